import Kernel

/// 受理告知、办理、答复.
extension Petition {
    @Clauses
    static func acceptanceClauses(_ law: PetitionLaw) -> [Clause<Self>] {
        accepting(
            Action("accept-own", "受理（直接提出的）", .registered, to: .accepted, by: .clerk, .petitions, .officer, basis: law.ownNotice)
                .awaited().writes(\.handler, \.competent) { matter, now in (matter.handler, matter.competent) = (now.organ, now.organ) }, law
        ) { _, now in now.organ }
        accepting(
            Action("accept", "受理（转送、交办的）", .forwarded, to: .accepted, by: .clerk, .petitions, .officer, basis: law.forwardedNotice)
                .atHandler().awaited(), law)
        declining(
            Action("decline", "不予受理（直接提出的）", .registered, to: .declined, by: .clerk, .petitions, basis: law.ownNotice), law)
        declining(
            Action("decline-forwarded", "不予受理（转送、交办的）", .forwarded, to: .declined, by: .clerk, .petitions, basis: law.forwardedNotice)
                .atHandler()
                .requires("lack-of-competence-objected", "不属于职权范围的，提出异议，交还转送、交办的机关", law.objection) { matter, _ in
                    matter.declineReason != .notCompetent
                }
                .requires(supervisionAnswered(law)), law)
        diverting(
            Action("divert", "导入法定途径（直接提出的）", .registered, to: .diverted, by: .clerk, .petitions, basis: law.legalChannel), law)
        diverting(
            Action("divert-forwarded", "导入法定途径（转送、交办的）", .forwarded, to: .diverted, by: .clerk, .petitions, basis: law.legalChannel)
                .atHandler().requires(supervisionAnswered(law)), law)
        Action("notice-missed", "逾期未告知", .registered, .forwarded, by: .system, basis: law.lateNotice)
            .requires("not-yet-notified", "尚未告知", law.lateNotice) { matter, _ in matter.noticedOn == nil }
            .stamps(\.noticeMissedOn)
    }

    private static func accepting(
        _ action: Action<Self>, _ law: PetitionLaw, at organ: @escaping @Sendable (Self, Moment) -> OrganCode? = { matter, _ in matter.handler }
    ) -> Action<Self> {
        action
            .needs(\.noticeWay).fills(\.route)
            .requires(all: law.isRevised ? [routeChosen, routeIsOwn] : [])
            .requires("petitioner-notified", "书面告知信访人；姓名、住址不清的除外", law.forwardedNotice) { matter, _ in
                matter.noticeWay != .unreachable || !matter.isReachable
            }
            .requires("no-open-objection", "没有尚未答复的异议", law.objection) { matter, _ in matter.openObjection == nil }
            .requires(all: handlerGates(law, of: organ)).guarded(law)
            .stamps(\.acceptedOn).stamps(\.noticedOn).issues("acceptance")
    }

    /// 申诉求决类 are told apart by the six ways before anybody handles them.
    private static let routeChosen: Gate<Self> = Gate("route-chosen", "区分六种情况办理", Law.petitions2022(31)) { matter, _ in matter.route != nil }
        .when("申诉求决类的") { matter, _ in matter.petitionClass == .appeal }
    private static let routeIsOwn: Gate<Self> = Gate("route-is-own", "应当通过诉讼、仲裁、党员申诉、行政程序处理的，导入相应程序", Law.petitions2022(31)) { matter, _ in
        !(matter.route?.leadsElsewhere ?? false)
    }
    .when("申诉求决类的") { matter, _ in matter.petitionClass == .appeal }

    private static func declining(_ action: Action<Self>, _ law: PetitionLaw) -> Action<Self> {
        action
            .needs(\.declineReason, \.declineNote, \.noticeWay)
            .requires("termination-ground-holds", "以复核终结为由的，同一事项已经复核，没有新的事实和理由", law.terminated) { matter, now in
                matter.declineReason != .terminated || (!matter.newFacts && matter.same(now).contains { $0.record.terminatedOn != nil })
            }
            .requires("under-way-ground-holds", "以正在办理为由的，同一事项确在办理", law.underWay) { matter, now in
                matter.declineReason != .underWay || matter.isUnderWay(now)
            }
            .requires("legal-channel-diverted", "属于其他法定途径的，导入相应程序，不得以不予受理了结", law.legalChannel) { matter, _ in
                !law.isRevised || matter.declineReason != .legalChannel
            }
            .requires("petitioner-notified", "书面告知信访人；姓名、住址不清的除外", law.ownNotice) { matter, _ in
                matter.noticeWay != .unreachable || !matter.isReachable
            }
            .requires(urgentReported(law)).guarded(law)
            .stamps(\.declinedOn).stamps(\.noticedOn).issues("declining")
    }

    private static func diverting(_ action: Action<Self>, _ law: PetitionLaw) -> Action<Self> {
        action
            .needs(\.divertedTo, \.noticeWay).fills(\.route)
            .requires("route-leads-elsewhere", "导入的是诉讼、仲裁、党员申诉或者行政程序；检举控告类转有关纪检监察机关或者有权机关", law.legalChannel) { matter, _ in
                matter.petitionClass == .accusation || (matter.route?.leadsElsewhere ?? false)
            }
            .requires("petitioner-notified", "告知信访人；姓名、住址不清的除外", law.ownNotice) { matter, _ in
                matter.noticeWay != .unreachable || !matter.isReachable
            }
            .requires("not-diverted-to-accused", "检举控告不得导入被检举、控告的机关", law.noDisclosure) { matter, now in
                guard matter.petitionClass == .accusation else { return true }
                let organ = matter.complainedOrgan.map { now.organs.name(of: $0) } ?? ""
                return !(matter.accusedOthers + [organ]).contains { !$0.isEmpty && matter.divertedTo.contains($0) }
            }
            .requires(urgentReported(law)).guarded(law)
            .stamps(\.divertedOn).stamps(\.noticedOn).issues("diversion")
    }

    /// Name and a way to reach the petitioner are known.
    var isReachable: Bool { !petitioner.name.isEmpty && !(petitioner.address.isEmpty && petitioner.phone.isEmpty) }

    // MARK: Handling

    @Clauses
    static func handlingClauses(_ law: PetitionLaw) -> [Clause<Self>] {
        Action("recuse", "决定回避", .registered, .forwarded, .accepted, by: .head, basis: law.recusal)
            .deciding(\.recusals, head: nil, basis: law.recusal)
        Action("hear", "听取陈述", .accepted, by: .clerk, .petitions, .officer, basis: law.hearingOfPetitioner).atHandler().guarded(law)
            .needs(\.heardNote).stamps(\.heardOn).occurs("听取之日", after: \.acceptedOn)
        // To be heard is the petitioner's right; whoever cannot be found, has died, or was asked and did not come keeps nobody waiting for ever.
        Action("note-unheard", "信访人没有陈述", .accepted, by: .clerk, .petitions, .officer, basis: law.hearingOfPetitioner)
            .atHandler().guarded(law).needs(\.unheardReason, \.unheardNote).fills(\.invitedOn)
            .requires("not-yet-heard", "尚未听取陈述", law.hearingOfPetitioner) { matter, _ in matter.heardOn == nil && matter.unheardOn == nil }
            .requires("petitioner-invited", "受理以后已经约请信访人陈述，约请之日早于登记之日", law.hearingOfPetitioner) { matter, now in
                guard matter.unheardReason == .absent else { return true }
                guard let invited = matter.invitedOn, let accepted = matter.acceptedOn else { return false }
                return accepted <= invited && invited < now.today
            }
            .requires("petitioner-unreachable", "信访人的姓名、住址、联系方式不清，无法联系", law.hearingOfPetitioner) { matter, _ in
                matter.unheardReason != .unreachable || !matter.isReachable
            }
            .stamps(\.unheardOn)
        Action("investigate", "调查核实", .accepted, by: .clerk, .petitions, .officer, basis: law.hearingOfPetitioner).atHandler().guarded(law)
            .needs(\.investigation).fills(\.isComplex).stamps(\.investigatedOn)
        Action(hearing.step("hold"), "举行听证", .accepted, by: .clerk, .petitions, .officer, basis: law.hearing).atHandler().guarded(law)
            .needs(hearing.heldOn, hearing.record)
            .requires("matter-is-complex", "属于重大、复杂、疑难的信访事项", law.hearing) { matter, _ in matter.isComplex }
            .requires("hearing-date-in-order", "听证日期不晚于登记当日，不早于受理", law.hearing) { matter, now in
                guard let held = matter.hearing.heldOn, let accepted = matter.acceptedOn else { return true }
                return accepted <= held && held <= now.today
            }
            .writes(\.hearings) { matter, _ in if let held = matter.hearing.heldOn { matter.hearings.append(held) } }
        Action("extend", "延期", .accepted, by: .head, basis: law.handling).atHandler()
            .needs(\.extensionDays, \.extensionReason).fills(\.extensionTold)
            .requires("handling-limit-applies", "适用六十日办理期限的事项", law.handling) { matter, _ in
                matter.hasHandlingLimit(law) && matter.reopenedOn == nil
            }
            .requires("extension-told", "告知信访人延期理由", law.handling) { matter, _ in matter.extensionTold }
            .requires("within-handling-limit", "在办理期限届满之前批准", law.handling) { matter, now in
                now.isWithin(limit: "handle", lasting: .days(60), of: matter.acceptedOn)
            }
            .extends("handle", ground: "情况复杂", says: "批准延长的日数，不超过30日") { matter, _ in .days(min(30, max(1, matter.extensionDays ?? 1))) }
            .stamps(\.extendedOn).issues("extension")
        Action("settle", "达成协议", .accepted, by: .clerk, .petitions, .officer, basis: law.mediation).atHandler().guarded(law)
            .needs(\.settlementKind, \.settlement).fills(\.settlementAgreed)
            .requires("class-is-appeal", "属于申诉求决类事项", law.mediation) { matter, _ in matter.petitionClass == .appeal }
            .requires("settlement-voluntary-and-lawful", "双方自愿，不违反政策法规强制性规定，在裁量权范围内", law.mediation) { matter, _ in matter.settlementAgreed }
            .stamps(\.settledOn)
    }

    func hasHandlingLimit(_ law: PetitionLaw) -> Bool { !law.isRevised || (petitionClass == .appeal && route == .petition) }

    @Clauses
    static func answeringClauses(_ law: PetitionLaw) -> [Clause<Self>] {
        Action("opine", "出具处理意见", .accepted, to: .answered, by: .clerk, .petitions, .officer, basis: law.opinion).atHandler().guarded(law)
            .awaited { $0.petitionClass == .appeal }
            .needs(\.opinion, \.facts, \.legalBasis, \.opinionText).fills(\.executor)
            .requires("class-is-appeal", "属于申诉求决类事项", law.opinion) { matter, _ in matter.petitionClass == .appeal }
            .requires("petitioner-heard", "已经听取信访人陈述事实和理由，或者登记了没有陈述的原因", law.hearingOfPetitioner) { matter, _ in
                matter.heardOn != nil || matter.unheardOn != nil
            }
            .requires("investigated", "已经调查核实", law.hearingOfPetitioner) { matter, _ in matter.investigatedOn != nil }
            .requires("executor-named", "予以支持的，明确督促执行的机关", law.execution) { matter, _ in matter.opinion != .support || matter.executor != nil }
            .servingAtOnce(answerService, by: law.serving(law.opinion), methods: serviceMethods, "收到书面答复的日期不早于作出，不晚于登记当日")
            .writes(all: answerWrites) { matter, now in matter.answer(now) }
            .issues("opinion")
        Action("reply", "答复", .accepted, to: .answered, by: .clerk, .petitions, .officer, basis: law.suggestions).atHandler().guarded(law)
            .awaited { $0.petitionClass != .appeal }
            .needs(\.opinionText).fills(\.suggestionResult)
            .requires("opinion-not-required", "属于建议意见、检举控告，或者申请履行职责的事项；其他申诉求决类事项出具处理意见书", law.opinion) { matter, _ in
                matter.petitionClass != .appeal || matter.route == .duty
            }
            .requires("adoption-stated", "建议意见说明是否采纳", law.suggestions) { matter, _ in
                matter.petitionClass != .suggestion || matter.suggestionResult != nil
            }
            .servingAtOnce(answerService, by: law.serving(law.opinion), methods: serviceMethods, "收到答复的日期不早于作出，不晚于登记当日")
            .writes(all: answerWrites) { matter, now in matter.answer(now) }
        // What was agreed stands in the agreement (第三十三条): no opinion is given on it, so none is reviewed.
        Action("conclude-settled", "以调解、和解协议办结", .accepted, to: .answered, by: .clerk, .petitions, .officer, basis: law.mediation)
            .atHandler().guarded(law)
            .requires("settlement-reached", "经调解、和解达成一致意见，已经制作协议书", law.mediation) { matter, _ in matter.settledOn != nil }
            .writes(all: answerWrites) { matter, now in matter.answer(now) }
        Action(answerService.step("serve"), "登记送达", .answered, by: .clerk, .petitions, .officer, basis: law.opinion).atHandler()
            .serving(
                answerService, by: law.serving(law.opinion), methods: serviceMethods, needing: .day, "送达不早于答复，不晚于登记当日"
            ) { $0.reansweredOn ?? $0.answeredOn }
        Action(
            "record-execution", "登记执行", .answered, .reviewing, .reviewed, .reexamining, .reexamined, by: .clerk, .petitions, .officer,
            basis: law.execution
        )
        .atHandler()
        .needs(\.execution)
        .requires("support-unexecuted", "支持信访请求的意见尚未执行", law.execution) { matter, _ in matter.opinion == .support && matter.executedOn == nil }
        .stamps(\.executedOn).occurs("执行之日", after: \.answeredOn)
    }

    /// What an answer, the first or a later one, changes.
    private static let answerWrites: [Path<Self>] = [\.answeredOn, \.answerLate, \.reansweredOn]

    /// The first answer concludes the petition; one given after the organ was told to handle it again does not conclude it a second time.
    private mutating func answer(_ now: Moment) {
        if answeredOn == nil {
            answeredOn = now.today
            answerLate = hasHandlingLimit(law) && !now.isWithin(limit: "handle", lasting: .days(60), of: acceptedOn)
        } else {
            reansweredOn = now.today
        }
    }
}
