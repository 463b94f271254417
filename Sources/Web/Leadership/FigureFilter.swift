import Design
import HTML
import Kernel

/// Chooses organ, year and month; sent by GET.
struct FigureFilter {
    let view: FigureView
    let action: String
    /// Shown instead of the cumulative months: one month, or all.
    var month: (chosen: Int?, isAsked: Bool) = (nil, false)
    var hidden: HTML = ""

    var html: HTML {
        var controls: [HTML] = []
        if view.organs.count > 1 { controls.append(select("机关", "organ", view.organs, view.organ.description)) }
        let years = (view.years.contains(view.year) ? view.years : [view.year] + view.years).map { Option(String($0), "\($0)年") }
        controls.append(select("年度", "year", years, String(view.year)))
        if month.isAsked {
            let months = [Option("", "全部")] + (1...12).map { Option(String($0), "\($0)月") }
            controls.append(select("月份", "month", months, month.chosen.map { String($0) } ?? ""))
        } else {
            let months = (1...12).map { Option(String($0), $0 == 12 ? "全年" : $0 == 1 ? "1月" : "1—\($0)月") }
            controls.append(select("截至", "through", months, String(view.through)))
        }
        return FilterBar.form(action: action, controls: controls.joined(), hidden: hidden)
    }

    private func select(_ label: String, _ name: String, _ choices: [Option], _ value: String) -> HTML {
        FormField(label, name: name, kind: .choice(choices), value: value, isAuto: true).html
    }
}
