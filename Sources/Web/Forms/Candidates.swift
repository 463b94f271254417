import Engine
import Kernel
import Storage

/// Who and what can be chosen in a form: the people where the action is taken, the matters there that a field refers to, all organs.
struct Candidates: Sendable {
    struct Candidate: Sendable, Equatable {
        let id: String
        let name: String
    }

    /// Beyond that, a list of boxes is no help: names are typed.
    static let mostBoxes: Int = 40
    private static let most: Int = 400

    let people: [Candidate]
    private let organs: [Candidate]
    private let matters: [String: [Candidate]]

    init(_ fields: [FieldInfo], in organs: [OrganCode], besides listed: [MatterID] = [], _ sight: Sight) throws {
        let work = sight.work
        let types = fields.flatMap { Self.types($0.type) }
        let needsPeople = types.contains(.person)
        people =
            try !needsPeople
            ? []
            : work.connection.people(work.engine.county, in: organs, on: sight.day).map {
                Candidate(id: $0.id.description, name: $0.label)
            }
        self.organs =
            !types.contains(.organ)
            ? [] : work.engine.organs.organs.values.map { Candidate(id: $0.code.description, name: $0.name) }.sorted { $0.id < $1.id }
        var matters: [String: [Candidate]] = [:]
        for case .matter(let kind) in types where matters[kind] == nil {
            let definition = try work.engine.definition(kind)
            var filter = ListFilter(kind: kind)
            filter.organs = organs
            filter.limit = Self.most
            let stages = definition.editions.compactMap { definition.outline($0.id) }.flatMap(\.stages)
            let final = Set(stages.filter(\.isFinal).map(\.code))
            var lines = try sight.list(filter)
            let known = Set(lines.map(\.id))
            lines += try listed.filter { !known.contains($0) }.prefix(Self.most).compactMap { try sight.line($0) }.filter { $0.kind == kind }
            // What stands in force, as a certificate does, counts no more once it is over; a case that is closed is what others are about.
            let standsInForce = stages.contains(where: \.isResting)
            let (over, pending) = (lines.filter { final.contains($0.stage) }, lines.filter { !final.contains($0.stage) })
            matters[kind] = (standsInForce ? pending : pending + over).map { Candidate(id: String($0.id), name: $0.title) }
        }
        self.matters = matters
    }

    init(people: [Candidate] = [], organs: [Candidate] = [], matters: [String: [Candidate]] = [:]) {
        self.people = people
        self.organs = organs
        self.matters = matters
    }

    func of(_ type: FieldType) -> [Candidate] {
        switch type {
        case .person: people
        case .organ: organs
        case .matter(let kind): matters[kind] ?? []
        case .list(let element): of(element)
        default: []
        }
    }

    /// The codes for what was typed: names that belong to one candidate alone become its code, all else stays.
    func codes(_ typed: String, _ type: FieldType) -> String {
        let candidates = of(type)
        guard !candidates.isEmpty else { return typed }
        let parts = FieldType.parts(of: typed).flatMap { $0.split { ";；".contains($0) || $0.isWhitespace }.map(String.init) }
        let named = Dictionary(grouping: candidates, by: \.name)
        let ids = Set(candidates.map(\.id))
        return parts.map { part in
            guard !ids.contains(part), let found = named[part], found.count == 1 else { return part }
            return found[0].id
        }.joined(separator: ",")
    }

    /// The same for a field that holds one.
    func code(_ typed: String, _ type: FieldType) -> String {
        let name = typed.filter { !$0.isWhitespace }
        let named = of(type).filter { $0.name == name }
        return named.count == 1 ? named[0].id : typed
    }

    /// The matters that a record's own lists name.
    static func matters(in record: JSON, of fields: [FieldInfo]) -> [MatterID] {
        fields.flatMap { field in field.type.parts == nil ? [] : record[field.name].map { field.type.matters(in: $0) } ?? [] }
    }

    private static func types(_ type: FieldType) -> [FieldType] {
        switch type {
        case .list(let element): types(element)
        case .record(let parts): parts.flatMap { types($0.type) }
        default: [type]
        }
    }
}
