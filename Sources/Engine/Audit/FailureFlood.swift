import Kernel

/// Keeps strangers from filling the trail: what anybody can cause by the thousand is entered one by one up to a bound for each address and
/// minute, and beyond that once, with its count. So nothing goes untold, and a minute of any attack is some eighty entries at most.
struct FailureFlood {
    private struct Place: Hashable {
        let kind: AuditKind
        let address: String
        let login: String
    }

    /// Entries a minute for one address, and for all together.
    static let each: Int = 10
    static let all: Int = 60
    /// Places that are told apart when there are more; the others are drawn together.
    static let places: Int = 20

    private var minute: Int64 = .min
    private var written: [Place: Int] = [:]
    private var total = 0
    private var gathered: [Place: AuditEvent] = [:]

    /// Takes in one event.
    ///
    /// - Returns: what is to be entered now, what was gathered in the minute before first.
    mutating func take(_ event: AuditEvent) -> [AuditEvent] {
        let closed = close(at: event.at)
        let place = Place(kind: event.kind, address: event.origin.address, login: event.login)
        if total < Self.all, written[place, default: 0] < Self.each {
            total += 1
            written[place, default: 0] += 1
            return closed + [event]
        }
        let isKnown = gathered[place] != nil || gathered.count < Self.places
        let key = isKnown ? place : Place(kind: event.kind, address: "", login: "")
        if gathered[key] != nil {
            gathered[key]?.amount += 1
        } else {
            gathered[key] = AuditEvent(
                event.kind, event.outcome, at: event.at, login: key.login, subject: isKnown ? "合并记录" : "各处合并记录",
                origin: AuditOrigin(address: key.address, device: isKnown ? event.origin.device : ""))
        }
        return closed
    }

    /// What was gathered in minutes that are over.
    mutating func close(at now: Instant) -> [AuditEvent] {
        guard now.milliseconds / 60_000 != minute else { return [] }
        defer { minute = now.milliseconds / 60_000 }
        return closeAll()
    }

    /// The same, the minute not being over.
    mutating func closeAll() -> [AuditEvent] {
        let closed = gathered.values.sorted { ($0.at, $0.origin.address) < ($1.at, $1.origin.address) }
        (written, total, gathered) = ([:], 0, [:])
        return closed
    }

    var isEmpty: Bool { gathered.isEmpty }
}
