import Affairs
import Kernel

/// From the legality review to publication, and what is done until the end of the year.
struct DecisionEnding {
    let course: DecisionCourse
    let clerk: Member
    private var world: World { course.world }
    private var plan: DecisionPlays.Plan { course.plan }

    init(_ course: DecisionCourse, _ clerk: Member) {
        self.course = course
        self.clerk = clerk
    }

    private var office: Member { world.people(.office, in: course.county)[0] }
    private var head: Member { world.people(.head, in: course.county)[0] }
    private var needsRisk: Bool { plan.subject.mayHarm && !course.spare }

    func play(_ steps: Course<MajorDecision>) {
        review(steps)
        discuss(steps)
        publish(steps)
        after(steps)
    }

    private func review(_ steps: Course<MajorDecision>) {
        steps.pass(days: 1...2)
        let needed = world.workingDay(steps.number(10...14), after: steps.today)
        steps.take("submit-review", by: clerk, \.proceduresNote <- "公众参与等应当履行的程序均已履行，材料齐全", \.neededBy <- needed)
        let justice = world.organ(.justice)
        let examiner = world.person(.legality, in: justice, steps.dice)
        let signers = (world.people(.head, in: justice) + world.people(.legality, in: justice)).filter { $0.id != examiner.id }
        let isAmended = plan.number % 3 == 1
        steps.pass(days: 0...1).child(LegalityReview.self, "accept", by: examiner)
        steps.pass(days: 1...2).child(
            LegalityReview.self, "consult-adviser", by: examiner, \.adviser <- steps.pick(["县政府法律顾问", "司法局公职律师"]),
            \.adviserOpinion <- isAmended ? "建议修改与上位法不一致的条款" : "符合法定权限和程序")
        steps.pass(days: 3...6)
        let problem: ReviewDesk.Problem? = isAmended ? (.conformity, "个别条款与上位法表述不一致") : nil
        var opinion: Fields<LegalityReview> = [
            \.outcome <- isAmended ? .lawfulAfterAmendment : .lawful, \.opinion <- isAmended ? "按建议修改后合法" : "权限、程序和内容合法",
            \.findings <- ReviewDesk.findings([.powers, .procedure, .conformity], problem: problem),
        ]
        if isAmended { opinion.append(\.suggestions <- ["按上位法修改有关条款", "明确过渡期安排"]) }
        steps.child(LegalityReview.self, "opine", by: examiner, opinion)
        steps.pass(days: 0...1).child(LegalityReview.self, "conclude", by: steps.pick(signers))
        guard isAmended else { return }
        steps.pass(days: 1...2).take("answer-legality", by: clerk, \.legalityAnswer <- "已按审查意见修改两处")
    }

    private var papers: [MajorDecision.Paper] {
        let subject = plan.subject
        return [.draft, .legality, .publicOpinions] + (subject.isTechnical ? [.expertOpinions] : []) + (needsRisk ? [.riskReport] : [])
            + (subject.touchesOperators ? [.competition] : [])
    }

    private func meet(_ steps: Course<MajorDecision>, _ action: String, _ result: Meeting.Outcome, dissent: Bool) {
        steps.pass(days: 0...2).take("table", by: clerk, \.papers <- papers)
        let meeting = ExecutiveMeetings(world: world).next(onOrAfter: world.workingDay(1, after: steps.today))
        steps.move(to: meeting.day)
        let dissents = dissent ? ["\(Invented.name(steps.dice))（会议组成人员）：资金安排偏紧，建议缓行"] : []
        let record = Meeting(
            \.form <- plan.subject.nature == .plan && plan.number % 3 == 0 ? .plenary : .executive, \.name <- meeting.name, \.on <- meeting.day,
            \.present <- steps.number(7...10), \.headSpokeLast <- true, \.dissents <- dissents, \.noDissent <- !dissent, \.result <- result,
            \.note <- result == .passed ? "同意" : "按会议意见修改完善")
        steps.take(action, by: head, \.meetings <- [record])
    }

    private func discuss(_ steps: Course<MajorDecision>) {
        if plan.number % 8 == 6 { meet(steps, "postpone", .again, dissent: true) }
        meet(steps, "decide", plan.number % 4 == 2 ? .passedAfterAmendment : .passed, dissent: plan.number % 5 == 1)
    }

    private func publish(_ steps: Course<MajorDecision>) {
        steps.pass(days: 1...2).take("report-to-party", by: office)
        steps.pass(days: 2...5).take("record-consent", by: office, \.partyReply <- "县委常委会会议研究，原则同意")
        if plan.subject.needsCongress { steps.pass(days: 1...3).take("report-to-congress", by: office, \.congressReport <- "县人大常委会会议听取报告，审议同意") }
        steps.pass(days: 1...3).take(
            "publish", by: office, \.executors <- [plan.undertaker],
            \.channels <- [.gazette, .website, .newspaper],
            \.effectiveOn <- steps.today.advanced(by: 30), \.interpretation <- "在政府网站发布政策解读，召开新闻通气会")
    }

    /// Archived; then, as far as the year goes, executed, suspended, evaluated, ended.
    private func after(_ steps: Course<MajorDecision>) {
        steps.pass(days: 2...4)
        let year = world.year
        let last = Day.lastDay(of: year)
        guard steps.today <= last else { return }
        var parts = archived
        steps.take("archive", by: office, archiving(parts))
        let november = world.workingDay(onOrAfter: Day.first(ofMonth: 11, year: year))
        guard steps.today.advanced(by: 45) < november else { return }
        if plan.number % 10 == 3 {
            steps.pass(days: 12...16)
            let cause = MajorDecision.Suspension(\.ground <- .changedCircumstances, \.note <- "施工现场条件发生重大变化，继续实施有安全隐患")
            steps.take("suspend", by: head, \.suspensions <- [cause])
            steps.pass(days: 5...8).take("resume", by: head, \.resumeNote <- "隐患已经排除，恢复执行")
        }
        // The one that a later decision will change is left to that one.
        if plan.number % 6 == 2 { evaluate(steps, november, &parts) }
        steps.move(to: world.workingDay(onOrAfter: Day.first(ofMonth: 12, year: year).advanced(by: plan.number % 12)))
        let report = MajorDecision.ExecutionReport(\.on <- steps.today, \.content <- "各项措施按计划落实，群众反映良好")
        steps.take("report-execution", by: clerk, \.reporter <- plan.undertaker, \.executionReports <- [report])
        guard plan.number % 9 == 2 else { return }
        steps.pass(days: 1...2)
        parts.append(.execution)
        steps.take("archive", by: office, archiving(parts))
        steps.pass(minutes: 20...60).take("complete", by: office, \.completionNote <- "决策所定任务全部完成")
    }

    private func evaluate(_ steps: Course<MajorDecision>, _ november: Day, _ parts: inout [MajorDecision.DossierPart]) {
        steps.move(to: november).take(
            "start-evaluation", by: office, \.evaluationGround <- .necessary, \.evaluator <- "市社会科学研究机构", \.isThirdParty <- true)
        steps.pass(days: 8...12)
        let report = MajorDecision.Evaluation(
            \.heard <- [.publicAtLarge, .deputies, .grassroots], \.result <- .goesOn, \.report <- "实施效果达到预期，建议继续执行")
        steps.take("evaluate", by: office, \.evaluations <- [report])
        parts.append(.evaluation)
    }

    private func archiving(_ parts: [MajorDecision.DossierPart]) -> Fields<MajorDecision> {
        let index = parts.map { ArchivedPaper<MajorDecision.DossierPart>(\.paper <- $0, \.pages <- 6) }
        return [\.archive.retention <- .permanent, \.archive.index <- index]
    }

    private var archived: [MajorDecision.DossierPart] {
        let subject = plan.subject
        return [.proposal, .start, .draft, .consultation, .publicParticipation] + (subject.isTechnical ? [.expertOpinions] : [])
            + (needsRisk ? [.riskReport] : []) + (subject.touchesOperators ? [.competition] : []) + [
                .legality, .minutes, .partyRequest, .publication,
            ]
    }
}
