import Kernel

/// 十类行政权力, in the fixed order of the national texts and with their codes (GB/T 39046—2020, A.1).
package enum PowerType: String, Choice {
    case licence, penalty, compulsion, levy, payment, inspection, confirmation, reward, adjudication, other

    package var name: String {
        switch self {
        case .licence: "行政许可"
        case .penalty: "行政处罚"
        case .compulsion: "行政强制"
        case .levy: "行政征收"
        case .payment: "行政给付"
        case .inspection: "行政检查"
        case .confirmation: "行政确认"
        case .reward: "行政奖励"
        case .adjudication: "行政裁决"
        case .other: "其他行政权力"
        }
    }

    /// `01` for a licence, `10` for other powers.
    package var code: String {
        let place = (Self.allCases.firstIndex(of: self) ?? 0) + 1
        return place < 10 ? "0\(place)" : "\(place)"
    }
}
