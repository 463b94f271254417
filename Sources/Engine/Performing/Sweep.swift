package import Kernel
import Storage

/// What the law does by itself when a limit runs out: 视为受理, 视为放弃 and the like.
package struct Sweep {
    package struct Result: Sendable {
        package var performed: [(matter: MatterID, action: String)] = []
        /// Limits that ran out where silence means nothing: they are overdue, and somebody has to answer for it.
        package var overdue = 0
        /// Matters that a new law has taken over.
        package var passed: [MatterID] = []
    }

    let engine: Engine
    package init(_ engine: Engine) { self.engine = engine }

    /// A limit that has run out, and what the law then takes as done.
    package struct Deemed: Sendable {
        package let matter: MatterID
        package let title: String
        let limit: String
        /// For people, as is the action's name.
        package let limitName: String
        package let due: Day
        let action: String
        package let actionName: String
    }

    /// Takes every deemed action whose limit ended before `day`, at the first moment of that day.
    package func run(on day: Day, in work: Work) throws -> Result {
        var result = Result()
        let (clocks, others) = try past(day, in: work)
        result.overdue = others
        for clock in clocks {
            guard let deemed = try deemed(clock, in: work) else {
                result.overdue += 1
                continue
            }
            if try take(deemed, on: day, in: work) { result.performed.append((deemed.matter, deemed.action)) }
        }
        // What had run out before the new law's day was taken under the law of that limit.
        for passing in passings(by: day) {
            for id in try matters(passing, after: 0, limit: .max, in: work) where try work.pass(id, at: Instant(day)) { result.passed.append(id) }
        }
        return result
    }

    /// An edition whose matters under way a later one has taken over.
    struct Passing {
        let kind: String
        let outline: PassageOutline
        /// The stages that are not the end of anything.
        let stages: [String]
    }

    /// Those whose day has come, the earliest first: a matter may go over by several laws one after the other.
    func passings(by day: Day) -> [Passing] {
        engine.passings.filter { $0.outline.later.from <= day }
    }

    func matters(_ passing: Passing, after id: MatterID, limit: Int, in work: Work) throws -> [MatterID] {
        try work.connection.matters(
            engine.county, kind: passing.kind, edition: passing.outline.earlier.id, stages: passing.stages,
            openedBefore: passing.outline.later.from, after: id, limit: limit)
    }

    /// Takes over what the laws of a day have taken over, some matters a transaction.
    ///
    /// - Returns: how many they were.
    func passAll(on day: Day, _ goOn: () throws -> Void) throws -> Int {
        var count = 0
        for passing in passings(by: day) {
            var last: MatterID? = 0
            while let after = last {
                try goOn()
                let (next, passed) = try engine.batch { work in
                    let ids = try matters(passing, after: after, limit: 50, in: work)
                    let at = try work.inOrder(Instant(day), of: .system)
                    return (ids.last, try ids.filter { try work.pass($0, at: at) }.count)
                }
                (last, count) = (next, count + passed)
            }
        }
        return count
    }

    /// What `run` would take, without taking it; so that it can be taken a part at a time.
    package func due(on day: Day, in work: Work) throws -> (deemed: [Deemed], overdue: Int) {
        let (clocks, others) = try past(day, in: work)
        let found = try clocks.compactMap { try deemed($0, in: work) }
        return (found, others + clocks.count - found.count)
    }

    /// Limits that have run out and whose end some kind takes for an act, and how many others there are: what is overdue stays so and is
    /// met again every day, and of such a limit nothing need be known but that.
    private func past(_ day: Day, in work: Work) throws -> (clocks: [(matter: MatterID, limit: String, due: Day)], others: Int) {
        let clocks = try work.connection.clocksPast(engine.county, day, of: engine.deemingLimits)
        return (clocks, try work.connection.countClocksPast(engine.county, day) - clocks.count)
    }

    /// Takes one, unless somebody was faster; taken twice, it counts once.
    package func take(_ deemed: Deemed, on day: Day, in work: Work) throws -> Bool {
        let dossier = try work.dossier(deemed.matter)
        guard let action = dossier.outline.action(deemed.action), action.from.contains(dossier.row.stage) else { return false }
        let id = "deemed:\(deemed.matter):\(deemed.limit):\(deemed.due.iso)"
        let at = max(Instant(day), dossier.touched)
        let outcome = try work.perform(Request(.matter(deemed.matter), deemed.action, at: at, id: id), as: .system)
        if case .done(let receipt) = outcome { return !receipt.isRepeat }
        return false
    }

    private func deemed(_ clock: (matter: MatterID, limit: String, due: Day), in work: Work) throws -> Deemed? {
        let dossier = try work.dossier(clock.matter)
        let limit = dossier.outline.limits.first { $0.id == clock.limit }
        guard let deemed = limit?.deemedAction, let action = dossier.outline.action(deemed), action.from.contains(dossier.row.stage) else {
            return nil
        }
        return Deemed(
            matter: clock.matter, title: dossier.row.title, limit: clock.limit, limitName: limit?.name ?? clock.limit, due: clock.due, action: deemed,
            actionName: action.name)
    }

    /// Takes what is due on a day and does not wait for a person, a few matters a transaction so that nobody waits long.
    ///
    /// - Parameter goOn: called before each transaction; what it throws breaks the rest off.
    /// - Returns: how many steps were taken, how many wait, and how many limits ended where silence means nothing.
    func takeAll(on day: Day, _ goOn: () throws -> Void) throws -> (performed: Int, held: Int, overdue: Int) {
        let (found, held) = try engine.look { (try due(on: day, in: $0), try TimeGuard.held($0.connection, engine.county)) }
        let free = found.deemed.filter { deemed in held.map { deemed.due >= $0.before } ?? true }
        var performed = 0
        for slice in stride(from: 0, to: free.count, by: 50) {
            try goOn()
            let end = min(slice + 50, free.count)
            performed += try engine.batch { work in try free[slice..<end].filter { try take($0, on: day, in: work) }.count }
        }
        return (performed, found.deemed.count - free.count, found.overdue)
    }
}
