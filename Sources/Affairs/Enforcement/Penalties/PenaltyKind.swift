package import Kernel

/// 行政处罚的种类 (行政处罚法第九条): thirteen named kinds and the rest, declared from light to heavy as the annual table counts them.
///
/// 其他 has no place in that order; it stands lowest, so that a named kind beside it prevails.
package enum PenaltyKind: String, Choice, Comparable, Sendable {
    case other, warning, criticism, fine, confiscatedIncome, confiscatedProperty, withheldLicence, downgraded, restricted, suspendedBusiness
    case closure, ban, revokedLicence, detention

    package var name: String {
        switch self {
        case .other: "其他行政处罚"
        case .warning: "警告"
        case .criticism: "通报批评"
        case .fine: "罚款"
        case .confiscatedIncome: "没收违法所得"
        case .confiscatedProperty: "没收非法财物"
        case .withheldLicence: "暂扣许可证件"
        case .downgraded: "降低资质等级"
        case .restricted: "限制开展生产经营活动"
        case .suspendedBusiness: "责令停产停业"
        case .closure: "责令关闭"
        case .ban: "限制从业"
        case .revokedLicence: "吊销许可证件"
        case .detention: "行政拘留"
        }
    }

    private var weight: Int { Self.allCases.firstIndex(of: self) ?? 0 }
    package static func < (left: PenaltyKind, right: PenaltyKind) -> Bool { left.weight < right.weight }
}

/// One penalty of a decision.
package struct PenaltyItem: SubRecord {
    package var kind: PenaltyKind?
    /// Money to pay: a fine, or unlawful income confiscated.
    package var amount: Money?
    /// 没收非法财物 that is no money: what it is worth, for the right to a hearing.
    package var worth: Money?
    /// Length of a detention, of a licence withheld, of a business stopped.
    package var days: Int?
    package var detail: String = ""

    package init() {}
    package static var fields: [Field<Self>] {
        Field("kind", \.kind, "种类").usually(.last)
        Field("amount", \.amount, "金额")
            .asked(with: "kind", PenaltyKind.fine, PenaltyKind.confiscatedIncome, PenaltyKind.confiscatedProperty, PenaltyKind.other)
        Field("worth", \.worth, "财物价值").asked(with: "kind", PenaltyKind.confiscatedProperty)
        Field("days", \.days, "天数")
            .asked(
                with: "kind", PenaltyKind.withheldLicence, PenaltyKind.restricted, PenaltyKind.suspendedBusiness, PenaltyKind.ban,
                PenaltyKind.detention, PenaltyKind.other)
        Field("detail", \.detail, "说明").long().askedUnless("kind", PenaltyKind.warning, PenaltyKind.criticism, PenaltyKind.fine)
    }

    /// Says what it takes from the party: an amount where money is due, days where a person is detained.
    var isComplete: Bool {
        switch kind {
        case nil: false
        case .fine, .confiscatedIncome: (amount ?? .zero) > .zero
        case .detention: (days ?? 0) > 0
        default: true
        }
    }

    /// `罚款200元`.
    var words: String {
        var text = kind?.name ?? ""
        if let amount { text += amount.chinese }
        if let days { text += "\(days)日" }
        return detail.isEmpty ? text : text + "（\(detail)）"
    }
}

extension [PenaltyItem] {
    package var heaviest: PenaltyKind? { compactMap(\.kind).max() }
    /// Fines and confiscated money together.
    package var money: Money { reduce(.zero) { $0 + ($1.amount ?? .zero) } }
    package var fine: Money { filter { $0.kind == .fine }.reduce(.zero) { $0 + ($1.amount ?? .zero) } }
    var confiscated: Money {
        filter { $0.kind == .confiscatedIncome || $0.kind == .confiscatedProperty }.reduce(.zero) { $0 + ($1.amount ?? .zero) + ($1.worth ?? .zero) }
    }
    var days: Int { reduce(0) { $0 + ($1.days ?? 0) } }
    var hasOtherThanMoney: Bool { contains { ![.fine, .confiscatedIncome, .warning, .criticism].contains($0.kind) } }
    var isComplete: Bool { !isEmpty && allSatisfy(\.isComplete) }
    var words: String { map(\.words).joined(separator: "；") }

    /// Goes beyond what the party was told in any respect: a heavier kind, more money, more days.
    func exceeds(_ told: Self) -> Bool {
        guard let heaviest else { return false }
        return told.heaviest.map { heaviest > $0 } ?? true || money > told.money || days > told.days
    }

    /// Heavier as a whole: by its heaviest kind, and within one kind by money or days.
    func isHeavier(than other: Self) -> Bool {
        guard let heaviest else { return false }
        guard let theirs = other.heaviest else { return true }
        return heaviest == theirs ? money > other.money || days > other.days : heaviest > theirs
    }
}
