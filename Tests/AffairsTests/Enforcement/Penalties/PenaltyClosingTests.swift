import Kernel
import Testing

@testable import Affairs

@Suite("行政处罚的结案、恢复办理")
struct PenaltyClosingTests {
    /// Paid, published and closed on the day of the decision.
    static func closed(on day: String = "2022-03-02", publishing: Bool = true) -> Bench<PenaltyCase> {
        var bench = Penalties.decided(on: day)
        bench.expect(bench.take("pay", by: "cashier", PenaltyAftermathTests.payment))
        if publishing {
            bench.expect(bench.take("publicity-publish", by: "p1", PenaltyAftermathTests.summary))
        } else {
            bench.expect(bench.take("publicity-withhold", by: "head", ["publicity.ground": "ruleExempts"]))
        }
        bench.expect(bench.take("close", by: "head"))
        return bench
    }

    @Test(arguments: [("pay", "penalty-carried-out"), ("publish", "published-or-withheld")])
    func `结案须处罚履行、决定公示`(left: String, name: String) {
        var bench = Penalties.decided(on: "2022-03-02")
        if left != "pay" { bench.expect(bench.take("pay", by: "cashier", PenaltyAftermathTests.payment)) }
        if left != "publish" { bench.expect(bench.take("publicity-publish", by: "p1", PenaltyAftermathTests.summary)) }
        #expect(bench.refusing("close", by: "head") == [name])
        #expect(bench.refusing("close-spot", by: "clerk").first == "spot-decision-reported")
    }

    @Test func `非金钱处罚执行完毕方可结案`() {
        var fined = Penalties.decided(on: "2022-03-02")
        #expect(fined.refusing("record-execution", by: "p1", ["execution": "已缴"]) == ["other-penalty-to-execute"])
        var bench = Penalties.decided(on: "2022-03-02", ["proposedPenalties": #"[{"kind":"withheldLicence","days":30}]"#])
        bench.expect(bench.take("publicity-publish", PenaltyAftermathTests.summary))
        #expect(bench.refusing("close", by: "head") == ["penalty-carried-out"])
        bench.expect(bench.take("record-execution", by: "p1", ["execution": "许可证已收存"]))
        #expect(bench.take("close", by: "head") == [])
        #expect(bench.papers.last?.content.rows.contains(["执行情况", "许可证已收存"]) == true)
    }

    @Test func `公示的决定已被改变的，撤回以后方可结案（第四十八条第二款）`() throws {
        var bench = Penalties.decided(on: "2022-03-02")
        bench.expect(bench.take("publicity-publish", by: "p1", PenaltyAftermathTests.summary))
        bench.expect(bench.take("record-challenge", on: "2022-03-20", ["challengeKind": "litigation"]))
        bench.expect(bench.take("end-challenge", on: "2022-06-02", ["challengeResult": "revoked"]))
        #expect(bench.refusing("close", by: "head") == ["fallen-decision-withdrawn"])
        bench.expect(bench.take("publicity-withdraw", on: "2022-06-07", ["publicity.withdrawReason": "判决"]))
        #expect(bench.take("close", by: "head") == [])
        #expect(try bench.reading(of: "publicity-withdrawal")?.state == .met)
    }

    @Test func `已经结案的，公示的决定被撤销，由系统恢复办理，三个工作日内撤回，再行结案（第四十八条第二款）`() throws {
        var bench = Self.closed()
        #expect(bench.record.mustReopen(upon: .revoked) && !bench.record.mustReopen(upon: .upheld))
        let result = ["challengeKind": "litigation", "challengeResult": "revoked", "fallReason": "证据不足"]
        bench.expect(bench.take("note-fall", on: "2022-06-02", result))
        #expect(bench.stage == "executing" && bench.record.mustWithdraw && bench.record.fall == .revoked)
        #expect(bench.opened.contains { $0.record is Rectification })
        let told = try #require(bench.record.challenges.last)
        #expect(told.kind == .litigation && told.result == .revoked && told.until == bench.today)
        #expect(bench.record.challengeKind == nil && bench.record.challengeResult == nil)
        #expect(bench.record.reopenedOn == bench.today && bench.record.fallenOn == bench.today)
        #expect(try bench.due(of: "publicity-withdrawal") == Day(iso: "2022-06-07"))
        bench.expect(bench.take("publicity-withdraw", on: "2022-06-06", by: "p1", ["publicity.withdrawReason": "判决"]))
        bench.expect(bench.take("close", by: "head"))
        #expect(bench.stage == "closed")
        // It is counted once, on the day on which it was closed first.
        #expect(bench.record.closedOn == Day(iso: "2022-03-02") && bench.record.reopenedOn == nil)
        #expect(bench.counted("penalty.closed", through: "2022-03-02") == 1 && bench.counted("penalty.closed", through: "2022-12-31") == 1)
    }

    @Test func `复议变更而登记了变更后的处罚，结案以后又被判决变更的，须再行登记；判决以后没有救济期限（第四十八条第二款）`() {
        var bench = Penalties.decided(on: "2022-03-02")
        bench.expect(bench.take("pay", by: "cashier", PenaltyAftermathTests.payment))
        bench.expect(bench.take("record-challenge", on: "2022-03-10", by: "clerk", ["challengeKind": "reconsideration"]))
        let changed = ["challengeResult": "changed", "changedPenalties": #"[{"kind":"fine","amount":300000}]"#]
        bench.expect(bench.take("end-challenge", on: "2022-04-11", changed))
        bench.expect(bench.take("publicity-publish", by: "p1", PenaltyAftermathTests.summary))
        bench.expect(bench.take("close", by: "head"))
        #expect(bench.record.changesRecorded && bench.record.remediesUntil == Day(iso: "2022-04-26"))
        bench.expect(bench.take("note-fall", on: "2022-09-01", ["challengeKind": "litigation", "challengeResult": "changed"]))
        #expect(!bench.record.changesRecorded && bench.record.remediesUntil == bench.today)
        let warned = ["changedPenalties": #"[{"kind":"warning"}]"#, "changeDocument": "行终1号"]
        #expect(bench.take("record-changed", by: "clerk", warned) == [])
    }

    @Test func `没有公示的决定在结案以后被撤销的，只记下结果`() {
        let bench = Self.closed(publishing: false)
        #expect(!bench.record.mustReopen(upon: .revoked))
    }

    @Test func `复议机关、法院告知结果的，公示而已经结案的案件恢复办理，其余的只记下（第四十八条第二款）`() {
        for (penalty, isReopened) in [
            (Self.closed().record, true), (Self.closed(publishing: false).record, false), (Penalties.decided(on: "2022-03-02").record, false),
        ] {
            var bench = ReconsiderationBench.replied("2023")
            bench.stage = "decided"
            (bench.record.penalty, bench.record.outcome, bench.record.ground) = (Ref(9), .revoke, .noEvidence)
            _ = bench.known.add(9, penalty, .closed)
            #expect(bench.take("decision-serve", ["decision.method": "direct"]) == [])
            #expect(bench.followed.first?.action == (isReopened ? "note-fall" : "note-result"))
            #expect(bench.followed.last?.action == "note-result")
        }
    }

    /// A suit over a penalty that is closed and public, ended by each of the steps at which a judgment takes effect.
    private static let suits: [(step: String, from: @Sendable () -> Suit.Case, on: String, input: [String: String])] = [
        ("take-effect", { Suit.judged("revoked") }, "2020-05-22", [:]),
        (
            "record-final",
            {
                var bench = Suit.judged("revoked")
                bench.take("record-appeal", on: "2020-05-25", Suit.appeal(on: "2020-05-18", copy: "2020-05-25"))
                return bench
            }, "2020-07-15",
            [
                "secondResult": "upheld", "rulingOutcome": "revoked", "rulingNumber": "终30号", "rulingOn": "2020-07-10", "servedOn": "2020-07-15",
            ]
        ),
        (
            "record-retrial-judgment",
            {
                var bench = Suit.effective()
                bench.take("record-retrial", on: "2020-09-01", ["retrialCause": "procuratorate"])
                return bench
            }, "2020-11-02", Suit.ruling("revoked", on: "2020-11-02")
        ),
    ]

    @Test(arguments: suits.indices) func `撤销处罚决定的裁判生效，公示而已经结案的案件恢复办理（第四十八条第二款）`(index: Int) {
        let (step, from, day, input) = Self.suits[index]
        var bench = from()
        bench.record.penalty = Ref(9)
        _ = bench.known.add(9, Self.closed().record, .closed)
        bench.followed = []
        #expect(bench.take(step, on: day, input) == [])
        #expect(bench.followed.map(\.action) == ["note-fall", "note-result"])
        #expect(bench.followed.first?.input["challengeResult"]?.string == "revoked")
    }

    /// An end by which no decision falls, each with the suit or the application in which it comes about.
    private static let undecided: [@Sendable (KnownMatters) -> [FollowingStep]] = [
        { known in
            var bench = Suit.answered()
            (bench.record.penalty, bench.known, bench.followed) = (Ref(9), known, [])
            let ruling = Suit.ruling("withdrawn", on: "2020-04-20").merging(["withdrawalCause": "own"]) { $1 }
            return bench.take("record-ending", on: "2020-04-20", ruling).isEmpty ? bench.followed : []
        },
        { known in
            var bench = Suit.answered()
            (bench.record.penalty, bench.known, bench.followed) = (Ref(9), known, [])
            let mediation = [
                "mediationScope": "discretion", "mediationAgreement": "减少罚款", "mediationSigned": "是", "rulingNumber": "调1号", "servedOn": "2020-04-20",
            ]
            return bench.take("record-mediation", on: "2020-04-20", mediation).isEmpty ? bench.followed : []
        },
        { known in
            var bench = ReconsiderationBench.replied("2023")
            (bench.record.penalty, bench.known, bench.followed) = (Ref(9), known, [])
            let mediation = [
                "mediationAgreement": "减少罚款", "mediationScope": "discretion", "mediationSigned": "是", "mediationLawful": "是",
                "mediationEffectiveOn": bench.today.iso,
            ]
            return bench.take("mediate", mediation).isEmpty ? bench.followed : []
        },
        { known in
            var bench = ReconsiderationBench.replied("2023")
            (bench.record.penalty, bench.known, bench.followed) = (Ref(9), known, [])
            let withdrawal = ["terminationCause": "withdrawn", "terminationNote": "申请人撤回", "withdrawalAllowed": "是"]
            return bench.take("terminate", withdrawal).isEmpty ? bench.followed : []
        },
    ]

    @Test(arguments: undecided.indices) func `撤诉、撤回申请、调解的，处罚决定没有改变，公示而已经结案的案件只记下结果`(index: Int) {
        var known = KnownMatters()
        _ = known.add(9, Self.closed().record, .closed)
        let followed = Self.undecided[index](known)
        #expect(followed.map(\.action) == ["note-result"] && followed.first?.input["challengeResult"]?.string == "withdrawn")
    }

    @Test func `自行登记诉讼结果、自行纠正的，结案以后先恢复办理（第四十八条第二款、第七十五条第二款）`() {
        var bench = Self.closed()
        bench.expect(bench.take("record-challenge", on: "2022-03-20", ["challengeKind": "litigation"]))
        #expect(bench.refusing("end-challenge", on: "2022-06-02", by: "clerk", ["challengeResult": "revoked"]) == ["reopened-before-fall"])
        var upheld = bench
        #expect(upheld.refusing("end-challenge", ["challengeResult": "upheld"]) == [])
        #expect(bench.refusing("correct-decision", by: "head", ["fall": "revoked", "fallReason": "错误"]).first == "stage")
        #expect(bench.refusing("reopen").first?.contains("（reopenReason）") == true)
        bench.expect(bench.take("reopen", ["reopenReason": "判决撤销处罚决定"]))
        bench.expect(bench.take("end-challenge", by: "clerk", ["challengeResult": "revoked"]))
        #expect(bench.stage == "executing" && bench.record.mustWithdraw)
        var terminated = Penalties.investigating(on: "2022-03-02")
        terminated.expect(terminated.take("terminate", by: "head", ["terminationReason": "当事人死亡"]))
        #expect(terminated.refusing("reopen", ["reopenReason": "有误"]) == ["decision-made"])
    }

    @Test(arguments: ["2020-03-02", "2022-03-02"])
    func `结案的案件没有期限再计算：申请法院强制执行、撤回公示（行政强制法第五十三条；第四十八条第二款）`(day: String) throws {
        var bench = Self.closed(on: day)
        let year = day.prefix(4)
        bench.expect(bench.take("record-challenge", on: "\(year)-03-20", ["challengeKind": "litigation"]))
        bench.expect(bench.take("reopen", by: "head", ["reopenReason": "判决变更处罚决定"]))
        let heavier = #"[{"kind":"fine","amount":500000},{"kind":"withheldLicence","days":30}]"#
        bench.expect(
            bench.take("end-challenge", on: "\(year)-06-02", ["challengeResult": "changed", "changedPenalties": heavier, "adverseClaim": "是"]))
        bench.expect(bench.take("publicity-withdraw", ["publicity.withdrawReason": "判决"]))
        // What the judgment adds is outstanding, and the time to go to court for it runs.
        #expect(try bench.reading(of: "court-application")?.state == .running)
        bench.expect(bench.take("record-execution", by: "p1", ["execution": "许可证已收存"]))
        bench.expect(bench.take("close", by: "head"))
        var changed = bench
        changed.record.executedOn = nil
        for one in [bench, changed] {
            let clocks = one.definition.clocks(one.edition, one.record, one.settings, one.ledger)
            #expect(clocks.filter { $0.clock.stopped == nil }.map(\.id) == [])
        }
    }

    @Test func `公安机关立案的，涉案物品移交以后方可终止调查（移送规定第十二条）`() throws {
        var bench = PenaltyTransferTests.transferred()
        bench.expect(bench.take("record-answer", by: "p1", ["policeAnswer": "filed"]))
        #expect(bench.refusing("terminate", by: "head", ["terminationReason": "当事人死亡"]) == ["exhibits-handed-over"])
        bench.expect(bench.take("hand-over-exhibits", by: "p1"))
        bench.expect(bench.take("terminate", by: "head", ["terminationReason": "当事人死亡"]))
        #expect(try bench.reading(of: "exhibits")?.state == .met)
    }

    @Test func `依监督变更处罚的，变更后的处罚随之登记，不须再登记（第七十五条第二款）`() {
        var bench = Penalties.decided(on: "2022-03-02")
        let change = ["fall": "changed", "fallReason": "裁量不当"]
        #expect(bench.refusing("correct-decision", by: "head", change) == ["changed-penalties-complete"])
        let lighter = ["changedPenalties": #"[{"kind":"fine","amount":200000}]"#]
        bench.expect(bench.take("correct-decision", change.merging(lighter) { $1 }))
        #expect(bench.record.changesRecorded && bench.record.owed == .yuan(2_000))
        let document = ["changeDocument": "平公罚纠字1号"]
        #expect(bench.refusing("record-changed", by: "clerk", lighter.merging(document) { $1 }) == ["changes-unrecorded"])
        #expect(bench.refusing("correct-decision", by: "head", change.merging(lighter) { $1 }) == ["decision-stands"])
    }
}
