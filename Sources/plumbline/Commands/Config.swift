import Affairs
import ArgumentParser
import Engine
import Foundation
import Identity
import Kernel
import Storage

/// `plumbline config`: what the county has set for itself, and where each default comes from.
struct Config: PlumblineCommand {
    static let configuration: CommandConfiguration = CommandConfiguration(
        abstract: "列出县可以自定的设置、界限及其依据；用 --set 修改，修改前后的值、修改人和理由记入全过程记录。",
        discussion: "改动数字或者合法性的设置是重大的：由一人提出（--set），另一名有相应岗位的人确认（--confirm）以后才生效。")
    @OptionGroup var data: DataOption
    @Option(name: .customLong("set"), help: "修改一项，写作 名称=值；可以多次给出。") var changes: [String] = []
    @Option(help: "修改的理由，记入全过程记录。") var reason: String = ""
    @Flag(help: "列出已经提出、等待另一人确认的修改。") var proposals = false
    @Option(help: "确认另一人提出的修改；写提议的编号。") var confirm: Int?
    @Option(help: "撤回一项提议；写提议的编号。") var withdraw: Int?
    @OptionGroup var signer: SignerOption
    @Flag(name: .customLong("server"), help: "列出网页服务的设置、现在的值和来源；密钥不显示。") var showsServer = false
    @OptionGroup(title: "网页服务的设置") var server: ServerFlags
    @Option(help: "输出格式。") var format: Format = .text

    func validate() throws {
        let acts = [!changes.isEmpty, confirm != nil, withdraw != nil].count { $0 }
        if acts > 1 { throw ValidationError("--set、--confirm、--withdraw 只能选一项。") }
        if acts == 1, !signer.isGiven { throw ValidationError("修改设置，请用 --as 给出修改人的账号。") }
    }

    func execute() throws {
        if showsServer { return try listServer() }
        let declared = Catalogue.definitions.flatMap(\.settings)
        let exists = try data.folder.hasDatabase()
        if proposals { return try listProposals(declared) }
        if !changes.isEmpty || confirm != nil || withdraw != nil { return try act(declared) }
        let current = exists ? try data.folder.engine().settings.texts : [:]
        let rows = (declared + IdentitySettings.declared).map { setting in
            let rules = [setting.rule, setting.isWeighty ? "重大，须由另一人确认" : ""].filter { !$0.isEmpty }.joined(separator: "；")
            let place = current[setting.key] == nil ? "默认" : "本县"
            return (setting.key, setting.label, current[setting.key] ?? setting.shownFallback, place, setting.source, rules)
        }
        switch format {
        case .json:
            let items = rows.map { row in
                JSON.object([
                    .init("key", .text(row.0)), .init("label", .text(row.1)), .init("value", .text(row.2)), .init("from", .text(row.3)),
                    .init("source", .text(row.4)), .init("rule", .text(row.5)),
                ])
            }
            print(JSON.array(items).encoded)
        case .csv: for row in rows { print(CSVText.line([row.0, row.1, row.2, row.3, row.4, row.5])) }
        case .text:
            for row in rows {
                let rules = row.5.isEmpty ? "" : "［\(row.5)］"
                print("\(Columns.padded(row.0, 44))\(Columns.padded(row.2, 20))（\(row.3)）\(row.1)。\(rules)\(row.4)")
            }
        }
    }

    private func listServer() throws {
        let values = try server.settings().values
        switch format {
        case .json:
            let items = values.map { value in
                JSON.object([
                    .init("key", .text(value.setting.key)), .init("label", .text(value.setting.label)), .init("value", .text(value.shown)),
                    .init("from", .text(value.source)),
                ])
            }
            print(JSON.array(items).encoded)
        case .csv: for value in values { print(CSVText.line([value.setting.key, value.setting.label, value.shown, value.source])) }
        case .text:
            for value in values {
                print("\(Columns.padded(value.setting.key, 24))\(Columns.padded(value.shown, 36))（\(value.source)）\(value.setting.label)")
            }
        }
    }

    private func act(_ declared: [any SettingDeclaration]) throws {
        let engine = try data.folder.engine()
        let actor = try signer.actor(in: engine, data.folder)
        let identity = try data.folder.identity(engine)
        let settings = CountySettings(identity, declared: declared, way: actor.way)
        if let confirm {
            let done = try settings.confirm(confirm, by: actor.login)
            if done.isFounding { print("两人的账号或者岗位出自同一人之手。本县还在设立期间、没有事项，照此确认，记录写明，并告知审计管理员；以后没有由互不相属的两人再次确认的，到期恢复原来的值。") }
            return print("已修改：\(done.label)由“\(done.old)”改为“\(done.new)”，由\(done.login)提出，\(actor.login)确认。")
        }
        if let withdraw {
            let done = try settings.withdraw(withdraw, by: actor.login)
            return print("已撤回：\(done.label)的修改。")
        }
        let outcomes = try settings.set(Perform.pairs(changes, option: "--set"), reason: reason, by: actor.login)
        for outcome in outcomes {
            switch outcome {
            case .changed(let key, let entry): print("已修改：\(key)，记录第\(entry)条。")
            case .proposed(let key, let entry): print("已提出：\(key)，须由另一人确认：plumbline config --confirm \(entry) --as 账号")
            }
        }
    }

    private func listProposals(_ declared: [any SettingDeclaration]) throws {
        let engine = try data.folder.engine(readOnly: true)
        let identity = try data.folder.identity(engine)
        let open = try CountySettings(identity, declared: declared).proposals()
        if open.isEmpty { print("没有等待确认的修改。") }
        for one in open {
            let who = engine.names[one.proposer] ?? one.proposer.description
            print("\(one.entry)　\(one.key)　\(one.label)：由“\(one.old)”改为“\(one.new)”　\(who)（\(one.login)）\(one.at.day)提出，理由：\(one.reason)")
        }
    }
}
