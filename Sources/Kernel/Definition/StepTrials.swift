import Synchronization

extension KindDefinition {
    package func asking(
        _ ids: Set<String>, _ outline: ActionOutline, _ edition: String, _ record: any Record, refilling: Bool, _ moment: Moment
    ) -> Set<String> {
        let matter = typed(record)
        let fields = compiled(edition).fills[outline.index].filter { refilling || $0.isUnset(matter) }
        return moved(ids, of: outline, by: fields, edition, matter, moment)
    }

    package func meeting(
        _ ids: Set<String>, of outline: ActionOutline, by other: ActionOutline, _ edition: String, _ record: any Record, _ moment: Moment
    ) -> Set<String> {
        let names = other.inputs + other.writes.filter { !other.inputs.contains($0) }
        let fields = names.compactMap { name in fieldPlaces[name].map { typedFields[$0] } }
        return moved(ids, of: outline, by: fields, edition, typed(record), moment)
    }

    package func askingWhoActs(
        _ ids: Set<String>, of outline: ActionOutline, _ edition: String, _ record: any Record, _ moment: Moment
    ) -> Set<String> {
        let gates = compiled(edition).actions[outline.index].gates.filter { ids.contains(outline.refusalID($0.name)) }
        guard !gates.isEmpty else { return [] }
        let matter = typed(record)
        let watch = Watch(kinds: [])
        let heard = moment.hearing { watch.noteActor() }
        let asking = gates.filter { gate in
            watch.begin()
            return !gate.holds(matter, heard) && watch.isAsked
        }
        return Set(asking.map { outline.refusalID($0.name) })
    }

    private func moved(
        _ ids: Set<String>, of outline: ActionOutline, by fields: [Field<M>], _ edition: String, _ matter: M, _ moment: Moment
    ) -> Set<String> {
        let gates = compiled(edition).actions[outline.index].gates.filter { ids.contains(outline.refusalID($0.name)) }
        guard !fields.isEmpty, !gates.isEmpty else { return [] }
        return Set(Trials(fields, moment).moved(gates, of: matter).map { outline.refusalID($0.name) })
    }

    package func stopping(_ action: ActionOutline, _ edition: String, _ record: any Record, _ settings: Settings, _ ledger: Ledger, _ moment: Moment)
        -> Set<String>
    {
        func running(_ record: any Record) -> Set<String> {
            Set(clocks(edition, record, settings, ledger).filter { $0.clock.stopped == nil }.map(\.id))
        }
        let now = running(record)
        guard !now.isEmpty else { return [] }
        var values: Input = [:]
        for name in action.fills + action.writes {
            switch field(stored: name)?.type {
            case .day?: values[name] = .text(moment.today.iso)
            case .instant?: values[name] = .text(moment.now.iso)
            default: break
            }
        }
        return values.isEmpty ? [] : now.subtracting(running(putting(values, into: record)))
    }
}

/// Fills empty fields by way of trial: a condition whose answer changes, or that asks for what was put there, is about one of them.
/// Nothing of it is ever stored.
struct Trials<M: Matter> {
    private let fields: [(field: Field<M>, values: [JSON])]
    private let moment: Moment
    private let watch: Watch
    /// A page tells of twenty steps, and a record is copied for each trial: so many say enough.
    private static var mostWays: Int { 24 }
    private static var mostAlone: Int { 3 }

    init(_ fields: [Field<M>], _ moment: Moment) {
        let watch = Watch(kinds: Set(fields.flatMap { $0.info.type.kinds }))
        let trial = TrialValues(moment)
        self.fields = fields.map { (field: $0, values: trial.values(of: $0.info.type)) }
        self.watch = watch
        self.moment = moment.asking { WatchedRelated(others: $0, watch: watch) }
    }

    /// Those of some unmet conditions that are about one of the fields.
    func moved(_ gates: [Gate<M>], of matter: M) -> [Gate<M>] {
        var still = gates.map { (gate: $0, says: $0.refusal(matter, moment, id: "").says) }
        var moved: [Gate<M>] = []
        func tries(_ record: M) {
            for (gate, says) in still {
                watch.begin()
                let isMet = gate.holds(record, moment)
                if isMet || watch.isAsked || gate.refusal(record, moment, id: "").says != says { moved.append(gate) }
            }
            still.removeAll { known in moved.contains { $0.name == known.gate.name } }
        }
        // All fields filled at once, in several ways, for conditions on more than one of them; then each by itself.
        for way in 0..<min(fields.map(\.values.count).max() ?? 0, Self.mostWays) where !still.isEmpty {
            var record = matter
            for (field, values) in fields where !values.isEmpty { _ = field.decode(&record, values[way % values.count]) }
            tries(record)
        }
        for (field, values) in fields {
            for value in values.prefix(Self.mostAlone) where !still.isEmpty {
                var record = matter
                if field.decode(&record, value) { tries(record) }
            }
        }
        return moved
    }
}

/// Ordinary values of each type, stored as they would be; matters and persons that are in no register.
struct TrialValues {
    private let today: Day
    private let organs: [JSON]

    init(_ moment: Moment) {
        today = moment.today
        organs = moment.organs.first(8).map { .text($0.description) }
    }

    func values(of type: FieldType) -> [JSON] {
        switch type {
        case .text: [.text("试填：写明有关情况、理由和依据。"), .text("1")]
        case .day: [0, -1, 1, -40, 40, -400, 400].map { .text(today.advanced(by: $0).iso) }
        case .instant: [0, -1, 1].map { .text(Instant(today.advanced(by: $0), hour: 9).iso) }
        case .money: [100, 100_000, 10_000_000].map { .integer($0) }
        case .integer: [1, 2, 5, 30, 1_000].map { .integer($0) }
        case .decimal: ["1", "60", "100"].map { .text($0) }
        case .flag: [.flag(true)]
        case .choice(let options): options.map { .text($0.code) }
        case .attachment: [Attachment(name: "1", digest: String(repeating: "0", count: 64), size: 1).json]
        case .matter: Watch.matters.map { .integer($0) }
        case .person: Watch.codes.map { .text($0) }
        case .organ: organs + Watch.codes.map { .text($0) }
        case .list(let element): lists(values(of: element))
        case .record(let parts): records(parts)
        }
    }

    private func lists(_ values: [JSON]) -> [JSON] {
        guard !values.isEmpty else { return [] }
        return values.map { .array([$0]) } + [.array(Array(values.prefix(2))), .array(Array(values.prefix(3))), .array(values)]
    }

    private func records(_ parts: [FieldInfo]) -> [JSON] {
        let known = parts.map { (name: $0.name, values: values(of: $0.type)) }
        return (0..<6).map { way in
            .object(known.compactMap { part in part.values.isEmpty ? nil : JSON.Member(part.name, part.values[way % part.values.count]) })
        }
    }
}

/// Notices when somebody asks for a matter or a person that was only put in by way of trial, or who acts.
final class Watch: Sendable {
    /// Numbers that no county reaches, and codes that are none.
    static let matters: [MatterID] = [900_000_000_001, 900_000_000_002, 900_000_000_003]
    static let codes: [String] = ["?1", "?2", "?3"]

    /// The kinds of matter that the empty fields refer to.
    private let kinds: Set<String>
    private let asked: Mutex<Bool> = Mutex(false)

    init(kinds: Set<String>) { self.kinds = kinds }

    var isAsked: Bool { asked.withLock { $0 } }
    func begin() { asked.withLock { $0 = false } }

    func noteActor() { asked.withLock { $0 = true } }
    func note(_ matter: MatterID) { if Self.matters.contains(matter) { asked.withLock { $0 = true } } }
    func note(key: String) {
        if Self.codes.contains(key) || Self.matters.contains(where: { String($0) == key }) { asked.withLock { $0 = true } }
    }
    /// Whoever looks through a whole kind may look there for what the field would name.
    func note(kind: String) { if kinds.contains(kind) { asked.withLock { $0 = true } } }
}

private struct WatchedRelated: Related {
    let others: any Related
    let watch: Watch

    func record(_ id: MatterID, kind: String) -> (any Record)? {
        watch.note(id)
        return others.record(id, kind: kind)
    }
    func stage(_ id: MatterID, kind: String) -> String? {
        watch.note(id)
        return others.stage(id, kind: kind)
    }
    func organ(_ id: MatterID, kind: String) -> OrganCode? {
        watch.note(id)
        return others.organ(id, kind: kind)
    }
    func all(kind: String, stages: [String]) -> [(MatterID, any Record)] {
        watch.note(kind: kind)
        return others.all(kind: kind, stages: stages)
    }
    func matching(kind: String, field: String, key: String) -> [(MatterID, any Record)] {
        watch.note(key: key)
        return others.matching(kind: kind, field: field, key: key)
    }
    func citing(_ matter: MatterID, kind: String) -> [(MatterID, any Record)] {
        watch.note(matter)
        return others.citing(matter, kind: kind)
    }
}

extension FieldType {
    /// The kinds of matter that a value may name.
    fileprivate var kinds: [String] {
        switch self {
        case .matter(let kind): [kind]
        case .list(let element): element.kinds
        case .record(let parts): parts.flatMap(\.type.kinds)
        default: []
        }
    }
}
