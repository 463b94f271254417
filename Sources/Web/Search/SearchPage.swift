import Design
import Engine
import HTML
import Kernel
import Reporting
import Storage

/// What a search found: where in the house, then matters by kind, twenty a page.
struct SearchPage: Sendable {
    let asked: SearchRequest
    let kind: MatterKind?
    let findings: SearchFindings
    let entries: [SearchEntries.Entry]
    let registers: Registers
    let kinds: [String: any Definition]
    let today: Day

    var body: HTML {
        if asked.text.isEmpty {
            return EmptyState.show("可以输入文号的任何一段（如46512）、内部编号、当事人、案由、经办人姓名、事项或者环节的名称，两个字即可；几个词用空格隔开。")
        }
        if findings.count == 0, findings.facets.isEmpty, entries.isEmpty {
            return EmptyState.show("没有找到与“\(asked.text)”有关的事项。可以少写几个字，或者换一个词；当事人要写全名。")
        }
        return "\(places)\(facets)\(matters)"
    }

    private var places: HTML {
        guard !entries.isEmpty else { return "" }
        return Panel.panel(
            "入口",
            body: """
                <ul class="links">\(each: entries, { entry in
                    "<li>\(Badge.badge(entry.sort)) <a href=\"\(entry.path)\">\(marked(entry.name))</a> <span class=\"quiet\">\(entry.note)</span></li>"
                })</ul>
                """)
    }

    private func path(kind: String?, page: Int = 1) -> String {
        Paths.search + Query([("q", asked.text), ("kind", kind ?? ""), ("page", page == 1 ? "" : String(page))]).text
    }

    private static func counted(_ count: Int, _ isMore: Bool) -> String { ScaledNumber(count).grouped + (isMore ? "以上" : "") }

    private var facets: HTML {
        guard !findings.facets.isEmpty else { return "" }
        let all = findings.facets.reduce(0) { $0 + $1.count }
        let isMore = findings.facets.contains(where: \.isMore)
        let tabs =
            [(label: "全部\(Self.counted(all, isMore))", path: path(kind: nil), isCurrent: kind == nil, count: Int?.none)]
            + findings.facets.map { facet in
                (
                    label: "\(facet.kind.name) \(Self.counted(facet.count, facet.isMore))", path: path(kind: facet.kind.id),
                    isCurrent: kind?.id == facet.kind.id, count: Int?.none
                )
            }
        return Tabs.tabs(tabs, label: "事项的种类")
    }

    private var matters: HTML {
        guard !findings.hits.isEmpty else {
            let none = findings.count > 0 ? "已经没有更多的结果。" : "没有找到与“\(asked.text)”有关的事项。"
            return EmptyState.show(none, findings.facets.isEmpty ? "" : Button.link("查看全部结果", path: path(kind: nil)))
        }
        let table = DataTable(
            caption: "搜索“\(asked.text)”的结果",
            columns: ["事项", "文号", "阶段", "开启日期", "机关"].map { DataTable.Column($0) },
            rows: findings.hits.map(row), rowLinks: findings.hits.map { Paths.matter($0.line.id) },
            rowTones: findings.hits.map { $0.line.closed == nil && DueText.tone($0.line, on: today) == .bad ? .bad : nil })
        return "\(table.html)\(pager)\(further)"
    }

    private func row(_ hit: SearchFindings.Hit) -> [HTML] {
        let line = hit.line
        let definition = kinds[line.kind]
        let name: HTML = line.title.isEmpty ? "编号\(line.id)" : marked(line.title)
        return [
            "\(name)<span class=\"cell-note\">\(definition?.kind.name ?? line.kind)　编号\(line.id)\(Self.why(hit.fit))</span>",
            line.number.map { marked($0) } ?? "—", definition.map { StageBadge.show(line, $0) } ?? "", HTML(text: line.opened.iso),
            HTML(text: registers.organs.name(of: line.organ)),
        ]
    }

    /// Said where the line itself does not show why it is here.
    private static func why(_ fit: SearchFindings.Fit) -> String {
        switch fit {
        case .party: "　当事人相符"
        case .officer: "　经办人相符"
        case .text: "　内容中有"
        case .close: "　字词相近"
        case .title, .number, .wholeNumber: ""
        }
    }

    /// With what was typed set apart.
    private func marked(_ text: String) -> HTML {
        let terms = asked.text.split { $0.isWhitespace }.map(String.init).filter { !$0.isEmpty }
        let places = terms.compactMap { term in text.firstRange(of: term).map { (range: $0, term: term) } }
        guard let (range, term) = places.min(by: { $0.range.lowerBound < $1.range.lowerBound }) else { return HTML(text: text) }
        return "\(String(text[..<range.lowerBound]))<mark>\(term)</mark>\(marked(String(text[range.upperBound...])))"
    }

    private var pager: HTML {
        let start = (asked.page - 1) * SearchRequest.pageSize
        let previous = asked.page > 1 ? path(kind: kind?.id, page: asked.page - 1) : nil
        let next = start + findings.hits.count < findings.count ? path(kind: kind?.id, page: asked.page + 1) : nil
        let total = Self.counted(findings.count, findings.isMore)
        return Pager.pager(previous: previous, next: next, summary: "第\(start + 1)—\(start + findings.hits.count)件，共\(total)件")
    }

    private var further: HTML {
        guard findings.isMore else { return "" }
        guard let kind else { return "<p class=\"note\">符合的事项很多，这里列出较新的。可以选一类事项，或者再加一个词。</p>" }
        let link = Button.link("在“\(kind.name)”列表中查看全部", path: Paths.list(kind.id) + Query([("q", asked.text)]).text, style: .quiet)
        return "<p class=\"note\">符合的事项很多，这里列出较新的。\(link)</p>"
    }
}
