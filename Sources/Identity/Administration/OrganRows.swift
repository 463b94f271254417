import Engine
import Kernel
import Storage

/// Organs of a table, superiors before those below them.
struct OrganRows {
    private let administration: Administration
    private let login: String
    private let batch: Administration.Batch
    private let table: RegisterTable = .organs

    init(_ administration: Administration, _ login: String, _ batch: Administration.Batch) {
        (self.administration, self.login, self.batch) = (administration, login, batch)
    }

    /// - Returns: the rows in the table's order.
    func take(_ rows: [(row: Sheet.Row, cells: [String: String])]) throws -> [ImportReport.Row] {
        var waiting = rows
        var done: [ImportReport.Row] = []
        // Each round takes what stands below organs that are there by now; what is left names a superior that there is not.
        while !waiting.isEmpty {
            let coming = Set(waiting.compactMap { $0.cells["code"] }).union(waiting.compactMap { $0.cells["name"] })
            let ready = waiting.filter { one in !(one.cells["parent"].map { coming.contains($0) } ?? false) }
            let round = ready.isEmpty ? waiting : ready
            for one in round { done.append(try take(one.row.number, one.cells)) }
            let taken = Set(round.map(\.row.number))
            waiting.removeAll { taken.contains($0.row.number) }
        }
        return done.sorted { $0.number < $1.number }
    }

    private func take(_ number: Int, _ cells: [String: String]) throws -> ImportReport.Row {
        func cell(_ name: String) -> String { cells[name] ?? "" }
        let offices = administration.identity.offices
        let organs = OrganTree(try batch.connection.organs(administration.county, offices))
        var faults: [ImportReport.Fault] = []
        let level = Self.level(cell("level"))
        if level == nil { faults.append(table.fault("level", cell("level"), "应为部门、乡镇或者村")) }
        let names = FieldType.parts(of: cell("duties")).map(\.trimmed).filter { !$0.isEmpty }
        var duties: Set<Organ.Duty> = []
        for name in names {
            if let duty = offices.duty(name) {
                duties.insert(duty)
            } else {
                faults.append(table.fault("duties", name, "没有这项职责", "可用：\(offices.duties.map(\.name).joined(separator: "、"))。"))
            }
        }
        let parent = cell("parent").isEmpty ? organs.root.flatMap { organs[$0] } : organs.find(cell("parent"))
        if parent == nil { faults.append(table.fault("parent", cell("parent"), "没有这个代码或者名称的机关", "请先登记上级机关，或者在本表中加一行。")) }
        let code = OrganCode(cell("code"))
        guard faults.isEmpty, let level, let parent else { return ImportReport.Row(number, cell("name"), .refused, faults: faults) }
        let wanted = Organ(code: code, name: cell("name"), short: cell("short"), level: level, parent: parent.code, duties: duties)
        do {
            guard let known = organs[code] else {
                try administration.createOrgan(wanted, by: login, within: batch)
                let says = "登记在\(parent.name)之下" + (duties.isEmpty ? "" : "，职责：\(Administration.words(duties))")
                return ImportReport.Row(number, wanted.name, .new, changes: [says])
            }
            return try change(known, to: wanted, organs, number)
        } catch let problem as Problem where problem.kind != .damaged && problem.kind != .unavailable {
            return ImportReport.Row(number, wanted.name, .refused, faults: table.faults(problem))
        }
    }

    private func change(_ known: Organ, to wanted: Organ, _ organs: OrganTree, _ number: Int) throws -> ImportReport.Row {
        var faults: [ImportReport.Fault] = []
        let remedy = "机构改革的，另行登记新的机关，再撤销原来的机关。"
        // The county's own organ has none above it.
        if known.parent != wanted.parent, known.parent != nil {
            let given = wanted.parent.map { organs.name(of: $0) } ?? ""
            faults.append(table.fault("parent", given, "已经登记为\(known.parent.map { organs.name(of: $0) } ?? "")的下级，不能更改", remedy))
        }
        if known.level != wanted.level, known.parent != nil {
            faults.append(table.fault("level", wanted.level.name, "已经登记为\(known.level.name)，不能更改", remedy))
        }
        guard faults.isEmpty else { return ImportReport.Row(number, wanted.name, .refused, faults: faults) }
        var changes: [String] = []
        if known.name != wanted.name || known.short != wanted.short {
            try administration.renameOrgan(known.code, name: wanted.name, short: wanted.short, by: login, within: batch)
            if known.name != wanted.name { changes.append("由“\(known.name)”更名") }
            if known.short != wanted.short { changes.append("代字由“\(known.short)”改为“\(wanted.short)”") }
        }
        if known.duties != wanted.duties {
            try administration.changeDuties(known.code, wanted.duties, by: login, within: batch)
            changes.append("职责由“\(Administration.words(known.duties))”改为“\(Administration.words(wanted.duties))”")
        }
        return ImportReport.Row(number, wanted.name, changes.isEmpty ? .same : .changed, changes: changes)
    }

    /// As the table's readers call it: 部门, 街道, 村.
    private static func level(_ text: String) -> Organ.Level? {
        Organ.Level.allCases.first { level in
            level != .county && (level.rawValue == text || level.name == text || level.name.split(separator: "、").contains { $0 == text })
        } ?? (text == Organ.Level.county.name ? .county : nil)
    }
}
