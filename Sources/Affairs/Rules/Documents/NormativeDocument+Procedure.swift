package import Kernel

private let control = Law.documentControl2018
private let legality = Law.documentReview2018
private let joint = Law.competitionReview2024(14)

extension NormativeDocument {
    @Clauses
    package static func procedure(_ edition: Edition) -> [Clause<Self>] {
        let law = DocumentLaw(edition)
        project()
        drafting(law)
        competition(law)
        submission(law)
        deliberation(law)
        issue()
        filing()
        laterLife()
        found()
        ends()
    }

    /// 立项: who may make it, whether it is one at all, whether it is needed.
    @Clauses
    private static func project() -> [Clause<Self>] {
        Action("propose", "申报立项", to: .proposed, by: .clerk, basis: control.cited("第（二）项"))
            .needs(\.title, \.maker, \.makerKind, \.nature, \.necessity, \.overlap)
            .fills(\.isPlanned, \.unplannedReason, \.touchesBusiness, \.touchesCompetition, \.touchesVitalInterests, \.replaces)
            .requires("is-normative", "内部管理规范、会议纪要、工作方案、请示报告、表彰奖惩、人事任免等不是规范性文件", legality.cited("第（三）项")) { matter, _ in
                matter.nature == .normative
            }
            .requires("maker-fits-kind", "制定机关应为人民政府及其办公室、政府部门或者乡镇人民政府，临时机构、部门内设机构不得制发", control.cited("第（一）项")) { matter, now in
                guard let kind = matter.makerKind, let organ = now.organs[matter.maker] else { return false }
                return kind.fits(organ)
            }
            .requires("no-duplication", "已有明确规定或者现行文件仍然适用的，不得重复发文", control.cited("第（二）项")) { matter, _ in matter.overlap == Overlap.none }
            .requires("unplanned-explained", "未列入年度制定计划的，应当说明理由", control.cited("第（三）项")) { matter, _ in
                matter.isPlanned || !matter.unplannedReason.isEmpty
            }
            .writes(all: deskWrites) { matter, now in matter.assignDesks(now) }
            .writes(\.drafters) { matter, now in matter.noteDrafter(now) }
            .stamps(\.proposedOn)
        Action("approve-project", "批准立项", .proposed, to: .drafting, by: .office, .head, basis: control.cited("第（三）项")).at(atMaker)
            .separate(from: "propose").stamps(\.approvedOn)
        Action("decline-project", "不予立项", .proposed, to: .declined, by: .office, .head, basis: control.cited("第（二）项")).at(atMaker)
            .needs(\.declineReason)
        Action(
            "withdraw", "撤回", .drafting, .consulting, .consulted, .submitted, .reviewed, .deliberated, .signed, .registered, to: .withdrawn,
            by: .office, .head, basis: control.cited("第（三）项")
        )
        .at(atMaker).needs(\.withdrawalReason)
        // What was issued before this system joins the set that a clean-up answers for; it never counts as issued.
        // Whether the old number, days and text are right is for the person who enters them.
        Action("import-existing", "存量登记", to: .published, by: .clerk, .office, .legality, basis: control.cited("第（八）项"))
            .needs(\.title, \.maker, \.makerKind, \.number, \.registrationNumber, \.publishedOn, \.effectiveOn).fills(\.validUntil, \.text)
            .requires("maker-fits-kind", "制定机关与其类别相符", control.cited("第（一）项")) { matter, now in
                guard let kind = matter.makerKind, let organ = now.organs[matter.maker] else { return false }
                return kind.fits(organ)
            }
            .requires("published-before-entry", "存量文件应在登记日以前公布", control.cited("第（八）项")) { matter, now in
                matter.publishedOn.map { $0 < now.today } ?? false
            }
            .requires("validity-not-before-effect", "有效期不早于施行日期", control.cited("第（八）项")) { matter, _ in
                guard let until = matter.validUntil, let from = matter.effectiveOn else { return true }
                return until >= from
            }
            .writes(\.isImported) { matter, _ in matter.isImported = true }
            .writes(all: deskWrites) { matter, now in
                matter.assignDesks(now)
                matter.drafter = matter.maker
            }
            .publishes("text")
    }

    /// 评估论证、起草、公开征求意见.
    @Clauses
    private static func drafting(_ law: DocumentLaw) -> [Clause<Self>] {
        Action("assess", "评估论证", .drafting, by: .clerk, basis: control.cited("第（四）项")).at(atDrafter).needs(\.assessment)
            .stamps(\.assessedOn)
        Action("draft", "起草", .drafting, by: .clerk, basis: control.cited("第（三）项")).at(atDrafter).needs(\.legalBasis, \.explanation)
            .fills(\.text, \.touchesBusiness, \.touchesCompetition, \.touchesVitalInterests)
            .writes(\.drafters) { matter, now in matter.noteDrafter(now) }.stamps(\.draftedOn)
        Action("consult", "公开征求意见", .drafting, to: .consulting, by: .clerk, basis: law.consultation).at(atDrafter)
            .needs(\.consultUntil).fills(\.urgencyReason)
            .requires(assessed, drafted)
            .requires(consultationPeriod(law))
            .stamps(\.consultationOpenedOn).publishes("consultation")
        Action("exempt-consultation", "不公开征求意见", .drafting, to: .consulted, by: .clerk, basis: control.cited("第（五）项")).at(atDrafter)
            .needs(\.exemption, \.exemptionNote).requires(assessed, drafted)
        Action("hear", "听证论证", .consulting, .consulted, by: .clerk, basis: control.cited("第（五）项")).at(atDrafter)
            .appends(\.hearings, needing: \.form, \.on, \.outcome, checks: [hearingNotInFuture])
        Action("close-consultation", "征求意见结束", .consulting, to: .consulted, by: .clerk, basis: law.consultation).at(atDrafter)
            .needs(\.opinionsReceived, \.adoptionExplanation).fills(\.opinionsAdopted, \.operatorsHeard)
            .requires("comment-period-over", "征求意见期限已经届满", law.consultation) { matter, now in matter.consultUntil.map { now.today > $0 } ?? false }
            .requires(operatorsHeardGate(law))
            .stamps(\.consultationClosedOn).publishes("adoption")
    }

    private static let hearingNotInFuture: Check<Self, Hearing> = Check(
        "hearing-not-in-future", "召开日期不得晚于登记当日", control.cited("第（五）项")
    ) { hearing, _, now in hearing.on.map { $0 <= now.today } ?? false }

    /// 公平竞争审查.
    @Clauses
    private static func competition(_ law: DocumentLaw) -> [Clause<Self>] {
        if law.competitionIsJoint {
            Action("competition-preliminary", "公平竞争初审", .drafting, .consulting, .consulted, by: .clerk, .reviewer, basis: joint)
                .at(atDrafter).needs(\.competitionPreliminary).fills(\.competitionHeard)
            competitionReview(law)
                .fills(\.competitionHeard, \.competitionException, \.competitionAlternatives, \.competitionUntil, \.competitionEndCondition)
                .requires(preliminary, interestedHeard, exceptionOnGround, exceptionNecessary, exceptionBounded)
        } else {
            competitionReview(law)
        }
    }

    private static let preliminary: Gate<Self> = Gate("preliminary-competition-review", "政府文件由起草单位初审后，再由市场监管部门会同审查", joint) { matter, _ in
        !matter.competitionPreliminary.isEmpty
    }
    .when("政府文件") { matter, _ in matter.makerKind?.isGovernment == true }

    private static let interestedHeard: Gate<Self> = Gate(
        "interested-parties-heard", "应当听取有关经营者、行业协会商会等利害关系人关于公平竞争影响的意见", Law.competitionReview2024(16)
    ) { matter, _ in !matter.competitionHeard.isEmpty }
    .when("涉及经营者经济活动的") { matter, _ in matter.competitionConclusion != .notConcerned }

    private static let exceptionOnGround: Gate<Self> = Gate("exception-on-ground", "适用例外规定的，应当属于规定的情形", Law.competitionReview2024(12)) { matter, _ in
        matter.competitionException.map { $0 != .welfare } ?? false
    }
    .when("适用例外规定的") { matter, _ in matter.competitionConclusion == .exception }

    private static let exceptionNecessary: Gate<Self> = Gate("exception-necessary", "说明没有对公平竞争影响更小的替代方案", Law.competitionReview2024(12)) {
        matter, _ in
        !matter.competitionAlternatives.isEmpty
    }
    .when("适用例外规定的") { matter, _ in matter.competitionConclusion == .exception }

    private static let exceptionBounded: Gate<Self> = Gate("exception-bounded", "能够确定合理的实施期限或者终止条件", Law.competitionReview2024(12)) { matter, now in
        matter.competitionUntil.map { $0 > now.today } ?? !matter.competitionEndCondition.isEmpty
    }
    .when("适用例外规定的") { matter, _ in matter.competitionConclusion == .exception }

    private static func competitionReview(_ law: DocumentLaw) -> Action<Self> {
        Action("competition-review", "公平竞争审查", .drafting, .consulting, .consulted, by: .clerk, .reviewer, basis: law.competition)
            .at(.named { $0.competitionReviewer }).needs(\.competitionConclusion).fills(\.competitionNote)
            .requires("exception-or-violation-explained", "适用例外规定或者违反标准的，应当在结论中详细说明", law.competition) { matter, _ in
                (matter.competitionConclusion != .exception && matter.competitionConclusion != .violates) || !matter.competitionNote.isEmpty
            }
            .stamps(\.competitionOn)
    }

    /// Whoever writes the text has drafted it, and does not review it.
    mutating func noteDrafter(_ now: Moment) {
        if !drafters.contains(now.actor.person) { drafters.append(now.actor.person) }
    }

    /// What assigning the desks changes.
    private static let deskWrites: [Path<Self>] = [\.drafter, \.reviewer, \.registrar, \.competitionReviewer]

    /// Who reviews, registers and examines: the law says by the maker, and where it leaves it open the county does.
    private mutating func assignDesks(_ now: Moment) {
        let justice = now.organs.nearest(.justice, to: maker) ?? maker
        let market = now.organs.nearest(.market, to: maker) ?? drafter
        let isTownship = makerKind == .township
        let byJustice = makerKind?.isGovernment == true || (isTownship && now.settings[Self.townshipReviewedByJustice])
        drafter = now.organ
        reviewer = byJustice ? justice : maker
        registrar = now.settings[Self.registeredByJustice] ? justice : maker
        let isJoint = now.today >= Law.competitionReview2024.inForce && makerKind?.isGovernment == true
        competitionReviewer = isJoint ? market : now.organ
    }
}
