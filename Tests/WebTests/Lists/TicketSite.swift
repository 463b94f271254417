import Engine
import Foundation
import Kernel
import Storage
import Testing

@testable import Web

/// A bureau with tickets at its clerk's desk.
struct TicketSite {
    let test: TestSite

    init(besides kinds: [any Definition] = []) throws { test = try TestSite(kinds: [KindDefinition(Ticket.self)] + kinds) }

    func write(_ subject: String, summary: String = "占道停车", holder: String = "张三丰", street: String = "", amount: String = "") throws -> MatterID {
        let input = ["subject": subject, "summary": summary, "holder": holder, "street": street, "amount": amount].filter { !$0.value.isEmpty }
        return try test.take(.opening(kind: "ticket", organ: TestSite.police), "write", by: "clerk", input).matter
    }

    func take(_ id: MatterID, _ actions: String...) throws {
        for action in actions {
            try test.take(.matter(id), action, by: "clerk", action == "serve" ? ["servedOn": test.clock.now.day.iso] : [:])
        }
    }

    func dossier(_ id: MatterID) throws -> Dossier { try test.engine.look { try $0.dossier(id) } }
    func ticket(_ id: MatterID) throws -> Ticket { try #require(try dossier(id).record as? Ticket) }

    /// The entries of the county's matters in their order: which, what, with what.
    func journal() throws -> [String] {
        try test.database.read { connection in
            try connection.all("SELECT matter, action, person, version, content FROM journal WHERE matter IS NOT NULL ORDER BY entry") {
                "\($0.int(0)) \($0.text(1)) \($0.text(2)) \($0.int(3)) \($0.text(4))"
            }
        }
    }

    /// Ticks rows on the list, and presses a button.
    func confirm(_ browser: Browser, _ act: String, _ ids: [MatterID], list: String = "/matters/ticket") async throws -> Answer {
        let page = try await browser.get(list)
        try #require(page.status == 200, "\(page.body.prefix(500))")
        return try await browser.submit(page, to: "/matters/ticket/bulk", [("act", act), ("back", list)] + ids.map { ("matter", "\($0)") })
    }

    /// Presses the button of the page that asks; what is ticked there goes along.
    func carryOut(_ browser: Browser, _ page: Answer, _ fields: [(String, String)] = []) async throws -> Answer {
        let ticked = page.body.matches(of: /name="matter" value="(\d+@\d+)" checked/).map { ("matter", String($0.1)) }
        return try await browser.submit(
            page, to: "/matters/ticket/bulk/do", fields + ticked + [("act", page.hidden("act") ?? ""), ("back", page.hidden("back") ?? "")])
    }
}
