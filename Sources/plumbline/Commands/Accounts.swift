import ArgumentParser
import Engine
import Identity
import Kernel
import Storage

/// `plumbline account`: accounts and posts from the command line, for the first administrator and for emergencies.
struct Accounts: ParsableCommand {
    static let configuration: CommandConfiguration = CommandConfiguration(
        commandName: "account", abstract: "管理账号和岗位：用于设立第一名系统管理员，以及管理员不能登录时。",
        discussion: """
            用 --as 写明系统管理员的账号并证明是本人的，以其名义办理。不写的，是本机的系统维护人员，记入全过程记录；真实的县里，维护人员只能设立第一名
            系统管理员，停用账号，解除等候，重置系统管理员的密码和动态口令。平时请由系统管理员在网页中办理。
            """,
        subcommands: [
            AccountList.self, AccountCreate.self, AccountResetPassword.self, AccountResetSecondFactor.self, AccountDisable.self, AccountEnable.self,
            AccountUnlock.self,
            AccountGrant.self, AccountEndPost.self, AccountLink.self, AccountUnlink.self,
        ])
}

struct AccountList: PlumblineCommand {
    static let configuration: CommandConfiguration = CommandConfiguration(commandName: "list", abstract: "列出账号、现任岗位、最近登录和状态。")
    @OptionGroup var options: OperatorOption
    @Option(help: "姓名或账号的一部分。") var matching: String = ""
    @Option(help: "输出格式。") var format: Format = .text

    func execute() throws {
        let machine = try options.open()
        var accounts: [Administration.AccountInfo] = []
        var after: String? = ""
        while let start = after {
            let page = try machine.administration.accounts(by: machine.login, matching: matching, after: start, limit: 500)
            accounts += page.accounts
            after = page.next
        }
        switch format {
        case .text: for account in accounts { print(line(account, machine)) }
        case .csv:
            print(CSVText.line(Self.columns))
            for account in accounts { print(CSVText.line(cells(account, machine))) }
        case .json:
            let items = accounts.map { account in
                JSON.object(zip(Self.columns, cells(account, machine)).map { JSON.Member($0, .text($1)) })
            }
            print(JSON.array(items).encoded)
        }
    }

    private static let columns: [String] = ["login", "name", "posts", "last_sign_in", "state"]

    private func cells(_ account: Administration.AccountInfo, _ machine: MachineOperator) -> [String] {
        let held = account.posts.filter { $0.isHeld(on: machine.today) }.map { machine.engine.organs.name(of: $0.organ) + $0.role.name }
        let delegated = account.delegatedPosts.filter { $0.isHeld(on: machine.today) }.map {
            machine.engine.organs.name(of: $0.organ) + $0.role.name + "（代理）"
        }
        let states: [(Bool, String)] = [
            (account.isDisabled, "已停用"), (account.lockedUntil != nil, "等候中"), (!account.hasPassword, "没有密码"),
            (account.mustChangePassword, "须修改密码"), (account.hasSecondFactor, "动态口令"),
        ]
        return [
            account.login, account.name, (held + delegated).joined(separator: "、"), account.lastSignIn?.at.iso ?? "",
            states.filter(\.0).map(\.1).joined(separator: "、"),
        ]
    }

    private func line(_ account: Administration.AccountInfo, _ machine: MachineOperator) -> String {
        let cells = cells(account, machine)
        return Columns.padded(cells[0], 16) + Columns.padded(cells[1], 12) + Columns.padded(cells[3].isEmpty ? "从未登录" : cells[3], 22)
            + (cells[4].isEmpty ? "" : "[\(cells[4])]　") + (cells[2].isEmpty ? "没有岗位" : cells[2])
    }
}

struct AccountCreate: PlumblineCommand {
    static let configuration: CommandConfiguration = CommandConfiguration(
        commandName: "create", abstract: "开立账号并授予第一个岗位；随机密码只显示这一次，首次登录必须修改。")
    @OptionGroup var options: OperatorOption
    @Option(help: "账号。") var login: String
    @Option(help: "姓名；人员已经登记的可以不写。") var name: String = ""
    @Option(help: "人员编号；默认与账号相同。") var person: String?
    @OptionGroup var post: PostOption
    @Option(help: "输出格式。") var format: Format = .text

    func execute() throws {
        let machine = try options.open()
        let post = try post.post(today: machine.today, machine.engine.offices)
        let new = Administration.NewAccount(login: login, person: PersonID(person ?? login), name: name, post: post)
        let issued = try machine.administration.createAccount(new, by: machine.login)
        Self.tell(issued, format)
    }

    static func tell(_ issued: Administration.IssuedPassword, _ format: Format) {
        switch format {
        case .json: print(JSON.object([.init("login", .text(issued.login)), .init("password", .text(issued.password))]).encoded)
        case .csv: print(CSVText.line([issued.login, issued.password]))
        case .text:
            print("账号：\(issued.login)")
            print("密码：\(issued.password)（只显示这一次，首次登录必须修改）")
        }
    }
}

struct AccountResetPassword: PlumblineCommand {
    static let configuration: CommandConfiguration = CommandConfiguration(
        commandName: "reset-password", abstract: "换一个随机密码，只显示这一次；账号的登录全部结束。")
    @OptionGroup var options: OperatorOption
    @Argument(help: "账号。") var login: String
    @Option(help: "输出格式。") var format: Format = .text

    func execute() throws {
        let machine = try options.open()
        AccountCreate.tell(try machine.administration.resetPassword(account: login, by: machine.login), format)
    }
}

/// The one account that a command is about, and who sees to it.
struct AccountArgument: ParsableArguments {
    @OptionGroup var options: OperatorOption
    @Argument(help: "账号。") var login: String

    /// - Parameters:
    ///   - change: gets the account and whoever takes the command.
    ///   - done: what is said of the account then.
    func see(_ change: (Administration, String, String) throws -> Void, _ done: String) throws {
        let machine = try options.open()
        try change(machine.administration, login, machine.login)
        print("账号“\(login)”\(done)。")
    }
}

struct AccountResetSecondFactor: PlumblineCommand {
    static let configuration: CommandConfiguration = CommandConfiguration(
        commandName: "reset-second-factor", abstract: "解除账号的动态口令，用于手机和恢复码都遗失时。")
    @OptionGroup var account: AccountArgument

    func execute() throws { try account.see({ try $0.resetSecondFactor(account: $1, by: $2) }, "的动态口令已经解除") }
}

struct AccountDisable: PlumblineCommand {
    static let configuration: CommandConfiguration = CommandConfiguration(commandName: "disable", abstract: "停用账号，登录随即结束。")
    @OptionGroup var account: AccountArgument

    func execute() throws { try account.see({ try $0.disable(account: $1, by: $2) }, "已经停用") }
}

struct AccountEnable: PlumblineCommand {
    static let configuration: CommandConfiguration = CommandConfiguration(commandName: "enable", abstract: "启用停用的账号。")
    @OptionGroup var account: AccountArgument

    func execute() throws { try account.see({ try $0.enable(account: $1, by: $2) }, "已经启用") }
}

struct AccountUnlock: PlumblineCommand {
    static let configuration: CommandConfiguration = CommandConfiguration(
        commandName: "unlock", abstract: "解除账号因连续登录失败而须等候的时间。")
    @OptionGroup var account: AccountArgument

    func execute() throws { try account.see({ try $0.unlock(account: $1, by: $2) }, "不再等候") }
}

struct AccountGrant: PlumblineCommand {
    static let configuration: CommandConfiguration = CommandConfiguration(commandName: "grant", abstract: "授予账号的本人一个岗位。")
    @OptionGroup var options: OperatorOption
    @Argument(help: "账号。") var login: String
    @OptionGroup var post: PostOption

    func execute() throws {
        let machine = try options.open()
        let post = try post.post(today: machine.today, machine.engine.offices)
        try machine.administration.grantPost(post, to: login, by: machine.login)
        let until = post.until.map { "至\($0)" } ?? "起"
        print("已授予“\(login)”\(machine.engine.organs.name(of: post.organ))\(post.role.name)岗位（\(post.from)\(until)）。")
    }
}

struct AccountEndPost: PlumblineCommand {
    static let configuration: CommandConfiguration = CommandConfiguration(commandName: "end-post", abstract: "结束账号的本人的一个岗位。")
    @OptionGroup var options: OperatorOption
    @Argument(help: "账号。") var login: String
    @Option(help: "岗位。") var role: String
    @Option(help: "机关代码。") var organ: String
    @Option(help: "任职日期；同一机关的同一岗位只有一段未结束的，可以不写。") var from: String?
    @Option(help: "最后一天；默认为今天。") var lastDay: String?

    func execute() throws {
        let machine = try options.open()
        let last = try lastDay.map { try Day.given($0, for: "--last-day") } ?? machine.today
        let role = try PostOption.role(role, machine.engine.offices)
        let account = try machine.administration.account(login, by: machine.login)
        let open = account.posts.filter { $0.organ == OrganCode(organ) && $0.role == role && ($0.until.map { $0 >= machine.today } ?? true) }
        let start = try from.map { try Day.given($0, for: "--from") }
        guard let from = start ?? (open.count == 1 ? open[0].from : nil) else {
            let known = open.map { $0.from.iso }.joined(separator: "、")
            throw Problem(
                .invalid, .badFill, open.isEmpty ? "“\(login)”在该机关没有未结束的\(role.name)岗位。" : "“\(login)”在该机关有多段\(role.name)岗位。",
                remedy: open.isEmpty ? "请核对机关和岗位。" : "请用 --from 指明任职日期：\(known)。")
        }
        try machine.administration.endPost(
            organ: OrganCode(organ), role: role, from: from, of: login, lastDay: last, by: machine.login)
        print("“\(login)”的\(role.name)岗位到\(last)为止。")
    }
}
