import Design
import HTML
import Kernel
import Storage

/// An official document as it is printed.
struct DocumentPage: Sendable {
    let row: DocumentRow
    let name: String
    let content: DocumentContent?
    let issuer: String
    let matter: MatterID

    var html: HTML {
        Layout.printed(
            title: name, issuer: issuer, number: row.number, back: (label: "返回事项", path: Paths.matter(matter)), body: text)
    }

    /// Asks before a text with personal data is shown.
    func question(csrf: String) -> HTML {
        let path = Paths.document(matter, row.document, entry: row.entry)
        return Panel.panel(
            "\(name)　\(row.number)",
            body: """
                <p>这份文书载有当事人等的个人信息。打开全文会记入全过程记录：谁、何时、看了哪一份。</p>
                \(Button.post("查看全文并留痕", path: path, csrf: csrf, style: .primary))
                \(Button.link("返回事项", path: Paths.matter(matter), style: .quiet))
                """)
    }

    private var text: HTML {
        guard let content else { return "<p>这份文书没有可以显示的正文。</p>" }
        let remedies: HTML = content.remedies.isEmpty ? "" : "<p>\(content.remedies)</p>"
        let to: HTML = content.addressee.isEmpty ? "" : "<p class=\"addressee\">\(content.addressee)：</p>"
        return """
            \(to)\(each: content.paragraphs, { "<p>\($0)</p>" })\(remedies)
            <footer class="signature"><p>\(content.signature)</p><p>\((content.day ?? row.issued).chinese)</p></footer>
            """
    }
}
