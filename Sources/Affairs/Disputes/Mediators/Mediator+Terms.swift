package import Kernel

extension Mediator {
    /// 委员 or 聘任 (人民调解法第十三条).
    package enum Office: String, Choice {
        case member, engaged
        package var name: String { self == .member ? "人民调解委员会委员" : "人民调解委员会聘任" }
    }

    package enum Engagement: String, Choice {
        case fullTime, partTime
        package var name: String { self == .fullTime ? "专职" : "兼职" }
    }

    /// What the law asks of a mediator (人民调解法第十四条第一款).
    package enum Condition: String, Choice {
        case fair, willing, literate, adult
        package var name: String {
            switch self {
            case .fair: "公道正派"
            case .willing: "热心人民调解工作"
            case .literate: "具有一定文化水平、政策水平和法律知识"
            case .adult: "成年公民"
            }
        }
    }

    package enum Education: String, Choice {
        case primary, junior, senior, college, bachelor
        package var name: String {
            switch self {
            case .primary: "小学"
            case .junior: "初中"
            case .senior: "高中、中专"
            case .college: "大专"
            case .bachelor: "本科以上"
            }
        }
        var isSenior: Bool { self != .primary && self != .junior }
    }

    /// Days served full-time or part-time; `until` is no longer served.
    package struct Service: SubRecord {
        package var engagement: Engagement?
        package var from: Day?
        package var until: Day?
        package init() {}
        package static var fields: [Field<Self>] {
            Field("engagement", \.engagement, "专职、兼职")
            Field("from", \.from, "开始日期")
            Field("until", \.until, "结束日期")
        }
    }

    package struct Training: SubRecord {
        package var on: Day?
        package var topic = ""
        package var hours: Int?
        package init() {}
        package static var fields: [Field<Self>] {
            Field("on", \.on, "培训日期")
            Field("topic", \.topic, "内容")
            Field("hours", \.hours, "学时").rule("学时应在1至500之间") { (1...500).contains($0.hours ?? 1) }
        }
    }

    package struct Misconduct: SubRecord {
        package var act: PeoplesMediation.MisconductKind?
        package var handling: PeoplesMediation.MisconductHandling?
        package var on: Day?
        package var note = ""
        package init() {}
        package static var fields: [Field<Self>] {
            Field("act", \.act, "行为")
            Field("handling", \.handling, "处理")
            Field("on", \.on, "日期")
            Field("note", \.note, "情况").long()
        }
        /// The step says how it was handled.
        mutating func handle(_ handling: PeoplesMediation.MisconductHandling, on day: Day) { (self.handling, on) = (handling, day) }
    }

    /// What a mediator is owed (人民调解法第十六条).
    package enum SupportKind: String, Choice {
        case subsidy, relief, pension
        package var name: String {
            switch self {
            case .subsidy: "误工补贴"
            case .relief: "因调解致伤致残的医疗、生活救助"
            case .pension: "牺牲人员的配偶、子女抚恤和优待"
            }
        }
    }

    package struct Support: SubRecord {
        package var kind: SupportKind?
        package var amount: Money?
        package var on: Day?
        package var note = ""
        package init() {}
        package static var fields: [Field<Self>] {
            Field("kind", \.kind, "种类")
            Field("amount", \.amount, "金额")
            Field("on", \.on, "日期")
            Field("note", \.note, "事由").long()
        }
    }

    package enum EndReason: String, Choice {
        case termOver, resigned, unable, moved, died, misconduct, dissolved
        package var name: String {
            switch self {
            case .termOver: "任期届满未连任、续聘"
            case .resigned: "辞去"
            case .unable: "不能履行职务"
            case .moved: "离开本地、调离"
            case .died: "死亡"
            case .misconduct: "因违规被罢免、解聘"
            case .dissolved: "所在人民调解委员会撤销"
            }
        }
        /// Those that have a step of their own.
        var isOrdinary: Bool { self != .misconduct && self != .dissolved }
    }

    mutating func serve(_ engagement: Engagement?, from day: Day) {
        endService(on: day)
        var entry = Service()
        (entry.engagement, entry.from) = (engagement, day)
        service.append(entry)
    }

    mutating func endService(on day: Day) {
        guard let last = service.indices.last, service[last].until == nil else { return }
        service[last].until = day
    }

    /// What `end` changes.
    static let endWrites: [Path<Self>] = [\.endReason, \.endedOn, \.service]

    mutating func end(_ reason: EndReason, on day: Day) {
        (endReason, endedOn) = (reason, day)
        endService(on: day)
    }

    func days(_ engagement: Engagement) -> [(first: Day, last: Day?)] {
        service.filter { $0.engagement == engagement }.compactMap { entry in entry.from.map { ($0, entry.until?.advanced(by: -1)) } }
    }
}
