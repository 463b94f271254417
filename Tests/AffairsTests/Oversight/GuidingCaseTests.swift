import Kernel
import Testing

@testable import Affairs

/// One recommended case, taken to a stage; tests change one fact of it.
enum Guiding {
    static let recommended = [
        "name": "某食品店经营过期食品免罚案", "field": "mitigation", "caseNumber": "平市监不罚〔2020〕3号", "decidedOn": "2020-03-02", "isSettled": "是",
        "parties": "张三丰", "facts": "某食品店首次经营过期饼干两袋，货值12元，当即下架", "keyPoints": "首次、轻微、及时改正", "significance": "统一首违不罚尺度",
        "statutes": #"[{"statute":"行政处罚法","article":"第二十七条"}]"#,
    ]

    static func recommending(_ change: [String: String] = [:]) -> Bench<GuidingCase> {
        var bench = Bench<GuidingCase>(on: "2020-09-01")
        bench.organ = Town.market
        bench.take("recommend", by: "m1", recommended.merging(change) { $1 })
        return bench
    }

    static func argued(_ change: [String: String] = [:]) -> Bench<GuidingCase> {
        var bench = recommending(change)
        bench.take("select", on: "2020-09-07", by: "s1", ["selectionNote": "有代表性"])
        bench.take("consult", on: "2020-09-10", ["opinions": #"[{"expert":"陈教授","opinion":"要点准确","supports":true}]"#])
        bench.take("consult", on: "2020-09-11", ["opinions": #"[{"expert":"刘律师","opinion":"补充改正时限","supports":true}]"#])
        bench.take("propose", on: "2020-09-15", ["revision": "已采纳"])
        return bench
    }

    static func held(_ day: String) -> [String: String] { ["meetings": #"[{"name":"局长办公会","on":"\#(day)"}]"#] }

    static func deliberated(_ change: [String: String] = [:]) -> Bench<GuidingCase> {
        var bench = argued(change)
        bench.take("deliberate", on: "2020-09-22", by: "head", Guiding.held("2020-09-21"))
        return bench
    }
}

@Suite("行政执法指导案例")
struct GuidingCaseTests {
    @Test func `定义自身无误`() {
        #expect(KindDefinition(GuidingCase.self).findings(registry: Law.registry) == [])
    }

    @Test func `从推荐到停止参照，每一步都可以依法走完`() {
        var bench = Guiding.deliberated()
        #expect(bench.take("publish", on: "2020-09-24", by: "s1").isEmpty)
        #expect(bench.matter == .published && bench.record.number == "〔2020〕1号")
        #expect(bench.take("evaluate", on: "2021-09-01", ["evaluations": #"[{"note":"仍可参照"}]"#]).isEmpty)
        #expect(bench.take("withdraw", on: "2021-10-01", ["withdrawGround": "lawChanged"]).count == 1)
        #expect(bench.take("withdraw", on: "2021-10-01", ["withdrawGround": "lawChanged", "withdrawReason": "处罚法修订"]).isEmpty)
        #expect(bench.counted("guiding-case.count", through: "2020-09-24") == 1)
        #expect(bench.counted("guiding-case.field:mitigation", through: "2020-09-24") == 1)
        #expect(bench.counted("guiding-case.valid", through: "2021-09-30") == 1)
        #expect(bench.counted("guiding-case.valid", through: "2021-10-01") == 0)
    }

    @Test(arguments: [["decidedOn": "2020-09-02"], ["isSettled": "否"], ["keyPoints": ""]]) func `尚未生效或者没有要点的，不得推荐`(change: [String: String]) {
        #expect(Guiding.recommending(change).stage.isEmpty)
        #expect(Guiding.recommending().matter == .recommended)
    }

    @Test func `推荐人不得筛选自己推荐的案例`() {
        var bench = Guiding.recommending()
        #expect(bench.refusing("select", on: "2020-09-07", by: "m1", ["selectionNote": "好"]) == ["not-own-recommendation"])
    }

    @Test func `征求意见的专家未达规定人数的，不得提请审定；一名专家计一次`() {
        var bench = Guiding.recommending()
        bench.take("select", on: "2020-09-07", by: "s1", ["selectionNote": "有代表性"])
        let opinion = ["opinions": #"[{"expert":"陈教授","opinion":"要点准确"}]"#]
        bench.take("consult", on: "2020-09-10", opinion)
        #expect(bench.take("consult", on: "2020-09-11", opinion).count == 1)
        #expect(bench.refused == ["guiding-case.consult.opinion-complete-and-new"])
        let twice = #"[{"expert":"刘律师","opinion":"同意"},{"expert":"刘律师","opinion":"再同意"}]"#
        #expect(bench.refusing("consult", ["opinions": twice]) == ["opinion-complete-and-new"])
        #expect(bench.refusing("consult", ["opinions": #"[{"expert":"刘律师"}]"#]).first?.contains("（opinions.0.opinion）") == true)
        #expect(bench.record.opinions.map(\.on) == [Day(iso: "2020-09-10")])
        #expect(bench.refusing("propose", on: "2020-09-15", ["revision": "已采纳"]) == ["enough-experts"])
        bench.settings = Settings(["guiding-case.experts": "1"])
        #expect(bench.take("propose", on: "2020-09-15", ["revision": "已采纳"]).isEmpty)
    }

    @Test(arguments: [("2020-09-06", false), ("2020-09-07", true), ("2020-09-22", true), ("2020-09-23", false)])
    func `审定会议在筛选以后，不晚于登记当日`(meeting: String, lawful: Bool) {
        var bench = Guiding.argued()
        #expect(bench.refusing("deliberate", on: "2020-09-22", by: "head", Guiding.held(meeting)) == (lawful ? [] : ["meeting-in-order"]))
    }

    @Test func `提请审定的人员不得审定，可以退回修改`() {
        var bench = Guiding.argued()
        #expect(bench.refusing("deliberate", on: "2020-09-22", by: "s1", Guiding.held("2020-09-21")) == ["separate-propose"])
        #expect(bench.take("return", on: "2020-09-22", by: "head", ["revisionReason": "补充类案比较"]).isEmpty)
        #expect(bench.matter == .selected)
    }

    @Test(arguments: ["name", "facts", "keyPoints", "significance"]) func `任何一处还有当事人姓名的，不得发布`(field: String) {
        var bench = Guiding.deliberated([field: "张三丰一案"])
        #expect(bench.refusing("publish", on: "2020-09-24", by: "s1") == ["parties-masked"])
        #expect(bench.take("publish", on: "2020-09-24", by: "s1", [field: "张某某一案"]).isEmpty)
        let view = bench.definition.view("case", bench.record, bench.moment)
        #expect(view?.items.contains { $0.text.contains("张三丰") } == false)
    }

    @Test func `所据决定已被撤销的，不得推荐、发布；发布以后提示`() {
        var bench = Guiding.deliberated(["penalty": "9"])
        var fallen = PenaltyCase()
        fallen.fallenOn = Day(iso: "2020-09-23")
        _ = bench.known.add(9, fallen, PenaltyCase.Stage.allCases[0])
        #expect(bench.refusing("publish", on: "2020-09-24", by: "s1") == ["case-not-fallen"])
        #expect(bench.cautions.map(\.id) == ["case-fallen"])
        // Deliberated already: it is not left standing where nobody can publish it.
        var given = bench
        #expect(given.take("reject", on: "2020-09-25", by: "s1", ["rejectReason": "所据决定已被撤销"]).isEmpty)
        _ = bench.known.add(9, PenaltyCase(), PenaltyCase.Stage.allCases[0])
        #expect(bench.cautions.isEmpty)
        #expect(bench.take("publish", on: "2020-09-24", by: "s1").isEmpty)
    }

    @Test(arguments: [("2021-07-14", false), ("2021-07-15", true)]) func `适用的法律修订施行之日起提示，停止参照后不再提示`(day: String, warned: Bool) {
        var bench = Guiding.deliberated()
        bench.take("publish", on: "2020-09-24", by: "s1")
        bench.today = Bench<GuidingCase>.day(day)
        #expect(bench.cautions.map(\.id) == (warned ? ["law-changed"] : []))
        bench.take("withdraw", ["withdrawGround": "lawChanged", "withdrawReason": "处罚法修订"])
        #expect(bench.cautions.isEmpty)
    }

    @Test func `适用的条文写明法律名称，案例文本不印空的书名号（118号第（十）项）`() {
        var bench = Guiding.recommending(["statutes": #"[{"article":"第二十七条"}]"#])
        #expect(bench.stage.isEmpty && bench.refused == ["guiding-case.recommend.statutes-named"])
        bench = Guiding.deliberated()
        bench.record.statutes.append(GuidingCase.Citation())
        bench.take("publish", on: "2020-09-24", by: "s1")
        let text = bench.papers.last?.content.paragraphs.joined(separator: "\n") ?? ""
        #expect(text.contains("适用条文：《行政处罚法》第二十七条") && !text.contains("《》") && !text.contains("第二十七条、"))
    }

    @Test func `不予采用写明理由`() {
        var bench = Guiding.recommending()
        #expect(bench.take("reject", on: "2020-09-08", by: "s1", [:]).count == 1)
        #expect(bench.take("reject", on: "2020-09-08", by: "s1", ["rejectReason": "与已发布案例重复"]).isEmpty)
        #expect(bench.counted("guiding-case.rejected", through: "2020-09-08") == 1)
    }

    @Test func `所据案件的当事人没有列明的，也应当隐去`() {
        var bench = Guiding.deliberated(["penalty": "9", "facts": "利民副食店首次经营过期饼干两袋"])
        var penalty = PenaltyCase()
        (penalty.party.kind, penalty.party.organisationName) = (.organisation, "利民副食店")
        _ = bench.known.add(9, penalty, .closed)
        #expect(bench.refusing("publish", on: "2020-09-24", by: "s1") == ["parties-masked"])
        #expect(bench.take("publish", on: "2020-09-24", by: "s1", ["facts": "某副食店首次经营过期饼干两袋"]).isEmpty)
    }
}
