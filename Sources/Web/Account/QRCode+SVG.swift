import HTML

extension QRCode {
    /// Dark squares on white with the four modules of quiet that readers need, whatever the page's colours.
    func svg(label: String) -> HTML {
        let whole = size + 8
        var path = ""
        for row in 0..<size {
            var column = 0
            while column < size {
                let start = column
                while column < size, isDark(row: row, column: column) { column += 1 }
                if column > start { path += "M\(start + 4) \(row + 4)h\(column - start)v1h-\(column - start)z" }
                column += 1
            }
        }
        return """
            <svg class="qr" role="img" aria-label="\(label)" viewBox="0 0 \(whole) \(whole)" shape-rendering="crispEdges">\
            <rect width="\(whole)" height="\(whole)" fill="#fff"/><path d="\(path)" fill="#000"/></svg>
            """
    }
}
