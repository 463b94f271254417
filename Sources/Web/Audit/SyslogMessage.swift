import Engine
import Kernel
import Proof
import Storage

/// An entry of the audit trail as a syslog message (RFC 5424): what can be filtered by as structured data, a sentence behind it.
///
/// It names the account and no other personal data, neither person nor device. It bears the entry's hash, so a receiver elsewhere holds
/// what the chain has to come to.
struct SyslogMessage {
    /// What every receiver should take (RFC 5424 §6.1).
    static let longest: Int = 2_048
    /// 13: log audit.
    private static let facility: Int = 13
    /// The number that RFC 5612 keeps for those who have none of their own.
    static let enterprise: String = "audit@32473"

    let host: String
    let county: String

    init(host: String, county: String) {
        // Only visible ASCII may stand here.
        let visible = String(String.UnicodeScalarView(host.unicodeScalars.filter { (0x21...0x7E).contains($0.value) }.prefix(255)))
        self.host = visible.isEmpty ? "-" : visible
        self.county = county
    }

    func bytes(_ row: AuditRow) -> [UInt8] {
        let words = AuditWords(names: [:])
        let priority = Self.facility * 8 + Self.severity(row)
        let data = [
            ("county", county), ("entry", String(row.entry)), ("outcome", row.outcome), ("login", row.login), ("address", row.address),
            ("amount", String(row.amount)), ("request", row.request), ("hash", Hex.encode(row.hash)),
        ]
        let parameters = data.map { "\($0.0)=\"\(Self.escaped(String($0.1.prefix(64))))\"" }.joined(separator: " ")
        let head = "<\(priority)>1 \(Self.time(row.at)) \(host) plumbline - \(Self.messageID(row.event)) [\(Self.enterprise) \(parameters)] "
        // The mark says that what follows is UTF-8.
        var bytes = Array(head.utf8) + [0xEF, 0xBB, 0xBF]
        for scalar in "\(words.title(row))，\(words.outcome(row))\(row.subject.isEmpty ? "" : "：")\(row.subject)".unicodeScalars {
            let next = Array(String(scalar).utf8)
            guard bytes.count + next.count <= Self.longest else { break }
            bytes += next
        }
        return bytes
    }

    /// 1 alert, 4 warning, 5 notice, 6 informational.
    private static func severity(_ row: AuditRow) -> Int {
        let kind = AuditKind(rawValue: row.event)
        if kind?.isAlert == true { return 1 }
        if row.outcome != AuditOutcome.done.rawValue { return 4 }
        return kind == .administration || kind == .upkeep ? 5 : 6
    }

    /// In values a quote, a backslash and a closing bracket have a backslash before them, and nothing else has.
    static func escaped(_ text: String) -> String {
        var escaped = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if scalar == "\"" || scalar == "\\" || scalar == "]" { escaped.append("\\") }
            escaped.append(scalar)
        }
        return String(escaped)
    }

    private static func messageID(_ event: String) -> String {
        let visible = event.unicodeScalars.filter { (0x21...0x7E).contains($0.value) }.prefix(32)
        return visible.isEmpty ? "-" : String(String.UnicodeScalarView(visible))
    }

    /// `2020-03-02T09:00:00.123+08:00`
    private static func time(_ at: Instant) -> String {
        let fraction = Int(((at.milliseconds % 1_000) + 1_000) % 1_000)
        return "\(at.iso).\(padded(fraction, 3))+08:00"
    }
}
