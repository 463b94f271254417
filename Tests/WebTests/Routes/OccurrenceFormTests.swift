import Engine
import Kernel
import Storage
import TestKinds
import Testing

@testable import Web

@Suite("发生之日：表单")
struct OccurrenceFormTests {
    private static let form: String = "f." + Occurrence.dayName
    private static let reason: String = "f." + Occurrence.reasonName

    @Test func `表单问发生之日，退回时填的都在，办成后时间轴写明两个日子`() async throws {
        let site = try TestSite(kinds: [KindDefinition(Plaint.self)])
        let id = try site.take(.opening(kind: "plaint", organ: TestSite.police), "file", by: "clerk", ["subject": "甲"]).matter
        try site.take(.matter(id), "accept", by: "clerk")
        let heard = try site.take(.opening(kind: "plaint", organ: TestSite.police), "file", by: "clerk", ["subject": "乙"]).matter
        try site.take(.matter(heard), "accept", by: "clerk")
        site.clock.advance(days: 9)
        // The day after, which needs no reason.
        try site.take(.matter(heard), "hear", by: "clerk", [Occurrence.dayName: "2020-03-10"])
        try await site.serve { browser in
            try await browser.signIn("clerk")
            let path = Paths.action(id, "reply")
            let page = try await browser.get(path)
            #expect(page.body.contains("收到答复之日") && page.body.contains("name=\"\(Self.form)\"") && page.body.contains("value=\"2020-03-11\""))
            let refused = try await browser.submit(page, to: path, [(Self.form, "2020-03-05"), (Self.reason, "")])
            #expect(refused.status == 422 && refused.body.contains("value=\"2020-03-05\"") && refused.body.contains("超过3日"))
            let unread = try await browser.submit(refused, to: path, [(Self.form, "昨天"), (Self.reason, "压在<收发室>")])
            #expect(unread.status == 422 && unread.body.contains("应为日期") && unread.body.contains("压在&lt;收发室&gt;"))
            let done = try await browser.submit(unread, to: path, [(Self.form, "2020-03-05"), (Self.reason, "压在<收发室>")])
            #expect(done.status == 303)
            let shown = try await browser.get(Paths.matter(id))
            #expect(shown.body.contains("收到答复之日：2020年3月5日，2020年3月11日登记（补录，理由：压在&lt;收发室&gt;）"))
            let head = browser.another
            try await head.signIn("head")
            let listed = try await head.get(Paths.lateEntries + "?year=2020&month=3")
            #expect(listed.body.contains("申诉：收到答复") && listed.body.contains("压在&lt;收发室&gt;") && listed.body.contains("2020-03-05"))
            #expect(listed.body.contains("补录1条，其他次日以后登记的1条"), "不须写理由的另列")
            #expect(listed.body.contains("申诉：听取意见") && listed.body.contains("2020-03-10"))
            #expect(try await head.get(Paths.lateEntries + "?year=2020&month=2").body.contains("这个月没有补录"))
            #expect(try await head.get(Paths.figures).body.contains("补录清单"))
            let other = browser.another
            try await other.signIn("justice-head")
            #expect(try await !other.get(Paths.lateEntries + "?year=2020&month=3").body.contains("收发室"), "别的机关看不到")
        }
        let engine = site.engine
        let record = try #require(try engine.look { try $0.dossier(id).record } as? Plaint)
        #expect(record.repliedOn?.iso == "2020-03-05")
    }

    @Test func `在办理时发生的环节不问`() async throws {
        let site = try TestSite(kinds: [KindDefinition(Plaint.self)])
        let id = try site.take(.opening(kind: "plaint", organ: TestSite.police), "file", by: "clerk", ["subject": "甲"]).matter
        try await site.serve { browser in
            try await browser.signIn("clerk")
            let path = Paths.action(id, "accept")
            let page = try await browser.get(path)
            #expect(!page.body.contains(Occurrence.dayName))
            // What a form did not ask is not read either.
            #expect(try await browser.submit(page, to: path, [(Self.form, "2020-03-01")]).status == 303)
        }
    }
}
