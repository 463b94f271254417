import Affairs
import Engine
import Foundation
import Kernel
import Storage
import Testing

@Suite("移送：从一个机关到另一个机关")
struct HandoverTests {
    let county: MovingCounty
    init() throws { county = try MovingCounty() }

    private let a: OrganCode = MovingCounty.a
    private let b: OrganCode = MovingCounty.b

    @Test func `提出、接收：案卷、期限、统计随案，已计的留在原机关，不计两次`() throws {
        let id = try county.enquiry()
        try county.take(.matter(id), "accept", by: "clerk-a", on: "2020-03-03")
        let due = try county.dossier(id).row.due
        _ = try #require(try county.move(.propose(to: b), id, by: "head-a", on: "2020-03-05").receipt)
        #expect(try county.organ(id) == a && county.desks(id).contains("430626-zf head") && county.told("head-b") == ["handover.propose"])
        #expect(try county.facts("enquiry.open") == ["ga 2020-03-02 1"], "提出不改变任何统计")
        _ = try #require(try county.move(.accept, id, by: "head-b", on: "2020-03-10", reason: "").receipt)

        let dossier = try county.dossier(id)
        #expect(dossier.row.organ == b && dossier.row.stage == "accepted" && dossier.row.due == due, "期限接着计算")
        let until = try MovingCounty.at("2020-03-10").day
        #expect(dossier.ledger.handover == nil && dossier.ledger.tenures == [Tenure(organ: a, until: until)])
        #expect(try county.desks(id).allSatisfy { $0.hasPrefix("430626-zf ") })
        #expect(try county.told("head-a").first == "handover.accept" && county.told("clerk-a").first == "handover.accept")
        #expect(try county.facts("enquiry.received") == ["ga 2020-03-02 1"] && county.facts("enquiry.amount") == ["ga 2020-03-02 1250"])
        #expect(try county.facts("enquiry.open") == ["ga 2020-03-02 1", "ga 2020-03-10 -1", "zf 2020-03-10 1"])
        #expect(try county.faults() == [])

        #expect(try county.take(.matter(id), "consult", by: "clerk-a", on: "2020-03-11").refusals.map(\.cause) == [.permission], "原机关不得再办")
        let child = try #require(try county.take(.matter(id), "consult", by: "clerk-b", on: "2020-03-11").receipt?.children.first)
        try county.take(.matter(child), "give", by: "lawyer", on: "2020-03-12", ["text": "合法"])
        _ = try #require(try county.take(.matter(id), "answer", by: "head-b", on: "2020-03-20", ["answer": "可"]).receipt)
        #expect(try county.dossier(id).row.number == "平综答〔2020〕第1号", "此后的文书用接收机关的文号")
        #expect(try county.facts("enquiry.answered") == ["zf 2020-03-20 1"])
        #expect(try county.facts("enquiry.open") == ["ga 2020-03-02 1", "ga 2020-03-10 -1", "zf 2020-03-10 1", "zf 2020-03-20 -1"])
        let rolled = try county.database.read {
            try $0.all("SELECT organ, CAST(SUM(value) AS BIGINT) FROM rollup WHERE measure = 'enquiry.open' GROUP BY organ ORDER BY organ") {
                "\($0.text(0)) \($0.int(1))"
            }
        }
        #expect(rolled == ["* 0", "430626-ga 0", "430626-zf 0"], "全县之和不变")
        #expect(try county.faults() == [])
        try Projection(county.engine).rebuild()
        #expect(try county.faults() == [], "从头重做的列表与逐步写下的相同")
    }

    @Test func `移送当日已经计入原机关的不移走，当日以后发生的计入接收机关`() throws {
        let id = try county.claim(on: "2020-03-10")
        try county.take(.matter(id), "visit", by: "clerk-a", on: "2020-03-10", ["visitedOn": "2020-03-10"])
        try county.hand(id, on: "2020-03-10")
        #expect(try county.facts("claim.filed") == ["ga 2020-03-10 1"] && county.facts("claim.visits") == ["ga 2020-03-10 1"])
        #expect(try county.facts("claim.open") == ["zf 2020-03-10 1"], "当日结束时在接收机关")
        try county.take(.matter(id), "visit", by: "clerk-b", on: "2020-03-10", hour: 15, ["visitedOn": "2020-03-10"])
        #expect(try county.facts("claim.visits") == ["ga 2020-03-10 1", "zf 2020-03-10 1"])
        try county.take(.matter(id), "visit", by: "clerk-b", on: "2020-03-12", ["visitedOn": "2020-03-12"])
        #expect(try county.facts("claim.visits") == ["ga 2020-03-10 1", "zf 2020-03-10 1", "zf 2020-03-12 1"])
        #expect(try county.facts("claim.named") == ["zf 2020-03-10 1"], "按事项载明的机关统计的，依其载明")
        #expect(try county.faults() == [])
    }

    @Test func `移走又移回：每一日在一个机关`() throws {
        let id = try county.claim()
        try county.hand(id, on: "2020-03-10")
        _ = try #require(try county.move(.propose(to: a), id, by: "head-b", on: "2020-03-16").receipt)
        _ = try #require(try county.move(.accept, id, by: "head-a", on: "2020-03-16").receipt)
        #expect(
            try county.facts("claim.open") == [
                "ga 2020-03-02 1", "ga 2020-03-10 -1", "zf 2020-03-10 1", "ga 2020-03-16 1", "zf 2020-03-16 -1",
            ])
        _ = try #require(try county.take(.matter(id), "end", by: "head-a", on: "2020-03-20").receipt)
        #expect(try county.facts("claim.open").suffix(1) == ["ga 2020-03-20 -1"] && county.facts("claim.ended") == ["ga 2020-03-20 1"])
        #expect(try county.dossier(id).ledger.earlierOrgans == [a, b])
        #expect(try county.faults() == [])
    }

    @Test func `同一日两次移送`() throws {
        let id = try county.claim(on: "2020-03-10")
        try county.hand(id, on: "2020-03-10")
        _ = try #require(try county.move(.propose(to: MovingCounty.town), id, by: "head-b", on: "2020-03-10", hour: 14).receipt)
        _ = try #require(try county.move(.accept, id, by: "head-t", on: "2020-03-10", hour: 15).receipt)
        #expect(try county.facts("claim.open") == ["t1 2020-03-10 1"] && county.facts("claim.filed") == ["ga 2020-03-10 1"])
        #expect(try county.faults() == [])
    }

    @Test func `原机关看得到，不得办理；被请求接收的看得到；其他机关看不到`() throws {
        let id = try county.claim()
        #expect(try !county.sees("clerk-b", id) && !county.sees("clerk-t", id))
        _ = try county.move(.propose(to: b), id, by: "head-a", on: "2020-03-05")
        #expect(try county.sees("head-b", id) && !county.sees("clerk-t", id))
        _ = try county.move(.accept, id, by: "head-b", on: "2020-03-06")
        #expect(try county.sees("clerk-a", id) && county.sees("clerk-b", id) && !county.sees("clerk-t", id))
        #expect(try county.take(.matter(id), "end", by: "head-a", on: "2020-03-07").refusals.map(\.cause) == [.permission])
        let actor = try county.engine.actor("clerk-a")
        #expect(
            try county.engine.look { work in
                try !Sight(work, actor, on: MovingCounty.at("2020-03-07").day).mayUnmask(work.dossier(id))
            }, "原机关不再查看完整的个人信息")
        #expect(try county.faults() == [])
    }

    @Test func `由谁办理：提出和撤回由原机关负责人，接收和不接收由接收机关负责人`() throws {
        let id = try county.claim()
        for login in ["clerk-a", "head-b", "mayor"] {
            #expect(code { try county.move(.propose(to: b), id, by: login, on: "2020-03-05") } != nil, "\(login)")
        }
        #expect(code { try county.move(.accept, id, by: "head-b", on: "2020-03-05") } == "engine.noMatter", "没有提出时看不到")
        _ = try #require(try county.move(.propose(to: b), id, by: "head-a", on: "2020-03-05").receipt)
        for login in ["clerk-a", "head-a", "mayor", "head-s"] {
            #expect(code { try county.move(.accept, id, by: login, on: "2020-03-05", hour: 11) } != nil, "\(login)不能单方面移走")
        }
        #expect(code { try county.move(.withdraw, id, by: "head-b", on: "2020-03-05", hour: 11) } == "engine.mayNotMove")
        #expect(code { try county.move(.refuse, id, by: "head-a", on: "2020-03-05", hour: 11) } == "engine.mayNotMove")
        #expect(code { try county.move(.propose(to: MovingCounty.town), id, by: "head-a", on: "2020-03-05", hour: 11) } == "engine.noHandover")
        #expect(try county.organ(id) == a)
    }

    @Test func `兼任两个机关负责人的，不得自己提出、自己接收`() throws {
        let id = try county.claim()
        _ = try #require(try county.move(.propose(to: b), id, by: "head-ab", on: "2020-03-05").receipt)
        #expect(code { try county.move(.accept, id, by: "head-ab", on: "2020-03-06") } == "engine.mayNotMove")
        _ = try #require(try county.move(.accept, id, by: "head-b", on: "2020-03-06").receipt)
    }

    @Test func `不予接收要写理由，共同的上级机关得知；撤回后可以另行提出`() throws {
        let id = try county.claim()
        _ = try county.move(.propose(to: b), id, by: "head-a", on: "2020-03-05")
        #expect(try county.move(.refuse, id, by: "head-b", on: "2020-03-06", reason: " . ").fields.map(\.field) == ["handover-reason"])
        _ = try #require(try county.move(.refuse, id, by: "head-b", on: "2020-03-06", reason: "本机关没有这一职权").receipt)
        #expect(try county.told("head-a") == ["handover.refuse"] && county.told("mayor") == ["handover.refuse"])
        #expect(try county.dossier(id).ledger.handover == nil && county.organ(id) == a && county.desks(id) == ["430626-ga head"])
        _ = try #require(try county.move(.propose(to: MovingCounty.town), id, by: "head-a", on: "2020-03-07").receipt)
        _ = try #require(try county.move(.withdraw, id, by: "head-a", on: "2020-03-08", reason: "").receipt)
        #expect(code { try county.move(.accept, id, by: "head-t", on: "2020-03-09") } != nil)
        #expect(try county.faults() == [])
    }

    @Test func `提出要写理由和依据`() throws {
        let id = try county.claim()
        let outcome = try county.move(.propose(to: b), id, by: "head-a", on: "2020-03-05", reason: "……", article: "无")
        #expect(outcome.fields.map(\.field) == ["handover-reason", "handover-article"])
        let long = String(repeating: "长", count: 501)
        #expect(try county.move(.propose(to: b), id, by: "head-a", on: "2020-03-05", reason: long).fields.map(\.rule) == ["不超过500字"])
    }

    @Test(arguments: [
        ("430999-zf", "应为本县的机关"), ("430626-ga", "现在就由这个机关办理"), ("430626-kb", "没有可以接着办理"),
    ])
    func `接收机关应当是本县另一个有人办理的机关`(organ: String, says: String) throws {
        let id = try county.enquiry()
        let outcome = try county.move(.propose(to: OrganCode(organ)), id, by: "head-a", on: "2020-03-05")
        #expect(outcome.fields.map(\.field) == ["handover-to"] && outcome.fields[0].rule.contains(says), "\(outcome)")
    }

    @Test func `法律要求接收机关的条件，开启事项的条件，不成立的不移送，逐一列明`() throws {
        let id = try county.claim()
        let barred = try county.move(.propose(to: Claim.barred), id, by: "head-a", on: "2020-03-05")
        #expect(barred.refusals.map(\.id) == ["claim.handover.takes-claims"])
        let village = try county.move(.propose(to: MovingCounty.village), id, by: "head-a", on: "2020-03-05")
        #expect(village.refusals.map(\.id) == ["claim.handover.file-no-village"], "村不能受理的，也不能接办")
        #expect(village.refusals.first?.basis.clause == "第二条")
    }

    @Test func `接收时重新判断：提出以后接收机关不再有人接着办理的，不能接收`() throws {
        let id = try county.enquiry(at: b, by: "clerk-b")
        _ = try #require(try county.move(.propose(to: a), id, by: "head-b", on: "2020-03-05").receipt)
        try county.database.write(for: MovingCounty.code) { connection in
            try connection.execute("UPDATE account SET disabled = 1 WHERE login = 'clerk-a'")
        }
        #expect(try county.move(.accept, id, by: "head-a", on: "2020-03-06").fields.map(\.field) == ["handover-to"])
        #expect(try county.organ(id) == b)
    }

    @Test func `办结的、不需要办理的不移送`() throws {
        let closed = try county.claim()
        _ = try county.move(.propose(to: b), closed, by: "head-a", on: "2020-03-03")
        try county.take(.matter(closed), "end", by: "head-a", on: "2020-03-05")
        #expect(try county.dossier(closed).ledger.handover == nil, "办结的，提出的移送不再等待")
        #expect(code { try county.move(.accept, closed, by: "head-b", on: "2020-03-06") } == "engine.noMatter")
        #expect(code { try county.move(.propose(to: b), closed, by: "head-a", on: "2020-03-06") } == "engine.noHandover")
        let standing = try county.claim()
        try county.take(.matter(standing), "decide", by: "head-a", on: "2020-03-05")
        try county.take(.matter(standing), "settle", by: "head-a", on: "2020-03-05", hour: 10)
        #expect(code { try county.move(.propose(to: b), standing, by: "head-a", on: "2020-03-06") } == "engine.noHandover")
        #expect(try county.faults() == [])
    }

    @Test func `共同的上一级机关指定，不经接收；上级机关自己提办；上级不能单方面下交`() throws {
        let id = try county.claim()
        #expect(code { try county.move(.designate(to: b), id, by: "head-s", on: "2020-03-05") } != nil)
        #expect(code { try county.move(.designate(to: b), id, by: "head-a", on: "2020-03-05") } == "engine.mayNotMove")
        _ = try #require(try county.move(.designate(to: b), id, by: "mayor", on: "2020-03-05").receipt)
        #expect(try county.organ(id) == b && county.told("head-b") == ["handover.designate"])
        let low = try county.claim(at: MovingCounty.town, by: "clerk-t")
        #expect(code { try county.move(.designate(to: MovingCounty.village), low, by: "head-t", on: "2020-03-05") } == "engine.mayNotMove")
        _ = try #require(try county.move(.designate(to: MovingCounty.government), low, by: "mayor", on: "2020-03-05").receipt, "提办")
        let down = try county.move(.designate(to: MovingCounty.town), low, by: "mayor", on: "2020-03-06")
        #expect(down.fields.map(\.field) == ["handover-to"], "下交应由接收机关接收")
        #expect(try county.faults() == [])
    }

    @Test func `指定时，正在等待答复的移送到此为止`() throws {
        let id = try county.claim()
        _ = try county.move(.propose(to: MovingCounty.town), id, by: "head-a", on: "2020-03-05")
        _ = try #require(try county.move(.designate(to: b), id, by: "mayor", on: "2020-03-06").receipt)
        #expect(try county.dossier(id).ledger.handover == nil && county.organ(id) == b)
        #expect(code { try county.move(.accept, id, by: "head-t", on: "2020-03-07") } != nil)
        #expect(try county.faults() == [])
    }

    @Test func `拟办随移送结束，拟办人得到通知`() throws {
        let id = try county.claim()
        let request = PreparationRequest(.prepare([:]), "decide", of: id, saying: "拟决定。", at: try MovingCounty.at("2020-03-04"))
        // Who filed it prepares no decision.
        _ = try #require(try county.engine.perform(request, as: county.engine.actor("head-ab")).receipt)
        try county.hand(id, on: "2020-03-05")
        #expect(try county.dossier(id).ledger.preparations.isEmpty)
        let entry = try #require(try county.database.read { try $0.entries(MovingCounty.code, of: id) }.last)
        #expect(entry.action == "handover.accept" && entry.content.contains("\"fallen\":[\"decide\"]"))
        #expect(try county.told("head-ab").filter { $0 == "handover.accept" }.count == 1)
        #expect(try county.faults() == [])
    }

    @Test func `原机关的承办人随移送结束，得到通知；等待决定的更正到此为止`() throws {
        let id = try county.claim()
        _ = try #require(
            try county.engine.perform(
                HandlingRequest(.take, id, at: try MovingCounty.at("2020-03-03")), as: county.engine.actor("clerk-a")
            ).receipt)
        #expect(try county.dossier(id).ledger.handlers.map(\.person.description) == ["clerk-a"])
        try county.hand(id, on: "2020-03-05")
        #expect(try county.dossier(id).ledger.handlers.isEmpty)
        let entry = try #require(try county.database.read { try $0.entries(MovingCounty.code, of: id) }.last)
        #expect(entry.content.contains("事项移至其他机关") && entry.content.components(separatedBy: "\"told\"").count == 2)
        #expect(try county.told("clerk-a").filter { $0 == "handover.accept" }.count == 1)
        #expect(try county.faults() == [])
    }

    @Test func `县里轮流分案的，移到接收机关即分案`() throws {
        let county = try MovingCounty(settings: [Handler.dealing.key: "turn"])
        let id = try county.claim()
        try county.hand(id, on: "2020-03-05")
        #expect(try county.dossier(id).ledger.handlers.allSatisfy { $0.organ == b } && !county.dossier(id).ledger.handlers.isEmpty)
        #expect(try county.faults() == [])
    }

    @Test func `本机关开启的未结事项随案移交，在其他机关的留在那里；不能单独移送`() throws {
        let id = try county.claim()
        let survey = try #require(try county.take(.matter(id), "survey", by: "clerk-a", on: "2020-03-03").receipt?.children.first)
        #expect(code { try county.move(.propose(to: b), survey, by: "head-a", on: "2020-03-04") } == "engine.noHandover")
        try county.hand(id, on: "2020-03-05")
        #expect(try county.organ(survey) == b && county.facts("survey.open").suffix(2) == ["ga 2020-03-05 -1", "zf 2020-03-05 1"])
        _ = try #require(try county.take(.matter(survey), "finish", by: "clerk-b", on: "2020-03-06", ["note": "属实"]).receipt)
        #expect(try (county.dossier(id).record as? Claim)?.surveyed == true)
        let asked = try county.enquiry()
        try county.take(.matter(asked), "accept", by: "clerk-a", on: "2020-03-03")
        let opinion = try #require(try county.take(.matter(asked), "consult", by: "clerk-a", on: "2020-03-04").receipt?.children.first)
        try county.hand(asked, on: "2020-03-06")
        #expect(try county.organ(opinion) == MovingCounty.justice)
        _ = try #require(try county.take(.matter(opinion), "give", by: "lawyer", on: "2020-03-07", ["text": "合法"]).receipt)
        #expect(try county.dossier(asked).row.stage == "accepted", "意见回到现在的机关")
        #expect(try county.faults() == [])
    }

    @Test func `期限在移送当日届满的，法律的后果照样发生，只发生一次`() throws {
        let id = try county.enquiry()
        let due = try #require(try county.dossier(id).row.due)
        _ = try county.move(.propose(to: b), id, by: "head-a", on: due.iso)
        _ = try #require(try county.move(.accept, id, by: "head-b", on: due.iso, hour: 17).receipt)
        let next = due.advanced(by: 1)
        for _ in 0..<2 { _ = try county.engine.batch { try Sweep(county.engine).run(on: next, in: $0) } }
        let dossier = try county.dossier(id)
        #expect(dossier.row.stage == "accepted" && dossier.row.organ == b)
        #expect(try county.faults() == [])
    }

    @Test func `同一请求只办一次，旧的版本不办，别的事项的请求编号不当作答复`() throws {
        let id = try county.claim()
        let version = try county.dossier(id).row.version
        let first = try #require(try county.move(.propose(to: b), id, by: "head-a", on: "2020-03-05", request: "r1").receipt)
        let again = try #require(try county.move(.propose(to: b), id, by: "head-a", on: "2020-03-05", request: "r1").receipt)
        #expect(again.entry == first.entry && again.isRepeat)
        #expect(code { try county.move(.accept, id, by: "head-b", on: "2020-03-06", version: version) } == "engine.conflict")
        let other = try county.claim()
        #expect(code { try county.move(.propose(to: b), other, by: "head-a", on: "2020-03-06", request: "r1") } == "engine.reusedRequest")
        #expect(code { try county.move(.accept, id, by: "head-b", on: "2020-03-06", request: "web:head-a:x") } == "engine.foreignRequest")
    }

    @Test func `一人一日在一个事项中至多提出十次`() throws {
        let id = try county.claim()
        for minute in 0..<10 {
            _ = try #require(try county.move(.propose(to: b), id, by: "head-a", on: "2020-03-05", hour: 9 + minute).receipt)
            _ = try #require(try county.move(.withdraw, id, by: "head-a", on: "2020-03-05", hour: 9 + minute).receipt)
        }
        #expect(code { try county.move(.propose(to: b), id, by: "head-a", on: "2020-03-05", hour: 20) } == "engine.noHandover")
        _ = try #require(try county.move(.propose(to: b), id, by: "head-a", on: "2020-03-06").receipt)
    }

    @Test func `没有移送过的事项，保存的内容与以前相同`() throws {
        let id = try county.claim()
        let state = try county.dossier(id).row.state
        for word in ["handover", "tenures", "predecessors"] { #expect(!state.contains(word)) }
    }

    @Test func `改动所记的原机关，核验指出`() throws {
        let id = try county.claim()
        try county.hand(id, on: "2020-03-05")
        #expect(try county.faults() == [])
        try county.database.write(for: MovingCounty.code) { connection in
            try connection.execute("UPDATE matter SET organ = '430626-t1' WHERE id = \(id)")
        }
        county.engine.forgetMatters()
        #expect(try county.faults().contains { $0.part == .matter })
    }

    /// Whoever moves whatever in whatever order: the facts of all organs together are those of the record, and everything can be recomputed.
    @Test(arguments: 1...6 as ClosedRange<UInt64>)
    func `任意移送以后，各机关之和等于按内容计的数`(seed: UInt64) throws {
        var dice = Seeded(state: seed)
        let organs = [a, b, MovingCounty.town]
        let (clerks, heads) = (["clerk-a", "clerk-b", "clerk-t"], ["head-a", "head-b", "head-t"])
        var matters: [MatterID] = []
        var day = try MovingCounty.at("2020-03-02").day
        for _ in 0..<60 {
            day = day.advanced(by: Int.random(in: 0...2, using: &dice))
            if matters.count < 3 || Int.random(in: 0..<8, using: &dice) == 0 {
                let index = Int.random(in: 0..<3, using: &dice)
                matters.append(try county.claim(on: day.iso, at: organs[index], by: clerks[index]))
                continue
            }
            let id = try #require(matters.randomElement(using: &dice))
            let dossier = try county.dossier(id)
            let index = try #require(organs.firstIndex(of: dossier.row.organ))
            switch Int.random(in: 0..<5, using: &dice) {
            case 0: _ = code { try county.take(.matter(id), "visit", by: clerks[index], on: day.iso, hour: 20, ["visitedOn": day.iso]) }
            case 1 where matters.count > 4: _ = code { try county.take(.matter(id), "end", by: heads[index], on: day.iso, hour: 20) }
            default:
                let to = (index + Int.random(in: 1...2, using: &dice)) % 3
                _ = code { try county.move(.propose(to: organs[to]), id, by: heads[index], on: day.iso, hour: 20) }
                _ = code { try county.move(.accept, id, by: heads[to], on: day.iso, hour: 20) }
            }
        }
        for id in matters {
            let dossier = try county.dossier(id)
            let whole = Self.sums(dossier.definition.facts(dossier.record, organ: dossier.row.organ))
            let parted = Self.sums(
                dossier.definition.facts(dossier.record, organ: dossier.row.organ, dossier.ledger))
            #expect(whole == parted)
        }
        #expect(try county.faults() == [])
    }

    private static func sums(_ facts: [Fact]) -> [String: Int] {
        facts.reduce(into: [:]) { $0["\($1.measure) \($1.day)", default: 0] += $1.value }.filter { $0.value != 0 }
    }
}

@Suite("已移出的事项")
struct MovedAwayTests {
    private func moved(_ county: MovingCounty, _ login: String, before: Int? = nil, limit: Int = 10) throws -> [MatterID] {
        let actor = try county.engine.actor(login)
        return try county.engine.look { work in
            try Sight(work, actor, on: MovingCounty.at("2020-04-01").day).movedAway(before: before, limit: limit).map(\.line.id)
        }
    }

    private func count(_ county: MovingCounty, _ login: String) throws -> Int {
        let actor = try county.engine.actor(login)
        return try county.engine.look { work in try Sight(work, actor, on: MovingCounty.at("2020-04-01").day).countMovedAway() }
    }

    @Test func `移走的在原机关列出，最近移走的在前；没有移走的、移回来的不列；别的机关不列`() throws {
        let county = try MovingCounty()
        let (first, second, stays) = (try county.claim(), try county.claim(), try county.claim())
        #expect(try moved(county, "head-a") == [] && count(county, "head-a") == 0)
        try county.hand(first, on: "2020-03-05")
        try county.hand(second, on: "2020-03-06")
        #expect(try moved(county, "head-a") == [second, first] && moved(county, "clerk-a") == [second, first] && count(county, "head-a") == 2)
        #expect(try moved(county, "head-b") == [] && moved(county, "head-c") == [] && moved(county, "lawyer") == [])
        _ = try #require(try county.move(.designate(to: MovingCounty.a), second, by: "mayor", on: "2020-03-09").receipt)
        #expect(try moved(county, "head-a") == [first] && moved(county, "head-b") == [second])
        #expect(try !moved(county, "head-a").contains(stays))
    }

    @Test func `只列、只数看得见的种类`() throws {
        let county = try MovingCounty()
        let id = try county.claim()
        try county.hand(id, on: "2020-03-05")
        let kind = try county.dossier(id).definition.kind.id
        for (kinds, expected) in [([kind], 1), ([kind, "other"], 1), (["other"], 0), ([], 0)] {
            let (counted, listed) = try county.engine.look { work in
                let (connection, name) = (work.connection, work.engine.county)
                return (
                    try connection.countMovedAway(name, kinds: kinds, from: MovingCounty.a),
                    try connection.movedAway(name, kinds: kinds, from: MovingCounty.a, limit: 5).count
                )
            }
            #expect(counted == expected && listed == expected)
        }
    }

    @Test func `一页一页看完，不重不漏`() throws {
        let county = try MovingCounty()
        var ids: [MatterID] = []
        for day in 3...7 {
            let id = try county.claim()
            try county.hand(id, on: "2020-03-0\(day)")
            ids.insert(id, at: 0)
        }
        let actor = try county.engine.actor("head-a")
        var (seen, place): ([MatterID], Int?) = ([], nil)
        for _ in 0..<3 {
            let page = try county.engine.look { work in
                try Sight(work, actor, on: MovingCounty.at("2020-04-01").day).movedAway(before: place, limit: 2)
            }
            seen += page.map(\.line.id)
            place = page.last?.entry
        }
        #expect(seen == ids)
    }
}
