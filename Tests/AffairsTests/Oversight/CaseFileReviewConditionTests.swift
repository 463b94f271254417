import Kernel
import Testing

@testable import Affairs

/// Every condition of a step is broken by one fact of a lawful review, and the refusal names it.
@Suite("案卷评查各环节的条件")
struct CaseFileReviewConditionTests {
    typealias Row = BrokenCondition<CaseFileReview>

    // MARK: Lawful reviews

    private static func unopened() -> Bench<CaseFileReview> {
        var bench = Bench<CaseFileReview>(on: "2020-08-03")
        bench.organ = Town.justice
        return bench
    }

    /// As many files are listed as are to be drawn.
    private static func listed() -> Bench<CaseFileReview> {
        var bench = Reviewed.opened(["drawCount": "3"])
        bench.take("submit-list", on: "2020-08-05", by: "u1", Reviewed.list)
        return bench
    }

    /// A1 and A3 are scored by r1 and wait for r2.
    private static func scored() -> Bench<CaseFileReview> {
        var bench = Reviewed.drawn()
        bench.take("score", on: "2020-08-10", by: "r1", Reviewed.file("A1"))
        bench.take("score", by: "r1", Reviewed.file("A3"))
        return bench
    }

    private static func confirmed() -> Bench<CaseFileReview> {
        var bench = scored()
        bench.take("confirm", by: "r2", ["confirmed": "A1,A3"])
        return bench
    }

    /// The unit objects to the review of A3.
    private static func objected() -> Bench<CaseFileReview> {
        var bench = Reviewed.fedBack()
        bench.take("object", on: "2020-08-14", by: "u1", ["objection": "A3卷面扣分过多", "objectedFiles": "A3"])
        return bench
    }

    /// A1 failed, and what was wrong has been put right.
    private static func rectified() -> Bench<CaseFileReview> {
        var bench = Reviewed.fedBack(Reviewed.file("A1", failing: "officers"), Reviewed.file("A3"))
        bench.take("accept", on: "2020-08-13", by: "u1")
        bench.take("grade", on: "2020-08-14", by: "r1")
        bench.take("circulate", on: "2020-08-20", by: "r1", ["circulation": "一卷不合格"])
        bench.record.rectifiedOn = Day(iso: "2020-08-21")
        return bench
    }

    private static func opening(_ change: [String: String] = [:]) -> [String: String] { Reviewed.opening.merging(change) { $1 } }

    /// The same unit has been reviewed in the round already.
    @Sendable private static func another(_ bench: inout Bench<CaseFileReview>) {
        var other = CaseFileReview()
        (other.round, other.unit) = ("2020年度行政执法案卷评查", Town.organ)
        _ = bench.known.add(9, other, .scoring, in: Town.justice)
    }

    // MARK: Conditions

    static let sampling: [Row] = [
        Row("open.unit-is-another", in: { unopened() }, on: "2020-08-03", by: "r1", opening(), but: ["unit": Town.justice.description]),
        Row(
            "open.period-ordered-and-past", in: { unopened() }, on: "2020-08-03", by: "r1", opening(["periodUntil": "2020-08-03"]),
            but: ["periodUntil": "2020-08-04"]),
        Row(
            "open.period-ordered-and-past", in: { unopened() }, on: "2020-08-03", by: "r1", opening(["periodFrom": "2020-06-30"]),
            but: ["periodFrom": "2020-07-01"]),
        Row("open.one-review-per-round", in: { unopened() }, on: "2020-08-03", by: "r1", opening()) { another(&$0) },
        Row("draw.list-submitted", in: { listed() }, on: "2020-08-06", by: "r1") { $0.record.listedOn = nil },
        Row("draw.enough-files", in: { listed() }, on: "2020-08-06", by: "r1") { $0.record.candidates[0].exclusion = "正在诉讼" },
        Row(
            "appoint.reviewers-disinterested", in: { Reviewed.drawn() }, on: "2020-08-06", by: "r1",
            Reviewed.team.merging(["interested": "r9"]) { $1 }, but: ["interested": "r2"]),
    ]

    static let scoring: [Row] = [
        Row("score.by-appointed-reviewer", in: { Reviewed.drawn() }, on: "2020-08-10", by: "r1", Reviewed.file("A1")) {
            $0.actor = Town.person("r9")
        },
        Row("confirm.by-appointed-reviewer", in: { scored() }, on: "2020-08-10", by: "r2", ["confirmed": "A1"]) { $0.actor = Town.person("r9") },
        Row("confirm.confirmed-by-another-reviewer", in: { scored() }, on: "2020-08-10", by: "r2", ["confirmed": "A1"]) {
            $0.actor = Town.person("r1")
        },
        Row("confirm.confirmed-by-another-reviewer", in: { scored() }, on: "2020-08-10", by: "r2", ["confirmed": "A1"]) {
            $0.record.files[0].confirmedBy = PersonID("r2")
        },
        Row("send-back.by-appointed-reviewer", in: { scored() }, on: "2020-08-10", by: "r2", ["sentBack": #"[{"file":"A1","reason":"漏扣"}]"#]) {
            $0.actor = Town.person("r9")
        },
        Row(
            "send-back.sent-back-before-confirmation", in: { scored() }, on: "2020-08-10", by: "r2", ["sentBack": #"[{"file":"A1","reason":"漏扣"}]"#]
        ) { $0.record.files[0].confirmedBy = PersonID("r2") },
        Row("feed-back.all-files-confirmed", in: { confirmed() }, on: "2020-08-12", by: "r1", ["feedback": "注意归档"]) {
            $0.record.files[1].confirmedBy = nil
        },
    ]

    private static let objection: [String: String] = ["objection": "A3卷面扣分过多", "objectedFiles": "A3"]

    static let objecting: [Row] = [
        Row("accept.not-yet-accepted", in: { Reviewed.fedBack() }, on: "2020-08-13", by: "u1") { $0.record.acceptedOn = Day(iso: "2020-08-13") },
        Row("object.objected-in-time", in: { Reviewed.fedBack() }, on: "2020-08-19", by: "u1", objection) { $0 = $0.moved(to: "2020-08-20") },
        Row("object.objected-in-time", in: { Reviewed.fedBack() }, on: "2020-08-19", by: "u1", objection) {
            $0.record.acceptedOn = Day(iso: "2020-08-13")
        },
        Row("object.objected-files-drawn", in: { Reviewed.fedBack() }, on: "2020-08-14", by: "u1", objection, but: ["objectedFiles": "A2"]),
        Row("rescore.by-disinterested-others", in: { objected() }, on: "2020-08-17", by: "r3", Reviewed.file("A3")) { $0.actor = Town.person("r2") },
        Row("rescore.by-disinterested-others", in: { objected() }, on: "2020-08-17", by: "r3", Reviewed.file("A3")) {
            $0.record.interested = [PersonID("r3")]
        },
        Row("rescore.file-objected-to", in: { objected() }, on: "2020-08-17", by: "r3", Reviewed.file("A3"), but: Reviewed.file("A1")),
        Row(
            "rescore.scoring-complete", in: { objected() }, on: "2020-08-17", by: "r3", Reviewed.file("A3"),
            but: ["files": #"[{"file":"A3","type":"penalty"}]"#]),
        Row("answer.by-disinterested-others", in: { objected() }, on: "2020-08-17", by: "r3", ["answer": "维持"]) { $0.actor = Town.person("r2") },
        Row("answer.by-disinterested-others", in: { objected() }, on: "2020-08-17", by: "r3", ["answer": "维持"]) {
            $0.record.interested = [PersonID("r3")]
        },
        Row("grade.objections-settled", in: { Reviewed.fedBack() }, on: "2020-08-20", by: "r1") { $0 = $0.moved(to: "2020-08-19") },
        Row("close.failed-files-rectified", in: { rectified() }, on: "2020-08-21", by: "r1") { $0.record.rectifiedOn = nil },
    ]

    @Test(arguments: sampling) func `启动、抽取、确定人员不合条件的，按名拒绝（纲要第20项）`(row: Row) {
        row.check()
    }

    @Test(arguments: scoring) func `打分、复核、反馈不合条件的，按名拒绝（纲要第20项）`(row: Row) {
        row.check()
    }

    @Test(arguments: objecting) func `异议、复查、定级、办结不合条件的，按名拒绝（纲要第20项）`(row: Row) {
        row.check()
    }
}
