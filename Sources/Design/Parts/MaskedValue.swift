package import HTML

/// A value shown in part; seeing the whole is an action that leaves a trace.
package enum MaskedValue {
    /// - Parameters:
    ///   - path: where asking for the whole is posted; without it, or without `csrf`, the whole cannot be asked for here.
    ///   - what: named to readers who hear the button alone, such as `证件号码`.
    /// Holds a form, so it must not stand inside one.
    package static func show(
        _ text: String, path: String? = nil, csrf: String? = nil, fields: [(name: String, value: String)] = [], what: String = ""
    ) -> HTML {
        guard let path, let csrf else { return "<span class=\"masked\">\(text)</span>" }
        return """
            <span class="masked">\(text)</span> <form class="inline" method="post" action="\(path)">\(Hidden.field("csrf", csrf))\
            \(each: fields, { Hidden.field($0.name, $0.value) })<button type="submit" class="button quiet">查看全部\
            <span class="away">\(what)（留痕）</span></button></form>
            """
    }
}
