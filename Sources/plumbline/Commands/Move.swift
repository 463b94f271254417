import ArgumentParser
import Engine
import Foundation
import Kernel

/// `plumbline move`: a matter goes to another organ of the county: proposed, accepted, refused, withdrawn, or decided from above.
struct Move: PlumblineCommand {
    static let configuration: CommandConfiguration = CommandConfiguration(
        abstract: "移送一个事项到本县的另一机关：由原机关负责人提出、接收机关负责人接收，或者由共同的上一级机关指定。不能办理的，列出全部理由，退出码为2。")

    enum Kind: String, EnumerableFlag {
        case accept, refuse, withdraw, designate

        static func name(for value: Kind) -> NameSpecification { .customLong(value.rawValue) }
        static func help(for value: Kind) -> ArgumentHelp? {
            switch value {
            case .accept: "接收移送。"
            case .refuse: "不予接收，须写明理由。"
            case .withdraw: "撤回提出的移送。"
            case .designate: "由共同的上一级机关指定，或者由上级机关提办；须写明 --to、理由和依据。"
            }
        }
    }

    @OptionGroup var data: DataOption
    @Option(help: "事项编号。") var matter: Int
    @Flag var kind: Kind?
    @Option(help: "接收机关的代码；提出移送和指定时给出。") var to: String?
    @Option(help: "移送的理由，或者不予接收的理由。") var reason: String = ""
    @Option(help: "移送的依据：法律、法规、规章的条文，或者文件的文号。") var article: String = ""
    @OptionGroup var signer: SignerOption
    @Option(help: "办理日；默认为今天。只有演示的县可以写今天以外的日子。") var on: String?
    @Option(help: "您看到的版本；已被他人办理的，不予办理。") var version: Int?
    @Option(name: .customLong("request"), help: "请求编号；同一编号只办理一次。") var request: String?
    @Option(help: "输出格式。") var format: Format = .text

    func validate() throws {
        let needsOrgan = kind == nil || kind == .designate
        if needsOrgan != (to != nil) { throw ValidationError("提出移送或者指定的，用 --to 给出接收机关；接收、不予接收、撤回的，不给出 --to。") }
    }

    func execute() throws {
        let organ = OrganCode(to ?? "")
        let deed: HandoverRequest.Deed =
            switch kind {
            case nil: .propose(to: organ)
            case .designate: .designate(to: organ)
            case .accept: .accept
            case .refuse: .refuse
            case .withdraw: .withdraw
            }
        let (engine, actor, now) = try MovingAct.begin(data, signer, on: on)
        let at = try MovingAct.moment(now, of: matter, in: engine)
        let wanted = HandoverRequest(
            deed, of: matter, version: version, reason: reason, article: article, at: at, id: request.map { Request.id(.cli, by: actor.login, $0) })
        try Perform.tell(try engine.perform(wanted, as: actor), wanted.act.name, format)
    }
}

/// `plumbline succeed`: somebody takes a party's place.
struct Succeed: PlumblineCommand {
    static let configuration: CommandConfiguration = CommandConfiguration(
        abstract: "登记当事人的承继人：当事人死亡、终止、合并、分立的。原当事人的情况留在事项中；法律规定终止办理的，指出应办的环节，退出码为2。")

    @OptionGroup var data: DataOption
    @Option(help: "事项编号。") var matter: Int
    @Option(help: "当事人的地位，如 party；不写的，列出本事项有哪些。") var place: String?
    @Option(help: "原因：death（公民死亡）、merger（合并）、division（分立）、dissolution（终止）、transfer（权利义务转让）。") var cause: String?
    @Option(help: "死亡、合并、分立、终止之日，如 2026-11-20。") var happened: String?
    @Option(help: "证明材料的名称和文号。") var proof: String = ""
    @Option(name: .customLong("fill"), help: "承继人的情况，写作 字段=值；没有填写的不沿用原当事人的。可以多次给出。") var fills: [String] = []
    @OptionGroup var signer: SignerOption
    @Option(help: "办理日；默认为今天。只有演示的县可以写今天以外的日子。") var on: String?
    @Option(help: "您看到的版本；已被他人办理的，不予办理。") var version: Int?
    @Option(name: .customLong("request"), help: "请求编号；同一编号只办理一次。") var request: String?
    @Option(help: "输出格式。") var format: Format = .text

    func execute() throws {
        let input = try Perform.pairs(fills, option: "--fill")
        let (engine, actor, now) = try MovingAct.begin(data, signer, on: on)
        guard let place, let happened else { return try list(engine) }
        guard let cause = SuccessionCause(rawValue: cause ?? "") else {
            let known = SuccessionCause.allCases.map { "\($0.rawValue)（\($0.name)）" }.joined(separator: "、")
            throw Problem(.invalid, .badFill, "“--cause”填写的“\(self.cause ?? "")”不符合要求。", remedy: "可以写：\(known)。")
        }
        let at = try MovingAct.moment(now, of: matter, in: engine)
        let wanted = SuccessionRequest(
            place, of: matter, version: version, on: cause, day: try Day.given(happened, for: "--happened"), proof: proof,
            try engine.input(typed: input, for: .matter(matter)), at: at, id: request.map { Request.id(.cli, by: actor.login, $0) })
        try Perform.tell(try engine.perform(wanted, as: actor), Predecessor.name, format)
    }

    private func list(_ engine: Engine) throws {
        let definition = try engine.look { try $0.dossier(matter).definition }
        guard !definition.successions.isEmpty else { return print("“\(definition.kind.name)”没有规定当事人的承继。") }
        print("请给出 --place、--cause、--happened 和 --proof。本事项的当事人：")
        for succession in definition.successions {
            print("  \(succession.id)（\(succession.title)）　字段：\(succession.fields.joined(separator: "、"))")
            for rule in succession.rules { print("    · \(rule.causes.map(\.name).joined(separator: "、"))：\(rule.says)。\(rule.basis)") }
        }
    }
}

/// What the commands about moving have in common.
enum MovingAct {
    static func begin(_ data: DataOption, _ signer: SignerOption, on: String?) throws -> (engine: Engine, actor: Actor, now: Instant) {
        let engine = try data.folder.engine()
        let now = try SignerOption.moment(on, for: "--on", in: engine)
        // In a demonstration a day that is given is no slip of the clock.
        if on == nil || !engine.isDemonstration { engine.keepTime() }
        return (engine, try signer.actor(in: engine, data.folder), now)
    }

    /// Several acts on one day follow one another, although only the day was given.
    static func moment(_ now: Instant, of matter: MatterID, in engine: Engine) throws -> Instant {
        let touched = try engine.look { try $0.dossier(matter).touched }
        return touched.day == now.day ? max(now, touched) : now
    }
}
