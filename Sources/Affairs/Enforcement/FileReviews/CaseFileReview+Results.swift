import Kernel

extension CaseFileReview {
    /// What the unit is told, its objection, and the answer of others than those who scored.
    @Clauses
    static func objecting(_ law: FileReviewLaw) -> [Clause<Self>] {
        Action("feed-back", "反馈意见", .scoring, to: .fedBack, by: .supervisor, .head, basis: law.results)
            .needs(\.feedback)
            .requires("all-files-confirmed", "抽中的案卷都已评查并经另一名评查人员复核", law.reviewing, listing: { matter, _ in matter.unfinished })
            .stamps(\.fedBackOn).issues("feedback")
            .awaited { matter in !matter.selected.isEmpty && matter.unfinished.isEmpty }
        Action("accept", "确认无异议", .fedBack, by: .clerk, .office, .reviewer, .head, basis: law.results).at(atUnit)
            .requires("not-yet-accepted", "尚未确认", law.results) { matter, _ in matter.acceptedOn == nil }
            .stamps(\.acceptedOn).awaited { $0.acceptedOn == nil }
        Action("object", "提出异议", .fedBack, to: .rechecking, by: .clerk, .office, .reviewer, .head, basis: law.results).at(atUnit)
            .needs(\.objection, \.objectedFiles)
            .requires("objected-in-time", "在规定的工作日内提出，尚未确认无异议", law.results) { matter, now in
                matter.acceptedOn == nil && now.isWithin(.workingDays(now.settings[objectionDays]), of: matter.fedBackOn)
            }
            .requires("objected-files-drawn", "指明抽中的案卷", law.results) { matter, _ in matter.objectedFiles.allSatisfy(matter.selected.contains) }
            .stamps(\.objectedOn)
        Action("rescore", "复查改分", .rechecking, by: .supervisor, .legality, .clerk, basis: law.results)
            .separate(from: "score", "confirm")
            .appends(\.files, needing: \.file, atMost: 1, checks: [objected(law), complete(law)], completing: rechecked)
            .requires(byOthers(law))
            .writes(\.superseded, \.files) { matter, _ in matter.supersede() }
        Action("answer", "答复异议", .rechecking, to: .answered, by: .supervisor, .legality, .head, basis: law.results)
            .separate(from: "score", "confirm").needs(\.answer).requires(byOthers(law))
            .stamps(\.answeredOn).awaited()
    }

    private static func byOthers(_ law: FileReviewLaw) -> Gate<Self> {
        Gate("by-disinterested-others", "复查由评查人员以外、没有利害关系的人员进行", law.results) { matter, now in
            !matter.interested.contains(now.actor.person) && !matter.reviewers.contains { $0.person == now.actor.person }
        }
    }

    @Clauses
    static func grading(_ law: FileReviewLaw) -> [Clause<Self>] {
        Action("grade", "定级", .fedBack, .answered, to: .graded, by: .supervisor, .head, basis: law.results)
            .requires("objections-settled", "被评查单位已经确认，或者提出异议的期限已满", law.results) { matter, now in
                matter.acceptedOn != nil || matter.answeredOn != nil
                    || now.hasPassed(.workingDays(now.settings[objectionDays]), since: matter.fedBackOn)
            }
            .writes(\.score, \.grade) { matter, now in matter.conclude(now) }
            .stamps(\.gradedOn)
            .opens(Rectification.self, by: "assign", at: atUnit, when: { matter, _ in matter.count(.failed) > 0 }) { matter, now in
                let failed = matter.files.filter { $0.grade == .failed }
                // By number alone: a problem is also a title, and files are named after their parties.
                let named = failed.map(\.file).joined(separator: "、")
                var child = Rectification(
                    .fileReview, problem: "不合格案卷\(failed.count)卷：\(named)", note: "\(matter.round)，\(matter.feedbackNumber)", assigner: now.organ)
                (child.responsible, child.problemBasis) = (matter.unit, matter.feedback)
                return child
            }
            .awaited(at: .fedBack) { $0.acceptedOn != nil }.awaited(at: .answered)
        Action("receive-rectification", "整改结果转回", .graded, .circulated, by: .system, basis: law.results)
            .receives(Rectification.self, writing: \.rectification, \.rectifiedOn) { matter, child, now in
                matter.rectification = child.closedOn == nil ? "撤回交办：\(child.withdrawReason)" : child.report
                matter.rectifiedOn = now.today
            }
        Action("circulate", "通报结果", .graded, to: .circulated, by: .supervisor, .head, basis: law.results)
            .needs(\.circulation).stamps(\.circulatedOn).issues("circular").publishes("result")
        Action("close", "办结", .circulated, to: .closed, by: .supervisor, basis: law.results)
            .requires("failed-files-rectified", "不合格案卷已经整改", law.results) { matter, _ in matter.count(.failed) == 0 || matter.rectifiedOn != nil }
            .stamps(\.closedOn)
    }

    private var unfinished: [String] {
        selected.filter { id in !files.contains { $0.file == id && $0.confirmedBy != nil } }
    }

    private static func objected(_ law: FileReviewLaw) -> Check<Self, File> {
        Check("file-objected-to", "只复查有异议的案卷", law.results) { file, matter, _ in matter.objectedFiles.contains(file.file) }
    }

    /// A file as it is scored anew: by somebody else, so that nobody has to confirm it.
    @Sendable private static func rechecked(_ file: inout File, _ matter: Self, _ now: Moment) {
        let name = matter.files.first { $0.file == file.file }?.name
        file = judged(file, now)
        file.name = name ?? file.name
        file.confirmedBy = now.actor.person
    }

    /// The file just scored anew takes the place of what it was before, which is kept.
    private mutating func supersede() {
        guard let last = files.last, let index = files.firstIndex(where: { $0.file == last.file }), index < files.count - 1 else { return }
        superseded.append(files[index])
        files[index] = last
        files.removeLast()
    }

    /// The mean of the files; with a failed one among them the unit is not 优秀.
    private mutating func conclude(_ now: Moment) {
        guard !files.isEmpty else { return }
        let sum = files.reduce(0) { $0 + ($1.score?.tenThousandths ?? 0) }
        // Two decimals, as score tables print them.
        let hundredths = (sum / files.count + 50) / 100
        let mean = Quantity(tenThousandths: hundredths * 100)
        score = mean
        let computed = Self.grade(mean, now.settings)
        grade = computed == .excellent && count(.failed) > 0 ? .good : computed
    }
}
