/// A request that cannot be served, told so that the reader can do something about it.
package struct Problem: Error, Sendable {
    /// What the problem means; the command line maps it to an exit code and the web to a status.
    package enum Kind: String, Sendable { case invalid, forbidden, missing, conflict, unavailable, damaged }

    /// A stable, greppable name such as `matter.notFound`, declared by the part that throws it.
    package struct Code: Hashable, Sendable, CustomStringConvertible {
        package let description: String
        package init(_ description: String) { self.description = description }
    }

    package var kind: Kind
    package var code: Code
    /// One Chinese sentence for the person at the screen: what was wrong and why.
    package var message: String
    /// What to do next, when there is something.
    package var remedy: String?
    package var fields: [FieldProblem]
    /// Logged, never shown.
    package var underlying: (any Error)?

    package init(
        _ kind: Kind, _ code: Code, _ message: String, remedy: String? = nil,
        fields: [FieldProblem] = [], underlying: (any Error)? = nil
    ) {
        self.kind = kind
        self.code = code
        self.message = message
        self.remedy = remedy
        self.fields = fields
        self.underlying = underlying
    }
}

/// One field of a form that cannot be accepted: which, what was given, and the rule it breaks.
package struct FieldProblem: Equatable, Sendable {
    package var field: String
    package var label: String
    package var given: String
    package var rule: String

    package init(field: String, label: String, given: String, rule: String) {
        self.field = field
        self.label = label
        self.given = given
        self.rule = rule
    }

    /// `“罚款金额”填写的“12.345”不符合要求：金额最多两位小数。`
    package var message: String { "“\(label)”（\(field)）填写的“\(given)”不符合要求：\(rule)。" }
}

extension Problem: CustomStringConvertible {
    package var description: String {
        let lines = [message] + fields.map(\.message) + (remedy.map { [$0] } ?? [])
        return lines.joined(separator: "\n") + "（\(code)）"
    }
}
