import CLibPQ
import Synchronization

/// The types of statements' parameters, as one connection has asked for them and all may use.
final class ParameterTypes: Sendable {
    /// What begins and ends transactions has no parameters, and need not be asked after.
    private let kept: Mutex<[String: [Oid]]> = Mutex(ParameterTypes.plain)
    private static let plain: [String: [Oid]] = [
        "BEGIN": [], PostgresDriver.beginReading: [], "COMMIT": [], "ROLLBACK": [], PostgresSession.plansOnce: [],
    ]

    subscript(sql: String) -> [Oid]? {
        get { kept.withLock { $0[sql] } }
        set {
            kept.withLock { kept in
                if kept.count > 5_000 { kept = Self.plain }
                kept[sql] = newValue
            }
        }
    }
}
