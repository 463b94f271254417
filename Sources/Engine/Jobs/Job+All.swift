import Kernel
package import Proof
import Storage

extension Job {
    /// What the law does by itself when a limit runs out, once a day, a few matters a transaction so that nobody waits long.
    package static let sweep: Job = .daily("sweep", "期限届满的自动处理") { day, context in
        let engine = context.engine
        let found = try engine.look { try Sweep(engine).due(on: day, in: $0) }
        var performed = 0
        for slice in stride(from: 0, to: found.deemed.count, by: 50) {
            try context.goOn()
            let end = min(slice + 50, found.deemed.count)
            performed += try engine.batch { work in
                try found.deemed[slice..<end].filter { try Sweep(engine).take($0, on: day, in: work) }.count
            }
        }
        return "自动处理\(performed)件，逾期未办\(found.overdue)项"
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

    /// Forgets what has had its day: ended sessions, notes, finished jobs.
    package static let tidy: Job = .daily("tidy", "过期会话和作业的清理") { _, context in
        let engine = context.engine
        let now = context.now
        try engine.database.write(for: engine.county) { connection in
            try connection.deleteSessions(engine.county, endedBefore: Instant(milliseconds: now.milliseconds - 7 * 86_400_000))
            try connection.deleteTokens(engine.county, endedBefore: Instant(milliseconds: now.milliseconds - 7 * 86_400_000))
            try connection.deleteMemos(engine.county, expiredBefore: now)
            try connection.deleteJobs(engine.county, finishedBefore: Instant(milliseconds: now.milliseconds - 90 * 86_400_000))
        }
        try engine.database.gatherStatistics()
        return "已清理"
    }
}
