package import HTML

/// A form that changes something.
package enum Form {
    /// Browsers' own checks are off: the server checks everything and says it in one way.
    /// - Parameters:
    ///   - draft: where the script keeps a draft while one writes.
    ///   - isMultipart: must be set when a field is a file.
    ///   - warnsUnsaved: the script asks before the page is left with changes in it.
    ///   - enter: the label of what the Enter key does. Browsers press a form's first button, which might remove a row.
    package static func post(
        action: String, csrf: String, id: String? = nil, draft: String? = nil, isMultipart: Bool = false, warnsUnsaved: Bool = true,
        enter: (label: String, name: String?, value: String?) = ("提交", nil, nil), body: HTML
    ) -> HTML {
        let first: HTML = """
            <button type="submit" class="away" tabindex="-1" aria-hidden="true"\(Attribute.value("name", enter.name))\
            \(Attribute.value("value", enter.value))>\(enter.label)</button>
            """
        let status: HTML = draft == nil ? "" : "<p class=\"draft-status\" role=\"status\" aria-live=\"polite\"></p>"
        return """
            <form class="form" method="post" action="\(action)" novalidate\(Attribute.value("id", id))\(Attribute.value("data-draft", draft))\
            \(Attribute.value("enctype", isMultipart ? "multipart/form-data" : nil))\(Attribute.flag("data-unsaved", warnsUnsaved))>\
            \(Hidden.field("csrf", csrf))\(first)\(body)\(status)</form>

            """
    }

    /// The buttons at the end.
    package static func actions(_ buttons: HTML) -> HTML { "<div class=\"form-actions\">\(buttons)</div>" }
}
