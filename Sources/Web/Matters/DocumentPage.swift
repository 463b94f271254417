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
