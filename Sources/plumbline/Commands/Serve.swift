import Affairs
import ArgumentParser
import Configuration
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

/// How to serve, as `serve` and `demo` take it; what is not given here may be in the environment or in a file.
struct ServerFlags: ParsableArguments {
    @Option(help: "配置文件（JSON）；命令行和环境变量（PLUMBLINE_…）在先。各项见 plumbline config --server。") var config: String?
    @Option(help: "监听的地址，默认127.0.0.1。") var host: String?
    @Option(help: "监听的端口，默认8080。") var port: Int?
    @Option(help: "证书链（PEM）；与 --tls-key 同时给出时提供 HTTPS。") var tlsCertificate: String?
    @Option(help: "私钥（PEM）。") var tlsKey: String?
    @Flag(help: "浏览器经 HTTPS 访问（由前置代理提供），Cookie 标为 Secure 并发送 HSTS。") var secure = false
    @Flag(help: "从 X-Forwarded-For 取来访地址；只在前置代理会设置它时使用。") var trustProxy = false
    @Option(help: "把这一天当作今天，如 2021-01-18；只用于演示的县。") var asOf: String?
    @Option(help: "一次请求应在多少秒内传来，默认30；内容多的，每16KiB另加一秒。") var requestSeconds: Int?
    @Option(help: "连接可以闲置多少秒，默认75。") var idleSeconds: Int?
    @Option(help: "停止时，正在处理的请求可以再办多少秒，默认20。") var graceSeconds: Int?
    @Option(help: "停止时，先有多少秒只报告未就绪，让负载均衡转走新的请求，默认0。") var drainSeconds: Int?
    @Option(help: "PostgreSQL 的只读备库（postgres://…）；指标和报告从这里读。") var replica: String?
    @Option(help: "到数据库的连接最多几个，默认16；只对 PostgreSQL 有效。") var connections: Int?
    @Option(name: .customLong("copy-to"), help: "把SQLite数据库连续复制到这个文件夹（可以是挂载的另一台机器），至多落后一秒。") var copyTo: String?
    @Flag(help: "数据库缺少曾经确认的记录，也开始服务；缺失记入全过程记录。先试用 plumbline restore 恢复。") var acceptLoss = false
    @Option(help: "查毒程序clamd的地址：套接字文件或者 主机:端口；给出后，附件查过才接收。") var scanner: String?
    @Option(help: "停止服务超过多少小时的，其间届满、依法视为某种结果的，等人确认后才自动处理，默认30。") var awayHours: Int?
    @Option(help: "核对时钟的来源：kernel（内核的对时状态，由chrony、ntpd等维护）或者none，默认none；没有对准的，自动处理等到对准以后。") var timeSource: String?
    @Flag(help: "不做后台作业（期限届满的自动处理、每日校验点等），由别的节点去做。") var noJobs = false
    @Option(help: "把审计记录同时送往syslog（RFC 5424）：udp://主机:端口、tcp://主机:端口或者unix:/dev/log。") var syslog: String?
    @Option(help: "日志级别：debug、info、notice、warning、error。") var logLevel: String?
    @Option(help: "身份提供方（OpenID Connect）的配置文件（JSON）：issuer、clientID、clientSecret、redirect，可有 name。") var provider: String?

    /// All values with where they come from.
    func settings() throws -> ServerSettings {
        var problems: [FieldProblem] = []
        var given: [String: ConfigContent] = try provider.map { try ServerSettings.read($0, under: "provider.", &problems) } ?? [:]
        guard problems.isEmpty else { throw Problem(.invalid, .badServer, "身份提供方的配置文件有\(problems.count)处不对。", fields: problems) }
        let texts = [
            ("host", host), ("tlsCertificate", tlsCertificate), ("tlsKey", tlsKey), ("logLevel", logLevel), ("replica", replica),
            ("copyTo", copyTo), ("timeSource", timeSource), ("scanner.address", scanner), ("syslog", syslog),
        ]
        for (key, text) in texts { given[key] = text.map { .string($0) } }
        let numbers = [
            ("port", port), ("requestSeconds", requestSeconds), ("idleSeconds", idleSeconds), ("graceSeconds", graceSeconds),
            ("drainSeconds", drainSeconds), ("connections", connections), ("awayHours", awayHours),
        ]
        for (key, number) in numbers { given[key] = number.map { .int($0) } }
        if secure { given["secure"] = .bool(true) }
        if noJobs { given["jobs"] = .bool(false) }
        if trustProxy { given["trustProxy"] = .bool(true) }
        return try ServerSettings(flags: given, file: config, environment: ProcessInfo.processInfo.environment)
    }

    func serve(_ folder: DataFolder, banner: String? = nil) throws {
        ServerMemory.holdLittle()
        let settings = try settings()
        var options = settings.options
        options.told = settings.values.map { ToldSetting(label: $0.setting.label, value: $0.shown, source: $0.source) }
        let replica = settings["replica"].isEmpty ? nil : try DatabaseLocation(settings["replica"])
        let moment = try asOf.map { Perform.moment(on: try Day.given($0, for: "--as-of")) }
        try folder.requireDatabase()
        let database = try Storage.Database.open(
            folder.location(), durability: .power, connections: settings.number("connections"),
            statementLimit: .seconds(settings.number("statementSeconds")), replica: replica)
        for line in try StartCheck.run(folder, database, acceptsLoss: acceptLoss, asOf: moment) { Terminal.complain(line) }
        let engine = try folder.engine(on: database)
        // Whatever is done is entered at the official time: only a demonstration may shift it.
        _ = try asOf.map { try SignerOption.moment($0, for: "--as-of", in: engine) }
        try Projection(engine).bringUpToDate()
        let shift = try asOf.map { text in
            Instant(try Day.given(text, for: "--as-of")).milliseconds - Instant(Instant.present.day).milliseconds
        }
        // In a demonstration, where somebody says which day it is, that is no slip of the clock.
        let isDriven = shift != nil && engine.isDemonstration
        if !isDriven { engine.keepTime() }
        options.banner = banner ?? asOf.map { "把\($0)当作今天。" }
        let now: @Sendable () -> Instant = { Instant(milliseconds: Instant.present.milliseconds + (shift ?? 0)) }
        let (identity, says) = try folder.servingIdentity(engine, official: now)
        for line in says { Terminal.complain(line) }
        try identity.sealSecrets()
        var logger = Logger(label: "plumbline") { _ in JSONLog() }
        logger.logLevel = settings.level
        let failures = logger
        let copying =
            try settings["copyTo"].isEmpty
            ? nil
            : Copying(folder, to: settings["copyTo"]) { failures.error("copy", metadata: ["error": "\($0)"]) }
        // After the last request: the last look at the log comes when nothing more is written.
        defer {
            copying?.stop()
            copying?.wait()
        }
        options.copy = copying?.state
        let timeGuard =
            isDriven ? nil : TimeGuard(engine, hours: settings.number("awayHours"), source: TimeSource.named(settings["timeSource"]))
        if let doubt = timeGuard?.source?.doubt { Terminal.complain("注意：\(doubt.words)；期限届满的自动处理等到对准以后。") }
        let template = folder.url.appendingPathComponent("report-template.md")
        let site = Site(
            engine, identity: identity, options: options, logger: logger, metrics: PrometheusRegistry(), now: now,
            jobs: settings["jobs"] == "true" ? try folder.jobs(engine.county, sendsOut: options.messenger != nil) : [],
            timeGuard: timeGuard,
            template: { try String(contentsOf: template, encoding: .utf8) }, readiness: Readiness.firstCase)
        let scheme = options.certificate == nil ? "http" : "https"
        let host = options.host
        try Self.waiting {
            try await site.serve { port in Terminal.complain("已开始服务：\(scheme)://\(host):\(port)/　按 Ctrl-C 停止。") }
        }
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
