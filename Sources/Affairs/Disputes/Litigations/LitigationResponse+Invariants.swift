package import Kernel

private let act = Law.administrativeProcedure

extension LitigationResponse {
    @Invariants
    package static var invariants: [Invariant<Self>] {
        Invariant("HG-23", "作出行政行为以后收集的证据没有提交", act(34, 1)) { matter, history in
            guard history.has("answer"), let done = matter.actOn else { return true }
            return matter.evidence.allSatisfy { evidence in evidence.collectedOn.map { $0 <= done } ?? true }
        }
        Invariant("HG-23.late", "逾期提交的，记为逾期", act(67, 1)) { matter, history in
            guard let answered = history.last("answer"), let received = matter.receivedOn else { return true }
            // Fifteen days and the longest run of holidays after them.
            return matter.answerLate || answered.day - received <= 15 + 12
        }
    }
}
