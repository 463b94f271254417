package import Kernel
package import Storage

/// Has what the law does by itself wait for a person when time may not be what it seems: after the clock was set, after the server was away for
/// long, at the first start on old data, after the county was restored or lost entries.
///
/// What was held is told by the journal (kind `clock`), so all servers of a county agree, copies and backups hold it too, and nobody can let it go
/// unseen.
package struct TimeGuard: Sendable {
    /// The `kind` of these entries; they move no matter.
    static let kind: String = "clock"
    private static let notice: String = "notice"
    private static let hold: String = "hold"
    private static let release: String = "release"
    /// A server that is there says so this often, in milliseconds.
    private static let heartbeat: Int64 = 60_000
    private static let memo: (kind: String, seen: String, run: String) = ("clock", "seen", "run:")
    /// Later than the end of any limit.
    private static let endOfTime: Day = Day.lastDay(of: 9_999)

    /// Deemed results that wait: those whose limits ended before a day.
    package struct Held: Hashable, Sendable {
        package let entry: Int
        package let at: Instant
        package let before: Day
        package let reason: String
        /// Whatever ends, whenever it does.
        package var isAll: Bool { before >= TimeGuard.endOfTime }
    }

    /// What is wrong, and what has to wait for it.
    private enum Finding {
        /// Which day it is is in doubt: nothing at all is taken until somebody has looked.
        case moved(String)
        /// The same; but it is so at each start until the clock is accepted, and need not be told each time.
        case behind(String)
        /// What ended while nobody was there waits; what ends from now on does not.
        case away(String)
        /// The same; but where nothing waits there is nothing to tell.
        case begun(String)

        var reason: String {
            switch self {
            case .moved(let reason), .behind(let reason), .away(let reason), .begun(let reason): reason
            }
        }
    }

    let engine: Engine
    /// Hours without any server after which what ran out meanwhile is not taken unasked.
    let hours: Int
    let watch: ClockWatch
    /// Asked whether the clock is right, where there is one.
    package let source: TimeSource?

    /// More than a day, so that a daily run by the system's own scheduler is no absence.
    package static let usualHours: Int = 30

    package init(_ engine: Engine, hours: Int = TimeGuard.usualHours, watch: ClockWatch = ClockWatch(), source: TimeSource? = nil) {
        (self.engine, self.hours, self.watch, self.source) = (engine, hours, watch, source)
    }

    /// Looks at the clock before any background work is done.
    ///
    /// - Returns: what is wrong with it, in words for the log; `nil` for nothing.
    package func look(at now: Instant) throws -> String? {
        let run = watch.run.map { Self.memo.run + $0 }
        let (seen, kept) = try engine.database.read { connection -> (Instant?, Int64?) in
            func memo(_ key: String) throws -> Int64? {
                try connection.memo(engine.county, Self.memo.kind, key, at: Instant(milliseconds: .min)).flatMap { Int64($0) }
            }
            return (try memo(Self.memo.seen).map { Instant(milliseconds: $0) }, try run.flatMap(memo))
        }
        let sight = watch.look(at: now, kept: kept)
        let finding = try finding(now, sight, seen: seen)
        let isTold = try finding.map { try note($0, at: now) } ?? false
        let isBeat = seen.map { abs(now.milliseconds - $0.milliseconds) > Self.heartbeat } ?? true
        if isBeat || finding != nil || run != nil && kept != sight.difference && (sight.isFirst || sight.step != nil) {
            try engine.database.write(for: engine.county) { connection in
                func set(_ key: String, _ value: Int64, until: Instant = Instant(milliseconds: .max)) throws {
                    try connection.setMemo(engine.county, Self.memo.kind, key, to: String(value), expires: until)
                }
                try set(Self.memo.seen, now.milliseconds)
                // Forgotten in time by the job that tidies up: a machine's run that has gone on for longer begins to be known anew.
                if let run, sight.isFirst || sight.step != nil { try set(run, sight.difference, until: now.advanced(byHours: 400 * 24)) }
            }
        }
        // Only now: what could not be entered is seen again.
        watch.remember(sight)
        return isTold ? finding?.reason : nil
    }

    private func finding(_ now: Instant, _ sight: ClockWatch.Sight, seen: Instant?) throws -> Finding? {
        if let step = sight.step { return .moved("服务器的时钟被\(step > 0 ? "拨快" : "回拨")\(Self.length(abs(step)))") }
        if let seen, now.milliseconds + ClockWatch.tolerance < seen.milliseconds {
            return .moved("服务器的时钟比上一次运行时早\(Self.length(seen.milliseconds - now.milliseconds))")
        }
        if sight.isFirst, let last = try engine.database.read({ try $0.lastTime(engine.county) }) {
            let behind = last.milliseconds - now.milliseconds
            if behind > ClockWatch.tolerance { return .behind("服务器的时钟比最后一条记录早\(Self.length(behind))") }
        }
        if let seen {
            let away = now.milliseconds - seen.milliseconds
            return away > Int64(hours) * 3_600_000 ? .away("服务停止了\(Self.length(away))") : nil
        }
        // Of what was entered besides by hand or by the system (restores, recounts, credentials, administration) nobody knows whether somebody was at
        // work: only steps tell, and even they do not say that anybody was there to see what ended.
        let first = "首次在已有的数据上运行"
        guard let last = try engine.database.read({ try $0.lastStep(engine.county) }) else { return .begun(first) }
        let away = now.milliseconds - last.milliseconds
        return away > Int64(hours) * 3_600_000 ? .away("\(first)，最后一次办理在\(Self.length(away))以前") : .begun(first)
    }

    private static func length(_ milliseconds: Int64) -> String {
        let minutes = milliseconds / 60_000
        if minutes < 120 { return "\(minutes)分钟" }
        return minutes < 2_880 ? "\(minutes / 60)小时" : "\(minutes / 1_440)天"
    }

    /// Enters what was noticed, and that deemed results wait: all of them where the day itself is in doubt, whether or not anything is due now; else
    /// those that would be taken now.
    ///
    /// - Returns: whether there was something to tell.
    private func note(_ finding: Finding, at now: Instant) throws -> Bool {
        try engine.batch { work -> Bool in
            let due = try Sweep(engine).due(on: now.day, in: work).deemed.count
            let held = try Self.held(work.connection, engine.county)
            let (before, isWanted, isSilent): (Day, Bool, Bool) =
                switch finding {
                case .moved: (Self.endOfTime, true, false)
                case .behind: (Self.endOfTime, true, held?.isAll == true)
                case .away: (now.day, due > 0, false)
                case .begun: (now.day, due > 0, due == 0)
                }
            if isSilent { return false }
            let isMore = isWanted && held.map { $0.before < before } ?? true
            try Self.enter(
                isMore ? Self.hold : Self.notice, by: .system, engine.county, at: now,
                [.init("reason", .text(finding.reason)), .init("clock", .text(now.iso))]
                    + (isMore ? [.init("before", .text(before.iso)), .init("count", .integer(due))] : []), work.connection)
            return true
        }
    }

    /// Has everything wait that the law would do by itself, whenever it falls due, until somebody releases it: for a county that was put back to
    /// an earlier state. What was done about a matter since then is not in its journal, and what is taken cannot be undone.
    ///
    /// - Parameter reason: what was done, for whoever has to decide.
    package static func holdAll(_ reason: String, _ county: String, _ connection: Connection, at now: Instant) throws {
        try enter(
            hold, by: .system, county, at: now,
            [.init("reason", .text(reason)), .init("clock", .text(now.iso)), .init("before", .text(endOfTime.iso))], connection)
    }

    private static func enter(
        _ action: String, by actor: Actor, _ county: String, at: Instant, _ changes: [JSON.Member], _ connection: Connection
    ) throws {
        // Only that the clock is right takes the time back.
        let last = try connection.lastTime(county)
        try RegisterEntry(
            kind: kind, action: action, login: actor.login, person: actor.person.description, organ: county, changes: changes + actor.journalled,
            commitsToRegisters: false
        ).append(county, connection, at: action == Connection.clockAccepted ? at : max(at, last ?? at))
    }

    /// What waits now; `nil` when nothing does.
    static func held(_ connection: Connection, _ county: String) throws -> Held? {
        guard let row = try connection.lastDecision(county, kind: kind, hold, release), row.action == hold else { return nil }
        // One that cannot be read holds everything: what is taken cannot be undone.
        let content = try? JSON(parsing: row.content)
        let day = content?["before"]?.string.flatMap { Day(iso: $0) } ?? endOfTime
        return Held(entry: row.entry, at: row.at, before: day, reason: content?["reason"]?.string ?? "")
    }

    /// Accepts that the clock is right though the last entry is later: work goes on from now.
    ///
    /// - Returns: the later time; `nil` when the clock is not behind.
    @discardableResult
    package func acceptClock(_ reason: String, by actor: Actor, at now: Instant) throws -> Instant? {
        try engine.database.write(for: engine.county) { connection in
            guard let last = try connection.lastTime(engine.county), now < last else { return nil }
            try Self.enter(
                Connection.clockAccepted, by: actor, engine.county, at: now,
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
            try Self.enter(
                Self.release, by: actor, engine.county, at: now,
                [.init("hold", .integer(held.entry)), .init("reason", .text(held.reason)), .init("count", .integer(count))], work.connection)
            return held
        }
        guard held != nil else { return nil }
        return try Sweep(engine).takeAll(on: now.day, {}).performed
    }
}

extension Engine {
    /// Whether somebody may let go what waits: an administrator of the whole county; in one for demonstration also the operator.
    package func mayReleaseDeemed(_ actor: Actor, on day: Day) -> Bool {
        if isDemonstration, actor.login == Actor.machineOperator.login { return true }
        let root = organs.root
        return actor.posts.contains { $0.role == .administrator && $0.organ == root && $0.onBehalfOf == nil && $0.isHeld(on: day) }
    }

    /// What the law would have done by itself and that waits for a person: why, and which matters; none of them yet where everything waits.
    package func heldDeemed(on day: Day) throws -> (held: TimeGuard.Held, deemed: [Sweep.Deemed])? {
        try look { work in
            guard let held = try TimeGuard.held(work.connection, county) else { return nil }
            let deemed = try Sweep(self).due(on: day, in: work).deemed.filter { $0.due < held.before }
            return deemed.isEmpty && !held.isAll ? nil : (held, deemed)
        }
    }
}
