import Design
import Engine
import HTML
import HTTPTypes
import Hummingbird
import Identity
import Kernel
import Logging
import Storage

/// Half-filled forms, kept for their writer: by the script while one types, and whenever a form could not be accepted.
struct DraftRoutes {
    let site: Site

    func add(to router: Router<Visit>) {
        router.get("drafts") { request, context in try await list(request, context) }
        router.post("drafts") { request, context in try await save(request, context) }
        router.post("drafts/discard") { request, context in try await discard(request, context) }
    }

    private func save(_ request: Request, _ context: Visit) async throws -> Response {
        let (session, actor) = try context.signedIn()
        let form = try await site.form(request, session)
        guard let place = request.asked["place"], DraftPlace.isOne(place) else {
            throw Problem(.invalid, .formMalformed, "草稿所属的表单不存在。")
        }
        try await site.saveDraft(form, place: place, login: actor.login)
        return Reply.text("已保存")
    }

    private func discard(_ request: Request, _ context: Visit) async throws -> Response {
        let (session, actor) = try context.signedIn()
        let form = try await site.form(request, session)
        let places = form.all("place")
        guard places.allSatisfy(DraftPlace.isOne) else { throw Problem(.invalid, .formMalformed, "草稿所属的表单不存在。") }
        for place in places.prefix(site.options.mostDrafts) { try await site.removeDraft(place: place, login: actor.login) }
        // Back to the list from there, else to the form, which begins anew.
        if form["list"] != nil { return Reply.see(Paths.drafts + Query([("done", String(places.count))]).text) }
        guard let place = places.first else { throw Problem(.invalid, .formMalformed, "草稿所属的表单不存在。") }
        return Reply.see(place)
    }

    /// All drafts of the reader, those first that something has overtaken.
    private func list(_ request: Request, _ context: Visit) async throws -> Response {
        let (session, actor) = try context.signedIn()
        let most = site.options.mostDrafts
        let lines = try await site.see(actor) { sight in
            let drafts = try sight.work.connection.drafts(sight.work.engine.county, login: actor.login)
            return try drafts.prefix(most).map { try DraftsPage.Line($0.place, saved: $0.saved, sight) }
        }
        let page = DraftsPage(lines: lines, csrf: site.identity.csrfToken(for: session))
        let done = request.asked["done"].flatMap { Int($0) }
        let flash: (Tone, String)? = done.map { $0 == 0 ? (.warn, "没有勾选草稿，没有作任何改动。") : (.good, "已放弃\($0)份草稿。") }
        let chrome = site.chrome(context, at: Paths.desk, crumbs: [("今日", Paths.desk), (DraftsPage.title, nil)], flash: flash)
        var response = Reply.page(Layout.page(title: DraftsPage.title, chrome: chrome, body: page.body), status: .ok)
        response.headers[.cacheControl] = "no-store"
        return response
    }
}

/// A form by its address, which is where its draft is kept.
enum DraftPlace {
    /// Only action forms have drafts.
    static func isOne(_ place: String) -> Bool {
        guard place.utf8.count <= 300, LocalAddress.isOne(place) else { return false }
        return place.hasPrefix("/matter/") && place.contains("/do/") || place.hasPrefix("/matters/") && place.contains("/open/")
    }

    static func label(_ place: String, _ engine: Engine) -> String {
        let parts = place.split { $0 == "/" || $0 == "?" }.map(String.init)
        if parts.count >= 4, parts[0] == "matters", let definition = try? engine.definition(parts[1]) {
            let action = definition.editions.compactMap { definition.outline($0.id)?.action(parts[3])?.name }.first
            return "\(definition.kind.name)：\(action ?? parts[3])"
        }
        return parts.count >= 4 ? "事项\(parts[1])的表单" : place
    }
}

extension Site {
    func saveDraft(_ form: FormData, place: String, login: String) async throws {
        let input = form.encoded()
        guard input.utf8.count <= Self.largestDraft else {
            throw Problem(
                .invalid, .formTooLarge, "这份草稿超过\(FileSize.text(Self.largestDraft))，没有保存。", remedy: "表单仍可提交；文字很多的，请作为附件上传。")
        }
        let (at, most) = (now(), options.mostDrafts)
        try await blocking { [engine] in
            try engine.database.write(for: engine.county) { connection in
                let places = Set(try connection.drafts(engine.county, login: login).map(\.place))
                guard places.contains(place) || places.count < most else {
                    throw Problem(
                        .invalid, .formTooManyDrafts, "您已经有\(places.count)份草稿，最多可以保留\(most)份，这一份没有保存。", remedy: "请从“今日”打开不要的草稿，选择“放弃草稿”。")
                }
                try connection.saveDraft(engine.county, login: login, place: place, input: input, at: at)
            }
        }
    }

    /// In bytes, as it is sent.
    private static let largestDraft: Int = 400_000

    /// The same where the draft is a kindness beside something else: what cannot be kept is let go.
    func keepDraft(_ form: FormData, place: String, login: String) async throws {
        do {
            try await saveDraft(form, place: place, login: login)
        } catch let problem as Problem where problem.code == .formTooLarge || problem.code == .formTooManyDrafts {
            logger.info("draft not kept", metadata: ["code": "\(problem.code)", "login": "\(login)"])
        }
    }

    func removeDraft(place: String, login: String) async throws {
        try await blocking { [engine] in
            try engine.database.write(for: engine.county) { try $0.removeDraft(engine.county, login: login, place: place) }
        }
    }

    func draft(place: String, login: String) async throws -> (form: FormData, saved: Instant)? {
        let row = try await blocking { [engine] in try engine.database.read { try $0.draft(engine.county, login: login, place: place) } }
        return row.map { (FormData(urlencoded: Array($0.input.utf8)), $0.saved) }
    }
}

extension Problem.Code {
    static let formTooManyDrafts: Problem.Code = Problem.Code("form.tooManyDrafts")
    static let formTooManyViews: Problem.Code = Problem.Code("form.tooManyViews")
}
