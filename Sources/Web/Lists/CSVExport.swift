import Engine
import Kernel
import Storage

/// A list as comma-separated values (RFC 4180): what the list shows of each matter, and what it can be filtered by.
struct CSVExport {
    let definition: any Definition
    let registers: Registers
    /// Fields that the list shows besides, as far as they are not among those it is filtered by.
    let fields: [FieldInfo]

    init(definition: any Definition, registers: Registers, columns: [String] = []) {
        self.definition = definition
        self.registers = registers
        let listed = Set(definition.listed.map(\.name))
        let choices = columns.isEmpty ? [] : ListColumns.choices(definition)
        fields = columns.compactMap { name in choices.first { $0.name == name && !listed.contains(name) } }
    }

    /// A matter with the codes that lists know of it.
    struct Line {
        let line: MatterLine
        let keys: [(info: FieldInfo, key: String)]
        let record: any Record
    }

    var head: String {
        Self.row(
            ["编号", "类别", "名称", "文号", "机关代码", "机关", "阶段", "开启日期", "办结日期", "期限届满日"] + definition.listed.map(\.label) + fields.map(\.label))
    }

    func lines(_ lines: [Line]) -> String {
        let text = ValueText(registers.valueNames)
        return lines.map { entry in
            let line = entry.line
            let stage = definition.outline(line.edition)?.stage(line.stage)?.name ?? line.stage
            let values = [
                String(line.id), definition.kind.name, line.title, line.number ?? "", line.organ.description,
                registers.organs.name(of: line.organ), stage, line.opened.iso, line.closed?.iso ?? "", line.due?.iso ?? "",
            ]
            let listed = definition.listed.map { info in
                entry.keys.filter { $0.info.name == info.name }.map { text.text(info, key: $0.key) }.joined(separator: "、")
            }
            let chosen = fields.map { info in definition.value(info.name, of: entry.record).map { text.text(info, $0) } ?? "" }
            return Self.row(values + listed + chosen)
        }.joined()
    }

    private static func row(_ values: [String]) -> String { values.map(quoted).joined(separator: ",") + "\r\n" }

    /// A text that a spreadsheet would take for a formula gets an apostrophe before it. Looked at scalar by scalar: what is a letter with
    /// its marks to us is an equals sign to a spreadsheet.
    static func quoted(_ text: String) -> String {
        var text = text
        let scalars = text.unicodeScalars
        let opening = scalars.first { !invisible($0) }
        let beginsOddly = scalars.first.map { $0 == "\t" || $0 == "\r" || $0 == "\n" || $0.value == 0xFEFF } ?? false
        if beginsOddly || opening.map(openings.contains) ?? false { text = "'" + text }
        guard text.unicodeScalars.contains(where: { $0 == "," || $0 == "\"" || $0 == "\n" || $0 == "\r" }) else { return text }
        var quoted = String.UnicodeScalarView("\"".unicodeScalars)
        for scalar in text.unicodeScalars {
            if scalar == "\"" { quoted.append(scalar) }
            quoted.append(scalar)
        }
        quoted.append("\"")
        return String(quoted)
    }

    /// What begins a formula, also in its wide and small forms and as a minus sign.
    private static let openings: Set<Unicode.Scalar> = ["=", "+", "-", "@", "＝", "＋", "－", "＠", "﹦", "﹢", "﹣", "﹫", "\u{2212}"]

    /// What spreadsheets pass over before a formula.
    private static func invisible(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isWhitespace || scalar.properties.isDefaultIgnorableCodePoint || scalar.properties.generalCategory == .control
    }
}
