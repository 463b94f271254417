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

extension Site {
    /// The county's name.
    var place: String {
        let organs = engine.organs
        return organs.root.map { organs.name(of: $0) } ?? ""
    }

    /// What every page says of the data: that they are for demonstration, and which day is taken for today.
    var standing: String? {
        guard engine.isDemonstration else { return options.banner }
        return ["演示数据", options.banner].compactMap { $0 }.joined(separator: "：")
    }

    /// What stands around a signed-in person's page.
    func chrome(_ visit: Visit, at path: String, crumbs: [(label: String, path: String?)] = [], flash: (Tone, String)? = nil, notices: Int = 0)
        -> Chrome
    {
        guard let session = visit.session, let actor = visit.actor else { return Chrome(place: place, standing: standing) }
        func item(_ label: String, _ address: String) -> NavItem {
            NavItem(label, path: address, isCurrent: path == address || path.hasPrefix(address + "/"))
        }
        let day = today
        let held = actor.posts.filter { $0.isHeld(on: day) }
        let seesMatters = held.contains { $0.role.reach != .none }
        var nav: [NavItem] = []
        if seesMatters {
            nav += [item("今日", Paths.desk), item("事项", Paths.matters), item("日历", Paths.calendar)]
            nav += [item("指标", Paths.figures), item("年度报告", Paths.report)]
            if held.contains(where: { $0.role.reach == .subtree }) { nav.append(item("分工", Paths.division)) }
            if !engine.registers.subordinates.isEmpty { nav.append(item("辖区", Paths.region)) }
        }
        if held.contains(where: { $0.role == .administrator }) { nav.append(item("管理", Paths.admin)) }
        if held.contains(where: { $0.role == .auditor }) { nav.append(item("审计", Paths.audit)) }
        let organs = engine.organs
        let posts = held.prefix(4).map { post in
            organs.name(of: post.organ) + post.role.name + (post.onBehalfOf == nil ? "" : "（代理）")
        }
        return Chrome(
            place: place, user: (name: actor.name, posts: posts.joined(separator: "、")), nav: nav, crumbs: crumbs,
            csrf: identity.csrfToken(for: session), flash: flash, searchPath: seesMatters ? Paths.search : nil, notices: notices,
            noticesPath: Paths.notices, accountPath: Paths.account,
            standing: standing)
    }

    /// Where somebody's working day begins: whoever sees no matters has no desk.
    func home(_ actor: Actor) -> String {
        let held = actor.posts.filter { $0.isHeld(on: today) }
        if held.contains(where: { $0.role.reach != .none }) { return Paths.desk }
        if held.contains(where: { $0.role == .administrator }) { return Paths.admin }
        return held.contains { $0.role == .auditor } ? Paths.audit : Paths.account
    }

    /// After signing in, when and from where the account was last used, so that its owner can notice a stranger.
    func welcome(_ session: Session, _ query: Query) -> (Tone, String)? {
        guard query["done"] == "signed-in" else { return nil }
        guard let last = session.lastSignIn else { return (.info, "欢迎使用。这是您第一次登录。") }
        return (.info, "上次登录：\(last.at.chinese)，来自\(last.address)。如果不是您本人，请立即修改密码。")
    }

    /// What the last action led to, handed on in the address of the page after it.
    func flash(_ query: Query, _ texts: [String: (Tone, String)]) -> (Tone, String)? { query["done"].flatMap { texts[$0] } }

    /// Reads a form and checks that it came from a page of the person's own session.
    ///
    /// - Throws: `form.forged`, `form.tooLarge`, `form.tooManyFields`, `form.malformed`, `web.busy`.
    func form(_ request: Request, _ session: Session, upTo limit: Int? = nil) async throws -> FormData {
        guard isOwn(request) else { throw Self.forged }
        // What lies in memory counts when it has come, not when it is announced: whoever sends slowly holds what was sent.
        let share = limit ?? 0 > FormLimits.plain ? largeForms.take(session.login, 0) : nil
        defer { share?.end() }
        let form = try await request.form(upTo: limit ?? options.largestForm, on: pools.uploads, holding: share)
        let header = HTTPField.Name("X-CSRF-Token").flatMap { request.headers[$0] }
        guard identity.isValid(csrf: form["csrf"] ?? header ?? "", for: session) else { throw Self.forged }
        return form
    }

    static var formsBusy: Problem {
        Problem(.unavailable, .webBusy, "同时上传的附件太多，这一次没有受理，填写的内容没有保存。", remedy: "请稍候再试，或者分次上传。")
    }

    /// Browsers say where a request comes from; one from elsewhere is not ours, whatever it carries.
    ///
    /// Where `Sec-Fetch-Site` is left out, by older browsers and by all of them over plain http, `Origin` or else `Referer` says it. Of an address
    /// the host is compared and not the port: proxies drop it, and cookies do not heed it either. A caller that says nothing at all has to have
    /// the session's token, as every other.
    func isOwn(_ request: Request) -> Bool {
        if let name = HTTPField.Name("Sec-Fetch-Site"), let place = request.headers[name] { return place == "same-origin" || place == "none" }
        guard let from = request.headers[.origin] ?? request.headers[.referer] else { return true }
        let own = hosts(request)
        if let host = Self.host(of: from), own.contains(host) { return true }
        logger.notice("form from elsewhere", metadata: ["from": "\(from.prefix(200))", "host": "\(own.joined(separator: " ").prefix(200))"])
        return false
    }

    /// By which names the caller knows this server: the one asked for, and what our own proxy says was asked for.
    private func hosts(_ request: Request) -> [String] {
        var names = [request.head.authority ?? ""]
        if options.trustsProxy, let name = HTTPField.Name("X-Forwarded-Host"), let given = request.headers[name] {
            names += given.split(separator: ",").suffix(1).map { String($0.filter { !$0.isWhitespace }) }
        }
        return names.compactMap { Self.host(of: "http://" + $0) }
    }

    /// - Returns: `nil` for what is no address, such as the `null` of a page that hides where it comes from.
    private static func host(of address: String) -> String? {
        guard let host = URLComponents(string: address)?.host?.lowercased(), !host.isEmpty else { return nil }
        return host
    }

    static var forged: Problem {
        Problem(.forbidden, .formForged, "这份表单不是从本系统的页面提交的，或者页面已经过期。", remedy: "请回到原来的页面，刷新后重新提交。")
    }
}
