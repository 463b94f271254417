import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Testing

@testable import Web

/// A browser with its cookies, at one county's site.
struct ProviderBrowser {
    let client: any TestClientProtocol
    private(set) var cookies: [String: String] = [:]

    init(_ client: any TestClientProtocol) { self.client = client }

    static let flow: String = "__Host-plumbline-provider"
    static let session: String = "__Host-plumbline"

    var isSignedIn: Bool { cookies[Self.session]?.isEmpty == false }

    /// Everybody's cookies at one site.
    static func visiting(_ county: ProviderCounty, _ test: @escaping @Sendable (any TestClientProtocol) async throws -> Void) async throws {
        try await Application(router: county.site.router(), logger: county.site.logger).test(.router) { try await test($0) }
    }

    mutating func get(_ path: String) async throws -> TestResponse { try await send(path, .get) }

    mutating func post(_ path: String, _ form: [(String, String)]) async throws -> TestResponse {
        let body = form.map { "\(Percent.encode($0.0))=\(Percent.encode($0.1))" }.joined(separator: "&")
        return try await send(path, .post, ByteBuffer(string: body))
    }

    private mutating func send(_ path: String, _ method: HTTPRequest.Method, _ body: ByteBuffer? = nil) async throws -> TestResponse {
        var headers: HTTPFields = [:]
        if !cookies.isEmpty { headers[.cookie] = cookies.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: "; ") }
        let response = try await client.execute(uri: path, method: method, headers: headers, body: body)
        for line in response.headers[values: .setCookie] {
            let pair = line.split(separator: ";")[0].split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            cookies[String(pair[0])] = line.contains("Max-Age=0") ? nil : String(pair[1])
        }
        return response
    }

    /// Begins at the sign-in page's button and goes to the provider, which does wrong what `fault` says.
    ///
    /// - Returns: our address that the provider sends the browser back to.
    mutating func goToProvider(fault: String = "", subject: String = "official-1", next: String = "/matters") async throws -> String {
        let start = try await get("/sign-in/provider" + Query([("next", next)]).text)
        let address = try #require(start.headers[.location])
        let back = try ProviderProcess.visit(address + "&fault=\(fault)&subject=\(subject)")
        try #require(back.hasPrefix(ProviderProcess.redirect))
        return "/sign-in/provider/back" + back.dropFirst(ProviderProcess.redirect.count)
    }

    /// The whole way there and back.
    mutating func signIn(fault: String = "", subject: String = "official-1", next: String = "/matters") async throws -> TestResponse {
        try await get(try await goToProvider(fault: fault, subject: subject, next: next))
    }
}

extension TestResponse {
    /// The page, as far as these tests read it.
    var pageText: String { String(buffer: body) }
}
