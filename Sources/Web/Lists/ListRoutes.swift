import Design
import Engine
import Foundation
import HTML
import HTTPTypes
import Hummingbird
import Identity
import Kernel
import NIOCore
import Storage

/// Lists of matters: all kinds, one kind, export, saved views.
struct ListRoutes {
    let site: Site

    func add(to router: Router<Visit>) {
        router.get("matters") { request, context in try await overview(request, context) }
        router.get("matters/:kind") { request, context in try await list(request, context) }
        router.get("matters/:kind/export.csv") { request, context in try await export(request, context) }
        router.get("moved") { request, context in try await moved(request, context) }
        router.post("views") { request, context in try await saveView(request, context) }
        router.post("views/remove") { request, context in try await removeView(request, context) }
    }

    private func moved(_ request: Request, _ context: Visit) async throws -> Response {
        let (_, actor) = try context.signedIn()
        let before = request.asked["before"].flatMap { Int($0) }
        let lines = try await site.see(actor) { try $0.movedAway(before: before, limit: 51) }
        let page = MovedPage(lines: Array(lines.prefix(50)), hasMore: lines.count > 50, engine: site.engine, registers: site.engine.registers)
        let chrome = site.chrome(context, at: Paths.matters, crumbs: [("事项", Paths.matters), ("已移出", nil)])
        return Reply.page(Layout.page(title: "已移出的事项", chrome: chrome, body: page.body), for: request)
    }

    private func overview(_ request: Request, _ context: Visit) async throws -> Response {
        let (_, actor) = try context.signedIn()
        let page = try await site.see(actor) { sight in
            OverviewPage(
                kinds: try sight.kinds.map { definition in
                    let tally = try sight.tally(definition)
                    let final = Set(definition.editions.compactMap { definition.outline($0.id) }.flatMap { $0.stages.filter(\.isFinal).map(\.code) })
                    return OverviewPage.Kind(
                        kind: definition.kind, all: tally.values.reduce(0, +), open: tally.filter { !final.contains($0.key) }.values.reduce(0, +),
                        openings: sight.personal.openings(definition.kind.id))
                })
        }
        let chrome = site.chrome(context, at: Paths.matters, crumbs: [("事项", nil)])
        let leads = actor.posts.contains { $0.role == .head && $0.isHeld(on: site.today) }
        let link: HTML = leads ? "<p>\(Button.link("成批移交在办事项", path: Paths.handovers, style: .quiet))</p>" : ""
        let moved: HTML = "<p>\(Button.link("已移出本机关的事项", path: Paths.moved, style: .quiet))</p>"
        return Reply.page(Layout.page(title: "事项", chrome: chrome, body: "\(page.body)\(link)\(moved)"), for: request)
    }

    private func list(_ request: Request, _ context: Visit) async throws -> Response {
        let (session, actor) = try context.signedIn()
        let definition = try site.engine.definition(try context.parameters.require("kind"))
        let address = ListAddress(definition, request.asked, today: site.today)
        let model = try await site.see(actor) { sight in
            let scope = sight.scope(definition)
            guard !scope.isEmpty else {
                throw Problem(.forbidden, .webForbidden, "您的岗位不办理“\(definition.kind.name)”。", remedy: "需要查看的，请联系本机关管理员。")
            }
            let lines = try sight.list(address.filter)
            let page = Array(lines.prefix(ListAddress.pageSize))
            let organs = sight.work.engine.organs
            return ListPage.Model(
                address: address, lines: page, next: lines.count > page.count ? page.last.map(address.after) : nil,
                tally: try sight.tally(definition),
                organs: scope.list ?? organs.organs.keys.sorted { $0.description < $1.description },
                openings: sight.personal.openings(definition.kind.id),
                savedViews: try sight.work.connection.savedViews(sight.work.engine.county, login: actor.login).filter {
                    $0.path.hasPrefix(Paths.list(definition.kind.id))
                }, today: sight.day)
        }
        let page = ListPage(model: model, registers: site.engine.registers, csrf: site.identity.csrfToken(for: session))
        let chrome = site.chrome(context, at: Paths.matters, crumbs: [("事项", Paths.matters), (definition.kind.name, nil)])
        let heading = PageHead.show(definition.kind.name, kicker: definition.kind.group.rawValue, actions: page.actions)
        return Reply.page(Layout.page(title: definition.kind.name, chrome: chrome, heading: heading, body: page.body), for: request)
    }

    /// Everything the list would show, page by page, written as it is read: memory holds one page.
    private func export(_ request: Request, _ context: Visit) async throws -> Response {
        let (_, actor) = try context.signedIn()
        let turn = try site.costlyTurn(actor.login)
        let definition = try site.engine.definition(try context.parameters.require("kind"))
        let first = ListAddress(definition, request.asked, today: site.today)
        let table = CSVExport(definition: definition, registers: site.engine.registers)
        var headers: HTTPFields = [.contentType: "text/csv; charset=utf-8", .cacheControl: "no-store"]
        headers[.contentDisposition] = "attachment; filename=\"\(definition.kind.id)-\(site.today.iso).csv\""
        _ = try await site.see(actor) { sight in
            if sight.scope(definition).isEmpty { throw Problem(.forbidden, .webForbidden, "您的岗位不办理“\(definition.kind.name)”。") }
        }
        try await site.audited(.export, by: actor, definition.kind.name, request, context)
        let origin = site.origin(request, context)
        let body = ResponseBody { writer in
            var sent = 0
            defer {
                turn.end()
                site.told(.exported, by: actor, definition.kind.name, amount: sent, origin)
            }
            // With the mark, spreadsheet programs read the file as UTF-8.
            try await writer.write(ByteBuffer(string: "\u{FEFF}" + table.head))
            var place = first.filter.after
            while true {
                var filter = first.filter
                filter.limit = 500
                filter.after = place
                let asked = filter
                // Whoever has gone away is noticed by what cannot be written: nothing is read for nobody.
                try Task.checkCancellation()
                let lines: [CSVExport.Line] = try await site.see(actor, on: site.pools.costly) { sight in
                    try sight.list(asked).map { line in
                        let dossier = try sight.work.dossier(line.id)
                        return (line: line, keys: dossier.definition.keys(of: dossier.record))
                    }
                }
                guard let last = lines.last?.line else { break }
                try await writer.write(ByteBuffer(string: table.lines(lines)))
                sent += lines.count
                guard lines.count == 500 else { break }
                place = (filter.order == .due ? last.due?.ordinal ?? 0 : last.opened.ordinal, last.id)
            }
            try await writer.finish(nil)
        }
        return Response(status: .ok, headers: headers, body: body)
    }

    private func saveView(_ request: Request, _ context: Visit) async throws -> Response {
        let (session, actor) = try context.signedIn()
        let form = try await site.form(request, session)
        let name = String((form["name"] ?? "").prefix(40))
        let path = form["path"] ?? ""
        // Only our own lists: a saved view is a link that its owner trusts.
        guard !name.isEmpty, path.hasPrefix(Paths.matters + "/"), LocalAddress.isOne(path) else {
            throw Problem(.invalid, .formMalformed, "“名称”不能为空，视图应是一个列表。", remedy: "请填写名称后再保存。")
        }
        try await site.blocking { [site] in
            let (county, most) = (site.engine.county, site.options.mostViews)
            try site.engine.database.write(for: county) { connection in
                let names = Set(try connection.savedViews(county, login: actor.login).map(\.name))
                guard names.contains(name) || names.count < most else {
                    throw Problem(
                        .invalid, .formTooManyViews, "您已经保存了\(names.count)个视图，最多\(most)个，“\(name)”没有保存。", remedy: "请先删除不用的视图。")
                }
                try connection.saveView(county, login: actor.login, name: name, path: path)
            }
        }
        return Reply.see(path)
    }

    private func removeView(_ request: Request, _ context: Visit) async throws -> Response {
        let (session, actor) = try context.signedIn()
        let form = try await site.form(request, session)
        let name = form["name"] ?? ""
        try await site.blocking { [site] in
            try site.engine.database.write(for: site.engine.county) { try $0.removeView(site.engine.county, login: actor.login, name: name) }
        }
        return Reply.see(Paths.matters)
    }
}
