import Kernel

/// 专家论证 (第十九条、第二十条) and 风险评估 (第二十二条至第二十四条).
extension MajorDecision {
    @Clauses
    static func argument(_ law: DecisionLaw) -> [Clause<Self>] {
        Action("appoint-experts", "选择专家", .consulting, by: .clerk, .office, basis: law(20)).at(atUndertaker).needs(\.nextExperts)
            .requires(
                "experts-disinterested", "不得选择与决策事项有直接利害关系的专家、专业机构", law(20),
                listing: { matter, _ in matter.nextExperts.filter(\.hasInterest).map { $0.unit.isEmpty ? "所报专家" : $0.unit } }
            )
            .requires("experts-told", "应写明专家、专业机构的名称和专业，不得重复", law(20)) { matter, _ in
                let names = matter.experts.map(\.name) + matter.nextExperts.map(\.name)
                return matter.nextExperts.allSatisfy { !$0.name.isEmpty && !$0.specialty.isEmpty } && Set(names).count == names.count
            }
            .writes(\.experts, \.nextExperts, \.arguedOn) { matter, _ in matter.appoint() }
        Action("recuse-expert", "专家回避", .consulting, by: .clerk, .office, basis: law(20)).at(atUndertaker)
            .needs(\.recusedExpert, \.recusalReason)
            .requires("recused-was-appointed", "回避的应是已选定的专家", law(20)) { matter, _ in
                matter.standingExperts.contains { $0.name == matter.recusedExpert }
            }
            .writes(\.experts, \.recusedExpert, \.recusalReason, \.arguedOn) { matter, now in matter.recuse(now) }
        Action("record-opinions", "登记论证意见", .consulting, by: .clerk, .office, basis: law(19, 2)).at(atUndertaker).needs(\.nextOpinions)
            .requires("opinions-signed", "书面论证意见应当署名、盖章，由已选定的专家提出", law(19, 2)) { matter, _ in
                matter.nextOpinions.allSatisfy { opinion in
                    opinion.signed && opinion.position != nil && !opinion.opinion.isEmpty
                        && matter.standingExperts.contains { $0.name == opinion.name }
                }
            }
            .writes(\.experts, \.nextOpinions) { matter, _ in matter.noteOpinions() }
        Action("close-argument", "专家论证完成", .consulting, by: .clerk, .office, basis: law(19, 1)).at(atUndertaker)
            .needs(\.argumentForm, \.argumentConclusion, \.expertAdoption)
            .requires("argumentation-open", "专家论证尚未完成", law(19, 1)) { matter, _ in matter.arguedOn == nil }
            .requires("enough-experts", "参加论证的专家、专业机构不少于规定个数（县设定），且都已提出署名、盖章的意见", law(19, 2)) { matter, now in
                let standing = matter.standingExperts
                return standing.count >= max(1, now.settings[leastExperts]) && standing.allSatisfy(\.signed)
            }
            .requires("argumentation-meeting-held", "采取论证会方式的，应当已经举行论证会", law(20)) { matter, _ in
                matter.argumentForm != .meeting || matter.events.contains { $0.form == .argumentation }
            }
            .stamps(\.arguedOn)
    }

    @Clauses
    static func risk(_ law: DecisionLaw) -> [Clause<Self>] {
        Action("assess-risk", "风险评估", .consulting, by: .clerk, .office, basis: law(23, 2)).at(atUndertaker).needs(\.nextRisk)
            .requires("risk-report-told", "风险评估报告应写明评估单位、日期（不晚于今日）、等级和可控性", law(23, 2)) { matter, now in
                guard let risk = matter.nextRisk, let day = risk.on else { return false }
                return !risk.assessor.isEmpty && day <= now.today && risk.level != nil && risk.control != nil
            }
            .requires("revised-draft-assessed", "草案修改以后，应当就修改后的草案评估", law(24)) { matter, _ in
                guard let risk = matter.nextRisk, let day = risk.on, let revised = matter.revisions.last?.on else { return true }
                return risk.isPrior || day >= revised
            }
            .requires(
                "risk-report-complete", "风险评估报告应当听取有关部门意见，明确风险点，提出防范措施和处置预案", law(23, 2),
                listing: { matter, _ in matter.nextRisk?.gaps ?? ["缺报告"] }
            )
            .writes(\.risks, \.riskControl, \.riskOn, \.nextRisk) { matter, now in matter.noteRisk(now) }
    }

    private mutating func appoint() {
        experts += nextExperts.map { expert in
            var appointed = expert
            (appointed.recusedOn, appointed.recusalReason, appointed.position, appointed.opinion, appointed.signed) = (nil, "", nil, "", false)
            return appointed
        }
        nextExperts = []
        arguedOn = nil
    }

    /// What the expert said falls with the recusal, so the argument has to be closed anew.
    private mutating func recuse(_ now: Moment) {
        guard let index = experts.firstIndex(where: { $0.name == recusedExpert && $0.recusedOn == nil }) else { return }
        experts[index].recusedOn = now.today
        experts[index].recusalReason = recusalReason
        experts[index].hasInterest = true
        (recusedExpert, recusalReason, arguedOn) = ("", "", nil)
    }

    private mutating func noteOpinions() {
        for opinion in nextOpinions {
            guard let index = experts.firstIndex(where: { $0.name == opinion.name }) else { continue }
            (experts[index].position, experts[index].opinion, experts[index].signed) = (opinion.position, opinion.opinion, opinion.signed)
        }
        nextOpinions = []
    }

    private mutating func noteRisk(_ now: Moment) {
        guard let risk = nextRisk else { return }
        risks.append(risk)
        (riskControl, riskOn, nextRisk) = (risk.control, now.today, nil)
    }

    /// G2: risk report missing where required, or the risk not controllable.
    static func riskControlled(_ law: DecisionLaw) -> Gate<Self> {
        Gate("risk-controlled", "应当评估风险；风险不可控的，调整草案确保风险可控后方可作出决策", law(24)) { matter, _ in matter.isRiskControlled }
            .when { matter, _ in matter.needsRisk }
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
