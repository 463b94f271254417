package import Kernel
package import Proof
package import Storage

/// The entry by which a county goes on under another signing key, because the one before was lost or is not to be used any more.
///
/// It proves nothing by itself, for whoever can write the journal can write it. It says when and why, so that whoever verifies can ask.
package struct KeySuccessor: Sendable {
    package static let action: String = "key.successor"

    package let entry: Int
    package let key: VerifierKey
    package let reason: String

    /// - Returns: `nil` for what cannot be read.
    init?(_ row: JournalRow) {
        guard let content = try? JSON(parsing: row.content), let text = content["key"]?.string, let key = try? VerifierKey(text) else { return nil }
        self.key = key
        entry = row.entry
        reason = content["reason"]?.string ?? ""
    }

    /// Those of a county, the earliest first.
    package static func all(_ county: String, _ connection: Connection) throws -> [KeySuccessor] {
        try connection.registerEntries(county, kind: RegisterEntry.upkeep, within: nil, before: nil, limit: .max)
            .filter { $0.action == action }.compactMap { KeySuccessor($0) }.reversed()
    }

    /// Enters a key's public half.
    ///
    /// - Parameter former: the key before, as far as it is known.
    /// - Returns: the entry's number.
    @discardableResult
    package static func enter(
        _ key: VerifierKey, after former: VerifierKey?, reason: String, by actor: Actor, _ county: String, _ connection: Connection, at: Instant
    ) throws -> Int {
        try RegisterEntry(
            kind: RegisterEntry.upkeep, action: action, login: actor.login, person: actor.person.description, organ: county,
            changes: [
                .init("key", .text(key.description)), .init("former", former.map { .text($0.description) } ?? .null), .init("reason", .text(reason)),
            ], commitsToRegisters: false
        ).append(county, connection, at: at)
    }
}

extension Verifier {
    /// A checkpoint is signed by the county's first key, or by the one that an entry before it names last.
    ///
    /// - Parameters:
    ///   - first: who signed the county's first checkpoint that could be checked.
    ///   - told: the keys of which it was said already.
    func checkSigner(
        _ row: CheckpointRow, _ signer: VerifierKey, first: VerifierKey, after changes: [KeySuccessor], told: inout Set<[UInt8]>,
        _ result: inout Verification
    ) {
        let due = changes.last { $0.entry < row.entry }
        guard signer.publicKey != (due?.key ?? first).publicKey, told.insert(signer.publicKey).inserted else { return }
        let which = "公钥指纹\(Anchor.fingerprint(signer).prefix(19))…"
        if let due {
            result.add(.checkpoint, table: "checkpoint", row.entry, "\(row.day)的检查点不是由第\(due.entry)条所写明的密钥签名的（\(which)）")
        } else {
            result.add(.checkpoint, table: "checkpoint", row.entry, "\(row.day)的检查点起由另一把密钥签名（\(which)），而没有更换密钥的记录")
        }
    }
}
