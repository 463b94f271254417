import Kernel
import Proof
import Storage

/// Files, credentials, links, checkpoints and the schema against what the journal commits to.
extension Verifier {
    /// Each file against its name, and what entries name against what is there.
    func checkFiles(
        _ files: [(line: AttachmentLine, actual: String, bytes: Int)], _ journal: JournalReading, _ result: inout Verification
    ) {
        var unseen = journal.named
        for file in files {
            result.attachments += 1
            let named = unseen.removeValue(forKey: file.line.digest)
            if file.actual != file.line.digest {
                result.add(.attachment, table: "attachment", named?.entry, "附件\(named.map { "“\($0.file.name)”" } ?? "")（\(file.line.digest)）的内容已被替换")
            } else if file.line.size != file.bytes || named.map({ $0.file.size != file.bytes }) ?? false {
                result.add(.attachment, table: "attachment", named?.entry, "附件（\(file.line.digest)）所记的字节数不符，已被改动")
            }
        }
        for (digest, named) in unseen.sorted(by: { ($0.value.entry, $0.key) < ($1.value.entry, $1.key) }) {
            result.add(.attachment, table: "attachment", named.entry, "附件“\(named.file.name)”（\(digest)）已不存在")
        }
        if let wrong = journal.commitments.first(where: { $0.says.files != $0.files }) {
            result.add(.attachment, table: "attachment", wrong.entry, "记录到此为止所指附件的类型、大小、存入时间或者存入人与当日所记不符，已被改动")
        }
    }

    func checkCredentials(_ connection: Connection, _ journal: JournalReading, _ result: inout Verification) throws {
        var unseen = journal.credentials
        for credential in try connection.credentials(engine.county) {
            result.credentials += 1
            guard let known = unseen.removeValue(forKey: credential.login) else {
                if journal.knowsAllCredentials {
                    result.add(.credential, table: "credential", nil, "账号“\(credential.login)”的密码或者动态口令不是由任何记录设立的")
                } else {
                    result.uncommitted += 1
                }
                continue
            }
            if CredentialEntry.digest(credential) != known.digest {
                result.add(.credential, table: "credential", known.entry, "账号“\(credential.login)”的密码、动态口令或者恢复码与最后一次更改的记录不符，已被改动")
            }
        }
        for (login, known) in unseen.sorted(by: { $0.key < $1.key }) {
            result.add(.credential, table: "credential", known.entry, "账号“\(login)”的登录凭据已不存在")
        }
        let (linked, found) = (Set(journal.links), Set(try connection.federatedIdentities(engine.county)))
        for row in linked.subtracting(found).sorted(by: { $0.subject < $1.subject }) {
            result.add(.credential, table: "federated_identity", nil, "账号“\(row.login)”与身份“\(row.subject)”（\(row.issuer)）的关联已不存在，或者已被改动")
        }
        for row in found.subtracting(linked).sorted(by: { $0.subject < $1.subject }) {
            result.add(.credential, table: "federated_identity", nil, "账号“\(row.login)”与身份“\(row.subject)”（\(row.issuer)）的关联不是由任何记录设立的")
        }
        let row = try connection.jurisdiction(engine.county)
        if row?.superior != journal.jurisdiction?.superior || journal.jurisdiction.map({ $0.name != row?.name }) ?? false {
            result.add(.register, table: "jurisdiction", journal.jurisdiction?.entry, "本县的隶属关系与登记的记录不符，已被改动")
        }
    }

    /// The tree over the checkpoints' leaves, the signed notes, and each day's commitment, which stands right before one.
    func checkCheckpoints(_ connection: Connection, _ journal: JournalReading, _ result: inout Verification) throws {
        let leaves = Dictionary(
            try connection.checkpointLeaves(engine.county).map { ($0.entry, $0.hash) }, uniquingKeysWith: { first, _ in first })
        let rows = try connection.checkpoints(engine.county)
        let committed = Set(journal.commitments.map(\.entry))
        var frontier = MerkleFrontier()
        var pending = journal.commitments[...]
        var first: VerifierKey?
        var told: Set<[UInt8]> = []
        // The leaf of one that is gone is known from its commitment, so those after it can be checked all the same.
        func pass(before entry: Int) {
            while let next = pending.first, next.entry < entry {
                frontier.append(next.hash.bytes)
                pending.removeFirst()
                result.add(.checkpoint, table: "checkpoint", next.entry, "以这一条为叶子的检查点已不存在")
            }
        }
        for row in rows {
            result.checkpoints += 1
            pass(before: row.entry)
            if pending.first?.entry == row.entry {
                pending.removeFirst()
            } else if let first = committed.min(), row.entry > first {
                result.add(.checkpoint, table: "checkpoint", row.entry, "\(row.day)的检查点不是由每日的作业签名的")
            }
            guard let hash = leaves[row.entry] else {
                result.add(.checkpoint, table: "checkpoint", row.entry, "\(row.day)的检查点所指的记录已不存在")
                continue
            }
            frontier.append(hash)
            if row.size != frontier.size || row.root != frontier.root.bytes { result.add(.checkpoint, row.entry, "\(row.day)的树根与各日的记录不符") }
            if let signer = checkNote(row, &result) {
                first = first ?? signer
                checkSigner(row, signer, first: first ?? signer, after: journal.successors, told: &told, &result)
            }
        }
        pass(before: .max)
        checkCommitments(rows, journal, &result)
    }

    /// - Returns: whose signature it bears, when that is one of the county's.
    private func checkNote(_ row: CheckpointRow, _ result: inout Verification) -> VerifierKey? {
        do {
            let note = try SignedNote(parsing: row.note)
            let checkpoint = try Checkpoint.open(note, origin: Checkpoints.origin(engine.county), keys: keys)
            if checkpoint.size != row.size || checkpoint.root.bytes != row.root
                || checkpoint.extensions != Checkpoints.extensions(row.day, entry: row.entry)
            {
                result.add(.checkpoint, row.entry, "\(row.day)的签名内容与所存不符")
            }
            return try note.verify(with: keys).first
        } catch {
            result.add(.checkpoint, row.entry, "\(row.day)的签名不能核验：\(error)")
            return nil
        }
    }

    private func checkCommitments(_ rows: [CheckpointRow], _ journal: JournalReading, _ result: inout Verification) {
        // Those from before there were commitments are known by the first one alone.
        if let first = journal.commitments.first {
            let before = rows.filter { $0.entry < first.entry }
            if before.count != first.says.checkpoints || before.last.map({ Hex.encode($0.root) }) ?? "" != first.says.root {
                result.add(
                    .checkpoint, table: "checkpoint", first.entry, "此前签名的检查点应有\(first.says.checkpoints)个，现有\(before.count)个，或者已被改动")
            }
        }
        for commitment in journal.commitments
        where commitment.says.papers != commitment.papers || commitment.says.publications != commitment.publications {
            result.add(
                .journal, commitment.entry,
                "当日所记有文书\(commitment.says.papers)份、公示\(commitment.says.publications)条，而此前的记录制发\(commitment.papers)份、公开\(commitment.publications)条")
        }
    }

    func checkSchema(_ connection: Connection, _ result: inout Verification) throws {
        for fault in try connection.schemaFaults() {
            result.add(.schema, nil, fault.says)
        }
    }

    /// A matter's texts that the digest cannot tell apart: nothing from an empty text, one text from two.
    func checkForm(_ row: MatterRow, _ result: inout Verification) {
        if row.number == "" { result.add(.matter, table: "matter", row.entry, "事项\(row.id)的文号是空的文字，而不是没有文号") }
        let single = [row.kind, row.edition, row.organ.description, row.number ?? "", row.stage, row.state]
        if single.contains(where: { $0.utf8.contains(UInt8(ascii: "\n")) }) {
            result.add(.matter, table: "matter", row.entry, "事项\(row.id)的种类、版本、机关、文号或者阶段中有换行")
        }
    }

    func checkForm(_ row: JournalRow, _ result: inout Verification) {
        let single = [row.kind, row.action, row.login, row.person, row.organ, row.request ?? ""]
        if row.request == "-" || single.contains(where: { $0.utf8.contains(UInt8(ascii: "\n")) }) {
            result.add(.journal, table: "journal", row.entry, "种类、环节、账号、人员、机关或者请求编号中有不应有的内容")
        }
    }
}
