package import Kernel

extension EnforcementTraining {
    package enum Mode: String, Choice {
        case onSite, online, mixed
        package var name: String {
            switch self {
            case .onSite: "集中面授"
            case .online: "网络培训"
            case .mixed: "线上线下结合"
            }
        }
    }

    /// 岗前培训 for those who are to enforce, 岗位培训 for those who do.
    package enum Audience: String, Choice {
        case newcomers, serving, reviewers, supervisors
        package var name: String {
            switch self {
            case .newcomers: "新任执法人员（岗前培训）"
            case .serving: "在岗执法人员（岗位培训）"
            case .reviewers: "法制审核人员"
            case .supervisors: "执法监督人员"
            }
        }
    }

    package enum Subject: String, Choice {
        case publicLaw, penalty, licence, compulsion, systems, discretion, special, conduct
        package var name: String {
            switch self {
            case .publicLaw: "公共法律知识"
            case .penalty: "行政处罚"
            case .licence: "行政许可"
            case .compulsion: "行政强制"
            case .systems: "行政执法“三项制度”"
            case .discretion: "行政裁量权基准"
            case .special: "专门法律知识"
            case .conduct: "执法规范与职业道德"
            }
        }
    }

    package struct Trainee: SubRecord {
        /// The place in the roll, from 1; given when the unit enrols.
        package var number = 0
        package var person = PersonID("")
        package var name = ""
        package var unit = OrganCode("")
        package var withdrawn = false
        package init() {}
        package static var fields: [Field<Self>] {
            Field("number", \.number, "编号").help("由报名环节记下")
            Field("person", \.person, "人员")
            Field("name", \.name, "姓名").personal(.name)
            Field("unit", \.unit, "单位").help("由报名环节记下")
            Field("withdrawn", \.withdrawn, "已退出").help("由退出报名环节记下")
        }
    }

    package struct Session: SubRecord {
        package var on: Day?
        package var topic = ""
        package var teacher = ""
        package var hours = 0
        package var absentees: [Int] = []
        package init() {}
        package static var fields: [Field<Self>] {
            Field("on", \.on, "日期")
            Field("topic", \.topic, "内容")
            Field("teacher", \.teacher, "授课人")
            Field("hours", \.hours, "学时").rule("应在1至200之间") { (1...200).contains($0.hours) }
            Field("absentees", \.absentees, "缺勤学员编号")
        }
    }

    /// 学时证明: how many hours somebody attended, and whether the test was passed.
    package struct Attestation: SubRecord {
        package var number = 0
        package var person = PersonID("")
        package var hours = 0
        package var passed = false
        package init() {}
        package static var fields: [Field<Self>] {
            Field("number", \.number, "编号")
            Field("person", \.person, "人员")
            Field("hours", \.hours, "参训学时")
            Field("passed", \.passed, "考核合格")
        }
    }

    /// Those on the roll who have not withdrawn.
    var roll: [Trainee] { trainees.filter { !$0.withdrawn } }

    var hoursHeld: Int { sessions.reduce(0) { $0 + $1.hours } }

    func hours(of trainee: Trainee) -> Int {
        sessions.filter { !$0.absentees.contains(trainee.number) }.reduce(0) { $0 + $1.hours }
    }

    /// Those who came at least once; who never came was not trained.
    var personsTrained: Int { existingPersons ?? attested.count { $0.hours > 0 } }
    var personHours: Int { (existingPersons ?? 0) * (existingHours ?? 0) + attested.reduce(0) { $0 + $1.hours } }
    var hoursTaught: Int { existingHours ?? hoursHeld }
}
