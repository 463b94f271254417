import Design
import HTML
import Identity
import Kernel
import Storage

/// The accounts that an administrator reaches.
struct AccountsPage {
    let list: Administration.AccountPage
    let text: String
    /// Whether this is not the first page.
    let isLater: Bool
    let organs: OrganTree
    let today: Day

    static let pageSize: Int = 50

    var body: HTML { "\(AdminPart.accounts.tabs)\(filter)\(table)" }

    private var filter: HTML {
        FilterBar.form(
            action: Paths.admin, controls: FormField("姓名或账号", name: "q", value: text, help: "写出一部分即可").html,
            active: text.isEmpty ? [] : [(label: "姓名或账号：\(text)", path: Paths.admin)], resetPath: text.isEmpty ? nil : Paths.admin)
    }

    private var table: HTML {
        guard !list.accounts.isEmpty else { return EmptyState.show("没有符合条件的账号。") }
        let table = DataTable(
            caption: "账号",
            columns: [
                DataTable.Column("账号"), DataTable.Column("姓名"), DataTable.Column("现任岗位"), DataTable.Column("最近登录"), DataTable.Column("状态"),
            ],
            rows: list.accounts.map { account in
                [
                    HTML(text: account.login), HTML(text: account.name), posts(account), HTML(text: account.lastSignIn?.at.chinese ?? "从未登录"),
                    AccountState.badges(account),
                ]
            }, rowLinks: list.accounts.map { Paths.administered($0.login) })
        let first = isLater ? Paths.admin + Query([("q", text)]).text : nil
        let next = list.next.map { Paths.admin + Query([("q", text), ("after", $0)]).text }
        return "\(table.html)\(Pager.pager(previous: first, next: next, summary: "共\(list.total)个账号\(isLater ? "，上一页回到开头" : "")"))"
    }

    private func posts(_ account: Administration.AccountInfo) -> HTML {
        let held = account.posts.filter { $0.isHeld(on: today) }.map { organs.name(of: $0.organ) + $0.role.name }
        let delegated = account.delegatedPosts.filter { $0.isHeld(on: today) }.map { organs.name(of: $0.organ) + $0.role.name + "（代理）" }
        let all = held + delegated
        let shown = all.prefix(3).joined(separator: "、")
        return all.isEmpty ? "<span class=\"quiet\">没有岗位</span>" : HTML(text: all.count > 3 ? "\(shown)等\(all.count)个" : shown)
    }
}

/// How an account stands, in badges.
enum AccountState {
    static func badges(_ account: Administration.AccountInfo) -> HTML {
        var badges: [HTML] = []
        if account.isDisabled { badges.append(Badge.badge("已停用", .bad)) }
        if let until = account.lockedUntil { badges.append(Badge.badge("连续出错，\(until.chinese)后再试", .warn)) }
        if !account.hasPassword { badges.append(Badge.badge("没有密码")) }
        if account.mustChangePassword { badges.append(Badge.badge("须修改密码", .info)) }
        if account.hasSecondFactor { badges.append(Badge.badge("动态口令", .good)) }
        return badges.isEmpty ? Badge.badge("正常", .good) : badges.joined(separator: " ")
    }
}
