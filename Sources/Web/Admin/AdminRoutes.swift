import Design
import HTML
import HTTPTypes
import Hummingbird
import Identity
import Kernel

/// 管理: accounts, posts, organs, settings and what was done to them. For system administrators only.
struct AdminRoutes {
    let site: Site

    func add(to router: Router<Visit>) {
        AdminAccountRoutes(site: site).add(to: router)
        AdminPostRoutes(site: site).add(to: router)
        AdminOrganRoutes(site: site).add(to: router)
        AdminSettingRoutes(site: site).add(to: router)
        AdminJournalRoutes(site: site).add(to: router)
        HolidaysRoutes(site: site).add(to: router)
        SetupRoutes(site: site).add(to: router)
        ImportRoutes(site: site).add(to: router)
    }
}

/// The parts of the administration.
enum AdminPart: String, CaseIterable {
    case setup = "准备情况"
    case accounts = "账号"
    case organs = "机关"
    case tables = "导入"
    case settings = "设置"
    case calendar = "放假安排"
    case journal = "管理记录"

    var path: String {
        switch self {
        case .setup: Paths.setup
        case .accounts: Paths.admin
        case .tables: Paths.adminImport
        case .calendar: Paths.holidays
        case .organs: Paths.organs
        case .settings: Paths.settings
        case .journal: Paths.adminJournal
        }
    }

    /// Ways to all parts, this one marked.
    var tabs: HTML {
        Tabs.tabs(Self.allCases.map { (label: $0.rawValue, path: $0.path, isCurrent: $0 == self, count: nil) }, label: "管理")
    }
}

extension Site {
    /// - Throws: `web.signedOut`, or `web.forbidden` for whoever holds no administrator's post today, or has not shown the second factor that
    ///   the county asks of administrators.
    func administrator(_ context: Visit) throws -> (session: Session, actor: Actor) {
        let (session, actor) = try context.signedIn()
        let day = today
        guard actor.posts.contains(where: { $0.role == .administrator && $0.onBehalfOf == nil && $0.isHeld(on: day) }) else {
            throw Problem(.forbidden, .webForbidden, "只有系统管理员可以管理账号、岗位和机关。", remedy: "请联系本机关的系统管理员。")
        }
        guard session.secondFactorPassed || !asksTwoFactors(actor) else {
            throw Problem(.forbidden, .webForbidden, "管理员须先用动态口令登录。", remedy: "请在“我的账户”启用动态口令，再重新登录。")
        }
        return (session, actor)
    }

    /// A page of the administration.
    func adminPage(
        _ title: String, _ context: Visit, crumbs: [(label: String, path: String?)], heading: HTML? = nil, flash: (Tone, String)? = nil, body: HTML
    ) -> HTML {
        let chrome = chrome(context, at: Paths.admin, crumbs: [("管理", Paths.admin)] + crumbs, flash: flash)
        return Layout.page(title: title, chrome: chrome, heading: heading, body: body)
    }

    /// An administrative act; afterwards everything read from the registers is read again. Some make passwords, which takes long.
    func administer<T: Sendable>(_ request: Request, _ context: Visit, _ work: @escaping @Sendable (Administration) throws -> T) async throws -> T {
        let from = origin(request, context)
        return try await pools.acquaintances.run { [self] in
            let result = try work(Administration(identity, origin: from))
            try forget()
            return result
        }
    }

    /// Reads as an administrator.
    func administered<T: Sendable>(_ read: @escaping @Sendable (Administration) throws -> T) async throws -> T {
        try await blocking { [self] in try read(Administration(identity)) }
    }
}
