import Kernel
import Testing

@testable import Affairs

/// What steps that begin something anew leave of what stood there before.
@Suite("行政处罚各环节留下什么")
struct PenaltyEffectTests {
    typealias Row = StepEffect<PenaltyCase>

    // MARK: What is forgotten together

    /// What the party answered to the notice, and the hearing.
    private static let answers: [String] = [
        "defendedOn", "defence", "defenceReviewedOn", "defenceReview", "defenceAdopted", "waivesDefence", "waivedOn", "hearingFinding", "notice.",
        "hearing.",
    ]
    private static let notice: [String] = ["notifiedOn", "notifiedPenalties", "notifiedFacts", "notifiedBasis"] + answers
    private static let opinion: [String] = ["verificationOpinion", "verificationAnsweredOn"]
    private static let discussion: [String] = ["discussedOn", "discussedProposal"]

    // MARK: Cases

    private static func reopenedSpot() -> Bench<PenaltyCase> {
        var bench = PenaltySpotTests.decide(on: "2022-03-02").bench
        bench.expect(bench.take("report-spot"))
        bench.expect(bench.take("pay", by: "cashier", ["payments": #"[{"amount":5000,"receipt":"A1"}]"#]))
        bench.expect(bench.take("publicity-publish", by: "p1", PenaltyAftermathTests.summary))
        bench.expect(bench.take("close-spot"))
        bench.expect(bench.take("reopen", on: "2022-03-10", by: "head", ["reopenReason": "缴款登记有误"]))
        return bench
    }

    /// The police have filed it, and have what was seized.
    private static func filedByPolice(on day: String) -> Bench<PenaltyCase> {
        var bench = PenaltyTransferTests.transferred(on: day)
        bench.expect(bench.take("record-answer", ["policeAnswer": "filed"]))
        bench.expect(bench.take("hand-over-exhibits"))
        return bench
    }

    /// A reconsideration changed it, and what it changed it to is on record.
    private static func changed() -> Bench<PenaltyCase> {
        var bench = Penalties.decided(on: "2022-03-02")
        bench.expect(bench.take("note-result", on: "2022-05-05", ["challengeKind": "reconsideration", "challengeResult": "changed"]))
        let lighter = ["changedPenalties": #"[{"kind":"fine","amount":300000}]"#, "changeDocument": "平政复〔2022〕1号"]
        bench.expect(bench.take("record-changed", by: "clerk", lighter))
        return bench
    }

    // MARK: Effects

    private static let anew: [Row] = [
        Row(
            "change-party", in: { Penalties.notified(on: "2022-03-02") }, by: "head",
            Penalties.party.merging(["partyChangeReason": "字号登记有误"]) { $1 }, empties: notice + opinion + discussion + ["partyChangeReason"],
            adds: ["partyChanges"]),
        Row(
            "reinvestigate", in: { Penalties.notified(on: "2022-03-02") }, by: "head", empties: ["reportedOn"] + notice + opinion + discussion),
        Row(
            "notify", in: { Penalties.notified(on: "2022-03-02") }, on: "2022-03-03", by: "p1", ["newFacts": "又查获过期食品两箱"],
            leaves: ["notifiedOn": "2022-03-03"], empties: answers + opinion, issues: ["notice"]),
        Row(
            "hearing-hold", in: { PenaltyHearingTests.hearing("2022-03-02", on: "2022-03-20") }, on: "2022-03-21",
            ["hearing.record": "笔录", "hearingFinding": "upheld", "hearing.signed": "是"], leaves: ["hearing.heldOn": "2022-03-20"], empties: opinion,
            adds: ["hearings"], issues: ["hearing-record"]),
        Row(
            "demand", in: { Penalties.decided(on: "2022-03-02") }, on: "2022-03-18", by: "p1",
            leaves: ["demandedOn": "2022-03-18", "surcharge": "15000"], empties: ["demand."], issues: ["demand"]),
    ]

    private static let ends: [Row] = [
        Row("close-spot", in: { reopenedSpot() }, on: "2022-03-11", by: "p1", empties: ["reopenedOn"]),
        Row(
            "note-result", in: { changed() }, on: "2022-09-01", ["challengeKind": "litigation", "challengeResult": "revoked", "fallReason": "证据不足"],
            leaves: ["fall": "revoked", "fallenOn": "2022-09-01", "remediesUntil": "2022-09-01"],
            empties: ["changesRecorded", "challengeKind", "challengeResult"], adds: ["challenges"], opens: ["rectification.assign"]),
    ]

    /// What is the same in both editions of the Law, in a case of the year.
    private static func inEither(_ year: String) -> [Row] {
        let (opened, day) = ("\(year)-03-02", "\(year)-09-03")
        let told = ["challengeKind": "reconsideration", "challengeResult": "changed"]
        let fallen = ["fall": "revoked", "fallenOn": day, "remediesUntil": day, "mustWithdraw": "true", "reopenedOn": day]
        return [
            Row(
                "conclude-transfer", in: { filedByPolice(on: opened) }, on: day, by: "head",
                leaves: ["closedOn": day, "decidedOn": day, "decision": "transfer"]),
            Row(
                "record-changed",
                in: { Penalties.decided(on: opened).after { $0.expect($0.take("note-result", on: "\(year)-05-06", told)) } }, by: "clerk",
                ["changedPenalties": #"[{"kind":"fine","amount":300000}]"#, "changeDocument": "平政复1号"], leaves: ["changesRecorded": "true"]),
            Row(
                "note-fall", in: { PenaltyClosingTests.closed(on: opened) }, on: day,
                ["challengeKind": "litigation", "challengeResult": "revoked", "fallReason": "证据不足"], leaves: fallen,
                empties: ["challengeKind", "challengeResult"], adds: ["challenges"], opens: ["rectification.assign"]),
            Row(
                "apply-to-court",
                in: {
                    Penalties.decided(on: opened).after { bench in
                        bench.expect(bench.take("demand", on: "\(year)-03-18", by: "p1"))
                        bench.expect(bench.take("demand-serve", ["demand.method": "direct"]))
                    }
                }, on: day, by: "head", leaves: ["courtAppliedOn": day, "surcharge": "500000"], issues: ["court-application"]),
        ]
    }

    @Test(arguments: anew) func `当事人、事实、告知变了的，告知、听证、审核、送达从头来过（2021年第四十四条、第四十五条、第五十八条、第六十三条，行政强制法第五十四条）`(row: Row) throws { try row.check() }
    @Test(arguments: ends) func `恢复办理以后结案、决定再被改变的，各记其日（2021年第四十八条、第五十七条）`(row: Row) throws { try row.check() }
    @Test(arguments: inEither("2020") + inEither("2022"))
    func `移送结案、决定被变更和撤销、申请法院强制执行，2021年修订前后相同（行政强制法第五十三条，移送规定第十二条）`(row: Row) throws { try row.check() }
    @Test(arguments: inEither("2020") + inEither("2022"))
    func `移送结案、决定被变更和撤销、申请法院强制执行，2021年修订前后相同（行政强制法第五十三条）`(row: Row) throws { try row.check() }
}
