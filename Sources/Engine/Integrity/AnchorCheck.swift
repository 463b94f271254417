import Kernel
package import Proof
import Storage

/// Whether a database is a continuation of what notes say that were kept elsewhere.
package struct AnchorCheck {
    let engine: Engine
    /// The county's own keys, and those of witnesses who must have signed each note.
    let keys: [VerifierKey]
    let witnesses: [VerifierKey]

    package init(_ engine: Engine, keys: [VerifierKey], witnesses: [VerifierKey] = []) {
        (self.engine, self.keys, self.witnesses) = (engine, keys, witnesses)
    }

    /// What became of one note.
    package struct Finding: Sendable {
        package let anchor: Anchor
        /// Empty when the database goes on from the note.
        package let faults: [Fault]
        /// Entries since the note.
        package let since: Int
    }

    /// The journal as it is here: its last entry, the hashes of the entries asked for, recomputed, and its checkpoints; and the same of the
    /// audit trail, with the entry up to which the journal says that it was taken out.
    private struct Here {
        var last = 0
        var hashes: [Int: Digest32] = [:]
        var checkpoints: [CheckpointRow] = []
        var lastAudit = 0
        var audits: [Int: Digest32] = [:]
        var pruned: (through: Int, hash: Digest32)?
    }

    package func check(_ anchors: [Anchor]) throws -> [Finding] {
        let here = try read(Set(anchors.flatMap { [$0.last.entry] + $0.earlier.map(\.entry) }), audits: Set(anchors.compactMap(\.audit?.entry)))
        return anchors.map { anchor in
            let says =
                signatures(anchor)
                + (anchor.county == engine.county
                    ? compare(anchor, here) + compareAudit(anchor, here) : ["是“\(anchor.name)”（\(anchor.county)）的凭据，不是本县的"])
            let faults = says.map { Fault(part: .anchor, table: nil, entry: nil, message: "\(anchor.day.iso)第\(anchor.last.entry)条的凭据：\($0)") }
            return Finding(anchor: anchor, faults: faults, since: here.last - anchor.last.entry)
        }
    }

    /// Recomputes the chain from its beginning: stored hashes are not believed.
    private func read(_ wanted: Set<Int>, audits: Set<Int>) throws -> Here {
        try engine.database.read { connection in
            var here = Here()
            var chain = Chain(county: engine.county)
            try connection.forEachEntry(engine.county) { row in
                here.last = row.entry
                chain.append(row.chained)
                if wanted.contains(row.entry) { here.hashes[row.entry] = chain.head }
                if let mark = AuditPruning.Mark(row) { here.pruned = (mark.through, mark.hash) }
            }
            here.checkpoints = try connection.checkpoints(engine.county)
            var previous: Digest32?
            try connection.forEachAudit(engine.county) { row in
                // What came before the first one may have been taken out, so that one's word is taken for it.
                let hash = Chain.next(
                    previous: previous ?? Digest32(bytes: row.previous) ?? AuditChain.genesis(engine.county), content: row.chained)
                (previous, here.lastAudit) = (hash, row.entry)
                if audits.contains(row.entry) { here.audits[row.entry] = hash }
            }
            return here
        }
    }

    private func signatures(_ anchor: Anchor) -> [String] {
        var says: [String] = []
        if !keys.contains(where: { $0.publicKey == anchor.key.publicKey }) {
            says.append("签名的密钥（\(anchor.key.name)）不在现在的公钥 keys/journal.pub 之中：公钥文件被换过，或者历史是用另一把密钥重新签名的")
        }
        for witness in witnesses {
            do { _ = try anchor.note.verify(with: [witness]) } catch { says.append("没有见证人“\(witness.name)”的有效签名：\(error)") }
        }
        return says
    }

    private func compare(_ anchor: Anchor, _ here: Here) -> [String] {
        let links = [anchor.last] + anchor.earlier
        let known = links.filter { $0.entry <= here.last }
        let wrong = known.filter { here.hashes[$0.entry] != $0.hash }
        if let first = wrong.map(\.entry).min() { return [differs(anchor, from: first, after: known.map(\.entry).filter { $0 < first }.max(), here)] }
        var says: [String] = []
        if here.last < anchor.last.entry {
            says.append("当时已有\(anchor.last.entry)条记录，现在只有\(here.last)条：是较早的副本，或者末尾的记录被截去")
        }
        let sizes = Set(here.checkpoints.map(\.size))
        let missing = anchor.checkpoints > 0 ? (1...anchor.checkpoints).filter { !sizes.contains($0) } : []
        if let first = missing.first {
            says.append("当时已有\(anchor.checkpoints)个检查点，现在缺\(missing.count)个，第一个是第\(first)个：检查点被删去")
        } else if let root = anchor.root, here.checkpoints.first(where: { $0.size == anchor.checkpoints }).map({ $0.root != root.bytes }) ?? true {
            says.append("第\(anchor.checkpoints)个检查点的树根与当时的不同：检查点被改动")
        }
        return says
    }

    /// The audit trail goes on from where it stood: cut off behind that entry it cannot be seen here, before it it can, whoever cut it.
    private func compareAudit(_ anchor: Anchor, _ here: Here) -> [String] {
        guard let then = anchor.audit else { return [] }
        if let found = here.audits[then.entry] { return found == then.hash ? [] : ["审计记录第\(then.entry)条与当时的不同：被改写"] }
        if let pruned = here.pruned, pruned.through >= then.entry {
            // Taken out past its time, as the journal says; of the very entry it bears the hash.
            return pruned.through > then.entry || pruned.hash == then.hash ? [] : ["审计记录第\(then.entry)条与清理时所记的不同：被改写"]
        }
        if here.lastAudit < then.entry { return ["审计记录当时已有第\(then.entry)条，现在只到第\(here.lastAudit)条：末尾被截去"] }
        return ["审计记录第\(then.entry)条已不存在：被删去"]
    }

    /// The same place of the journal says something else here than in the note.
    private func differs(_ anchor: Anchor, from first: Int, after common: Int?, _ here: Here) -> String {
        let since = common.map { "第\($0)条以前相同，其后至迟从第\(first)条起与当时的不同" } ?? "至迟从第\(first)条起与当时的不同"
        let signed = here.checkpoints.first { row in
            guard row.entry >= first, let note = try? SignedNote(parsing: row.note) else { return false }
            return (try? Checkpoint.open(note, origin: Checkpoints.origin(engine.county), keys: keys))?.root.bytes == row.root
        }
        // A checkpoint of the note's history that has another root here was signed twice.
        guard let signed, signed.size <= anchor.checkpoints else {
            return "\(since)：从较早的副本另行续写（分叉），或者末尾的记录被改写"
        }
        return "\(since)，而\(signed.day)的检查点是用本县的密钥另行签名的：历史被改写后重新签名，或者从较早的副本另行续写（分叉）"
    }
}
