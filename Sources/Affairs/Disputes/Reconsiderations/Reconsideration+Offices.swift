package import Kernel

extension Role {
    package static let reconsideration: Role = Role("reconsideration", "行政复议人员")
}

extension Organ.Duty {
    package static let reconsideration: Organ.Duty = Organ.Duty("reconsideration", "行政复议机关")
}
