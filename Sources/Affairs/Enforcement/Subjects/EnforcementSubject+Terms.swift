package import Kernel

extension EnforcementSubject {
    /// 行政机关、法律法规授权组织、受委托组织 (行政处罚法2017年修正第十五、十七、十八条，2021年修订第十七、十九、二十条).
    package enum Nature: String, Choice {
        case statutory, authorised, entrusted
        package var name: String {
            switch self {
            case .statutory: "法定行政机关"
            case .authorised: "法律、法规授权的组织"
            case .entrusted: "受委托组织"
            }
        }
    }

    /// What sort of body it is: only a body that can answer for its own acts enforces in its own name.
    package enum BodyKind: String, Choice {
        case organ, publicInstitution, innerUnit, temporary, enterprise, person
        package var name: String {
            switch self {
            case .organ: "行政机关"
            case .publicInstitution: "具有管理公共事务职能的事业单位、组织"
            case .innerUnit: "行政机关的内设机构"
            case .temporary: "临时机构"
            case .enterprise: "企业、其他组织"
            case .person: "个人"
            }
        }
        var answersForItself: Bool { self == .organ || self == .publicInstitution }
    }

    package enum Level: String, Choice {
        case county, department, township
        package var name: String {
            switch self {
            case .county: "县级人民政府"
            case .department: "县级部门、单位"
            case .township: "乡镇（街道）综合行政执法机构"
            }
        }
    }

    /// What gives the power: only laws and regulations can authorise a body that is no organ; a rule can empower an organ.
    package enum BasisRank: String, Choice {
        case law, regulation, stateCouncil, provincialRule, rule, normative
        package var name: String {
            switch self {
            case .law: "法律"
            case .regulation: "行政法规、地方性法规"
            case .stateCouncil: "国务院决定"
            case .provincialRule: "省、自治区、直辖市人民政府规章"
            case .rule: "部门规章、其他规章"
            case .normative: "规范性文件及其他"
            }
        }
    }

    /// 机构改革 and the other ends of a qualification.
    package enum CancelGround: String, Choice {
        case abolished, merged, powersMoved, basisRepealed, unlawful, other
        package var name: String {
            switch self {
            case .abolished: "机构撤销"
            case .merged: "机构合并、更名重新确认"
            case .powersMoved: "职权全部划转"
            case .basisRepealed: "设定依据废止或者失效"
            case .unlawful: "不符合法定条件被取消"
            case .other: "其他"
            }
        }
        /// Some other body takes the powers over, and the record says which.
        var hasSuccessor: Bool { self == .merged || self == .powersMoved }
    }

    /// 年度审核: one year's check.
    package struct YearlyCheck: SubRecord {
        package var year: Int?
        package var on: Day?
        package var passed = false
        package var note = ""
        package init() {}
        package static var fields: [Field<Self>] {
            Field("year", \.year, "审核年度")
            Field("on", \.on, "审核日期").help("由环节记下")
            Field("passed", \.passed, "合格")
            Field("note", \.note, "说明").long()
        }
    }

    /// 变更: what it was before, and why it changed.
    package struct Change: SubRecord {
        package var on: Day?
        package var formerName = ""
        package var formerScope = ""
        package var formerBasis = ""
        package var reason = ""
        package var document = ""
        package init() {}
        package static var fields: [Field<Self>] {
            Field("on", \.on, "变更日期")
            Field("formerName", \.formerName, "原名称")
            Field("formerScope", \.formerScope, "原执法范围").long()
            Field("formerBasis", \.formerBasis, "原设定依据").long()
            Field("reason", \.reason, "变更原因").long()
            Field("document", \.document, "批准文件")
        }
    }
}

/// 暂停: from a day through the day before another; open while it lasts.
package struct Interruption: SubRecord {
    package var from: Day?
    package var until: Day?
    package var reason = ""
    package init() {}
    package static var fields: [Field<Self>] {
        Field("from", \.from, "起").help("由环节记下")
        Field("until", \.until, "恢复日期").help("由环节记下")
        Field("reason", \.reason, "事由").long()
    }

    /// From a day on, until it is ended, whatever days were typed.
    mutating func begin(on day: Day) { (from, until) = (day, nil) }
}

extension [Interruption] {
    /// A period with these interruptions taken out.
    func parting(from first: Day, through last: Day?) -> [(first: Day, last: Day?)] {
        var periods: [(first: Day, last: Day?)] = []
        var start = first
        for pause in self {
            guard let from = pause.from else { continue }
            let end = from.advanced(by: -1)
            periods.append((start, last.map { Swift.min($0, end) } ?? end))
            guard let until = pause.until else { return periods }
            start = until
        }
        periods.append((start, last))
        return periods.filter { period in period.last.map { $0 >= period.first } ?? true }
    }

    mutating func end(on day: Day) {
        guard let index = indices.last, self[index].until == nil else { return }
        self[index].until = day
    }
}
