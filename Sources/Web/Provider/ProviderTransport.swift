import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1

/// Asks the provider: bounded in time and size, following no redirection, because requests carry secrets.
final class ProviderTransport: Sendable {
    private static let seconds: Int64 = 10
    private static let largest: Int = 512 * 1024
    private let client: HTTPClient

    init() {
        var configuration = HTTPClient.Configuration(redirectConfiguration: .disallow)
        configuration.timeout = HTTPClient.Configuration.Timeout(connect: .seconds(5), read: .seconds(5))
        configuration.httpVersion = .http1Only
        // A provider that is down is told at once; whoever signs in may try again.
        configuration.connectionPool.retryConnectionEstablishment = false
        client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    }

    /// The client keeps itself alive until it has closed its connections.
    deinit { client.shutdown { _ in } }

    /// - Throws: `ProviderFailure.unreachable`, or `badAnswer` unless the status is 200.
    func get(_ address: String) async throws -> Data {
        var request = HTTPClientRequest(url: address)
        request.headers.add(name: "Accept", value: "application/json")
        let (status, body) = try await send(request)
        guard status == 200 else { throw ProviderFailure.badAnswer("GET \(address): status \(status)") }
        return body
    }

    /// Sends a form; whatever the status, what comes back is for the caller to read.
    func post(_ form: [(String, String)], to address: String, authorization: String) async throws -> (status: Int, body: Data) {
        var request = HTTPClientRequest(url: address)
        request.method = .POST
        request.headers.add(name: "Accept", value: "application/json")
        request.headers.add(name: "Content-Type", value: "application/x-www-form-urlencoded")
        request.headers.add(name: "Authorization", value: authorization)
        request.body = .bytes(ByteBuffer(string: form.map { "\(Percent.encode($0.0))=\(Percent.encode($0.1))" }.joined(separator: "&")))
        return try await send(request)
    }

    private func send(_ request: HTTPClientRequest) async throws -> (status: Int, body: Data) {
        do {
            return try await TimeLimit.run(for: .seconds(Self.seconds)) { [client] in
                let response = try await client.execute(request, timeout: .seconds(Self.seconds))
                let body = try await response.body.collect(upTo: Self.largest)
                return (Int(response.status.code), Data(body.readableBytesView))
            }
        } catch let tooLarge as NIOTooManyBytesError {
            throw ProviderFailure.badAnswer("\(request.method) \(request.url): \(tooLarge)")
        } catch {
            throw ProviderFailure.unreachable("\(request.method) \(request.url): \(error)")
        }
    }
}
