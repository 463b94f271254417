import Engine
import Kernel
import Storage

/// A list as comma-separated values (RFC 4180).
enum CSVExport {
    static let head: String = "编号,类别,名称,文号,机关代码,机关,阶段,开启日期,办结日期,期限届满日\r\n"

    static func lines(_ lines: [MatterLine], _ definition: any Definition, _ registers: Registers) -> String {
        lines.map { line in
            let stage = definition.outline(line.edition)?.stage(line.stage)?.name ?? line.stage
            let values = [
                String(line.id), definition.kind.name, line.title, line.number ?? "", line.organ.description,
                registers.organs.name(of: line.organ), stage, line.opened.iso, line.closed?.iso ?? "", line.due?.iso ?? "",
            ]
            return values.map(quoted).joined(separator: ",") + "\r\n"
        }.joined()
    }

    /// A text that a spreadsheet would take for a formula gets an apostrophe before it.
    static func quoted(_ text: String) -> String {
        var text = text
        if let first = text.first, "=+-@\t\r".contains(first) { text = "'" + text }
        guard text.contains(where: { $0 == "," || $0 == "\"" || $0.isNewline }) else { return text }
        return "\"" + text.replacing("\"", with: "\"\"") + "\""
    }
}
