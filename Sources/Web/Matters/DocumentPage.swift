import Design
import HTML
import Kernel
import Storage

/// One issue of an official document as it was issued and is printed: what is stored, never made anew.
struct DocumentPage: Sendable {
    let row: PaperRow
    let content: DocumentContent
    let issuer: String
    /// How often this document was issued in the matter.
    let issues: Int
    /// What became of it since it was issued.
    var marks: [(text: String, path: String?)] = []

    var matter: MatterID { row.matter }
    var name: String { content.title }
    var path: String { Paths.document(matter, row.document, row.ordinal) }
    /// The page that compares it with the issue before; `nil` for the first.
    var comparison: String? { row.ordinal > 1 && row.document != Correction.paper ? Paths.comparison(matter, row.document, row.ordinal) : nil }
    /// Name, number, and which issue it is where there are several.
    var heading: String {
        name + (content.number.isEmpty ? "" : "　\(content.number)") + (issues > 1 ? "　第\(row.ordinal)次制发" : "")
    }

    var html: HTML {
        Layout.printed(
            title: name, issuer: issuer, number: content.number.isEmpty ? nil : content.number, back: (label: "返回事项", path: Paths.matter(matter)),
            further: comparison.map { (label: "与上一次制发的比较", path: $0) }, body: "\(each: marks, mark)\(DocumentText(content: content).html)")
    }

    /// Printed too: whoever holds the sheet has to know.
    private func mark(_ mark: (text: String, path: String?)) -> HTML {
        let text: HTML = mark.path.map { "<a href=\"\($0)\">\(mark.text)</a>" } ?? "\(mark.text)"
        return "<p class=\"quiet\">（\(text)）</p>"
    }

    /// Asks before a text with personal data is shown.
    ///
    /// - Parameter path: where the answer goes: this document, or its comparison.
    func question(at path: String, csrf: String) -> HTML {
        Panel.panel(
            heading,
            body: """
                <p>这份文书载有当事人等的个人信息。打开全文会记入全过程记录：谁、何时、看了哪一份。</p>
                \(Button.post("查看全文并留痕", path: path, csrf: csrf, style: .primary))
                \(Button.link("返回事项", path: Paths.matter(matter), style: .quiet))
                """)
    }
}

/// The words of a document on the sheet.
struct DocumentText {
    let content: DocumentContent

    var html: HTML {
        let to: HTML = content.addressee.isEmpty ? "" : "<p class=\"addressee\">\(content.addressee)：</p>"
        let remedies: HTML = content.remedies.isEmpty ? "" : "<p>\(content.remedies)</p>"
        let attachments: HTML =
            content.attachments.isEmpty ? "" : "<p class=\"attached\">附件：</p><ol>\(each: content.attachments, { "<li>\($0)</li>" })</ol>"
        let signature: HTML = content.signature.isEmpty ? "" : "<p>\(content.signature)</p>"
        let day: HTML = content.day.map { "<p>\($0.chinese)</p>" } ?? ""
        let seal: HTML = content.takesSeal ? "<p class=\"seal\">（印章）</p>" : ""
        return """
            \(to)\(each: content.blocks, block)\(remedies)\(attachments)
            <footer class="signature">\(signature)\(seal)\(day)</footer>
            """
    }

    private func block(_ block: DocumentContent.Block) -> HTML {
        switch block {
        case .paragraph(let text): return text.isEmpty ? "" : "<p>\(text)</p>"
        case .items(let items): return "<ol>\(each: items, { "<li>\($0)</li>" })</ol>"
        case .table(let table):
            let head: HTML =
                table.headings.isEmpty ? "" : "<thead><tr>\(each: table.headings, { "<th scope=\"col\">\($0)</th>" })</tr></thead>"
            return "<table class=\"paper\">\(head)<tbody>\(each: table.rows, { row($0, isNamed: table.headings.isEmpty) })</tbody></table>"
        case .opinions(let opinions):
            return "<table class=\"paper\"><tbody>\(each: opinions, opinion)</tbody></table>"
        }
    }

    /// Without headings above, the first cell names its row.
    private func row(_ cells: [String], isNamed: Bool) -> HTML {
        guard isNamed, let name = cells.first else { return "<tr>\(each: cells, { "<td>\($0)</td>" })</tr>" }
        return "<tr><th scope=\"row\">\(name)</th>\(each: cells.dropFirst(), { "<td>\($0)</td>" })</tr>"
    }

    private func opinion(_ opinion: DocumentContent.Opinion) -> HTML {
        """
        <tr><th scope="row">\(opinion.step)</th><td>\(opinion.opinion)<span class="signed">\(opinion.person)　\(opinion.day.chinese)</span></td></tr>
        """
    }
}
