import Affairs
import Engine
import Kernel
import Proof
import Storage
import TestDatabase
import Testing

@Suite struct `演示的县和请求的来路` {
    private static let organ: Organ = Organ(
        code: OrganCode("430627"), name: "乙县人民政府", short: "乙政", level: .county, parent: nil, duties: [.government])
    private static let founded: Instant = Instant(Day.firstDay(of: 2018))

    private func engine(_ database: Storage.Database) throws -> Engine {
        let edition = CalendarEdition(
            id: "2018", year: 2018, title: "试验", document: "试验", published: try #require(Day(iso: "2017-11-01")), holidays: [], workdays: [])
        return try Engine(database, county: "430627", kinds: [], calendar: WorkCalendar(editions: [edition]))
    }

    private func found(isDemonstration: Bool) throws -> Storage.Database {
        let database = try TestDatabase.open()
        try database.migrate()
        try Register(organs: [Self.organ], people: []).enter("430627", in: database, at: Self.founded, isDemonstration: isDemonstration)
        return database
    }

    @Test func `设立时写在第一条记录里，以后既不能加也不能去`() throws {
        let (real, demonstration) = (try found(isDemonstration: false), try found(isDemonstration: true))
        #expect(try !engine(real).isDemonstration && engine(demonstration).isDemonstration)

        let renamed = Organ(code: Self.organ.code, name: "乙县政府", short: "乙政", level: .county, parent: nil, duties: [.government])
        let error = #expect(throws: Problem.self) {
            try Register(organs: [renamed], people: []).enter("430627", in: real, at: Self.founded, isDemonstration: true)
        }
        #expect(error?.code == .engineNotDemonstration)
        #expect(try engine(real).organs.name(of: Self.organ.code) == "乙县人民政府")
        // A later entry that says so counts for nothing, either way.
        for (database, flag) in [(real, true), (demonstration, false)] {
            try database.write { connection in
                _ = try RegisterEntry(
                    kind: "register", action: "register", login: "system", person: "system", organ: "430627",
                    changes: [.init("demonstration", .flag(flag))]
                ).append("430627", connection, at: Self.founded)
            }
        }
        try Register(organs: [renamed], people: []).enter("430627", in: demonstration, at: Self.founded)
        #expect(try !engine(real).isDemonstration && engine(demonstration).isDemonstration)
    }

    @Test func `改动第一条记录，核验指出`() throws {
        let database = try found(isDemonstration: false)
        let key = try SignerKey(name: "plumbline/430627/journal", seed: Array(repeating: 7, count: 32))
        #expect(try Verifier(engine(database), keys: [key.verifierKey]).verify().faults == [])
        try database.tamper("UPDATE journal SET content = replace(content, '{', '{\"demonstration\":true,') WHERE entry = 1")
        #expect(try engine(database).isDemonstration)
        #expect(try Verifier(engine(database), keys: [key.verifierKey]).verify().faults.map(\.entry) == [1])
    }

    @Test func `登记设置的，载明原值和新值`() throws {
        let database = try found(isDemonstration: true)
        for value in ["1", "2"] {
            try Register(organs: [], people: [], settings: ["test.days": value]).enter("430627", in: database, at: Self.founded)
        }
        let last = try #require(try database.read { try $0.lastEntry("430627") })
        let change = try #require(try JSON(parsing: last.content)["settings"]?.items?.first)
        #expect(change["setting"] == .text("test.days") && change["old"] == .text("1") && change["new"] == .text("2"))
    }

    @Test(arguments: ["web:clerk:1", "web:both:1", "cli:both:1", "import:both:1", "deemed:1:answer:2020-03-02"])
    func `请求编号不能冒充别的途径或者他人`(id: String) throws {
        let county = try TestCounty()
        let opening = Request.Target.opening(kind: "enquiry", organ: TestCounty.office)
        if id == "web:clerk:1" {
            #expect(try county.take(opening, "receive", by: "clerk", on: "2020-03-02", ["question": "甲"], id: id).receipt != nil)
        } else {
            let error = #expect(throws: Problem.self) {
                try county.take(opening, "receive", by: "clerk", on: "2020-03-02", ["question": "甲"], id: id)
            }
            #expect(error?.code == .engineForeignRequest)
            #expect(try county.rows("matter") == 0)
        }
        #expect(Request.id(.cli, by: "clerk", "web:both:1") == "cli:clerk:web:both:1")
    }

    @Test func `由命令行办理的，记录写明`() throws {
        let county = try TestCounty()
        var actor = try county.engine.actor("clerk")
        actor.way = "token:t-1"
        let target = Request.Target.opening(kind: "enquiry", organ: TestCounty.office)
        let at = Instant(try #require(Day(iso: "2020-03-02")), hour: 9)
        _ = try county.engine.perform(Request(target, "receive", county.engine.input(typed: ["question": "甲"], for: target), at: at), as: actor)
        let entry = try #require(try county.database.read { try $0.lastEntry(TestCounty.code) })
        #expect(try JSON(parsing: entry.content)["via"] == .text("token:t-1"))
        #expect(try county.verify().faults == [])
    }

    @Test(arguments: ["", "  ", "，。！？", "查看。", "abc"])
    func `查看个人信息的理由，空格和标点不算字`(reason: String) throws {
        let county = try TestCounty()
        let id = try county.receive(["question": "甲", "asker": "张三"])
        let at = Instant(try #require(Day(iso: "2020-03-03")), hour: 9)
        let clerk = try county.engine.actor("clerk")
        let error = #expect(throws: Problem.self) { try county.engine.disclose(id, to: clerk, reason: reason, at: at) }
        #expect(error?.code == .engineNoReason)
        #expect(try county.database.read { try $0.disclosures(TestCounty.code, of: id) }.isEmpty)
    }
}
