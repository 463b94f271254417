package import HTML

/// The article something rests on.
package enum Article {
    /// Nothing for `nil`.
    package static func show(_ article: String?) -> HTML {
        article.map { "<p class=\"article\"><span class=\"away\">依据：</span>\($0)</p>" } ?? ""
    }
}
