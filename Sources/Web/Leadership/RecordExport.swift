import Engine
import Kernel
import Reporting
import Storage

/// Records behind a figure as comma-separated values (RFC 4180).
enum RecordExport {
    static let head: String = "编号,类别,名称,文号,机关代码,机关,日期,数额\r\n"

    static func lines(_ records: [NamedRecord], _ indicator: Indicator, _ engine: Engine) -> String {
        records.map { record in
            let kind = (try? engine.definition(record.kind).kind.name) ?? record.kind
            let values = [
                String(record.matter), kind, record.title, record.number ?? "", record.organ.description, engine.organs.name(of: record.organ),
                record.day.iso, ScaledNumber(record.value, decimals: indicator.decimals).text,
            ]
            return values.map(CSVExport.quoted).joined(separator: ",") + "\r\n"
        }.joined()
    }
}
