import HTML
import Testing

@testable import Design

@Suite("图表") struct ChartTests {
    private let lines: LineChart = LineChart(
        id: "c", title: "收到", summary: "逐月上升", labels: ["1月", "2月", "3月"],
        series: [LineChart.Series("收到", [1_200, nil, 1_350]), LineChart.Series("答复", [1_000, 1_100.4, 1_300])], unit: "件")
    private let bars: BarChart = BarChart(
        id: "b", title: "天数", summary: "甲最长", bars: [BarChart.Bar("甲局", 21.4, tone: .bad), BarChart.Bar("乙局", 10.7), BarChart.Bar("丙局", nil)],
        unit: "工作日",
        decimals: 1, reference: ("期限", 20))

    /// The texts between the tags of a part that a pattern finds.
    private func texts(_ pattern: Regex<(Substring, Substring)>, in html: HTML) -> [String] {
        html.source.matches(of: pattern).map { String($0.output.1) }
    }

    @Test func `折线图上的数与表里的数相同`() {
        let tips = texts(/<title>([^<]*)<\/title>/, in: lines.html)
        #expect(tips == ["1月 收到 1,200 件", "3月 收到 1,350 件", "1月 答复 1,000 件", "2月 答复 1,100 件", "3月 答复 1,300 件"])
        #expect(texts(/<td>([^<]*)<\/td>/, in: lines.html) == ["1,200", "1,000", "—", "1,100", "1,350", "1,300"])
    }

    @Test func `缺数处折线断开`() {
        let source = lines.html.source
        let first = source.split(separator: "<g class=\"line s0\">")[1].split(separator: "</g>")[0]
        #expect(first.matches(of: /<line\s/).count == 0)
        let second = source.split(separator: "<g class=\"line s1\">")[1].split(separator: "</g>")[0]
        #expect(second.matches(of: /<line\s/).count == 2)
    }

    @Test func `条形图上的数与表里的数相同，条长与数成比例`() {
        let amounts = texts(/<text class="amount"[^>]*>([^<]*)<\/text>/, in: bars.html)
        #expect(amounts == ["21.4", "10.7", "—"])
        #expect(texts(/<td>([^<]*)<\/td>/, in: bars.html) == amounts + ["20.0"])
        #expect(texts(/<rect class="filled"[^>]*width="([^"]*)%"/, in: bars.html) == ["100.00", "50.00", "0.00"])
    }

    @Test func `超限的条除颜色外另有斜纹`() {
        #expect(bars.html.source.matches(of: /fill="url\(#b-stripes\)"/).count == 1)
    }

    @Test func `图有题名和一句话的说明`() {
        for (id, html) in [("c", lines.html), ("b", bars.html)] {
            #expect(html.source.contains("role=\"img\" aria-labelledby=\"\(id)-title \(id)-desc\""))
            #expect(html.source.contains("<title id=\"\(id)-title\">") && html.source.contains("<desc id=\"\(id)-desc\">"))
        }
    }

    @Test func `没有数的图也能画`() {
        let empty = LineChart(id: "e", title: "空", summary: "没有", labels: [], series: [], unit: "件").html
        #expect(empty.unbalancedTags == [])
        let zero = BarChart(id: "z", title: "零", summary: "都是零", bars: [BarChart.Bar("甲", 0)], unit: "件").html
        #expect(zero.source.contains("width=\"0.00%\""))
    }

    @Test(
        arguments: [
            ([0, 203], 0, 300, 100), ([0, 3], 0, 3, 1), ([5, 7], 0, 8, 2), ([-40, 90], -50, 100, 50), ([0, 0.9], 0, 1, 0.5),
            ([100, 100], 0, 100, 50),
        ] as [([Double], Double, Double, Double)])
    func `坐标从零起，刻度是整步`(values: [Double], lower: Double, upper: Double, step: Double) {
        let scale = Scale(values)
        #expect((scale.lower, scale.upper, scale.step) == (lower, upper, step))
        #expect(scale.ticks.first == lower && scale.ticks.last == upper)
    }

    @Test(
        arguments: [
            (0, 0, "0"), (999, 0, "999"), (1_000, 0, "1,000"), (1_234_567, 0, "1,234,567"), (0.5, 0, "1"), (-0.4, 0, "0"), (-1_234.5, 1, "−1,234.5"),
            (2.05, 2, "2.05"), (98.649, 1, "98.6"), (0.95, 1, "1.0"), (.infinity, 0, "—"), (.nan, 0, "—"), (1e300, 0, "—"),
        ] as [(Double, Int, String)])
    func `数字的写法`(value: Double, decimals: Int, text: String) {
        #expect(Numeral.grouped(value, decimals: decimals) == text)
    }

    @Test func `小图的线在框内`() {
        let html = Sparkline.show([10, nil, -5, 40], label: "由10到40").source
        #expect(html.contains("points=\"2.00,15.00 63.33,21.00 94.00,3.00\""))
        #expect(html.contains("role=\"img\" aria-label=\"由10到40\""))
    }
}
