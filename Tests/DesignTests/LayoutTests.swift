import HTML
import Testing

@testable import Design

@Suite("页面框架") struct LayoutTests {
    private var chrome: Chrome { Chrome(place: "平江县", user: ("李建国", "办案人员"), csrf: "令牌", searchPath: "/search", notices: 3) }

    @Test func `每页只有一个一级标题、一个正文区，开头可跳到正文`() {
        let pages = [
            Layout.page(title: "事项", chrome: chrome, body: ""), Layout.page(title: "事项", chrome: chrome, heading: PageHead.show("别的标题"), body: ""),
            Layout.plain(title: "登录", body: ""), Layout.printed(title: "决定书", body: ""),
        ]
        for page in pages {
            #expect(page.source.matches(of: /<h1/).count == 1)
            #expect(page.source.matches(of: /<main id="main" tabindex="-1"/).count == 1)
            #expect(page.source.contains("<body class=\"") && page.source.contains("\">\n<a class=\"skip\" href=\"#main\">"))
            #expect(page.source.contains("<html lang=\"zh-CN\">"))
        }
    }

    @Test func `退出登录是带令牌的提交，没有令牌就没有`() {
        let page = Layout.page(title: "事项", chrome: chrome, body: "").source
        #expect(page.contains("<form method=\"post\" action=\"/sign-out\"><input type=\"hidden\" name=\"csrf\" value=\"令牌\">"))
        var without = chrome
        without.csrf = nil
        #expect(!Layout.page(title: "事项", chrome: without, body: "").source.contains("/sign-out"))
    }

    @Test func `没有登录的人看不到账户、消息和搜索`() {
        let page = Layout.page(title: "公示", chrome: Chrome(place: "平江县"), body: "").source
        #expect(!page.contains("account") && !page.contains("/notices") && !page.contains("role=\"search\""))
    }

    @Test(arguments: [(Tone.good, "status"), (.warn, "status"), (.bad, "alert")])
    func `办理结果读出来，坏消息立刻读`(tone: Tone, role: String) {
        var chrome = chrome
        chrome.flash = (tone, "已保存")
        #expect(Layout.page(title: "事项", chrome: chrome, body: "").source.contains("flash \(tone.rawValue)\" role=\"\(role)\""))
    }

    @Test(arguments: [(nil, false), (0, false), (3, true)] as [(Int?, Bool)])
    func `导航上只显示大于零的数`(badge: Int?, isShown: Bool) {
        let chrome = Chrome(place: "平江县", nav: [NavItem("期限", path: "/due", badge: badge)])
        #expect(Layout.page(title: "期限", chrome: chrome, body: "").source.contains("class=\"count\"") == isShown)
    }

    @Test func `没有发文机关的文书没有红头和红线`() {
        let page = Layout.printed(title: "清单", body: "").source
        #expect(!page.contains("red-head") && !page.contains("red-rule"))
        let headed = Layout.printed(title: "决定书", issuer: "平江县人民政府", number: "平政复决字〔2020〕1号", body: "").source
        #expect(headed.contains("<p class=\"red-head\">平江县人民政府</p><p class=\"number\">平政复决字〔2020〕1号</p><hr class=\"red-rule\">"))
    }
}
