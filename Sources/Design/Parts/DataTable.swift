package import HTML

/// A list of records: a table at the desk, one card for each record on the phone.
package struct DataTable: Sendable {
    package struct Column: Sendable {
        package enum Order: String, Sendable { case ascending, descending }

        package var title: String
        /// Where the heading leads to sort by this column; unsortable without.
        package var sortPath: String?
        package var sorted: Order?
        /// Set to the right, in figures of one width.
        package var isNumber: Bool

        /// Left out on the phone, where a card has room for five or so.
        package var isSpare: Bool

        package init(_ title: String, sortPath: String? = nil, sorted: Order? = nil, isNumber: Bool = false, isSpare: Bool = false) {
            self.title = title
            self.sortPath = sortPath
            self.sorted = sorted
            self.isNumber = isNumber
            self.isSpare = isSpare
        }

        fileprivate var cssClass: HTML { Attribute.words("class", (isNumber ? ["number"] : []) + (isSpare ? ["spare"] : [])) }
    }

    package var caption: String
    package var columns: [Column]
    /// A cell for each column.
    package var rows: [[HTML]]
    /// For each row, where it leads: its link cell becomes a link and must hold none of its own.
    package var rowLinks: [String?]
    /// The column that names the record: heading of its row and of its card, and the link.
    package var linkColumn: Int
    package var showsCaption: Bool
    package var rowTones: [Tone?]

    package init(
        caption: String, columns: [Column], rows: [[HTML]], rowLinks: [String?] = [], linkColumn: Int = 0, showsCaption: Bool = false,
        rowTones: [Tone?] = []
    ) {
        self.caption = caption
        self.columns = columns
        self.rows = rows
        self.rowLinks = rowLinks
        self.linkColumn = linkColumn
        self.showsCaption = showsCaption
        self.rowTones = rowTones
    }

    // The roles say again what the elements are: as cards they are no longer laid out as a table, and browsers then forget.
    package var html: HTML {
        """
        <div class="table-wrap"><table class="data" role="table"><caption\(HTML(" class=\"away\""), if: !showsCaption)>\(caption)</caption>
        <thead role="rowgroup"><tr role="row">\(each: columns, heading)</tr></thead>
        <tbody role="rowgroup">
        \(each: rows.indices, row)</tbody></table></div>

        """
    }

    private func heading(_ column: Column) -> HTML {
        let order = Attribute.value("aria-sort", column.sorted?.rawValue)
        return "<th role=\"columnheader\" scope=\"col\"\(column.cssClass)\(order)>\(title(column))</th>"
    }

    private func title(_ column: Column) -> HTML {
        guard let path = column.sortPath else { return HTML(text: column.title) }
        let mark: HTML =
            switch column.sorted {
            case .ascending: "▲"
            case .descending: "▼"
            case nil: "⇅"
            }
        return "<a href=\"\(path)\">\(column.title)<span class=\"sort\" aria-hidden=\"true\">\(mark)</span></a>"
    }

    private func row(_ index: Int) -> HTML {
        let link = index < rowLinks.count ? rowLinks[index] : nil
        let tone = index < rowTones.count ? rowTones[index] : nil
        let cells = zip(columns.indices, rows[index])
        return """
            <tr role="row"\(Attribute.value("class", tone?.rawValue))\(Attribute.flag("data-row", link != nil))>\
            \(each: cells, { cell($0, $1, link) })</tr>

            """
    }

    private func cell(_ index: Int, _ content: HTML, _ link: String?) -> HTML {
        let css = columns[index].cssClass
        guard index == linkColumn else { return "<td role=\"cell\"\(css) data-label=\"\(columns[index].title)\">\(content)</td>" }
        let name: HTML = link.map { "<a class=\"row-link\" href=\"\($0)\">\(content)</a>" } ?? content
        return "<th role=\"rowheader\" scope=\"row\"\(css) data-label=\"\(columns[index].title)\">\(name)</th>"
    }
}
