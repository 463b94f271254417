import Kernel

extension EnforcementSupervision {
    /// 意见书: the organ may correct itself.
    @Clauses
    static func opining(_ law: SupervisionLaw) -> [Clause<Self>] {
        Action("opine", "发出意见书", .concluded, to: .opined, by: .supervisor, .head, basis: law.opinion)
            .needs(\.opinion)
            .requires("problem-found", "发现问题的，才发出意见书", law.opinion) { matter, _ in !matter.findings.isEmpty }
            .stamps(\.opinedOn).issues("opinion").awaited { !$0.findings.isEmpty }
        Action("serve", "登记送达", .opined, by: .supervisor, .clerk, basis: law.opinion)
            .needs(\.servedOn)
            .requires("service-date-in-order", "送达日期不早于意见书日期，不晚于登记当日", law.opinion) { matter, now in
                guard let day = matter.servedOn, let opined = matter.opinedOn else { return false }
                return opined <= day && day <= now.today
            }
            .awaited { $0.servedOn == nil }
        Action("self-correct", "报告自行纠正情况", .opined, by: .clerk, .office, .officer, .head, basis: law.opinion).at(atSubject)
            .separate(from: "find-insufficient").needs(\.selfCorrection)
            .requires("opinion-served", "意见书已经送达", law.opinion) { matter, _ in matter.servedOn != nil }
            .writes(\.isInsufficient) { matter, _ in matter.isInsufficient = false }.stamps(\.selfCorrectedOn)
            // Whoever is supervised is bound by the time for it; that the report came in before it was entered, the supervisor says.
            .occurs("报告之日", after: \.servedOn).bindsWhoEnters()
            .awaited { $0.servedOn != nil && $0.selfCorrectedOn == nil }
        Action("confirm-correction-day", "确认报告自行纠正之日", .opined, by: .supervisor, basis: law.opinion)
            .separate(from: "self-correct")
            .requires("came-in-before-entry", "自行纠正情况已经登记，实际收到报告的日期更早", law.opinion) { matter, now in
                matter.selfCorrectedOn.map { now.today < $0 } ?? false
            }
            .stamps(\.selfCorrectedOn).occurs("收到报告之日", after: \.servedOn)
        Action("accept-correction", "认可自行纠正，办结", .opined, to: .closed, by: .supervisor, .head, basis: law.opinion)
            .separate(from: "self-correct").needs(\.checkNote)
            .requires("sufficient-correction-reported", "被监督单位已经报告自行纠正情况", law.opinion) { matter, _ in
                matter.selfCorrectedOn != nil && !matter.isInsufficient
            }
            .requires(answered(law))
            .writes(\.outcome) { matter, _ in matter.outcome = .selfCorrected }.stamps(\.closedOn).awaited { $0.selfCorrectedOn != nil }
        Action("find-insufficient", "认定纠正不到位", .opined, by: .supervisor, basis: law.opinion)
            .separate(from: "self-correct").needs(\.checkNote)
            .requires("correction-reported", "被监督单位已经报告自行纠正情况", law.opinion) { matter, _ in matter.selfCorrectedOn != nil }
            .writes(\.isInsufficient) { matter, _ in matter.isInsufficient = true }
    }

    /// 决定书: after the time to correct itself has run out, or what was done is not enough; the organ has been heard or could speak. Since
    /// 2026 it is the government's, on the proposal of its supervising organ (行政执法监督条例第二十九条).
    @Clauses
    static func deciding(_ law: SupervisionLaw, isNational: Bool) -> [Clause<Self>] {
        Action("decide", "作出监督决定", .opined, to: .decided, by: .head, basis: law.decision)
            .at(isNational ? .holding(.government) : .own)
            .needs(\.orders, \.decision)
            .requires("self-correction-failed", "自行纠正期满没有报告，或者纠正不到位的，才作出监督决定", law.decision) { matter, now in
                if matter.isInsufficient { return true }
                guard matter.selfCorrectedOn == nil else { return false }
                return now.hasPassed(.days(now.settings[correctionDays]), since: matter.servedOn)
            }
            .requires("orders-compatible", "撤销与确认违法、确认无效不得并用", law.decision) { matter, _ in
                matter.orders.filter { [.revoke, .confirmUnlawful, .confirmVoid].contains($0) }.count <= 1
            }
            .stamps(\.decidedOn).writes(\.decidedBy) { matter, now in matter.decidedBy = now.organ }
            .issues("decision").awaited { $0.servedOn != nil && ($0.isInsufficient || $0.selfCorrectedOn == nil) }
            .opens(Rectification.self, by: "assign", at: atSubject) { matter, now in
                let orders = matter.orders.map(\.name).joined(separator: "、")
                // The government's decision is followed up by whoever supervises for it.
                let assigner = isNational ? now.organs.nearest(.justice, to: now.organ) ?? now.organ : now.organ
                var child = Rectification(
                    .supervision, problem: matter.decision, note: "行政执法监督决定（\(orders)），意见书\(matter.opinionNumber)", assigner: assigner)
                child.responsible = matter.subject
                return child
            }
        Action("receive-rectification", "整改结果转回", .decided, to: .rectified, by: .system, basis: law.decision)
            .receives(Rectification.self, writing: \.rectification, \.outcome, \.rectifiedOn) { matter, child, now in
                matter.rectification = child.closedOn == nil ? "撤回交办：\(child.withdrawReason)" : child.report
                matter.outcome = child.closedOn == nil ? .ended : .executed
                matter.rectifiedOn = now.today
            }
        Action("close", "办结", .rectified, to: .closed, by: .supervisor, basis: law.decision)
            .requires(answered(law)).stamps(\.closedOn)
    }

    private static func orderedFirst(_ law: SupervisionLaw) -> Gate<Self> {
        Gate("ordered-before-criticised", "已经作出监督决定，责令限期改正；逾期不改正的，才给予通报批评", law.criticism) { matter, _ in matter.decidedOn != nil }
    }

    /// What may come at any time after something was found, and the answer to whoever complained.
    @Clauses
    static func following(_ law: SupervisionLaw) -> [Clause<Self>] {
        Action("criticise", "通报批评", .concluded, .opined, .decided, .rectified, by: .head, basis: law.criticism)
            .needs(\.criticism)
            .requires("problem-found-not-yet-criticised", "通报的事实已经查明，一件通报一次", law.criticism) { matter, _ in
                !matter.findings.isEmpty && matter.criticisedOn == nil
            }
            .requires(all: law.criticisesAfterOrder ? [orderedFirst(law)] : [])
            .stamps(\.criticisedOn).issues("criticism")
        Action("hand-over-clue", "移送问题线索", .inspecting, .concluded, .opined, .decided, .rectified, by: .head, .supervisor, basis: law.clues)
            .needs(\.clue, \.clueTo).requires("not-yet-handed-over", "一件移送一次", law.clues) { matter, _ in matter.clueOn == nil }
            .stamps(\.clueOn).issues("clue")
        Action(
            "record-clue-receipt", "登记线索移送的回执", .inspecting, .concluded, .opined, .decided, .rectified, .closed, by: .head, .supervisor, .clerk,
            basis: law.clues
        )
        .needs(\.clueReceipt)
        .requires("handed-over-unreceived", "线索已经移送，尚未登记回执", law.clues) { matter, _ in matter.clueOn != nil && matter.clueReceivedOn == nil }
        .stamps(\.clueReceivedOn).occurs("签收之日", after: \.clueOn)
        Action(
            "record-clue-answer", "登记线索移送的答复", .inspecting, .concluded, .opined, .decided, .rectified, .closed, by: .head, .supervisor, .clerk,
            basis: law.clues
        )
        .needs(\.clueAnswer).fills(\.clueAnswerNote)
        .requires("handed-over-unanswered", "线索已经移送，尚未登记答复", law.clues) { matter, _ in matter.clueOn != nil && matter.clueAnsweredOn == nil }
        // 初步核实 is not the last word.
        .writes(\.clueAnsweredOn) { matter, now in
            if matter.clueAnswer?.isInterim != true { matter.clueAnsweredOn = now.today }
        }
        .occurs("收到答复之日", after: \.clueOn)
        Action("reply", "答复投诉举报人", .concluded, .opined, .decided, .rectified, by: .supervisor, .clerk, basis: law.complaints)
            .needs(\.reply)
            .requires("complaint-unanswered", "有投诉举报，尚未答复", law.complaints) { matter, _ in matter.mode == .complaint && matter.repliedOn == nil }
            .stamps(\.repliedOn).occurs("答复之日", after: \.plannedOn)
    }
}
