package import Kernel

private let new = Law.reconsideration2023

extension Reconsideration {
    /// What the people who examine the case should look at; nothing is refused for it.
    @Cautions
    package static var cautions: [Caution<Self>] {
        Caution("representatives", "申请人人数众多，尚未推选代表人", new(15, 1)) { matter, _ in
            let law = matter.law
            guard let most = law.representedBeyond, matter.applicants.persons > most, matter.concludedOn == nil else { return [] }
            let number = law.representativesNumber
            return matter.applicants.representatives.isEmpty
                ? ["超过\(most)人的，推选\(number.lowerBound)至\(number.upperBound)名（\(law.representatives)）"] : []
        }
        Caution("minor", "申请人不满十八周岁：无民事行为能力或者限制民事行为能力的，其法定代理人可以代为申请", new(14, 3)) { matter, now in
            guard matter.concludedOn == nil, !matter.agents.contains(where: \.isGuardian) else { return [] }
            return matter.applicant.minority(on: now.today)
        }
        Caution("act-differs", "填写的行政行为与本县办理的处罚案件不一致，请核对", new(22)) { matter, now in
            guard matter.concludedOn == nil, let decided = matter.penalty.flatMap({ now.find($0) }), let day = decided.decidedOn else { return [] }
            return [
                matter.actNumber == decided.decisionNumber ? "" : "文号填写为\(matter.actNumber)，该案为\(decided.decisionNumber)",
                matter.actOn == day ? "" : "日期填写为\(matter.actOn?.chinese ?? "")，该案为\(day.chinese)",
            ].filter { !$0.isEmpty }
        }
        Caution("later-evidence", "作出行政行为之后形成的证据，不能证明作出时认定事实清楚、证据确凿", new(48)) { matter, _ in
            matter.concludedOn == nil ? matter.evidence.gathered(after: matter.actOn) : []
        }
        Caution("uncorrected-clause", "责令制定机关纠正的条款尚未登记纠正", new(59)) { matter, _ in
            guard matter.correctionOrderedOn != nil, matter.makerCorrectedOn == nil else { return [] }
            return [matter.collateralClauses]
        }
        Caution("annulled", "行政复议决定已经被人民法院撤销；判决重新作出的，另行登记，写明原案", Law.administrativeProcedure2018(89)) { matter, _ in
            matter.annulledOn == nil ? [] : [matter.annulment]
        }
    }
}
