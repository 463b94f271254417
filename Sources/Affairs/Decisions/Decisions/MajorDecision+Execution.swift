import Kernel

/// 执行、后评估、调整、归档 (第三十三条至第三十七条).
extension MajorDecision {
    @Clauses
    static func execution(_ law: DecisionLaw) -> [Clause<Self>] {
        Action("report-execution", "报告执行情况", .executing, .suspended, by: .clerk, .office, basis: law(34))
            .at(.named { $0.reporter.isUnset ? nil : $0.reporter }).needs(\.reporter)
            .appends(\.executionReports, needing: \.on, \.content, checks: [reportedByExecutor(law)]) { report, matter, _ in
                report.by = matter.reporter
            }
        Action("record-feedback", "登记意见建议", .executing, .suspended, by: .clerk, .office, basis: law(35, 2))
            .appends(\.feedback, needing: \.on, \.content, \.handling, checks: [feedbackTold(law)])
        Action("suspend", "中止执行", .executing, to: .suspended, by: .head, basis: law(37))
            .appends(\.suspensions, needing: \.ground, \.note, atMost: 1, checks: [suspendedOnGround(law)]) { suspension, _, now in
                (suspension.from, suspension.until) = (now.today, nil)
            }
            .issues("suspension").publishes("decision")
        Action("resume", "恢复执行", .suspended, to: .executing, by: .head, basis: law(37)).needs(\.resumeNote)
            .writes(\.suspensions) { matter, now in matter.endSuspension(now) }.publishes("decision")
        Action("complete", "执行完毕", .executing, to: .completed, by: .office, basis: law(34)).needs(\.completionNote)
            .requires("execution-reported", "决策执行单位已经报告执行情况", law(34)) { matter, _ in !matter.executionReports.isEmpty }
            .requires("no-evaluation-under-way", "没有进行中的后评估", law(36)) { matter, _ in matter.evaluationStartedOn == nil }
            .requires(dossierComplete(law))
            .requires("archived", "材料已经归档", law(33)) { matter, _ in matter.archive.isArchived }
            .stamps(\.completedOn).publishes("decision")
    }

    private static func reportedByExecutor(_ law: DecisionLaw) -> Check<Self, ExecutionReport> {
        Check("report-by-executor", "由决策执行单位报告执行情况，写明日期和内容", law(34)) { report, matter, now in
            guard let day = report.on, report.by.isUnset || report.by == matter.reporter else { return false }
            return matter.executors.contains(matter.reporter) && day <= now.today && !report.content.isEmpty
        }
    }

    private static func feedbackTold(_ law: DecisionLaw) -> Check<Self, Feedback> {
        Check("feedback-told", "应写明日期、内容和处理情况", law(35, 2)) { one, _, now in
            (one.on.map { $0 <= now.today } ?? false) && !one.content.isEmpty && !one.handling.isEmpty
        }
    }

    private static func suspendedOnGround(_ law: DecisionLaw) -> Check<Self, Suspension> {
        Check("suspension-on-ground", "执行中出现规定情形、情况紧急的，行政首长可以先决定中止执行", law(37)) { suspension, _, _ in
            suspension.ground != nil && !suspension.note.isEmpty
        }
    }

    @Clauses
    static func evaluation(_ law: DecisionLaw) -> [Clause<Self>] {
        Action("start-evaluation", "启动后评估", .executing, .suspended, by: .office, .head, basis: law(36, 1))
            .needs(\.evaluationGround, \.evaluator).fills(\.isThirdParty)
            .requires("no-evaluation-under-way", "没有进行中的后评估", law(36, 1)) { matter, _ in matter.evaluationStartedOn == nil }
            .requires("evaluator-independent", "决策作出前承担主要论证评估工作的单位，不得受托承担后评估", law(36, 2)) { matter, _ in
                !matter.outsideAssessors.contains(matter.evaluator)
                    && (!matter.isThirdParty || !matter.preassessors.contains(matter.evaluator))
            }
            .stamps(\.evaluationStartedOn)
        Action("evaluate", "完成后评估", .executing, .suspended, by: .office, .clerk, basis: law(36, 3))
            .requires("evaluation-started", "已经启动后评估", law(36, 1)) { matter, _ in matter.evaluationStartedOn != nil }
            .appends(\.evaluations, needing: \.result, \.report, atMost: 1, checks: evaluationChecks(law)) { evaluation, matter, now in
                (evaluation.on, evaluation.ground, evaluation.evaluator) = (now.today, matter.evaluationGround, matter.evaluator)
                evaluation.isThirdParty = matter.isThirdParty
            }
            .writes(\.evaluationStartedOn, \.evaluationGround, \.evaluator, \.isThirdParty) { matter, _ in
                (matter.evaluationStartedOn, matter.evaluationGround, matter.evaluator, matter.isThirdParty) = (nil, nil, "", false)
            }
            .issues("evaluation")
    }

    private static func evaluationChecks(_ law: DecisionLaw) -> [Check<Self, Evaluation>] {
        [
            Check("parties-heard", "应当听取社会公众意见，吸收有关方面参与", law(36, 3)) { evaluation, _, _ in
                evaluation.heard.contains(.publicAtLarge) && evaluation.heard.contains { $0 != .publicAtLarge }
            },
            Check("evaluation-told", "应写明评估结果和报告", law(36, 3)) { evaluation, _, _ in evaluation.result != nil && !evaluation.report.isEmpty },
        ]
    }

    /// 第三十七条: a major change comes from another decision made by the same procedure; its publication brings these two about.
    @Clauses
    static func change(_ law: DecisionLaw) -> [Clause<Self>] {
        Action("take-adjustment", "依法定程序调整", .executing, .suspended, to: .executing, by: .system, basis: law(37)).fills(\.changedBy)
            .writes(all: changeWrites) { matter, now in matter.noteChange(.adjust, now) }
            .writes(\.suspensions) { matter, now in matter.endSuspension(now) }
            .publishes("decision")
        Action("take-stop", "停止执行", .executing, .suspended, to: .stopped, by: .system, basis: law(37)).fills(\.changedBy)
            .writes(all: changeWrites) { matter, now in matter.noteChange(.stop, now) }
            .writes(\.suspensions) { matter, now in matter.endSuspension(now) }
            .stamps(\.stoppedOn).publishes("decision")
    }

    @Clauses
    static func archiving(_ law: DecisionLaw) -> [Clause<Self>] {
        Action("archive", "归档", .executing, .suspended, .rejected, .stopped, by: .office, .clerk, basis: law(33))
            .archiving(archive, isNumbered: true, basis: law(33)).requires(dossierComplete(law)).issues("archive-index")
    }

    /// G5: 履行决策程序形成的记录、材料及时完整归档.
    private static func dossierComplete(_ law: DecisionLaw) -> Gate<Self> {
        Archive.complete(in: archive, "履行决策程序形成的记录、材料应当完整归档", law(33)) { $0.dossierParts }
    }

    private mutating func endSuspension(_ now: Moment) {
        guard let last = suspensions.indices.last, suspensions[last].until == nil else { return }
        suspensions[last].until = now.today
    }

    /// What another decision's change writes here.
    private static let changeWrites: [Path<Self>] = [\.changes, \.changedBy]

    private mutating func noteChange(_ kind: ChangeKind, _ now: Moment) {
        var change = Change()
        (change.on, change.kind, change.by) = (now.today, kind, changedBy)
        changes.append(change)
        changedBy = nil
    }
}
