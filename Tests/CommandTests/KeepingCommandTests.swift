import Engine
import Foundation
import Kernel
import TestDatabase
import Testing

@testable import Identity
@testable import Storage

/// The whole program, by real processes: what cannot be seen in its parts.
@Suite(.serialized) struct `数据的保管，用命令` {
    let program: Program
    init() throws { program = try Program() }

    private static let remains: [String] = ["", "-wal", "-shm"]

    @Test func `数据库不见了的，不开始服务，不另设新县，说明还有什么；恢复以后照常`() throws {
        let data = try program.found("a")
        try program.done("backup", "--data", data, program.path("backup"))
        for rest in Self.remains { try Disk.remove(data + "/plumbline.sqlite" + rest) }
        let before = Disk.names(in: data)
        let served = try program.serve(data)
        #expect(!served.isUp && served.text.contains("storage.vanished"), "\(served.text)")
        for trace in ["keys/journal.key", "keys/journal.pub", "430626曾经确认到第", "plumbline restore"] {
            #expect(served.text.contains(trace), "\(trace)：\(served.text)")
        }
        let founded = try program.run("found", "--data", data, "--code", "430626", "--name", "平江县人民政府", "--short", "平政")
        #expect(founded.status == 1 && founded.text.contains("storage.vanished"), "\(founded.text)")
        #expect(Disk.names(in: data) == before)
        let text = try program.done("restore", program.path("backup"), "--data", data)
        #expect(text.contains("签名密钥 keys/journal.key：用数据文件夹中原有的"), "\(text)")
        #expect(try program.serve(data).isUp)
        // A folder with nothing in it is told apart.
        let empty = try program.serve(program.path("nothing"))
        #expect(!empty.isUp && empty.text.contains("folder.empty") && !Disk.exists(program.path("nothing/plumbline.sqlite")), "\(empty.text)")
    }

    @Test func `所写的数据库不在数据文件夹之中的，不恢复到别处`() throws {
        let data = try program.found("a")
        try program.done("backup", "--data", data, program.path("backup"))
        let elsewhere = "sqlite:" + program.path("elsewhere.sqlite")
        let told = try program.run("restore", program.path("backup"), "--data", program.path("b"), "--database", elsewhere)
        #expect(told.status == 1 && told.text.contains("storage.location"), "\(told.text)")
        #expect(!Disk.exists(program.path("b/plumbline.sqlite")) && !Disk.exists(program.path("elsewhere.sqlite")))
        try program.done(
            "restore", program.path("backup"), "--data", program.path("b"), "--database", "sqlite:" + program.path("b/plumbline.sqlite"))
        #expect(try program.run("verify", "--data", program.path("b")).status == 0)
    }

    /// Seals an authenticator's secret of the administrator with a key of thirty-two sevens, by an entry as any other.
    private func seal(_ data: String) throws {
        let database = try program.open(data)
        let secret = try SecretSeal(key: [UInt8](repeating: 7, count: 32)).seal([UInt8](repeating: 1, count: 20), of: "root", in: "430626")
        try database.write(for: "430626") { connection in
            var credential = try #require(try connection.credential("430626", "root"))
            credential.totpSecret = secret
            try connection.keep("430626", credential, at: Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1_000)))
        }
        try database.close()
    }

    private func key(_ path: String, _ byte: String = "07") throws -> String {
        try Disk.remove(path)
        try Disk.makeFolder(Disk.folder(of: path))
        try Disk.write(Array(String(repeating: byte, count: 32).utf8), to: path)
        return path
    }

    @Test func `账号密钥遗失的，不另外生成，说明是谁的；重置以后照常`() throws {
        let data = try program.found("a")
        try seal(data)
        let served = try program.serve(data)
        #expect(!served.isUp && served.text.contains("identity.seal"), "\(served.text)")
        #expect(served.text.contains("有1个账号") && served.text.contains("root"), "\(served.text)")
        #expect(!Disk.exists(data + "/keys/accounts.key"))
        let shown = try program.run("keys", "--data", data)
        #expect(shown.status == 1 && shown.text.contains("账号密钥 keys/accounts.key：不在"), "\(shown.text)")
        let made = try program.run("keys", "make-accounts", "--data", data)
        #expect(made.status == 1 && made.text.contains("identity.seal"), "\(made.text)")
        try program.done("account", "reset-second-factor", "root", "--data", data)
        #expect(try program.serve(data).isUp)
        #expect(Disk.size(data + "/keys/accounts.key") >= 64)
    }

    @Test func `恢复以后说明账号密钥：没有的、所给的、不是那一把的`() throws {
        let data = try program.found("a")
        try seal(data)
        let text = try program.done("backup", "--data", data, program.path("backup"))
        #expect(text.contains("其中没有密钥 keys/journal.key、keys/accounts.key"), "\(text)")
        let missing = try program.done("restore", program.path("backup"), "--data", program.path("b"))
        #expect(missing.contains("没有能打开的账号密钥") && missing.contains("root") && missing.contains("reset-second-factor"), "\(missing)")
        let wrong = try program.run(
            "restore", program.path("backup"), "--data", program.path("c"), "--accounts-key", try key(program.path("wrong"), "08"))
        #expect(wrong.status == 1 && wrong.text.contains("folder.key") && !Disk.exists(program.path("c/plumbline.sqlite")), "\(wrong.text)")
        let good = try program.done(
            "restore", program.path("backup"), "--data", program.path("c"), "--accounts-key", try key(program.path("right")), "--key",
            data + "/keys/journal.key")
        #expect(good.contains("打开了1个账号") && good.contains("--key 所给的"), "\(good)")
        #expect(try program.run("keys", "--data", program.path("c")).status == 0)
        #expect(try program.serve(program.path("c")).isUp)
    }

    @Test func `签名密钥遗失的，改用新的一把，核验说明；完好的不更换`() throws {
        let data = try program.found("a")
        #expect(try program.run("keys", "renew", "--data", data, "--reason", "试试").status == 1)
        try Disk.remove(data + "/keys/journal.key")
        let text = try program.done("keys", "renew", "--data", data, "--reason", "磁盘损坏")
        #expect(text.contains("公钥指纹"), "\(text)")
        #expect(try program.last(data)?.action == KeySuccessor.action)
        let verified = try program.done("verify", "--data", data)
        #expect(verified.contains("改用另一把签名密钥") && verified.contains("磁盘损坏"), "\(verified)")
        #expect(try program.done("keys", "--data", data).contains("在，与公钥是一对"))
        // A foreign one is not signed with.
        _ = try key(data + "/keys/journal.key")
        let served = try program.serve(data)
        #expect(!served.isUp && served.text.contains("folder.key") && served.text.contains("keys renew"), "\(served.text)")
    }

    @Test func `演练记在副本中的县，不记在别的县；损坏的副本在何处不写入记录`() throws {
        let data = try program.found("a")
        let backups = program.path("backups")
        try program.done("backup", "--data", data, backups + "/1")
        // A second county came into the same database since.
        try program.done("found", "--data", data, "--code", "430602", "--name", "岳阳楼区人民政府", "--short", "岳楼政")
        let (first, second) = (try program.entries(data), try program.entries(data, "430602"))
        let text = try program.done("drill", "--data", data, "--from", backups)
        #expect(text.contains("恢复到临时文件夹") && text.contains("恢复演练合格") && text.contains("keys/journal.key"), "\(text)")
        #expect(try program.entries(data) == first + 1)
        #expect(try program.entries(data, "430602") == second)
        #expect(try program.run("drill", "--data", data, "--from", backups, "--county", "430602").status == 1)
        #expect(try program.entries(data, "430602") == second + 1 && program.entries(data) == first + 1)

        let file = backups + "/1/plumbline.sqlite"
        var bytes = try Disk.bytes(of: file)
        bytes[9_000] ^= 1
        try Disk.write(bytes, to: file)
        let broken = try program.run("drill", "--data", data, "--from", backups)
        #expect(broken.status == 1 && broken.text.contains("不合格"), "\(broken.text)")
        let entry = try #require(try program.last(data))
        #expect(entry.action == "backup.drill" && entry.content.contains("不合格") && entry.content.contains("backup.damaged"))
        #expect(!entry.content.contains(program.folder) && !entry.content.contains("plumbline.sqlite"), "\(entry.content)")
        #expect(!Disk.names(in: program.folder).contains { $0.hasPrefix("plumbline-drill") })
    }

    @Test func `同一文件夹再设立两个县，用同一把签名密钥，各有公钥`() throws {
        let data = try program.found("a")
        for code in ["430602", "430603"] {
            try program.done("found", "--data", data, "--code", code, "--name", "某区人民政府", "--short", "某政")
        }
        let lines = String(decoding: try Disk.bytes(of: data + "/keys/journal.pub"), as: UTF8.self).split(separator: "\n")
        #expect(lines.count == 3 && Set(lines).count == 3)
        for code in ["430626", "430602", "430603"] { try program.done("keys", "--data", data, "--county", code) }
    }

    @Test(.enabled(if: geteuid() == 0, "只有 root 能换用户运行")) func `以root运行过命令以后，服务的用户照样能用；别人的文件，说明怎样改`() throws {
        func owner(_ path: String) -> uid_t? {
            var status = stat()
            return lstat(path, &status) == 0 ? status.st_uid : nil
        }
        let data = try program.found("a")
        _ = try Command.run(["chown", "-R", "4321:4321", program.folder])
        for rest in ["-wal", "-shm", "-head", "-lock"] { try Disk.remove(data + "/plumbline.sqlite" + rest) }
        try program.done("account", "reset-password", "root", "--data", data)
        try program.done("backup", "--data", data, program.path("backup"))
        let made = Disk.files(below: program.folder)
        #expect(made.contains("a/plumbline.sqlite-head") && made.contains("a/plumbline.sqlite-lock") && made.contains("backup/manifest.json"))
        for name in made { #expect(owner(program.path(name)) == 4_321, "\(name)") }
        guard let well = try program.run(as: 4_321, "account", "reset-password", "root", "--data", data) else { return }
        #expect(well.status == 0, "\(well.text)")
        for rest in ["-lock", "-head"] {
            // As an earlier program left it.
            chown(data + "/plumbline.sqlite" + rest, 0, 0)
            let told = try #require(try program.run(as: 4_321, "account", "reset-password", "root", "--data", data))
            #expect(told.status == 1 && told.text.contains("storage.foreign") && told.text.contains("chown 4321:4321"), "\(told.text)")
            chown(data + "/plumbline.sqlite" + rest, 4_321, 4_321)
        }
    }

    @Test(.enabled(if: TestDatabase.isPostgres, "恢复到服务器")) func `恢复到PostgreSQL的，放好公钥和所给的密钥；文件夹是别的县的，不恢复`() throws {
        let data = try program.found("a")
        try seal(data)
        try program.done("backup", "--data", data, program.path("backup"))
        guard case .postgres(let uri) = try TestDatabase.empty() else { return }
        let node = program.path("node")
        let restore = ["restore", program.path("backup"), "--database", uri, "--data"]
        _ = try key(node + "/keys/journal.key", "09")
        let refused = try program.run(restore[0], restore[1], restore[2], restore[3], restore[4], node)
        #expect(refused.status == 1 && refused.text.contains("folder.key"), "\(refused.text)")
        try Disk.remove(node)
        let text = try program.done(
            restore[0], restore[1], restore[2], restore[3], restore[4], node, "--key", data + "/keys/journal.key", "--accounts-key",
            try key(program.path("right")))
        #expect(text.contains("keys/journal.pub、keys/journal.key、keys/accounts.key"), "\(text)")
        #expect(try Disk.bytes(of: node + "/keys/journal.key") == Disk.bytes(of: data + "/keys/journal.key"))
        try program.done("verify", "--data", node, "--database", uri)
        try program.done("keys", "--data", node, "--database", uri)
    }
}
