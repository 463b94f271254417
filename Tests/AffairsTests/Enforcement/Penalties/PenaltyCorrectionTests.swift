import Kernel
import Testing

@testable import Affairs

/// What becomes of a decision after it was made: put right by the organ, changed by others, never to be carried out, wrongly published.
@Suite("行政处罚的自行纠正、终结执行、撤回公示")
struct PenaltyCorrectionTests {
    private static let lighter = #"[{"kind":"fine","amount":200000}]"#
    private static let heavier = #"[{"kind":"fine","amount":500001}]"#
    private static let change = ["fall": "changed", "fallReason": "裁量不当", "changedPenalties": lighter]

    // 自行纠正

    @Test(arguments: [
        (heavier, false), (#"[{"kind":"fine","amount":500000},{"kind":"warning"}]"#, true), (#"[{"kind":"revokedLicence"}]"#, false), (lighter, true),
    ])
    func `自行变更处罚不得重于原决定，加重的须重新告知、听取陈述申辩（第四十四条、第四十五条、第六十二条）`(penalties: String, lawful: Bool) {
        var bench = Penalties.decided(on: "2022-03-02")
        let input = Self.change.merging(["changedPenalties": penalties]) { $1 }
        #expect(bench.refusing("correct-decision", on: "2022-03-10", by: "head", input) == (lawful ? [] : ["correction-not-heavier"]))
    }

    @Test(arguments: [["verificationGrounds": "complex"], ["complicated": "是"]])
    func `应当法制审核、集体讨论的案件不自行变更，撤销后重新作出（第五十七条第二款、第五十八条）`(changes: [String: String]) {
        var bench = Penalties.ready(on: "2022-03-02", changes)
        bench.expect(bench.take("discuss", by: "head", Penalties.meeting))
        bench.expect(bench.penalise())
        bench.expect(bench.take("decision-serve", by: "p1", ["decision.method": "onTheSpot"]))
        #expect(bench.refusing("correct-decision", by: "head", Self.change) == ["no-review-bypassed"])
        #expect(bench.refusing("correct-decision", ["fall": "revoked", "fallReason": "主要证据不足"]) == [])
    }

    @Test func `自行纠正制发决定书，送达以后结案；变更的，救济期限自送达重新起算（第六十一条，行政诉讼法第四十六条）`() throws {
        var bench = Penalties.decided(on: "2022-03-02")
        bench.expect(bench.take("pay", by: "cashier", PenaltyAftermathTests.payment))
        bench.expect(bench.take("publicity-publish", by: "p1", PenaltyAftermathTests.summary))
        #expect(bench.refusing("correction-serve", by: "p1", ["correction.method": "direct"]).first == "correction-made")
        #expect(bench.refusing("correction-announce", ["correction.announcementReason": "下落不明"]) == ["correction-made"])
        bench.expect(bench.take("correct-decision", on: "2022-03-10", by: "head", Self.change))
        #expect(bench.record.correctedOn == bench.today && bench.record.remediesUntil == nil && bench.record.correctionNumber == "〔2022〕1号")
        let paper = try #require(bench.papers.last)
        #expect(paper.document == "correction" && paper.content.paragraphs.contains { $0.contains("将处罚变更为：罚款2000元") })
        #expect(try bench.due(of: "correction-serve") == Day(iso: "2022-03-21"))
        bench.expect(bench.take("publicity-withdraw", ["publicity.withdrawReason": "决定已变更"]))
        #expect(bench.refusing("close", by: "head") == ["correction-served"])
        let served = ["correction.method": "mailed", "correction.mailReceipt": "回执", "correction.servedOn": "2022-03-14"]
        #expect(
            bench.refusing("correction-serve", on: "2022-03-15", by: "p1", served.merging(["correction.servedOn": "2022-03-09"]) { $1 }) == [
                "correction-service-in-order"
            ])
        bench.expect(bench.take("correction-serve", served))
        #expect(bench.papers.last?.document == "correction-receipt")
        #expect(bench.record.remediesUntil == Day(iso: "2022-09-14"))
        #expect(bench.refusing("correction-serve", served) == ["correction-not-served"])
        #expect(bench.take("close", by: "head") == [])
    }

    @Test func `纠正决定书下落不明的公告送达（第六十一条）`() {
        var bench = Penalties.decided(on: "2022-03-02")
        bench.expect(bench.take("correct-decision", on: "2022-03-10", by: "head", Self.change))
        bench.expect(bench.take("correction-announce", by: "p1", ["correction.announcementReason": "下落不明"]))
        #expect(bench.refusing("correction-serve", on: "2022-04-09", ["correction.method": "announced"]) == ["correction-announcement-term-over"])
        bench.expect(bench.take("correction-serve", on: "2022-04-10", ["correction.method": "announced"]))
        #expect(bench.record.correctionService.servedOn == Day(iso: "2022-04-09"))
    }

    @Test func `送达以前撤销的决定不再送达，直接结案；没有送达的不作变更（第六十一条、第七十五条第二款）`() throws {
        var bench = Penalties.ready(on: "2022-03-02")
        bench.expect(bench.penalise())
        #expect(bench.refusing("correct-decision", by: "head", Self.change) == ["served-before-change"])
        #expect(bench.refusing("close-unserved") == ["fell-before-service"])
        bench.expect(bench.take("correct-decision", on: "2022-03-03", ["fall": "revoked", "fallReason": "当事人认定错误"]))
        #expect(try bench.reading(of: "decision-serve")?.state == .met)
        #expect(bench.take("close-unserved", by: "head") == [])
        #expect(bench.stage == "closed" && bench.record.closedOn == Day(iso: "2022-03-03"))
        #expect(bench.papers.last?.document == "closing")
        // A judgment may later call it by another name; what is closed is served no more.
        bench.record.fall = .illegal
        #expect(try bench.reading(of: "decision-serve")?.state == .met)
    }

    // 复议、诉讼变更

    @Test(arguments: [
        ("litigation", "2022-06-02", "judgment-not-worse"), ("reconsideration", "2022-06-02", "reconsideration-not-worse-formerly"),
        ("reconsideration", "2024-01-02", "reconsideration-not-worse"),
    ])
    func `复议、诉讼变更处罚，不得对当事人更为不利，他人提出相反请求的除外（行政复议法第六十三条第二款，行政诉讼法第七十七条第二款）`(kind: String, day: String, name: String) {
        var bench = Penalties.decided(on: "2022-03-02")
        bench.expect(bench.take("record-challenge", on: "2022-03-20", by: "clerk", ["challengeKind": kind]))
        var told = Penalties.decided(on: "2022-03-02")
        told.expect(told.take("note-result", on: day, ["challengeKind": kind, "challengeResult": "changed"]))
        let worse = ["challengeResult": "changed", "changedPenalties": Self.heavier, "changeDocument": "1号"]
        let adverse = worse.merging(["adverseClaim": "是"]) { $1 }
        #expect(bench.refusing("end-challenge", on: day, by: "clerk", worse) == [name])
        #expect(bench.refusing("end-challenge", adverse) == [])
        let result = Set(["challengeResult"])
        #expect(told.refusing("record-changed", by: "clerk", worse.filter { !result.contains($0.key) }) == [name])
        #expect(told.refusing("record-changed", adverse.filter { !result.contains($0.key) }) == [])
    }

    @Test func `责令重新作出的另立一案，引用决定已被撤销的原案，按责令的期限作出（行政诉讼法第七十条，行政复议法第六十四条）`() throws {
        var fallen = Penalties.decided(on: "2022-03-02").record
        (fallen.fall, fallen.fallenOn) = (.revoked, Day(iso: "2022-06-01"))
        let clue = [
            "source": "other", "clue": "判决责令重新作出", "discoveredOn": "2022-03-01", "remakes": "60", "remakeOrderedOn": "2022-06-01", "remakeDays": "30",
        ]
        var bench = Penalties.bench(on: "2022-06-02")
        _ = bench.known.add(60, fallen, .executing)
        var standing = bench
        _ = standing.known.add(60, Penalties.decided(on: "2022-03-02").record, .executing)
        #expect(standing.refusing("register-clue", by: "p1", clue) == ["remade-decision-fallen"])
        var other = bench
        _ = other.known.add(60, fallen, .executing, in: Town.market)
        #expect(other.refusing("register-clue", by: "p1", clue) == ["remade-decision-fallen"])
        var early = bench
        #expect(early.refusing("register-clue", by: "p1", clue.merging(["remakeOrderedOn": "2022-06-03"]) { $1 }) == ["remade-decision-fallen"])
        bench.expect(bench.take("register-clue", by: "p1", clue.merging(Penalties.party) { $1 }))
        #expect(try bench.due(of: "remake") == Day(iso: "2022-07-01"))
        bench.expect(bench.take("not-file", by: "head", ["notFiledReason": "违法事实不能成立"]))
        #expect(try bench.reading(of: "remake") == nil)
    }

    @Test func `本县的应诉、复议案件已经写明的，责令重新作出的日期和期限不再填写（行政诉讼法第七十条，行政复议法第六十四条）`() throws {
        var fallen = Penalties.decided(on: "2022-03-02").record
        (fallen.fall, fallen.fallenOn) = (.revoked, Day(iso: "2022-06-01"))
        let clue = ["source": "other", "clue": "判决责令重新作出", "discoveredOn": "2022-03-01", "remakes": "60"]
        var bench = Penalties.bench(on: "2022-06-02")
        _ = bench.known.add(60, fallen, .executing)
        var unknown = bench
        #expect(unknown.refusing("register-clue", by: "p1", clue) == ["remade-decision-fallen"], "没有填写，也没有本县的案件")
        var suit = LitigationResponse()
        (suit.penalty, suit.remakeOrdered, suit.performanceDays, suit.servedOn) = (Ref(60), true, 30, Day(iso: "2022-06-01"))
        var pending = bench
        _ = pending.known.add(70, suit, .judged)
        #expect(pending.refusing("register-clue", by: "p1", clue) == ["remade-decision-fallen"], "判决尚未生效")
        suit.effectiveOn = Day(iso: "2022-06-01")
        _ = bench.known.add(70, suit, .effective)
        var reviewed = bench
        bench.expect(bench.take("register-clue", by: "p1", clue))
        #expect(bench.record.remakeOrderedOn == Day(iso: "2022-06-01") && bench.record.remakeDays == 30)
        #expect(try bench.due(of: "remake") == Day(iso: "2022-07-01"))
        var review = Reconsideration()
        (review.penalty, review.remakeOrdered, review.performanceDays) = (Ref(60), true, 60)
        review.decisionService.servedOn = Day(iso: "2022-06-02")
        _ = reviewed.known.add(71, review, .effective)
        reviewed.expect(reviewed.take("register-clue", by: "p1", clue.merging(["remakeDays": "20"]) { $1 }))
        #expect(reviewed.record.remakeOrderedOn == Day(iso: "2022-06-02") && reviewed.record.remakeDays == 20, "填写了的不改")
    }

    // 复议前置、撤回复议申请

    @Test(arguments: [("2023-12-29", "2024-07-01"), ("2024-03-04", "2024-05-03")])
    func `2024年起当场处罚先申请复议，六十日届满即可催告、申请法院执行（行政复议法第二十条、第二十三条，行政强制法第五十三条）`(day: String, last: String) throws {
        var bench = PenaltySpotTests.decide(on: day).bench
        #expect(bench.record.remediesUntil == Day(iso: last))
        let next = try #require(Day(iso: last)?.advanced(by: 1)).iso
        bench.expect(bench.take("demand", on: Bench<PenaltyCase>.day(last).advanced(by: -20).iso, by: "p1"))
        bench.expect(bench.take("demand-serve", ["demand.method": "direct"]))
        #expect(bench.refusing("apply-to-court", on: last, by: "head") == ["remedies-expired"])
        #expect(bench.refusing("apply-to-court", on: next) == [])
    }

    @Test func `撤回复议申请的，六个月内仍可起诉；复议前置的不得再以同一事实申请（法释〔2018〕1号第五十八条，行政复议法第七十四条第二款）`() {
        for (bench, isFirst) in [(Penalties.decided(on: "2024-03-04"), false), (PenaltySpotTests.decide(on: "2024-03-04").bench, true)] {
            var bench = bench
            let until = bench.record.remediesUntil
            bench.expect(bench.take("record-challenge", on: "2024-03-20", by: "clerk", ["challengeKind": "reconsideration"]))
            bench.expect(bench.take("end-challenge", on: "2024-04-01", ["challengeResult": "withdrawn"]))
            #expect(bench.record.remediesUntil == (isFirst ? bench.today : until))
        }
        var suit = Penalties.decided(on: "2024-03-04")
        suit.expect(suit.take("record-challenge", on: "2024-03-20", by: "clerk", ["challengeKind": "litigation"]))
        suit.expect(suit.take("end-challenge", on: "2024-04-01", ["challengeResult": "withdrawn"]))
        #expect(suit.record.remediesUntil == suit.today)
    }

    // 终结执行

    @Test func `当事人死亡、申请法院执行的期限已过的，终结执行以后结案（行政强制法第四十条）`() {
        let died = ["executionEnd": "died", "executionEndNote": "无遗产，无义务承受人"]
        var bench = Penalties.decided(on: "2022-03-02")
        bench.expect(bench.take("publicity-publish", by: "p1", PenaltyAftermathTests.summary))
        var paid = bench
        paid.expect(paid.take("pay", by: "cashier", PenaltyAftermathTests.payment))
        #expect(paid.refusing("end-enforcement", by: "head", died) == ["duty-outstanding"])
        var missed = bench
        let over = ["executionEnd": "courtTermOver", "executionEndNote": "没有可供执行的财产线索"]
        #expect(missed.refusing("end-enforcement", on: "2022-12-02", by: "head", over) == ["court-term-over"])
        #expect(missed.refusing("end-enforcement", on: "2022-12-03", over) == [])
        #expect(bench.refusing("close", by: "head") == ["penalty-carried-out"])
        bench.expect(bench.take("end-enforcement", on: "2022-04-01", died))
        #expect(bench.papers.last?.document == "enforcement-end" && bench.record.executionEndedOn == bench.today)
        let clocks = bench.definition.clocks(bench.edition, bench.record, bench.settings, bench.ledger)
        #expect(clocks.first { $0.id == "payment" }?.clock.stopped != nil && clocks.allSatisfy { $0.id != "court-application" })
        #expect(bench.take("close", by: "head") == [])
        #expect(bench.papers.last?.content.rows.contains { $0.contains { $0.contains("终结执行：公民死亡") } } == true)
    }

    @Test func `强制执行案件的结果由系统记入，执行完毕、终结执行的可以结案（行政强制法第三十七条、第四十条）`() {
        for result in ["carriedOut", "ended"] {
            var bench = Penalties.decided(on: "2022-03-02")
            bench.expect(bench.take("publicity-publish", by: "p1", PenaltyAftermathTests.summary))
            bench.expect(bench.take("note-enforcement", on: "2022-10-11", ["enforcementResult": result, "executionEndNote": "无财产"]))
            #expect(bench.record.enforcedOn == (result == "carriedOut" ? bench.today : nil))
            #expect(bench.record.executionEndedOn == (result == "ended" ? bench.today : nil))
            #expect(bench.record.executionEnd == (result == "ended" ? .other : nil))
            #expect(bench.refusing("close", by: "head") == [])
        }
    }

    // 撤回公示

    @Test func `公示不准确的及时更正，更正后重新公示方可结案；不计入决定被改变的撤回（国办发〔2018〕118号第二部分，市监总局令第45号第十二条）`() {
        var bench = Penalties.decided(on: "2022-03-02")
        bench.expect(bench.take("pay", by: "cashier", PenaltyAftermathTests.payment))
        bench.expect(bench.take("publicity-publish", by: "p1", PenaltyAftermathTests.summary))
        let mistaken = ["publicity.withdrawReason": "当事人名称有误", "withdrawalGround": "inaccurate"]
        bench.expect(bench.take("publicity-withdraw", on: "2022-03-10", by: "p1", mistaken))
        #expect(bench.published["decision"] == nil && bench.record.mustRepublish)
        #expect(bench.counted("penalty.withdrawn", through: "2022-12-31") == 0)
        #expect(bench.refusing("close", by: "head") == ["republished"])
        bench.expect(bench.take("publicity-publish", by: "p1", PenaltyAftermathTests.summary))
        #expect(!bench.record.mustRepublish && bench.take("close", by: "head") == [])
    }

    @Test func `依法不应当公示的撤下以后不再公示；决定已被改变的，以决定被改变为由撤回（第四十八条）`() {
        var bench = Penalties.decided(on: "2022-03-02")
        bench.expect(bench.take("pay", by: "cashier", PenaltyAftermathTests.payment))
        bench.expect(bench.take("publicity-publish", by: "p1", PenaltyAftermathTests.summary))
        let wrong = ["publicity.withdrawReason": "涉及商业秘密", "withdrawalGround": "notToPublish"]
        var fallen = bench
        fallen.expect(fallen.take("record-challenge", on: "2022-03-20", by: "clerk", ["challengeKind": "litigation"]))
        fallen.expect(fallen.take("end-challenge", on: "2022-06-02", ["challengeResult": "revoked"]))
        #expect(fallen.refusing("publicity-withdraw", by: "p1", wrong) == ["fallen-said-so"])
        bench.expect(bench.take("publicity-withdraw", by: "p1", wrong))
        #expect(bench.refusing("publicity-publish", PenaltyAftermathTests.summary) == ["not-taken-down-for-good"])
        #expect(bench.take("close", by: "head") == [])
    }

    private static let early = ["publicity.withdrawReason": "当事人申请提前停止公示", "withdrawalGround": "earlyEnd", "earlyEndAskedOn": "2022-06-01"]

    @Test func `市场监督管理部门可以依申请提前停止公示：已经履行，没有受较为严重的处罚（市监总局令第45号第十四条）`() {
        let published = { (penalties: String, pays: Bool) -> Bench<PenaltyCase> in
            var bench = Penalties.decided(on: "2022-03-02", ["proposedPenalties": penalties])
            if pays { bench.expect(bench.take("pay", by: "cashier", PenaltyAftermathTests.payment)) }
            if penalties != Penalties.fine { bench.expect(bench.take("record-execution", by: "p1", ["execution": "已执行"])) }
            bench.expect(bench.take("publicity-publish", by: "p1", PenaltyAftermathTests.summary))
            bench.organ = Town.market
            return bench
        }
        var bench = published(Penalties.fine, true)
        var other = bench
        other.organ = Town.organ
        #expect(other.refusing("publicity-withdraw", on: "2022-06-06", by: "p1", Self.early) == ["early-end-by-market-regulator"])
        let future = Self.early.merging(["earlyEndAskedOn": "2022-06-07"]) { $1 }
        #expect(bench.refusing("publicity-withdraw", on: "2022-06-06", by: "p1", future) == ["early-end-asked"])
        var unpaid = published(Penalties.fine, false)
        #expect(unpaid.refusing("publicity-withdraw", on: "2022-06-06", by: "p1", Self.early) == ["early-end-performed"])
        var grave = published(#"[{"kind":"fine","amount":500000},{"kind":"suspendedBusiness","days":10}]"#, true)
        #expect(grave.refusing("publicity-withdraw", on: "2022-06-06", by: "p1", Self.early) == ["early-end-not-grave"])
        bench.expect(bench.take("publicity-withdraw", Self.early))
        #expect(bench.published["decision"] == nil)
        var old = Penalties.decided(on: "2020-03-02")
        old.expect(old.take("publicity-publish", by: "p1", PenaltyAftermathTests.summary))
        #expect(old.refusing("publicity-withdraw", on: "2022-06-06", Self.early) == ["no-early-end"])
    }

    @Test(arguments: [
        (#"[{"kind":"criticism"}]"#, "2022-06-02"), (#"[{"kind":"fine","amount":300000}]"#, "2022-06-02"),
        (#"[{"kind":"fine","amount":300001}]"#, "2025-03-02"),
        (#"[{"kind":"restricted","days":1500}]"#, "2026-04-10"), (#"[{"kind":"restricted","days":30}]"#, "2025-03-02"),
    ])
    func `市场监督管理部门的公示期：通报批评、较低数额罚款三个月，其余三年，限制超过三年的按实际期限（市监总局令第45号第十三条）`(penalties: String, until: String) {
        var bench = Penalties.ready(on: "2022-03-02", ["proposedPenalties": penalties])
        bench.settings = Settings(["penalty.publication.low-fine": "3000"])
        bench.expect(bench.penalise(["penalties": penalties]))
        bench.organ = Town.market
        bench.expect(bench.take("publicity-publish", by: "p1", PenaltyAftermathTests.summary))
        #expect(bench.published["decision"]?.until == Day(iso: until))
    }
}
