import ArgumentParser
import Engine
import Foundation
import Identity
import Kernel
import Storage

/// `plumbline token`: what lets a person's scripts act in the person's name for some hours.
struct TokenCommand: ParsableCommand {
    static let configuration: CommandConfiguration = CommandConfiguration(
        commandName: "token", abstract: "令牌：让本人的脚本在几个小时内以本人名义办理，不必交出密码。",
        discussion: "令牌只显示一次，库中只存摘要；开立和撤销记入全过程记录，用它办理的，记录中写明令牌的名称。修改密码、停用账号的，令牌随之作废。",
        subcommands: [Create.self, List.self, Revoke.self])

    private static func open(_ data: DataOption) throws -> (engine: Engine, identity: Identity) {
        let engine = try data.folder.engine()
        return (engine, try data.folder.identity(engine))
    }

    struct Create: PlumblineCommand {
        static let configuration: CommandConfiguration = CommandConfiguration(
            commandName: "create", abstract: "开立一个令牌，在标准输出只显示这一次。")
        @OptionGroup var data: DataOption
        @OptionGroup var signer: SignerOption
        @Option(help: "有效几小时，1至12。") var hours: Int = 8
        @Option(help: "用途，如 批量导入；本人和核验的人以后看到的。") var purpose: String

        func execute() throws {
            let (engine, identity) = try TokenCommand.open(data)
            let signed = try signer.signed(in: engine, data.folder)
            let issued = try identity.issueToken(signed.actor, purpose: purpose, hours: hours, secondFactor: signed.secondFactor)
            try OperatorTrace.enter(
                engine, AuditEvent(.token, at: .present, by: signed.actor, subject: "开立令牌 \(issued.row.name)", origin: .machine))
            print(issued.text)
            let row = issued.row
            Terminal.complain("令牌\(row.name)属于账号“\(row.login)”，到\(row.expires.chinese)为止。只显示这一次，请存入只有本人能读的文件。")
        }
    }

    struct List: PlumblineCommand {
        static let configuration: CommandConfiguration = CommandConfiguration(commandName: "list", abstract: "列出本人账号有效的令牌。")
        @OptionGroup var data: DataOption
        @OptionGroup var signer: SignerOption

        func execute() throws {
            let (engine, identity) = try TokenCommand.open(data)
            let rows = try identity.tokens(of: signer.actor(in: engine, data.folder).login)
            if rows.isEmpty { print("没有有效的令牌。") }
            for row in rows { print("\(row.name)　\(row.purpose)　\(row.made.chinese)开立　到\(row.expires.chinese)为止") }
        }
    }

    struct Revoke: PlumblineCommand {
        static let configuration: CommandConfiguration = CommandConfiguration(commandName: "revoke", abstract: "撤销本人账号的一个令牌。")
        @OptionGroup var data: DataOption
        @OptionGroup var signer: SignerOption
        @Argument(help: "令牌的名称，如 t-1a2b3c4d5e。") var name: String

        func execute() throws {
            let (engine, identity) = try TokenCommand.open(data)
            let actor = try signer.actor(in: engine, data.folder)
            try identity.revokeToken(named: name, by: actor)
            try OperatorTrace.enter(engine, AuditEvent(.token, at: .present, by: actor, subject: "撤销令牌 \(name)", origin: .machine))
            print("令牌\(name)已经撤销。")
        }
    }
}
