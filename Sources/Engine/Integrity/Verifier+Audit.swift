import Kernel
import Proof
import Storage

/// The audit trail against its own chain, the heads that each day's commitment bears, and what the journal says was taken out.
extension Verifier {
    func checkAudit(_ connection: Connection, _ journal: JournalReading, _ result: inout Verification) throws {
        let start = journal.auditMarks.last
        let committed = journal.commitments.compactMap { commitment in commitment.says.audit.map { (journal: commitment.entry, head: $0) } }
        let wanted = Set(committed.map(\.head.entry) + journal.auditMarks.map(\.through))
        var heads: [Int: Digest32] = [:]
        var previous: AuditRow?
        try connection.forEachAudit(engine.county) { row in
            result.audits += 1
            checkLink(row, after: previous, start, &result)
            let hash = Chain.next(previous: Digest32(bytes: row.previous) ?? AuditChain.genesis(engine.county), content: row.chained)
            if row.hash != hash.bytes { result.add(.audit, table: "audit_entry", nil, "第\(row.entry)条的内容与摘要不符，已被改动") }
            let texts = [row.event, row.outcome, row.login, row.person, row.subject, row.address, row.device, row.request]
            if texts.contains(where: { $0.utf8.contains(UInt8(ascii: "\n")) }) {
                result.add(.audit, table: "audit_entry", nil, "第\(row.entry)条中有换行，不是由程序写入的")
            }
            if wanted.contains(row.entry) { heads[row.entry] = hash }
            previous = row
        }
        let last = previous?.entry ?? 0
        for mark in journal.auditMarks {
            if let head = heads[mark.through], head != mark.hash {
                result.add(.audit, table: "audit_entry", mark.journal, "第\(mark.through)条与清理时所记的不同，已被改写")
            }
            checkTime(of: mark, committed, journal, &result)
        }
        for (entry, head) in committed where head.entry > start?.through ?? 0 {
            guard let found = heads[head.entry] else {
                let says = head.entry > last ? "当日已有\(head.entry)条，现在只到第\(last)条，末尾被截去" : "当日的最后一条（第\(head.entry)条）已不存在"
                result.add(.audit, table: "audit_entry", entry, says)
                continue
            }
            if found != head.hash { result.add(.audit, table: "audit_entry", entry, "第\(head.entry)条与当日所记的不同，已被改写") }
        }
    }

    private func checkLink(_ row: AuditRow, after previous: AuditRow?, _ start: AuditPruning.Mark?, _ result: inout Verification) {
        let lacks: (first: Int, last: Int)?
        let expected: [UInt8]?
        if let previous {
            lacks = row.entry == previous.entry + 1 ? nil : (first: previous.entry + 1, last: row.entry - 1)
            expected = previous.hash
        } else if row.entry == 1 {
            lacks = nil
            expected = AuditChain.genesis(engine.county).bytes
        } else {
            // Of those that are being taken out some may be left; what came before them is gone and cannot be asked.
            let first = (start?.through ?? 0) + 1
            lacks = row.entry > first ? (first: first, last: row.entry - 1) : nil
            expected = row.entry == first ? start?.hash.bytes : nil
        }
        if let lacks { result.add(.audit, table: "audit_entry", nil, "第\(row.entry)条前缺第\(lacks.first)至\(lacks.last)条") }
        if lacks == nil, let expected, row.previous != expected {
            result.add(.audit, table: "audit_entry", nil, "第\(row.entry)条所记上一条的摘要与上一条不符")
        }
    }

    /// Whether something was taken out that was not past its time, whatever the setting: a day's commitment says what was there by then.
    private func checkTime(
        of mark: AuditPruning.Mark, _ committed: [(journal: Int, head: AuditHead)], _ journal: JournalReading, _ result: inout Verification
    ) {
        let lawful = Instant(mark.at.day.advanced(byMonths: -AuditSettings.leastMonths))
        // Of the commitments at or after that moment, the first one's head may not be passed.
        let times = Dictionary(journal.commitments.map { ($0.entry, $0.at) }, uniquingKeysWith: { first, _ in first })
        let first = committed.first { one in times[one.journal].map { $0 >= lawful } ?? false }
        guard let first, mark.through > first.head.entry else { return }
        result.add(.audit, table: "audit_entry", mark.journal, "清理到第\(mark.through)条，其中有不满\(AuditSettings.leastMonths)个月的")
    }
}

/// The last entry of the audit trail at the end of a day, and its hash.
struct AuditHead: Hashable {
    let entry: Int
    let hash: Digest32

    init?(_ row: AuditRow?) {
        guard let row, let hash = Digest32(bytes: row.hash) else { return nil }
        (entry, self.hash) = (row.entry, hash)
    }

    init?(json: JSON?) {
        guard let entry = json?["entry"]?.int, let hash = json?["hash"]?.string.flatMap({ Digest32(hex: $0) }) else { return nil }
        (self.entry, self.hash) = (entry, hash)
    }

    var json: JSON { .object([.init("entry", .integer(entry)), .init("hash", .text(hash.hex))]) }
}
