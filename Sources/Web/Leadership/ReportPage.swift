import Design
import HTML
import Kernel
import Reporting

/// The annual report as it would read now; every number leads to its indicator.
struct ReportPage: Sendable {
    let live: LiveReport
    let years: [Int]
    let at: Instant

    var heading: HTML {
        PageHead.show(live.title, kicker: "年度报告（实时）", lead: "\(live.set.year)年度，截至\(at.chinese)，依据全过程记录第1号至第\(live.set.entry)号。")
    }

    var body: HTML {
        """
        \(filter)
        \(misfit)
        \(faults)
        \(Columns.show(main: text, side: "\(note)\(changes)\(blanks)"))
        \(identities)
        """
    }

    private var filter: HTML {
        let all = years.contains(live.set.year) ? years : [live.set.year] + years
        let field = FormField("年度", name: "year", kind: .choice(all.map { Option(String($0), "\($0)年") }), value: String(live.set.year), isAuto: true)
        return FilterBar.form(action: Paths.report, controls: field.html)
    }

    /// The template's words may name a year; then only that year's figures belong in them.
    private var misfit: HTML {
        guard let named = Self.year(in: live.title), named != live.set.year else { return "" }
        return Callout.callout(.warn, title: "模板的标题写的是\(named)年，下面填入的是\(live.set.year)年的数字。")
    }

    private static func year(in title: String) -> Int? {
        guard let mark = title.firstIndex(of: "年") else { return nil }
        let digits = title[..<mark].suffix(4)
        return digits.count == 4 && digits.allSatisfy(\.isASCII) ? Int(digits) : nil
    }

    private var faults: HTML {
        guard !live.faults.isEmpty else { return "" }
        let items: [HTML] = live.faults.map { "<li>\($0.label)：\($0.given)\($0.rule)。</li>" }
        return Callout.callout(.warn, title: "有\(live.faults.count)处现在不能填写，显示为“—”。", body: "<ul>\(items.joined())</ul>")
    }

    private var text: HTML {
        var blocks = live.template.blocks
        // The title is the page's heading already.
        if let title = blocks.firstIndex(where: { if case .heading(1, _) = $0 { true } else { false } }) { blocks.remove(at: title) }
        let page = TemplatePage(set: live.set) { Paths.figure($0) + Query([("year", String(live.set.year))]).text }
        return Panel.panel("正文", id: "text", body: "<article class=\"report-text\">\(page.blocks(blocks))</article>")
    }

    private var note: HTML {
        Panel.panel(
            "说明",
            body: """
                <p>数字随办理即时变化，点开可以看到口径、分子分母和背后的记录。</p>
                <p>报送的报告由 <code>plumbline report</code> 生成，可以注明截至哪一条记录，此后不再变化。</p>
                """)
    }

    private var changes: HTML {
        guard !live.changes.isEmpty else { return "" }
        let items: [HTML] = live.changes.map { "<li>\($0.text)</li>" }
        return Panel.panel("统计口径变更（\(live.changes.count)项）", id: "changes", body: "<ul>\(items.joined())</ul>")
    }

    private var blanks: HTML {
        let items: [HTML] = live.template.blanks.map { "<li>第\($0.line)行：<mark>\($0.text)</mark></li>" }
        let body: HTML = items.isEmpty ? "<p>模板中没有待填写的地方。</p>" : "<ul class=\"blank-list\">\(items.joined())</ul>"
        return Panel.panel("待填写（\(items.count)处）", id: "blanks", body: body)
    }

    private var identities: HTML {
        let table = IdentityTable(live.identities)
        return Panel.panel("勾稽关系", id: "identities", body: "\(table.summary)\n<div class=\"identities\">\(table.table)</div>")
    }
}
