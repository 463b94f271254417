package import HTML

/// A list of records with a box on each row, written row by row into one buffer; otherwise a ``DataTable``.
///
/// The boxes are sent by the form around it under one name. The box in the heading ticks those of this page: it is shown by the script, and without
/// it the page has a link that does the same.
package struct TickTable: Sendable {
    package var caption: String
    package var columns: [DataTable.Column]
    /// The name under which ticked rows are sent; `nil` for a table without boxes.
    package var tickName: String?

    package init(caption: String, columns: [DataTable.Column], tickName: String?) {
        self.caption = caption
        self.columns = columns
        self.tickName = tickName
    }

    /// - Parameters:
    ///   - count: of rows.
    ///   - write: writes a row, its first cell the heading.
    package func html(_ count: Int, _ write: (inout Row, Int) -> Void) -> HTML {
        var row = Row(tickName: tickName, starts: columns.indices.map { columns[$0].attributes(isHeading: $0 == 0) })
        row.html.reserve(1_024 + count * (columns.count * 96 + 320))
        row.html += """
            <div class="table-wrap"><table class="data\(HTML(" ticked"), if: tickName != nil)" role="table"><caption class="away">\(caption)</caption>
            <thead role="rowgroup"><tr role="row">\(tickHeading)\(each: columns, { $0.heading })</tr></thead>
            <tbody role="rowgroup">

            """
        for index in 0..<count {
            write(&row, index)
            row.html.add("</tr>\n")
        }
        row.html.add("</tbody></table></div>\n")
        return row.html
    }

    private var tickHeading: HTML {
        guard tickName != nil else { return "" }
        return """
            <th role="columnheader" scope="col" class="tick"><span class="away">选择</span>\
            <input type="checkbox" data-tick-all aria-label="选中本页全部" hidden></th>
            """
    }

    /// One row after the other.
    package struct Row {
        package fileprivate(set) var html: HTML = ""
        private let tickName: String?
        private let starts: [HTML]
        private var place = 0

        fileprivate init(tickName: String?, starts: [HTML]) {
            self.tickName = tickName
            self.starts = starts
        }

        /// Begins a row with its box and its heading.
        ///
        /// - Parameters:
        ///   - title: what the record is called, also for the box.
        ///   - note: in small beneath the title.
        package mutating func begin(_ title: String, link: String, tick value: String, isTicked: Bool = false, tone: Tone? = nil, note: HTML? = nil) {
            place = 1
            html.add("<tr role=\"row\"")
            if let tone {
                html.add(" class=\"")
                html.add(text: tone.rawValue)
                html.add("\"")
            }
            html.add(" data-row>")
            if let tickName {
                html.add("<td role=\"cell\" class=\"tick\"><label><input type=\"checkbox\" name=\"")
                html.add(text: tickName)
                html.add("\" value=\"")
                html.add(text: value)
                html.add(isTicked ? "\" checked aria-label=\"选择" : "\" aria-label=\"选择")
                html.add(text: title)
                html.add("\"></label></td>")
            }
            if let start = starts.first { html += start }
            html.add("<a class=\"row-link\" href=\"")
            html.add(text: link)
            html.add("\">")
            html.add(text: title)
            html.add("</a>")
            if let note { html += note }
            html.add("</th>")
        }

        package mutating func cell(_ text: String) {
            start()
            html.add(text: text)
            html.add("</td>")
        }

        package mutating func cell(_ piece: HTML) {
            start()
            html += piece
            html.add("</td>")
        }

        private mutating func start() {
            guard place < starts.count else { preconditionFailure("a row has more cells than the table has columns") }
            html += starts[place]
            place += 1
        }
    }
}
