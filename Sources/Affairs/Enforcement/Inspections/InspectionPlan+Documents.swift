package import Kernel

extension InspectionPlan {
    /// 检查主体、事项、标准、频次上限和计划 are public before anything is inspected.
    @Publications
    package static var publications: [Publication<Self>] {
        Publication(
            "plan", "行政检查年度计划和抽查事项清单", basis: Law.penaltyPublicity2018.cited("第（四）项"),
            shows: \.year, \.number, \.items, \.plannedTasks, \.objectLibrary, \.officerLibrary, \.publishedOn, \.adjustments)
    }

    @Documents
    package static var documents: [OfficialDocument<Self>] {
        OfficialDocument(
            "plan", "行政检查年度计划", basis: Law.doubleRandom2019.cited(), number: "{organ}检计〔{year}〕{n}号", in: \.number, content: text
        )
        .numberingMatter()
    }

    @Sendable private static func text(_ matter: Self, _ now: Moment) -> DocumentContent {
        let lines = matter.items.map { item in
            let cap = item.frequencyCap.map { "，同一企业年度不超过\($0)次" } ?? ""
            let joint = item.isJoint ? "，与\(item.partners.map { now.organs.name(of: $0) }.joined(separator: "、"))联合实施" : ""
            let months = item.months.map { "\($0)月" }.joined(separator: "、")
            return "\(item.code)．\(item.project)\(item.subItem.isEmpty ? "" : "（\(item.subItem)）")：\(item.category?.name ?? "")，依据\(item.basis)，"
                + "\(item.method?.name ?? "")，比例\(item.ratio?.shown ?? "")%\(cap)，\(months)实施\(joint)。内容：\(item.content)。"
        }
        let head =
            "本机关\(matter.title)共\(matter.items.count)项，计划任务\(matter.plannedTasks ?? 0)次；检查对象名录库\(matter.objectLibrary ?? 0)户，"
            + "执法检查人员名录库\(matter.officerLibrary ?? 0)人。"
        return DocumentContent([head] + lines, signature: now.organs.name(of: now.organ), day: matter.approvedOn)
    }

    @Measures
    package static var measures: [Measure<Self>] {
        Measure.count("inspection-plan.published", "公布行政检查年度计划", unit: "份", on: \.publishedOn)
            .told("经批准、报送备案后公布的行政检查年度计划，按公布日计入。")
        Measure.sum("inspection-plan.items", "列入抽查事项清单的事项", unit: "项", on: \.publishedOn) { $0.items.count }
            .told("公布的年度计划所列抽查事项，按公布日计入；以后调整增减的不另计。")
        Measure.sum("inspection-plan.joint-items", "部门联合检查事项", unit: "项", on: \.publishedOn) { $0.items.count(where: \.isJoint) }
            .told("公布的年度计划中列明联合检查单位的事项，按公布日计入。")
        Measure.sum("inspection-plan.tasks", "计划抽查任务", unit: "次", on: \.publishedOn) { $0.plannedTasks ?? 0 }
            .told("公布的年度计划所定任务数之和，按公布日计入。")
        Measure.each("inspection-plan.adjusted", "调整行政检查年度计划", unit: "次") { $0.adjustments.compactMap(\.on) }
            .told("经批准并重新公布的计划调整，按批准日计入，一份计划调整几次计几次。")
    }
}
