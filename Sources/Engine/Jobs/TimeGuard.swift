package import Kernel
import Storage

/// Has what the law does by itself wait for a person when time may not be what it seems: after the clock was set, after the server was away for
/// long, at the first start on old data.
///
/// What was held is told by the journal (kind `clock`), so all servers of a county agree, and nobody can let it go unseen.
package struct TimeGuard: Sendable {
    /// The `kind` of these entries; they move no matter.
    static let kind: String = "clock"
    private static let notice: String = "notice"
    private static let hold: String = "hold"
    private static let release: String = "release"
    /// A server that is there says so this often, in milliseconds.
    private static let heartbeat: Int64 = 60_000
    private static let memo: (kind: String, key: String) = ("clock", "seen")

    /// Deemed results that wait: those whose limits ended before a day.
    package struct Held: Hashable, Sendable {
        package let entry: Int
        package let at: Instant
        package let before: Day
        package let reason: String
    }

    let engine: Engine
    /// Hours without any server after which what ran out meanwhile is not taken unasked.
    let hours: Int
    let watch: ClockWatch

    /// More than a day, so that a daily run by the system's own scheduler is no absence.
    package static let usualHours: Int = 30

    package init(_ engine: Engine, hours: Int = TimeGuard.usualHours, watch: ClockWatch = ClockWatch()) {
        (self.engine, self.hours, self.watch) = (engine, hours, watch)
    }

    /// Looks at the clock before any background work is done.
    ///
    /// - Returns: what is wrong with it, in words for the log; `nil` for nothing.
    package func look(at now: Instant) throws -> String? {
        let (seen, last) = try engine.database.read { connection in
            (
                try connection.memo(engine.county, Self.memo.kind, Self.memo.key, at: Instant(milliseconds: .min)),
                try connection.lastTime(engine.county)
            )
        }
        let before = seen.flatMap { Int64($0) }.map { Instant(milliseconds: $0) }
        let reason = reason(now, seen: before, last: last)
        if let reason { try note(reason, before: now.day, at: now) }
        if reason != nil || before.map({ abs(now.milliseconds - $0.milliseconds) > Self.heartbeat }) ?? true {
            try engine.database.write(for: engine.county) {
                try $0.setMemo(
                    engine.county, Self.memo.kind, Self.memo.key, to: String(now.milliseconds), expires: Instant(milliseconds: .max))
            }
        }
        return reason
    }

    private func reason(_ now: Instant, seen: Instant?, last: Instant?) -> String? {
        // A look at each time, or the next one would compare with an older one.
        let step = watch.step(to: now)
        if let step { return "服务器的时钟被\(step > 0 ? "拨快" : "回拨")\(Self.length(abs(step)))" }
        if let seen, now.milliseconds + ClockWatch.tolerance < seen.milliseconds {
            return "服务器的时钟比上一次运行时早\(Self.length(seen.milliseconds - now.milliseconds))"
        }
        guard let known = seen ?? last else { return nil }
        let away = now.milliseconds - known.milliseconds
        guard away > Int64(hours) * 3_600_000 else { return nil }
        return seen == nil ? "首次在已有的数据上运行，最后一条记录在\(Self.length(away))以前" : "服务停止了\(Self.length(away))"
    }

    private static func length(_ milliseconds: Int64) -> String {
        let minutes = milliseconds / 60_000
        if minutes < 120 { return "\(minutes)分钟" }
        return minutes < 2_880 ? "\(minutes / 60)小时" : "\(minutes / 1_440)天"
    }

    /// Enters what was noticed, and that deemed results wait, where there are any that would be taken now.
    private func note(_ reason: String, before day: Day, at now: Instant) throws {
        try engine.batch { work in
            let due = try Sweep(engine).due(on: day, in: work).deemed.count
            let held = try Self.held(work.connection, engine.county)
            let isMore = due > 0 && held.map { $0.before < day } ?? true
            try enter(
                isMore ? Self.hold : Self.notice, login: Actor.system.login, person: Actor.system.person.description, at: now,
                [.init("reason", .text(reason)), .init("clock", .text(now.iso))]
                    + (isMore ? [.init("before", .text(day.iso)), .init("count", .integer(due))] : []), work.connection)
        }
    }

    private func enter(
        _ action: String, login: String, person: String, at: Instant, _ changes: [JSON.Member], _ connection: Connection
    ) throws {
        // Only that the clock is right takes the time back.
        let last = try connection.lastTime(engine.county)
        try RegisterEntry(
            kind: Self.kind, action: action, login: login, person: person, organ: engine.county, changes: changes, commitsToRegisters: false
        ).append(engine.county, connection, at: action == Connection.clockAccepted ? at : max(at, last ?? at))
    }

    /// What waits now; `nil` when nothing does.
    static func held(_ connection: Connection, _ county: String) throws -> Held? {
        for row in try connection.registerEntries(county, kind: kind, within: nil, before: nil, limit: 1_000) {
            if row.action == release { return nil }
            guard row.action == hold else { continue }
            // One that cannot be read holds everything: what is taken cannot be undone.
            let content = try? JSON(parsing: row.content)
            let day = content?["before"]?.string.flatMap { Day(iso: $0) } ?? Day.lastDay(of: 9_999)
            return Held(entry: row.entry, at: row.at, before: day, reason: content?["reason"]?.string ?? "")
        }
        return nil
    }

    /// Accepts that the clock is right though the last entry is later: work goes on from now.
    ///
    /// - Returns: the later time; `nil` when the clock is not behind.
    @discardableResult
    package func acceptClock(_ reason: String, by actor: Actor, at now: Instant) throws -> Instant? {
        try engine.database.write(for: engine.county) { connection in
            guard let last = try connection.lastTime(engine.county), now < last else { return nil }
            try enter(
                Connection.clockAccepted, login: actor.login, person: actor.person.description, at: now,
                [.init("reason", .text(reason)), .init("last", .text(last.iso))], connection)
            return last
        }
    }

    /// Lets what waits be taken, and takes it.
    ///
    /// - Returns: how many steps were taken; `nil` when nothing waited.
    package func release(by actor: Actor, at now: Instant) throws -> Int? {
        let held = try engine.batch { work -> Held? in
            guard let held = try Self.held(work.connection, engine.county) else { return nil }
            let count = try Sweep(engine).due(on: now.day, in: work).deemed.count
            try enter(
                Self.release, login: actor.login, person: actor.person.description, at: now,
                [.init("hold", .integer(held.entry)), .init("reason", .text(held.reason)), .init("count", .integer(count))], work.connection)
            return held
        }
        guard held != nil else { return nil }
        return try Sweep(engine).takeAll(on: now.day, {}).performed
    }
}

extension Engine {
    /// What the law would have done by itself and that waits for a person: why, and which matters.
    package func heldDeemed(on day: Day) throws -> (held: TimeGuard.Held, deemed: [Sweep.Deemed])? {
        try look { work in
            guard let held = try TimeGuard.held(work.connection, county) else { return nil }
            let deemed = try Sweep(self).due(on: day, in: work).deemed.filter { $0.due < held.before }
            return deemed.isEmpty ? nil : (held, deemed)
        }
    }
}
