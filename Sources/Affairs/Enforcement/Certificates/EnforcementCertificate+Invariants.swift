package import Kernel

/// One for all editions: the text that is still in force.
private let officers = Law.penaltyPublicity2018.cited("第（二十三）项")

extension EnforcementCertificate {
    @Invariants
    package static var invariants: [Invariant<Self>] {
        Invariant("HG-08", "合同工、劳务派遣人员和临时借调人员没有领取行政执法证", Law.provincialSupervision(10, 3)) { matter, history in
            guard history.ends(in: "issue", "confirm-existing") else { return true }
            return matter.staffing == .civilServant || matter.staffing == .publicInstitution
        }
        Invariant("HG-08.examined", "没有经过资格审查、考试合格的，没有发证", officers) { _, history in
            history.precede("issue", by: "examine") && history.precede("examine", by: "qualify")
        }
        Invariant("HG-08.post", "没有有效行政执法证的，没有安排到一线执法岗位", officers) { matter, history, now in
            guard history.ends(in: "assign-post") else { return true }
            let isWithheld = matter.withholdings.contains { $0.until == nil }
            return matter.certificateClass == .enforcement && !isWithheld && matter.validUntil.map { $0 >= now.today } ?? false
        }
    }
}
