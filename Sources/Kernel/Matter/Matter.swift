/// A kind of matter (事项、案件) as the law shapes it: a record, and the procedure that moves it.
///
/// A module declares; the engine does. Nothing here knows of a database, a page or the clock on the wall.
package protocol Matter: Record {
    associatedtype Stage: MatterStage

    static var kind: MatterKind { get }
    /// The editions of the procedure, oldest first, each with the days on which matters are opened under it.
    static var editions: [Edition] { get }
    /// What each version of the definition after the first changed, in order: 2, 3 …; the last is the one in use.
    @ListBuilder<DefinitionVersion> static var versions: [DefinitionVersion] { get }
    /// What becomes of matters under way from one edition to the next; a kind with several says it of each.
    @ListBuilder<Passage<Self>> static var passages: [Passage<Self>] { get }
    /// The law of one edition: its actions and limits.
    @ListBuilder<Clause<Self>> static func procedure(_ edition: Edition) -> [Clause<Self>]
    @ListBuilder<Publication<Self>> static var publications: [Publication<Self>] { get }
    @ListBuilder<OfficialDocument<Self>> static var documents: [OfficialDocument<Self>] { get }
    @ListBuilder<Measure<Self>> static var measures: [Measure<Self>] { get }
    /// What should be looked at again because something it rests on has fallen.
    @ListBuilder<Caution<Self>> static var cautions: [Caution<Self>] { get }
    /// What the law never lets happen, whatever steps are taken; walks look at it after each step.
    @ListBuilder<Invariant<Self>> static var invariants: [Invariant<Self>] { get }
    /// Values that walks cannot find by trying.
    @ListBuilder<Sample<Self>> static var samples: [Sample<Self>] { get }
    /// What a county may set for itself, each with its default and where it comes from.
    static var settings: [any SettingDeclaration] { get }
    /// Posts that may read the matters of their own organ without having a step in them.
    static var readers: [Role] { get }
    /// Duties of organs that it knows beside the places of its steps and papers: those whose holders it is about.
    static var knownDuties: [Organ.Duty] { get }
    /// What the law says of slips of the pen (更正、补正).
    static var correcting: Correcting { get }
    /// Where other editions say what papers, publications, cautions and slips of the pen cite.
    static var concordance: Concordance { get }
    /// What the law says of a matter that goes to another organ of the county.
    static var handing: Handing<Self> { get }
    /// The places that parties have in the matter, and what the law says when one is succeeded.
    @ListBuilder<Succession<Self>> static var successions: [Succession<Self>] { get }
    /// What the law says of matters that are dealt with as one.
    static var joining: Joining<Self> { get }
    /// What the law says of a matter of which a part goes out into another.
    static var splitting: Splitting<Self> { get }
    /// How matters of an edition end, and for whom outside they may have to wait.
    @ListBuilder<Ending<Self>> static func endings(_ edition: Edition) -> [Ending<Self>]
    /// Organs that the matter concerns besides its own, such as the maker of a document that another drafts: who may see
    /// their matters may see this one.
    var concerned: [OrganCode] { get }
    /// Organs that stand before it as parties (被申请人): they see what came in, what they do themselves and what went out to them, and
    /// not how it is considered.
    var partyOrgans: [OrganCode] { get }
    /// One line that tells this matter from others of its kind.
    var title: String { get }
}

/// The builders of a module's declarations, by the word for what they gather.
extension Matter {
    package typealias Clauses = ListBuilder<Clause<Self>>
    package typealias Publications = ListBuilder<Publication<Self>>
    package typealias Documents = ListBuilder<OfficialDocument<Self>>
    package typealias Measures = ListBuilder<Measure<Self>>
    package typealias Cautions = ListBuilder<Caution<Self>>
    package typealias Successions = ListBuilder<Succession<Self>>
}

extension Matter {
    package static var versions: [DefinitionVersion] { [] }
    package static var publications: [Publication<Self>] { [] }
    package static var documents: [OfficialDocument<Self>] { [] }
    package static var cautions: [Caution<Self>] { [] }
    package static var settings: [any SettingDeclaration] { [] }
    package static var readers: [Role] { [] }
    package static var knownDuties: [Organ.Duty] { [] }
    package static var correcting: Correcting { Correcting() }
    package static var concordance: Concordance { Concordance() }
    package static var handing: Handing<Self> { Handing() }
    package static var successions: [Succession<Self>] { [] }
    package static var joining: Joining<Self> { Joining() }
    package static var splitting: Splitting<Self> { Splitting() }
    package var concerned: [OrganCode] { [] }
    package var partyOrgans: [OrganCode] { [] }
}

/// The name of a kind of matter.
package struct MatterKind: Hashable, Sendable {
    /// Stable, such as `penalty`; never renamed.
    package let id: String
    package let name: String
    /// The part of law-based government it belongs to, as the annual report groups its work.
    package let group: Group
    /// The law that governs it, for lists and the generated procedure.
    package let laws: [StatuteEdition]

    package enum Group: String, Sendable, CaseIterable {
        case leadership = "组织领导", functions = "政府职能", rules = "制度建设", decisions = "行政决策", enforcement = "行政执法"
        case disputes = "纠纷化解", oversight = "权力监督", services = "法律服务", publicity = "法治宣传"
    }

    package init(_ id: String, _ name: String, _ group: Group, laws: [StatuteEdition]) {
        self.id = id
        self.name = name
        self.group = group
        self.laws = laws
    }

    package static func == (left: Self, right: Self) -> Bool { left.id == right.id }
    package func hash(into hasher: inout Hasher) { hasher.combine(id) }
}

/// An edition of a procedure: matters opened from one day to another follow it to their end, or until a ``Passage`` takes them to the next.
package struct Edition: Hashable, Sendable {
    package let id: String
    package let name: String
    package let from: Day
    package let until: Day?

    package init(_ id: String, _ name: String, from: String, until: String? = nil) {
        guard let first = Day(iso: from) else { preconditionFailure("edition \(id): no such day \(from)") }
        self.id = id
        self.name = name
        self.from = first
        self.until = until.flatMap { Day(iso: $0) }
    }

    package func covers(_ day: Day) -> Bool { day >= from && until.map { day <= $0 } ?? true }
}

/// A stage (阶段) of a procedure. Raw values are stored, so they never change.
package protocol MatterStage: Choice, Sendable {
    /// Nothing more is due: the matter is closed.
    var isFinal: Bool { get }
    /// Stands without waiting for anybody, as a certificate or a document in force does.
    var isResting: Bool { get }
}

extension MatterStage {
    package var isResting: Bool { false }
}

/// One part of a procedure: an action or a limit.
package enum Clause<M: Matter>: Sendable {
    case action(Action<M>)
    case limit(Limit<M>)
}

extension ListBuilder {
    package static func buildExpression<M>(_ action: Action<M>) -> [Clause<M>] where Element == Clause<M> { [.action(action)] }
    package static func buildExpression<M>(_ limit: Limit<M>) -> [Clause<M>] where Element == Clause<M> { [.limit(limit)] }
}
