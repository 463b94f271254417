package import HTML

/// Every component with content as it occurs, for whoever writes pages and whoever changes the style.
package enum StyleGuide {
    package static func page() -> HTML {
        Layout.page(
            title: "样式手册", chrome: chrome,
            heading: PageHead.show(
                "样式手册", kicker: "准绳 · 界面", badges: Badge.badge("全部组件", .info), lead: "页面由这些组件组成。颜色之外，状态一律另有形状和文字。",
                actions: Button.link("返回工作台", path: "/desk")),
            body: "\(words)\(states)\(lists)\(matters)\(indicators)\(forms)")
    }

    static let chrome: Chrome = Chrome(
        place: "平江县", user: ("李建国", "县市场监督管理局 · 办案人员"),
        nav: [
            NavItem("工作台", path: "/desk", badge: 7), NavItem("事项", path: "/matters"), NavItem("期限", path: "/due", badge: 3),
            NavItem("指标", path: "/indicators"), NavItem("年度报告", path: "/reports"), NavItem("样式手册", path: "/style", isCurrent: true),
        ],
        crumbs: [("首页", "/"), ("系统", nil), ("样式手册", nil)], csrf: "c3JmLXNhbXBsZQ", flash: (.good, "已保存案件“平市监罚立〔2020〕31号”的调查记录。"),
        searchPath: "/search", notices: 4, accountPath: "/account")

    private static var words: HTML {
        Panel.panel(
            "文字与按钮", id: "words",
            body: """
                <p>当事人逾期不履行行政处罚决定的，可以每日按罚款数额的百分之三加处罚款，加处罚款的数额不得超出罚款的数额。<a href="#states">见期限</a></p>
                <p class="article">行政处罚法（2021年修订）第七十二条第一款第一项</p>
                <p class="actions">\(Button.submit("提交审核"))\(Button.link("编辑", path: "#"))\
                \(Button.submit("撤销立案", style: .danger, confirm: "撤销立案后不能恢复。确定撤销吗？"))\(Button.link("查看全部", path: "#", style: .quiet))</p>
                <p>凭证：\(Digest.show("9f2c4d5e6a7b8c9d0e1f2a3b4c5d6e7f8a9b0c1d2e3f405162738495a6b7c8d9"))</p>
                <div>证件号码：\(MaskedValue.show("430626********0018", path: "/unmask", csrf: "c3Jm", what: "证件号码"))</div>
                """)
    }

    private static var states: HTML {
        let badges = Tone.allCases.map { Badge.badge($0.word, $0) }.joined(separator: " ")
        let marks: [HTML] = [
            DueMark.mark(text: "余 34 日", tone: .good, detail: "2020-05-29 到期"), DueMark.mark(text: "余 2 个工作日", tone: .warn, detail: "2020-04-15 到期"),
            DueMark.mark(text: "逾期 3 日", tone: .bad, detail: "2020-04-10 到期"), DueMark.mark(text: "已中止", tone: .neutral, detail: "等待鉴定"),
        ]
        return Panel.panel(
            "状态与提示", id: "states",
            body: """
                <p>\(badges)</p><p>\(marks.joined(separator: "　"))</p>
                \(Callout.callout(.info, title: "本案适用2017年修正的行政处罚法", body: "<p>立案之日为2020年3月2日，依当日有效的文本办理。</p>"))
                \(Callout.callout(.warn, title: "听证申请期限将于明日届满"))
                \(Callout.callout(.bad, title: "不能作出决定：重大处罚未经集体讨论", body: "<p>请先登记集体讨论的时间、参加人和结论。</p>"))
                \(EmptyState.show("今天没有到期的事项。", Button.link("查看本周", path: "#")))
                """)
    }

    private static var lists: HTML {
        let rows: [[HTML]] = [
            [
                "平江县佳客来超市销售过期食品案", "平市监罚立〔2020〕31号", "市场监督管理局", DueMark.mark(text: "余 34 日", tone: .good, detail: "05-29"),
                "5,000.00",
            ],
            [
                "湖南某某建材有限公司未批先建案", "平自然罚立〔2020〕7号", "自然资源局", DueMark.mark(text: "余 2 日", tone: .warn, detail: "04-15"), "120,000.00",
            ],
            ["张某某擅自占用耕地建房案", "平自然罚立〔2020〕5号", "自然资源局", DueMark.mark(text: "逾期 3 日", tone: .bad, detail: "04-10"), ""],
        ]
        let table = DataTable(
            caption: "行政处罚案件",
            columns: [
                DataTable.Column("案件", sortPath: "?sort=title"), DataTable.Column("立案号"), DataTable.Column("机关", sortPath: "?sort=organ"),
                DataTable.Column("办案期限", sortPath: "?sort=-due", sorted: .ascending), DataTable.Column("罚款（元）", isNumber: true),
            ], rows: rows, rowLinks: ["#a", "#b", "#c"], rowTones: [nil, .warn, .bad])
        let controls: [FormField] = [
            FormField("事项种类", name: "kind", kind: .choice([Choice("penalty", "行政处罚"), Choice("request", "依申请公开")]), isAuto: true),
            FormField(
                "机关", name: "organ", kind: .choice([Choice("mr", "市场监督管理局"), Choice("nr", "自然资源局")]), value: "nr", id: "by-organ", isAuto: true),
            FormField("立案日期起", name: "from", kind: .day),
        ]
        return """
            \(Tabs.tabs([("在办", "#", true, 128), ("即将到期", "#", false, 3), ("已办结", "#", false, 2_431), ("全部", "#", false, nil)]))
            \(FilterBar.form(action: "/matters", controls: controls.map(\.html).joined(), active: [("机关：自然资源局", "?")], resetPath: "?"))
            \(Panel.panel("列表", id: "lists", isFlush: true, body: table.html))
            \(Pager.pager(previous: nil, next: "?after=3", summary: "第 1–3 件，共 128 件"))
            """
    }
}
