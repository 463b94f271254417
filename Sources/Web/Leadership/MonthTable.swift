import HTML
import Reporting

/// Indicators against months; every number leads to its records.
struct MonthTable {
    let view: FigureView
    let months: [FigureSet.Slice]

    func html(_ title: String, _ figures: [Figure]) -> HTML {
        let shown = Array(months.prefix(view.through))
        return """
            <div class="table-wrap wide" tabindex="0" role="region" aria-label="\(title)逐月"><table class="figures"><caption class="away">\(title)逐月</caption>
            <thead><tr><th scope="col">指标</th><th scope="col">累计</th>\(each: shown, { "<th scope=\"col\">\($0.name)</th>" })</tr></thead>
            <tbody>
            \(each: figures, { row($0, shown) })</tbody></table></div>

            """
    }

    private func row(_ figure: Figure, _ months: [FigureSet.Slice]) -> HTML {
        """
        <tr><th scope="row"><a href="\(view.figure(figure.id))">\(figure.name)</a><span class="muted">（\(figure.unit)）</span></th>\
        <td><b>\(figure.value?.grouped ?? "—")</b></td>\(each: months.enumerated(), { cell(figure, $0.element, month: $0.offset + 1) })</tr>

        """
    }

    private func cell(_ figure: Figure, _ month: FigureSet.Slice, month number: Int) -> HTML {
        guard let value = month.values[figure.id] else { return "<td>—</td>" }
        guard value.units != 0 else { return "<td class=\"muted\">0</td>" }
        return "<td><a href=\"\(view.records(figure.id, month: number))\">\(value.grouped)</a></td>"
    }
}
