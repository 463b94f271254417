import Kernel

/// From the application to its acceptance or refusal.
extension Reconsideration {
    @Clauses
    static func applicationClauses(_ law: ReconsiderationLaw) -> [Clause<Self>] {
        Action("register", "登记申请", to: .received, by: .reconsideration, basis: law.application).atInstitution()
            .needs(\.channel, \.appliedOn, \.receivedOn)
            .entering(applicant, needing: applicant.kind)
            .fills(applicants.count, applicants.representatives, \.agents, \.others)
            .needs(\.respondent, \.actKind, \.knownOn, \.requests, \.reasons)
            .fills(\.coRespondents, \.renews, \.renewalCause, \.renewalOrder, \.renewalOrderedOn)
            .fills(\.actName, \.actNumber, \.actOn, \.actTraits, \.actPublished, \.actMatter, \.penalty, \.amount)
            .fills(contested.measure, contested.enforcement, contested.inspection)
            .fills(\.rightsKnownOn, \.obstacleFrom, \.obstacleUntil, \.obstacleReason, \.longerPeriod, \.organReceivedOn, \.oralRecorded)
            .fills(\.requestsVoid, \.requestsCompensation, \.requestsCollateral, \.requestsHearing)
            .requires(all: registrationGates(law) + renewalGates(law))
            .writes(\.actName, \.actNumber, \.actOn, \.actTraits, \.amount) { matter, now in matter.takeAct(now) }
            .requires(
                all: ContestedAct.gates(in: contested, law.application, heading: { $0.actKind }) { matter, _ in
                    matter.coRespondents + (matter.respondent.map { [$0] } ?? [])
                }
            )
            .stamps(\.registeredOn)
        // Whether they have chosen anybody is no condition of registering them: who has not yet, does so later.
        Action(
            "choose-representatives", "登记推选代表人", .received, .supplementing, .reviewing, .suspended, by: .reconsideration,
            basis: law.representatives
        )
        .atInstitution().needs(applicants.representatives).requires(representativesInNumber(law))
        Action("withdraw-early", "受理前撤回", .received, .supplementing, to: .withdrawn, by: .reconsideration, basis: law.withdrawal).atInstitution()
            .stamps(\.withdrawnOn).stamps(\.examinedOn).occurs("提出撤回之日", after: \.receivedOn)
    }

    private static func registrationGates(_ law: ReconsiderationLaw) -> [Gate<Self>] {
        [
            Gate("application-dates-in-order", "提出申请不晚于收到申请，收到申请不晚于登记当日", law.application) { matter, now in
                guard let applied = matter.appliedOn, let received = matter.receivedOn else { return true }
                return applied <= received && received <= now.today
            },
            Gate("act-dates-in-order", "作出行政行为不晚于知道该行为，知道该行为不晚于提出申请", law.applicationPeriod) { matter, now in
                guard let known = matter.knownOn, let applied = matter.appliedOn else { return true }
                return known <= applied && matter.actDay(now).map { $0 <= known } ?? true
            },
            Party.named(in: applicant, "写明申请人", basis: law.application),
            Gate("oral-application-recorded", "当场记录，由申请人签字确认", law.application) { matter, _ in matter.oralRecorded }
                .when("口头申请的") { matter, _ in matter.channel == .oral },
            Gate("through-organ-permitted", "只有当场作出或者依据电子技术监控设备作出的行政处罚，可以通过作出处罚决定的机关申请", law.throughOrgan) { matter, _ in
                law.isRevised && matter.actKind == .penalty && !Set(matter.actTraits).isDisjoint(with: [.onTheSpot, .monitoring])
                    && matter.organReceivedOn != nil
            }
            .when("通过作出处罚决定的机关申请的") { matter, _ in matter.channel == .throughOrgan },
            Gate("penalty-of-respondent", "被申请复议的行政处罚案件由被申请人办理", law.application) { matter, now in
                guard let penalty = matter.penalty else { return true }
                return matter.actKind == .penalty && now.organ(of: penalty) == matter.respondent
            },
            representativesInNumber(law),
            Gate("co-respondents-distinct", "共同被申请人是被申请人以外的行政机关，不重复", law.condition(Condition.parties.item)) { matter, now in
                Set(matter.coRespondents).count == matter.coRespondents.count && !matter.coRespondents.contains { $0 == matter.respondent }
                    && matter.coRespondents.allSatisfy { now.organs[$0] != nil }
            },
        ]
    }

    private static func representativesInNumber(_ law: ReconsiderationLaw) -> Gate<Self> {
        let number = law.representativesNumber
        let says = "推选的代表人为\(chineseNumeral(number.lowerBound))至\(chineseNumeral(number.upperBound))名"
        return Gate("representatives-in-number", says, law.representatives) { matter, _ in
            number.contains(matter.applicants.representatives.count)
        }
        .when("推选代表人的") { matter, _ in !matter.applicants.representatives.isEmpty }
    }

    // MARK: Taken up again by order

    /// 判决重新作出、上级责令受理: a new case of the same applicant about the same act, which says by whose order it is taken up again.
    private static func renewalGates(_ law: ReconsiderationLaw) -> [Gate<Self>] {
        [
            Gate("renewal-of-ended-case", "原案已经审结、不予受理或者视为放弃，申请人、被申请人相同，写明责令的机关、文号和收到日期", law.superiorOrder) { matter, now in
                guard let reference = matter.renews, let former = now.find(reference), let stage = now.stage(of: reference) else { return false }
                guard matter.renewalCause != nil, !matter.renewalOrder.isEmpty, let ordered = matter.renewalOrderedOn else { return false }
                let ended: [Stage] = [.refused, .abandoned, .effective, .closed]
                return ended.contains(stage) && ordered <= now.today && matter.isOfSameParties(as: former)
            }
            .when("责令重新办理的") { matter, _ in matter.renews != nil || matter.renewalCause != nil },
            Gate("renewal-judgment-in-effect", "人民法院判决重新作出复议决定、限期履行，裁判已经生效", Law.administrativeProcedure2018(89)) { matter, now in
                guard let reference = matter.renews else { return false }
                return now.citing(reference.id, by: LitigationResponse.self).contains { suit in
                    suit.record.reconsideration == reference && suit.record.ordersReconsideration
                        && (now.stage(of: suit.id).map { $0 == .effective || $0 == .closed } ?? false)
                }
            }
            .when("人民法院判决责令的") { matter, _ in matter.renewalCause == .court },
        ]
    }

    private func isOfSameParties(as former: Reconsideration) -> Bool {
        applicant.name == former.applicant.name && applicant.number == former.applicant.number && respondent == former.respondent
    }

    @Clauses
    static func acceptanceClauses(_ law: ReconsiderationLaw) -> [Clause<Self>] {
        supplementClauses(law)
        Action("accept", "受理", .received, to: .reviewing, by: .reconsideration, basis: law.acceptance).atInstitution().awaited()
            .needs(\.conditionsMet).fills(\.withdrewUnwillingly)
            .requires(all: conditionGates(law))
            .writes(all: acceptanceWrites) { matter, now in matter.accept(law, now) }
            .issues("acceptance").tellingPenalty()
        Action("deem-accepted", "视为受理", .received, to: .reviewing, by: .system, basis: law.deemedAcceptance)
            .writes(all: acceptanceWrites) { matter, now in matter.accept(law, now) }
            .writes(\.deemedAccepted) { matter, _ in matter.deemedAccepted = true }
            .issues("acceptance").tellingPenalty()
        Action("refuse", "不予受理", .received, to: .refused, by: .reconsideration, basis: law.refusal).atInstitution()
            .needs(\.conditionsUnmet, \.refusalReason).fills(\.conditionsMet, \.competentOrgan)
            .requires(all: refusalGates(law))
            .stamps(\.refusedOn).stamps(\.examinedOn).issues("refusal")
        if !law.isRevised {
            // What another organ has to hear is not deemed accepted; it has to be marked within the time for examining.
            Action("note-competence", "认定属于其他机关受理", .received, by: .reconsideration, basis: law.examination).atInstitution()
                .needs(\.competentOrgan)
                .requires("within-examination-period", "在五日的审查期限内认定，期限届满即视为受理", law.examination) {
                    $1.isWithin(.days(5), of: $0.examinedFrom, by: law.counting)
                }
        }
        transferring(law)
    }

    /// Before 2024 the county government passes on what another organ has to hear. Since then it refuses and tells which (第三十条第二款), and
    /// passes on only what the superior organ has decided to hear itself (第三十八条).
    @Clauses
    private static func transferring(_ law: ReconsiderationLaw) -> [Clause<Self>] {
        let transfer = Action<Self>("transfer-out", "转送", .received, to: .transferred, by: .reconsideration, basis: law.transfer).atInstitution()
            .needs(\.competentOrgan)
            .stamps(\.transferredOn).stamps(\.examinedOn)
        if law.isRevised { transfer.needs(\.superiorDecision) } else { transfer }
    }

    @Clauses
    private static func supplementClauses(_ law: ReconsiderationLaw) -> [Clause<Self>] {
        supplementNotice(law)
        Action("record-supplement-notice", "登记补正通知送达", .supplementing, by: .reconsideration, basis: law.supplement).atInstitution()
            .needs(\.supplementNoticedOn)
            .requires("notice-receipt-in-order", "收到补正通知在发出之后，不晚于登记当日", law.supplement) { matter, now in
                guard let sent = matter.supplementRequestedOn, let got = matter.supplementNoticedOn else { return true }
                return sent <= got && got <= now.today
            }
        Action("extend-supplement", "延长补正期限", .supplementing, by: .reconsideration, basis: law.supplement).atInstitution()
            .needs(\.supplementExtension, \.supplementExtensionReason)
            .requires("extension-reasonable", "延长的补正期限合理，不超过本县规定的工作日数", law.supplement) { matter, now in
                (matter.supplementExtension ?? 0) <= now.settings[longestSupplementExtension]
            }
            .extends("supplement", atMost: .max, ground: "有正当理由不能按期补正", says: "合理的工作日数") { matter, _ in
                .workingDays(matter.supplementExtension ?? 1)
            }
        supplementReceipt(law)
        Action("abandon", "视为放弃申请", .supplementing, to: .abandoned, by: .system, basis: law.supplement)
            .stamps(\.abandonedOn).stamps(\.examinedOn)
    }

    @Clauses
    private static func supplementNotice(_ law: ReconsiderationLaw) -> [Clause<Self>] {
        let notice = Action<Self>("request-supplement", "通知补正", .received, to: .supplementing, by: .reconsideration, basis: law.supplementNotice)
            .atInstitution()
            .needs(\.supplementItems).fills(\.supplementNoticedOn)
            .requires("supplement-notice-in-time", "自收到申请之日起五日内通知补正", law.supplementNotice) {
                $1.isWithin(.days(5), of: $0.receivedOn, by: law.counting)
            }
            .stamps(\.supplementRequestedOn).issues("supplement-notice")
        if law.isRevised {
            notice.requires("supplement-noticed-once", "补正通知一次性载明需要补正的事项，不得再次通知", law.supplementNotice) { matter, _ in
                matter.supplementRequestedOn == nil
            }
        } else {
            // The former law leaves the period to the notice, and does not count it in the time for the decision.
            notice.needs(\.supplementDays).suspends("copy", "decision", ground: "补正申请材料")
                // Another notice begins anew: what came in, and when the first notice was received, answers the first.
                .writes(\.supplementedOn, \.supplementNoticedOn) { matter, now in
                    matter.supplementedOn = nil
                    if let noticed = matter.supplementNoticedOn, noticed < now.today { matter.supplementNoticedOn = nil }
                }
        }
    }

    @Clauses
    private static func supplementReceipt(_ law: ReconsiderationLaw) -> [Clause<Self>] {
        let receipt = Action<Self>("supplement", "收到补正材料", .supplementing, to: .received, by: .reconsideration, basis: law.supplement)
            .atInstitution()
            .needs(\.supplementedOn)
            .fills(\.requests, \.reasons, applicant.identityPaper, applicant.identityNumber, applicant.creditCode)
            .fills(applicant.legalRepresentative, applicant.address, applicant.phone)
            .fills(\.respondent, \.actName, \.actNumber, \.actOn)
            .requires("supplement-after-notice", "收到补正材料在通知补正之后，不晚于登记当日", law.supplement) { matter, now in
                guard let asked = matter.supplementRequestedOn, let got = matter.supplementedOn else { return true }
                return asked <= got && got <= now.today
            }
        if law.isRevised { receipt } else { receipt.resumes("copy", "decision") }
    }

    // MARK: The seven conditions

    /// Each condition has to be answered; those that days and other cases settle are also settled by them.
    private static func conditionGates(_ law: ReconsiderationLaw) -> [Gate<Self>] {
        var gates: [Gate<Self>] = Condition.allCases.map { condition in
            Gate("condition-\(condition.rawValue)", condition.name, law.condition(condition.item)) { matter, _ in
                matter.conditionsMet.contains(condition)
            }
        }
        gates.append(Gate("application-in-time", "提出申请没有超过法定申请期限", law.applicationPeriod) { matter, now in matter.isTimely(now) })
        if law.isRevised {
            gates.append(
                Gate("within-longest-period", "自行政行为作出之日起不超过五年，因不动产提出的不超过二十年", law.longestPeriod) { matter, now in
                    matter.isWithinLongestPeriod(now)
                })
        }
        gates.append(
            Gate("not-against-own-act", "不是对本机关自己的行政行为不服", law.condition(Condition.jurisdiction.item)) { matter, now in
                matter.respondent != now.organ && !matter.coRespondents.contains(now.organ)
            })
        gates.append(
            Gate("not-accepted-before", "未就同一行政行为受理过该申请人的申请", law.condition(Condition.first.item)) { matter, now in
                !matter.earlier(now).contains { !$0.wasWithdrawn }
            })
        gates.append(
            Gate("no-lawsuit-accepted", "人民法院未受理过该申请人就同一行政行为提起的行政诉讼", law.condition(Condition.first.item)) { matter, now in
                !matter.isBeforeCourt(law, now)
            })
        gates.append(
            Gate("not-withdrawn-before", "撤回申请后不得以同一事实和理由再次申请，能够证明撤回违背真实意愿的除外", law.repeated) { matter, now in
                matter.withdrewUnwillingly || !matter.earlier(now).contains(where: \.wasWithdrawn)
            })
        return gates
    }

    /// The accepted cases of the same applicant against the same act; this one is none of them, also when it is judged again later.
    private func earlier(_ now: Moment) -> [Reconsideration] {
        let accepted: [Stage] = [.reviewing, .suspended, .proposed, .decided, .effective, .closed]
        guard let respondent else { return [] }
        return now.matching(Reconsideration.self, "respondent", respondent).filter { other in
            other.id.id != now.matter && other.id != renews && repeats(other.record) && now.stage(of: other.id).map { accepted.contains($0) } ?? false
        }.map(\.record)
    }
    /// The same person's suit over the same act, unless the court did not take it up or rejected it, or by it ordered the case to be taken up
    /// again. Since 2024 one that was withdrawn bars too: 未受理过 (第三十条第一款第七项), where the former rules said 尚未受理.
    private func isBeforeCourt(_ law: ReconsiderationLaw, _ now: Moment) -> Bool {
        let overPenalty = penalty.map { now.citing($0.id, by: LitigationResponse.self).map(\.record) } ?? []
        let overNumber = actNumber.isEmpty ? [] : now.matching(LitigationResponse.self, "actNumber", actNumber).map(\.record)
        return (overPenalty + overNumber).contains { suit in
            guard suit.plaintiff.name == applicant.name, suit.outcome != .notFiled, suit.outcome != .suitRejected else { return false }
            if renews != nil, suit.reconsideration == renews { return false }
            return law.isRevised || suit.outcome?.endsSuit != true
        }
    }
    private var wasWithdrawn: Bool { terminationCause == .withdrawn || terminationCause == .settled }

    private static func refusalGates(_ law: ReconsiderationLaw) -> [Gate<Self>] {
        [
            Gate("within-examination-period", "在五日的审查期限内决定，期限届满即视为受理", law.examination) {
                $1.isWithin(.days(5), of: $0.examinedFrom, by: law.counting)
            },
            Gate("each-condition-answered", "七项受理条件逐项答复，每项或者符合或者不符合", law.refusal) { matter, _ in
                let met = Set(matter.conditionsMet)
                let unmet = Set(matter.conditionsUnmet)
                return met.isDisjoint(with: unmet) && met.union(unmet).count == Condition.allCases.count
            },
            Gate("application-out-of-time", "申请确已超过法定申请期限", law.applicationPeriod) { matter, now in
                !matter.isTimely(now) || (law.isRevised && !matter.isWithinLongestPeriod(now))
            }
            .when("以超过申请期限为由的") { matter, _ in matter.conditionsUnmet.contains(.timely) },
            Gate("competent-organ-told", "告知有管辖权的行政复议机关", law.refusal) { matter, _ in !matter.competentOrgan.isEmpty }
                .when("不属于本机关管辖的") { matter, _ in matter.conditionsUnmet.contains(.jurisdiction) },
        ]
    }

    /// What `accept` changes.
    private static let acceptanceWrites: [Path<Self>] = [\.examinedOn, \.track, \.acceptedOn]

    /// The day of acceptance: that of receipt under the former law; since 2024 that of the decision to accept, at the latest the last day to examine.
    private mutating func accept(_ law: ReconsiderationLaw, _ now: Moment) {
        examinedOn = now.today
        track = .ordinary
        acceptedOn = law.isRevised ? examinedFrom.map { min(now.today, now.lastDay(of: .days(5), from: $0, by: law.counting)) } : receivedOn
    }
}
