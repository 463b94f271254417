extension Organ.Level {
    package var name: String {
        switch self {
        case .county: "县"
        case .department: "部门、单位"
        case .township: "乡镇、街道"
        case .village: "村、社区"
        }
    }
}
