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
        let files = ["keys/journal.pub", "report-template.md"] + calendars + (withKey ? [Self.keyFile, Self.sealFile] : [])
        return files.filter { Disk.exists(url.path + "/" + $0) }
    }

    static let keyFile: String = "keys/journal.key"
    static let sealFile: String = "keys/accounts.key"

    /// - Throws: `storage.location`.
    func location() throws -> DatabaseLocation {
        try place.map { try DatabaseLocation($0) } ?? .file(url.appendingPathComponent("plumbline.sqlite").path)
    }

    /// Whether there is a database to look into.
    func hasDatabase() throws -> Bool {
        guard case .file(let path) = try location() else { return true }
        // In the middle of a restore that was broken off there is none for the moment; whoever opens it finishes the restore.
        return FileManager.default.fileExists(atPath: path) || FolderSwap.isPending(Disk.folder(of: path))
    }
    private var keyURL: URL { url.appendingPathComponent(Self.keyFile) }
    private var sealURL: URL { url.appendingPathComponent(Self.sealFile) }
    private var extraCalendars: URL { url.appendingPathComponent("calendar", isDirectory: true) }

    func create() throws {
        do {
            // What is made here is its owner's alone; a folder that is there stays as it is.
            try FileManager.default.createDirectory(
                at: url.appendingPathComponent("keys"), withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw Problem(
                .unavailable, .folderReadOnly, "数据文件夹“\(url.path)”不能写入。", remedy: "请检查路径、磁盘和权限，或者用 --data 换一个文件夹。",
                underlying: error)
        }
    }

    func calendar() throws -> WorkCalendar {
        try Almanac.load(extra: FileManager.default.fileExists(atPath: extraCalendars.path) ? extraCalendars : nil)
    }

    /// The county's key; made at random, readable by its owner only, the first time it is asked for.
    func signer(_ county: String) throws -> SignerKey {
        let name = "\(Checkpoints.origin(county))"
        let (seed, isNew) = try secret(at: keyURL)
        let key = try SignerKey(name: name, seed: seed)
        guard isNew else { return key }
        // The line of a key that was lost stays, or its checkpoints could no longer be checked.
        let place = url.appendingPathComponent("keys/journal.pub")
        let earlier = (try? String(contentsOf: place, encoding: .utf8)) ?? ""
        try Data((earlier + key.verifierKey.description + "\n").utf8).write(to: place)
        return key
    }

    /// Thirty-two secret bytes; made at random, readable by their owner only, the first time they are asked for.
    private func secret(at place: URL) throws -> (bytes: [UInt8], isNew: Bool) {
        // Only where there is none is one made: one that cannot be read must not be put in its place.
        if Disk.exists(place.path) {
            let text = String(decoding: try Disk.bytes(of: place.path), as: UTF8.self)
            guard let bytes = Hex.decode(text.trimmingCharacters(in: .whitespacesAndNewlines)), bytes.count == 32 else {
                throw Problem(.damaged, .folderKey, "密钥文件“\(place.path)”已损坏。", remedy: "请从备份恢复。")
            }
            return (bytes, false)
        }
        var generator = SystemRandomNumberGenerator()
        let bytes = (0..<32).map { _ in UInt8.random(in: 0...255, using: &generator) }
        let made = FileManager.default.createFile(
            atPath: place.path, contents: Data(Hex.encode(bytes).utf8), attributes: [.posixPermissions: 0o600])
        guard made else {
            throw Problem(.unavailable, .folderReadOnly, "数据文件夹“\(url.path)”不能写入。", remedy: "请检查路径、磁盘和权限，或者用 --data 换一个文件夹。")
        }
        return (bytes, true)
    }

    /// What keeps authenticators' secrets unreadable in the database. Made of itself where the database is a file in this folder's keeping;
    /// servers that share a database are given the same key by hand, and leave the secrets as they are without it.
    private func seal() throws -> SecretSeal? {
        guard try !location().isPostgres || FileManager.default.fileExists(atPath: sealURL.path) else { return nil }
        try create()
        return SecretSeal(key: try secret(at: sealURL).bytes)
    }

    /// Who signs in to the county of an engine.
    func identity(_ engine: Engine, official: (@Sendable () -> Instant)? = nil) throws -> Identity {
        Identity(engine.database, county: engine.county, offices: engine.offices, official: official, seal: try seal())
    }

    /// What a server does in the background. Checkpoints are left to those that have the key.
    func jobs(_ county: String) throws -> [Job] {
        // A server's database looks after its own pages.
        let pages: [Job] = try location().isPostgres ? [] : [.integrity]
        return [.sweep, .projections, .tidy, .uploads, .audit] + pages + (hasKey ? [.checkpoint(try signer(county))] : [])
    }

    private var hasKey: Bool { FileManager.default.fileExists(atPath: keyURL.path) }

    /// The county's key, where it has one already.
    func existingSigner(_ county: String) throws -> SignerKey {
        guard hasKey else {
            throw Problem(.missing, .folderKey, "数据文件夹中没有签名密钥 keys/journal.key。", remedy: "请在有密钥的机器上运行。")
        }
        return try signer(county)
    }

    /// The public key that checks the checkpoints.
    func verifierKeys() throws -> [VerifierKey] {
        guard let text = try? String(contentsOf: url.appendingPathComponent("keys/journal.pub"), encoding: .utf8) else {
            throw Problem(.missing, .folderKey, "数据文件夹“\(url.path)”中没有公钥 keys/journal.pub。", remedy: "请从备份恢复。")
        }
        return try text.split(separator: "\n").map { try VerifierKey(String($0)) }
    }

    /// Opens the database of an existing folder.
    func database(readOnly: Bool = false) throws -> Storage.Database {
        let location = try location()
        guard try hasDatabase() else {
            throw Problem(
                .missing, .folderEmpty, "没有数据库“\(location.shown)”。", remedy: "请核对 --data 和 --database，或者先运行 plumbline demo。")
        }
        return try Storage.Database.open(location, readOnly: readOnly, durability: location.isPostgres ? .power : .process)
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
    static let folderKey: Problem.Code = Problem.Code("folder.key")
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
