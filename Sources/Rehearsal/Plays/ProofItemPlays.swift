import Affairs
import Kernel

/// 证明事项清理: as many certificates cancelled, and as many put on a pledge, as the scenario says; some kept.
struct ProofItemPlays {
    private enum Fate { case cancelled, pledged, kept }

    private static let names: [(name: String, purpose: String, issuer: String)] = [
        ("无房产证明", "申请公共租赁住房", "不动产登记机构"), ("未婚证明", "办理户口迁移", "村（居）民委员会"), ("收入证明", "申请最低生活保障", "用人单位、村（居）民委员会"),
        ("亲属关系证明", "办理户口登记", "公安派出所"), ("居住证明", "子女入学", "社区居民委员会"), ("经营场所证明", "办理营业执照", "村（居）民委员会"),
        ("无犯罪记录证明", "申请从业资格", "公安派出所"), ("失业证明", "申请创业担保贷款", "社区居民委员会"), ("学历证明", "申请职称评审", "毕业院校"),
        ("健康证明", "申请从业人员登记", "医疗机构"), ("遗失声明", "补办证照", "报刊社"), ("丧葬证明", "注销户口", "村（居）民委员会"),
    ]

    let world: World
    init(_ world: World) { self.world = world }

    func plays() -> [Play] {
        let cancelled = world.target("proof-item.cancelled")
        let pledged = world.target("proof-item.pledged")
        guard cancelled + pledged > 0 else { return [] }
        let fates =
            Array(repeating: Fate.cancelled, count: cancelled) + Array(repeating: .pledged, count: pledged) + Array(repeating: .kept, count: 6)
        let organs = world.organs.organs.values.filter { $0.level == .department && !world.people(.clerk, in: $0.code).isEmpty }.map(\.code)
            .sorted { $0.description < $1.description }
        guard !organs.isEmpty, !world.people(.legality, in: world.organ(.justice)).isEmpty else { return [] }
        return fates.enumerated().map { index, fate in
            let key = "proof-item/\(index + 1)"
            let dice = world.dice("day/\(key)")
            let day = world.workingDay(of: world.year, from: 2, through: 11, dice)
            let opens = dice.time(9...16, on: day)
            return Play(ProofItem.self, key, opens: opens) { course in
                steps(fate, organs[index % organs.count], Self.names[index % Self.names.count], course)
            }
        }
    }

    private func steps(_ fate: Fate, _ organ: OrganCode, _ item: (name: String, purpose: String, issuer: String), _ course: Course<ProofItem>) {
        let clerk = world.person(.clerk, in: organ, course.dice)
        let lawyer = world.person(.legality, in: world.organ(.justice), course.dice)
        // What has no basis in a law or regulation can only be cancelled.
        let level: ProofItem.BasisLevel =
            fate == .cancelled ? course.pick([.none, .document, .rule, .regulation]) : course.pick([.law, .regulation])
        var input: Fields<ProofItem> = [\.name <- item.name, \.purpose <- item.purpose, \.issuer <- item.issuer, \.level <- level]
        if level != .none { input.append(\.basisText <- "有关规定中关于办理\(item.purpose)所需材料的条款") }
        course.open("survey", at: organ, by: clerk, input)
        course.pass(days: 2...8)
        switch fate {
        case .cancelled:
            let replacement: ProofItem.Replacement = course.pick([.sharing, .licence, .inspection, .promise, .needless])
            course.take("propose", by: clerk, \.proposal <- .cancel, \.reason <- "可以不要求群众提供", \.replacement <- replacement)
            course.pass(days: 3...10).take("cancel", by: lawyer)
        case .pledged:
            course.take(
                "propose", by: clerk, \.proposal <- .pledge, \.reason <- "群众取得证明不便，可以事后核查", \.pledgeText <- "本人承诺所述情况属实，愿意承担不实承诺的法律责任",
                \.checkMethod <- "办结后两个月内通过部门信息共享核查")
            course.pass(days: 3...10).take("pledge", by: lawyer)
        case .kept:
            course.take("propose", by: clerk, \.proposal <- .keep, \.reason <- "法律、法规明确要求，暂无替代方式")
            course.pass(days: 3...10).take("keep", by: lawyer)
        }
    }
}
