import ArgumentParser
import Engine
import Foundation
import Kernel

/// `plumbline correct`: wants a slip of the pen put right, or decides on what another wants put right (更正).
struct Correct: PlumblineCommand {
    static let configuration: CommandConfiguration = CommandConfiguration(
        abstract: "提请更正事项中的笔误，或者由另一人批准；条件判断过的、期限据以计算的不是笔误。不能办理的，列出全部理由，退出码为2。")

    enum Kind: String, EnumerableFlag {
        case approve, refuse, withdraw

        static func help(for value: Kind) -> ArgumentHelp? {
            switch value {
            case .approve: "批准更正：登记、统计、公示随之改变，已经送出的文书由更正书更正。"
            case .refuse: "不予更正，须写明理由。"
            case .withdraw: "撤回自己的提请。"
            }
        }
    }

    @OptionGroup var data: DataOption
    @Option(help: "事项编号。") var matter: Int
    @Option(name: .customLong("set"), help: "本来应当是什么，写作 字段=值；列表中的一处写作 parties.0.citizenName=值；可以多次给出。") var changes: [String] = []
    @Flag var kind: Kind?
    @OptionGroup var signer: SignerOption
    @Option(help: "理由；批准的，是意见。") var reason: String = ""
    @Option(help: "办理日；默认为今天。只有演示的县可以写今天以外的日子。") var on: String?
    @Option(help: "您看到的版本；已被他人办理的，不予办理。") var version: Int?
    @Option(name: .customLong("request"), help: "请求编号；同一编号只办理一次。") var request: String?
    @Option(help: "输出格式。") var format: Format = .text

    func validate() throws {
        guard (kind == nil) != changes.isEmpty else { throw ValidationError("请写明要更正的内容（--set），或者 --approve、--refuse、--withdraw 之一。") }
    }

    func execute() throws {
        let texts = try Perform.pairs(changes, option: "--set")
        let act = CorrectionAct(data: data, signer: signer, matter: matter, on: on, version: version, request: request, words: reason)
        let outcome = try act.perform { work in
            switch kind {
            case .approve: return .approve
            case .refuse: return .refuse
            case .withdraw: return .withdraw
            case nil:
                let dossier = try work.dossier(matter)
                return .propose(dossier.definition.corrected(typed: texts, dossier.record))
            }
        }
        try Perform.tell(outcome, "更正", format)
    }
}

/// `plumbline recall`: takes a paper back before it is served (收回), or issues one anew that was taken back.
struct RecallCommand: PlumblineCommand {
    static let configuration: CommandConfiguration = CommandConfiguration(
        commandName: "recall", abstract: "收回还没有送达的文书：文号不再使用，公示撤回，环节所作的决定不变；也可以重新制发已经收回的。")

    @OptionGroup var data: DataOption
    @Option(help: "事项编号。") var matter: Int
    @Option(help: "文书，如 decision。") var document: String
    @Option(help: "第几次制发的；不写的为第1次。") var issue: Int = 1
    @Flag(help: "重新制发已经收回的文书。") var reissue = false
    @OptionGroup var signer: SignerOption
    @Option(help: "收回的理由；撤回公示时向社会公开。") var reason: String = ""
    @Option(help: "办理日；默认为今天。只有演示的县可以写今天以外的日子。") var on: String?
    @Option(help: "您看到的版本；已被他人办理的，不予办理。") var version: Int?
    @Option(name: .customLong("request"), help: "请求编号；同一编号只办理一次。") var request: String?
    @Option(help: "输出格式。") var format: Format = .text

    func execute() throws {
        let act = CorrectionAct(data: data, signer: signer, matter: matter, on: on, version: version, request: request, words: reason)
        let outcome = try act.perform { _ in reissue ? .reissue(document: document) : .recall(document: document, ordinal: issue) }
        try Perform.tell(outcome, reissue ? "重新制发" : "收回", format)
    }
}

/// What is common to the commands about slips of the pen.
private struct CorrectionAct {
    let data: DataOption
    let signer: SignerOption
    let matter: Int
    let on: String?
    let version: Int?
    let request: String?
    let words: String

    func perform(_ deed: (Work) throws -> CorrectionRequest.Deed) throws -> Outcome {
        let engine = try data.folder.engine()
        let now = try SignerOption.moment(on, for: "--on", in: engine)
        // In a demonstration a day that is given is no slip of the clock.
        if on == nil || !engine.isDemonstration { engine.keepTime() }
        let actor = try signer.actor(in: engine, data.folder)
        let wanted = try engine.look { work in
            // Several acts on one day follow one another, although only the day was given.
            let touched = try work.dossier(matter).touched
            let at = touched.day == now.day ? max(now, touched) : now
            return CorrectionRequest(
                try deed(work), of: matter, version: version, saying: words, at: at, id: request.map { Request.id(.cli, by: actor.login, $0) })
        }
        return try engine.perform(wanted, as: actor)
    }
}
