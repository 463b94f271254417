/// A part of a record that brings its own fields, such as one service of one paper (送达), and that several kinds share.
///
/// A part is always a stored struct within the record: no optional, no enumeration, no class on the way to it. Its fields become
/// fields of the record under the name of the place where it is mounted: `decision.on`, and the body stays one flat object.
package protocol Part: Record, Equatable {}

/// Where a part stands in a record: the prefix of all its stored names, and the word before its labels.
///
/// What a part's steps are called and stored as begins with `id`, always and not only where two would clash, so that a second
/// mount changes no name of the first. Its steps keep their names for good; its fields may be stored under another `id` when the
/// mount says what it was called `formerly`.
@dynamicMemberLookup
package struct Mount<M: Record, P: Part>: Sendable {
    package let id: String
    package let title: String
    package let path: WritablePath<M, P>
    let offset: Int
    /// Fields of the part that the record leaves out, for instance where the law knows no electronic service.
    private let omitted: Set<String>
    /// What it was called before, the earliest first.
    private let formerly: [String]

    package init(
        _ id: String, _ path: WritablePath<M, P>, _ title: String, omitting omitted: Set<String> = [], formerly: [String] = []
    ) {
        guard let offset = MemoryLayout<M>.offset(of: path) else { preconditionFailure("\(id) is not a stored part of \(M.self)") }
        self.id = id
        self.title = title
        self.path = path
        self.offset = offset
        self.omitted = omitted
        self.formerly = formerly
    }

    /// The part within a record, without copying the record: a look through the key path costs two hundred times as much.
    func place(_ record: UnsafePointer<M>) -> UnsafePointer<P> {
        // The offset is that of a stored property of type `P`, so the bytes there are one.
        (UnsafeRawPointer(record) + offset).assumingMemoryBound(to: P.self)
    }

    package func read(_ record: M) -> P { withUnsafePointer(to: record) { place($0).pointee } }

    /// `mount.on` is the path `\.decision.on`.
    package subscript<Value>(dynamicMember inner: WritableKeyPath<P, Value>) -> WritablePath<M, Value> {
        let outer: WritableKeyPath<M, P> = path
        return Self.sendable(outer.appending(path: inner))
    }

    /// A part within the part: `hearing.notice`.
    package func appending<Q: Part>(_ inner: Mount<P, Q>) -> Mount<M, Q> {
        let (outer, further): (WritableKeyPath<M, P>, WritableKeyPath<P, Q>) = (path, inner.path)
        let former = inner.everyID.flatMap(stored(everywhere:)).filter { $0 != stored(inner.id) }
        return Mount<M, Q>(
            stored(inner.id), Mount<M, Q>.sendable(outer.appending(path: further)), title + inner.title, omitting: inner.omitted, formerly: former)
    }

    /// The id of a step of the part: `decision-serve`.
    package func step(_ word: String) -> String { "\(id.replacing(".", with: "-"))-\(word)" }

    /// The part's fields as fields of the record.
    package var fields: [Field<M>] {
        let all = P.fields
        let kept = all.filter { !omitted.contains($0.info.name) }
        return kept.enumerated().map { index, field in
            let retired = field.retired + (index == 0 ? P.retiredFields : [])
            return Field(
                field, in: self, omitted: field.omitted + (index == 0 ? all.count - kept.count : 0),
                retired: retired.flatMap(stored(everywhere:)))
        }
    }

    /// The part's fields, where some of them stood in the record itself before the part was mounted: `["on": "servedOn"]`, by their names
    /// within the part.
    package func moved(from names: [String: String]) -> [Field<M>] {
        let places = Dictionary(names.map { (stored($0.key), $0.value) }, uniquingKeysWith: { first, _ in first })
        let all = fields
        for name in places.keys where !all.contains(where: { $0.info.name == name }) {
            preconditionFailure("\(name): the part mounted as \(id) has no such field")
        }
        return all.map { field in places[field.info.name].map { field.first(called: $0) } ?? field }
    }

    /// A condition on the part alone, named after the mount: `decision-witness`.
    package func gate(_ word: String, _ says: String, _ basis: Basis, _ holds: @escaping @Sendable (P, Moment) -> Bool) -> Gate<M>
    where M: Matter {
        Gate(step(word), says, basis) { matter, now in holds(read(matter), now) }
    }

    func stored(_ name: String) -> String { "\(id).\(name)" }

    private var everyID: [String] { formerly + [id] }
    /// A name within the part under all that the mount was ever called, the earliest first.
    private func stored(everywhere name: String) -> [String] { everyID.map { "\($0).\(name)" } }
    /// The names under which a field of the part was stored before, the earliest first.
    func former(_ field: FieldInfo) -> [String] {
        let every = everyID.flatMap { id in (field.formerly + [field.name]).map { "\(id).\($0)" } }
        return every.filter { $0 != stored(field.name) }
    }

    func label(_ label: String) -> String { title + label }

    func appending(any inner: Path<P>) -> Path<M> {
        let (outer, inner): (PartialKeyPath<M>, AnyKeyPath) = (path, inner)
        guard let whole = outer.appending(path: inner) else { preconditionFailure("\(id): the path of a field of \(P.self) does not start there") }
        // As below: both halves are sendable.
        return unsafeBitCast(whole, to: (any PartialKeyPath<M> & Sendable).self)
    }

    /// A key path made of two sendable ones captures nothing that is not; the library only does not say so.
    private static func sendable<Value>(_ path: WritableKeyPath<M, Value>) -> WritablePath<M, Value> {
        unsafeBitCast(path, to: (any WritableKeyPath<M, Value> & Sendable).self)
    }
}
