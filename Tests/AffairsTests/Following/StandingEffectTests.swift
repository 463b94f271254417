import Kernel
import Testing

@testable import Affairs

/// What is left in a penalty that stands again or has fallen, in the suit and the enforcement about it, and what follows of each.
@Suite("恢复效力、失去效力的环节留下什么")
struct StandingEffectTests {
    private typealias Courses = FollowingCourses
    private typealias Row = StepEffect<PenaltyCase>

    private static let litigation = ["challengeKind": "litigation"]
    private static let restored = ["challengeKind": "litigation", "challengeResult": "restored", "restorationDocument": "再1号"]

    /// Published, and revoked by a judgment on 2020-05-22.
    private static func fallen() -> Bench<PenaltyCase> {
        Courses.penalty().after { bench in
            bench.expect(bench.take("publicity-publish", by: "p1", PenaltyAftermathTests.summary))
            bench.expect(bench.take("note-challenge", on: "2020-03-02", litigation))
            bench.expect(bench.take("note-result", on: "2020-05-22", litigation.merging(["challengeResult": "revoked"]) { $1 }))
        }
    }

    /// Taken down and closed as one that has fallen.
    private static func closed() -> Bench<PenaltyCase> {
        fallen().after { bench in
            bench.expect(bench.take("publicity-withdraw", on: "2020-05-25", by: "p1", ["publicity.withdrawReason": "判决"]))
            bench.expect(bench.take("close", on: "2020-05-26", by: "head"))
        }
    }

    /// What a fall leaves behind, and what was put down of a change.
    private static let fall = ["fall", "fallenOn", "changedPenalties", "changeDocument", "changeDueOn", "changesRecorded", "mustWithdraw"]

    private static let standing: [Row] = [
        Row(
            "reopen-unsettled", in: { closed() }, on: "2020-06-01", by: "system", litigation,
            leaves: [
                "reopenedOn": "2020-06-01", "mustRepublish": "true", "challenges": #"[{"kind":"litigation","from":"2020-03-02"}]"#,
            ], empties: fall),
        Row(
            "reopen-restored",
            in: { closed().after { bench in bench.expect(bench.take("note-challenge", on: "2020-09-01", litigation)) } }, on: "2020-11-02",
            by: "system",
            restored,
            leaves: [
                "reopenedOn": "2020-11-02", "mustRepublish": "true", "remediesUntil": "2020-11-02",
                "challenges": #"[{"kind":"litigation","from":"2020-03-02","until":"2020-05-22","result":"revoked"},"#
                    + #"{"kind":"litigation","from":"2020-09-01","until":"2020-11-02","result":"restored"}]"#,
            ], empties: fall, adds: ["restorations"]),
        Row(
            "note-result", in: { fallen().after { bench in bench.expect(bench.take("note-challenge", on: "2020-09-01", litigation)) } },
            on: "2020-11-02", by: "system", restored,
            leaves: [
                "remediesUntil": "2020-11-02",
                "challenges": #"[{"kind":"litigation","from":"2020-03-02","until":"2020-05-22","result":"revoked"},"#
                    + #"{"kind":"litigation","from":"2020-09-01","until":"2020-11-02","result":"restored"}]"#,
            ], empties: fall, adds: ["restorations"]),
        Row(
            "record-restoration", in: { fallen() }, on: "2020-06-01", by: "head", ["restorationDocument": "市复9号"],
            empties: fall + ["restorationDocument"], adds: ["restorations"]),
    ]

    @Test(arguments: standing, PenaltyCase.editions.map(\.id))
    func `处罚案件恢复效力，变更和撤回公示的不留下（行政诉讼法第八十五条，法释〔2018〕1号第八十九条）`(row: StepEffect<PenaltyCase>, edition: String) throws {
        try row.check(under: edition)
    }

    // MARK: 强制执行

    /// An enforcement under way cites the penalty.
    private static func enforced(_ penalty: Bench<PenaltyCase>, principal yuan: Int = 5_000) -> Bench<PenaltyCase> {
        var (bench, enforcement) = (penalty, Courses.enforcement().record)
        enforcement.principal = .yuan(yuan)
        _ = bench.known.add(8, enforcement, .demanded)
        return bench
    }

    @Test func `结案并且公示的决定被撤销，正在强制执行的随之终结（行政强制法第四十条第四项）`() {
        var bench = Self.enforced(Courses.closed())
        bench.followed = []
        bench.expect(bench.take("note-fall", on: "2020-06-01", Self.litigation.merging(["challengeResult": "revoked"]) { $1 }))
        #expect(bench.followed.map { "\($0.kind.id).\($0.action)" } == ["compulsory-enforcement.end-on-fall"])
    }

    @Test func `变更以后部分缴纳、裁判维持的，强制执行的数额随之改变（行政强制法第四十一条）`() {
        var bench = Courses.penalty()
        bench.expect(bench.take("note-result", on: "2020-03-20", Self.litigation.merging(["challengeResult": "changed"]) { $1 }))
        let changed = ["changedPenalties": #"[{"kind":"fine","amount":200000}]"#, "changeDocument": "行初12号"]
        bench.expect(bench.take("record-changed", on: "2020-03-21", by: "clerk", changed))
        bench.expect(bench.take("pay", on: "2020-04-01", by: "cashier", ["payments": #"[{"amount":100000,"receipt":"A1"}]"#]))
        bench = Self.enforced(bench, principal: 2_000)
        bench.followed = []
        bench.expect(bench.take("note-result", on: "2020-06-01", Self.litigation.merging(["challengeResult": "upheld"]) { $1 }))
        #expect(bench.followed.map { "\($0.kind.id).\($0.action)" } == ["compulsory-enforcement.take-change"])
        #expect(bench.followed.last?.input["principal"] == .integer(100_000))
    }

    @Test func `中止执行的，处罚决定被撤销时终结，中止到此为止（行政强制法第三十九条、第四十条第四项）`() throws {
        let row = StepEffect<CompulsoryEnforcement>(
            "end-on-fall",
            in: {
                var bench = Compulsion.decided().after { $0.record.penaltyCase = Ref(60) }
                let hardship = ["suspensionGround": "hardship", "suspensionNote": "家庭困难", "noSocialHarm": "是"]
                Compulsion.expect(bench.take("suspend", on: "2020-03-20", by: "head", hardship))
                var penalty = PenaltyCase()
                penalty.fall = .revoked
                _ = bench.known.add(60, penalty, .executing)
                return bench
            }, on: "2020-04-20", by: "system",
            leaves: [
                "terminationGround": "revoked", "terminationNote": "平自然资令〔2020〕3号依法撤销", "terminatedOn": "2020-04-20",
                "suspensions": #"[{"ground":"hardship","from":"2020-03-20","until":"2020-04-20","note":"家庭困难"}]"#,
            ], issues: ["termination"])
        try row.check()
    }

    // MARK: 应诉

    /// Lost, in effect and tried anew; the penalty has been closed as revoked, the decision of reconsideration is put down as annulled.
    private static func retried(asFirst: Bool) -> Suit.Case {
        var bench = Suit.effective("revoked", ["remakeOrdered": "是"])
        bench.take(
            "record-retrial", on: "2020-09-01", asFirst ? ["retrialCause": "court", "retriesAsFirst": "是"] : ["retrialCause": "procuratorate"])
        toldAndClosed(&bench)
        return bench
    }

    private static func toldAndClosed(_ bench: inout Suit.Case) {
        var decision = Reconsideration()
        (decision.annulledOn, decision.annulment) = (Day(iso: "2020-05-22"), "判决撤销")
        bench.record.reconsideration = bench.known.add(8, decision, .effective, in: Town.county)
        bench.record.penalty = bench.known.add(9, closed().record, .closed)
    }

    private static let dismissed = Suit.ruling("dismissed", on: "2020-11-02").merging(["remakeOrdered": "否"]) { $1 }

    private static func judgedAnew() -> Suit.Case {
        var bench = retried(asFirst: true)
        bench.take("record-retrial-first", on: "2020-11-02", dismissed)
        return bench
    }

    private static func appealedAnew() -> Suit.Case {
        var bench = judgedAnew()
        bench.take("record-appeal", on: "2020-11-17", Suit.appeal(on: "2020-11-16", copy: "2020-11-17"))
        return bench
    }

    /// What follows of a suit's step, in the order in which it is declared.
    private static func followed(_ suit: Suit.Case, _ step: String, on day: String, _ input: [String: String] = [:]) -> [String] {
        var bench = suit
        bench.followed = []
        let refusals = bench.take(step, on: day, input)
        return refusals + bench.followed.map { "\($0.kind.id).\($0.action)" }
    }

    @Test func `再审改判驳回的，已经结案的处罚恢复效力，复议决定不再作撤销论（法释〔2018〕1号第八十九条、第一百一十九条）`() {
        let standing = ["reconsideration.forget-annulment", "penalty.reopen-restored", "penalty.note-result"]
        #expect(Self.followed(Self.judgedAnew(), "take-effect", on: "2020-11-18") == standing)
        #expect(Self.followed(Self.retried(asFirst: false), "record-retrial-judgment", on: "2020-11-02", Self.dismissed) == standing)
        let upheld = [
            "secondResult": "upheld", "rulingOutcome": "dismissed", "rulingNumber": "（2020）湘06行再3号", "rulingOn": "2020-12-21",
            "servedOn": "2020-12-22",
        ]
        #expect(Self.followed(Self.appealedAnew(), "record-final", on: "2020-12-22", upheld) == standing)
    }

    @Test func `补录上诉，撤销的判决没有生效的，已经结案的处罚恢复办理（行政诉讼法第八十五条）`() {
        var bench = Suit.effective("revoked", ["remakeOrdered": "是"])
        Self.toldAndClosed(&bench)
        bench.actor = Suit.leader
        bench.followed = []
        let refusals = bench.enter("record-own-appeal", happened: "2020-05-20", on: "2020-06-01", late: "上诉状邮寄提交", ["appealReason": "适用法律错误"])
        #expect(refusals == [])
        let unsettled = ["penalty.reopen-unsettled", "penalty.note-unsettled", "reconsideration.forget-annulment"]
        #expect(bench.followed.map { "\($0.kind.id).\($0.action)" } == unsettled)
    }

    // MARK: 规范性文件

    @Test func `答复司法建议的，答复记在该份建议下（法释〔2018〕1号第一百四十九条第四款）`() throws {
        let finding = ["findingDocument": "司建1号", "findingClauses": "第三条增设义务", "findingOn": "2020-06-01"]
        let row = StepEffect<NormativeDocument>(
            "answer-finding", in: { DocumentBench.published().after { $0.take("record-finding", on: "2020-06-01", by: "office", finding) } },
            on: "2020-06-10", by: "head", ["findingAnswer": "已经修改"],
            leaves: [
                "findings": #"[{"source":"court","document":"司建1号","clauses":"第三条增设义务","on":"2020-06-01","isOwn":true,"#
                    + #""answer":"已经修改","answeredOn":"2020-06-10"}]"#
            ], empties: ["findingDocument", "findingAnswer"])
        try row.check()
    }
}
