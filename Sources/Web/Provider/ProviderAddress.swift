import Foundation

/// Addresses that secrets may be sent to.
enum ProviderAddress {
    /// Whether an address is https; plain http only within this machine, for a provider that a proxy here stands in for.
    static func isSafe(_ text: String) -> Bool {
        guard let parts = URLComponents(string: text), let host = parts.host, !host.isEmpty, parts.user == nil, parts.fragment == nil else {
            return false
        }
        switch parts.scheme?.lowercased() {
        case "https": return true
        case "http": return ["127.0.0.1", "::1", "[::1]", "localhost"].contains(host)
        default: return false
        }
    }

    /// An address with further items in its query, keeping those it has.
    static func adding(_ items: [(String, String)], to address: String) -> String {
        let text = items.map { "\(Percent.encode($0.0))=\(Percent.encode($0.1))" }.joined(separator: "&")
        return address + (address.contains("?") ? "&" : "?") + text
    }
}
