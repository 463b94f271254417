import Kernel

/// 专家论证 (第十九条、第二十条) and 风险评估 (第二十二条至第二十四条).
extension MajorDecision {
    @Clauses
    static func argument(_ law: DecisionLaw) -> [Clause<Self>] {
        Action("appoint-experts", "选择专家", .consulting, by: .clerk, .office, basis: law(20)).at(atUndertaker)
            .appends(\.experts, needing: \.name, \.specialty, checks: appointmentChecks(law)) { expert, _, _ in
                (expert.recusedOn, expert.recusalReason) = (nil, "")
            }
            .writes(\.arguedOn) { matter, _ in matter.arguedOn = nil }
        Action("recuse-expert", "专家回避", .consulting, by: .clerk, .office, basis: law(20)).at(atUndertaker)
            .needs(\.recusedExpert, \.recusalReason)
            .requires("recused-was-appointed", "回避的应是已选定的专家", law(20)) { matter, _ in
                matter.standingExperts.contains { $0.name == matter.recusedExpert }
            }
            .writes(\.experts, \.recusedExpert, \.recusalReason, \.arguedOn) { matter, now in matter.recuse(now) }
        Action("record-opinions", "登记论证意见", .consulting, by: .clerk, .office, basis: law(19, 2)).at(atUndertaker)
            .requires(argumentationOpen(law))
            .appends(\.opinions, needing: \.name, \.position, \.opinion, checks: [opinionsSigned(law)])
        Action("close-argument", "专家论证完成", .consulting, by: .clerk, .office, basis: law(19, 1)).at(atUndertaker)
            .needs(\.argumentForm, \.argumentConclusion, \.expertAdoption)
            .requires(argumentationOpen(law))
            .requires("enough-experts", "参加论证的专家、专业机构不少于规定个数（县设定），且都已提出意见", law(19, 2)) { matter, now in
                let standing = matter.standingExperts
                let heard = Set(matter.opinions.map(\.name))
                return standing.count >= max(1, now.settings[leastExperts]) && standing.allSatisfy { heard.contains($0.name) }
            }
            .requires("argumentation-meeting-held", "采取论证会方式的，应当已经举行论证会", law(20)) { matter, _ in
                matter.argumentForm != .meeting || matter.events.contains { $0.form == .argumentation }
            }
            .stamps(\.arguedOn)
    }

    private static func appointmentChecks(_ law: DecisionLaw) -> [Check<Self, Expert>] {
        [
            Check(
                "experts-disinterested", "不得选择与决策事项有直接利害关系的专家、专业机构", law(20),
                listing: { expert, _, _ in expert.hasInterest ? [expert.unit.isEmpty ? "所报专家" : expert.unit] : [] }),
            .together("experts-told", "应写明专家、专业机构的名称和专业，不得重复", law(20)) { added, matter, _ in
                let names = (matter.experts + added).map(\.name)
                return added.allSatisfy { !$0.name.isEmpty && !$0.specialty.isEmpty } && Set(names).count == names.count
            },
        ]
    }

    /// What is said once the argument is closed changes nothing of what it came to: appointing or recusing somebody opens it again.
    private static func argumentationOpen(_ law: DecisionLaw) -> Gate<Self> {
        Gate("argumentation-open", "专家论证尚未完成", law(19, 1)) { matter, _ in matter.arguedOn == nil }
    }

    private static func opinionsSigned(_ law: DecisionLaw) -> Check<Self, ExpertOpinion> {
        Check("opinions-signed", "书面论证意见应当署名、盖章，由已选定的专家提出；口头提出的，已经举行论证会", law(19, 2)) { opinion, matter, _ in
            (opinion.signed || (opinion.isOral && matter.events.contains { $0.form == .argumentation })) && opinion.position != nil
                && !opinion.opinion.isEmpty
                && matter.standingExperts.contains { $0.name == opinion.name }
        }
    }

    @Clauses
    static func risk(_ law: DecisionLaw) -> [Clause<Self>] {
        Action("assess-risk", "风险评估", .consulting, by: .clerk, .office, basis: law(23, 2)).at(atUndertaker)
            .appends(\.risks, needing: \.on, \.assessor, \.level, \.control, checks: riskChecks(law))
            .writes(\.riskControl) { matter, _ in matter.riskControl = matter.risks.last?.control }
            .stamps(\.riskOn)
    }

    private static func riskChecks(_ law: DecisionLaw) -> [Check<Self, Risk>] {
        [
            Check("risk-report-told", "风险评估报告应写明评估单位、日期（不晚于今日）、等级和可控性", law(23, 2)) { risk, _, now in
                !risk.assessor.isEmpty && (risk.on.map { $0 <= now.today } ?? false) && risk.level != nil && risk.control != nil
            },
            Check("revised-draft-assessed", "草案修改以后，应当就修改后的草案评估", law(24)) { risk, matter, _ in
                guard let day = risk.on, let revised = matter.revisions.last?.on else { return true }
                return risk.isPrior || day >= revised
            },
            Check(
                "risk-report-complete", "风险评估报告应当听取有关部门意见，明确风险点，提出防范措施和处置预案", law(23, 2), listing: { risk, _, _ in risk.gaps }),
        ]
    }

    /// What the expert said falls with the recusal, so the argument has to be closed anew.
    private mutating func recuse(_ now: Moment) {
        guard let index = experts.firstIndex(where: { $0.name == recusedExpert && $0.recusedOn == nil }) else { return }
        experts[index].recusedOn = now.today
        experts[index].recusalReason = recusalReason
        experts[index].hasInterest = true
        (recusedExpert, recusalReason, arguedOn) = ("", "", nil)
    }

    /// G2: risk report missing where required, or the risk not controllable.
    static func riskControlled(_ law: DecisionLaw) -> Gate<Self> {
        Gate("risk-controlled", "应当评估风险；风险不可控的，调整草案确保风险可控后方可作出决策", law(24)) { matter, _ in matter.isRiskControlled }
            .when("可能造成不利影响的") { matter, _ in matter.needsRisk }
    }
}

extension MajorDecision.Risk {
    /// What the report lacks; one that was made under other rules is taken as it is (第二十二条第二款).
    var gaps: [String] {
        guard !isPrior else { return points.isEmpty ? ["缺已作评价、评估的结论"] : [] }
        return [
            (departments.isEmpty, "缺有关部门意见"), (points.isEmpty, "缺风险点"), (measures.isEmpty, "缺防范措施"), (contingency.isEmpty, "缺处置预案"),
            (methods.isEmpty, "缺评估方式"),
        ].filter(\.0).map(\.1)
    }
}
