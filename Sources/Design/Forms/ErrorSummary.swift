package import HTML

/// All that is wrong with a form, above it, each leading to its field.
package enum ErrorSummary {
    /// Nothing when there is nothing wrong. An empty id is a message about the whole form.
    package static func show(_ errors: [(fieldID: String, message: String)], title: String? = nil) -> HTML {
        guard !errors.isEmpty else { return "" }
        return """
            <div class="error-summary" role="alert" tabindex="-1" data-focus><h2>\(Icon.shape(.bad))\(title ?? "有 \(errors.count) 处需要更正")</h2>\
            <ul>\(each: errors, { "<li>\(line($0))</li>" })</ul></div>

            """
    }

    private static func line(_ error: (fieldID: String, message: String)) -> HTML {
        error.fieldID.isEmpty ? HTML(text: error.message) : "<a href=\"#\(error.fieldID)\">\(error.message)</a>"
    }
}
