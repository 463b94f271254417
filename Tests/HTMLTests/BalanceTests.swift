import HTML
import Testing

@Suite("标签配对") struct BalanceTests {
    @Test(arguments: [
        "", "文字 1 < 2", "<p>甲<br>乙<img src=\"a.png\" alt=\"\"></p>", "<!doctype html><html><body></body></html>",
        "<!-- <p> --><b></b>", "<P></p>", "<a title=\"a > b </a>\" href='<i>'>甲</a>", "<svg><path d=\"M0 0\"/></svg>",
        "<style>p > b { content: \"<p>\" }</style>", "<textarea><b></textarea>", "<h1>甲</h1><h2>乙</h2>", "<my-tag></my-tag>", "<td\n>甲</td>",
    ])
    func `配对的标签没有可报`(source: String) {
        #expect(HTML(trusted: source).unbalancedTags == [])
    }

    @Test(arguments: [
        ("<p>", ["<p>"]),
        ("</p>", ["</p>"]),
        ("<p><b></p>", ["<b>"]),
        ("<b><i></b></i>", ["<i>", "</i>"]),
        ("<ul><li>甲<li>乙</ul>", ["<li>", "<li>"]),
        ("<div/>", ["<div>"]),
        ("<h1>甲</h2>", ["</h2>", "<h1>"]),
        ("<p><!-- 没有完", ["<p>"]),
        ("<style>p {}", ["<style>"]),
        ("</br>", ["</br>"]),
    ])
    func `不配对的标签逐个报出`(source: String, tags: [String]) {
        #expect(HTML(trusted: source).unbalancedTags == tags)
    }
}
