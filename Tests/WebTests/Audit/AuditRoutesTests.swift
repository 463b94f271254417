import Affairs
import Engine
import HTML
import HTTPTypes
import Identity
import Kernel
import Storage
import Testing

@testable import Web

extension TestSite {
    /// Somebody at the county's own government with an auditor's post and no other.
    func addAuditor(_ login: String = "auditor") throws {
        try database.write(for: Self.county) { connection in
            try connection.upsertPerson(Self.county, id: PersonID(login), name: "审计员")
            try connection.upsertPost(
                Self.county, person: PersonID(login), Post(organ: OrganCode(Self.county), role: .auditor, from: Day.firstDay(of: 2019)))
            try connection.upsertAccount(Self.county, login: login, person: PersonID(login))
        }
    }

    /// What the trail holds, the oldest first.
    func audits(_ kinds: AuditKind...) throws -> [AuditRow] {
        site.audit.flush()
        var filter = AuditFilter()
        filter.events = kinds.map(\.rawValue)
        let asked = filter
        return try database.read { try $0.audits(Self.county, asked, before: nil, limit: 10_000) }.reversed()
    }

    /// Nothing can be entered until it is called again with `false`.
    func breakAudit(_ isBroken: Bool) throws {
        let (old, new) = isBroken ? ("audit_entry", "away") : ("away", "audit_entry")
        try database.write { try $0.executeScript("ALTER TABLE \(old) RENAME TO \(new)") }
    }
}

@Suite("审计记录的页面")
struct AuditRoutesTests {
    @Test func `审计管理员登录后即是审计记录，事项、指标、报告、管理都看不到`() async throws {
        let test = try TestSite()
        try test.addAuditor()
        let receipt = try test.take(.opening(kind: "mediation", organ: TestSite.townA), "apply", by: "mediator-a", Sample.dispute)
        try await test.serve { browser in
            try await browser.signIn("auditor")
            #expect(try await browser.get("/").location == "/audit")
            #expect(try await browser.get("/desk?done=signed-in").location == "/audit?done=signed-in")
            let page = try await browser.get("/audit")
            #expect(page.status == 200 && page.headers[.cacheControl] == "no-store" && page.body.contains("登录"))
            for path in ["/desk", "/matters", "/figures", "/report", "/search", "/admin"] {
                #expect(!page.body.contains("href=\"\(path)\"") && !page.body.contains("action=\"\(path)\""), "\(path)")
            }
            #expect(try await browser.get("/matter/\(receipt.matter)").status == 404)
            #expect(try await browser.get("/matters/mediation").status == 403)
            #expect(try await browser.get("/matters/mediation/export.csv").status == 403)
            #expect(try await browser.get("/search?q=\(receipt.matter)").body.contains("没有找到"))
            #expect(try await browser.get("/figures").body.contains("没有可以查看的指标"))
            #expect(try await browser.get("/report").body.contains("由县人民政府负责人查看"))
            for path in ["/admin", "/admin/journal", "/admin/organs"] { #expect(try await browser.get(path).status == 403, "\(path)") }
        }
    }

    @Test func `没有审计管理员岗位的，系统管理员和县长也在内，都不能查阅和导出，并且留痕`() async throws {
        let test = try TestSite()
        try await test.serve { browser in
            for login in ["admin", "county-head", "clerk"] {
                let other = browser.another
                try await other.signIn(login)
                for path in ["/audit", "/audit/export.csv"] { #expect(try await other.get(path).status == 403, "\(login) \(path)") }
                #expect(!(try await other.get("/account").body.contains("href=\"/audit\"")))
            }
            #expect(try await browser.another.get("/audit").status == 303)
            let denied = try test.audits(.denied)
            #expect(denied.map(\.login) == ["admin", "admin", "county-head", "county-head", "clerk", "clerk"])
            #expect(denied.allSatisfy { $0.subject.hasPrefix("GET ") && $0.subject.contains("audit") && $0.outcome == "refused" })
        }
    }

    @Test func `同时是系统管理员的，岗位虽在，也不能查阅`() async throws {
        let test = try TestSite()
        try test.addAuditor("admin")
        try await test.serve { browser in
            try await browser.signIn("admin")
            let answer = try await browser.get("/audit")
            #expect(answer.status == 403 && answer.body.contains("不得同时查阅"))
        }
    }

    @Test func `真实的县里，审计管理员也须用动态口令登录`() async throws {
        let test = try TestSite(settings: [:])
        try test.addAuditor()
        try await test.serve { browser in
            try await browser.signIn("auditor")
            #expect(try await browser.get("/audit").location == "/account?done=second-factor-needed")
            #expect(try await browser.get("/account?done=second-factor-needed").body.contains("审计管理员须启用"))
        }
    }

    @Test func `按日期、人员、种类和地址查找，逐页不重不漏；查阅和导出本身也记入`() async throws {
        let test = try TestSite()
        try test.addAuditor()
        let now = test.clock.now
        try test.database.write(for: TestSite.county) { connection in
            try connection.trace(
                TestSite.county,
                (0..<120).map { number in
                    AuditEvent(
                        .attachment, at: Instant(milliseconds: now.milliseconds - Int64(number % 2) * 86_400_000), login: "clerk", person: "clerk",
                        subject: "附件\(number)号", origin: AuditOrigin(address: number % 3 == 0 ? "10.0.0.7" : "10.0.0.8", device: "<b>=cmd"))
                })
        }
        try await test.serve { browser in
            try await browser.signIn("auditor")
            let first = try await browser.get("/audit?kind=attachment")
            #expect(first.body.contains("本页50条") && first.body.contains("&lt;b&gt;=cmd") && !first.body.contains("<b>=cmd"))
            var seen = 0
            var page = first
            while true {
                seen += page.body.matches(of: /附件\d+号/).count
                guard let match = page.body.firstMatch(of: /rel="next" href="([^"]*)"/) else { break }
                page = try await browser.get(String(match.output.1).replacing("&amp;", with: "&"))
            }
            #expect(seen == 120)
            for (query, count) in [
                ("who=clerk&kind=attachment", 50), ("who=%E7%8E%8B%E7%BB%8F%E5%8A%9E&address=10.0.0.7", 40), ("who=nobody", 0),
                ("from=2020-03-02&until=2020-03-02&address=10.0.0.8", 40), ("until=2020-03-01&address=10.0.0.7", 20), ("from=2020-03-03", 0),
            ] {
                let found = try await browser.get("/audit?\(query)").body
                #expect(found.matches(of: /附件\d+号/).count == count, "\(query)")
            }
            let csv = try await browser.get("/audit/export.csv?kind=attachment")
            #expect(csv.headers[.contentType] == "text/csv; charset=utf-8")
            #expect(csv.body.split(separator: "\r\n").count == 121 && csv.body.contains(",<b>=cmd,"))
            // Each page is a reading, the second and third as the first: a place in the address hides nothing.
            let readings = try test.audits(.trail)
            #expect(readings.count == 9 && readings.filter { $0.subject.contains("条以前") }.count == 2)
            let export = try test.audits(.export, .exported)
            #expect(export.map(\.login) == ["auditor", "auditor"] && export.last?.amount == 120)
            #expect(export.first?.subject == "审计记录：种类：下载附件")
        }
    }

    @Test func `页面标签成对，文字都转义，空的也有话说；告警列在上方`() throws {
        let row = AuditRow(
            entry: 1, at: Instant(milliseconds: 0), event: AuditKind.alertUnmask.rawValue, outcome: "done", login: "<l>", person: "<p>",
            subject: "<s>", address: "<a>", device: "<d>", request: "<r>", amount: 31, previous: [], hash: [1])
        var other = row
        (other.event, other.outcome, other.amount) = ("later-invention", "odd", 7)
        let query = AuditQuery(Query([("who", "<w>"), ("kind", "unmask"), ("from", "2020-01-01")]))
        let page = AuditPage(query: query, rows: [row, other], hasMore: true, isLater: true, alerts: [row], names: [:], lost: 3)
        #expect(page.body.unbalancedTags.isEmpty)
        let source = page.body.source
        for text in ["&lt;s&gt;", "&lt;a&gt;", "&lt;d&gt;", "&lt;w&gt;", "近七天的告警", "有3条没有写入", "later-invention", "7次", "before=1"] {
            #expect(source.contains(text), "\(text)")
        }
        #expect(!source.contains("<s>") && !source.contains("<w>"))
        #expect(!source.contains("审计记录现状"))
        let empty = AuditPage(query: AuditQuery(Query()), rows: [], hasMore: false, isLater: false, alerts: [], names: [:], lost: 0)
        #expect(empty.body.source.contains("没有符合条件的审计记录") && !empty.body.source.contains("告警</p>"))
        #expect(AuditCSV.lines([row], [:]).hasPrefix("1,1970-01-01T08:00:00,"))
    }
}

@Suite("审计记录的页面上的话")
struct AuditWordsTests {
    private static let agent: String =
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36 Edg/120.0.0.0"

    private func row(_ entry: Int, device: String = "") -> AuditRow {
        AuditRow(
            entry: entry, at: Instant(milliseconds: 0), event: AuditKind.signIn.rawValue, outcome: "done", login: "a", person: "a", subject: "",
            address: "", device: device, request: "", amount: 1, previous: [], hash: [0xAB, 0xCD])
    }

    private func page(_ rows: [AuditRow], _ standing: TrailStanding? = nil) -> String {
        AuditPage(
            query: AuditQuery(Query()), rows: rows, hasMore: false, isLater: false, alerts: [], names: [:], lost: 0, standing: standing
        ).body.source
    }

    @Test func `设备写明浏览器和系统，展开才是浏览器自报的全文；本系统自己的写法照写；导出是全文`() {
        let rows = [row(1, device: Self.agent), row(2, device: "plumbline"), row(3, device: "<i>/1"), row(4)]
        let source = page(rows)
        #expect(source.contains("<summary>Edge，Windows</summary>\(Self.agent)</details>"))
        #expect(source.contains(">plumbline<"))
        #expect(source.contains("<summary>未知的浏览器</summary>&lt;i&gt;/1</details>") && !source.contains("<i>"))
        #expect(AuditCSV.lines(rows, [:]).contains(Self.agent))
    }

    @Test func `写明现有多少条、自何时起、末条摘要、固定到哪一条；末尾被截去的，写在最上面`() {
        let committed = (journal: 88, at: Instant(milliseconds: 0), entry: 5)
        let whole = page([row(7)], TrailStanding(first: row(3), last: row(7), committed: committed, pruned: 2))
        for text in ["5条；第2条以前的已经到期清理", "第3条，1970-01-01 08:00", "abcd", "到第5条，由全过程记录第88条", "外部凭据"] {
            #expect(whole.contains(text), "\(text)")
        }
        #expect(!whole.contains("末尾被截去"))
        let cut = page([row(4)], TrailStanding(first: row(3), last: row(4), committed: committed, pruned: 2))
        #expect(cut.contains("全过程记录第88条载明已有第5条，现在只到第4条"))
        let early = page([row(1)], TrailStanding(first: row(1), last: row(1), committed: nil, pruned: 0))
        #expect(early.contains("还没有由全过程记录固定") && !early.contains("到期清理"))
    }
}

@Suite("哪些行为记入审计记录")
struct AuditedActsTests {
    @Test func `登录成功、密码不符、没有的账号、退出，都写明地址和设备；密码和打错的账号不写入`() async throws {
        let test = try TestSite()
        try await test.serve { browser in
            _ = try await browser.another.post("/sign-in", [("login", "clerk"), ("password", "Wrong-2020!")])
            _ = try await browser.another.post("/sign-in", [("login", "My-Secret-Password"), ("password", "Wrong-2020!")])
            try await browser.signIn("clerk")
            let page = try await browser.get("/account")
            _ = try await browser.submit(page, to: "/sign-out")
            let rows = try test.audits()
            #expect(rows.map(\.event) == ["sign-in", "sign-in", "sign-in", "sign-out"])
            #expect(rows.map(\.outcome) == ["failed", "failed", "done", "done"])
            #expect(rows.map(\.login) == ["clerk", "", "clerk", "clerk"] && rows[2].person == "clerk" && rows[2].subject == "密码")
            #expect(rows.allSatisfy { $0.address == "-" && !$0.request.isEmpty })
            #expect(!rows.contains { $0.chained.contains("Secret") || $0.chained.contains("Wrong") })
        }
    }

    @Test func `审计记录写不进去的，登录、导出、附件和报告都不给，就绪检查不再说就绪`() async throws {
        let test = try TestSite()
        let issued = try test.identity.issueInitialPasswords(logins: ["clerk"], mustChange: false)
        let password = try #require(issued.first?.password)
        try await test.serve { browser in
            let head = browser.another
            try await head.signIn("county-head")
            try test.breakAudit(true)
            let refused = try await browser.post("/sign-in", [("login", "clerk"), ("password", password)])
            #expect(refused.status >= 500 && !refused.headers[values: .setCookie].contains { $0.hasPrefix("plumbline=") })
            let export = try await head.get("/matters/penalty/export.csv")
            #expect(export.status >= 500 && !export.body.contains("机关代码"))
            _ = try await browser.post("/sign-in", [("login", "clerk"), ("password", "Wrong-2020!")])
            test.site.audit.flush()
            #expect(try await browser.get("/health/ready").body == "audit")
            try test.breakAudit(false)
            test.site.audit.flush()
            #expect(try await browser.get("/health/ready").status == 200)
            // What could not be entered then is entered now.
            #expect(try test.audits(.signIn).contains { $0.outcome == "failed" && $0.login == "clerk" })
        }
    }

    @Test func `导出写明开始和行数，下载附件、看文书、看报告、按证件号码检索、查看个人信息各记一条`() async throws {
        let test = try TestSite()
        let matter = try test.take(.opening(kind: "mediation", organ: TestSite.townA), "apply", by: "mediator-a", Sample.dispute).matter
        try await test.serve { browser in
            try await browser.signIn("mediator-a")
            #expect(try await browser.get("/matters/mediation/export.csv").status == 200)
            let exports = try test.audits(.export, .exported)
            #expect(exports.map(\.event) == ["export", "exported"] && exports.map(\.amount) == [1, 1])
            let kind = try test.engine.definition("mediation").kind.name
            #expect(exports.allSatisfy { $0.subject == kind && $0.login == "mediator-a" })
            let page = try await browser.get("/matter/\(matter)")
            _ = try await browser.submit(page, to: "/matter/\(matter)/unmask", [("reason", "送达需要核对姓名")])
            let looks = try test.audits(.unmask)
            #expect(looks.count == 1 && looks[0].subject.hasPrefix("事项\(matter)，") && looks[0].address == "-" && !looks[0].request.isEmpty)
            #expect(!looks[0].chained.contains("核对"))
            _ = try await browser.get("/search?q=11010519491231002X")
            let searches = try test.audits(.search)
            #expect(searches.count == 1 && !searches[0].chained.contains("19491231"))
            _ = try await browser.get("/search?q=%E6%A7%90%E8%8A%B1%E5%B7%B7")
            #expect(try test.audits(.search).count == 1)
        }
    }

    @Test func `查看事项的页面、填表和证明，个人信息遮蔽的也记入，合为一条；看不到的不记`() async throws {
        let test = try TestSite()
        let matter = try test.take(.opening(kind: "mediation", organ: TestSite.townA), "apply", by: "mediator-a", Sample.dispute).matter
        try await test.serve { browser in
            try await browser.signIn("mediator-a")
            #expect(try await browser.get("/matter/\(matter)").status == 200)
            #expect(try await browser.get("/matter/\(matter)/proof").status == 200)
            #expect(try await browser.get("/matter/\(matter)/do/agree-in-writing").status == 200)
            let other = browser.another
            try await other.signIn("mediator-b")
            #expect(try await other.get("/matter/\(matter)").status == 404)
            let looks = try test.audits(.look)
            #expect(looks.map(\.subject) == ["事项\(matter)"] && looks.map(\.amount) == [3])
            #expect(looks.first?.login == "mediator-a" && looks.first?.address == "-" && looks.first?.request.isEmpty == false)
        }
    }

    @Test func `系统管理的每件事与其记录同进退，写明从何处来；动了审计管理员的账号即告警，系统管理员也看得到告警`() async throws {
        let test = try TestSite()
        try test.addAuditor()
        try await test.serve { browser in
            try await browser.signIn("admin")
            let page = try await browser.get("/admin/account/clerk")
            #expect(try await browser.submit(page, to: "/admin/account/clerk/disable").status == 303)
            let acts = try test.audits(.administration)
            let entry = try test.rows("journal")
            #expect(acts.map(\.subject) == ["停用账号 clerk，全过程记录第\(entry)条"] && acts[0].address == "-" && !acts[0].request.isEmpty)
            #expect(try test.audits(.alertAuditor).isEmpty)
            #expect(try await browser.submit(page, to: "/admin/account/auditor/disable").status == 303)
            #expect(try test.audits(.alertAuditor).map(\.subject) == ["停用账号 auditor"])
            let journal = try await browser.get("/admin/journal").body
            #expect(journal.contains("近七天的告警") && journal.contains("停用账号 auditor"))

            let entries = try test.rows("journal")
            try test.breakAudit(true)
            #expect(try await browser.submit(page, to: "/admin/account/clerk/enable").status >= 500)
            try test.breakAudit(false)
            #expect(try test.rows("journal") == entries)
            #expect(try test.engine.database.read { try $0.account(TestSite.county, "clerk")?.isDisabled } == true)
        }
    }

    @Test func `本人账号的事和再次确认本人也记入`() async throws {
        let test = try TestSite()
        try await test.serve { browser in
            try await browser.signIn("clerk")
            let page = try await browser.get("/account")
            _ = try await browser.submit(page, to: "/account/password", [("oldPassword", "x"), ("password", "y"), ("repeat", "y")])
            _ = try await browser.submit(page, to: "/account/sessions/end")
            let again = try await browser.get("/account/proof")
            _ = try await browser.submit(again, to: "/account/proof", [("password", "x")])
            let rows = try test.audits(.account, .reauthentication)
            #expect(rows.map(\.outcome) == ["failed", "done", "failed"])
            #expect(rows.map(\.subject) == ["修改密码：密码不对", "结束其他登录", "密码不对"])
            #expect(rows.allSatisfy { $0.login == "clerk" })
        }
    }
}
