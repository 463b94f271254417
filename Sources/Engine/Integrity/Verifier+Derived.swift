import Kernel
import Storage

/// What lists, desks, search and notices hold, against what the matters and the journal make of them.
extension Verifier {
    /// One matter's rows.
    func checkDerived(_ dossier: Dossier, _ work: Work, _ reading: MatterReading, stored: [DerivedRow], _ result: inout Verification) {
        let row = dossier.row
        let derived = work.derive(dossier, at: dossier.touched)
        let connection = work.connection
        var expected = dossier.clocks.map { DerivedRow($0) }
        expected += derived.waiting.map { DerivedRow($0, kind: row.kind) }
        expected += derived.handling.map { DerivedRow($0, kind: row.kind) }
        expected += derived.agenda.map { DerivedRow($0) }
        expected += Set(derived.attributes).map { DerivedRow($0, kind: row.kind, opened: row.opened) }
        expected += (reading.handlers[row.id] ?? []).map { DerivedRow(handledBy: $0, kind: row.kind, opened: row.opened) }
        expected += Set(dossier.references.map { DerivedRow(citationOf: $0.target, field: $0.field) })
        expected += (reading.held[row.id] ?? [:]).map { DerivedRow(heldFile: $0.key, since: $0.value) }
        expected += derived.partyKeys.map { DerivedRow(partyKey: $0) }
        expected.append(connection.searchRow(engine.county, kind: row.kind, organ: row.organ, derived.search))
        result.derived += expected.count
        let what = "事项\(row.id)（\(row.title)）"
        if row.due != derived.due || row.warn != derived.warn {
            addDerived("clock", row.entry, "\(what)所记最先届满的期限（\(row.due?.iso ?? "无")）与按内容重算的（\(derived.due?.iso ?? "无")）不符", &result)
        }
        if row.taker != reading.takers[row.id] { addDerived("agenda", row.entry, "\(what)所记最后办理的人与记录不符", &result) }
        if row.opener != reading.openers[row.id] { addDerived("handled", row.entry, "\(what)所记的开启人与记录不符", &result) }
        compare(expected, stored, what, row.entry, &result)
    }

    /// Rows of matters that are not there.
    func checkLeft(_ stored: [MatterID: [DerivedRow]], _ result: inout Verification) {
        for (matter, rows) in stored.sorted(by: { $0.key < $1.key }) { compare([], rows, "事项\(matter)", nil, &result) }
    }

    private func compare(_ expected: [DerivedRow], _ stored: [DerivedRow], _ what: String, _ entry: Int?, _ result: inout Verification) {
        let (wanted, found) = (Set(expected), Set(stored))
        guard wanted != found else { return }
        let missing = wanted.subtracting(found).sorted { ($0.table, $0.key) < ($1.table, $1.key) }
        var extra = found.subtracting(wanted)
        for row in missing {
            let name = TableStanding.of(row.table)?.name ?? row.table
            let key = row.key.isEmpty ? "" : "“\(row.key)”"
            if let other = extra.first(where: { $0.table == row.table && $0.key == row.key }) {
                extra.remove(other)
                addDerived(row.table, entry, "\(what)的\(name)\(key)与按内容重算的不符，已被改动", &result)
            } else {
                addDerived(row.table, entry, "\(what)的\(name)\(key)已不存在", &result)
            }
        }
        for row in extra.sorted(by: { ($0.table, $0.key) < ($1.table, $1.key) }) {
            let name = TableStanding.of(row.table)?.name ?? row.table
            addDerived(row.table, entry, "\(what)的\(name)\(row.key.isEmpty ? "" : "“\(row.key)”")不是由任何环节产生的", &result)
        }
    }

    /// What was made from other definitions, organs, settings or holidays is made anew at the next start, so it is counted apart.
    private func addDerived(_ table: String, _ entry: Int?, _ message: String, _ result: inout Verification) {
        if result.awaitsProjection {
            result.stale += 1
        } else {
            result.add(.list, table: table, entry, message)
        }
    }

    /// Whose turn it is where matters are dealt out.
    private func checkDealings(_ connection: Connection, _ dealt: [DealtPlace: Int], _ result: inout Verification) throws {
        var unseen = dealt
        for row in try connection.dealings(engine.county) {
            result.derived += 1
            let entry = unseen.removeValue(forKey: DealtPlace(organ: row.organ, person: row.person))
            if entry != row.entry { addDerived("dealing", entry, "“\(row.person)”在“\(row.organ)”最近一次分案记为第\(row.entry)条，与记录不符", &result) }
        }
        for (place, entry) in unseen.sorted(by: { $0.value < $1.value }) {
            addDerived("dealing", entry, "“\(place.person)”在“\(place.organ)”最近一次分案的记载已不存在", &result)
        }
    }

    func checkCounts(
        _ connection: Connection, _ notices: inout NoticeLedger, _ dealt: [DealtPlace: Int], _ result: inout Verification
    ) throws {
        for wrong in try connection.wrongTallies(engine.county) {
            addDerived("tally", nil, "“\(wrong.kind)”在“\(wrong.organ)”处于“\(wrong.stage)”的件数记为\(wrong.kept)，实有\(wrong.counted)件", &result)
        }
        notices.close()
        try checkDealings(connection, dealt, &result)
        try connection.forEachNotice(engine.county) { person, entry in
            result.derived += 1
            if !notices.see(entry, person) { result.add(.notice, table: "notice", entry, "给“\(person)”的通知不是由任何环节产生的") }
        }
        notices.forEachUnseen { result.add(.notice, table: "notice", $0, "给“\($1)”的通知已不存在") }
        for series in try connection.uncountedSeries(engine.county) {
            result.add(.document, table: "counter", nil, "“\(series.series)”（\(series.organ)，\(series.year)年）发出\(series.count)号，而没有计数")
        }
    }
}
