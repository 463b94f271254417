import Design
import Engine
import HTML
import Kernel

/// A field of an action as a control of its form, with what has been typed or stored so far.
struct FieldControl {
    /// Names of form fields: `f.` before the field's own.
    static let prefix: String = "f."

    let registers: Registers
    /// People who may be chosen: those with posts where the action is taken.
    let people: [(id: PersonID, label: String)]
    let errors: [String: String]

    /// - Parameters:
    ///   - typed: what was sent or drafted; `nil` for a form opened anew, which shows what is stored.
    func html(_ info: FieldInfo, needed: Bool, stored: JSON?, typed: FormData?) -> HTML {
        let name = Self.prefix + info.name
        if case .list(.record(let parts)) = info.type { return rows(info, parts, name, stored, typed) }
        let isKept = info.mask != nil && stored != nil
        let value = typed.map { $0[name] ?? "" } ?? (isKept ? "" : stored.map { text(info.type, $0) } ?? "")
        let values = typed.map { $0.all(name) } ?? (stored?.items ?? []).map { text(element(info.type), $0) }
        let control = control(info.type)
        var help = [info.help]
        if isKept { help.append("已填写，为个人信息，不在此显示；不改则留空。") }
        if case .attachment = info.type, let old = stored?["name"]?.string { help.append("已有附件：\(old)；不换则不必再选。") }
        if case .list(.attachment) = info.type, let old = stored?.items, !old.isEmpty { help.append("已有\(old.count)个附件；新选的加在后面。") }
        if case .list(.matter) = info.type { help.append("填编号，多个用逗号分开。") }
        if case .list(.text) = info.type { help.append("每行一项。") }
        let shown = help.filter { !$0.isEmpty }.joined(separator: " ")
        return FormField(
            info.label, name: name, kind: control, value: value, values: values, required: needed && !isKept, help: shown.isEmpty ? nil : shown,
            error: errors[info.name], id: Self.id(name)
        ).html
    }

    /// Ids hold no dots, which would need escaping in style sheets and links.
    static func id(_ name: String) -> String { name.replacing(".", with: "-") }

    private func element(_ type: FieldType) -> FieldType {
        if case .list(let element) = type { return element }
        return type
    }

    private func control(_ type: FieldType) -> FormField.Kind {
        switch type {
        case .text: .text
        case .day: .day
        case .instant: .instant
        case .money: .money
        case .integer: .integer
        case .decimal: .decimal
        case .flag: .flag
        case .organ: .organ(organs)
        case .person: .person(people.map { Option($0.id.description, $0.label) })
        case .attachment, .list(.attachment): .file()
        case .choice(let options): .choice(options.map { Option($0.code, $0.name) })
        case .matter: .integer
        case .list(.choice(let options)): .several(options.map { Option($0.code, $0.name) })
        case .list(.person): people.isEmpty ? .text : .several(people.map { Option($0.id.description, $0.label) })
        case .list(.organ): organs.count <= 60 ? .several(organs) : .multiline(rows: 3)
        case .list(.text): .multiline(rows: 3)
        case .list, .record: .text
        }
    }

    private var organs: [Option] {
        registers.organs.organs.values.sorted { $0.code.description < $1.code.description }.map { Option($0.code.description, $0.name) }
    }

    /// A stored value as one types it.
    private func text(_ type: FieldType, _ json: JSON) -> String {
        switch type {
        case .text, .decimal, .day, .organ, .person, .choice: json.string ?? ""
        case .instant: String((json.string ?? "").prefix(16))
        case .money: json.int.map { Money(fen: $0).yuanText } ?? ""
        case .integer, .matter: json.int.map(String.init) ?? ""
        case .flag: json == .flag(true) ? "true" : ""
        case .attachment: ""
        case .list(.attachment): ""
        case .list(.text): (json.items ?? []).compactMap(\.string).joined(separator: "\n")
        case .list(let element): (json.items ?? []).map { text(element, $0) }.joined(separator: ",")
        case .record: ""
        }
    }

    private func rows(_ info: FieldInfo, _ parts: [FieldInfo], _ name: String, _ stored: JSON?, _ typed: FormData?) -> HTML {
        let items = stored?.items ?? []
        let count = typed.map { FormInput.rowNumbers(name, $0).count } ?? items.count
        let numbers = typed.map { FormInput.rowNumbers(name, $0) } ?? Array(items.indices)
        return Repeated.group(
            info.label, name: name, count: count, noun: info.label, help: info.help.isEmpty ? nil : info.help, error: errors[info.name],
            row: { row in
                let number = row.index.flatMap { $0 < numbers.count ? numbers[$0] : nil }
                let cells: [HTML] = parts.map { part in
                    let key = row.prefix + part.name
                    let source = number.map { "\(name).\($0).\(part.name)" }
                    let item = typed == nil ? row.index.flatMap { $0 < items.count ? items[$0][part.name] : nil } : nil
                    let value = source.flatMap { typed?[$0] } ?? item.map { text(part.type, $0) } ?? ""
                    let several = source.map { typed?.all($0) ?? [] } ?? []
                    let values = typed == nil ? (item?.items ?? []).map { text(element(part.type), $0) } : several
                    let error = number.flatMap { errors["\(info.name).\($0).\(part.name)"] }
                    return FormField(
                        part.label, name: key, kind: control(part.type), value: value, values: values, help: part.help.isEmpty ? nil : part.help,
                        error: error, id: Self.id(key)
                    ).html
                }
                return cells.joined()
            })
    }
}
