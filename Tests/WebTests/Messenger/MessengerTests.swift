import Engine
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Kernel
import NIOCore
import Storage
import Synchronization
import Testing

@testable import Web

@Suite("消息系统")
struct MessengerTests {
    private static let secret: String = "0123456789abcdef0123456789abcdef"

    /// What came to a messenger that answers as it is told.
    private final class Receiver: Sendable {
        struct Delivery: Sendable {
            let signature: String
            let name: String
            let body: String
        }

        let deliveries: Mutex<[Delivery]> = Mutex([])
        let status: Mutex<HTTPResponse.Status> = Mutex(.ok)

        func serve(_ body: @escaping @Sendable (Int) async throws -> Void) async throws {
            let router = Router()
            router.post("hook") { request, _ -> Response in
                let bytes = try await request.body.collect(upTo: 100_000)
                func header(_ name: String) -> String { HTTPField.Name(name).flatMap { request.headers[$0] } ?? "" }
                let delivery = Delivery(
                    signature: header("X-Plumbline-Signature"), name: header("X-Plumbline-Delivery"), body: String(buffer: bytes))
                self.deliveries.withLock { $0.append(delivery) }
                return Response(status: self.status.withLock { $0 }, headers: [.location: "http://127.0.0.1:1/"])
            }
            try await Application(router: router).test(.live) { client in try await body(try #require(client.port)) }
        }
    }

    private func queued(_ count: Int = 1) throws -> TestSite {
        let test = try TestSite()
        try test.database.write { connection in
            for index in 0..<count { try connection.addOutgoing(TestSite.county, "{\"n\":\(index)}", at: test.clock.now) }
        }
        return test
    }

    private func messenger(_ test: TestSite, _ address: String, allowsPrivate: Bool = true, leadsTo: [NetworkAddress]? = nil) -> Messenger {
        let options = MessengerOptions(address: address, secret: Self.secret, allowsPrivate: allowsPrivate)
        let clock = test.clock
        guard let leadsTo else { return Messenger(test.engine, options, clock: { clock.now }) }
        return Messenger(test.engine, options, clock: { clock.now }, resolve: { _ in leadsTo })
    }

    @Test func `一份一份地送，签名可以核对，送到的不再留`() async throws {
        let test = try queued(2)
        let receiver = Receiver()
        try await receiver.serve { port in
            let messenger = messenger(test, "http://127.0.0.1:\(port)/hook")
            while try await messenger.step() {}
        }
        let got = receiver.deliveries.withLock { $0 }
        #expect(got.map(\.body) == ["{\"n\":0}", "{\"n\":1}"] && Set(got.map(\.name)).count == 2)
        #expect(got.first?.signature == Messenger.signature("{\"n\":0}", at: test.clock.now, secret: Self.secret))
        #expect(try test.rows("outgoing") == 0)
    }

    /// By `printf '1583110800.{"a":1}' | openssl dgst -sha256 -hmac …`.
    @Test func `签名与别的程序算出的相同`() {
        let at = Instant(milliseconds: 1_583_110_800_999)
        #expect(
            Messenger.signature("{\"a\":1}", at: at, secret: Self.secret)
                == "t=1583110800,v1=e1935ad725849c0d261f47d93c09d50afc4175a5b2a4386c42049c15bfce69f8")
    }

    @Test(arguments: [HTTPResponse.Status.internalServerError, .found, .forbidden])
    func `没有收下的稍后再试，越来越久；服务重启以后还在；不跟着转到别处`(status: HTTPResponse.Status) async throws {
        let test = try queued()
        let receiver = Receiver()
        receiver.status.withLock { $0 = status }
        try await receiver.serve { port in
            let first = messenger(test, "http://127.0.0.1:\(port)/hook")
            await #expect(throws: Messenger.Failure.self) { try await first.step() }
            let isEarly = try await first.step()
            #expect(!isEarly, "还没有到时候")
            test.clock.advance(minutes: 1)
            // Another process.
            let second = messenger(test, "http://127.0.0.1:\(port)/hook")
            await #expect(throws: Messenger.Failure.self) { try await second.step() }
            test.clock.advance(minutes: 2)
            receiver.status.withLock { $0 = .ok }
            let isSent = try await second.step()
            #expect(isSent)
        }
        #expect(receiver.deliveries.withLock { $0.count } == 3)
        #expect(try test.rows("outgoing") == 0)
        #expect((0..<9).map { Messenger.wait(after: $0) / 1_000 } == [30, 60, 120, 240, 480, 960, 1_920, 3_600, 3_600])
    }

    @Test func `总也送不到的，最后放下，留着备查`() async throws {
        let test = try queued()
        let messenger = messenger(test, "http://127.0.0.1:1/hook")
        for _ in 0..<Messenger.mostAttempts {
            await #expect(throws: (any Error).self) { try await messenger.step() }
            test.clock.advance(minutes: 61)
        }
        let isLeft = try await messenger.step()
        #expect(!isLeft)
        let outcome = try test.database.read { try $0.first("SELECT outcome FROM outgoing") { $0.text(0) } }
        #expect(outcome == "failed")
    }

    @Test func `名称指向本机或者内部网络的不送，除非设置允许；内部的http不送到外面`() async throws {
        let receiver = Receiver()
        try await receiver.serve { port in
            let inner = try #require(NetworkAddress("127.0.0.1"))
            let outer = try #require(NetworkAddress("8.8.8.8"))
            let test = try queued()
            let named = messenger(test, "https://im.example.gov.cn:\(port)/hook", allowsPrivate: false, leadsTo: [outer, inner])
            let refused = await #expect(throws: Messenger.Failure.self) { try await named.step() }
            #expect(refused?.description == "im.example.gov.cn leads to 127.0.0.1, which is an inner address")
            let open = messenger(try queued(), "http://im.example.gov.cn:\(port)/hook", leadsTo: [outer])
            await #expect(throws: Messenger.Failure.self) { try await open.step() }
            #expect(receiver.deliveries.withLock { $0.isEmpty })
            let near = messenger(try queued(), "http://im.example.gov.cn:\(port)/hook", leadsTo: [inner])
            let isSent = try await near.step()
            #expect(isSent)
        }
        #expect(receiver.deliveries.withLock { $0.count } == 1)
    }

    @Test(arguments: [
        ("https://im.example.gov.cn/hook", true), ("https://8.8.8.8/hook", true), ("http://im.example.gov.cn/hook", false),
        ("im.example.gov.cn", false),
        ("ftp://im.example.gov.cn/", false), ("https://", false), ("https://a:b@im.example.gov.cn/", false), ("https://localhost/hook", false),
        ("https://x.LOCALHOST./", false), ("https://127.0.0.1/", false), ("https://127.1/", false), ("https://0x7f000001/", false),
        ("https://2130706433/", false), ("https://10.1.2.3/", false), ("https://172.31.0.1/", false), ("https://192.168.1.1:8443/", false),
        ("https://169.254.169.254/latest", false), ("https://100.64.0.1/", false), ("https://0.0.0.0/", false), ("https://[::1]/", false),
        ("https://[fd00::1]/", false), ("https://[fe80::1]/", false), ("https://[::ffff:10.0.0.1]/", false), ("https://[64:ff9b::a00:1]/", false),
        ("https://[2002:a00:1::]/", false), ("https://[2400:3200::1]/", true),
    ])
    func `地址应为https，不得为本机和内部网络`(address: String, isAllowed: Bool) {
        let options = MessengerOptions(address: address, secret: Self.secret)
        #expect(options.problems.isEmpty == isAllowed, "\(options.problems)")
    }

    @Test func `设置允许的，内部网络可以；密钥太短的不行`() {
        #expect(MessengerOptions(address: "http://10.1.2.3/", secret: Self.secret, allowsPrivate: true).problems.isEmpty)
        #expect(MessengerOptions(address: "https://im.example.gov.cn/", secret: "short").problems.map(\.field) == ["messenger.secret"])
    }
}
