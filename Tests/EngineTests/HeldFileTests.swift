import Engine
import Foundation
import Kernel
import Proof
import Storage
import TestDatabase
import Testing

/// Whose a file is: known without reading the journal, and asked of whoever names its digest.
@Suite("附件归谁，可否清理")
struct HeldFileTests {
    let county: TestCounty
    private let appeal: Request.Target = .opening(kind: "appeal", organ: TestCounty.office)

    init() throws {
        county = try TestCounty()
        try Projection(county.engine).bringUpToDate()
    }

    private func moment(_ day: String) -> Instant { Instant(Day(iso: day)!, hour: 8) }

    /// Stores a file as somebody's.
    private func store(_ text: String, by login: String, at day: String = "2020-03-10") throws -> Kernel.Attachment {
        let bytes = Array(text.utf8)
        let file = Kernel.Attachment(name: "信.txt", digest: Digest32.sha256(bytes).hex, size: bytes.count)
        try county.database.write(for: TestCounty.code) { connection in
            try connection.storeAttachment(
                TestCounty.code, digest: file.digest, type: "text/plain", content: bytes, at: moment(day), by: login)
        }
        return file
    }

    private func upload(_ file: Kernel.Attachment, _ login: String, _ place: String, at day: String, into matter: MatterID? = nil) throws {
        try county.database.write(for: TestCounty.code) { connection in
            let row = UploadRow(login: login, place: place, file: file, organ: "o", stored: moment(day), matter: matter)
            try connection.storeUpload(TestCounty.code, row)
        }
    }

    private func file(_ file: Kernel.Attachment, by login: String, ward: String = "东街") throws -> Outcome {
        let enquiry = try county.receive(on: "2020-03-02")
        let input = ["enquiry": String(enquiry), "ward": ward, "letter": file.json.encoded]
        return try county.take(appeal, "file", by: login, on: "2020-03-16", input)
    }

    private func held() throws -> [String] {
        try county.database.read { connection in
            try connection.all("SELECT digest, matter, entry FROM held_file ORDER BY 1, 2") { "\($0.text(0)) \($0.int(1)) \($0.int(2))" }
        }
    }

    @Test func `别人的、没有存入的、字节数不符的，知道摘要也不能用；自己的可以`() throws {
        let others = try store("不给人看", by: "head")
        let refused = try file(others, by: "clerk")
        #expect(refused.receipt == nil && refused.fields.map(\.field) == ["letter"], "\(refused)")
        #expect(refused.fields.first?.rule.contains("自己上传的") == true)
        let unknown = Kernel.Attachment(name: "a.txt", digest: String(repeating: "a", count: 64), size: 1)
        #expect(try file(unknown, by: "clerk").receipt == nil)
        let own = try store("自己的", by: "clerk")
        #expect(try file(Kernel.Attachment(name: "b.txt", digest: own.digest, size: 1), by: "clerk").fields.first?.rule.contains("字节数") == true)
        #expect(try county.rows("held_file") == 0)
        #expect(try file(own, by: "clerk").receipt != nil)
        // The same content, stored by somebody else before, is one's own as soon as one has uploaded it.
        try upload(others, "clerk", "/x", at: "2020-03-10")
        #expect(try file(others, by: "clerk").receipt != nil)
    }

    @Test func `检查能否办理时，别人的附件也说得出来`() throws {
        let others = try store("不给人看", by: "head")
        let enquiry = try county.receive(on: "2020-03-02")
        let actor = try county.engine.actor("clerk")
        let input: Input = ["enquiry": .integer(enquiry), "ward": .text("东街"), "letter": others.json]
        let found = try county.engine.look { work in
            try work.check(Request(appeal, "file", input, at: moment("2020-03-16")), as: actor)
        }
        #expect(found.fields.map(\.field) == ["letter"])
    }

    @Test func `办理时记下附件归属；重建列表、升级时补记，结果一样`() throws {
        let first = try #require(try file(store("一", by: "clerk"), by: "clerk").receipt)
        let second = try #require(try file(store("二", by: "clerk"), by: "clerk", ward: "西街").receipt)
        let known = try held()
        #expect(known.count == 2)
        #expect(Set(known.map { $0.split(separator: " ")[1] }) == [String(first.matter)[...], String(second.matter)[...]])
        // A matter at a time, as in a county of many.
        try Projection(county.engine, span: 1).rebuild()
        #expect(try held() == known)
        let migration = try #require(Schema.migrations.first { $0.id.contains("held files: those of the journal") })
        try county.database.write { connection in
            try connection.execute("DELETE FROM held_file")
            for sql in migration.statements(connection.dialect, partitions: 0) { try connection.execute(sql) }
        }
        #expect(try held() == known)
        // What a server of an earlier version entered has no row until the day's end.
        try county.database.write { try $0.execute("DELETE FROM held_file") }
        try Checkpoints(county.engine, signer: county.key).make(for: #require(Day(iso: "2020-03-16")))
        #expect(try held() == known)
        #expect(try county.verify().faults == [])
    }

    @Test func `办了一步，只有办进去的附件不再算未归入事项的`() throws {
        let (mine, other) = (try store("一", by: "clerk"), try store("二", by: "clerk"))
        for file in [mine, other] { try upload(file, "clerk", "/form", at: "2020-03-16") }
        let receipt = try #require(try file(mine, by: "clerk").receipt)
        try county.database.write { try $0.takeUploads(TestCounty.code, login: "clerk", place: "/form", into: receipt.matter) }
        let open = try county.database.read { try $0.openUploads(TestCounty.code, login: "clerk", place: "/form", organ: "o") }
        #expect(open.files == 1 && open.formFiles == 1 && open.bytes == other.size && open.organBytes == other.size, "\(open)")
    }

    @Test func `清理：事项引用的、草稿里的、别人还在填的留着，老程序记下的也留着`() throws {
        let taken = try store("办进去的", by: "clerk")
        for day in ["2020-03-10", "2020-03-17"] { try upload(taken, "clerk", "/\(day)", at: day) }
        _ = try #require(try file(taken, by: "clerk").receipt)
        let old = try store("老程序办进去的", by: "clerk")
        try upload(old, "clerk", "/old", at: "2020-03-10")
        _ = try #require(try file(old, by: "clerk", ward: "西街").receipt)
        try county.database.write { try $0.execute("DELETE FROM held_file WHERE digest = $1", [SQLValue(old.digest)]) }
        let drafted = try store("草稿里的", by: "clerk")
        try upload(drafted, "clerk", "/draft", at: "2020-03-10")
        try county.database.write { connection in
            let input = "kept.f.letter=%7B%22digest%22%3A%22\(drafted.digest)%22%7D"
            try connection.saveDraft(TestCounty.code, login: "clerk", place: "/draft", input: input, at: moment("2020-03-10"))
        }
        let given = try store("弃置的", by: "clerk")
        try upload(given, "clerk", "/given", at: "2020-03-10")
        try upload(given, "head", "/given", at: "2020-03-20")
        let dropped = try store("没人要的", by: "clerk")
        try upload(dropped, "clerk", "/dropped", at: "2020-03-10")
        // Marked as taken by a matter that does not name it: no reason to keep it.
        let wrongly = try store("错记的", by: "clerk")
        try upload(wrongly, "clerk", "/wrongly", at: "2020-03-10", into: 1)

        var tidying = UploadTidying(county.engine, before: moment("2020-03-19"))
        try tidying.run {}
        #expect(tidying.files == 2)
        let left = try county.database.read { try $0.all("SELECT digest FROM attachment") { $0.text(0) } }
        #expect(Set(left) == Set([taken, old, drafted, given].map(\.digest)))
        let notes = try county.database.read { try $0.all("SELECT login || place FROM upload ORDER BY 1") { $0.text(0) } }
        #expect(notes == ["clerk/draft", "head/given"])
        #expect(try county.verify().faults.filter { $0.part == .attachment } == [])
    }

    /// Whoever writes waits for a transaction that removes: it must be small, however much there is to remove and however large the drafts.
    @Test func `两万份草稿和上传，清理分成小批，其间别人的写入不久等`() throws {
        let code = TestCounty.code
        let text = String(repeating: "a", count: 2_000)
        try county.database.write { connection in
            var files = (0..<20_000).makeIterator()
            let digest: (Int) -> String = { Digest32.sha256(Array("\($0)".utf8)).hex }
            _ = try connection.load(into: "attachment", ["county", "digest", "type", "size", "stored", "login", "content"]) {
                files.next().map { number in
                    [SQLValue(code), SQLValue(digest(number)), "text/plain", SQLValue(1), SQLValue(number), "clerk", SQLValue([UInt8(1)])]
                }
            }
            var uploads = (0..<20_000).makeIterator()
            _ = try connection.load(into: "upload", ["county", "login", "place", "digest", "name", "organ", "size", "stored"]) {
                uploads.next().map { number in
                    let place = SQLValue("/\(number)")
                    return [SQLValue(code), "clerk", place, SQLValue(digest(number)), "a.txt", "o", SQLValue(1), SQLValue(number)]
                }
            }
            var drafts = (0..<20_000).makeIterator()
            _ = try connection.load(into: "draft", ["county", "login", "place", "input", "saved"]) {
                drafts.next().map { number in
                    // Every tenth names its file.
                    let input = text + (number.isMultiple(of: 10) ? digest(number) : digest(number + 1))
                    return [SQLValue(code), "clerk", SQLValue("/\(number)"), SQLValue(input), SQLValue(number)]
                }
            }
        }
        var tidying = UploadTidying(county.engine, before: moment("2020-03-19"))
        // Between any two of its transactions others write: nothing that they would wait for is held longer than for one of them.
        var written = 0
        try tidying.run {
            written += 1
            try county.database.write(for: code) { connection in
                try connection.saveDraft(code, login: "head", place: "/w", input: "b", at: Instant(milliseconds: 1))
            }
        }
        #expect(tidying.notes == 18_000 && tidying.files == 18_000)
        #expect(tidying.mostRemoved <= 2 * UploadTidying.mostRows && tidying.transactions >= 18_000 / UploadTidying.mostRows)
        #expect(written == tidying.transactions)
        #expect(try county.rows("upload") == 2_000 && county.rows("attachment") == 2_000)
    }

    @Test func `归属、限额和清理的查询都有索引，不读全表`() throws {
        try county.database.read { connection in
            for sql in [
                Connection.fileStanding, Connection.openUploadsOfPerson, Connection.openUploadsOfOrgan, Connection.oldUploads,
                Connection.removingUpload, Connection.removingAttachment,
            ] {
                let plan = try connection.plan(of: sql).joined(separator: "\n")
                #expect(!plan.replacing("SCAN CONSTANT ROW", with: "").contains("SCAN") && !plan.contains("Seq Scan"), "\(plan)")
                #expect(!plan.contains("TEMP B-TREE") && !plan.contains("Sort"), "\(plan)")
                // Nor all rows of a county.
                #expect(!plan.contains("(county=?)"), "\(plan)")
            }
        }
    }
}
