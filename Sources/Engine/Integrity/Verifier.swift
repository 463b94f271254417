import Kernel
package import Proof
import Storage

/// Recomputes the chain, the tree, the digests of bodies, papers and publications, the facts and the roll-ups, and names every place that disagrees.
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

    /// What the journal says of a matter's last state.
    private struct Last {
        var entry: Int
        var version: Int
        var definition: Int
        var digest: String
    }

    package init(_ engine: Engine, keys: [VerifierKey]) {
        self.engine = engine
        self.keys = keys
    }

    package func verify() throws -> Verification {
        try engine.database.read { connection in
            var result = Verification()
            let journal = try checkJournal(connection, &result)
            let net = try checkFacts(connection, journal, &result)
            try checkMatters(connection, journal, net, &result)
            try checkPapers(connection, journal.evidence, &result)
            try checkPublications(connection, journal.evidence, &result)
            try checkRest(connection, &result)
            try checkCheckpoints(connection, &result)
            result.faults.sort { ($0.entry ?? .max) < ($1.entry ?? .max) }
            return result
        }
    }

    /// What the journal commits to: the last state of each matter, each entry's facts, what was issued and published.
    private struct Committed {
        var last: [MatterID: Last] = [:]
        var facts: [Int: String] = [:]
        var evidence: CommittedEvidence = CommittedEvidence()
        /// What entries say of a change of the definition, by the entry.
        var recounts: [Int: [FactChange]] = [:]
        var history: RecountHistory = RecountHistory()
    }

    /// The chain; gathers what its entries commit to.
    private func checkJournal(_ connection: Connection, _ result: inout Verification) throws -> Committed {
        var committed = Committed()
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
            guard let matter = row.matter else {
                if !committed.history.add(row) { result.add(.journal, row.entry, "所记的口径变更不能读出") }
                return
            }
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
            if let facts = content["facts"] { committed.facts[row.entry] = facts.encoded }
            if !committed.evidence.add(row, of: matter, content) { result.add(.journal, row.entry, "所记的文书或者公示不能读出") }
            if let known = committed.last[matter], row.version != known.version + 1 { result.add(.journal, row.entry, "事项\(matter)的版本不连续") }
            committed.last[matter] = Last(entry: row.entry, version: row.version, definition: definition, digest: digest)
        }
        result.head = chain.head.hex
        return committed
    }

    /// Bodies against their entries, and what each matter counts for against a recount from its body.
    private func checkMatters(
        _ connection: Connection, _ committed: Committed, _ net: [MatterID: [Fact: Int]], _ result: inout Verification
    ) throws {
        var unseen = committed.last
        try connection.forEachMatter(engine.county) { row in
            result.matters += 1
            guard let known = unseen.removeValue(forKey: row.id) else {
                result.add(.matter, nil, "事项\(row.id)不是由任何环节产生的")
                return
            }
            if row.entry != known.entry || Digest32.sha256(Dossier.canonical(row)).hex != known.digest {
                result.add(.matter, known.entry, "事项\(row.id)（\(row.title)）的内容与最后一次办理的记录不符，已被改动")
            }
            if row.definition != known.definition {
                result.add(.matter, known.entry, "事项\(row.id)标明第\(row.definition)版定义，而最后一次办理的记录是第\(known.definition)版")
            }
            recount(row, known, committed.history, net[row.id] ?? [:], &result)
        }
        for (matter, known) in unseen.sorted(by: { $0.key < $1.key }) { result.add(.matter, known.entry, "事项\(matter)有记录而内容已不存在") }
    }

    private func recount(
        _ row: MatterRow, _ known: Last, _ history: RecountHistory, _ net: [Fact: Int], _ result: inout Verification
    ) {
        guard let definition = try? engine.definition(row.kind) else { return result.add(.matter, row.entry, "没有事项\(row.id)的种类“\(row.kind)”") }
        guard known.definition <= definition.version else {
            let present = "而本程序只有第\(definition.version)版，请用新的程序核验"
            return result.add(.definition, row.entry, "事项\(row.id)是按第\(known.definition)版定义办理的，\(present)")
        }
        guard let record = try? definition.decode(row.body) else { return result.add(.matter, row.entry, "事项\(row.id)的内容不能读出") }
        var stored = net
        for fact in definition.facts(record, organ: row.organ) {
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
        _ connection: Connection, _ committed: Committed, _ result: inout Verification
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
        try connection.forEachFact(engine.county) { row in
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

    private func checkCheckpoints(_ connection: Connection, _ result: inout Verification) throws {
        let leaves = try connection.checkpointLeaves(engine.county)
        let rows = try connection.checkpoints(engine.county)
        if leaves.count != rows.count { result.add(.checkpoint, nil, "有检查点所指的记录已不存在") }
        var frontier = MerkleFrontier()
        for (leaf, row) in zip(leaves, rows) {
            result.checkpoints += 1
            frontier.append(leaf.hash)
            if row.size != frontier.size || row.root != frontier.root.bytes { result.add(.checkpoint, row.entry, "\(row.day)的树根与各日的记录不符") }
            do {
                let note = try SignedNote(parsing: row.note)
                let checkpoint = try Checkpoint.open(note, origin: Checkpoints.origin(engine.county), keys: keys)
                if checkpoint.size != row.size || checkpoint.root.bytes != row.root { result.add(.checkpoint, row.entry, "\(row.day)的签名内容与所存不符") }
            } catch {
                result.add(.checkpoint, row.entry, "\(row.day)的签名不能核验：\(error)")
            }
        }
    }
}
