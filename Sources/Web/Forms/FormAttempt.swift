import Design
import HTML
import Identity
import Kernel

/// A form that was refused: which of the page's forms it was, what had been typed, what is wrong with it.
struct FormAttempt: Sendable {
    let form: String
    let typed: FormData
    let problem: Problem

    /// What had been typed; for secrets nothing is given back.
    func value(_ form: String, _ name: String) -> String? { form == self.form ? typed[name] : nil }

    /// Every rule that a field breaks.
    func error(_ form: String, _ name: String) -> String? {
        guard form == self.form else { return nil }
        let rules = problem.fields.filter { $0.field == name }.map(\.rule)
        return rules.isEmpty ? nil : rules.joined(separator: "；")
    }

    /// Above the page: what is wrong, each leading to its field.
    var summary: HTML {
        guard !problem.fields.isEmpty else {
            return Callout.callout(.bad, title: problem.message, body: problem.remedy.map { "<p>\($0)</p>" } ?? "")
        }
        return ErrorSummary.show(
            problem.fields.map { (fieldID: Self.id(form, $0.field), message: "\($0.label)：\($0.rule)") }, title: problem.message)
    }

    /// Several forms of one page may have fields of one name.
    static func id(_ form: String, _ name: String) -> String { "\(form)-\(name)" }
}

/// The fields of one form of a page, with what was typed and what is wrong.
struct FormFields {
    let form: String
    let attempt: FormAttempt?

    func field(
        _ label: String, _ name: String, _ kind: FormField.Kind = .text, value: String = "", required: Bool = true, help: String? = nil,
        autocomplete: String? = nil
    ) -> HTML {
        var typed = attempt?.value(form, name) ?? value
        // A password or code is typed anew.
        if case .password = kind { typed = "" } else if case .digits = kind { typed = "" }
        return FormField(
            label, name: name, kind: kind, value: typed, values: attempt?.form == form ? attempt?.typed.all(name) ?? [] : [], required: required,
            help: help, error: attempt?.error(form, name), id: FormAttempt.id(form, name), autocomplete: autocomplete
        ).html
    }
}

extension Problem {
    /// Whether the person who sent a form can mend it there: everything but a lost session and damage.
    var concernsForm: Bool {
        switch kind {
        case .invalid: code != .formForged && code != .formTooLarge && code != .formTooManyFields && code != .formMalformed
        case .conflict, .missing: true
        case .forbidden: code != .formForged && code != .webSignedOut && code != .webForbidden && code != .identitySessionEnded
        case .unavailable: code == .identityBusy
        case .damaged: false
        }
    }
}
