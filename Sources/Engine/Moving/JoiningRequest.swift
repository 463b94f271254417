package import Kernel

/// What somebody wants to do about matters that are dealt with as one.
package struct JoiningRequest: MatterRequest {
    /// To be joined to a matter that leads, or to go apart from it.
    package enum Deed: Sendable, Equatable {
        case join(to: MatterID)
        /// To go apart again.
        case part
    }

    /// The one that is, or is to be, joined.
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
    package static let leaderField: String = "joining-to"
    package static let reasonField: String = "joining-reason"
    package static let articleField: String = "joining-article"

    package var act: Joined.Act {
        switch deed {
        case .join: .join
        case .part: .part
        }
    }

    var problems: [FieldProblem] {
        JoiningWords.problems(reason, Self.reasonField, "理由") + JoiningWords.problems(article, Self.articleField, "依据")
    }
}

/// What somebody wants to go out of a matter into another.
package struct SplittingRequest: MatterRequest {
    package var on: MatterAct
    /// Of each list that is divided, which go, counted from 1.
    package var items: [String: [Int]]
    /// What is said anew of the part that goes, by the names of the record's fields.
    package var input: Input
    package var reason: String
    package var article: String

    package init(
        of matter: MatterID, version: Int? = nil, taking items: [String: [Int]] = [:], _ input: Input = [:], reason: String, article: String,
        at: Instant, id: String? = nil
    ) {
        self.init(on: MatterAct(matter, version: version, at: at, id: id), taking: items, input, reason: reason, article: article)
    }

    package init(on act: MatterAct, taking items: [String: [Int]] = [:], _ input: Input = [:], reason: String, article: String) {
        self.items = items
        self.input = input
        self.reason = reason
        self.article = article
        on = act
    }

    package static let reasonField: String = "splitting-reason"
    package static let articleField: String = "splitting-article"

    var problems: [FieldProblem] {
        JoiningWords.problems(reason, Self.reasonField, "理由") + JoiningWords.problems(article, Self.articleField, "依据")
    }
}

private enum JoiningWords {
    /// What is wrong with what was typed, whoever typed it.
    static func problems(_ text: String, _ field: String, _ label: String) -> [FieldProblem] {
        if Endorsement.isTooLong(text) { return [FieldProblem(field: field, label: label, given: "", rule: "不超过\(Endorsement.longest)字")] }
        guard text.count(where: { $0.isLetter || $0.isNumber }) < Engine.leastReason else { return [] }
        return [FieldProblem(field: field, label: label, given: text, rule: "至少\(Engine.leastReason)个字，空格和标点不算")]
    }
}
