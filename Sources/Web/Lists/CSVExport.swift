import Engine
import Kernel
import Storage

/// A list as comma-separated values (RFC 4180): what the list shows of each matter, and what it can be filtered by.
struct CSVExport {
    let definition: any Definition
    let registers: Registers

    /// A matter with the codes that lists know of it.
    typealias Line = (line: MatterLine, keys: [(info: FieldInfo, key: String)])

    var head: String {
        Self.row(["编号", "类别", "名称", "文号", "机关代码", "机关", "阶段", "开启日期", "办结日期", "期限届满日"] + definition.listed.map(\.label))
    }

    func lines(_ lines: [Line]) -> String {
        let text = ValueText(registers.valueNames)
        return lines.map { line, keys in
            let stage = definition.outline(line.edition)?.stage(line.stage)?.name ?? line.stage
            let values = [
                String(line.id), definition.kind.name, line.title, line.number ?? "", line.organ.description,
                registers.organs.name(of: line.organ), stage, line.opened.iso, line.closed?.iso ?? "", line.due?.iso ?? "",
            ]
            let listed = definition.listed.map { info in
                keys.filter { $0.info.name == info.name }.map { text.text(info, key: $0.key) }.joined(separator: "、")
            }
            return Self.row(values + listed)
        }.joined()
    }

    private static func row(_ values: [String]) -> String { values.map(quoted).joined(separator: ",") + "\r\n" }

    /// A text that a spreadsheet would take for a formula gets an apostrophe before it.
    static func quoted(_ text: String) -> String {
        var text = text
        if let first = text.first, "=+-@\t\r".contains(first) { text = "'" + text }
        guard text.contains(where: { $0 == "," || $0 == "\"" || $0.isNewline }) else { return text }
        return "\"" + text.replacing("\"", with: "\"\"") + "\""
    }
}
