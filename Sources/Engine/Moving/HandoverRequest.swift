package import Kernel

/// What somebody wants to do about moving a matter to another organ of the county.
package struct HandoverRequest: MatterRequest {
    package enum Deed: Sendable, Equatable {
        /// By the head of the organ that has it.
        case propose(to: OrganCode)
        /// By the head of the organ to which it was proposed.
        case accept
        case refuse
        /// By a head of the organ that proposed it.
        case withdraw
        /// By the head of the organ above both, or of the one above that takes it itself.
        case designate(to: OrganCode)
    }

    package var on: MatterAct
    package var deed: Deed
    package var reason: String
    /// The article or paper it rests on, as it was typed or chosen.
    package var article: String

    package init(
        _ deed: Deed, of matter: MatterID, version: Int? = nil, reason: String = "", article: String = "", at: Instant, id: String? = nil
    ) {
        self.init(deed, on: MatterAct(matter, version: version, at: at, id: id), reason: reason, article: article)
    }

    package init(_ deed: Deed, on act: MatterAct, reason: String = "", article: String = "") {
        self.deed = deed
        self.reason = reason
        self.article = article
        on = act
    }

    /// The names under which it is asked for, and refused; no field of a kind can bear them.
    package static let organField: String = "handover-to"
    package static let reasonField: String = "handover-reason"
    package static let articleField: String = "handover-article"

    package var act: Handover.Act {
        switch deed {
        case .propose: .propose
        case .accept: .accept
        case .refuse: .refuse
        case .withdraw: .withdraw
        case .designate: .designate
        }
    }

    /// What is wrong with what was typed, whoever typed it.
    var problems: [FieldProblem] {
        var problems: [FieldProblem] = []
        func check(_ text: String, _ field: String, _ label: String, isWanted: Bool) {
            if Endorsement.isTooLong(text) {
                problems.append(FieldProblem(field: field, label: label, given: "", rule: "不超过\(Endorsement.longest)字"))
            } else if isWanted, text.count(where: { $0.isLetter || $0.isNumber }) < Engine.leastReason {
                problems.append(FieldProblem(field: field, label: label, given: text, rule: "至少\(Engine.leastReason)个字，空格和标点不算"))
            }
        }
        let (why, whence): (Bool, Bool) =
            switch deed {
            case .propose, .designate: (true, true)
            case .refuse: (true, false)
            case .accept, .withdraw: (false, false)
            }
        check(reason, Self.reasonField, act == .refuse ? "不予接收的理由" : "移送的理由", isWanted: why)
        check(article, Self.articleField, "移送的依据", isWanted: whence)
        return problems
    }
}

/// What somebody wants to enter of a successor.
package struct SuccessionRequest: MatterRequest {
    package var on: MatterAct
    /// The place of the party, as the kind names it.
    package var succession: String
    package var cause: SuccessionCause
    /// The day of the death, the merger …
    package var day: Day
    /// The paper that shows it, in words.
    package var proof: String
    /// What is known of the successor, by the names of the record's fields.
    package var input: Input

    package init(
        _ succession: String, of matter: MatterID, version: Int? = nil, on cause: SuccessionCause, day: Day, proof: String, _ input: Input,
        at: Instant, id: String? = nil
    ) {
        let act = MatterAct(matter, version: version, at: at, id: id)
        self.init(succession, on: act, because: cause, day: day, proof: proof, input)
    }

    package init(_ succession: String, on act: MatterAct, because cause: SuccessionCause, day: Day, proof: String, _ input: Input) {
        self.succession = succession
        self.cause = cause
        self.day = day
        self.proof = proof
        self.input = input
        on = act
    }

    package static let dayField: String = "succession-on"
    package static let proofField: String = "succession-proof"
    package static let causeField: String = "succession-cause"

    func problems(_ dossier: Dossier) -> [FieldProblem] {
        var problems: [FieldProblem] = []
        if day > at.day {
            problems.append(FieldProblem(field: Self.dayField, label: "发生日期", given: day.iso, rule: "不得晚于登记当日"))
        }
        if Endorsement.isTooLong(proof) {
            problems.append(FieldProblem(field: Self.proofField, label: "证明材料", given: "", rule: "不超过\(Endorsement.longest)字"))
        } else if proof.count(where: { $0.isLetter || $0.isNumber }) < Engine.leastReason {
            problems.append(
                FieldProblem(field: Self.proofField, label: "证明材料", given: proof, rule: "写明材料的名称和文号，至少\(Engine.leastReason)个字，空格和标点不算"))
        }
        return problems
    }
}

/// What an entry says of a matter's moving, whom it tells besides, and which prepared steps end by it.
struct MovingNote: Sendable {
    /// The member of the entry.
    let key: String
    let members: [JSON.Member]
    var fallen: [String] = []
    var told: [PersonID] = []

    func write(to writer: inout JSONWriter) {
        writer.key(key)
        writer.value(.object(members))
        if !fallen.isEmpty {
            writer.key("preparation")
            writer.value(.object([.init("fallen", .array(fallen.map { .text($0) }))]))
        }
    }
}
