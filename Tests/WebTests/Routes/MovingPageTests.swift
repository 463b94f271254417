import Engine
import HTTPTypes
import Identity
import Kernel
import Testing

@testable import Web

@Suite("移送、承继和成批移交的页面")
struct MovingPageTests {
    private func site() throws -> (test: TestSite, id: MatterID) {
        let test = try TestSite(kinds: [KindDefinition(Licence.self)])
        return (test, try test.take(.opening(kind: "licence", organ: TestSite.police), "file", by: "clerk", ["subject": "槐花巷占道"]).matter)
    }

    @Test func `负责人可以提出移送，经办人不可以；填错的退回，一样不少`() async throws {
        let (test, id) = try site()
        try await test.serve { browser in
            try await browser.signIn("clerk")
            #expect(!(try await browser.get("/matter/\(id)")).body.contains("移送其他机关"))
            let head = browser.another
            try await head.signIn("head")
            let page = try await head.get("/matter/\(id)")
            #expect(page.body.contains("移送其他机关") && page.body.contains("name=\"handover-to\""))
            let wrong = try await head.submit(
                page, to: "/matter/\(id)/handover",
                [("act", "propose"), ("handover-to", "430999"), ("handover-reason", "不属于<本机关>"), ("handover-article", ".")])
            #expect(wrong.status == 422 && wrong.body.contains("应为本县的机关") && wrong.body.contains("不属于&lt;本机关&gt;"))
            #expect(wrong.body.contains("至少"))
            let early = try await head.submit(page, to: "/matter/\(id)/handover", [("act", "accept")])
            #expect(early.status == 409 && early.body.contains("没有待答复的移送"))
            let sent = try await head.submit(
                page, to: "/matter/\(id)/handover",
                [("act", "propose"), ("handover-to", TestSite.justice.description), ("handover-reason", "不属于本机关"), ("handover-article", "试验条例第二条")])
            #expect(sent.status == 303 && sent.location.hasPrefix("/matter/\(id)?done=handover.propose"), "\(sent.body.prefix(1_500))")
            #expect(try await head.get(sent.location).body.contains("撤回移送"))
            let other = browser.another
            try await other.signIn("justice-head")
            let asked = try await other.get("/matter/\(id)")
            #expect(asked.body.contains("待答复的移送") && asked.body.contains("不予接收"))
            let silent = try await other.submit(asked, to: "/matter/\(id)/handover", [("act", "refuse"), ("handover-reason", " ")])
            #expect(silent.status == 422 && silent.body.contains("不予接收的理由"))
            let taken = try await other.submit(asked, to: "/matter/\(id)/handover", [("act", "accept")])
            #expect(taken.status == 303, "\(taken.body.prefix(1_500))")
            let moved = try await head.get("/matter/\(id)")
            #expect(moved.status == 200 && moved.body.contains("原办理机关") && moved.body.contains("接收移送"))
            let none = try await head.submit(page, to: "/matter/\(id)/handover", [("act", "x")])
            #expect(none.status == 422 || none.status == 400)
        }
    }

    @Test func `成批移交的页面由负责人查看`() async throws {
        let (test, _) = try site()
        try await test.serve { browser in
            try await browser.signIn("clerk")
            #expect(try await browser.get("/handovers").status == 404)
            let head = browser.another
            try await head.signIn("head")
            let page = try await head.get("/handovers")
            #expect(page.status == 200 && page.body.contains("没有成批移交的决定"))
        }
    }
}
