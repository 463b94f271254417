package import Kernel

private let random = Law.doubleRandom2019

extension InspectionPlan {
    /// 一般检查事项的抽查比例上限. The text asks for a ceiling and names none.
    static let generalCeiling: Setting<Int> = Setting(
        "inspection.general.ratio", "一般检查事项抽查比例上限（%）", default: 10, lawful: .within(1...100), isWeighty: true,
        source: "国发〔2019〕5号只要求根据监管实际设置上限，数值县自定，待核")

    package static var settings: [any SettingDeclaration] { [generalCeiling] }

    package static var editions: [Edition] {
        [
            Edition("2018", "随机抽查和“双随机、一公开”监管", from: "2018-12-05", until: "2025-01-02"),
            Edition("2025", "严格规范涉企行政检查以后", from: "2025-01-03"),
        ]
    }

    @Passages
    package static var passages: [Passage<Self>] {
        Passage.newProcedure("2018", to: "2025")
    }

    /// What asks for the list and the plan.
    static func law(_ edition: Edition) -> Basis { edition.id == "2018" ? Law.randomChecks2015.cited() : Law.enterpriseInspection2025.cited() }

    @Clauses
    package static func procedure(_ edition: Edition) -> [Clause<Self>] {
        making(edition)
        adjusting(edition)
    }

    @Clauses
    private static func making(_ edition: Edition) -> [Clause<Self>] {
        Action("draft", "编制计划", to: .drafting, by: .clerk, .office, basis: law(edition)).needs(\.year)
            .fills(\.items, \.plannedTasks, \.objectLibrary, \.officerLibrary)
            .requires(single(edition))
        Action("submit", "报批", .drafting, to: .submitted, by: .clerk, .office, basis: law(edition))
            .needs(\.items, \.plannedTasks, \.objectLibrary, \.officerLibrary).fills(\.year)
            .requires(single(edition))
            .requires("year-not-past", "计划年度不早于当年", law(edition)) { matter, now in matter.year.map { $0 >= now.today.year } ?? false }
            .requires(all: complete(edition, \.items))
            .requires("libraries-built", "两库已经建立，人员名录库不少于两人", random.cited()) { matter, _ in
                (matter.objectLibrary ?? 0) > 0 && (matter.officerLibrary ?? 0) >= 2
            }
        Action("return", "退回修改", .submitted, to: .drafting, by: .head, basis: law(edition)).needs(\.returnReason)
        Action("approve", "批准", .submitted, to: .approved, by: .head, basis: law(edition)).separate(from: "submit")
            .stamps(\.approvedOn).issues("plan")
        Action("file", "报送备案", .approved, by: .clerk, .office, basis: law(edition)).needs(\.filedWith).stamps(\.filedOn)
            .requires("not-yet-filed", "尚未报送备案", law(edition)) { matter, _ in matter.filedOn == nil }
            .requires("filing-organ-listed", "备案机关在本县机关名录内", law(edition)) { matter, now in now.organs[matter.filedWith] != nil }
        Action("publish", "公布", .approved, to: .published, by: .clerk, .office, basis: law(edition)).awaited { $0.filedOn != nil }
            .requires("plan-filed", "计划已经报送备案", law(edition)) { matter, _ in matter.filedOn != nil }
            .stamps(\.publishedOn).publishes("plan")
        Action("conclude", "年度终了", .published, to: .concluded, by: .clerk, .office, basis: law(edition)).needs(\.summary)
            .requires("year-over", "计划年度已经结束", law(edition)) { matter, now in matter.year.map { $0 < now.today.year } ?? false }
            .stamps(\.concludedOn)
    }

    /// 调整: proposed with a reason, approved by the head, published anew; the list before stays on record.
    @Clauses
    private static func adjusting(_ edition: Edition) -> [Clause<Self>] {
        Action("propose-adjustment", "提出调整", .published, to: .adjusting, by: .clerk, .office, basis: law(edition))
            .needs(\.adjustReason, \.adjustedItems).requires(all: complete(edition, \.adjustedItems))
        Action("reject-adjustment", "不同意调整", .adjusting, to: .published, by: .head, basis: law(edition)).needs(\.returnReason)
            .writes(\.adjustReason, \.adjustedItems) { matter, _ in (matter.adjustReason, matter.adjustedItems) = ("", []) }
        Action("approve-adjustment", "批准调整", .adjusting, to: .published, by: .head, basis: law(edition)).separate(from: "propose-adjustment")
            .writes(\.adjustments, \.items, \.adjustReason, \.adjustedItems) { matter, now in
                var adjustment = Adjustment()
                (adjustment.on, adjustment.reason, adjustment.before) = (now.today, matter.adjustReason, matter.items)
                matter.adjustments.append(adjustment)
                (matter.items, matter.adjustReason, matter.adjustedItems) = (matter.adjustedItems, "", [])
            }
            .publishes("plan")
    }

    private static func single(_ edition: Edition) -> Gate<Self> {
        Gate("one-plan-a-year", "一个年度只有一份计划，需要变动的按程序调整", law(edition)) { matter, now in !matter.hasTwin(now) }
    }

    /// Another plan of the same organ for the same year.
    private func hasTwin(_ now: Moment) -> Bool {
        guard let year else { return false }
        return now.matching(InspectionPlan.self, "year", year).contains { $0.id.id != now.matter && now.organ(of: $0.id) == now.organ }
    }
}
