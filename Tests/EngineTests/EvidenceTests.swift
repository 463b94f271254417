import Engine
import Foundation
import Kernel
import Proof
import Storage
import TestDatabase
import Testing

/// One change behind the program's back, and what a verification must say of it.
struct Tampering: Sendable, CustomTestStringConvertible {
    let sql: String
    let part: Fault.Part
    let says: String
    /// On SQLite alone: what PostgreSQL keeps otherwise, or refuses.
    var isForFiles = false

    init(_ part: Fault.Part, _ says: String, _ sql: String, isForFiles: Bool = false) {
        (self.part, self.says, self.sql, self.isForFiles) = (part, says, sql, isForFiles)
    }

    var testDescription: String { sql }
}

/// A small county that has something in every table.
struct FullCounty {
    let county: TestCounty

    init() throws {
        county = try TestCounty()
        let code = TestCounty.code
        try county.database.write(for: code) { connection in
            let at = Instant(try #require(Day(iso: "2020-03-01")), hour: 9)
            var credential = CredentialRow(login: "clerk", changedAt: at)
            credential.password = "secret"
            credential.totpSecret = Array(repeating: 3, count: 20)
            try connection.keep(code, credential, at: at)
            try connection.link(code, issuer: "https://id", subject: "42", login: "head", at: at)
            try RegisterEntry(
                kind: "administration", action: "account.link", login: "head", person: "head", organ: code,
                changes: [.init("account", .text("head")), .init("issuer", .text("https://id")), .init("subject", .text("42"))]
            ).append(code, connection, at: at)
            try connection.put(JurisdictionRow(county: "430600", name: "岳阳市", superior: nil))
            try connection.put(JurisdictionRow(county: code, name: "平江县", superior: "430600"))
            try RegisterEntry(
                kind: "administration", action: "jurisdiction", login: "system", person: "system", organ: code,
                changes: [.init("superior", .text("430600")), .init("name", .text("平江县"))]
            ).append(code, connection, at: at)
            try connection.set(code, setting: "a", to: "1")
            try Register.commit(code, connection, at: at, by: "system")
        }
        try Projection(county.engine).bringUpToDate()
        for day in ["2020-03-02", "2020-03-03", "2020-03-04"] {
            let id = try county.receive(on: day, ["question": "甲", "amount": "12.50"])
            try county.take(.matter(id), "accept", by: "clerk", on: day, hour: 11)
        }
        let child = try #require(try county.take(.matter(1), "consult", by: "clerk", on: "2020-03-05").receipt?.children.first)
        try county.take(.matter(child), "give", by: "lawyer", on: "2020-03-06", ["text": "合法"])
        try county.take(.matter(1), "answer", by: "head", on: "2020-03-09", ["answer": "可"])
        try checkpoint("2020-03-09")
        let office: Request.Target = .opening(kind: "bulletin", organ: TestCounty.office)
        let bulletin = try #require(try county.take(office, "draft", by: "clerk", on: "2020-03-10", ["subject": "甲", "text": "乙"]).receipt?.matter)
        try county.take(.matter(bulletin), "approve", by: "head", on: "2020-03-10", hour: 10)
        for day in ["2020-03-11", "2020-03-12"] { try county.take(.matter(bulletin), "enact", by: "head", on: day) }
        try county.take(.matter(bulletin), "cancel", by: "head", on: "2020-03-13")
        try checkpoint("2020-03-13")
        let bytes = Array("来信".utf8)
        let letter = Attachment(name: "信.txt", digest: Digest32.sha256(bytes).hex, size: bytes.count)
        let at = Instant(try #require(Day(iso: "2020-03-16")), hour: 8)
        try county.database.write(for: code) { connection in
            try connection.storeAttachment(code, digest: letter.digest, type: "text/plain", content: bytes, at: at, by: "clerk")
        }
        let appeal: Request.Target = .opening(kind: "appeal", organ: TestCounty.office)
        try county.take(appeal, "file", by: "clerk", on: "2020-03-16", ["enquiry": "1", "ward": "东街", "letter": letter.json.encoded])
        try checkpoint("2020-03-16")
        try Projection(county.engine).bringUpToDate()
    }

    func checkpoint(_ day: String) throws {
        try Checkpoints(county.engine, signer: county.key).make(for: #require(Day(iso: day)))
    }
}

@Suite("证据：背着程序改动任何一张表")
struct EvidenceTests {
    let full: FullCounty
    var county: TestCounty { full.county }

    init() throws { full = try FullCounty() }

    @Test func `未经改动的全部相符，每一类都核验到`() throws {
        let result = try county.verify()
        #expect(result.faults == [])
        #expect(result.checkpoints == 3 && result.attachments == 1 && result.credentials == 1 && result.matters == 6)
        #expect(result.derived > 20)
        #expect(result.stale == 0 && !result.awaitsProjection)
    }

    static let publications: [Tampering] = [
        Tampering(.publication, "内容与公开时的记录不符", "UPDATE publication SET view = replace(view, '可', '否')"),
        Tampering(.publication, "内容与公开时的记录不符", "UPDATE publication SET title = '另一个标题' WHERE matter = 5 AND ordinal = 1"),
        Tampering(.publication, "内容与公开时的记录不符", "UPDATE publication SET until = published WHERE matter = 1"),
        Tampering(
            .publication, "没有环节将其撤回",
            "UPDATE publication SET closed = published, closing_entry = entry, reason = 'x', withdrawer = 'x', article = 'x' WHERE matter = 1"),
        Tampering(
            .publication, "现又恢复公开",
            """
            UPDATE publication SET closed = NULL, closing_entry = NULL, reason = NULL, withdrawer = NULL, article = NULL
            WHERE matter = 5 AND ordinal = 2
            """),
        Tampering(.publication, "已不存在", "DELETE FROM publication WHERE matter = 1"),
        Tampering(
            .publication, "不是由任何环节公开的",
            """
            INSERT INTO publication (county, matter, publication, ordinal, kind, organ, title, published, view, digest, entry)
            SELECT county, matter, 'other', 1, kind, organ, title, published, view, digest, entry FROM publication WHERE matter = 1
            """),
    ]

    static let papers: [Tampering] = [
        Tampering(.paper, "内容与制发时的记录不符", "UPDATE paper SET number = '伪造〔2020〕1号' WHERE matter = 1"),
        Tampering(.paper, "内容与制发时的记录不符", "UPDATE paper SET issued = issued - 1 WHERE matter = 1"),
        Tampering(.paper, "内容与制发时的记录不符", "UPDATE paper SET content = replace(content, '可', '否')"),
        Tampering(.paper, "内容与制发时的记录不符", "UPDATE paper SET personal = 1 - personal"),
        Tampering(.paper, "不是由任何环节制发的", "UPDATE paper SET matter = 2 WHERE matter = 1"),
        Tampering(.paper, "已不存在", "UPDATE paper SET ordinal = 7 WHERE matter = 1"),
        Tampering(.paper, "已不存在", "DELETE FROM paper WHERE matter = 1"),
        Tampering(.document, "文号不连续", "DELETE FROM paper WHERE matter = 1"),
        Tampering(
            .paper, "不是由任何环节制发的",
            """
            INSERT INTO paper SELECT county, matter, 'other', 1, NULL, organ, NULL, NULL, NULL, issued, entry, personal, content, digest
            FROM paper WHERE matter = 1
            """),
        Tampering(.document, "文号不连续", "UPDATE counter SET value = value + 1"),
        Tampering(.document, "没有计数", "DELETE FROM counter"),
    ]

    static let files: [Tampering] = [
        Tampering(.attachment, "的内容已被替换", "UPDATE attachment SET content = x'00'"),
        Tampering(.attachment, "“信.txt”", "DELETE FROM attachment"),
        Tampering(.attachment, "类型", "UPDATE attachment SET type = 'text/html'"),
        Tampering(.attachment, "存入人", "UPDATE attachment SET login = 'head'"),
        Tampering(.attachment, "字节数不符", "UPDATE attachment SET size = 7"),
    ]

    static let checkpoints: [Tampering] = [
        Tampering(.checkpoint, "检查点已不存在", "DELETE FROM checkpoint"),
        Tampering(.checkpoint, "检查点已不存在", "DELETE FROM checkpoint WHERE size = 3"),
        Tampering(.checkpoint, "检查点已不存在", "DELETE FROM checkpoint WHERE size = 2"),
        Tampering(.checkpoint, "树根与各日的记录不符", "UPDATE checkpoint SET root = zeroblob(32) WHERE size = 2"),
        Tampering(.checkpoint, "签名不能核验", "UPDATE checkpoint SET note = replace(note, 'day ', 'Day ') WHERE size = 2"),
        Tampering(.checkpoint, "签名内容与所存不符", "UPDATE checkpoint SET day = day + 1 WHERE size = 3"),
        Tampering(
            .checkpoint, "不是由每日的作业签名的",
            "INSERT INTO checkpoint SELECT county, day + 9, size, entry - 1, root, note FROM checkpoint WHERE size = 3"),
    ]

    static let credentials: [Tampering] = [
        Tampering(.credential, "账号“clerk”", "UPDATE credential SET password = 'other'"),
        Tampering(.credential, "账号“clerk”", "UPDATE credential SET totp_secret = NULL"),
        Tampering(.credential, "账号“clerk”", "UPDATE credential SET recovery = 'x'"),
        Tampering(.credential, "登录凭据已不存在", "DELETE FROM credential"),
        Tampering(
            .credential, "不是由任何记录设立的",
            "INSERT INTO credential (county, login, password, changed_at) SELECT county, 'head', password, changed_at FROM credential"),
        Tampering(.credential, "的关联已不存在", "DELETE FROM federated_identity"),
        Tampering(.credential, "不是由任何记录设立的", "UPDATE federated_identity SET login = 'clerk'"),
        Tampering(
            .credential, "不是由任何记录设立的",
            "INSERT INTO federated_identity SELECT county, issuer, '43', login, linked_at FROM federated_identity"),
        Tampering(.register, "隶属关系", "UPDATE jurisdiction SET superior = NULL WHERE county = '430626'"),
        Tampering(.register, "隶属关系", "DELETE FROM jurisdiction WHERE county = '430626'"),
    ]

    static let registers: [Tampering] = [
        Tampering(.register, "与登记时不符", "UPDATE account SET disabled = 1 WHERE login = 'head'"),
        Tampering(.register, "与登记时不符", "UPDATE account SET person = 'head' WHERE login = 'clerk'"),
        Tampering(.register, "与登记时不符", "INSERT INTO account (county, login, person) VALUES ('430626', 'sly', 'head')"),
        Tampering(.register, "与登记时不符", "UPDATE post SET role = 'head' WHERE person = 'clerk'"),
        Tampering(.register, "与登记时不符", "DELETE FROM post WHERE person = 'lawyer'"),
        Tampering(.register, "与登记时不符", "UPDATE person SET name = '另一人' WHERE id = 'clerk'"),
        Tampering(.register, "与登记时不符", "UPDATE organ SET name = '另一机关' WHERE code = '430626-ga'"),
        Tampering(.register, "与登记时不符", "UPDATE setting SET value = '2' WHERE key = 'a'"),
        Tampering(.register, "与登记时不符", "DELETE FROM setting"),
        Tampering(
            .register, "与登记时不符",
            """
            INSERT INTO delegation (county, id, giver, taker, organ, role, valid_from, valid_until, reason, granted_by)
            VALUES ('430626', 1, 'head', 'clerk', '430626-ga', 'head', 18300, 18310, 'x', 'head')
            """),
    ]

    static let derived: [Tampering] = [
        Tampering(.list, "期限“answer”与按内容重算的不符", "UPDATE clock SET due = due + 30 WHERE matter = 2"),
        Tampering(.list, "期限“answer”与按内容重算的不符", "UPDATE clock SET state = 'suspended' WHERE matter = 2"),
        Tampering(.list, "期限“answer”已不存在", "DELETE FROM clock WHERE matter = 2"),
        Tampering(
            .list, "期限“acceptance”不是由任何环节产生的",
            "INSERT INTO clock (county, matter, term, state, due, provisional) VALUES ('430626', 2, 'acceptance', 'running', 18300, 0)"),
        Tampering(.list, "最先届满的期限", "UPDATE matter SET due = due + 30 WHERE id = 2"),
        Tampering(.list, "最先届满的期限", "UPDATE matter SET warn = warn + 30 WHERE id = 2"),
        Tampering(.list, "开启人", "UPDATE matter SET opener = 'head' WHERE id = 2"),
        Tampering(.list, "待办", "DELETE FROM waiting WHERE matter = 2"),
        Tampering(.list, "待办", "UPDATE waiting SET due = due + 1 WHERE matter = 2"),
        Tampering(
            .list, "不是由任何环节产生的",
            "INSERT INTO waiting (county, matter, organ, role, kind, due, warn) VALUES ('430626', 1, '430626-sf', 'head', 'enquiry', 1, 1)"),
        Tampering(.list, "列表的筛选值“ward 东街”已不存在", "DELETE FROM attribute WHERE field = 'ward'"),
        Tampering(.list, "列表的筛选值“ward 西街”不是", "UPDATE attribute SET value = '西街' WHERE field = 'ward'"),
        Tampering(.list, "经办“clerk”已不存在", "DELETE FROM handled WHERE matter = 2"),
        Tampering(
            .list, "经办“outsider”不是", "INSERT INTO handled (county, person, kind, opened, matter) VALUES ('430626', 'outsider', 'enquiry', 1, 2)"),
        Tampering(.list, "引用", "DELETE FROM citation"),
        Tampering(.list, "引用", "INSERT INTO citation (county, target, field, matter) VALUES ('430626', 2, 'enquiry', 6)"),
        Tampering(.list, "附件归属", "DELETE FROM held_file"),
        Tampering(
            .list, "不是由任何环节产生的",
            "INSERT INTO held_file (county, digest, matter, entry) SELECT county, digest, 2, 5 FROM held_file"),
        Tampering(.list, "件数", "UPDATE tally SET value = value + 1 WHERE kind = 'enquiry'"),
        Tampering(.list, "件数", "DELETE FROM tally"),
        Tampering(.notice, "已不存在", "DELETE FROM notice"),
        Tampering(.notice, "不是由任何环节产生的", "INSERT INTO notice (county, person, entry) VALUES ('430626', 'head', 6)"),
        Tampering(.list, "检索", "UPDATE matter_search SET text = '空'", isForFiles: true),
        Tampering(.list, "检索", "DELETE FROM matter_search"),
        Tampering(.list, "当事人检索", "INSERT INTO party_key (county, matter, digest) VALUES ('430626', 2, 7)"),
    ]

    static let records: [Tampering] = [
        Tampering(.matter, "已被改动", "UPDATE matter SET body = replace(body, '甲', '乙') WHERE id = 2"),
        Tampering(.matter, "已被改动", "UPDATE matter SET stage = 'answered' WHERE id = 2"),
        Tampering(.matter, "已被改动", "UPDATE matter SET title = '乙' WHERE id = 2"),
        Tampering(.matter, "已被改动", "UPDATE matter SET organ = '430626-sf' WHERE id = 2"),
        Tampering(.matter, "已被改动", "UPDATE matter SET opened = opened - 1 WHERE id = 2"),
        Tampering(.matter, "已被改动", "UPDATE matter SET number = '假号' WHERE id = 2"),
        Tampering(.matter, "是空的文字", "PRAGMA ignore_check_constraints = ON; UPDATE matter SET number = '' WHERE id = 2", isForFiles: true),
        Tampering(
            .matter, "不是由任何环节产生的",
            """
            INSERT INTO matter (county, id, kind, edition, organ, title, stage, opened, version, entry, body, state, definition)
            SELECT county, 99, kind, edition, organ, title, stage, opened, version, entry, body, state, definition FROM matter WHERE id = 2
            """),
        Tampering(.journal, "内容与摘要不符", "UPDATE journal SET content = replace(content, '甲', '乙') WHERE entry = 8"),
        Tampering(.journal, "内容与摘要不符", "UPDATE journal SET person = 'head' WHERE entry = 7"),
        Tampering(.journal, "内容与摘要不符", "UPDATE journal SET at = at + 1 WHERE entry = 7"),
        Tampering(.journal, "内容与摘要不符", "UPDATE journal SET request = 'web:x' WHERE entry = 7"),
        Tampering(.journal, "有不应有的内容", "UPDATE journal SET request = '-' WHERE entry = 7"),
        Tampering(.journal, "前缺第9至9条", "DELETE FROM journal WHERE entry = 9"),
        Tampering(.journal, "前缺第9至9条", "UPDATE journal SET entry = 1009 WHERE entry = 9"),
        Tampering(
            .journal, "所记上一条的摘要与上一条不符",
            """
            INSERT INTO journal SELECT county, 1000, at, matter, version, kind, action, login, person, organ, NULL, content, previous, hash
            FROM journal WHERE entry = 9
            """),
        Tampering(.fact, "统计事实与记录不符", "UPDATE fact SET value = 2 WHERE measure = 'enquiry.received' AND matter = 2"),
        Tampering(.fact, "统计事实与记录不符", "DELETE FROM fact WHERE measure = 'enquiry.answered'"),
        Tampering(.rollup, "汇总为", "UPDATE rollup SET value = value + 1 WHERE measure = 'enquiry.received'"),
        Tampering(.rollup, "汇总为", "DELETE FROM rollup"),
    ]

    @Test(arguments: publications + papers + files + checkpoints + credentials + registers + derived + records)
    func `改动任何一处都说出是哪张表的哪一行`(tampering: Tampering) throws {
        if tampering.isForFiles, county.database.dialect == .postgres { return }
        try county.database.tamper(tampering.sql)
        let faults = try county.verify().faults
        #expect(faults.contains { $0.part == tampering.part && $0.message.contains(tampering.says) }, "\(faults.map(\.description))")
    }

    @Test(arguments: [
        ("DROP TRIGGER journal_update", "触发器“journal_update”（journal）已不存在"),
        ("DROP TRIGGER checkpoint_delete", "只能追加的记录可能已被改动"),
        ("DROP INDEX journal_request", "索引“journal_request”（journal）已不存在"),
        ("DROP TRIGGER paper_update; CREATE TRIGGER paper_update BEFORE UPDATE ON paper BEGIN SELECT 1; END", "已被改动"),
        ("CREATE TRIGGER sly AFTER INSERT ON journal BEGIN UPDATE matter SET due = NULL WHERE id = NEW.matter; END", "不是本程序建立的"),
        ("CREATE TABLE beside (a TEXT)", "不是本程序建立的"),
    ])
    func `表的结构：少了、多了、改了触发器和索引`(sql: String, says: String) throws {
        if county.database.dialect == .postgres { return }
        try county.database.write { try $0.executeScript(sql) }
        let faults = try county.verify().faults
        #expect(faults.contains { $0.part == .schema && $0.message.contains(says) }, "\(faults.map(\.description))")
    }

    @Test(arguments: [
        ("DROP TRIGGER journal_update ON journal", "触发器“journal_update”（journal）已不存在"),
        ("ALTER TABLE checkpoint DISABLE TRIGGER checkpoint_delete", "已被停用"),
        ("DROP INDEX journal_request", "索引“journal_request”（journal）已不存在"),
        ("DROP INDEX matter_search_grams", "索引“matter_search_grams”（matter_search）已不存在"),
        (
            "DROP INDEX journal_request; CREATE INDEX journal_request ON journal (county, request) WHERE request IS NOT NULL",
            "索引“journal_request”（journal）与本程序建立的不同，已被改动"
        ),
        (
            "DROP INDEX matter_due; CREATE INDEX matter_due ON matter (county, kind, due, id, organ) WHERE due > 20000",
            "索引“matter_due”（matter）与本程序建立的不同，已被改动"
        ),
        (
            """
            DROP INDEX publication_live;
            CREATE UNIQUE INDEX publication_live ON ONLY publication (county, matter, publication) WHERE closing_entry IS NULL
            """, "索引“publication_live”（publication）已被停用"
        ),
        ("CREATE INDEX sly ON tally (county, (value + 1))", "索引“sly”（tally）不是本程序建立的"),
        ("CREATE OR REPLACE FUNCTION append_only() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$", "函数“append_only”"),
        (
            """
            CREATE OR REPLACE FUNCTION append_only() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN IF false THEN RAISE EXCEPTION 'append-only: %', TG_ARGV[0]; END IF; RETURN NEW; END $$
            """, "函数“append_only”与本程序建立的不同"
        ),
        (
            """
            CREATE FUNCTION idle() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
            DROP TRIGGER checkpoint_update ON checkpoint;
            CREATE TRIGGER checkpoint_update BEFORE UPDATE ON checkpoint FOR EACH ROW EXECUTE FUNCTION idle('checkpoint')
            """, "触发器“checkpoint_update”（checkpoint）与本程序建立的不同，已被改动；只能追加的记录可能已被改动"
        ),
        (
            """
            DROP TRIGGER checkpoint_update ON checkpoint;
            CREATE TRIGGER checkpoint_update BEFORE UPDATE ON checkpoint FOR EACH ROW WHEN (false) EXECUTE FUNCTION append_only('checkpoint')
            """, "触发器“checkpoint_update”（checkpoint）与本程序建立的不同"
        ),
        (
            """
            DROP TRIGGER checkpoint_delete ON checkpoint;
            CREATE TRIGGER checkpoint_delete BEFORE INSERT ON checkpoint FOR EACH ROW WHEN (false) EXECUTE FUNCTION append_only('checkpoint')
            """, "触发器“checkpoint_delete”（checkpoint）与本程序建立的不同"
        ),
        ("ALTER TABLE journal_1 DISABLE TRIGGER journal_update", "触发器“journal_update”（journal_1）已被停用"),
        ("ALTER TABLE fact_0 ENABLE REPLICA TRIGGER fact_delete", "触发器“fact_delete”（fact_0）已被停用"),
        ("DROP TRIGGER journal_1_truncate ON journal_1", "触发器“journal_1_truncate”（journal_1）已不存在"),
        ("DROP TRIGGER checkpoint_truncate ON checkpoint", "触发器“checkpoint_truncate”（checkpoint）已不存在"),
        ("CREATE RULE quiet AS ON INSERT TO tally DO INSTEAD NOTHING", "规则“quiet”（tally）不是本程序建立的"),
    ])
    func `PostgreSQL：少了、停用了、改了触发器和索引，改了函数`(sql: String, says: String) throws {
        guard county.database.dialect == .postgres else { return }
        #expect(try county.verify().faults == [])
        try county.database.write { try $0.executeScript(sql) }
        let faults = try county.verify().faults
        #expect(faults.contains { $0.part == .schema && $0.message.contains(says) }, "\(faults.map(\.description))")
    }

    @Test func `一段一段地核验，与一次读完的结果一样`() throws {
        try county.database.tamper("UPDATE matter SET title = 'x' WHERE id = 2; DELETE FROM notice; DELETE FROM clock; DELETE FROM publication")
        let whole = try county.verify()
        #expect(whole.matters > 2 && whole.faults.count > 3)
        for span in 1...2 {
            let parts = try Verifier(county.engine, keys: [county.key.verifierKey], span: span).verify()
            #expect(parts.faults.map(\.description).sorted() == whole.faults.map(\.description).sorted())
            #expect(parts.statement == whole.statement && parts.head == whole.head)
        }
    }

    @Test func `PostgreSQL：按设置让触发器全部停下，核验也说出来`() throws {
        guard county.database.dialect == .postgres else { return }
        let name = try county.database.read { try $0.first("SELECT current_database()") { $0.text(0) } }
        _ = try TestServer.shared().superuser("ALTER DATABASE \(#require(name)) SET session_replication_role = replica")
        let faults = try county.verify().faults
        #expect(faults.map(\.message).contains { $0.contains("数据库的设置“session_replication_role”") }, "\(faults.map(\.description))")
    }

    @Test func `改了列表的版本，不能掩盖改动：另行计数，重建以后改动就没有了`() throws {
        try county.database.tamper("UPDATE projection SET stamp = 'x'; UPDATE clock SET due = due + 30 WHERE matter = 2; DELETE FROM citation")
        let result = try county.verify()
        #expect(result.faults == [] && result.stale == 2 && result.statement.contains { $0.contains("2处") })
        try Projection(county.engine).bringUpToDate()
        let after = try county.verify()
        #expect(after.faults == [] && after.stale == 0)
    }

    @Test func `此前的程序设立的登录凭据，第一次每日签名时纳入记录，其后的改动都能发现`() throws {
        let county = try TestCounty()
        // As an earlier program left it: no mark in the first entry, a credential without an entry.
        try county.database.tamper("DELETE FROM journal")
        try county.database.write(for: TestCounty.code) { connection in
            var row = JournalRow(
                entry: 1, at: Instant(Day.firstDay(of: 2018)), matter: nil, version: 0, kind: "register", action: "register", login: "system",
                person: "system", organ: TestCounty.code, request: nil,
                content: JSON.object([.init("register", .text(try RegisterEntry.digest(TestCounty.code, connection)))]).encoded,
                previous: Chain.genesis(county: TestCounty.code).bytes, hash: [])
            row.hash = Chain.next(previous: Chain.genesis(county: TestCounty.code), content: row.chained).bytes
            try connection.append(TestCounty.code, row)
            var credential = CredentialRow(login: "clerk", changedAt: row.at)
            credential.password = "old"
            try connection.put(TestCounty.code, credential)
        }
        #expect(try county.verify().faults == [] && county.verify().uncommitted == 1)
        try Checkpoints(county.engine, signer: county.key).make(for: #require(Day(iso: "2020-03-09")))
        #expect(try county.verify().faults == [] && county.verify().uncommitted == 0)
        try county.database.tamper("UPDATE credential SET password = 'new'")
        #expect(try county.verify().faults.map(\.part) == [.credential])
    }

    @Test func `每张表都有归类，文档中的表与程序一致`() throws {
        let tables = try county.database.read { try $0.tables() }.filter { !$0.hasPrefix("matter_search_") }
        let known = TableStanding.all.map(\.table)
        #expect(Set(known).count == known.count)
        #expect(tables.filter { !known.contains($0) } == [])
        // The full-text table's numbers are SQLite's alone.
        #expect(known.filter { !tables.contains($0) && $0 != "search_county" } == [])
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let document = try String(contentsOf: root.appendingPathComponent("docs/threat-model.md"), encoding: .utf8)
        for line in TableStanding.markdown { #expect(document.contains(line + "\n"), "\(line)") }
    }

    @Test func `检查点在将来的日期上签过名，时钟恢复以后照样接着签`() throws {
        try full.checkpoint("2021-06-01")
        #expect(try county.verify().checkpoints == 3)
        _ = try county.receive(on: "2021-06-02")
        try full.checkpoint("2021-06-02")
        _ = try county.receive(on: "2020-03-17")
        try full.checkpoint("2020-03-17")
        _ = try county.receive(on: "2020-03-18")
        // Of one day there is one; what comes after it is covered by the next.
        try full.checkpoint("2021-06-02")
        #expect(try county.verify().checkpoints == 5)
        try full.checkpoint("2020-03-18")
        let result = try county.verify()
        #expect(result.faults == [] && result.checkpoints == 6 && result.backwards?.count == 1)
    }
}
