import Kernel

/// What walks of a kind have learnt: inputs with which a step was taken, which values a condition looks at, what has to be done before.
///
/// One run's own: a class, since every search adds to it; a run that begins where another has left off starts from a copy.
final class Learning {
    /// An input that was accepted, and the day on which it was.
    struct Template: Sendable {
        let input: Input
        let on: Day
    }

    /// One step of one edition of a kind.
    struct Place: Hashable, Sendable {
        let kind: String
        let edition: String
        let action: String

        /// The same step in all editions, which mostly ask the same of it.
        fileprivate var anyEdition: Place { Place(kind: kind, edition: "", action: action) }
    }

    /// A step of a kind, whatever the edition.
    struct Step: Hashable, Sendable {
        let kind: String
        let action: String
    }

    /// A stored value that would let a condition hold, and the step before which that condition stands.
    struct Want: Hashable, Sendable {
        let value: JSON
        let step: Step
    }

    /// All of it as a value, to be handed on.
    struct State: Sendable {
        fileprivate var templates: [Place: [Template]] = [:]
        /// What people filled in elsewhere, by step; never forgotten.
        fileprivate var examples: [Place: [Template]] = [:]
        fileprivate var failures: [Place: Int] = [:]
        fileprivate var influences: [String: [String: Int]] = [:]
        fileprivate var changes: [String: Int] = [:]
        fileprivate var wanted: [Place: [Want]] = [:]
        fileprivate var feeds: [Step: Set<Step>] = [:]
        fileprivate var urged: [Place: Int] = [:]
        fileprivate var probed: [String: Int] = [:]
        fileprivate var organs: [String: [OrganCode: Int]] = [:]
        fileprivate var ordered: [Order: Int] = [:]
        fileprivate var texts: [Place: [String]] = [:]
        fileprivate var links: Links = Links()
        fileprivate var scanned: [String: Int] = [:]
        fileprivate var guessed: [String: Int] = [:]
        init() {}

        /// - Parameter examples: what was filled in elsewhere.
        init(examples: [Example]) {
            for example in examples {
                let place = Place(kind: example.kind, edition: "", action: example.action)
                self.examples[place, default: []].append(Template(input: example.input, on: example.on))
            }
        }
    }

    private(set) var state: State
    init(_ state: State = State()) { self.state = state }

    // MARK: Inputs

    /// How often a step was tried in vain since it was last taken.
    func failures(_ place: Place) -> Int { state.failures[place] ?? 0 }

    func templates(_ place: Place) -> [Template] { state.templates[place.anyEdition] ?? [] }
    func examples(_ place: Place) -> [Template] { state.examples[place.anyEdition] ?? [] }

    func learn(_ input: Input, on day: Day, _ place: Place, _ dice: inout Dice) {
        state.failures[place] = 0
        // When something happened is chosen anew each time.
        let input = input.filter { $0.key != Occurrence.dayName && $0.key != Occurrence.reasonName }
        var known = state.templates[place.anyEdition] ?? []
        if known.count < 8 {
            known.append(Template(input: input, on: day))
        } else if dice.chance(10) {
            known[dice.below(known.count)] = Template(input: input, on: day)
        }
        state.templates[place.anyEdition] = known
    }

    func fail(_ place: Place) { state.failures[place, default: 0] += 1 }

    /// Texts that kept the rules of a field, wherever in the kind a field of that name stands.
    func texts(_ field: String, of kind: String) -> [String]? { state.texts[Place(kind: kind, edition: "", action: field)] }

    /// A value was accepted that had been refused before: what is text in it keeps the rules.
    func accept(_ value: JSON, _ info: FieldInfo, _ type: FieldType, of kind: String) {
        switch (value, type) {
        case (.text(let text), .text) where info.mask == nil && !text.isEmpty:
            let place = Place(kind: kind, edition: "", action: info.name)
            var known = state.texts[place] ?? []
            guard known.count < 8, !known.contains(text) else { return }
            known.append(text)
            state.texts[place] = known
        case (.array(let items), .list(let element)): for item in items { accept(item, info, element, of: kind) }
        case (.object(let members), .record(let fields)):
            for member in members {
                if let field = fields.first(where: { $0.name == member.key }) { accept(member.value, field, field.type, of: kind) }
            }
        default: break
        }
    }

    // MARK: Conditions

    /// An input has changed the answer of a condition; `@actor` and `@day` are whoever acts and when.
    func influence(_ gate: String, by path: String) { state.influences[gate, default: [:]][path, default: 0] += 1 }

    /// Something was filled in otherwise while the condition stood in the way.
    func change(_ gate: String) { state.changes[gate, default: 0] += 1 }

    /// Nothing that is filled in has ever changed the answer of a condition: it looks at what was done before.
    func isBeyondInput(_ gate: String) -> Bool {
        guard state.changes[gate, default: 0] >= 40 else { return false }
        return (state.influences[gate] ?? [:]).keys.allSatisfy { $0.hasPrefix("@") }
    }

    func paths(_ gate: String) -> [(path: String, weight: Int)] {
        (state.influences[gate] ?? [:]).map { ($0.key, min($0.value, 20)) }.sorted { $0.0 < $1.0 }
    }

    /// Whether every field is still to be tried for a condition: a few times, in different matters.
    func mayScan(_ gate: String) -> Bool {
        state.scanned[gate, default: 0] += 1
        return state.scanned[gate, default: 0] <= 6
    }

    /// Whether several fields at once are still to be guessed at for a condition.
    func mayGuess(_ gate: String) -> Bool {
        state.guessed[gate, default: 0] += 1
        let times = state.guessed[gate, default: 0]
        return times <= 12 || times.isMultiple(of: 16)
    }

    // MARK: What has to be done before

    func mayProbe(_ gate: String, most: Int) -> Bool {
        state.probed[gate, default: 0] += 1
        return state.probed[gate, default: 0] <= most
    }

    /// A stored value would let a condition hold that nothing filled in lets hold; it may come from a field of another matter.
    ///
    /// - Parameter step: the one before which the condition stands.
    /// - Returns: every field in which it is wanted.
    func want(_ value: JSON, in field: String, of kind: String, for step: Step) -> [Links.Field] {
        var fields = [Links.Field(kind: kind, name: field)]
        var index = 0
        while index < fields.count, fields.count < 12 {
            for source in state.links.sources(of: fields[index]) where !fields.contains(source) { fields.append(source) }
            index += 1
        }
        for field in fields { keep(Want(value: value, step: step), wantedIn: field) }
        return fields
    }

    private func keep(_ want: Want, wantedIn field: Links.Field) {
        let place = Place(kind: field.kind, edition: "", action: field.name)
        var known = state.wanted[place] ?? []
        guard !known.contains(want) else { return }
        // Of each step the last few; what one step wants does not put away what another wants.
        let own = known.indices.filter { known[$0].step == want.step }
        if own.count >= 3 { known.remove(at: own[0]) }
        if known.count >= 24 { known.removeFirst() }
        known.append(want)
        state.wanted[place] = known
    }

    func wanted(_ field: String, of kind: String) -> [Want] { state.wanted[Place(kind: kind, edition: "", action: field)] ?? [] }

    /// What one step writes is wanted by a condition of another.
    func feed(_ step: Step, from earlier: Step) { state.feeds[step, default: []].insert(earlier) }

    /// A step with all that have to be taken before it, as far as is known.
    func before(_ step: Step) -> Set<Step> {
        var found: Set<Step> = [step]
        var queue = [step]
        while let next = queue.popLast() {
            for earlier in state.feeds[next] ?? [] where found.insert(earlier).inserted { queue.append(earlier) }
        }
        return found
    }

    /// A step writes or fills such a field.
    func urge(_ kind: String, _ action: String, by weight: Int) {
        let place = Place(kind: kind, edition: "", action: action)
        state.urged[place] = min(60, state.urged[place, default: 0] + weight)
    }
    func relax(_ place: Place) { if let weight = state.urged[place.anyEdition] { state.urged[place.anyEdition] = weight - 1 } }
    func urge(_ place: Place) -> Int { state.urged[place.anyEdition] ?? 0 }

    /// Values have come from one matter into another.
    func link(_ changed: [JSON.Member], of kind: Shape, _ id: String, from body: JSON, _ shape: Shape, _ other: String) {
        state.links.note(changed, of: kind, id, from: body, shape, other)
    }

    // MARK: What has to stand in the county

    /// Orders not yet delivered, in the order in which they came.
    private(set) var orders: [Order] = []
    /// What is being delivered: its values come first.
    var delivering: Order?
    /// Values that the next matter of a kind is to have, so that those laid down differ.
    var presets: (kind: String, values: [String: JSON]) = ("", [:])

    /// What a field is to be for what is wanted now.
    func demand(_ field: String, of kind: String) -> JSON? {
        if let order = delivering, order.kind == kind, order.field == field { return order.value }
        return presets.kind == kind ? presets.values[field] : nil
    }

    /// The same matter is ordered three times at most: what cannot be delivered is not waited for.
    func order(_ order: Order) {
        guard state.ordered[order, default: 0] < 3, state.ordered.count < 60, orders.count < 12, !orders.contains(order) else { return }
        state.ordered[order, default: 0] += 1
        orders.append(order)
    }

    func nextOrder() -> Order? { orders.isEmpty ? nil : orders.removeFirst() }

    // MARK: Organs

    /// Matters of a kind have come so many steps far at an organ.
    func credit(_ organ: OrganCode, _ kind: String, _ steps: Int) { state.organs[kind, default: [:]][organ, default: 0] += steps }
    func credit(_ kind: String) -> [OrganCode: Int] { state.organs[kind] ?? [:] }
}

extension Learning.Template {
    /// The same input with its days moved to another day, and matters that are not there left out.
    func input(on day: Day, _ definition: any WalkedDefinition, in world: World) -> [String: JSON] {
        var result: [String: JSON] = [:]
        for (name, value) in input {
            guard let type = definition.fields.first(where: { $0.name == name })?.type else { continue }
            if let moved = Self.moved(value, type, by: day - on, in: world) { result[name] = moved }
        }
        return result
    }

    private static func moved(_ value: JSON, _ type: FieldType, by days: Int, in world: World) -> JSON? {
        switch (value, type) {
        case (.text(let text), .day): return Day(iso: text).map { .text($0.advanced(by: days).iso) } ?? value
        case (.text(let text), .instant): return Instant(iso: text).map { .text($0.advanced(byHours: 24 * days).iso) } ?? value
        case (.integer(let id), .matter(let kind)): return world[id]?.kind == kind ? value : nil
        case (.array(let items), .list(let element)):
            let moved = items.compactMap { Self.moved($0, element, by: days, in: world) }
            return moved.isEmpty && !items.isEmpty ? nil : .array(moved)
        case (.object(let members), .record(let fields)):
            return .object(
                members.compactMap { member in
                    guard let field = fields.first(where: { $0.name == member.key }) else { return member }
                    return Self.moved(member.value, field.type, by: days, in: world).map { JSON.Member(member.key, $0) }
                })
        default: return value
        }
    }
}
