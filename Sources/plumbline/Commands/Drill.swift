import ArgumentParser
import Engine
import Foundation
import Identity
import Kernel
import Proof
import Storage

/// `plumbline drill`: proves that the newest copy can be restored, and how long that takes.
struct Drill: PlumblineCommand {
    static let configuration: CommandConfiguration = CommandConfiguration(
        abstract: "恢复演练：把最新的备份或者连续副本恢复到临时文件夹，检查、核验，与正在使用的数据库比较。",
        discussion: """
            说明副本有多旧、恢复用了多久；结果记入副本中各县的全过程记录，显示在管理记录中。不合格的，退出码为1。服务照常进行。
            数据库中有几个县的，--county 指明只演练哪一个。密钥不在副本之中，演练说明恢复以后还要用到哪些，请一并查看另行保管的是否还在。
            """)
    @OptionGroup var data: DataOption
    @Option(name: .customLong("from"), help: "备份、放备份的文件夹，或者连续副本的文件夹；可以多次给出，取其中最新的。") var places: [String]
    @Option(help: "副本至多可以有多旧（小时），默认26；超过的不合格。") var hours: Int = 26
    @Option(help: "临时文件夹放在哪里；默认在系统的临时文件夹。") var scratch: String?
    @Option(help: "把这一天当作今天，如 2021-01-18；只用于演示的县。") var asOf: String?
    @Flag(help: "只演练，不记入全过程记录。") var noRecord = false

    func execute() throws {
        let day = try asOf.map { try Day.given($0, for: "--as-of") }
        let now = day.map { Perform.moment(on: $0) } ?? .present
        let folder = data.folder
        let live = try folder.database(readOnly: noRecord)
        try live.requireCurrent()
        if let day, !noRecord {
            try live.read { connection in
                for county in try connection.counties() where data.county == nil || county == data.county {
                    try SignerOption.requireToday(day, for: "--as-of", isDemonstration: connection.isDemonstration(county))
                }
            }
        }
        let (path, made) = try newest()
        let started = ContinuousClock.now
        let place = (scratch ?? FileManager.default.temporaryDirectory.path) + "/plumbline-drill-\(UUID().uuidString)"
        try Disk.makeFolder(place)
        defer { StagedRestore.drop(place) }
        var wrong: [String] = []
        var meant = try counties(in: live, of: path)
        var restored: [BackupManifest.County] = []
        var words = ""
        var keys: [String] = []
        do {
            let origin = try CopySource(path)
            let put = try origin.put(into: place, at: nil)
            words = put.says
            if put.damage != nil { wrong.append("连续副本后面的内容已经损坏，不能恢复到最后一刻") }
            let check = try CopyCheck(.own(place), migrates: true)
            if check.faultCount > 0 { wrong.append("核验有\(check.faultCount)处不符") }
            for fault in check.faults.prefix(20) { Terminal.complain("  · " + fault) }
            restored = check.counties.filter { data.county == nil || $0.code == data.county }
            if restored.isEmpty { wrong.append("副本中没有县\(data.county ?? "")") }
            meant = restored.isEmpty ? meant : restored.map(\.code)
            wrong += try compare(restored, with: live)
            keys = try needed(place, restored)
        } catch let problem as Problem {
            // In the journal, and on pages, stands what kind of trouble it was; where files lie is for whoever runs the drill.
            Terminal.complain(problem.message)
            wrong.append("副本不能恢复（\(problem.code)）")
        }
        let seconds = (ContinuousClock.now - started) / .seconds(1)
        let age = Double(Instant.present.milliseconds - made.milliseconds) / 3_600_000
        // A copy from the future says nothing of its age.
        if age < -1 { wrong.append("副本的时间晚于现在\(Self.shown(-age))小时，请核对两边的时钟") }
        if age > Double(hours) { wrong.append("副本已有\(Self.shown(age))小时，超过\(hours)小时") }
        let outcome = wrong.isEmpty ? "合格" : "不合格：" + wrong.joined(separator: "；")
        print("演练的是：\((path as NSString).lastPathComponent)，\(words)恢复到临时文件夹，演练以后删去。")
        for county in restored { print(county) }
        for line in keys { print(line) }
        print("副本有多旧：\(Self.shown(age))小时；恢复、检查、核验用时：\(String(format: "%.1f", seconds))秒。")
        print("恢复演练\(outcome)。")
        if !noRecord { try record(outcome, age, seconds, meant, restored, live, at: now) }
        if !wrong.isEmpty { throw ExitCode(1) }
    }

    /// Whose drill it is when the copy cannot be opened: the county that is meant, those that the backup names, or the only one there is.
    private func counties(in live: Storage.Database, of path: String) throws -> [String] {
        let known = try live.read { try $0.counties() }
        if let county = data.county { return known.filter { $0 == county } }
        let named = try CopySource(path).manifest?.counties.map(\.code) ?? []
        if !named.isEmpty { return known.filter { named.contains($0) } }
        return known.count == 1 ? known : []
    }

    /// Which keys have to be brought to what was restored.
    private func needed(_ place: String, _ restored: [BackupManifest.County]) throws -> [String] {
        let database = try Storage.Database.open(DataFolder.own(place).location(), readOnly: true)
        let sealed = try database.read { connection in
            try restored.reduce(0) { try $0 + SealedSecrets($1.code, connection, by: nil).count }
        }
        try database.close()
        let accounts = sealed > 0 ? "；账号密钥 \(CountyKeys.accounts)，\(sealed)个账号的动态口令要用" : ""
        return ["恢复以后还要用到另行保管的：签名密钥 \(CountyKeys.signing)\(accounts)。请查看是否还在。"]
    }

    private static func shown(_ hours: Double) -> String { String(format: hours < 1 ? "%.2f" : "%.1f", hours) }

    /// The newest of all copies that were named, and up to when it goes.
    private func newest() throws -> (path: String, made: Instant) {
        var found: [(path: String, made: Instant)] = []
        for place in places.map({ URL(fileURLWithPath: $0).path }) {
            let inner = Disk.names(in: place).filter { !$0.hasPrefix(".") }.map { place + "/" + $0 }
            for path in [place] + inner where Disk.exists(path + "/" + BackupManifest.name) {
                found.append((path, try BackupManifest(of: path).made))
            }
            if let last = ReplicaFolder(place).lastChange { found.append((place, last)) }
        }
        guard let newest = found.max(by: { $0.made < $1.made }) else {
            throw Problem(.missing, .backupNone, "“\(places.joined(separator: "”、“"))”中没有备份，也没有连续副本。", remedy: "请核对 --from。")
        }
        return newest
    }

    /// What is in the copy must be in the database in use, entry for entry up to the copy's last.
    private func compare(_ restored: [BackupManifest.County], with live: Storage.Database) throws -> [String] {
        try live.read { connection in
            try restored.flatMap { county -> [String] in
                var wrong: [String] = []
                let entry = try connection.entry(county.code, county.last)
                if entry.map({ Hex.encode($0.hash) }) != county.head { wrong.append("\(county.code)的第\(county.last)条记录与正在使用的数据库不同") }
                let last = try connection.lastEntry(county.code)?.entry ?? 0
                print("\(county.code)：副本到第\(county.last)条，数据库现在到第\(last)条，副本缺最后\(max(0, last - county.last))条。")
                let known = "SELECT COUNT(DISTINCT matter) FROM journal WHERE county = $1 AND entry <= $2"
                let matters = try connection.first(known, [SQLValue(county.code), SQLValue(county.last)]) { $0.int(0) } ?? 0
                if matters != county.matters { wrong.append("\(county.code)的副本有事项\(county.matters)件，按记录应有\(matters)件") }
                return wrong
            }
        }
    }

    private func record(
        _ outcome: String, _ age: Double, _ seconds: Double, _ counties: [String], _ restored: [BackupManifest.County], _ live: Storage.Database,
        at: Instant
    ) throws {
        let known = try live.read { try $0.counties() }
        for county in counties where known.contains(county) {
            let last = restored.first { $0.code == county }?.last
            _ = try live.write(for: county) { connection in
                try RegisterEntry(
                    kind: RegisterEntry.upkeep, action: "backup.drill", login: Actor.system.login, person: Actor.system.login, organ: county,
                    changes: [
                        .init("outcome", .text(outcome)), .init("ageMinutes", .integer(Int(age * 60))),
                        .init("seconds", .integer(Int(seconds.rounded()))),
                        .init("last", last.map { .integer($0) } ?? .null),
                    ], commitsToRegisters: false
                ).append(county, connection, at: at)
            }
        }
    }
}
