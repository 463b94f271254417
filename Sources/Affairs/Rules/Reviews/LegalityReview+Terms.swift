package import Kernel

extension LegalityReview {
    package enum Subject: String, Choice {
        case normativeDocument, majorDecision, contract, agreement, reply, other
        package var name: String {
            switch self {
            case .normativeDocument: "行政规范性文件"
            case .majorDecision: "重大行政决策"
            case .contract: "政府合同"
            case .agreement: "协议"
            case .reply: "答复、函件"
            case .other: "其他"
            }
        }
        /// The items that must be answered one by one; contracts and the like are answered in the opinion itself.
        package var items: [Item] {
            switch self {
            case .normativeDocument: Item.allCases
            // 重大行政决策程序暂行条例第二十七条: 权限、程序、内容.
            case .majorDecision: [.powers, .conformity, .procedure]
            case .contract, .agreement, .reply, .other: []
            }
        }
    }

    /// The seven items of 国办发〔2018〕115号第（六）项.
    package enum Item: String, Choice {
        case maker, powers, conformity, createsPowers, derogation, enlargesPower, procedure
        package var name: String {
            switch self {
            case .maker: "制定主体是否合法"
            case .powers: "是否超越法定职权"
            case .conformity: "内容是否符合宪法、法律、法规、规章和国家政策"
            case .createsPowers: "是否违法设立行政许可、行政处罚、行政强制、行政征收、行政收费等事项"
            case .derogation: "是否没有依据减损权益或者增加义务"
            case .enlargesPower: "是否没有依据增加本单位权力或者减少法定职责"
            case .procedure: "是否违反制定程序"
            }
        }
    }

    package enum Finding: String, Choice {
        case conforms, problem
        package var name: String { self == .conforms ? "未发现问题" : "存在问题" }
    }

    package struct Answer: SubRecord {
        package var item: Item?
        package var finding: Finding?
        package var note = ""
        package init() {}
        package static var fields: [Field<Self>] {
            Field("item", \.item, "审查项目")
            Field("finding", \.finding, "结论")
            Field("note", \.note, "说明").long()
        }
    }

    /// 合法、应当予以修改、不合法; returned without an opinion.
    package enum Outcome: String, Choice {
        case lawful, lawfulAfterAmendment, unlawful, returned
        package var name: String {
            switch self {
            case .lawful: "合法"
            case .lawfulAfterAmendment: "应当予以修改（修改后合法）"
            case .unlawful: "不合法"
            case .returned: "退回"
            }
        }
    }
}
