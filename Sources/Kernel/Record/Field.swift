/// What is known of a field without its record's type.
package struct FieldInfo: Equatable, Sendable {
    /// The stored name. It may change only with ``Field/formerly(_:)``, which keeps what was stored under the old one.
    package internal(set) var name: String
    /// Names under which it was stored before, the earliest first; bodies that bear one are read.
    package internal(set) var formerly: [String] = []
    package internal(set) var label: String
    package let type: FieldType
    /// Lists filter and sort by it.
    package var isIndexed: Bool = false
    /// Personal data: masked unless the post needs it, never in full-text search.
    package var mask: Mask?
    package var help: String = ""
    /// Sentences rather than a name: forms give it several lines.
    package var isLong: Bool = false
    /// Holds an office's own telephone and the like, meant for the public.
    package var isPublicContact: Bool = false
    /// Holds the registered name of an organisation, which is public whoever it is called after.
    package var isPublicName: Bool = false
    /// Whether what is filled in can be a slip of the pen.
    package internal(set) var correcting: Correctability = .computed
    /// The part of the record that it belongs to, by its title; empty for the record's own fields.
    package internal(set) var section: String = ""

    /// The choice on which it depends whether forms ask for it.
    package internal(set) var askedWith: AskedWith?
    /// What forms begin it with, the first that is known.
    package internal(set) var usual: [Usual] = []

    /// What it is called under the title of its part, which then need not be said again.
    package var ownLabel: String {
        guard !section.isEmpty, label.hasPrefix(section) else { return label }
        let rest = label.dropFirst(section.count)
        let isBracketed = rest.hasPrefix("（") && rest.hasSuffix("）")
        let own = isBracketed ? rest.dropFirst().dropLast() : rest
        return own.isEmpty ? label : String(own)
    }

    /// The value in a stored record, also under a name that the field had when an older one was written.
    package func value(in record: JSON) -> JSON? {
        record[name] ?? formerly.lazy.compactMap { record[$0] }.first
    }

    /// A part of the records in it, as lists and filters know it.
    func listed(_ part: FieldInfo) -> FieldInfo {
        let names = (formerly + [name]).flatMap { outer in (part.formerly + [part.name]).map { "\(outer).\($0)" } }
        var info = part
        info.name = "\(name).\(part.name)"
        info.formerly = names.filter { $0 != info.name }
        info.label = "\(label)的\(part.label)"
        return info
    }

    /// What a value breaks that cannot be put in.
    func problems(with error: Unreadable, given: JSON, at place: String? = nil) -> [FieldProblem] {
        let name = place ?? name
        guard !error.faults.isEmpty else { return [FieldProblem(field: name, label: label, given: given.plain, rule: error.rule)] }
        return error.faults.map {
            FieldProblem(field: "\(name).\($0.place)", label: "\(label)的\($0.label)", given: $0.given, rule: $0.rule)
        }
    }

    /// The field, or a part of the records in it, is personal data.
    package var holdsPersonalData: Bool {
        if mask != nil { return true }
        switch type {
        case .record(let parts), .list(.record(let parts)): return parts.contains(where: \.holdsPersonalData)
        default: return false
        }
    }
}

/// One field of a record: where it is, what it is called, how it is read and stored.
///
/// A class because the engine walks all fields of a record several times an action: copying a dozen closures for each
/// took a third of the time.
package final class Field<R: Record>: Sendable {
    package typealias Rule = (says: String, holds: @Sendable (R) -> Bool)

    package let info: FieldInfo
    package let path: Path<R>
    /// What is asked of every field for every action. It looks at the record in place, by the property's offset: through the key path
    /// each look costs ten times as much.
    let code: FieldCode
    /// Reads a stored value; `false` when it is not of the type.
    private let decoded: @Sendable (UnsafeMutableRawPointer, JSON) -> Bool
    /// Reads what a request gives.
    private let read: @Sendable (UnsafeMutableRawPointer, JSON) throws(Unreadable) -> Void
    private let rules: [Rule]
    /// How many fields of the same part the record leaves out; told by the first field of a mount, for the count of what is stored.
    let omitted: Int
    /// Names of fields that the part of this one no longer has; told by the first field of a mount, for reading old bodies.
    let retired: [String]

    package init<Value: FieldValue>(_ name: String, _ path: WritablePath<R, Value>, _ label: String) {
        let info = FieldInfo(name: name, label: label, type: Value.type)
        self.info = info
        self.path = path
        guard let offset = MemoryLayout<R>.offset(of: path) else { preconditionFailure("\(name) is not a stored property of \(R.self)") }
        code = FieldCode(info, ValueCode(R()[keyPath: path]), offset: offset)
        // The offset is that of a stored property of type `Value`, so the bytes there are one.
        let place: @Sendable (UnsafeMutableRawPointer) -> UnsafeMutablePointer<Value> = { ($0 + offset).assumingMemoryBound(to: Value.self) }
        decoded = { record, json in
            guard let value = Value(json: json) else { return false }
            place(record).pointee = value
            return true
        }
        read = { (record: UnsafeMutableRawPointer, json: JSON) throws(Unreadable) in place(record).pointee = try Value.read(json) }
        rules = []
        omitted = 0
        retired = []
    }

    private init(_ other: Field, info: FieldInfo, rules: [Rule]) {
        self.info = info
        self.rules = rules
        code = other.code.told(info)
        (path, decoded, read) = (other.path, other.decoded, other.read)
        (omitted, retired) = (other.omitted, other.retired)
    }

    /// A field of a part, as a field of the record in which the part is mounted.
    init<P: Part>(_ inner: Field<P>, in mount: Mount<R, P>, omitted: Int, retired: [String]) {
        self.omitted = omitted
        self.retired = retired
        var info = inner.info
        info.name = mount.stored(inner.info.name)
        info.formerly = mount.former(inner.info)
        info.label = mount.label(inner.info.label)
        info.section = mount.title
        info.askedWith = info.askedWith.map { AskedWith(field: mount.stored($0.field), codes: $0.codes) }
        self.info = info
        path = mount.appending(any: inner.path)
        let offset = mount.offset
        code = inner.code.within(recordAt: offset, told: info)
        decoded = { record, json in inner.decoded(record + offset, json) }
        read = { (record: UnsafeMutableRawPointer, json: JSON) throws(Unreadable) in try inner.read(record + offset, json) }
        rules = inner.rules.map { rule in (rule.says, { rule.holds(mount.read($0)) }) }
    }

    /// Nothing has been filled in.
    package func isUnset(_ record: R) -> Bool { withUnsafePointer(to: record) { code.isUnset($0) } }

    /// Puts in a stored value; `false` when it is not of the field's type.
    func decode(_ record: inout R, _ json: JSON) -> Bool { withUnsafeMutablePointer(to: &record) { decoded($0, json) } }

    /// Names under which the field was stored before, the earliest first: what was stored under them is read as this field, and written
    /// under its present name with the matter's next step.
    package func formerly(_ names: String...) -> Field { with { $0.formerly += names } }
    /// A name that is older than all that are known.
    func first(called name: String) -> Field { with { $0.formerly.insert(name, at: 0) } }

    /// Lists filter and sort by this field; the engine keeps an index for it.
    package func indexed() -> Field { with { $0.isIndexed = true } }

    /// Personal data, shown masked.
    package func personal(_ mask: Mask) -> Field { with { $0.mask = mask } }

    /// Sentences rather than a name: forms give it several lines.
    package func long() -> Field { with { $0.isLong = true } }

    /// Tells the public where to turn, so a telephone number in it may be published.
    package func publicContact() -> Field { with { $0.isPublicContact = true } }

    /// The registered name of an organisation: public, even where it contains the name of a person.
    package func publicName() -> Field { with { $0.isPublicName = true } }

    /// A wrong value is no slip of the pen but another decision, or a false statement: it is never corrected, whatever conditions say.
    ///
    /// - Parameter why: a Chinese clause, which whoever wants it corrected reads.
    package func notCorrectable(_ why: String) -> Field { with { $0.correcting = .never(why) } }

    /// A number, a choice or the like that may be a slip of the pen, although most values of its type are what was decided. What a condition
    /// of a step already taken judged, or a limit is counted from, is not corrected for that.
    package func correctable() -> Field { with { $0.correcting = .declared } }

    /// A line under the field on a form.
    package func help(_ text: String) -> Field { with { $0.help = text } }

    /// A rule that a given value must keep, said as a Chinese clause; it sees the whole record.
    package func rule(_ says: String, _ holds: @escaping @Sendable (R) -> Bool) -> Field {
        Field(self, info: info, rules: rules + [(says, holds)])
    }

    /// The same with something else told of it to forms.
    func telling(_ change: (inout FieldInfo) -> Void) -> Field { with(change) }

    private func with(_ change: (inout FieldInfo) -> Void) -> Field {
        var info = info
        change(&info)
        return Field(self, info: info, rules: rules)
    }

    /// Puts in what a request gives, or says which rules it breaks: of records in it each part with its place, `payments.0.amount`.
    func fill(_ record: inout R, _ json: JSON) -> [FieldProblem] {
        do throws(Unreadable) {
            try withUnsafeMutablePointer(to: &record) { (place: UnsafeMutablePointer<R>) throws(Unreadable) in try read(place, json) }
            return []
        } catch {
            return info.problems(with: error, given: json)
        }
    }

    /// Has rules of its own, beside those of its type.
    var isRuled: Bool { !rules.isEmpty }

    /// The field's rules that its value breaks; an unset field breaks none.
    func broken(_ record: R) -> [FieldProblem] {
        guard !rules.isEmpty, !isUnset(record) else { return [] }
        let given = withUnsafePointer(to: record) { ValueText.typed(info.type, code.json($0)) }
        return rules.filter { !$0.holds(record) }.map { FieldProblem(field: info.name, label: info.label, given: given, rule: $0.says) }
    }
}

/// Values that point at other matters.
protocol Referring {
    var referred: [MatterID] { get }
}
extension Ref: Referring {
    var referred: [MatterID] { [id] }
}
extension Optional: Referring where Wrapped: Referring {
    var referred: [MatterID] { self?.referred ?? [] }
}
extension Array: Referring where Element: Referring {
    var referred: [MatterID] { flatMap { $0.referred } }
}
