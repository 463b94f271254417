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

extension Organ.Duty {
    package var name: String {
        switch self {
        case .government: "县人民政府"
        case .reconsideration: "行政复议机关"
        case .justice: "司法行政部门"
        case .market: "市场监督管理部门"
        case .enforcement: "行政执法主体"
        case .township: "乡镇人民政府、街道办事处"
        case .establishment: "机构编制部门"
        case .petitions: "信访工作机构"
        }
    }
}
