import Engine
import Foundation
import Kernel
import Proof
import Testing

@testable import Identity
@testable import Storage

@Suite struct `恢复以后的密钥` {
    let kept: KeptCounty
    /// As a backup: the public half alone.
    let staged: CountyKeys
    let folder: CountyKeys

    init() throws {
        kept = try KeptCounty()
        _ = try kept.found()
        staged = try kept.place("staged")
        folder = try kept.place("folder")
        try Disk.makeFolder(staged.folder + "/keys")
        try Disk.copy(kept.folder + "/" + CountyKeys.verifying, to: staged.folder + "/" + CountyKeys.verifying)
    }

    private func settle(signing: String? = nil, accounts: String? = nil) throws -> RestoredKeys {
        try RestoredKeys(staged, given: .init(signing: signing, accounts: accounts), in: folder, database: kept.database)
    }

    private func place(_ key: KeyFile, _ seed: [UInt8]?) throws {
        let seed = try #require(seed)
        try Disk.makeFolder(Disk.folder(of: key.path))
        try Disk.write(Array(Hex.encode(seed).utf8), to: key.path)
    }

    @Test func `文件夹中原有的，与备份的公钥是一对就留用`() throws {
        try place(folder.signingFile, kept.keys.signingFile.read())
        let settled = try settle()
        #expect(settled.retired.isEmpty)
        #expect(settled.says.contains { $0.contains("签名密钥") && $0.contains("原有的") })
        #expect(try staged.signingFile.read() == nil)
    }

    @Test func `不在的说明放到哪里；别的县的移到一旁`() throws {
        #expect(try settle().says.contains { $0.contains("暂不签署") && $0.contains("keys/journal.key") })
        try kept.put(9, folder.signingFile)
        let settled = try settle()
        #expect(settled.retired == [CountyKeys.signing])
        #expect(settled.says.contains { $0.contains("暂不签署") })
    }

    @Test func `所给的用所给的；不是一对的不恢复`() throws {
        #expect(try settle(signing: kept.keys.signingFile.path).says.contains { $0.contains("--key 所给的") })
        #expect(try staged.signingFile.read() == kept.keys.signingFile.read())
        try kept.put(9, KeyFile(kept.folder + "/wrong.key"))
        #expect(try problem { _ = try settle(signing: kept.folder + "/wrong.key") }.code == .folderKey)
        #expect(try problem { _ = try settle(signing: kept.folder + "/none.key") }.code == .folderKey)
    }

    @Test func `没有封存的，账号密钥不影响恢复`() throws {
        try kept.put(3, folder.accountsFile)
        let settled = try settle()
        #expect(settled.retired.isEmpty && settled.says.contains { $0.contains("没有封存的动态口令密钥") })
    }

    @Test func `封存的：原有的打得开就留用；打不开的移到一旁，说明是谁的、怎么办`() throws {
        try kept.seal("head", "root", key: 7)
        try kept.put(7, folder.accountsFile)
        let good = try settle()
        #expect(good.retired.isEmpty && good.says.contains { $0.contains("账号密钥") && $0.contains("打开了2个") })
        try kept.put(8, folder.accountsFile)
        let wrong = try settle()
        #expect(wrong.retired == [CountyKeys.accounts])
        #expect(wrong.says.contains { $0.contains("2个账号") && $0.contains("head、root") && $0.contains("reset-second-factor") })
        try Disk.remove(folder.accountsFile.path)
        let missing = try settle()
        #expect(missing.retired.isEmpty && missing.says.contains { $0.contains("没有能打开的账号密钥") })
    }

    @Test func `封存的：备份中的先于原有的，所给的先于备份中的；所给的打不开就不恢复`() throws {
        try kept.seal("head", key: 7)
        try kept.put(8, folder.accountsFile)
        try kept.put(7, staged.accountsFile)
        #expect(try settle().says.contains { $0.contains("备份中的") && $0.contains("打开了1个") })
        try kept.put(8, KeyFile(kept.folder + "/wrong.key"))
        #expect(try problem { _ = try settle(accounts: kept.folder + "/wrong.key") }.code == .folderKey)
        try kept.put(7, KeyFile(kept.folder + "/right.key"))
        #expect(try settle(accounts: kept.folder + "/right.key").says.contains { $0.contains("--accounts-key 所给的") })
        #expect(try staged.accountsFile.read() == [UInt8](repeating: 7, count: 32))
    }

    @Test func `备份中的打不开而原有的打得开，用原有的`() throws {
        try kept.seal("head", key: 7)
        try kept.put(7, folder.accountsFile)
        try kept.put(8, staged.accountsFile)
        let settled = try settle()
        #expect(settled.retired.isEmpty && settled.says.contains { $0.contains("原有的") && $0.contains("打开了1个") })
        #expect(try staged.accountsFile.read() == nil)
    }

    @Test func `备份中的公钥与原有的不同，说明差几行`() throws {
        try Disk.makeFolder(folder.folder + "/keys")
        let other = try SignerKey(name: "plumbline/430626/journal", seed: [UInt8](repeating: 5, count: 32))
        try Disk.write(Array("\(other)\n".utf8), to: folder.folder + "/" + CountyKeys.verifying)
        #expect(try settle().says.contains { $0.contains("多1行，少1行") })
    }

    // MARK: Into the folder of a server's node

    @Test func `恢复到服务器数据库的，补上文件夹中缺少的，原有的一把也不换`() throws {
        try place(staged.signingFile, kept.keys.signingFile.read())
        try kept.put(7, staged.accountsFile)
        try folder.requireRoom(for: staged, retiring: [])
        #expect(try folder.take(from: staged) == [CountyKeys.verifying, CountyKeys.signing, CountyKeys.accounts])
        #expect(try folder.signer(TestCounty.code) != nil && folder.seal() != nil)
        #expect(try folder.take(from: staged).isEmpty)
        try kept.put(8, folder.accountsFile)
        let told = try problem { try folder.requireRoom(for: staged, retiring: []) }
        #expect(told.code == .folderKey && told.message.contains(CountyKeys.accounts))
        #expect(try folder.take(from: staged).isEmpty)
        #expect(try folder.accountsFile.read() == [UInt8](repeating: 8, count: 32))
        #expect(try problem { try folder.requireRoom(for: staged, retiring: [CountyKeys.signing]) }.message.contains(CountyKeys.signing))
    }

    // MARK: Who was signed in

    @Test func `恢复以后，副本中的登录、令牌和办到一半的登录都不能再用`() throws {
        let county = kept.county
        let begun = try county.begin("officer")
        let token = try county.identity.issueToken(try #require(try county.actor("officer")), purpose: "导入", hours: 8, secondFactor: false)
        _ = try county.enrol("head")
        let pending = try #require(try county.signIn("head").pending)
        #expect(try county.identity.actor(token: token.text).login == "officer")
        try county.database.write(for: TestCounty.code) { try Identity.endSignIns(TestCounty.code, $0) }
        // Another server knows nothing of what this one has seen.
        let fresh = Identity(
            county.database, county: TestCounty.code, offices: TestCounty.offices, policy: TestCounty.policy,
            now: { [clock = county.clock] in clock.now })
        #expect(try fresh.session(token: begun.token) == nil)
        #expect(try problem { _ = try fresh.actor(token: token.text) }.code == .identityToken)
        #expect(try fresh.secondFactor(pending: pending, code: "000000").isRefused)
        let key = Hex.encode(Token.id(of: pending.text))
        let memo = try county.database.read { try $0.memo(TestCounty.code, PendingSignIns.kind, key, at: county.clock.now) }
        #expect(memo == nil)
    }
}
