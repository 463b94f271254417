import Design
import Engine
import Foundation
import HTML
import HTTPTypes
import Hummingbird
import Identity
import Kernel
import Logging
import Storage

/// Forms of actions: shown, checked, carried out or given back with nothing lost.
struct ActionRoutes {
    let site: Site

    func add(to router: Router<Visit>) {
        router.get("matter/:id/do/:action") { request, context in try await show(request, context, try Place(matter: context)) }
        router.get("matter/:id/do/:action/pick") { request, context in try await pick(request, context, try Place(matter: context)) }
        router.get("matters/:kind/open/:action/pick") { request, context in
            try await pick(request, context, try Place(opening: context, request.asked))
        }
        router.post("matter/:id/do/:action") { request, context in try await submit(request, context, try Place(matter: context)) }
        router.get("matters/:kind/open/:action") { request, context in
            try await show(request, context, try Place(opening: context, request.asked))
        }
        router.post("matters/:kind/open/:action") { request, context in
            try await submit(request, context, try Place(opening: context, request.asked))
        }
    }

    /// Which form an address means.
    enum Place: Sendable {
        case matter(MatterID, String)
        case opening(String, String, OrganCode)

        init(matter context: Visit) throws {
            self = .matter(try MatterRoutes.id(context), try context.parameters.require("action"))
        }

        init(opening context: Visit, _ query: Query) throws {
            self = .opening(try context.parameters.require("kind"), try context.parameters.require("action"), OrganCode(query["organ"] ?? ""))
        }

        func model(_ sight: Sight, at now: Instant) throws -> ActionModel {
            switch self {
            case .matter(let id, let action): try ActionModel(id, action, sight, at: now)
            case .opening(let kind, let action, let organ): try ActionModel(opening: kind, action, at: organ, sight, at: now)
            }
        }
    }

    private func show(_ request: Request, _ context: Visit, _ place: Place) async throws -> Response {
        let (session, actor) = try context.signedIn()
        let now = site.now()
        let model = try await site.see(actor) { try place.model($0, at: now) }
        if case .matter(let id, _) = place { site.looked(at: id, request, context) }
        var page = ActionPage(
            model: model, registers: site.engine.registers, csrf: site.identity.csrfToken(for: session), request: UUID().uuidString)
        if let draft = try await site.draft(place: model.path, login: actor.login) {
            page.attempt = nil
            page.draftSaved = draft.saved
            let found = try await FormUploads(site, model, actor.login).found(draft.form)
            (page.drafted, page.files, page.lost) = (found.form, found.files, found.lost)
            let input = model.input(found.form, files: page.files).input
            (page.model, page.news) = try await site.see(actor) { sight in
                (try model.judging(input, isComplete: false, sight, at: now), try DraftNews(draft.form, saved: draft.saved, model, sight))
            }
        } else {
            page.model = try await site.see(actor) { try model.beginning($0, at: now) }
        }
        return respond(page, context, status: .ok)
    }

    func respond(_ page: ActionPage, _ context: Visit, status: HTTPResponse.Status) -> Response {
        let crumbs: [(label: String, path: String?)] = [
            ("事项", Paths.matters), (page.model.definition.kind.name, Paths.list(page.model.definition.kind.id)), (page.title, nil),
        ]
        let chrome = site.chrome(context, at: Paths.matters, crumbs: crumbs)
        var response = Reply.page(Layout.page(title: page.windowTitle, chrome: chrome, heading: page.heading, body: page.body), status: status)
        response.headers[.cacheControl] = "no-store"
        return response
    }

    private func submit(_ request: Request, _ context: Visit, _ place: Place) async throws -> Response {
        guard let session = context.session, let actor = context.actor else { return try await keep(request) }
        let now = site.now()
        let sent = try await site.form(request, session, upTo: site.options.largestUpload)
        let model = try await site.see(actor) { try place.model($0, at: now) }
        let isRearranging = Self.rearranging.contains { sent[$0] != nil }
        let whole = isRearranging ? Self.rearranged(sent) : sent
        let form = whole.closingGaps(in: model.lists)
        let identifier = form["request"].flatMap { UUID(uuidString: $0) }?.uuidString ?? UUID().uuidString
        var page = ActionPage(
            model: model, registers: site.engine.registers, csrf: site.identity.csrfToken(for: session), request: identifier,
            attempt: ActionPage.Attempt(typed: form))
        let uploads = FormUploads(site, model, actor.login)
        let input: FormInput
        let typed: FormData
        do {
            let found = try await uploads.found(form)
            // What came in an earlier round stays in the form, also when something is wrong with what comes now.
            page.attempt?.typed = found.form
            page.attempt?.files = found.files
            page.lost = found.lost
            try FormLimits.check(rowsOf: model.lists, in: whole)
            let files = uploads.adding(try await uploads.store(form.files, at: now), to: found.files)
            page.attempt?.files = files
            if let control = sent[Picks.find] { try await find(control, in: &page, context, actor, at: now) }
            if sent[ActionSections.go] != nil || sent[ActionSections.next] != nil {
                return try await turn(page, isNext: sent[ActionSections.next] != nil, context, actor, at: now)
            }
            if isRearranging {
                let shown = page.model
                page.model = try await site.see(actor) { shown.marked($0, at: now) }
                return respond(page, context, status: .ok)
            }
            guard found.lost.isEmpty else { return try await refuse(page, found.form, context, actor) }
            var read = model.input(found.form, files: files)
            if !read.unclear.isEmpty {
                // Of several who bear a name, one alone may be whom the conditions accept.
                let marked = try await site.see(actor) { model.marked($0, at: now) }
                page.model = marked
                read = marked.input(found.form, files: files)
            }
            try uploads.require(read.input, found.known, files)
            input = read
            typed = found.form
            guard read.unclear.isEmpty else { return try await ask(&page, read, typed, context, actor, at: now) }
        } catch let problem as Problem where problem.kind == .invalid || problem.kind == .unavailable {
            return interrupted(page, problem, context)
        }
        let deed = deed(page, input, typed, at: now, id: Deed.id(.web, by: actor.login, identifier))
        let isCheck = (typed["check"] ?? request.asked["check"]) == "1"
        if typed["prepare"] == "1" && !isCheck || model.isPreparing && isCheck {
            return try await prepare(&page, deed, input, typed, uploads, context, actor, isCheck: isCheck)
        }
        if isCheck, model.goesOut { return try await review(page, deed, input, typed, request, context, session) }
        if isCheck { return try await check(&page, deed, input, context, actor) }
        return try await perform(&page, deed, input, typed, uploads, context, actor)
    }

    /// The form as it was filled in, with what is wrong with its files or with the moment.
    private func interrupted(_ page: ActionPage, _ problem: Problem, _ context: Visit) -> Response {
        if let underlying = problem.underlying {
            context.logger.error("problem", metadata: ["code": "\(problem.code)", "error": "\(String(reflecting: underlying))"])
        }
        var page = page
        page.attempt?.notice = [problem.message, problem.remedy].compactMap { $0 }.joined()
        guard problem.kind == .unavailable else { return respond(page, context, status: .unprocessableContent) }
        return Reply.waiting(respond(page, context, status: .serviceUnavailable), seconds: 10)
    }

    func deed(_ page: ActionPage, _ input: FormInput, _ form: FormData, at now: Instant, id: String) -> Deed {
        let model = page.model
        let target: Deed.Target =
            switch model.target {
            case .opening(let organ): .opening(kind: model.definition.kind.id, organ: organ)
            case .matter(let dossier): .matter(dossier.row.id, version: form["version"].flatMap { Int($0) } ?? dossier.row.version)
            }
        return Deed(target, model.action.id, input.input, at: now, id: id, overrides: page.attempt?.overrides ?? [:])
    }

    private func perform(
        _ page: inout ActionPage, _ deed: Deed, _ input: FormInput, _ form: FormData, _ uploads: FormUploads, _ context: Visit, _ actor: Actor
    ) async throws -> Response {
        let model = page.model
        do {
            switch try await site.queue.perform(deed, as: actor) {
            case .done(let receipt):
                if model.hasFiles { await uploads.done(into: receipt.matter) }
                try await site.removeDraft(place: model.path, login: actor.login)
                return Reply.see(Paths.matter(receipt.matter) + Query([("done", model.action.id), ("entry", String(receipt.entry))]).text)
            case .refused(let refusals, let fields):
                page.attempt?.answer(refusals, fields, input)
                page.model = try await site.see(actor) { sight in
                    try model.judging(deed.input, overriding: deed.overrides, isComplete: true, sight, at: deed.at)
                }
                return try await refuse(page, form, context, actor)
            }
        } catch let problem as Problem where problem.kind == .conflict || problem.kind == .invalid {
            page.attempt?.notice = [problem.message, problem.remedy].compactMap { $0 }.joined()
            return try await refuse(page, form, context, actor, status: problem.kind == .conflict ? .conflict : .unprocessableContent)
        }
    }

    /// Puts the filled-in step before whoever decides; or only tells what stands in the way of that.
    private func prepare(
        _ page: inout ActionPage, _ deed: Deed, _ input: FormInput, _ form: FormData, _ uploads: FormUploads, _ context: Visit, _ actor: Actor,
        isCheck: Bool
    ) async throws -> Response {
        let model = page.model
        guard case .matter(let id, let version) = deed.target else { return try await refuse(page, form, context, actor) }
        let words = form[FieldControl.prefix + PreparationRequest.wordsField] ?? ""
        let wanted = PreparationRequest(
            .prepare(deed.input, overrides: deed.overrides), model.action.id, of: id, version: version,
            saying: words.allSatisfy(\.isWhitespace) ? "" : words, at: deed.at, id: deed.id)
        page.attempt?.isCheck = isCheck
        // Decided by everybody who may, and on many days: whoever asks for that over and over does not take the pages' turns.
        let turn: Turns.Turn
        do {
            turn = try site.costlyTurn(actor.login)
        } catch let problem as Problem {
            return interrupted(page, problem, context)
        }
        defer { turn.end() }
        do {
            if isCheck {
                // A form that is not for preparing asks nothing of the kind: only whoever may prepare the step comes here.
                let (judged, found) = try await site.see(actor) { sight in
                    let judged = try model.judging(deed.input, overriding: deed.overrides, isComplete: true, sight, at: deed.at)
                    let judgement = try sight.work.judge(
                        preparing: model.action, on: sight.dossier(id), filling: deed.input, overriding: deed.overrides, at: deed.at, as: actor)
                    return (judged, judgement)
                }
                page.model = judged
                page.attempt?.later = found.later
                page.attempt?.answer(found.refusals, found.fields, input)
                return respond(page, context, status: .ok)
            }
            // Whether its sender may prepare it is asked there before it is judged.
            switch try await site.blocking({ [engine = site.engine] in try engine.perform(wanted, as: actor) }) {
            case .done(let receipt):
                if model.hasFiles { await uploads.done(into: receipt.matter) }
                try await site.removeDraft(place: model.path, login: actor.login)
                let done = Query([("done", Preparation.Act.prepare.rawValue), ("entry", String(receipt.entry))])
                return Reply.see(Paths.matter(receipt.matter) + done.text)
            case .refused(let refusals, let fields):
                page.model = try await site.see(actor) { sight in
                    try model.judging(deed.input, overriding: deed.overrides, isComplete: true, sight, at: deed.at)
                }
                page.attempt?.answer(refusals, fields, input)
                return try await refuse(page, form, context, actor)
            }
        } catch let problem as Problem where problem.kind == .conflict || problem.kind == .invalid {
            page.attempt?.notice = [problem.message, problem.remedy].compactMap { $0 }.joined()
            return try await refuse(page, form, context, actor, status: problem.kind == .conflict ? .conflict : .unprocessableContent)
        }
    }

    /// Tells everything that stands in the way, by the same decision, and takes no step.
    private func check(
        _ page: inout ActionPage, _ deed: Deed, _ input: FormInput, _ context: Visit, _ actor: Actor
    ) async throws -> Response {
        let model = page.model
        page.attempt?.isCheck = true
        do {
            let (judged, found) = try await site.see(actor) { sight in
                let judged = try model.judging(deed.input, overriding: deed.overrides, isComplete: true, sight, at: deed.at)
                return (judged, try sight.work.check(deed, as: actor))
            }
            page.model = judged
            page.attempt?.answer(found.refusals, found.fields, input)
        } catch let problem as Problem where problem.kind == .conflict || problem.kind == .invalid {
            page.attempt?.notice = [problem.message, problem.remedy].compactMap { $0 }.joined()
        }
        return respond(page, context, status: .ok)
    }

    /// Gives the form back as it was filled in, and keeps it as a draft besides.
    func refuse(
        _ page: ActionPage, _ form: FormData, _ context: Visit, _ actor: Actor, status: HTTPResponse.Status = .unprocessableContent
    ) async throws -> Response {
        let draft = form.keeping(page.attempt?.files ?? [:])
        try await site.keepDraft(draft, place: page.model.path, login: actor.login)
        return respond(page, context, status: status)
    }

    /// A form whose sender's session has ended: the sign-in page carries what was typed, and it becomes a draft afterwards.
    private func keep(_ request: Request) async throws -> Response {
        guard site.isOwn(request), DraftPlace.isOne(request.address) else { return Reply.see(Paths.signIn) }
        let form: FormData
        do {
            form = try await request.form(upTo: FormLimits.signedOut, on: site.pools.uploads)
        } catch let problem as Problem where problem.code == .formTooLarge {
            // Without what lay under it: anybody may cause this, and the log's errors are for what somebody has to see to.
            throw Problem(
                .invalid, .formTooLarge, "登录已过期，提交的内容超过\(FileSize.text(FormLimits.signedOut))，没有受理，填写的内容没有保存。",
                remedy: "请返回表单，在另一个窗口登录后再提交。")
        }
        let page = SignInPage(site: site, next: request.address, kept: form.encoded(), notice: "登录已过期。您填写的内容保留着，登录后继续。")
        return page.response(status: .unauthorized)
    }

    /// What gives the form back without judging it: a row more or less, something looked for, what was read and is to be changed.
    private static let rearranging: [String] = [
        "add", "remove", Picks.find, Picks.show, ActionReviewPage.back, ActionSections.go, ActionSections.next,
    ]

    /// One row more, or one less, of a list of sub-records.
    private static func rearranged(_ form: FormData) -> FormData {
        var form = form
        if let list = form["add"] {
            let next = (FormInput.rowNumbers(list, form).max() ?? -1) + 1
            form.texts.append(("\(list).\(next).", ""))
        }
        if let row = form["remove"] {
            let heads = ["", FormFiles.kept] + Picks.prefixes
            form.texts.removeAll { text in heads.contains { text.name.hasPrefix("\($0)\(row).") } }
            form.files.removeAll { $0.name.hasPrefix(row + ".") }
        }
        if let page = form[ActionSections.go] { form.set(ActionSections.name, page) }
        form.texts.removeAll { Self.rearranging.contains($0.name) || $0.name == "check" }
        return form
    }
}
