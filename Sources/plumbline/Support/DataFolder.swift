import Affairs
import Almanac
import ArgumentParser
import Engine
import Foundation
import Identity
import Kernel
import Proof
import Storage

/// A folder that holds a county: its signing key, its own calendar editions, its reports, and its database unless that is elsewhere.
struct DataFolder {
    let url: URL
    /// Where the database is, as it was given; `nil` for the file in the folder.
    let place: String?
    /// The county that is meant, where the database holds several.
    let county: String?

    init(_ path: String, place: String? = nil, county: String? = nil) {
        url = URL(fileURLWithPath: path, isDirectory: true)
        self.place = place ?? ProcessInfo.processInfo.environment["PLUMBLINE_DATABASE"].flatMap { $0.isEmpty ? nil : $0 }
        self.county = county
    }

    /// A folder by itself: its own file is the database, whatever the environment says.
    static func own(_ path: String, county: String? = nil) -> DataFolder {
        DataFolder(path, place: "sqlite:\(path)/plumbline.sqlite", county: county)
    }

    /// The file that is the database unless that is elsewhere.
    var ownDatabase: String { url.path + "/plumbline.sqlite" }

    /// What a county needs besides its database, by the paths in the folder, as far as it is there.
    func companions(withKey: Bool) -> [String] {
        let calendars = Disk.names(in: url.path + "/calendar").filter { $0.hasSuffix(".json") }.map { "calendar/" + $0 }
        let files = [CountyKeys.verifying, "report-template.md"] + calendars + (withKey ? [CountyKeys.signing, CountyKeys.accounts] : [])
        return files.filter { Disk.exists(url.path + "/" + $0) }
    }

    /// The files of keys, and what depends on them.
    var keys: CountyKeys { CountyKeys(url.path) }

    /// - Throws: `storage.location`.
    func location() throws -> DatabaseLocation {
        try place.map { try DatabaseLocation($0) } ?? .file(url.appendingPathComponent("plumbline.sqlite").path)
    }

    /// Whether there is a database to look into.
    func hasDatabase() throws -> Bool {
        guard case .file(let path) = try location() else { return true }
        // In the middle of a restore that was broken off there is none for the moment; whoever opens it finishes the restore.
        return Disk.size(path) > 0 || FolderSwap.isPending(Disk.folder(of: path))
    }

    /// Where a county was there is a database; one is not to be made of itself in its place.
    ///
    /// - Throws: `storage.vanished`, naming what is there without one.
    func requireNotVanished() throws {
        guard case .file(let path) = try location(), try !hasDatabase() else { return }
        var traces = [CountyKeys.signing, CountyKeys.verifying, CountyKeys.accounts].filter { Disk.exists(url.path + "/" + $0) }
        let marks = Storage.Database.confirmed(beside: path).sorted { $0.key < $1.key }
        traces += marks.map { "确认的标记（\($0.key)曾经确认到第\($0.value.entry)条记录）" }
        if Disk.size(path + "-wal") > 0 { traces.append("没有并入的日志（-wal）") }
        traces += Disk.names(in: Disk.folder(of: path)).filter { $0.hasPrefix("replaced-") }.map { "此前恢复时换下的\($0)" }
        guard !traces.isEmpty else { return }
        throw Problem(
            .damaged, .storageVanished, "数据库“\(path)”不在，或者是空的，而数据文件夹中有：\(traces.joined(separator: "、"))。没有开始，也没有另建新的。",
            remedy: """
                请核对 --data 和 --database，找回被移走的文件；找不回的，用 plumbline restore 从连续副本或者备份恢复。确要在这里设立新的县，先把这些移到别处。
                """)
    }

    /// - Throws: `storage.vanished`, `folder.empty`.
    func requireDatabase() throws {
        guard try !hasDatabase() else { return }
        try requireNotVanished()
        throw Problem(
            .missing, .folderEmpty, "没有数据库“\(try location().shown)”。",
            remedy: "请核对 --data 和 --database；新的县用 plumbline found 设立，演示用 plumbline demo。")
    }

    private var extraCalendars: URL { url.appendingPathComponent("calendar", isDirectory: true) }

    func create() throws {
        do {
            // What is made here is its owner's alone; a folder that is there stays as it is.
            try Disk.makeFolder(url.path + "/keys")
        } catch {
            throw Problem(
                .unavailable, .folderReadOnly, "数据文件夹“\(url.path)”不能写入。", remedy: "请检查路径、磁盘和权限，或者用 --data 换一个文件夹。",
                underlying: error)
        }
    }

    func calendar() throws -> WorkCalendar {
        try Almanac.load(extra: FileManager.default.fileExists(atPath: extraCalendars.path) ? extraCalendars : nil)
    }

    /// Who signs in to the county of an engine. A command takes the accounts' key as it finds it.
    func identity(_ engine: Engine, official: (@Sendable () -> Instant)? = nil) throws -> Identity {
        Identity(engine.database, county: engine.county, offices: engine.offices, official: official, seal: try keys.seal())
    }

    /// The same for a server, which seals what it stores: with a new key where nothing depends on another, and never without the one that is needed.
    ///
    /// - Returns: with what the operator should know.
    /// - Throws: `identity.seal`.
    func servingIdentity(_ engine: Engine, official: @escaping @Sendable () -> Instant) throws -> (identity: Identity, says: [String]) {
        let (seal, sealed) = try keys.seal(engine.county, in: engine.database, makes: !location().isPostgres)
        var says: [String] = []
        if seal == nil { says.append("没有账号密钥 \(CountyKeys.accounts)：动态口令的密钥不封存。各节点要用的，运行一次 plumbline keys make-accounts，复制到各节点。") }
        if !sealed.closed.isEmpty { says.append("有\(sealed.closed.count)个账号的动态口令密钥打不开（\(sealed.named)）。\(SealedSecrets.remedy)") }
        return (Identity(engine.database, county: engine.county, offices: engine.offices, official: official, seal: seal), says)
    }

    /// What a server does in the background. Checkpoints are left to those that have the key.
    ///
    /// - Parameter sendsOut: whether reminders go to a messenger besides.
    func jobs(_ county: String, sendsOut: Bool = false) throws -> [Job] {
        // A server's database looks after its own pages.
        let pages: [Job] = try location().isPostgres ? [] : [.integrity]
        var jobs: [Job] = [.sweep, .handlers, .handovers, .projections, .tidy, .uploads, .audit, .provisionalSettings] + pages
        jobs.append(.reminders(sendsOut: sendsOut))
        if let signer = try keys.signer(county) { jobs.append(.checkpoint(signer)) }
        return jobs
    }

    /// The county's key, where it has one already.
    func existingSigner(_ county: String) throws -> SignerKey {
        guard let signer = try keys.signer(county) else {
            throw Problem(
                .missing, .folderKey, "数据文件夹中没有签名密钥 \(CountyKeys.signing)。", remedy: "请在有密钥的机器上运行；确已遗失的，运行 plumbline keys renew。")
        }
        return signer
    }

    /// The public keys that check the checkpoints.
    func verifierKeys() throws -> [VerifierKey] {
        let known = try keys.verifierKeys()
        guard !known.isEmpty else {
            throw Problem(.missing, .folderKey, "数据文件夹“\(url.path)”中没有公钥 \(CountyKeys.verifying)。", remedy: "请从备份恢复。")
        }
        return known
    }

    /// Opens the database of an existing folder. What a command says is done is on the disk by then.
    func database(readOnly: Bool = false) throws -> Storage.Database {
        try requireDatabase()
        // Whoever is told “done” by a command may rely on it, and the mark beside the database must not name what the disk does not have.
        return try Storage.Database.open(location(), readOnly: readOnly, durability: .power)
    }

    /// The engine of the county that is meant.
    func engine(_ county: String? = nil, readOnly: Bool = false) throws -> Engine {
        try engine(county, on: database(readOnly: readOnly))
    }

    /// The engine of a county on a database that is open already.
    func engine(_ county: String? = nil, on database: Storage.Database) throws -> Engine {
        try database.requireCurrent()
        let counties = try database.read { try $0.counties() }
        guard let code = county ?? self.county ?? counties.first else {
            throw Problem(.missing, .folderEmpty, "数据库中还没有任何县。", remedy: "请先运行 plumbline demo。")
        }
        guard county != nil || self.county != nil || counties.count == 1 else {
            throw Problem(
                .invalid, .severalCounties, "数据库中有\(counties.count)个县：\(counties.prefix(20).joined(separator: "、"))。", remedy: "请用 --county 指明是哪一个。")
        }
        return try Engine(database, county: code, kinds: Catalogue.definitions, calendar: calendar())
    }
}

extension Problem.Code {
    static let folderReadOnly: Problem.Code = Problem.Code("folder.readOnly")
    static let folderEmpty: Problem.Code = Problem.Code("folder.empty")
    static let severalCounties: Problem.Code = Problem.Code("input.severalCounties")
    static let badDay: Problem.Code = Problem.Code("input.badDay")
    static let badTerm: Problem.Code = Problem.Code("input.badTerm")
    static let badFill: Problem.Code = Problem.Code("input.badFill")
    static let noLaw: Problem.Code = Problem.Code("input.noLaw")
    static let noScenario: Problem.Code = Problem.Code("scenario.none")
}

/// The option that every command on a county takes.
struct DataOption: ParsableArguments {
    @Option(name: .customLong("data"), help: "数据文件夹。")
    var path: String = "data"
    @Option(help: "数据库：sqlite:文件路径，或者 postgres://用户@主机/数据库；默认是数据文件夹中的 plumbline.sqlite。也可以用环境变量 PLUMBLINE_DATABASE 给出。")
    var database: String?
    @Option(help: "县的代码；数据库中有几个县时须指明。")
    var county: String?

    var folder: DataFolder { DataFolder(path, place: database, county: county) }
}

extension Day {
    /// Reads a day given on the command line.
    static func given(_ text: String, for option: String) throws -> Day {
        guard let day = Day(iso: text) else {
            throw Problem(.invalid, .badDay, "“\(option)”填写的“\(text)”不是确有其日的日期。", remedy: "日期写作2020-01-05。")
        }
        return day
    }
}
