import Engine
import Foundation
import Hummingbird
import HummingbirdCore
import HummingbirdHTTP2
import HummingbirdTLS
import Kernel
import Logging
import NIOCore
import NIOSSL
import ServiceLifecycle
import UnixSignals

extension Site {
    /// Serves until the process is told to stop (SIGTERM, SIGINT); requests in flight are finished first.
    ///
    /// - Parameter ready: called with the port once connections are taken.
    /// - Throws: `server.certificate`, `server.address`.
    package func serve(ready: @escaping @Sendable (Int) async -> Void = { _ in }) async throws {
        let application = Application(
            router: router(), server: try server(),
            configuration: ApplicationConfiguration(address: .hostname(options.host, port: options.port), serverName: nil),
            onServerRunning: { channel in await ready(channel.localAddress?.port ?? 0) }, logger: logger)
        // Services stop in reverse order, each when the one after it has stopped. One with nothing to do is left out: it could only wait for the
        // end, and would fail when the others are cut short.
        var services: [any Service] = []
        if !jobs.isEmpty { services.append(Background(site: self)) }
        if let syslog { services.append(SyslogService(site: self, forwarder: syslog)) }
        if let messenger, !jobs.isEmpty { services.append(MessengerService(site: self, messenger: messenger)) }
        services += [application, Farewell(site: self)] as [any Service]
        var configuration = ServiceGroupConfiguration(services: services, gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
        configuration.maximumGracefulShutdownDuration = .seconds(options.drainSeconds + options.graceSeconds)
        // What was told at last is entered before the program ends.
        defer { audit.flush() }
        do {
            try await ServiceGroup(configuration: configuration).run()
        } catch let error as IOError {
            throw addressTaken(error)
        }
    }

    private var channel: HTTP1Channel.Configuration {
        let seconds = options.requestSeconds
        return HTTP1Channel.Configuration(
            additionalChannelHandlers: [RequestClock(seconds: seconds, largest: Visit.largestBody), LiveAnswer()],
            idleTimeout: .seconds(Int64(options.idleSeconds)),
            httpDecoderConfiguration: HTTP1Channel.Configuration.DecoderConfiguration(
                maxHeaderFieldSize: 16 * 1024, maxHeaderListSize: 32 * 1024, maxHeaderFieldCount: 100))
    }

    func server() throws -> HTTPServerBuilder {
        guard let certificate = options.certificate else { return .http1(configuration: channel) }
        let tls = try Self.tls(certificate)
        let configuration = HTTP2UpgradeChannel.Configuration(
            idleTimeout: .seconds(options.idleSeconds), gracefulCloseTimeout: .seconds(options.graceSeconds), streamConfiguration: channel)
        let seconds = options.requestSeconds
        return HTTPServerBuilder { responder in
            TimedUpgradeChannel(
                upgrade: try HTTP2UpgradeChannel(tlsConfiguration: tls, configuration: configuration, responder: responder), seconds: seconds)
        }
    }

    private static func tls(_ certificate: ServerOptions.Certificate) throws -> TLSConfiguration {
        do {
            let chain = try NIOSSLCertificate.fromPEMFile(certificate.chain).map { NIOSSLCertificateSource.certificate($0) }
            let key = try NIOSSLPrivateKey(file: certificate.key, format: .pem)
            var tls = TLSConfiguration.makeServerConfiguration(certificateChain: chain, privateKey: .privateKey(key))
            tls.minimumTLSVersion = .tlsv12
            // Where the key is of another certificate, that is found here and not at the first handshake.
            _ = try NIOSSLContext(configuration: tls)
            return tls
        } catch {
            throw Problem(
                .invalid, .serverCertificate, "证书“\(certificate.chain)”和私钥“\(certificate.key)”不能读出，或者不是一对。",
                remedy: "应为PEM格式的证书链和与之成对的私钥。", underlying: error)
        }
    }

    private func addressTaken(_ error: IOError) -> Problem {
        let reason =
            switch error.errnoCode {
            case EADDRINUSE: "端口已被别的程序占用"
            case EACCES: "没有权限使用这个端口"
            case EADDRNOTAVAIL: "本机没有这个地址"
            default: "不能监听"
            }
        return Problem(
            .unavailable, .serverAddress, "不能在\(options.host):\(options.port)提供服务：\(reason)。", remedy: "请换一个地址或者端口。", underlying: error)
    }
}

extension Problem.Code {
    static let serverCertificate: Problem.Code = Problem.Code("server.certificate")
    static let serverAddress: Problem.Code = Problem.Code("server.address")
}
