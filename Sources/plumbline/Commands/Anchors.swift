import ArgumentParser
import Engine
import Foundation
import Kernel
import Proof
import Storage

/// `plumbline anchor`: notes that are kept elsewhere and prove later that nothing before them was changed.
struct Anchors: ParsableCommand {
    static let configuration: CommandConfiguration = CommandConfiguration(
        commandName: "anchor", abstract: "外部凭据：把记录到此为止的摘要签名，另行保存；以后据以核对数据库是不是其延续。",
        subcommands: [Export.self, Check.self, Witness.self])

    static func read(_ paths: [String]) throws -> [Anchor] {
        try paths.map { path in
            guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
                throw Problem(.missing, .anchorUnreadable, "没有外部凭据文件“\(path)”，或者不能读出。", remedy: "请核对文件名。")
            }
            return try Anchor(parsing: text)
        }
    }

    struct Export: PlumblineCommand {
        static let configuration: CommandConfiguration = CommandConfiguration(
            abstract: "输出外部凭据。请打印，或者保存到另一台机器、上级机关等改动本数据库的人够不到的地方。")
        @OptionGroup var data: DataOption
        @Option(name: .customLong("to"), help: "写入这个新文件；不写的，输出到屏幕。") var path: String?

        func execute() throws {
            let engine = try data.folder.engine(readOnly: true)
            let anchor = try Anchor(of: engine, signer: data.folder.existingSigner(engine.county))
            guard let path else { return print(anchor.encoded, terminator: "") }
            do {
                try Data(anchor.encoded.utf8).write(to: URL(fileURLWithPath: path), options: .withoutOverwriting)
            } catch {
                throw Problem(.conflict, .folderReadOnly, "外部凭据没有写入“\(path)”：文件已经存在，或者不能写入。", remedy: "请换一个文件名。", underlying: error)
            }
            print("已把第\(anchor.last.entry)条记录为止的凭据写入 \(path)。请另行保存。")
        }
    }

    struct Check: PlumblineCommand {
        static let configuration: CommandConfiguration = CommandConfiguration(
            abstract: "核对数据库是不是所给凭据的延续；较早的副本、分叉、改写后重新签名、缺少检查点的，分别指出，退出码为1。")
        @OptionGroup var data: DataOption
        @Argument(help: "外部凭据文件，可以有几个。") var notes: [String]
        @Option(name: .customLong("witness"), help: "应当有其签名的见证人的公钥，可以多次给出。") var witnesses: [String] = []

        func execute() throws {
            let keys: [VerifierKey]
            do {
                keys = try witnesses.map { try VerifierKey($0) }
            } catch let fault as NoteFault {
                throw Problem(.invalid, .badFill, "“--witness”：\(fault)")
            }
            let anchors = try Anchors.read(notes)
            let engine = try data.folder.engine(readOnly: true)
            let findings = try AnchorCheck(engine, keys: data.folder.verifierKeys(), witnesses: keys).check(anchors)
            for finding in findings {
                for fault in finding.faults { print(fault) }
                let signers = finding.anchor.note.signatures.map(\.name).joined(separator: "、")
                if finding.faults.isEmpty {
                    print("\(finding.anchor.day)第\(finding.anchor.last.entry)条的凭据（\(signers)签名）：相符，本数据库是其延续，其后又有\(finding.since)条记录。")
                }
            }
            if findings.contains(where: { !$0.faults.isEmpty }) { throw ExitCode(1) }
        }
    }

    struct Witness: PlumblineCommand {
        static let configuration: CommandConfiguration = CommandConfiguration(
            abstract: "以见证人的密钥在凭据上加签，证明此时见到过它。在见证人自己的机器上运行，不需要数据库。")
        @Argument(help: "外部凭据文件；签名加在末尾。") var note: String
        @Option(help: "见证人的密钥文件；没有的，随机生成一个，只有本人能读。") var key: String
        @Option(help: "见证人的名称，不含空格和加号，如 岳阳市司法局。") var name: String

        func execute() throws {
            guard var anchor = try Anchors.read([note]).first else { return }
            do {
                let signer = try signer()
                try anchor.sign(with: signer)
                try Data(anchor.encoded.utf8).write(to: URL(fileURLWithPath: note), options: .atomic)
                print("已加签。核对时请给出：--witness '\(signer.verifierKey)'")
            } catch let fault as NoteFault {
                throw Problem(.invalid, .badFill, "没有加签：\(fault)")
            }
        }

        /// Made where there is none; one that cannot be read is never overwritten.
        private func signer() throws -> SignerKey { try SignerKey(name: name, seed: KeyFile(key).readOrMake().bytes) }
    }
}
