/// How a piece of personal data is shown to those who need not know it whole.
package enum Mask: String, Equatable, Sendable {
    /// 张某某: the family name stays.
    case name
    /// 430626********1234: the first six and the last four stay.
    case identityNumber
    /// 138****1234.
    case phone
    /// Nothing but that something is there.
    case hidden

    /// A person is looked for by it.
    var isKnownBy: Bool { self == .name || self == .identityNumber }

    package func apply(_ text: String) -> String {
        guard !text.isEmpty else { return "" }
        switch self {
        case .name:
            let rest = text.count > 2 ? "某某" : "某"
            return String(text.prefix(1)) + rest
        case .identityNumber: return middle(of: text, keeping: 6, and: 4)
        case .phone: return middle(of: text, keeping: 3, and: 4)
        case .hidden: return "（不公开）"
        }
    }

    private func middle(of text: String, keeping head: Int, and tail: Int) -> String {
        guard text.count > head + tail else { return String(repeating: "*", count: text.count) }
        return String(text.prefix(head)) + String(repeating: "*", count: text.count - head - tail) + String(text.suffix(tail))
    }
}
