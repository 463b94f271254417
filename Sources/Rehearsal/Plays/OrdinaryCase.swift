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

        init(isRevised: Bool, _ dice: Dice) {
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
    let pair: [Member]
    let pace: Pace
    let decided: Day
    let ending: Ending
    let offence: Offence
    /// The judgment that orders it, where it is decided anew.
    let order: RemakingOrder?

    /// Whether a case opened that day follows the Law as revised in 2021.
    static func isRevised(on day: Day) -> Bool { day >= Day.first(ofMonth: 7, year: 2021).advanced(by: 14) }
    private var isRevised: Bool { Self.isRevised(on: decided) }

    private var lead: Member { pair[0] }
    private var discretion: Fields<PenaltyCase> { offence.violation.discretion(organ, fine: offence.fine, world) }
    private var certificates: [Ref<EnforcementCertificate>] { pair.compactMap { world.certificate(of: $0.id) } }

    func write(_ course: Course<PenaltyCase>) {
        let head = world.person(.head, in: organ, course.dice)
        course.open(
            "register-clue", at: organ, by: lead,
            party + [
                \.source <- course.pick([.inspection, .inspection, .complaint, .transfer, .assignment]),
                \.clue <- "发现\(offence.violation.conduct)的线索", \.discoveredOn <- course.opens.day,
                \.actEndedOn <- course.opens.day.advanced(by: -course.number(0...40)), \.cause <- offence.violation.conduct,
            ])
        if order != nil { course.mark(.remade) }
        course.pass(days: pace.filing...pace.filing)
        if ending == .notFiled {
            course.take("not-file", by: head, \.notFiledReason <- "经初步核查，没有违法事实")
            return
        }
        course.take(
            "file", by: head, \.cause <- offence.violation.conduct, \.officers.certificates <- certificates,
            \.powerItem <- world.find(offence.violation.power(of: organ)))
        investigate(course)
        if ending == .transferred { return transfer(course, head) }
        course.pass(days: pace.report...pace.report)
        if ending == .open && course.chance(500) { return }
        report(course)
        switch ending {
        case .spared:
            course.move(to: decided).take(
                "spare", by: head, \.spareGround <- .slight, \.decisionReason <- "违法行为轻微并及时纠正，没有造成危害后果", \.education <- "已当面教育")
            finishSpared(course, head)
        case .dismissed:
            course.move(to: decided).take("dismiss", by: head, \.decisionReason <- "现有证据不能证明违法事实")
            finishSpared(course, head)
        case .open: break
        default:
            // Before the revision every penalty was verified; since then the cases that the Law names.
            if !isRevised {
                verify(course, after: pace.submission, within: pace.verification)
            } else if let ground = verificationGround(course.dice) {
                verify(course, after: pace.submission, within: pace.verification, ground: ground)
            }
            penalise(course, head)
        }
    }

    /// The party; in a case that is decided anew the one of the first, with what was ordered.
    private var party: Fields<PenaltyCase> {
        guard let order, let first = world.find(order.penalty.key) else { return offence.party }
        return order.penalty.offence.party + [\.remakes <- first, \.remakeOrderedOn <- order.served, \.remakeDays <- order.days]
    }

    private func investigate(_ course: Course<PenaltyCase>) {
        for (kind, summary) in [
            (course.pick([Evidence.Sort.inspection, .audiovisual, .documentary]), "现场检查笔录及照片"), (.statement, "当事人询问笔录"),
        ] {
            course.pass(days: pace.evidence...pace.evidence).take(
                "record-evidence", by: lead, \.evidence <- [Evidence(\.kind <- kind, \.summary <- summary)])
        }
    }

    private func report(_ course: Course<PenaltyCase>) {
        let proposal: PenaltyCase.Decision = ending == .spared ? .spare : ending == .dismissed ? .notEstablished : .penalise
        var input: Fields<PenaltyCase> = [
            \.facts <- "当事人\(offence.violation.conduct)，有现场笔录、询问笔录等证据证明", \.legalBasis <- offence.violation.basis, \.proposal <- proposal,
        ]
        if proposal == .penalise {
            input.append(\.proposedPenalties <- offence.penalties)
            input += discretion
            input.drop(\.departureApproval)
            if offence.fine >= 30_000 || course.chance(30) { input.append(\.complicated <- true) }
        }
        if proposal == .spare { input.append(\.spareGround <- .slight) }
        course.take("report", by: lead, input)
    }

    /// 法制审核: on the organ's own legal unit's desk; now and then it asks for a correction.
    private func verify(
        _ course: Course<PenaltyCase>, after wait: Int, within days: Int, ground: PenaltyCase.VerificationGround? = nil, mayCorrect: Bool = true
    ) {
        course.pass(days: wait...wait).take("submit-verification", by: lead, ground.map { [\.verificationGrounds <- [$0]] } ?? [])
        course.pass(days: days...days)
        let reviewer = world.person(.reviewer, in: organ, course.dice)
        let corrects = mayCorrect && course.chance(55)
        var input: Fields<LegalVerification> = [
            \.opinion <- corrects ? .correct : .agree, \.opinionText <- corrects ? "文书引用条款不完整，请补正" : "事实清楚，证据充分，适用法律正确，程序合法，同意拟作处罚",
        ]
        input.append(\.reviewerSince <- Day.first(ofMonth: course.number(1...9), year: 2016))
        if corrects { input.append(\.faults <- [.papers]) }
        course.child(LegalVerification.self, "conclude", by: reviewer, input)
        guard corrects else { return }
        course.pass(minutes: 30...180).take("answer-verification", by: lead, \.verificationReply <- "已补正引用条款")
    }

    private func verificationGround(_ dice: Dice) -> PenaltyCase.VerificationGround? {
        if offence.fine >= 30_000 { return .complex }
        if offence.isLarge { return dice.pick([.publicInterest, .complex, .statutory]) }
        return dice.chance(80) ? .statutory : nil
    }

    private func penalise(_ course: Course<PenaltyCase>, _ head: Member) {
        course.pass(days: pace.notice...pace.notice).take("notify", by: lead)
        // Handed over as it is made, so that the party's days run from then.
        course.take("notice-serve", by: lead, served(\.noticeService, .direct))
        // A hearing takes some three weeks; a case that is to be decided within the year must have them.
        let hasTime = Day.lastDay(of: world.year) - decided > (isRevised ? 45 : 35)
        let asksHearing = offence.isLarge && course.chance(90) && hasTime
        if asksHearing {
            hold(course)
            verify(course, after: 1, within: 2, ground: isRevised ? .heardRights : nil, mayCorrect: false)
        } else if course.chance(110) {
            course.pass(days: 1...2).take("record-defence", by: lead, \.defence <- "当事人请求从轻处罚")
            course.pass(days: 0...1).take("review-defence", by: lead, \.defenceReview <- "已在裁量幅度内考虑，维持拟处罚意见")
        }
        course.move(to: decided)
        if offence.fine >= 30_000 || course.gave(\.complicated, in: "report") {
            let members = world.people(.head, in: organ).map(\.name)
            let meeting = [Meeting(\.members <- members, \.noDissent <- true, \.note <- "集体讨论，一致同意拟处罚意见")]
            course.take("discuss", by: head, \.meetings <- meeting)
            course.pass(minutes: 30...120)
        }
        let approval = discretion.filter { $0.path == \.departureApproval }
        course.take("penalise", by: head, [\.penalties <- offence.penalties, \.decisionReason <- "违法事实清楚，按裁量基准处罚"] + approval)
        serve(course, head)
    }

    /// The hearing: asked for within three days, notified seven days ahead, presided over by somebody who did not investigate.
    private func hold(_ course: Course<PenaltyCase>) {
        // Asked for on one of the three days, which may be a holiday; entered on the next working day.
        let asked = course.today.advanced(by: course.number(0...1))
        course.pass(days: 1...1).take("hearing-request", by: lead, \.hearing.requestedOn <- asked)
        course.pass(days: 1...1)
        let presider = world.person(.hearing, in: organ, course.dice)
        // Told seven days ahead, which are working days since the revision.
        let held =
            isRevised
            ? world.workingDay(course.number(8...11), after: course.today)
            : world.workingDay(onOrAfter: course.today.advanced(by: course.number(8...12)))
        course.take("hearing-notify", by: presider, \.hearing.on <- held, \.hearing.place <- "\(world.organs.name(of: organ))会议室")
        course.move(to: held).take(
            "hearing-hold", by: presider, \.hearing.record <- "双方陈述、质证，当事人请求从轻", \.hearingFinding <- .upheld, \.hearing.signed <- true)
    }

    private func serve(_ course: Course<PenaltyCase>, _ head: Member) {
        course.pass(days: 0...4).take(
            "decision-serve", by: lead, served(\.decisionService, course.pick([.direct, .direct, .direct, .left, .mailed])))
        let clerk = world.person(.clerk, in: organ, course.dice)
        course.pass(days: 0...2).take("publicity-publish", by: clerk, \.publicSummary <- "\(offence.violation.conduct)，依\(offence.violation.basis)处罚")
        if offence.owed > .zero { course.pass(days: 0...8).take("pay", by: clerk, \.payments <- offence.payment(Invented.receipt(course.dice))) }
        if offence.hasOther { course.pass(days: 0...3).take("record-execution", by: lead, \.execution <- "已按决定执行") }
        course.pass(days: 0...6).take("close", by: head)
        course.pass(days: 1...20).take("archive", by: clerk, filed(\.archive, "\(course.today.year)-\(course.number(1...9_999))", papers(of: course)))
    }

    /// What is in the file, by the steps that were taken.
    private func papers(of course: Course<PenaltyCase>) -> [FilePaper] {
        let taken = Set(course.steps.map(\.action))
        var papers: [FilePaper] = [.opening, .decision, .evidence]
        if taken.contains("hearing-hold") { papers.append(.hearing) }
        if !taken.isDisjoint(with: ["pay", "record-execution"]) { papers.append(.performance) }
        papers.append(.report)
        if !taken.isDisjoint(with: ["submit-verification", "discuss"]) { papers.append(.review) }
        return papers + [.closing]
    }

    private func finishSpared(_ course: Course<PenaltyCase>, _ head: Member) {
        course.pass(days: 0...3).take("decision-serve", by: lead, served(\.decisionService, .direct))
        course.pass(days: 0...3).take("close", by: head)
    }

    /// 行刑衔接: reported, approved in three days, with the police within twenty-four hours, filed by them.
    private func transfer(_ course: Course<PenaltyCase>, _ head: Member) {
        course.take("report-crime", by: lead, \.crimeReport <- "违法数额达到追诉标准，建议移送")
        course.pass(minutes: 60...240).take("decide-transfer", by: head, \.transferAnswer <- .approved, \.transferApprover <- .principal)
        course.pass(minutes: 60...240).take("transfer-crime", by: lead, \.transferPapers <- [.letter, .report, .inventory])
        course.pass(days: 0...1).take("record-receipt", by: lead, \.policeReceipt <- "已签收")
        course.pass(days: 1...2).take("record-answer", by: lead, \.policeAnswer <- .filed)
        course.pass(days: 1...2).take("hand-over-exhibits", by: lead)
        course.pass(minutes: 60...240).take("conclude-transfer", by: head)
    }
}

extension RemakingOrder {
    /// Whether a case that begins on a day answers it: the same conduct, by the same sort of party, decided in time.
    func isAnswered(by offence: Offence, from clue: Day, decided: Day) -> Bool {
        penalty.offence.violation.line == offence.violation.line && penalty.isOrganisation == offence.isOrganisation && clue > effective
            && decided <= served.advanced(by: days)
    }
}
