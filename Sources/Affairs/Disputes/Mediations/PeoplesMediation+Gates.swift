import Kernel

private let law = Law.peoplesMediation
private let rules = Law.mediationRules2002
private let court = Law.judicialConfirmation2011

/// Conditions that stand before more than one step, and what they look at.
extension PeoplesMediation {
    /// A refusal stands until the party takes it back.
    var isRefused: Bool { refusals.contains { $0.withdrawnOn == nil } }

    var dismissedMediators: [PersonID] { misconducts.filter { $0.handling == .dismissed }.map(\.mediator) }
    var partiesAndRelatives: [PersonID] { parties.persons + nearRelatives }
    var isTerminatedByParty: Bool { endReason == .refused || endReason == .withdrawn }

    // MARK: Where and about what

    /// A police station's or a bureau's mediation is 行政调解 and counts elsewhere; but a committee of a trade or an enterprise may sit with a
    /// department (第八条第一款、第三十四条), and mediates once it has been filed.
    static let isCommittee: Gate<PeoplesMediation> = Gate(
        "is-mediation-committee", "人民调解由村（社区）、乡镇（街道）和已经备案的企业事业单位、行业性专业性的人民调解委员会进行，行政机关的调解不是人民调解", law(8, 1)
    ) { _, now in
        let level = now.organs[now.organ]?.level
        return level == .village || level == .township || hasCommittee(now)
    }

    private static func hasCommittee(_ now: Moment) -> Bool {
        [MediationOrganisation.Form.industry, .enterprise].contains { form in
            now.matching(MediationOrganisation.self, "form", form).contains { committee in
                now.organ(of: committee.id) == now.organ && now.stage(of: committee.id) == .registered
            }
        }
    }
    /// A court or police station may send on what it has before it; otherwise what is under way elsewhere stays there.
    static let mayBeMediated: Gate<PeoplesMediation> = Gate("may-be-mediated", "只能由专门机关管辖处理的、禁止民间调解的、其他机关已经受理或者解决的纠纷，不得受理", rules(22)) { matter, _ in
        let referred = matter.source?.isReferral ?? false
        return matter.bars.allSatisfy { $0 == .underway && referred }
    }

    // MARK: Voluntary, free, safe

    static let notRefused: Gate<PeoplesMediation> = Gate("not-refused", "当事人一方明确拒绝调解的，不得调解", law(17)) { matter, _ in !matter.isRefused }
    static let isFree: Gate<PeoplesMediation> = Gate("no-fees-taken", "调解民间纠纷，不收取任何费用", law(4)) { matter, _ in (matter.feesTaken ?? .zero) == .zero }
    static let riskPrevented: Gate<PeoplesMediation> = Gate("escalation-prevented", "纠纷有可能激化的，应当先采取有针对性的预防措施", law(25)) { matter, _ in
        !(matter.risk?.needsPrevention ?? false) || !matter.preventiveMeasures.isEmpty
    }
    static let riskReported: Gate<PeoplesMediation> = Gate("risk-reported", "有可能引起治安案件、刑事案件的，应当先向当地公安机关或者其他有关部门报告", law(25)) { matter, _ in
        !(matter.risk?.needsReport ?? false) || matter.riskReportedOn != nil
    }

    // MARK: Who mediates

    static let mediatorsChosen: Gate<PeoplesMediation> = Gate("mediators-chosen", "已由人民调解委员会指定或者当事人选择人民调解员", law(19)) { matter, _ in
        !matter.mediators.isEmpty
    }
    static let byChosenMediator: Gate<PeoplesMediation> = Gate("by-chosen-mediator", "由选定的人民调解员调解", law(19)) { matter, now in
        matter.mediators.contains(now.actor.person)
    }
    static let mediatorsImpartial: Gate<PeoplesMediation> = Gate("mediators-unrelated", "当事人及其近亲属不得担任本案调解员", law(21, 1)) { matter, _ in
        Set(matter.mediators).isDisjoint(with: matter.partiesAndRelatives)
    }
    static let mediatorsUnobjected: Gate<PeoplesMediation> = Gate("mediators-unobjected", "当事人要求回避的调解员应当调换", rules(25, 2)) { matter, _ in
        Set(matter.mediators).isDisjoint(with: matter.objections.map(\.mediator))
    }
    static let mediatorsInOffice: Gate<PeoplesMediation> = Gate("mediators-not-dismissed", "因违规被罢免或者解聘的调解员不得再调解", law(15)) { matter, _ in
        Set(matter.mediators).isDisjoint(with: matter.dismissedMediators)
    }

    // MARK: The agreement

    static let sessionRecorded: Gate<PeoplesMediation> = Gate("session-recorded", "人民调解员应当记录调解情况", law(27)) { matter, _ in !matter.sessions.isEmpty }
    static let agreementLawful: Gate<PeoplesMediation> = Gate(
        "agreement-lawful", "调解协议不得违背法律、法规和国家政策，不得侵害国家、社会公共利益和他人合法权益", law(3, item: 2)
    ) { matter, _ in
        !matter.flaws.contains(where: \.isUnlawful)
    }
    static let effectiveInTime: Gate<PeoplesMediation> = Gate("effective-date-in-order", "生效日期不早于开始调解之日，不晚于登记当日", law(29, 2)) { matter, now in
        guard let day = matter.effectiveOn, let start = matter.mediationStartedOn else { return false }
        return day >= start && day <= now.today
    }
    static let factsStated: Gate<PeoplesMediation> = Gate("facts-stated", "调解协议书载明纠纷的主要事实、争议事项以及各方当事人的责任", law(29, 1, item: 2)) { matter, _ in
        !matter.agreementFacts.isEmpty
    }
    static let termsStated: Gate<PeoplesMediation> = Gate("terms-stated", "调解协议书载明协议的内容，履行的方式、期限", law(29, 1, item: 3)) { matter, _ in
        !matter.terms.isEmpty && !matter.performanceMethod.isEmpty && matter.performBy != nil
    }
    static let partiesSigned: Gate<PeoplesMediation> = Gate("parties-signed", "各方当事人签名、盖章或者按指印", law(29, 2)) { matter, _ in
        !matter.parties.isEmpty && matter.parties.absent(from: matter.signedBy).isEmpty
    }
    static let committeeSigned: Gate<PeoplesMediation> = Gate("mediator-signed-and-sealed", "人民调解员签名并加盖人民调解委员会印章", law(29, 2)) { matter, _ in
        matter.mediatorSigned && matter.sealed
    }

    // MARK: Judicial confirmation

    static let mandatoryLawKept: Gate<PeoplesMediation> = Gate("mandatory-law-kept", "违反法律、行政法规强制性规定的调解协议，不予确认", court(7, item: 1)) { matter, _ in
        !matter.flaws.contains(.mandatoryLaw)
    }
    static let confirmable: Gate<PeoplesMediation> = Gate(
        "agreement-confirmable", "侵害国家、社会公共利益或者案外人合法权益，损害公序良俗，或者内容不明确的调解协议，不予确认", court(7)
    ) { matter, _ in
        matter.flaws.allSatisfy { $0 == .mandatoryLaw || $0 == .status }
    }
    static let notOfStatus: Gate<PeoplesMediation> = Gate("no-personal-status", "确认身份关系、收养关系、婚姻关系的，人民法院不予受理", court(4, 2)) { matter, _ in
        !matter.flaws.contains(.status)
    }
}
