import Affairs
import Engine
import Foundation
import HTTPTypes
import Identity
import Kernel
import Storage
import Testing

@testable import Web

@Suite("从表格导入的页面")
struct ImportRoutesTests {
    private static let people = "/admin/import/people"
    private static let rows = "姓名,账号,机关,岗位\n新一,new1,平江县公安局,执法人员\n新二,new2,430626-ga,经办人员"

    /// As a browser sends a form with a file.
    private func upload(_ page: Answer, _ browser: Browser, _ path: String, file: String? = nil, text: String = "") async throws -> Answer {
        let mark = "-----------------------------7"
        var body = ""
        func part(_ name: String, _ value: String, _ more: String = "") {
            body += "--\(mark)\r\nContent-Disposition: form-data; name=\"\(name)\"\(more)\r\n\r\n\(value)\r\n"
        }
        part("csrf", page.hidden("csrf") ?? "")
        if let file { part("file", file, "; filename=\"表.csv\"\r\nContent-Type: text/csv") }
        part("text", text)
        body += "--\(mark)--\r\n"
        return try await browser.send(.post, path, body: body, type: "multipart/form-data; boundary=\(mark)")
    }

    @Test func `机关和人员只由系统管理员导入，令牌不符的什么也不做`() async throws {
        let test = try TestSite()
        try await test.serve { browser in
            try await browser.signIn("clerk")
            for path in ["/admin/import", Self.people, Self.people + "/example.csv", "/setup", "/admin/calendar"] {
                #expect(try await browser.get(path).status == 403, "\(path)")
            }
            let admin = browser.another
            try await admin.signIn("admin")
            let entries = try test.rows("journal")
            for path in [Self.people, Self.people + "/preview", Self.people + "/errors.csv", "/admin/calendar"] {
                #expect(try await admin.post(path, [("csrf", "x"), ("text", Self.rows)]).status == 403, "\(path)")
            }
            #expect(try test.rows("journal") == entries)
        }
    }

    /// Who may not enter a row there learns nothing of what stands there.
    @Test func `预览不告诉别的机关的人，那里登记过什么`() throws {
        let test = try TestSite()
        let id = try test.take(.opening(kind: "mediation", organ: TestSite.townA), "apply", by: "mediator-a", Sample.dispute).matter
        let names = Sample.dispute.keys.sorted()
        let cells = names.map { "\"" + (Sample.dispute[$0] ?? "").replacingOccurrences(of: "\"", with: "\"\"") + "\"" }
        let text = "机关,\(names.joined(separator: ","))\n\(TestSite.townA),\(cells.joined(separator: ","))"
        let sheet = try Sheet(bytes: Array(text.utf8), rows: 10)
        func report(_ login: String) throws -> ImportReport.Row {
            let table = try MatterImport(test.engine, kind: "mediation", action: "apply", organ: nil)
            return try #require(try table.check(sheet, as: test.engine.actor(login), at: test.clock.now).rows.first)
        }
        let own = try report("mediator-a")
        #expect(own.standing == .same && own.changes == ["已经登记（编号\(id)）"])
        let other = try report("mediator-b")
        #expect(other.standing == .refused && other.changes == [] && !"\(other)".contains("编号\(id)"))
    }

    @Test func `上传、预览、确认：预览不写入，确认后密码显示一次`() async throws {
        let test = try TestSite()
        try await test.serve { browser in
            try await browser.signIn("admin")
            let form = try await browser.get(Self.people)
            #expect(form.status == 200 && form.body.contains("multipart/form-data"))
            let entries = try test.rows("journal")
            let preview = try await upload(form, browser, Self.people + "/preview", file: Self.rows)
            #expect(preview.status == 200 && preview.body.contains("共2行：新增2行") && preview.body.contains("确认导入2行"))
            #expect(try test.rows("journal") == entries)
            let kept = try #require(preview.hidden("text"))
            let done = try await upload(preview, browser, Self.people, text: kept)
            #expect(done.status == 200 && done.headers[.cacheControl] == "no-store")
            #expect(done.body.matches(of: /[2-9a-z]{5}(?:-[2-9a-z]{5}){3}/).count == 2)
            #expect(try test.engine.actor("new1").holds([.officer], in: TestSite.police, on: test.site.today))
            let again = try await upload(form, browser, Self.people + "/preview", text: Self.rows)
            #expect(again.body.contains("各行都已经登记") && !again.body.contains("确认导入"))
        }
    }

    @Test func `有一行不合，说明行、列、值、规则；错误清单可以下载，不含公式`() async throws {
        let test = try TestSite()
        try await test.serve { browser in
            try await browser.signIn("admin")
            let form = try await browser.get(Self.people)
            let bad = "姓名,账号,机关,岗位\n新一,new1,平江县公安局,执法人员\n=1+1,new2,没有的局,队长"
            let preview = try await upload(form, browser, Self.people + "/preview", text: bad)
            #expect(preview.status == 422 && !preview.body.contains("确认导入"))
            for word in ["第3行", "没有的局", "队长", "没有这种岗位"] { #expect(preview.body.contains(word), "\(word)") }
            let list = try await upload(preview, browser, Self.people + "/errors.csv", text: bad)
            #expect(list.headers[.contentType]?.contains("text/csv") == true && list.headers[.contentDisposition]?.contains("attachment") == true)
            #expect(list.body.contains("岗位,队长") && list.body.contains("'=1+1") && !list.body.contains(",=1+1"))
            // What was never offered is refused all the same.
            let entries = try test.rows("journal")
            #expect(try await upload(preview, browser, Self.people, text: bad).status == 422)
            #expect(try test.rows("journal") == entries)
        }
    }

    @Test func `确认以前过了时限的，先确认是本人，表格不丢`() async throws {
        let test = try TestSite()
        try await test.serve { browser in
            try await browser.signIn("admin")
            let form = try await browser.get(Self.people)
            let preview = try await upload(form, browser, Self.people + "/preview", text: Self.rows)
            test.clock.advance(minutes: 20)
            let asked = try await upload(preview, browser, Self.people, text: Self.rows)
            #expect(asked.status == 403 && asked.body.contains("请再确认一次是您本人") && asked.hidden("text")?.contains("new1") == true)
            #expect(try await browser.get(Self.people).status == 303)
        }
    }

    @Test func `示例表格带列名，示例行不导入`() async throws {
        let test = try TestSite()
        try await test.serve { browser in
            try await browser.signIn("admin")
            let example = try await browser.get("/admin/import/organs/example.csv").body
            #expect(example.hasPrefix("\u{FEFF}机关代码,机关名称"))
            #expect(throws: Problem.self) { _ = try Sheet(bytes: Array(example.utf8)) }
            #expect(throws: Never.self) { _ = try Sheet(bytes: Array((example + "430626-x,新局,,,部门,\r\n").utf8)) }
        }
    }

    // MARK: - Matters

    private static let certificates = "/import/certificate/register-existing"
    private static let certificateRows = """
        持证人,姓名,编制性质,证件类型,执法类别,补登证件的证号,补登证件的发证日期,补登证件的有效期至
        张一,张一,行政编制,行政执法证,行政处罚、行政检查,湘F0001,2018/5/1,2023/4/30
        officer2,李二,行政编制,行政执法证,行政处罚,湘F0002,2018-05-01,2023-04-30
        """

    @Test func `经办人员从表格补登证件，逐行按同样的条件判断；重复的不再登记`() async throws {
        let test = try TestSite()
        try await test.serve { browser in
            try await browser.signIn("clerk")
            #expect(try await browser.get("/import").body.contains(Self.certificates))
            let form = try await browser.get(Self.certificates)
            #expect(form.status == 200 && form.body.contains("补登证件的证号"))
            let preview = try await upload(form, browser, Self.certificates + "/preview", text: Self.certificateRows)
            #expect(preview.status == 200 && preview.body.contains("新增2行"), "\(preview.body.suffix(3_000))")
            #expect(try test.rows("matter") == 0)
            #expect(try await upload(preview, browser, Self.certificates, text: Self.certificateRows).body.contains("已经导入"))
            #expect(try test.rows("matter") == 2)
            let again = try await upload(form, browser, Self.certificates + "/preview", text: Self.certificateRows)
            #expect(again.body.contains("各行都已经登记"))
        }
    }

    @Test func `不满足法定条件的行不导入，说明条文；没有岗位的不能导入`() async throws {
        let test = try TestSite()
        try await test.serve { browser in
            try await browser.signIn("clerk")
            let form = try await browser.get(Self.certificates)
            let bad = Self.certificateRows.replacing("officer2,李二,行政编制", with: "不存在的人,李二,劳务派遣")
            let preview = try await upload(form, browser, Self.certificates + "/preview", text: bad)
            #expect(preview.status == 422 && preview.body.contains("没有叫这个名字"))
            let staffing = Self.certificateRows.replacing("officer2,李二,行政编制", with: "officer2,李二,劳务派遣")
            #expect(try await upload(form, browser, Self.certificates + "/preview", text: staffing).body.contains("不得从事行政执法"))
            #expect(try await upload(form, browser, Self.certificates, text: staffing).status == 422)
            #expect(try test.rows("matter") == 0)
            #expect(try await browser.get("/import/reconsideration/register").status == 403)
            #expect(try await browser.get("/import/certificate/confirm-existing").status == 403)
        }
    }
}
