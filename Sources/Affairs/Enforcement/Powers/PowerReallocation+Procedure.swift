package import Kernel

/// The articles on centralising penalties and on handing them to townships, by edition.
private struct ReallocationLaw: Sendable {
    let centralising: Basis
    let liberty: Basis
    let townships: Basis
    let evaluation: Basis
    let coordination: Basis
    let publication: Basis
    let officers: Basis

    init(_ edition: Edition) {
        if edition.id == "2018" {
            // The law of 2017 knows no township penalties: a decision of the province under the opinion of 2019.
            let opinion = Law.localEmpowerment2019.cited()
            (centralising, liberty) = (Law.penalty2017(16), Law.penalty2017(16))
            (townships, evaluation, coordination) = (opinion, opinion, opinion)
            (publication, officers) = (Law.penalty2017(4, 3), Law.penalty2017(37, 1))
        } else {
            let law = Law.penalty2021
            (centralising, liberty) = (law(18, 2), law(18, 3))
            (townships, evaluation, coordination) = (law(24, 1), law(24, 1), law(24, 3))
            (publication, officers) = (law(39), law(42, 1))
        }
    }

    func deciding(_ form: PowerReallocation.Form) -> Basis { form == .centralised ? centralising : townships }
}

extension PowerReallocation {
    package static var editions: [Edition] {
        [
            Edition("2018", "行政处罚法2021年修订施行以前", from: "2018-01-01", until: "2021-07-14"),
            Edition("2021", "行政处罚法2021年修订施行以后", from: "2021-07-15"),
        ]
    }

    @Passages
    package static var passages: [Passage<Self>] {
        Passage.newProcedure("2018", to: "2021")
    }

    @Clauses
    package static func procedure(_ edition: Edition) -> [Clause<Self>] {
        let law = ReallocationLaw(edition)
        proposal(law)
        approval(law)
        effect(law)
    }

    @Clauses
    private static func proposal(_ law: ReallocationLaw) -> [Clause<Self>] {
        Action("propose", "拟定方案", to: .proposed, by: .clerk, basis: law.centralising)
            .needs(\.form, \.source, \.scope, \.reason).fills(\.items, \.itemNames, \.includesLiberty)
            .requires(all: limits(law))
            .stamps(\.proposedOn)
        Action("assess", "承接能力评估", .proposed, to: .assessed, by: .legality, .supervisor, basis: law.centralising).at(.holding(.justice))
            .needs(\.ability, \.abilityNote, \.officerCount)
            .requires("two-certified-officers", "承接机关持证执法人员不少于两人", law.officers) { matter, _ in (matter.officerCount ?? 0) >= 2 }
            .stamps(\.assessedOn)
        Action("request", "报请批准", .assessed, to: .requested, by: .office, .head, basis: law.centralising).at(.holding(.government))
            .needs(\.requestDocument)
            .requires(
                Gate("able-to-take-over", "基层管理迫切需要且能够有效承接的，方可交由乡镇、街道行使", law.townships) { matter, _ in matter.ability == .able }
                    .when("向乡镇、街道赋权的") { matter, _ in matter.form == .empowerment }
            )
            .stamps(\.requestedOn)
        Action("reassess", "退回重新评估", .assessed, to: .proposed, by: .office, .head, basis: law.centralising).at(.holding(.government))
    }

    @Clauses
    private static func approval(_ law: ReallocationLaw) -> [Clause<Self>] {
        Action("record-approval", "登记批准", .requested, to: .approved, by: .office, basis: law.centralising).at(.holding(.government))
            .needs(\.approver, \.approvalDocument, \.approvalDate).fills(\.itemNames, \.items)
            .requires(all: limits(law) + approvals(law)).requires(itemsListed(law))
        Action("record-refusal", "登记未获批准", .requested, to: .refused, by: .office, basis: law.centralising).at(.holding(.government))
            .needs(\.refusalReason)
        // Nobody above is bound to answer; the county goes on without the decision by taking its request back.
        Action("retract", "撤回报请", .proposed, .assessed, .requested, to: .ended, by: .office, .head, basis: law.centralising)
            .at(.holding(.government)).needs(\.retractReason).stamps(\.retractedOn)
        Action("publish", "公布", .approved, to: .published, by: .office, basis: law.publication).at(.holding(.government))
            .awaited { !$0.isImported }
            .needs(\.effectiveOn, \.coordination)
            .requires("not-existing-decision", "存量决定由“核实存量”办理", law.publication) { matter, _ in !matter.isImported }
            .requires("effect-after-publication", "生效日期在公布之日以后", law.publication) { matter, now in
                matter.effectiveOn.map { $0 > now.today } ?? false
            }
            .requires(itemsListed(law))
            .requires(
                Gate("coordination-arranged", "应当建立行政处罚协调配合机制", law.coordination) { matter, _ in !matter.coordination.isEmpty }
                    .when("向乡镇、街道赋权的") { matter, _ in matter.form == .empowerment }
            )
            .stamps(\.publishedOn).publishes("decision").issues("announcement")
        // Entered by the organ that received the powers; it takes them from another's list only when the government, which published the
        // decision, has confirmed it.
        Action("register-existing", "存量登记", to: .approved, by: .clerk, basis: law.publication)
            .needs(\.form, \.source, \.scope, \.approver, \.approvalDocument, \.approvalDate, \.publishedOn, \.effectiveOn)
            .fills(\.items, \.itemNames, \.includesLiberty, \.coordination, \.handOverNote)
            .requires(all: limits(law) + approvals(law))
            .requires("in-effect-before-entry", "存量决定应在登记日以前公布并生效", law.publication) { matter, now in
                guard let published = matter.publishedOn, let effective = matter.effectiveOn else { return false }
                return published <= effective && effective < now.today
            }
            .writes(\.isImported) { matter, _ in matter.isImported = true }
        Action("confirm-existing", "核实存量", .approved, to: .effective, by: .office, .head, basis: law.publication).at(.holding(.government))
            .awaited { $0.isImported }
            .separate(from: "register-existing")
            .requires("existing-decision", "登记的存量决定", law.publication) { matter, _ in matter.isImported }
            .writes(\.tookEffectOn) { matter, _ in matter.tookEffectOn = matter.effectiveOn }
            .causes("transfer-away", in: PowerItem.self, of: { matter, _ in matter.items }, filling: { matter, _ in matter.transferInput })
            .publishes("decision")
        Action("refuse-existing", "不予核实", .approved, to: .refused, by: .office, .head, basis: law.publication).at(.holding(.government))
            .needs(\.refusalReason)
            .requires("existing-decision", "登记的存量决定", law.publication) { matter, _ in matter.isImported }
    }

    @Clauses
    private static func effect(_ law: ReallocationLaw) -> [Clause<Self>] {
        Action("take-effect", "生效", .published, to: .effective, by: .system, basis: law.centralising)
            .requires("effective-day-reached", "已到生效日期", law.publication) { matter, now in matter.effectiveOn.map { now.today >= $0 } ?? false }
            .writes(\.tookEffectOn) { matter, _ in matter.tookEffectOn = matter.effectiveOn }
            .causes("transfer-away", in: PowerItem.self, of: { matter, _ in matter.items }, filling: { matter, _ in matter.transferInput })
        Limit(
            "effect", "生效", termText: "至决定确定的生效日期", before: { $0.publishedOn == nil || $0.isImported ? nil : $0.effectiveOn },
            until: { $0.tookEffectOn ?? $0.endedOn }, basis: law.publication
        )
        .runs(from: "决定公布以后", until: "决定确定的生效日期到来；此前终止的，至终止之日")
        .deems("take-effect")
        Action("hand-over", "交接", .published, .effective, by: .clerk, basis: law.coordination).needs(\.handOverNote).stamps(\.handedOverOn)
        Action("evaluate", "定期评估", .effective, by: .legality, .supervisor, basis: law.evaluation).at(.holding(.justice))
            .appends(\.evaluations, needing: \.ability, \.note) { evaluation, _, now in evaluation.on = now.today }
        // The powers go back: the receiving organ's items leave its list, and the source enters its own anew.
        Action("end", "终止", .published, .effective, to: .ended, by: .office, .head, basis: law.centralising).at(.holding(.government))
            .needs(\.endReason, \.endDocument)
            .causes(
                "transfer-away", in: PowerItem.self,
                of: { _, now in now.citing(now.matter, by: PowerItem.self).filter { $0.record.reallocation?.id == now.matter }.map(\.id) },
                filling: { matter, _ in [.set(\.changeReason, matter.endReason), .set(\.changeDocument, matter.endDocument)] }
            )
            .stamps(\.endedOn).withdraws("decision", because: \.endReason)
    }

    /// As they were approved and by name: what is published lists them so, and nobody can add to them after.
    private static func itemsListed(_ law: ReallocationLaw) -> Gate<Self> {
        Gate("items-listed", "应当列明集中、赋权的事项", law.publication) { matter, _ in !matter.itemNames.isEmpty }
    }

    /// What no decision can move, and between whom.
    private static func limits(_ law: ReallocationLaw) -> [Gate<Self>] {
        [
            Gate("source-differs", "原行使部门与承接机关不得相同", law.centralising) { matter, now in matter.source != now.organ },
            Gate("no-power-over-liberty", "限制人身自由的行政处罚权只能由公安机关等法律规定的机关行使", law.liberty) { matter, _ in !matter.includesLiberty },
            Gate(
                "only-penalties-and-compulsion", "只集中行政处罚权和与其有关的行政强制措施", law.centralising,
                listing: { matter, now in
                    matter.items.compactMap { now.find($0) }.filter { $0.type != .penalty && $0.type != .compulsion }.map(\.name)
                }
            )
            .when("集中行使行政处罚权的") { matter, _ in matter.form == .centralised },
            Gate(
                "items-of-source", "所列事项都在原行使部门的清单中", law.centralising,
                listing: { matter, now in
                    matter.items.filter { now.organ(of: $0) != matter.source }.map { now.find($0)?.name ?? $0.shown }
                }),
            Gate("from-department-to-township", "将县级人民政府部门的行政处罚权交由乡镇人民政府、街道办事处行使", law.townships) { matter, now in
                now.organs[now.organ]?.level == .township && now.organs[matter.source]?.level == .department
            }
            .when("向乡镇、街道赋权的") { matter, _ in matter.form == .empowerment },
        ]
    }

    private static func approvals(_ law: ReallocationLaw) -> [Gate<Self>] {
        [
            Gate("centralising-by-state-or-province", "集中行使应由国务院或者省、自治区、直辖市人民政府决定", law.centralising) { matter, _ in
                matter.approver == .stateCouncil || matter.approver == .province
            }
            .when("集中行使行政处罚权的") { matter, _ in matter.form == .centralised },
            Gate("empowerment-by-province", "赋权应由省、自治区、直辖市决定", law.townships) { matter, _ in matter.approver == .province }
                .when("向乡镇、街道赋权的") { matter, _ in matter.form == .empowerment },
            Gate("approval-on-file", "没有批准文件的不得行使", law.centralising) { matter, now in
                !matter.approvalDocument.isEmpty && (matter.approvalDate.map { $0 <= now.today } ?? false)
            },
        ]
    }

    private var transferInput: [Filling<PowerItem>] {
        [.set(\.changeReason, "\(form?.name ?? "职权调整")，由承接机关行使"), .set(\.changeDocument, approvalDocument)]
    }
}
