package import Kernel

private let law = Law.peoplesMediation
private let rules = Law.mediationRules2002

extension MediationOrganisation {
    static let standard: Setting<[StandardItem]> = Setting(
        "mediation.standard.items", "规范化人民调解委员会应当达到的项目", default: StandardItem.allCases, lawful: .nonEmpty, isWeighty: true,
        source: "“五落实、六统一”为各省通行作法，具体标准各省自定，待核")

    package static var settings: [any SettingDeclaration] { [standard] }

    package static var editions: [Edition] { [Edition("2011", "人民调解法", from: "2011-01-01")] }

    @Clauses
    package static func procedure(_ edition: Edition) -> [Clause<Self>] {
        founding
        registering
        changes
        assessment
        Action("dissolve", "撤销", .forming, .elected, .registered, to: .dissolved, by: .clerk, .mediator, basis: law(10))
            .needs(\.dissolutionReason).fills(\.dissolutionNote)
            .requires("village-only-if-merged", "村民委员会、居民委员会应当设立人民调解委员会，只在撤并、合并时撤销", law(8, 1)) { organisation, _ in
                organisation.form != .village || organisation.dissolutionReason == .placeAbolished || organisation.dissolutionReason == .merged
            }
            .writes(\.standardPeriods) { organisation, now in organisation.endStandard(on: now.today) }
            .stamps(\.dissolvedOn).withdraws("list", because: \.dissolutionReason)
            .causes("organisation-dissolved", in: Mediator.self) { _, now in now.citing(now.matter, by: Mediator.self).map(\.id) }
        Limit("PML-TERM", "委员任期", .years(3), from: \.termFrom, until: \.dissolvedOn, basis: law(9, 2))
            .runs(from: "本届委员推选或者聘任", until: "换届的重新起算；撤销的，至撤销")
    }

    @Clauses
    private static var founding: [Clause<Self>] {
        Action("set-up", "设立", to: .forming, by: .clerk, .mediator, basis: law(8, 1))
            .needs(\.name, \.form).fills(\.founder, \.field, \.premises, \.phone, \.multiEthnic)
            .requires(placed, unique)
            .stamps(\.setUpOn)
        Action("elect", "推选委员", .forming, to: .elected, by: .clerk, .mediator, basis: law(9, 1))
            .needs(\.members, \.electedBy, \.electedOn).fills(\.premises, \.phone, \.multiEthnic)
            .requires(all: composition)
            .writes(\.termFrom) { organisation, _ in organisation.termFrom = organisation.electedOn }
            .writes(all: memberListWrites) { organisation, _ in organisation.listMembers() }
        // A committee of before the system was in use: entered where it stands, counted once the bureau has seen it.
        Action("register-existing", "补登已设组织", to: .elected, by: .clerk, .mediator, basis: law(10))
            .needs(\.name, \.form, \.members, \.electedBy, \.electedOn, \.establishedOn)
            .fills(\.founder, \.field, \.premises, \.phone, \.multiEthnic, \.existingStandardOn)
            .requires(placed, unique).requires(all: composition)
            .requires("established-in-earlier-year", "补登的限于以前年度设立的组织", law(10)) { organisation, now in
                organisation.establishedOn.map { $0 < Day.firstDay(of: now.today.year) } ?? false
            }
            .requires("standard-day-in-order", "规范化认定日期不早于设立之日，不晚于当日", rules(38)) { organisation, now in
                guard let day = organisation.existingStandardOn else { return true }
                return day <= now.today && (organisation.establishedOn.map { day >= $0 } ?? false)
            }
            .writes(\.termFrom) { organisation, _ in organisation.termFrom = organisation.electedOn }
            .writes(all: memberListWrites) { organisation, _ in organisation.listMembers() }
    }

    @Clauses
    private static var registering: [Clause<Self>] {
        Action("register", "备案", .elected, to: .registered, by: .clerk, .office, basis: rules(10)).at(.holding(.justice)).awaited()
            .requires(all: composition)
            .writes(\.registeredOn, \.enteredOn, \.changedOn, \.standardPeriods) { organisation, now in
                organisation.registeredOn = organisation.establishedOn ?? now.today
                (organisation.enteredOn, organisation.changedOn) = (now.today, now.today)
                if let day = organisation.existingStandardOn { organisation.beginStandard(on: day) }
            }
            .publishes("list")
        Action("return", "退回", .elected, to: .forming, by: .clerk, .office, basis: rules(10)).at(.holding(.justice)).needs(\.returnReason)
        Action("inform-court", "通报人民法院", .registered, by: .clerk, .office, basis: law(10)).at(.holding(.justice))
            .needs(\.court)
            .requires("court-not-yet-informed", "没有已经通报而未变动的重复通报", law(10)) { organisation, _ in !organisation.isKnownToCourt }
            .issues("court-notice")
            .writes(\.notices) { organisation, now in
                var notice = CourtNotice()
                (notice.court, notice.on) = (organisation.court, now.today)
                organisation.notices.append(notice)
            }
    }

    @Clauses
    private static var changes: [Clause<Self>] {
        Action("adjust", "调整委员", .registered, by: .clerk, .mediator, basis: law(10))
            .needs(\.members, \.adjustReason).fills(\.premises, \.phone, \.multiEthnic)
            .requires(all: composition)
            .writes(\.adjustments, \.changedOn, \.adjustReason) { organisation, now in
                var adjustment = Adjustment()
                (adjustment.on, adjustment.reason, adjustment.members) = (now.today, organisation.adjustReason, organisation.memberNames)
                organisation.adjustments.append(adjustment)
                (organisation.changedOn, organisation.adjustReason) = (now.today, "")
            }
            .writes(all: memberListWrites) { organisation, _ in organisation.listMembers() }
            .publishes("list")
        Action("re-elect", "换届", .registered, by: .clerk, .mediator, basis: law(9, 2))
            .needs(\.members, \.electedBy, \.electedOn).fills(\.premises, \.phone, \.multiEthnic)
            .requires(all: composition)
            .requires("election-after-term-began", "换届日期晚于本届任期开始之日", law(9, 2)) { organisation, _ in
                guard let elected = organisation.electedOn, let from = organisation.termFrom else { return false }
                return elected > from
            }
            .writes(\.terms, \.termFrom, \.changedOn) { organisation, now in
                var term = CommitteeTerm()
                (term.from, term.until, term.members) = (organisation.termFrom, organisation.electedOn, organisation.memberNames)
                organisation.terms.append(term)
                (organisation.termFrom, organisation.changedOn) = (organisation.electedOn, now.today)
            }
            .writes(all: memberListWrites) { organisation, _ in organisation.listMembers() }
            .publishes("list")
    }

    @Clauses
    private static var assessment: [Clause<Self>] {
        Action("assess", "规范化评定", .registered, by: .clerk, .office, basis: rules(38)).at(.holding(.justice))
            .appends(
                \.assessments, needing: \.met,
                completing: { $0.conclude(asking: $2.settings[standard], on: $2.today) }
            )
            .requires("term-not-over", "任期届满的先行换届", law(9, 2)) { organisation, now in !now.hasPassed(.years(3), since: organisation.termFrom) }
            .writes(\.standardPeriods) { organisation, now in
                let isPassed = organisation.assessments.last?.passed ?? false
                if isPassed { organisation.beginStandard(on: now.today) } else { organisation.endStandard(on: now.today) }
            }
        Action("revoke-standard", "取消规范化认定", .registered, by: .clerk, .office, basis: rules(38)).at(.holding(.justice))
            .needs(\.revocationReason)
            .requires("currently-standard", "现为规范化人民调解委员会", rules(38)) { organisation, _ in organisation.isStandard }
            .writes(\.standardPeriods) { organisation, now in organisation.endStandard(on: now.today) }
    }

    /// The court has been told since the committee was set up or last changed.
    var isKnownToCourt: Bool {
        guard let changedOn, let told = notices.last?.on else { return false }
        return told >= changedOn
    }
}
