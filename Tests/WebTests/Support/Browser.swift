import Foundation
import HTTPTypes
import HummingbirdTesting
import Identity
import Kernel
import NIOCore
import Synchronization
import Testing

@testable import Web

final class NIOLockedInstant: Sendable {
    private let kept: Mutex<Instant>
    init(_ value: Instant) { kept = Mutex(value) }
    var value: Instant { kept.withLock { $0 } }
    func set(_ value: Instant) { kept.withLock { $0 = value } }
}

/// What came back.
struct Answer: Sendable {
    let status: Int
    let headers: HTTPFields
    let body: String

    var location: String { headers[.location] ?? "" }

    /// The value of a hidden field of the page.
    func hidden(_ name: String) -> String? {
        guard let start = body.range(of: "name=\"\(name)\" value=\"") else { return nil }
        return body[start.upperBound...].prefix { $0 != "\"" }.description.replacingOccurrences(of: "&quot;", with: "\"")
    }
}

/// One browser: it keeps its cookies, and takes the CSRF token from the last page, as a person's does.
struct Browser: Sendable {
    let client: any TestClientProtocol
    let test: TestSite
    private let cookie: LockedText = LockedText()

    init(client: any TestClientProtocol, test: TestSite) {
        self.client = client
        self.test = test
    }

    /// Another browser at the same server.
    var another: Browser { Browser(client: client, test: test) }
    var cookieText: String { cookie.value }
    func use(cookie text: String) { cookie.set(text) }

    func send(
        _ method: HTTPRequest.Method, _ path: String, headers: HTTPFields = [:], body: String = "", type: String = "application/x-www-form-urlencoded"
    ) async throws -> Answer {
        var headers = headers
        if !cookie.value.isEmpty { headers[.cookie] = cookie.value }
        if method == .post, headers[.contentType] == nil { headers[.contentType] = type }
        let response = try await client.executeRequest(uri: path, method: method, headers: headers, body: ByteBuffer(string: body))
        if let set = response.headers[.setCookie] { cookie.set(set.prefix { $0 != ";" }.description) }
        return Answer(status: response.status.code, headers: response.headers, body: String(buffer: response.body))
    }

    func get(_ path: String, headers: HTTPFields = [:]) async throws -> Answer { try await send(.get, path, headers: headers) }

    func post(_ path: String, _ fields: [(String, String)]) async throws -> Answer {
        try await send(.post, path, body: fields.map { "\(Percent.encode($0.0))=\(Percent.encode($0.1))" }.joined(separator: "&"))
    }

    /// Fills in a form that a page showed: its hidden fields, and what is given.
    func submit(_ page: Answer, to path: String, _ fields: [(String, String)] = []) async throws -> Answer {
        var all = fields
        for name in ["csrf", "version", "request"] where !fields.contains(where: { $0.0 == name }) {
            if let value = page.hidden(name) { all.append((name, value)) }
        }
        return try await post(path, all)
    }

    /// Signs in with a password made for the test.
    func signIn(_ login: String) async throws {
        let issued = try test.identity.issueInitialPasswords(logins: [login], mustChange: false)
        let password = try #require(issued.first?.password)
        let answer = try await post("/sign-in", [("login", login), ("password", password), ("next", "/desk")])
        try #require(answer.status == 303, "\(answer.status) \(answer.body.prefix(400))")
    }
}

final class LockedText: Sendable {
    private let kept: Mutex<String> = Mutex("")
    var value: String { kept.withLock { $0 } }
    func set(_ value: String) { kept.withLock { $0 = value } }
}
