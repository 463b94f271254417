package import Kernel

/// 移送、移交 and 承继: what the law says of a case that goes to another organ of the county, and of a party that dies, merges or ceases.
extension PenaltyCase {
    /// 管辖 is where the act was done (第二十二条), by the organ that has the power (第二十三条); of two that dispute it the organ above both
    /// decides (第二十五条第二款). Powers may be brought together (第十八条第二款) or handed to townships (第二十四条第一款). A case goes to an organ
    /// that has the power in its own list on that day, and rests on that organ's item from then on. Its officers do not go: the new organ's head
    /// names others (“更换办案人员”), and the term to decide runs on.
    package static var handing: Handing<Self> {
        Handing()
            .on("两个以上行政机关都有管辖权，或者对管辖发生争议", Law.penalty2021(25))
            .on("共同的上一级行政机关指定管辖", Law.penalty2021(25, 2))
            .on("集中行使行政处罚权", Law.penalty2021(18, 2))
            .on("县级部门的行政处罚权交由乡镇、街道行使", Law.penalty2021(24, 1))
            .writes(\.powerItem) { matter, now in matter.powerItem = matter.itemOfReceiver(now) ?? matter.powerItem }
            .requires("power-listed", "接收机关的权责清单中有当日在用的、与原事项对应的行政处罚事项", Law.powerLists2015.cited()) { matter, now in
                matter.powerItem == nil || listed.holds(matter, now)
            }
            .requires("subject-qualified", "接收机关的行政执法主体资格没有被暂停、注销", Law.penalty2021(38, 1)) { _, now in
                !EnforcementSubject.isBarred(now.organs.name(of: now.organ), now)
            }
    }

    /// The item by which the receiving organ has the power: the one that it took over from the former organ's, or else of the same name.
    private func itemOfReceiver(_ now: Moment) -> Ref<PowerItem>? {
        guard let powerItem, let former = now.find(powerItem), now.organ(of: powerItem) != now.organ else { return nil }
        func isFit(_ candidate: (id: Ref<PowerItem>, record: PowerItem)) -> Bool {
            now.organ(of: candidate.id) == now.organ && candidate.record.allows(.penalty, on: now.today)
        }
        let taken = now.citing(powerItem.id, by: PowerItem.self).first { $0.record.sourceItem == powerItem && isFit($0) }
        return (taken ?? now.matching(PowerItem.self, "name", former.name).first(where: isFit))?.id
    }

    /// Before the decision nobody is punished for what another did; a person's death or an organisation's end without anybody who has its rights
    /// and duties ends the case: the head looks at what the investigation found and decides (the Law says no more of it than of any other end
    /// of an investigation; what one department's rule says binds that department). After it what is owed is owed by the estate, or by whoever
    /// has the duties.
    @Successions
    package static var successions: [Succession<Self>] {
        let (before, after): ([Stage], [Stage]) = ([.investigating, .reviewing, .notified, .hearing], [.decided, .executing])
        let ended = "当事人死亡或者终止，没有权利义务承受人的，行政处罚法没有明文，由负责人审查后决定终止调查；公民死亡的，不以其继承人为受处罚的当事人"
        let former = [Law.civilPrinciples2017.cited()]
        Party.succession("party", of: party, by: .head)
            .leads(to: "terminate", ended, PenaltyArticles.revised2021.decision, on: .death, .dissolution, at: before, when: { $0.law.isRevised })
            .leads(to: "terminate", ended, PenaltyArticles.amended2017.decision, on: .death, .dissolution, at: before)
            .leads(
                to: "change-party", "合并、分立后的单位承受权利义务的，告知、听取意见和审核应当对其重新进行", Law.civilCode(67), formerly: former,
                on: .merger, .division, .transfer, at: before
            )
            .enters("公民死亡，有遗产可供执行或者有义务承受人的，由其履行；都没有的，终结执行", Law.compulsion(40, item: 1), on: .death, at: after)
            .enters(
                "法人或者其他组织终止，有财产可供执行或者有义务承受人的，由其履行；都没有的，终结执行", Law.compulsion(40, item: 2), on: .dissolution, at: after
            )
            .enters("合并后的法人承担义务", Law.civilCode(67, 1), formerly: former, on: .merger, at: after)
            .enters("分立后的法人承担连带债务", Law.civilCode(67, 2), formerly: former, on: .division, at: after)
    }
}
