import Design
import Engine
import HTML
import Kernel

/// A field of an action as a control of its form, with what has been typed or stored so far.
struct FieldControl {
    /// Names of form fields: `f.` before the field's own.
    static let prefix: String = "f."

    let registers: Registers
    let candidates: Candidates
    let errors: [String: String]

    /// - Parameters:
    ///   - typed: what was sent or drafted; `nil` for a form opened anew, which shows what is stored.
    func html(_ info: FieldInfo, needed: Bool, stored: JSON?, typed: FormData?) -> HTML {
        let name = Self.prefix + info.name
        if case .list(.record(let parts)) = info.type {
            // Stored personal data is not shown in forms; what is typed anew takes its place.
            return rows(info, parts, name, info.holdsPersonalData ? nil : stored, typed, keeps: info.holdsPersonalData ? stored : nil)
        }
        if case .record(let parts) = info.type { return group(info, parts, name, stored, typed) }
        let isKept = info.holdsPersonalData && stored != nil
        let value = typed.map { $0[name] ?? "" } ?? (isKept ? "" : stored.map { text(info.type, $0) } ?? "")
        let values = typed.map { $0.all(name) } ?? (stored?.items ?? []).map { text(element(info.type), $0) }
        let control = info.isLong && info.type == .text ? .multiline(rows: 3) : control(info.type)
        var help = [info.help]
        if isKept { help.append("已填写，为个人信息，不在此显示；不改则留空。") }
        if case .attachment = info.type, let old = stored?["name"]?.string { help.append("已有附件：\(old)；不换则不必再选。") }
        if case .list(.attachment) = info.type, let old = stored?.items, !old.isEmpty { help.append("已有\(old.count)个附件；新选的加在后面。") }
        help.append(typing(info.type))
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
        case .person: .person(options(type))
        case .attachment, .list(.attachment): .file()
        case .choice(let options): .choice(options.map { Option($0.code, $0.name) })
        case .matter: candidates.of(type).isEmpty ? .integer : .person(options(type))
        case .list(.choice(let options)): .several(options.map { Option($0.code, $0.name) })
        case .list(.person), .list(.matter):
            (1...Candidates.mostBoxes).contains(candidates.of(type).count) ? .several(options(type)) : .text
        case .list(.organ): organs.count <= Candidates.mostBoxes ? .several(organs) : .multiline(rows: 3)
        case .list(.text): .multiline(rows: 3)
        case .list, .record: .text
        }
    }

    private func options(_ type: FieldType) -> [Option] { candidates.of(type).map { Option($0.id, $0.name) } }

    /// How to fill in a list that is typed.
    private func typing(_ type: FieldType) -> String {
        if type == .list(.organ) { return organs.count <= Candidates.mostBoxes ? "" : "每行一个机关，填名称或者代码。" }
        guard type == .list(.person) || Self.isMatterList(type) else { return "" }
        let count = candidates.of(type).count
        if (1...Candidates.mostBoxes).contains(count) { return "" }
        return count == 0 ? "填编号，多个用逗号分开。" : "填姓名、名称或者编号，多个用逗号分开。"
    }

    private static func isMatterList(_ type: FieldType) -> Bool {
        if case .list(.matter) = type { return true }
        return false
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

    /// One sub-record: its parts beneath a common heading.
    private func group(_ info: FieldInfo, _ parts: [FieldInfo], _ name: String, _ stored: JSON?, _ typed: FormData?) -> HTML {
        let old = info.holdsPersonalData ? nil : stored
        let cells: [HTML] = parts.map { part in
            let key = "\(name).\(part.name)"
            let item = old?[part.name]
            let value = typed.map { $0[key] ?? "" } ?? item.map { text(part.type, $0) } ?? ""
            let values = typed.map { $0.all(key) } ?? (item?.items ?? []).map { text(element(part.type), $0) }
            return FormField(
                part.label, name: key, kind: part.isLong ? .multiline(rows: 2) : control(part.type), value: value, values: values,
                help: part.help.isEmpty ? nil : part.help,
                error: errors["\(info.name).\(part.name)"], id: Self.id(key)
            ).html
        }
        let help: HTML = info.help.isEmpty ? "" : "<p class=\"help\">\(info.help)</p>"
        let error: HTML = errors[info.name].map { "<p class=\"error\" id=\"\(Self.id(name))-error\">\($0)</p>" } ?? ""
        return """
            <fieldset class="row wide" id="\(Self.id(name))"><legend>\(info.label)</legend>\(help)\(error)\
            <div class="fields">\(cells.joined())</div></fieldset>
            """
    }

    private func rows(_ info: FieldInfo, _ parts: [FieldInfo], _ name: String, _ stored: JSON?, _ typed: FormData?, keeps: JSON?) -> HTML {
        let kept = keeps?.items.map { "已登记\($0.count)项，为个人信息，不在此显示；不改则不必填写，填写的将全部替换。" }
        let help = [info.help, kept ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
        let items = stored?.items ?? []
        let count = typed.map { FormInput.rowNumbers(name, $0).count } ?? items.count
        let numbers = typed.map { FormInput.rowNumbers(name, $0) } ?? Array(items.indices)
        return Repeated.group(
            info.label, name: name, count: count, noun: info.label, help: help.isEmpty ? nil : help, error: errors[info.name],
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
                        part.label, name: key, kind: part.isLong ? .multiline(rows: 2) : control(part.type), value: value, values: values,
                        help: part.help.isEmpty ? nil : part.help,
                        error: error, id: Self.id(key)
                    ).html
                }
                return cells.joined()
            })
    }
}
