import Kernel

/// A matter that some condition asks for and that does not stand in the county: a power of this sort, a certificate at that organ.
struct Order: Hashable, Sendable {
    let kind: String
    let organ: OrganCode
    /// The field that has to have another value, with that value; none when only the stage is wanted.
    let field: String
    let value: JSON
    /// Where it has to stand; empty for anywhere it comes to rest.
    let stage: String
}

/// Asks which change to another matter would let a condition hold: a standing one is taken, and its stage and fields are flipped.
struct ReferenceProbe {
    let entry: Entry
    let action: ActionOutline
    let world: World
    let actor: Actor
    let at: Instant
    let lookups: [String]
    let input: Input
    var values: Values

    mutating func orders(_ gate: Int, _ record: any Record) -> [Order] {
        for kind in entry.definition.referred + lookups {
            for other in candidates(kind) {
                let pointed = pointing(record, at: other)
                if let order = flip(gate, pointed, other) { return [order] }
            }
        }
        return []
    }

    private mutating func candidates(_ kind: String) -> [Entry] {
        let all = world.entries(kind)
        let own = all.filter { $0.organ == entry.organ }
        let standing = own.filter { $0.isResting || $0.isFinal }
        return Array((values.dice.shuffled(standing).prefix(2) + values.dice.shuffled(own).prefix(1) + values.dice.shuffled(all).prefix(1)))
    }

    /// The record with every field that can point at the matter pointing there.
    private func pointing(_ record: any Record, at other: Entry) -> any Record {
        var record = record
        for field in entry.definition.fields {
            switch field.type {
            case .matter(other.kind): _ = entry.definition.put(.integer(other.id), in: field.name, of: &record)
            case .list(.matter(other.kind)): _ = entry.definition.put(.array([.integer(other.id)]), in: field.name, of: &record)
            default: break
            }
        }
        return record
    }

    private mutating func flip(_ gate: Int, _ record: any Record, _ other: Entry) -> Order? {
        var moved = other
        moved.organ = entry.organ
        if holds(gate, record, moved), other.organ != entry.organ {
            return Order(kind: other.kind, organ: entry.organ, field: "", value: .null, stage: other.stage)
        }
        for stage in other.outline.stages where stage.code != other.stage {
            var flipped = moved
            flipped.stage = stage.code
            if holds(gate, record, flipped) { return Order(kind: other.kind, organ: entry.organ, field: "", value: .null, stage: stage.code) }
        }
        for field in other.definition.fields {
            for value in Self.trials(field, of: other.kind, &values) {
                var flipped = moved
                guard other.definition.put(value, in: field.name, of: &flipped.record) else { continue }
                if holds(gate, record, flipped) { return Order(kind: other.kind, organ: entry.organ, field: field.name, value: value, stage: "") }
            }
        }
        return nil
    }

    private static func trials(_ field: FieldInfo, of kind: String, _ values: inout Values) -> [JSON] {
        switch field.type {
        case .flag: [.flag(true), .flag(false)]
        case .choice(let options): options.map { .text($0.code) } + [.null]
        case .person, .organ:
            if let shape = values.world.kinds.shapes.field(field.name, of: kind) { (0..<4).map { _ in values.value(shape, field) } } else { [] }
        // A day or a text that would do is one of too many to be ordered.
        default: []
        }
    }

    private func holds(_ gate: Int, _ record: any Record, _ other: Entry) -> Bool {
        let moment = Moment(
            now: at, actor: actor, organ: entry.organ, matter: entry.id, organs: world.town.organs, calendar: world.calendar,
            settings: world.settings, ledger: entry.ledger, names: world.town.names, related: OneOther(world: world, other: other))
        return entry.definition.holds(gate: gate, of: action, entry.edition, record, adding: input, moment)
    }
}

/// The world with one matter otherwise.
private struct OneOther: Related {
    let world: World
    let other: Entry

    private func isOther(_ id: MatterID, _ kind: String) -> Bool { id == other.id && kind == other.kind }
    func record(_ id: MatterID, kind: String) -> (any Record)? { isOther(id, kind) ? other.record : world.record(id, kind: kind) }
    func stage(_ id: MatterID, kind: String) -> String? { isOther(id, kind) ? other.stage : world.stage(id, kind: kind) }
    func organ(_ id: MatterID, kind: String) -> OrganCode? { isOther(id, kind) ? other.organ : world.organ(id, kind: kind) }

    func all(kind: String, stages: [String]) -> [(MatterID, any Record)] {
        let rest = world.all(kind: kind, stages: stages).filter { $0.0 != other.id }
        return kind == other.kind && stages.contains(other.stage) ? rest + [(other.id, other.record)] : rest
    }
    func matching(kind: String, field: String, key: String) -> [(MatterID, any Record)] {
        let rest = world.matching(kind: kind, field: field, key: key).filter { $0.0 != other.id }
        guard kind == other.kind, other.definition.keys(of: other.record).contains(where: { $0.info.name == field && $0.key == key }) else {
            return rest
        }
        return rest + [(other.id, other.record)]
    }
    func citing(_ matter: MatterID, kind: String) -> [(MatterID, any Record)] {
        let rest = world.citing(matter, kind: kind).filter { $0.0 != other.id }
        guard kind == other.kind, other.definition.references(of: other.record).contains(where: { $0.target == matter }) else { return rest }
        return rest + [(other.id, other.record)]
    }
}
