package import Kernel

extension CompulsoryEnforcement {
    /// 第十三条: by the organ itself where a law says so, otherwise through the court.
    package enum Route: String, Choice {
        case own, court
        package var name: String { self == .own ? "行政机关强制执行" : "申请人民法院强制执行" }
    }

    /// 第十二条.
    package enum Manner: String, Choice {
        case surcharge, remittance, auction, restoration, substitute, other
        package var name: String {
            switch self {
            case .surcharge: "加处罚款或者滞纳金"
            case .remittance: "划拨存款、汇款"
            case .auction: "拍卖或者依法处理查封、扣押的场所、设施或者财物"
            case .restoration: "排除妨碍、恢复原状"
            case .substitute: "代履行"
            case .other: "其他强制执行方式"
            }
        }
        /// Takes money: only after the surcharge has run for thirty days (第四十六条).
        package var takesMoney: Bool { self == .remittance || self == .auction }
    }

    /// Who upheld the decision that was challenged: then it is enforced all the same (行政复议法第七十八条、行政诉讼法第九十五条).
    package enum Upholder: String, Choice {
        case reconsideration, court, changingJudgment
        package var name: String {
            switch self {
            case .reconsideration: "复议维持、驳回，申请人逾期不起诉又不履行"
            case .court: "法院驳回诉讼请求，裁判已经生效"
            case .changingJudgment: "法院判决变更，或者行政调解书达成协议，由判决、调解书确定履行义务"
            }
        }
    }

    /// 第五十条: what allows others to do it in the party's place.
    package enum Consequence: String, Choice {
        case traffic, pollution, resources
        package var name: String {
            switch self {
            case .traffic: "已经或者将危害交通安全"
            case .pollution: "已经或者将造成环境污染"
            case .resources: "已经或者将破坏自然资源"
            }
        }
    }

    /// 第三十九条.
    package enum SuspensionGround: String, Choice {
        case hardship, thirdParty, irreparable, other
        package var name: String {
            switch self {
            case .hardship: "当事人履行确有困难或者暂无履行能力"
            case .thirdParty: "第三人对执行标的主张权利，确有理由"
            case .irreparable: "执行可能造成难以弥补的损失，且中止不损害公共利益"
            case .other: "行政机关认为需要中止的其他情形"
            }
        }
    }

    /// 第四十条, and 第三十九条第二款.
    package enum TerminationGround: String, Choice {
        case died, dissolved, destroyed, revoked, other, threeYears, defenceAdopted
        package var name: String {
            switch self {
            case .died: "公民死亡，无遗产可供执行，又无义务承受人"
            case .dissolved: "法人或者其他组织终止，无财产可供执行，又无义务承受人"
            case .destroyed: "执行标的灭失"
            case .revoked: "据以执行的行政决定被撤销"
            case .other: "行政机关认为需要终结执行的其他情形"
            case .threeYears: "中止执行满三年未恢复，不再执行"
            case .defenceAdopted: "当事人的陈述申辩成立，不予强制执行"
            }
        }
    }

    /// 第四十一条.
    package enum ReversalGround: String, Choice {
        case revoked, changed, mistaken
        package var name: String {
            switch self {
            case .revoked: "据以执行的行政决定被撤销"
            case .changed: "据以执行的行政决定被变更"
            case .mistaken: "执行错误"
            }
        }
    }

    /// 第五十五条: five kinds of papers.
    package enum Paper: String, Choice {
        case application, decision, opinionAndDemand, object, other
        package var name: String {
            switch self {
            case .application: "强制执行申请书"
            case .decision: "行政决定书及作出决定的事实、理由和依据"
            case .opinionAndDemand: "当事人的意见及行政机关催告情况"
            case .object: "申请强制执行标的情况"
            case .other: "法律、行政法规规定的其他材料"
            }
        }
    }

    package struct Suspension: SubRecord {
        package var ground: SuspensionGround?
        package var from: Day?
        package var until: Day?
        package var note = ""
        package init() {}
        package static var fields: [Field<Self>] {
            Field("ground", \.ground, "中止的情形")
            Field("from", \.from, "中止日期")
            Field("until", \.until, "恢复日期")
            Field("note", \.note, "说明").long()
        }
    }
}
