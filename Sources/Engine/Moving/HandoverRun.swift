package import Kernel
import Storage

/// Carries out the orders whose day has come: some matters a transaction, so that nobody waits long.
///
/// It may be broken off at any point, also by the end of the process: what has gone is no longer where it was, so the next run goes on with the
/// rest. A matter that cannot go is tried again once others have, for it may rest on one of them; then it is left, and the entry that ends the
/// order says why.
package struct HandoverRun {
    private let engine: Engine
    package init(_ engine: Engine) { self.engine = engine }

    /// What became of one order.
    package struct Result: Sendable {
        package let order: Int
        package let moved: Int
        package let left: Int
        package let isDone: Bool
    }

    /// Does all that is due.
    ///
    /// - Parameters:
    ///   - slice: matters in one transaction.
    ///   - goOn: called before each transaction; what it throws breaks the rest off.
    package func run(at: Instant, slice: Int = 20, _ goOn: () throws -> Void = {}) throws -> [Result] {
        let orders = try engine.database.read { try $0.handoverOrders(engine.county) }
        return try orders.filter { $0.end == nil && $0.on <= at.day }.sorted { $0.entry < $1.entry }.compactMap {
            try run($0, at: at, slice, goOn)
        }
    }

    private func run(_ order: HandoverOrder, at: Instant, _ slice: Int, _ goOn: () throws -> Void) throws -> Result? {
        var left: [(matter: MatterID, says: String)] = []
        // As often as a pass moved something, what could not go before is tried again.
        for _ in 0..<8 {
            left = []
            var moved = 0
            for kind in order.kinds {
                var next: MatterID? = 0
                while let after = next {
                    try goOn()
                    let (last, found, count) = try engine.batch { try step(order, kind, after, slice, at: at, in: $0) }
                    (next, moved) = (last, moved + count)
                    left += found
                }
            }
            if moved == 0 || left.isEmpty { break }
        }
        try goOn()
        return try engine.batch { work in
            // Another server may have ended it, or somebody may have taken it back.
            guard try isOpen(order, work) else { return nil }
            let post = Post(organ: order.place, role: .head, from: order.on)
            let at = try work.inOrder(at, of: .system)
            let (_, moved) = try work.end(order, .done, left: left, .system, post, at: at)
            return Result(order: order.entry, moved: moved, left: left.count, isDone: true)
        }
    }

    private func isOpen(_ order: HandoverOrder, _ work: Work) throws -> Bool {
        try work.connection.entry(engine.county, request: order.endRequest) == nil
    }

    /// One transaction's matters.
    ///
    /// - Returns: the last of them, `nil` when there are no more; those that could not go; how many went.
    private func step(
        _ order: HandoverOrder, _ kind: String, _ after: MatterID, _ slice: Int, at: Instant, in work: Work
    ) throws -> (last: MatterID?, left: [(matter: MatterID, says: String)], moved: Int) {
        guard try isOpen(order, work) else { return (nil, [], 0) }
        let stages = try engine.definition(kind).pendingStages
        let ids = try work.connection.pending(
            engine.county, kind: kind, stages: stages, organ: order.from, citing: order.items, after: after, limit: slice)
        var left: [(matter: MatterID, says: String)] = []
        var moved = 0
        for id in ids {
            let dossier = try work.dossier(id)
            // One that went along with another in this transaction, or goes along with one that comes later.
            guard dossier.row.organ == order.from else { continue }
            if try work.goesAlong(dossier) {
                if let says = try work.obstacle(dossier, to: order.to, at: at) { left.append((id, says)) }
                continue
            }
            let now = max(try work.inOrder(at, of: .system), dossier.touched)
            if let says = try work.carry(dossier, by: order, at: now) { left.append((id, says)) } else { moved += 1 }
        }
        return (ids.count < slice ? nil : ids.last, left, moved)
    }
}

extension Work {
    func goesAlong(_ dossier: Dossier) throws -> Bool {
        guard let parent = dossier.row.parent, let above = try find(parent) else { return false }
        return above.row.closed == nil && above.row.organ == dossier.row.organ
    }

    /// Moves one matter by an order.
    ///
    /// - Returns: what stands in the way; `nil` when it went.
    func carry(_ dossier: Dossier, by order: HandoverOrder, at: Instant) throws -> String? {
        if let says = try obstacle(dossier, to: order.to, at: at) { return says }
        let moment = moment(dossier, at: at, as: .system)
        let check = try check(moving: dossier, to: order.to, moment)
        let late = check.companions.map(\.dossier.touched).max().map { max($0, at) } ?? at
        let plan = MovingPlan(
            act: .carry, to: order.to, on: order.on, reason: order.reason, article: order.article, words: "", place: order.to, onBehalfOf: nil,
            at: late, request: order.request(of: dossier.row.id), order: order.entry)
        _ = try write(changes(moving: dossier, plan, check, moment))
        return nil
    }
}

extension Job {
    /// Carries out what was ordered for a day that has come, every hour.
    package static let handovers: Job = Job(
        "handovers", "职权调整中在办事项的移交", needsTime: true,
        occasion: { moment in
            let hour = Int((moment.milliseconds - Instant(moment.day).milliseconds) / 3_600_000)
            return ("\(moment.day.iso) \(hour < 10 ? "0" : "")\(hour)", Instant(moment.day, hour: hour))
        },
        run: { _, context in
            let results = try HandoverRun(context.engine).run(at: context.now) {
                try context.goOn()
                if context.isStopping() { throw Stopping() }
            }
            if results.isEmpty { return "没有到期的移交" }
            return "移交\(results.reduce(0) { $0 + $1.moved })件，留下\(results.reduce(0) { $0 + $1.left })件"
        })

    private struct Stopping: Error {}
}
