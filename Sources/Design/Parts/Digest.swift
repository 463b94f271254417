package import HTML

/// A hash or key: too long to read, meant to be compared and copied.
package enum Digest {
    package static func show(_ text: String, label: String = "摘要") -> HTML {
        """
        <span class="digest"><code>\(text)</code><button type="button" class="button quiet" data-copy="\(text)" hidden>复制\
        <span class="away">\(label)</span></button></span>
        """
    }
}
