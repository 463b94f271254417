package import Kernel
package import Proof
import Storage

/// A short signed note of how far a county's journal had come, to be kept where nobody who holds the database can reach it. Whether a
/// database is a continuation of it can be proved or refuted later.
///
/// ```
/// plumbline anchor 1
/// county 430626 平江县人民政府
/// day 2020-12-31
/// entry 189707
/// chain <hash of that entry, 64 hexadecimal digits>
/// earlier 189020 <hash>          some earlier entries, those of checkpoints 0, 1, 3, 7 … before the last one
/// checkpoints 366 <root of their tree>
/// papers 12031
/// publications 2411
/// files 17 <running digest>
/// audit 48210 <hash of that entry of the audit trail>     none while there is no entry
/// key <public key that signed, as in keys/journal.pub>
/// fingerprint <SHA-256 of the public key, in groups of four digits>
///
/// — plumbline/430626/journal <signature>
/// ```
///
/// The form is that of C2SP signed-note; witnesses put their signatures under the county's.
package struct Anchor: Sendable {
    static let form: String = "plumbline anchor 1"

    /// An entry and its hash.
    package struct Link: Hashable, Sendable {
        package let entry: Int
        package let hash: Digest32
    }

    package let county: String
    package let name: String
    /// Of the last entry.
    package let day: Day
    package let last: Link
    /// The latest first.
    package let earlier: [Link]
    package let checkpoints: Int
    /// Of the last checkpoint; `nil` while there is none.
    package let root: Digest32?
    package let papers: Int
    package let publications: Int
    /// Names of files in entries, and their running digest.
    package let files: (count: Int, head: String)
    /// The last entry of the audit trail at that moment; `nil` while there was none, and in notes of earlier programs.
    package let audit: Link?
    package let key: VerifierKey
    package private(set) var note: SignedNote

    /// The whole note, ready to be kept or printed.
    package var encoded: String { note.encoded }

    /// What the last entry of a county's journal commits to, signed.
    ///
    /// - Throws: `anchor.empty` for a county without entries.
    package init(of engine: Engine, signer: SignerKey) throws {
        let county = engine.county
        let name = engine.organs.root.map { engine.organs.name(of: $0) } ?? county
        let text = try engine.database.read { connection -> String in
            guard let last = try connection.lastEntry(county) else {
                throw Problem(.missing, .anchorEmpty, "“\(county)”还没有任何记录。", remedy: "请先办理第一件事项。")
            }
            let commitment = try DayCommitment(connection, county)
            let leaves = try connection.checkpointLeaves(county)
            var lines = [Self.form, "county \(county) \(name)", "day \(last.at.day.iso)", "entry \(last.entry)", "chain \(Hex.encode(last.hash))"]
            var (place, step) = (leaves.count - 1, 1)
            while place >= 0 {
                if leaves[place].entry < last.entry { lines.append("earlier \(leaves[place].entry) \(Hex.encode(leaves[place].hash))") }
                place -= step
                step *= 2
            }
            lines.append("checkpoints \(commitment.checkpoints) \(commitment.root.isEmpty ? "-" : commitment.root)")
            lines += ["papers \(commitment.papers)", "publications \(commitment.publications)"]
            lines.append("files \(commitment.files.count) \(commitment.files.head)")
            if let audit = commitment.audit { lines.append("audit \(audit.entry) \(audit.hash.hex)") }
            lines += ["key \(signer.verifierKey)", "fingerprint \(Self.fingerprint(signer.verifierKey))"]
            return lines.map { $0 + "\n" }.joined()
        }
        try self.init(note: SignedNote(text, signedBy: signer))
    }

    /// Reads a note that was kept; the signature must be that of the key which it names. Whether that key is the county's is another
    /// question.
    ///
    /// - Throws: `anchor.unreadable`.
    package init(parsing text: String) throws {
        do {
            try self.init(note: SignedNote(parsing: text))
        } catch let fault as NoteFault {
            throw Self.unreadable("\(fault)")
        }
    }

    private init(note: SignedNote) throws {
        var values: [String: String] = [:]
        var earlier: [Link] = []
        let lines = note.text.split(separator: "\n")
        guard lines.first.map(String.init) == Self.form else { throw Self.unreadable("第一行不是“\(Self.form)”") }
        for line in lines.dropFirst() {
            let parts = line.split(separator: " ", maxSplits: 1).map(String.init)
            guard parts.count == 2 else { throw Self.unreadable("“\(line)”不是“名称 值”") }
            if parts[0] == "earlier" {
                guard let link = Self.link(parts[1]) else { throw Self.unreadable("“\(line)”写得不对") }
                earlier.append(link)
            } else if values.updateValue(parts[1], forKey: parts[0]) != nil {
                throw Self.unreadable("“\(parts[0])”写了两次")
            }
        }
        func value(_ name: String) throws -> String {
            guard let value = values[name] else { throw Self.unreadable("缺“\(name)”一行") }
            return value
        }
        func number(_ name: String) throws -> Int {
            guard let number = Int(try value(name).prefix { $0 != " " }), number >= 0 else { throw Self.unreadable("“\(name)”不是数字") }
            return number
        }
        let place = try value("county").split(separator: " ", maxSplits: 1).map(String.init)
        guard let day = Day(iso: try value("day")), let hash = Digest32(hex: try value("chain")), let code = place.first else {
            throw Self.unreadable("日期、摘要或者县的代码写得不对")
        }
        let trees = try value("checkpoints").split(separator: " ").map(String.init)
        guard trees.count == 2, trees[1] == "-" || Digest32(hex: trees[1]) != nil else { throw Self.unreadable("“checkpoints”写得不对") }
        let audit = values["audit"].flatMap { Self.link($0) }
        if audit == nil, values["audit"] != nil { throw Self.unreadable("“audit”写得不对") }
        let key = try VerifierKey(value("key"))
        guard try value("fingerprint") == Self.fingerprint(key) else { throw Self.unreadable("公钥与其指纹不符") }
        _ = try note.verify(with: [key])
        (county, name) = (code, place.count > 1 ? place[1] : code)
        (self.day, self.earlier, self.key, self.note) = (day, earlier.sorted { $0.entry > $1.entry }, key, note)
        last = Link(entry: try number("entry"), hash: hash)
        (checkpoints, root) = (try number("checkpoints"), Digest32(hex: trees[1]))
        (papers, publications, self.audit) = (try number("papers"), try number("publications"), audit)
        files = (try number("files"), try value("files").split(separator: " ").last.map(String.init) ?? "")
    }

    /// Puts a witness's signature under the note: that it was seen, as it stands.
    package mutating func sign(with witness: SignerKey) throws { try note.sign(with: witness) }

    private static func link(_ text: String) -> Link? {
        let parts = text.split(separator: " ")
        guard parts.count == 2, let entry = Int(parts[0]), entry > 0, let hash = Digest32(hex: parts[1]) else { return nil }
        return Link(entry: entry, hash: hash)
    }

    /// In groups, so that two people can read it to each other.
    package static func fingerprint(_ key: VerifierKey) -> String {
        let digits = Array(Digest32.sha256(key.publicKey).hex)
        return stride(from: 0, to: digits.count, by: 4).map { String(digits[$0..<min($0 + 4, digits.count)]) }.joined(separator: " ")
    }

    private static func unreadable(_ why: String) -> Problem {
        Problem(.invalid, .anchorUnreadable, "外部凭据不能采信：\(why)。", remedy: "请取原来保存的文件；抄写、转码和改动换行都会使其失效。")
    }
}

extension Problem.Code {
    package static let anchorUnreadable: Problem.Code = Problem.Code("anchor.unreadable")
    package static let anchorEmpty: Problem.Code = Problem.Code("anchor.empty")
}
