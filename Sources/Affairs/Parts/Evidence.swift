package import Kernel

/// 证据: one piece, whoever gathered it and for whatever decision or court.
///
/// Sorts are those of 行政处罚法第四十六条, 行政诉讼法第三十三条 and 行政复议法第四十三条, which are the same eight. Whether it is true and
/// lawfully obtained is for people; what a record can tell is when it was gathered, by whom and from where.
package struct Evidence: SubRecord {
    package enum Sort: String, Choice {
        case documentary, physical, audiovisual, electronic, testimony, statement, appraisal, inspection

        package var name: String {
            switch self {
            case .documentary: "书证"
            case .physical: "物证"
            case .audiovisual: "视听资料"
            case .electronic: "电子数据"
            case .testimony: "证人证言"
            case .statement: "当事人的陈述"
            case .appraisal: "鉴定意见"
            case .inspection: "勘验笔录、现场笔录"
            }
        }
    }

    package var kind: Sort?
    package var name = ""
    /// What it shows.
    package var summary = ""
    /// Who gave it, or where it was found (证据出处).
    package var source = ""
    package var collectedOn: Day?
    package var collectors: [PersonID] = []
    package var file: Attachment?
    /// From electronic monitoring: three things must have been seen to (行政处罚法第四十一条).
    package var monitored = false
    package var setupReviewed = false
    package var placePublished = false
    package var contentReviewed = false

    package init() {}

    package static var fields: [Field<Self>] {
        Field("kind", \.kind, "证据种类")
        Field("name", \.name, "证据名称")
        Field("summary", \.summary, "内容").long()
        Field("source", \.source, "证据出处")
        Field("collectedOn", \.collectedOn, "收集日期")
        Field("collectors", \.collectors, "收集人员")
        Field("file", \.file, "附件")
        Field("monitored", \.monitored, "由电子技术监控设备收集、固定")
        Field("setupReviewed", \.setupReviewed, "设备设置经过法制和技术审核")
        Field("placePublished", \.placePublished, "设置地点已经向社会公布")
        Field("contentReviewed", \.contentReviewed, "记录内容经审核符合要求")
    }

    /// What monitoring recorded proves nothing unless its setting-up, its place and its content have been seen to.
    var isAdmissible: Bool { !monitored || (setupReviewed && placePublished && contentReviewed) }

    /// What a refusal calls it: its name, or its sort where it has none.
    var label: String { name.isEmpty ? kind?.name ?? "未写明名称的证据" : name }
}

extension [Evidence] {
    /// What was gathered after a day, each with its own: such a piece shows what came later, as the receipt of service does, and nothing of
    /// what the organ knew when it acted.
    func gathered(after day: Day?) -> [String] {
        guard let day else { return [] }
        return compactMap { item in item.collectedOn.flatMap { $0 > day ? "\(item.label)（\($0.chinese)）" : nil } }
    }

    /// The sorts, each once, in the order in which they came: 书证、现场笔录.
    var sorts: [Evidence.Sort] {
        reduce(into: []) { sorts, item in
            if let kind = item.kind, !sorts.contains(kind) { sorts.append(kind) }
        }
    }
}
