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
        return try await page(try context.parameters.require("kind"), request.asked, session, actor, context, for: request)
    }

    /// A list, also with what was wrong with what somebody wanted done about it.
    func page(
        _ kind: String, _ query: Query, _ session: Session, _ actor: Actor, _ context: Visit, problem: String? = nil, for request: Request? = nil
    ) async throws -> Response {
        let definition = try site.engine.definition(kind)
        let asked = ListAddress(definition, query, today: site.today)
        let model = try await site.see(actor) { [steps = site.bulkSteps] in try Self.model(asked, $0, steps) }
        let page = ListPage(model: model, registers: site.engine.registers, csrf: site.identity.csrfToken(for: session))
        let flash = problem.map { (Tone.bad, $0) } ?? site.flash(query, ViewRoutes.told)
        let chrome = site.chrome(context, at: Paths.matters, crumbs: [("事项", Paths.matters), (definition.kind.name, nil)], flash: flash)
        let heading = PageHead.show(definition.kind.name, kicker: definition.kind.group.rawValue, actions: page.actions)
        let html = Layout.page(title: definition.kind.name, chrome: chrome, heading: heading, body: page.body)
        return Reply.page(html, status: problem == nil ? .ok : .unprocessableContent, for: request)
    }

    private static func model(_ asked: ListAddress, _ sight: Sight, _ steps: BulkSteps) throws -> ListPage.Model {
        var address = asked
        address.own(sight)
        let definition = address.definition
        let scope = sight.scope(definition)
        guard !scope.isEmpty else {
            throw Problem(.forbidden, .webForbidden, "您的岗位不办理“\(definition.kind.name)”。", remedy: "需要查看的，请联系本机关管理员。")
        }
        let organs = sight.work.engine.organs
        let tally = try sight.tally(definition)
        let stages = address.filter.stages.isEmpty ? Set(tally.filter { $0.value > 0 }.keys) : Set(address.filter.stages)
        let reading = try ListReading(sight, address)
        let list = Paths.list(definition.kind.id)
        return ListPage.Model(
            address: address, reading: reading,
            columns: try ListColumns(ListColumns.chosen(address, sight), definition, reading.lines, sight), tally: tally,
            organs: scope.list ?? organs.organs.keys.sorted { $0.description < $1.description },
            openings: sight.personal.openings(definition.kind.id),
            offers: steps.offers(definition.kind.id, to: sight.actor, on: sight.day, at: stages),
            mayAssign: sight.actor.posts.contains { $0.role.reach == .subtree && $0.isHeld(on: sight.day) },
            views: try SavedViews.all(sight).filter { $0.path == list || $0.path.hasPrefix(list + "?") }, sharing: sight.organs, today: sight.day)
    }

    /// Everything the list would show, page by page, written as it is read: memory holds one page.
    private func export(_ request: Request, _ context: Visit) async throws -> Response {
        let (_, actor) = try context.signedIn()
        let turn = try site.costlyTurn(actor.login)
        let definition = try site.engine.definition(try context.parameters.require("kind"))
        // Read in large pages, whatever the reader sees at once.
        let asked = ListAddress(definition, request.asked.with("size", "\(ListAddress.pageSizes.max() ?? 50)"), today: site.today)
        var headers: HTTPFields = [.contentType: "text/csv; charset=utf-8", .cacheControl: "no-store"]
        headers[.contentDisposition] = "attachment; filename=\"\(definition.kind.id)-\(site.today.iso).csv\""
        let columns = try await site.see(actor) { sight in
            if sight.scope(definition).isEmpty { throw Problem(.forbidden, .webForbidden, "您的岗位不办理“\(definition.kind.name)”。") }
            return try ListColumns.chosen(asked, sight)
        }
        let table = CSVExport(definition: definition, registers: site.engine.registers, columns: columns)
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
            var next: Query? = asked.query
            while let query = next {
                // Whoever has gone away is noticed by what cannot be written: nothing is read for nobody.
                try Task.checkCancellation()
                let (text, count, after) = try await site.see(actor, on: site.pools.costly) { sight in
                    var address = ListAddress(definition, query, today: sight.day)
                    address.own(sight)
                    let reading = try ListReading(sight, address)
                    let lines: [CSVExport.Line] = try reading.lines.map { line in
                        let dossier = try sight.work.dossier(line.id)
                        return CSVExport.Line(line: line, keys: dossier.definition.keys(of: dossier.record), record: dossier.record)
                    }
                    return (table.lines(lines), lines.count, reading.next.map(Self.query))
                }
                try await writer.write(ByteBuffer(string: text))
                sent += count
                next = after
            }
            try await writer.finish(nil)
        }
        return Response(status: .ok, headers: headers, body: body)
    }

    private static func query(of path: String) -> Query { Query(Percent.pairs(path.utf8.drop { $0 != UInt8(ascii: "?") }.dropFirst())) }
}
