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
    /// What the page answers besides taking the form; `nil` for one that takes it only.
    var answering: Answering?

    /// A page that looks for what a control names, and shows what depends on a choice.
    struct Answering {
        /// Where suggestions come from.
        let source: String
        /// What was looked for, by the controls' names.
        var found: [String: Found] = [:]
    }

    /// What a form asks of one field.
    struct Asked {
        /// What it is called there: under the title of its part without that.
        let label: String
        var isNeeded: Bool = false
        /// Said to be optional.
        var isOptional: Bool = false
        var stored: JSON?
        /// What an empty field begins with.
        var usual: JSON?
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
        let stored = asked.stored ?? asked.usual
        let isKept = info.holdsPersonalData && asked.stored != nil
        let entry = Entry(
            name: name, type: info.type, isLong: info.isLong ? 3 : nil, field: info.name,
            stored: isKept ? nil : stored, sent: typed.map { Entry.Sent($0, name) })
        var help = [info.help]
        if isKept { help.append("已填写，为个人信息，不在此显示；不改则留空。") }
        if case .attachment = info.type, let old = stored?["name"]?.string { help.append("已有附件：\(old)；不换则不必再选。") }
        if case .list(.attachment) = info.type, let old = stored?.items, !old.isEmpty { help.append("已有\(old.count)个附件；新选的加在后面。") }
        help.append(typing(info.type))
        if case .list(.text) = info.type { help.append("每行一项。") }
        let shown = help.filter { !$0.isEmpty }.joined(separator: " ")
        var field = field(asked.label, entry, required: asked.isNeeded && !isKept, help: shown, error: errors[info.name])
        field.isOptional = asked.isOptional
        return field.html
    }

    /// Ids hold no dots, which would need escaping in style sheets and links.
    static func id(_ name: String) -> String { name.replacing(".", with: "-") }

    // MARK: One control

    /// One value of a form, whatever stands around it.
    private struct Entry {
        struct Sent {
            /// The form, for what is sent beside the value itself.
            let form: FormData
            /// The name under which it was sent: rows move up.
            let name: String

            init(_ form: FormData, _ name: String) { (self.form, self.name) = (form, name) }
        }

        let name: String
        let type: FieldType
        /// Lines of a long text.
        let isLong: Int?
        /// The field by whose conditions others are refused; a part of a record has none.
        let field: String?
        let stored: JSON?
        let sent: Sent?

        var element: FieldType {
            if case .list(let element) = type { return element }
            return type
        }
        var value: String { sent.map { $0.form[$0.name] ?? "" } ?? stored.map { ValueText.typed(type, $0) } ?? "" }
        var values: [String] { sent.map { $0.form.all($0.name) } ?? (stored?.items ?? []).map { ValueText.typed(element, $0) } }
    }

    private func field(_ label: String, _ entry: Entry, required: Bool, help: String, error: String?) -> FormField {
        var field = FormField(
            label, name: entry.name, value: entry.value, values: entry.values, required: required, help: help.isEmpty ? nil : help, error: error,
            id: Self.id(entry.name))
        guard Picks.isPicked(entry.type) else {
            field.kind = entry.isLong.map { entry.type == .text ? .multiline(rows: $0) : kind(entry.type) } ?? kind(entry.type)
            return field
        }
        pick(entry, &field)
        return field
    }

    private func kind(_ type: FieldType) -> FormField.Kind {
        switch type {
        case .text, .record, .person, .organ, .matter: .text
        case .day: .day
        case .instant: .instant
        case .money: .money
        case .integer: .integer
        case .decimal: .decimal
        case .flag: .flag
        case .attachment, .list(.attachment): .file()
        case .choice(let options): .choice(options.map { Option($0.code, $0.name) })
        case .list(.choice(let options)): .several(options.map { Option($0.code, $0.name) })
        case .list(.text): .multiline(rows: 3)
        case .list: .text
        }
    }

    /// Few are shown; of many one is looked for.
    private func pick(_ entry: Entry, _ field: inout FormField) {
        let type = entry.type
        let isSeveral = type != entry.element
        let offered = candidates.offered(type, in: entry.field)
        let codes =
            entry.sent.map { sent in
                isSeveral
                    ? Picks.several(sent.name, sent.form, type, candidates, in: entry.field).split(separator: ",").map(String.init)
                    : [Picks.one(sent.name, sent.form, type, candidates, in: entry.field)].filter { !$0.isEmpty }
            } ?? (isSeveral ? entry.values : [entry.value].filter { !$0.isEmpty })
        let isKnown = codes.allSatisfy { code in candidates.candidate(code, type) != nil }
        if (1...Candidates.mostBoxes).contains(offered.count), isKnown || entry.sent == nil {
            var shown = offered
            // What is stored and no longer offered is kept, or saving the form would change it silently.
            let gone = codes.filter { code in !shown.contains { $0.id == code } }
            shown += gone.map { candidates.candidate($0, type) ?? .init(id: $0, name: "编号\($0)") }
            let isPlain = Set(shown.map(\.name)).count == shown.count
            var choices = shown.map { Option($0.id, $0.name, note: isPlain || $0.note.isEmpty ? nil : $0.note) }
            if !isSeveral, !field.isRequired { choices.append(Option("", "不填")) }
            field.kind = isSeveral ? .several(choices) : .radios(choices)
            (field.value, field.values) = (codes.first ?? "", codes)
            return
        }
        let found = (entry.sent.flatMap { answering?.found[$0.name] }).map { found in
            Picker.Found(
                text: found.text, choices: found.candidates.map { Option($0.id, $0.name, note: $0.note.isEmpty ? nil : $0.note) }, note: found.note)
        }
        let source = offered.isEmpty && !candidates.isIncomplete(type) ? nil : answering?.source
        var picker = Picker(isSeveral: isSeveral, source: source, found: found)
        if isSeveral {
            let chosen = codes.filter { candidates.candidate($0, type) != nil || entry.sent == nil }
            picker.chosen = chosen.map { code in Option(code, candidates.candidate(code, type)?.name ?? code) }
            field.value = codes.filter { !chosen.contains($0) }.joined(separator: "、")
            field.values = []
        } else if let one = codes.first {
            picker.picked = candidates.candidate(one, type) == nil ? "" : one
            field.value = candidates.candidate(one, type)?.name ?? one
        }
        field.kind = .picker(picker)
        field.autocomplete = "off"
    }

    /// How to fill in what is looked for.
    private func typing(_ type: FieldType) -> String {
        guard Picks.isPicked(type) else { return "" }
        let count = candidates.of(type).count
        if (1...Candidates.mostBoxes).contains(count) { return "" }
        var isSeveral = false
        if case .list = type { isSeveral = true }
        let many = isSeveral ? "，多个用顿号分开" : ""
        return count == 0 ? "填编号\(many)。" : "填姓名、名称、文号、编号或者拼音首字母\(many)。"
    }

    // MARK: Records

    /// A list of records: row by row, or one group where only one can be added.
    private func list(_ info: FieldInfo, _ parts: [FieldInfo], _ name: String, _ asked: Asked, _ typed: FormData?) -> HTML {
        guard let adding = asked.adding else {
            // Stored personal data is not shown in forms; what is typed anew takes its place.
            let isKept = info.holdsPersonalData
            let kept = isKept ? asked.stored?.items.map { "已登记\($0.count)项，为个人信息，不在此显示；不改则不必填写，填写的将全部替换。" } : nil
            var items = isKept ? [] : asked.stored?.items ?? []
            // What must be filled in begins with a row, and with what its choices were the last time.
            if items.isEmpty, asked.isNeeded, kept == nil { items = [Self.beginning(parts, asked.usual?.items?.first)] }
            return rows(info, parts, name, asked, items: items, typed, note: kept)
        }
        let earlier = info.holdsPersonalData ? nil : asked.earlier
        if adding.most == 1 { return group(info, parts, "\(name).0", asked, item: earlier?.first, typed, error: "\(info.name).0") }
        let known = asked.stored?.items?.count ?? 0
        var note = known == 0 ? "" : "已登记\(known)项，这里填写的加在后面。"
        if info.holdsPersonalData, let count = asked.earlier?.count { note += "已拟办\(count)项，为个人信息，不在此显示；不改则不必填写。" }
        // What is added begins with one empty row; the list itself stays as it is.
        return rows(info, parts, name, asked, items: earlier ?? [Self.beginning(parts, nil)], typed, note: note.isEmpty ? nil : note)
    }

    /// A row of a list with what its parts say they usually are.
    private static func beginning(_ parts: [FieldInfo], _ last: JSON?) -> JSON {
        .object(
            parts.compactMap { part in
                let value = (part.usual.contains(.last) ? last?[part.name] : nil) ?? part.usualCode
                return value.map { JSON.Member(part.name, $0) }
            })
    }

    /// One sub-record: its parts beneath a common heading.
    ///
    /// - Parameter place: of the record, as problems name it.
    private func group(
        _ info: FieldInfo, _ parts: [FieldInfo], _ name: String, _ asked: Asked, item: JSON?, _ typed: FormData?, error place: String
    ) -> HTML {
        let cells: [HTML] = parts.map { part in
            let isNeeded = asked.adding?.needs.contains(part.name) ?? false
            let error = errors["\(place).\(part.name)"]
            return cell(part, of: parts, "\(name).", source: "\(name).", item: item, typed, isNeeded: isNeeded, error: error)
        }
        let help: HTML = info.help.isEmpty ? "" : "<p class=\"help\">\(info.help)</p>"
        let wrong = [errors[info.name], place == info.name ? nil : errors[place]].compactMap { $0 }.joined(separator: "；")
        let id = Self.id(Self.prefix + info.name)
        let error: HTML = wrong.isEmpty ? "" : "<p class=\"error\" id=\"\(id)-error\">\(wrong)</p>"
        return """
            <fieldset class="row wide" id="\(id)"><legend>\(asked.label)\(Repeated.mark(required: asked.isNeeded, optional: asked.isOptional))</legend>\(help)\(error)\
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
            error: errors[info.name], required: asked.isNeeded, optional: asked.isOptional,
            maximum: min(asked.adding?.most ?? Self.mostRows, Self.mostRows),
            row: { row in
                let number = row.index.flatMap { $0 < numbers.count ? numbers[$0] : nil }
                // A row that has just been added holds nothing yet, and neither does the one that the script copies.
                let isNew = number.map { typed?["\(name).\($0)."] != nil } ?? true
                let known = typed == nil ? row.index.flatMap { $0 < items.count ? items[$0] : nil } : nil
                let item = isNew ? known ?? Self.beginning(parts, nil) : known
                let cells: [HTML] = parts.map { part in
                    cell(
                        part, of: parts, row.prefix, source: isNew ? nil : number.map { "\(name).\($0)." }, item: item, typed,
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
    ///   - place: what the controls of the record begin with.
    ///   - source: what they began with when they were sent, for rows that have moved up.
    private func cell(
        _ part: FieldInfo, of parts: [FieldInfo], _ place: String, source: String?, item: JSON?, _ typed: FormData?, isNeeded: Bool, error: String?
    ) -> HTML {
        let key = place + part.name
        let sent = source.flatMap { source in typed.map { Entry.Sent($0, source + part.name) } }
        let entry = Entry(name: key, type: part.type, isLong: part.isLong ? 2 : nil, field: nil, stored: item?[part.name], sent: sent)
        let file = part.type == .attachment ? FormFiles.decode(entry.value) : nil
        let help = [part.help, file.map { "已有附件：\($0.name)；不换则不必再选。" } ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
        let field: HTML = field(part.label, entry, required: isNeeded, help: help, error: error).html
        // A file that is there already rides along: the row is written anew as a whole.
        let whole: HTML = file.map { "\(Hidden.field(key, FormFiles.encode($0)))\(field)" } ?? field
        guard let asked = part.askedWith else {
            return parts.contains { $0.askedWith?.field == part.name } ? "\(whole)\(showing(key, part.label))" : whole
        }
        let code = source.flatMap { source in typed.map { $0[source + asked.field] ?? "" } } ?? item?[asked.field]?.string ?? ""
        return revealed(whole, asked, by: place + asked.field, code: code)
    }

    // MARK: What depends on a choice

    /// Without the script what depends on a choice is shown by asking the server.
    func showing(_ choice: String, _ label: String) -> HTML {
        guard answering != nil else { return "" }
        return """
            <noscript><button type="submit" class="button" name="\(Picks.show)" value="\(choice)" formnovalidate>按所选的\(label)显示</button></noscript>
            """
    }

    /// A control that is shown with some choices only. What waits lies in a template: it is not sent, and nothing of it is seen.
    ///
    /// - Parameters:
    ///   - choice: the name of the control that it depends on.
    ///   - code: what is chosen there.
    func revealed(_ control: HTML, _ asked: AskedWith, by choice: String, code: String) -> HTML {
        guard answering != nil else { return control }
        let isShown = asked.codes.contains(code)
        let inside: HTML = isShown ? control : "<template>\(control)</template>"
        return "<div class=\"asked\" data-with=\"\(choice)\" data-codes=\"\(asked.codes.joined(separator: " "))\">\(inside)</div>"
    }
}
