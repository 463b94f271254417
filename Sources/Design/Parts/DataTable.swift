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

        fileprivate var cssClass: HTML {
            switch (isNumber, isSpare) {
            case (false, false): ""
            case (true, false): " class=\"number\""
            case (false, true): " class=\"spare\""
            case (true, true): " class=\"number spare\""
            }
        }

        /// What each of its cells bears, however many rows there are.
        func attributes(isHeading: Bool) -> HTML {
            isHeading
                ? "<th role=\"rowheader\" scope=\"row\"\(cssClass) data-label=\"\(title)\">"
                : "<td role=\"cell\"\(cssClass) data-label=\"\(title)\">"
        }
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
        <thead role="rowgroup"><tr role="row">\(each: columns, { $0.heading })</tr></thead>
        <tbody role="rowgroup">
        \(body)</tbody></table></div>

        """
    }

    /// All rows in one buffer: a page has some hundred cells, and each piece of its own would be memory asked for and given back.
    private var body: HTML {
        let starts = columns.indices.map { columns[$0].attributes(isHeading: $0 == linkColumn) }
        var whole: HTML = ""
        whole.reserve(rows.count * columns.count * 128)
        for index in rows.indices {
            let link = index < rowLinks.count ? rowLinks[index] : nil
            whole.add("<tr role=\"row\"")
            if index < rowTones.count, let tone = rowTones[index] { whole += Attribute.value("class", tone.rawValue) }
            whole.add(link == nil ? ">" : " data-row>")
            for place in 0..<min(rows[index].count, starts.count) {
                whole += starts[place]
                guard place == linkColumn else {
                    whole += rows[index][place]
                    whole.add("</td>")
                    continue
                }
                if let link {
                    whole.add("<a class=\"row-link\" href=\"")
                    whole.add(text: link)
                    whole.add("\">")
                }
                whole += rows[index][place]
                whole.add(link == nil ? "</th>" : "</a></th>")
            }
            whole.add("</tr>\n")
        }
        return whole
    }
}

extension DataTable.Column {
    var heading: HTML {
        let order = Attribute.value("aria-sort", sorted?.rawValue)
        return "<th role=\"columnheader\" scope=\"col\"\(cssClass)\(order)>\(headingText)</th>"
    }

    private var headingText: HTML {
        guard let path = sortPath else { return HTML(text: title) }
        let mark: HTML =
            switch sorted {
            case .ascending: "▲"
            case .descending: "▼"
            case nil: "⇅"
            }
        return "<a href=\"\(path)\">\(title)<span class=\"sort\" aria-hidden=\"true\">\(mark)</span></a>"
    }
}
