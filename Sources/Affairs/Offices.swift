package import Kernel

/// Posts and duties that most kinds share. What only some need stands in their folders, `<Kind>+Offices.swift`.
extension Role {
    package static let clerk: Role = Role("clerk", "经办人员")
    package static let office: Role = Role("office", "政府办公室人员")
}

extension Organ.Duty {
    package static let government: Organ.Duty = Organ.Duty("government", "县人民政府")
    package static let justice: Organ.Duty = Organ.Duty("justice", "司法行政部门")
    package static let township: Organ.Duty = Organ.Duty("township", "乡镇人民政府、街道办事处")
}
