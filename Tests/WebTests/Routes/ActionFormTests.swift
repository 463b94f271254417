import Engine
import Foundation
import HTTPTypes
import Identity
import Kernel
import Testing

@testable import Web

@Suite("办理环节的表单")
struct ActionFormTests {
    private let opening = "/matters/mediation/open/apply?organ=430626-t1"

    private var filled: [(String, String)] {
        [
            ("f.applicationForm", "oral"), ("f.disputeKind", "neighbour"), ("f.subject", "宅基地界址争议"), ("f.place", "甲镇"),
            ("f.parties.0.citizenName", "张三丰"), ("f.parties.1.citizenName", "李四海"),
        ]
    }

    @Test func `填好的表单办理一次，转到事项页；同一份表单再交一次，不重复办理`() async throws {
        let test = try TestSite()
        try await test.serve { browser in
            try await browser.signIn("mediator-a")
            let page = try await browser.get(opening)
            #expect(page.status == 200 && page.body.contains("申请登记"))
            let done = try await browser.submit(page, to: opening, filled)
            #expect(done.status == 303 && done.location.hasPrefix("/matter/1?done=apply"), "\(done.body.prefix(2_000))")
            let again = try await browser.submit(page, to: opening, filled)
            #expect(again.status == 303)
            #expect(try test.rows("matter") == 1)

            let matter = try await browser.get(done.location)
            #expect(matter.status == 200 && matter.body.contains("已办理“申请登记”") && matter.body.contains("宅基地界址争议"))
            #expect(!matter.body.contains("张三丰"), "个人信息不显示")
        }
    }

    @Test func `填错的退回，每处说明规则，填过的一样不少`() async throws {
        let test = try TestSite()
        try await test.serve { browser in
            try await browser.signIn("mediator-a")
            let page = try await browser.get(opening)
            let wrong: [(String, String)] = [
                ("f.subject", "界址<b>\"争议\""), ("f.amountInDispute", "12.345"), ("f.arisenOn", "2020-02-30"), ("f.parties.0.citizenName", "张三丰"),
            ]
            let answer = try await browser.submit(page, to: opening, wrong)
            #expect(answer.status == 422)
            #expect(answer.body.contains("金额以元为单位，不得为负，最多两位小数") && answer.body.contains("确有其日"))
            #expect(answer.body.contains("必须填写"))
            #expect(answer.body.contains("value=\"界址&lt;b&gt;&quot;争议&quot;\"") && answer.body.contains("value=\"12.345\""))
            #expect(answer.body.contains("value=\"张三丰\""))
            #expect(try test.rows("matter") == 0)

            // It is kept as a draft besides, and offered when the form is opened again.
            let reopened = try await browser.get(opening)
            #expect(reopened.body.contains("已恢复") && reopened.body.contains("value=\"12.345\""))
            let done = try await browser.submit(reopened, to: opening, filled)
            #expect(done.status == 303)
            #expect(try await !browser.get(opening).body.contains("已恢复"))
        }
    }

    @Test func `不合法的环节退回，列出全部理由和条文`() async throws {
        let test = try TestSite()
        let matter = try test.take(.opening(kind: "mediation", organ: TestSite.townA), "apply", by: "mediator-a", Sample.dispute).matter
        try await test.serve { browser in
            try await browser.signIn("mediator-a")
            let page = try await browser.get("/matter/\(matter)/do/agree-in-writing")
            #expect(page.status == 200)
            let answer = try await browser.submit(page, to: "/matter/\(matter)/do/agree-in-writing")
            #expect(answer.status == 422)
            #expect(answer.body.contains("依法现在还不能办理") && answer.body.contains("阶段办理"))
            #expect(answer.body.contains("role=\"alert\" tabindex=\"-1\" data-focus"), "焦点移到理由处")
        }
    }

    @Test func `没有岗位的人，看得到也办不了；别的乡镇的，看也看不到`() async throws {
        let test = try TestSite()
        let matter = try test.take(.opening(kind: "mediation", organ: TestSite.townA), "apply", by: "mediator-a", Sample.dispute).matter
        try await test.serve { browser in
            try await browser.signIn("county-head")
            #expect(try await browser.get("/matter/\(matter)").status == 200)
            let form = try await browser.get("/matter/\(matter)/do/accept")
            let answer = try await browser.submit(form, to: "/matter/\(matter)/do/accept")
            #expect(answer.status == 422 && answer.body.contains("没有这一岗位"))

            let other = browser.another
            try await other.signIn("mediator-b")
            for path in ["", "/do/accept", "/proof", "/attachment/\(String(repeating: "a", count: 64))"] {
                let answer = try await other.get("/matter/\(matter)\(path)")
                #expect(answer.status == 404, "\(path)")
                #expect(!answer.body.contains("槐花巷"))
            }
            #expect(try await !other.get("/matters/mediation").body.contains("槐花巷"))
            #expect(try await !other.get("/search?q=%E6%A7%90%E8%8A%B1").body.contains("槐花巷"))
            #expect(try await !other.get("/matters/mediation/export.csv").body.contains("槐花巷"))
            #expect(try await !other.get("/desk").body.contains("槐花巷"))
        }
    }

    @Test func `别人先办理了，说明情况，填写的内容还在`() async throws {
        let test = try TestSite()
        let matter = try test.take(.opening(kind: "mediation", organ: TestSite.townA), "apply", by: "mediator-a", Sample.dispute).matter
        try await test.serve { browser in
            try await browser.signIn("mediator-a")
            let path = "/matter/\(matter)/do/decline"
            let page = try await browser.get(path)
            try test.take(.matter(matter), "assess-risk", by: "mediator-a", ["risk": "calm"])
            let answer = try await browser.submit(page, to: path, [("f.declineNote", "不属于受理范围")])
            #expect(answer.status == 409 || answer.status == 422)
            #expect(answer.body.contains("不属于受理范围"))
        }
    }

    @Test func `会话过期时交的表单，登录后接着填`() async throws {
        let test = try TestSite()
        try await test.serve { browser in
            try await browser.signIn("mediator-a")
            let page = try await browser.get(opening)
            test.clock.advance(minutes: 60)
            let expired = try await browser.submit(page, to: opening, [("f.subject", "过期前写下的内容")])
            #expect(expired.status == 401 && expired.body.contains("登录已过期"))
            let issued = try test.identity.issueInitialPasswords(logins: ["mediator-a"], mustChange: false)
            let kept = try #require(expired.hidden("kept"))
            let next = try #require(expired.hidden("next"))
            let entered = try await browser.post(
                "/sign-in",
                [
                    ("login", "mediator-a"), ("password", issued[0].password), ("next", next.replacing("&amp;", with: "&")),
                    ("kept", kept.replacing("&amp;", with: "&")),
                ])
            #expect(entered.status == 303)
            let resumed = try await browser.get(entered.location)
            #expect(resumed.body.contains("过期前写下的内容"), "\(entered.location)")
        }
    }

    @Test func `子记录可以不用脚本增加和删除一行`() async throws {
        let test = try TestSite()
        try await test.serve { browser in
            try await browser.signIn("mediator-a")
            let page = try await browser.get(opening)
            let more = try await browser.submit(page, to: opening, [("f.parties.0.citizenName", "张三丰"), ("add", "f.parties")])
            #expect(more.status == 200 && more.body.contains("name=\"f.parties.1.citizenName\"") && more.body.contains("张三丰"))
            let fewer = try await browser.submit(
                more, to: opening, [("f.parties.0.citizenName", "张三丰"), ("f.parties.1.citizenName", "李"), ("remove", "f.parties.0")])
            #expect(fewer.body.contains("value=\"李\"") && !fewer.body.contains("value=\"张三丰\""))
        }
    }

    @Test func `附件按内容认类型，只从引用它的事项下载，总是另存`() async throws {
        let test = try TestSite()
        try await test.serve { browser in
            try await browser.signIn("clerk")
            let files = try FormFiles.prepare(
                [FormData.File(name: "f.text", fileName: "办法.pdf", bytes: Array("%PDF-1.4 x".utf8))], largest: 1_000)
            #expect(files[0].type == "application/pdf" && files[0].attachment.size == 10)
            #expect(throws: Problem.self) {
                try FormFiles.prepare([FormData.File(name: "f.text", fileName: "a.pdf", bytes: [0, 1, 2, 3])], largest: 1_000)
            }
            #expect(throws: Problem.self) {
                try FormFiles.prepare([FormData.File(name: "f.text", fileName: "a.txt", bytes: Array(repeating: 65, count: 2_000))], largest: 1_000)
            }
        }
    }
}
