import Engine
import Hummingbird
import Identity
import Kernel
import Storage

extension ActionRoutes {
    /// Turns to another page of a long form, with all that was typed, which becomes the draft. On to the next one goes once what this one asks
    /// for is there and can be read; to any other one always.
    func turn(_ page: ActionPage, isNext: Bool, _ context: Visit, _ actor: Actor, at now: Instant) async throws -> Response {
        var page = page
        let sections = ActionSections(page.model)
        guard var form = page.attempt?.typed, sections.isLong else { return respond(page, context, status: .ok) }
        let current = sections.current(form)
        if isNext {
            let model = page.model
            let read = model.input(form, files: page.attempt?.files ?? [:])
            let judged = try await site.see(actor) { try model.judging(read.input, isComplete: false, $0, at: now) }
            page.model = judged
            page.attempt?.answer([], judged.step.preview.problems, read)
            page.attempt?.errors += judged.step.missing.map { ($0.name, "\($0.label)：必须填写") }
            page.attempt?.answer(read.unclear)
            page.attempt?.only = current
            if page.isWrong { return try await refuse(page, form, context, actor) }
            page.attempt?.errors = []
            form.set(ActionSections.name, String(min(current + 1, sections.last)))
        }
        page.attempt?.only = nil
        page.attempt?.typed = form
        try await site.keepDraft(form.keeping(page.attempt?.files ?? [:]), place: page.model.path, login: actor.login)
        return respond(page, context, status: .ok)
    }
}
