import Engine
import Foundation
import Kernel
import Proof
import Storage
import Testing

@Suite("核验")
struct IntegrityTests {
    let county: TestCounty

    /// Three enquiries at different points, with a checkpoint.
    init() throws {
        county = try TestCounty()
        for day in ["2020-03-02", "2020-03-03", "2020-03-04"] {
            let id = try county.receive(on: day, ["question": "甲", "amount": "12.50"])
            try county.take(.matter(id), "accept", by: "clerk", on: day, hour: 11)
        }
        let child = try #require(try county.take(.matter(1), "consult", by: "clerk", on: "2020-03-05").receipt?.children.first)
        try county.take(.matter(child), "give", by: "lawyer", on: "2020-03-06", ["text": "合法"])
        try county.take(.matter(1), "answer", by: "head", on: "2020-03-09", ["answer": "可"])
        try Checkpoints(county.engine, signer: county.key).make(for: Day(iso: "2020-03-09")!)
    }

    @Test func `未经改动的全部相符`() throws {
        let result = try county.verify()
        #expect(result.faults == [])
        #expect(result.entries == 13 && result.matters == 4 && result.checkpoints == 1)
    }

    private func tamper(_ sql: String) throws { try county.database.tamper(sql) }

    @Test(arguments: [
        ("UPDATE matter SET body = replace(body, '甲', '乙') WHERE id = 2", Fault.Part.matter),
        ("UPDATE matter SET stage = 'answered' WHERE id = 2", .matter),
        ("UPDATE matter SET state = replace(state, 'at', 'ta') WHERE id = 3", .matter),
        ("UPDATE matter SET definition = 2 WHERE id = 2", .matter),
        ("UPDATE journal SET content = replace(content, '甲', '乙') WHERE entry = 2", .journal),
        ("UPDATE journal SET person = 'head' WHERE entry = 3", .journal),
        ("UPDATE journal SET at = at + 1 WHERE entry = 3", .journal),
        ("UPDATE fact SET value = 2 WHERE measure = 'enquiry.received' AND matter = 2", .fact),
        ("UPDATE fact SET day = day + 1 WHERE measure = 'enquiry.received' AND matter = 2", .fact),
        ("DELETE FROM fact WHERE measure = 'enquiry.answered'", .fact),
        ("UPDATE rollup SET value = value + 1 WHERE measure = 'enquiry.received'", .rollup),
        ("DELETE FROM paper", .document),
        ("DELETE FROM paper", .paper),
        ("UPDATE paper SET content = replace(content, '可', '否')", .paper),
        ("UPDATE paper SET personal = 1 - personal", .paper),
        ("UPDATE paper SET digest = zeroblob(32)", .paper),
        ("UPDATE paper SET ordinal = 2", .paper),
        (
            """
            INSERT INTO paper SELECT county, matter, 'other', 1, NULL, organ, NULL, NULL, NULL, issued, entry, personal, content, digest FROM paper
            """, .paper
        ),
        ("UPDATE publication SET view = replace(view, '可', '否')", .publication),
        ("UPDATE publication SET until = published", .publication),
        ("UPDATE publication SET closed = published, closing_entry = entry, reason = 'x', withdrawer = 'x', article = 'x'", .publication),
        ("DELETE FROM publication", .publication),
        (
            """
            INSERT INTO publication (county, matter, publication, ordinal, kind, organ, title, published, view, digest, entry)
            SELECT county, matter, 'other', 1, kind, organ, title, published, view, digest, entry FROM publication
            """, .publication
        ),
        ("UPDATE checkpoint SET root = zeroblob(32)", .checkpoint),
        ("UPDATE checkpoint SET note = replace(note, 'entry 13', 'entry 10')", .checkpoint),
        ("UPDATE post SET role = 'head' WHERE person = 'clerk'", .register),
    ])
    func `改动任何一处都能指出`(sql: String, part: Fault.Part) throws {
        try tamper(sql)
        let result = try county.verify()
        #expect(result.faults.contains { $0.part == part }, "\(result.faults)")
    }

    @Test(arguments: [
        ("closed = NULL, closing_entry = NULL, successor = NULL, successor_ordinal = NULL", 1, "现又恢复公开"),
        ("successor_ordinal = 3", 1, "如何结束公开"),
        ("closed = NULL, closing_entry = NULL, reason = NULL, withdrawer = NULL, article = NULL", 2, "现又恢复公开"),
        ("reason = '另有原因'", 2, "如何结束公开"),
    ])
    func `已被取代或者撤回的公示，恢复公开或者改动结束的缘由都能发现`(change: String, ordinal: Int, says: String) throws {
        let office: Request.Target = .opening(kind: "bulletin", organ: TestCounty.office)
        let id = try #require(try county.take(office, "draft", by: "clerk", on: "2020-03-10", ["subject": "甲", "text": "乙"]).receipt?.matter)
        try county.take(.matter(id), "approve", by: "head", on: "2020-03-10", hour: 10)
        for day in ["2020-03-11", "2020-03-12"] { try county.take(.matter(id), "enact", by: "head", on: day) }
        try county.take(.matter(id), "cancel", by: "head", on: "2020-03-13")
        #expect(try county.verify().faults == [])
        try tamper("UPDATE publication SET \(change) WHERE matter = \(id) AND ordinal = \(ordinal)")
        let faults = try county.verify().faults.filter { $0.part == .publication }
        #expect(faults.count == 1 && faults.first?.message.contains(says) == true, "\(faults)")
    }

    @Test func `指出最先不符的一条`() throws {
        try tamper("UPDATE journal SET content = replace(content, '12', '13') WHERE entry = 4")
        #expect(try county.verify().faults.first?.entry == 4)
    }

    @Test func `换一把钥匙签的检查点不予认可`() throws {
        let other = try SignerKey(name: county.key.name, seed: Array(repeating: 8, count: 32))
        #expect(try Verifier(county.engine, keys: [other.verifierKey]).verify().faults.map(\.part) == [.checkpoint])
    }

    @Test func `改动之后重算整条链，也对不上已签名的检查点`() throws {
        try county.database.tamper { connection in
            try connection.executeScript("UPDATE journal SET content = replace(content, '甲', '乙') WHERE entry = 2")
            var chain = Chain(county: TestCounty.code)
            var rows: [JournalRow] = []
            try connection.forEachEntry(TestCounty.code) { rows.append($0) }
            for row in rows {
                let previous = chain.head
                let hash = chain.append(row.chained)
                try connection.execute(
                    "UPDATE journal SET previous = $1, hash = $2 WHERE entry = $3",
                    [SQLValue(previous.bytes), SQLValue(hash.bytes), SQLValue(row.entry)])
            }
        }
        #expect(try county.verify().faults.map(\.part).contains(.checkpoint))
    }
}
