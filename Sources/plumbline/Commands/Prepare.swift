import ArgumentParser
import Engine
import Foundation
import Kernel

/// `plumbline prepare`: fills a step in for whoever decides (拟办), or says everything that stands in the way.
struct Prepare: PlumblineCommand {
    static let configuration: CommandConfiguration = CommandConfiguration(
        abstract: "拟办一个由他人决定的环节，提请批准；事项的内容和阶段不变。不能提请的，列出全部理由，退出码为2。")

    @OptionGroup var act: ActOptions
    @Option(help: "环节，如 decide。") var action: String
    @Option(name: .customLong("fill"), help: "填写字段，写法与 plumbline perform 相同；可以多次给出。") var fills: [String] = []
    @Option(help: "承办人意见，印在审批表上。") var opinion: String
    @Option(name: .customLong("override"), help: "请求例外的条件，写作 条件的标识=理由；要公开的文字中有个人信息的，写作 标识=隐去。") var overrides: [String] = []

    func execute() throws {
        let input = try Perform.pairs(fills, option: "--fill")
        let asked = try Perform.pairs(overrides, option: "--override")
        let (engine, actor, on) = try act.begin()
        let deed = PreparationRequest.Deed.prepare(try engine.input(typed: input, for: .matter(on.matter)), overrides: asked)
        try Perform.tell(try engine.perform(PreparationRequest(deed, action, on: on, saying: opinion), as: actor), action, act.format)
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

    @OptionGroup var act: ActOptions
    @Option(help: "拟办的环节，如 decide。") var action: String
    @Flag var kind: Kind?
    @Option(help: "意见；退回的，是理由。") var opinion: String = ""

    func execute() throws {
        let deed: PreparationRequest.Deed =
            switch kind {
            case nil: .approve
            case .agree: .agree
            case .sendBack: .sendBack
            case .withdraw: .withdraw
            }
        let (engine, actor, on) = try act.begin()
        try Perform.tell(try engine.perform(PreparationRequest(deed, action, on: on, saying: opinion), as: actor), action, act.format)
    }
}
