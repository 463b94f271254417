import Kernel
package import Proof
import Storage

/// Recomputes the chain, the tree, the digests of bodies, papers and publications, the facts and the roll-ups, and names every place that disagrees.
///
/// It trusts the definitions and nothing else in the database. A body is checked against the digest in its last journal
/// entry, the entry against the chain, the chain against signed checkpoints that others may hold.
package struct Verifier {
    let engine: Engine
    let keys: [VerifierKey]

    /// What the journal says of a matter's last state.
    private struct Last {
        var entry: Int
        var version: Int
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
            try checkMatters(connection, journal.last, &result)
            try checkFacts(connection, journal.facts, &result)
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
            guard let matter = row.matter else { return }
            guard let content = try? JSON(parsing: row.content), let digest = content["state"]?.string else {
                result.add(.journal, row.entry, "内容不能读出")
                return
            }
            if let facts = content["facts"] { committed.facts[row.entry] = facts.encoded }
            if !committed.evidence.add(row, of: matter, content) { result.add(.journal, row.entry, "所记的文书或者公示不能读出") }
            if let known = committed.last[matter], row.version != known.version + 1 { result.add(.journal, row.entry, "事项\(matter)的版本不连续") }
            committed.last[matter] = Last(entry: row.entry, version: row.version, digest: digest)
        }
        result.head = chain.head.hex
        return committed
    }

    private func checkMatters(_ connection: Connection, _ last: [MatterID: Last], _ result: inout Verification) throws {
        var unseen = last
        try connection.forEachMatter(engine.county) { row in
            result.matters += 1
            guard let known = unseen.removeValue(forKey: row.id) else {
                result.add(.matter, nil, "事项\(row.id)不是由任何环节产生的")
                return
            }
            if row.entry != known.entry || Digest32.sha256(Dossier.canonical(row)).hex != known.digest {
                result.add(.matter, known.entry, "事项\(row.id)（\(row.title)）的内容与最后一次办理的记录不符，已被改动")
            }
        }
        for (matter, known) in unseen.sorted(by: { $0.key < $1.key }) { result.add(.matter, known.entry, "事项\(matter)有记录而内容已不存在") }
    }

    /// Facts two ways: each entry's against what the entry committed to, each matter's net against a recount from its body.
    private func checkFacts(_ connection: Connection, _ committed: [Int: String], _ result: inout Verification) throws {
        var unseen = committed
        var batch: [FactRow] = []
        var net: [MatterID: [Fact: Int]] = [:]
        func close(_ result: inout Verification) {
            guard let first = batch.first else { return }
            let text = FactText.encode(batch.map(\.fact))
            if unseen.removeValue(forKey: first.entry) != text { result.add(.fact, first.entry, "事项\(first.matter)的统计事实与记录不符，已被改动") }
            batch.removeAll(keepingCapacity: true)
        }
        try connection.forEachFact(engine.county) { row in
            result.facts += 1
            if let first = batch.first, first.entry != row.entry || first.matter != row.matter { close(&result) }
            batch.append(row)
            let place = Fact(measure: row.fact.measure, organ: row.fact.organ, day: row.fact.day, value: 0)
            net[row.matter, default: [:]][place, default: 0] += row.fact.value
        }
        close(&result)
        for entry in unseen.keys.sorted() { result.add(.fact, entry, "记录的统计事实已不存在") }
        try connection.forEachMatter(engine.county) { row in
            var stored = net[row.id] ?? [:]
            guard let definition = try? engine.definition(row.kind), let record = try? definition.decode(row.body) else {
                result.add(.matter, row.entry, "事项\(row.id)的内容不能读出")
                return
            }
            for fact in definition.facts(record, organ: row.organ) {
                stored[Fact(measure: fact.measure, organ: fact.organ, day: fact.day, value: 0), default: 0] -= fact.value
            }
            for (place, value) in stored where value != 0 {
                result.add(.fact, row.entry, "事项\(row.id)的“\(place.measure)”（\(place.day)）与按内容重算的相差\(value)")
            }
        }
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
