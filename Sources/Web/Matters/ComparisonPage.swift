import Design
import HTML
import Kernel
import Storage

/// What a later issue of a document has that the one before had not, and the other way round.
struct ComparisonPage: Sendable {
    let earlier: DocumentPage
    let later: DocumentPage

    var title: String { "\(later.name)：第\(earlier.row.ordinal)次与第\(later.row.ordinal)次制发的比较" }

    var body: HTML {
        let comparison = DocumentComparison(from: earlier.content, to: later.content)
        let note: HTML =
            comparison.isSame
            ? "两次制发的内容相同。"
            : "共\(comparison.lines.count { $0.mark == .removed })处删去，\(comparison.lines.count { $0.mark == .added })处新增；其余相同。"
        let rows: [[HTML]] = comparison.lines.map { line in [mark(line.mark), "\(line.part)", text(line)] }
        let table = DataTable(
            caption: "逐段比较", columns: ["变化", "部分", "内容"].map { DataTable.Column($0) }, rows: rows, linkColumn: 2,
            rowTones: comparison.lines.map { tone($0.mark) })
        return """
            <p>\(note)</p>
            \(Panel.panel("逐段比较", isFlush: true, body: table.html))
            <p>\(link(earlier)) \(link(later)) \(Button.link("返回事项", path: Paths.matter(later.matter), style: .quiet))</p>
            """
    }

    private func link(_ page: DocumentPage) -> HTML { Button.link("第\(page.row.ordinal)次制发的全文", path: page.path, style: .quiet) }

    private func mark(_ mark: DocumentComparison.Mark) -> HTML {
        switch mark {
        case .same: "相同"
        case .removed: Badge.badge("删去", .bad)
        case .added: Badge.badge("新增", .good)
        }
    }

    private func text(_ line: DocumentComparison.Line) -> HTML {
        switch line.mark {
        case .same: "\(line.text)"
        case .removed: "<del>\(line.text)</del>"
        case .added: "<ins>\(line.text)</ins>"
        }
    }

    private func tone(_ mark: DocumentComparison.Mark) -> Tone? {
        switch mark {
        case .same: nil
        case .removed: .bad
        case .added: .good
        }
    }
}
