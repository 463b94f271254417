import Dispatch
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Identity
import Kernel
import NIOCore
import Storage
import Synchronization
import Testing

@testable import Web

/// Work that waits for a test to let it go.
private final class Gate: Sendable {
    private let semaphore: DispatchSemaphore = DispatchSemaphore(value: 0)
    private let entered: Mutex<Int> = Mutex(0)

    var count: Int { entered.withLock { $0 } }
    func pass() {
        entered.withLock { $0 += 1 }
        semaphore.wait()
    }
    func open(_ count: Int) { for _ in 0..<count { semaphore.signal() } }
}

@Suite("线程和队列的限度")
struct PoolTests {
    /// Fills a pool, and lets go of it when `body` is over.
    private func filling(_ pool: WorkPool, _ count: Int, _ body: @escaping @Sendable () async throws -> Void) async throws {
        let gate = Gate()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<count { group.addTask { try await pool.run { gate.pass() } } }
            while pool.load < count { await Task.yield() }
            do {
                try await body()
            } catch {
                gate.open(count)
                throw error
            }
            gate.open(count)
            try await group.waitForAll()
        }
        #expect(pool.load == 0)
    }

    @Test func `队列满了当场拒绝，腾出来就再受理`() async throws {
        let pool = WorkPool(threads: 1, queue: 2)
        try await filling(pool, 3) {
            await #expect(throws: Problem.self) { try await pool.run {} }
        }
        #expect(try await pool.run { 7 } == 7)
    }

    @Test func `问的人走了，排着的活不再做`() async throws {
        let pool = WorkPool(threads: 1, queue: 2)
        let (gate, done) = (Gate(), LockedText())
        let busy = Task { try await pool.run { gate.pass() } }
        while gate.count < 1 { await Task.yield() }
        let asker = Task { try await pool.run { done.set("做了") } }
        while pool.load < 2 { await Task.yield() }
        asker.cancel()
        gate.open(1)
        try await busy.value
        await #expect(throws: CancellationError.self) { try await asker.value }
        #expect(done.value.isEmpty && pool.load == 0)
    }

    @Test func `陌生人的登录排满了，回503和Retry-After，页面和认得的设备照常`() async throws {
        var options = ServerOptions()
        options.refusalPause = .zero
        let test = try TestSite(options: options)
        let passwords = try test.identity.issueInitialPasswords(logins: ["clerk", "head"], mustChange: false).map(\.password)
        guard case .session(let begun) = try test.identity.signIn(login: "head", password: passwords[1], address: "", agent: "") else {
            Issue.record("没有登录")
            return
        }
        let device = try #require(begun.device)
        let pool = test.site.pools.strangers
        let all = max(1, ProcessInfo.processInfo.activeProcessorCount / 2) + 32
        try await test.serve { browser in
            try await browser.signIn("officer1")
            try await filling(pool, all) {
                let refused = try await browser.another.post("/sign-in", [("login", "clerk"), ("password", passwords[0])])
                #expect(refused.status == 503 && refused.headers[.retryAfter] == "5" && refused.body.contains("没有受理"))
                #expect(try await browser.get("/desk").status == 200)
                let known = try await browser.another.send(
                    .post, "/sign-in", headers: [.cookie: "plumbline-device=\(device)", .contentType: "application/x-www-form-urlencoded"],
                    body: "login=head&password=\(passwords[1])")
                #expect(known.status == 303)
            }
        }
    }

    @Test func `不受理的登录过一会儿才回答，其间不占线程；等的人很多时当场回答`() async throws {
        var options = ServerOptions()
        options.refusalPause = .seconds(3_600)
        let test = try TestSite(options: options)
        let (pool, pauses) = (test.site.pools.strangers, test.site.pauses)
        let all = max(1, ProcessInfo.processInfo.activeProcessorCount / 2) + 32
        try await test.serve { browser in
            try await browser.signIn("officer1")
            try await filling(pool, all) {
                let stranger = browser.another
                let answer = Task { try await stranger.post("/sign-in", [("login", "clerk"), ("password", "x")]) }
                while pauses.held == 0 { await Task.yield() }
                #expect(try await browser.get("/desk").status == 200)
                #expect(pauses.held == 1, "仍在等")
                answer.cancel()
                _ = await answer.result
                #expect(pauses.held == 0)
                let everybody = try #require(pauses.take("", 1_024))
                #expect(try await browser.another.post("/sign-in", [("login", "clerk"), ("password", "x")]).status == 503)
                everybody.end()
            }
        }
    }

    @Test func `登录的等候未满的，也过一会儿才回答；办成的不等`() async throws {
        var options = ServerOptions()
        options.refusalPause = .seconds(3_600)
        let test = try TestSite(options: options)
        try await test.serve { browser in
            try await browser.signIn("officer1")
            for _ in 1...4 { #expect(try await browser.another.post("/sign-in", [("login", "clerk"), ("password", "x")]).status == 401) }
            let stranger = browser.another
            let answer = Task { try await stranger.post("/sign-in", [("login", "clerk"), ("password", "x")]) }
            while test.site.pauses.held == 0 { await Task.yield() }
            #expect(test.site.signInTurns.held == 0, "其间同一网络的他人不因此等候")
            answer.cancel()
            _ = await answer.result
            #expect(test.site.pauses.held == 0)
        }
    }

    @Test func `一个人同时的导出和报告有限，多了回429；办完再来就行`() async throws {
        let test = try TestSite()
        try await test.serve { browser in
            try await browser.signIn("county-head")
            let turns = try (0..<2).map { _ in try test.site.costlyTurn("county-head") }
            for path in ["/report", "/matters/mediation/export.csv"] {
                let answer = try await browser.get(path)
                #expect(answer.status == 429 && answer.headers[.retryAfter] == "10", "\(path) \(answer.status)")
            }
            turns.forEach { $0.end() }
            for _ in 0..<5 { #expect(try await browser.get("/matters/mediation/export.csv").status == 200) }
        }
    }

    @Test func `一个人同时打开的页面有限，别人不受影响`() async throws {
        let test = try TestSite()
        try await test.serve { browser in
            try await browser.signIn("clerk")
            let other = browser.another
            try await other.signIn("head")
            let turns = try (0..<24).map { _ in try test.site.pageTurn("clerk") }
            let refused = try await browser.get("/search?q=1")
            #expect(refused.status == 429 && refused.headers[.retryAfter] == "10")
            #expect(try await other.get("/search?q=1").status == 200)
            turns.forEach { $0?.end() }
            #expect(try await browser.get("/search?q=1").status == 200)
        }
    }

    @Test func `份额用完就没有，还了又有，忘了还的也会还`() {
        let turns = Turns(perKey: 2, total: 3)
        let first = turns.take("a")
        var second = turns.take("a")
        #expect(first != nil && second != nil && turns.take("a") == nil)
        let third = turns.take("b")
        #expect(third != nil && turns.take("c") == nil)
        second = nil
        #expect(second == nil && turns.take("c", 2) == nil)
        first?.end()
        first?.end()
        #expect(turns.take("c", 2) != nil)
        third?.end()
    }

    @Test func `份额可以随收到的增加，超过的不给，一并归还`() {
        let turns = Turns(perKey: 3, total: 4)
        let first = turns.take("a", 0)
        let second = turns.take("b", 0)
        #expect(first?.grow(by: 3) == true && first?.grow(by: 1) == false, "各人的限度")
        #expect(second?.grow(by: 2) == false && second?.grow(by: 1) == true, "全体的限度")
        first?.end()
        #expect(second?.grow(by: 2) == true && first?.grow(by: 1) == false, "归还了的不再增加")
        second?.end()
        #expect(turns.take("c", 3) != nil)
    }

    @Test func `只说要传很多而没有传来的，不占别人上传的份额`() async throws {
        var options = ServerOptions()
        options.largestFile = 2 * 1024 * 1024
        let share = options.largestUpload
        let test = try TestSite(options: options)
        try await test.serve { browser in
            try await browser.signIn("mediator-a")
            // Another's form that has come in full holds what it has; what it has only announced it does not.
            let other = try #require(test.site.largeForms.take("mediator-b", 0))
            #expect(other.grow(by: share))
            let third = try #require(test.site.largeForms.take("clerk-b", 0))
            let csrf = try #require(try await browser.get("/desk").hidden("csrf"))
            func send(_ size: Int) async throws -> Answer {
                let part = "--XX\r\nContent-Disposition: form-data; name="
                let file = "\"f.evidence\"; filename=\"a.txt\"\r\n\r\n" + String(repeating: "a", count: size)
                let body = "\(part)\"csrf\"\r\n\r\n\(csrf)\r\n\(part)\(file)\r\n--XX--\r\n"
                return try await browser.send(
                    .post, "/matters/mediation/open/apply?organ=430626-t1", body: body, type: "multipart/form-data; boundary=XX")
            }
            #expect(try await send(1_500_000).status != 503)
            #expect(third.grow(by: share))
            let refused = try await send(1_500_000)
            #expect(refused.status == 503 && refused.body.contains("同时上传的附件太多"))
            third.end()
            #expect(try await send(1_500_000).status != 503)
            other.end()
        }
    }

    @Test func `传得快的攒不下等候的时间，一直按最低速度传的等下去`() {
        let start = NIODeadline.uptimeNanoseconds(1_000_000_000)
        var patience = Patience(seconds: 30, from: start)
        #expect(patience.deadline == start + .seconds(30))
        patience.receive(64 * 1024 * 1024, at: start + .seconds(1))
        #expect(patience.deadline == start + .seconds(31), "一下子传来许多，也只再等三十秒")
        var now = start + .seconds(1)
        for _ in 1...100 {
            now = now + .seconds(10)
            patience.receive(10 * Patience.leastRate, at: now)
        }
        #expect(patience.deadline == now + .seconds(30))
        patience.receive(1, at: now + .seconds(19))
        #expect(patience.deadline < now + .seconds(31), "一个字节换不来三十秒")
    }

    @Test func `开始得太快的要等，各人的和全体的都有限度`() {
        let start = ContinuousClock.now
        let pace = Pace(each: (burst: 2, perSecond: 1), all: (burst: 3, perSecond: 1))
        #expect(pace.take("a", at: start) && pace.take("a", at: start) && !pace.take("a", at: start))
        #expect(pace.take("b", at: start) && !pace.take("c", at: start) && !pace.take(nil, at: start))
        #expect(pace.take("a", at: start + .seconds(1)) && !pace.take("b", at: start + .seconds(1)))
    }

    @Test func `线程都占着，health-live 仍由连接自己的线程回答`() async throws {
        let test = try TestSite()
        let application = Application(router: test.site.router(), server: try test.site.server(), logger: test.site.logger)
        try await application.test(.live) { client in
            let pages = test.site.pools.pages
            try await filling(pages, max(4, ProcessInfo.processInfo.activeProcessorCount) + 512) {
                let ready = try await client.execute(uri: "/health/ready", method: .get)
                #expect(ready.status == .serviceUnavailable && ready.headers[.retryAfter] == "5")
                for method in [HTTPRequest.Method.get, .head, .get] {
                    let live = try await client.execute(uri: "/health/live", method: method)
                    #expect(live.status == .ok && String(buffer: live.body) == (method == .get ? "ok" : ""))
                    #expect(live.headers[HTTPField.Name("X-Request-ID")!] == nil, "不经过办理请求的线程")
                }
                #expect(try await client.execute(uri: "/health/live", method: .post).status == .notFound)
                #expect(try await client.execute(uri: "/robots.txt", method: .get).status == .ok)
            }
        }
    }

    @Test func `运行指标只给本机、给出口令的、列明的地址`() async throws {
        func status(_ options: ServerOptions, _ headers: HTTPFields = [:]) async throws -> Int {
            let test = try TestSite(options: options)
            let found = Mutex(0)
            try await test.serve { browser in
                let answer = try await browser.get("/metrics", headers: headers)
                found.withLock { $0 = answer.status }
            }
            return found.withLock { $0 }
        }
        let forwarded: HTTPFields = [HTTPField.Name("X-Forwarded-For")!: "10.0.0.1"]
        var options = ServerOptions()
        #expect(try await status(options) == 200)
        #expect(try await status(options, forwarded) == 404)
        options.isSecure = true
        #expect(try await status(options) == 404, "前面有代理，本机就是所有人")
        options.metricsAddresses = ["-"]
        #expect(try await status(options) == 200)
        #expect(try await status(options, forwarded) == 404)
        options.metricsAddresses = ["10.0.0.7"]
        #expect(try await status(options) == 404)
        options.metricsToken = "s3cret"
        #expect(try await status(options) == 404)
        #expect(try await status(options, [.authorization: "Bearer s3cret"]) == 200)
        #expect(try await status(options, [.authorization: "Bearer s3cres"]) == 404)
    }
}
