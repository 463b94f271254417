package import Kernel

/// What somebody wants to do about a step that one prepares and another takes.
package struct PreparationRequest: MatterRequest {
    package enum Deed: Sendable {
        /// Fills the step in for whoever takes it.
        ///
        /// - Parameter overrides: reasons for conditions that a head may pass, and what is to be withheld, as they are asked for.
        case prepare(Input, overrides: [String: String] = [:])
        /// Agrees with what was prepared.
        case agree
        case sendBack
        /// Takes back what one prepared oneself.
        case withdraw
        /// Takes the step with what was prepared, judged anew at that moment.
        case approve
    }

    package var on: MatterAct
    package var step: String
    package var deed: Deed
    /// The opinion, or the reason.
    package var words: String
    /// How it was judged ahead of the transaction that enters it.
    var judged: Judged?

    /// A judgement, which holds for the matter as it was then.
    struct Judged: Sendable {
        let version: Int
        let judgement: PreparationJudgement
    }

    package init(
        _ deed: Deed, _ step: String, of matter: MatterID, version: Int? = nil, saying words: String = "", at: Instant, id: String? = nil
    ) {
        self.init(deed, step, on: MatterAct(matter, version: version, at: at, id: id), saying: words)
    }

    package init(_ deed: Deed, _ step: String, on act: MatterAct, saying words: String = "") {
        self.deed = deed
        self.step = step
        self.words = words
        on = act
    }

    /// The name under which what is said is asked for, and refused; no field of a kind can bear it.
    package static let wordsField: String = "preparation-opinion"

    var kind: Endorsement.Kind {
        switch deed {
        case .prepare: .prepared
        case .agree: .agreed
        case .sendBack, .withdraw: .returned
        case .approve: .approved
        }
    }

    /// As the journal names it.
    var action: String {
        switch deed {
        case .prepare: Preparation.Act.prepare.rawValue
        case .agree: Preparation.Act.review.rawValue
        case .sendBack: Preparation.Act.sendBack.rawValue
        case .withdraw: Preparation.Act.withdraw.rawValue
        case .approve: step
        }
    }

    /// What is wrong with what is said.
    var problems: [FieldProblem] {
        let label = kind.heading
        if Endorsement.isTooLong(words) {
            return [FieldProblem(field: Self.wordsField, label: label, given: words, rule: "不超过\(Endorsement.longest)字")]
        }
        switch deed {
        case .prepare where words.isEmpty: return [FieldProblem(field: Self.wordsField, label: label, given: "", rule: "提请批准，必须写明意见")]
        case .sendBack where words.isEmpty: return [FieldProblem(field: Self.wordsField, label: label, given: "", rule: "退回拟办，必须写明理由")]
        default: return []
        }
    }
}

/// What an entry says beside the step: of what was prepared, or of a slip of the pen; whom it tells, and the files that it names.
struct EntryNote: Sendable {
    /// The name under which the entry says it.
    let key: String
    let members: [JSON.Member]
    let told: [PersonID]
    var files: [Attachment] { members.flatMap(\.value.attachments) }

    init(_ key: String = "preparation", _ members: [JSON.Member], told: [PersonID]) {
        self.key = key
        self.members = members
        self.told = told
    }

    /// A step that was taken: by what others said before, or past what was prepared; with it what was prepared from the stage that is left
    /// falls. `nil` where it touches nothing that is prepared.
    init?(taking action: ActionOutline, of moment: Moment, to ledger: Ledger) {
        let gone = moment.ledger.preparations.filter { one in !ledger.preparations.contains { $0.step == one.step } }
        guard !gone.isEmpty else { return nil }
        var members: [JSON.Member] = []
        var told: [PersonID] = []
        for preparation in gone {
            if preparation.step == action.id, preparation.isApproved {
                members.append(.init("approved", .array(preparation.opinions.map(\.json))))
            }
            for person in preparation.hands where person != moment.actor.person && !told.contains(person) { told.append(person) }
        }
        let fallen = gone.filter { !($0.step == action.id && $0.isApproved) }.map(\.step)
        if !fallen.isEmpty { members.append(.init("fallen", .array(fallen.map { .text($0) }))) }
        self.init("preparation", members, told: told)
    }

    func write(to writer: inout JSONWriter) {
        writer.key(key)
        writer.value(.object(members))
    }
}
