package import Kernel

extension DecisionCatalogue {
    /// The Regulation does not say whether an adjustment needs the Party committee's consent again.
    static let consentToAdjust: Setting<Bool> = Setting(
        "catalogue.adjust.consent", "调整目录须再经同级党委同意", default: true, lawful: .any, isWeighty: true, source: "重大行政决策程序暂行条例第三条第三款只写“根据实际情况调整”，县可自定")
    static let closingDays: Setting<Int> = Setting(
        "catalogue.close.days", "年末多少日以内可以关闭目录", default: 10, lawful: .within(1...60), source: "县内约定；法律未作规定")

    package static var settings: [any SettingDeclaration] { [consentToAdjust, closingDays] }

    package static var editions: [Edition] {
        [
            Edition("2018", "湖南省行政程序规定", from: "2018-01-01", until: "2019-08-31"),
            Edition("2019", "重大行政决策程序暂行条例施行以后", from: "2019-09-01"),
        ]
    }

    @Passages
    package static var passages: [Passage<Self>] {
        Passage.newProcedure("2018", to: "2019")
    }

    static let atProposer: Place<Self> = .named { $0.proposer }

    private static func law(_ edition: Edition) -> Basis {
        edition.from >= Law.majorDecisions.inForce ? Law.majorDecisions(3, 3) : Law.hunanProcedure(31, 2)
    }

    @Clauses
    package static func procedure(_ edition: Edition) -> [Clause<Self>] {
        let basis = law(edition)
        compiling(basis)
        approval(basis, isNational: edition.from >= Law.majorDecisions.inForce)
        life(basis)
    }

    @Clauses
    private static func compiling(_ basis: Basis) -> [Clause<Self>] {
        Action("start", "启动编制", to: .collecting, by: .office, basis: basis).needs(\.title, \.year, \.criteria).stamps(\.startedOn)
        Action("propose", "申报事项", .collecting, by: .clerk, .office, basis: basis).at(atProposer).needs(\.proposer)
            .appends(\.entries, checks: [itemsTold(basis)]) { item, matter, _ in item.enter(matter, by: matter.proposer) }
            .writes(\.proposer) { matter, _ in matter.proposer = OrganCode("") }
        Action("compile", "汇总", .collecting, to: .compiled, by: .office, basis: basis).awaited()
            .needs(\.compileNote).fills(\.struck)
            .requires("items-remain", "列入目录的事项不少于一项，删去的应在申报之列", basis) { matter, _ in
                let numbers = matter.entries.compactMap(\.number)
                return matter.struck.allSatisfy(numbers.contains) && Set(matter.struck).count < numbers.count
            }
            .writes(\.entries, \.struck) { matter, _ in
                matter.entries.removeAll { entry in entry.number.map(matter.struck.contains) ?? true }
                matter.renumber()
                matter.struck = []
            }
            .stamps(\.compiledOn)
        Action("reopen", "补充申报", .compiled, .approved, to: .collecting, by: .office, basis: basis).needs(\.returnReason)
    }

    @Clauses
    private static func approval(_ basis: Basis, isNational: Bool) -> [Clause<Self>] {
        Action("approve", "审定", .compiled, to: .approved, by: .head, basis: basis)
            .appends(
                \.meetings, needing: \.name, \.on, atMost: 1,
                checks: [Meeting.inOrder(after: "汇总", on: \.compiledOn, basis: basis), Meeting.counted(basis: basis)],
                completing: Meeting.completed(as: .passed)
            )
            .stamps(\.approvedOn)
        Action("submit", "报党委", .approved, to: .submitted, by: .office, basis: basis).stamps(\.submittedOn).issues("request")
        Action("consent", "党委同意", .submitted, to: .consented, by: .office, basis: basis).needs(\.consentNumber).stamps(\.consentedOn)
        Action("send-back", "党委退回修改", .submitted, to: .collecting, by: .office, basis: basis).needs(\.returnReason)
        publication(basis, isNational)
        Action("withdraw", "撤回", .collecting, .compiled, .approved, .submitted, .consented, to: .withdrawn, by: .office, .head, basis: basis)
            .needs(\.withdrawalReason)
    }

    /// Before September 2019 the provincial rules did not ask for the Party committee's consent first.
    private static func publication(_ basis: Basis, _ isNational: Bool) -> Action<Self> {
        let action: Action<Self> =
            isNational
            ? Action("publish", "公布", .approved, .consented, to: .published, by: .office, basis: basis)
                .requires("party-consented", "目录经同级党委同意后向社会公布", basis) { matter, _ in matter.consentedOn != nil }
            : Action("publish", "公布", .approved, .consented, to: .published, by: .office, basis: basis)
        return action.needs(\.channels).awaited(at: .consented)
            .requires("meeting-approved", "审定会议已经通过目录", basis) { matter, _ in matter.approvedOn != nil }
            .stamps(\.publishedOn).issues("list").publishes("list")
    }

    @Clauses
    private static func life(_ basis: Basis) -> [Clause<Self>] {
        Action("adjust", "调整目录", .published, by: .office, basis: basis)
            .needs(\.adjustmentReason).fills(\.removals, \.adjustmentConsent)
            .appends(\.entries, atLeast: 0, checks: [adjustmentNotEmpty(basis), itemsTold(basis)]) { item, matter, now in
                item.enter(matter, by: now.organ, on: now.today, reason: matter.adjustmentReason)
            }
            .requires("removals-open", "移出的应是目录现有事项，且决策尚未公布", basis, listing: { matter, now in matter.unremovable(now) })
            .requires("adjustment-consented", "调整目录须经同级党委同意（县设定）", basis) { matter, now in
                !now.settings[consentToAdjust] || !matter.adjustmentConsent.isEmpty
            }
            .writes(\.entries, \.adjustments, \.removals, \.adjustmentReason, \.adjustmentConsent) { matter, now in
                matter.adjust(now)
            }
            .publishes("list")
        Action("close", "年终关闭", .published, to: .closed, by: .office, basis: basis).awaited()
            .fills(\.fates)
            .requires("year-ending", "目录在年度终了时关闭", basis) { matter, now in
                guard let year = matter.year else { return false }
                return !now.leaves(.days(now.settings[closingDays]), from: now.today, before: Day.lastDay(of: year))
            }
            .requires("open-items-explained", "尚未公布决策的事项应当逐项说明去向和原因", basis, listing: { matter, now in matter.unaccounted(now) })
            .requires("explanations-fit-items", "说明去向的应是目录现有、决策尚未公布的事项，每项一次", basis, listing: { matter, now in matter.misaccounted(now) })
            .stamps(\.closedOn)
    }

    /// Each item says what, of which class, by whom and on what ground.
    private static func itemsTold(_ basis: Basis) -> Check<Self, Item> {
        Check(
            "items-told", "每项应写明属于决策事项的类别、承办单位和依据", basis,
            listing: { item, _, now in
                let isListable = now.organs[item.undertaker] != nil && (item.nature?.isWithinScope ?? false)
                return isListable && !item.name.isEmpty && !item.basis.isEmpty ? [] : [item.name.isEmpty ? "未写名称" : item.name]
            })
    }

    private static func adjustmentNotEmpty(_ basis: Basis) -> Check<Self, Item> {
        .together("adjustment-not-empty", "调整应有增列或者移出的事项", basis) { added, matter, _ in !added.isEmpty || !matter.removals.isEmpty }
    }
}
