import Foundation
import Glibc

/// Where the audit trail is sent on to.
package enum SyslogTarget: Hashable, Sendable {
    /// A datagram for each message (RFC 5426).
    case udp(host: String, port: Int)
    /// Each message with its length before it (RFC 6587 §3.4.1).
    case tcp(host: String, port: Int)
    /// The machine's own collector, such as `/dev/log`.
    case unix(path: String)

    /// Reads `udp://10.0.0.5:514`, `tcp://[::1]:601` or `unix:/dev/log`; `nil` for anything else.
    package init?(_ text: String) {
        guard let parts = URLComponents(string: text), parts.query == nil, parts.user == nil else { return nil }
        let host = (parts.host ?? "").filter { $0 != "[" && $0 != "]" }
        switch (parts.scheme, parts.port) {
        case ("udp", let port?) where !host.isEmpty && parts.path.isEmpty && (1...65_535).contains(port): self = .udp(host: host, port: port)
        case ("tcp", let port?) where !host.isEmpty && parts.path.isEmpty && (1...65_535).contains(port): self = .tcp(host: host, port: port)
        // As much as an address of the system's holds.
        case ("unix", nil) where host.isEmpty && parts.path.hasPrefix("/") && parts.path.utf8.count < 108: self = .unix(path: parts.path)
        default: return nil
        }
    }
}

/// One connection to a receiver; blocks for some seconds at most, so it belongs on a thread of its own.
final class SyslogSocket {
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    private static let seconds: Int = 5

    private let target: SyslogTarget
    private var descriptor: Int32 = -1

    init(_ target: SyslogTarget) { self.target = target }

    deinit { close() }

    /// Hands one message over. What a receiver makes of it is not known: syslog has no answer.
    func send(_ message: [UInt8]) throws {
        if descriptor >= 0, isEnded { close() }
        if descriptor < 0 { try open() }
        var rest = message[...]
        if case .tcp = target { rest = Array("\(message.count) ".utf8) + rest }
        while !rest.isEmpty {
            let sent = rest.withUnsafeBytes { Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            guard sent > 0 else {
                let reason = errno
                close()
                throw Failure(description: "send: \(String(cString: strerror(reason)))")
            }
            rest = rest.dropFirst(sent)
        }
    }

    func close() {
        if descriptor >= 0 { _ = Glibc.close(descriptor) }
        descriptor = -1
    }

    /// Whether the other side has hung up: the first bytes sent after that would be lost without a sign.
    private var isEnded: Bool {
        guard case .tcp = target else { return false }
        var byte: UInt8 = 0
        return recv(descriptor, &byte, 1, Int32(MSG_PEEK | MSG_DONTWAIT)) == 0
    }

    private func open() throws {
        switch target {
        case .udp(let host, let port): try open(host, port, SOCK_DGRAM)
        case .tcp(let host, let port): try open(host, port, SOCK_STREAM)
        case .unix(let path): try open(path)
        }
    }

    private func open(_ host: String, _ port: Int, _ type: __socket_type) throws {
        var hints = addrinfo()
        hints.ai_socktype = Int32(type.rawValue)
        var found: UnsafeMutablePointer<addrinfo>?
        let failed = getaddrinfo(host, String(port), &hints, &found)
        guard failed == 0 else { throw Failure(description: "\(host): \(String(cString: gai_strerror(failed)))") }
        defer { freeaddrinfo(found) }
        var reason = "no address"
        var next = found
        while let address = next?.pointee {
            next = address.ai_next
            do {
                try connect(socket(address.ai_family, address.ai_socktype | Int32(SOCK_CLOEXEC.rawValue), address.ai_protocol)) {
                    Glibc.connect($0, address.ai_addr, address.ai_addrlen)
                }
                return
            } catch {
                reason = "\(error)"
            }
        }
        throw Failure(description: "\(host): \(reason)")
    }

    private func open(_ path: String) throws {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let bytes = Array(path.utf8)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
        try connect(socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue), 0)) { descriptor in
            withUnsafePointer(to: &address) { pointer in
                pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    Glibc.connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
                }
            }
        }
    }

    /// Linux ends a connect by the bound for sending, too.
    private func connect(_ opened: Int32, _ body: (Int32) -> Int32) throws {
        guard opened >= 0 else { throw Failure(description: "socket: \(String(cString: strerror(errno)))") }
        var wait = timeval(tv_sec: Self.seconds, tv_usec: 0)
        setsockopt(opened, SOL_SOCKET, SO_SNDTIMEO, &wait, socklen_t(MemoryLayout<timeval>.size))
        guard body(opened) == 0 else {
            let reason = errno
            _ = Glibc.close(opened)
            throw Failure(description: "connect: \(String(cString: strerror(reason)))")
        }
        descriptor = opened
    }
}
