package import Kernel

/// The articles of one edition.
struct FileReviewLaw: Sendable {
    let reviewing: Basis
    let records: Basis
    let results: Basis

    init(_ edition: Edition) {
        let regulation = Law.enforcementSupervision2025
        if edition.id == "2026" {
            (reviewing, records, results) = (regulation(15), Law.penaltyPublicity2018.cited("第（十）项"), regulation(18))
        } else {
            let outline = Law.administrationOutline2004
            (reviewing, records, results) = (outline.cited("第20项"), Law.penaltyPublicity2018.cited("第（十）项"), outline.cited("第20项"))
        }
    }
}

extension CaseFileReview {
    package static var editions: [Edition] {
        [
            Edition("2018", "全面推进依法行政实施纲要", from: "2018-01-01", until: "2026-01-31"),
            Edition("2026", "行政执法监督条例施行以后", from: "2026-02-01"),
        ]
    }

    @Passages
    package static var passages: [Passage<Self>] {
        Passage.newProcedure("2018", to: "2026")
    }

    static let atUnit: Place<Self> = .named { $0.unit }

    @Clauses
    package static func procedure(_ edition: Edition) -> [Clause<Self>] {
        let law = FileReviewLaw(edition)
        sampling(law)
        scoring(law)
        objecting(law)
        grading(law)
        Limit(
            "objection", "对评查意见提出异议", termText: "5个工作日（县设定）", from: \.fedBackOn, until: { $0.objectedOn ?? $0.acceptedOn ?? $0.gradedOn },
            basis: law.reviewing, term: { _, settings in .workingDays(settings[objectionDays]) }
        )
        .runs(from: "反馈评查意见之日", until: "提出异议、确认无异议或者定级")
        Limit(
            "answer", "复查答复异议", termText: "10个工作日（县设定）", from: \.objectedOn, until: \.answeredOn, basis: law.reviewing,
            term: { _, settings in .workingDays(settings[answerDays]) }
        )
        .runs(from: "提出异议之日", until: "答复异议")
    }

    /// The unit lists all its files of the period; which of them are reviewed is drawn.
    @Clauses
    private static func sampling(_ law: FileReviewLaw) -> [Clause<Self>] {
        Action("open", "启动评查", to: .listing, by: .supervisor, basis: law.reviewing)
            .needs(\.round, \.unit, \.periodFrom, \.periodUntil, \.drawCount)
            .requires("unit-is-another", "被评查单位不是组织评查的机关自己", law.reviewing) { matter, now in
                matter.unit != now.organ && now.organs[matter.unit] != nil
            }
            .requires("by-justice-or-superior", "由司法行政部门或者被评查单位的上级机关组织评查", law.reviewing) { matter, now in
                now.organs[now.organ]?.duties.contains(.justice) == true || now.organs.above(matter.unit).contains(now.organ)
            }
            .requires("period-ordered-and-past", "评查期间先后有序，已经过去", law.reviewing) { matter, now in
                guard let from = matter.periodFrom, let until = matter.periodUntil else { return false }
                return from <= until && until <= now.today
            }
            .requires("one-review-per-round", "一轮评查一个单位只立一件", law.reviewing) { matter, now in
                !now.matching(CaseFileReview.self, "round", matter.round).contains { $0.record.unit == matter.unit && $0.id.id != now.matter }
            }
            .stamps(\.openedOn)
        Action("submit-list", "报送案卷目录", .listing, by: .clerk, .office, .officer, .reviewer, basis: law.records).at(atUnit)
            .needs(\.candidates)
            .requires("file-numbers-distinct", "案卷编号各不相同，不为空", law.records) { matter, _ in
                let ids = matter.candidates.map(\.id)
                return Set(ids).count == ids.count && !ids.contains("")
            }
            .stamps(\.listedOn).awaited { $0.listedOn == nil }
        // A unit that has fewer files than are to be drawn, or that is no more, is not reviewed in this round.
        Action("call-off", "终止评查", .listing, .drawing, to: .calledOff, by: .head, basis: law.reviewing).needs(\.callOffReason)
            .stamps(\.calledOffOn)
        Action("draw", "提请抽取", .listing, to: .drawing, by: .supervisor, basis: law.reviewing)
            .requires("list-submitted", "被评查单位已经报送案卷目录", law.records) { matter, _ in matter.listedOn != nil }
            .requires("enough-files", "可以抽取的案卷不少于抽取卷数", law.reviewing) { matter, _ in
                matter.candidates.count { $0.exclusion.isEmpty } >= matter.drawCount ?? 0
            }
            .opens(Draw.self, by: "prepare", at: .own) { matter, now in
                var draw = Draw()
                draw.purpose = "\(matter.round)（\(now.organs.name(of: matter.unit))）案卷抽取"
                (draw.count, draw.candidates) = (matter.drawCount, matter.candidates)
                return draw
            }
            .awaited { $0.listedOn != nil }
        Action("receive-draw", "抽取结果转回", .drawing, to: .scoring, by: .system, basis: law.reviewing)
            .receives(Draw.self, writing: \.listDigest, \.selected, \.drawnOn) { matter, draw, now in
                (matter.listDigest, matter.selected, matter.drawnOn) = (draw.listDigest, draw.selected, now.today)
            }
    }

    @Clauses
    private static func scoring(_ law: FileReviewLaw) -> [Clause<Self>] {
        Action("appoint", "确定评查人员", .listing, .drawing, .scoring, by: .supervisor, .head, basis: law.reviewing)
            .needs(\.reviewers).fills(\.interested)
            .requires("two-outside-reviewers", "评查人员不少于两人，不来自被评查单位", law.reviewing, listing: { $0.reviewerFaults($1) })
            .requires("reviewers-disinterested", "承办过案卷或者有利害关系的人员不得评查", law.reviewing) { matter, _ in
                !matter.reviewers.contains { $0.person.map(matter.interested.contains) ?? false }
            }
            .stamps(\.appointedOn).awaited(at: .scoring) { $0.appointedOn == nil }
        Action("score", "评查打分", .scoring, by: .supervisor, .legality, .clerk, basis: law.reviewing)
            .appends(\.files, needing: \.file, checks: [unscored(law), complete(law)], completing: entered)
            .requires(byReviewer(law))
            .awaited { $0.appointedOn != nil && $0.files.count < $0.selected.count }
        Action("confirm", "复核", .scoring, by: .supervisor, .legality, .clerk, basis: law.reviewing)
            .needs(\.confirmed)
            .requires(byReviewer(law))
            .requires(
                "confirmed-by-another-reviewer", "评查人不得复核自己评的案卷，只复核已评未复核的", law.reviewing,
                listing: { matter, now in matter.unconfirmable(by: now.actor.person) }
            )
            .writes(\.files, \.confirmed) { matter, now in
                for index in matter.files.indices where matter.confirmed.contains(matter.files[index].file) {
                    matter.files[index].confirmedBy = now.actor.person
                }
                matter.confirmed = []
            }
            .awaited { matter in matter.files.contains { $0.confirmedBy == nil } }
        Action("send-back", "退回重评", .scoring, by: .supervisor, .legality, .clerk, basis: law.reviewing)
            .appends(\.sentBack, needing: \.file, \.reason, atMost: 1, checks: [unconfirmed(law)]) { returned, _, now in
                (returned.by, returned.on) = (now.actor.person, now.today)
            }
            .requires(byReviewer(law))
            .writes(\.files) { matter, _ in
                let last = matter.sentBack.last?.file
                matter.files.removeAll { $0.file == last }
            }
    }

    static func byReviewer(_ law: FileReviewLaw) -> Gate<Self> {
        Gate("by-appointed-reviewer", "由确定的评查人员评查", law.reviewing) { matter, now in matter.reviewers.contains { $0.person == now.actor.person } }
    }

    private func reviewerFaults(_ now: Moment) -> [String] {
        func name(_ person: PersonID?) -> String { person.map(now.name(of:)) ?? "未指明人员" }
        let persons = Set(reviewers.compactMap(\.person))
        var faults = persons.count < 2 ? ["现有\(persons.count)人"] : []
        faults += reviewers.filter { $0.unit.isUnset }.map { "\(name($0.person))没有写明所在单位" }
        faults += reviewers.filter { !$0.unit.isUnset && $0.unit == unit }.map { "\(name($0.person))来自被评查单位" }
        return faults
    }

    private static func unscored(_ law: FileReviewLaw) -> Check<Self, File> {
        .together("file-drawn-and-unscored", "只评查抽中的案卷，一卷一次", law.reviewing) { files, matter, _ in
            let ids = files.map(\.file)
            return Set(ids).count == ids.count && ids.allSatisfy(matter.selected.contains) && !matter.files.contains { ids.contains($0.file) }
        }
    }

    static func complete(_ law: FileReviewLaw) -> Check<Self, File> {
        Check("scoring-complete", "基本标准逐项作出结论，扣分写明部分、分值和问题", law.reviewing, listing: { file, _, _ in faults(file) })
    }

    private static func unconfirmed(_ law: FileReviewLaw) -> Check<Self, SentBack> {
        Check("sent-back-before-confirmation", "只退回已评未复核的案卷", law.reviewing) { returned, matter, _ in
            matter.files.contains { $0.file == returned.file && $0.confirmedBy == nil }
        }
    }

    /// A file as it goes on record: with its name from the list, its score and its grade.
    @Sendable private static func entered(_ file: inout File, _ matter: Self, _ now: Moment) {
        let name = matter.candidates.first { $0.id == file.file }?.name
        file = judged(file, now)
        file.name = name ?? file.name
    }

    private func unconfirmable(by person: PersonID) -> [String] {
        confirmed.filter { id in !files.contains { $0.file == id && $0.confirmedBy == nil && $0.by != person } }
    }
}
