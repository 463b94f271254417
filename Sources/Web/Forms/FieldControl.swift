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

    /// What a form asks of one field.
    struct Asked {
        /// What it is called there: under the title of its part without that.
        let label: String
        var isNeeded: Bool = false
        var stored: JSON?
        /// Items are added to the list that is stored.
        var adding: AdditionOutline?
        /// Items that were prepared to be added.
        var earlier: [JSON]?
    }

    /// - Parameter typed: what was sent or drafted; `nil` for a form opened anew, which shows what is stored.
    func html(_ info: FieldInfo, _ asked: Asked, typed: FormData?) -> HTML {
        let name = Self.prefix + info.name
        if case .list(.record(let parts)) = info.type { return list(info, parts, name, asked, typed) }
        if case .record(let parts) = info.type {
            let old = info.holdsPersonalData ? nil : asked.stored
            return group(info, parts, name, asked, item: old, typed, error: info.name)
        }
        let stored = asked.stored
        let isKept = info.holdsPersonalData && stored != nil
        let value = typed.map { $0[name] ?? "" } ?? (isKept ? "" : stored.map { ValueText.typed(info.type, $0) } ?? "")
        let values = typed.map { $0.all(name) } ?? (stored?.items ?? []).map { ValueText.typed(element(info.type), $0) }
        let control = info.isLong && info.type == .text ? .multiline(rows: 3) : control(info.type)
        var help = [info.help]
        if isKept { help.append("已填写，为个人信息，不在此显示；不改则留空。") }
        if case .attachment = info.type, let old = stored?["name"]?.string { help.append("已有附件：\(old)；不换则不必再选。") }
        if case .list(.attachment) = info.type, let old = stored?.items, !old.isEmpty { help.append("已有\(old.count)个附件；新选的加在后面。") }
        help.append(typing(info.type))
        if case .list(.text) = info.type { help.append("每行一项。") }
        let shown = help.filter { !$0.isEmpty }.joined(separator: " ")
        return FormField(
            asked.label, name: name, kind: control, value: value, values: values, required: asked.isNeeded && !isKept,
            help: shown.isEmpty ? nil : shown, error: errors[info.name], id: Self.id(name)
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

    // MARK: Records

    /// A list of records: row by row, or one group where only one can be added.
    private func list(_ info: FieldInfo, _ parts: [FieldInfo], _ name: String, _ asked: Asked, _ typed: FormData?) -> HTML {
        guard let adding = asked.adding else {
            // Stored personal data is not shown in forms; what is typed anew takes its place.
            let isKept = info.holdsPersonalData
            let kept = isKept ? asked.stored?.items.map { "已登记\($0.count)项，为个人信息，不在此显示；不改则不必填写，填写的将全部替换。" } : nil
            return rows(info, parts, name, asked, items: isKept ? [] : asked.stored?.items ?? [], typed, note: kept)
        }
        let earlier = info.holdsPersonalData ? nil : asked.earlier
        if adding.most == 1 { return group(info, parts, "\(name).0", asked, item: earlier?.first, typed, error: "\(info.name).0") }
        let known = asked.stored?.items?.count ?? 0
        var note = known == 0 ? "" : "已登记\(known)项，这里填写的加在后面。"
        if info.holdsPersonalData, let count = asked.earlier?.count { note += "已拟办\(count)项，为个人信息，不在此显示；不改则不必填写。" }
        // What is added begins with one empty row; the list itself stays as it is.
        return rows(info, parts, name, asked, items: earlier ?? [.object([])], typed, note: note.isEmpty ? nil : note)
    }

    /// One sub-record: its parts beneath a common heading.
    ///
    /// - Parameter place: of the record, as problems name it.
    private func group(
        _ info: FieldInfo, _ parts: [FieldInfo], _ name: String, _ asked: Asked, item: JSON?, _ typed: FormData?, error place: String
    ) -> HTML {
        let cells: [HTML] = parts.map { part in
            let key = "\(name).\(part.name)"
            let isNeeded = asked.adding?.needs.contains(part.name) ?? false
            return cell(part, key, source: key, item: item, typed, isNeeded: isNeeded, error: errors["\(place).\(part.name)"])
        }
        let help: HTML = info.help.isEmpty ? "" : "<p class=\"help\">\(info.help)</p>"
        let wrong = [errors[info.name], place == info.name ? nil : errors[place]].compactMap { $0 }.joined(separator: "；")
        let id = Self.id(Self.prefix + info.name)
        let error: HTML = wrong.isEmpty ? "" : "<p class=\"error\" id=\"\(id)-error\">\(wrong)</p>"
        return """
            <fieldset class="row wide" id="\(id)"><legend>\(asked.label)</legend>\(help)\(error)\
            <div class="fields">\(cells.joined())</div></fieldset>
            """
    }

    private func rows(
        _ info: FieldInfo, _ parts: [FieldInfo], _ name: String, _ asked: Asked, items: [JSON], _ typed: FormData?, note: String?
    ) -> HTML {
        let help = [info.help, note ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
        let numbers = typed.map { FormInput.rowNumbers(name, $0) } ?? Array(items.indices)
        return Repeated.group(
            asked.label, name: name, id: Self.id(name), count: numbers.count, noun: asked.label, help: help.isEmpty ? nil : help,
            error: errors[info.name], maximum: min(asked.adding?.most ?? Self.mostRows, Self.mostRows),
            row: { row in
                let number = row.index.flatMap { $0 < numbers.count ? numbers[$0] : nil }
                let item = typed == nil ? row.index.flatMap { $0 < items.count ? items[$0] : nil } : nil
                let cells: [HTML] = parts.map { part in
                    cell(
                        part, row.prefix + part.name, source: number.map { "\(name).\($0).\(part.name)" }, item: item, typed,
                        isNeeded: asked.adding?.needs.contains(part.name) ?? false,
                        error: number.flatMap { errors["\(info.name).\($0).\(part.name)"] })
                }
                return cells.joined()
            })
    }

    private static let mostRows: Int = 200

    /// One part of a record.
    ///
    /// - Parameters:
    ///   - key: the name of the control.
    ///   - source: the name under which it was sent, for rows that have moved up.
    private func cell(
        _ part: FieldInfo, _ key: String, source: String?, item: JSON?, _ typed: FormData?, isNeeded: Bool, error: String?
    ) -> HTML {
        let stored = item?[part.name]
        let sent = source.flatMap { source in typed.map { (value: $0[source] ?? "", values: $0.all(source)) } }
        let value = sent?.value ?? stored.map { ValueText.typed(part.type, $0) } ?? ""
        let values = sent?.values ?? (stored?.items ?? []).map { ValueText.typed(element(part.type), $0) }
        let file = part.type == .attachment ? FormFiles.decode(value) : nil
        let help = [part.help, file.map { "已有附件：\($0.name)；不换则不必再选。" } ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
        let field: HTML = FormField(
            part.label, name: key, kind: part.isLong ? .multiline(rows: 2) : control(part.type), value: value, values: values,
            required: isNeeded, help: help.isEmpty ? nil : help, error: error, id: Self.id(key)
        ).html
        // A file that is there already rides along: the row is written anew as a whole.
        return file.map { "\(Hidden.field(key, FormFiles.encode($0)))\(field)" } ?? field
    }
}
