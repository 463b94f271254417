import Design
import Engine
import HTML
import Kernel
import Reporting
import Testing

@testable import Web

@Suite("指标和年度报告的页面") struct FigurePageTests {
    private static func view(_ sight: Sight, _ items: [(String, String)] = [("year", "2020")]) throws -> FigureView {
        try #require(try FigureView(Query(items), sight))
    }

    private static func figures(
        _ county: CountyOfHeads, mode: FiguresPage.Mode = .sums, _ choice: FiguresPage.Choice, pins: [String] = []
    ) throws -> HTML {
        try county.see("governor") { sight in
            let figures = Figures(county.engine)
            let view = try view(sight)
            let set = try figures.compute(view.extent, year: view.year, through: view.through, .months, in: sight.work.connection)
            return FiguresPage(
                view: view, mode: mode, choice: choice, figures: set.figures, months: set.months, families: figures.families, pins: pins,
                late: try LatenessTable(view, sight), csrf: "t"
            ).body
        }
    }

    private static func figure(_ county: CountyOfHeads, _ id: String) throws -> FigurePage {
        try county.see("governor") { try FigurePage(id, view($0), Figures(county.engine), $0) }
    }

    @Test func `指标按报告的部分分组，一类事项一张表，没有数值的折叠，逐月的数通向当月的记录`() throws {
        let county = try CountyOfHeads.worked()
        let front = try Self.figures(county, .front)
        #expect(front.unbalancedTags == [])
        #expect(front.source.contains("纠纷化解") && front.source.contains("/figures?year=2020&amp;family=quarrel"))
        // Nothing is pinned: no table of indicators.
        #expect(!front.source.contains("我关注的") && !front.source.contains("没有数值的指标"))
        let sums = try Self.figures(county, .family("quarrel"))
        #expect(sums.unbalancedTags == [] && sums.source.contains("没有数值的指标"))
        #expect(sums.source.contains("/figures/mediation.screened?year=2020"))
        #expect(sums.source.contains("+5（基数小）") && !sums.source.contains("500%"))
        let months = try Self.figures(county, mode: .months, .family("quarrel"))
        #expect(months.unbalancedTags == [])
        #expect(months.source.contains("/figures/mediation.screened/records?year=2020&amp;month=3\">2</a>"))
    }

    @Test func `按名称查找指标，关注的放在最前`() throws {
        let county = try CountyOfHeads.worked()
        let found = try Self.figures(county, .found("调解 成功"))
        #expect(found.source.contains("/figures/mediation.success-rate") && !found.source.contains("/figures/mediation.screened?"))
        #expect(try Self.figures(county, .found("无此指标")).source.contains("没有名称中有“无此指标”的指标"))
        let pinned = try Self.figures(county, .front, pins: ["mediation.screened", "没有的指标"])
        #expect(pinned.source.contains("我关注的") && pinned.source.contains("取消关注"))
    }

    @Test func `导出的表格有代码，页面上没有`() async throws {
        let county = try CountyOfHeads.worked()
        let file = try await county.get("/figures.csv?year=2020&family=quarrel", as: "governor")
        #expect(file.status == 200 && file.text.hasPrefix("\u{FEFF}代码,指标,事项,机关") && file.text.contains("\r\nmediation.screened,"))
        #expect(file.text.contains(",基数不足20，不计比率,"))
        let page = try await county.get("/figures?year=2020&family=quarrel", as: "governor")
        #expect(!page.text.contains(">mediation.screened<"))
        let own = try await county.get("/figures/mediation.screened?year=2020", as: "governor")
        #expect(own.text.ranges(of: "<code>mediation.screened</code>").count == 1 && own.text.contains("技术细节"))
    }

    @Test func `一个指标有口径、除法、走势、机关比较、勾稽和记录`() throws {
        let county = try CountyOfHeads.worked()
        let rate = try Self.figure(county, "mediation.success-rate")
        #expect(rate.body.unbalancedTags == [] && rate.heading.unbalancedTags == [])
        #expect(rate.body.source.contains("4 ÷ 4 × 100% ＝ 100.0000%") || rate.body.source.contains("4 ÷ 4 × 100% ＝ 100%"))
        #expect(rate.body.source.contains("分子：调解成功") && rate.body.source.contains("/figures/mediation.mediated?year=2020"))
        let screened = try Self.figure(county, "mediation.screened")
        #expect(screened.count == 6 && screened.records.lines.count == 6)
        #expect(screened.organs.map { $0.values["mediation.screened"]?.units } == [0, 2, 4])
        #expect(screened.monthsBefore.count == 12)
        #expect(screened.identities.map(\.id) == ["I-05", "I-14"])
        let body = screened.body.source
        #expect(body.contains("id=\"course\"") && body.contains("id=\"organs\"") && body.contains("2019年"))
        #expect(body.contains("丙县&lt;中&gt;镇") && !body.contains("<中>"))
        #expect(body.contains("/figures/mediation.screened?year=2020&amp;organ=990200-zy"))
        #expect(body.contains("/matter/"))
    }

    @Test func `下级机关的页面不列全县的勾稽关系`() throws {
        let county = try CountyOfHeads.worked()
        let page = try county.see("chief") { try FigurePage("mediation.screened", Self.view($0), Figures(county.engine), $0) }
        #expect(page.figure.text == "2")
        #expect(page.identities.map(\.id) == ["I-05"])
    }

    @Test func `累计到某月的，与上年同期比`() throws {
        let county = try CountyOfHeads.worked()
        let page = try county.see("governor") { sight in
            try FigurePage("mediation.screened", Self.view(sight, [("year", "2020"), ("through", "3")]), Figures(county.engine), sight)
        }
        #expect(page.figure.text == "4" && page.figure.previous?.text == "1")
        #expect(page.heading.source.contains("2020年1—3月") && page.heading.source.contains("上年同期1件"))
        #expect(page.count == 4)
    }

    @Test func `年度没有指明时，一月看上年，有数的年度才供选择`() throws {
        let county = try CountyOfHeads.worked()
        let view = try county.see("governor") { try Self.view($0, []) }
        #expect(view.year == 2020 && view.through == 12 && view.years == [2020, 2019])
        #expect(view.organs.map(\.value) == ["990200", "990200-ga", "990200-ga-1", "990200-zy"])
    }

    @Test(arguments: [("year", "二〇二〇", "年度"), ("year", "3", "年度"), ("through", "13", "截至"), ("month", "0", "月份")])
    func `不能读出的条件指出是哪一项`(name: String, value: String, label: String) async throws {
        let county = try CountyOfHeads()
        let told = try await county.get("/figures/mediation.screened/records?\(name)=\(Percent.encode(value))", as: "governor")
        #expect(told.status == 400 && told.text.contains("“\(label)”填写的“\(value)”不符合要求"))
    }

    @Test func `导出的记录防止被当作公式`() async throws {
        let county = try CountyOfHeads.worked()
        let file = try await county.get("/figures/penalty.decided/records.csv?year=2020", as: "chief")
        #expect(file.text.hasPrefix("\u{FEFF}编号,类别,名称"))
        #expect(file.text.contains(",'=1+1,") && file.text.contains(",2020-03-01,1\r\n"))
        #expect(file.text.split(separator: "\r\n").count == 4)
        let amounts = try await county.get("/figures/mediation.amount/records.csv?year=2020&month=3", as: "governor")
        #expect(amounts.text.split(separator: "\r\n").count == 3 && amounts.text.contains(",1200.50\r\n"))
    }

    @Test func `年度报告填入现在的数字，每个通向指标，不能填写的列出`() async throws {
        let county = try CountyOfHeads.worked()
        let page = try await county.get("/report?year=2020", as: "governor")
        #expect(page.status == 200 && HTML(trusted: page.text).unbalancedTags == [])
        #expect(page.text.contains("<a class=\"figure\" href=\"/figures/mediation.screened?year=2020\">6</a>"))
        #expect(page.text.contains("有1处现在不能填写") && page.text.contains("reconsideration.correction-rate"))
        #expect(page.text.contains("待填写（1处）") && page.text.contains("〔请填写：其他〕"))
        #expect(page.text.contains("截至2021年1月31日9时0分，依据全过程记录第1号至第"))
        #expect(page.text.contains("I-05") && page.text.contains("成立"))
        #expect(page.text.ranges(of: "<h1>").count == 1)
        #expect(!page.text.contains("<style") && !page.text.contains("style=\""))
        let other = try await county.get("/report?year=2019", as: "governor")
        #expect(other.text.contains("模板的标题写的是2020年，下面填入的是2019年的数字。"))
    }

    @Test func `部门负责人看不到全县的报告；没有模板的说明怎么办`() async throws {
        let county = try CountyOfHeads.worked()
        let page = try await county.get("/report?year=2020", as: "chief")
        #expect(page.status == 200 && page.text.contains("由县人民政府负责人查看") && !page.text.contains(">6</a>"))
        let bare = try CountyOfHeads(template: " \n")
        let told = try await bare.get("/report", as: "governor")
        #expect(told.status == 404 && told.text.contains("本县还没有年度报告的模板"))
    }
}
