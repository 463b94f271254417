import Kernel
import Proof
package import Storage

/// With which keys a restored county goes on.
///
/// A backup holds the public half alone, unless it was asked for the keys. So the keys come from whoever kept them, from the backup, or are those
/// that lie in the folder already, and in this order; each is taken only if it fits what was restored.
package struct RestoredKeys: Sendable {
    /// Files given by the operator.
    package struct Given: Sendable {
        package var signing: String?
        package var accounts: String?

        package init(signing: String? = nil, accounts: String? = nil) {
            self.signing = signing
            self.accounts = accounts
        }
    }

    /// Paths in the county's folder that belong to something else and go.
    package private(set) var retired: [String] = []
    /// What the operator should know.
    package private(set) var says: [String] = []

    /// - Parameters:
    ///   - staged: the restored county's folder; takes in what is given, and keeps of its own what fits.
    ///   - folder: where the county goes.
    /// - Throws: `folder.key` for a key that was given and does not fit, and for a signing key in the backup that does not.
    package init(_ staged: CountyKeys, given: Given, in folder: CountyKeys, database: Database) throws {
        let counties = try database.read { try $0.counties() }
        try settlePublic(staged, folder)
        try settleSigning(staged, given.signing, folder, counties)
        try settleAccounts(staged, given.accounts, folder, database, counties)
    }

    private mutating func settlePublic(_ staged: CountyKeys, _ folder: CountyKeys) throws {
        let (new, old) = (Set(try staged.verifierKeys().map(\.description)), Set(try folder.verifierKeys().map(\.description)))
        guard !old.isEmpty, new != old else { return }
        let (more, less) = (new.subtracting(old).count, old.subtracting(new).count)
        says.append(
            "公钥 \(CountyKeys.verifying) 与数据文件夹中原有的不同（多\(more)行，少\(less)行）。请用 plumbline anchor check 与另行保管的外部凭据核对。")
    }

    /// The signing key stays what it is where it is the county's own; another county's goes with what it signed.
    private mutating func settleSigning(_ staged: CountyKeys, _ given: String?, _ folder: CountyKeys, _ counties: [String]) throws {
        let file = staged.signingFile
        if let given { try Self.take(given, file) }
        if let seed = try file.read() {
            guard try Self.fits(seed, staged, counties) else {
                throw Problem(
                    .invalid, .folderKey, "签名密钥与备份中的公钥 \(CountyKeys.verifying) 不是一对，没有恢复。", remedy: "请核对 --key。")
            }
            return says.append("签名密钥 \(CountyKeys.signing)：用\(given == nil ? "备份中的" : "--key 所给的")，与公钥是一对。")
        }
        do {
            if let seed = try folder.signingFile.read() {
                if try Self.fits(seed, staged, counties) { return says.append("签名密钥 \(CountyKeys.signing)：用数据文件夹中原有的，与公钥是一对。") }
                retired.append(CountyKeys.signing)
            }
        } catch let problem as Problem where problem.code == .storageKey {
            retired.append(CountyKeys.signing)
        }
        says.append(
            "没有与公钥成对的签名密钥：每日校验点暂不签署。请把另行保管的密钥放到数据文件夹的 \(CountyKeys.signing)（权限0600），再重新启动服务；确已遗失的，运行 plumbline keys renew。")
    }

    private static func fits(_ seed: [UInt8], _ staged: CountyKeys, _ counties: [String]) throws -> Bool {
        try counties.contains { try staged.isCurrent(CountyKeys.signer($0, seed)) }
    }

    /// The accounts' key is the one that opens what lies sealed in the restored database.
    private mutating func settleAccounts(
        _ staged: CountyKeys, _ given: String?, _ folder: CountyKeys, _ database: Database, _ counties: [String]
    ) throws {
        let file = staged.accountsFile
        if let given { try Self.take(given, file) }
        var isInCopy = try file.read() != nil
        var sealed = try Self.sealed(by: isInCopy ? file : folder.accountsFile, database, counties)
        if isInCopy, given == nil, sealed.opened == 0, !sealed.closed.isEmpty {
            try Disk.remove(file.path)
            isInCopy = false
            sealed = try Self.sealed(by: folder.accountsFile, database, counties)
        }
        let name = "账号密钥 \(CountyKeys.accounts)"
        guard sealed.opened + sealed.closed.count > 0 else {
            return says.append("没有封存的动态口令密钥，\(name)不影响恢复。")
        }
        let whose = given != nil ? "--accounts-key 所给的" : isInCopy ? "备份中的" : "数据文件夹中原有的"
        if sealed.opened > 0 {
            says.append("\(name)：用\(whose)，打开了\(sealed.opened)个账号封存的动态口令密钥。")
            if !sealed.closed.isEmpty { says.append("另有\(sealed.closed.count)个账号的打不开：\(sealed.named)。\(SealedSecrets.remedy)") }
            return
        }
        if given != nil {
            throw Problem(
                .invalid, .folderKey, "--accounts-key 所给的密钥打不开备份中封存的动态口令密钥（\(sealed.closed.count)个账号），没有恢复。", remedy: "请核对 --accounts-key。")
        }
        if Disk.exists(folder.accountsFile.path) { retired.append(CountyKeys.accounts) }
        says.append("没有能打开的\(name)：\(sealed.closed.count)个账号的动态口令密钥封存着，不能使用（\(sealed.named)）。\(SealedSecrets.remedy)")
    }

    private struct Sealed {
        var opened = 0
        var closed: [String] = []
        var named: String { closed.prefix(20).joined(separator: "、") + (closed.count > 20 ? "等" : "") }
    }

    private static func sealed(by file: KeyFile, _ database: Database, _ counties: [String]) throws -> Sealed {
        let seal: SecretSeal?
        do {
            seal = try SecretSeal(file)
        } catch let problem as Problem where problem.code == .storageKey {
            seal = nil
        }
        return try database.read { connection in
            try counties.reduce(into: Sealed()) { sum, county in
                let sealed = try SealedSecrets(county, connection, by: seal)
                sum.opened += sealed.opened.count
                sum.closed += sealed.closed
            }
        }
    }

    private static func take(_ given: String, _ file: KeyFile) throws {
        // Read first: a slip of the pen is told before anything is put in its place.
        guard try KeyFile(given).read() != nil else {
            throw Problem(.missing, .folderKey, "没有密钥文件“\(given)”，没有恢复。", remedy: "请核对路径。")
        }
        try Disk.remove(file.path)
        try Disk.makeFolder(Disk.folder(of: file.path))
        try Disk.copy(given, to: file.path)
    }
}
