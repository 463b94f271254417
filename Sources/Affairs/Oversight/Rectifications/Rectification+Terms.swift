package import Kernel

extension Rectification {
    /// Who found the problem; the raw values are what openers give and never change.
    package enum Source: String, Choice {
        case supervision, fileReview, reconsideration, litigation, inspection, filingReview
        case governmentInspection, audit, congress, petition, hotline, suggestion, other
        package var name: String {
            switch self {
            case .supervision: "行政执法监督"
            case .fileReview: "案卷评查"
            case .reconsideration: "行政复议"
            case .litigation: "行政诉讼"
            case .inspection: "法治政府建设督察"
            case .filingReview: "备案审查"
            case .governmentInspection: "政府督查"
            case .audit: "审计监督"
            case .congress: "人大监督"
            case .petition: "信访"
            case .hotline: "12345热线"
            case .suggestion: "司法建议、检察建议"
            case .other: "其他"
            }
        }
    }

    package enum Severity: String, Choice {
        case general, serious
        package var name: String { self == .general ? "一般" : "严重" }
    }

    package enum Method: String, Choice {
        case onSite, papers, interview, lookBack
        package var name: String {
            switch self {
            case .onSite: "实地核查"
            case .papers: "查阅材料"
            case .interview: "走访、谈话"
            case .lookBack: "回头看"
            }
        }
    }

    package enum Verdict: String, Choice {
        case done, notDone, lasting
        package var name: String {
            switch self {
            case .done: "整改到位"
            case .notDone: "整改不到位"
            case .lasting: "阶段性完成，长期坚持"
            }
        }
    }

    package struct Progress: SubRecord {
        package var on: Day?
        package var note = ""
        package init() {}
        package static var fields: [Field<Self>] {
            Field("on", \.on, "日期").help("登记之日")
            Field("note", \.note, "进展").long()
        }
    }

    /// One request for more time and what became of it.
    package struct Prolongation: SubRecord {
        package var askedOn: Day?
        package var decidedOn: Day?
        package var from: Day?
        package var until: Day?
        package var reason = ""
        package var granted = false
        package var note = ""
        package init() {}
        package static var fields: [Field<Self>] {
            Field("askedOn", \.askedOn, "申请日期")
            Field("decidedOn", \.decidedOn, "批复日期")
            Field("from", \.from, "原整改时限")
            Field("until", \.until, "申请延至")
            Field("reason", \.reason, "理由").long()
            Field("granted", \.granted, "批准")
            Field("note", \.note, "意见")
        }
        /// By how many days the time was lengthened.
        var days: Int {
            guard let from, let until else { return 0 }
            return max(0, until - from)
        }
    }

    package struct Verification: SubRecord {
        package var on: Day?
        package var by: PersonID?
        package var method: Method?
        package var verdict: Verdict?
        package var fact = ""
        package init() {}
        package static var fields: [Field<Self>] {
            Field("on", \.on, "核查日期")
            Field("by", \.by, "核查人")
            Field("method", \.method, "核查方式")
            Field("verdict", \.verdict, "结论")
            Field("fact", \.fact, "核查情况").long()
        }
    }
}
