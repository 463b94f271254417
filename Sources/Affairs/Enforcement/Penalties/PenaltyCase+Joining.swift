package import Kernel

/// 并案 and 分案.
extension PenaltyCase {
    /// One act filed twice is one case (第二十九条). The Law says nothing of several acts of one party, and forbids nothing: whoever joins them names
    /// the rule of the department. Each was filed and each is closed; the decision is one, and counts once.
    package static var joining: Joining<Self> {
        Joining(at: [.investigating, .reviewing], by: .head)
            .on("当事人的同一个违法行为分别立案的，一并查处，不得给予两次以上罚款", Law.penalty2021(29))
            .on("当事人的同一个违法行为分别立案的（2021年7月15日以前立案）", Law.penalty2017(24))
            .requires("same-party", "两个案件的当事人相同", Law.penalty2021(29)) { matter, leader, _ in matter.party.isSame(as: leader.party) }
            .requires("ordinary-procedure", "两个案件都适用普通程序，已经立案", Law.penalty2021(54, 2)) { matter, leader, _ in
                matter.filedOn != nil && leader.filedOn != nil
            }
            .requires("nothing-preserved", "要并入的案件中先行登记保存的物品已经处理，或者没有保存", Law.penalty2021(56)) { matter, _, _ in !matter.isPreserving }
            .sharing(\.closedOn)
    }

    /// 分别决定: of several acts each has its decision (治安管理处罚法第十六条). The part is a case of its own, filed when it goes out; its term runs on.
    package static var splitting: Splitting<Self> {
        Splitting(at: [.investigating, .reviewing], by: .head)
            .on("有两种以上违反治安管理行为的，分别决定", Law.publicSecurity2025(16))
            .on("有两种以上违反治安管理行为的，分别决定（2025年12月31日以前）", Law.publicSecurity2012(16))
            .telling(\.cause, \.facts, \.powerItem)
            .counting("penalty.filed")
            .requires("another-cause", "分出的案件写明另一案由", Law.penalty2021(40)) { first, other, _ in
                !other.cause.isEmpty && other.cause != first.cause
            }
            .requires("nothing-preserved", "先行登记保存的物品已经处理，或者没有保存", Law.penalty2021(56)) { first, _, _ in !first.isPreserving }
    }

    /// 先行登记保存 that nobody has decided on yet.
    private var isPreserving: Bool { preservations.contains { $0.outcome == nil } }
}
