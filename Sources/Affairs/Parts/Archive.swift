package import Kernel

/// 归档: the file of one finished matter as it goes to the archive, with its index, the time it is kept, and who filed it when.
///
/// `Paper` is what a file of the kind consists of by its law; most kinds take `FilePaper`. Which of them must be there follows from
/// what happened in the matter, and is for the kind to say.
package struct Archive<Paper: Choice>: Part {
    package var number = ""
    package var index: [ArchivedPaper<Paper>] = []
    package var retention: Retention?
    /// 卷内备考: what whoever opens the file should know, such as a paper that is kept elsewhere.
    package var note = ""
    package var archivedOn: Day?
    package var archivist = PersonID("")

    package init() {}

    @ListBuilder<Field<Self>>
    package static var fields: [Field<Self>] {
        Field("number", \.number, "号").indexed()
        Field("index", \.index, "目录")
        Field("retention", \.retention, "保管期限")
        Field("note", \.note, "备考说明").long()
        Field("archivedOn", \.archivedOn, "归档日期")
        Field("archivist", \.archivist, "归档人员")
    }

    package var isArchived: Bool { archivedOn != nil }
    /// Of all papers together.
    package var pages: Int { index.reduce(0) { $0 + ($1.pages ?? 0) } }

    /// What of some papers the index does not list, in the words of a refusal.
    func missing(_ papers: [Paper]) -> [String] {
        let listed = Set(index.compactMap(\.paper))
        return papers.filter { !listed.contains($0) }.map { "缺\($0.name)" }
    }
}

/// One line of the index of a file.
package struct ArchivedPaper<Paper: Choice>: SubRecord {
    package var paper: Paper?
    /// What it is called, where its sort does not say enough.
    package var name = ""
    package var number = ""
    package var madeOn: Day?
    package var pages: Int?

    package init() {}

    @ListBuilder<Field<Self>>
    package static var fields: [Field<Self>] {
        Field("paper", \.paper, "材料")
        Field("name", \.name, "题名")
        Field("number", \.number, "文号")
        Field("madeOn", \.madeOn, "日期")
        Field("pages", \.pages, "页数")
    }

    var label: String { name.isEmpty ? paper?.name ?? "未写明题名的材料" : name }
    /// Found by its name, and counted.
    var isDescribed: Bool { (paper != nil || !name.isEmpty) && (pages ?? 0) > 0 }
}

/// 保管期限 (国家档案局令第8号).
package enum Retention: String, Choice {
    case permanent, thirtyYears, tenYears
    package var name: String {
        switch self {
        case .permanent: "永久"
        case .thirtyYears: "定期30年"
        case .tenYears: "定期10年"
        }
    }
}

/// What a case file consists of, in the order in which it is bound: first what went out, then what stayed inside
/// (市场监督管理行政处罚程序规定第七十八条, the fullest text there is; 行政处罚法第四十七条 and 118号第三部分 ask for the same course from
/// opening to execution, 人民调解法第二十七条 for register, record and agreement).
package enum FilePaper: String, Choice {
    case opening, decision, served, evidence, hearing, property, agreement, performance, source, report, review, hearingReport, closing, other

    package var name: String {
        switch self {
        case .opening: "立案、受理、登记材料"
        case .decision: "决定书及送达回证"
        case .served: "对当事人制发的其他文书及送达回证"
        case .evidence: "证据材料、工作记录"
        case .hearing: "听证、听取意见笔录"
        case .property: "财物处理单据"
        case .agreement: "协议书、调解书"
        case .performance: "履行、执行材料"
        case .source: "来源、申请材料"
        case .report: "调查、审理报告"
        case .review: "审核意见、集体讨论记录"
        case .hearingReport: "听证报告"
        case .closing: "结案材料"
        case .other: "其他有关材料"
        }
    }
}
