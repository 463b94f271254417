import Kernel
import Reporting

/// The indicators that are shown, as comma-separated values (RFC 4180), with their codes and what they were month by month.
struct FigureTableExport {
    let view: FigureView
    let figures: [Figure]
    let months: [FigureSet.Slice]
    let families: [String: MatterKind]

    var text: String { ([head] + figures.map(line)).map { $0.map(Self.cell).joined(separator: ",") + "\r\n" }.joined() }

    /// A number stays one, though it begins with a sign; anything else that does so is kept from being taken for a formula.
    private static func cell(_ text: String) -> String { ScaledNumber(text) == nil ? CSVExport.quoted(text) : text }

    private var head: [String] {
        ["代码", "指标", "事项", "机关", "期间", "性质", "单位", "数值", view.before, "增减", "增减百分比", "说明"] + (1...view.through).map { "\($0)月" }
    }

    private func line(_ figure: Figure) -> [String] {
        let rate: (text: String, note: String) =
            switch figure.trend {
            case .rate(let rate): (rate.text, "")
            case .times(let times): ("", "为\(view.before)的\(times.text)倍")
            case .smallBase: ("", "基数不足\(Figure.smallestBase)，不计比率")
            case .partial(let month): ("", "上年自\(month)月起有记录，不计比率")
            case .none: ("", "")
            }
        return [
            figure.id, figure.name, families[figure.id]?.name ?? "", view.organName, view.period, figure.indicator.nature.rawValue, figure.unit,
            figure.value?.text ?? "", figure.previous?.text ?? "", figure.change?.text ?? "", rate.text, rate.note,
        ] + months.prefix(view.through).map { $0.values[figure.id]?.text ?? "" }
    }
}
