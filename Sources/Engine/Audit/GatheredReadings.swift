import Kernel

/// Draws together which matters somebody looked at: one entry a person, place and quarter of an hour names them, for there are hundreds of
/// thousands of looks a year, and each of them is lawful by itself.
struct GatheredReadings {
    private struct Place: Hashable {
        let login: String
        let address: String
    }

    private struct Gathered {
        let event: AuditEvent
        var matters: [MatterID]
        var times: Int
    }

    /// Milliseconds of the county's time that one entry spans at most.
    static let window: Int64 = 15 * 60_000
    /// Matters that one entry names; the next one begins another.
    static let most: Int = 20
    /// People and places that are told apart at a time; with one more, all are entered.
    static let places: Int = 4_096

    private var gathered: [Place: Gathered] = [:]

    /// Takes in one look.
    ///
    /// - Returns: what is to be entered now.
    mutating func take(_ matter: MatterID, _ event: AuditEvent) -> [AuditEvent] {
        var closed = close(at: event.at)
        if gathered.count >= Self.places { closed += closeAll() }
        let place = Place(login: event.login, address: event.origin.address)
        var one = gathered[place] ?? Gathered(event: event, matters: [], times: 0)
        if !one.matters.contains(matter) {
            if one.matters.count >= Self.most {
                closed.append(Self.told(one))
                one = Gathered(event: event, matters: [], times: 0)
            }
            one.matters.append(matter)
        }
        one.times += 1
        gathered[place] = one
        return closed
    }

    /// What was begun longer than the window ago. A clock that was set back closes everything that it left in the future.
    mutating func close(at now: Instant) -> [AuditEvent] {
        let old = gathered.filter { abs(now.milliseconds - $0.value.event.at.milliseconds) >= Self.window }
        for place in old.keys { gathered[place] = nil }
        return Self.inOrder(Array(old.values))
    }

    mutating func closeAll() -> [AuditEvent] {
        defer { gathered = [:] }
        return Self.inOrder(Array(gathered.values))
    }

    var isEmpty: Bool { gathered.isEmpty }

    private static func inOrder(_ all: [Gathered]) -> [AuditEvent] {
        all.map(told).sorted { ($0.at, $0.login, $0.origin.address) < ($1.at, $1.login, $1.origin.address) }
    }

    private static func told(_ one: Gathered) -> AuditEvent {
        let event = one.event
        let matters = one.matters.map { "\($0)" }.joined(separator: "、")
        return AuditEvent(
            event.kind, at: event.at, login: event.login, person: event.person, subject: "事项\(matters)", origin: event.origin, amount: one.times)
    }
}
