import Kernel

/// What an application says: how it came, who makes it, against what.
extension Reconsideration {
    package enum Channel: String, Choice {
        case paper, post, internet, oral, throughOrgan
        package var name: String {
            switch self {
            case .paper: "当面递交"
            case .post: "邮寄"
            case .internet: "互联网"
            case .oral: "口头"
            case .throughOrgan: "通过作出处罚决定的机关"
            }
        }
    }

    /// The act complained of; what the law lists (第十一条) by the headings that the returns of the ministry use.
    package enum ActKind: String, Choice {
        case penalty, compulsoryMeasure, compulsoryEnforcement, licence, registration, resourceRight, expropriation, compensation, injury, payment
        case confirmation, adjudication, agreement, information, complaint, inaction, other
        package var name: String {
            switch self {
            case .penalty: "行政处罚"
            case .compulsoryMeasure: "行政强制措施"
            case .compulsoryEnforcement: "行政强制执行"
            case .licence: "行政许可"
            case .registration: "行政登记"
            case .resourceRight: "自然资源确权"
            case .expropriation: "征收征用及其补偿"
            case .compensation: "行政赔偿、补偿"
            case .injury: "工伤认定"
            case .payment: "行政给付"
            case .confirmation: "行政确认"
            case .adjudication: "行政裁决"
            case .agreement: "行政协议"
            case .information: "政府信息公开"
            case .complaint: "投诉举报处理"
            case .inaction: "不履行法定职责"
            case .other: "其他行政行为"
            }
        }
    }

    /// What of the act decides the way it is handled.
    package enum ActTrait: String, Choice {
        case onTheSpot, monitoring, warning, liberty, immovable
        package var name: String {
            switch self {
            case .onTheSpot: "当场作出"
            case .monitoring: "依据电子技术监控设备记录作出"
            case .warning: "警告或者通报批评"
            case .liberty: "行政拘留或者限制人身自由的强制措施"
            case .immovable: "因不动产提出"
            }
        }
    }

    /// The seven conditions of acceptance, in the order of the law.
    package enum Condition: String, Choice {
        case parties, interest, request, timely, scope, jurisdiction, first
        package var name: String {
            switch self {
            case .parties: "有明确的申请人和符合规定的被申请人"
            case .interest: "申请人与被申请行政复议的行政行为有利害关系"
            case .request: "有具体的行政复议请求和理由"
            case .timely: "在法定申请期限内提出"
            case .scope: "属于行政复议范围"
            case .jurisdiction: "属于本机关的管辖范围"
            case .first: "未就同一行政行为受理过行政复议申请或者行政诉讼"
            }
        }
        /// The item (项) that states it.
        var item: Int { (Self.allCases.firstIndex(of: self) ?? 0) + 1 }
    }
}
