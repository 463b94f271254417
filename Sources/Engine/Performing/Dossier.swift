package import Kernel
import Proof
package import Storage

/// A matter in hand: its row, its typed record, its ledger, and what follows from them.
package struct Dossier: Sendable {
    package var row: MatterRow
    package let definition: any Definition
    package var record: any Record
    package var ledger: Ledger
    /// When it was last acted on; nothing may be done before that.
    package var touched: Instant
    var facts: [Fact]
    var clocks: [ClockRow]
    /// The matters this one refers to, field by field.
    var references: [(field: String, target: MatterID)]

    /// What lists and desks show of it, as last written here; `nil` when it came from the table.
    var derived: Derived?
    /// Whom the table of handlers is known to hold already.
    var handlers: Set<PersonID> = []
    /// The body as it was last written here; `nil` when it came from the table.
    var encoding: Encoding?

    /// How it came to the law of the day where nobody has entered that yet: at most one, in a list as a matter cannot hold itself.
    var crossings: [Crossing] = []

    package var outline: ProcedureOutline {
        guard let outline = definition.outline(row.edition) else { preconditionFailure("edition was checked when the dossier was made") }
        return outline
    }

    /// A matter that is about to be opened.
    init(opening definition: any Definition, edition: Edition, id: MatterID, organ: OrganCode, parent: MatterID?, record: any Record, at: Instant) {
        row = MatterRow(
            id: id, kind: definition.kind.id, edition: edition.id, organ: organ, number: nil, title: "", stage: "", opened: at.day, closed: nil,
            version: 0, parent: parent, entry: 0, body: "", state: "")
        row.definition = definition.version
        self.definition = definition
        self.record = record
        ledger = Ledger()
        touched = at
        facts = []
        clocks = []
        references = []
    }

    /// - Throws: `engine.damaged` when the stored text is not what this kind stores, `engine.newerDefinition`.
    init(reading row: MatterRow, _ definition: any Definition, settings: Settings, calendar: WorkCalendar) throws {
        guard row.definition <= definition.version else {
            throw Problem(
                .unavailable, .engineNewerDefinition,
                "事项\(row.id)是按“\(definition.kind.name)”第\(row.definition)版定义办理的，而本程序只有第\(definition.version)版。",
                remedy: "请使用不低于该版本的程序。")
        }
        guard definition.outline(row.edition) != nil else { throw Dossier.damage(row, "没有版本“\(row.edition)”") }
        do {
            record = try definition.decode(row.body)
            (ledger, touched) = try Ledger.reading(row.state)
        } catch {
            throw Dossier.damage(row, "\(error)")
        }
        self.row = row
        self.definition = definition
        facts = definition.facts(record, organ: row.organ, ledger)
        references = definition.references(of: record)
        clocks = []
        clocks = try project(settings, calendar)
    }

    private static func damage(_ row: MatterRow, _ why: String) -> Problem {
        Problem(.damaged, .engineDamaged, "事项\(row.id)的内容已经损坏：\(why)。", remedy: "请用 plumbline verify 核验，并从备份恢复。")
    }

    /// The open limits as the sweeps see them.
    func project(_ settings: Settings, _ calendar: WorkCalendar) throws -> [ClockRow] {
        try definition.clocks(row.edition, record, settings, ledger).compactMap { limit in
            guard limit.clock.stopped == nil else { return nil }
            let due = try limit.clock.due(in: calendar)
            let warn = due.map { Derived.warning(from: limit.clock.anchor.day, to: $0.day) }
            return ClockRow(
                limit: limit.id, isSuspended: due == nil, due: due?.day, isProvisional: due?.isProvisional ?? false, warn: warn)
        }
    }

    /// The digest that the last journal entry bears, if nobody has changed the matter outside the program.
    package var digest: String { Digest32.sha256(of: Self.parts(crossing?.stored.row ?? row)).hex }

    /// What the journal commits to: every column but the entry number, which the journal itself bears.
    package static func canonical(_ row: MatterRow) -> String { parts(row).joined() }

    /// The same in parts, the long ones by themselves.
    private static func parts(_ row: MatterRow) -> [String] {
        let head = "\(row.id)\n\(row.kind)\n\(row.edition)\n\(row.organ)\n\(row.number ?? "")\n\(row.title)\n\(row.stage)\n"
        let dates = "\(row.opened)\n\(row.closed?.iso ?? "")\n\(row.version)\n\(row.parent.map(String.init) ?? "")\n"
        return [head, dates, row.state, "\n", row.body]
    }
}
