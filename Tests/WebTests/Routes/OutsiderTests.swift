import Engine
import HTTPTypes
import Hummingbird
import Identity
import Kernel
import Testing

@testable import Web

@Suite("外来的请求")
struct OutsiderTests {
    /// Out of the router itself: an address that is added later is asked as well.
    @Test func `每一个会改动什么的地址，没有本会话的令牌都不受理，什么也不改`() async throws {
        let test = try TestSite()
        let matter = try test.take(.opening(kind: "mediation", organ: TestSite.townA), "apply", by: "mediator-a", Sample.dispute).matter
        let values = [
            "id": "\(matter)", "kind": "mediation", "action": "accept", "document": "register", "ordinal": "1", "place": "party",
            "login": "clerk", "table": "organs",
            "code": TestSite.police.description, "key": "document.filing.days",
        ]
        let paths = test.site.router().routes.filter { ![.get, .head].contains($0.method) }.map { route in
            #expect(route.method == .post, "\(route)")
            return route.path.components.map { part in
                let text = part.description
                return text.hasPrefix("{") ? values[String(text.dropFirst().dropLast())] ?? "" : text
            }.joined(separator: "/")
        }
        // Where nobody has a session yet there is no token of one; those are held against where they come from.
        let asked = paths.map { "/" + $0 }.filter { !["/sign-in", "/sign-in/code"].contains($0) }
        #expect(asked.count > 35 && asked.contains("/matter/\(matter)/unmask") && asked.contains("/admin/account/clerk/posts"))
        try await test.serve { browser in
            let administrator = browser.another
            try await browser.signIn("mediator-a")
            try await administrator.signIn("admin")
            let entries = try test.rows("journal")
            for path in asked {
                let sender = path.hasPrefix("/admin") ? administrator : browser
                for token in ["x", ""] {
                    let answer = try await sender.post(
                        path, [("csrf", token), ("reason", "送达需要核对姓名"), ("name", "甲"), ("path", "/matters/mediation")])
                    // A paper that is not there is told before its form is read.
                    let isForged = answer.status == 403 && answer.body.contains("form.forged")
                    // Whoever may not take a table in at all is told so before that.
                    let isRefused =
                        isForged || path.contains("/document/") && answer.status == 404 || path.hasPrefix("/import/") && answer.status == 403
                    #expect(isRefused, "\(path) \(answer.status)")
                }
            }
            #expect(try test.rows("journal") == entries && test.rows("saved_view") == 0 && test.rows("draft") == 0)
        }
    }

    /// The mark by which a browser asks whether its copy is still good says that the page is there.
    @Test func `拿着别人页面的标记去问，看不到的照样不在`() async throws {
        let test = try TestSite()
        let matter = try test.take(.opening(kind: "mediation", organ: TestSite.townA), "apply", by: "mediator-a", Sample.dispute).matter
        try await test.serve { browser in
            try await browser.signIn("mediator-a")
            let other = browser.another
            try await other.signIn("mediator-b")
            for path in ["/matter/\(matter)", "/matter/\(matter)/proof"] {
                let tag = try #require(try await browser.get(path).headers[.eTag])
                #expect(try await browser.get(path, headers: [.ifNoneMatch: tag]).status == 304)
                #expect(try await other.get(path, headers: [.ifNoneMatch: tag]).status == 404, "\(path)")
            }
        }
    }
}
