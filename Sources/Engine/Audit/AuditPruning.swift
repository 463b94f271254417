package import Kernel
import Proof
import Storage

/// Takes entries of the audit trail out that are past their time.
///
/// First the journal says up to which entry, and the hash of that one: it is where the chain begins from then on. Then they go, some at a
/// time, the oldest first, so what a broken-off run leaves is a whole end of what was to go.
package struct AuditPruning {
    /// The `kind` of the journal's entries that tell of it; they move no matter.
    static let kind: String = "audit"
    static let action: String = "prune"
    private static let slice: Int = 1_000
    /// Days for which nothing goes after the clock was noticed to have been set.
    private static let doubt: Int = 7

    /// Up to which entry the trail was taken out, as the journal says.
    struct Mark: Hashable {
        /// The journal's entry.
        let journal: Int
        let at: Instant
        let through: Int
        let hash: Digest32

        init?(_ row: JournalRow) {
            guard row.matter == nil, row.kind == AuditPruning.kind, row.action == AuditPruning.action, let content = try? JSON(parsing: row.content),
                let through = content["through"]?.int, let hash = content["hash"]?.string.flatMap({ Digest32(hex: $0) })
            else { return nil }
            (journal, at, self.through, self.hash) = (row.entry, row.at, through, hash)
        }
    }

    let engine: Engine

    package init(_ engine: Engine) { self.engine = engine }

    /// - Returns: the last entry that is past its time, 0 for none; `nil` while the clock is in doubt.
    package func run(at now: Instant, goOn: () throws -> Void = {}, isStopping: () -> Bool = { false }) throws -> Int? {
        let county = engine.county
        let months = max(AuditSettings.leastMonths, engine.settings[AuditSettings.months])
        let before = Instant(now.day.advanced(byMonths: -months))
        guard try engine.database.read({ try !isDoubtful($0, at: now) }) else { return nil }
        let outdated = try engine.database.read { try $0.lastOutdatedAudit(county, before: before) }
        if let outdated { try tell(outdated, months, at: now) }
        guard let mark = try engine.database.read({ try Self.mark($0, county) }) else { return 0 }
        var isMore = true
        while isMore, !isStopping() {
            try goOn()
            isMore = try engine.database.write(for: county) { try $0.pruneAudits(county, through: mark.through, limit: Self.slice) }
        }
        return outdated?.entry ?? 0
    }

    private static func mark(_ connection: Connection, _ county: String) throws -> Mark? {
        try connection.registerEntries(county, kind: kind, within: nil, before: nil, limit: 1).first.flatMap { Mark($0) }
    }

    private func tell(_ row: AuditRow, _ months: Int, at now: Instant) throws {
        let county = engine.county
        try engine.database.write(for: county) { connection in
            guard try Self.mark(connection, county).map({ $0.through < row.entry }) ?? true else { return }
            try RegisterEntry(
                kind: Self.kind, action: Self.action, login: Actor.system.login, person: Actor.system.person.description, organ: county,
                changes: [
                    .init("through", .integer(row.entry)), .init("hash", .text(Hex.encode(row.hash))), .init("months", .integer(months)),
                ], commitsToRegisters: false
            ).append(county, connection, at: now)
        }
    }

    /// A clock that runs ahead would take out what is not past its time, and that cannot be undone.
    private func isDoubtful(_ connection: Connection, at now: Instant) throws -> Bool {
        guard let last = try connection.registerEntries(engine.county, kind: TimeGuard.kind, within: nil, before: nil, limit: 1).first,
            !["release", Connection.clockAccepted].contains(last.action)
        else { return false }
        return now.milliseconds - last.at.milliseconds < Int64(Self.doubt) * 86_400_000
    }
}

extension Job {
    /// Takes out what is past its time.
    package static let audit: Job = .daily("audit", "到期审计记录的清理") { _, context in
        let through = try AuditPruning(context.engine).run(at: context.now, goOn: context.goOn, isStopping: context.isStopping)
        return through.map { $0 == 0 ? "没有到期的" : "清理到第\($0)条" } ?? "时钟存疑，没有清理"
    }
}
