import Kernel
import Proof
import Storage

/// What the journal commits to at the end of a day besides what its entries bear one by one: the checkpoints so far, how many papers and
/// publications there are, what the store of files says of those that entries name, and how far the audit trail had come.
///
/// Each stands right before a checkpoint and is its leaf, so a commitment without its checkpoint tells that one is gone.
struct DayCommitment {
    /// The `kind` of these entries; they move no matter.
    static let kind: String = "evidence"
    static let action: String = "commit"

    var checkpoints: Int
    /// The last checkpoint's root in hexadecimal; empty while there is none.
    var root: String
    var papers: Int
    var publications: Int
    var files: FileReferences
    /// The end of the audit trail; `nil` while there is none.
    var audit: AuditHead?
    /// Credentials from before the journal committed to their changes, by login: only in a county's first commitment.
    var credentials: [String: String]?

    /// As things stand now.
    init(_ connection: Connection, _ county: String) throws {
        let days = try connection.checkpointDays(county)
        (checkpoints, root) = (days.count, try days.last.flatMap { try connection.checkpointRoot(county, of: $0.day) }.map(Hex.encode) ?? "")
        (papers, publications) = try connection.evidenceCounts(county)
        audit = AuditHead(try connection.lastAudit(county))
        let last = try Self.last(connection, county)
        let earlier = last.flatMap { DayCommitment($0) }
        files = earlier?.files ?? FileReferences()
        for row in try connection.entriesWithFiles(county, after: last?.entry ?? 0) {
            guard let content = try? JSON(parsing: row.content) else { continue }
            for file in FileReferences.files(in: content) { files.add(file, try connection.attachmentLine(county, digest: file.digest)) }
        }
        if last == nil, try connection.entry(county, 1).map({ !RegisterEntry.isFounding($0) }) ?? false {
            let rows = try connection.credentials(county).map { ($0.login, CredentialEntry.digest($0)) }
            credentials = Dictionary(rows, uniquingKeysWith: { first, _ in first })
        }
    }

    /// The last one that was entered.
    static func last(_ connection: Connection, _ county: String) throws -> JournalRow? {
        try connection.registerEntries(county, kind: kind, within: nil, before: nil, limit: 1).first
    }

    /// `nil` for another entry, and for one that cannot be read.
    init?(_ row: JournalRow) {
        guard row.matter == nil, row.kind == Self.kind, row.action == Self.action, let content = try? JSON(parsing: row.content),
            let checkpoints = content["checkpoints"]?["count"]?.int, let root = content["checkpoints"]?["root"]?.string,
            let papers = content["papers"]?.int, let publications = content["publications"]?.int,
            let files = FileReferences(json: content["files"])
        else { return nil }
        (self.checkpoints, self.root, self.papers, self.publications, self.files) = (checkpoints, root, papers, publications, files)
        audit = AuditHead(json: content["audit"])
        credentials = content["credentials"]?.members.map { members in
            Dictionary(members.map { ($0.key, $0.value.string ?? "") }, uniquingKeysWith: { first, _ in first })
        }
    }

    private var members: [JSON.Member] {
        var members: [JSON.Member] = [
            .init("checkpoints", .object([.init("count", .integer(checkpoints)), .init("root", .text(root))])), .init("papers", .integer(papers)),
            .init("publications", .integer(publications)), .init("files", files.json),
        ]
        if let audit { members.append(.init("audit", audit.json)) }
        if let credentials {
            let before = credentials.sorted { $0.key < $1.key }.map { JSON.Member($0.key, .text($0.value)) }
            members.append(.init("credentials", .object(before)))
        }
        return members
    }

    /// Enters it at the end of the journal.
    func append(_ county: String, _ connection: Connection, at: Instant) throws -> (entry: Int, hash: Digest32) {
        try RegisterEntry(
            kind: Self.kind, action: Self.action, login: Actor.system.login, person: Actor.system.person.description, organ: county,
            changes: members, commitsToRegisters: false
        ).appended(county, connection, at: at)
    }
}
