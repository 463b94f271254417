import HTML

// Matters and indicators.
extension StyleGuide {
    static var matters: HTML {
        let main: [HTML] = [
            Panel.panel("案件", body: facts), Panel.panel("立案条件", body: Checklist.show(checks)),
            Panel.panel("经过", id: "timeline", body: Timeline.show(entries)),
        ]
        return Columns.show(main: main.joined(), side: Panel.panel("期限", id: "clocks", body: clocks))
    }

    private static var facts: HTML {
        DefinitionList.show(
            groups: [
                ("", [("案由", "销售超过保质期的食品"), ("立案号", "平市监罚立〔2020〕31号"), ("案件来源", "投诉举报"), ("罚款", "5,000.00 元")]),
                ("当事人", [("类型", "个体工商户"), ("单位名称", "平江县佳客来超市")]),
                ("", [("办案人员", "李建国、王芳")]),
            ], isWide: true)
    }

    private static var checks: [Checklist.Item] {
        [
            Checklist.Item(.met, "有明确的违法嫌疑人", article: "市场监督管理行政处罚程序规定第十八条"),
            Checklist.Item(.unmet, "由两名以上执法人员调查", article: "行政处罚法第三十七条第一款", note: "只登记了一名执法人员：李建国。"),
            Checklist.Item(.unknown, "违法行为在二年以内被发现", article: "行政处罚法第二十九条第一款", note: "须由办案人员判断违法行为是否有连续状态。"),
        ]
    }

    private static var entries: [Timeline.Entry] {
        [
            Timeline.Entry(
                when: "2020-03-02 09:14", who: "李建国（办案人员）", what: "立案", article: "行政处罚程序规定第十八条",
                changes: [
                    ("", [("立案日期", nil, "2020-03-02"), ("承办人", "王芳", "李建国"), ("备注", "电话举报", nil)]),
                    ("当事人", [("类型", nil, "个体工商户"), ("单位名称", nil, "平江县佳客来超市")]),
                ], anchor: "e1", tone: .good),
            Timeline.Entry(
                when: "2020-03-20 16:02", who: "陈局长（机关负责人）", what: "中止期限计算", article: "第五十七条第二款", note: "等待检验机构出具报告。", anchor: "e2", tone: .warn),
            Timeline.Entry(when: "2020-04-13 00:00", who: "系统", what: "办案期限届满", anchor: "e3", tone: .bad),
        ]
    }

    private static var clocks: HTML {
        let first = ClockCard.show(
            name: "办案期限", due: "余 34 日", tone: .good, detail: "2020-05-29 到期", share: 62,
            lines: ["自立案之日2020-03-02起九十日，至2020-05-31。", "2020-03-20至2020-04-01中止13日，不计入。", "2020-05-30、31为休息日，仍以届满日为准。"],
            article: "市场监督管理行政处罚程序规定第五十七条第一款")
        let second = ClockCard.show(
            name: "听证申请", due: "余 1 个工作日", tone: .warn, detail: "2020-04-15 到期", share: 80, article: "行政处罚法第四十二条第一款第一项")
        let third = ClockCard.show(name: "送达", due: "逾期 3 日", tone: .bad, detail: "2020-04-10 到期", share: 130, article: "行政处罚法第四十条")
        return "\(first)\(second)\(third)"
    }

    static var indicators: HTML {
        let months = (1...12).map { "\($0)月" }
        let trend: [Double?] = [120, 98, 141, 160, 155, 149, 171, 188, 180, 174, 190, 203]
        let lines = LineChart(
            id: "chart-months", title: "依申请公开：收到与答复", summary: "全年收到件数由一月的120件升到十二月的203件，答复大体同步，二月最低。",
            labels: months,
            series: [
                LineChart.Series("收到", trend), LineChart.Series("答复", [110, 101, 126, 152, 158, 150, 160, 181, 184, 170, 188, nil]),
                LineChart.Series("逾期", [2, 0, 4, 3, 1, 0, 2, 5, 3, 1, 0, 0]),
            ], unit: "件")
        let bars = BarChart(
            id: "chart-organs", title: "平均答复天数", summary: "自然资源局最长，为21.4天，超过二十个工作日；本机关为9.8天。",
            bars: [
                BarChart.Bar("自然资源局", 21.4, tone: .bad), BarChart.Bar("住房和城乡建设局", 14.2), BarChart.Bar("市场监督管理局（本机关）", 9.8, tone: .info),
                BarChart.Bar("档案馆", nil),
            ], unit: "工作日", decimals: 1, reference: ("法定期限", 20))
        let spark = Sparkline.show(trend, label: "十二个月由120件升到203件")
        let tiles: [HTML] = [
            StatTile.show("本月收到申请", value: "203", unit: "件", change: ("较上月 +13", .neutral), path: "#", sparkline: spark),
            StatTile.show("按期答复率", value: "98.6", unit: "%", change: ("▲ 0.4", .good), path: "#", sparkline: spark),
            StatTile.show("在办案件", value: "128", unit: "件", change: ("3 件将到期", .warn), path: "#"),
            StatTile.show("逾期", value: "1", unit: "件", change: ("需立即处理", .bad), path: "#"),
        ]
        return """
            \(StatTile.grid(tiles))\(Columns.halves(Panel.panel("按月", body: lines.html), Panel.panel("按机关", body: bars.html)))
            """
    }
}
