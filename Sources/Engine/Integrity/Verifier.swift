import Kernel
package import Proof
import Storage

/// Recomputes the chain, the tree, the digests of bodies, papers, publications and files, the facts and the roll-ups, what lists and desks hold,
/// and names every place that disagrees.
///
/// It trusts the definitions and nothing else in the database. A body is checked against the digest in its last journal
/// entry, the entry against the chain, the chain against signed checkpoints that others may hold.
///
/// Of entries made under an earlier version of a definition it can say less, for the program of that time is gone: all digests hold as
/// they do for others, each entry's facts are those it committed to, and what a matter counts for is recounted in every measure of which no later
/// version says that it counts otherwise. In the others it says that they await a recount; how the conditions, masks and measures of
/// that time judged cannot be done over.
package struct Verifier {
    let engine: Engine
    let keys: [VerifierKey]
    /// Matters whose rows are read at once: the more, the fewer queries; what they take is some tens of megabytes.
    private let span: Int

    /// What the journal says of a matter's last state.
    private struct Last {
        var entry: Int
        var version: Int
        var definition: Int
        var digest: String
    }

    package init(_ engine: Engine, keys: [VerifierKey], span: Int = 10_000) {
        self.engine = engine
        self.keys = keys
        self.span = span
    }

    package func verify() throws -> Verification {
        try engine.database.read { connection in
            var result = Verification()
            result.awaitsProjection = try connection.projectionStamp(engine.county) != Projection(engine).stamp
            let files = try connection.attachments(engine.county) { Digest32.sha256($0).hex }
            var journal = try checkJournal(connection, stored: files.map(\.line), &result)
            // A span of matters at a time: what is kept of a county's years does not grow with them.
            var isUnreadable = false
            var next: MatterID? = .min
            while let first = next {
                let last = try connection.matter(engine.county, from: first, ahead: span - 1) ?? .max
                let matters = first...last
                next = last < .max ? last + 1 : nil
                let work = Work(engine, connection)
                let committed = try read(connection, matters, &journal.reading, &result)
                let net = try checkFacts(connection, matters, committed, &result)
                try checkMatters(connection, matters, committed, journal.history, net, work, &result)
                try checkPapers(connection, matters, committed.evidence, &result)
                try checkPublications(connection, matters, committed.evidence, &result)
                if work.unreadable != nil { isUnreadable = true }
            }
            if isUnreadable { result.add(.matter, nil, "有事项不能读出，要据其判断的待办没有核对") }
            journal.reading.sum()
            checkFiles(files, journal.reading, &result)
            try checkCredentials(connection, journal.reading, &result)
            try checkCounts(connection, &journal.reading.notices, journal.reading.dealt, &result)
            try checkRest(connection, &result)
            try checkCheckpoints(connection, journal.reading, &result)
            try checkAudit(connection, journal.reading, &result)
            try checkSchema(connection, &result)
            result.backwards = journal.reading.backwards
            result.successors = journal.reading.successors
            result.faults.sort { ($0.entry ?? .max) < ($1.entry ?? .max) }
            return result
        }
    }

    /// What the journal commits to of some matters: the last state of each, each entry's facts, what was issued and published.
    private struct Committed {
        var last: [MatterID: Last] = [:]
        var facts: [Int: String] = [:]
        var evidence: CommittedEvidence = CommittedEvidence()
        /// What entries say of a change of the definition, by the entry.
        var recounts: [Int: [FactChange]] = [:]
        var reading: MatterReading = MatterReading()
    }

    /// The chain, and what its entries say in their order.
    private func checkJournal(
        _ connection: Connection, stored: [AttachmentLine], _ result: inout Verification
    ) throws -> (reading: JournalReading, history: RecountHistory) {
        var reading = JournalReading(stored: stored)
        var history = RecountHistory()
        var chain = Chain(county: engine.county)
        var expected = 1
        try connection.forEachEntry(engine.county) { row in
            if row.entry != expected { result.add(.journal, row.entry, "前缺第\(expected)至\(row.entry - 1)条") }
            expected = row.entry + 1
            if row.previous != chain.head.bytes { result.add(.journal, row.entry, "所记上一条的摘要与上一条不符") }
            let hash = Chain.next(previous: Digest32(bytes: row.previous) ?? chain.head, content: row.chained)
            if row.hash != hash.bytes { result.add(.journal, row.entry, "内容与摘要不符，已被改动") }
            chain = Chain(head: Digest32(bytes: row.hash) ?? hash)
            result.entries += 1
            checkForm(row, &result)
            if row.matter != nil { return reading.add(row) }
            if !history.add(row) { result.add(.journal, row.entry, "所记的口径变更不能读出") }
            if !reading.add(row, hash: chain.head) { result.add(.journal, row.entry, "所记的内容不能读出") }
        }
        result.head = chain.head.hex
        return (reading, history)
    }

    /// What the entries of some matters commit to. The chain has been checked by then, and it is the same transaction.
    private func read(
        _ connection: Connection, _ matters: ClosedRange<MatterID>, _ reading: inout JournalReading, _ result: inout Verification
    ) throws -> Committed {
        var committed = Committed()
        try connection.forEachEntry(engine.county, matters) { row in
            guard let matter = row.matter else { return }
            guard let content = try? JSON(parsing: row.content), let digest = content["state"]?.string else {
                result.add(.journal, row.entry, "内容不能读出")
                return
            }
            let definition = content["definition"]?.int ?? 1
            result.count(row.kind, definition, present: engine.definitions[row.kind])
            if row.action == RecountEntry.action {
                committed.recounts[row.entry] = RecountEntry(content)?.changes
                if committed.recounts[row.entry] == nil { result.add(.journal, row.entry, "所记的口径变更不能读出") }
                result.recounts += 1
            }
            if !Self.isSound(content, row) { result.add(.journal, row.entry, "所记的发生之日不能读出，或者晚于登记之日") }
            if let facts = content["facts"] { committed.facts[row.entry] = facts.encoded }
            var told = Set((content["told"]?.items ?? []).compactMap { $0.string.map { PersonID($0) } })
            if let opener = committed.reading.add(row, of: matter, content, engine.definitions[row.kind]) { told.insert(opener) }
            for person in told { reading.notices.add(row.entry, person) }
            for place in DealtPlace.all(in: content) { reading.dealt[place] = max(row.entry, reading.dealt[place] ?? 0) }
            if !committed.evidence.add(row, of: matter, content) { result.add(.journal, row.entry, "所记的文书或者公示不能读出") }
            if let known = committed.last[matter], row.version != known.version + 1 { result.add(.journal, row.entry, "事项\(matter)的版本不连续") }
            committed.last[matter] = Last(entry: row.entry, version: row.version, definition: definition, digest: digest)
        }
        reading.count(committed.evidence)
        return committed
    }

    /// Whether an entry tells of its event's day as steps do: not after its own.
    private static func isSound(_ content: JSON, _ row: JournalRow) -> Bool {
        guard let on = content["on"] else { return content["late"] == nil }
        guard let day = on.string.flatMap({ Day(iso: $0) ?? Instant(iso: $0)?.day }) else { return false }
        return day <= row.at.day
    }

    private static let slice: Int = 1_000

    /// Bodies against their entries, what each matter counts for against a recount from its body, and what is derived from it.
    private func checkMatters(
        _ connection: Connection, _ matters: ClosedRange<MatterID>, _ committed: Committed, _ history: RecountHistory, _ net: [MatterID: [Fact: Int]],
        _ work: Work, _ result: inout Verification
    ) throws {
        var unseen = committed.last
        var derived = try connection.derivedRows(engine.county, matters)
        var next: MatterID? = matters.lowerBound
        // In slices, for what is derived from one matter may ask for others.
        while let from = next, from <= matters.upperBound {
            let rows = try connection.matters(engine.county, from: from, limit: Self.slice).filter { $0.id <= matters.upperBound }
            next = rows.count < Self.slice ? nil : rows.last.flatMap { $0.id < matters.upperBound ? $0.id + 1 : nil }
            for row in rows {
                result.matters += 1
                let stored = derived.removeValue(forKey: row.id) ?? []
                guard let known = unseen.removeValue(forKey: row.id) else {
                    result.add(.matter, table: "matter", nil, "事项\(row.id)不是由任何环节产生的")
                    continue
                }
                let isChanged = row.entry != known.entry || Digest32.sha256(Dossier.canonical(row)).hex != known.digest
                if isChanged { result.add(.matter, table: "matter", known.entry, "事项\(row.id)（\(row.title)）的内容与最后一次办理的记录不符，已被改动") }
                checkForm(row, &result)
                if row.definition != known.definition {
                    result.add(.matter, known.entry, "事项\(row.id)标明第\(row.definition)版定义，而最后一次办理的记录是第\(known.definition)版")
                }
                guard let dossier = read(row, known, &result) else { continue }
                recount(dossier, known, history, net[row.id] ?? [:], &result)
                // What follows from a body that was changed says nothing about the rest.
                if !isChanged { checkDerived(dossier, work, committed.reading, stored: stored, &result) }
            }
        }
        checkLeft(derived, &result)
        for (matter, known) in unseen.sorted(by: { $0.key < $1.key }) {
            result.add(.matter, table: "matter", known.entry, "事项\(matter)有记录而内容已不存在")
        }
    }

    /// The matter as the program reads it; `nil`, and a fault, where it cannot.
    private func read(_ row: MatterRow, _ known: Last, _ result: inout Verification) -> Dossier? {
        guard let definition = try? engine.definition(row.kind) else {
            result.add(.matter, row.entry, "没有事项\(row.id)的种类“\(row.kind)”")
            return nil
        }
        guard known.definition <= definition.version else {
            let present = "而本程序只有第\(definition.version)版，请用新的程序核验"
            result.add(.definition, row.entry, "事项\(row.id)是按第\(known.definition)版定义办理的，\(present)")
            return nil
        }
        // The version that the row bears is compared by itself.
        var row = row
        row.definition = known.definition
        guard let dossier = try? Dossier(reading: row, definition, settings: engine.settings, calendar: engine.calendar) else {
            result.add(.matter, row.entry, "事项\(row.id)的内容不能读出")
            return nil
        }
        return dossier
    }

    private func recount(
        _ dossier: Dossier, _ known: Last, _ history: RecountHistory, _ net: [Fact: Int], _ result: inout Verification
    ) {
        let (row, definition) = (dossier.row, dossier.definition)
        var stored = net
        for fact in dossier.facts {
            stored[Fact(measure: fact.measure, organ: fact.organ, day: fact.day, value: 0), default: 0] -= fact.value
        }
        let version = history.version(of: row.kind, known.definition, at: known.entry)
        var awaits = false
        for (place, value) in stored where value != 0 {
            if definition.counts(place.measure, otherwiseSince: version) {
                awaits = true
            } else {
                result.add(.fact, row.entry, "事项\(row.id)的“\(place.measure)”（\(place.day)）与按内容重算的相差\(value)")
            }
        }
        if awaits { result.addAwaiting(definition, from: version) }
    }

    /// Each entry's facts against what the entry committed to.
    ///
    /// - Returns: what they come to, matter by matter.
    private func checkFacts(
        _ connection: Connection, _ matters: ClosedRange<MatterID>, _ committed: Committed, _ result: inout Verification
    ) throws -> [MatterID: [Fact: Int]] {
        var unseen = committed.facts
        var batch: [FactRow] = []
        var net: [MatterID: [Fact: Int]] = [:]
        func place(_ measure: String, _ organ: OrganCode, _ day: Day) -> Fact { Fact(measure: measure, organ: organ, day: day, value: 0) }
        func close(_ result: inout Verification) {
            guard let first = batch.first else { return }
            let text = FactText.encode(batch.map(\.fact))
            if unseen.removeValue(forKey: first.entry) != text { result.add(.fact, first.entry, "事项\(first.matter)的统计事实与记录不符，已被改动") }
            if let changes = committed.recounts[first.entry] {
                // What the matter counted for before, and since, is what the facts up to here come to.
                let agree = changes.allSatisfy { net[first.matter]?[place($0.measure, $0.organ, $0.day)] ?? 0 == $0.after }
                if !agree || FactText.encode(changes.map(\.difference)) != text {
                    result.add(.fact, first.entry, "事项\(first.matter)口径变更前后的数与统计事实不符")
                }
            }
            batch.removeAll(keepingCapacity: true)
        }
        try connection.forEachFact(engine.county, matters) { row in
            result.facts += 1
            if let first = batch.first, first.entry != row.entry || first.matter != row.matter { close(&result) }
            batch.append(row)
            net[row.matter, default: [:]][place(row.fact.measure, row.fact.organ, row.fact.day), default: 0] += row.fact.value
        }
        close(&result)
        for entry in unseen.keys.sorted() { result.add(.fact, entry, "记录的统计事实已不存在") }
        return net
    }

    private func checkRest(_ connection: Connection, _ result: inout Verification) throws {
        for wrong in try connection.wrongRollups(engine.county) {
            result.add(.rollup, nil, "“\(wrong.measure)”\(wrong.organ)在\(wrong.month)月汇总为\(wrong.stored)，按统计事实应为\(wrong.recounted)")
        }
        for broken in try connection.brokenSeries(engine.county) {
            result.add(
                .document, nil,
                "“\(broken.series)”（\(broken.organ)，\(broken.year)年）发出\(broken.count)号，最大\(broken.highest)号，计数为\(broken.counter)：文号不连续")
        }
        if let entry = try connection.lastRegisterEntry(engine.county), let content = try? JSON(parsing: entry.content) {
            let digest = try RegisterEntry.digest(engine.county, connection)
            if content["register"]?.string != digest { result.add(.register, entry.entry, "机关、人员、岗位、代理、账号或者设置与登记时不符，已被改动") }
        }
    }
}
