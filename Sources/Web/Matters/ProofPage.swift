import Design
import Engine
import HTML
import Kernel
import Proof
import Storage

/// What anyone needs to check by themselves that a matter's records have not been changed.
struct ProofPage {
    let page: MatterPage
    let county: String

    var body: HTML {
        let entries = page.model.entries
        let outlines = EditionReading.outlines(of: page.model.dossier, entries)
        let rows: [[HTML]] = entries.map { row in
            [
                "\(row.entry)", HTML(text: MatterHistory.time(row.at)),
                HTML(text: page.model.party?.shows(row) ?? true ? name(row, outlines) : "（本机关不参与的环节）"),
                isSound(row) ? Badge.badge("相符", .good) : Badge.badge("不符", .bad), Digest.show(row.hash.map { MatterHistory.hex($0) }.joined()),
            ]
        }
        let table = DataTable(
            caption: "本事项的记录", columns: [DataTable.Column("记录", isNumber: true)] + ["时间", "环节", "摘要重算", "摘要（SHA-256）"].map { DataTable.Column($0) },
            rows: rows)
        return """
            <p>每条记录的摘要由上一条的摘要和本条的内容算出，改动任何一条，其后全部不符。下表在打开时当场重算。\
            事项现在的内容\(isCurrent ? "与最后一条记录所载摘要相符。" : "与最后一条记录所载摘要不符！")</p>
            \(Panel.panel("记录", isFlush: true, body: table.html))
            \(checkpoint)
            """
    }

    /// As the law of its day names it.
    private func name(_ row: JournalRow, _ outlines: [Int: ProcedureOutline]) -> String {
        (outlines[row.entry] ?? page.model.dossier.outline).name(of: row)
    }

    private func isSound(_ row: JournalRow) -> Bool {
        guard let previous = Digest32(bytes: row.previous) else { return false }
        return Chain.next(previous: previous, content: row.chained).bytes == row.hash
    }

    private var isCurrent: Bool {
        guard let last = page.model.entries.last, let content = try? JSON(parsing: last.content) else { return false }
        return content["state"]?.string == page.model.dossier.digest
    }

    private var checkpoint: HTML {
        guard let checkpoint = page.model.checkpoint else {
            return Callout.callout(.info, title: "最后一条记录尚未被签名检查点覆盖；每日结束时签名。")
        }
        return Panel.panel(
            "签名检查点", id: "checkpoint",
            body: """
                <p>\(checkpoint.day.chinese)签名，覆盖到第\(checkpoint.entry)条记录，树上有\(checkpoint.size)个叶子。\
                保存下面的文字，今后任何时候都可以用公钥核验记录有没有被改动。</p>
                <pre tabindex="0">\(checkpoint.note)</pre>
                """)
    }
}
