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

/// 成批移交: what goes with powers that move.
struct HandoversRoutes {
    let site: Site

    func add(to router: Router<Visit>) {
        router.get("handovers") { request, context in try await show(request, context) }
        router.post("handovers") { request, context in try await act(request, context) }
    }

    /// - Throws: `web.noPage` for whoever looks over no organ.
    private func page(_ context: Visit) async throws -> HandoversPage {
        let (session, actor) = try context.signedIn()
        let today = site.today
        let (registers, csrf) = (site.engine.registers, site.identity.csrfToken(for: session))
        let heads = actor.posts.filter { $0.isHeld(on: today) && $0.role == .head }.map(\.organ)
        guard !heads.isEmpty else { throw Problem(.missing, .webNoPage, "成批移交由机关负责人查看和决定。") }
        let seen = Set(heads.flatMap { registers.organs.subtree(of: $0) })
        return try await site.see(actor) { sight -> HandoversPage in
            let work = sight.work
            let county = work.engine.county
            let read = try work.connection.readHandoverOrders(county)
            let orders = read.orders.filter { seen.contains($0.from) || seen.contains($0.to) || seen.contains($0.place) }
            var moved: [Int: Int] = [:]
            for order in orders where order.end == nil { moved[order.entry] = try work.moved(by: order) }
            let kinds = work.engine.kinds.filter { $0.handing.forbidden == nil && !$0.pendingStages.isEmpty }.map(\.kind)
            let deciding = heads.filter { !registers.organs.below($0).isEmpty }
            return HandoversPage(
                orders: orders, moved: moved, damaged: read.damaged.map(\.message), registers: registers, kinds: kinds, heads: deciding, csrf: csrf,
                request: UUID().uuidString)
        }
    }

    private func layout(_ page: HandoversPage, _ context: Visit, flash: (Tone, String)? = nil) -> HTML {
        let crumbs: [(label: String, path: String?)] = [("事项", Paths.matters), ("成批移交", nil)]
        let chrome = site.chrome(context, at: Paths.matters, crumbs: crumbs, flash: flash)
        let heading = PageHead.show("成批移交", lead: "赋权、机构改革、职权集中时，在办的事项自决定之日起由接收机关办理；到日由系统逐件移交。")
        return Layout.page(title: "成批移交", chrome: chrome, heading: heading, body: page.body)
    }

    private func show(_ request: Request, _ context: Visit) async throws -> Response {
        let texts: [String: (Tone, String)] = ["order": (.good, "已决定移交，到日由系统逐件办理。"), "cancel": (.good, "已撤销，没有移走的不再移交。")]
        return Reply.page(layout(try await page(context), context, flash: site.flash(request.asked, texts)), for: request)
    }

    private func act(_ request: Request, _ context: Visit) async throws -> Response {
        let (session, actor) = try context.signedIn()
        let form = try await site.form(request, session)
        var page = try await page(context)
        page.typed = form
        var status = HTTPResponse.Status.unprocessableContent
        do {
            switch form["act"] {
            case "cancel":
                let (number, at) = (form["order"].flatMap { Int($0) } ?? 0, site.now())
                try await site.blocking { [engine = site.engine] in try engine.cancel(order: number, as: actor, at: at) }
                return Reply.see(Paths.handovers + "?done=cancel")
            case "preview", "order":
                guard let wanted = wanted(form, actor, &page.fields) else { break }
                if form["act"] == "order", wanted.expected != nil {
                    let (order, fields) = try await site.blocking { [engine = site.engine] in try engine.order(wanted, as: actor) }
                    if order != nil { return Reply.see(Paths.handovers + "?done=order") }
                    page.fields = fields
                } else {
                    let preview = try await site.see(actor) { try $0.work.preview(wanted, as: actor) }
                    (page.preview, page.fields) = (preview, preview.fields)
                    if preview.fields.isEmpty { status = .ok }
                }
            default: throw Problem(.invalid, .formMalformed, "表单没有写明要办理什么。")
            }
        } catch let problem as Problem where [.conflict, .invalid, .forbidden].contains(problem.kind) {
            page.notice = [problem.message, problem.remedy].compactMap { $0 }.joined()
            if problem.kind == .conflict { status = .conflict }
            if problem.kind == .forbidden { status = .forbidden }
        }
        var response = Reply.page(layout(page, context), status: status)
        response.headers[.cacheControl] = "no-store"
        return response
    }

    private func wanted(_ form: FormData, _ actor: Actor, _ problems: inout [FieldProblem]) -> HandoverOrderRequest? {
        guard let day = Day(iso: form[HandoverOrderRequest.dayField] ?? "") else {
            problems.append(
                FieldProblem(
                    field: HandoverOrderRequest.dayField, label: "移交之日", given: form[HandoverOrderRequest.dayField] ?? "", rule: "应为日期，如2026-12-31"))
            return nil
        }
        let act = form[HandoverOrderRequest.actField] ?? ""
        if !act.isEmpty, Int(act) == nil {
            problems.append(FieldProblem(field: HandoverOrderRequest.actField, label: "据以移交的事项", given: act, rule: "应为事项编号"))
            return nil
        }
        let identifier = form["request"].flatMap { UUID(uuidString: $0) }?.uuidString ?? UUID().uuidString
        return HandoverOrderRequest(
            from: OrganCode(form[HandoverOrderRequest.fromField] ?? ""), to: OrganCode(form[HandoverRequest.organField] ?? ""),
            kinds: form.all(HandoverOrderRequest.kindsField), on: day, reason: form[HandoverRequest.reasonField] ?? "",
            article: form[HandoverRequest.articleField] ?? "", act: Int(act), expected: form["expected"].flatMap { Int($0) }, at: site.now(),
            id: Deed.id(.web, by: actor.login, "\(identifier)/handover"))
    }
}
