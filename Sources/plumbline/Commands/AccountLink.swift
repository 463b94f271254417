import ArgumentParser
import Engine
import Identity
import Kernel

/// `plumbline link-identity`: lets an identity at the provider sign in to an account, or no longer.
struct AccountLink: PlumblineCommand {
    static let configuration: CommandConfiguration = CommandConfiguration(
        commandName: "link-identity", abstract: "把身份提供方的一个身份与账号关联，此后可以用它登录；用 --remove 解除，并结束该账号的会话。",
        discussion: "没有关联的身份登录时，页面会显示它的身份标识。关联和解除都记入全过程记录。")
    @OptionGroup var data: DataOption
    @Option(help: "账号。") var login: String
    @Option(help: "身份标识（sub），登录时的页面会显示。") var subject: String
    @Option(help: "身份提供方（iss），如 https://id.example.gov.cn；与服务的配置一致。") var issuer: String
    @Flag(help: "解除关联。") var remove = false

    func execute() throws {
        let values = [("subject", "身份标识", subject), ("issuer", "身份提供方", issuer)]
        let wrong = values.filter { !(1...255).contains($0.2.utf8.count) }
            .map { FieldProblem(field: $0.0, label: $0.1, given: $0.2, rule: "应为1至255个字节") }
        guard wrong.isEmpty else { throw Problem(.invalid, .badServer, "没有关联。", fields: wrong) }
        let engine = try data.folder.engine()
        let identity = Identity(engine.database, county: engine.county)
        if remove {
            try identity.unlink(issuer: issuer, subject: subject, login: login)
            print("已解除：\(subject)（\(issuer)）不能再登录账号“\(login)”。")
        } else {
            try identity.link(issuer: issuer, subject: subject, login: login)
            print("已关联：\(subject)（\(issuer)）可以登录账号“\(login)”。")
        }
    }
}
