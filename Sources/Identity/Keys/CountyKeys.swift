import Engine
import Foundation
package import Kernel
package import Proof
package import Storage

/// The files of keys in a county's folder, and what depends on each.
///
/// `keys/journal.key` signs the daily checkpoints, and `keys/journal.pub` has a line for each key that ever did. `keys/accounts.key` seals the
/// secrets of authenticators. A new key is made only where nothing depends on an earlier one: what was signed or sealed with that does not go with
/// the new one, and whoever still has it in a safe must hear of it.
package struct CountyKeys: Sendable {
    package static let signing: String = "keys/journal.key"
    package static let verifying: String = "keys/journal.pub"
    package static let accounts: String = "keys/accounts.key"

    package let folder: String

    package init(_ folder: String) { self.folder = folder }

    package var signingFile: KeyFile { KeyFile(folder + "/" + Self.signing) }
    package var accountsFile: KeyFile { KeyFile(folder + "/" + Self.accounts) }
    private var verifyingPath: String { folder + "/" + Self.verifying }

    // MARK: The public halves

    /// The keys that check the county's checkpoints, in the order in which they came; empty where there is no file.
    ///
    /// - Throws: `folder.key` for a line that is none; what keeps the file from being read.
    package func verifierKeys() throws -> [VerifierKey] {
        guard Disk.exists(verifyingPath) else { return [] }
        let lines = String(decoding: try Disk.bytes(of: verifyingPath), as: UTF8.self).split(whereSeparator: \.isNewline)
        return try lines.enumerated().map { index, line in
            do {
                return try VerifierKey(String(line))
            } catch {
                throw Problem(
                    .damaged, .folderKey, "公钥文件 \(Self.verifying) 的第\(index + 1)行不是公钥。", remedy: "请从备份恢复这个文件。", underlying: error)
            }
        }
    }

    private func add(_ key: VerifierKey) throws {
        // The lines of earlier keys stay, or their checkpoints could no longer be checked. The last one of a county is the key in use.
        let others = try verifierKeys().filter { $0.description != key.description }
        try Disk.makeFolder(Disk.folder(of: verifyingPath))
        try Disk.write(Array((others + [key]).map { $0.description + "\n" }.joined().utf8), to: verifyingPath)
    }

    // MARK: The signing key

    static func signer(_ county: String, _ seed: [UInt8]) throws -> SignerKey { try SignerKey(name: Checkpoints.origin(county), seed: seed) }

    /// Whether a key is the one in use, not one that was given up for another.
    func isCurrent(_ key: SignerKey) throws -> Bool {
        try verifierKeys().last { $0.name == key.name }?.description == key.verifierKey.description
    }

    /// The key that signs a county's checkpoints; `nil` where there is none.
    ///
    /// - Throws: `folder.key` for one whose checkpoints nobody could check, `storage.key` for a file that holds no key.
    package func signer(_ county: String) throws -> SignerKey? {
        guard let seed = try signingFile.read() else { return nil }
        let key = try Self.signer(county, seed)
        guard try isCurrent(key) else {
            throw Problem(
                .invalid, .folderKey, "签名密钥 \(Self.signing) 与公钥文件 \(Self.verifying) 中“\(county)”的最后一行不是一对：不是现用的那一把，用它签署的校验点不能核验。",
                remedy: "请换上现用的那一把。现用的确已遗失、要改用这一把的，运行 plumbline keys renew --reason 理由。")
        }
        return key
    }

    /// The key of a county that has just been founded: the folder's own, or a new one in a folder that never had any.
    ///
    /// - Throws: `folder.key` where the folder's key is lost.
    @discardableResult
    package func found(_ county: String, _ connection: Connection) throws -> SignerKey {
        let lines = try verifierKeys()
        let isNew = try connection.checkpoints(county).isEmpty && !lines.contains { $0.name == Checkpoints.origin(county) }
        if try signingFile.read() == nil, !lines.isEmpty || !isNew { throw Self.lost }
        guard isNew else {
            guard let key = try signer(county) else { throw Self.lost }
            return key
        }
        let key = try Self.signer(county, try signingFile.readOrMake().bytes)
        try add(key.verifierKey)
        return key
    }

    package static var lost: Problem {
        Problem(
            .missing, .folderKey, "数据文件夹中没有签名密钥 \(signing)，而公钥文件 \(verifying) 或者已签署的校验点表明曾经有过。没有另外生成。",
            remedy: "请把另行保管的那一把放回（权限0600）。确已遗失的，运行 plumbline keys renew --reason 理由，改用新的一把；更换记入全过程记录。")
    }

    /// Goes on under another signing key: one made at random, or one that was put into the folder. The old key's public half stays, what it has
    /// signed is still checked by it. Broken off, it is carried on by the next call.
    ///
    /// - Returns: the key, and the entry that names it.
    /// - Throws: `folder.key` where the county's key is there and known, or where the county never had one.
    package func renew(_ county: String, in database: Database, reason: String, by actor: Actor, at: Instant) throws -> (SignerKey, entry: Int) {
        let former = try verifierKeys().last { $0.name == Checkpoints.origin(county) }
        guard former != nil || Disk.exists(verifyingPath) else {
            throw Problem(
                .missing, .folderKey, "数据文件夹中没有公钥文件 \(Self.verifying)，不能核验此前的校验点。", remedy: "请先从备份恢复这个文件，再更换密钥。")
        }
        if let seed = try signingFile.read(), try isCurrent(Self.signer(county, seed)) {
            throw Problem(
                .conflict, .folderKey, "签名密钥 \(Self.signing) 完好，与公钥是一对，没有更换。",
                remedy: "要停用这一把的（如已泄露），先停止服务，把它移出数据文件夹另行保管，再运行本命令。")
        }
        let key = try Self.signer(county, try signingFile.readOrMake().bytes)
        // The entry before the line: while the line is missing the key signs nothing, and this can be done again.
        let entry = try database.write(for: county) { connection in
            let last = try KeySuccessor.all(county, connection).last
            if let last, last.key.publicKey == key.verifierKey.publicKey { return last.entry }
            return try KeySuccessor.enter(key.verifierKey, after: former, reason: reason, by: actor, county, connection, at: at)
        }
        try add(key.verifierKey)
        return (key, entry)
    }

    // MARK: Another folder's

    /// - Parameter retired: paths of this folder that belong to something else.
    /// - Throws: `folder.key` when a file that lies here would have to give way to one of the other folder.
    package func requireRoom(for other: CountyKeys, retiring retired: [String]) throws {
        let pairs = [(Self.signing, signingFile, other.signingFile), (Self.accounts, accountsFile, other.accountsFile)]
        let others = try pairs.filter { _, own, other in
            guard let ours = try own.read(), let theirs = try other.read() else { return false }
            return ours != theirs
        }.map(\.0)
        let wrong = Set(retired + others).sorted()
        guard wrong.isEmpty else {
            throw Problem(
                .conflict, .folderKey, "数据文件夹中的 \(wrong.joined(separator: "、")) 与要恢复的县不相配，没有恢复，也没有改动。",
                remedy: "请用 --data 指明这个县自己的数据文件夹，或者先把不相配的移到别处。")
        }
    }

    /// Takes over from another folder what is missing here: lines of public keys, and keys.
    ///
    /// - Returns: the paths that were added to or made.
    package func take(from other: CountyKeys) throws -> [String] {
        var added: [String] = []
        let known = Set(try verifierKeys().map(\.description))
        let missing = try other.verifierKeys().filter { !known.contains($0.description) }
        for key in missing { try add(key) }
        if !missing.isEmpty { added.append(Self.verifying) }
        for (path, own, theirs) in [(Self.signing, signingFile, other.signingFile), (Self.accounts, accountsFile, other.accountsFile)] {
            guard try own.read() == nil, try theirs.read() != nil else { continue }
            try Disk.makeFolder(Disk.folder(of: own.path))
            try Disk.copy(theirs.path, to: own.path)
            added.append(path)
        }
        return added
    }

    // MARK: The accounts' key

    /// The seal of a county's accounts, as far as there is one; nothing is made.
    package func seal() throws -> SecretSeal? { try SecretSeal(accountsFile) }

    /// The seal with which a county may be served.
    ///
    /// - Parameter makes: whether a new key may be made where nothing is sealed. Servers that share a database are given the same one by hand, and
    ///   leave secrets as they are without it.
    /// - Returns: the seal, and whose secrets it does not open although it opens others'.
    /// - Throws: `identity.seal` when secrets lie sealed and the key is missing, or opens none of them.
    package func seal(_ county: String, in database: Database, makes: Bool) throws -> (seal: SecretSeal?, closed: SealedSecrets) {
        let present = try seal()
        let sealed = try database.read { try SealedSecrets(county, $0, by: present) }
        if let present {
            guard sealed.closed.isEmpty || !sealed.opened.isEmpty else { throw sealed.different }
            return (present, sealed)
        }
        guard sealed.count == 0 else { throw sealed.missing }
        return (makes ? SecretSeal(key: try accountsFile.readOrMake().bytes) : nil, sealed)
    }

    /// Makes the accounts' key for the servers of a county that share a database.
    ///
    /// - Throws: `folder.key` where there is one, `identity.seal` where secrets lie sealed under another.
    package func makeAccountsKey(_ county: String, in database: Database) throws {
        guard try accountsFile.read() == nil else {
            throw Problem(.conflict, .folderKey, "已经有账号密钥 \(Self.accounts)，没有改动。", remedy: "各节点用同一把：请把它复制到其他节点（权限0600）。")
        }
        _ = try seal(county, in: database, makes: true)
    }
}

extension Problem.Code {
    package static let folderKey: Problem.Code = Problem.Code("folder.key")
}
