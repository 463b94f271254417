package import Kernel
import Storage

/// Opens many matters of one kind from a table, all or none; or says what would become of each row.
///
/// Every row is carried out as somebody at a form would: the same permission, the same conditions. To look first is to do it and to undo it,
/// so that what the preview says is what happens.
package struct MatterImport {
    let engine: Engine
    let definition: any Definition
    /// The opening step; a table that names it itself has none.
    let action: String?
    /// Where the table names no organ.
    let organ: OrganCode?

    /// Only undoes the transaction.
    private struct Undone: Error {}

    /// - Throws: `engine.noKind`.
    package init(_ engine: Engine, kind: String, action: String?, organ: OrganCode?) throws {
        self.engine = engine
        definition = try engine.definition(kind)
        (self.action, self.organ) = (action, organ)
    }

    /// The columns that a table of this step has, by today's edition.
    package func columns(on day: Day) -> OpeningColumns {
        let outline = definition.edition(on: day).flatMap { definition.outline($0.id) }
        return OpeningColumns(definition, action.flatMap { outline?.action($0) })
    }

    /// What would become of each row; nothing is entered.
    package func check(_ sheet: Sheet, as actor: Actor, at now: Instant) throws -> ImportReport {
        try run(sheet, as: actor, at: { _ in now }, enters: false)
    }

    /// Takes the table in, unless a row is refused: then none of it.
    ///
    /// - Parameter day: on which a row is entered, from what it says of it (`on`).
    package func carryOut(_ sheet: Sheet, as actor: Actor, at moment: (String?) throws -> Instant) throws -> ImportReport {
        try run(sheet, as: actor, at: moment, enters: true)
    }

    private func run(_ sheet: Sheet, as actor: Actor, at moment: (String?) throws -> Instant, enters: Bool) throws -> ImportReport {
        let places = try places(sheet, on: moment(nil).day)
        var rows: [ImportReport.Row] = []
        do {
            // Nothing outside the transaction changes but what is told, so it is begun anew by telling anew.
            try engine.batch(repeats: false) { work in
                rows = try sheet.rows.map { try row($0, sheet, places, work, actor, moment) }
                if !enters || rows.contains(where: { $0.standing == .refused }) { throw Undone() }
            }
        } catch is Undone {}
        return ImportReport(rows)
    }

    /// - Throws: `import.table` for a column that there is not, or one that has to be there.
    private func places(_ sheet: Sheet, on day: Day) throws -> [String: OpeningColumns.Column] {
        let known = columns(on: day)
        var places: [String: OpeningColumns.Column] = [:]
        for name in sheet.columns where !name.isEmpty {
            // Without a step of its own the kind judges what is no field, row by row.
            places[name] = known.column(name)
            if places[name] == nil, action != nil {
                let names = known.columns.map(\.label).joined(separator: "、")
                throw Problem(
                    .invalid, .importTable, "没有“\(name.prefix(40))”这一列，没有导入。", remedy: "可以有的列：机关、\(names)。可以下载示例表格对照。")
            }
        }
        return places
    }

    private func row(
        _ row: Sheet.Row, _ sheet: Sheet, _ places: [String: OpeningColumns.Column], _ work: Work, _ actor: Actor,
        _ moment: (String?) throws -> Instant
    ) throws -> ImportReport.Row {
        var faults: [ImportReport.Fault] = []
        var (own, typed): ([String: String], [String: String]) = ([:], [:])
        if let excess = sheet.excess(row) { faults.append(.init(value: excess, rule: "这一行的格数多于列名", remedy: "请删去多出的格，或者给它加上列名。")) }
        for (name, text) in sheet.cells(row).sorted(by: { $0.key < $1.key }) where !text.isEmpty {
            let column = places[name]
            let key = column?.name ?? name
            let value = self.value(text, column, work, &faults)
            if OpeningColumns.own.contains(where: { $0.name == key }) { own[key] = value } else { typed[key] = value }
        }
        guard let organ = own["organ"].map({ OrganCode($0) }) ?? self.organ else {
            faults.append(.init(rule: "没有 organ（机关代码）", remedy: "请加一列“机关”。"))
            return ImportReport.Row(row.number, "", .refused, faults: faults)
        }
        guard let step = own["action"] ?? action else {
            faults.append(.init(rule: "没有 action（开启的环节）"))
            return ImportReport.Row(row.number, "", .refused, faults: faults)
        }
        guard faults.isEmpty else { return ImportReport.Row(row.number, "", .refused, faults: faults) }
        do {
            let at = try moment(own["on"])
            let target = Request.Target.opening(kind: definition.kind.id, organ: organ)
            let input = try work.input(typed: typed, for: target)
            if let known = try same(input, step, organ, work, Sight(work, actor, on: at.day)) {
                return ImportReport.Row(row.number, known.title, .same, changes: ["已经登记（编号\(known.id)）"])
            }
            let request = Request(
                target, step, input.merging(Occurrence.input(typed: own["happened"] ?? "", late: own["late"] ?? "")) { $1 }, at: at)
            switch try work.perform(request, as: actor) {
            case .done(let receipt):
                let title = try work.dossier(receipt.matter).row.title
                return ImportReport.Row(row.number, title, .new, changes: ["登记在\(work.engine.organs.name(of: organ))"])
            case .refused(let refusals, let fields):
                let names = Dictionary(places.map { ($0.value.name, $0.key) }, uniquingKeysWith: { first, _ in first })
                faults = fields.map { .init(column: names[$0.field] ?? $0.label, value: $0.given, rule: $0.rule) }
                faults += refusals.map { .init(rule: "\($0.says)（\($0.basis)）") }
            }
        } catch let problem as Problem where problem.kind == .missing || problem.kind == .invalid || problem.kind == .forbidden {
            faults = ImportReport.Fault.all(of: problem)
        }
        return ImportReport.Row(row.number, typed.values.min() ?? "", .refused, faults: faults)
    }

    /// What a cell says, as a form would send it: days as spreadsheets write them, names of organs and people.
    private func value(_ text: String, _ column: OpeningColumns.Column?, _ work: Work, _ faults: inout [ImportReport.Fault]) -> String {
        guard let column else { return text }
        switch column.type {
        case .day: return SheetDay.iso(text) ?? text
        case .organ:
            let organs = work.registers.organs
            if organs[OrganCode(text)] != nil { return text }
            let named = organs.organs.values.filter { $0.name == text }
            return named.count == 1 ? named[0].code.description : text
        case .person:
            let names = work.registers.names
            if names[PersonID(text)] != nil { return text }
            let named = names.filter { $0.value == text }.map(\.key.description).sorted()
            if named.count == 1 { return named[0] }
            let rule = named.isEmpty ? "没有叫这个名字、或者编号是这个的人员" : "有\(named.count)个人叫这个名字：编号\(named.prefix(5).joined(separator: "、"))"
            faults.append(.init(column: column.label, value: text, rule: rule, remedy: named.isEmpty ? "请先登记人员，或者核对姓名。" : "请填人员编号。"))
            return text
        default: return text
        }
    }

    private static func isChoice(_ type: FieldType) -> Bool { if case .choice = type { true } else { false } }

    /// So many of those that share a value are looked at, the newest first: a table is taken in twice soon or not at all.
    private static let mostAlike: Int = 20

    /// A matter of the organ that says all that the row says; for whoever could enter the row there and may read the matter whole.
    private func same(_ input: Input, _ step: String, _ organ: OrganCode, _ work: Work, _ sight: Sight) throws -> (id: MatterID, title: String)? {
        let openings = sight.personal.openings(definition.kind.id)
        guard openings.contains(where: { $0.action.id == step && $0.organ == organ }) else { return nil }
        // Those that are found by an index; the most telling first: of choices there are few.
        let indexed = definition.fields.filter(\.isIndexed)
        for field in indexed.filter({ !Self.isChoice($0.type) }) + indexed.filter({ Self.isChoice($0.type) }) {
            guard case .text(let key)? = input[field.name], !key.isEmpty else { continue }
            let ids = try work.connection.matters(work.county, kind: definition.kind.id, field: field.name, value: key, newest: Self.mostAlike)
            for id in ids {
                guard let found = try work.find(id), found.row.organ == organ, try sight.sees(found), try sight.mayUnmask(found) else { continue }
                let values = Dictionary(definition.values(of: found.record).map { ($0.info.name, $0.json) }, uniquingKeysWith: { first, _ in first })
                if input.allSatisfy({ values[$0.key] == $0.value }) { return (id, found.row.title) }
            }
            return nil
        }
        return nil
    }
}

/// A day as spreadsheets here write it: `2020/1/5`, `2020-1-5`, `2020年1月5日`, `2020.1.5`.
package enum SheetDay {
    package static func iso(_ text: String) -> String? {
        let parts = text.split(omittingEmptySubsequences: true) { "/-.年月日".contains($0) }
        guard parts.count == 3, parts[0].count == 4, let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2]) else { return nil }
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return Day(iso: "\(year)-\(two(month))-\(two(day))")?.iso
    }
}
