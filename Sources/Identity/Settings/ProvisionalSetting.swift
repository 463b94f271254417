package import Engine
package import Kernel
import Storage

/// A weighty setting that two confirmed who come from one hand, while the county was being founded, and that no two who are two have confirmed
/// since.
///
/// Whoever made the second account had its first password, so the two may have been one person. What was so decided holds for a time, in which
/// two can confirm it by the rule; then what held before it holds again.
package struct ProvisionalSetting: Hashable, Sendable {
    package let key: String
    package let label: String
    package let value: String
    /// What held before the founding's first change of it.
    package let former: String
    /// The confirming entry.
    package let entry: Int
    /// From then on `former` holds, unless it is confirmed before.
    package let lapses: Instant
}

extension Founding {
    /// Days from the county's first entry on. What was done in the founding stands in the way of a proposal for thirty days: from the sixtieth
    /// day on two can confirm by the rule, whoever made their accounts, and have a month for it.
    static let provisionalDays: Int = days + Independence.days + 30

    /// What holds only because the county was being founded, by the settings' keys.
    static func provisional(_ county: String, _ connection: Connection) throws -> [ProvisionalSetting] {
        guard let first = try connection.entry(county, 1) else { return [] }
        let lapses = first.at.advanced(bySeconds: provisionalDays * 86_400)
        var open: [String: ProvisionalSetting] = [:]
        for row in try connection.administration(county, actions: CountySettings.changing, since: first.at) {
            let content = try JSON(parsing: row.content)
            guard let key = content["setting"]?.string, let old = content["old"]?.string, let new = content["new"]?.string else { continue }
            let former = open[key]?.former ?? old
            guard content["founding"] == .flag(true), former != new else {
                // Confirmed by two, taken back, or lapsed.
                open[key] = nil
                continue
            }
            open[key] = ProvisionalSetting(
                key: key, label: content["label"]?.string ?? key, value: new, former: former, entry: row.entry, lapses: lapses)
        }
        return open.values.sorted { $0.key < $1.key }
    }

    /// Puts back what held before, where nobody confirmed it in time.
    ///
    /// - Parameter declared: all settings; one that there is no more is nobody's concern.
    /// - Returns: what lapsed.
    static func lapse(
        _ county: String, _ declared: [any SettingDeclaration], _ connection: Connection, at now: Instant
    ) throws -> [ProvisionalSetting] {
        // A clock that was set back does not lengthen it.
        let at = max(now, try connection.lastTime(county) ?? now)
        let due = try provisional(county, connection).filter { $0.lapses <= at }
        guard !due.isEmpty else { return [] }
        let settings = try connection.settings(county)
        var lapsed: [ProvisionalSetting] = []
        for one in due {
            guard let setting = declared.first(where: { $0.key == one.key }), setting.text(in: settings) == one.value else { continue }
            // What held then may be unlawful by a later program.
            let former = setting.problem(with: one.former) == nil ? one.former : setting.shownFallback
            try connection.set(county, setting: one.key, to: former)
            let entry = try RegisterEntry(
                kind: Administration.journalKind, action: CountySettings.lapsing, login: Actor.system.login,
                person: Actor.system.person.description, organ: county,
                changes: [
                    .init("setting", .text(one.key)), .init("label", .text(one.label)), .init("old", .text(one.value)), .init("new", .text(former)),
                    .init("confirmed", .integer(one.entry)),
                ]
            ).append(county, connection, at: at)
            let subject = "设置 \(CountySettings.lapsing) \(one.key)，全过程记录第\(entry)条"
            try connection.trace(county, AuditEvent(.administration, at: at, by: .system, subject: subject, origin: .machine))
            lapsed.append(one)
        }
        return lapsed
    }
}

extension Job {
    /// Ends what holds only because a county was being founded.
    package static let provisionalSettings: Job = .daily("provisional-settings", "设立期间的设置到期的恢复", needsTime: true) { _, context in
        let engine = context.engine
        let declared = engine.kinds.flatMap(\.settings) + IdentitySettings.declared
        let lapsed = try engine.database.write(for: engine.county) { connection in
            try Founding.lapse(engine.county, declared, connection, at: context.now)
        }
        guard !lapsed.isEmpty else { return "没有" }
        try engine.refresh()
        return "恢复\(lapsed.count)项：\(lapsed.map(\.label).joined(separator: "、"))"
    }
}
