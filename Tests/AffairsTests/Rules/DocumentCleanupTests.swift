import Kernel
import Testing

@testable import Affairs

@Suite("规范性文件清理")
struct DocumentCleanupTests {
    static func day(_ text: String) -> Day { Bench<NormativeDocument>.day(text) }

    /// Four documents in force on 2020-06-30, and three that are not: lapsed before, effective after, repealed before.
    static func known() -> KnownMatters {
        var known = KnownMatters()
        for (index, title) in ["甲", "乙", "丙", "丁"].enumerated() {
            _ = known.add(
                11 + index, DocumentBench.imported(title, from: "2017-06-01", until: nil, number: "PJDR—2017—0000\(index)").record, .published)
        }
        _ = known.add(21, DocumentBench.imported("届满", from: "2015-07-01", until: "2020-06-29", number: "PJDR—2015—00001").record, .published)
        _ = known.add(22, DocumentBench.imported("未施行", from: "2020-07-01", until: nil, number: "PJDR—2020—00001").record, .published)
        var gone = DocumentBench.imported("已废止", from: "2017-06-01", until: nil, number: "PJDR—2017—00009").record
        gone.repealedOn = day("2020-06-30")
        _ = known.add(23, gone, .repealed)
        return known
    }

    static func started() -> Bench<DocumentCleanup> {
        var bench = Bench<DocumentCleanup>(on: "2020-07-01")
        bench.organ = Town.county
        bench.known = known()
        bench.take("start", by: "office", ["title": "2020年规范性文件清理", "cutOff": "2020-06-30", "scope": "县政府及其部门文件"])
        return bench
    }

    static func proposals(_ fates: [(Int, String)]) -> String {
        "[" + fates.map { #"{"document":\#($0.0),"proposal":"\#($0.1)","reason":"理由"}"# }.joined(separator: ",") + "]"
    }
    static let all = proposals([(11, "continued"), (12, "amended"), (13, "repealed"), (14, "lapsed")])

    static func reviewed() -> Bench<DocumentCleanup> {
        var bench = started()
        bench.take("propose", on: "2020-07-10", by: "clerk", ["proposer": "430626", "proposals": all])
        bench.take("review", on: "2020-07-20", by: "justice", ["reviewOpinion": "同意"])
        return bench
    }

    static func deliberated() -> Bench<DocumentCleanup> {
        var bench = reviewed()
        bench.take("deliberate", on: "2020-07-27", by: "office", ["meetings": #"[{"name":"县政府第20次常务会议","on":"2020-07-27"}]"#])
        return bench
    }

    @Test func `清理目录是截止日现行有效的全部文件`() {
        #expect(Self.started().record.entries.map(\.title) == ["甲", "乙", "丙", "丁"])
    }

    @Test func `截止日以后废止的仍在目录以内`() {
        var bench = Bench<DocumentCleanup>(on: "2020-07-01")
        bench.organ = Town.county
        bench.known = Self.known()
        bench.take("start", ["title": "清理", "cutOff": "2020-06-29", "scope": "全部"])
        #expect(bench.record.entries.map(\.title) == ["甲", "乙", "丙", "丁", "届满", "已废止"])
    }

    @Test func `清理由县政府组织，截止日不晚于启动之日`() {
        var bench = Bench<DocumentCleanup>(on: "2020-07-01")
        let input = ["title": "清理", "cutOff": "2020-07-02", "scope": "全部"]
        #expect(bench.take("start", input).count == 2)
        bench.organ = Town.county
        #expect(bench.take("start", input.merging(["cutOff": "2020-07-01"]) { $1 }).isEmpty)
    }

    @Test(arguments: [("430626-ga", 11), ("430626", 21), ("430626", 99)])
    func `只对本机关制定且在范围以内的文件提出意见`(proposer: String, document: Int) {
        var bench = Self.started()
        let input = ["proposer": proposer, "proposals": Self.proposals([(document, "continued")])]
        let refused = bench.take("propose", by: "clerk", input)
        #expect(refused.count == 1)
        #expect(refused.first?.contains("编号\(document)") == true)
    }

    @Test func `有文件未提出意见的，不得进入审核，并逐件列明`() {
        var bench = Self.started()
        bench.take("propose", by: "clerk", ["proposer": "430626", "proposals": Self.proposals([(11, "continued"), (12, "continued")])])
        let refused = bench.take("review", by: "justice", ["reviewOpinion": "同意"])
        #expect(refused.count == 1)
        #expect(refused.first?.contains("丙、丁") == true)
        #expect(refused.first?.contains("甲") == false)
    }

    @Test func `提出意见的人不得审核（职能分离）`() {
        var bench = Self.started()
        bench.take("propose", by: "clerk", ["proposer": "430626", "proposals": Self.all])
        #expect(bench.refusing("review", by: "clerk", ["reviewOpinion": "同意"]) == ["separate-propose"])
    }

    @Test func `审核和审议可以改变处理意见，但须写明理由`() {
        var bench = Self.reviewed()
        let meeting = ["meetings": #"[{"name":"常务会议","on":"2020-07-27"}]"#]
        let silent = #"[{"document":11,"proposal":"repealed"}]"#
        #expect(
            bench.refusing("deliberate", on: "2020-07-27", by: "office", meeting.merging(["proposals": silent]) { $1 })
                == ["changes-listed-and-reasoned"])
        #expect(bench.take("deliberate", meeting.merging(["proposals": Self.proposals([(11, "repealed")])]) { $1 }).isEmpty)
        #expect(bench.record.entries.map(\.decision) == [.repealed, .amended, .repealed, .lapsed])
    }

    @Test(arguments: [("2020-07-19", false), ("2020-07-20", true), ("2020-07-27", true), ("2020-07-28", false)])
    func `集体审议在审核以后，不晚于登记当日（国办发〔2018〕37号第七项）`(day: String, lawful: Bool) {
        var bench = Self.reviewed()
        bench.take("deliberate", on: "2020-07-27", by: "office", ["meetings": #"[{"name":"常务会议","on":"\#(day)"}]"#])
        #expect(bench.refused == (lawful ? [] : ["cleanup.deliberate.meeting-in-order"]))
    }

    @Test func `清理总数等于继续有效、修改、废止、失效之和（I-01）`() {
        var bench = Self.deliberated()
        #expect(bench.take("announce", on: "2020-07-31").isEmpty)
        let classes = ["continued", "amended", "repealed", "lapsed"].map { bench.counted("cleanup.\($0)", through: "2020-12-31") }
        #expect(classes == [1, 1, 1, 1])
        #expect(bench.counted("cleanup.total", through: "2020-12-31") == classes.reduce(0, +))
        #expect(bench.record.endedList.count == 2)
    }

    @Test func `截止日有效而未归类的，不得公布结果，并列明遗漏（I-01）`() {
        var bench = Self.deliberated()
        _ = bench.known.add(15, DocumentBench.imported("补登", from: "2018-01-01", until: nil, number: "PJDR—2018—00001").record, .published)
        let refused = bench.take("announce", on: "2020-07-31", by: "office")
        #expect(refused.count == 1)
        #expect(refused.first?.contains("《补登》") == true)
        bench.take("reopen", by: "justice")
        #expect(bench.record.entries.count == 5)
        bench.take("propose", by: "clerk", ["proposer": "430626", "proposals": Self.proposals([(15, "continued")])])
        bench.take("review", by: "justice", ["reviewOpinion": "同意"])
        bench.take("deliberate", by: "office", ["meetings": #"[{"name":"常务会议","on":"2020-07-31"}]"#])
        #expect(bench.take("announce").isEmpty)
        #expect(bench.counted("cleanup.total", through: "2020-12-31") == 5)
    }

    @Test func `不在范围以内的文件不得归类（I-01）`() {
        var bench = Self.deliberated()
        var record = DocumentBench.imported("甲", from: "2017-06-01", until: "2020-06-01", number: "PJDR—2017—00000").record
        record.title = "甲"
        _ = bench.known.add(11, record, .published)
        let refused = bench.take("announce", on: "2020-07-31", by: "office")
        #expect(refused.count == 1)
        #expect(refused.first?.contains("《甲》") == true)
        bench.take("reopen", by: "justice")
        #expect(bench.record.entries.map(\.title) == ["乙", "丙", "丁"])
    }

    @Test func `一件文件不得归入两类（I-01）`() {
        var bench = Self.deliberated()
        bench.record.entries[3].registrationNumber = bench.record.entries[0].registrationNumber
        #expect(bench.refusing("announce", on: "2020-07-31", by: "office") == ["classified-once"])
    }

    @Test func `文件按清理决定废止、失效、修改，未公布结果或者另有决定的不得援引`() {
        var bench = Self.deliberated()
        func taking(_ action: String, on document: Int, _ input: [String: String]) -> Bool {
            var target = DocumentBench.imported("文件", from: "2017-06-01", until: nil)
            target.known = KnownMatters()
            // The bench's own number is 1; the decision names the document under that number.
            var cleanup = bench.record
            for index in cleanup.entries.indices where cleanup.entries[index].document == Ref(document) { cleanup.entries[index].document = Ref(1) }
            _ = target.known.add(50, cleanup, .announced)
            target.published = [:]
            let isTaken = target.take(action, on: "2020-08-03", input.merging(["cleanup": "50"]) { $1 }).isEmpty
            // Whatever becomes of it, people read it at once.
            #expect((target.published["text"] != nil) == isTaken)
            #expect(target.record.amendmentNote.isEmpty)
            if action == "declare-lapsed", isTaken { #expect(target.record.lapsedOn == target.today) }
            return isTaken
        }
        #expect(!taking("repeal", on: 13, ["repealGround": "cleanup"]))
        bench.take("announce", on: "2020-07-31", by: "office")
        #expect(taking("repeal", on: 13, ["repealGround": "cleanup"]))
        #expect(!taking("repeal", on: 11, ["repealGround": "cleanup"]))
        #expect(taking("declare-lapsed", on: 14, ["endNote": "任务已完成"]))
        #expect(!taking("declare-lapsed", on: 13, ["endNote": "任务已完成"]))
        #expect(taking("amend", on: 12, ["amendmentNote": "统一删去证明事项"]))
        #expect(!taking("amend", on: 11, ["amendmentNote": "统一删去证明事项"]))
    }

    @Test func `决定废止、失效的都已办理才能办结`() {
        var bench = Self.deliberated()
        bench.take("announce", on: "2020-07-31", by: "office")
        let refused = bench.take("close", on: "2020-08-31")
        #expect(refused.count == 1)
        #expect(refused.first?.contains("《丙》、《丁》") == true)
        for id in [13, 14] {
            var record = DocumentBench.imported("已办", from: "2017-06-01", until: nil).record
            record.repealedOn = Self.day("2020-08-03")
            _ = bench.known.add(id, record, .repealed)
        }
        #expect(bench.take("close").isEmpty)
        #expect(bench.stage == "closed")
    }

    @Test func `公告载明总数和各类件数`() throws {
        var bench = Self.deliberated()
        bench.take("announce", on: "2020-07-31", by: "office")
        let notice = try #require(bench.definition.content(of: "announcement", bench.record, bench.moment))
        #expect(notice.paragraphs.first?.contains("共4件：继续有效1件，修改1件，废止1件，宣布失效1件") == true)
        #expect(notice.signature == "平江县人民政府")
        bench.record.amendedList = []
        let without = try #require(bench.definition.content(of: "announcement", bench.record, bench.moment))
        #expect(without.paragraphs.contains("二、应当修改的规范性文件：无"))
    }
}
