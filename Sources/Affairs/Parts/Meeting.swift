package import Kernel

/// 集体讨论: one meeting that discussed the matter, who was there, who was for and against, and every dissent.
///
/// Asked for alike by 行政处罚法第五十七条第二款, 重大行政决策程序暂行条例第三十条, 地方组织法第七十五条, 国办发〔2018〕37号第（七）项 and
/// 行政复议法第六十一条第一款. A kind keeps a list of them under `meetings`: what was put off is discussed again. When it was passed, and
/// what then follows, is the kind's.
package struct Meeting: SubRecord {
    package var form: Form?
    package var name = ""
    package var on: Day?
    package var members: [String] = []
    package var present: Int?
    package var inFavour: Int?
    package var against: Int?
    package var headSpokeLast = false
    package var againstMajority = false
    package var headReasons = ""
    package var dissents: [String] = []
    package var noDissent = false
    package var result: Outcome?
    package var note = ""

    package init() {}

    package static var fields: [Field<Self>] {
        Field("form", \.form, "会议")
        Field("name", \.name, "会议名称")
        Field("on", \.on, "日期")
        Field("members", \.members, "参加人员")
        Field("present", \.present, "出席组成人员人数")
        Field("inFavour", \.inFavour, "同意人数")
        Field("against", \.against, "不同意人数")
        Field("headSpokeLast", \.headSpokeLast, "行政首长最后发表意见")
        Field("againstMajority", \.againstMajority, "拟作决定与多数人意见不一致")
        Field("headReasons", \.headReasons, "行政首长说明的理由").long()
        Field("dissents", \.dissents, "不同意见").help("每人一条，写明姓名和意见")
        Field("noDissent", \.noDissent, "没有不同意见")
        Field("result", \.result, "结果")
        Field("note", \.note, "讨论情况、决定内容或者修改要求").long()
    }

    /// Those who were there, by number or by name.
    var attendance: Int { max(present ?? 0, Set(members).count) }
}

extension Meeting {
    /// A government decides at its executive or plenary meeting (重大行政决策程序暂行条例第三十条, 国办发〔2018〕37号第（七）项), a department or
    /// township at its office meeting; the heads of an organ discuss a penalty (行政处罚法第五十七条第二款).
    package enum Form: String, Choice {
        case executive, plenary, office, heads
        package var name: String {
            switch self {
            case .executive: "政府常务会议"
            case .plenary: "政府全体会议"
            case .office: "部门、乡镇办公会议"
            case .heads: "机关负责人集体讨论"
            }
        }
        /// The government's own decisions and documents go to its executive or plenary meeting; other organs follow by their office meeting.
        func mayDecide(for organ: Organ) -> Bool {
            organ.duties.contains(.government) ? self == .executive || self == .plenary : self == .office
        }
    }

    package enum Outcome: String, Choice {
        case passed, passedAfterAmendment, again, rejected
        package var name: String {
            switch self {
            case .passed: "通过"
            case .passedAfterAmendment: "原则通过，修改后通过"
            case .again: "再次讨论"
            case .rejected: "不通过"
            }
        }
        var isPassed: Bool { self == .passed || self == .passedAfterAmendment }
    }
}

extension [Meeting] {
    /// The last meeting passed it.
    var isPassed: Bool { last?.result?.isPassed ?? false }
}
