/// A step that one post has filled in for another to take (拟办): what was typed, and what those said who prepared it, reviewed it and sent
/// it back.
///
/// It moves nothing. It stays in the matter's ledger while it is open, so the chain commits to it as to the rest of the matter; what came of
/// earlier ones the journal tells. The step is taken by whoever the law names, and judged anew then.
package struct Preparation: Equatable, Sendable {
    /// Where an open one stands.
    package enum State: Equatable, Sendable {
        /// Opinions are wanted before whoever decides.
        case reviewing
        case ready
        /// Sent back to whoever prepared it.
        case returned
    }

    package let step: String
    /// The organ where the step will be taken.
    package let place: OrganCode
    /// As it was typed, by the names of fields; with the event's day where one was told.
    package let input: Input
    /// Reasons for conditions that the law lets a head pass, and what is to be withheld, as they are asked for.
    package let overrides: [String: String]
    /// How many opinions are wanted before whoever decides: what the county had set when it was prepared.
    package let signatures: Int
    /// The matter's version with it: whatever came later, the one who prepared it did not know.
    package let version: Int
    /// The first is that of whoever prepared it.
    package private(set) var opinions: [Endorsement]
    /// In whose hands earlier ones of the same step were, which were sent back: what is prepared anew may be their text.
    package private(set) var earlier: [PersonID]

    package init(
        step: String, place: OrganCode, input: Input, overrides: [String: String] = [:], signatures: Int, version: Int,
        opinions: [Endorsement], earlier: [PersonID] = []
    ) {
        self.step = step
        self.place = place
        self.input = input
        self.overrides = overrides
        self.signatures = signatures
        self.version = version
        self.opinions = opinions
        self.earlier = earlier
    }

    /// What it has of the one whose place it takes.
    fileprivate mutating func follow(_ former: Preparation) {
        for person in former.hands where !earlier.contains(person) { earlier.append(person) }
    }

    package mutating func add(_ opinion: Endorsement) { opinions.append(opinion) }

    package var preparer: Endorsement? { opinions.first }
    /// Those who agreed with it so far.
    package var reviewers: [PersonID] { opinions.filter { $0.kind == .agreed }.map(\.person) }
    /// Everybody in whose hands it was before the one who decides, and those of the ones before it; each once.
    package var hands: [PersonID] {
        var hands = earlier
        for opinion in opinions where [.prepared, .agreed].contains(opinion.kind) && !hands.contains(opinion.person) { hands.append(opinion.person) }
        return hands
    }
    package var isApproved: Bool { opinions.last?.kind == .approved }

    package var state: State {
        if opinions.last?.kind == .returned { return .returned }
        return reviewers.count >= signatures ? .ready : .reviewing
    }

    /// How many opinions are still wanted before somebody may decide: one's own does not count.
    package func lacking(before decider: PersonID) -> Int { max(0, signatures - reviewers.count { $0 != decider }) }
}

/// What somebody said of a prepared step, by which post and when.
package struct Endorsement: Equatable, Sendable {
    package enum Kind: String, Sendable, CaseIterable {
        case prepared, agreed, returned, approved

        /// The row of an approval form (审批表) in which it stands.
        package var heading: String {
            switch self {
            case .prepared: "承办人意见"
            case .agreed: "审核意见"
            case .returned: "退回理由"
            case .approved: "审批意见"
            }
        }
    }

    package let kind: Kind
    package let person: PersonID
    /// The post by which it was said.
    package let organ: OrganCode
    package let role: String
    package let at: Instant
    package let words: String

    package init(_ kind: Kind, _ person: PersonID, by role: String, in organ: OrganCode, at: Instant, _ words: String) {
        self.kind = kind
        self.person = person
        self.organ = organ
        self.role = role
        self.at = at
        self.words = words
    }

    /// The longest, in characters as the journal counts them: what is drawn as one sign may be made of any number.
    package static var longest: Int { 500 }

    /// Whether words are longer than that; also of reasons.
    package static func isTooLong(_ words: String) -> Bool {
        // A character has a byte at least: most words are known to be short without being gone through.
        words.utf8.count > longest && words.unicodeScalars.count > longest
    }
}

extension Preparation {
    /// What is done about a prepared step, as the journal names it; no step of a kind may be called so.
    package enum Act: String, Sendable, CaseIterable {
        case prepare = "preparation.prepare"
        case review = "preparation.review"
        case sendBack = "preparation.return"
        case withdraw = "preparation.withdraw"

        package static var prefix: String { "preparation." }

        package var name: String {
            switch self {
            case .prepare: "提请批准"
            case .review: "审核同意"
            case .sendBack: "退回拟办"
            case .withdraw: "撤回拟办"
            }
        }
    }

    /// How many opinions of others a county wants on what is prepared before it comes to whoever decides.
    ///
    /// Who decides is the law's and stays so: whoever may take the step may also take it without any preparation.
    package static let signaturesWanted: Setting<Int> = Setting(
        "preparation.signatures", "拟办的环节在批准以前须有几人审核同意", default: 0, lawful: .within(0...2), isWeighty: true,
        source: "行政机关内部由几人审核，法律、法规没有统一规定，由县自定；由谁决定依照法律，不因此改变")
}

extension Ledger {
    /// The open preparation of a step.
    package func preparation(of step: String) -> Preparation? {
        preparations.isEmpty ? nil : preparations.first { $0.step == step }
    }

    /// The one by which a step is being taken.
    func approved(_ step: String) -> Preparation? { preparation(of: step).flatMap { $0.isApproved ? $0 : nil } }

    /// Takes the place of an earlier one of the same step; in whose hands that was is not forgotten.
    package mutating func put(_ preparation: Preparation) {
        var preparation = preparation
        if let former = self.preparation(of: preparation.step) { preparation.follow(former) }
        dropPreparation(of: preparation.step)
        preparations.append(preparation)
    }

    package mutating func endorse(_ step: String, _ opinion: Endorsement) {
        for index in preparations.indices where preparations[index].step == step { preparations[index].add(opinion) }
    }

    package mutating func dropPreparation(of step: String) { preparations.removeAll { $0.step == step } }
}
