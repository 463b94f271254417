package import HTML

/// Something that has to be read before the rest.
package enum Callout {
    package static func callout(_ tone: Tone, title: String, body: HTML = "") -> HTML {
        let rest: HTML = body == "" ? "" : "<div class=\"callout-body\">\(body)</div>"
        return """
            <div class="callout \(tone.rawValue)">\(Icon.shape(tone))<div><p class="callout-title">\
            <span class="away">\(tone.word)：</span>\(title)</p>\(rest)</div></div>
            """
    }

    /// The outcome of the last action; read out when the page opens.
    static func flash(_ tone: Tone, _ text: String) -> HTML {
        """
        <div class="callout flash \(tone.rawValue)" role="\(tone == .bad ? "alert" : "status")">\(Icon.shape(tone))\
        <p class="callout-title">\(text)</p></div>
        """
    }
}
