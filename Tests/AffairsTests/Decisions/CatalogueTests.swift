import Kernel
import Testing

@testable import Affairs

/// One lawful catalogue of 2020 with two items, published on 2020-02-20.
enum CatalogueBench {
    static let items =
        #"[{"name":"公交票价","nature":"publicPolicy","undertaker":"430626-ga","basis":"价格法"},{"name":"停车规划","nature":"plan","undertaker":"430626-sj","basis":"城乡规划法"}]"#

    static func compiled(on day: String = "2020-01-06") -> Bench<DecisionCatalogue> {
        var bench = Bench<DecisionCatalogue>(on: day)
        bench.organ = Town.county
        bench.take("start", by: "office", ["title": "2020年度重大行政决策事项目录", "year": String(bench.today.year), "criteria": "投资三千万元以上"])
        bench.take("propose", by: "clerk", ["proposer": "430626-ga", "entries": items])
        bench.take("compile", by: "office", ["compileNote": "两项"])
        return bench
    }

    static func approved() -> Bench<DecisionCatalogue> {
        var bench = compiled()
        bench.take("approve", on: "2020-02-10", by: "head", ["meetings": #"[{"name":"常务会议","on":"2020-02-10"}]"#])
        return bench
    }

    static func consented() -> Bench<DecisionCatalogue> {
        var bench = approved()
        bench.take("submit", on: "2020-02-11", by: "office")
        bench.take("consent", on: "2020-02-18", ["consentNumber": "县委常委会第3次会议"])
        return bench
    }

    static func published() -> Bench<DecisionCatalogue> {
        var bench = consented()
        bench.take("publish", on: "2020-02-20", ["channels": "website"])
        return bench
    }
}

@Suite("重大行政决策事项目录")
struct CatalogueTests {
    @Test func `目录经党委同意后公布（重大行政决策程序暂行条例第三条第三款）`() {
        var early = CatalogueBench.approved()
        #expect(early.take("publish", by: "office", ["channels": "website"]).first?.contains("第三条第三款") == true)
        let bench = CatalogueBench.published()
        #expect(bench.matter == .published)
        #expect(bench.record.entries.map(\.number) == [1, 2])
        #expect(bench.counted("catalogue.items", through: "2020-02-19") == 0)
        #expect(bench.counted("catalogue.items", through: "2020-02-20") == 2)
    }

    @Test func `2019年9月以前省的规定未要求先经党委同意（待核）`() {
        var bench = CatalogueBench.compiled(on: "2019-01-07")
        bench.take("approve", by: "head", ["meetings": #"[{"name":"常务会议","on":"2019-01-07"}]"#])
        #expect(bench.take("publish", by: "office", ["channels": "website"]).isEmpty)
    }

    @Test(arguments: [
        #"[{"nature":"plan","undertaker":"430626-ga","basis":"法"}]"#, #"[{"name":"甲","undertaker":"430626-ga","basis":"法"}]"#,
        #"[{"name":"甲","nature":"emergency","undertaker":"430626-ga","basis":"法"}]"#, #"[{"name":"甲","nature":"plan","basis":"法"}]"#,
        #"[{"name":"甲","nature":"plan","undertaker":"430626-ga"}]"#,
    ])
    func `每项写明名称、范围以内的类别、承办单位和依据（第三条第一款）`(items: String) {
        var bench = Bench<DecisionCatalogue>(on: "2020-01-06")
        bench.take("start", by: "office", ["title": "目录", "year": "2020", "criteria": "标准"])
        #expect(bench.refusing("propose", by: "clerk", ["proposer": "430626-ga", "entries": items]) == ["items-told"])
    }

    @Test func `汇总可以删去申报的事项并重新编号，但不能一项不剩（第三条第三款）`() {
        var bench = Bench<DecisionCatalogue>(on: "2020-01-06")
        bench.take("start", by: "office", ["title": "目录", "year": "2020", "criteria": "标准"])
        bench.take("propose", by: "clerk", ["proposer": "430626-ga", "entries": CatalogueBench.items])
        #expect(bench.refusing("compile", by: "office", ["compileNote": "删", "struck": "1,2"]) == ["items-remain"])
        #expect(bench.refusing("compile", ["compileNote": "删", "struck": "3"]) == ["items-remain"])
        #expect(bench.take("compile", ["compileNote": "删", "struck": "1"]).isEmpty)
        #expect(bench.record.entries.map(\.name) == ["停车规划"] && bench.record.entries.map(\.number) == [1])
    }

    @Test func `审定会议在汇总以后（第三条第三款）`() {
        var bench = CatalogueBench.compiled()
        for (day, lawful) in [("2020-01-05", false), ("2020-02-11", false), ("2020-02-10", true)] {
            bench.take("approve", on: "2020-02-10", by: "head", ["meetings": #"[{"name":"会","on":"\#(day)"}]"#])
            #expect(bench.refused == (lawful ? [] : ["decision-catalogue.approve.meeting-in-order"]), "\(day)")
        }
    }

    @Test func `调整增列或者移出，写明理由并经党委同意（县设定）（第三条第三款）`() {
        var bench = CatalogueBench.published()
        let added = #"[{"name":"供水","nature":"other","undertaker":"430626-ga","basis":"水法"}]"#
        let input = ["adjustmentReason": "上级部署", "entries": added, "removals": "2"]
        #expect(bench.refusing("adjust", on: "2020-06-01", by: "office", input) == ["adjustment-consented"])
        #expect(bench.take("adjust", ["adjustmentReason": "空", "adjustmentConsent": "同意"]).count == 1)
        #expect(bench.refused == ["decision-catalogue.adjust.adjustment-not-empty"])
        #expect(bench.take("adjust", input.merging(["adjustmentConsent": "县委同意"]) { $1 }).isEmpty)
        #expect(bench.record.current.compactMap(\.number) == [1, 3])
        #expect(bench.record.adjustments.map(\.added) == [[3]] && bench.record.adjustments.map(\.removed) == [[2]])
        #expect(bench.record.entries.last?.reason == "上级部署" && bench.record.entries.last?.addedOn == bench.today)
        #expect(bench.counted("catalogue.items", through: "2020-12-31") == 2)
        #expect(bench.counted("catalogue.added", through: "2020-12-31") == 1)
        #expect(bench.counted("catalogue.removed", through: "2020-12-31") == 1)
        #expect(bench.take("adjust", ["adjustmentReason": "再移", "removals": "2", "adjustmentConsent": "同意"]).first?.contains("第2项") == true)
        #expect(bench.record.item(2, on: Bench<DecisionCatalogue>.day("2020-05-31")) != nil)
        #expect(bench.record.item(2, on: Bench<DecisionCatalogue>.day("2020-06-01")) == nil)
        #expect(bench.record.item(3, on: Bench<DecisionCatalogue>.day("2020-05-31")) == nil)
    }

    @Test func `已经公布的决策不能移出目录（第三条第三款）`() {
        var bench = CatalogueBench.published()
        var decision = DecisionBench.published().record
        (decision.catalogue, decision.catalogueItem) = (Ref(1), 2)
        _ = bench.known.add(20, decision, .executing, in: Town.county)
        #expect(bench.refusing("adjust", by: "office", ["adjustmentReason": "移", "removals": "2", "adjustmentConsent": "同意"]) == ["removals-open"])
        #expect(bench.take("adjust", ["adjustmentReason": "移", "removals": "1", "adjustmentConsent": "同意"]).isEmpty)
    }

    @Test(arguments: [("2020-12-21", false), ("2020-12-22", true), ("2021-01-08", true)])
    func `年终关闭，未公布决策的逐项说明去向（县内约定）`(day: String, lawful: Bool) {
        var bench = CatalogueBench.published()
        var decision = DecisionBench.published().record
        (decision.catalogue, decision.catalogueItem) = (Ref(1), 1)
        _ = bench.known.add(20, decision, .executing, in: Town.county)
        #expect(bench.take("close", on: day, by: "office").contains { $0.contains("停车规划") })
        #expect(bench.take("close", ["fates": #"[{"number":2,"kind":"underWay"}]"#]).contains { $0.contains("停车规划") })
        #expect(bench.refusing("close", ["fates": #"[{"number":2,"kind":"underWay","reason":"专家论证未完成"}]"#]) == (lawful ? [] : ["year-ending"]))
        #expect(bench.counted("catalogue.carried", through: "2021-12-31") == (lawful ? 1 : 0))
    }
}
