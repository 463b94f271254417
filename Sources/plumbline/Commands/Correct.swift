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

    @OptionGroup var act: ActOptions
    @Option(name: .customLong("set"), help: "本来应当是什么，写作 字段=值；列表中的一处写作 parties.0.citizenName=值；可以多次给出。") var changes: [String] = []
    @Flag var kind: Kind?
    @Option(help: "理由；批准的，是意见。") var reason: String = ""

    func validate() throws {
        guard (kind == nil) != changes.isEmpty else { throw ValidationError("请写明要更正的内容（--set），或者 --approve、--refuse、--withdraw 之一。") }
    }

    func execute() throws {
        let texts = try Perform.pairs(changes, option: "--set")
        let (engine, actor, on) = try act.begin()
        let deed: CorrectionRequest.Deed
        switch kind {
        case .approve: deed = .approve
        case .refuse: deed = .refuse
        case .withdraw: deed = .withdraw
        case nil:
            deed = try engine.look { work in
                let dossier = try work.dossier(on.matter)
                return .propose(dossier.definition.corrected(typed: texts, dossier.record))
            }
        }
        try Perform.tell(try engine.perform(CorrectionRequest(deed, on: on, saying: reason), as: actor), "更正", act.format)
    }
}

/// `plumbline recall`: takes a paper back before it is served (收回), or issues one anew that was taken back.
struct RecallCommand: PlumblineCommand {
    static let configuration: CommandConfiguration = CommandConfiguration(
        commandName: "recall", abstract: "收回还没有送达的文书：文号不再使用，公示撤回，环节所作的决定不变；也可以重新制发已经收回的。")

    @OptionGroup var act: ActOptions
    @Option(help: "文书，如 decision。") var document: String
    @Option(help: "第几次制发的；不写的为第1次。") var issue: Int = 1
    @Flag(help: "重新制发已经收回的文书。") var reissue = false
    @Option(help: "收回的理由；撤回公示时向社会公开。") var reason: String = ""

    func execute() throws {
        let (engine, actor, on) = try act.begin()
        let deed: CorrectionRequest.Deed = reissue ? .reissue(document: document) : .recall(document: document, ordinal: issue)
        let wanted = CorrectionRequest(deed, on: on, saying: reason)
        try Perform.tell(try engine.perform(wanted, as: actor), reissue ? "重新制发" : "收回", act.format)
    }
}
