import Affairs
import Kernel

/// One case by the ordinary procedure, from the clue to its end.
struct OrdinaryCase {
    enum Ending { case penalised, spared, dismissed, notFiled, transferred, open }

    /// Working days between the steps, drawn before the case opens so that it is decided on its day.
    struct Pace {
        let filing: Int
        let evidence: Int
        let report: Int
        let submission: Int
        let verification: Int
        let notice: Int
        let decision: Int
        var total: Int { filing + evidence * 2 + report + submission + verification + notice + decision }

        init(isRevised: Bool, _ dice: inout Dice) {
            filing = dice.number(0...5)
            evidence = dice.number(1...9)
            report = dice.number(1...12)
            submission = dice.number(0...2)
            verification = dice.number(1...6)
            notice = dice.number(0...3)
            // The party has three days to answer, since the revision five working days.
            decision = isRevised ? dice.number(6...11) : dice.number(4...9)
        }
    }

    let world: World
    let organ: OrganCode
    let pair: [Scenario.Member]
    let pace: Pace
    let decided: Day
    let ending: Ending
    let offence: Offence

    /// Whether a case opened that day follows the Law as revised in 2021.
    static func isRevised(on day: Day) -> Bool { day >= Day.first(ofMonth: 7, year: 2021).advanced(by: 14) }
    private var isRevised: Bool { Self.isRevised(on: decided) }

    private var lead: Scenario.Member { pair[0] }
    private var discretion: [String: String] { offence.violation.discretion(organ, fine: offence.fine, world) }
    private var certificates: String { pair.compactMap { world.certificate(of: $0.id) }.map(String.init).joined(separator: ",") }

    func steps(_ opens: Instant, _ dice: inout Dice) -> [Step] {
        var course = Course(world, opening: opens)
        let head = world.person(.head, in: organ, &dice)
        course.open(
            "penalty", at: organ, "register-clue", by: lead,
            offence.party.merging([
                "source": dice.pick(["inspection", "inspection", "complaint", "transfer", "assignment"]), "clue": "发现\(offence.violation.conduct)的线索",
                "discoveredOn": opens.day.iso, "actEndedOn": opens.day.advanced(by: -dice.number(0...40)).iso, "cause": offence.violation.conduct,
            ]) { $1 })
        course.pass(workingDays: pace.filing...pace.filing, &dice)
        if ending == .notFiled {
            course.take("not-file", by: head, ["notFiledReason": "经初步核查，没有违法事实"])
            return course.steps
        }
        course.take(
            "file", by: head,
            [
                "cause": offence.violation.conduct, "officers.certificates": certificates,
                "powerItem": String(world.matters[offence.violation.powerKey(of: organ)] ?? 0),
            ])
        investigate(&course, &dice)
        if ending == .transferred { return transfer(&course, head, &dice) }
        course.pass(workingDays: pace.report...pace.report, &dice)
        if ending == .open && dice.chance(500) { return course.steps }
        report(&course, &dice)
        switch ending {
        case .spared:
            course.move(to: decided, &dice)
            course.take("spare", by: head, ["spareGround": "slight", "decisionReason": "违法行为轻微并及时纠正，没有造成危害后果", "education": "已当面教育"])
            finishSpared(&course, head, &dice)
        case .dismissed:
            course.move(to: decided, &dice)
            course.take("dismiss", by: head, ["decisionReason": "现有证据不能证明违法事实"])
            finishSpared(&course, head, &dice)
        case .open: break
        default:
            // Before the revision every penalty was verified; since then the cases that the Law names.
            if !isRevised {
                verify(&course, after: pace.submission, within: pace.verification, &dice)
            } else if let ground = verificationGround(&dice) {
                verify(&course, after: pace.submission, within: pace.verification, ground: ground, &dice)
            }
            penalise(&course, head, &dice)
        }
        return course.steps
    }

    private func investigate(_ course: inout Course, _ dice: inout Dice) {
        for (kind, summary) in [(dice.pick(["inspection", "audiovisual", "documentary"]), "现场检查笔录及照片"), ("statement", "当事人询问笔录")] {
            course.pass(workingDays: pace.evidence...pace.evidence, &dice)
            course.take("record-evidence", by: lead, ["evidence": JSON.item(["kind": .text(kind), "summary": .text(summary)])])
        }
    }

    private func report(_ course: inout Course, _ dice: inout Dice) {
        let proposal = ending == .spared ? "spare" : ending == .dismissed ? "notEstablished" : "penalise"
        var input = [
            "facts": "当事人\(offence.violation.conduct)，有现场笔录、询问笔录等证据证明", "legalBasis": offence.violation.basis, "proposal": proposal,
        ]
        if proposal == "penalise" {
            input["proposedPenalties"] = offence.penalties.encoded
            input.merge(discretion) { $1 }
            input["departureApproval"] = nil
            if offence.fine >= 30_000 || dice.chance(30) { input["complicated"] = "是" }
        }
        if proposal == "spare" { input["spareGround"] = "slight" }
        course.take("report", by: lead, input)
    }

    /// 法制审核: on the organ's own legal unit's desk; now and then it asks for a correction.
    private func verify(
        _ course: inout Course, after wait: Int, within days: Int, ground: String? = nil, mayCorrect: Bool = true, _ dice: inout Dice
    ) {
        course.pass(workingDays: wait...wait, &dice)
        course.take("submit-verification", by: lead, ground.map { ["verificationGrounds": $0] } ?? [:])
        course.pass(workingDays: days...days, &dice)
        let reviewer = world.person(.reviewer, in: organ, &dice)
        let corrects = mayCorrect && dice.chance(55)
        var input = ["opinion": corrects ? "correct" : "agree", "opinionText": corrects ? "文书引用条款不完整，请补正" : "事实清楚，证据充分，适用法律正确，程序合法，同意拟作处罚"]
        input["reviewerSince"] = "2016-0\(dice.number(1...9))-01"
        if corrects { input["faults"] = "papers" }
        course.child("legal-verification", "conclude", by: reviewer, input)
        guard corrects else { return }
        course.pass(minutes: 30...180, &dice)
        course.take("answer-verification", by: lead, ["verificationReply": "已补正引用条款"])
    }

    private func verificationGround(_ dice: inout Dice) -> String? {
        if offence.fine >= 30_000 { return "complex" }
        if offence.isLarge { return dice.pick(["publicInterest", "complex", "statutory"]) }
        return dice.chance(80) ? "statutory" : nil
    }

    private func penalise(_ course: inout Course, _ head: Scenario.Member, _ dice: inout Dice) {
        course.pass(workingDays: pace.notice...pace.notice, &dice)
        course.take("notify", by: lead)
        // A hearing takes some three weeks; a case that is to be decided within the year must have them.
        let hasTime = Day.lastDay(of: world.scenario.year) - decided > (isRevised ? 45 : 35)
        let asksHearing = offence.isLarge && dice.chance(90) && hasTime
        if asksHearing {
            hold(&course, &dice)
            verify(&course, after: 1, within: 2, ground: isRevised ? "heardRights" : nil, mayCorrect: false, &dice)
        } else if dice.chance(110) {
            course.pass(workingDays: 1...2, &dice)
            course.take("record-defence", by: lead, ["defence": "当事人请求从轻处罚"])
            course.pass(workingDays: 0...1, &dice)
            course.take("review-defence", by: lead, ["defenceReview": "已在裁量幅度内考虑，维持拟处罚意见"])
        }
        course.move(to: decided, &dice)
        if offence.fine >= 30_000 || course.steps.contains(where: { $0.action == "report" && $0.input["complicated"] != nil }) {
            let members = world.people(.head, in: organ).map { JSON.text($0.id.description) }
            let meeting = JSON.item(["members": .array(members), "noDissent": .flag(true), "note": .text("集体讨论，一致同意拟处罚意见")])
            course.take("discuss", by: head, ["meetings": meeting])
            course.pass(minutes: 30...120, &dice)
        }
        var decision = ["penalties": offence.penalties.encoded, "decisionReason": "违法事实清楚，按裁量基准处罚"]
        decision["departureApproval"] = discretion["departureApproval"]
        course.take("penalise", by: head, decision)
        serve(&course, head, &dice)
    }

    /// The hearing: asked for within three days, notified seven days ahead, presided over by somebody who did not investigate.
    private func hold(_ course: inout Course, _ dice: inout Dice) {
        // Asked for on one of the three days, which may be a holiday; entered on the next working day.
        let asked = course.today.advanced(by: dice.number(0...1))
        course.pass(workingDays: 1...1, &dice)
        course.take("hearing-request", by: lead, ["hearing.requestedOn": asked.iso])
        course.pass(workingDays: 1...1, &dice)
        let presider = world.person(.hearing, in: organ, &dice)
        // Told seven days ahead, which are working days since the revision.
        let held =
            isRevised
            ? world.workingDay(dice.number(8...11), after: course.today)
            : world.workingDay(onOrAfter: course.today.advanced(by: dice.number(8...12)))
        course.take("hearing-notify", by: presider, ["hearing.on": held.iso, "hearing.place": "\(world.organs.name(of: organ))会议室"])
        course.move(to: held, &dice)
        course.take(
            "hearing-hold", by: presider, ["hearing.record": "双方陈述、质证，当事人请求从轻", "hearingFinding": "upheld", "hearing.signed": "是"])
    }

    private func serve(_ course: inout Course, _ head: Scenario.Member, _ dice: inout Dice) {
        course.pass(workingDays: 0...4, &dice)
        course.take("decision-serve", by: lead, ServedPaper.input("decision", dice.pick(["direct", "direct", "direct", "left", "mailed"])))
        let clerk = world.person(.clerk, in: organ, &dice)
        course.pass(workingDays: 0...2, &dice)
        course.take("publicity-publish", by: clerk, ["publicSummary": "\(offence.violation.conduct)，依\(offence.violation.basis)处罚"])
        if offence.owed > 0 {
            course.pass(workingDays: 0...8, &dice)
            course.take("pay", by: clerk, ["payments": offence.payment(Invented.receipt(&dice))])
        }
        if offence.hasOther {
            course.pass(workingDays: 0...3, &dice)
            course.take("record-execution", by: lead, ["execution": "已按决定执行"])
        }
        course.pass(workingDays: 0...6, &dice)
        course.take("close", by: head)
        course.pass(workingDays: 1...20, &dice)
        course.take("archive", by: clerk, FiledCase.input("\(course.today.year)-\(dice.number(1...9_999))", papers(of: course)))
    }

    /// What is in the file, by the steps that were taken.
    private func papers(of course: Course) -> [String] {
        let taken = Set(course.steps.map(\.action))
        var papers = ["opening", "decision", "evidence"]
        if taken.contains("hearing-hold") { papers.append("hearing") }
        if !taken.isDisjoint(with: ["pay", "record-execution"]) { papers.append("performance") }
        papers.append("report")
        if !taken.isDisjoint(with: ["submit-verification", "discuss"]) { papers.append("review") }
        return papers + ["closing"]
    }

    private func finishSpared(_ course: inout Course, _ head: Scenario.Member, _ dice: inout Dice) {
        course.pass(workingDays: 0...3, &dice)
        course.take("decision-serve", by: lead, ServedPaper.input("decision", "direct"))
        course.pass(workingDays: 0...3, &dice)
        course.take("close", by: head)
    }

    /// 行刑衔接: reported, approved in three days, with the police within twenty-four hours, filed by them.
    private func transfer(_ course: inout Course, _ head: Scenario.Member, _ dice: inout Dice) -> [Step] {
        course.take("report-crime", by: lead, ["crimeReport": "违法数额达到追诉标准，建议移送"])
        course.pass(minutes: 60...240, &dice)
        course.take("decide-transfer", by: head, ["transferAnswer": "approved"])
        course.pass(minutes: 60...240, &dice)
        course.take("transfer-crime", by: lead, ["transferPapers": "letter,report,inventory"])
        course.pass(workingDays: 0...1, &dice)
        course.take("record-receipt", by: lead, ["policeReceipt": "已签收"])
        course.pass(workingDays: 1...2, &dice)
        course.take("record-answer", by: lead, ["policeAnswer": "filed"])
        course.pass(workingDays: 1...2, &dice)
        course.take("hand-over-exhibits", by: lead)
        course.pass(minutes: 60...240, &dice)
        course.take("conclude-transfer", by: head)
        return course.steps
    }
}
