package import Kernel

extension DecisionCatalogue {
    package static var concordance: Concordance { Concordance().under("2018", [Law.majorDecisions(3, 3): Law.hunanProcedure(31, 2)]) }

    @Publications
    package static var publications: [Publication<Self>] {
        Publication(
            "list", "重大行政决策事项目录", basis: Law.majorDecisions(3, 3),
            shows: \.title, \.number, \.criteria, \.entries, \.publishedOn, \.adjustments)
    }

    @Documents
    package static var documents: [OfficialDocument<Self>] {
        OfficialDocument(
            "request", "关于审定重大行政决策事项目录的请示", basis: Law.majorDecisions(3, 3), number: "{organ}请〔{year}〕{n}号", in: \.requestNumber,
            content: requestLetter)
        OfficialDocument(
            "list", "重大行政决策事项目录", basis: Law.majorDecisions(3, 3), number: "{organ}决目〔{year}〕{n}号", in: \.number, content: listText
        )
        .numberingMatter()
    }

    private func lines(_ now: Moment) -> [String] {
        current.map { item in
            "\(item.number ?? 0)．\(item.name)（\(item.nature?.name ?? "")），承办单位：\(now.organs.name(of: item.undertaker))，计划完成：\(item.plannedBy)"
        }
    }

    @Sendable private static func requestLetter(_ matter: Self, _ now: Moment) -> DocumentContent {
        DocumentContent(
            to: "县委",
            ["《\(matter.title)》已经\(matter.meetings.last?.name ?? "")审定，拟列入\(matter.current.count)项，现报请审定。"] + matter.lines(now),
            signature: now.organs.name(of: now.organ), day: matter.submittedOn)
    }

    @Sendable private static func listText(_ matter: Self, _ now: Moment) -> DocumentContent {
        let consent = matter.consentNumber.isEmpty ? "" : "经县委同意（\(matter.consentNumber)），"
        return DocumentContent(
            ["\(consent)现公布《\(matter.title)》，共\(matter.current.count)项。", "决策事项标准：\(matter.criteria)"] + matter.lines(now),
            signature: now.organs.name(of: now.organ), day: matter.publishedOn)
    }

    /// The items are those that stand on the list after all adjustments, on the day it was first published.
    @Measures
    package static var measures: [Measure<Self>] {
        Measure.count("catalogue.published", "公布重大行政决策事项目录", unit: "份", on: \.publishedOn)
            .told("本年向社会公布的年度目录，按公布日计入；调整后再公布的不另计。")
        Measure.sum("catalogue.items", "列入目录的重大行政决策事项", unit: "项", on: \.publishedOn) { $0.current.count }
            .told("年度目录经历次调整以后的事项数，按目录公布日计入。")
        Measure.each("catalogue.added", "增列决策事项", unit: "项") { $0.publishedOn == nil ? [] : $0.entries.compactMap(\.addedOn) }
            .told("目录公布以后增列的事项，按增列日计入。")
        Measure.each("catalogue.removed", "移出决策事项", unit: "项") { $0.entries.compactMap(\.removedOn) }
            .told("目录公布以后移出的事项，按移出日计入。")
        Measure.sum("catalogue.carried", "结转下年的决策事项", unit: "项", on: \.closedOn) { $0.fates.count { $0.kind != .abandoned } }
            .told("年终关闭目录时程序进行中或者未启动、结转下年的事项，按关闭日计入。")
    }
}
