package import Kernel

/// Those in force whatever the edition.
private let officers = Law.penaltyPublicity2018.cited("第（二十三）项")

extension QualificationExam {
    @Invariants
    package static var invariants: [Invariant<Self>] {
        Invariant("HG-08", "合同工、劳务派遣人员和临时借调人员没有准许参加执法资格考试", Law.provincialSupervision(10, 3)) { matter, history in
            guard history.ends(in: "admit") else { return true }
            let refused = Set(matter.refusals.map(\.name))
            return matter.candidates.filter { !refused.contains($0.name) }.allSatisfy {
                $0.staffing == .civilServant || $0.staffing == .publicInstitution
            }
        }
        Invariant("HG-08.apart", "报送的人员没有审核", officers) { _, history in history.areApart(["submit"], ["check"]) }
    }
}
