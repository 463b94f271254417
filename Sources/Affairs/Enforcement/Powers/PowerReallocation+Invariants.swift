package import Kernel

private let law = Law.penalty2021

extension PowerReallocation {
    @Invariants
    package static var invariants: [Invariant<Self>] {
        Invariant("reallocation", "限制人身自由的处罚权没有集中、没有下放", law(18, 3)) { matter, _ in !matter.includesLiberty }
        Invariant("reallocation.able", "尚不能有效承接的乡镇、街道没有赋权", law(24, 1)) { matter, history in
            !history.ends(in: "request", "record-approval") || matter.form != .empowerment || matter.ability == .able
        }
        Invariant("reallocation.approved", "没有国务院或者省级人民政府的决定，没有生效", law(18, 2)) { matter, history in
            guard history.has("take-effect") else { return true }
            return history.precede("take-effect", by: "record-approval") && (matter.approver == .stateCouncil || matter.approver == .province)
        }
    }
}
