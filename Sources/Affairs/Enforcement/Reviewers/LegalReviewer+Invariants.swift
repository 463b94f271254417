package import Kernel

private let systems = Law.penaltyPublicity2018

extension LegalReviewer {
    @Invariants
    package static var invariants: [Invariant<Self>] {
        Invariant("HG-11", "初次从事处罚决定审核而没有法律职业资格的人员没有任用", Law.penalty2021(58, 2)) { matter, history in
            guard history.ends(in: "appoint", "register-existing", "change"), matter.scopes.contains(.penalty) else { return true }
            // Whoever reviewed before 2018 needs no examination.
            return !matter.qualificationNumber.isEmpty || matter.reviewingSince.map { $0 < Day.firstDay(of: 2018) } ?? false
        }
        Invariant("HG-11.staff", "合同工、劳务派遣人员和临时借调人员没有任用", systems.cited("第（十一）项")) { matter, history in
            guard history.ends(in: "appoint", "register-existing") else { return true }
            return matter.staffing == .civilServant || matter.staffing == .publicInstitution
        }
    }
}
