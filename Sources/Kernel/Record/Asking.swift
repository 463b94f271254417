/// That a form asks for a field only where another field of the same record says one of some things: an organisation has no identity card.
package struct AskedWith: Hashable, Sendable {
    /// The stored name of the other field.
    package let field: String
    /// The codes of its choices; as long as nothing is chosen, what depends on it is not asked for.
    package let codes: [String]

    package init(field: String, codes: [String]) {
        self.field = field
        self.codes = codes
    }
}

/// What a form begins an empty field with: what is known already need not be typed. It is a proposal like any other text in a form: whoever
/// sends the form has seen it, and conditions judge it as if it had been typed.
package enum Usual: Hashable, Sendable {
    /// The day on which the form is opened.
    case today
    /// Whoever fills the form in.
    case filler
    /// The organ at which the step is taken.
    case organ
    /// What the same person filled in when he or she last took the same step.
    case last
    /// The matter of the field's kind whose indexed field of this name holds whoever fills the form in, such as the own certificate.
    case own(String)
    /// The code of a choice.
    case code(String)
}

extension FieldInfo {
    /// What a new row of a list begins the part with; a row in which nothing else is filled in counts as empty.
    package var usualCode: JSON? {
        for case .code(let code) in usual { return .text(code) }
        return nil
    }

    /// Whether a form asks for the field.
    ///
    /// - Parameter code: what the field that it depends on says, by its stored name; empty as long as nothing does.
    package func isAsked(_ code: (String) -> String) -> Bool {
        guard let askedWith else { return true }
        return askedWith.codes.contains(code(askedWith.field))
    }
}

extension Field {
    /// Asked for only where a choice of the same record, or of the same part, is one of some.
    ///
    /// - Parameter other: the stored name of the choice within the record or part.
    package func asked(with other: String, _ choices: any Choice...) -> Field {
        telling { $0.askedWith = AskedWith(field: other, codes: choices.map { $0.rawValue }) }
    }

    /// Asked for with every other choice than some.
    package func askedUnless<Value: Choice>(_ other: String, _ choices: Value...) -> Field {
        telling { $0.askedWith = AskedWith(field: other, codes: Value.allCases.filter { !choices.contains($0) }.map(\.rawValue)) }
    }

    /// What forms begin it with: the first of these that is known.
    package func usually(_ usual: Usual...) -> Field { telling { $0.usual = usual } }
}
