import Kernel

/// 从旧兼从轻 (行政处罚法第三十七条): the act is judged by the law of its day, unless that of the decision's day is milder or knows no fault in it.
extension PenaltyCase {
    package enum Substance: String, Choice {
        case act, decision
        package var name: String { self == .act ? "行为时的规定" : "作出决定时的规定" }
    }

    /// Asked where the seam of the Law itself lies between the act and the decision; whether another law was changed meanwhile nobody can compute.
    static func fromOldAndMilder(_ law: PenaltyArticles) -> [Gate<PenaltyCase>] { law.isRevised ? [lawOfAct, milder] : [] }

    private static let lawOfAct: Gate<PenaltyCase> = Gate<PenaltyCase>(
        "law-of-act", "写明适用行为时还是作出决定时的规定", Law.penalty2021(37)
    ) { matter, _ in matter.substance != nil }
    .when("违法行为发生在2021年修订的行政处罚法施行以前的") { matter, now in
        matter.actEndedOn.map { $0 < Law.penalty2021.inForce } ?? false && Law.penalty2021.isInForce(on: now.today)
    }

    private static let milder: Gate<PenaltyCase> = Gate<PenaltyCase>(
        "law-is-milder", "适用作出决定时的规定的，说明其处罚较轻或者不认为违法", Law.penalty2021(37)
    ) { matter, _ in !matter.milderReason.isEmpty }
    .when("适用作出决定时的规定的") { matter, _ in matter.substance == .decision }

    /// Goes over to the procedure of 2021: a case without a period to decide in gets that of the Law.
    mutating func pass(_ now: Moment) {
        lawSince = Law.penalty2021.inForce
        if filedOn != nil { fixDecisionTerm(now, counting: now.settings[Self.earlierCases]) }
    }
}
