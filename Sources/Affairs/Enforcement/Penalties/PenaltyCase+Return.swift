package import Kernel

/// 返还没收的财物: what was taken away by a decision that has fallen, or that takes away nothing any more, goes back to its owner; what was sold
/// is paid for, and what is damaged or lost is made good (国家赔偿法第三十六条第一项、第三项至第五项; 行政强制法第四十一条).
///
/// How much is damaged or lost things' compensation, and whether what they were sold for was far below their worth, is for people to judge.
extension PenaltyCase {
    /// One return of some of the things.
    package struct GivenBack: SubRecord {
        package enum Manner: String, Choice {
            case things, proceeds, compensation
            package var name: String {
                switch self {
                case .things: "返还原物"
                case .proceeds: "已经拍卖、变卖，给付所得的价款"
                case .compensation: "已经损坏、灭失，恢复原状或者给付赔偿金"
                }
            }
        }

        package var on: Day?
        package var things = ""
        package var manner: Manner?
        package var amount: Money?
        package var receipt = ""

        package init() {}

        package static var fields: [Field<Self>] {
            Field("on", \.on, "返还日期")
            Field("things", \.things, "返还的财物")
            Field("manner", \.manner, "返还的方式")
            Field("amount", \.amount, "给付的价款、赔偿金")
            Field("receipt", \.receipt, "领取、支付凭证号")
        }
    }

    private static let restoring: Basis = Law.stateCompensation2012(36, item: 1)
    private static let selling: Basis = Law.stateCompensation2012(36, item: 5)

    @Clauses
    static func returning(_ law: PenaltyArticles) -> [Clause<Self>] {
        Action("return-things", "返还没收的财物", .executing, .closed, by: .head, basis: restoring)
            .appends(\.givenBack, needing: \.things, \.manner, \.receipt, atMost: 1, checks: giving) { item, _, now in
                item.on = item.on ?? now.today
            }
            .requires("things-to-return", "没收的财物已经执行，决定被撤销、确认无效或者变更为不再没收财物", restoring) { matter, _ in matter.mustGiveBack }
    }

    private static var giving: [Check<Self, GivenBack>] {
        [
            Check("sum-stated", "给付价款、赔偿金的，写明金额", selling) { item, _, _ in item.manner == .things || (item.amount ?? .zero) > .zero },
            Check("return-day-in-order", "返还日期在决定被改变以后，不晚于当日", restoring) { item, matter, now in
                guard let on = item.on else { return true }
                return on <= now.today && (matter.fallenOn.map { $0 <= on } ?? false)
            },
        ]
    }

    /// Things were confiscated and the decision, as it stands now, confiscates none.
    var mustGiveBack: Bool {
        guard let fall, executedOn != nil, fall.endsDuty || changesRecorded else { return false }
        return penalties.contains { $0.kind == .confiscatedProperty } && !effectivePenalties.contains { $0.kind == .confiscatedProperty }
    }
}
