package import Kernel
import Storage

/// Brings the facts of all matters whose kind's definition has changed to its present version, by differences that the journal keeps
/// (口径变更), and what lists filter by to the present names.
///
/// Some hundred matters a transaction, so that nobody waits long. It may be broken off at any point: what was entered stays, and the next
/// run goes on. When a kind is done an entry says so, and another run finds nothing to do.
package struct Recount {
    let engine: Engine
    package init(_ engine: Engine) { self.engine = engine }

    /// What became of one kind.
    package struct Result: Sendable {
        /// How much a measure changed on the days of one year.
        package struct Sum: Hashable, Sendable {
            package let measure: String
            package let year: Int

            package init(measure: String, year: Int) {
                self.measure = measure
                self.year = year
            }
        }

        package let kind: MatterKind
        /// The earliest version under which facts stood, and the present one.
        package internal(set) var from: Int
        package let to: Int
        /// What the versions between them changed.
        package internal(set) var says: [String] = []
        /// Matters that were looked at, and those whose facts changed.
        package internal(set) var walked = 0
        package internal(set) var changed = 0
        package internal(set) var sums: [Sum: Int] = [:]
        /// Differences that no version explains, with their matters; they are left as they are, and `verify` names them.
        package internal(set) var unexplained: [(matter: MatterID, change: FactChange)] = []
    }

    /// How many matters the next run would look at.
    package func pending() throws -> Int {
        try engine.database.read { connection in
            let history = try RecountHistory(connection, engine.county)
            return try behind.reduce(0) { sum, definition in
                let closing = history.closing(of: definition.kind.id, to: definition.version)
                return try sum
                    + connection.matterCount(engine.county, kind: definition.kind.id, before: definition.version, touchedAfter: closing)
            }
        }
    }

    /// Does all there is to do.
    ///
    /// - Parameters:
    ///   - person: who orders it; the entries are the system's and bear the name of whoever wanted them.
    ///   - slice: matters in one transaction.
    ///   - progress: told how many matters were looked at so far; what it throws breaks the run off between two transactions.
    /// - Returns: the kinds that had matters of an earlier version.
    /// - Throws: `engine.definitionsDiffer` when another program goes on entering matters under an earlier version.
    @discardableResult
    package func run(
        by person: PersonID, at: Instant, slice: Int = 200, _ progress: (Int) throws -> Void = { _ in }
    ) throws -> [Result] {
        try Projection(engine).bringUpToDate()
        var results: [Result] = []
        var walked = 0
        for definition in behind {
            let result = try run(definition, by: person, at: at, slice) { more in
                walked += more
                try progress(walked)
            }
            if let result { results.append(result) }
        }
        // What was decoded before stands in an earlier version of its matter.
        engine.forgetMatters()
        return results
    }

    private var behind: [any Definition] { engine.kinds.filter { $0.version > 1 } }

    private func run(
        _ definition: any Definition, by person: PersonID, at: Instant, _ slice: Int, _ progress: (Int) throws -> Void
    ) throws -> Result? {
        // Matters may come to be touched under an earlier version meanwhile, by a program that is still to be replaced.
        for _ in 0..<10 {
            let start = try engine.database.read { try $0.lastEntry(engine.county)?.entry ?? 0 }
            var result = Result(kind: definition.kind, from: definition.version, to: definition.version)
            var next = 1
            while let last = try step(definition, from: next, slice, by: person, at: at, &result) {
                next = last.id + 1
                try progress(last.count)
            }
            guard result.walked > 0 else { return nil }
            result.says = definition.changes(since: result.from).map(\.says)
            // What nothing explains has to be looked into first; the next run looks again.
            if try !result.unexplained.isEmpty || close(result, since: start, by: person, at: at) { return result }
        }
        throw Problem(
            .conflict, .engineDefinitionsDiffer, "还有别的程序在按“\(definition.kind.name)”此前的定义办理事项，口径没有全部变更。", remedy: "请把各节点都换成新的程序，再运行一次。")
    }

    /// One transaction's matters.
    ///
    /// - Returns: the number of the last one, and how many they were; `nil` when there are no more.
    private func step(
        _ definition: any Definition, from id: MatterID, _ slice: Int, by person: PersonID, at: Instant, _ result: inout Result
    ) throws -> (id: MatterID, count: Int)? {
        let (rows, found) = try engine.batch { work in
            let closing = try work.recountHistory().closing(of: definition.kind.id, to: definition.version)
            // Entries of matters keep the order of time, whoever makes them.
            let at = try work.inOrder(at, of: .machineOperator)
            let rows = try work.connection.matters(
                engine.county, kind: definition.kind.id, before: definition.version, touchedAfter: closing, from: id, limit: slice)
            let found = try rows.map { row in
                var dossier = try Dossier(reading: row, definition, settings: work.registers.settings, calendar: engine.calendar)
                return try work.recount(&dossier, at: at, by: person, isOrdered: true)
            }
            return (rows.map(\.id), found)
        }
        guard let last = rows.last else { return nil }
        for (id, matter) in zip(rows, found) {
            result.from = min(result.from, matter.from)
            if !matter.changes.isEmpty { result.changed += 1 }
            for change in matter.changes {
                result.sums[Result.Sum(measure: change.measure, year: change.day.parts.year), default: 0] += change.after - change.before
            }
            result.unexplained += matter.unexplained.map { (matter: id, change: $0) }
        }
        result.walked += rows.count
        return (last, rows.count)
    }

    /// Enters that a kind is done, unless a matter was touched under an earlier version since the walk began.
    private func close(_ result: Result, since start: Int, by person: PersonID, at: Instant) throws -> Bool {
        try engine.database.write(for: engine.county) { connection in
            let late = try connection.matterCount(engine.county, kind: result.kind.id, before: result.to, touchedAfter: start)
            guard late == 0 else { return false }
            try RegisterEntry(
                kind: RecountHistory.kind, action: RecountEntry.action, login: Actor.system.login, person: Actor.system.person.description,
                organ: engine.county,
                changes: [
                    .init("kind", .text(result.kind.id)), .init("from", .integer(result.from)), .init("to", .integer(result.to)),
                    .init("reason", .text(RecountEntry.name)), .init("says", .array(result.says.map { .text($0) })),
                    .init("by", .text(person.description)), .init("walked", .integer(result.walked)),
                    .init("changed", .integer(result.changed)),
                ], commitsToRegisters: false
            ).append(engine.county, connection, at: at)
            return true
        }
    }
}

extension Problem.Code {
    package static let engineDefinitionsDiffer: Problem.Code = Problem.Code("engine.definitionsDiffer")
}
