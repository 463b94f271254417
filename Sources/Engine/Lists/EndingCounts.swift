package import Kernel
import Storage

/// How many matters ended in a time, kind by kind and by the way in which they ended (结束的方式), each count with its matters.
///
/// The way is read off the step that brought the matter to its end and the record as it is; of a matter that followed another to its end, off
/// that one's. A matter that was opened again is none.
package struct EndingCounts {
    /// The matters of a kind that ended in one way.
    package struct Line: Sendable {
        package let kind: MatterKind
        /// `nil` where the kind does not say.
        package let ground: EndingGround?
        package let matters: [MatterID]
    }

    private let engine: Engine
    package init(_ engine: Engine) { self.engine = engine }

    /// What ended in a time, both days included: kinds as they are registered, ways in the order of their declaration, the unsaid last; nothing where
    /// none ended.
    ///
    /// - Throws: what kept a matter or its journal from being read.
    package func lines(from first: Day, through last: Day) throws -> [Line] {
        struct Way: Hashable {
            let kind: String
            let ground: EndingGround?
        }
        let definitions = Dictionary(engine.kinds.map { ($0.kind.id, $0) }, uniquingKeysWith: { first, _ in first })
        let found = try engine.database.read { connection -> [Way: [MatterID]] in
            var found: [Way: [MatterID]] = [:]
            var ended: [MatterRow] = []
            try connection.forEachMatter(engine.county) { row in
                if let closed = row.closed, first <= closed, closed <= last { ended.append(row) }
            }
            for row in ended {
                guard let definition = definitions[row.kind] else { continue }
                let ground = try ground(of: row, definition, connection)
                found[Way(kind: row.kind, ground: ground), default: []].append(row.id)
            }
            return found
        }
        return engine.kinds.flatMap { definition in
            (EndingGround.allCases.map { Optional($0) } + [nil]).compactMap { ground in
                found[Way(kind: definition.kind.id, ground: ground)].map { Line(kind: definition.kind, ground: ground, matters: $0) }
            }
        }
    }

    private func ground(of row: MatterRow, _ definition: any Definition, _ connection: Connection) throws -> EndingGround? {
        guard let outline = definition.outline(row.edition) else { return nil }
        let entries = try connection.entries(engine.county, of: row.id)
        let last = entries.last { outline.action($0.action)?.to == row.stage || $0.action == Joined.Act.follow.rawValue }
        guard let last else { return nil }
        // What was decided was decided in the matter that leads.
        if last.action == Joined.Act.follow.rawValue {
            guard let id = try JSON(parsing: last.content)["joining"]?["matter"]?.int, let leader = try connection.matter(engine.county, id),
                leader.id != row.id, leader.kind == row.kind, leader.stage == row.stage
            else { return nil }
            return try ground(of: leader, definition, connection)
        }
        return try definition.ground(last.action, to: row.stage, row.edition, definition.decode(row.body))
    }
}
