package import Kernel

extension Role {
    package static let petitions: Role = Role("petitions", "信访工作人员")
}

extension Organ.Duty {
    package static let petitions: Organ.Duty = Organ.Duty("petitions", "信访工作机构")
}
