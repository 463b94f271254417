package import HTML

/// Arrangements of panels.
package enum Columns {
    /// What is read first, and a narrower column beside it; on the phone the side comes after, or before if it says so.
    package static func show(main: HTML, side: HTML, sideFirstOnPhone: Bool = false) -> HTML {
        "<div class=\"columns\(HTML(" side-first"), if: sideFirstOnPhone)\"><div>\(main)</div><div class=\"side\">\(side)</div></div>"
    }

    /// Two equal columns, one above the other on the phone.
    package static func halves(_ first: HTML, _ second: HTML) -> HTML {
        "<div class=\"halves\"><div>\(first)</div><div>\(second)</div></div>"
    }
}
