package import HTML

/// Small drawings in the colour of the text beside them; they say nothing that the words do not.
package enum Icon {
    /// One shape for each tone: ring, letter i, tick, triangle, octagon.
    package static func shape(_ tone: Tone) -> HTML {
        switch tone {
        case .neutral: drawing("<circle cx=\"8\" cy=\"8\" r=\"5.5\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"2\"/>")
        case .info: drawing("<circle cx=\"8\" cy=\"8\" r=\"7\" fill=\"currentColor\"/><path class=\"on\" d=\"M8 4v1.6M8 7.2V12\"/>")
        case .good: drawing("<circle cx=\"8\" cy=\"8\" r=\"7\" fill=\"currentColor\"/><path class=\"on\" d=\"M4.8 8.2l2.3 2.3 4.2-4.6\"/>")
        case .warn: drawing("<path d=\"M8 1.2L15.4 14.4H.6z\" fill=\"currentColor\"/><path class=\"on\" d=\"M8 6v4M8 11.4v1.2\"/>")
        case .bad: drawing("<path d=\"M5 1h6l4 4v6l-4 4H5l-4-4V5z\" fill=\"currentColor\"/><path class=\"on\" d=\"M8 4v5M8 10.6v1.4\"/>")
        }
    }

    /// The plumb line of the product's name.
    static let mark: HTML = """
        <svg class="mark" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">\
        <path d="M4 2.5h16" fill="none" stroke="currentColor" stroke-width="2"/>\
        <path d="M12 2.5v9" fill="none" stroke="currentColor" stroke-width="1.5"/>\
        <path d="M8 11h8v3l-4 8-4-8z" fill="currentColor"/></svg>
        """

    static let search: HTML = drawing(
        "<path d=\"M7 2a5 5 0 110 10A5 5 0 017 2zM10.7 10.7L14.5 14.5\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"1.8\"/>")
    static let bell: HTML = drawing(
        "<path d=\"M2.5 12h11L12 10V7a4 4 0 00-8 0v3zM6.5 14h3\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"1.6\"/>")

    private static func drawing(_ paths: HTML) -> HTML {
        "<svg class=\"icon\" viewBox=\"0 0 16 16\" width=\"16\" height=\"16\" aria-hidden=\"true\" focusable=\"false\">\(paths)</svg>"
    }
}
