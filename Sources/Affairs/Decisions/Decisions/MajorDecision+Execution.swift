import Kernel

/// 执行、后评估、调整、归档 (第三十三条至第三十七条).
extension MajorDecision {
    @Clauses
    static func execution(_ law: DecisionLaw) -> [Clause<Self>] {
        Action("report-execution", "报告执行情况", .executing, .suspended, by: .clerk, .office, basis: law(34, 2))
            .at(.named { $0.nextReport?.by }).needs(\.nextReport)
            .requires("report-by-executor", "由决策执行单位报告执行情况，写明日期和内容", law(34, 2)) { matter, now in
                guard let report = matter.nextReport, let day = report.on else { return false }
                return matter.executors.contains(report.by) && day <= now.today && !report.content.isEmpty
            }
            .writes(\.executionReports, \.nextReport) { matter, _ in
                if let report = matter.nextReport { matter.executionReports.append(report) }
                matter.nextReport = nil
            }
        Action("record-feedback", "登记意见建议", .executing, .suspended, by: .clerk, .office, basis: law(35, 2)).needs(\.nextFeedback)
            .requires("feedback-told", "应写明日期、内容和处理情况", law(35, 2)) { matter, now in
                guard let one = matter.nextFeedback, let day = one.on else { return false }
                return day <= now.today && !one.content.isEmpty && !one.handling.isEmpty
            }
            .writes(\.feedback, \.nextFeedback) { matter, _ in
                if let one = matter.nextFeedback { matter.feedback.append(one) }
                matter.nextFeedback = nil
            }
        Action("suspend", "中止执行", .executing, to: .suspended, by: .head, basis: law(37)).needs(\.nextSuspension)
            .requires("suspension-on-ground", "执行中出现规定情形、情况紧急的，行政首长可以先决定中止执行", law(37)) { matter, _ in
                guard let one = matter.nextSuspension else { return false }
                return one.ground != nil && !one.note.isEmpty
            }
            .writes(\.suspensions, \.nextSuspension) { matter, now in
                guard var suspension = matter.nextSuspension else { return }
                (suspension.from, suspension.until) = (now.today, nil)
                matter.suspensions.append(suspension)
                matter.nextSuspension = nil
            }
            .issues("suspension").publishes("decision")
        Action("resume", "恢复执行", .suspended, to: .executing, by: .head, basis: law(37)).needs(\.resumeNote)
            .writes(\.suspensions) { matter, now in matter.endSuspension(now) }.publishes("decision")
        Action("complete", "执行完毕", .executing, to: .completed, by: .office, basis: law(34, 1)).needs(\.completionNote)
            .requires("execution-reported", "决策执行单位已经报告执行情况", law(34, 2)) { matter, _ in !matter.executionReports.isEmpty }
            .requires("no-evaluation-under-way", "没有进行中的后评估", law(36)) { matter, _ in matter.evaluationStartedOn == nil }
            .requires(dossierComplete(law))
            .requires("archived", "材料已经归档", law(33)) { matter, _ in matter.archivedOn != nil }
            .stamps(\.completedOn).publishes("decision")
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
        Action("evaluate", "完成后评估", .executing, .suspended, by: .office, .clerk, basis: law(36, 3)).needs(\.nextEvaluation)
            .requires("evaluation-started", "已经启动后评估", law(36, 1)) { matter, _ in matter.evaluationStartedOn != nil }
            .requires("parties-heard", "应当听取社会公众意见，吸收有关方面参与", law(36, 3)) { matter, _ in
                let heard = matter.nextEvaluation?.heard ?? []
                return heard.contains(.publicAtLarge) && heard.contains { $0 != .publicAtLarge }
            }
            .requires("evaluation-told", "应写明评估结果和报告", law(36, 3)) { matter, _ in
                matter.nextEvaluation.map { $0.result != nil && !$0.report.isEmpty } ?? false
            }
            .writes(
                \.evaluations, \.nextEvaluation, \.evaluationStartedOn, \.evaluationGround, \.evaluator, \.isThirdParty
            ) { matter, now in matter.noteEvaluation(now) }
            .issues("evaluation")
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
            .stamps(\.stoppedOn).publishes("decision")
    }

    @Clauses
    static func archive(_ law: DecisionLaw) -> [Clause<Self>] {
        Action("archive", "归档", .executing, .suspended, .rejected, .stopped, by: .office, .clerk, basis: law(33))
            .needs(\.archivedPapers).fills(\.archiveNote)
            .requires(dossierComplete(law))
            .stamps(\.archivedOn)
    }

    /// G5: 履行决策程序形成的记录、材料及时完整归档.
    static func dossierComplete(_ law: DecisionLaw) -> Gate<Self> {
        Gate(
            "dossier-complete", "履行决策程序形成的记录、材料应当完整归档", law(33),
            listing: { matter, _ in matter.dossierParts.filter { !matter.archivedPapers.contains($0) }.map { "缺\($0.name)" } })
    }

    private mutating func endSuspension(_ now: Moment) {
        guard let last = suspensions.indices.last, suspensions[last].until == nil else { return }
        suspensions[last].until = now.today
    }

    private mutating func noteEvaluation(_ now: Moment) {
        guard var evaluation = nextEvaluation else { return }
        (evaluation.on, evaluation.ground, evaluation.evaluator) = (now.today, evaluationGround, evaluator)
        evaluation.isThirdParty = isThirdParty
        evaluations.append(evaluation)
        (nextEvaluation, evaluationStartedOn, evaluationGround, evaluator, isThirdParty) = (nil, nil, nil, "", false)
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
