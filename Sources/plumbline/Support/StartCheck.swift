import Engine
import Foundation
import Identity
import Kernel
import Storage

/// What is looked at before a county is served: whether the database still holds all that was confirmed, and whether its pages can be read.
struct StartCheck {
    /// How long the pages are looked through; what there is no time for is left to the weekly check.
    static let limit: Duration = .seconds(10)

    /// - Parameters:
    ///   - acceptsLoss: goes on although confirmed entries are gone, and writes down that they are.
    ///   - asOf: when that is entered, where somebody says so; only in counties for demonstration.
    /// - Returns: what the operator should know, in words.
    /// - Throws: `data.lost`, `storage.corrupt`.
    static func run(_ folder: DataFolder, _ database: Storage.Database, acceptsLoss: Bool, asOf: Instant?) throws -> [String] {
        var says: [String] = []
        let report = try database.checkIntegrity(isFull: false, within: limit)
        guard report.isSound else {
            for damage in report.damages { Terminal.complain("  · \(damage.table)：\(damage.says.prefix(3).joined(separator: "；"))") }
            throw Problem(
                .damaged, .storageCorrupt, "数据文件的页面已经损坏：\(report.summary)。没有开始服务。",
                remedy: "请保留现有文件，用 plumbline restore 从最新的备份或者连续副本恢复；没有的，用 plumbline rescue 抢救还能读出的内容。并请检查磁盘。")
        }
        if !report.isComplete { says.append("数据文件较大，启动时查看了一部分，没有查到损坏；其余由每周的全面检查查看。") }
        // Of a database that is not brought up to date yet the start says that, and nothing else.
        if try database.migrationStatus().isCurrent {
            let faults = try database.read { try $0.schemaFaults() }
            if !faults.isEmpty { says.append("库表的结构有\(faults.count)处不符，请运行 plumbline verify 查明：") }
            says += faults.prefix(20).map { "  · " + $0.says }
        }
        let lost = try database.lostEntries()
        guard !lost.isEmpty else {
            // A database from before there were marks, or one that was copied here by hand, and nobody knows how old it is: from here on it has one.
            for county in try database.unmarkedCounties() {
                let isHeld = try database.write(for: county) { connection -> Bool in
                    // Where there is no matter nothing can fall due unseen, and a demonstration says itself which day it is.
                    guard try connection.lastMatter(county) > 0, try !connection.isDemonstration(county) else { return false }
                    try TimeGuard.holdAll("数据库文件旁没有曾经确认的标记，可能是复制来的", county, connection, at: .present)
                    return true
                }
                if isHeld { says.append("\(county)：数据库文件可能是复制来的，期限届满的自动处理一律待确认（plumbline jobs --release）。") }
            }
            try database.confirmHeads()
            return says
        }
        guard acceptsLoss else {
            throw Problem(
                .damaged, .dataLost, "数据库不完整：\(lost.map(\.says).joined(separator: "；"))。没有开始服务。",
                remedy: """
                    可能是日志文件（-wal）被删去、截断，或者放回了较旧的文件。请先用 plumbline restore 从连续副本或者备份恢复；\
                    确认找不回来的，用 serve --accept-loss 启动，缺失记入全过程记录。
                    """)
        }
        for loss in lost {
            try database.write(for: loss.county) { connection in
                if let asOf {
                    try SignerOption.requireToday(asOf.day, for: "--as-of", isDemonstration: connection.isDemonstration(loss.county))
                }
                let now = asOf ?? .present
                try RegisterEntry(
                    kind: RegisterEntry.upkeep, action: "loss.accept", login: Actor.system.login, person: Actor.system.login, organ: loss.county,
                    changes: [
                        .init("confirmed", .integer(loss.confirmed)), .init("last", .integer(loss.last)), .init("isOther", .flag(loss.isOther)),
                    ],
                    commitsToRegisters: false
                ).append(loss.county, connection, at: now)
                try TimeGuard.holdAll("缺少曾经确认的记录，照此继续", loss.county, connection, at: now)
            }
            says.append("\(loss.says)；已记入全过程记录，期限届满的自动处理一律待确认（plumbline jobs --release）。")
        }
        try database.confirmHeads(keepingMarkAs: "lost-" + Instant.present.iso.replacing(":", with: ""))
        return says
    }
}
