import Engine
import Kernel
import Storage

/// People of a table, each row one post: who is new gets an account, who is known another post, or the end of one.
final class PeopleRows {
    private let administration: Administration
    private let login: String
    private let batch: Administration.Batch
    private let hashes: [String: String]?
    private let table: RegisterTable = .people
    /// Accounts that the table opens, in its order.
    private(set) var opened: [String] = []

    /// - Parameter hashes: of the first passwords; without them it is only looked at.
    init(_ administration: Administration, _ login: String, _ batch: Administration.Batch, _ hashes: [String: String]?) {
        (self.administration, self.login, self.batch, self.hashes) = (administration, login, batch, hashes)
    }

    private var county: String { administration.county }

    func take(_ number: Int, _ cells: [String: String]) throws -> ImportReport.Row {
        func cell(_ name: String) -> String { cells[name] ?? "" }
        let who = "\(cell("name"))（\(cell("login"))）"
        var faults: [ImportReport.Fault] = []
        if cell("login").isEmpty { faults.append(table.fault("login", "", "不能为空")) }
        if cell("name").isEmpty { faults.append(table.fault("name", "", "不能为空")) }
        guard let post = try post(cells, &faults), faults.isEmpty else { return ImportReport.Row(number, who, .refused, faults: faults) }
        do {
            guard let account = try batch.connection.account(county, cell("login")) else { return try open(number, who, cells, post) }
            return try keep(number, who, cells, post, account)
        } catch let problem as Problem where problem.kind != .damaged && problem.kind != .unavailable {
            return ImportReport.Row(number, who, .refused, faults: table.faults(problem))
        }
    }

    private func post(_ cells: [String: String], _ faults: inout [ImportReport.Fault]) throws -> Post? {
        func cell(_ name: String) -> String { cells[name] ?? "" }
        let offices = administration.identity.offices
        let organ = OrganTree(try batch.connection.organs(county, offices)).find(cell("organ"))
        if organ == nil { faults.append(table.fault("organ", cell("organ"), "没有这个代码或者名称的机关", "请先导入机关，或者核对名称。")) }
        let role = offices.post(cell("role"))
        if role == nil {
            faults.append(table.fault("role", cell("role"), "没有这种岗位", "可用：\(offices.posts.map(\.name).joined(separator: "、"))。"))
        }
        func day(_ field: String) -> Day? {
            let given = cell(field)
            if given.isEmpty { return nil }
            let found = SheetDay.iso(given).flatMap { Day(iso: $0) }
            if found == nil { faults.append(table.fault(field, given, "不是日期", "请写作2020-01-05。")) }
            return found
        }
        let (from, until) = (day("from") ?? batch.at.day, day("until"))
        guard let organ, let role else { return nil }
        return Post(organ: organ.code, role: role, from: from, until: until)
    }

    private func open(_ number: Int, _ who: String, _ cells: [String: String], _ post: Post) throws -> ImportReport.Row {
        let account = cells["login"] ?? ""
        let person = cells["person"].flatMap { $0.isEmpty ? nil : $0 } ?? account
        let new = Administration.NewAccount(login: account, person: PersonID(person), name: cells["name"] ?? "", post: post)
        // Only looked at, a password is not made, and the account is gone with the transaction.
        try administration.createAccount(new, hash: hashes?[account], by: login, within: batch)
        opened.append(account)
        return ImportReport.Row(number, who, .new, changes: ["开立账号，授予\(says(post))"])
    }

    private func keep(_ number: Int, _ who: String, _ cells: [String: String], _ post: Post, _ account: AccountRow) throws -> ImportReport.Row {
        var faults: [ImportReport.Fault] = []
        if account.name != cells["name"] {
            faults.append(table.fault("name", cells["name"] ?? "", "账号“\(account.login)”是\(account.name)的", "请核对账号和姓名。"))
        }
        if let person = cells["person"], !person.isEmpty, person != account.person.description {
            faults.append(table.fault("person", person, "账号“\(account.login)”的人员编号是\(account.person)", "请核对人员编号，或者不填。"))
        }
        guard faults.isEmpty else { return ImportReport.Row(number, who, .refused, faults: faults) }
        let held = try batch.connection.posts(county, of: account.person, administration.identity.offices).first { other in
            other.organ == post.organ && other.role == post.role && other.onBehalfOf == nil && other.from <= post.from
                && other.until.map { $0 >= post.from } ?? true
        }
        guard let held else {
            try administration.grantPost(post, to: account.login, by: login, within: batch)
            return ImportReport.Row(number, who, .new, changes: ["授予\(says(post))"])
        }
        if held.until == post.until { return ImportReport.Row(number, who, .same, changes: ["已有\(says(held))"]) }
        guard let last = post.until, last < held.until ?? .distant else {
            let rule = "已有的岗位\(held.until.map { "于\($0.iso)届满" } ?? "没有届满日期")，不能延长"
            return ImportReport.Row(
                number, who, .refused, faults: [table.fault("until", post.until?.iso ?? "", rule, "届满以后另行授予，任职日期写届满的次日。")])
        }
        try administration.endPost(
            organ: held.organ, role: held.role, from: held.from, of: account.login, lastDay: last, by: login, within: batch)
        return ImportReport.Row(number, who, .changed, changes: ["\(says(held))的最后一天改为\(last.iso)"])
    }

    private func says(_ post: Post) -> String { "\(post.organ)\(post.role.name)岗位（\(post.from.iso)起\(post.until.map { "至\($0.iso)" } ?? "")）" }
}
