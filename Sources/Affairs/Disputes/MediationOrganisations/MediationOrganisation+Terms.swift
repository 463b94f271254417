package import Kernel

extension MediationOrganisation {
    /// 组织形式 (人民调解法第八条、第三十四条；若干规定第十条).
    package enum Form: String, Choice {
        case village, township, enterprise, industry
        package var name: String {
            switch self {
            case .village: "村（社区）"
            case .township: "乡镇（街道）"
            case .enterprise: "企业事业单位"
            case .industry: "行业性、专业性"
            }
        }
        /// Who may choose its members (人民调解法第九条第一款，若干规定第十五条).
        var electors: [ElectedBy] {
            switch self {
            case .village: [.villagers, .villageRepresentatives, .residents]
            case .township: [.justiceOffice, .founder]
            case .enterprise: [.workers, .workerRepresentatives, .union]
            case .industry: [.founder]
            }
        }
    }

    package enum ElectedBy: String, Choice {
        case villagers, villageRepresentatives, residents, workers, workerRepresentatives, union, justiceOffice, founder
        package var name: String {
            switch self {
            case .villagers: "村民会议"
            case .villageRepresentatives: "村民代表会议"
            case .residents: "居民会议"
            case .workers: "职工大会"
            case .workerRepresentatives: "职工代表大会"
            case .union: "工会组织"
            case .justiceOffice: "乡镇、街道司法所聘任"
            case .founder: "设立单位聘任"
            }
        }
    }

    package enum Sex: String, Choice {
        case female, male
        package var name: String { self == .female ? "女" : "男" }
    }

    package enum Office: String, Choice {
        case chair, deputy, member
        package var name: String {
            switch self {
            case .chair: "主任"
            case .deputy: "副主任"
            case .member: "委员"
            }
        }
    }

    package struct Member: SubRecord {
        package var name = ""
        package var person = PersonID("")
        package var sex: Sex?
        /// 人数较少民族的成员.
        package var minority = false
        package var office: Office?
        package init() {}
        package static var fields: [Field<Self>] {
            Field("name", \.name, "姓名")
            Field("person", \.person, "人员编号")
            Field("sex", \.sex, "性别")
            Field("minority", \.minority, "人数较少民族的成员")
            Field("office", \.office, "职务")
        }
    }

    /// A term of office that has been followed by another.
    package struct CommitteeTerm: SubRecord {
        package var from: Day?
        package var until: Day?
        package var members: [String] = []
        package init() {}
        package static var fields: [Field<Self>] {
            Field("from", \.from, "任期开始")
            Field("until", \.until, "换届日期")
            Field("members", \.members, "委员")
        }
    }

    /// One change of members within a term: when, why, and who they were before.
    package struct Adjustment: SubRecord {
        package var on: Day?
        package var reason = ""
        package var members: [String] = []
        package init() {}
        package static var fields: [Field<Self>] {
            Field("on", \.on, "调整日期")
            Field("reason", \.reason, "调整事由").long()
            Field("members", \.members, "调整以前的委员")
        }
    }

    package struct CourtNotice: SubRecord {
        package var court = ""
        package var on: Day?
        package init() {}
        package static var fields: [Field<Self>] {
            Field("court", \.court, "人民法院")
            Field("on", \.on, "通报日期")
        }
    }

    /// 五落实、六统一, as most provinces put it.
    package enum StandardItem: String, Choice {
        case body, systems, work, premises, pay, signboard, seal, emblem, procedure, rules, papers
        package var name: String {
            switch self {
            case .body: "组织落实"
            case .systems: "制度落实"
            case .work: "工作落实"
            case .premises: "场所落实"
            case .pay: "报酬（经费）落实"
            case .signboard: "标牌统一"
            case .seal: "印章统一"
            case .emblem: "标识统一"
            case .procedure: "程序统一"
            case .rules: "制度统一"
            case .papers: "文书统一"
            }
        }
    }

    package struct Assessment: SubRecord {
        package var on: Day?
        package var met: [StandardItem] = []
        package var passed = false
        package var note = ""
        package init() {}
        package static var fields: [Field<Self>] {
            Field("on", \.on, "评定日期")
            Field("met", \.met, "达到的项目")
            Field("passed", \.passed, "认定为规范化")
            Field("note", \.note, "说明").long()
        }
        /// Whether the committee is standard follows from what it was found to meet.
        mutating func conclude(asking items: [StandardItem], on day: Day) { (on, passed) = (day, Set(items).isSubset(of: met)) }
    }

    /// `until` is the day on which it ceased to be one.
    package struct StandardPeriod: SubRecord {
        package var from: Day?
        package var until: Day?
        package init() {}
        package static var fields: [Field<Self>] {
            Field("from", \.from, "认定日期")
            Field("until", \.until, "终止日期")
        }
    }

    package enum DissolutionReason: String, Choice {
        case placeAbolished, merged, founderEnded, unneeded
        package var name: String {
            switch self {
            case .placeAbolished: "村（社区）、乡镇（街道）撤并"
            case .merged: "与其他人民调解委员会合并"
            case .founderEnded: "设立单位终止"
            case .unneeded: "不再需要设立"
            }
        }
    }

    var isStandard: Bool { standardPeriods.last.map { $0.until == nil } ?? false }

    mutating func beginStandard(on day: Day) {
        guard !isStandard else { return }
        var period = StandardPeriod()
        period.from = day
        standardPeriods.append(period)
    }

    mutating func endStandard(on day: Day) {
        guard isStandard, let last = standardPeriods.indices.last else { return }
        standardPeriods[last].until = day
    }

    /// The days on which it is counted, that of its dissolution not among them.
    package var periods: [(first: Day, last: Day?)] { registeredOn.map { [($0, dissolvedOn?.advanced(by: -1))] } ?? [] }

    var standardDays: [(first: Day, last: Day?)] {
        standardPeriods.compactMap { period in period.from.map { ($0, period.until?.advanced(by: -1)) } }
    }
}
