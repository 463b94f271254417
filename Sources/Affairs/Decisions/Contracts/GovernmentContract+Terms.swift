package import Kernel

extension GovernmentContract {
    package enum Stage: String, MatterStage {
        case proposed, investigating, drafting, checked, reviewing, reviewed, deliberated, signed, performing, changing, changed, disputed
        case completed, terminated, archived, declined, abandoned

        package var name: String {
            switch self {
            case .proposed: "待批准立项"
            case .investigating: "资信调查"
            case .drafting: "谈判起草"
            case .checked: "待送审"
            case .reviewing: "合法性审查"
            case .reviewed: "待修改回复和决定"
            case .deliberated: "待签订"
            case .signed: "待备案"
            case .performing: "履行"
            case .changing: "变更审查"
            case .changed: "待签订变更"
            case .disputed: "争议处理"
            case .completed: "履行完毕待归档"
            case .terminated: "解除待归档"
            case .archived: "归档"
            case .declined: "不予立项"
            case .abandoned: "不予签订"
            }
        }
        package var isFinal: Bool { self == .archived || self == .declined || self == .abandoned }
        package var isResting: Bool { self == .performing }
    }

    /// The kinds that the counties' measures list.
    package enum Category: String, Choice {
        case works, procurement, service, landUse, resource, stateAsset, concession, compensation, entrustment, subsidy, investment, loan, other
        package var name: String {
            switch self {
            case .works: "建设工程合同"
            case .procurement: "货物采购合同"
            case .service: "服务购买合同"
            case .landUse: "土地使用权出让、转让合同"
            case .resource: "自然资源出让、承包合同"
            case .stateAsset: "国有资产转让、出租合同"
            case .concession: "特许经营、政府和社会资本合作合同"
            case .compensation: "征收补偿协议"
            case .entrustment: "委托合同"
            case .subsidy: "补贴、奖励合同"
            case .investment: "招商引资协议"
            case .loan: "借款合同"
            case .other: "其他合同"
            }
        }
        /// Major whatever its amount, as the counties' measures have it.
        var isMajorByNature: Bool { self == .concession || self == .investment || self == .loan }
        /// What public money buys (政府采购法第二条).
        var isPurchase: Bool { self == .procurement || self == .service || self == .works }
    }

    package enum CounterpartyKind: String, Choice {
        case enterprise, institution, organ, collective, naturalPerson, foreign
        package var name: String {
            switch self {
            case .enterprise: "企业"
            case .institution: "事业单位、社会组织"
            case .organ: "国家机关"
            case .collective: "农村集体经济组织、村民委员会"
            case .naturalPerson: "自然人"
            case .foreign: "境外主体"
            }
        }
    }

    /// What is looked into before negotiating (资信调查).
    package enum Standing: String, Choice {
        case subject, qualification, credit, assets, litigation
        package var name: String {
            switch self {
            case .subject: "主体资格"
            case .qualification: "经营资质"
            case .credit: "信用记录"
            case .assets: "资产和履约能力"
            case .litigation: "涉诉和失信情况"
            }
        }
    }

    package enum Credit: String, Choice {
        case sound, doubtful, unfit
        package var name: String {
            switch self {
            case .sound: "资信良好"
            case .doubtful: "存疑，采取防范措施后可以签约"
            case .unfit: "不具备签约条件"
            }
        }
    }

    package enum RiskLevel: String, Choice {
        case low, medium, high
        package var name: String {
            switch self {
            case .low: "低风险"
            case .medium: "中风险，采取措施后可控"
            case .high: "高风险，不可控"
            }
        }
    }

    /// How the other party came to be chosen.
    package enum Selection: String, Choice {
        case openTender, invitedTender, negotiation, singleSource, inquiry, auction, direct
        package var name: String {
            switch self {
            case .openTender: "公开招标"
            case .invitedTender: "邀请招标"
            case .negotiation: "竞争性谈判、磋商"
            case .singleSource: "单一来源采购"
            case .inquiry: "询价"
            case .auction: "拍卖、挂牌"
            case .direct: "依法直接协商"
            }
        }
        /// Bound to the thirty days after the notice of award.
        var isAwarded: Bool { self == .openTender || self == .invitedTender || self == .negotiation || self == .singleSource || self == .inquiry }
    }

    /// Security in the contract: an organ of state may receive it, and may not stand surety.
    package enum Guarantee: String, Choice {
        case none, received, relending, given
        package var name: String {
            switch self {
            case .none: "不含担保条款"
            case .received: "由相对方或者第三人提供担保"
            case .relending: "经国务院批准为使用外国政府、国际经济组织贷款进行转贷"
            case .given: "由机关作保证人"
            }
        }
    }

    package enum Paper: String, Choice {
        case draft, basis, credit, adviserOpinion, approval, risk, competition, check, other
        package var name: String {
            switch self {
            case .draft: "合同草案及说明"
            case .basis: "立项批复和法律依据"
            case .credit: "资信调查报告"
            case .adviserOpinion: "法律顾问意见"
            case .approval: "招标、采购和审批资料"
            case .risk: "风险评估报告"
            case .competition: "公平竞争审查结论"
            case .check: "承办单位初审意见"
            case .other: "其他材料"
            }
        }
    }

    package enum Adoption: String, Choice {
        case full, partial, none
        package var name: String {
            switch self {
            case .full: "采纳"
            case .partial: "部分采纳"
            case .none: "未采纳"
            }
        }
    }

    /// 修改回复: what became of one suggestion.
    package struct Reply: SubRecord {
        package var item: Int?
        package var adoption: Adoption?
        package var reason = ""
        package init() {}
        package static var fields: [Field<Self>] {
            Field("item", \.item, "建议序号")
            Field("adoption", \.adoption, "采纳情况")
            Field("reason", \.reason, "修改情况或者未采纳的理由").long()
        }
    }

    /// How many suggestions one review made, and how many of them were then adopted whole.
    package struct OpinionCount: SubRecord {
        package var on: Day?
        package var given = 0
        package var repliedOn: Day?
        package var adopted = 0
        package init() {}
        package static var fields: [Field<Self>] {
            Field("on", \.on, "审查日期")
            Field("given", \.given, "建议条数")
            Field("repliedOn", \.repliedOn, "回复日期")
            Field("adopted", \.adopted, "采纳条数")
        }
    }
}
