package import Kernel

extension FairCompetitionReview {
    /// What is reviewed (公平竞争审查条例第二条: 政策措施).
    package enum Subject: String, Choice {
        case majorDecision, normativeDocument, contract, measure
        package var name: String {
            switch self {
            case .majorDecision: "重大行政决策"
            case .normativeDocument: "规范性文件"
            case .contract: "政府合同、协议"
            case .measure: "其他政策措施"
            }
        }
    }

    /// Who is to issue it decides who reviews (第十三条、第十四条).
    package enum Issuer: String, Choice {
        case government, department, departments
        package var name: String {
            switch self {
            case .government: "县级以上人民政府，或者提请本级人大及其常委会审议"
            case .department: "一个部门"
            case .departments: "多个部门联合（由牵头起草单位审查）"
            }
        }
    }

    /// The four groups of standards: arts. 8 to 11 of the Regulation, the four lists of 国发〔2016〕34号 before.
    package enum Standard: String, Choice {
        case access, flow, cost, conduct
        package var name: String {
            switch self {
            case .access: "市场准入和退出"
            case .flow: "商品、要素自由流动"
            case .cost: "影响生产经营成本"
            case .conduct: "影响生产经营行为"
            }
        }
        var article: Int {
            switch self {
            case .access: 8
            case .flow: 9
            case .cost: 10
            case .conduct: 11
            }
        }
    }

    package enum Finding: String, Choice {
        case conforms, problem
        package var name: String { self == .conforms ? "未发现限制竞争内容" : "具有或者可能具有限制竞争效果" }
    }

    package struct Answer: SubRecord {
        package var standard: Standard?
        package var finding: Finding?
        package var note = ""
        package init() {}
        package static var fields: [Field<Self>] {
            Field("standard", \.standard, "审查标准")
            Field("finding", \.finding, "结论")
            Field("note", \.note, "涉及的条款和影响").long()
        }
    }

    /// 不涉及、符合、修改后符合、适用例外、违反不得出台.
    package enum Outcome: String, Choice {
        case notConcerned, conforms, conformsAfterAmendment, exception, violates
        package var name: String {
            switch self {
            case .notConcerned: "不涉及经营者经济活动"
            case .conforms: "符合公平竞争审查标准"
            case .conformsAfterAmendment: "修改后符合公平竞争审查标准"
            case .exception: "适用例外规定，可以出台"
            case .violates: "违反公平竞争审查标准，不得出台"
            }
        }
        /// 第十八条: what violates the standards without an exception may not be issued; all else may.
        package var allowsIssue: Bool { self != .violates }
    }

    /// 第十二条第（一）至（四）项; the Opinion of 2016 had four of its own, of which the first, third and fourth go on.
    package enum ExceptionGround: String, Choice {
        case security, technology, publicInterest, statutory, welfare
        package var name: String {
            switch self {
            case .security: "维护国家安全和发展利益（2016年：国家经济安全、文化安全或者国防建设）"
            case .technology: "促进科学技术进步、增强国家自主创新能力"
            case .publicInterest: "节约能源、保护环境、救灾救助等社会公共利益"
            case .statutory: "法律、行政法规规定的其他情形"
            case .welfare: "扶贫开发、救灾救助等社会保障目的（2016年）"
            }
        }
        func isIn(_ law: CompetitionLaw) -> Bool {
            switch self {
            case .security, .publicInterest, .statutory: true
            case .technology: law.isJoint
            case .welfare: !law.isJoint
            }
        }
    }

    package enum HeardParty: String, Choice {
        case operators, association, experts, publicAtLarge
        package var name: String {
            switch self {
            case .operators: "经营者"
            case .association: "行业协会商会"
            case .experts: "专家、法律顾问"
            case .publicAtLarge: "社会公众"
            }
        }
        /// 利害关系人 (第十六条).
        var isInterested: Bool { self == .operators || self == .association }
    }

    /// One occasion on which somebody was heard.
    package struct Hearing: SubRecord {
        package var party: HeardParty?
        package var whom = ""
        package var on: Day?
        package var opinion = ""
        package var handling = ""
        package init() {}
        package static var fields: [Field<Self>] {
            Field("party", \.party, "听取对象")
            Field("whom", \.whom, "名称")
            Field("on", \.on, "日期")
            Field("opinion", \.opinion, "关于公平竞争影响的意见").long()
            Field("handling", \.handling, "处理情况").long()
        }
    }

    package enum EffectResult: String, Choice {
        case goesOn, adjust, stop
        package var name: String {
            switch self {
            case .goesOn: "继续实施"
            case .adjust: "应当调整"
            case .stop: "应当停止执行"
            }
        }
    }

    /// One look at what an exception has led to.
    package struct Effect: SubRecord {
        package var on: Day?
        package var result: EffectResult?
        package var note = ""
        package init() {}
        package static var fields: [Field<Self>] {
            Field("on", \.on, "评估日期")
            Field("result", \.result, "评估结果")
            Field("note", \.note, "评估情况").long()
        }
    }

    package enum CheckSource: String, Choice {
        case spotCheck, report
        package var name: String { self == .spotCheck ? "抽查" : "举报" }
    }

    /// One check by the market regulator, and whether it led to correction.
    package struct Check: SubRecord {
        package var source: CheckSource?
        package var on: Day?
        package var foundViolation = false
        package var note = ""
        package var rectifiedOn: Day?
        package init() {}
        package static var fields: [Field<Self>] {
            Field("source", \.source, "来源")
            Field("on", \.on, "核查日期")
            Field("foundViolation", \.foundViolation, "发现违反规定")
            Field("note", \.note, "核查情况").long()
            Field("rectifiedOn", \.rectifiedOn, "整改日期")
        }
    }
}
