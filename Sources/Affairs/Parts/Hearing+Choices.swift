import Kernel

extension Hearing {
    /// 不公开举行的情形: a hearing is public but for these (行政处罚法第六十四条第（三）项, 治安管理处罚法第一百一十七条第二款).
    package enum ClosedGround: String, Choice {
        case stateSecret, tradeSecret, privacy, minor
        package var name: String {
            switch self {
            case .stateSecret: "涉及国家秘密"
            case .tradeSecret: "涉及商业秘密"
            case .privacy: "涉及个人隐私"
            case .minor: "属于未成年人案件"
            }
        }
    }

    /// 终止听证 (行政处罚法第六十四条第（六）项, 市场监督管理行政处罚听证办法第二十七条).
    package enum End: String, Choice {
        case withdrawn, absent, left, deceased
        package var name: String {
            switch self {
            case .withdrawn: "当事人撤回听证要求"
            case .absent: "当事人无正当理由拒不出席听证"
            case .left: "当事人未经许可中途退出听证"
            case .deceased: "当事人死亡或者终止，没有权利义务承受人"
            }
        }
        /// Counts as giving the right up only after due notice, on the day or later.
        var needsNotice: Bool { self == .absent || self == .left }
    }

    /// Which day a hearing that is put on record was held on.
    enum Dating { case today, asNoticed }
}
