import Affairs
import Engine
import Identity
import Kernel
import Storage
import Testing

@testable import Web

@Suite("准备情况和机关、放假安排的页面")
struct SetupTests {
    private func reading(_ test: TestSite) throws -> SetupReading {
        try test.engine.look { try SetupReading(Readiness.firstCase, $0, on: test.site.today) }
    }

    private func item(_ id: String, _ test: TestSite) throws -> SetupReading.Item {
        try #require(try reading(test).items.first { $0.need.id == id })
    }

    @Test func `缺什么由登记算出：没有的职责、没有的岗位、没有的名录`() throws {
        let test = try TestSite()
        #expect(try item("organ-justice", test).isDone && item("organ-enforcement", test).isDone)
        #expect(try !item("organ-establishment", test).isDone)
        #expect(try item("people-establishment", test).lacksPlace)
        #expect(try item("people-officer", test).places.map(\.count) == [2] && item("people-officer", test).isDone)
        #expect(try item("certificates", test).missing == [TestSite.police])
        #expect(try !reading(test).isComplete && !reading(test).isReady(TestSite.police))
    }

    @Test func `登记以后随即备齐：证件补登并核实，主体按名称认定`() throws {
        let test = try TestSite()
        for (person, name) in [("officer1", "张一"), ("officer2", "李二")] {
            let receipt = try test.take(
                .opening(kind: "certificate", organ: TestSite.police), "register-existing", by: "clerk",
                [
                    "holder": person, "holderName": name, "staffing": "civilServant", "class": "enforcement", "categories": "penalty",
                    "formerNumber": "湘F\(person)", "formerIssuedOn": "2018-05-01", "formerValidUntil": "2023-04-30",
                ])
            #expect(try !item("certificates", test).isDone)
            try test.take(.matter(receipt.matter), "confirm-existing", by: "certifier")
        }
        #expect(try item("certificates", test).isDone)
    }

    @Test func `撤销的机关不再要求什么`() throws {
        let test = try TestSite()
        let day = test.site.today
        let administration = Administration(test.identity)
        let new = Organ(code: OrganCode("430626-x"), name: "新局", short: "", level: .department, parent: OrganCode("430626"), duties: [.enforcement])
        try administration.createOrgan(new, by: "admin")
        try test.site.forget()
        #expect(try item("people-officer", test).missing == [new.code])
        try administration.dissolveOrgan(new.code, successor: TestSite.police, document: "一号", by: "admin") { _ in [] }
        try test.site.forget()
        #expect(try item("people-officer", test).isDone)
        #expect(test.engine.registers.dissolutions[new.code]?.day == day)
    }

    @Test func `页面写明缺什么、打开哪一环节、依据哪一条，管理员的首页有一行提示`() async throws {
        let test = try TestSite(readiness: Readiness.firstCase)
        try await test.serve { browser in
            try await browser.signIn("admin")
            let page = try await browser.get("/setup")
            #expect(page.status == 200)
            for word in ["《行政处罚法》第四十二条", "《行政处罚法》第五十八条", "平江县公安局", "从表格导入", "机构编制部门"] { #expect(page.body.contains(word), "\(word)") }
            #expect(try await browser.get("/admin").body.contains("查看准备情况"))
            let officer = browser.another
            try await officer.signIn("officer1")
            #expect(try await !officer.get("/desk").body.contains("准备情况"))
        }
    }

    @Test func `每一项都有条文可查，环节和名录都存在`() throws {
        let kinds = Dictionary(Catalogue.definitions.map { ($0.kind.id, $0) }, uniquingKeysWith: { first, _ in first })
        #expect(Set(Readiness.firstCase.map(\.id)).count == Readiness.firstCase.count)
        for need in Readiness.firstCase {
            if let basis = need.basis { #expect(Law.registry.contains(basis.statute), "\(need.id)") }
            guard case .register(let kind, let stages, _, let naming) = need.need else { continue }
            let definition = try #require(kinds[kind])
            let outline = try #require(definition.editions.last.flatMap { definition.outline($0.id) })
            for stage in stages { #expect(outline.stage(stage) != nil, "\(need.id) \(stage)") }
            if let naming { #expect(definition.fields.contains { $0.name == naming && $0.isIndexed }) }
            let intake = try #require(need.intake.flatMap { outline.action($0) })
            #expect(intake.isOpening)
        }
    }

    @Test func `职责和撤销在机关的页面办理，还不能撤销的说明为什么`() async throws {
        let test = try TestSite()
        try await test.serve { browser in
            try await browser.signIn("admin")
            let path = Paths.organ(TestSite.townA)
            let page = try await browser.get(path)
            #expect(page.body.contains("还有人在岗") && !page.body.contains("action=\"\(path)/dissolve\""))
            let changed = try await browser.submit(page, to: path + "/duties", [("duties", "township"), ("duties", "enforcement")])
            #expect(changed.location.contains("done=duties"))
            #expect(test.engine.organs[TestSite.townA]?.duties.map(\.id).sorted() == ["enforcement", "township"])
            let refused = try await browser.submit(page, to: path + "/dissolve", [("successor", "430626"), ("document", "一号")])
            #expect(refused.status == 422 && refused.body.contains("甲经办"))
            #expect(test.engine.registers.dissolutions.isEmpty)
        }
    }

    @Test func `放假安排：缺的年份说明，登记通知以后照此计算`() async throws {
        let test = try TestSite()
        let year = test.engine.calendar.lastPublishedDay.year + 1
        var first = Day.firstDay(of: year)
        while first.isWeekend { first = first.advanced(by: 1) }
        var saturday = first
        while !saturday.isWeekend { saturday = saturday.advanced(by: 1) }
        let (from, work) = (first, saturday)
        try await test.serve { browser in
            try await browser.signIn("admin")
            let page = try await browser.get("/admin/calendar")
            #expect(page.body.contains("\(year)年的没有"))
            let fields = [
                ("year", String(year)), ("title", "部分节假日安排的通知"), ("document", "试发〔\(year)〕1号"), ("published", "\(year - 1)-11-01"),
                ("source", ""), ("holidays", "\(from.iso),\(from.iso),元旦"), ("workdays", work.iso),
            ]
            let wrong = try await browser.submit(page, to: "/admin/calendar", fields.map { $0.0 == "holidays" ? ($0.0, "元旦放假") : $0 })
            #expect(wrong.status == 422 && wrong.body.contains("元旦放假") && wrong.body.contains("应写作"))
            #expect(try await browser.submit(page, to: "/admin/calendar", fields).location.contains("done=added"))
            #expect(test.engine.calendar.lastPublishedDay.year == year)
            #expect(try !test.engine.calendar.isWorkingDay(from) && test.engine.calendar.isWorkingDay(work))
            #expect(try await browser.get("/admin/journal").body.contains("登记\(year)年放假安排"))
        }
    }

    @Test func `设置写明来源、用途和效果，待核的标出`() async throws {
        let test = try TestSite()
        try await test.serve { browser in
            try await browser.signIn("admin")
            let list = try await browser.get("/admin/settings?q=%E5%BE%85%E6%A0%B8")
            #expect(list.body.contains("待核") && list.body.contains("行政执法人员资格"))
            #expect(try await browser.get("/admin/setting/certificate.exam.pass").body.contains("修改的效果"))
        }
    }

    @Test func `代理人按姓名找到；不能确定的，列出来选`() async throws {
        let test = try TestSite()
        let day = test.site.today
        try await test.serve { browser in
            try await browser.signIn("officer1")
            let page = try await browser.get("/account")
            func fields(_ taker: String) -> [(String, String)] {
                [
                    ("post", "430626-ga|officer"), ("taker", taker), ("from", day.iso), ("until", day.advanced(by: 3).iso), ("reason", "出差"),
                ]
            }
            let unsure = try await browser.submit(page, to: "/account/delegations", fields("局长"))
            #expect(unsure.status == 422 && unsure.body.contains("请选择一人") && unsure.body.contains("孙局长"))
            let sounds = try await browser.submit(page, to: "/account/delegations", fields("sunjz"))
            #expect(sounds.status == 422 && sounds.body.contains("孙局长"))
            let unknown = try await browser.submit(page, to: "/account/delegations", fields("何诗"))
            #expect(unknown.status == 422 && unknown.body.contains("没有这个姓名"))
            #expect(try await browser.submit(page, to: "/account/delegations", fields("李二")).location.contains("done=delegated"))
        }
    }
}
