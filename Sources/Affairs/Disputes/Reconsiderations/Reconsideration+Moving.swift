package import Kernel

/// 承继 and 管辖 of a reconsideration case.
extension Reconsideration {
    /// 县级以上地方各级人民政府管辖: no department of the county takes a case over. What is another county's or the superior's, and what the
    /// superior takes itself (提级审理), the steps of the case say.
    package static var handing: Handing<Self> {
        Handing().never("行政复议案件由县级人民政府管辖，不在本县的机关之间移送；属于其他机关受理的，办理“认定属于其他机关受理”", Law.reconsideration2023(24, 1))
    }

    /// Near relatives, or whoever has the rights, may go on with it; until it is known whether they do, the case stands still (第三十九条第一款
    /// 第一项、第四项), and it ends when there is nobody or they give it up (第四十一条第二项、第三项): both are steps of the case.
    @Successions
    package static var successions: [Succession<Self>] {
        Party.succession("applicant", of: applicant, by: .reconsideration, at: .holding(.justice))
            .enters(dead, Law.reconsideration2023(14, 2), on: .death, at: pending, when: { $0.isUnderRevision })
            .enters(gone, Law.reconsideration2023(14, 2), on: .dissolution, .merger, .division, at: pending, when: { $0.isUnderRevision })
            .enters(dead, Law.reconsideration2017(10, 2), on: .death, at: pending)
            .enters(gone, Law.reconsideration2017(10, 2), on: .dissolution, .merger, .division, at: pending)
    }

    private static let dead: String = "申请人死亡的，其近亲属可以申请；尚未确定是否参加的先“中止”，没有近亲属或者放弃权利的“终止”"
    private static let gone: String = "法人或者其他组织终止的，其权利义务承受人可以申请；尚未确定的先“中止”，没有或者放弃权利的“终止”"
    private static let pending: [Stage] = [.received, .supplementing, .reviewing, .suspended, .proposed]
    /// 2024年1月1日 is the first day of the revised law.
    private var isUnderRevision: Bool { (lawSince ?? registeredOn).map { $0 >= Law.reconsideration2023.inForce } ?? true }
}
