import ArgumentParser
import Engine
import Foundation
import Identity
import Kernel
import Logging
import Storage
import Synchronization
import Web

/// `plumbline serve`: the staff's web application on a county's data.
struct Serve: PlumblineCommand {
    static let configuration: CommandConfiguration = CommandConfiguration(
        abstract: "提供网页服务，供工作人员登录办理。",
        discussion: "有证书时提供 HTTPS（HTTP/1.1 和 HTTP/2），否则只在本机提供 HTTP，由前置代理提供 HTTPS。收到 SIGTERM 后办完正在处理的请求再停止。")

    @OptionGroup var data: DataOption
    @OptionGroup var server: ServerFlags

    func execute() throws { try server.serve(data.folder) }
}

/// How to serve, as `serve` and `demo` take it.
struct ServerFlags: ParsableArguments {
    @Option(help: "监听的地址。") var host: String = "127.0.0.1"
    @Option(help: "监听的端口。") var port: Int = 8080
    @Option(help: "证书链（PEM）；与 --tls-key 同时给出时提供 HTTPS。") var tlsCertificate: String?
    @Option(help: "私钥（PEM）。") var tlsKey: String?
    @Flag(help: "浏览器经 HTTPS 访问（由前置代理提供），Cookie 标为 Secure 并发送 HSTS。") var secure = false
    @Flag(help: "从 X-Forwarded-For 取来访地址；只在前置代理会设置它时使用。") var trustProxy = false
    @Option(help: "把这一天当作今天（演示用），如 2021-01-18。") var asOf: String?
    @Option(help: "一次请求应在多少秒内传来；内容多的，每16KiB另加一秒。") var requestSeconds: Int = 30
    @Option(help: "连接可以闲置多少秒。") var idleSeconds: Int = 75
    @Option(help: "停止时，正在处理的请求可以再办多少秒。") var graceSeconds: Int = 20
    @Option(help: "停止时，先有多少秒只报告未就绪，让负载均衡转走新的请求。") var drainSeconds: Int = 0
    @Option(help: "日志级别：debug、info、notice、warning、error。") var logLevel: String = "info"
    @Option(help: "身份提供方（OpenID Connect）的配置文件（JSON）。") var provider: String?

    func options() throws -> ServerOptions {
        var options = ServerOptions()
        options.host = host
        options.port = port
        switch (tlsCertificate, tlsKey) {
        case (let chain?, let key?): options.certificate = ServerOptions.Certificate(chain: chain, key: key)
        case (nil, nil): break
        default: throw Problem(.invalid, .badServer, "“--tls-certificate”和“--tls-key”应当同时给出。", remedy: "请补全另一项。")
        }
        options.isSecure = secure || options.certificate != nil
        options.trustsProxy = trustProxy
        options.requestSeconds = requestSeconds
        options.idleSeconds = idleSeconds
        options.graceSeconds = graceSeconds
        options.drainSeconds = drainSeconds
        options.provider = try provider.map(Self.readProvider)
        return options
    }

    func serve(_ folder: DataFolder, banner: String? = nil) throws {
        guard let level = Logger.Level(rawValue: logLevel) else {
            throw Problem(.invalid, .badServer, "“--log-level”填写的“\(logLevel)”不是日志级别。", remedy: "可用：debug、info、notice、warning、error。")
        }
        var options = try options()
        let database = try Storage.Database.open(.file(folder.databasePath), durability: .power)
        let engine = try folder.engine(on: database)
        try Projection(engine).bringUpToDate()
        let shift = try asOf.map { text in
            Instant(try Day.given(text, for: "--as-of")).milliseconds - Instant(Instant.present.day).milliseconds
        }
        options.banner = banner ?? asOf.map { "演示数据：把\($0)当作今天。" }
        let now: @Sendable () -> Instant = { Instant(milliseconds: Instant.present.milliseconds + (shift ?? 0)) }
        let identity = Identity(database, county: engine.county, official: now)
        var logger = Logger(label: "plumbline") { _ in JSONLog() }
        logger.logLevel = level
        let template = folder.url.appendingPathComponent("report-template.md")
        let site = Site(
            engine, identity: identity, options: options, logger: logger, metrics: PrometheusRegistry(), now: now,
            template: { try String(contentsOf: template, encoding: .utf8) })
        let scheme = options.certificate == nil ? "http" : "https"
        let host = options.host
        try Self.waiting {
            try await site.serve { port in Terminal.complain("已开始服务：\(scheme)://\(host):\(port)/　按 Ctrl-C 停止。") }
        }
    }

    private static func readProvider(_ path: String) throws -> ProviderOptions {
        guard let text = try? String(contentsOfFile: path, encoding: .utf8), let json = try? JSON(parsing: text),
            let issuer = json["issuer"]?.string, let client = json["clientID"]?.string, let secret = json["clientSecret"]?.string,
            let redirect = json["redirect"]?.string
        else {
            throw Problem(
                .invalid, .badServer, "身份提供方的配置文件“\(path)”不能读出。", remedy: "应为JSON，含 issuer、clientID、clientSecret、redirect，可有 name。")
        }
        return ProviderOptions(
            issuer: issuer, clientID: client, clientSecret: secret, name: json["name"]?.string ?? "统一身份认证", redirect: redirect)
    }

    /// Runs until the end from this thread, which has nothing else to do.
    private static func waiting(_ work: @escaping @Sendable () async throws -> Void) throws {
        let outcome = Outcome()
        let done = DispatchSemaphore(value: 0)
        Task.detached {
            do { try await work() } catch { outcome.set(error) }
            done.signal()
        }
        done.wait()
        if let error = outcome.error { throw error }
    }

    /// The error that ended the service, handed from its task to the waiting thread.
    private final class Outcome: Sendable {
        private let kept: Mutex<(any Error)?> = Mutex(nil)
        var error: (any Error)? { kept.withLock { $0 } }
        func set(_ error: any Error) { kept.withLock { $0 = error } }
    }
}

extension Problem.Code {
    static let badServer: Problem.Code = Problem.Code("input.badServer")
}
