/// One of the county's hard gates (硬门槛): what the law never lets pass, with the conditions of the steps that hold it.
///
/// `plumbline gates` marks those conditions; `HardGateTests` has a refused attempt for each.
package struct HardGate: Sendable {
    /// `HG-08`
    package let id: String
    package let says: String
    /// The ids of the conditions, `penalty.file.officers-certified`.
    package let conditions: [String]

    private init(_ id: String, _ says: String, _ conditions: [String]) {
        self.id = id
        self.says = says
        self.conditions = conditions
    }

    package static let all: [HardGate] = [
        HardGate(
            "A18", "有利害关系的法律顾问不承办该事务",
            [
                "adviser-opinion.accept.no-interest"
            ]),
        HardGate(
            "HG-01", "重大行政决策未经合法性审查或者审查不合法的，不提交讨论",
            [
                "decision.disclose-risk.exploratory-reform",
                "decision.table.legality-passed",
            ]),
        HardGate(
            "HG-02", "应当评估风险而未评估、风险不可控的，不提交讨论",
            [
                "decision.submit-review.risk-controlled",
                "decision.table.risk-controlled",
            ]),
        HardGate(
            "HG-03", "公众参与、专家论证等应当履行的程序没有完成的，不提交讨论",
            [
                "decision.appoint-experts.experts-disinterested",
                "decision.hearing-hold.papers-served-in-time",
                "decision.solicit.solicitation-period",
                "decision.submit-review.groups-consulted",
                "decision.submit-review.public-participation-done",
                "decision.table.expert-argumentation-done",
            ]),
        HardGate(
            "HG-04", "未经集体讨论、未按规定请示报告的，不作出重大行政决策",
            [
                "decision.decide.dissent-recorded",
                "decision.decide.meeting-competent",
                "decision.publish.party-consented",
            ]),
        HardGate(
            "HG-05", "未经公平竞争审查或者审查不通过的政策措施，不出台",
            [
                "competition-review.opine.exception-bounded",
                "contract.check.competition-passed",
                "decision.submit-review.competition-passed",
            ]),
        HardGate(
            "HG-06", "规范性文件未经合法性审核、征求意见不足的，不提交审议",
            [
                "benchmark.deliberate.legality-review-passed",
                "document.consult.comment-period-sufficient",
                "document.pass.legality-review-passed",
            ]),
        HardGate(
            "HG-07", "未经登记、编号、公布和已经失效、废止的规范性文件，不作为依据",
            [
                "filing.grant.no-problem-found",
                "penalty.report.cited-documents-in-force",
                "review-request.uphold.no-problem-found",
            ]),
        HardGate(
            "HG-08", "执法人员不足两人、没有有效证件或者应当回避的，不得执法",
            [
                "certificate.apply.on-establishment",
                "certificate.assign-post.certificate-for-enforcement",
                "certificate.assign-post.certificate-valid-at-post",
                "compulsory-measure.propose.officers-own",
                "compulsory-measure.propose.officers-two",
                "exam-registration.submit.no-contract-staff",
                "inspection.propose.officers-certified",
                "inspection.visit.not-by-third-party",
                "penalty.file.officers-certified",
                "penalty.file.officers-two",
            ]),
        HardGate(
            "HG-09", "未告知、未听取陈述申辩的，不作出处罚决定",
            [
                "penalty.penalise.defence-heard"
            ]),
        HardGate(
            "HG-10", "要求听证而没有听证的，不作出处罚决定",
            [
                "penalty.hearing-notify.hearing-presider-apart",
                "penalty.penalise.hearing-settled",
                "penalty.reassign.officers-not-presider",
            ]),
        HardGate(
            "HG-11", "应当法制审核而未审核或者审核未通过的，不作出处罚决定",
            [
                "legal-reviewer.appoint.legally-qualified",
                "penalty.penalise.verification-passed",
            ]),
        HardGate(
            "HG-12", "情节复杂或者重大违法行为未经集体讨论的，不作出处罚决定",
            [
                "penalty.penalise.collectively-discussed"
            ]),
        HardGate(
            "HG-13", "超过作出处罚决定的期限，没有依法延长的，不作出处罚决定",
            [
                "penalty.penalise.within-decision-term"
            ]),
        HardGate(
            "HG-14", "未经审核、未公布的电子监控记录，不作为证据",
            [
                "penalty.record-evidence.evidence-admissible"
            ]),
        HardGate(
            "HG-15", "涉嫌犯罪应当移送而没有移送的，不以行政处罚结案",
            [
                "crime-transfer.transfer.transfer-papers-attached",
                "penalty.penalise.transfer-not-replaced",
            ]),
        HardGate(
            "HG-16", "查封、扣押、冻结不超过法定期限",
            [
                "compulsory-measure.extend.freezing-not-over",
                "compulsory-measure.extend.hold-not-over",
            ]),
        HardGate(
            "HG-17", "未经催告，在夜间、法定节假日，以停水停电等方式，不得强制执行",
            [
                "compulsory-enforcement.decide.demand-period-over",
                "compulsory-enforcement.decide.demand-served",
                "compulsory-enforcement.decide.remedies-over-unused",
                "compulsory-enforcement.execute.not-at-night",
                "compulsory-enforcement.execute.not-on-holiday",
                "compulsory-enforcement.execute.utilities-not-cut",
            ]),
        HardGate(
            "HG-18", "未公布的主体、事项，超过频次上限，没有批准、没有抽取记录的，不得检查",
            [
                "inspection-task.dispatch.draw-logs-complete",
                "inspection-task.dispatch.two-officers-drawn",
                "inspection.propose.below-frequency-cap",
                "inspection.propose.published-items",
                "inspection.propose.task-drawn",
                "inspection.visit.code-scanned",
                "inspection.visit.head-approved",
                "inspection.visit.notice-served",
            ]),
        HardGate(
            "HG-21", "行政复议不作不利变更，不足两人不审理，不依听证笔录以外的材料决定",
            [
                "reconsideration.investigate.two-investigators",
                "reconsideration.propose.not-worse-for-applicant",
            ]),
        HardGate(
            "HG-23", "逾期提交、事后收集的证据，不作为应诉证据",
            [
                "litigation.add-evidence.court-leave-given",
                "litigation.answer.evidence-not-during-suit",
            ]),
        HardGate(
            "HG-24", "不属于法定负责人、没有身份证明的，不计为负责人出庭",
            [
                "litigation.arrange.post-counts-as-head",
                "litigation.arrange.staff-sent",
                "litigation.record-session.identity-proved-before-session",
            ]),
        HardGate(
            "HG-25", "一方明确拒绝的，不得调解",
            [
                "mediation-organisation.elect.woman-member",
                "mediation.accept.not-refused",
                "mediator.engage.committee-filed",
            ]),
        HardGate(
            "HG-26", "不得将信访事项转给被检举、控告的人员和单位",
            [
                "petition.accept-own.accused-excluded",
                "petition.forward.handler-not-accused",
            ]),
        HardGate(
            "HG-27", "复核终结和已经受理办理的信访事项，不再受理",
            [
                "petition.accept-own.not-already-under-way",
                "petition.accept-own.not-terminated-before",
            ]),
        HardGate(
            "HG-29", "未经合法性审查的政府合同，不得签订",
            [
                "contract.check.no-surety",
                "contract.sign.countersigned",
                "contract.sign.found-lawful",
                "contract.terminate.no-reorganisation-ground",
            ]),
        HardGate(
            "HG-32", "没有佐证材料、没有他人核查的整改，不得销号",
            [
                "rectification.close.not-falsified",
                "rectification.close.not-rectifier",
            ]),
        HardGate(
            "主体", "没有行政执法主体资格的，不得行使行政执法权",
            [
                "subject.apply.answers-for-itself",
                "subject.apply.authorised-by-law",
                "subject.apply.not-entrusted",
                "subject.apply.statutory-body-is-organ",
            ]),
        HardGate(
            "权责清单", "没有法定依据、未经审核审定的权力事项，不列入权责清单",
            [
                "power.draft.penalty-lawfully-created",
                "power.present.both-reviews-agree",
            ]),
        HardGate(
            "裁量", "裁量阶次不得超出法定幅度，不得有空档、重叠",
            [
                "benchmark.draft.tiers-without-gap-or-overlap",
                "benchmark.draft.within-legal-range",
            ]),
        HardGate(
            "赋权", "未经有权机关决定、不能有效承接、法律限定的职权，不得集中、赋予",
            [
                "power.publish.not-before-reallocation",
                "reallocation.propose.no-power-over-liberty",
                "reallocation.record-approval.centralising-by-state-or-province",
                "reallocation.request.able-to-take-over",
            ]),
    ]

    /// The hard gate that a condition belongs to; `nil` for most conditions.
    package static func of(_ condition: String) -> HardGate? { byCondition[condition] }

    private static let byCondition: [String: HardGate] = Dictionary(
        all.flatMap { gate in gate.conditions.map { ($0, gate) } }, uniquingKeysWith: { first, _ in first })
}
