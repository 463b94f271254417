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
            let old = self.added.contains(info.name) ? nil : stored[info.name]
            read(info, stored: old)
            // Its sender has seen that something is there, and leaves it.
            if let old, input[info.name] == nil, Self.isKept(info), self.anew.contains(info.name) { input[info.name] = old }
        }
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
            let members = parts.compactMap { part in value(part, "\(name).\(part.name)").map { JSON.Member(part.name, $0) } }
            let clears = stored != nil && !info.holdsPersonalData
            if clears || !members.isEmpty { input[info.name] = members.isEmpty ? .null : .object(members) }
        case .list(.text):
            let lines = Self.lines(form[name] ?? "")
            if stored != nil || !lines.isEmpty { input[info.name] = .array(lines) }
        case .list:
            let values = form.all(name).filter { !$0.isEmpty }
            guard stored != nil || !values.isEmpty else { return }
            input[info.name] = list(values.joined(separator: ","), info.type)
        case .flag:
            if form[name] == "true" {
                input[info.name] = .flag(true)
            } else if stored != nil {
                input[info.name] = .flag(false)
            }
        default:
            // A personal value that is there already is not shown; leaving its field blank keeps it.
            let text = candidates.code(form[name] ?? "", info.type)
            let clears = stored != nil && !info.holdsPersonalData && form[name] != nil
            if !text.isEmpty || clears { input[info.name] = info.type.json(typed: text) }
        }
    }

    /// A list that is typed; one of too many items goes on as a text, and is refused by the field's rule.
    private func list(_ typed: String, _ type: FieldType) -> JSON {
        guard FormLimits.mayBeList(typed) else { return .text(String(typed.prefix(100))) }
        return type.json(typed: candidates.codes(typed, type))
    }

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
            let members = parts.compactMap { part in value(part, "\(name).\(number).\(part.name)").map { JSON.Member(part.name, $0) } }
            guard !members.isEmpty else { continue }
            rows.append(.object(members))
            taken[info.name, default: []].append(number)
        }
        return rows
    }

    /// One part of a record; `nil` when it is left blank.
    private func value(_ part: FieldInfo, _ name: String) -> JSON? {
        switch part.type {
        case .attachment: return files[name]?.first.map(\.json) ?? kept(name)
        case .list(.attachment): return files[name].map { .array($0.map(\.json)) }
        case .list(.text):
            let lines = Self.lines(form[name] ?? "")
            return lines.isEmpty ? nil : .array(lines)
        default:
            let typed = form.all(name).filter { !$0.isEmpty }.joined(separator: ",")
            if typed.isEmpty { return nil }
            if case .list = part.type { return list(typed, part.type) }
            return part.type.json(typed: candidates.code(typed, part.type))
        }
    }

    /// A file that is there already, or that an earlier round of the same form uploaded, rides along as its stored form.
    private func kept(_ name: String) -> JSON? { form[name].flatMap(FormFiles.decode).map(\.json) }
}
