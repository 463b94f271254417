import Engine
import Foundation
import HTTPTypes
import Kernel
import Storage
import Testing

@testable import Web

/// Files of forms: whose they are, how many they may be, and where they go when nothing comes of the form.
@Suite("附件归谁")
struct UploadTests {
    private func multipart(_ fields: [(String, String)], _ files: [(field: String, name: String, text: String)]) -> String {
        (fields.map { "--XX\r\nContent-Disposition: form-data; name=\"\($0.0)\"\r\n\r\n\($0.1)\r\n" }
            + files.map { "--XX\r\nContent-Disposition: form-data; name=\"\($0.field)\"; filename=\"\($0.name)\"\r\n\r\n\($0.text)\r\n" }).joined()
            + "--XX--\r\n"
    }

    private func send(
        _ browser: Browser, _ page: Answer, _ path: String, _ fields: [(String, String)], _ files: [(field: String, name: String, text: String)] = []
    ) async throws -> Answer {
        let hidden = ["csrf", "version", "request"].compactMap { name in page.hidden(name).map { (name, $0) } }
        return try await browser.send(.post, path, body: multipart(hidden + fields, files), type: "multipart/form-data; boundary=XX")
    }

    private func digest(_ test: TestSite, _ login: String) throws -> String {
        let newest = "SELECT digest FROM upload WHERE login = $1 ORDER BY stored DESC"
        return try #require(try test.database.read { try $0.first(newest, [SQLValue(login)]) { $0.text(0) } })
    }

    private func path(_ matter: MatterID) -> String { "/matter/\(matter)/do/inquire" }

    private func tidy(_ test: TestSite) throws {
        try Projection(test.engine).bringUpToDate()
        let runner = JobRunner(test.engine, jobs: [.uploads], node: "试验", now: { test.clock.now }, clock: { test.clock.now })
        for report in try runner.run() { if let error = report.error { throw error } }
    }

    @Test func `退回的表单带着附件，再交就归入事项；下载的名称无害`() async throws {
        let test = try TestSite()
        let matter = try mediating(test)
        try await test.serve { browser in
            try await browser.signIn("mediator-a")
            let page = try await browser.get(path(matter))
            #expect(page.status == 200, "\(page.status)")
            let refused = try await send(browser, page, path(matter), [("f.inquiryOn", "2020-02-30")], [("f.evidence", "借条.txt", "欠五千元")])
            #expect(refused.status == 422 && refused.body.contains("借条.txt"))
            let kept = try #require(refused.hidden("kept.f.evidence"))
            let reopened = try await browser.get(path(matter))
            #expect(reopened.hidden("kept.f.evidence") == kept && reopened.body.contains("已上传的附件"), "草稿里也有")
            let done = try await send(
                browser, refused, path(matter), [("f.inquiryOn", "2020-03-02"), ("f.inquiryNote", "走访两家"), ("kept.f.evidence", kept)])
            #expect(done.status == 303, "\(done.body.prefix(3_000))")
            let digest = try digest(test, "mediator-a")
            let file = try await browser.get("/matter/\(matter)/attachment/\(digest)")
            #expect(file.status == 200 && file.body == "欠五千元")
            #expect(file.headers[.contentDisposition]?.hasPrefix("attachment; filename=\"file.txt\"; filename*=UTF-8''") == true)
            #expect(file.headers[HTTPField.Name("X-Content-Type-Options")!] == "nosniff")
            // Taken in: it stays for ever, and counts for nobody's quota.
            test.clock.advance(days: 3)
            try tidy(test)
            #expect(try test.rows("attachment") == 1 && test.rows("upload") == 0)
        }
    }

    @Test func `知道别人附件的摘要，也不能用到自己的表单里`() async throws {
        let test = try TestSite()
        let (mine, other) = (try mediating(test), try mediating(test, at: TestSite.townB, by: "mediator-b"))
        try await test.serve { browser in
            try await browser.signIn("mediator-b")
            let page = try await browser.get(path(other))
            _ = try await send(browser, page, path(other), [], [("f.evidence", "别人的.txt", "不给人看")])
            let digest = try digest(test, "mediator-b")

            let thief = browser.another
            try await thief.signIn("mediator-a")
            let form = try await thief.get(path(mine))
            let named = JSON.object([.init("name", .text("a.txt")), .init("digest", .text(digest)), .init("size", .integer(12))]).encoded
            let answer = try await send(
                thief, form, path(mine), [("f.inquiryOn", "2020-03-02"), ("f.inquiryNote", "走访"), ("kept.f.evidence", named)])
            let record = try test.engine.look { try $0.dossier(mine).definition.encode($0.dossier(mine).record) }
            #expect(answer.status == 422 && answer.body.contains("请重新选择") && !record.contains(digest), "\(answer.status)")
            #expect(try await thief.get("/matter/\(mine)/attachment/\(digest)").status == 404)
        }
        // In whichever way it is typed: what is carried out is looked through once more.
        let actor = try test.engine.actor("mediator-a")
        let model = try test.engine.look { work in
            try ActionModel(mine, "inquire", Sight(work, actor, on: test.clock.now.day), at: test.clock.now)
        }
        let uploads = FormUploads(test.site, model, "mediator-a")
        let strange = Attachment(name: "a.txt", digest: String(repeating: "a", count: 64), size: 1)
        #expect(throws: Problem.self) { try uploads.require(["parties": .array([.object([.init("file", strange.json)])])], [], [:]) }
        try uploads.require(["parties": .array([.object([.init("file", strange.json)])])], [strange], [:])
    }

    @Test func `没有办成的表单的附件，一天以后清理；草稿里的、事项引用的、还在填的留着`() async throws {
        let test = try TestSite()
        let matter = try mediating(test)
        try await test.serve { browser in
            try await browser.signIn("mediator-a")
            let page = try await browser.get(path(matter))
            _ = try await send(browser, page, path(matter), [], [("f.evidence", "一.txt", "弃置")])
            // Its name stands in the draft that a later round of the same form left.
            let second = try await send(browser, page, path(matter), [], [("f.evidence", "二.txt", "留在草稿")])
            let kept = try #require(second.hidden("kept.f.evidence"))
            _ = try await send(browser, second, path(matter), [("kept.f.evidence", kept)])
            #expect(try test.rows("attachment") == 2 && test.rows("draft") == 1)
            try tidy(test)
            #expect(try test.rows("attachment") == 2, "一天之内不动")
            test.clock.advance(days: 2)
            try tidy(test)
            #expect(try test.rows("attachment") == 1 && test.rows("upload") == 1)
            try test.database.write(for: TestSite.county) { try $0.removeDraft(TestSite.county, login: "mediator-a", place: path(matter)) }
            test.clock.advance(days: 1)
            try tidy(test)
            #expect(try test.rows("attachment") == 0 && test.rows("upload") == 0)
        }
        // A file that some entry names stays, whoever lost track of it.
        let text = Array("文件".utf8)
        let digest = try FormFiles.prepare([FormData.File(name: "f.a", fileName: "a.txt", bytes: text)], largest: 100)[0].attachment.digest
        try test.database.write(for: TestSite.county) { connection in
            let file = Attachment(name: "a.txt", digest: digest, size: text.count)
            try connection.storeAttachment(TestSite.county, digest: digest, type: "text/plain", content: text, at: test.clock.now, by: "mediator-a")
            try connection.storeUpload(
                TestSite.county, UploadRow(login: "x", place: "", file: file, organ: "", stored: test.clock.now))
        }
        let named = "[{\"name\":\"a.txt\",\"digest\":\"\(digest)\",\"size\":\(text.count)}]"
        try test.take(.matter(matter), "inquire", by: "mediator-a", ["inquiryOn": "2020-03-02", "inquiryNote": "走访", "evidence": named])
        test.clock.advance(days: 3)
        try tidy(test)
        #expect(try test.rows("attachment") == 1 && test.rows("upload") == 0)
    }

    @Test func `没有归入事项的附件有限额，一人的和一个机关的`() async throws {
        for isPerson in [true, false] {
            var options = ServerOptions()
            if isPerson { options.personQuota = 100 } else { options.organQuota = 100 }
            let test = try TestSite(options: options)
            let matter = try mediating(test)
            try await test.serve { browser in
                try await browser.signIn("mediator-a")
                let page = try await browser.get(path(matter))
                let first = try await send(browser, page, path(matter), [], [("f.evidence", "一.txt", String(repeating: "a", count: 60))])
                #expect(first.status == 422 && !first.body.contains("还没有归入事项"))
                let second = try await send(browser, page, path(matter), [], [("f.evidence", "二.txt", String(repeating: "b", count: 60))])
                #expect(second.status == 422 && second.body.contains(isPerson ? "您已经上传、还没有归入事项" : "本机关的表单已经上传、还没有归入事项"))
                #expect(try test.rows("attachment") == 1)
            }
        }
    }

    @Test func `没有归入事项的附件，个数也有限额，再小也是`() async throws {
        var options = ServerOptions()
        options.mostUploads = 2
        let test = try TestSite(options: options)
        let matter = try mediating(test)
        try await test.serve { browser in
            try await browser.signIn("mediator-a")
            let page = try await browser.get(path(matter))
            for name in ["一", "二", "三"] {
                let answer = try await send(browser, page, path(matter), [], [("f.evidence", "\(name).txt", name)])
                #expect(answer.status == 422 && answer.body.contains("最多2个") == (name == "三"), "\(name)")
            }
            #expect(try test.rows("attachment") == 2 && test.rows("upload") == 2)
        }
    }

    @Test func `附件已经清理的，说明要重新选择哪一个，其他填写的都在，什么也没有办`() async throws {
        let test = try TestSite()
        let matter = try mediating(test)
        try await test.serve { browser in
            try await browser.signIn("mediator-a")
            let page = try await browser.get(path(matter))
            let refused = try await send(browser, page, path(matter), [("f.inquiryOn", "2020-02-30")], [("f.evidence", "借条.txt", "欠五千元")])
            let kept = try #require(refused.hidden("kept.f.evidence"))
            try test.database.write(for: TestSite.county) { try $0.removeDraft(TestSite.county, login: "mediator-a", place: path(matter)) }
            test.clock.advance(days: 2)
            try tidy(test)
            #expect(try test.rows("attachment") == 0)
            try await browser.signIn("mediator-a")
            let fresh = try await browser.get(path(matter))
            let fields = [("f.inquiryOn", "2020-03-04"), ("f.inquiryNote", "走访两家，都在"), ("kept.f.evidence", kept)]
            let lost = try await send(browser, fresh, path(matter), fields)
            #expect(lost.status == 422 && lost.body.contains("有1个附件要重新选择：“借条.txt”") && lost.body.contains("走访两家，都在"))
            #expect(lost.hidden("kept.f.evidence") == nil)
            #expect(try test.engine.look { try $0.dossier(matter).row.version } == 3, "没有办")
            // So does the draft that is left.
            let drafted = try await browser.get(path(matter))
            #expect(drafted.body.contains("走访两家，都在") && !drafted.body.contains("借条.txt"))
            let done = try await send(browser, lost, path(matter), Array(fields.dropLast()), [("f.evidence", "借条.txt", "欠五千元")])
            #expect(done.status == 303, "\(done.body.prefix(2_000))")
        }
    }

    @Test func `新选的附件不合规定，前面传的还在；加选的加在后面，去掉勾选的不用`() async throws {
        let test = try TestSite()
        let matter = try mediating(test)
        try await test.serve { browser in
            try await browser.signIn("mediator-a")
            let page = try await browser.get(path(matter))
            let first = try await send(browser, page, path(matter), [], [("f.evidence", "一.txt", "一")])
            let one = try #require(first.hidden("kept.f.evidence"))
            for (name, text, says) in [("二.exe", "MZ", "扩展名"), ("二.txt", "", "是空的")] {
                let bad = try await send(browser, first, path(matter), [("kept.f.evidence", one)], [("f.evidence", name, text)])
                #expect(bad.status == 422 && bad.body.contains(says) && bad.hidden("kept.f.evidence") == one, "\(name)")
            }
            let second = try await send(browser, first, path(matter), [("kept.f.evidence", one)], [("f.evidence", "二.txt", "二")])
            #expect(second.body.contains("一.txt") && second.body.contains("二.txt"))
            let stray = try await send(browser, first, path(matter), [], [("f.nothing", "三.txt", "三")])
            #expect(stray.status == 422 && stray.body.contains("不属于这份表单的任何一项"))
            #expect(try test.rows("attachment") == 2)
            // Unticked: only the first one goes in, and the other is still to be reckoned with.
            let taken = [("f.inquiryOn", "2020-03-02"), ("f.inquiryNote", "走访"), ("kept.f.evidence", one)]
            #expect(try await send(browser, second, path(matter), taken).status == 303)
            let open = try test.database.read {
                try $0.openUploads(TestSite.county, login: "mediator-a", place: path(matter), organ: TestSite.townA.description)
            }
            #expect(open.files == 1, "\(open)")
            #expect(try test.rows("held_file") == 1)
        }
        let actor = try test.engine.actor("mediator-a")
        let model = try test.engine.look { work in
            try ActionModel(matter, "inquire", Sight(work, actor, on: test.clock.now.day), at: test.clock.now)
        }
        #expect(model.takesSeveral("f.evidence") == true && model.takesSeveral("f.inquiryNote") == nil && model.takesSeveral("evidence") == nil)
    }

    /// A dispute that is being looked into.
    private func mediating(_ test: TestSite, at organ: OrganCode = TestSite.townA, by login: String = "mediator-a") throws -> MatterID {
        let matter = try test.take(.opening(kind: "mediation", organ: organ), "apply", by: login, Sample.dispute).matter
        for (action, input) in Self.way { try test.take(.matter(matter), action, by: login, input) }
        return matter
    }

    private static let way: [(String, [String: String])] = [("assess-risk", ["risk": "calm"]), ("accept", [:])]
}
