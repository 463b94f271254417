import Kernel
import Testing

@testable import Affairs

/// Conditions of major decisions, by name: a lawful step is taken, the same step with one fact changed is refused by it.
@Suite("重大行政决策各环节的条件")
struct DecisionConditionTests {
    typealias Row = BrokenCondition<MajorDecision>

    private static let suggestion: [String: String] = [
        "title": "老旧小区改造", "nature": "project", "source": "deputies", "suggestion": "建议改造", "studyUnit": "430626-ga", "proposerName": "赵代表",
    ]

    private static func unopened() -> Bench<MajorDecision> {
        Bench<MajorDecision>(on: "2020-03-02").after { $0.organ = Town.county }
    }

    private static func consented() -> Bench<MajorDecision> {
        DecisionBench.decided().after { bench in
            bench.take("report-to-party", on: "2020-05-14", by: "office")
            bench.take("record-consent", on: "2020-05-20", by: "office", ["partyReply": "原则同意"])
        }
    }

    static let rows: [Row] = [
        Row("propose.proposed-by-organ", in: { unopened() }, by: "clerk", DecisionBench.proposal, but: ["source": "citizens"]),
        Row("put-forward.referred-for-study", in: { unopened() }, by: "office", suggestion, but: ["source": "department"]),
        Row("put-forward.referred-for-study", in: { unopened() }, by: "office", suggestion, but: ["studyUnit": "none"]),
        Row("start.undertaker-named", in: { DecisionBench.studied() }, by: "head", DecisionBench.start, but: ["undertaker": "none"]),
        Row("start.undertaker-named", in: { DecisionBench.studied() }, by: "head", DecisionBench.start, but: ["coUndertakers": "430626-ga"]),
        Row("publish.public-channels-used", in: { consented() }, by: "office", DecisionBench.publishing, but: ["channels": "newspaper"]),
        Row("publish.interpretation-given", in: { consented() }, by: "office", DecisionBench.publishing, but: ["interpretation": ""]),
        Row("publish.interpretation-given", in: { consented() }, by: "office", DecisionBench.publishing) { $0.record.adoptionExplanation = "" },
        Row("publish.interpretation-given", in: { consented() }, by: "office", DecisionBench.publishing) { $0.record.expertAdoption = "" },
    ]

    private static let closing: [String: String] = ["argumentForm": "meeting", "argumentConclusion": "可行", "expertAdoption": "全部采纳"]

    /// The experts have met and given their opinions; the argument is not yet closed.
    private static func arguing() -> Bench<MajorDecision> {
        DecisionBench.participated().after { bench in
            bench.take("appoint-experts", ["experts": DecisionBench.experts])
            bench.take("hold", on: "2020-04-10", ["events": DecisionBench.meeting])
            bench.take("record-opinions", ["opinions": DecisionBench.opinions])
        }
    }

    static let preparing: [Row] = [
        Row("start.within-scope", in: { DecisionBench.studied() }, on: "2020-03-04", by: "head", DecisionBench.start) {
            $0.record.nature = .emergency
        },
        Row(
            "draft.units-in-county", in: { DecisionBench.drafting() }, on: "2020-03-06", by: "clerk", DecisionBench.draft,
            but: ["unitsConcerned": "none"]),
        Row(
            "receive-comments.comments-told", in: { DecisionBench.announced() }, on: "2020-04-01", by: "clerk",
            ["comments": #"[{"source":"solicitation","content":"学生半价"}]"#], but: ["comments": #"[{"source":"solicitation"}]"#]),
        Row(
            "receive-comments.comments-told", in: { DecisionBench.announced() }, on: "2020-04-01", by: "clerk",
            ["comments": #"[{"source":"solicitation","content":"学生半价"}]"#], but: ["comments": #"[{"content":"学生半价"}]"#]),
        Row("close-argument.argumentation-open", in: { arguing() }, on: "2020-04-10", by: "clerk", closing) { $0.take("close-argument", closing) },
    ]

    private static func tabling(
        _ condition: String, _ declared: [String: String] = [:], change: @escaping @Sendable (inout Bench<MajorDecision>) -> Void
    ) -> Row {
        Row(
            "table.\(condition)", in: { DecisionBench.reviewed(.lawful, declared) }, on: "2020-05-08", by: "clerk", DecisionBench.papers, change)
    }

    private static func deciding(_ condition: String, change: @escaping @Sendable (inout Bench<MajorDecision>) -> Void) -> Row {
        Row("decide.\(condition)", in: { DecisionBench.tabled() }, on: "2020-05-12", by: "office", DecisionBench.deliberation("passed"), change)
    }

    /// One fault each in what is told of a meeting that did not pass the draft.
    private static func meetingRows(_ step: String, _ result: String) -> [Row] {
        let told = DecisionBench.deliberation(result)["meetings"] ?? ""
        let faults: [(condition: String, from: String, to: String)] = [
            ("meeting-attended", #""present":9"#, #""present":0"#), ("meeting-competent", #""form":"executive""#, #""form":"office""#),
            ("meeting-fits-step", #""result":"\#(result)""#, #""result":"passed""#), ("meeting-in-order", "2020-05-12", "2020-05-13"),
            ("meeting-votes-counted", #""present":9"#, #""present":9,"inFavour":10"#),
            ("head-spoke-last", #""headSpokeLast":true"#, #""headSpokeLast":false"#),
            ("dissent-recorded", #""noDissent":true"#, #""noDissent":false"#),
            ("majority-answered", #""present":9"#, #""present":9,"againstMajority":true"#),
        ]
        return faults.map { fault in
            Row(
                "\(step).\(fault.condition)", in: { DecisionBench.tabled() }, on: "2020-05-12", by: "head", DecisionBench.deliberation(result),
                but: ["meetings": told.replacing(fault.from, with: fault.to)])
        }
    }

    static let notPassed: [Row] = meetingRows("reject", "rejected") + meetingRows("postpone", "again")

    @Test(arguments: notPassed) func `没有通过、再次讨论的，会议同样如实记录，改变一项事实即以该条件拒绝（第三十条）`(row: Row) { row.check() }

    static let deliberating: [Row] = [
        tabling("hearing-held", ["hearingByLaw": "是"]) { $0.record.events.removeAll { $0.form == .hearing } },
        tabling("open-disputes-reported") { $0.record.consultations[0].position = .disagrees },
        tabling("public-heard") { ($0.record.solicitations, $0.record.events) = ([], []) },
        tabling("public-participation-done") { $0.record.participatedOn = nil },
        tabling("public-participation-done") { $0.record.adoptionExplanation = "" },
        deciding("legality-passed") { $0.record.legalityOutcome = .unlawful },
        deciding("risk-controlled") { $0.record.riskControl = .notControllable },
        deciding("risk-controlled") { $0.record.riskControl = nil },
        deciding("competition-passed") { $0.record.competitionOutcome = .violates },
        deciding("competition-passed") { $0.record.competitionOutcome = nil },
        Row("report-to-party.deliberated", in: { DecisionBench.decided() }, on: "2020-05-14", by: "office") { $0.record.decidedOn = nil },
        Row("report-to-party.deliberated", in: { DecisionBench.decided() }, on: "2020-05-14", by: "office") {
            $0.record.meetings[0].result = .again
        },
        Row("publish.deliberated", in: { consented() }, by: "office", DecisionBench.publishing) { $0.record.decidedOn = nil },
        Row("publish.competition-passed", in: { consented() }, by: "office", DecisionBench.publishing) {
            $0.record.competitionOutcome = .violates
        },
    ]

    private static let evaluator: [String: String] = ["evaluationGround": "necessary", "evaluator": "省社科院", "isThirdParty": "是"]

    private static func evaluating() -> Bench<MajorDecision> {
        DecisionBench.published().after { $0.take("start-evaluation", on: "2020-11-02", by: "office", evaluator) }
    }

    /// Carried out, reported on and its whole dossier archived.
    private static func archived() -> Bench<MajorDecision> {
        DecisionBench.published().after { bench in
            bench.take(
                "report-execution", on: "2020-12-01", by: "office", ["executionReports": #"[{"on":"2020-12-01","content":"已执行"}]"#])
            bench.take("archive", by: "office", DecisionBench.archiving(DecisionBench.allParts + ["execution"]))
        }
    }

    private static let ending: [String: String] = ["completionNote": "已全面执行"]

    static let executing: [Row] = [
        Row(
            "record-feedback.feedback-told", in: { DecisionBench.published() }, on: "2020-07-01", by: "office",
            ["feedback": #"[{"by":"王五","on":"2020-07-01","content":"起步价偏高","handling":"已转承办单位研究"}]"#],
            but: ["feedback": #"[{"by":"王五","on":"2020-07-02","content":"起步价偏高","handling":"已转承办单位研究"}]"#]),
        Row(
            "start-evaluation.no-evaluation-under-way", in: { DecisionBench.published() }, on: "2020-11-02", by: "office", evaluator
        ) { $0.take("start-evaluation", evaluator) },
        Row(
            "evaluate.evaluation-told", in: { evaluating() }, on: "2020-11-20", by: "office",
            ["evaluations": #"[{"heard":["publicAtLarge","deputies"],"result":"goesOn","report":"效果良好"}]"#],
            but: ["evaluations": #"[{"heard":["publicAtLarge","deputies"],"result":"goesOn"}]"#]),
        Row("complete.no-evaluation-under-way", in: { archived() }, on: "2020-12-10", by: "office", ending) {
            $0.take("start-evaluation", evaluator)
        },
        Row("complete.archived", in: { archived() }, on: "2020-12-10", by: "office", ending) { $0.record.archive.archivedOn = nil },
    ]

    static let catalogue: [BrokenCondition<DecisionCatalogue>] = [
        BrokenCondition("publish.meeting-approved", in: { CatalogueBench.consented() }, on: "2020-02-20", by: "office", ["channels": "website"]) {
            $0.record.approvedOn = nil
        }
    ]

    @Test(arguments: rows) func `每个条件都按名拒绝`(row: BrokenCondition<MajorDecision>) {
        row.check()
    }

    @Test(arguments: preparing) func `从决定启动到专家论证，改变一项事实即以该条件拒绝（第三条、第十三条、第十八条、第十九条）`(row: Row) { row.check() }

    @Test(arguments: deliberating) func `提请、讨论、请示报告和公布，改变一项事实即以该条件拒绝（第十四条、第二十四条、第二十五条、第二十九条至第三十二条）`(row: Row) {
        row.check()
    }

    @Test(arguments: executing) func `执行、后评估和归档，改变一项事实即以该条件拒绝（第三十三条至第三十六条）`(row: Row) { row.check() }

    @Test(arguments: catalogue) func `目录没有审定的，不得公布（第三条第三款）`(row: BrokenCondition<DecisionCatalogue>) { row.check() }
}
