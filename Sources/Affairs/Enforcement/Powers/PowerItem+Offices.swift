package import Kernel

extension Organ.Duty {
    /// 机构编制部门: keeps the list of powers.
    package static let establishment: Organ.Duty = Organ.Duty("establishment", "机构编制部门")
}
