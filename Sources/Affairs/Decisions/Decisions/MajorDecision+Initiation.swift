import Kernel

/// 决策启动: proposal, study, the decision to start or not (第十条、第十一条).
extension MajorDecision {
    @Clauses
    static func initiation(_ law: DecisionLaw) -> [Clause<Self>] {
        Action("propose", "单位提出决策事项建议", to: .studied, by: .clerk, .office, basis: law(10, item: 2)).at(atProposer)
            .needs(\.title, \.nature, \.source, \.proposer, \.problem, \.reasons, \.preliminaryPlan, \.necessity)
            .fills(\.catalogue, \.catalogueItem, \.adjusts, \.changeKind)
            .requires(withinScope(law), changeTold(law))
            .requires("proposed-by-organ", "由决策机关所属部门或者下一级人民政府提出", law(10, item: 2)) { matter, _ in matter.source?.isOrgan ?? false }
            .writes(\.studyUnit, \.study, \.studiedOn) { matter, now in
                matter.studyUnit = matter.proposer
                matter.study = matter.necessity
                matter.studiedOn = now.today
            }
            .stamps(\.proposedOn).issues("dossier")
        Action("put-forward", "交办决策事项建议", to: .proposed, by: .office, basis: law(10))
            .needs(\.title, \.nature, \.source, \.suggestion, \.studyUnit)
            .fills(\.proposerName, \.catalogue, \.catalogueItem, \.adjusts, \.changeKind)
            .requires(withinScope(law), changeTold(law))
            .requires("referred-for-study", "领导人员、代表委员和公民、法人、其他组织的建议，交有关单位研究论证", law(10)) { matter, now in
                guard let source = matter.source else { return false }
                return !source.isOrgan && now.organs[matter.studyUnit] != nil
            }
            .stamps(\.proposedOn).issues("dossier")
        Action("study", "研究论证", .proposed, to: .studied, by: .clerk, .office, basis: law(10)).at(atStudyUnit).awaited()
            .needs(\.study, \.problem, \.preliminaryPlan, \.necessity).fills(\.reasons).stamps(\.studiedOn)
    }

    @Clauses
    static func start(_ law: DecisionLaw) -> [Clause<Self>] {
        Action("start", "决定启动", .studied, to: .drafting, by: .head, basis: law(11)).awaited()
            .needs(\.undertaker).fills(\.coUndertakers, \.catalogue, \.catalogueItem, \.outsideReason)
            .fills(\.affectsInterests, \.affectsGroups, \.isTechnical, \.mayHarm, \.touchesOperators, \.hasDisagreement, \.hearingByLaw)
            .fills(\.isUndisclosed, \.undisclosedReason, \.isExploratory, \.isOfGeneralConcern, \.needsCongress)
            .requires(withinScope(law), inCatalogue(law), undisclosedOnGround(law))
            .requires("undertaker-named", "应当明确决策承办单位，两个以上的明确牵头单位", law(11)) { matter, now in
                now.organs[matter.undertaker] != nil && !matter.coUndertakers.contains(matter.undertaker)
            }
            .stamps(\.startedOn).issues("start")
        Action("decline", "不予启动", .studied, to: .declined, by: .head, basis: law(10)).needs(\.declineReason).stamps(\.declinedOn)
            .stamps(\.endedOn)
        // Only the decision organ says what a decision touches, or the undertaker could spare itself a procedure.
        Action("redeclare", "更正认定", .drafting, .consulting, .reviewed, to: nil, by: .office, .head, basis: law(11))
            .needs(\.declarationNote)
            .fills(\.affectsInterests, \.affectsGroups, \.isTechnical, \.mayHarm, \.touchesOperators, \.hasDisagreement, \.hearingByLaw)
            .fills(\.isUndisclosed, \.undisclosedReason, \.isExploratory, \.isOfGeneralConcern, \.needsCongress)
            .requires(undisclosedOnGround(law))
        Action(
            "withdraw", "终止程序", .proposed, .studied, .drafting, .consulting, .reviewed, .tabled, .decided, to: .withdrawn, by: .office, .head,
            basis: law(11)
        )
        .needs(\.withdrawalReason).stamps(\.endedOn).withdraws("consultation", "hearing", "adoption", because: \.withdrawalReason)
    }

    static func withinScope(_ law: DecisionLaw) -> Gate<Self> {
        Gate("within-scope", "宏观调控决策、政府立法决策、突发事件应急处置决策不适用本程序", law(3, 2)) { matter, _ in matter.nature?.isWithinScope ?? false }
    }

    /// In the decision organ's own published catalogue under an item not yet taken by another decision, or outside it with a reason.
    private static func inCatalogue(_ law: DecisionLaw) -> Gate<Self> {
        Gate("in-catalogue", "应是已公布目录中的事项，未列入目录的应当说明理由", law(3, 3)) { matter, now in
            guard let catalogue = matter.catalogue else { return matter.catalogueItem == nil && !matter.outsideReason.isEmpty }
            guard now.organ(of: catalogue) == now.organ, let list = now.find(catalogue), list.item(matter.catalogueItem, on: now.today) != nil else {
                return false
            }
            return !now.citing(catalogue.id, by: MajorDecision.self).contains { other in
                other.id.id != now.matter && other.record.catalogue == catalogue && other.record.catalogueItem == matter.catalogueItem
                    && other.record.startedOn != nil && other.record.endedOn == nil
            }
        }
    }

    private static func undisclosedOnGround(_ law: DecisionLaw) -> Gate<Self> {
        Gate("non-disclosure-grounded", "不予公开的，应当写明法律依据", law(14, 1)) { matter, _ in !matter.undisclosedReason.isEmpty }
            .when("认定依法不予公开的") { matter, _ in matter.isUndisclosed }
    }

    /// 第三十七条: what changes a decision in force is itself a decision, and says which one it changes and how.
    private static func changeTold(_ law: DecisionLaw) -> Gate<Self> {
        Gate("change-told", "调整、停止执行决策的，应写明原决策和方式，且原决策由本机关作出，正在执行或者中止执行", law(37)) { matter, now in
            guard let target = matter.adjusts, now.organ(of: target) == now.organ else { return false }
            let stage = now.stage(of: target)
            return matter.changeKind != nil && (stage == .executing || stage == .suspended)
        }
        .when("调整或者停止执行已有决策的") { matter, _ in matter.adjusts != nil || matter.changeKind != nil }
    }
}
