import Kernel
import Testing

@testable import Affairs

/// One lawful review of three files of the public security bureau; tests change one fact of it.
enum Reviewed {
    static let opening = [
        "round": "2020年度行政执法案卷评查", "unit": Town.organ.description, "periodFrom": "2019-07-01", "periodUntil": "2020-06-30", "drawCount": "2",
    ]
    static let list = ["candidates": #"[{"id":"A1","name":"张某案"},{"id":"A2","name":"李某案"},{"id":"A3","name":"王某案"}]"#]
    static let team = ["reviewers": #"[{"person":"r1","unit":"430626-sf"},{"person":"r2","unit":"430626-sj"}]"#]

    /// A file's review with some basic standard failed and some points taken off.
    static func file(_ id: String, type: String = "penalty", failing: String? = nil, off: [(String, String)] = []) -> [String: String] {
        let basics = CaseFileReview.Basic.allCases.map { item in
            let held = item.rawValue == failing ? #""no","note":"只有一名执法人员签名""# : #""yes""#
            return #"{"item":"\#(item.rawValue)","held":\#(held)}"#
        }
        let lost = off.map { #"{"part":"\#($0.0)","points":"\#($0.1)","reason":"缺页"}"# }
        return [
            "files":
                #"[{"file":"\#(id)","type":"\#(type)","basics":[\#(basics.joined(separator: ","))],"deductions":[\#(lost.joined(separator: ","))]}]"#
        ]
    }

    static func opened(_ change: [String: String] = [:], on day: String = "2020-08-03") -> Bench<CaseFileReview> {
        var bench = Bench<CaseFileReview>(on: day)
        bench.organ = Town.justice
        bench.actor = Town.person("r1")
        bench.take("open", opening.merging(change) { $1 })
        return bench
    }

    static func drawn() -> Bench<CaseFileReview> {
        var bench = opened()
        bench.take("submit-list", on: "2020-08-05", by: "u1", list)
        bench.take("draw", on: "2020-08-06", by: "r1")
        var draw = Draw()
        (draw.selected, draw.listDigest) = (["A1", "A3"], "ab")
        bench.receive(draw, by: "receive-draw", on: "2020-08-06")
        bench.take("appoint", by: "r1", team)
        return bench
    }

    static func fedBack(_ first: [String: String] = file("A1"), _ second: [String: String] = file("A3", off: [("form", "4")])) -> Bench<
        CaseFileReview
    > {
        var bench = drawn()
        bench.take("score", on: "2020-08-10", by: "r1", first)
        bench.take("score", by: "r1", second)
        bench.take("confirm", by: "r2", ["confirmed": "A1,A3"])
        bench.take("feed-back", on: "2020-08-12", by: "r1", ["feedback": "注意归档"])
        return bench
    }
}

@Suite("案卷评查")
struct CaseFileReviewTests {
    @Test func `报送的案卷少于抽取卷数、被评查单位不再存在的，评查在抽取以前可以终止，另行计数（行政执法监督条例第十八条）`() {
        var bench = Reviewed.opened(["drawCount": "9"])
        bench.take("submit-list", on: "2020-08-05", by: "u1", Reviewed.list)
        #expect(bench.refusing("draw", on: "2020-08-06", by: "r1") == ["enough-files"])
        #expect(bench.take("call-off", by: "r1").count == 1)
        #expect(bench.take("call-off", ["callOffReason": "本轮没有足够的案卷"]) == [])
        #expect(bench.matter == .calledOff && bench.record.calledOffOn == bench.today)
        #expect(bench.counted("file-review.called-off", through: "2020-12-31") == 1)
        #expect(bench.counted("file-review.units", through: "2020-12-31") == 0)
        var scoring = Reviewed.drawn()
        #expect(scoring.take("call-off", ["callOffReason": "……"]).isEmpty == false)
    }

    @Test func `定义自身无误`() {
        #expect(KindDefinition(CaseFileReview.self).findings(registry: Law.registry) == [])
    }

    @Test func `从抽取到通报，每一步都可以依法走完`() throws {
        var bench = Reviewed.fedBack()
        bench.settings = Settings(["file-review.public": "是"])
        let draw = try #require(bench.opened.first?.record as? Draw)
        #expect(draw.candidates.count == 3 && draw.count == 2 && draw.purpose.contains("2020年度行政执法案卷评查"))
        #expect(bench.take("accept", on: "2020-08-13", by: "u1").isEmpty)
        #expect(bench.take("grade", on: "2020-08-14", by: "r1").isEmpty)
        #expect(bench.record.score?.shown == "98" && bench.record.grade == .excellent)
        #expect(bench.opened.count == 1)
        #expect(bench.published["result"] == nil)
        #expect(bench.take("circulate", on: "2020-08-20", by: "r1", ["circulation": "总体规范"]).isEmpty)
        #expect(bench.published["result"]?.items.contains { $0.text.contains("总体规范") } == true)
        #expect(bench.take("close", on: "2020-08-21", by: "r1").isEmpty)
        #expect(bench.matter == .closed)
    }

    // MARK: 抽取

    @Test(arguments: [["unit": "430626-sf"], ["periodUntil": "2020-08-04"], ["periodFrom": "2020-07-01"], ["drawCount": "0"]])
    func `被评查单位、期间、卷数不合规定的，不启动`(change: [String: String]) {
        #expect(Reviewed.opened(change).stage.isEmpty)
        #expect(Reviewed.opened().matter == .listing)
    }

    @Test func `同一轮评查一个单位只立一件`() {
        var bench = Bench<CaseFileReview>(on: "2020-08-03")
        bench.organ = Town.justice
        var other = CaseFileReview()
        (other.round, other.unit) = ("2020年度行政执法案卷评查", Town.organ)
        _ = bench.known.add(9, other, .scoring, in: Town.justice)
        #expect(bench.refusing("open", Reviewed.opening) == ["one-review-per-round"])
        #expect(bench.take("open", Reviewed.opening.merging(["unit": Town.market.description]) { $1 }).isEmpty)
    }

    @Test func `没有目录、可抽的少于抽取卷数、编号重复的，不得抽取`() {
        var bench = Reviewed.opened(["drawCount": "3"])
        #expect(!bench.take("draw").isEmpty)
        #expect(bench.refusing("submit-list", ["candidates": #"[{"id":"A1"},{"id":"A1"}]"#]) == ["file-numbers-distinct"])
        bench.take("submit-list", ["candidates": #"[{"id":"A1"},{"id":"A2"},{"id":"A3","exclusion":"正在诉讼"}]"#])
        #expect(bench.take("draw").count == 1)
        bench.take("submit-list", Reviewed.list)
        #expect(bench.take("draw").isEmpty)
    }

    @Test func `重新抽取以后，提示评查的案卷与抽取结果不同`() {
        var bench = Reviewed.fedBack()
        var draw = Draw()
        draw.selected = ["A1", "A3"]
        bench.ledger.children = [7]
        _ = bench.known.add(7, draw, .drawn, in: Town.justice)
        #expect(bench.cautions.isEmpty)
        draw.selected = ["A2", "A3"]
        _ = bench.known.add(7, draw, .drawn, in: Town.justice)
        #expect(bench.cautions.map(\.id) == ["redrawn"])
    }

    // MARK: 评查人员

    @Test(arguments: [
        #"[{"person":"r1","unit":"430626-sf"}]"#, #"[{"person":"r1","unit":"430626-sf"},{"person":"r1","unit":"430626-sf"}]"#,
        #"[{"person":"r1","unit":"430626-sf"},{"person":"r2","unit":"430626-ga"}]"#, #"[{"person":"r1","unit":"430626-sf"},{"person":"r2"}]"#,
    ]) func `评查人员不少于两人，不来自被评查单位`(team: String) {
        var bench = Reviewed.drawn()
        #expect(bench.refusing("appoint", ["reviewers": team]) == ["two-outside-reviewers"])
    }

    @Test func `有利害关系的不得评查，评查人员以外的不得打分`() {
        var bench = Reviewed.drawn()
        #expect(bench.refusing("appoint", Reviewed.team.merging(["interested": "r2"]) { $1 }) == ["reviewers-disinterested"])
        #expect(bench.refusing("score", by: "r9", Reviewed.file("A1")) == ["by-appointed-reviewer"])
    }

    // MARK: 打分

    @Test func `只评抽中的案卷，一卷一次，另一人复核，不得自己复核`() {
        var bench = Reviewed.drawn()
        #expect(bench.refusing("score", by: "r1", Reviewed.file("A2")) == ["file-drawn-and-unscored"])
        #expect(bench.take("score", by: "r1", Reviewed.file("A1")).isEmpty)
        #expect(bench.refusing("score", by: "r1", Reviewed.file("A1")) == ["file-drawn-and-unscored"])
        #expect(bench.refusing("confirm", by: "r1", ["confirmed": "A1"]) == ["confirmed-by-another-reviewer"])
        #expect(bench.refusing("feed-back", by: "r1", ["feedback": "意见"]) == ["all-files-confirmed"])
        #expect(bench.take("confirm", by: "r2", ["confirmed": "A1"]).isEmpty)
        #expect(bench.refusing("send-back", by: "r2", ["sentBack": #"[{"file":"A1","reason":"漏扣"}]"#]) == ["sent-back-before-confirmation"])
        bench.take("score", by: "r1", Reviewed.file("A3"))
        #expect(bench.take("send-back", by: "r2", ["sentBack": #"[{"file":"A3","reason":"漏扣"}]"#]).isEmpty)
        #expect(bench.record.files.map(\.file) == ["A1"])
    }

    @Test(arguments: [
        #"{"file":"A1","type":"penalty","basics":[{"item":"subject","held":"yes"}]}"#, #"{"file":"A1","basics":[]}"#,
    ]) func `基本标准逐项作出结论`(file: String) {
        var bench = Reviewed.drawn()
        let refused = bench.take("score", by: "r1", ["files": "[\(file)]"])
        #expect(refused.count == 1 && bench.refused == ["file-review.score.scoring-complete"])
        // What is missing is named.
        #expect(refused.first?.contains("应当作出一个结论") == true || refused.first?.contains("没有案卷类型") == true)
    }

    @Test func `扣分限于该类案卷的部分，写明问题，为正数`() {
        var bench = Reviewed.drawn()
        #expect(bench.refusing("score", by: "r1", Reviewed.file("A1", off: [("hearing", "2")])) == ["scoring-complete"])
        #expect(bench.take("score", by: "r1", Reviewed.file("A1", off: [("evidence", "-2")])).count == 1)
        #expect(bench.refusing("score", by: "r1", Reviewed.file("A1", type: "licence", off: [("evidence", "2")])) == ["scoring-complete"])
        #expect(bench.take("score", by: "r1", Reviewed.file("A1", type: "licence", off: [("hearing", "2")])).isEmpty)
    }

    struct Sum: Sendable {
        let off: [(String, String)]
        let failing: String?
        let score: String
        let grade: CaseFileReview.Grade
    }

    @Test(arguments: [
        Sum(off: [], failing: nil, score: "100", grade: .excellent),
        Sum(off: [("form", "10")], failing: nil, score: "90", grade: .excellent),
        Sum(off: [("form", "10.01")], failing: nil, score: "89.99", grade: .good),
        // 扣完为止: 卷面 has twenty points, so that more cannot be lost there.
        Sum(off: [("form", "15"), ("form", "15")], failing: nil, score: "80", grade: .good),
        Sum(off: [("form", "20"), ("filing", "99")], failing: nil, score: "74", grade: .passed),
        Sum(off: [("form", "20"), ("evidence", "18"), ("notice", "2")], failing: nil, score: "60", grade: .passed),
        Sum(off: [("form", "20"), ("evidence", "18"), ("notice", "2.5")], failing: nil, score: "59.5", grade: .failed),
        Sum(off: [], failing: "officers", score: "100", grade: .failed),
    ]) func `扣完为止，各部分不低于零；任一基本标准不符合即不合格`(sum: Sum) {
        var bench = Reviewed.drawn()
        #expect(bench.take("score", by: "r1", Reviewed.file("A1", failing: sum.failing, off: sum.off)).isEmpty)
        #expect(bench.record.files.first?.score?.shown == sum.score)
        #expect(bench.record.files.first?.grade == sum.grade)
    }

    @Test func `分值和等次界限从县的设定，长度不对的仍用默认`() {
        var bench = Reviewed.drawn()
        bench.settings = Settings(["file-review.points.form": "30", "file-review.grades": "95,80,70", "file-review.points.standard": "1,2"])
        bench.take("score", by: "r1", Reviewed.file("A1", off: [("form", "30"), ("filing", "6")]))
        #expect(bench.record.files.first?.score?.shown == "74")
        #expect(bench.record.files.first?.grade == .passed)
        #expect(CaseFileReview.points(of: .penalty, Settings()).reduce(0) { $0 + $1.points } == 100)
        #expect(CaseFileReview.points(of: .licence, Settings()).reduce(0) { $0 + $1.points } == 100)
    }

    @Test func `退回重评的理由逐次留下，重评后再退回也不覆盖（纲要第20项）`() {
        var bench = Reviewed.drawn()
        bench.take("score", on: "2020-08-10", by: "r1", Reviewed.file("A3"))
        bench.take("send-back", by: "r2", ["sentBack": #"[{"file":"A3","reason":"漏扣卷面"}]"#])
        bench.take("score", by: "r1", Reviewed.file("A3", off: [("form", "1")]))
        bench.take("send-back", on: "2020-08-11", by: "r2", ["sentBack": #"[{"file":"A3","reason":"仍漏扣送达"}]"#])
        #expect(bench.record.sentBack.map(\.reason) == ["漏扣卷面", "仍漏扣送达"])
        #expect(bench.record.sentBack.map(\.by) == [PersonID("r2"), PersonID("r2")])
        #expect(bench.record.sentBack.map(\.on) == [Day(iso: "2020-08-10"), Day(iso: "2020-08-11")])
        #expect(bench.record.files.isEmpty)
    }

    @Test func `一次登记几卷的，也不得重复（纲要第20项）`() {
        var bench = Reviewed.drawn()
        let one = Reviewed.file("A1")["files"]!.dropFirst().dropLast()
        #expect(bench.take("score", by: "r1", ["files": "[\(one),\(one)]"]).count == 1)
        #expect(bench.refused == ["file-review.score.file-drawn-and-unscored"])
        let other = Reviewed.file("A3")["files"]!.dropFirst().dropLast()
        #expect(bench.take("score", by: "r1", ["files": "[\(one),\(other)]"]).isEmpty)
        #expect(bench.record.files.map(\.name) == ["张某案", "王某案"])
    }

    // MARK: 异议

    @Test(arguments: [("2020-08-19", true), ("2020-08-20", false)]) func `异议在五个工作日内提出`(day: String, lawful: Bool) throws {
        var bench = Reviewed.fedBack()
        #expect(try bench.due(of: "objection")?.iso == "2020-08-19")
        let objection = ["objection": "A3卷面扣分过多", "objectedFiles": "A3"]
        #expect(bench.refusing("object", on: day, by: "u1", objection) == (lawful ? [] : ["objected-in-time"]))
        var waiting = Reviewed.fedBack()
        #expect(waiting.take("grade", on: day, by: "r1").isEmpty != lawful)
    }

    @Test func `确认无异议后不再异议，异议限于抽中的案卷`() {
        var bench = Reviewed.fedBack()
        #expect(bench.refusing("object", on: "2020-08-13", by: "u1", ["objection": "异议", "objectedFiles": "A2"]) == ["objected-files-drawn"])
        bench.take("accept", on: "2020-08-13", by: "u1")
        #expect(bench.refusing("object", on: "2020-08-13", by: "u1", ["objection": "异议", "objectedFiles": "A3"]) == ["objected-in-time"])
    }

    @Test func `复查由评查、复核人员以外的人员进行，改分前的结果保留`() {
        var bench = Reviewed.fedBack()
        bench.take("object", on: "2020-08-14", by: "u1", ["objection": "A3卷面扣分过多", "objectedFiles": "A3"])
        for person in ["r1", "r2"] {
            #expect(!bench.take("rescore", on: "2020-08-17", by: person, Reviewed.file("A3")).isEmpty)
            #expect(!bench.take("answer", on: "2020-08-17", by: person, ["answer": "维持"]).isEmpty)
        }
        #expect(bench.take("rescore", on: "2020-08-17", by: "r3", Reviewed.file("A1")).count == 1)
        #expect(bench.take("rescore", on: "2020-08-17", by: "r3", Reviewed.file("A3", off: [("form", "1")])).isEmpty)
        #expect(bench.take("answer", by: "r3", ["answer": "改扣1分"]).isEmpty)
        #expect(bench.record.superseded.map { $0.score?.shown } == ["96"])
        #expect(bench.record.files.map(\.file) == ["A1", "A3"] && bench.record.files.last?.confirmedBy == PersonID("r3"))
        #expect(bench.take("grade", on: "2020-08-18", by: "r1").isEmpty)
        #expect(bench.record.score?.shown == "99.5")
        #expect(bench.counted("file-review.objections", through: "2020-08-18") == 1)
        #expect(bench.counted("file-review.changed", through: "2020-08-18") == 1)
    }

    // MARK: 不合格的整改

    @Test func `有不合格案卷的，交办整改，整改完毕才办结，等次不为优秀`() throws {
        var bench = Reviewed.fedBack(Reviewed.file("A1", failing: "officers"), Reviewed.file("A3"))
        bench.take("accept", on: "2020-08-13", by: "u1")
        bench.take("grade", on: "2020-08-14", by: "r1")
        #expect(bench.record.score?.shown == "100" && bench.record.grade == .good)
        let child = try #require(bench.opened.last?.record as? Rectification)
        #expect(child.source == .fileReview && child.responsible == Town.organ && child.problem.contains("A1") && !child.problem.contains("张某案"))
        bench.take("circulate", on: "2020-08-20", by: "r1", ["circulation": "一卷不合格"])
        #expect(bench.refusing("close", on: "2020-08-21", by: "r1") == ["failed-files-rectified"])
        var result = child
        (result.report, result.closedOn) = ("已补正", Day(iso: "2020-09-10"))
        bench.receive(result, by: "receive-rectification", on: "2020-09-10")
        #expect(bench.matter == .circulated)
        #expect(bench.take("close", on: "2020-09-11", by: "r1").isEmpty)
    }

    @Test func `统计：卷数＝各等次之和＝各类型之和，都在定级日`() {
        var bench = Reviewed.fedBack(Reviewed.file("A1", failing: "officers"), Reviewed.file("A3", type: "licence", off: [("form", "15")]))
        bench.take("accept", on: "2020-08-13", by: "u1")
        bench.take("grade", on: "2020-08-14", by: "r1")
        let count: (String) -> Int = { bench.counted("file-review.\($0)", through: "2020-08-14") }
        #expect(count("units") == 1 && count("files") == 2)
        #expect([count("excellent"), count("good"), count("passed"), count("failed")] == [0, 1, 0, 1])
        #expect([count("penalty-files"), count("licence-files"), count("other-files")] == [1, 1, 0])
        #expect(count("vetoed") == 1 && count("problems") == 2)
        #expect(bench.counted("file-review.units", through: "2020-08-13") == 0)
    }

    @Test func `评查结果公开与否由县设定`() {
        var bench = Reviewed.fedBack()
        bench.take("accept", on: "2020-08-13", by: "u1")
        bench.take("grade", on: "2020-08-14", by: "r1")
        #expect(bench.definition.view("result", bench.record, bench.moment) == nil)
        bench.settings = Settings(["file-review.public": "是"])
        #expect(bench.definition.view("result", bench.record, bench.moment)?.items.contains { $0.text == "优秀" } == true)
    }

    @Test(arguments: [("subject", 1), ("procedure", 1), ("crime", 0), ("discretion", 0)])
    func `主体、事实、依据、程序、权限每卷都要作出结论`(item: String, refusals: Int) {
        var bench = Reviewed.drawn()
        var file = Reviewed.file("A1")
        file["files"] = file["files"]?.replacing(#""\#(item)","held":"yes""#, with: #""\#(item)","held":"notApplicable""#)
        #expect(bench.refusing("score", by: "r1", file) == (refusals == 0 ? [] : ["scoring-complete"]))
    }

    @Test func `由司法行政部门或者上级机关组织评查`() {
        for (organ, lawful) in [(Town.market, false), (Town.county, true), (Town.justice, true)] {
            var bench = Bench<CaseFileReview>(on: "2020-08-03")
            bench.organ = organ
            #expect(bench.refusing("open", Reviewed.opening) == (lawful ? [] : ["by-justice-or-superior"]))
        }
    }

    @Test func `复查两次的一卷计一次，没有改变的不计`() {
        var bench = Reviewed.fedBack()
        bench.take("object", on: "2020-08-14", by: "u1", ["objection": "A3卷面扣分过多", "objectedFiles": "A3"])
        bench.take("rescore", on: "2020-08-17", by: "r3", Reviewed.file("A3", off: [("form", "1")]))
        bench.take("rescore", on: "2020-08-17", by: "r3", Reviewed.file("A3", off: [("form", "2")]))
        var same = bench
        bench.take("answer", by: "r3", ["answer": "改扣2分"])
        #expect(bench.counted("file-review.changed", through: "2020-08-18") == 1)
        same.take("rescore", by: "r3", Reviewed.file("A3", off: [("form", "4")]))
        same.take("answer", by: "r3", ["answer": "维持"])
        #expect(same.record.files.last?.score == same.record.superseded.first?.score)
        #expect(same.counted("file-review.changed", through: "2020-08-18") == 0)
    }
}
