import Kernel

private let random = Law.doubleRandom2019

extension InspectionPlan {
    /// What a list must say of each item, whether it is the first one or an adjusted one.
    static func complete(_ edition: Edition, _ list: any KeyPath<Self, [Item]> & Sendable) -> [Gate<Self>] {
        let law = law(edition)
        let always: [Gate<Self>] = [
            Gate(
                "items-complete", "清单逐项写明检查项目、主体、依据、方式、内容、对象、类别、比例和月份", law,
                listing: { matter, _ in matter[keyPath: list].flatMap(\.missing) }),
            Gate("item-codes-distinct", "清单不为空，序号各不相同", law) { matter, _ in
                let codes = matter[keyPath: list].map(\.code)
                return !codes.isEmpty && Set(codes).count == codes.count
            },
            Gate(
                "ratio-within-ceiling", "一般检查事项的抽查比例不超过所设上限", random.cited(),
                listing: { matter, now in
                    let ceiling = now.settings[generalCeiling] * 10_000
                    let beyond = matter[keyPath: list].filter { $0.category == .general && ($0.ratio?.tenThousandths ?? 0) > ceiling }
                    return beyond.map(\.label)
                }),
            Gate(
                "joint-inspection-or-reason", "针对同一对象、同一月份的多个检查事项应当合并为联合检查，不合并的写明理由", random.cited(),
                listing: { matter, _ in unmerged(matter[keyPath: list]) }),
        ]
        guard edition.id != "2018" else { return always }
        let capped: Gate<Self> = Gate(
            "frequency-caps-set", "公布同一企业的年度检查频次上限", law,
            listing: { matter, _ in matter[keyPath: list].filter { ($0.frequencyCap ?? 0) < 1 }.map(\.label) })
        return always + [capped]
    }

    /// Items for the same objects in the same month of which neither is joint nor says why it stands alone.
    private static func unmerged(_ items: [Item]) -> [String] {
        let single = items.filter { !$0.isJoint && $0.separateReason.isEmpty && !$0.objectType.isEmpty }
        return single.enumerated().filter { index, item in
            single.enumerated().contains { other, second in
                other != index && second.objectType == item.objectType && !Set(second.months).isDisjoint(with: item.months)
            }
        }.map(\.element.label)
    }
}

extension InspectionPlan.Item {
    /// What the line lacks, each named with the line.
    var missing: [String] {
        let texts = [("检查项目", project), ("检查主体", subject), ("检查依据", basis), ("检查内容", content), ("检查对象类别", objectType)]
        var lacking = texts.filter(\.1.isEmpty).map(\.0)
        if code.isEmpty { lacking.append("序号") }
        if method == nil { lacking.append("检查方式") }
        if category == nil { lacking.append("事项类别") }
        if !(ratio.map { $0.tenThousandths > 0 && $0.tenThousandths <= 1_000_000 } ?? false) { lacking.append("抽查比例（0至100）") }
        if months.isEmpty || !months.allSatisfy({ (1...12).contains($0) }) { lacking.append("实施月份") }
        if let frequencyCap, frequencyCap < 1 { lacking.append("频次上限") }
        return lacking.map { "\(label)缺\($0)" }
    }
}
