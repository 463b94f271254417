import Engine
import Foundation
import Kernel
import Proof
import Testing

@testable import Identity
@testable import Storage

/// A county with a folder of its own for its keys.
final class KeptCounty {
    let county: TestCounty
    let folder: String
    var keys: CountyKeys { CountyKeys(folder) }
    var database: Storage.Database { county.database }

    init() throws {
        county = try TestCounty()
        folder = FileManager.default.temporaryDirectory.path + "/plumbline-" + UUID().uuidString
        try Disk.makeFolder(folder)
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    /// Another folder beside it.
    func place(_ name: String) throws -> CountyKeys {
        try Disk.makeFolder(folder + "/" + name)
        return CountyKeys(folder + "/" + name)
    }

    func put(_ seed: UInt8, _ file: KeyFile) throws {
        try Disk.remove(file.path)
        try Disk.makeFolder(Disk.folder(of: file.path))
        try Disk.write(Array(String(repeating: String(format: "%02x", seed), count: 32).utf8), to: file.path)
    }

    /// Enrols an authenticator whose secret is sealed with a key.
    func seal(_ logins: String..., key: UInt8) throws {
        let identity = Identity(
            database, county: TestCounty.code, offices: TestCounty.offices, policy: TestCounty.policy, now: { [clock = county.clock] in clock.now },
            seal: SecretSeal(key: [UInt8](repeating: key, count: 32)))
        for login in logins {
            let session = try county.begin(login).session
            let enrolment = try identity.enrolTOTP(session, password: TestCounty.right)
            let totp = TOTP(secret: try #require(Base32.decode(enrolment.secret)))
            _ = try identity.confirmTOTP(session, code: totp.code(step: TOTP.step(at: county.clock.now)))
        }
    }

    private func engine() throws -> Engine {
        let edition = CalendarEdition(
            id: "2026", year: 2026, title: "试验", document: "试验", published: Day(iso: "2025-11-01")!, holidays: [], workdays: [])
        return try Engine(database, county: TestCounty.code, kinds: [], calendar: WorkCalendar(editions: [edition]))
    }

    /// A day's work, and its checkpoint.
    func close(_ day: String, _ signer: SignerKey) throws {
        _ = try county.administration.resetPassword(account: "constable", by: "root")
        let note = try Checkpoints(engine(), signer: signer).make(for: Day(iso: day)!)
        try #require(note != nil)
    }

    func verify() throws -> Verification { try Verifier(engine(), keys: keys.verifierKeys()).verify() }
    func found() throws -> SignerKey { try database.read { try keys.found(TestCounty.code, $0) } }
}

@Suite struct `县的密钥` {
    let kept: KeptCounty
    init() throws { kept = try KeptCounty() }

    private var keys: CountyKeys { kept.keys }

    @Test func `设立时生成签名密钥和公钥；再来一次是同一把；同一文件夹的另一个县也有公钥`() throws {
        let first = try kept.found()
        #expect(try kept.found().description == first.description)
        #expect(try keys.signer(TestCounty.code)?.description == first.description)
        let other = try kept.database.read { try keys.found("430600", $0) }
        #expect(try keys.verifierKeys().map(\.description) == [first.description, other.description])
        #expect(try keys.signer("430600") != nil)
    }

    @Test func `签名密钥遗失的，设立、办理都不另外生成`() throws {
        _ = try kept.found()
        try Disk.remove(keys.signingFile.path)
        #expect(try problem { _ = try kept.found() }.code == .folderKey)
        #expect(try problem { _ = try kept.database.read { try keys.found("430600", $0) } }.code == .folderKey)
        #expect(try keys.signer(TestCounty.code) == nil)
        #expect(!Disk.exists(keys.signingFile.path))
        #expect(try keys.verifierKeys().count == 1)
    }

    @Test func `与公钥不是一对的，不用来签署，说明怎么办`() throws {
        _ = try kept.found()
        try kept.put(9, keys.signingFile)
        let told = try problem { _ = try keys.signer(TestCounty.code) }
        #expect(told.code == .folderKey && told.remedy?.contains("plumbline keys renew") == true)
    }

    @Test func `公钥文件写坏的，指出是第几行`() throws {
        _ = try kept.found()
        let place = keys.folder + "/" + CountyKeys.verifying
        try Disk.write(try Disk.bytes(of: place) + Array("半行\n".utf8), to: place)
        let told = try problem { _ = try keys.verifierKeys() }
        #expect(told.code == .folderKey && told.message.contains("第2行"))
    }

    // MARK: The successor of a lost key

    private func renew() throws -> (SignerKey, entry: Int) {
        try keys.renew(
            TestCounty.code, in: kept.database, reason: "磁盘损坏，另行保管的也找不到", by: .machineOperator, at: kept.county.clock.now)
    }

    @Test func `遗失以后改用新的一把：公钥各占一行，记入全过程记录，核验说明，此前此后的检查点都相符`() throws {
        let old = try kept.found()
        try kept.close("2026-03-02", old)
        try Disk.remove(keys.signingFile.path)
        let (new, entry) = try renew()
        #expect(new.description != old.description)
        #expect(try keys.verifierKeys().map(\.description) == [old.description, new.description])
        let row = try kept.county.lastEntry()
        #expect(row.entry == entry && row.login == "operator" && row.action == KeySuccessor.action && row.content.contains("磁盘损坏"))
        try kept.close("2026-03-03", new)
        let result = try kept.verify()
        #expect(result.faults == [] && result.checkpoints == 2)
        #expect(result.successors.map(\.entry) == [entry])
        #expect(result.statement.contains { $0.contains("第\(entry)条起改用另一把签名密钥") && $0.contains("磁盘损坏") })
    }

    @Test func `完好的不更换；没有公钥文件的不能更换`() throws {
        let old = try kept.found()
        #expect(try problem { _ = try renew() }.code == .folderKey)
        #expect(try keys.signer(TestCounty.code)?.description == old.description)
        try Disk.remove(keys.folder + "/" + CountyKeys.verifying)
        try Disk.remove(keys.signingFile.path)
        #expect(try problem { _ = try renew() }.code == .folderKey)
        #expect(!Disk.exists(keys.signingFile.path))
    }

    @Test func `中途断了的，再来一次接着做，不多记一条`() throws {
        let old = try kept.found()
        try kept.close("2026-03-02", old)
        let place = keys.folder + "/" + CountyKeys.verifying
        let before = try Disk.bytes(of: place)
        try Disk.remove(keys.signingFile.path)
        let (new, entry) = try renew()
        // As if the line had not come any more.
        try Disk.write(before, to: place)
        #expect(try problem { _ = try keys.signer(TestCounty.code) }.code == .folderKey)
        let again = try renew()
        #expect(again.0.description == new.description && again.entry == entry)
        #expect(try kept.county.lastEntry().entry == entry)
        #expect(try keys.signer(TestCounty.code)?.description == new.description)
    }

    @Test func `换了密钥而没有记录的，核验指出从哪一天起`() throws {
        let old = try kept.found()
        try kept.close("2026-03-02", old)
        let other = try SignerKey(name: old.name, seed: [UInt8](repeating: 9, count: 32))
        let place = keys.folder + "/" + CountyKeys.verifying
        try Disk.write(Array("\(old)\n\(other)\n".utf8), to: place)
        try kept.close("2026-03-03", other)
        let faults = try kept.verify().faults
        #expect(faults.count == 1 && faults[0].message.contains("2026-03-03的检查点起由另一把密钥签名"))
    }

    @Test func `停用了的又放回来，不用来签署；确要用回它的，再更换一次`() throws {
        let old = try kept.found()
        try kept.close("2026-03-02", old)
        let seed = try Disk.bytes(of: keys.signingFile.path)
        try Disk.remove(keys.signingFile.path)
        let (_, first) = try renew()
        try Disk.write(seed, to: keys.signingFile.path)
        #expect(try problem { _ = try keys.signer(TestCounty.code) }.code == .folderKey)
        let (back, second) = try renew()
        #expect(back.description == old.description && second == first + 1)
        #expect(try keys.verifierKeys().count == 2)
        try kept.close("2026-03-03", back)
        #expect(try kept.verify().faults == [])
    }

    @Test func `停用了的密钥又来签名的，核验指出`() throws {
        let old = try kept.found()
        try kept.close("2026-03-02", old)
        try Disk.remove(keys.signingFile.path)
        let (_, entry) = try renew()
        try kept.close("2026-03-03", old)
        let faults = try kept.verify().faults
        #expect(faults.count == 1 && faults[0].message.contains("不是由第\(entry)条所写明的密钥签名的"))
    }

    // MARK: The accounts' key

    private func serving(makes: Bool = true) throws -> (seal: SecretSeal?, closed: SealedSecrets) {
        try keys.seal(TestCounty.code, in: kept.database, makes: makes)
    }

    @Test func `没有封存的，才生成账号密钥；共用数据库的节点不自行生成`() throws {
        #expect(try serving(makes: false).seal == nil)
        #expect(!Disk.exists(keys.accountsFile.path))
        #expect(try serving().seal != nil)
        let made = try keys.accountsFile.read()
        #expect(try serving().seal != nil)
        #expect(try keys.accountsFile.read() == made && made != nil)
        #expect(try problem { try keys.makeAccountsKey(TestCounty.code, in: kept.database) }.code == .folderKey)
    }

    @Test(arguments: [false, true]) func `封存着的，密钥不在就不生成，说明是谁的、怎么办`(makes: Bool) throws {
        try kept.seal("head", "root", key: 7)
        let told = try problem { _ = try serving(makes: makes) }
        #expect(told.code == .identitySeal && told.message.contains("有2个账号") && told.message.contains("head、root"))
        #expect(told.remedy?.contains("account reset-second-factor") == true)
        #expect(try problem { try keys.makeAccountsKey(TestCounty.code, in: kept.database) }.code == .identitySeal)
        #expect(!Disk.exists(keys.accountsFile.path))
    }

    @Test func `不是封存时的那一把，说明不是；放回原来的，照常`() throws {
        try kept.seal("head", key: 7)
        try kept.put(8, keys.accountsFile)
        let told = try problem { _ = try serving() }
        #expect(told.code == .identitySeal && told.message.contains("都打不开"))
        try kept.put(7, keys.accountsFile)
        let good = try serving()
        #expect(good.closed.opened == ["head"] && good.closed.closed.isEmpty)
    }

    @Test func `只有一部分打不开的，照常开始，列出是谁的`() throws {
        try kept.seal("head", key: 7)
        try kept.seal("officer", key: 8)
        try kept.put(8, keys.accountsFile)
        let outcome = try serving()
        #expect(outcome.seal != nil && outcome.closed.closed == ["head"] && outcome.closed.opened == ["officer"])
    }

    @Test func `密钥遗失的，本机维护可以逐个重置，全部重置以后另外生成；打得开的不能重置`() throws {
        try kept.seal("head", "officer", key: 7)
        func machine(_ key: UInt8?) -> Administration {
            .byOperator(
                Identity(
                    kept.database, county: TestCounty.code, offices: TestCounty.offices, policy: TestCounty.policy,
                    now: { [clock = kept.county.clock] in clock.now }, seal: key.map { SecretSeal(key: [UInt8](repeating: $0, count: 32)) }))
        }
        let operators = Actor.machineOperator.login
        #expect(try problem { try machine(7).resetSecondFactor(account: "head", by: operators) }.code == .identityForbidden)
        try machine(nil).resetSecondFactor(account: "head", by: operators)
        #expect(try kept.county.lastEntry().action == "secondFactor.reset")
        #expect(try problem { _ = try serving() }.code == .identitySeal)
        try machine(8).resetSecondFactor(account: "officer", by: operators)
        // Somebody without an authenticator is as out of the operator's reach as ever.
        #expect(try problem { try machine(nil).resetSecondFactor(account: "constable", by: operators) }.code == .identityForbidden)
        #expect(try serving().seal != nil && keys.accountsFile.read() != nil)
    }
}
