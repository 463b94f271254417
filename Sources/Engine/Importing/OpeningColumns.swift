package import Kernel

/// The columns of a table of which each row opens a matter: by the labels that forms show, or by the stored names.
package struct OpeningColumns: Sendable {
    package struct Column: Sendable {
        /// As the table has it above.
        package let label: String
        /// As ``Work/input(typed:for:)`` takes it.
        package let name: String
        package let isRequired: Bool
        /// What may stand in it.
        package let hint: String
        let type: FieldType
    }

    /// What a row says beside the fields of the record.
    package static let own: [(label: String, name: String)] = [
        ("机关", "organ"), ("环节", "action"), ("办理日", "on"), ("发生之日", "happened"), ("补录理由", "late"),
    ]
    /// Rows of a list that an example shows; a table may have more.
    private static let shownRows: Int = 1

    package let columns: [Column]
    private let fields: [FieldInfo]

    /// - Parameter action: the opening step; without one a table names it itself and may have every field of the kind.
    package init(_ definition: any Definition, _ action: ActionOutline?) {
        let needs = Set(action?.needs ?? [])
        let names = action.map { $0.needs + $0.fills.filter { !needs.contains($0) } }
        let byName = Dictionary(definition.fields.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        var seen: Set<String> = []
        fields = names.map { names in names.filter { seen.insert($0).inserted }.compactMap { byName[$0] } } ?? definition.fields
        columns = fields.flatMap { Self.columns(of: $0, isRequired: needs.contains($0.name)) }
    }

    private static func columns(of field: FieldInfo, isRequired: Bool) -> [Column] {
        switch field.type {
        case .attachment, .list(.attachment): return []
        case .record(let parts):
            return parts.filter { $0.type != .attachment }.map { column(field, $0, number: nil, isRequired: isRequired) }
        case .list(.record(let parts)):
            return (0..<shownRows).flatMap { row in
                parts.filter { $0.type != .attachment }.map { column(field, $0, number: row, isRequired: isRequired) }
            }
        default:
            return [Column(label: field.label, name: field.name, isRequired: isRequired, hint: hint(field.type, field.help), type: field.type)]
        }
    }

    private static func column(_ field: FieldInfo, _ part: FieldInfo, number: Int?, isRequired: Bool) -> Column {
        let place = number.map { ".\($0)" } ?? ""
        let shown = number.map { String($0 + 1) } ?? ""
        return Column(
            label: "\(field.label)\(shown)：\(part.label)", name: "\(field.name)\(place).\(part.name)", isRequired: isRequired && number ?? 0 == 0,
            hint: hint(part.type, part.help), type: part.type)
    }

    private static func hint(_ type: FieldType, _ help: String) -> String {
        let form: String
        switch type {
        case .day: form = "如2020-01-05"
        case .flag: form = "是或者否"
        case .money: form = "以元为单位"
        case .person: form = "人员编号；没有重名的也可以写姓名"
        case .organ: form = "机关代码或者全称"
        case .matter: form = "事项的编号"
        case .choice(let options): form = options.map(\.name).joined(separator: "、")
        case .list(.choice(let options)): form = "可以多项，用顿号分开：" + options.map(\.name).joined(separator: "、")
        case .list: form = "可以多项，用顿号分开"
        default: form = ""
        }
        return [form, help].filter { !$0.isEmpty }.joined(separator: "；")
    }

    /// The column that a table's name means; `nil` for one that there is not.
    package func column(_ name: String) -> Column? {
        if let known = columns.first(where: { $0.label == name || $0.name == name }) { return known }
        if let own = Self.own.first(where: { $0.label == name || $0.name == name }) {
            return Column(label: own.label, name: own.name, isRequired: false, hint: "", type: own.name == "organ" ? .organ : .text)
        }
        if let field = fields.first(where: { $0.name == name || $0.label == name }) {
            return Column(label: field.label, name: field.name, isRequired: false, hint: "", type: field.type)
        }
        for field in fields { if let found = Self.part(name, of: field) { return found } }
        return nil
    }

    /// `实施依据2：条款`, `grounds.1.article`.
    private static func part(_ name: String, of field: FieldInfo) -> Column? {
        guard case .list(.record(let parts)) = field.type else { return nil }
        for (head, mark, first) in [(field.label, "：", 1), (field.label, ":", 1), (field.name + ".", ".", 0)] where name.hasPrefix(head) {
            let words = name.dropFirst(head.count).split(separator: mark, maxSplits: 1).map(String.init)
            guard words.count == 2, let number = Int(words[0]), (first..<first + 200).contains(number),
                let part = parts.first(where: { $0.label == words[1] || $0.name == words[1] })
            else { continue }
            return column(field, part, number: number - first, isRequired: false)
        }
        return nil
    }
}
