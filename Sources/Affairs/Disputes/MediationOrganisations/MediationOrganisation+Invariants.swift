package import Kernel

private let law = Law.peoplesMediation

extension MediationOrganisation {
    @Invariants
    package static var invariants: [Invariant<Self>] {
        Invariant("HG-25", "备案的委员三至九人，有主任一人，有妇女成员", law(8, 3)) { matter, history in
            guard history.ends(in: "register") else { return true }
            return (3...9).contains(matter.members.count) && matter.members.count { $0.office == .chair } == 1
                && matter.members.contains { $0.sex == .female }
        }
        Invariant("HG-25.chosen", "没有推选或者聘任委员的，没有备案", law(9, 1)) { _, history in
            history.precede("register", by: ["elect", "register-existing"], since: ["return"])
        }
    }
}
