import ArgumentParser
import Engine
import Foundation
import Kernel

/// `plumbline prepare`: fills a step in for whoever decides (拟办), or says everything that stands in the way.
struct Prepare: PlumblineCommand {
    static let configuration: CommandConfiguration = CommandConfiguration(
        abstract: "拟办一个由他人决定的环节，提请批准；事项的内容和阶段不变。不能提请的，列出全部理由，退出码为2。")

    @OptionGroup var data: DataOption
    @Option(help: "事项编号。") var matter: Int
    @Option(help: "环节，如 decide。") var action: String
    @OptionGroup var signer: SignerOption
    @Option(name: .customLong("fill"), help: "填写字段，写法与 plumbline perform 相同；可以多次给出。") var fills: [String] = []
    @Option(help: "承办人意见，印在审批表上。") var opinion: String
    @Option(name: .customLong("override"), help: "请求例外的条件，写作 条件的标识=理由；要公开的文字中有个人信息的，写作 标识=隐去。") var overrides: [String] = []
    @Option(help: "拟办日；默认为今天。只有演示的县可以写今天以外的日子。") var on: String?
    @Option(help: "您看到的版本；已被他人办理的，不予提请。") var version: Int?
    @Option(name: .customLong("request"), help: "请求编号；同一编号只办理一次。") var request: String?
    @Option(help: "输出格式。") var format: Format = .text

    func execute() throws {
        let input = try Perform.pairs(fills, option: "--fill")
        let asked = try Perform.pairs(overrides, option: "--override")
        let act = PreparedAct(data: data, signer: signer, matter: matter, action: action, on: on, version: version, request: request, words: opinion)
        let outcome = try act.perform { work in .prepare(try work.input(typed: input, for: .matter(matter)), overrides: asked) }
        try Perform.tell(outcome, action, format)
    }
}

/// `plumbline approve`: takes a prepared step, or agrees with it, sends it back, withdraws it.
struct Approve: PlumblineCommand {
    static let configuration: CommandConfiguration = CommandConfiguration(
        abstract: "批准拟办的环节，即以批准人的名义办理，全部条件重新判断；也可以审核同意、退回、撤回。不能办理的，列出全部理由，退出码为2。")

    enum Kind: String, EnumerableFlag {
        case agree, sendBack, withdraw

        static func name(for value: Kind) -> NameSpecification {
            switch value {
            case .agree: .customLong("agree")
            case .sendBack: .customLong("return")
            case .withdraw: .customLong("withdraw")
            }
        }

        static func help(for value: Kind) -> ArgumentHelp? {
            switch value {
            case .agree: "只审核同意，不批准。"
            case .sendBack: "退回给拟办人，须写明理由。"
            case .withdraw: "撤回自己的拟办。"
            }
        }
    }

    @OptionGroup var data: DataOption
    @Option(help: "事项编号。") var matter: Int
    @Option(help: "拟办的环节，如 decide。") var action: String
    @Flag var kind: Kind?
    @OptionGroup var signer: SignerOption
    @Option(help: "意见；退回的，是理由。") var opinion: String = ""
    @Option(help: "办理日；默认为今天。只有演示的县可以写今天以外的日子。") var on: String?
    @Option(help: "您看到的版本；已被他人办理的，不予办理。") var version: Int?
    @Option(name: .customLong("request"), help: "请求编号；同一编号只办理一次。") var request: String?
    @Option(help: "输出格式。") var format: Format = .text

    func execute() throws {
        let deed: PreparationRequest.Deed =
            switch kind {
            case nil: .approve
            case .agree: .agree
            case .sendBack: .sendBack
            case .withdraw: .withdraw
            }
        let act = PreparedAct(data: data, signer: signer, matter: matter, action: action, on: on, version: version, request: request, words: opinion)
        try Perform.tell(try act.perform { _ in deed }, action, format)
    }
}

/// What is common to the commands about prepared steps.
private struct PreparedAct {
    let data: DataOption
    let signer: SignerOption
    let matter: Int
    let action: String
    let on: String?
    let version: Int?
    let request: String?
    let words: String

    func perform(_ deed: (Work) throws -> PreparationRequest.Deed) throws -> Outcome {
        let engine = try data.folder.engine()
        let now = try SignerOption.moment(on, for: "--on", in: engine)
        // In a demonstration a day that is given is no slip of the clock.
        if on == nil || !engine.isDemonstration { engine.keepTime() }
        let actor = try signer.actor(in: engine, data.folder)
        let wanted = try engine.look { work in
            // Several acts on one day follow one another, although only the day was given.
            let touched = try work.dossier(matter).touched
            let at = touched.day == now.day ? max(now, touched) : now
            return PreparationRequest(
                try deed(work), action, of: matter, version: version, saying: words, at: at,
                id: request.map { Request.id(.cli, by: actor.login, $0) })
        }
        // What is prepared is judged before the transaction that enters it.
        return try engine.perform(wanted, as: actor)
    }
}
