import Engine
import HTML
import HTTPTypes
import Kernel
import Testing

@testable import Web

@Suite("办理说明")
struct HelpPageTests {
    @Test func `每一环节旁有折叠的说明：条文原文、材料、期限；全部说明另有一页`() async throws {
        let test = try TestSite()
        test.clock.advance(days: 600)
        try await test.serve { browser in
            try await browser.signIn("officer1")
            let form = try await browser.get("/matters/penalty/open/decide-on-the-spot?organ=430626-ga")
            #expect(form.status == 200 && form.body.contains("<summary>办理说明</summary>"))
            #expect(form.body.contains("可以当场作出行政处罚决定"), "第五十一条的原文")
            #expect(form.body.contains("href=\"/help/penalty/decide-on-the-spot?edition=2021\""), "链接到本版本的说明")
            let page = try await browser.get("/help/penalty/decide-on-the-spot")
            #expect(page.status == 200 && page.body.contains("当场处罚限于罚款或者警告") && page.body.contains("《行政处罚法》（2021年修订）第五十一条"))
            #expect(page.body.contains("必填") && page.body.contains("本环节制发《"))
            let search = try await browser.get("/search?q=\(Percent.encode("当场处罚"))")
            #expect(search.body.contains("/help/penalty/decide-on-the-spot"), "搜索找得到")
            let old = try await browser.get("/help/penalty/decide-on-the-spot?edition=2017")
            #expect(old.status == 200 && old.body.contains("五十元以下") && !old.body.contains("三千元以下罚款或者警告"), "旧法的事项看旧法的条文")
        }
    }

    @Test func `所有种类的所有环节，说明都打得开，没有断开的标签`() async throws {
        let test = try TestSite()
        try await test.serve { browser in
            try await browser.signIn("clerk")
            let index = try await browser.get("/help")
            for definition in test.engine.kinds {
                #expect(index.body.contains("href=\"/help/\(definition.kind.id)\""), "\(definition.kind.name)")
                for edition in definition.editions {
                    for action in definition.outline(edition.id)?.actions ?? [] {
                        let help = try #require(StepHelp(definition, edition, action), "\(definition.kind.name)\(action.name)")
                        let page = help.page(example: "")
                        #expect(page.unbalancedTags.isEmpty && help.folded.unbalancedTags.isEmpty, "\(definition.kind.id) \(action.id)")
                        #expect(page.source.contains(action.basis.withEdition), "\(definition.kind.id) \(action.id)")
                    }
                }
            }
            for path in ["/help/none", "/help/penalty/none", "/help/penalty?edition=none"] {
                #expect(try await browser.get(path).status == 404, "\(path)")
            }
        }
        try await test.serve { stranger in
            let answer = try await stranger.get("/help")
            #expect(answer.status == 303, "先登录")
        }
    }

    @Test func `示例是自己上次办理的，个人信息遮蔽；别人的不给看`() async throws {
        let test = try TestSite()
        try test.take(.opening(kind: "mediation", organ: TestSite.townA), "apply", by: "mediator-a", Sample.dispute)
        try await test.serve { browser in
            try await browser.signIn("mediator-a")
            let page = try await browser.get("/help/mediation/apply")
            #expect(page.body.contains("您上次办理这一环节") && page.body.contains("槐花巷界址争议") && !page.body.contains("张三丰"))
            let other = browser.another
            try await other.signIn("mediator-b")
            #expect(try await !other.get("/help/mediation/apply").body.contains("槐花巷"))
        }
    }
}
