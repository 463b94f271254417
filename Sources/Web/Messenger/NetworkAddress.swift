import Glibc

/// An address of the network by its bytes: four, or sixteen.
struct NetworkAddress: Hashable, Sendable {
    let bytes: [UInt8]

    init(bytes: [UInt8]) { self.bytes = bytes }

    /// A number in any way that the system takes for one, such as `127.1` and `0x7f000001`; `nil` for a name.
    init?(_ text: String) {
        guard let found = try? Self.resolve(text, isNumber: true).first else { return nil }
        self = found
    }

    /// The ways to write it down.
    var text: String {
        if bytes.count == 4 { return bytes.map(String.init).joined(separator: ".") }
        let groups = stride(from: 0, to: bytes.count, by: 2).map { UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1]) }
        return groups.map { String($0, radix: 16) }.joined(separator: ":")
    }

    /// This machine's own, one of an inner network, or one at which nobody can be: all but what the whole network may reach.
    var isInner: Bool { bytes.count == 4 ? Self.isInner(bytes) : isInnerSix }

    private static func isInner(_ four: [UInt8]) -> Bool {
        switch (four[0], four[1]) {
        case (0, _), (10, _), (127, _), (224..., _): true
        case (100, 64...127), (169, 254), (172, 16...31), (192, 168), (198, 18...19): true
        case (192, 0): four[2] == 0 || four[2] == 2
        case (198, 51): four[2] == 100
        case (203, 0): four[2] == 113
        default: false
        }
    }

    private var isInnerSix: Bool {
        let head = bytes.prefix(12)
        // One of IPv4 in another's clothes (::ffff:a.b.c.d, 64:ff9b::/96, ::a.b.c.d) is what it is there.
        let isMapped = head.prefix(10).allSatisfy { $0 == 0 } && bytes[10] == bytes[11] && [0, 0xFF].contains(bytes[10])
        if isMapped { return Self.isInner(Array(bytes[12...])) }
        if Array(head) == [0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0] { return Self.isInner(Array(bytes[12...])) }
        if bytes[0] == 0x20, bytes[1] == 0x02 { return Self.isInner(Array(bytes[2..<6])) }
        // 2000::/3 is all that is given out; of that not what is for examples, nor Teredo's.
        guard bytes[0] & 0xE0 == 0x20 else { return true }
        return bytes[0] == 0x20 && bytes[1] == 0x01 && (bytes[2] == 0x0D && bytes[3] == 0xB8 || bytes[2] == 0 && bytes[3] == 0)
    }

    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    /// The addresses to which a name leads. It may take as long as the name service does: not for threads that carry connections.
    static func resolve(_ host: String, isNumber: Bool = false) throws -> [NetworkAddress] {
        var hints = addrinfo()
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        if isNumber { hints.ai_flags = AI_NUMERICHOST }
        var found: UnsafeMutablePointer<addrinfo>?
        let failed = getaddrinfo(host, nil, &hints, &found)
        guard failed == 0 else { throw Failure(description: "\(host): \(String(cString: gai_strerror(failed)))") }
        defer { freeaddrinfo(found) }
        var addresses: [NetworkAddress] = []
        var next = found
        while let entry = next?.pointee {
            next = entry.ai_next
            guard let raw = entry.ai_addr else { continue }
            let bytes: [UInt8]?
            switch entry.ai_family {
            case AF_INET:
                bytes = raw.withMemoryRebound(to: sockaddr_in.self, capacity: 1) { withUnsafeBytes(of: $0.pointee.sin_addr) { Array($0) } }
            case AF_INET6:
                bytes = raw.withMemoryRebound(to: sockaddr_in6.self, capacity: 1) { withUnsafeBytes(of: $0.pointee.sin6_addr) { Array($0) } }
            default: bytes = nil
            }
            if let bytes, !addresses.contains(NetworkAddress(bytes: bytes)) { addresses.append(NetworkAddress(bytes: bytes)) }
        }
        return addresses
    }
}
