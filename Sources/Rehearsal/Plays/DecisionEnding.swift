import Affairs
import Kernel

/// From the legality review to publication, and what is done until the end of the year.
struct DecisionEnding {
    private static let kind: String = "legality-review"

    let course: DecisionCourse
    let clerk: Scenario.Member
    private var world: World { course.world }
    private var plan: DecisionPlays.Plan { course.plan }

    init(_ course: DecisionCourse, _ clerk: Scenario.Member) {
        self.course = course
        self.clerk = clerk
    }

    private var office: Scenario.Member { world.people(.office, in: course.county)[0] }
    private var head: Scenario.Member { world.people(.head, in: course.county)[0] }
    private var needsRisk: Bool { plan.subject.mayHarm && !course.spare }

    func play(_ steps: inout Course, _ dice: inout Dice) {
        review(&steps, &dice)
        discuss(&steps, &dice)
        publish(&steps, &dice)
        after(&steps, &dice)
    }

    private func review(_ steps: inout Course, _ dice: inout Dice) {
        steps.pass(workingDays: 1...2, &dice)
        let needed = world.workingDay(dice.number(10...14), after: steps.today)
        steps.take("submit-review", by: clerk, ["proceduresNote": "公众参与等应当履行的程序均已履行，材料齐全", "neededBy": needed.iso])
        let justice = world.organ(.justice)
        let examiner = world.person(.legality, in: justice, &dice)
        let signers = (world.people(.head, in: justice) + world.people(.legality, in: justice)).filter { $0.id != examiner.id }
        let isAmended = plan.number % 3 == 1
        steps.pass(workingDays: 0...1, &dice)
        steps.child(Self.kind, "accept", by: examiner)
        steps.pass(workingDays: 1...2, &dice)
        steps.child(
            Self.kind, "consult-adviser", by: examiner,
            ["adviser": dice.pick(["县政府法律顾问", "司法局公职律师"]), "adviserOpinion": isAmended ? "建议修改与上位法不一致的条款" : "符合法定权限和程序"])
        steps.pass(workingDays: 3...6, &dice)
        let problem = isAmended ? ("conformity", "个别条款与上位法表述不一致") : nil
        var opinion = [
            "outcome": isAmended ? "lawfulAfterAmendment" : "lawful", "opinion": isAmended ? "按建议修改后合法" : "权限、程序和内容合法",
            "findings": ReviewDesk.findings(["powers", "procedure", "conformity"], problem: problem),
        ]
        if isAmended { opinion["suggestions"] = JSON.array([.text("按上位法修改有关条款"), .text("明确过渡期安排")]).encoded }
        steps.child(Self.kind, "opine", by: examiner, opinion)
        steps.pass(workingDays: 0...1, &dice)
        steps.child(Self.kind, "conclude", by: dice.pick(signers))
        guard isAmended else { return }
        steps.pass(workingDays: 1...2, &dice)
        steps.take("answer-legality", by: clerk, ["legalityAnswer": "已按审查意见修改两处"])
    }

    private var papers: String {
        let subject = plan.subject
        let all: [(String, Bool)] = [
            ("draft", true), ("legality", true), ("publicOpinions", true), ("expertOpinions", subject.isTechnical), ("riskReport", needsRisk),
            ("competition", subject.touchesOperators),
        ]
        return all.filter(\.1).map(\.0).joined(separator: ",")
    }

    private func meet(_ steps: inout Course, _ action: String, _ result: String, dissent: Bool, _ dice: inout Dice) {
        steps.pass(workingDays: 0...2, &dice)
        steps.take("table", by: clerk, ["papers": papers])
        let meeting = ExecutiveMeetings(world: world).next(onOrAfter: world.workingDay(1, after: steps.today))
        steps.move(to: meeting.day, &dice)
        let dissents: [JSON] = dissent ? [.text("\(Invented.name(&dice))（会议组成人员）：资金安排偏紧，建议缓行")] : []
        let record: JSON = .record([
            "form": .text(plan.subject.nature == "plan" && plan.number % 3 == 0 ? "plenary" : "executive"), "name": .text(meeting.name),
            "on": .text(meeting.day.iso), "present": .integer(dice.number(7...10)), "headSpokeLast": .flag(true), "dissents": .array(dissents),
            "noDissent": .flag(!dissent), "result": .text(result), "note": .text(result == "passed" ? "同意" : "按会议意见修改完善"),
        ])
        steps.take(action, by: office, ["meetings": JSON.array([record]).encoded])
    }

    private func discuss(_ steps: inout Course, _ dice: inout Dice) {
        if plan.number % 8 == 6 { meet(&steps, "postpone", "again", dissent: true, &dice) }
        meet(&steps, "decide", plan.number % 4 == 2 ? "passedAfterAmendment" : "passed", dissent: plan.number % 5 == 1, &dice)
    }

    private func publish(_ steps: inout Course, _ dice: inout Dice) {
        steps.pass(workingDays: 1...2, &dice)
        steps.take("report-to-party", by: office)
        steps.pass(workingDays: 2...5, &dice)
        steps.take("record-consent", by: office, ["partyReply": "县委常委会会议研究，原则同意"])
        if plan.subject.needsCongress {
            steps.pass(workingDays: 1...3, &dice)
            steps.take("report-to-congress", by: office, ["congressReport": "县人大常委会会议听取报告，审议同意"])
        }
        steps.pass(workingDays: 1...3, &dice)
        steps.take(
            "publish", by: office,
            [
                "executors": plan.undertaker.description, "channels": plan.number % 2 == 0 ? "gazette,website" : "gazette,website,newspaper",
                "effectiveOn": steps.today.advanced(by: 30).iso, "interpretation": "在政府网站发布政策解读，召开新闻通气会",
            ])
    }

    /// Archived; then, as far as the year goes, executed, suspended, evaluated, ended.
    private func after(_ steps: inout Course, _ dice: inout Dice) {
        steps.pass(workingDays: 2...4, &dice)
        let year = world.scenario.year
        let last = Day.lastDay(of: year)
        guard steps.today <= last else { return }
        var parts = archived
        steps.take("archive", by: office, archiving(parts))
        let november = world.workingDay(onOrAfter: Day.first(ofMonth: 11, year: year))
        guard steps.today.advanced(by: 45) < november else { return }
        if plan.number % 10 == 3 {
            steps.pass(workingDays: 12...16, &dice)
            let cause: JSON = .record(["ground": .text("changedCircumstances"), "note": .text("施工现场条件发生重大变化，继续实施有安全隐患")])
            steps.take("suspend", by: head, ["suspensions": JSON.array([cause]).encoded])
            steps.pass(workingDays: 5...8, &dice)
            steps.take("resume", by: head, ["resumeNote": "隐患已经排除，恢复执行"])
        }
        // The one that a later decision will change is left to that one.
        if plan.number % 6 == 2 { evaluate(&steps, november, &parts, &dice) }
        steps.move(to: world.workingDay(onOrAfter: Day.first(ofMonth: 12, year: year).advanced(by: plan.number % 12)), &dice)
        let report: JSON = .record(["on": .text(steps.today.iso), "content": .text("各项措施按计划落实，群众反映良好")])
        steps.take(
            "report-execution", by: clerk, ["reporter": plan.undertaker.description, "executionReports": JSON.array([report]).encoded])
        guard plan.number % 9 == 2 else { return }
        steps.pass(workingDays: 1...2, &dice)
        parts.append("execution")
        steps.take("archive", by: office, archiving(parts))
        steps.pass(minutes: 20...60, &dice)
        steps.take("complete", by: office, ["completionNote": "决策所定任务全部完成"])
    }

    private func evaluate(_ steps: inout Course, _ november: Day, _ parts: inout [String], _ dice: inout Dice) {
        steps.move(to: november, &dice)
        steps.take("start-evaluation", by: office, ["evaluationGround": "necessary", "evaluator": "市社会科学研究机构", "isThirdParty": "是"])
        steps.pass(workingDays: 8...12, &dice)
        let report: JSON = .record([
            "heard": .array([.text("publicAtLarge"), .text("deputies"), .text("grassroots")]), "result": .text("goesOn"),
            "report": .text("实施效果达到预期，建议继续执行"),
        ])
        steps.take("evaluate", by: office, ["evaluations": JSON.array([report]).encoded])
        parts.append("evaluation")
    }

    private func archiving(_ parts: [String]) -> [String: String] {
        let index = parts.map { JSON.record(["paper": .text($0), "pages": .integer(6)]) }
        return ["archive.retention": "permanent", "archive.index": JSON.array(index).encoded]
    }

    private var archived: [String] {
        let subject = plan.subject
        let all: [(String, Bool)] = [
            ("proposal", true), ("start", true), ("draft", true), ("consultation", true), ("publicParticipation", true),
            ("expertOpinions", subject.isTechnical), ("riskReport", needsRisk), ("competition", subject.touchesOperators), ("legality", true),
            ("minutes", true), ("partyRequest", true), ("publication", true),
        ]
        return all.filter(\.1).map(\.0)
    }
}
