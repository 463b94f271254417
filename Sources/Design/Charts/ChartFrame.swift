import HTML

/// What every chart has around its drawing: title, legend, and its numbers as a table.
enum ChartFrame {
    static func figure(id: String, title: String, legend: HTML = "", drawing: HTML, head: [String], rows: [[String]]) -> HTML {
        """
        <figure class="chart" id="\(id)"><figcaption>\(title)</figcaption>\(legend)\(drawing)
        <details class="numbers"><summary>数据表</summary><div class="table-wrap" tabindex="0" role="region" aria-label="\(title)的数据">\
        <table class="figures"><caption class="away">\(title)</caption>\
        <thead><tr>\(each: head, { "<th scope=\"col\">\($0)</th>" })</tr></thead>
        <tbody>\(each: rows, row)</tbody></table></div></details></figure>

        """
    }

    private static func row(_ cells: [String]) -> HTML {
        guard let first = cells.first else { return "" }
        return "<tr><th scope=\"row\">\(first)</th>\(each: cells.dropFirst(), { "<td>\($0)</td>" })</tr>\n"
    }

    /// A drawing that is as wide as it can be: x in per cent, y in pixels, so that text keeps its size on the phone.
    static func drawing(id: String, title: String, summary: String, height: Int, content: HTML) -> HTML {
        """
        <svg class="drawing" width="100%" height="\(height)" role="img" aria-labelledby="\(id)-title \(id)-desc">\
        <title id="\(id)-title">\(title)</title><desc id="\(id)-desc">\(summary)</desc>\(content)</svg>
        """
    }

    /// Stripes for the marks that must differ by more than colour.
    static func stripes(_ id: String) -> HTML {
        """
        <defs><pattern id="\(id)-stripes" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">\
        <rect class="stripe-ground" width="6" height="6"/><rect class="stripe" width="3" height="6"/></pattern></defs>
        """
    }
}
