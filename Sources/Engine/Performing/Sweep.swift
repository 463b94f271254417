package import Kernel
import Storage

/// What the law does by itself when a limit runs out: 视为受理, 视为放弃 and the like.
package struct Sweep {
    package struct Result: Sendable {
        package var performed: [(matter: MatterID, action: String)] = []
        /// Limits that ran out where silence means nothing: they are overdue, and somebody has to answer for it.
        package var overdue = 0
    }

    let engine: Engine
    package init(_ engine: Engine) { self.engine = engine }

    /// Takes every deemed action whose limit ended before `day`, at the first moment of that day.
    package func run(on day: Day, in work: Work) throws -> Result {
        var result = Result()
        for clock in try work.connection.clocksPast(engine.county, day) {
            let dossier = try work.dossier(clock.matter)
            let limit = dossier.outline.limits.first { $0.id == clock.limit }
            guard let deemed = limit?.deemedAction, let action = dossier.outline.action(deemed), action.from.contains(dossier.row.stage) else {
                result.overdue += 1
                continue
            }
            let id = "deemed:\(clock.matter):\(clock.limit):\(clock.due.iso)"
            let at = max(Instant(day), dossier.touched)
            if case .done = try work.perform(Request(.matter(clock.matter), deemed, at: at, id: id), as: .system) {
                result.performed.append((clock.matter, deemed))
            }
        }
        return result
    }
}
