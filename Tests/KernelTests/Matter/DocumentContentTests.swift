import Kernel
import Testing

@Suite("文书的内容")
struct DocumentContentTests {
    private var paper: DocumentContent {
        DocumentContent(
            title: "立案审批表", to: "甲镇人民政府",
            blocks: [
                .paragraph("第一段“引号”\n换行"), .items(["其一", "其二"]), .form([("案由", "占道"), ("备注", "")]),
                .table(.init(headings: ["项", "数"], rows: [["桌", "1"], ["椅", "2"]])),
                .opinions([.init(step: "承办人意见", person: "张一", opinion: "拟同意", day: Day.firstDay(of: 2020))]),
            ], remedies: "可以申请行政复议。", signature: "平江县公安局", takesSeal: true, day: Day(iso: "2020-03-02"), attachments: ["清单"])
    }

    @Test func `存为一段固定的文字，读回一样`() throws {
        let text = paper.json.encoded
        #expect(DocumentContent(json: try JSON(parsing: text)) == paper)
        #expect(
            text.hasPrefix(
                #"{"title":"立案审批表","to":"甲镇人民政府","blocks":[{"text":"第一段“引号”\n换行"},{"items":["其一","其二"]},{"table":{"headings":[],"rows":[["案由","占道"]]}}"#
            ))
    }

    @Test func `空的不写，只有段落的也读回一样`() throws {
        let plain = DocumentContent(["甲", ""], signature: "", day: nil)
        #expect(plain.json.encoded == #"{"blocks":[{"text":"甲"},{"text":""}]}"#)
        #expect(DocumentContent(json: plain.json) == plain && plain.paragraphs == ["甲", ""])
    }

    @Test(arguments: ["{}", "[]", #"{"blocks":[{}]}"#, #"{"blocks":[{"picture":"x"}]}"#])
    func `别处来的不认`(text: String) throws {
        #expect(DocumentContent(json: try JSON(parsing: text)) == nil)
    }

    @Test func `与上一次比较，逐段、逐行、逐条意见`() {
        var later = paper
        later.blocks[0] = .paragraph("改过的第一段")
        later.blocks[3] = .table(.init(headings: ["项", "数"], rows: [["桌", "1"], ["柜", "3"], ["椅", "2"]]))
        later.remedies = ""
        later.day = Day(iso: "2020-03-09")
        let comparison = DocumentComparison(from: paper, to: later)
        let changed = comparison.lines.filter { $0.mark != .same }.map { "\($0.mark.rawValue) \($0.part) \($0.text)" }
        #expect(
            changed == [
                "removed 正文 第一段“引号”\n换行", "added 正文 改过的第一段", "added 表格 柜｜3", "removed 救济途径 可以申请行政复议。",
                "removed 日期 2020年3月2日", "added 日期 2020年3月9日",
            ])
        #expect(!comparison.isSame && DocumentComparison(from: paper, to: paper).isSame)
    }

    /// Whatever is taken out and put in: what is not added is the earlier text, what is not removed the later.
    @Test func `去掉新增的就是上一次，去掉删去的就是这一次`() {
        var seed: UInt64 = 7
        func next(_ count: Int) -> Int {
            seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(seed >> 33) % count
        }
        for _ in 0..<200 {
            let (old, new) = ((0..<next(8)).map { _ in "段\(next(4))" }, (0..<next(8)).map { _ in "段\(next(4))" })
            let lines = DocumentComparison(
                from: DocumentContent(old, signature: "", day: nil), to: DocumentContent(new, signature: "", day: nil)
            ).lines
            #expect(lines.filter { $0.mark != .added }.map(\.text) == old)
            #expect(lines.filter { $0.mark != .removed }.map(\.text) == new)
        }
    }
}
