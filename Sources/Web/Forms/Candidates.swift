import Engine
import Kernel
import Storage

/// Who and what can be chosen in a form: the people where the action is taken, the matters there that a field refers to, all organs.
struct Candidates: Sendable {
    struct Candidate: Sendable, Equatable {
        let id: String
        let name: String
        /// What tells it from others of the same name: organ, number.
        let note: String
        /// Name and number of its paper as they are compared.
        fileprivate let key: Key
        fileprivate let number: Key

        init(id: String, name: String, note: String = "", number: String = "") {
            (self.id, self.name, self.note) = (id, name, note)
            (key, self.number) = (Key(name), Key(number))
        }
    }

    /// A text without what people leave out: spaces, the marks around titles, the case of letters.
    fileprivate struct Key: Sendable, Equatable {
        let bytes: [UInt8]

        init(_ text: String) { bytes = Array(text.lowercased().filter { !$0.isWhitespace && $0 != "《" && $0 != "》" }.utf8) }

        func begins(with other: Key, then word: String = "") -> Bool {
            bytes.starts(with: other.bytes) && bytes.dropFirst(other.bytes.count).starts(with: word.utf8)
        }
        func holds(_ other: Key) -> Bool {
            guard let first = other.bytes.first, bytes.count >= other.bytes.count else { return false }
            return bytes.indices.contains { bytes[$0] == first && bytes[$0...].starts(with: other.bytes) }
        }
    }

    /// Up to that many are shown as radio buttons or boxes; of more one is looked for.
    static let mostBoxes: Int = 15
    /// So many are told of at once when one is looked for.
    static let mostFound: Int = 15
    private static let most: Int = 400

    private(set) var people: [Candidate]
    private var organs: [Candidate]
    private var matters: [String: [Candidate]]
    /// Everybody whom the county's register has: whoever knows the code may give it.
    private let everybody: Set<PersonID>
    /// By fields what may not be chosen there and why.
    private(set) var refused: [String: [String: String]] = [:]
    /// Kinds of which there are more than were read.
    private(set) var incomplete: Set<String> = []

    init(_ fields: [FieldInfo], in places: [OrganCode], besides listed: [MatterID] = [], _ sight: Sight) throws {
        let work = sight.work
        let types = fields.flatMap { Self.types($0.type) }
        let needsPeople = types.contains(.person)
        let (tree, names) = (work.engine.organs, work.engine.names)
        everybody = needsPeople ? Set(names.keys) : []
        people =
            try !needsPeople
            ? []
            : places.flatMap { organ in
                try work.connection.people(work.engine.county, in: [organ], on: sight.day).map {
                    Candidate(id: $0.id.description, name: $0.label, note: tree.name(of: organ), number: $0.id.description)
                }
            }.reduce(into: []) { known, one in if !known.contains(where: { $0.id == one.id }) { known.append(one) } }
        organs =
            !types.contains(.organ)
            ? []
            : tree.organs.values.map {
                Candidate(id: $0.code.description, name: $0.name, note: $0.short, number: $0.code.description)
            }.sorted { $0.id < $1.id }
        matters = [:]
        for case .matter(let kind) in types where matters[kind] == nil {
            let definition = try work.engine.definition(kind)
            var filter = ListFilter(kind: kind)
            filter.organs = places
            filter.limit = Self.most
            let stages = definition.editions.compactMap { definition.outline($0.id) }.flatMap(\.stages)
            var lines = try sight.list(filter)
            if lines.count == Self.most { incomplete.insert(kind) }
            let known = Set(lines.map(\.id))
            lines += try listed.filter { !known.contains($0) }.prefix(Self.most).compactMap { try sight.line($0) }.filter { $0.kind == kind }
            matters[kind] = Self.candidates(lines, stages, tree)
        }
    }

    init(people: [Candidate] = [], organs: [Candidate] = [], matters: [String: [Candidate]] = [:]) {
        self.people = people
        self.organs = organs
        self.matters = matters
        everybody = []
    }

    private static func candidates(_ lines: [MatterLine], _ stages: [StageOutline], _ tree: OrganTree) -> [Candidate] {
        let final = Set(stages.filter(\.isFinal).map(\.code))
        let (over, pending) = (lines.filter { final.contains($0.stage) }, lines.filter { !final.contains($0.stage) })
        // What stands in force, as a certificate does, counts no more once it is over; a case that is closed is what others are about.
        let kept = stages.contains(where: \.isResting) ? pending : pending + over
        return kept.map { line in
            let stage = stages.first { $0.code == line.stage && !$0.isResting }?.name
            let note = [tree.name(of: line.organ), line.number, "编号\(line.id)", stage].compactMap { $0 }.filter { !$0.isEmpty }
            return Candidate(id: String(line.id), name: line.title, note: note.joined(separator: "　"), number: line.number ?? "")
        }
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

    /// What may be chosen in a field as far as its conditions were asked.
    func offered(_ type: FieldType, in field: String?) -> [Candidate] {
        guard let field, let refused = refused[field], !refused.isEmpty else { return of(type) }
        return of(type).filter { refused[$0.id] == nil }
    }

    /// Whether there are more than were read.
    func isIncomplete(_ type: FieldType) -> Bool {
        switch type {
        case .matter(let kind): incomplete.contains(kind)
        case .list(let element): isIncomplete(element)
        default: false
        }
    }

    func candidate(_ id: String, _ type: FieldType) -> Candidate? { of(type).first { $0.id == id } }

    /// Says of some what conditions say against them.
    mutating func refuse(_ reasons: [String: String], in field: String) { refused[field, default: [:]].merge(reasons) { $1 } }

    /// Adds matters that a search found.
    mutating func add(_ lines: [MatterLine], of kind: String, _ definition: any Definition, _ tree: OrganTree) {
        let stages = definition.editions.compactMap { definition.outline($0.id) }.flatMap(\.stages)
        let known = Set((matters[kind] ?? []).map(\.id))
        matters[kind, default: []] += Self.candidates(lines, stages, tree).filter { !known.contains($0.id) }
    }

    /// The matters that a record's own lists name, and those that its fields name: a form that shows them has to call them something.
    static func matters(in record: JSON, of fields: [FieldInfo]) -> [MatterID] {
        fields.flatMap { field in record[field.name].map { field.type.matters(in: $0) } ?? [] }
    }

    private static func types(_ type: FieldType) -> [FieldType] {
        switch type {
        case .list(let element): types(element)
        case .record(let parts): parts.flatMap { types($0.type) }
        default: [type]
        }
    }
}

// MARK: Reading what was typed

extension Candidates {
    /// What a text says of whom is meant.
    enum Meaning: Equatable {
        /// One is meant, or the text is a code by itself.
        case one(String)
        /// Nobody is called so, or several are: those that it may mean, the most recent first.
        case unclear([Candidate])
    }

    /// A code, a whole name or a whole number that only one has.
    func meaning(_ typed: String, _ type: FieldType, in field: String? = nil) -> Meaning {
        let named = named(typed, type, in: field)
        if let only = named.first, named.count == 1 { return .one(only) }
        if !named.isEmpty { return .unclear(named.compactMap { candidate($0, type) }) }
        return .unclear(find(typed, type, in: field))
    }

    /// The ids of those who bear a name, or the code that it is.
    ///
    /// - Parameter index: of the candidates, where many texts are looked up.
    private func named(_ typed: String, _ type: FieldType, in field: String?, _ index: Index? = nil) -> [String] {
        let all = of(type)
        if (index?.ids.contains(typed) ?? all.contains { $0.id == typed }) || isCode(typed, type) { return [typed] }
        let text = Key(typed)
        guard !text.bytes.isEmpty else { return [] }
        let named = index.map { $0.named[text.bytes] ?? [] } ?? all.filter { $0.isNamed(text) }.map(\.id)
        guard named.count > 1, let refused = field.flatMap({ refused[$0] }) else { return named }
        // One whom the conditions refuse is meant only where nobody else is: then the refusal says why.
        let allowed = named.filter { refused[$0] == nil }
        return allowed.isEmpty ? named : allowed
    }

    /// Those whose names or numbers hold a text, or sound like it; whole names before beginnings before parts before sounds.
    func find(_ typed: String, _ type: FieldType, in field: String? = nil, limit: Int = mostFound) -> [Candidate] {
        let text = Key(typed)
        let all = offered(type, in: field)
        guard !text.bytes.isEmpty else { return Array(all.prefix(limit)) }
        let sounding = Pinyin.matches(all.map(\.name), typed)
        let ranked = zip(all, sounding).compactMap { one, sounds -> (rank: Int, candidate: Candidate)? in
            if one.isNamed(text) { return (0, one) }
            if one.key.begins(with: text) { return (1, one) }
            if one.key.holds(text) || one.number.holds(text) || one.id == typed { return (2, one) }
            return sounds ? (3, one) : nil
        }
        // In the order of the candidates, the most recent first, within each rank.
        return Array((0...3).flatMap { rank in ranked.filter { $0.rank == rank }.map(\.candidate) }.prefix(limit))
    }

    /// The codes for what was typed: names that belong to one candidate alone become its code, all else stays.
    func codes(_ typed: String, _ type: FieldType, in field: String? = nil) -> String {
        guard !of(type).isEmpty else { return typed }
        let index = Index(of(type))
        return parts(typed, type, index).map { part in
            let named = named(part, type, in: field, index)
            return named.count == 1 ? named[0] : part
        }.joined(separator: ",")
    }

    /// The names of a list that is typed; a line that is one name is one, whatever stands in it.
    func parts(_ typed: String, _ type: FieldType) -> [String] { parts(typed, type, Index(of(type))) }

    private func parts(_ typed: String, _ type: FieldType, _ index: Index) -> [String] {
        typed.split(whereSeparator: \.isNewline).flatMap { line -> [String] in
            if named(String(line), type, in: nil, index).count == 1 { return [String(line)] }
            return FieldType.parts(of: String(line)).flatMap { $0.split { ";；".contains($0) || $0.isWhitespace }.map(String.init) }
        }
    }

    /// The same for a field that holds one.
    func code(_ typed: String, _ type: FieldType, in field: String? = nil) -> String {
        guard !typed.isEmpty, !of(type).isEmpty else { return typed }
        let named = named(typed, type, in: field)
        return named.count == 1 ? named[0] : typed
    }

    /// The candidates by what each is called, so that a list of many names is read in one go.
    private struct Index {
        let ids: Set<String>
        private(set) var named: [[UInt8]: [String]] = [:]

        init(_ all: [Candidate]) {
            ids = Set(all.map(\.id))
            for one in all { for name in one.names { named[name, default: []].append(one.id) } }
        }
    }

    /// A code of the register that is not among those offered: it may be meant, and its rule judges it.
    private func isCode(_ typed: String, _ type: FieldType) -> Bool {
        switch type {
        case .person: everybody.contains(PersonID(typed))
        case .matter: Int(typed).map { $0 > 0 } ?? false
        case .list(let element): isCode(typed, element)
        default: false
        }
    }
}

extension Candidates.Candidate {
    /// All by which `isNamed` knows it.
    fileprivate var names: Set<[UInt8]> {
        let marks = ["的", "（"].map { Array($0.utf8) }
        let beginnings = key.bytes.indices.filter { place in marks.contains { key.bytes[place...].starts(with: $0) } }
        return Set([key.bytes, number.bytes] + beginnings.map { Array(key.bytes[..<$0]) })
    }

    /// 涂晖斌 is “涂晖斌的行政执法证”; 对盗窃财物的处罚 is “对盗窃财物的处罚（430626-ga-13）”.
    fileprivate func isNamed(_ text: Candidates.Key) -> Bool {
        key == text || number == text || key.begins(with: text, then: "的") || key.begins(with: text, then: "（")
    }
}
