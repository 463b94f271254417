import Engine
import Kernel
import Proof
import Storage
import Testing

@Suite("外部凭据")
struct AnchorTests {
    /// The same county every time, up to some day of March 2020, with a checkpoint for each day.
    private func county(through last: Int) throws -> TestCounty {
        let county = try TestCounty()
        for day in 2...last { try work(county, "2020-03-0\(day)") }
        return county
    }

    private func work(_ county: TestCounty, _ day: String, _ question: String = "甲") throws {
        let id = try county.receive(on: day, ["question": question])
        try county.take(.matter(id), "accept", by: "clerk", on: day, hour: 11)
        try Checkpoints(county.engine, signer: county.key).make(for: #require(Day(iso: day)))
    }

    private func note(_ county: TestCounty) throws -> Anchor { try Anchor(of: county.engine, signer: county.key) }

    private func faults(_ county: TestCounty, _ anchors: Anchor..., keys: [VerifierKey]? = nil, witnesses: [VerifierKey] = []) throws -> [String] {
        try AnchorCheck(county.engine, keys: keys ?? [county.key.verifierKey], witnesses: witnesses).check(anchors).flatMap {
            $0.faults.map(\.message)
        }
    }

    @Test func `凭据写得进一屏，读得回来，照原样核对：如实延续的相符`() throws {
        let county = try county(through: 6)
        let anchor = try note(county)
        #expect(anchor.encoded.split(separator: "\n").count < 24)
        let again = try Anchor(parsing: anchor.encoded)
        #expect(again.last == anchor.last && again.earlier == anchor.earlier && again.checkpoints == 5 && again.day == Day(iso: "2020-03-06"))
        #expect(again.name == "平江县人民政府" && again.earlier.map(\.entry) == [13, 7])
        #expect(try faults(county, again) == [])
        try work(county, "2020-03-09")
        let later = try AnchorCheck(county.engine, keys: [county.key.verifierKey]).check([again, note(county)])
        #expect(later.map(\.since) == [3, 0] && later.allSatisfy(\.faults.isEmpty))
    }

    @Test func `较早的副本，末尾被截去的`() throws {
        let anchor = try note(county(through: 6))
        let older = try county(through: 4)
        let says = try faults(older, anchor)
        #expect(says.contains { $0.contains("现在只有10条") && $0.contains("较早的副本") }, "\(says)")
        #expect(try older.verify().faults == [])
    }

    @Test func `从较早的副本另行续写的，说出从哪一条以后不同`() throws {
        let anchor = try note(county(through: 6))
        let fork = try county(through: 4)
        for day in 5...8 { try work(fork, "2020-03-0\(day)", "乙") }
        #expect(try fork.verify().faults == [])
        let says = try faults(fork, anchor)
        #expect(says.count == 1 && says[0].contains("第7条以前相同，其后至迟从第13条起") && says[0].contains("分叉"), "\(says)")
        // Where no checkpoint was signed since, only the end differs.
        let short = try county(through: 6)
        let end = try note(short)
        let other = try county(through: 5)
        for _ in 0..<3 { _ = try other.receive(on: "2020-03-06", ["question": "乙"]) }
        let ends = try faults(other, end)
        #expect(ends.count == 1 && ends[0].contains("第13条以前相同，其后至迟从第16条起") && ends[0].contains("末尾的记录被改写"), "\(ends)")
    }

    @Test func `历史被改写并用本县的密钥重新签名：核验看不出，凭据看得出`() throws {
        let county = try county(through: 6)
        let anchor = try note(county)
        try rewrite(county)
        #expect(try county.verify().faults == [])
        let says = try faults(county, anchor)
        #expect(says.count == 1 && says[0].contains("历史被改写后重新签名") && says[0].contains("2020-03-03"), "\(says)")
    }

    /// What somebody can do who has the file and the key: one entry a second later, and all that follows from it.
    private func rewrite(_ county: TestCounty) throws {
        try county.database.tamper { connection in
            try connection.executeScript("UPDATE journal SET at = at + 1000 WHERE entry = 2")
            var rows: [JournalRow] = []
            try connection.forEachEntry(TestCounty.code) { rows.append($0) }
            let checkpoints = try connection.checkpoints(TestCounty.code)
            var chain = Chain(county: TestCounty.code)
            var frontier = MerkleFrontier()
            var roots: [String: String] = [:]
            for row in rows {
                var row = row
                for (old, new) in roots { row.content = row.content.replacing(old, with: new) }
                let previous = chain.head
                let hash = chain.append(row.chained)
                try connection.execute(
                    "UPDATE journal SET content = $1, previous = $2, hash = $3 WHERE entry = $4",
                    [SQLValue(row.content), SQLValue(previous.bytes), SQLValue(hash.bytes), SQLValue(row.entry)])
                guard let checkpoint = checkpoints.first(where: { $0.entry == row.entry }) else { continue }
                frontier.append(hash.bytes)
                roots[Hex.encode(checkpoint.root)] = frontier.root.hex
                let signed = try Checkpoint(
                    origin: Checkpoints.origin(TestCounty.code), size: checkpoint.size, root: frontier.root,
                    extensions: ["day \(checkpoint.day.iso)", "entry \(checkpoint.entry)"])
                try connection.execute(
                    "UPDATE checkpoint SET root = $1, note = $2 WHERE size = $3",
                    [SQLValue(frontier.root.bytes), SQLValue(signed.signed(by: county.key).encoded), SQLValue(checkpoint.size)])
            }
        }
    }

    @Test func `检查点被删去的`() throws {
        let county = try county(through: 6)
        let anchor = try note(county)
        try county.database.tamper("DELETE FROM checkpoint WHERE size IN (2, 3)")
        let says = try faults(county, anchor)
        #expect(says.count == 1 && says[0].contains("缺2个，第一个是第2个"), "\(says)")
    }

    private func trace(_ county: TestCounty, _ count: Int, _ day: String, _ kind: AuditKind = .signIn) throws {
        let at = Instant(try #require(Day(iso: day)), hour: 15)
        let events = (0..<count).map { _ in AuditEvent(kind, at: at, login: "clerk", person: "clerk", origin: .machine) }
        try county.database.write(for: TestCounty.code) { try $0.trace(TestCounty.code, events) }
    }

    @Test func `审计记录在最近一次检查点以后被截去、改写：库里看不出，凭据看得出`() throws {
        let county = try county(through: 4)
        #expect(try note(county).audit == nil)
        try trace(county, 5, "2020-03-04")
        let anchor = try Anchor(parsing: note(county).encoded)
        #expect(anchor.audit?.entry == 5 && anchor.encoded.contains("\naudit 5 "))
        #expect(try faults(county, anchor) == [])
        try county.database.tamper("DELETE FROM audit_entry WHERE entry > 3")
        #expect(try county.verify().faults == [])
        let cut = try faults(county, anchor)
        #expect(cut.count == 1 && cut[0].contains("审计记录当时已有第5条，现在只到第3条：末尾被截去"), "\(cut)")
        try trace(county, 3, "2020-03-04", .signOut)
        #expect(try county.verify().faults == [])
        let rewritten = try faults(county, anchor)
        #expect(rewritten.count == 1 && rewritten[0].contains("审计记录第5条与当时的不同：被改写"), "\(rewritten)")
        let wrong = try SignedNote(anchor.note.text.replacing("\naudit 5 ", with: "\naudit five "), signedBy: county.key).encoded
        #expect(throws: Problem.self) { try Anchor(parsing: wrong) }
    }

    @Test func `审计记录到期清理的，不算截去；清理时换了摘要的，指出`() throws {
        let county = try county(through: 4)
        try trace(county, 2, "2020-03-04")
        let anchor = try note(county)
        try trace(county, 1, "2021-03-20")
        let spring = Instant(try #require(Day(iso: "2021-04-01")), hour: 9)
        #expect(try AuditPruning(county.engine).run(at: spring) == 2)
        #expect(try county.rows("audit_entry") == 1)
        #expect(try faults(county, anchor) == [])

        let other = try self.county(through: 4)
        try trace(other, 2, "2020-03-04", .signOut)
        try trace(other, 1, "2021-03-20")
        #expect(try AuditPruning(other.engine).run(at: spring) == 2)
        #expect(try faults(other, anchor).contains { $0.contains("审计记录第2条与清理时所记的不同") })
    }

    @Test func `换了密钥的，别的县的，改动过的凭据`() throws {
        let county = try county(through: 4)
        let anchor = try note(county)
        let other = try SignerKey(name: county.key.name, seed: Array(repeating: 9, count: 32))
        #expect(try faults(county, anchor, keys: [other.verifierKey])[0].contains("不在现在的公钥"))
        for (old, new) in [("entry 10", "entry 9"), ("430626 ", "430627 "), ("2020-03-04", "2020-03-05")] {
            #expect(throws: Problem.self) { try Anchor(parsing: anchor.encoded.replacing(old, with: new)) }
        }
        #expect(throws: Problem.self) { try Anchor(parsing: "plumbline anchor 1\n") }
        let elsewhere = try SignedNote(anchor.note.text.replacing("county 430626", with: "county 430627"), signedBy: county.key).encoded
        #expect(try faults(county, Anchor(parsing: elsewhere))[0].contains("不是本县的"))
    }

    @Test func `见证人加签：应有而没有的指出，加签以后改不得`() throws {
        let county = try county(through: 4)
        var anchor = try note(county)
        let witness = try SignerKey(name: "岳阳市司法局", seed: Array(repeating: 5, count: 32))
        #expect(try faults(county, anchor, witnesses: [witness.verifierKey])[0].contains("没有见证人“岳阳市司法局”的有效签名"))
        try anchor.sign(with: witness)
        let again = try Anchor(parsing: anchor.encoded)
        #expect(again.note.signatures.map(\.name) == [county.key.name, "岳阳市司法局"])
        #expect(try faults(county, again, witnesses: [witness.verifierKey]) == [])
        // A note that the county alone signs anew has not been seen by the witness.
        let anew = try SignedNote(anchor.note.text, signedBy: county.key).encoded
        #expect(try faults(county, Anchor(parsing: anew), witnesses: [witness.verifierKey]).count == 1)
    }
}
