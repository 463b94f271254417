import Kernel

/// What a walk knows of the place where it stands: the values in the record and in the matters beside it, the days that count.
///
/// Conditions compare what is filled in with what is there; values taken from here meet them where blind ones never would.
struct Ground {
    let entry: Entry
    let at: Instant
    private let around: Surroundings
    private let sampled: Set<String>

    init(_ entry: Entry, _ around: Surroundings, in world: World, at: Instant) {
        self.entry = entry
        self.at = at
        self.around = around
        sampled = world.kinds.sampled[entry.kind] ?? []
    }

    /// Whether the kind itself gives values of a field that nobody finds by trying.
    func isSampled(_ field: String) -> Bool { !sampled.isEmpty && sampled.contains(field) }

    var hasSamples: Bool { !sampled.isEmpty }

    /// What the trial itself holds, which conditions compare as well.
    var own: Surroundings?

    private func both<Value>(_ path: KeyPath<Surroundings, [Value]>) -> [Value] {
        own.map { around[keyPath: path] + $0[keyPath: path] } ?? around[keyPath: path]
    }

    var days: [Day] { both(\.days) }
    var instants: [Instant] { both(\.instants) }
    var numbers: [Int] { both(\.numbers) }
    var amounts: [Int] { both(\.amounts) }
    var decimals: [String] { both(\.decimals) }
    var texts: [String] { both(\.texts) }
    var persons: [String] { both(\.persons) }
    var organs: [String] { both(\.organs) }
    var matters: [MatterID] { both(\.matters) }
    /// The last days of limits that run.
    var ends: [Day] { around.ends }
    /// What the items of lists hold in one part, for a type: each of them has often to be answered by an item of another list.
    func columns(_ shape: Shape, isPersonal: Bool) -> [[JSON]] {
        ((own?.columns ?? []) + around.columns).filter { $0.shape == shape.id && $0.isPersonal == isPersonal }.map(\.values)
    }
    /// Lists and sub-records of a shape, whole, to be taken over as they are.
    func wholes(_ shape: Shape) -> [JSON] { (around.wholes[shape.id] ?? []) + (own?.wholes[shape.id] ?? []) }
}

/// The values of a record and of the matters beside it, gathered once for each state of it.
final class Surroundings {
    private(set) var days: [Day] = []
    private(set) var instants: [Instant] = []
    private(set) var numbers: [Int] = []
    private(set) var amounts: [Int] = []
    private(set) var decimals: [String] = []
    private(set) var texts: [String] = []
    private(set) var persons: [String] = []
    private(set) var organs: [String] = []
    private(set) var matters: [MatterID] = []
    private(set) var wholes: [Int: [JSON]] = [:]
    private(set) var ends: [Day] = []
    private(set) var columns: [Column] = []

    /// One part of all items of a list, each value once.
    struct Column {
        let shape: Int
        let isPersonal: Bool
        let values: [JSON]
    }

    init(_ entry: Entry, in world: World, _ bodies: Bodies) {
        gather(bodies.body(of: entry), world.kinds.shapes[entry.kind])
        var near = entry.references.map(\.target) + (entry.parent.map { [$0] } ?? [])
        near += near.flatMap { world[$0]?.references.map(\.target) ?? [] }
        var seen: Set<MatterID> = [entry.id]
        for id in near where seen.count < 13 && seen.insert(id).inserted {
            guard let other = world[id] else { continue }
            gather(bodies.body(of: other), world.kinds.shapes[other.kind])
        }
        for clock in entry.definition.clocks(entry.edition, entry.record, world.settings, entry.ledger) where clock.clock.stopped == nil {
            // A limit that cannot be counted is reported where limits are looked at.
            if let due = (try? clock.clock.due(in: world.calendar))?.day { ends.append(due) }
        }
    }

    /// The values of an input, and of the matters that it names.
    init(_ input: Input, of kind: String, in world: World, _ bodies: Bodies) {
        guard let shape = world.kinds.shapes[kind] else { return }
        for (name, value) in input.sorted(by: { $0.key < $1.key }) {
            if let (info, shape) = shape.part(name) { gather(value, shape, isPersonal: info.mask != nil) }
        }
        for id in matters.prefix(8) {
            guard let other = world[id] else { continue }
            gather(bodies.body(of: other), world.kinds.shapes[other.kind])
        }
    }

    private func gather(_ record: JSON, _ shape: Shape?) {
        for member in record.members ?? [] {
            guard let (info, shape) = shape?.part(member.key) else { continue }
            gather(member.value, shape, isPersonal: info.mask != nil)
        }
    }

    private func gather(_ value: JSON, _ shape: Shape, isPersonal: Bool) {
        switch (value, shape.type) {
        case (.text(let text), .day): if let day = Day(iso: text) { Self.keep(day, in: &days) }
        case (.text(let text), .instant): if let instant = Instant(iso: text) { Self.keep(instant, in: &instants) }
        case (.text(let text), .decimal): Self.keep(text, in: &decimals)
        case (.text(let text), .person): Self.keep(text, in: &persons)
        case (.text(let text), .organ): Self.keep(text, in: &organs)
        // What is personal stays in personal fields, so that wherever else it turns up it has leaked.
        case (.text(let text), .text): if !isPersonal, text.utf8.count <= 180 { Self.keep(text, in: &texts) }
        case (.integer(let number), .integer): Self.keep(number, in: &numbers)
        case (.integer(let fen), .money): Self.keep(fen, in: &amounts)
        case (.integer(let id), .matter): Self.keep(id, in: &matters)
        case (.array(let items), .list):
            keep(whole: value, shape)
            Self.keep(items.count, in: &numbers)
            guard let element = shape.element else { return }
            gatherColumns(items, element)
            // A list can become long; the last items are the ones that conditions look at.
            for item in items.suffix(8) { gather(item, element, isPersonal: isPersonal) }
        case (.object, .record):
            keep(whole: value, shape)
            gather(value, shape)
        default: break
        }
    }

    private func gatherColumns(_ items: [JSON], _ element: Shape) {
        for (info, shape) in element.parts where columns.count < 40 && !items.isEmpty {
            switch shape.type {
            case .text, .person, .organ, .matter, .choice, .integer:
                var values: [JSON] = []
                for item in items.prefix(8) {
                    if let value = item[info.name], value != .null, !values.contains(value) { values.append(value) }
                }
                if !values.isEmpty { columns.append(Column(shape: shape.id, isPersonal: info.mask != nil, values: values)) }
            default: break
            }
        }
    }

    private static func keep<Value: Equatable>(_ value: Value, in values: inout [Value]) {
        if values.count < 48, !values.contains(value) { values.append(value) }
    }

    private func keep(whole value: JSON, _ shape: Shape) {
        let known = wholes[shape.id] ?? []
        if known.count < 8, !known.contains(value) { wholes[shape.id, default: []].append(value) }
    }
}

/// The stored bodies of matters as values, each parsed once for each state: those of the groundwork are looked at in every walk.
final class Bodies {
    private var known: [MatterID: (steps: Int, body: JSON)] = [:]
    private var around: [MatterID: (steps: Int, touched: Instant, around: Surroundings)] = [:]

    func body(of entry: Entry) -> JSON {
        if let (steps, body) = known[entry.id], steps == entry.history.steps.count { return body }
        // The body was written by the definition itself.
        let body = (try? JSON(parsing: entry.definition.encode(entry.record))) ?? .object([])
        known[entry.id] = (entry.history.steps.count, body)
        return body
    }

    /// Whether so many items have been added to a matter's lists that a walk in it is no longer like one that somebody would take.
    func isOvergrown(_ entry: Entry) -> Bool {
        body(of: entry).members?.contains { ($0.value.items?.count ?? 0) > 60 } ?? false
    }

    func surroundings(_ entry: Entry, in world: World) -> Surroundings {
        // A matter that is not opened yet has the record that its opener made.
        guard !entry.history.steps.isEmpty else { return Surroundings(entry, in: world, self) }
        if let known = around[entry.id], known.steps == entry.history.steps.count { return known.around }
        let made = Surroundings(entry, in: world, self)
        around[entry.id] = (entry.history.steps.count, entry.touched, made)
        return made
    }

    /// Forgets the matters of an earlier walk, whose numbers the next one uses again.
    func forget(from first: MatterID) {
        known = known.filter { $0.key < first }
        around = [:]
    }
}
