import Kernel

/// Turns what a form sent into what the engine takes: a value for each field, the parts of lists put together.
struct FormInput {
    /// For the engine, by field.
    private(set) var input: Input = [:]
    /// What could not be read, by the control's place: `field` or `field.row.part`.
    private(set) var errors: [(place: String, problem: FieldProblem)] = []

    private let form: FormData
    private let files: [String: [Attachment]]
    private let candidates: Candidates

    /// - Parameters:
    ///   - stored: the record as it stands, so that a field left blank that was blank is not mentioned.
    ///   - files: what was uploaded, stored already, by the form field's name.
    init(_ fields: [FieldInfo], _ form: FormData, stored: JSON, files: [String: [Attachment]], candidates: Candidates = Candidates()) {
        self.candidates = candidates
        self.form = form
        self.files = files
        for info in fields { read(info, stored: stored[info.name]) }
    }

    private mutating func read(_ info: FieldInfo, stored: JSON?) {
        let name = FieldControl.prefix + info.name
        switch info.type {
        case .attachment:
            if let file = files[name]?.first { input[info.name] = file.json }
        case .list(.attachment):
            guard let new = files[name], !new.isEmpty else { return }
            input[info.name] = .array((stored?.items ?? []) + new.map(\.json))
        case .list(.record(let parts)):
            let rows = rows(info, parts, name)
            let clears = stored != nil && !info.holdsPersonalData
            if clears || !rows.isEmpty { input[info.name] = .array(rows) }
        case .record(let parts):
            let members = parts.compactMap { part in
                value(part, "\(name).\(part.name)", "\(info.name).\(part.name)").map { JSON.Member(part.name, $0) }
            }
            let clears = stored != nil && !info.holdsPersonalData
            if clears || !members.isEmpty { input[info.name] = members.isEmpty ? .null : .object(members) }
        case .list(.text):
            let lines = (form[name] ?? "").split(whereSeparator: \.isNewline).map { JSON.text(String($0)) }
            if stored != nil || !lines.isEmpty { input[info.name] = .array(lines) }
        case .list:
            let values = form.all(name).filter { !$0.isEmpty }
            if stored != nil || !values.isEmpty { keep(info, candidates.codes(values.joined(separator: ","), info.type)) }
        case .flag:
            if form[name] == "true" {
                input[info.name] = .flag(true)
            } else if stored != nil {
                input[info.name] = .flag(false)
            }
        default:
            // A personal value that is there already is not shown; leaving its field blank keeps it.
            let text = candidates.code(form[name] ?? "", info.type)
            if !text.isEmpty || (stored != nil && !info.holdsPersonalData && form[name] != nil) { keep(info, text) }
        }
    }

    private mutating func keep(_ info: FieldInfo, _ text: String) {
        // What cannot be read goes on as the text that it is: the engine then says everything that is wrong with the form at once.
        do throws(Unreadable) { input[info.name] = try info.type.json(parsing: text) } catch { input[info.name] = .text(text) }
    }

    /// The numbers of the rows that a form sent, in their order; script and browser may leave gaps.
    static func rowNumbers(_ name: String, _ form: FormData) -> [Int] {
        var numbers: [Int] = []
        for key in form.texts.map(\.name) + form.files.map(\.name) where key.hasPrefix(name + ".") {
            let rest = key.dropFirst(name.count + 1)
            guard let number = rest.split(separator: ".").first.flatMap({ Int($0) }), number >= 0, !numbers.contains(number) else { continue }
            numbers.append(number)
        }
        return Array(numbers.prefix(200))
    }

    private mutating func rows(_ info: FieldInfo, _ parts: [FieldInfo], _ name: String) -> [JSON] {
        var rows: [JSON] = []
        for number in Self.rowNumbers(name, form) {
            var members: [JSON.Member] = []
            for part in parts {
                let place = "\(info.name).\(number).\(part.name)"
                if let value = value(part, "\(name).\(number).\(part.name)", place) { members.append(JSON.Member(part.name, value)) }
            }
            if !members.isEmpty { rows.append(.object(members)) }
        }
        return rows
    }

    private mutating func value(_ part: FieldInfo, _ name: String, _ place: String) -> JSON? {
        if part.type == .attachment { return files[name]?.first.map(\.json) ?? kept(name) }
        let typed = form.all(name).filter { !$0.isEmpty }.joined(separator: ",")
        let text = candidates.of(part.type).isEmpty ? typed : candidates.codes(typed, part.type)
        if text.isEmpty { return nil }
        do throws(Unreadable) {
            return try part.type.json(parsing: text)
        } catch {
            errors.append((place, FieldProblem(field: place, label: part.label, given: text, rule: error.rule)))
            return nil
        }
    }

    /// A file that an earlier round of the same form uploaded rides along as its stored form.
    private func kept(_ name: String) -> JSON? { form[name].flatMap { try? JSON(parsing: $0) }.flatMap { Attachment(json: $0) }.map(\.json) }
}
