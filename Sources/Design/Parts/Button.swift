package import HTML

/// Links and submit buttons that look alike.
package enum Button {
    package enum Style: String, Sendable {
        /// The one thing the page is for.
        case primary
        case plain
        /// Beside text, without a frame.
        case quiet
        /// What cannot be taken back.
        case danger
    }

    package static func link(_ label: String, path: String, style: Style = .plain) -> HTML {
        "<a class=\"button \(style.rawValue)\" href=\"\(path)\">\(label)</a>"
    }

    /// - Parameters:
    ///   - confirm: a question to be answered first; asked only where the script runs.
    ///   - path: sends the form elsewhere than its own action.
    ///   - form: the id of the form, for a button outside of it.
    package static func submit(
        _ label: String, name: String? = nil, value: String? = nil, style: Style = .primary, confirm: String? = nil, path: String? = nil,
        form: String? = nil
    ) -> HTML {
        let attributes: [HTML] = [
            Attribute.value("name", name), Attribute.value("value", value), Attribute.value("data-confirm", confirm),
            Attribute.value("formaction", path), Attribute.value("form", form),
        ]
        return "<button type=\"submit\" class=\"button \(style.rawValue)\"\(attributes.joined())>\(label)</button>"
    }

    /// A form that is one button: an action without fields. Must not stand inside another form.
    package static func post(
        _ label: String, path: String, csrf: String, fields: [(name: String, value: String)] = [], style: Style = .plain, confirm: String? = nil
    ) -> HTML {
        """
        <form class="inline" method="post" action="\(path)">\(Hidden.field("csrf", csrf))\
        \(each: fields, { Hidden.field($0.name, $0.value) })\(submit(label, style: style, confirm: confirm))</form>
        """
    }
}
