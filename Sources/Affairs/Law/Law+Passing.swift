package import Kernel

/// What is said of new and old law where the new one says nothing of matters under way.
extension Law {
    static let newAndOldLaw2004: StatuteEdition = StatuteEdition(
        "new-and-old-law-2004", "关于审理行政案件适用法律规范问题的座谈会纪要", "法〔2004〕96号", from: "2004-05-18")
    static let legislation2015: StatuteEdition = StatuteEdition(
        "legislation-law-2015", "立法法", "2015年修正", from: "2015-03-15", until: "2023-03-14")
}

extension Passage {
    /// 程序从新: the new law has no clause on matters under way, so what is done from its first day on follows its procedure. The courts' rule for
    /// administrative acts; kinds that concern no party of such an act follow it by analogy.
    static func newProcedure(_ earlier: String, to later: String) -> Self {
        Self(earlier, to: later, "新的规定没有就正在办理的事项另作规定，程序问题适用新的规定", Law.newAndOldLaw2004.cited("第三部分"))
    }
}
