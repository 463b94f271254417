package import Engine
import Kernel
import Storage

/// The tables by which an administrator fills the registers.
package enum RegisterTable: String, CaseIterable, Sendable {
    case organs, people

    package var name: String { self == .organs ? "机关" : "人员、岗位和账号" }

    package struct Column: Sendable {
        package let label: String
        /// The field that refusals name.
        package let field: String
        package let isRequired: Bool
        package let hint: String
    }

    package var columns: [Column] {
        func column(_ label: String, _ field: String, _ isRequired: Bool, _ hint: String) -> Column {
            Column(label: label, field: field, isRequired: isRequired, hint: hint)
        }
        return switch self {
        case .organs:
            [
                column("机关代码", "code", true, "字母、数字和“-”“.”“_”，登记后不能更改，如430626-ga"), column("机关名称", "name", true, "全称"),
                column("机关代字", "short", false, "用于文号，如“平公”"), column("上级机关", "parent", false, "上级机关的代码或者全称；不填为县人民政府，可以是本表中的机关"),
                column("层级", "level", true, "部门、乡镇或者村"), column("职责", "duties", false, "可以多项，用顿号分开；程序按职责寻找办理的机关"),
            ]
        case .people:
            [
                column("姓名", "name", true, ""), column("账号", "login", true, "用于登录，字母、数字和“-”“.”“_”"),
                column("人员编号", "person", false, "不填的，与账号相同"), column("机关", "organ", true, "机关的代码或者全称"),
                column("岗位", "role", true, "一行一个岗位；同一人有几个岗位的，分行填写"), column("任职日期", "from", false, "不填为今天；不得早于今天"),
                column("届满日期", "until", false, "含当日；没有的不填"),
            ]
        }
    }

    /// Rows at most: each new account takes a tenth of a second for its password.
    package var mostRows: Int { self == .organs ? 500 : 300 }
}

/// Takes organs, or people with their posts and accounts, from a table: all or nothing, each row as an administrator at the forms would have
/// done it, in one transaction.
package struct RegisterImport {
    private let administration: Administration
    private let table: RegisterTable

    /// Only undoes the transaction.
    private struct Undone: Error {}

    package init(_ administration: Administration, _ table: RegisterTable) {
        self.administration = administration
        self.table = table
    }

    /// What would become of each row; nothing is entered.
    package func check(_ sheet: Sheet, by login: String) throws -> ImportReport {
        try run(sheet, by: login, hashes: nil).report
    }

    /// Takes the table in, unless a row is refused: then none of it, and no password is made.
    ///
    /// - Returns: what became of each row, and the passwords of new accounts, which are told this once.
    package func carryOut(_ sheet: Sheet, by login: String) throws -> (report: ImportReport, issued: [Administration.IssuedPassword]) {
        let looked = try run(sheet, by: login, hashes: nil)
        guard looked.report.isReady else { return (looked.report, []) }
        var issued: [Administration.IssuedPassword] = []
        var hashes: [String: String] = [:]
        // Before the transaction, in which all others would wait for them.
        for account in looked.opened {
            let (password, hash) = try administration.issue()
            issued.append(Administration.IssuedPassword(login: account, password: password))
            hashes[account] = hash
        }
        let done = try run(sheet, by: login, hashes: hashes)
        guard done.report.isReady else { return (done.report, []) }
        return (done.report, issued)
    }

    /// - Parameter hashes: of the first passwords by account; without them everything is undone.
    private func run(_ sheet: Sheet, by login: String, hashes: [String: String]?) throws -> (report: ImportReport, opened: [String]) {
        let places = try places(sheet)
        let identity = administration.identity
        var rows: [ImportReport.Row] = []
        var opened: [String] = []
        do {
            try identity.database.write(for: identity.county, repeats: false) { connection in
                let batch = Administration.Batch(connection: connection, at: identity.official())
                // Whoever may not administer hears of that and not of the rows.
                _ = try administration.authority(login, connection, on: batch.at.day)
                switch table {
                case .organs:
                    rows = try OrganRows(administration, login, batch).take(sheet.rows.map { ($0, cells($0, sheet, places)) })
                case .people:
                    let people = PeopleRows(administration, login, batch, hashes)
                    rows = try sheet.rows.map { try people.take($0.number, cells($0, sheet, places)) }
                    opened = people.opened
                }
                let report = ImportReport(rows)
                if hashes == nil || !report.isReady { throw Undone() }
                try conclude(report, login, batch)
            }
        } catch is Undone {}
        return (ImportReport(rows), opened)
    }

    /// The entry that says which table it was, and commits to the registers as they stand after it.
    private func conclude(_ report: ImportReport, _ login: String, _ batch: Administration.Batch) throws {
        try administration.change("import", of: nil, by: login, in: batch.connection, at: batch.at, isWhole: true) { _, _, changes, _ in
            changes = [
                .init("table", .text(table.name)), .init("rows", .integer(report.rows.count)),
                .init("new", .integer(report.count(.new))), .init("changed", .integer(report.count(.changed))),
            ]
        }
    }

    /// - Throws: `import.table` for a column that there is not, or one that is missing.
    private func places(_ sheet: Sheet) throws -> [String: String] {
        guard sheet.rows.count <= table.mostRows else {
            throw Problem(
                .invalid, .importTable, "表格有\(sheet.rows.count)行，“\(table.name)”一次最多\(table.mostRows)行，没有导入。", remedy: "请分成几个表格，分次导入。")
        }
        let labels = table.columns.map(\.label)
        func find(_ name: String) -> RegisterTable.Column? { table.columns.first { $0.label == name || $0.field == name } }
        let strangers = sheet.columns.filter { !$0.isEmpty && find($0) == nil }
        let missing = table.columns.filter { wanted in wanted.isRequired && !sheet.columns.contains { find($0)?.field == wanted.field } }
        guard strangers.isEmpty, missing.isEmpty else {
            let says = strangers.map { "没有“\($0.label(40))”这一列" } + missing.map { "缺少“\($0.label)”一列" }
            throw Problem(
                .invalid, .importTable, "\(says.joined(separator: "；"))，没有导入。", remedy: "列名应为：\(labels.joined(separator: "、"))。可以下载示例表格对照。")
        }
        return Dictionary(sheet.columns.compactMap { name in find(name).map { (name, $0.field) } }, uniquingKeysWith: { first, _ in first })
    }

    private func cells(_ row: Sheet.Row, _ sheet: Sheet, _ places: [String: String]) -> [String: String] {
        let named = sheet.cells(row).compactMap { name, value in places[name].map { ($0, value) } }
        return Dictionary(named, uniquingKeysWith: { first, _ in first })
    }
}

extension RegisterTable {
    /// The faults of a row, by the columns of the table.
    func faults(_ problem: Problem) -> [ImportReport.Fault] {
        let labels = Dictionary(columns.map { ($0.field, $0.label) }, uniquingKeysWith: { first, _ in first })
        return ImportReport.Fault.all(of: problem, columns: labels)
    }

    func fault(_ field: String, _ value: String, _ rule: String, _ remedy: String = "") -> ImportReport.Fault {
        ImportReport.Fault(column: columns.first { $0.field == field }?.label ?? field, value: value, rule: rule, remedy: remedy)
    }
}

extension OrganTree {
    /// An organ by its code, or by its name where only one bears it.
    func find(_ text: String) -> Organ? {
        if let organ = self[OrganCode(text)] { return organ }
        let named = organs.values.filter { $0.name == text }
        return named.count == 1 ? named[0] : nil
    }
}
