import Kernel
import Testing

@testable import Affairs

/// Conditions that several steps ask for: each step is asked in a case in which only that condition is broken, and names it.
@Suite("行政处罚各环节共有的条件")
struct PenaltyConditionTests {
    /// One condition, the steps that ask for it, and what breaks it in a lawful case.
    struct Condition: CustomTestStringConvertible, Sendable {
        let name: String
        let steps: [String]
        let violate: @Sendable (inout Bench<PenaltyCase>) -> Void
        var testDescription: String { name }

        init(_ name: String, _ steps: [String], _ violate: @escaping @Sendable (inout Bench<PenaltyCase>) -> Void) {
            (self.name, self.steps, self.violate) = (name, steps, violate)
        }
    }

    private static let officers = [
        "record-evidence", "report", "dispose-preserved", "notify", "waive", "record-defence", "review-defence", "submit-verification",
        "answer-verification", "order-rectification",
    ]
    private static let assigning = ["file", "recuse", "reassign", "preserve"]
    private static let transferring = ["report-crime", "transfer-crime", "contest-answer", "hand-over-exhibits"]
    private static let cash = ["collect-cash", "hand-in-cash"]
    private static let presiding = ["hearing-notify", "hearing-hold", "hearing-end"]
    private static let heads = [
        "reassign", "preserve", "reinvestigate", "terminate", "discuss", "conclude-transfer", "decide-transfer", "close", "reopen",
        "correct-decision", "change-party", "end-enforcement", "close-unserved",
    ]
    private static let deciding = ["penalise", "spare", "dismiss"]

    private static func recused(_ person: String) -> Recusal {
        var recusal = Recusal()
        (recusal.person, recusal.reason, recusal.granted) = (PersonID(person), "亲属", true)
        return recusal
    }

    static let conditions: [Condition] = officersConditions + recordConditions

    private static let officersConditions: [Condition] = [
        Condition("officers-two", officers + assigning) { $0.record.officers.certificates = [Ref(1)] },
        Condition("officers-certified", officers + assigning + ["decide-on-the-spot"]) { $0.record.officers.certificates = [Ref(1), Ref(6)] },
        Condition("officers-own", officers + assigning + ["decide-on-the-spot"]) { $0.record.officers.certificates = [Ref(1), Ref(5)] },
        Condition("officers-not-party", officers + assigning + ["decide-on-the-spot", "change-party"]) { bench in
            var certificate = EnforcementCertificate()
            (certificate.holder, certificate.issuedOn, certificate.validUntil) = (PersonID("p2"), Day(iso: "2017-12-01"), Day(iso: "2029-12-31"))
            (certificate.certificateClass, certificate.identityNumber) = (.enforcement, "430626199001011236")
            _ = bench.known.add(2, certificate, .inForce)
            bench.record.party.identityNumber = "430626199001011236"
        },
        Condition("officers-not-recused", officers + assigning + ["decide-on-the-spot", "change-party"]) { $0.record.recusals = [recused("p2")] },
        Condition("officers-acting", officers + transferring + cash + ["decide-on-the-spot"]) { $0.actor = Town.person("p3") },
        Condition("recused-stand-back", officers + transferring + presiding + heads + deciding) { bench in
            bench.record.recusals = [recused("p9")]
            bench.actor = Town.person("p9")
        },
        Condition("officers-apart", ["file", "correct-decision"] + deciding) { _ in },
        Condition("hearing-presider-apart", presiding) { _ in },
        Condition("officers-not-presider", ["recuse", "reassign"]) { bench in
            var held = PenaltyCase.HeldHearing()
            held.presider = PersonID("p2")
            bench.record.hearings = [held]
        },
        Condition("task-group-of-two", ["report-crime"]) { $0.record.officers.certificates = [Ref(1)] },
    ]

    private static let recordConditions: [Condition] = [
        Condition("party-named", ["report", "decide-on-the-spot", "change-party"] + deciding) { $0.record.party.kind = nil },
        Condition("party-described", ["penalise"]) { $0.record.party.address = "" },
        Condition("cited-documents-in-force", ["report", "answer-verification", "penalise", "decide-on-the-spot"]) {
            $0.record.basisDocuments = [Ref(99)]
        },
        Condition("days-in-order", ["register-clue", "file", "report", "decide-on-the-spot"]) { $0.record.discoveredOn = Day(iso: "2022-03-03") },
        Condition("special-limitation-cited", ["file", "decide-on-the-spot"]) { $0.record.limitationMonths = 60 },
        Condition("within-limitation", ["file", "penalise", "decide-on-the-spot"]) { $0.record.actEndedOn = Day(iso: "2020-03-01") },
        Condition("power-listed", ["file", "decide-on-the-spot"]) { $0.record.powerItem = Ref(22) },
        Condition("party-punishable", ["penalise", "decide-on-the-spot"]) { $0.record.capacity = .incapable },
        Condition("minor-treated-lighter", ["penalise", "decide-on-the-spot"]) { bench in
            (bench.record.capacity, bench.record.tier, bench.record.penalties) = (nil, .general, bench.record.proposedPenalties)
            bench.record.party.identityNumber = Penalties.youth
        },
        Condition("capacity-fits-age", ["report", "penalise", "decide-on-the-spot"]) { $0.record.capacity = .minor },
        Condition("under14-fits-age", ["spare"]) { $0.record.spareGround = .under14 },
        Condition("withheld-minor-fits-age", ["penalise", "decide-on-the-spot", "publicity-withhold"]) { $0.record.publicity.ground = .minor },
        Condition("closed-minor-by-law", ["hearing-notify"]) { $0.record.hearing.closedGround = .minor },
        Condition("closed-minor-fits-age", ["hearing-notify"]) { $0.record.hearing.closedGround = .minor },
        Condition("transfer-not-replaced", ["penalise", "decide-on-the-spot"]) { $0.record.suspectedCrime = true },
        Condition("crime-settled", ["spare", "dismiss", "terminate", "close", "close-spot", "close-unserved"]) { $0.record.suspectedCrime = true },
        Condition("exhibits-handed-over", ["terminate", "conclude-transfer", "close", "close-spot", "close-unserved"]) {
            $0.record.policeAnswer = .filed
        },
        Condition("preserved-items-dealt-with", ["report", "preserve", "terminate", "conclude-transfer"] + deciding) { bench in
            bench.record.preservations = [PenaltyCase.Preservation()]
        },
        Condition("no-verification-pending", ["change-party", "reinvestigate", "terminate", "conclude-transfer", "submit-verification"] + deciding) {
            $0.record.verificationPending = true
        },
        Condition("penalty-proposed", ["notify", "submit-verification"]) { $0.record.proposal = .spare },
        Condition("proposed-penalties-complete", ["report", "notify"]) { $0.record.proposedPenalties = [PenaltyItem()] },
        Condition("benchmark-and-tier-stated", ["report", "penalise"]) { $0.record.tier = nil },
        Condition("own-benchmark-named", ["report", "penalise"]) { $0.record.benchmarkSet = Ref(99) },
        Condition("fine-within-tier", ["penalise", "decide-on-the-spot"]) { $0.record.benchmarkSet = Ref(99) },
        Condition("penalties-complete", ["penalise", "decide-on-the-spot"]) { $0.record.penalties = [PenaltyItem()] },
        Condition("not-heavier-after-defence", ["notify", "review-defence", "penalise"]) { bench in
            var warning = PenaltyItem()
            warning.kind = .warning
            (bench.record.defendedPenalties, bench.record.penalties) = ([warning], bench.record.proposedPenalties)
        },
        Condition("penalty-notified", ["penalise"]) { $0.record.notifiedOn = nil },
        Condition("police-filed", ["conclude-transfer"]) { _ in },
        Condition("penalty-carried-out", ["close", "close-spot"]) { bench in
            (bench.record.decision, bench.record.penalties) = (.penalise, bench.record.proposedPenalties)
        },
        Condition("cash-banked", ["close", "close-spot"]) { $0.record.cashOn = Day(iso: "2022-03-02") },
        Condition("published-or-withheld", ["close", "close-spot"]) { $0.record.decision = .penalise },
        Condition("fallen-decision-withdrawn", ["close", "close-spot", "close-unserved"]) { $0.record.mustWithdraw = true },
        Condition("republished", ["close", "close-spot"]) { $0.record.mustRepublish = true },
        Condition("correction-served", ["close", "close-spot"]) { $0.record.correctedOn = Day(iso: "2022-03-02") },
        Condition("facts-and-basis-told", ["notify"]) { $0.record.legalBasis = "" },
        Condition("notice-served", ["penalise"]) { $0.record.noticeService = Service() },
        Condition("notice-made", ["notice-serve", "notice-announce"]) { $0.record.notifiedOn = nil },
        Condition("facts-as-notified", ["penalise"]) { $0.record.facts = "货架上有过期食品五袋" },
        Condition("subject-qualified", ["file", "penalise", "decide-on-the-spot"]) { bench in
            var subject = EnforcementSubject()
            subject.subjectName = "平江县公安局"
            _ = bench.known.add(70, subject, .suspended)
        },
        Condition("rectification-ahead", ["order-rectification", "decide-on-the-spot"]) { $0.record.rectifyUntil = Day(iso: "2022-03-02") },
        Condition("penalty-decided", ["publicity-publish"]) { _ in },
        Condition("changed-penalties-complete", ["end-challenge", "correct-decision", "record-changed"]) { bench in
            (bench.record.challengeResult, bench.record.fall) = (.changed, .changed)
        },
        Condition("publicity-ground-lawful", ["penalise", "publicity-withhold", "decide-on-the-spot"]) {
            $0.record.publicity.ground = .underInvestigation
        },
        Condition("publicity-undecided", ["publicity-withhold"]) { $0.record.publicity.withheldOn = Day(iso: "2022-03-02") },
        Condition("publicity-never-published", ["publicity-withhold"]) { $0.record.publicity.firstOn = Day(iso: "2022-03-02") },
        Condition("archive-described", ["archive"]) { $0.record.archive.index = [ArchivedPaper()] },
    ]

    /// Who acts in the ordinary course; an officer of the case where the condition is that none acts.
    private static func actor(_ condition: Condition, _ step: String) -> String {
        if ["officers-apart", "hearing-presider-apart"].contains(condition.name) { return "p1" }
        return officers.contains(step) || transferring.contains(step) || cash.contains(step) || step == "decide-on-the-spot" ? "p1" : "head"
    }

    private static func asked(_ condition: Condition, _ step: String, isBroken: Bool) throws -> [String] {
        var bench = Penalties.ready(on: "2022-03-02", party: Penalties.citizen.merging(["capacity": "full"]) { $1 })
        bench.actor = Town.person(isBroken ? actor(condition, step) : actor(Condition("", []) { _ in }, step))
        if isBroken { condition.violate(&bench) }
        let action = try #require(bench.definition.outline(bench.edition)?.action(step), "\(step)")
        bench.stage = action.from.first ?? ""
        bench.take(step)
        return bench.refused
    }

    @Test(arguments: conditions) func `每个环节都按名拒绝`(condition: Condition) throws {
        for step in condition.steps {
            let id = "penalty.\(step).\(condition.name)"
            let refused = try Mutation.$row.withValue(id) { try Self.asked(condition, step, isBroken: true) }
            #expect(refused.contains(id), "\(id)")
        }
    }

    /// What a lawful case does not meet: otherwise the test above would show nothing.
    private static let alwaysWanting: Set<String> = [
        "police-filed", "penalty-decided", "changed-penalties-complete", "penalties-complete",
    ]

    @Test(arguments: conditions.filter { !alwaysWanting.contains($0.name) }) func `没有违反的，不以此拒绝`(condition: Condition) throws {
        for step in condition.steps {
            #expect(try !Self.asked(condition, step, isBroken: false).contains("penalty.\(step).\(condition.name)"), "\(step)")
        }
    }

    @Test func `决定没有被变更的，不登记变更后的处罚（第五十九条）`() {
        var bench = Penalties.decided(on: "2022-03-02")
        let changed = ["changedPenalties": #"[{"kind":"warning"}]"#, "changeDocument": "行初1号"]
        #expect(bench.refusing("record-changed", by: "clerk", changed) == ["changes-unrecorded"])
    }

    @Test func `依治安管理处罚法当场罚款的限额，2026年前二百元，此后五百元（第一百条、第一百一十九条）`() {
        let fine = { (yuan: Int) in ["spotLaw": "publicSecurity", "penalties": #"[{"kind":"fine","amount":\#(yuan * 100)}]"#] }
        var former = Penalties.bench(on: "2025-12-30")
        #expect(
            former.refusing("decide-on-the-spot", by: "p1", Penalties.spot(fine(201))) == ["former-public-security-fine-cap"])
        var present = Penalties.bench(on: "2026-01-05")
        #expect(present.refusing("decide-on-the-spot", by: "p1", Penalties.spot(fine(501))) == ["public-security-fine-cap"])
        #expect(present.refusing("decide-on-the-spot", Penalties.spot(fine(500))) == [])
    }
}
