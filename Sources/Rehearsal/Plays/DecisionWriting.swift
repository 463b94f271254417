import Affairs
import Kernel

/// The words of one decision: what its department proposes, drafts and answers.
struct DecisionWriting {
    let world: World
    let subject: DecisionSubject
    let unit: OrganCode
    let round: Int

    init(_ world: World, _ subject: DecisionSubject, _ unit: OrganCode, round: Int = 0) {
        self.round = round
        self.world = world
        self.subject = subject
        self.unit = unit
    }

    /// Told from the same subject's earlier decision where a year has more decisions than there are subjects.
    var title: String { "\(world.name)\(subject.title)\(round > 0 ? "（第\(chineseNumeral(round + 1))批）" : "")" }

    func proposal(suffix: String = "") -> Fields<MajorDecision> {
        [
            \.title <- title + suffix, \.nature <- subject.nature, \.source <- .department, \.proposer <- unit, \.problem <- "现行做法与群众需求和上级要求不相适应",
            \.reasons <- "上级部署和群众多次反映，依据有关法律法规的规定", \.preliminaryPlan <- "在调研的基础上分步实施，先易后难", \.necessity <- "确有必要，资金和实施条件具备，可行",
        ]
    }

    /// - Parameter spare: leaves out what would bring a hearing with it, where none is to be held.
    func start(item: Int?, catalogue: Ref<DecisionCatalogue>?, sparing spare: Bool = false, isExploratory: Bool = false) -> Fields<MajorDecision> {
        var input: Fields<MajorDecision> = [\.undertaker <- unit]
        if let item, let catalogue {
            input += [\.catalogue <- catalogue, \.catalogueItem <- item]
        } else {
            input.append(\.outsideReason <- "年度中上级新部署的工作，编制目录时未能预见")
        }
        return input
            + [
                \.affectsInterests <- (subject.affectsInterests && !spare), \.affectsGroups <- subject.affectsGroups,
                \.isTechnical <- subject.isTechnical,
                \.mayHarm <- (subject.mayHarm && !spare), \.touchesOperators <- subject.touchesOperators, \.needsCongress <- subject.needsCongress,
                \.isOfGeneralConcern <- (subject.affectsInterests || subject.affectsGroups), \.isExploratory <- isExploratory,
            ].filter { $0.json == .flag(true) }
    }

    func draft(units: [OrganCode]) -> Fields<MajorDecision> {
        [
            \.legalBasis <- "有关法律、行政法规和省、市政策规定", \.explanation <- "\(title)的必要性、起草过程、主要内容和需要说明的问题", \.unitsConcerned <- units,
            \.costBenefit <- "所需资金列入财政预算，预期社会效益明显",
        ]
    }

    /// Something somebody might say of any of these.
    static let comments: [String] = [
        "建议分步实施，给群众留出适应时间", "希望对困难群众给予照顾", "建议进一步公开资金来源和使用情况", "收费标准偏高，建议适当降低", "实施范围应当覆盖偏远村组", "建议增加监督和投诉渠道",
        "希望与邻近县市的标准衔接", "建议明确完成时限和责任单位", "部分条款表述不清，建议细化", "建议保留现有优惠政策", "希望施工期间减少对出行的影响", "建议先在一两个乡镇试点",
    ]

    static func comment(_ source: MajorDecision.CommentSource, _ dice: Dice) -> MajorDecision.Comment {
        let isNamed = dice.chance(600)
        let by = isNamed ? Invented.name(dice) : ""
        return MajorDecision.Comment(\.by <- by, \.source <- source, \.content <- dice.pick(comments))
    }

    static func answers(from first: Int, through last: Int, _ dice: Dice) -> [MajorDecision.Answer] {
        guard first <= last else { return [] }
        return (first...last).map { number in
            let fate: MajorDecision.Adoption = [.adopted, .partly, .notAdopted][dice.weighted([52, 23, 25])]
            let reason = fate == .adopted ? "" : dice.pick(["与上级规定不一致", "已有其他政策保障", "超出本方案范围，转有关单位研究", "受财力限制，分期考虑"])
            return MajorDecision.Answer(\.number <- number, \.adoption <- fate, \.reason <- reason)
        }
    }
}
