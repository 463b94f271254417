import Kernel

/// Conditions that several actions share.
extension PenaltyCase {
    typealias Condition = Gate<PenaltyCase>

    /// HG-08: enough officers, each with a certificate of this organ that is valid on the day of the act, none of whom must stand back.
    static func certified(_ law: PenaltyArticles) -> [Condition] {
        Officers.gates(in: officers, count: law.officers, qualification: law.officers) + impartial(law)
    }

    static func impartial(_ law: PenaltyArticles) -> [Condition] {
        Officers.impartial(in: officers, law.recusal, from: { [$0.party.identityNumber] }, recused: { $0.recusals.persons })
    }

    static func acting(_ law: PenaltyArticles) -> Condition { Officers.acting(in: officers, law.officers, says: "应当由本案的执法人员办理") }

    /// 听证由非本案调查人员主持: whoever gave the notice of a hearing, held or ended one investigates no more.
    static func notPresider(_ law: PenaltyArticles) -> Condition {
        Gate("officers-not-presider", "通知、主持过本案听证的人员不得再作本案的办案人员", law.presider) { matter, now in
            let presiders = presiding.flatMap { now.ledger.doers[$0] ?? [] } + matter.hearings.map(\.presider)
            return matter.officers.persons(now).isDisjoint(with: presiders)
        }
    }

    /// The steps of whoever presides over a hearing.
    static let presiding: [String] = ["notify", "hold", "end"].map { hearing.step($0) }

    static func punishable(_ law: PenaltyArticles) -> [Condition] {
        [
            Gate("party-punishable", "不满十四周岁的未成年人，不能辨认或者不能控制自己行为的精神病人、智力残疾人，不予行政处罚", law.capacity) { matter, now in
                matter.responsibility(now)?.isPunishable ?? true
            },
            capacityByAge(law),
            Gate("minor-treated-lighter", "已满十四周岁不满十八周岁的未成年人，应当从轻或者减轻行政处罚", law.capacity) { matter, now in
                matter.responsibility(now) != .minor || matter.tier == .lighter || matter.tier == .mitigated || matter.penalties.heaviest == .warning
            },
            Gate("within-limitation", "违法行为在追究时效内被发现", law.limitation) { matter, now in matter.isWithinLimitation(now) },
            Gate("transfer-not-replaced", "不得以行政处罚代替移送涉嫌犯罪案件", law.crime(11, 1)) { matter, _ in matter.mayPenaliseDespiteCrime },
        ]
    }

    static func named(_ law: PenaltyArticles) -> Condition { Party.named(in: party, basis: law.content) }

    /// 决定书载明当事人的姓名或者名称、地址 (第五十九条第一款第（一）项、2017年第三十九条第一款第（一）项); one on the spot names no address.
    static func addressed(_ law: PenaltyArticles) -> Condition {
        Party.described(in: party, "处罚决定书载明当事人的地址", with: [.address], basis: law.statute(law.isRevised ? 59 : 39, 1, item: 1))
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
    /// Those decided to stand back take no further part.
    func barring(_ law: PenaltyArticles) -> Self { barring(basis: law.recusal) { matter, _ in matter.recusals.persons } }

    /// An act of the case's officers: two or more, certified today, one of them acting.
    func byOfficers(_ law: PenaltyArticles) -> Self {
        requires(all: PenaltyCase.certified(law)).requires(PenaltyCase.acting(law)).barring(law)
            .separate(from: PenaltyCase.presiding[0], PenaltyCase.presiding[1], PenaltyCase.presiding[2])
    }

    /// Puts down who investigates from this step on: whoever was ever assigned presides over no hearing of the case and does not decide it.
    func assigning() -> Self {
        writes(\.investigators) { matter, now in
            let added = matter.officers.persons(now).filter { !matter.investigators.contains($0) }
            matter.investigators += added.sorted { $0.description < $1.description }
        }
    }

    /// Investigation and decision are kept apart (调查与决定分离).
    func decided(_ law: PenaltyArticles) -> Self {
        barring(law).excludes(PenaltyCase.officers.step("apart"), "办案人员不得对本案作出决定", law.decision) { matter, now in matter.everyInvestigator(now) }
    }
}
