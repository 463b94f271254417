package import Kernel

extension PowerItem {
    /// 动态调整的时限. No national text sets one.
    static let adjustmentDays: Setting<Int> = Setting(
        "power.adjustment.days", "依据废止后启动调整的工作日数", default: 20, lawful: .within(1...60), source: "国家未规定，各地动态管理办法自定，待核")

    package static var settings: [any SettingDeclaration] { [adjustmentDays] }

    package static var editions: [Edition] {
        [
            Edition("2015", "权力清单制度推行以后", from: "2018-01-01", until: "2021-07-14"),
            Edition("2021", "行政处罚法2021年修订和要素统一以后", from: "2021-07-15"),
        ]
    }

    @Passages
    package static var passages: [Passage<Self>] {
        Passage.newProcedure("2015", to: "2021")
    }

    static let atEstablishment: Place<Self> = .holding(.establishment)
    static let atJustice: Place<Self> = .holding(.justice)
    static let atGovernment: Place<Self> = .holding(.government)

    @Clauses
    package static func procedure(_ edition: Edition) -> [Clause<Self>] {
        let law = PowerLaw(edition)
        drafting(law)
        examination()
        decision()
        takingOver(law)
        adjusting(law)
        pausing()
    }

    /// 全面梳理、要素填报.
    @Clauses
    private static func drafting(_ law: PowerLaw) -> [Clause<Self>] {
        Action("draft", "申报", to: .drafted, by: .clerk, basis: PowerLaw.sifting)
            .needs(\.name, \.type, \.level, \.holderNature, \.grounds, \.originReason)
            .fills(\.parentName, \.code, \.upperCode, \.noUpperReason, \.undertaker, \.hasDiscretion, \.needsCertificate, \.qualification, \.subject)
            .fills(\.origin, \.originBasis, \.sourceItem)
            .requires(groundsComplete, groundInForce).requires(all: settingPowers(law))
            .requires("not-taken-over", "承接的事项由“承接”环节列入", PowerLaw.adjusting) { matter, _ in
                matter.origin.map { $0.bringsIn && $0 != .takenOver } ?? true
            }
            .writes(\.origin) { matter, _ in matter.origin = matter.origin ?? .added }
            .stamps(\.draftedOn)
        Action("fill", "填报要素", .drafted, .approved, by: .clerk, basis: PowerLaw.duties)
            .fills(\.code, \.upperCode, \.noUpperReason, \.undertaker, \.boundary, \.duties, \.accountability, \.risks, \.flow)
            .fills(\.legalPeriod, \.promisedPeriod, \.fee, \.supervisionPhone, \.parties, \.hasDiscretion, \.needsCertificate, \.qualification)
            .writes(\.filledOn) { matter, now in matter.noteFilled(on: now.today) }
        submission(law)
    }

    private static func submission(_ law: PowerLaw) -> Action<Self> {
        let action = Action<Self>("submit", "报审", .drafted, to: .examining, by: .clerk, .head, basis: PowerLaw.examining)
            .requires(groundInForce, codeUnique, filled)
            .awaited()
            .writes(all: verdictWrites) { matter, _ in matter.clearVerdicts() }.stamps(\.submittedOn).issues("sheet")
        return law.isUniform ? action.requires(uniform) : action
    }

    /// 审核确认: 编办 on whether the organ is competent and the item needed, the justice bureau on whether it is lawful.
    @Clauses
    private static func examination() -> [Clause<Self>] {
        Action("examine-establishment", "编办审核", .examining, .adjusting, by: .clerk, .reviewer, .office, basis: PowerLaw.examining)
            .at(atEstablishment).separate(from: "draft", "propose-change").needs(\.establishmentVerdict, \.establishmentOpinion).stamps(
                \.establishmentOn)
        Action("examine-legality", "合法性审核", .examining, .adjusting, by: .legality, basis: PowerLaw.examining)
            .at(atJustice).separate(from: "draft", "propose-change").needs(\.legalityVerdict, \.legalityOpinion).stamps(\.legalityOn)
        Action("return", "退回修改", .examining, to: .drafted, by: .clerk, .reviewer, .office, basis: PowerLaw.examining).at(atEstablishment)
            .needs(\.returnReason)
        Action("present", "报请审定", .examining, to: .deciding, by: .clerk, .reviewer, .office, basis: PowerLaw.examining).at(atEstablishment)
            .awaited().requires(bothAgree)
    }

    /// 政府审定、公布.
    @Clauses
    private static func decision() -> [Clause<Self>] {
        Action("approve", "审定", .deciding, to: .approved, by: .office, .head, basis: PowerLaw.examining).at(atGovernment)
            .separate(from: "draft", "examine-establishment").needs(\.approvalNumber).stamps(\.approvedOn)
        Action("reject", "不予列入", .examining, .deciding, to: .rejected, by: .office, .head, basis: PowerLaw.cleaning).at(atGovernment)
            .needs(\.rejectionReason)
        Action("publish", "公布", .approved, to: .inUse, by: .clerk, .reviewer, .office, basis: PowerLaw.publishing).at(atEstablishment)
            .awaited { !$0.isImported }
            .fills(\.inForceOn)
            .requires("not-existing-item", "存量事项由“核实存量”列入", PowerLaw.publishing) { matter, _ in !matter.isImported }
            .requires(groundInForce, codeUnique, filled)
            .requires(notBeforeReallocation)
            .requires("effect-not-before-publication", "生效日期不早于公布之日", PowerLaw.publishing) { matter, now in
                matter.inForceOn.map { $0 >= now.today } ?? true
            }
            .writes(\.inForceOn, \.version) { matter, now in
                matter.inForceOn = matter.inForceOn ?? now.today
                matter.version = 1
            }
            .stamps(\.publishedOn).publishes("item")
    }

    @Clauses
    private static func takingOver(_ law: PowerLaw) -> [Clause<Self>] {
        Action("take-over", "承接", to: .approved, by: .clerk, basis: PowerLaw.adjusting)
            .needs(\.name, \.code, \.type, \.level, \.holderNature, \.grounds)
            .fills(\.reallocation, \.sourceItem, \.takenOverFrom, \.takeOverDocument, \.approvalNumber)
            .fills(\.parentName, \.upperCode, \.noUpperReason, \.undertaker, \.hasDiscretion, \.needsCertificate, \.qualification, \.subject)
            .fills(\.boundary, \.duties, \.accountability, \.risks, \.flow, \.legalPeriod, \.promisedPeriod, \.fee, \.supervisionPhone, \.parties)
            .requires(groundsComplete, groundInForce, codeUnique).requires(all: settingPowers(law))
            .requires(handedDown, reallocated)
            .writes(\.origin, \.reallocationForm, \.filledOn) { matter, now in
                matter.origin = matter.reallocation == nil ? .takenOver : .transferred
                matter.noteReallocation(now)
                matter.noteFilled(on: now.today)
            }
            .stamps(\.draftedOn).stamps(\.approvedOn)
        // What the list held before the system was in use: entered by the organ, and in force only once 编办, which keeps the list, has
        // found it there. Nobody puts a power of his own into the list.
        Action("register-existing", "存量登记", to: .approved, by: .clerk, basis: PowerLaw.publishing)
            .needs(\.name, \.code, \.type, \.level, \.holderNature, \.grounds, \.publishedOn)
            .fills(\.inForceOn, \.reallocation, \.origin, \.sourceItem, \.takenOverFrom, \.takeOverDocument, \.approvalNumber)
            .fills(\.parentName, \.upperCode, \.noUpperReason, \.undertaker, \.hasDiscretion, \.needsCertificate, \.qualification, \.subject)
            .fills(\.boundary, \.duties, \.accountability, \.risks, \.flow, \.legalPeriod, \.promisedPeriod, \.fee, \.supervisionPhone, \.parties)
            .requires(groundsComplete, groundInForce, codeUnique).requires(all: settingPowers(law))
            .requires(reallocated, notBeforeReallocation)
            .requires("published-before-entry", "存量事项应在登记日以前公布", PowerLaw.publishing) { matter, now in
                matter.publishedOn.map { $0 < now.today } ?? false
            }
            .requires("effect-not-before-publication", "生效日期不早于公布之日", PowerLaw.publishing) { matter, _ in
                guard let published = matter.publishedOn, let inForce = matter.inForceOn else { return true }
                return inForce >= published
            }
            .writes(\.isImported, \.approvedOn, \.inForceOn, \.reallocationForm, \.filledOn, \.version) { matter, now in
                matter.isImported = true
                matter.approvedOn = matter.publishedOn
                matter.inForceOn = matter.inForceOn ?? matter.publishedOn
                matter.noteReallocation(now)
                matter.noteFilled(on: matter.publishedOn ?? now.today)
                matter.version = 1
            }
        Action("confirm-existing", "核实存量", .approved, to: .inUse, by: .clerk, .reviewer, .office, basis: PowerLaw.publishing)
            .at(atEstablishment).awaited { $0.isImported }
            .separate(from: "register-existing")
            .requires("existing-item", "登记的存量事项", PowerLaw.publishing) { matter, _ in matter.isImported }
            .requires(codeUnique, groundInForce, reallocated)
            .stamps(\.confirmedOn).publishes("item")
        Action("refuse-existing", "不予核实", .approved, to: .rejected, by: .clerk, .reviewer, .office, basis: PowerLaw.cleaning)
            .at(atEstablishment)
            .needs(\.rejectionReason)
            .requires("existing-item", "登记的存量事项", PowerLaw.publishing) { matter, _ in matter.isImported }
    }

    /// What clearing the verdicts changes.
    static let verdictWrites: [Path<Self>] = [
        \.establishmentVerdict, \.establishmentOpinion, \.establishmentOn, \.legalityVerdict, \.legalityOpinion, \.legalityOn,
    ]

    mutating func clearVerdicts() {
        (establishmentVerdict, establishmentOpinion, establishmentOn) = (nil, "", nil)
        (legalityVerdict, legalityOpinion, legalityOn) = (nil, "", nil)
    }

    private mutating func noteReallocation(_ now: Moment) {
        reallocationForm = reallocation.flatMap { now.find($0) }?.form
    }
}
