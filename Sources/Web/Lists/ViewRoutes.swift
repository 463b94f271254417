import Design
import Engine
import HTTPTypes
import Hummingbird
import Identity
import Kernel
import Storage

/// Views of lists are kept, shared and removed; columns are chosen.
struct ViewRoutes {
    let site: Site

    static let told: [String: (Tone, String)] = [
        "view-saved": (.good, "视图已经保存。"), "view-removed": (.good, "视图已经删除。"), "columns": (.good, "以后打开这一列表都显示这些列。"),
    ]

    func add(to router: Router<Visit>) {
        router.post("views") { request, context in try await save(request, context) }
        router.post("views/remove") { request, context in try await remove(request, context) }
        router.get("views/columns") { request, context in try await columns(request, context) }
        router.post("views/columns") { request, context in try await chooseColumns(request, context) }
    }

    /// An address of one of our own lists; a saved view is a link that its owner trusts.
    private static func list(_ form: FormData) -> String? {
        let path = form["path"] ?? ""
        return path.hasPrefix(Paths.matters + "/") && LocalAddress.isOne(path) && LocalAddress.isClean(path) ? path : nil
    }

    private static func back(_ path: String, told: String) -> Response {
        let query = Query(Percent.pairs(path.utf8.drop { $0 != UInt8(ascii: "?") }.dropFirst())).with("done", told)
        return Reply.see(path.prefix { $0 != "?" } + query.text)
    }

    private func save(_ request: Request, _ context: Visit) async throws -> Response {
        let (session, actor) = try context.signedIn()
        let form = try await site.form(request, session)
        let name = String((form["name"] ?? "").prefix(40))
        guard !name.allSatisfy(\.isWhitespace), let path = Self.list(form) else {
            throw Problem(.invalid, .formMalformed, "“名称”不能为空，视图应是一个列表。", remedy: "请填写名称后再保存。")
        }
        let organ = form["organ"].flatMap { $0.isEmpty ? nil : OrganCode($0) }
        let day = site.today
        try await site.blocking { [site] in
            let (county, most) = (site.engine.county, site.options.mostViews)
            try site.engine.database.write(for: county) { connection in
                guard let organ else {
                    let names = Set(try connection.savedViews(county, login: actor.login).map(\.name))
                    guard names.contains(name) || names.count < most else { throw Self.tooMany(names.count, most, name) }
                    return try connection.saveView(county, login: actor.login, name: name, path: path)
                }
                guard Permission.desks(of: actor, on: day).contains(where: { $0.organ == organ && $0.role.reach != .none }) else {
                    throw Problem(.forbidden, .webForbidden, "您在\(site.engine.organs.name(of: organ))没有岗位，不能与它的人共用视图。", remedy: "请选择您所在的机关。")
                }
                let shared = try connection.sharedViews(county, in: organ, limit: most + 1)
                guard shared.contains(where: { $0.name == name }) || shared.count < most else { throw Self.tooMany(shared.count, most, name) }
                guard try connection.shareView(county, in: organ, name: name, path: path, by: actor.login) else {
                    throw Problem(
                        .invalid, .formTooManyViews, "\(site.engine.organs.name(of: organ))已经有别人共用的视图“\(name)”，没有保存。", remedy: "请换一个名称。")
                }
            }
        }
        return Self.back(path, told: "view-saved")
    }

    private static func tooMany(_ count: Int, _ most: Int, _ name: String) -> Problem {
        Problem(.invalid, .formTooManyViews, "已经保存了\(count)个视图，最多\(most)个，“\(name)”没有保存。", remedy: "请先删除不用的视图。")
    }

    private func remove(_ request: Request, _ context: Visit) async throws -> Response {
        let (session, actor) = try context.signedIn()
        let form = try await site.form(request, session)
        let name = form["name"] ?? ""
        let organ = form["organ"].flatMap { $0.isEmpty ? nil : OrganCode($0) }
        let day = site.today
        try await site.blocking { [site] in
            let county = site.engine.county
            try site.engine.database.write(for: county) { connection in
                guard let organ else { return try connection.removeView(county, login: actor.login, name: name) }
                // Whoever shared it takes it back; a head clears up the organ's.
                let isHead = Work.heading(organ, actor, site.engine.organs, on: day) != nil
                try connection.unshareView(county, in: organ, name: name, sharedBy: isHead ? nil : actor.login)
            }
        }
        return Self.list(form).map { Self.back($0, told: "view-removed") } ?? Reply.see(Paths.matters)
    }

    private func columns(_ request: Request, _ context: Visit) async throws -> Response {
        let (session, actor) = try context.signedIn()
        let definition = try site.engine.definition(request.asked["kind"] ?? "")
        let list = Paths.list(definition.kind.id)
        let path = request.asked["path"].flatMap { ($0 == list || $0.hasPrefix(list + "?")) && LocalAddress.isOne($0) ? $0 : nil } ?? list
        let query = Query(Percent.pairs(path.utf8.drop { $0 != UInt8(ascii: "?") }.dropFirst()))
        let address = ListAddress(definition, query, today: site.today)
        let chosen = try await site.see(actor) { sight in
            if sight.scope(definition).isEmpty { throw Problem(.forbidden, .webForbidden, "您的岗位不办理“\(definition.kind.name)”。") }
            return try ListColumns.chosen(address, sight)
        }
        let page = ColumnsPage(
            definition: definition, chosen: chosen, path: path, size: address.pageSize, csrf: site.identity.csrfToken(for: session))
        let chrome = site.chrome(context, at: Paths.matters, crumbs: [("事项", Paths.matters), (definition.kind.name, path), ("列", nil)])
        let heading = PageHead.show("列和每页件数", kicker: definition.kind.name)
        return Reply.page(Layout.page(title: "列和每页件数", chrome: chrome, heading: heading, body: page.body), for: request)
    }

    private func chooseColumns(_ request: Request, _ context: Visit) async throws -> Response {
        let (session, actor) = try context.signedIn()
        let form = try await site.form(request, session)
        let definition = try site.engine.definition(String((form["kind"] ?? "").prefix(100)))
        guard let path = Self.list(form) else { throw Problem(.invalid, .formMalformed, "要显示列的应是一个列表。") }
        let known = Set(ListColumns.choices(definition).map(\.name))
        let chosen = form.all("column").filter(known.contains)
        guard chosen.count <= ListColumns.most else {
            throw Problem(.invalid, .formInvalid, "“列”最多选\(ListColumns.most)列，您选了\(chosen.count)列，没有改变。", remedy: "请去掉几列再显示。")
        }
        let columns = form["reset"] == "1" || chosen.isEmpty ? nil : chosen.joined(separator: ",")
        try await site.blocking { [site] in
            try site.engine.database.write(for: site.engine.county) {
                try $0.setListColumns(site.engine.county, login: actor.login, kind: definition.kind.id, to: columns)
            }
        }
        let query = Query(Percent.pairs(path.utf8.drop { $0 != UInt8(ascii: "?") }.dropFirst()))
        let size = form["size"].flatMap { Int($0) }.flatMap { ListAddress.pageSizes.contains($0) ? $0 : nil }
        let usual = size == nil || size == ListAddress.pageSizes[0]
        let list = Paths.list(definition.kind.id)
        return Reply.see(list + query.with("columns", nil).with("size", usual ? nil : size.map(String.init)).with("done", "columns").text)
    }
}
