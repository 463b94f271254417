import Foundation
import Hummingbird
import Kernel

/// Addresses within this application, as they come back from outside: to go on to after signing in, to keep as a view or a draft.
enum LocalAddress {
    static let longest: Int = 2_000

    /// Whether a text is the path of one of our own pages, with or without a query, and nothing that any browser could read as more.
    ///
    /// Browsers drop tabs and line ends from addresses and take a backslash for a slash; so only what an address may hold is let through.
    static func isOne(_ text: String) -> Bool {
        guard text.utf8.count <= longest, text.utf8.allSatisfy({ (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "\\") }) else { return false }
        let path = text.prefix { $0 != "?" && $0 != "#" }
        guard path.first == "/", !path.contains("//") else { return false }
        // No step back, and nothing hidden in percent signs that would make another path of it.
        let plain = Percent.decode(path.utf8)
        guard !plain.contains("//"), !plain.contains("\\"), !plain.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }),
            !plain.split(separator: "/").contains(where: { $0 == "." || $0 == ".." })
        else { return false }
        guard let parts = URLComponents(string: text) else { return false }
        return parts.scheme == nil && parts.host == nil && parts.user == nil && parts.port == nil && parts.path.hasPrefix("/")
    }
}

extension LocalAddress {
    /// Whether nothing in an address is a control character once it is decoded, as `requireCleanAddress` asks of those that come in.
    static func isClean(_ text: String) -> Bool {
        !Percent.decode(text.utf8).unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F }
    }
}

extension Request {
    /// Control characters in an address are nobody's typing: the databases refuse some of them, and what is shown or logged of an address
    /// should be what was asked. Tabs and line ends in a query may come from pasting.
    ///
    /// - Throws: `web.badAddress`.
    func requireCleanAddress() throws {
        func isControl(_ scalar: Unicode.Scalar) -> Bool { scalar.value < 0x20 || scalar.value == 0x7F }
        let path = Percent.decode(uri.path.utf8)
        // The router takes two slashes for one, and whoever looks at the path does not.
        guard !uri.path.contains("//"), !path.contains("//") else {
            throw Problem(.invalid, .webBadAddress, "地址中有连着的两道斜线。", remedy: "请从页面上的链接进入。")
        }
        let query = Percent.decode((uri.query ?? "").utf8)
        guard !path.unicodeScalars.contains(where: isControl),
            !query.unicodeScalars.contains(where: { isControl($0) && $0 != "\t" && $0 != "\n" && $0 != "\r" })
        else {
            throw Problem(.invalid, .webBadAddress, "地址中有不能使用的控制字符。", remedy: "请删去看不见的字符，或者从页面上的链接进入。")
        }
    }
}

extension Problem.Code {
    static let webBadAddress: Problem.Code = Problem.Code("web.badAddress")
}
