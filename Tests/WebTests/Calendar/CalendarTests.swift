import Engine
import HTTPTypes
import Kernel
import Storage
import Testing

@testable import Web

@Suite("日历和订阅")
struct CalendarTests {
    /// A dispute that was accepted; its first limit runs.
    private func dispute(_ test: TestSite) throws -> MatterID {
        let id = try test.take(.opening(kind: "mediation", organ: TestSite.townA), "apply", by: "mediator-a", Sample.dispute).matter
        try test.take(.matter(id), "accept", by: "mediator-a")
        return id
    }

    private func due(_ test: TestSite, _ id: MatterID) throws -> Day {
        try #require(try test.database.read { try $0.matter(TestSite.county, id) }?.due)
    }

    @Test func `月历上每天的件数，与打开的那天列出的相同；别的机关的不在其中`() async throws {
        let test = try TestSite()
        let id = try dispute(test)
        let due = try due(test, id)
        let month = "/calendar?month=\(CalendarMonth.text(due))&of=organ"
        try await test.serve { browser in
            try await browser.signIn("mediator-a")
            let page = try await browser.get(month)
            #expect(page.status == 200 && page.body.contains("1件") && page.body.contains("/calendar/day/\(due.iso)?of=organ"))
            let day = try await browser.get("/calendar/day/\(due.iso)?of=organ")
            #expect(day.status == 200 && day.body.contains("/matter/\(id)\""))
            let other = browser.another
            try await other.signIn("mediator-b")
            #expect(try await !other.get(month).body.contains("day-count"))
            #expect(try await !other.get("/calendar/day/\(due.iso)?of=organ").body.contains("/matter/\(id)\""))
        }
    }

    @Test func `节假日和调休上班写明，读不出的月份指出来`() async throws {
        let test = try TestSite()
        try await test.serve { browser in
            try await browser.signIn("mediator-a")
            let october = try await browser.get("/calendar?month=2020-10").body
            #expect(october.contains("国庆节") && october.contains("调休上班"))
            for text in ["2020-13", "x", "2020-1", "2020-10-01"] {
                let answer = try await browser.get("/calendar?month=\(text)")
                #expect(answer.status == 400 && answer.body.contains("“月份”填写的"), "\(text)")
            }
            #expect(try await browser.get("/calendar/day/2020-02-30").status == 404)
        }
    }

    @Test func `订阅的地址不用登录，没有姓名，换了、停了、账号停了、改了密码，旧的即作废`() async throws {
        let test = try TestSite()
        let id = try dispute(test)
        try await test.serve { browser in
            try await browser.signIn("mediator-a")
            let matter = try await browser.get("/matter/\(id)")
            _ = try await browser.submit(matter, to: "/matter/\(id)/handling", [("act", "take")])
            func issue() async throws -> String {
                let answer = try await browser.submit(try await browser.get("/calendar"), to: "/calendar/feed")
                let start = try #require(answer.body.firstRange(of: "/calendar/feed/"))
                return String(answer.body[start.lowerBound...].prefix { $0 != "<" })
            }
            let stranger = browser.another
            let first = try await issue()
            let feed = try await stranger.get(first)
            #expect(feed.status == 200 && feed.headers[.contentType]?.hasPrefix("text/calendar") == true)
            #expect(feed.body.hasPrefix("BEGIN:VCALENDAR\r\n") && feed.body.hasSuffix("END:VCALENDAR\r\n"))
            #expect(feed.body.contains("UID:matter-\(id)@") && feed.body.contains("期限届满"))
            #expect(!feed.body.contains("槐花巷") && !feed.body.contains("界址"))
            let second = try await issue()
            #expect(first != second)
            #expect(try await stranger.get(first).status == 404)
            #expect(try await stranger.get(second).status == 200)
            _ = try await browser.submit(try await browser.get("/calendar"), to: "/calendar/feed/end")
            #expect(try await stranger.get(second).status == 404)
            let third = try await issue()
            try test.database.write { try $0.revokeTokens(TestSite.county, of: "mediator-a", at: test.clock.now) }
            #expect(try await stranger.get(third).status == 404)
            for bad in ["/calendar/feed/.ics", "/calendar/feed/x", "/calendar/feed/\(String(repeating: "a", count: 43)).ics"] {
                #expect(try await stranger.get(bad).status == 404, "\(bad)")
            }
        }
    }

    @Test func `日历文件的行不超过七十五个字节，字不断开，分隔符转义`() {
        let row = "SUMMARY:" + String(repeating: "行政处罚", count: 30)
        let lines = CalendarFeed.folded(row).split(separator: "\r\n", omittingEmptySubsequences: false)
        #expect(lines.allSatisfy { $0.utf8.count <= 75 } && lines.dropFirst().allSatisfy { $0.hasPrefix(" ") })
        #expect(lines.enumerated().map { $0.offset == 0 ? String($0.element) : String($0.element.dropFirst()) }.joined() == row)
        #expect(CalendarFeed.escaped("甲,乙;丙\\丁\n戊") == "甲\\,乙\\;丙\\\\丁\\n戊")
    }

    @Test func `日志中没有订阅地址的密钥`() { #expect(Paths.told("/calendar/feed/abc.ics") == "/calendar/feed/…" && Paths.told("/desk") == "/desk") }
}
