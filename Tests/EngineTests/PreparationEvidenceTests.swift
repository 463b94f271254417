import Engine
import Kernel
import Proof
import Storage
import TestDatabase
import Testing

@Suite("拟办的判断和记录")
struct PreparationEvidenceTests {
    private let test: PreparingCounty
    init() throws { test = try PreparingCounty() }

    @Test func `填写有误、无论何时何人都不满足的，拟办时就退回，不作任何改动`() throws {
        let id = try test.permit(["subject": "违法"])
        let before = try test.county.rows("journal")
        let outcome = try test.prepare(id, [:])
        #expect(outcome.refusals.map(\.id) == ["permit.grant.lawful"] && outcome.fields.map(\.field) == ["terms"])
        let silent = try test.act(.prepare(["terms": .text("白天")]), id, by: "both-offices")
        #expect(silent.fields.map(\.label) == ["承办人意见"])
        #expect(try test.act(.prepare(["terms": .text("白天")]), id, by: "both-offices", String(repeating: "长", count: 501)).fields.count == 1)
        #expect(try test.county.rows("journal") == before && test.open(id) == nil)
    }

    @Test func `取决于何日、何人决定的条件，留到批准时判断`() throws {
        let id = try test.permit(["hearer": "head"])
        let (actor, now) = (try test.county.engine.actor("both-offices"), Instant(try #require(Day(iso: "2020-03-04")), hour: 9))
        let judgement = try test.county.engine.look { work in
            let dossier = try work.dossier(id)
            let action = try #require(dossier.outline.action("grant"))
            return try work.judge(preparing: action, on: dossier, filling: ["terms": .text("白天")], overriding: [:], at: now, as: actor)
        }
        #expect(judgement.isSound && judgement.later.map(\.id) == ["permit.grant.waited", "permit.grant.by-hearer"])
        #expect(try test.prepare(id, on: "2020-03-04").receipt != nil)
        #expect(try test.act(.approve, id, by: "head", on: "2020-03-07").refusals.map(\.id) == ["permit.grant.waited"], "第五日")
        #expect(try test.act(.approve, id, by: "both", on: "2020-03-08").refusals.map(\.id) == ["permit.grant.by-hearer"])
        #expect(try test.act(.approve, id, by: "head", on: "2020-03-08").receipt != nil, "满五日")
    }

    @Test func `可以例外的条件，拟办时写明请求的理由，由负责人在批准时例外`() throws {
        let id = try test.permit()
        let long: Input = ["terms": .text("每日八时至十八时，节假日除外")]
        #expect(try test.prepare(id, long).refusals.map(\.id) == ["permit.grant.short"])
        #expect(try test.prepare(id, long, overrides: ["permit.grant.short": "须写明时间"]).receipt != nil)
        let done = try #require(try test.act(.approve, id, by: "head", hour: 10).receipt)
        let entry = try #require(try test.county.database.read { try $0.entry(TestCounty.code, done.entry) })
        #expect(entry.content.contains("\"overrides\":{\"permit.grant.short\":\"须写明时间\"}"))
    }

    @Test func `同一请求编号只办理一次，不得用于别的`() throws {
        let id = try test.permit()
        let first = try #require(try test.prepare(id, request: "r1").receipt)
        let again = try #require(try test.prepare(id, hour: 10, request: "r1").receipt)
        #expect(!first.isRepeat && again.isRepeat && again.entry == first.entry)
        let reused = #expect(throws: Problem.self) { try test.act(.approve, id, by: "head", hour: 10, request: "r1") }
        #expect(reused?.code == .engineReusedRequest)
        let foreign = #expect(throws: Problem.self) { try test.act(.approve, id, by: "head", hour: 10, request: "web:clerk:1") }
        #expect(foreign?.code == .engineForeignRequest)
        let done = try #require(try test.act(.approve, id, by: "head", hour: 10, request: "r2").receipt)
        #expect(try test.act(.approve, id, by: "head", hour: 11, request: "r2").receipt?.entry == done.entry)
    }

    @Test func `不能拟办的：开启事项的、由系统办理的、没有的环节`() throws {
        let id = try test.permit()
        for step in ["file", "nope"] {
            let problem = #expect(throws: Problem.self) { try test.act(.prepare([:]), id, by: "clerk", "拟办。", step: step) }
            #expect(problem?.code == .engineNoAction, "\(step)")
        }
        let enquiry = try test.county.receive()
        let automatic = #expect(throws: Problem.self) { try test.act(.prepare([:]), enquiry, by: "clerk", "拟办。", step: "take-opinion") }
        #expect(automatic?.code == .engineNoAction)
    }

    @Test func `拟办存在事项的状态里：改动、删去都由核验指出；读回来的与写下的相同`() throws {
        let id = try test.permit()
        try test.prepare(id)
        let written = try test.dossier(id).ledger
        test.county.engine.forgetMatters()
        #expect(try test.dossier(id).ledger == written && test.open(id)?.opinions.first?.words == "拟准予。")
        #expect(try test.faults() == [])
        try test.county.database.tamper("UPDATE matter SET state = replace(state, '白天', '夜间') WHERE id = \(id)")
        #expect(try test.faults().contains { $0.part == .matter && $0.table == "matter" })
    }

    @Test func `告知了谁记在全过程记录里：通知被删去，由核验指出`() throws {
        let id = try test.permit()
        try test.prepare(id)
        #expect(try test.told("head") == ["preparation.prepare"] && test.faults() == [])
        try test.county.database.tamper("DELETE FROM notice WHERE person = 'head'")
        #expect(try test.faults().map(\.part) == [.notice])
    }

    @Test func `同样的办理得到同样的状态和同样的全过程记录`() throws {
        func run(_ test: PreparingCounty) throws -> [String] {
            let id = try test.permit()
            try test.prepare(id)
            try test.act(.sendBack, id, by: "head", hour: 10, "改")
            try test.prepare(id, hour: 11)
            let open = try test.dossier(id).row.state
            try test.act(.approve, id, by: "head", hour: 12)
            let hash = try #require(try test.county.database.read { try $0.lastEntry(TestCounty.code) }).hash
            return [open, try test.dossier(id).row.state, Hex.encode(hash)]
        }
        #expect(try run(test) == run(PreparingCounty()))
    }

    @Test func `列表和工作台从头重建，与随办理写入的相同`() throws {
        let (ready, returned) = (try test.permit(), try test.permit())
        try test.prepare(ready)
        try test.prepare(returned, by: "clerk")
        try test.act(.sendBack, returned, by: "head", hour: 10, "改")
        let before = try [ready, returned].map { try test.desks($0) }
        try Projection(test.county.engine).rebuild()
        #expect(try [ready, returned].map { try test.desks($0) } == before)
        #expect(before == [["430626-ga head"], ["430626-ga clerk", "430626-ga head"]])
        #expect(try test.faults() == [])
    }

    @Test func `拟办的附件归事项所有，批准的人不必再传`() throws {
        let bytes = Array("图".utf8)
        let file = Kernel.Attachment(name: "图.txt", digest: Digest32.sha256(bytes).hex, size: bytes.count)
        try test.county.database.write(for: TestCounty.code) { connection in
            try connection.storeAttachment(
                TestCounty.code, digest: file.digest, type: "text/plain", content: bytes, at: Instant(Day.firstDay(of: 2020), hour: 8),
                by: "both-offices")
        }
        let id = try test.permit()
        let input: Input = ["terms": .text("白天"), "letter": file.json]
        #expect(try test.prepare(id, by: "clerk", input).fields.map(\.rule) == ["附件应当是您自己上传的，或者是本事项已有的"])
        #expect(try test.prepare(id, input).receipt != nil)
        #expect(try test.county.rows("held_file") == 1 && test.faults() == [])
        #expect(try test.act(.approve, id, by: "head", hour: 10).receipt != nil)
        #expect(try test.record(id).letter == file && test.county.rows("held_file") == 1 && test.faults() == [])
    }

    @Test func `由系统依法办理的不等拟办：办理以后拟办到此为止，告知拟办人`() throws {
        let id = try test.county.receive()
        _ = try #require(try test.act(.prepare([:]), id, by: "head", on: "2020-03-03", "拟受理。", step: "accept").receipt)
        let day = try #require(Day(iso: "2020-03-10"))
        #expect(try test.county.engine.batch { try Sweep(test.county.engine).run(on: day, in: $0) }.performed.map(\.action) == ["accept"])
        #expect(try test.dossier(id).ledger.preparations.isEmpty && test.told("head") == ["accept"] && test.faults() == [])
    }

    @Test(arguments: 1...4)
    func `谁以何种次序办理什么，记录都相符，不成的什么也不写，列表都能重建`(seed: UInt64) throws {
        let test = try PreparingCounty(signatures: Int(seed % 3))
        var dice = Seeded(state: seed)
        var done = 0
        let matters = try (0..<4).map { _ in try test.permit() }
        for step in 0..<140 {
            let at = Instant(milliseconds: Instant(Day.firstDay(of: 2020).advanced(by: 66), hour: 8).milliseconds + Int64(step) * 1_800_000)
            guard let id = matters.randomElement(using: &dice), let login = ["clerk", "head", "both", "both-offices"].randomElement(using: &dice)
            else { continue }
            let actor = try test.county.engine.actor(login)
            let entries = try test.county.rows("journal")
            let outcome: Outcome?
            switch Int.random(in: 0..<12, using: &dice) {
            case 0: outcome = try? test.county.engine.perform(Request(.matter(id), "amend", ["subject": .text("甲\(step)")], at: at), as: actor)
            case 1 where step > 60:
                outcome = try? test.county.engine.perform(Request(.matter(id), "inspect", ["note": .text("看过")], at: at), as: actor)
            case 2 where step > 90: outcome = try? test.county.engine.perform(Request(.matter(id), "grant", ["terms": .text("昼")], at: at), as: actor)
            case let other:
                let deeds: [PreparationRequest.Deed] = [.prepare(["terms": .text("第\(step)")]), .agree, .sendBack, .withdraw, .approve, .agree]
                outcome = try? test.county.engine.perform(
                    PreparationRequest(deeds[other % deeds.count], "grant", of: id, saying: "意见\(step)", at: at), as: actor)
            }
            if outcome?.receipt == nil { #expect(try test.county.rows("journal") == entries) } else { done += 1 }
        }
        #expect(done > 10)
        #expect(try test.faults() == [])
        let before = try matters.map { try test.desks($0) }
        try Projection(test.county.engine).rebuild()
        #expect(try matters.map { try test.desks($0) } == before)
        #expect(try test.faults() == [])
    }
}
