import ArgumentParser
import Engine
import Identity
import Kernel
import Storage

/// `plumbline clock`: how the machine's clock stands to the journal's time; with `accept`, that it is right.
struct ClockCommand: ParsableCommand {
    static let configuration: CommandConfiguration = CommandConfiguration(
        commandName: "clock", abstract: "核对服务器的时钟与全过程记录的时间。", subcommands: [Show.self, Accept.self], defaultSubcommand: Show.self)

    struct Show: PlumblineCommand {
        static let configuration: CommandConfiguration = CommandConfiguration(abstract: "列出服务器现在的时间和最后一条记录的时间；时钟落后的，退出码为1。")
        @OptionGroup var data: DataOption

        func execute() throws {
            let engine = try data.folder.engine(readOnly: true)
            let (now, last) = (Instant.present, try engine.database.read { try $0.lastTime(engine.county) })
            print("服务器现在的时间：\(now.chinese)")
            print(TimeSource.kernel.doubt.map { "\($0.words)。" } ?? "内核说，服务器的时钟与时间源对准。")
            guard let last else { return print("还没有任何记录。") }
            print("最后一条记录的时间：\(last.chinese)")
            guard last.milliseconds - now.milliseconds > ClockWatch.tolerance else { return }
            print("时钟早于最后一条记录，不能办理。请核对时钟；时钟无误的，运行 plumbline clock accept --reason 理由。")
            throw ExitCode(1)
        }
    }

    struct Accept: PlumblineCommand {
        static let configuration: CommandConfiguration = CommandConfiguration(
            abstract: "确认服务器的时钟无误，虽然早于最后一条记录；此后按现在的时间办理。记入全过程记录。")
        @OptionGroup var data: DataOption
        @Option(help: "理由，如 此前时钟误拨到2027年。") var reason: String

        func validate() throws {
            if reason.allSatisfy(\.isWhitespace) { throw ValidationError("请用 --reason 写明理由。") }
        }

        func execute() throws {
            let engine = try data.folder.engine()
            let last = try TimeGuard(engine).acceptClock(reason, by: .machineOperator, at: .present)
            print(last.map { "已确认：最后一条记录的时间是\($0.chinese)，此后按现在的时间办理。" } ?? "时钟不早于最后一条记录，无需确认。")
        }
    }
}
