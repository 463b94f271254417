package import HTML

/// Fields that belong together, under a heading.
package enum FormSection {
    package static func section(_ title: String, id: String? = nil, help: String? = nil, body: HTML) -> HTML {
        let lead: HTML = help.map { "<p class=\"help\">\($0)</p>" } ?? ""
        return """
            <section class="form-section"\(Attribute.value("id", id))><div class="section-head"><h2>\(title)</h2>\(lead)</div>\
            <div class="fields">\(body)</div></section>

            """
    }
}
