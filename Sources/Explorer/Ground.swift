import Kernel

/// What a walk knows of the place where it stands: the values in the record and in the matters beside it, the days that count.
///
/// Conditions compare what is filled in with what is there; values taken from here meet them where blind ones never would.
struct Ground {
    let entry: Entry
    let at: Instant
    private(set) var days: [Day] = []
    private(set) var instants: [Instant] = []
    private(set) var numbers: [Int] = []
    private(set) var amounts: [Int] = []
    private(set) var decimals: [String] = []
    private(set) var texts: [String] = []
    private(set) var persons: [String] = []
    private(set) var organs: [String] = []
    private(set) var matters: [MatterID] = []
    /// Lists and sub-records, whole, to be taken over as they are.
    private(set) var wholes: [(type: FieldType, value: JSON)] = []
    /// The last days of limits that run.
    private(set) var ends: [Day] = []
    let record: JSON

    init(_ entry: Entry, in world: World, at: Instant) {
        self.entry = entry
        self.at = at
        // The body was written by the definition itself.
        record = (try? JSON(parsing: entry.definition.encode(entry.record))) ?? .object([])
        gather(record, entry.definition.fields)
        var near = entry.references.map(\.target) + (entry.parent.map { [$0] } ?? [])
        near += near.flatMap { world[$0]?.references.map(\.target) ?? [] }
        for id in near.prefix(12) {
            guard let other = world[id], let body = try? JSON(parsing: other.definition.encode(other.record)) else { continue }
            gather(body, other.definition.fields)
        }
        for clock in entry.definition.clocks(entry.edition, entry.record, world.settings, entry.ledger) where clock.clock.stopped == nil {
            // A limit that cannot be counted is reported where limits are looked at.
            if let due = (try? clock.clock.due(in: world.calendar))?.day { ends.append(due) }
        }
    }

    private mutating func gather(_ record: JSON, _ fields: [FieldInfo]) {
        for member in record.members ?? [] {
            guard let field = fields.first(where: { $0.name == member.key }) else { continue }
            gather(member.value, field.type, isPersonal: field.mask != nil)
        }
    }

    private mutating func gather(_ value: JSON, _ type: FieldType, isPersonal: Bool) {
        switch (value, type) {
        case (.text(let text), .day): if let day = Day(iso: text), !days.contains(day) { days.append(day) }
        case (.text(let text), .instant): if let instant = Instant(iso: text), !instants.contains(instant) { instants.append(instant) }
        case (.text(let text), .decimal): if !decimals.contains(text) { decimals.append(text) }
        case (.text(let text), .person): if !persons.contains(text) { persons.append(text) }
        case (.text(let text), .organ): if !organs.contains(text) { organs.append(text) }
        // What is personal stays in personal fields, so that wherever else it turns up it has leaked.
        case (.text(let text), .text): if !isPersonal, !texts.contains(text), text.count <= 60 { texts.append(text) }
        case (.integer(let number), .integer): if !numbers.contains(number) { numbers.append(number) }
        case (.integer(let fen), .money): if !amounts.contains(fen) { amounts.append(fen) }
        case (.integer(let id), .matter): if !matters.contains(id) { matters.append(id) }
        case (.array(let items), .list(let element)):
            if !wholes.contains(where: { $0.value == value }) { wholes.append((type, value)) }
            if !numbers.contains(items.count) { numbers.append(items.count) }
            for item in items { gather(item, element, isPersonal: isPersonal) }
        case (.object, .record(let fields)):
            if !wholes.contains(where: { $0.value == value }) { wholes.append((type, value)) }
            gather(value, fields)
        default: break
        }
    }
}
