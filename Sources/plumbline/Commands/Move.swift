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

    @OptionGroup var act: ActOptions
    @Flag var kind: Kind?
    @Option(help: "接收机关的代码；提出移送和指定时给出。") var to: String?
    @Option(help: "移送的理由，或者不予接收的理由。") var reason: String = ""
    @Option(help: "移送的依据：法律、法规、规章的条文，或者文件的文号。") var article: String = ""

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
        let (engine, actor, on) = try act.begin()
        let wanted = HandoverRequest(deed, on: on, reason: reason, article: article)
        try Perform.tell(try engine.perform(wanted, as: actor), wanted.act.name, act.format)
    }
}

/// `plumbline succeed`: somebody takes a party's place.
struct Succeed: PlumblineCommand {
    static let configuration: CommandConfiguration = CommandConfiguration(
        abstract: "登记当事人的承继人：当事人死亡、终止、合并、分立的。原当事人的情况留在事项中；法律规定终止办理的，指出应办的环节，退出码为2。")

    @OptionGroup var act: ActOptions
    @Option(help: "当事人的地位，如 party；不写的，列出本事项有哪些。") var place: String?
    @Option(help: "原因：death（公民死亡）、merger（合并）、division（分立）、dissolution（终止）、transfer（权利义务转让）。") var cause: String?
    @Option(help: "死亡、合并、分立、终止之日，如 2026-11-20。") var happened: String?
    @Option(help: "证明材料的名称和文号。") var proof: String = ""
    @Option(name: .customLong("fill"), help: "承继人的情况，写作 字段=值；没有填写的不沿用原当事人的。可以多次给出。") var fills: [String] = []

    func execute() throws {
        let input = try Perform.pairs(fills, option: "--fill")
        let (engine, actor, on) = try act.begin()
        guard let place, let happened else { return try list(engine) }
        guard let cause = SuccessionCause(rawValue: cause ?? "") else {
            let known = SuccessionCause.allCases.map { "\($0.rawValue)（\($0.name)）" }.joined(separator: "、")
            throw Problem(.invalid, .badFill, "“--cause”填写的“\(self.cause ?? "")”不符合要求。", remedy: "可以写：\(known)。")
        }
        let wanted = SuccessionRequest(
            place, on: on, because: cause, day: try Day.given(happened, for: "--happened"), proof: proof,
            try engine.input(typed: input, for: .matter(on.matter)))
        try Perform.tell(try engine.perform(wanted, as: actor), Predecessor.name, act.format)
    }

    private func list(_ engine: Engine) throws {
        let definition = try engine.look { try $0.dossier(act.matter).definition }
        guard !definition.successions.isEmpty else { return print("“\(definition.kind.name)”没有规定当事人的承继。") }
        print("请给出 --place、--cause、--happened 和 --proof。本事项的当事人：")
        for succession in definition.successions {
            print("  \(succession.id)（\(succession.title)）　字段：\(succession.fields.joined(separator: "、"))")
            for rule in succession.rules { print("    · \(rule.causes.map(\.name).joined(separator: "、"))：\(rule.says)。\(rule.basis)") }
        }
    }
}
