import ArgumentParser
import Identity
import Kernel

/// `plumbline account link`: lets an identity at the provider sign in to an account.
struct AccountLink: PlumblineCommand {
    static let configuration: CommandConfiguration = CommandConfiguration(
        commandName: "link", abstract: "把身份提供方的一个身份与账号关联，此后可以用它登录。", discussion: "由系统管理员办理：用 --as 写明账号并证明是本人；账号的本人会得到消息。没有关联的身份登录时，页面会显示它的身份提供方和身份标识。"
    )
    @OptionGroup var options: OperatorOption
    @OptionGroup var link: LinkOption

    func execute() throws {
        let given = try link.checked()
        let machine = try options.open()
        try machine.administration.link(issuer: given.issuer, subject: given.subject, account: given.login, by: machine.login)
        print("已关联：\(given.subject)（\(given.issuer)）可以登录账号“\(given.login)”。")
    }
}

/// `plumbline account unlink`: undoes that, and ends the account's sessions.
struct AccountUnlink: PlumblineCommand {
    static let configuration: CommandConfiguration = CommandConfiguration(
        commandName: "unlink", abstract: "解除身份提供方的一个身份与账号的关联，并结束该账号的会话。")
    @OptionGroup var options: OperatorOption
    @OptionGroup var link: LinkOption

    func execute() throws {
        let given = try link.checked()
        let machine = try options.open()
        try machine.administration.unlink(issuer: given.issuer, subject: given.subject, account: given.login, by: machine.login)
        print("已解除：\(given.subject)（\(given.issuer)）不能再登录账号“\(given.login)”。")
    }
}

/// An account and an identity at the provider.
struct LinkOption: ParsableArguments {
    @Argument(help: "账号。") var login: String
    @Option(help: "身份标识（sub）。") var subject: String
    @Option(help: "身份提供方（iss），如 https://id.example.gov.cn；与服务的配置一致。") var issuer: String

    /// - Throws: `input.badFill` with every value that no provider gives out.
    func checked() throws -> LinkOption {
        let values = [("subject", "身份标识", subject), ("issuer", "身份提供方", issuer)]
        let wrong = values.filter { !(1...255).contains($0.2.utf8.count) }
            .map { FieldProblem(field: $0.0, label: $0.1, given: $0.2, rule: "应为1至255个字节") }
        guard wrong.isEmpty else { throw Problem(.invalid, .badFill, "没有办理。", fields: wrong) }
        return self
    }
}
