import Kernel
import Proof
package import Storage

extension Connection {
    /// Chains events to the end of a county's audit trail, inside the transaction that calls: what is entered so stands and falls with the
    /// act that it tells of. Where one makes it too much of something, an alert is entered behind it.
    package func trace(_ county: String, _ events: [AuditEvent]) throws {
        guard !events.isEmpty else { return }
        var head = AuditChain(county, try lastAudit(county))
        for event in events {
            let event = try event.resolved(county, self)
            try append(county, head.next(event))
            if let alert = try AuditAlert.after(event, county, self) { try append(county, head.next(alert)) }
        }
    }

    package func trace(_ county: String, _ event: AuditEvent) throws { try trace(county, [event]) }
}

/// The end of a county's audit trail, to which the next entry is chained. It begins with a digest of its own, so that no entry of it can be
/// taken for one of the journal.
struct AuditChain {
    private(set) var entry: Int
    private(set) var hash: Digest32

    static func genesis(_ county: String) -> Digest32 { .sha256("plumbline/audit/1\n" + county) }

    init(_ county: String, _ last: AuditRow?) {
        entry = last?.entry ?? 0
        hash = last.flatMap { Digest32(bytes: $0.hash) } ?? Self.genesis(county)
    }

    mutating func next(_ event: AuditEvent) -> AuditRow {
        entry += 1
        var row = AuditRow(
            entry: entry, at: event.at, event: event.kind.rawValue, outcome: event.outcome.rawValue, login: event.login, person: event.person,
            subject: event.subject, address: event.origin.address, device: event.origin.device, request: event.origin.request,
            amount: event.amount, previous: hash.bytes, hash: [])
        hash = Chain.next(previous: hash, content: row.chained)
        row.hash = hash.bytes
        return row
    }
}

/// When somebody has done too much of something within the hour: told once an hour and person, as an entry like any other.
enum AuditAlert {
    private static let window: Int64 = 3_600_000

    static func after(_ event: AuditEvent, _ county: String, _ connection: Connection) throws -> AuditEvent? {
        guard event.outcome == .done, !event.person.isEmpty, [.unmask, .export, .exported].contains(event.kind) else { return nil }
        let since = Instant(milliseconds: event.at.milliseconds - window)
        let kind: AuditKind = event.kind == .unmask ? .alertUnmask : .alertExport
        let done = try connection.auditSum(county, person: event.person, event: event.kind.rawValue, since: since)
        let settings = try connection.settings(county)
        let told: (count: Int, most: Int, what: String) =
            switch event.kind {
            case .unmask: (done.times, settings[AuditSettings.unmaskings], "查看个人信息")
            case .export: (done.times, settings[AuditSettings.exports], "导出次数")
            default: (done.amount, settings[AuditSettings.rows], "导出行数")
            }
        let before = try connection.auditSum(county, person: event.person, event: kind.rawValue, since: since).times
        guard told.count > told.most, before == 0 else { return nil }
        return AuditEvent(
            kind, at: event.at, login: event.login, person: event.person, subject: "一小时以内\(told.what)达到\(told.count)，超过\(told.most)",
            origin: event.origin, amount: told.count)
    }
}
