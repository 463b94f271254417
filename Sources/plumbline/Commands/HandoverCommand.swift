import ArgumentParser
import Engine
import Foundation
import Kernel
import Storage

/// `plumbline handover`: the pending matters of some kinds go from one organ to another on a day (赋权、机构改革、职权调整).
struct HandoverCommand: ParsableCommand {
    static let configuration: CommandConfiguration = CommandConfiguration(
        commandName: "handover", abstract: "职权调整时，把在办的事项成批移交给另一机关：预览、决定、撤销、办理、查看。",
        subcommands: [HandoverOrderCommand.self, HandoverCancel.self, HandoverRunCommand.self, HandoverList.self])
}

/// `plumbline handover order`: shows what would go; with `--confirm`, orders it.
struct HandoverOrderCommand: PlumblineCommand {
    static let configuration: CommandConfiguration = CommandConfiguration(
        commandName: "order", abstract: "预览，给出 --confirm 件数的，决定移交。由两个机关共同的上级机关的负责人决定；到日由后台作业办理。")

    @OptionGroup var data: DataOption
    @Option(help: "移出机关的代码。") var from: String
    @Option(help: "接收机关的代码。") var to: String
    @Option(name: .customLong("kind"), help: "事项种类，如 penalty；可以多次给出。") var kinds: [String]
    @Option(help: "移交之日，即接收机关开始办理之日。") var day: String
    @Option(help: "理由。") var reason: String = ""
    @Option(help: "依据：决定的文号、条文。") var article: String = ""
    @Option(help: "据以移交的本县事项的编号，如赋权决定；给出的，只移交以所列权力事项为依据的案件。") var act: Int?
    @Option(help: "预览所见的件数；与现在的件数不同的，不作决定。") var confirm: Int?
    @OptionGroup var signer: SignerOption
    @Option(help: "决定日；默认为今天。只有演示的县可以写今天以外的日子。") var on: String?
    @Option(name: .customLong("request"), help: "请求编号；同一编号只办理一次。") var request: String?

    func execute() throws {
        let (engine, actor, now) = try ActOptions.begin(data, signer, on: on)
        let wanted = HandoverOrderRequest(
            from: OrganCode(from), to: OrganCode(to), kinds: kinds, on: try Day.given(day, for: "--day"), reason: reason, article: article, act: act,
            expected: confirm, at: now, id: request.map { Request.id(.cli, by: actor.login, $0) })
        let fields: [FieldProblem]
        if confirm != nil {
            let (order, problems) = try engine.order(wanted, as: actor)
            if let order { return print("已决定：记录第\(order.entry)条，\(order.expected)件，\(order.on.chinese)起移交。") }
            fields = problems
        } else {
            let preview = try engine.look { try $0.preview(wanted, as: actor) }
            fields = preview.fields
            if fields.isEmpty { return show(preview) }
        }
        print("不能决定移交，没有作任何改动：")
        for field in fields { print("  · \(field.message)") }
        throw ExitCode(2)
    }

    private func show(_ preview: HandoverPreview) {
        for line in preview.lines { print("\(line.kind.name)（\(line.kind.id)）：\(line.count)件") }
        print("共\(preview.count)件。试看了其中\(preview.tried)件，不能移交的\(preview.obstacles.count)件：")
        for obstacle in preview.obstacles { print("  事项\(obstacle.matter)（\(obstacle.title)）：\(obstacle.says)") }
        print("决定的，加上 --confirm \(preview.count)。")
    }
}

/// `plumbline handover cancel`: takes an order back.
struct HandoverCancel: PlumblineCommand {
    static let configuration: CommandConfiguration = CommandConfiguration(commandName: "cancel", abstract: "撤销尚未办完的移交决定；已经移走的不移回。")

    @OptionGroup var data: DataOption
    @Argument(help: "决定的记录编号。") var order: Int
    @OptionGroup var signer: SignerOption
    @Option(help: "办理日；默认为今天。只有演示的县可以写今天以外的日子。") var on: String?

    func execute() throws {
        let (engine, actor, now) = try ActOptions.begin(data, signer, on: on)
        try engine.cancel(order: order, as: actor, at: now)
        print("已撤销第\(order)条记录的移交决定。")
    }
}

/// `plumbline handover run`: what the server's job does every hour.
struct HandoverRunCommand: PlumblineCommand {
    static let configuration: CommandConfiguration = CommandConfiguration(
        commandName: "run", abstract: "办理到日的移交决定；服务运行时每小时自动办理。可以随时中断，再运行时接着办。")

    @OptionGroup var data: DataOption
    @Option(help: "办理日；默认为今天。只有演示的县可以写今天以外的日子。") var on: String?

    func execute() throws {
        let engine = try data.folder.engine()
        let now = try SignerOption.moment(on, for: "--on", in: engine)
        if on == nil || !engine.isDemonstration { engine.keepTime() }
        let results = try HandoverRun(engine).run(at: now)
        if results.isEmpty { print("没有到日的移交决定。") }
        for result in results { print("第\(result.order)条记录的决定：移交\(result.moved)件，留下\(result.left)件。") }
    }
}

/// `plumbline handover list`: the orders and how they ended.
struct HandoverList: PlumblineCommand {
    static let configuration: CommandConfiguration = CommandConfiguration(commandName: "list", abstract: "列出移交决定和办理结果，留下的写明原因。")

    @OptionGroup var data: DataOption

    func execute() throws {
        let engine = try data.folder.engine()
        let read = try engine.database.read { try $0.readHandoverOrders(engine.county) }
        let orders = read.orders
        for problem in read.damaged { print(problem.message + (problem.remedy ?? "")) }
        if orders.isEmpty, read.damaged.isEmpty { return print("没有移交决定。") }
        for order in orders {
            let names = order.kinds.map { id in engine.kinds.first { $0.kind.id == id }?.kind.name ?? id }.joined(separator: "、")
            print(
                "第\(order.entry)条　\(order.on.iso)　\(engine.organs.name(of: order.from))→\(engine.organs.name(of: order.to))　\(names)　决定时\(order.expected)件"
            )
            print("    \(order.reason)；\(order.article)")
            guard let end = order.end else {
                print("    待办理")
                continue
            }
            print("    \(end.isCancelled ? "已撤销" : "已办完")（\(end.at.day.iso)）：移交\(end.moved)件，留下\(end.leftCount)件")
            for left in end.left { print("    事项\(left.matter)：\(left.says)") }
        }
    }
}
