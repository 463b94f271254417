package import Engine
import HTML
package import Kernel
package import Storage

/// The pages of a matter as somebody would see them, made without a server: for checks that every one of them can be read.
package struct PageReading {
    /// One page: its HTML, and the tags in it that do not close.
    package struct Page: Sendable {
        package let text: String
        package let unbalanced: [String]

        init(_ html: HTML) {
            text = html.source
            unbalanced = html.unbalancedTags
        }
    }

    private let sight: Sight
    private let now: Instant

    package init(_ sight: Sight, at now: Instant) {
        self.sight = sight
        self.now = now
    }

    private var registers: Registers { sight.work.engine.registers }

    package func matter(_ id: MatterID) throws -> Page {
        let model = try MatterModel(id, sight, at: now)
        let page = MatterPage(model: model, registers: registers, engine: sight.work.engine, csrf: "", today: now.day, isWhole: true)
        return Page("\(page.heading)\(page.body)")
    }

    /// The empty form of a step.
    package func form(of action: String, on id: MatterID) throws -> Page {
        let page = ActionPage(model: try ActionModel(id, action, sight, at: now), registers: registers, csrf: "", request: "")
        return Page("\(page.heading)\(page.body)")
    }

    /// A paper as it is printed, and beside the issue before it where there is one.
    package func paper(_ row: PaperRow, issues: Int, before earlier: PaperRow? = nil) throws -> Page {
        let later = try page(of: row, issues)
        guard let earlier else { return Page(later.html) }
        return Page("\(later.html)\(ComparisonPage(earlier: try page(of: earlier, issues), later: later).body)")
    }

    private func page(of row: PaperRow, _ issues: Int) throws -> DocumentPage {
        guard let content = DocumentContent(json: try JSON(parsing: row.content)) else {
            throw Problem(.damaged, .engineDamaged, "事项\(row.matter)的文书“\(row.document)”读不出来。")
        }
        return DocumentPage(row: row, content: content, issuer: registers.organs.name(of: row.organ), issues: issues)
    }
}
