package import Kernel

private let law = Law.penalty2021

extension EnforcementSubject {
    @Invariants
    package static var invariants: [Invariant<Self>] {
        Invariant("subject", "受委托组织、内设机构、企业和个人没有确认为执法主体", law(17)) { matter, history in
            guard history.ends(in: "confirm", "register-existing") else { return true }
            return matter.nature != .entrusted && matter.bodyKind?.answersForItself ?? false
        }
        Invariant("subject.authorised", "没有法律、法规授权的组织没有确认为执法主体", law(19)) { matter, history in
            guard history.ends(in: "confirm", "register-existing"), matter.nature == .authorised else { return true }
            return matter.basisRank == .law || matter.basisRank == .regulation
        }
        Invariant("subject.apart", "没有审查的，没有确认", law(17)) { _, history in history.precede("confirm", by: "examine") }
    }
}
