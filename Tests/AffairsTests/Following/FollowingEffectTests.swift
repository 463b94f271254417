import Kernel
import Testing

@testable import Affairs

/// What the steps that follow of themselves, and those that make them follow, leave behind.
@Suite("牵连的环节留下什么")
struct FollowingEffectTests {
    private typealias Courses = FollowingCourses

    /// A stay that was lifted before.
    private static func stayedOnce() -> Bench<PenaltyCase> {
        Courses.penalty().after { bench in
            bench.take("note-stay", on: "2020-02-10", ["stayDocument": "之一"])
            bench.take("note-stay-lifted", on: "2020-02-20", ["stayDocument": "之二"])
        }
    }

    private static func fallen(_ result: String = "revoked", published: Bool = false) -> Bench<PenaltyCase> {
        Courses.penalty().after { bench in
            if published { bench.take("publicity-publish", by: "p1", PenaltyAftermathTests.summary) }
            bench.take("note-challenge", on: "2020-03-02", ["challengeKind": "litigation"])
            bench.take("note-result", on: "2020-05-22", ["challengeKind": "litigation", "challengeResult": result])
            if published { bench.take("publicity-withdraw", on: "2020-05-25", by: "p1", ["publicity.withdrawReason": "判决"]) }
        }
    }

    private static func closed(published: Bool) -> Bench<PenaltyCase> {
        fallen(published: published).after { bench in
            if !published { bench.take("publicity-withhold", by: "head", ["publicity.ground": "ruleExempts"]) }
            bench.take("close", on: "2020-05-26", by: "head")
        }
    }

    private static let unsettled = ["challengeKind": "litigation"]
    private static let restored = ["challengeKind": "litigation", "challengeResult": "restored", "restorationDocument": "再1号"]

    private static let penalties: [StepEffect<PenaltyCase>] = [
        StepEffect(
            "note-stay", in: { stayedOnce() }, on: "2020-03-10", by: "system", ["stayDocument": "之三"], leaves: ["stayedOn": "2020-03-10"],
            empties: ["stayEndedOn"]),
        StepEffect(
            "note-stay-lifted", in: { stayedOnce() }, on: "2020-03-10", by: "system", ["stayDocument": "之四"], leaves: ["stayEndedOn": "2020-03-10"]),
        StepEffect(
            "note-unsettled", in: { fallen(published: true) }, on: "2020-06-01", by: "system", unsettled,
            leaves: [
                "mustRepublish": "true", "challenges": #"[{"kind":"litigation","from":"2020-03-02"}]"#,
            ], empties: ["fall", "fallenOn", "challengeKind", "changeDueOn"]),
        StepEffect(
            "reopen-unsettled", in: { closed(published: false) }, on: "2020-06-01", by: "system", unsettled,
            leaves: ["reopenedOn": "2020-06-01", "challenges": #"[{"kind":"litigation","from":"2020-03-02"}]"#],
            empties: ["fall", "fallenOn", "challengeKind"]),
        StepEffect(
            "record-restoration", in: { fallen(published: true) }, on: "2020-06-01", by: "head", ["restorationDocument": "市复9号"],
            leaves: ["mustRepublish": "true"], empties: ["fall", "fallenOn", "restorationDocument"], adds: ["restorations"]),
        StepEffect(
            "open-enforcement", in: { Courses.penalty() }, on: "2020-03-02", by: "p1", opens: ["compulsory-enforcement.receive-penalty"]),
    ]

    @Test(arguments: penalties) func `处罚案件：停止、恢复执行，恢复效力，转入强制执行（法释〔2018〕1号第八十九条，行政诉讼法第五十六条）`(row: StepEffect<PenaltyCase>) throws {
        try row.check()
    }

    @Test func `结案的恢复效力，恢复办理（法释〔2018〕1号第八十九条）`() throws {
        var bench = Self.closed(published: true)
        bench.expect(bench.take("note-challenge", on: "2020-09-01", Self.unsettled))
        bench.expect(bench.take("reopen-restored", on: "2020-11-02", Self.restored))
        #expect(bench.matter == .executing && bench.record.reopenedOn == bench.today && bench.record.fall == nil && bench.record.fallenOn == nil)
        #expect(bench.record.mustRepublish && bench.record.restorations.map(\.fall) == [.revoked] && bench.record.remediesUntil == bench.today)
        #expect(bench.record.challenges.last?.result == .restored && bench.record.restorationDocument.isEmpty)
        #expect(bench.record.challengeKind == nil && bench.record.challengeResult == nil)
    }

    @Test func `恢复效力的，变更后的处罚不再适用（法释〔2018〕1号第八十九条）`() {
        for step in ["note-unsettled", "note-result"] {
            var bench = Self.fallen("changed")
            let changed = ["changedPenalties": #"[{"kind":"fine","amount":200000}]"#, "changeDocument": "行初12号"]
            bench.expect(bench.take("record-changed", on: "2020-05-23", by: "clerk", changed))
            #expect(bench.record.owed == .yuan(2_000))
            bench.expect(bench.take(step, on: "2020-06-01", step == "note-result" ? Self.restored : Self.unsettled))
            #expect(bench.record.owed == .yuan(5_000) && bench.record.changedPenalties.isEmpty && bench.record.changeDocument.isEmpty)
            #expect(!bench.record.changesRecorded)
        }
    }

    // MARK: 强制执行

    private static let enforcements: [StepEffect<CompulsoryEnforcement>] = [
        StepEffect(
            "take-change", in: { Courses.enforcement() }, on: "2020-03-20", by: "system", ["principal": "2000"],
            leaves: ["principalChangedOn": "2020-03-20"], empties: ["demandAmount"]),
        StepEffect("choose-route", in: { Compulsion.registered() }, by: "p2", ["route": "own"]),
    ]

    @Test(arguments: enforcements) func `强制执行：数额变更、途径（行政强制法第十三条、第四十一条）`(row: StepEffect<CompulsoryEnforcement>) throws { try row.check() }

    // MARK: 应诉

    private static let tried: @Sendable () -> Bench<LitigationResponse> = {
        var bench = Courses.enforcedByItself().matter
        _ = bench.known.add(1, Courses.penalty().record, .executing)
        return bench
    }
    private static let stopped = ["stayGround": "irreparable", "stayNumber": "之一"]

    private static let suits: [StepEffect<LitigationResponse>] = [
        StepEffect(
            "stay-own", in: { tried() }, on: "2020-04-13", by: "head", ["stayNote": "需要"],
            leaves: ["stayedOn": "2020-04-13"],
            empties: ["stayGround", "stayNumber", "stayLiftedOn", "stayLiftReason", "stayLiftNumber"], causes: ["penalty.note-stay"]),
        StepEffect(
            "record-stay", in: { tried() }, on: "2020-04-13", by: "lawyer", stopped, leaves: ["stayedByCourt": "true", "stayedOn": "2020-04-13"],
            empties: ["stayLiftedOn", "stayLiftReason", "stayLiftNumber"], causes: ["penalty.note-stay"]),
        StepEffect(
            "stay-own",
            in: {
                tried().after { bench in
                    bench.take("record-stay", on: "2020-04-13", by: "lawyer", stopped)
                    bench.take("record-stay-lifted", ["stayLiftNumber": "之二"])
                }
            }, on: "2020-04-14", by: "head", ["stayNote": "需要"],
            leaves: ["stayedByCourt": "", "stayedOn": "2020-04-14"],
            empties: ["stayGround", "stayNumber", "stayLiftedOn", "stayLiftReason", "stayLiftNumber"], causes: ["penalty.note-stay"]),
        StepEffect(
            "lift-own-stay", in: { tried().after { $0.take("stay-own", on: "2020-04-13", by: "head", ["stayNote": "需要"]) } }, on: "2020-04-14",
            ["stayLiftReason": "消除"], leaves: ["stayLiftedOn": "2020-04-14"], causes: ["penalty.note-stay-lifted"]),
        StepEffect(
            "record-stay-lifted", in: { tried().after { $0.take("record-stay", on: "2020-04-13", by: "lawyer", stopped) } }, on: "2020-04-14",
            ["stayLiftNumber": "之二"], leaves: ["stayLiftedOn": "2020-04-14"], causes: ["penalty.note-stay-lifted"]),
    ]

    @Test(arguments: suits) func `应诉：停止、中止、恢复执行（行政诉讼法第五十六条、行政强制法第三十九条）`(row: StepEffect<LitigationResponse>) throws { try row.check() }

    // MARK: 复议

    private static let reviews: [StepEffect<Reconsideration>] = [
        StepEffect(
            "stay-own", in: { Courses.replied().matter }, on: "2024-03-20", by: "chief", ["stayNote": "需要"],
            leaves: ["stayGround": "respondent", "stayedOn": "2024-03-20"], empties: ["stayNumber", "stayLiftReason"], causes: ["penalty.note-stay"]),
        StepEffect(
            "lift-own-stay", in: { Courses.replied().matter.after { $0.take("stay-own", on: "2024-03-20", by: "chief", ["stayNote": "需要"]) } },
            on: "2024-03-21", ["stayLiftReason": "消除"], leaves: ["stayLiftedOn": "2024-03-21"], causes: ["penalty.note-stay-lifted"]),
    ]

    @Test(arguments: reviews) func `复议：被申请人停止、恢复执行（行政复议法第四十二条第一项）`(row: StepEffect<Reconsideration>) throws { try row.check() }

    // MARK: 规范性文件、检查

    private static let finding = ["findingDocument": "司建1号", "findingClauses": "第三条", "findingOn": "2020-06-01"]

    private static let documents: [StepEffect<NormativeDocument>] = [
        StepEffect(
            "note-finding", in: { DocumentBench.published() }, on: "2020-06-01", by: "system", finding.merging(["findingSource": "court"]) { $1 },
            empties: ["findingDocument", "findingClauses", "findingOn"], adds: ["findings"]),
        StepEffect(
            "record-finding", in: { DocumentBench.published() }, on: "2020-06-01", by: "office", finding,
            leaves: ["findingSource": "court"], empties: ["findingDocument", "findingClauses", "findingOn"], adds: ["findings"]),
    ]

    @Test(arguments: documents) func `规范性文件：登记条款不合法的认定（法释〔2018〕1号第一百四十九条）`(row: StepEffect<NormativeDocument>) throws { try row.check() }

    @Test func `检查转为线索的，责令改正随之移交（行政处罚法第五十四条第二款）`() {
        var visit = Checks.concluded(.pending)
        Checks.expect(visit.take("order", by: "p1", ["rectification": "建立进货查验记录", "rectifyDays": "10"]))
        Checks.expect(visit.take("open-case", ["followUpNote": "建议立案"]))
        #expect(visit.record.orderHandedOn == visit.today && visit.record.handedOn == visit.today && visit.record.followUp == .penalty)
    }
}
