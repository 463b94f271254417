import Kernel

/// Conditions that several actions share.
extension PenaltyCase {
    typealias Condition = Gate<PenaltyCase>

    /// HG-08: enough officers, each with a certificate of this organ that is valid on the day of the act.
    static func certified(_ law: PenaltyArticles) -> [Condition] {
        [
            Gate("two-officers", "执法人员不得少于两人", law.officers) { matter, now in matter.persons(now).count >= 2 },
            Gate("officers-certified", "执法人员应当具有行政执法资格，执法证在有效期内", law.officers) { matter, now in matter.areCertified(now) },
            Gate("own-officers", "执法人员应当是本机关的执法人员", law.officers) { matter, now in
                matter.officers.allSatisfy { now.organ(of: $0) == now.organ }
            },
            Gate("officers-not-party", "执法人员不得是本案当事人", law.recusal) { matter, now in
                matter.citizenNumber.isEmpty || !matter.officers.contains { now.find($0)?.identityNumber == matter.citizenNumber }
            },
            Gate("no-recused-officer", "应当回避的人员不得办理本案", law.recusal) { matter, now in matter.persons(now).isDisjoint(with: matter.recused) },
        ]
    }

    static func acting(_ law: PenaltyArticles) -> Condition {
        Gate("by-case-officer", "应当由本案的执法人员办理", law.officers) { matter, now in matter.persons(now).contains(now.actor.person) }
    }

    func areCertified(_ now: Moment) -> Bool {
        now.all(officers) { $0.certificateClass == .enforcement && $0.isValid(on: now.today) }
    }

    /// The persons behind the certificates.
    func persons(_ now: Moment) -> Set<PersonID> { Set(officers.compactMap { now.find($0)?.holder }) }

    static func punishable(_ law: PenaltyArticles) -> [Condition] {
        [
            Gate("party-punishable", "不满十四周岁的未成年人，不能辨认或者不能控制自己行为的精神病人、智力残疾人，不予行政处罚", law.capacity) { matter, _ in
                matter.capacity?.isPunishable ?? true
            },
            Gate("minor-treated-lighter", "已满十四周岁不满十八周岁的未成年人，应当从轻或者减轻行政处罚", law.capacity) { matter, _ in
                matter.capacity != .minor || matter.tier == .lighter || matter.tier == .mitigated || matter.penalties.heaviest == .warning
            },
            Gate("within-limitation", "违法行为在追究时效内被发现", law.limitation) { matter, now in matter.isWithinLimitation(now) },
            Gate("transfer-not-replaced", "不得以行政处罚代替移送涉嫌犯罪案件", law.crime(11, 1)) { matter, _ in matter.mayPenaliseDespiteCrime },
        ]
    }

    static func named(_ law: PenaltyArticles) -> Condition {
        Gate("party-named", "写明当事人", law.content) { matter, _ in matter.isPartyNamed }
    }

    /// 裁量权基准: quoted in the reasons, or set aside with a reason; never the only basis, for the articles are needed as well.
    static func discretion(_ law: PenaltyArticles) -> Condition {
        Gate("benchmark-and-tier-stated", "写明适用的裁量权基准和阶次，不适用的写明理由", law.benchmark) { matter, _ in
            (matter.tier != nil && (!matter.benchmark.isEmpty || matter.benchmarkSet != nil)) || !matter.departureReason.isEmpty
        }
    }

    static func days(_ law: PenaltyArticles) -> Condition {
        Gate("days-in-order", "违法行为之日不晚于发现之日，发现之日不晚于当日", law.limitation) { matter, now in
            guard let found = matter.discoveredOn else { return true }
            return found <= now.today && (matter.actEndedOn.map { $0 <= found } ?? true)
        }
    }

    static func limitationLaw(_ law: PenaltyArticles) -> Condition {
        Gate("special-limitation-cited", "适用专门法律规定的追究时效的，写明条文", law.limitation) { matter, _ in
            matter.limitationMonths == nil || !matter.limitationLaw.isEmpty
        }
    }
}

extension Action where M == PenaltyCase {
    func requires(_ gates: [Gate<PenaltyCase>]) -> Self { gates.reduce(self) { $0.requires($1) } }

    /// Those decided to stand back take no further part.
    func barring(_ law: PenaltyArticles) -> Self {
        excludes("recused-stand-back", "已决定回避的人员不得再办理本案", law.recusal) { matter, _ in matter.recused }
    }

    /// An act of the case's officers: two or more, certified today, one of them acting.
    func byOfficers(_ law: PenaltyArticles) -> Self {
        requires(PenaltyCase.certified(law)).requires(PenaltyCase.acting(law)).barring(law)
    }

    /// An act that the case's officers may not take: investigation and decision are kept apart (调查与决定分离).
    func apart(_ name: String, _ says: String, _ basis: Basis) -> Self {
        excludes(name, says, basis) { matter, now in Array(matter.persons(now)) }
    }
}
