/// A virus scanner that speaks the protocol of clamd.
package struct ScannerOptions: Sendable {
    package enum Address: Hashable, Sendable {
        case socket(String)
        case host(String, port: Int)

        /// A socket's file, or `host:port`; `nil` for what is neither.
        package init?(_ text: String) {
            if text.hasPrefix("/") {
                // The system has 108 bytes for it, one of them the end.
                guard text.utf8.count < 108 else { return nil }
                self = .socket(text)
                return
            }
            guard let colon = text.lastIndex(of: ":"), let port = Int(text[text.index(after: colon)...]), (1...65_535).contains(port) else {
                return nil
            }
            let host = text[..<colon]
            let isBracketed = host.hasPrefix("[") && host.hasSuffix("]")
            let name = isBracketed ? host.dropFirst().dropLast() : host
            guard !name.isEmpty, isBracketed || !name.contains(":"), !name.contains(where: { $0.isWhitespace || $0 == "/" }) else { return nil }
            self = .host(String(name), port: port)
        }
    }

    package var address: Address
    /// Seconds that one file may take.
    package var seconds: Int = 30
    /// Seconds in which it has to say that it is there, for whoever asks after the server's health.
    package var pingSeconds: Int = 2
    /// Nothing is taken unless it was looked through; otherwise what cannot be is taken, and the log says so.
    package var isRequired: Bool = true
    /// Bytes that are sent at most; clamd's own limit is `StreamMaxLength`.
    package var largest: Int = 25 * 1_024 * 1_024

    package init(_ address: Address) { self.address = address }

    /// The rule for an address, for the message about one that is none.
    package static let rule: String = "应为clamd的套接字文件（以/开头），或者“主机:端口”"
}
