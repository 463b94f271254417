package import Kernel

private let lawyers = Law.lawyers2017

extension AdviserParticipation {
    @Invariants
    package static var invariants: [Invariant<Self>] {
        Invariant("A18", "有利害关系的法律顾问没有接受委派", lawyers(39)) { matter, history in
            !history.ends(in: "accept", "opine") || matter.conflict == AdviserEngagement.Conflict.none
        }
        Invariant("A18.recused", "回避的法律顾问没有再承办", lawyers(39)) { matter, history in
            !history.ends(in: "accept", "opine") || !matter.recusals.contains { $0.adviser == matter.adviser }
        }
    }
}
