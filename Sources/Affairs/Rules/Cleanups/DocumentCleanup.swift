package import Kernel

/// 规范性文件清理: every document in force on one day is put into exactly one of four classes, and the lists are published.
///
/// What the lists decide is carried out on each document by its maker, who cites this clean-up.
package struct DocumentCleanup: Matter {
    package enum Stage: String, MatterStage {
        case collecting, reviewed, deliberated, announced, closed

        package var name: String {
            switch self {
            case .collecting: "提出处理意见"
            case .reviewed: "待集体审议"
            case .deliberated: "待公布"
            case .announced: "落实清理结果"
            case .closed: "办结"
            }
        }
        package var isFinal: Bool { self == .closed }
    }

    /// 继续有效、修改、废止、失效: exclusive.
    package enum Fate: String, Choice {
        case continued, amended, repealed, lapsed
        package var name: String {
            switch self {
            case .continued: "继续有效"
            case .amended: "修改"
            case .repealed: "废止"
            case .lapsed: "宣布失效"
            }
        }
    }

    /// One document of the set, what its maker proposes and what was decided.
    package struct Entry: SubRecord {
        package var document: Ref<NormativeDocument>?
        package var title = ""
        package var registrationNumber = ""
        package var maker = OrganCode("")
        package var proposal: Fate?
        package var reason = ""
        package var decision: Fate?
        package init() {}
        package static var fields: [Field<Self>] {
            Field("document", \.document, "文件")
            Field("title", \.title, "文件名称")
            Field("registrationNumber", \.registrationNumber, "统一登记号")
            Field("maker", \.maker, "制定机关")
            Field("proposal", \.proposal, "处理意见")
            Field("reason", \.reason, "理由").long()
            Field("decision", \.decision, "决定")
        }
    }

    package var title = ""
    package var cutOff: Day?
    package var scope = ""
    package var makers: [OrganCode] = []
    package var startedOn: Day?
    package var entries: [Entry] = []
    package var proposer = OrganCode("")
    package var proposals: [Entry] = []
    package var reviewOpinion = ""
    package var reviewedOn: Day?
    package var meetings: [Meeting] = []
    package var deliberatedOn: Day?
    package var number = ""
    package var announcedOn: Day?
    package var continuedList: [String] = []
    package var amendedList: [String] = []
    package var endedList: [String] = []
    package var closedOn: Day?

    package init() {}

    package static let kind: MatterKind = MatterKind("cleanup", "规范性文件清理", .rules, laws: [Law.documentControl2018, Law.hunanDocuments])

    package static var fields: [Field<Self>] {
        Field("title", \.title, "清理名称").indexed()
        Field("cutOff", \.cutOff, "截止日")
        Field("scope", \.scope, "清理范围")
        Field("makers", \.makers, "限于下列制定机关").help("空白为全部制定机关")
        Field("startedOn", \.startedOn, "启动日期")
        Field("entries", \.entries, "清理目录").help("截止日现行有效的全部文件，各附意见和决定")
        Field("proposer", \.proposer, "提出意见的制定机关")
        Field("proposals", \.proposals, "本次处理意见").help("逐件写明文件、处理意见和理由")
        Field("reviewOpinion", \.reviewOpinion, "审核意见").long()
        Field("reviewedOn", \.reviewedOn, "审核日期")
        Field("meetings", \.meetings, "集体审议").help("不同意见如实载明")
        Field("deliberatedOn", \.deliberatedOn, "审议登记日期")
        Field("number", \.number, "公告文号")
        Field("announcedOn", \.announcedOn, "公布日期")
        Field("continuedList", \.continuedList, "继续有效目录")
        Field("amendedList", \.amendedList, "修改目录")
        Field("endedList", \.endedList, "废止和失效目录")
        Field("closedOn", \.closedOn, "办结日期")
    }

    /// What was decided for a document, once the result is published.
    package func fate(of document: Ref<NormativeDocument>) -> Fate? {
        announcedOn == nil ? nil : entries.first { $0.document == document }?.decision
    }

    func count(_ fate: Fate) -> Int { entries.filter { $0.decision == fate }.count }
}
