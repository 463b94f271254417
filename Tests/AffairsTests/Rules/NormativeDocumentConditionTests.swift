import Kernel
import Testing

@testable import Affairs

@Suite("行政规范性文件各环节的条件")
struct NormativeDocumentConditionTests {
    typealias Row = BrokenCondition<NormativeDocument>

    private static let opening: [Row] = [
        proposing("is-normative", ["nature": "minutes"]),
        proposing("maker-fits-kind", ["makerKind": "department"]),
        proposing("no-duplication", ["overlap": "document"]),
        proposing("unplanned-explained", ["isPlanned": "否"]),
        importing("maker-fits-kind", ["makerKind": "department"]),
        // The day before entry is the last lawful one.
        importing("published-before-entry", ["publishedOn": "2020-01-02"]),
        importing("validity-not-before-effect", ["validUntil": "2019-12-31"]),
    ]

    private static func proposing(_ condition: String, _ told: [String: String]) -> Row {
        Row(
            "propose.\(condition)", in: { Bench<NormativeDocument>(on: "2020-03-02") }, on: "2020-03-02", by: "drafter", DocumentBench.project,
            but: told)
    }

    private static let existing: [String: String] = [
        "title": "平江县城区限养犬办法", "maker": "430626", "makerKind": "government", "number": "平政发〔2020〕1号",
        "registrationNumber": "PJDR—2020—00001", "publishedOn": "2020-01-01", "effectiveOn": "2020-01-01", "validUntil": "2020-01-01",
    ]

    private static func importing(_ condition: String, _ told: [String: String]) -> Row {
        Row("import-existing.\(condition)", in: { Bench<NormativeDocument>(on: "2020-01-02") }, on: "2020-01-02", by: "clerk", existing, but: told)
    }

    private static let consulting: [Row] = [
        Row("consult.assessed", in: { DocumentBench.drafting() }, on: "2020-03-09", by: "drafter", ["consultUntil": "2020-04-08"]) {
            $0.record.assessedOn = nil
        },
        Row("consult.drafted", in: { DocumentBench.drafting() }, on: "2020-03-09", by: "drafter", ["consultUntil": "2020-04-08"]) {
            $0.record.draftedOn = nil
        },
        Row(
            "exempt-consultation.assessed", in: { DocumentBench.drafting() }, on: "2020-03-09", by: "drafter",
            ["exemption": "secret", "exemptionNote": "涉密"]
        ) { $0.record.assessedOn = nil },
        Row(
            "exempt-consultation.drafted", in: { DocumentBench.drafting() }, on: "2020-03-09", by: "drafter",
            ["exemption": "secret", "exemptionNote": "涉密"]
        ) { $0.record.draftedOn = nil },
    ]

    private static func examinedForCompetition() -> Bench<NormativeDocument> {
        var bench = DocumentBench.consulted()
        bench.take("competition-review", ["competitionConclusion": "conforms"])
        return bench
    }

    private static func submitting(
        _ condition: String, _ more: [String: String] = [:], told: [String: String] = [:],
        change: @escaping @Sendable (inout Bench<NormativeDocument>) -> Void = { _ in }
    ) -> Row {
        Row(
            "submit.\(condition)", in: { examinedForCompetition() }, on: "2020-04-10", by: "drafter", DocumentBench.submission.merging(more) { $1 },
            but: told, change)
    }

    private static let reviewing: [Row] = [
        submitting("assessed", change: { $0.record.assessedOn = nil }),
        submitting("drafted", change: { $0.record.draftedOn = nil }),
        submitting("affected-heard", change: { $0.record.hearings = [] }),
        submitting("public-consulted", change: { $0.record.consultationClosedOn = nil }),
        submitting("public-consulted", change: { $0.record.adoptionExplanation = "" }),
        submitting("papers-complete", told: ["papers": "draft,explanation,basis,consultation,legalUnitOpinion"]),
        // The fifth working day after 2020-04-10, and the fourth.
        submitting("time-left-for-review", ["neededBy": "2020-04-17"], told: ["neededBy": "2020-04-16"]),
        Row("receive.papers-complete", in: { DocumentBench.submitted() }, on: "2020-04-13", by: "office") { $0.record.papers = [.draft] },
        Row(
            "answer-opinion.opinion-requires-amendment", in: { DocumentBench.reviewed(.lawfulAfterAmendment) }, on: "2020-04-21", by: "drafter",
            ["reviewAdoption": "full"]
        ) { $0.record.reviewOutcome = .lawful },
    ]

    /// The review asked for changes, and they were made.
    private static func answered() -> Bench<NormativeDocument> {
        var bench = DocumentBench.reviewed(.lawfulAfterAmendment)
        bench.take("answer-opinion", on: "2020-04-21", by: "drafter", ["reviewAdoption": "full"])
        return bench
    }

    private static func signed() -> Bench<NormativeDocument> {
        var bench = answered()
        bench.take("pass", on: "2020-04-22", by: "office", DocumentBench.passing)
        bench.take("sign", on: "2020-04-23", by: "head")
        return bench
    }

    private static func deliberating(
        _ step: String, _ condition: String, change: @escaping @Sendable (inout Bench<NormativeDocument>) -> Void
    ) -> Row {
        let input = step == "pass" ? DocumentBench.passing : DocumentBench.meeting()
        return Row("\(step).\(condition)", in: { DocumentBench.reviewed() }, on: "2020-04-22", by: "office", input, change)
    }

    /// Whatever the meeting makes of it, it deliberates only on what the public was heard on and what may be issued.
    private static let tabled: [Row] = ["pass", "reject", "postpone"].flatMap { step -> [Row] in
        [
            deliberating(step, "fair-competition-passed") { $0.record.competitionConclusion = .violates },
            deliberating(step, "fair-competition-passed") { $0.record.competitionConclusion = nil },
            deliberating(step, "public-consulted") { $0.record.consultationClosedOn = nil },
        ]
    }

    private static let issuing: [Row] = [
        Row("pass.opinion-answered", in: { answered() }, on: "2020-04-22", by: "office", DocumentBench.passing) { $0.record.reviewAdoption = nil },
        // 未完全采纳而没有说明的, 等于没有答复.
        Row("reject.opinion-answered", in: { answered() }, on: "2020-04-22", by: "office", DocumentBench.meeting()) {
            $0.record.reviewAdoption = .partial
        },
        Row("postpone.opinion-answered", in: { answered() }, on: "2020-04-22", by: "office", DocumentBench.meeting()) {
            $0.record.reviewAdoption = nil
        },
        Row("register.legality-review-passed", in: { signed() }, on: "2020-04-24", by: "registrar") { $0.record.reviewOutcome = .unlawful },
        Row("register.legality-review-passed", in: { signed() }, on: "2020-04-24", by: "registrar") { $0.record.reviewOutcome = nil },
        Row("register.opinion-answered", in: { signed() }, on: "2020-04-24", by: "registrar") { $0.record.reviewAdoption = nil },
        Row("register.passed-and-signed", in: { signed() }, on: "2020-04-24", by: "registrar") { $0.record.deliberatedOn = nil },
        Row("register.passed-and-signed", in: { signed() }, on: "2020-04-24", by: "registrar") { $0.record.signedOn = nil },
        Row("publish.registered-and-numbered", in: { DocumentBench.registered() }, on: "2020-04-27", by: "office", DocumentBench.publishing) {
            $0.record.registrationNumber = ""
        },
        Row("publish.registered-and-numbered", in: { DocumentBench.registered() }, on: "2020-04-27", by: "office", DocumentBench.publishing) {
            $0.record.number = ""
        },
    ]

    private static let bodies: [String: String] = ["filedWith": "superiorGovernment,standingCommittee"]

    private static func filed() -> Bench<NormativeDocument> {
        var bench = DocumentBench.published()
        bench.take("file", on: "2020-05-06", by: "office", bodies)
        return bench
    }

    private static let filing: [Row] = [
        Row("file.not-imported", in: { DocumentBench.published() }, on: "2020-05-06", by: "office", bodies) { $0.record.isImported = true },
        Row("file.not-yet-filed", in: { DocumentBench.published() }, on: "2020-05-06", by: "office", bodies) {
            $0.record.filedOn = Day(iso: "2020-04-30")
        },
        Row(
            "file.filed-with-required-bodies", in: { DocumentBench.published() }, on: "2020-05-06", by: "office", bodies,
            but: ["filedWith": "superiorGovernment"]),
        Row("record-filing.filed", in: { filed() }, on: "2020-05-20", by: "office", ["filingResult": "registered"]) { $0.record.filedOn = nil },
        Row(
            "record-filing.result-is-registration", in: { filed() }, on: "2020-05-20", by: "office", ["filingResult": "registered"],
            but: ["filingResult": "revoked"]),
        Row(
            "record-filing.refusal-explained", in: { filed() }, on: "2020-05-20", by: "office",
            ["filingResult": "notRegistered", "filingNote": "不是规范性文件"], but: ["filingNote": ""]),
        Row(
            "correct.result-is-correction", in: { filed() }, on: "2020-06-01", by: "office",
            ["filingResult": "orderedCorrected", "filingNote": "删去第七条"], but: ["filingResult": "registered"]),
    ]

    /// A clean-up, its result published, that decided what should become of the document.
    private static func cleanup(_ fate: DocumentCleanup.Fate) -> DocumentCleanup {
        var entry = DocumentCleanup.Entry()
        entry.document = Ref(1)
        entry.decision = fate
        var decided = DocumentCleanup()
        decided.entries = [entry]
        decided.announcedOn = Day(iso: "2020-07-31")
        return decided
    }

    /// In force, with one that amends it (7) and a clean-up that declares it lapsed (50).
    private static func standing() -> Bench<NormativeDocument> {
        var bench = DocumentBench.published()
        var amending = DocumentBench.published(["title": "关于修改户外广告管理办法的决定"]).record
        amending.replaces = [Ref(1)]
        _ = bench.known.add(7, amending, .published)
        _ = bench.known.add(50, cleanup(.lapsed), .announced)
        return bench
    }

    /// On the last day of its validity; a day shorter, and it has lapsed.
    private static func inForce(_ step: String, _ input: [String: String]) -> Row {
        Row("\(step).in-force", in: { standing() }, on: "2025-05-26", by: "office", input) { $0.record.validUntil = Day(iso: "2025-05-25") }
    }

    private static let living: [Row] = [
        inForce("evaluate", ["evaluation": "keep", "evaluationNote": "仍有必要"]),
        inForce("amend", ["amendedBy": "7"]),
        inForce("repeal", ["repealGround": "other", "endNote": "专项工作结束"]),
        inForce("declare-lapsed", ["cleanup": "50", "endNote": "任务已完成"]),
        Row("amend.amendment-founded", in: { standing() }, on: "2020-09-01", by: "office", ["amendedBy": "7"]) {
            _ = $0.known.add(7, DocumentBench.published().record, .published)
        },
        Row(
            "repeal.repeal-founded", in: { standing() }, on: "2020-09-01", by: "office", ["repealGround": "other", "endNote": "专项工作结束"],
            but: ["endNote": ""]),
        Row("declare-lapsed.clean-up-declares-lapsed", in: { standing() }, on: "2020-09-01", by: "office", ["cleanup": "50", "endNote": "任务已完成"]) {
            _ = $0.known.add(50, cleanup(.repealed), .announced)
        },
    ]

    static let making: [Row] = opening + consulting + reviewing
    static let lasting: [Row] = tabled + issuing + filing + living

    @Test(arguments: making) func `从立项到审核，合法的可以办理，改变一项事实即以该条件拒绝（国办发〔2018〕37号、115号）`(row: Row) {
        row.check()
    }

    @Test(arguments: lasting) func `从审议到失效，合法的可以办理，改变一项事实即以该条件拒绝（国办发〔2018〕37号第八项、第十项）`(row: Row) {
        row.check()
    }
}
