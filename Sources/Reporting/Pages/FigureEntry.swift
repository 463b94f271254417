import HTML
import Kernel
import Storage

/// One figure in the report's data section: how it is defined, what it came from, and its records.
struct FigureEntry {
    let report: AnnualReport.Content
    let figure: Figure

    var section: HTML {
        """
        <section class="entry" id="\(FigureName.anchor(figure.id))">
        <h3>\(figure.name)</h3>
        <p class="value"><strong>\(figure.text)</strong>\(figure.value == nil ? "" : figure.unit)<span>\(words.comparison)</span></p>
        <dl class="terms">
        <div><dt>性质</dt><dd>\(figure.indicator.nature.rawValue)</dd></div>
        <div><dt>口径</dt><dd>\(figure.indicator.explanation)</dd></div>
        <div><dt>计算</dt><dd>\(formula)</dd></div>
        <div><dt>记录</dt><dd>\(count)件\("（分子的记录）", if: isRatio)</dd></div>
        </dl>
        \(months)
        \(organs)
        \(records)
        <details><summary>代码</summary><p><code>\(figure.id)</code>，供 plumbline figures、plumbline records 使用。</p></details>
        </section>

        """
    }

    private var count: Int { figure.records ?? 0 }
    private var isRatio: Bool { figure.indicator.nature == .ratio }

    private var words: FigureWords { FigureWords(figure) }

    private var formula: HTML {
        words.formula(name: { report.set[$0]?.name ?? $0 }, address: { "#" + FigureName.anchor($0) })
    }

    private var months: HTML {
        let (label, end) = figure.indicator.nature == .stock ? ("各月末", "末") : ("各月", "")
        return """
            <dl class="months\(figure.indicator.isAmount ? " wide" : "")" aria-label="\(label)">
            \(each: report.set.months, { "<div><dt>\($0.name)\(end)</dt><dd>\($0.values[figure.id]?.text ?? "—")</dd></div>\n" })
            </dl>
            """
    }

    private var organs: HTML {
        let slices = report.set.organs.filter { slice in
            isRatio ? slice.values[figure.id] != nil : slice.values[figure.id].map { $0.units != 0 } ?? false
        }
        guard !slices.isEmpty else { return "" }
        return """
            <details><summary>按机关（\(slices.count)个）</summary>
            <table class="plain"><thead><tr><th scope="col">机关</th>\(each: parts, { "<th scope=\"col\" class=\"number\">\($0.label)</th>" })\
            <th scope="col" class="number">\(isRatio ? "比率" : "数值")（\(figure.unit)）</th></tr></thead>
            <tbody>
            \(each: slices, organ)
            </tbody></table>
            </details>
            """
    }

    private func organ(_ slice: FigureSet.Slice) -> HTML {
        """
        <tr><td>\(slice.name)</td>\(each: parts.map(\.id) + [figure.id], { "<td class=\"number\">\(slice.values[$0]?.text ?? "—")</td>" })</tr>

        """
    }

    /// A ratio's columns besides its own.
    private var parts: [(label: String, id: String)] {
        guard case .ratio(let numerator, let denominator) = figure.indicator.formula else { return [] }
        return [("分子", numerator), ("分母", denominator)]
    }

    private var records: HTML {
        let counted = report.counted(figure)
        guard figure.hasRecords, let listed = report.listed[counted.id], !listed.isEmpty else { return "" }
        let address = FigureName.recordsPage(counted.id)
        let cut: HTML? = listed.count < count && counted.id == figure.id ? "，此处列前\(listed.count)件" : nil
        let note: HTML = "<p><a href=\"\(address)\">“\(counted.name)”的记录</a>共\(count)件\(cut)。</p>"
        guard counted.id == figure.id else { return note }
        return """
            <details><summary>记录（共\(count)件，列前\(listed.count)件）</summary>
            \(RecordTable(report: report, showsValue: figure.indicator.isAmount, decimals: figure.indicator.decimals).table(listed))
            </details>
            \(note)
            """
    }
}

/// A table of records: which matter, whose, on which day.
struct RecordTable {
    let report: AnnualReport.Content
    let showsValue: Bool
    let decimals: Int

    func table(_ records: [NamedRecord]) -> HTML {
        """
        <table class="stack"><thead><tr><th scope="col">事项</th><th scope="col">文号</th><th scope="col">名称</th>\
        <th scope="col">机关</th><th scope="col">日期</th>\("<th scope=\"col\" class=\"number\">数额</th>", if: showsValue)</tr></thead>
        <tbody>
        \(each: records, row)
        </tbody></table>
        """
    }

    private func row(_ record: NamedRecord) -> HTML {
        """
        <tr><td class="short">\(record.matter)</td><td>\(record.number ?? "—")</td><td class="name">\(report.showsTitles ? record.title : "（名称从略）")</td>\
        <td>\(report.name(of: record.organ))</td><td class="short">\(record.day.iso)</td>\
        \("<td class=\"number\">\(ScaledNumber(record.value, decimals: decimals).text)</td>", if: showsValue)</tr>

        """
    }
}
