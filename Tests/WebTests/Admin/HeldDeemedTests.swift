import Affairs
import Engine
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Identity
import Kernel
import Storage
import Testing

@testable import Web

private let act: StatuteEdition = StatuteEdition("silence-act", "试验条例", "2018年", from: "2018-01-01")

/// Taken for granted when nobody answers.
private struct Silence: Matter {
    enum Stage: String, MatterStage {
        case asked, granted
        var name: String { rawValue }
        var isFinal: Bool { self == .granted }
    }

    var subject = ""
    var askedOn: Day?
    var grantedOn: Day?

    init() {}
    static let kind: MatterKind = MatterKind("silence", "申请", .services, laws: [act])
    static var editions: [Edition] { [Edition("2018", "2018年", from: "2018-01-01")] }
    var title: String { subject }

    static var fields: [Field<Self>] {
        Field("subject", \.subject, "事由")
        Field("askedOn", \.askedOn, "申请日期").help("由“申请”环节记下")
        Field("grantedOn", \.grantedOn, "同意日期").help("由“同意”环节记下")
    }

    static func procedure(_ edition: Edition) -> [Clause<Self>] {
        Action("ask", "申请", to: .asked, by: .clerk, basis: act(1)).needs(\.subject).stamps(\.askedOn)
        Action("grant", "视为同意", .asked, to: .granted, by: .system, basis: act(2)).stamps(\.grantedOn)
        Limit("grant", "答复期限", .days(5), from: \.askedOn, until: \.grantedOn, basis: act(2)).deems("grant")
    }

    static var measures: [Measure<Self>] { [] }
}

@Suite("待确认的自动处理")
struct HeldDeemedTests {
    @Test func `列在管理记录页的上方，全县的系统管理员确认以后办理，旁人不能`() async throws {
        let test = try TestSite(kinds: [KindDefinition(Silence.self)])
        let id = try test.take(.opening(kind: "silence", organ: TestSite.police), "ask", by: "clerk", ["subject": "甲<乙"]).matter
        test.clock.advance(days: 60)
        let clock = test.clock
        let runner = JobRunner(
            test.engine, jobs: [.sweep], node: "a", now: { clock.now }, clock: { clock.now }, timeGuard: TimeGuard(test.engine))
        #expect(try runner.run().contains { $0.outcome.contains("待确认1件") })
        try await test.serve { browser in
            let clerk = browser.another
            try await clerk.signIn("clerk")
            #expect(try await clerk.post(Paths.releaseDeemed, []).status == 403)
            try await browser.signIn("admin")
            let page = try await browser.get(Paths.adminJournal)
            #expect(page.body.contains("有1件期限届满的自动处理待确认：首次在已有的数据上运行"))
            #expect(page.body.contains("事项\(id)“答复期限”"))
            #expect(try await browser.post(Paths.releaseDeemed, [("csrf", "x")]).status == 403)
            #expect(try test.engine.look { try $0.dossier(id).row.stage } == "asked")
            let answer = try await browser.submit(page, to: Paths.releaseDeemed, [])
            #expect(answer.location == Paths.adminJournal + "?done=released")
            #expect(try test.engine.look { try $0.dossier(id).row.stage } == "granted")
            #expect(try await browser.get(answer.location).body.contains("待确认的自动处理已经办理"))
            let entry = try test.database.read { try $0.registerEntries(TestSite.county, kind: "clock", within: nil, before: nil, limit: 9) }.first
            #expect(entry?.action == "release" && entry?.login == "admin")
        }
    }

    @Test func `一律待确认的，还没有届满的也列出；时钟没有对准的，就绪检查、运行指标和管理记录都说`() async throws {
        let test = try TestSite(kinds: [KindDefinition(Silence.self)])
        try test.database.write(for: TestSite.county) { try TimeGuard.holdAll("从备份或者副本恢复", TestSite.county, $0, at: test.clock.now) }
        let source = TimeSource { TimeSource.Reading(state: 5, status: 0x40, mostError: 16_000_000) }
        var options = ServerOptions()
        options.metricsToken = "m"
        let site = Site(
            test.engine, identity: test.identity, options: options, logger: test.site.logger, metrics: PrometheusRegistry(),
            now: { test.clock.now }, timeGuard: TimeGuard(test.engine, source: source))
        try await Application(router: site.router(), logger: site.logger).test(.router) { client in
            let browser = Browser(client: client, test: test)
            let ready = try await browser.get("/health/ready")
            #expect(ready.status == 200 && ready.body.hasPrefix("ok ") && ready.body.hasSuffix(" clock unsynchronised"))
            let metrics = try await browser.send(.get, "/metrics", headers: [.authorization: "Bearer m"])
            #expect(metrics.body.contains("\nplumbline_clock_synchronised 0"))
            try await browser.signIn("admin")
            let page = try await browser.get(Paths.adminJournal)
            #expect(page.body.contains("内核说，服务器的时钟没有与时间源对准"))
            #expect(page.body.contains("有0件期限届满的自动处理待确认：从备份或者副本恢复") && page.body.contains("此后届满的也一律待确认"))
            let answer = try await browser.submit(page, to: Paths.releaseDeemed, [])
            #expect(answer.location == Paths.adminJournal + "?done=released")
            #expect(try test.engine.heldDeemed(on: test.clock.now.day) == nil)
        }
        try await test.serve { browser in
            let ready = try await browser.get("/health/ready").body
            #expect(!ready.contains("clock"))
        }
    }
}
