import Kernel
import Testing

@testable import Affairs

/// What one step brings about of itself: a row of a table of effects.
///
///     StepEffect<Petition>(
///         "revoke-review", in: { Letter.reexamining() }, on: "2020-06-20", by: "p4", Letter.revoking,
///         leaves: ["reopenedOn": "2020-06-20"], empties: ["opinion", "answer."])
///
/// What is told is all there is: a field that changed and is not told is a failure, as is one that did not change. Fields that the step asks
/// for say nothing of its effects, and are looked at only when they are told.
struct StepEffect<M: Matter>: CustomTestStringConvertible, Sendable {
    private let step: String
    private let lawful: @Sendable () -> Bench<M>
    private let day: String?
    private let event: String?
    private let person: String?
    private let input: [String: String]
    private let leaves: [String: String]
    private let empties: [String]
    private let adds: [String]
    private let causes: [String]
    private let opens: [String]
    private let issues: [String]
    private let publishes: [String]
    private let withdraws: [String]

    /// - Parameters:
    ///   - step: the id of the step, which must be taken.
    ///   - lawful: the matter, which has come to where the step is taken.
    ///   - day: on which the step is taken; `nil` for the day on which the matter stands.
    ///   - event: the earlier day on which it happened, if it is entered later.
    ///   - person: who takes it; `nil` for whoever took the step before.
    ///   - leaves: what fields hold after it, as they are stored.
    ///   - empties: fields that hold nothing after it; a name that ends in a point stands for all fields of a part. What the course has not
    ///     filled in is filled in before the step: that something empty is empty would show nothing.
    ///   - adds: lists that have one item more after it.
    ///   - causes: the steps that follow in other matters, `penalty.note-challenge`.
    ///   - opens: the steps by which other matters are opened, `rectification.assign`.
    ///   - issues: the papers that are made of it, in their order.
    ///   - publishes: what people see after it, and did not before.
    ///   - withdraws: what people saw before it, and do not after.
    init(
        _ step: String, in lawful: @escaping @Sendable () -> Bench<M>, happened event: String? = nil, on day: String? = nil, by person: String? = nil,
        _ input: [String: String] = [:], leaves: [String: String] = [:], empties: [String] = [], adds: [String] = [], causes: [String] = [],
        opens: [String] = [], issues: [String] = [], publishes: [String] = [], withdraws: [String] = []
    ) {
        (self.step, self.lawful, self.day, self.event, self.person, self.input) = (step, lawful, day, event, person, input)
        (self.leaves, self.empties, self.adds) = (leaves, empties, adds)
        (self.causes, self.opens, self.issues) = (causes, opens, issues)
        (self.publishes, self.withdraws) = (publishes, withdraws)
    }

    var testDescription: String { "\(M.kind.id).\(step)" }

    /// Takes the step, and compares what it brought about with what the row tells.
    ///
    /// - Parameter edition: under which the matter is opened; `nil` for that of its day.
    func check(under edition: String? = nil, sourceLocation: SourceLocation = #_sourceLocation) throws {
        try Mutation.$row.withValue(testDescription) { try compare(under: edition, sourceLocation) }
    }

    private func compare(under edition: String?, _ sourceLocation: SourceLocation) throws {
        var bench = Opening.$edition.withValue(edition) { lawful() }
        if let day { bench.today = Bench<M>.day(day) }
        if let person { bench.actor = Town.person(person) }
        let emptied = try bench.filling(empties)
        for publication in publishes { bench.published[publication] = nil }
        let (fields, visible) = (bench.fields, Set(bench.published.keys))
        let (followed, opened, papers) = (bench.followed.count, bench.opened.count, bench.papers.count)
        let refusals =
            event.map { bench.enter(step, happened: $0, on: bench.today.iso, late: "材料后到", input) } ?? bench.take(step, input)
        #expect(refusals == [], "\(testDescription)", sourceLocation: sourceLocation)
        guard refusals.isEmpty else { return }

        let asked = bench.definition.outline(bench.edition)?.action(step)?.inputs ?? []
        let told = leaves.merging(emptied.map { ($0, "") }) { $1 }
        let changed = Set(fields.keys).union(bench.fields.keys).filter { fields[$0] != bench.fields[$0] && !asked.contains($0) }
        let found = changed.subtracting(adds).union(told.keys).map { ($0, bench.fields[$0]?.plain ?? "") }
        #expect(Dictionary(found) { $1 } == told, "\(testDescription)", sourceLocation: sourceLocation)
        for list in adds {
            let (before, after) = (fields[list]?.items?.count ?? 0, bench.fields[list]?.items?.count ?? 0)
            #expect(after == before + 1, "\(testDescription)：\(list)", sourceLocation: sourceLocation)
        }
        let followers = bench.followed.dropFirst(followed).map { "\($0.kind.id).\($0.action)" }
        #expect(followers == causes, "\(testDescription)", sourceLocation: sourceLocation)
        #expect(bench.opened.dropFirst(opened).map { "\($0.kind.id).\($0.action)" } == opens, "\(testDescription)", sourceLocation: sourceLocation)
        #expect(bench.papers.dropFirst(papers).map(\.document) == issues, "\(testDescription)", sourceLocation: sourceLocation)
        #expect(visible.isSuperset(of: withdraws), "\(testDescription)", sourceLocation: sourceLocation)
        let shown = visible.subtracting(withdraws).union(publishes)
        #expect(Set(bench.published.keys) == shown, "\(testDescription)", sourceLocation: sourceLocation)
    }
}

extension Bench {
    /// What is filled in, by field.
    fileprivate var fields: [String: JSON] {
        Dictionary(definition.values(of: record).map { ($0.info.name, $0.json) }) { $1 }
    }

    /// Fills in of these fields what is empty, with something of their types; returns the names of all of them.
    fileprivate mutating func filling(_ names: [String]) throws -> [String] {
        let meant = definition.fields.filter { field in
            names.contains { $0.hasSuffix(".") ? field.name.hasPrefix($0) : field.name == $0 }
        }
        for name in names { #expect(meant.contains { $0.name.hasPrefix(name) }, "没有字段“\(name)”") }
        let filled = fields
        let members = filled.map { JSON.Member($0.key, $0.value) } + meant.filter { filled[$0.name] == nil }.map { JSON.Member($0.name, $0.specimen) }
        record = try #require(try definition.decode(JSON.object(members).encoded) as? M)
        return meant.map(\.name)
    }
}

extension FieldInfo {
    /// Something that may stand in the field.
    fileprivate var specimen: JSON { Self.specimen(of: type) }

    private static func specimen(of type: FieldType) -> JSON {
        switch type {
        case .text: .text("此前填写的内容")
        case .day: .text("2020-01-02")
        case .instant: .text(Instant(Day(ordinal: 18_263), hour: 9).iso)
        case .money, .integer, .matter: .integer(1)
        case .decimal: .text("1")
        case .flag: .flag(true)
        case .organ: .text("430626-ga")
        case .person: .text("p9")
        case .attachment:
            .object([.init("name", .text("照片.jpg")), .init("digest", .text(String(repeating: "0a", count: 32))), .init("size", .integer(1))])
        case .choice(let options): .text(options.first?.code ?? "")
        case .list(let item): .array([specimen(of: item)])
        case .record(let fields): .object(fields.map { JSON.Member($0.name, specimen(of: $0.type)) })
        }
    }
}
