import Foundation
import HTML
import Testing

@testable import Design

@Suite("组件") struct ComponentTests {
    @Test func `每个组件的标签都配对`() {
        for (name, html) in Samples.pieces("文字") { #expect(html.unbalancedTags == [], "\(name)") }
        #expect(StyleGuide.page().unbalancedTags == [])
    }

    @Test func `给组件的文字里生不出标签，也出不了属性`() {
        let hostile = "\"><script>alert('&')</script>"
        for (name, html) in Samples.pieces(hostile) {
            #expect(!html.source.contains("<script>"), "\(name)")
            #expect(!html.source.contains(hostile), "\(name)")
            #expect(!html.source.contains("alert('"), "\(name)")
            #expect(html.source.contains("&quot;&gt;&lt;script&gt;alert(&#39;&amp;&#39;)"), "\(name)")
            #expect(html.unbalancedTags == [], "\(name)")
        }
    }

    @Test func `内容安全策略不许的都没有：行内样式、行内脚本、事件属性`() throws {
        let forbidden = try Regex(" style=| on[a-z]+=|<style|<script(?! src=)|javascript:")
        for (name, html) in Samples.pieces("文字") { #expect(html.source.firstMatch(of: forbidden) == nil, "\(name)") }
        #expect(StyleGuide.page().source.firstMatch(of: forbidden) == nil)
    }

    @Test func `样式手册里标识不重复，说明和链接所指的都在`() throws {
        // A template's content is not in the document.
        let page = StyleGuide.page().source.replacing(try Regex("(?s)<template>.*?</template>"), with: "")
        let ids = attributes("id", in: page)
        #expect(ids.count > 50)
        #expect(Dictionary(grouping: ids, by: \.self).filter { $1.count > 1 }.keys.sorted() == [])
        for name in ["for", "aria-describedby", "aria-labelledby", "list"] {
            let missing = attributes(name, in: page).flatMap { $0.split(separator: " ").map(String.init) }.filter { !ids.contains($0) }
            #expect(missing == [], "\(name)")
        }
    }

    @Test func `状态除颜色外各有一个形状`() {
        let shapes = Set(Tone.allCases.map { Icon.shape($0).source })
        #expect(shapes.count == Tone.allCases.count)
        for tone in Tone.allCases {
            let mark = DueMark.mark(text: "余 2 日", tone: tone).source
            #expect(mark.contains(Icon.shape(tone).source))
            #expect(mark.contains("余 2 日"))
        }
    }

    @Test func `没有的部分不留空壳`() {
        #expect(Crumbs.crumbs([]) == "")
        #expect(ErrorSummary.show([]) == "")
        #expect(Article.show(nil) == "")
        #expect(Sparkline.show([1], label: "一个数") == "")
        #expect(!Panel.panel("甲", body: "").source.contains("actions"))
        #expect(!Pager.pager(previous: nil, next: nil, summary: "共 0 件").source.contains("<a"))
    }

    @Test func `所在的一项标明是当前`() {
        let tabs = Tabs.tabs([("在办", "/a", true, 2_431), ("全部", "/b", false, nil)]).source
        #expect(tabs.contains("<a href=\"/a\" aria-current=\"page\">在办<span class=\"tab-count\">2,431</span></a>"))
        #expect(tabs.contains("<a href=\"/b\">全部</a>"))
        #expect(Crumbs.crumbs([("首页", "/"), ("事项", nil)]).source.contains("<li aria-current=\"page\">事项</li>"))
    }

    @Test(arguments: [(-5, "0%"), (0, "0%"), (62, "62%"), (100, "100%"), (130, "100%")])
    func `期限条画在零到一百之间，念出的是实数`(share: Int, width: String) {
        let card = ClockCard.show(name: "办案期限", due: "余 3 日", tone: .good, share: share).source
        #expect(card.contains("<rect class=\"used\" width=\"\(width)\""))
        #expect(card.contains("aria-label=\"已用期限 \(share)%\""))
    }

    @Test func `遮盖的值只有给了去处和令牌才能要求查看`() {
        #expect(!MaskedValue.show("4306**", path: "/u").source.contains("<form"))
        #expect(!MaskedValue.show("4306**", csrf: "c").source.contains("<form"))
        #expect(MaskedValue.show("4306**", path: "/u", csrf: "c").source.contains("method=\"post\" action=\"/u\""))
    }

    @Test func `长的事实占一整行，长短不算标签`() {
        let long = String(repeating: "事实", count: 20)
        #expect(DefinitionList.show([("事实", "\(long)")]).source.contains("<div class=\"long\">"))
        let masked = MaskedValue.show("4306**", path: "/u", csrf: "c")
        #expect(masked.source.utf8.count > 200)
        #expect(!DefinitionList.show([("证件", masked)]).source.contains("<div class=\"long\">"))
    }

    @Test func `同属一处的事实，标题只写一次；不成组的不写`() {
        let facts: [(label: String, value: HTML)] = [("姓名", "甲"), ("住址", "乙")]
        let html = DefinitionList.show(groups: [("", facts), ("当事人", facts)]).source
        #expect(html.components(separatedBy: "当事人").count == 2 && html.contains("<section class=\"fact-group\"><h3>当事人</h3><dl class=\"facts\">"))
        let entry = Timeline.Entry(
            when: "2020", who: "甲", what: "登记", changes: [("", [("案由", nil, "乙")]), ("当事人", [("姓名", nil, "丙"), ("住址", "丁", nil)])])
        let shown = Timeline.show([entry]).source
        #expect(shown.contains("改动 3 项") && shown.contains("<p class=\"part\">当事人</p><dl><div><dt>姓名</dt>"))
    }

    private func attributes(_ name: String, in source: String) -> [String] {
        source.matches(of: try! Regex<(Substring, Substring)>(" \(name)=\"([^\"]*)\"")).map { String($0.output.1) }
    }
}
