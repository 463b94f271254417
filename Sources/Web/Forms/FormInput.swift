import Kernel

/// Turns what a form sent into what the engine takes: a value for each field, the parts of records put together.
///
/// What cannot be read goes on as the text that it is: the engine then says everything that is wrong with the form at once.
struct FormInput {
    /// For the engine, by field.
    private(set) var input: Input = [:]

    private let form: FormData
    private let files: [String: [Attachment]]
    private let candidates: Candidates
    private let added: Set<String>
    private let anew: Set<String>
    /// What was typed for somebody or something and means nobody, or several; by the controls' names.
    private(set) var unclear: [Unclear] = []

    struct Unclear: Sendable {
        /// As problems name it: of rows by the numbers under which they were sent.
        let place: String
        let label: String
        let text: String
        let found: [Candidates.Candidate]

        var problem: FieldProblem {
            let rule =
                found.isEmpty ? "没有找到“\(text)”，请填姓名、名称、文号或者编号，用“查找”查" : "“\(text)”有\(found.count)项，请选择一项"
            return FieldProblem(field: place, label: label, given: text, rule: rule)
        }
    }

    /// The numbers of the rows that became items of a list, in their order: blank ones are left out.
    private var taken: [String: [Int]] = [:]

    /// - Parameters:
    ///   - stored: the record as it stands, so that a field left blank that was blank is not mentioned.
    ///   - adding: the lists to which items are added: what is there already is not part of what is sent.
    ///   - anew: what the step asks anew whenever it is taken: what the form says is there already and lets stand is sent as it is.
    ///   - files: what was uploaded, stored already, by the form field's name.
    init(
        _ fields: [FieldInfo], _ form: FormData, stored: JSON, adding added: [String] = [], anew: [String] = [],
        files: [String: [Attachment]], candidates: Candidates = Candidates()
    ) {
        self.candidates = candidates
        self.form = form
        self.files = files
        self.added = Set(added)
        self.anew = Set(anew)
        for info in fields {
            if let asked = info.askedWith, isPassedOver(asked, by: FieldControl.prefix + asked.field, stored[asked.field]) {
                // What is said now does not go with what stood there.
                if stored[info.name] != nil { input[info.name] = .null }
                continue
            }
            let old = self.added.contains(info.name) ? nil : stored[info.name]
            read(info, stored: old)
            // Its sender has seen that something is there, and leaves it.
            if let old, input[info.name] == nil, Self.isKept(info), self.anew.contains(info.name) { input[info.name] = old }
        }
    }

    /// The form says something with which a field is not asked for.
    private func isPassedOver(_ asked: AskedWith, by name: String, _ stored: JSON?) -> Bool {
        let code = form[name] ?? stored?.string ?? ""
        return !code.isEmpty && !asked.codes.contains(code)
    }

    /// A form says of such a field only that something is there; left blank it stands.
    static func isKept(_ info: FieldInfo) -> Bool {
        info.holdsPersonalData || info.type == .attachment || info.type == .list(.attachment)
    }

    /// Takes a value for a field of which the form says nothing.
    mutating func keep(_ value: JSON, of name: String) {
        if input[name] == nil { input[name] = value }
    }

    /// Where a problem stands in the form: items are counted as they were sent, rows as they are numbered.
    func place(of problem: FieldProblem) -> String {
        for (list, numbers) in taken where problem.field.hasPrefix(list + ".") {
            let steps = problem.field.dropFirst(list.count + 1).split(separator: ".", maxSplits: 1)
            guard let index = steps.first.flatMap({ Int($0) }), numbers.indices.contains(index) else { continue }
            return ([list, String(numbers[index])] + steps.dropFirst().map(String.init)).joined(separator: ".")
        }
        return problem.field
    }

    /// When what the step enters happened, and why it is entered late.
    mutating func readOccurrence() {
        let day = form[FieldControl.prefix + Occurrence.dayName] ?? ""
        let reason = form[FieldControl.prefix + Occurrence.reasonName] ?? ""
        input.merge(Occurrence.input(typed: day, late: reason)) { $1 }
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
            let members = members(parts, "\(name).", of: info)
            let clears = stored != nil && !info.holdsPersonalData
            if clears || !members.isEmpty { input[info.name] = members.isEmpty ? .null : .object(members) }
        case .list(.text):
            let lines = Self.lines(form[name] ?? "")
            if stored != nil || !lines.isEmpty { input[info.name] = .array(lines) }
        case .list:
            let typed = typedList(name, info.type, in: info.name)
            guard stored != nil || !typed.isEmpty else { return }
            note(typed, info.type, info.label, at: name)
            input[info.name] = list(typed, info.type)
        case .flag:
            if form[name] == "true" {
                input[info.name] = .flag(true)
            } else if stored != nil {
                input[info.name] = .flag(false)
            }
        default:
            // A personal value that is there already is not shown; leaving its field blank keeps it.
            let text = typedValue(name, info.type, in: info.name)
            note(text, info.type, info.label, at: name)
            let clears = stored != nil && !info.holdsPersonalData && form[name] != nil
            if !text.isEmpty || clears { input[info.name] = info.type.json(typed: text) }
        }
    }

    /// A list that is typed; one of too many items goes on as a text, and is refused by the field's rule.
    private func list(_ typed: String, _ type: FieldType) -> JSON {
        guard FormLimits.mayBeList(typed) else { return .text(String(typed.prefix(100))) }
        return type.json(typed: typed)
    }

    /// A value as it was sent; of somebody or something the code.
    private func typedValue(_ name: String, _ type: FieldType, in field: String?) -> String {
        Picks.isPicked(type) ? Picks.one(name, form, type, candidates, in: field) : form[name] ?? ""
    }

    /// The same of a list.
    private func typedList(_ name: String, _ type: FieldType, in field: String?) -> String {
        let values = form.all(name).filter { !$0.isEmpty }
        guard Picks.isPicked(type), FormLimits.mayBeList(values.joined(separator: ",")) else { return values.joined(separator: ",") }
        return Picks.several(name, form, type, candidates, in: field)
    }

    /// Notes what means nobody, or several.
    private mutating func note(_ typed: String, _ type: FieldType, _ label: String, at name: String) {
        guard !typed.isEmpty, Picks.isPicked(type), !candidates.of(type).isEmpty, unclear.count < Self.mostUnclear else { return }
        var texts = [typed]
        if case .list = type {
            guard FormLimits.mayBeList(typed) else { return }
            texts = typed.split(separator: ",").map(String.init)
        }
        for text in texts.prefix(FormLimits.mostItems) where unclear.count < Self.mostUnclear {
            guard case .unclear(let found) = candidates.meaning(text, type) else { continue }
            unclear.append(Unclear(place: String(name.dropFirst(FieldControl.prefix.count)), label: label, text: text, found: found))
        }
    }

    /// So many are told of at once.
    private static let mostUnclear: Int = 8

    private static func lines(_ text: String) -> [JSON] {
        text.split(maxSplits: FormLimits.mostItems, whereSeparator: \.isNewline).map { .text(String($0)) }
    }

    /// The numbers of the rows that a form sent, in their order; script and browser may leave gaps.
    ///
    /// - Parameter most: after which the rest is left out.
    static func rowNumbers(_ name: String, _ form: FormData, most: Int = FormLimits.mostRows) -> [Int] {
        var numbers: [Int] = []
        var known: Set<Int> = []
        let head = name + "."
        for key in form.texts.map(\.name) + form.files.map(\.name) where key.hasPrefix(head) {
            let rest = key.dropFirst(head.count).prefix { $0 != "." }
            // No page numbers its rows so high; one row more must have a number too.
            guard let number = Int(rest), (0..<100_000).contains(number), known.insert(number).inserted else { continue }
            numbers.append(number)
            if numbers.count == most { break }
        }
        return numbers
    }

    private mutating func rows(_ info: FieldInfo, _ parts: [FieldInfo], _ name: String) -> [JSON] {
        var rows: [JSON] = []
        for number in Self.rowNumbers(name, form) {
            let members = members(parts, "\(name).\(number).", of: info)
            guard !Self.isBlank(members, parts) else { continue }
            rows.append(.object(members))
            taken[info.name, default: []].append(number)
        }
        return rows
    }

    /// Nothing is filled in but what a new row begins with.
    private static func isBlank(_ members: [JSON.Member], _ parts: [FieldInfo]) -> Bool {
        members.allSatisfy { member in parts.first { $0.name == member.key }?.usualCode == member.value }
    }

    /// The parts of a record that are filled in.
    ///
    /// - Parameter place: what the names of its controls begin with.
    private mutating func members(_ parts: [FieldInfo], _ place: String, of info: FieldInfo) -> [JSON.Member] {
        var members: [JSON.Member] = []
        for part in parts {
            if let asked = part.askedWith, isPassedOver(asked, by: place + asked.field, nil) { continue }
            if let value = value(part, place + part.name, of: info) { members.append(JSON.Member(part.name, value)) }
        }
        return members
    }

    /// One part of a record; `nil` when it is left blank.
    private mutating func value(_ part: FieldInfo, _ name: String, of info: FieldInfo) -> JSON? {
        switch part.type {
        case .attachment: return files[name]?.first.map(\.json) ?? kept(name)
        case .list(.attachment): return files[name].map { .array($0.map(\.json)) }
        case .list(.text):
            let lines = Self.lines(form[name] ?? "")
            return lines.isEmpty ? nil : .array(lines)
        default:
            var isList = false
            if case .list = part.type { isList = true }
            let typed = isList || !Picks.isPicked(part.type) ? typedList(name, part.type, in: nil) : typedValue(name, part.type, in: nil)
            if typed.isEmpty { return nil }
            note(typed, part.type, "\(info.label)的\(part.label)", at: name)
            return isList ? list(typed, part.type) : part.type.json(typed: typed)
        }
    }

    /// A file that is there already, or that an earlier round of the same form uploaded, rides along as its stored form.
    private func kept(_ name: String) -> JSON? { form[name].flatMap(FormFiles.decode).map(\.json) }
}
