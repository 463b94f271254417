package import Kernel

extension Petition {
    /// 来访: one coming, the first or a later one, with the number of people.
    package struct Visit: SubRecord {
        package var on: Day?
        package var persons = 0
        package var note = ""
        package init() {}
        package static var fields: [Field<Self>] {
            Field("on", \.on, "来访日期")
            Field("persons", \.persons, "人数")
            Field("note", \.note, "情况").long().personal(.hidden)
        }
        /// Nobody is received in greater numbers; what is more is a slip of the pen.
        var counted: Int { min(max(persons, 0), Petition.largestVisit) }
    }

    package struct Objection: SubRecord {
        package var organ: OrganCode?
        package var on: Day?
        package var reason = ""
        package var upheld = false
        package var answer = ""
        package init() {}
        package static var fields: [Field<Self>] {
            Field("organ", \.organ, "提出异议的机关")
            Field("on", \.on, "日期")
            Field("reason", \.reason, "理由").long()
            Field("upheld", \.upheld, "核实同意")
            Field("answer", \.answer, "答复").long()
        }
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
    }

    /// The number above which a figure of people must be wrong.
    static let largestVisit = 2_000
}
