import HTML

@testable import Design

/// Every component, each given the same text wherever it takes text.
enum Samples {
    static func pieces(_ text: String) -> [(name: String, html: HTML)] {
        parts(text) + forms(text) + matters(text) + charts(text) + pages(text)
    }

    static func parts(_ text: String) -> [(name: String, html: HTML)] {
        let table = DataTable(
            caption: text,
            columns: [DataTable.Column(text, sortPath: text, sorted: .ascending), DataTable.Column(text, isNumber: true, isSpare: true)],
            rows: [["\(text)", "1"], ["\(text)", ""]], rowLinks: [text, nil], rowTones: [.bad])
        return [
            ("Badge", Badge.badge(text, .warn)), ("Button.link", Button.link(text, path: text, style: .danger)),
            ("Button.submit", Button.submit(text, name: text, value: text, confirm: text, path: text, form: text)),
            ("Button.post", Button.post(text, path: text, csrf: text, fields: [(text, text)])),
            ("Callout", Callout.callout(.info, title: text, body: "<p>\(text)</p>")),
            ("Crumbs", Crumbs.crumbs([(text, text), (text, nil), (text, nil)])),
            ("DataTable", table.html), ("DefinitionList", DefinitionList.show([(text, "\(text)")], isWide: true)),
            ("DefinitionList, grouped", DefinitionList.show(groups: [("", [(text, "\(text)")]), (text, [(text, "\(text)")])])),
            ("Digest", Digest.show(text, label: text)), ("DueMark", DueMark.mark(text: text, tone: .bad, detail: text)),
            ("EmptyState", EmptyState.show(text, Button.link(text, path: text))),
            ("FilterBar", FilterBar.form(action: text, controls: "", active: [(text, text)], resetPath: text)),
            ("MaskedValue", MaskedValue.show(text, path: text, csrf: text, fields: [(text, text)], what: text)),
            ("MaskedValue, bare", MaskedValue.show(text)),
            ("PageHead", PageHead.show(text, kicker: text, badges: Badge.badge(text), lead: "\(text)", actions: Button.submit(text))),
            ("Pager", Pager.pager(previous: text, next: nil, summary: text)),
            ("Panel", Panel.panel(text, id: text, actions: "<b>1</b>", body: "\(text)")),
            (
                "StatTile",
                StatTile.grid([StatTile.show(text, value: text, unit: text, change: (text, .good), path: text), StatTile.show(text, value: text)])
            ),
            ("Tabs", Tabs.tabs([(text, text, true, 1), (text, text, false, nil)], label: text)),
            ("Columns", Columns.show(main: Columns.halves("\(text)", ""), side: "", sideFirstOnPhone: true)),
        ]
    }

    static func forms(_ text: String) -> [(name: String, html: HTML)] {
        let fields = kinds(text).map { name, kind in
            let field = FormField(
                text, name: text, kind: kind, value: text, values: [text], required: true, help: text, error: text, id: "f", unit: text,
                article: text, autocomplete: text, isReadOnly: true)
            return ("FormField \(name)", field.html)
        }
        let free = kinds(text).map { name, kind in
            ("FormField \(name), open", FormField(text, name: text, kind: kind, value: text, values: [text], error: text, id: "f", unit: text).html)
        }
        let repeated = Repeated.group(text, name: "rows", id: "rows", count: 2, noun: text, help: text, error: text, addName: text, removeName: text)
        { row in
            FormField(text, name: "\(row.prefix)name", value: text).html
        }
        return fields + free + [
            ("ErrorSummary", ErrorSummary.show([(text, text), ("", text)], title: text)),
            ("FormSection", FormSection.section(text, id: text, help: text, body: "")),
            ("Hidden", Hidden.field(text, text)), ("Repeated", repeated),
            ("Form", Form.post(action: text, csrf: text, id: text, draft: text, enter: (text, text, text), body: Form.actions(Button.submit(text)))),
        ]
    }

    static func kinds(_ text: String) -> [(name: String, kind: FormField.Kind)] {
        let few = [Choice(text, text, note: text), Choice("b", "乙")]
        let many = (1...45).map { Choice("v\($0)", text) }
        return [
            ("text", .text), ("multiline", .multiline(rows: 3)), ("day", .day), ("instant", .instant), ("money", .money), ("integer", .integer),
            ("decimal", .decimal), ("flag", .flag), ("radios", .choice(few)), ("list", .choice(many)), ("several", .several(few)),
            ("organ", .organ(few)), ("buttons", .radios(few)),
            ("picker", .picker(Picker(picked: text, source: text, found: Picker.Found(text: text, choices: few, note: text)))),
            ("picker of several", .picker(Picker(chosen: few, isSeveral: true, source: text))),
            ("person", .person(many)), ("file", .file(accept: text)), ("password", .password), ("digits", .digits),
        ]
    }

    static func matters(_ text: String) -> [(name: String, html: HTML)] {
        let entry = Timeline.Entry(
            when: text, who: text, what: text, article: text, changes: [("", [(text, text, text)]), (text, [(text, nil, text), (text, text, nil)])],
            note: text, anchor: text)
        return [
            ("Checklist", Checklist.show([.met, .unmet, .unknown].map { Checklist.Item($0, text, article: text, note: text) })),
            ("Timeline", Timeline.show([entry, Timeline.Entry(when: text, who: text, what: text)])),
            ("ClockCard", ClockCard.show(name: text, due: text, tone: .warn, detail: text, share: 50, lines: [text], article: text)),
        ]
    }

    static func charts(_ text: String) -> [(name: String, html: HTML)] {
        let lines = LineChart(
            id: "l", title: text, summary: text, labels: [text, text], series: [LineChart.Series(text, [1, 2]), LineChart.Series(text, [nil, 3])],
            unit: text)
        let bars = BarChart(
            id: "b", title: text, summary: text, bars: [BarChart.Bar(text, 2, tone: .bad), BarChart.Bar(text, nil)], unit: text, reference: (text, 1))
        return [("LineChart", lines.html), ("BarChart", bars.html), ("Sparkline", Sparkline.show([1, nil, 3], label: text))]
    }

    static func pages(_ text: String) -> [(name: String, html: HTML)] {
        let chrome = Chrome(
            product: text, place: text, user: (text, text), nav: [NavItem(text, path: text, isCurrent: true, badge: 2)],
            crumbs: [(text, text), (text, nil)], csrf: text, flash: (.bad, text), searchPath: text, searchText: text, notices: 1, noticesPath: text,
            accountPath: text)
        return [
            ("Layout.page", Layout.page(title: text, chrome: chrome, body: "\(text)", footer: "\(text)")),
            ("Layout.plain", Layout.plain(title: text, product: text, place: text, body: "")),
            ("Layout.printed", Layout.printed(title: text, issuer: text, number: text, heading: text, back: (text, text), body: "")),
        ]
    }
}
