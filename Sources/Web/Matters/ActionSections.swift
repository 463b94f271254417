import Design
import Engine
import HTML
import Kernel

/// The pages of a long form: one part of the record a page, in the order of the parts. All of them are one form and are sent together, those
/// not shown unseen: nothing is lost between them, and nothing has to be kept for them.
///
/// A step that is taken many times a day stays on one page, however many fields it has: whoever takes it knows them.
struct ActionSections {
    struct Section {
        let title: String
        let fields: [FieldInfo]
    }

    /// None for a form that is one page.
    let sections: [Section]

    init(_ model: ActionModel) {
        let parts = FieldSections(model.fields, \.self).ownFirst
        let controls = model.fields.reduce(0) { $0 + max(1, $1.type.parts?.count ?? 1) }
        let isLong = controls >= Self.leastControls && parts.count > 1 && model.action.aside.isEmpty
        sections = isLong ? parts.map { Section(title: $0.title.isEmpty ? "基本内容" : $0.title, fields: $0.items.map(\.item)) } : []
    }

    /// From so many on a form is more than one looks over.
    private static let leastControls: Int = 8

    var isLong: Bool { !sections.isEmpty }
    var last: Int { max(0, sections.count - 1) }

    /// The page that a form says it shows; the first one for nothing.
    func current(_ form: FormData?) -> Int { min(max(0, form?[Self.name].flatMap { Int($0) } ?? 0), last) }

    /// The page on which a control stands: `field` or `field.row.part`. What belongs to no field is asked first, or last.
    func page(of place: String) -> Int {
        if place == Occurrence.dayName || place == Occurrence.reasonName { return 0 }
        return sections.firstIndex { $0.fields.contains { place == $0.name || place.hasPrefix($0.name + ".") } } ?? last
    }

    /// Says which page a form shows.
    static let name: String = "section"
    /// Turns to a page by its number, as the form stands; and on to the next, once what this one asks is right.
    static let go: String = "go"
    static let next: String = "next"

    /// Where one is, and the ways to the others.
    ///
    /// - Parameter wrong: how many mistakes each page has, by its number.
    func steps(at current: Int, wrong: [Int: Int]) -> HTML {
        let items: [HTML] = sections.enumerated().map { index, section in
            let count = wrong[index] ?? 0
            let fault: HTML = count == 0 ? "" : " <span class=\"badge bad\">\(count)处要改</span>"
            if index == current { return "<li aria-current=\"step\"><b>\(section.title)</b>\(fault)</li>" }
            return "<li><button type=\"submit\" name=\"\(Self.go)\" value=\"\(index)\" formnovalidate>\(section.title)</button>\(fault)</li>"
        }
        return """
            <nav class="form-steps" aria-label="表单的各部分"><p>第\(current + 1)步，共\(sections.count)步</p><ol>\(items.joined())</ol></nav>
            """
    }
}
