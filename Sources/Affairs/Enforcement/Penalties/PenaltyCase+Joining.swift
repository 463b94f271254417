package import Kernel

/// 并案 and 分案.
extension PenaltyCase {
    /// One act filed twice is one case (第二十九条). The Law says nothing of several acts of one party, and forbids nothing: whoever joins them names
    /// the rule of the department. Each was filed and each is closed; the decision is one, and counts once.
    package static var joining: Joining<Self> {
        Joining(at: [.investigating, .reviewing], by: .head)
            .on("当事人的同一个违法行为分别立案，不得给予两次以上罚款", Law.penalty2021(29))
            .on("当事人的同一个违法行为分别立案，不得给予两次以上罚款（2021年7月15日以前并案）", Law.penalty2017(24))
            .requires("same-party", "两个案件的当事人相同", Law.penalty2021(29)) { matter, leader, _ in matter.party.isSame(as: leader.party) }
            .requires("ordinary-procedure", "两个案件都适用普通程序，已经立案", Law.penalty2021(54, 2)) { matter, leader, _ in
                matter.filedOn != nil && leader.filedOn != nil
            }
            .requires("nothing-preserved", "要并入的案件中先行登记保存的物品已经处理，或者没有保存", Law.penalty2021(56)) { matter, _, _ in !matter.isPreserving }
            .sharing(\.closedOn)
    }

    /// 分别决定: of several acts against public order each has its decision (治安管理处罚法第十六条). That binds the police alone, and speaks of decisions,
    /// carried out together; whoever else divides names the rule of the department. The part is a case of its own, filed when it goes out; its term
    /// runs on. That joint detention lasts no longer than twenty days is for whoever carries both decisions out.
    package static var splitting: Splitting<Self> {
        Splitting(at: [.investigating, .reviewing], by: .head)
            .on("违法事实应当分别查明，依本部门的规定分案办理的，写明该规定", Law.penalty2021(40))
            .on("公安机关办理的，有两种以上违反治安管理行为，分别决定，合并执行；行政拘留合并执行的最长不超过二十日", Law.publicSecurity2025(16))
            .on("公安机关办理的，有两种以上违反治安管理行为，分别决定，合并执行；行政拘留合并执行的最长不超过二十日（2025年12月31日以前）", Law.publicSecurity2012(16))
            .tellingAlways(\.cause).telling(\.facts, \.powerItem)
            .counting("penalty.filed")
            .requires("another-cause", "分出的案件写明另一案由", Law.penalty2021(40)) { first, other, _ in
                !other.cause.isEmpty && other.cause != first.cause
            }
            .requires("nothing-preserved", "先行登记保存的物品已经处理，或者没有保存", Law.penalty2021(56)) { first, _, _ in !first.isPreserving }
    }

    /// 先行登记保存 that nobody has decided on yet.
    private var isPreserving: Bool { preservations.contains { $0.outcome == nil } }
}
