import Design
import Engine
import HTML
import HTTPTypes
import Kernel

/// Why something about a matter was not done, as the page tells it that was sent.
struct ActAnswer: Sendable {
    var refusals: [Refusal] = []
    var fields: [FieldProblem] = []
    /// What else stood in the way, such as another's change.
    var notice: String?

    var isEmpty: Bool { refusals.isEmpty && fields.isEmpty && notice == nil }

    func error(_ field: String) -> String? { fields.first { $0.field == field }?.rule }

    func html(_ title: String = "现在还不能办理，没有作任何改动。") -> HTML {
        let notice: HTML = notice.map { Callout.callout(.warn, title: $0) } ?? ""
        let wrong = fields.map { Checklist.Item(.unmet, "\($0.label)：\($0.rule)") }
        let items = refusals.map { Checklist.Item(.unmet, $0.says, article: $0.basis.description) } + wrong
        let refused: HTML = items.isEmpty ? "" : Callout.callout(.bad, title: title, body: Checklist.show(items))
        return "<div class=\"told\" role=\"alert\" tabindex=\"-1\" data-focus>\(notice)\(refused)</div>"
    }
}

extension Site {
    enum ActOutcome: Sendable {
        case done(Receipt)
        case refused(ActAnswer, HTTPResponse.Status)
    }

    /// Does something in a matter by what a form wants; what stands in the way is an answer for the form.
    ///
    /// - Throws: what is no matter of the form: a matter out of sight, a damaged record.
    func act(_ perform: @escaping @Sendable (Engine) throws -> Outcome) async throws -> ActOutcome {
        do {
            switch try await blocking({ [engine] in try perform(engine) }) {
            case .done(let receipt): return .done(receipt)
            case .refused(let refusals, let fields): return .refused(ActAnswer(refusals: refusals, fields: fields), .unprocessableContent)
            }
        } catch let problem as Problem where [.conflict, .invalid, .forbidden].contains(problem.kind) {
            let answer = ActAnswer(notice: [problem.message, problem.remedy].compactMap { $0 }.joined())
            let status: HTTPResponse.Status =
                switch problem.kind {
                case .conflict: .conflict
                case .forbidden: .forbidden
                default: .unprocessableContent
                }
            return .refused(answer, status)
        }
    }
}
