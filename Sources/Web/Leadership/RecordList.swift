import Design
import Engine
import HTML
import Kernel
import Reporting
import Storage

/// Some records behind a figure: those in sight by name, the others only counted.
struct RecordList: Sendable {
    struct Line: Sendable {
        let record: NamedRecord
        let kind: String
        let organ: String
    }

    /// The indicator whose records these are: for a ratio, its numerator.
    let indicator: Indicator
    let lines: [Line]
    let hidden: Int

    init(_ found: FigureRecords, _ sight: Sight) throws {
        let engine = sight.work.engine
        let seen = try found.records.filter { try sight.sees($0) }
        indicator = found.indicator
        hidden = found.records.count - seen.count
        lines = seen.map { record in
            Line(
                record: record, kind: (try? engine.definition(record.kind).kind.name) ?? record.kind, organ: engine.organs.name(of: record.organ))
        }
    }

    var html: HTML {
        guard !lines.isEmpty || hidden > 0 else { return EmptyState.show("没有记录。") }
        return "\(table, if: !lines.isEmpty)\(note)"
    }

    private var note: HTML {
        hidden == 0 ? "" : "<p class=\"note records-note\">这里另有\(hidden)件事项不在您的权限范围内，只计数，不列出。</p>"
    }

    private var table: HTML {
        let amount = indicator.isAmount ? [DataTable.Column("数额（\(indicator.unit)）", isNumber: true)] : []
        return DataTable(
            caption: "\(indicator.name)的记录",
            columns: ["名称", "类别", "文号", "机关", "日期"].map { DataTable.Column($0) } + amount,
            rows: lines.map { line in
                let record = line.record
                let cells: [HTML] = [
                    HTML(text: record.title.isEmpty ? "编号\(record.matter)" : record.title), HTML(text: line.kind), HTML(text: record.number ?? "—"),
                    HTML(text: line.organ), HTML(text: record.day.iso),
                ]
                return indicator.isAmount ? cells + [HTML(text: ScaledNumber(record.value, decimals: indicator.decimals).grouped)] : cells
            }, rowLinks: lines.map { Paths.matter($0.record.matter) }
        ).html
    }
}
