package import Kernel

/// What the law never lets happen in a penalty case, said over the steps that were taken.
extension PenaltyCase {
    /// Steps after which what was told, heard and reviewed before counts no longer.
    private static let newRound = ["reinvestigate"]
    /// Steps of the case's officers.
    private static let investigating = ["record-evidence", "report", "dispose-preserved", "notify", "record-defence", "review-defence"]
    private static let deciding = ["penalise", "spare", "dismiss"]

    @Invariants
    package static var invariants: [Invariant<Self>] {
        let law = PenaltyArticles.revised2021
        Invariant("HG-08", "没有指派过执法人员的，没有调查", law.officers) { matter, _ in
            matter.evidence.isEmpty && matter.reportedOn == nil || matter.officers.certificates.count >= 2
        }
        Invariant("HG-08.certified", "指派的执法人员在当日都持有有效执法证", law.officers) { matter, history, now in
            !history.ends(in: "file", "reassign")
                || matter.officers.certificates.allSatisfy { certificate in
                    now.find(certificate).map { $0.certificateClass == .enforcement && $0.isValid(on: now.today) } ?? false
                }
        }
        Invariant("HG-08.apart", "调查的人员没有作出处罚决定", law.decision) { _, history in history.areApart(investigating, deciding) }
        Invariant("HG-08.recused", "已决定回避的人员没有再办理本案", law.recusal) { matter, history in
            let recusals = matter.recusals.filter(\.granted)
            return history.steps.allSatisfy { step in
                // The head who decides on recusals is asked in a gate of its own; here it is the acts of the case.
                guard (investigating + deciding).contains(step.action) else { return true }
                return !recusals.contains { $0.person == step.person && ($0.on.map { $0 < step.day } ?? false) }
            }
        }
        Invariant("HG-09", "没有告知的，没有作出处罚决定", law.unheard) { _, history in
            history.precede("penalise", by: ["notify"], since: newRound)
        }
        Invariant("HG-09.defence", "当事人陈述、申辩的，复核以后才作出处罚决定", law.defence) { _, history in
            var pending = false
            for step in history.steps {
                switch step.action {
                case "record-defence": pending = true
                // A new notice opens the party's rights anew; what was said to the old one is answered by the new one.
                case "review-defence", "notify", "reinvestigate": pending = false
                case "penalise" where pending: return false
                default: break
                }
            }
            return true
        }
        Invariant("HG-10", "当事人要求听证的，听证举行或者终止以后才作出处罚决定", law.hearing) { _, history in
            var pending = false
            for step in history.steps {
                switch step.action {
                case hearing.step("request"): pending = true
                case hearing.step("hold"), hearing.step("end"), "notify", "reinvestigate": pending = false
                case "penalise" where pending: return false
                default: break
                }
            }
            return true
        }
        Invariant("HG-10.presider", "听证主持人没有调查本案", law.presider) { _, history in
            history.areApart(investigating, ["hold", "notify", "end"].map { hearing.step($0) })
        }
        Invariant("HG-10.presider-never-officer", "听证主持人没有被指派调查本案", law.presider) { matter, _ in
            Set(matter.hearings.map(\.presider)).isDisjoint(with: matter.investigators)
        }
        Invariant("HG-10.record", "听证认定违法事实不能成立的，没有按原事实处罚", law.byRecord) { matter, _ in
            !matter.law.isRevised || matter.decision != .penalise || matter.hearingFinding != .notEstablished
        }
        Invariant("HG-11", "属于应当法制审核情形的，审核以后才作出处罚决定", law.verification) { matter, history in
            guard matter.law.isRevised, !matter.verificationGrounds.isEmpty else { return true }
            return history.precede("penalise", by: "take-verification")
        }
        Invariant("HG-11.return", "法制审核退回的，没有作出处罚决定", law.verification) { matter, _ in
            guard matter.decision == .penalise, matter.procedureKind == .ordinary, !matter.verificationGrounds.isEmpty else { return true }
            return matter.verifications.last?.opinion != .return
        }
        Invariant("HG-12", "情节复杂或者重大的，集体讨论以后才作出处罚决定", law.collective) { matter, history in
            !matter.complicated || history.precede("penalise", by: ["discuss"], since: newRound)
        }
        Invariant("HG-13", "作出处罚决定没有超过期限，除非写明另有规定", law.decisionLimit) { matter, history in
            guard let filed = matter.filedOn, let decided = matter.decidedOn, let days = matter.decisionDays, matter.decision == .penalise else {
                return true
            }
            if history.has("suspend", "extend") || history.passed("within-decision-term", in: "penalise") { return true }
            // Working days and a last day that falls on a holiday: never more than half as long again and two weeks.
            return decided - filed <= days + days / 2 + 14
        }
        Invariant("HG-14", "没有经过审核、公布的电子监控记录没有作为证据", Law.penalty2021(41)) { matter, _ in
            !matter.law.isRevised || matter.evidence.allSatisfy(\.isAdmissible)
        }
        Invariant("HG-15", "涉嫌犯罪的，移送或者记录不移送的理由以后才结案", law.crime(11, 1)) { matter, history in
            guard matter.suspectedCrime, history.ends(in: "close", "terminate", "dismiss", "spare") else { return true }
            return history.has("decide-transfer")
        }
        Invariant("HG-09.heavier", "没有因陈述、申辩而加重处罚", law.noHeavier) { matter, _ in
            guard matter.decision == .penalise, !matter.defendedPenalties.isEmpty, matter.newFacts.isEmpty else { return true }
            return !matter.penalties.isHeavier(than: matter.defendedPenalties)
        }
    }
}
