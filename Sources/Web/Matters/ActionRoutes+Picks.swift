import Engine
import Hummingbird
import Kernel

/// Finding somebody or something for a control of a form: by its button, by the script, or when the form is taken.
extension ActionRoutes {
    /// Suggestions for a control, for the script: the same that the button beside it finds.
    func pick(_ request: Request, _ context: Visit, _ place: Place) async throws -> Response {
        let (_, actor) = try context.signedIn()
        let now = site.now()
        let (control, text) = (request.asked["field"] ?? "", request.asked["q"] ?? "")
        let found = try await site.see(actor) { try place.model($0, at: now).finding(text, in: control, $0, at: now)?.found }
        guard let found else { throw Problem(.missing, .webNoPage, "这一环节没有可以查找的“\(control)”。", remedy: "请刷新表单。") }
        let items = found.candidates.map { one in
            JSON.object([JSON.Member("id", .text(one.id)), JSON.Member("name", .text(one.name)), JSON.Member("note", .text(one.note))])
        }
        let answer = JSON.object([JSON.Member("items", .array(items)), JSON.Member("note", .text(found.note ?? ""))])
        return Reply.text(answer.encoded, type: "application/json; charset=utf-8")
    }

    /// Puts what was found for a control into the form; what only one is called is taken at once.
    func find(_ control: String, in page: inout ActionPage, _ context: Visit, _ actor: Actor, at now: Instant) async throws {
        let model = page.model
        // Of several the last one: those before it are chosen already.
        let text = page.attempt?.typed.all(control).last ?? ""
        guard let (candidates, found) = try await site.see(actor, { try model.finding(text, in: control, $0, at: now) }) else { return }
        page.model.candidates = candidates
        // A whole name that one alone has is understood as it is.
        if found.candidates.count == 1, found.candidates[0].name == text { return }
        page.found[control] = found
    }

    /// Gives the form back where somebody or something is meant that cannot be told, with those who may be meant to choose from.
    func ask(
        _ page: inout ActionPage, _ input: FormInput, _ form: FormData, _ context: Visit, _ actor: Actor, at now: Instant
    ) async throws -> Response {
        let deed = deed(page, input, form, at: now, id: Deed.id(.web, by: actor.login, page.request))
        let model = page.model
        let (judged, found) = try await site.see(actor) { sight in
            var judged = try model.judging(deed.input, overriding: deed.overrides, isComplete: true, sight, at: now)
            var found: [String: Found] = [:]
            for unclear in input.unclear {
                let control = FieldControl.prefix + unclear.place
                guard let answer = try judged.finding(unclear.text, in: control, sight, at: now) else { continue }
                (judged.candidates, found[control]) = answer
            }
            return (judged, found)
        }
        (page.model, page.found) = (judged, found)
        let problems = page.model.step.preview.problems
        page.attempt?.answer([], problems, input)
        page.attempt?.answer(input.unclear)
        return try await refuse(page, form, context, actor)
    }
}
