package import Kernel
import Proof

extension Petition {
    /// In writing by law; the Regulation of 2005 gave thirty days for it.
    static let adviceAnswerDays: Setting<Int> = Setting(
        "petition.advice.days", "反馈督办建议的日数", default: 30, lawful: .within(1...90), source: "信访条例第三十六条第二款为三十日；信访工作条例第四十条未定日数，县可自定")

    /// Nothing says what becomes of petitions that were accepted under the Regulation of 2005.
    static let acceptedPass: Setting<Bool> = Setting(
        "petition.accepted.pass", "2022年5月1日以前已经受理的，此后适用信访工作条例的程序", default: true, lawful: .any, isWeighty: true,
        source: "信访工作条例没有过渡规定，信访条例同日废止，依程序从新；仍按信访条例办结的设为否，须在事项转入以前设定")

    package static var settings: [any SettingDeclaration] { [adviceAnswerDays, acceptedPass] }

    @Clauses
    package static func procedure(_ edition: Edition) -> [Clause<Self>] {
        let law = PetitionLaw.of(edition)
        registrationClauses(law)
        forwardingClauses(law)
        objectionClauses(law)
        acceptanceClauses(law)
        handlingClauses(law)
        answeringClauses(law)
        reviewClauses(law)
        reexaminationClauses(law)
        leadershipClauses(law)
        supervisionClauses(law)
        closingClauses(law)
        // The petition itself may be the accusation: whoever it names neither sends it on nor learns what came of it.
        DutyClues.clauses(in: dutyClues, recordedBy: [.head, .clerk, .petitions])
            .refining(dutyClues.step("refer")) { $0.guarded(law) }
            .refining(dutyClues.step("receive")) { $0.guarded(law) }
            .refining(dutyClues.step("answer")) { $0.guarded(law) }
        limits(law)
    }

    @Clauses
    private static func registrationClauses(_ law: PetitionLaw) -> [Clause<Self>] {
        Action("register", "登记", to: .registered, by: .petitions, .clerk, basis: law.registration)
            .needs(\.channel, \.receivedOn, \.petitionClass, \.topic, \.subject, \.request)
            .entering(petitioner).fills(petitioners.count, petitioners.representatives, \.oralRecorded)
            .fills(\.place, \.complainedOrgan, \.accused, \.accusedOthers, \.earlier, \.newFacts, \.isUrgent)
            .requires(all: registrationGates(law))
            .writes(\.receivedByOffice, \.visits, \.sameKey, \.earlier, \.isRepeat) { matter, now in matter.enter(now) }
            .stamps(\.registeredOn)
        Action(
            "record-visit", "登记再次来访", .registered, .forwarded, .accepted, .answered, .reviewing, .reviewed, .reexamining, .reexamined,
            by: .petitions, .clerk, basis: law.representatives
        )
        .appends(\.visits, needing: \.on, \.persons, checks: visitChecks(law)).fills(petitioners.representatives)
        Action("report-urgent", "报告重大紧急事项", .registered, .forwarded, .accepted, by: .petitions, .clerk, .head, basis: law.urgent)
            .needs(\.urgentReportedTo)
            .requires("matter-is-urgent", "属于可能造成社会影响的重大、紧急信访事项", law.urgent) { matter, _ in matter.isUrgent }
            .stamps(\.urgentReportedOn)
    }

    private static func visitChecks(_ law: PetitionLaw) -> [Check<Self, Visit>] {
        [
            Check("visit-date-in-order", "来访日期不晚于登记当日，不早于收到信访事项", law.registration) { visit, matter, now in
                guard let on = visit.on, let received = matter.receivedOn else { return true }
                return received <= on && on <= now.today
            }
        ]
    }

    private static func registrationGates(_ law: PetitionLaw) -> [Gate<Self>] {
        [
            Gate("receipt-not-after-today", "收到信访事项不晚于登记当日", law.registration) { matter, now in matter.receivedOn.map { $0 <= now.today } ?? true },
            Gate("oral-recorded", "如实记录信访事项", law.oral) { matter, _ in matter.oralRecorded }
                .when("口头提出的") { matter, _ in matter.channel?.isOral ?? false },
            // What comes is registered, whoever brings it: neither a name nor chosen representatives are asked for (信访工作条例第二十二条第一款).
            Gate("representatives-at-most-five", "推选的代表不得超过5人", law.representatives) { matter, _ in matter.petitioners.representatives.count <= 5 },
            // Whoever is not known cannot be kept from what is told of him.
            Gate("accused-named", "写明被检举、控告的机关、单位或者人员", law.noDisclosure) { matter, _ in
                matter.complainedOrgan != nil || !matter.accused.isEmpty || !matter.accusedOthers.isEmpty
            }
            .when("检举控告的") { matter, _ in matter.petitionClass == .accusation },
        ]
    }

    /// Looks whether the same was brought before, and counts those who came.
    private mutating func enter(_ now: Moment) {
        receivedByOffice = now.organs[now.organ]?.duties.contains(.petitions) ?? false
        if channel == .visit {
            var visit = Visit()
            (visit.on, visit.persons) = (receivedOn, petitioners.persons)
            visits = [visit]
        }
        sameKey = key
        let before = same(now)
        if earlier == nil { earlier = before.last?.id }
        isRepeat = earlier != nil
    }

    @Clauses
    private static func forwardingClauses(_ law: PetitionLaw) -> [Clause<Self>] {
        Action("forward", "转送", .registered, to: .forwarded, by: .petitions, .clerk, basis: law.forwarding)
            .awaited().needs(\.handler).fills(\.involvedOrgans, \.competenceManner, \.competenceNote)
            .requires(competenceSettled(law))
            .requires(all: handlerGates(law)).guarded(law)
            .writes(\.competent) { matter, _ in matter.competent = matter.handler }
            .stamps(\.forwardedOn).issues("forwarding")
        Action("assign", "交办", .registered, to: .forwarded, by: .petitions, .clerk, basis: law.assigning)
            .needs(\.handler, \.reportBy).fills(\.involvedOrgans, \.competenceManner, \.competenceNote)
            .requires(competenceSettled(law))
            .requires("report-due-after-assignment", "反馈结果的日期在交办以后", law.assigning) { matter, now in matter.reportBy.map { $0 > now.today } ?? true }
            .requires(all: handlerGates(law)).guarded(law)
            .writes(\.isAssigned, \.competent) { matter, _ in
                matter.isAssigned = true
                matter.competent = matter.handler
            }
            .stamps(\.forwardedOn).issues("assignment")
        Action(
            "report-back", "反馈办理结果", .accepted, .answered, .reviewing, .reviewed, .reexamining, .reexamined, by: .clerk, .petitions, .officer,
            basis: law.assigning
        )
        .atHandler().needs(\.reportBack)
        .requires("assigned-and-unreported", "属于交办的事项，尚未反馈", law.assigning) { matter, _ in matter.isAssigned && matter.reportedBackOn == nil }
        .requires("already-answered", "已经办结", law.assigning) { matter, _ in matter.isAnswered }
        .writes(\.firstReportedOn) { matter, now in matter.firstReportedOn = matter.firstReportedOn ?? now.today }
        .stamps(\.reportedBackOn)
    }

    /// 协商受理: what concerns several organs goes to the one of them that they agreed on, or that was named for it.
    private static func competenceSettled(_ law: PetitionLaw) -> Gate<Self> {
        Gate("competence-settled", "由所涉及的机关、单位协商受理，有争议的由共同的上一级决定；写明确定方式，受理机关是其中之一", law.severalOrgans) { matter, _ in
            matter.competenceManner != nil && matter.handler.map { matter.involvedOrgans.contains($0) } ?? false
        }
        .when("涉及两个以上机关、单位的") { matter, _ in matter.involvedOrgans.count > 1 }
    }

    /// The last answer stands: none is owed since the petition was to be handled again.
    var isAnswered: Bool { answeredOn != nil && (reopenedOn == nil || reansweredOn != nil) }

    /// What must hold of the organ that is to handle the petition, whoever sends it there.
    static func handlerGates(
        _ law: PetitionLaw, of organ: @escaping @Sendable (Self, Moment) -> OrganCode? = { matter, _ in matter.handler }
    ) -> [Gate<Self>] {
        [
            Gate("handler-not-accused", "不得将检举、揭发材料和有关情况透露或者转给被检举、揭发的人员或者单位", law.noDisclosure) { matter, now in
                guard matter.petitionClass == .accusation, let accused = matter.complainedOrgan, let handler = organ(matter, now) else { return true }
                return !now.organs.subtree(of: accused).contains(handler)
            },
            Gate("not-terminated-before", "已经复核的，仍以同一事实和理由提出，不再受理", law.terminated) { matter, now in
                matter.newFacts || !matter.same(now).contains { $0.record.terminatedOn != nil }
            },
            Gate("not-already-under-way", "信访事项已经受理或者正在办理的，受理、办理机关的上级机关不再受理", law.underWay) { matter, now in
                !matter.isUnderWay(now, at: organ(matter, now))
            },
            urgentReported(law),
        ]
    }
    static func urgentReported(_ law: PetitionLaw) -> Gate<Self> {
        Gate("urgent-reported", "可能造成社会影响的重大、紧急信访事项，及时报告", law.urgent) { matter, _ in !matter.isUrgent || matter.urgentReportedOn != nil }
    }

    @Clauses
    private static func objectionClauses(_ law: PetitionLaw) -> [Clause<Self>] {
        let object = Action<Self>("object", "提出异议", .forwarded, by: .clerk, .petitions, .officer, basis: law.objection).atHandler()
            .appends(\.objections, needing: \.reason, completing: { $0 = Objection(by: $1.handler, on: $2.today, $0.reason) })
            .requires("no-open-objection", "尚未提出异议", law.objection) { matter, _ in matter.openObjection == nil }
            .requires("objection-not-refused", "经核实不同意的，不得就同一转送、交办再提出异议", law.objection) { matter, _ in
                !matter.objections.contains(where: \.isRefused)
            }
        if law.isRevised {
            object.requires("objected-in-time", "自收到转送、交办之日起5个工作日内提出，并详细说明理由", law.objection) { matter, now in
                now.isWithin(.workingDays(5), of: matter.forwardedOn)
            }
        } else {
            // The Regulation of 2005 knew no period for it.
            object
        }
        Action("uphold-objection", "核实同意异议", .forwarded, to: .registered, by: .petitions, .clerk, basis: law.objection)
            .needs(\.objectionAnswer)
            .requires("objection-raised", "已经提出异议", law.objection) { matter, _ in matter.openObjection != nil }
            // Whoever was supervised handles it no more: nobody would be left to answer.
            .requires(supervisionAnswered(law))
            .writes(\.objections, \.objectionAnswer) { matter, now in matter.answerObjection(upheld: true, now) }
            .writes(\.handler, \.competent, \.forwardedOn, \.isAssigned, \.reportBy) { matter, _ in
                (matter.handler, matter.competent, matter.forwardedOn, matter.isAssigned, matter.reportBy) = (nil, nil, nil, false, nil)
            }
        Action("refuse-objection", "不同意异议", .forwarded, by: .petitions, .clerk, basis: law.objection)
            .needs(\.objectionAnswer)
            .requires("objection-raised", "已经提出异议", law.objection) { matter, _ in matter.openObjection != nil }
            .writes(\.objections, \.objectionAnswer) { matter, now in matter.answerObjection(upheld: false, now) }
    }

    /// Raised, and not answered yet.
    var openObjection: Objection? { objections.last { $0.answeredOn == nil } }

    private mutating func answerObjection(upheld: Bool, _ now: Moment) {
        for index in objections.indices where objections[index].answeredOn == nil {
            (objections[index].answeredOn, objections[index].upheld, objections[index].answer) = (now.today, upheld, objectionAnswer)
        }
        objectionAnswer = ""
    }

    // MARK: The same matter

    /// Who, about what, against which organ: enough to see a petition come back, and by its digest without saying who. An anonymous one has
    /// no key.
    private var key: String {
        let unnumbered = petitioner.name.isEmpty ? "" : petitioner.name + petitioner.phone
        let who = petitioner.number.isEmpty ? unnumbered : petitioner.number
        guard !who.isEmpty else { return "" }
        return Digest32.sha256("petition|\(who)|\(topic?.rawValue ?? "")|\(complainedOrgan?.description ?? "")").hex
    }

    /// The other petitions of the same person on the same matter.
    func same(_ now: Moment) -> [(id: Ref<Petition>, record: Petition)] {
        var found = sameKey.isEmpty ? [] : now.matching(Petition.self, "sameKey", sameKey).filter { $0.id.id != now.matter }
        // One that somebody has named counts only when it is the same person's: another's end is no bar to this one.
        if let earlier, !found.contains(where: { $0.id == earlier }), let record = now.find(earlier), petitioner.isSame(as: record.petitioner) {
            found.append((earlier, record))
        }
        return found
    }

    /// An organ below it is handling the same, for the first time or again: only the organ above does not take it up (信访工作条例第十九条第三款).
    func isUnderWay(_ now: Moment, at organ: OrganCode? = nil) -> Bool {
        let target = organ ?? handler ?? now.organ
        return same(now).contains { _, other in
            guard other.acceptedOn != nil, !other.isAnswered, let organ = other.handler else { return false }
            return organ != target && now.organs.above(organ).contains(target)
        }
    }
}

extension Petition.Objection {
    fileprivate init(by organ: OrganCode?, on day: Day, _ reason: String) {
        self.init()
        (self.organ, on, self.reason) = (organ, day, reason)
    }
}

extension Action where M == Petition {
    /// At the organ that has power to decide.
    func atHandler() -> Self { at(.named { $0.handler }) }
    /// At the county's petitions office.
    func atOffice() -> Self { at(.holding(.petitions)) }

    /// Neither the accused nor whoever has an interest takes a part.
    func guarded(_ law: PetitionLaw) -> Self {
        excludes("accused-excluded", "被检举、控告的人员不得办理本事项", law.noDisclosure, fromMatter: true) { matter, _ in matter.accused }
            .barring("与信访事项或者信访人有直接利害关系的，应当回避", basis: law.recusal) { matter, _ in
                matter.recusals.persons + [matter.petitioner.person].filter { !$0.isUnset }
            }
    }
}
