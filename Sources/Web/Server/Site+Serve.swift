import Hummingbird
import HummingbirdCore
import HummingbirdHTTP2
import HummingbirdTLS
import Kernel
import Logging
import NIOCore
import NIOSSL
import UnixSignals

extension Site {
    /// Serves until the process is told to stop (SIGTERM, SIGINT); requests in flight are finished first.
    ///
    /// - Parameter ready: called with the port once connections are taken.
    package func serve(ready: @escaping @Sendable (Int) async -> Void = { _ in }) async throws {
        let application = Application(
            router: router(), server: try server(),
            configuration: ApplicationConfiguration(address: .hostname(options.host, port: options.port), serverName: nil),
            onServerRunning: { channel in await ready(channel.localAddress?.port ?? 0) }, logger: logger)
        try await application.runService(gracefulShutdownSignals: [.sigterm, .sigint])
    }

    private func server() throws -> HTTPServerBuilder {
        let idle = TimeAmount.seconds(Int64(options.idleSeconds))
        guard let certificate = options.certificate else {
            return .http1(configuration: HTTP1Channel.Configuration(idleTimeout: idle))
        }
        let chain = try NIOSSLCertificate.fromPEMFile(certificate.chain).map { NIOSSLCertificateSource.certificate($0) }
        let key = try NIOSSLPrivateKey(file: certificate.key, format: .pem)
        var tls = TLSConfiguration.makeServerConfiguration(certificateChain: chain, privateKey: .privateKey(key))
        tls.minimumTLSVersion = .tlsv12
        return try .http2Upgrade(
            tlsConfiguration: tls,
            configuration: HTTP2UpgradeChannel.Configuration(
                idleTimeout: .seconds(options.idleSeconds), gracefulCloseTimeout: .seconds(options.graceSeconds),
                streamConfiguration: HTTP1Channel.Configuration(idleTimeout: idle)))
    }
}
