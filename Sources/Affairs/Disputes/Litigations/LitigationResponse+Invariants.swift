package import Kernel

private let act = Law.administrativeProcedure

extension LitigationResponse {
    @Invariants
    package static var invariants: [Invariant<Self>] {
        Invariant("HG-23", "在诉讼过程中自行收集的证据没有提交", act(35)) { matter, history in
            guard history.has("answer"), let received = matter.receivedOn else { return true }
            return matter.evidence.allSatisfy { evidence in evidence.collectedOn.map { $0 < received } ?? true }
        }
        Invariant("HG-24", "计为负责人出庭的，是负责人，开庭以前提交了盖章的身份证明", Law.headAppearance2020(6)) { matter, history in
            guard history.ends(in: "record-session"), let session = matter.sessions.last, session.headCounted else { return true }
            let isHead = session.headPost != .section && session.headPost != .subordinate && session.headPost != .entrusted
            return isHead && session.headPost != nil && !session.headName.isEmpty && history.precede("record-session", by: "submit-proof")
        }
        Invariant("HG-23.late", "逾期提交的，记为逾期", act(67, 1)) { matter, history in
            guard let answered = history.last("answer"), let received = matter.receivedOn else { return true }
            // Fifteen days and the longest run of holidays after them.
            return matter.answerLate || answered.day - received <= 15 + 12
        }
    }
}
