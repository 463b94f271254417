import Kernel

/// The type of a field with a number of its own: equal types have the same, so that values of one are found for another at once.
final class Shape: Sendable {
    let id: Int
    let type: FieldType
    /// Of what a list is.
    let element: Shape?
    /// The parts of a record, with their shapes.
    let parts: [(info: FieldInfo, shape: Shape)]
    private let places: [String: Int]

    fileprivate init(id: Int, type: FieldType, element: Shape?, parts: [(info: FieldInfo, shape: Shape)]) {
        self.id = id
        self.type = type
        self.element = element
        self.parts = parts
        places = Dictionary(parts.enumerated().map { ($1.info.name, $0) }, uniquingKeysWith: { first, _ in first })
    }

    func part(_ name: String) -> (info: FieldInfo, shape: Shape)? { places[name].map { parts[$0] } }
}

/// The shapes of all fields of all kinds.
struct Shapes: Sendable {
    /// A kind's record as a whole, by kind.
    private var records: [String: Shape] = [:]

    init(_ definitions: [any WalkedDefinition]) {
        var known: [String: Shape] = [:]
        for definition in definitions { records[definition.kind.id] = Self.gather(.record(definition.fields), &known) }
    }

    subscript(_ kind: String) -> Shape? { records[kind] }
    func field(_ name: String, of kind: String) -> Shape? { records[kind]?.part(name)?.shape }

    private static func gather(_ type: FieldType, _ known: inout [String: Shape]) -> Shape {
        var element: Shape?
        var parts: [(info: FieldInfo, shape: Shape)] = []
        switch type {
        case .list(let inner): element = Self.gather(inner, &known)
        case .record(let fields): parts = fields.map { ($0, Self.gather($0.type, &known)) }
        default: break
        }
        let key = key(of: type, element, parts)
        if let shape = known[key] { return shape }
        let shape = Shape(id: known.count, type: type, element: element, parts: parts)
        known[key] = shape
        return shape
    }

    private static func key(of type: FieldType, _ element: Shape?, _ parts: [(info: FieldInfo, shape: Shape)]) -> String {
        switch type {
        case .text: "text"
        case .day: "day"
        case .instant: "instant"
        case .money: "money"
        case .integer: "integer"
        case .decimal: "decimal"
        case .flag: "flag"
        case .organ: "organ"
        case .person: "person"
        case .attachment: "attachment"
        case .choice(let options): "choice " + options.map(\.code).joined(separator: ",")
        case .matter(let kind): "matter \(kind)"
        case .list: "list \(element?.id ?? 0)"
        // A personal part is another type than one that is not: what is in it must not wander.
        case .record: "record " + parts.map { "\($0.info.name)\($0.info.mask == nil ? ":" : "!")\($0.shape.id)" }.joined(separator: ",")
        }
    }
}
