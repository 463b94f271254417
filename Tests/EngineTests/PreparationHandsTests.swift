import Engine
import Kernel
import Storage
import TestDatabase
import TestKinds
import Testing

@Suite("拟办不是绕行的路")
struct PreparationHandsTests {
    private func grant(_ test: PreparingCounty, _ id: MatterID, hour: Int) throws -> Outcome {
        try test.county.take(.matter(id), "grant", by: "head", on: "2020-03-10", hour: hour, ["terms": "白天"])
    }

    private func archive(_ test: PreparingCounty, _ id: MatterID, by login: String) throws -> Outcome {
        try test.county.take(.matter(id), "archive", by: login, on: "2020-03-12", ["note": "齐"])
    }

    @Test func `负责人自己填写办理的，拟办、审核的人同样算办理过，不得再办理与之分离的环节`() throws {
        let test = try PreparingCounty(signatures: 2)
        let id = try test.permit()
        try test.prepare(id)
        try test.act(.agree, id, by: "both", hour: 10)
        let done = try #require(try grant(test, id, hour: 11).receipt)
        #expect(try test.dossier(id).ledger.doers["grant"]?.map(\.description) == ["head", "both-offices", "both"])
        for login in ["both-offices", "both"] {
            #expect(try archive(test, id, by: login).refusals.map(\.cause) == [.separation], "\(login)")
        }
        #expect(try archive(test, id, by: "clerk").receipt != nil)
        let entry = try #require(try test.county.database.read { try $0.entry(TestCounty.code, done.entry) })
        let told = try #require(PreparationEntry(entry, try JSON(parsing: entry.content)))
        let sentence = told.sentence(try test.dossier(id).outline, [:])
        #expect(sentence.contains("由办理人自己填写办理") && !sentence.contains("没有采用"), "\(sentence)")
        #expect(try test.faults() == [])
    }

    private func recuse(_ test: PreparingCounty, _ id: MatterID, _ person: String, hour: Int = 8) throws {
        try test.county.take(.matter(id), "recuse", by: "both", on: "2020-03-10", hour: hour, ["apart": person])
    }

    @Test func `拟办以后决定其回避的，负责人也不能用自己的表单接着办；退回以后可以`() throws {
        let test = try PreparingCounty()
        let id = try test.permit()
        try test.prepare(id)
        try recuse(test, id, "both-offices", hour: 10)
        let refused = try grant(test, id, hour: 11)
        #expect(refused.refusals.map(\.cause) == [.recusal] && refused.refusals.first?.says.contains("both-offices") == true)
        #expect(refused.refusals.first?.says.contains("退回拟办以后") == true, "说明怎样才能办理")
        try test.act(.sendBack, id, by: "head", hour: 12, "我来办")
        #expect(try grant(test, id, hour: 13).receipt != nil)
    }

    // MARK: Deciding is kept apart, proposing is not

    @Test func `勘验的人可以拟办与勘验分离的决定，由别人批准；自己不得批准，别人拟办的也不得批准`() throws {
        let test = try PreparingCounty()
        let id = try test.permit()
        try test.county.take(.matter(id), "inspect", by: "both", on: "2020-03-03", ["note": "看过"])
        #expect(try test.prepare(id, by: "both").receipt != nil)
        #expect(try test.act(.approve, id, by: "both", hour: 10).refusals.map(\.id) == ["permit.grant.separate-inspect"])
        let own = try test.county.take(.matter(id), "grant", by: "both", on: "2020-03-10", hour: 11, ["terms": "白天"])
        #expect(own.refusals.map(\.id) == ["permit.grant.separate-inspect"])
        #expect(try test.act(.approve, id, by: "head", hour: 12).receipt != nil)
        #expect(try test.dossier(id).ledger.doers["grant"]?.map(\.description) == ["head", "both"], "拟办的人仍算办理过决定")
        #expect(try archive(test, id, by: "both").refusals.map(\.cause) == [.separation])
        #expect(try test.faults() == [])
    }

    @Test func `勘验的人拟办以后，负责人也可以用自己的表单决定`() throws {
        let test = try PreparingCounty()
        let id = try test.permit()
        try test.county.take(.matter(id), "inspect", by: "both-offices", on: "2020-03-03", ["note": "看过"])
        try test.prepare(id)
        #expect(try grant(test, id, hour: 11).receipt != nil)
    }

    @Test func `勘验的人不得审核同意，也不得退回：审核是另一个人的意见`() throws {
        let test = try PreparingCounty(signatures: 1)
        let id = try test.permit()
        try test.county.take(.matter(id), "inspect", by: "clerk", on: "2020-03-03", ["note": "看过"])
        try test.prepare(id)
        #expect(try test.act(.agree, id, by: "clerk", hour: 10).refusals.map(\.id) == ["permit.grant.separate-inspect"])
        #expect(try test.act(.sendBack, id, by: "clerk", hour: 10, "不妥").refusals.map(\.id) == ["permit.grant.separate-inspect"])
        #expect(try test.act(.agree, id, by: "both", hour: 11).receipt != nil)
        #expect(try test.act(.approve, id, by: "head", hour: 12).receipt != nil)
    }

    @Test func `审核同意以后勘验的，负责人不能批准`() throws {
        let test = try PreparingCounty(signatures: 1)
        let id = try test.permit()
        try test.prepare(id)
        try test.act(.agree, id, by: "clerk", hour: 10)
        try test.county.take(.matter(id), "inspect", by: "clerk", on: "2020-03-10", hour: 11, ["note": "看过"])
        let refused = try test.act(.approve, id, by: "head", hour: 12)
        #expect(refused.refusals.map(\.id) == ["permit.grant.separate-inspect"] && refused.refusals.first?.says.contains("clerk") == true)
    }

    @Test func `回避的人不得拟办，页面上也不让他拟办；不是决定的环节，与之分离的人不得拟办`() throws {
        let test = try PreparingCounty()
        let id = try test.permit()
        func mayPrepare(_ step: String, by login: String, hour: Int) throws -> Bool {
            let (actor, now) = (try test.county.engine.actor(login), Instant(try #require(Day(iso: "2020-03-10")), hour: hour))
            return try test.county.engine.look { work in
                let dossier = try work.dossier(id)
                return work.mayPrepare(try #require(dossier.outline.action(step)), on: dossier, work.moment(dossier, at: now, as: actor))
            }
        }
        #expect(try mayPrepare("grant", by: "clerk", hour: 8))
        try recuse(test, id, "clerk")
        #expect(try !mayPrepare("grant", by: "clerk", hour: 9) && mayPrepare("grant", by: "both-offices", hour: 9))
        #expect(try test.prepare(id, by: "clerk").refusals.map(\.id) == ["permit.grant.apart"])
        try test.prepare(id, hour: 10)
        #expect(try test.act(.approve, id, by: "both", hour: 11).receipt != nil)
        #expect(try !mayPrepare("archive", by: "both", hour: 12) && mayPrepare("archive", by: "clerk", hour: 12))
        let archiving = PreparationRequest.Deed.prepare(["note": .text("齐")])
        #expect(try test.act(archiving, id, by: "both", hour: 12, step: "archive").refusals.map(\.id) == ["permit.archive.separate-grant"])
    }

    @Test func `退回以后由别人重新拟办的，原来经手的人还算在内，读回来也在`() throws {
        let test = try PreparingCounty()
        let id = try test.permit()
        try test.prepare(id)
        try test.act(.sendBack, id, by: "head", hour: 10, "改")
        try test.prepare(id, by: "clerk", hour: 11)
        test.county.engine.forgetMatters()
        #expect(try test.open(id)?.hands.map(\.description) == ["both-offices", "clerk"])
        #expect(try test.open(id)?.state == .ready && test.open(id)?.opinions.count == 1)
        try test.act(.approve, id, by: "head", hour: 12)
        #expect(try test.dossier(id).ledger.doers["grant"]?.map(\.description) == ["head", "both-offices", "clerk"])
        #expect(try archive(test, id, by: "both-offices").refusals.map(\.cause) == [.separation])
        #expect(try test.faults() == [])
    }

    @Test func `原来经手的人已经回避的，重新拟办时就说明；他撤回以后，别人可以拟办`() throws {
        let test = try PreparingCounty()
        let id = try test.permit()
        try test.prepare(id)
        try test.act(.sendBack, id, by: "head", hour: 10, "改")
        try recuse(test, id, "both-offices", hour: 11)
        let refused = try test.prepare(id, by: "clerk", hour: 12)
        #expect(refused.refusals.map(\.cause) == [.recusal] && refused.refusals.first?.says.contains("both-offices") == true)
        #expect(try test.act(.withdraw, id, by: "both-offices", hour: 13).receipt != nil)
        #expect(try test.prepare(id, by: "clerk", hour: 14).receipt != nil)
    }

    @Test func `不得办理的人也不得退回`() throws {
        let test = try PreparingCounty(signatures: 1)
        let id = try test.permit()
        try test.county.take(.matter(id), "inspect", by: "clerk", on: "2020-03-03", ["note": "看过"])
        try test.prepare(id)
        #expect(try test.act(.sendBack, id, by: "clerk", hour: 10, "不妥").refusals.map(\.cause) == [.separation])
        let (clerk, now) = (try test.county.engine.actor("clerk"), Instant(try #require(Day(iso: "2020-03-10")), hour: 11))
        let seen = try #require(try test.county.engine.look { work in try work.prepared(in: work.dossier(id), at: now, as: clerk) }.first)
        #expect(!seen.mayAgree && !seen.mayReturn)
    }

    // MARK: Who agrees

    @Test func `只剩一人可以决定的，由其批准，不收其审核同意`() throws {
        let test = try PreparingCounty(signatures: 2)
        let id = try test.permit()
        try test.prepare(id)
        #expect(try test.act(.agree, id, by: "both", hour: 10).receipt != nil, "另有一人可以决定")
        let (head, now) = (try test.county.engine.actor("head"), Instant(try #require(Day(iso: "2020-03-10")), hour: 11))
        let seen = try #require(try test.county.engine.look { work in try work.prepared(in: work.dossier(id), at: now, as: head) }.first)
        #expect(!seen.mayAgree && seen.mayReturn && !seen.mayApprove)
        #expect(try test.act(.agree, id, by: "head", hour: 11).refusals.map(\.id) == ["permit.grant.deciding"])
        #expect(try test.act(.agree, id, by: "clerk", hour: 12).receipt != nil)
        #expect(try test.act(.approve, id, by: "head", hour: 13).receipt != nil)
    }

    @Test func `可以决定的人同意过的，别人还可以同意，他就可以批准`() throws {
        let test = try PreparingCounty(signatures: 1)
        let id = try test.permit()
        try test.prepare(id)
        try test.act(.agree, id, by: "both", hour: 10)
        #expect(try test.act(.approve, id, by: "both", hour: 11).refusals.map(\.id) == ["permit.grant.signatures"])
        #expect(try test.act(.agree, id, by: "clerk", hour: 12).receipt != nil)
        #expect(try test.act(.approve, id, by: "both", hour: 13).receipt != nil)
    }

    // MARK: What is kept

    @Test func `请求例外的理由，只收可以例外的条件，不超过五百字`() throws {
        let test = try PreparingCounty()
        let id = try test.permit()
        let long: Input = ["terms": .text("每日八时至十八时，节假日除外")]
        let asked = ["permit.grant.short": "须写明时间", "permit.grant.lawful": "例外", "permit.grant.public-terms": "隐去", "别的": "甲"]
        let endless = try test.prepare(id, long, overrides: ["permit.grant.short": String(repeating: "长", count: 501)])
        #expect(endless.fields.map(\.field) == ["permit.grant.short"])
        #expect(try test.prepare(id, long, overrides: asked).receipt != nil)
        #expect(try test.open(id)?.overrides == ["permit.grant.short": "须写明时间"])
    }

    @Test func `意见五百字，按字符计，不按看上去的字形`() throws {
        let test = try PreparingCounty()
        let id = try test.permit()
        // Seven characters that are drawn as one.
        let family = String(repeating: "\u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467}\u{200D}\u{1F466}", count: 72)
        #expect(family.count == 72 && family.unicodeScalars.count == 504)
        let deed = PreparationRequest.Deed.prepare(["terms": .text("白天")])
        #expect(try test.act(deed, id, by: "both-offices", family).fields.map(\.rule) == ["不超过500字"])
        #expect(try test.act(deed, id, by: "both-offices", String(repeating: "长", count: 500)).receipt != nil)
    }

    @Test func `一人一日在一件事项上至多提请十次，别人和次日不受影响`() throws {
        let test = try PreparingCounty()
        let id = try test.permit()
        for _ in 0..<10 {
            #expect(try test.prepare(id).receipt != nil)
            #expect(try test.act(.withdraw, id, by: "both-offices").receipt != nil)
        }
        #expect(try test.prepare(id).refusals.map(\.id) == ["permit.grant.prepared-often"])
        #expect(try test.prepare(id, by: "clerk").receipt != nil)
        #expect(try test.act(.withdraw, id, by: "clerk").receipt != nil)
        #expect(try test.prepare(id, on: "2020-03-11").receipt != nil)
    }

    @Test func `同一请求编号不能用于两个环节的审核、退回、撤回`() throws {
        let test = try PreparingCounty(signatures: 1)
        let id = try test.permit()
        try test.prepare(id)
        try test.act(.prepare(["refusal": .text("不符合条件")]), id, by: "both-offices", hour: 10, "拟不予。", step: "refuse")
        let first = try #require(try test.act(.agree, id, by: "clerk", hour: 11, request: "r").receipt)
        let other = #expect(throws: Problem.self) { try test.act(.agree, id, by: "clerk", hour: 12, request: "r", step: "refuse") }
        #expect(other?.code == .engineReusedRequest)
        #expect(try test.act(.agree, id, by: "clerk", hour: 12, request: "r").receipt?.entry == first.entry)
        #expect(try test.dossier(id).ledger.preparation(of: "refuse")?.state == .reviewing)
        let second = try test.permit()
        try test.prepare(second, hour: 13)
        let elsewhere = #expect(throws: Problem.self) { try test.act(.agree, second, by: "clerk", hour: 14, request: "r") }
        #expect(elsewhere?.code == .engineReusedRequest)
    }
}

/// A step whose event happens outside is told when it is prepared, and not when it is approved.
@Suite("拟办的发生之日")
struct PreparationDayTests {
    private let county: TestCounty
    private let id: MatterID

    /// Accepted on 4 March 2019: answers are in time through the 14th.
    init() throws {
        county = try TestCounty(besides: [KindDefinition(Plaint.self)])
        let opened = try county.take(
            .opening(kind: "plaint", organ: TestCounty.office), "file", by: "clerk", on: "2019-03-04", ["subject": "甲"])
        id = try #require(opened.receipt).matter
        try county.take(.matter(id), "accept", by: "clerk", on: "2019-03-04", hour: 10)
    }

    private func act(_ deed: PreparationRequest.Deed, _ step: String, by login: String, on day: String, hour: Int = 11) throws -> Outcome {
        try county.engine.perform(
            PreparationRequest(deed, step, of: id, saying: "拟办。", at: Instant(try #require(Day(iso: day)), hour: hour)),
            as: county.engine.actor(login))
    }

    private func record() throws -> Plaint { try #require(try county.engine.look { try $0.dossier(id).record } as? Plaint) }

    @Test func `没有写明发生之日的，是拟办之日，次日批准不因此逾期`() throws {
        #expect(try act(.prepare([:]), "reply", by: "both-offices", on: "2019-03-14").receipt != nil)
        let kept = try county.engine.look { try $0.dossier(id).ledger.preparation(of: "reply")?.input }
        #expect(kept == [Occurrence.dayName: .text("2019-03-14")])
        #expect(try act(.approve, "reply", by: "clerk", on: "2019-03-15").receipt != nil)
        #expect(try record().repliedOn?.iso == "2019-03-14")
        #expect(try county.verify().faults == [])
    }

    @Test func `届满以后拟办的，仍是届满以后`() throws {
        #expect(try act(.prepare([:]), "reply", by: "both-offices", on: "2019-03-15").refusals.map(\.id) == ["plaint.reply.in-time"])
    }

    @Test func `按小时计算的，是拟办之时`() throws {
        #expect(try act(.prepare([:]), "call", by: "both-offices", on: "2019-03-06", hour: 15).receipt != nil)
        #expect(try act(.approve, "call", by: "clerk", on: "2019-03-08").receipt != nil)
        #expect(try record().calledAt == Instant(try #require(Day(iso: "2019-03-06")), hour: 15))
    }

    /// The last day on which nothing is asked, and the first on which a reason is.
    @Test(arguments: [("2019-03-11", true), ("2019-03-10", false)])
    func `是否补录，从发生之日到拟办之日计算，等待批准的日子不算`(happened: String, isInTime: Bool) throws {
        let told = Occurrence.input(on: try #require(Day(iso: happened)))
        let outcome = try act(.prepare(told), "hear", by: "both-offices", on: "2019-03-14")
        guard isInTime else {
            #expect(outcome.fields.map(\.field) == [Occurrence.reasonName])
            return
        }
        #expect(outcome.receipt != nil)
        #expect(try act(.approve, "hear", by: "clerk", on: "2019-03-25").receipt != nil)
        #expect(try record().heardOn?.iso == happened)
        #expect(try county.verify().faults == [])
    }
}
