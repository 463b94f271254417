package import Kernel

extension Petition {
    /// 来访: one coming, the first or a later one, with the number of people.
    package struct Visit: SubRecord {
        package var on: Day?
        package var persons: Int?
        package var note = ""
        package init() {}
        package static var fields: [Field<Self>] {
            Field("on", \.on, "来访日期")
            Field("persons", \.persons, "人数").rule("人数应为1至\(Petition.largestVisit)") { visit in
                visit.persons.map { (1...Petition.largestVisit).contains($0) } ?? true
            }
            Field("note", \.note, "情况").long().personal(.hidden)
        }
        /// Nobody is received in greater numbers; what is more is a slip of the pen.
        var counted: Int { min(max(persons ?? 0, 0), Petition.largestVisit) }
        var isGroup: Bool { (persons ?? 0) >= 5 }
    }

    /// 异议: that the petition does not belong to the duties of the organ to which it was sent.
    package struct Objection: SubRecord {
        package var organ: OrganCode?
        package var on: Day?
        package var reason = ""
        package var answeredOn: Day?
        package var upheld = false
        package var answer = ""
        package init() {}
        package static var fields: [Field<Self>] {
            Field("organ", \.organ, "提出异议的机关")
            Field("on", \.on, "日期")
            Field("reason", \.reason, "不属于职权范围的理由").long()
            Field("answeredOn", \.answeredOn, "答复日期")
            Field("upheld", \.upheld, "核实同意")
            Field("answer", \.answer, "答复").long()
        }
        /// Checked, and not agreed to.
        var isRefused: Bool { answeredOn != nil && !upheld }
    }

    package struct LeaderEntry: SubRecord {
        package var on: Day?
        package var leader = ""
        package var post = ""
        package var deed: LeaderDeed?
        package var note = ""
        package init() {}
        package static var fields: [Field<Self>] {
            Field("on", \.on, "日期")
            Field("leader", \.leader, "领导姓名")
            Field("post", \.post, "职务")
            Field("deed", \.deed, "方式")
            Field("note", \.note, "情况").long()
        }
    }

    /// 督办 and the suggestion that goes with it, to be answered in writing.
    package struct Supervision: SubRecord {
        package var on: Day?
        package var reason: SuperviseReason?
        package var advice: AdviceKind?
        package var text = ""
        package var answeredOn: Day?
        package var answer = ""
        package var adopted = false
        package init() {}
        package static var fields: [Field<Self>] {
            Field("on", \.on, "督办日期")
            Field("reason", \.reason, "督办事由")
            Field("advice", \.advice, "建议")
            Field("text", \.text, "建议内容").long()
            Field("answeredOn", \.answeredOn, "反馈日期")
            Field("answer", \.answer, "反馈").long()
            Field("adopted", \.adopted, "采纳")
        }
        /// The answer is not the supervisor's to give.
        mutating func begin(on day: Day) { (on, answeredOn, answer, adopted) = (day, nil, "", false) }
    }

    /// The number above which a figure of people must be wrong.
    static let largestVisit = 2_000
}
