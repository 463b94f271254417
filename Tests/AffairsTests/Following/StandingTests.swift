import Kernel
import Testing

@testable import Affairs

/// 恢复效力: a decision that had fallen stands again, with its duty, its publication and what is counted of it.
@Suite("被改变的决定恢复效力")
struct StandingTests {
    private typealias Courses = FollowingCourses

    @Test func `恢复效力的结果来自应诉、复议案件，经办人不自行登记（法释〔2018〕1号第八十九条）`() {
        var bench = Penalties.decided(on: "2022-03-02")
        bench.expect(bench.take("record-challenge", on: "2022-03-20", by: "clerk", ["challengeKind": "litigation"]))
        for result in ["restored", "reviewUpheld", "reviewRevoked"] {
            #expect(bench.refusing("end-challenge", on: "2022-06-02", by: "clerk", ["challengeResult": result]) == ["result-entered-in-its-file"])
        }
    }

    @Test func `复议、诉讼在本县办理的，没有审结以前经办人不登记结果（行政处罚法第七十三条）`() {
        var bench = Penalties.decided(on: "2022-03-02")
        bench.expect(bench.take("record-challenge", on: "2022-03-20", by: "clerk", ["challengeKind": "litigation"]))
        let upheld = ["challengeResult": "upheld"]
        for (stage, isOver) in [(LitigationResponse.Stage.trying, false), (.judged, false), (.retrying, false), (.effective, true), (.closed, true)] {
            var suit = LitigationResponse()
            suit.penalty = Ref(1)
            var sued = bench
            _ = sued.known.add(70, suit, stage)
            #expect(sued.refusing("end-challenge", on: "2022-06-02", by: "clerk", upheld) == (isOver ? [] : ["no-file-under-way"]), "\(stage)")
        }
        for (stage, isOver) in [
            (Reconsideration.Stage.reviewing, false), (.suspended, false), (.decided, false), (.effective, true), (.refused, true),
        ] {
            var review = Reconsideration()
            review.penalty = Ref(1)
            var reviewed = bench
            _ = reviewed.known.add(70, review, stage)
            #expect(reviewed.refusing("end-challenge", on: "2022-06-02", by: "clerk", upheld) == (isOver ? [] : ["no-file-under-way"]), "\(stage)")
        }
    }

    @Test func `不在本县办理的，由负责人登记恢复效力；自行纠正的、本县有应诉案件的不在此列（法释〔2018〕1号第八十九条）`() {
        let paper = ["restorationDocument": "市府复决字〔2022〕9号"]
        var bench = Penalties.decided(on: "2022-03-02")
        #expect(bench.refusing("record-restoration", on: "2022-06-02", by: "head", paper).contains("fallen-by-others"))
        var corrected = bench
        corrected.expect(corrected.take("correct-decision", on: "2022-06-02", by: "head", ["fall": "revoked", "fallReason": "有误"]))
        #expect(corrected.refusing("record-restoration", on: "2022-06-03", paper) == ["fallen-by-others"])
        bench.expect(bench.take("record-challenge", on: "2022-03-20", by: "clerk", ["challengeKind": "litigation"]))
        bench.expect(bench.take("end-challenge", on: "2022-06-01", ["challengeResult": "revoked"]))
        var sued = bench
        var suit = LitigationResponse()
        suit.penalty = Ref(1)
        _ = sued.known.add(70, suit, LitigationResponse.Stage.effective)
        #expect(sued.refusing("record-restoration", on: "2022-06-03", by: "head", paper) == ["no-suit-in-county"])
        #expect(bench.take("record-restoration", on: "2022-06-03", by: "head", paper) == [])
        #expect(bench.record.fall == nil && bench.record.restorations.map(\.document) == ["市府复决字〔2022〕9号"])
        let roles = KindDefinition(PenaltyCase.self).outline("2021")?.action("record-restoration")?.roles
        #expect(roles == [.head])
    }

    @Test func `再审恢复效力的，重新公示方可结案；此前的被撤销仍然计入，其间不计加处罚款（行政处罚法第四十八条、第七十三条第三款）`() throws {
        var bench = Penalties.decided(on: "2022-03-02")
        bench.expect(bench.take("publicity-publish", by: "p1", PenaltyAftermathTests.summary))
        bench.expect(bench.take("note-challenge", on: "2022-04-01", ["challengeKind": "litigation"]))
        let before = bench.record.surchargeDue(bench.moment)
        bench.expect(bench.take("note-result", on: "2022-06-01", ["challengeKind": "litigation", "challengeResult": "revoked"]))
        bench.expect(bench.take("publicity-withdraw", on: "2022-06-02", by: "p1", ["publicity.withdrawReason": "判决撤销"]))
        bench.expect(bench.take("note-challenge", on: "2022-09-01", ["challengeKind": "litigation"]))
        let restored = ["challengeKind": "litigation", "challengeResult": "restored", "restorationDocument": "再1号"]
        bench.expect(bench.take("note-result", on: "2022-11-01", restored))
        #expect(bench.record.fall == nil && bench.record.fallenOn == nil && bench.record.mustRepublish && !bench.record.challengePending)
        #expect(bench.record.surchargeDue(bench.moment) == before)
        #expect(bench.moved(to: "2022-11-11").record.surchargeDue(bench.moved(to: "2022-11-11").moment) > before)
        #expect(bench.counted("penalty.fallen", through: "2022-06-01") == 1 && bench.counted("penalty.revoked", through: "2022-12-31") == 1)
        bench.expect(bench.take("pay", on: "2022-11-11", by: "cashier", PenaltyAftermathTests.payment))
        #expect(bench.refusing("close", by: "head") == ["republished"])
        bench.expect(bench.take("publicity-publish", by: "p1", PenaltyAftermathTests.summary))
        #expect(bench.take("close", by: "head") == [])
    }

    @Test func `一审判决没有生效的，被撤销不计入，争议自始没有中断（行政诉讼法第八十五条）`() {
        var bench = Penalties.decided(on: "2022-03-02")
        bench.expect(bench.take("publicity-publish", by: "p1", PenaltyAftermathTests.summary))
        bench.expect(bench.take("note-challenge", on: "2022-04-01", ["challengeKind": "litigation"]))
        bench.expect(bench.take("note-result", on: "2022-06-01", ["challengeKind": "litigation", "challengeResult": "revoked"]))
        #expect(bench.record.mustWithdraw)
        bench.expect(bench.take("note-unsettled", on: "2022-06-10", ["challengeKind": "litigation"]))
        #expect(bench.record.fall == nil && !bench.record.mustWithdraw && !bench.record.mustRepublish && bench.record.restorations.isEmpty)
        #expect(bench.record.challenges.count == 1 && bench.record.challenges[0].from == Day(iso: "2022-04-01") && bench.record.challengePending)
        #expect(bench.counted("penalty.fallen", through: "2022-12-31") == 0)
        // Told once more, nothing changes; and where no suit was known, one begins.
        bench.expect(bench.take("note-unsettled", on: "2022-06-11", ["challengeKind": "litigation"]))
        #expect(bench.record.challenges.count == 1)
        var unknown = Penalties.decided(on: "2022-03-02")
        unknown.expect(unknown.take("note-unsettled", on: "2022-06-10", ["challengeKind": "litigation"]))
        #expect(unknown.record.challengePending)
    }

    @Test func `自行纠正的决定不因裁判恢复效力；已经被撤销的再被判决撤销，仍自先前之日计（行政处罚法第七十五条第二款）`() {
        var bench = Penalties.decided(on: "2022-03-02")
        bench.expect(bench.take("correct-decision", on: "2022-05-02", by: "head", ["fall": "revoked", "fallReason": "有误"]))
        let restored = ["challengeKind": "litigation", "challengeResult": "restored", "restorationDocument": "再1号"]
        bench.expect(bench.take("note-result", on: "2022-06-01", restored))
        #expect(bench.record.fall == .revoked)
        bench.opened = []
        bench.expect(bench.take("note-result", on: "2022-07-01", ["challengeKind": "litigation", "challengeResult": "revoked"]))
        #expect(bench.record.fallenOn == Day(iso: "2022-05-02") && bench.opened.isEmpty)
    }

    @Test func `复议决定被撤销、重新复议的，处罚仍在争议之中，新的复议决定维持的恢复效力（法释〔2018〕1号第八十九条）`() {
        var bench = Courses.underReviewAgain()
        #expect(bench.record.challengePending && bench.record.challenges.last?.kind == .reconsideration && bench.record.fall == .revoked)
        #expect(bench.refusing("apply-to-court", on: "2024-12-01", by: "head").contains("remedies-expired"))
        let upheld = ["challengeKind": "reconsideration", "challengeResult": "restored", "restorationDocument": "复2号"]
        bench.expect(bench.take("note-result", on: "2024-04-12", upheld))
        #expect(bench.record.fall == nil && bench.record.remediesUntil == Day(iso: "2024-04-29"))
    }

    // MARK: 行政诉讼法第七十九条、法释〔2018〕1号第八十九条

    @Test(arguments: [
        ("changed", "revoked", "否", true), ("changed", "dismissed", "否", false), ("changed", "revoked", "是", false),
        ("upheld", "revoked", "否", false),
        ("none", "revoked", "否", false),
    ])
    func `判决恢复原行政行为的效力，限于撤销改变原行为的复议决定，没有责令重新复议（法释〔2018〕1号第八十九条）`(reviewed: String, outcome: String, remade: String, lawful: Bool) {
        var suit = Suit.heard()
        suit.record.reviewResult = LitigationResponse.ReviewResult(rawValue: reviewed)
        let ruling = Suit.ruling(outcome, on: "2020-05-06").merging(["restoresAct": "是", "remakeOrdered": remade]) { $1 }
        let refused = suit.refusing("record-judgment", on: "2020-05-06", ruling)
        #expect(refused.contains("restoration-of-changed-act") != lawful, "\(refused)")
    }

    @Test(arguments: [("upheld", true), ("changed", false), ("none", false)])
    func `对复议决定另行裁判，限于复议维持、共同被告的案件（行政诉讼法第七十九条）`(reviewed: String, lawful: Bool) {
        var suit = Suit.heard()
        suit.record.reviewResult = LitigationResponse.ReviewResult(rawValue: reviewed)
        let ruling = Suit.ruling("dismissed", on: "2020-05-06").merging(["reviewRuling": "revoked"]) { $1 }
        #expect(suit.refusing("record-judgment", on: "2020-05-06", ruling) == (lawful ? [] : ["review-ruled-beside-act"]))
    }

    @Test func `再审维持复议决定的，登记的撤销予以注销；处罚依复议决定（法释〔2018〕1号第八十九条）`() throws {
        var suit = try Courses.effective("revoked", ["restoresAct": "是"], over: Courses.revokedByReview(), with: Courses.reviewed(.changed))
        #expect(suit.penalty.record.fall == nil)
        var review = Reconsideration()
        (review.annulledOn, review.outcome) = (Day(iso: "2020-05-22"), .revoke)
        _ = suit.matter.known.add(6, review, .effective)
        try suit.must("record-retrial", on: "2020-09-01", ["retrialCause": "party"])
        try suit.must("record-retrial-judgment", on: "2020-11-02", Suit.ruling("dismissed", on: "2020-11-02").merging(["restoresAct": "否"]) { $1 })
        #expect(Set(suit.taken).isSuperset(of: ["reconsideration.forget-annulment", "penalty.note-result"]))
        #expect(suit.penalty.record.fall == .revoked)
    }

    @Test func `复议决定被撤销而败诉的，由应诉机关整改，处罚机关不因此整改（行政诉讼法第二十六条第二款）`() throws {
        let suit = try Courses.effective("revoked", ["remakeOrdered": "是"], over: Courses.revokedByReview(), with: Courses.reviewed(.changed))
        #expect(suit.taken.contains("rectification.assign") && suit.penalty.opened.isEmpty && suit.matter.opened.count == 1)
    }
}
