import Kernel
package import Proof
import Storage

extension Job {
    /// What the law does by itself when a limit runs out, once a day; what waits for a person is passed over.
    package static let sweep: Job = .daily("sweep", "期限届满的自动处理", needsTime: true) { day, context in
        // The day may have been entered by a server whose clock is ahead.
        let done = try Sweep(context.engine).takeAll(on: min(day, context.now.day), context.goOn)
        let held = try context.engine.look { try TimeGuard.held($0.connection, context.engine.county) }
        // A clock that nobody trusts makes no law come into force.
        let passed = held == nil ? try Sweep(context.engine).passAll(on: min(day, context.now.day), context.goOn) : 0
        let waiting = done.held > 0 ? "，待确认\(done.held)件" : ""
        return "自动处理\(done.performed)件\(waiting)，逾期未办\(done.overdue)项" + (passed == 0 ? "" : "，适用新的程序\(passed)件")
    }

    /// The signed checkpoint over the journal as it stood when a day was over.
    package static func checkpoint(_ signer: SignerKey) -> Job {
        .daily("checkpoint", "每日校验点") { day, context in
            let note = try Checkpoints(context.engine, signer: signer).make(for: day.advanced(by: -1))
            return note == nil ? "没有新的记录" : "已签名"
        }
    }

    /// Makes lists and desks anew when definitions, organs, settings or holidays have changed since they were made.
    package static let projections: Job = .daily("projections", "列表和工作台数据的更新") { _, context in
        if try Projection(context.engine).isCurrent() { return "已是最新" }
        try Projection(context.engine).bringUpToDate()
        return "已重建"
    }

    /// Matters of people who no longer hold the post by which they handled them are nobody's again, and the heads are told.
    package static let handlers: Job = .daily("handlers", "离任人员的承办事项", needsTime: true) { day, context in
        var (matters, persons) = (0, 0)
        let at = Instant(min(day, context.now.day))
        while true {
            let done = try context.engine.batch { try $0.releaseLost(at: max(at, $0.latestTime() ?? at), limit: 200) }
            (matters, persons) = (matters + done.matters, persons + done.persons)
            if done.matters == 0 || context.isStopping() { break }
            try context.goOn()
        }
        return matters == 0 ? "没有" : "\(persons)人承办的\(matters)件转为无人承办"
    }

    /// Every page of an SQLite file, each index against its table, once a week: what a disk has spoilt is to be found while backups from before
    /// are still there.
    package static let integrity: Job = Job(
        "integrity", "数据文件的全面检查",
        occasion: { moment in
            let monday = moment.day.advanced(by: 1 - moment.day.weekday)
            return (monday.iso, Instant(monday, hour: 3))
        },
        run: { _, context in
            let report = try context.engine.database.checkIntegrity(isFull: true, unless: context.isStopping)
            guard report.isSound else {
                let failure = IntegrityFailure(damages: report.damages)
                throw Problem(
                    .damaged, .storageCorrupt, "数据文件的页面已经损坏：\(report.summary)。", remedy: "请停止服务，保留现有文件，从损坏以前的备份恢复，并检查磁盘。",
                    underlying: failure)
            }
            return "没有损坏"
        })

    private struct IntegrityFailure: Error { let damages: [IntegrityReport.Damage] }

    /// Forgets what has had its day: ended sessions, notes, finished jobs.
    package static let tidy: Job = .daily("tidy", "过期会话和作业的清理") { _, context in
        let engine = context.engine
        let now = context.now
        try engine.database.write(for: engine.county) { connection in
            try connection.deleteSessions(engine.county, endedBefore: Instant(milliseconds: now.milliseconds - 7 * 86_400_000))
            try connection.deleteTokens(engine.county, endedBefore: Instant(milliseconds: now.milliseconds - 7 * 86_400_000))
            try connection.deleteMemos(engine.county, expiredBefore: now)
            try connection.deleteJobs(engine.county, finishedBefore: Instant(milliseconds: now.milliseconds - 90 * 86_400_000))
            try connection.deleteReminders(engine.county, before: Instant(milliseconds: now.milliseconds - 400 * 86_400_000))
            try connection.deleteOutgoing(engine.county, failedBefore: Instant(milliseconds: now.milliseconds - 30 * 86_400_000))
        }
        try engine.database.gatherStatistics()
        return "已清理"
    }
}
