package import Kernel

extension DocumentCleanup {
    /// 三类目录. What is on none of them was not in force on the cut-off day.
    @Publications
    package static var publications: [Publication<Self>] {
        Publication(
            "result", "规范性文件清理结果", basis: Law.documentControl2018.cited("第（八）项"),
            shows: \.title, \.cutOff, \.scope, \.number, \.announcedOn, \.continuedList, \.amendedList, \.endedList)
    }

    @Documents
    package static var documents: [OfficialDocument<Self>] {
        OfficialDocument(
            "announcement", "规范性文件清理结果公告", basis: Law.documentControl2018.cited("第（八）项"), number: "{organ}告〔{year}〕{n}号", in: \.number,
            content: announcement
        )
        .numberingMatter()
    }

    @Sendable private static func announcement(_ matter: Self, _ now: Moment) -> DocumentContent {
        let sums = Fate.allCases.map { "\($0.name)\(matter.count($0))件" }.joined(separator: "，")
        return DocumentContent(
            [
                "对截至\(matter.cutOff?.chinese ?? "")现行有效的规范性文件（\(matter.scope)）进行了清理，共\(matter.entries.count)件：\(sums)。",
                "一、继续有效的规范性文件：\(words(matter.continuedList))", "二、应当修改的规范性文件：\(words(matter.amendedList))",
                "三、废止和宣布失效的规范性文件：\(words(matter.endedList))", "废止和宣布失效的规范性文件，不得再作为行政管理的依据。",
            ],
            signature: now.organs.name(of: now.organ), day: matter.announcedOn)
    }

    /// A class without any document is announced as such.
    private static func words(_ list: [String]) -> String { list.isEmpty ? "无" : list.shown }

    /// I-01: total = continued + amended + repealed + lapsed, which the gate before the announcement makes true.
    @Measures
    package static var measures: [Measure<Self>] {
        Measure.sum("cleanup.total", "清理规范性文件", unit: "件", on: \.announcedOn) { $0.entries.count }
            .told("列入清理并作出结论的规范性文件，按公布清理结果日计入。")
        Measure.sum("cleanup.continued", "清理后继续有效", unit: "件", on: \.announcedOn) { $0.count(.continued) }
            .told("清理结论为继续有效的，按公布清理结果日计入。")
        Measure.sum("cleanup.amended", "清理后修改", unit: "件", on: \.announcedOn) { $0.count(.amended) }
            .told("清理结论为修改的，按公布清理结果日计入。")
        Measure.sum("cleanup.repealed", "清理后废止", unit: "件", on: \.announcedOn) { $0.count(.repealed) }
            .told("清理结论为废止的，按公布清理结果日计入。")
        Measure.sum("cleanup.lapsed", "清理后宣布失效", unit: "件", on: \.announcedOn) { $0.count(.lapsed) }
            .told("清理结论为失效的，按公布清理结果日计入。")
    }
}
