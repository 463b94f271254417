import HTML

/// The bar and the navigation at the top of a page.
enum Header {
    static func header(_ chrome: Chrome) -> HTML {
        """
        <header class="top">
        <div class="bar"><a class="brand" href="/">\(Icon.mark)<b>\(chrome.product)</b><span>\(chrome.place)</span></a>\
        \(search(chrome))\(account(chrome))</div>
        \(navigation(chrome.nav))</header>\(standing(chrome.standing))

        """
    }

    static func standing(_ text: String?) -> HTML { text.map { "<p class=\"standing\">\($0)</p>" } ?? "" }

    private static func search(_ chrome: Chrome) -> HTML {
        guard let path = chrome.searchPath else { return "" }
        return """
            <form class="search" role="search" method="get" action="\(path)">\
            <label class="away" for="search">搜索文号、当事人、案由、经办人</label>\
            <input id="search" name="q" type="search" value="\(chrome.searchText)" placeholder="搜索文号、当事人、案由、经办人" autocomplete="off">\
            <button type="submit">\(Icon.search)<span class="away">搜索</span></button></form>
            """
    }

    private static func account(_ chrome: Chrome) -> HTML {
        guard let user = chrome.user else { return "" }
        let waiting: HTML = chrome.notices > 0 ? "<b class=\"count\">\(chrome.notices)</b><span class=\"away\">条未读</span>" : ""
        let own: HTML = chrome.accountPath.map { "<a href=\"\($0)\">我的账户</a>" } ?? ""
        return """
            <div class="who"><a class="bell" href="\(chrome.noticesPath)">\(Icon.bell)<span class="bell-word">消息</span>\(waiting)</a>\
            <details class="account"><summary>\(user.name)</summary><div class="account-card"><p>\(user.posts)</p>\(own)\
            \(signOut(chrome.csrf))</div></details></div>
            """
    }

    private static func signOut(_ csrf: String?) -> HTML {
        guard let csrf else { return "" }
        return """
            <form method="post" action="/sign-out"><input type="hidden" name="csrf" value="\(csrf)">\
            \(Button.submit("退出登录", style: .quiet))</form>
            """
    }

    private static func navigation(_ items: [NavItem]) -> HTML {
        guard !items.isEmpty else { return "" }
        return "<nav class=\"main-nav\" aria-label=\"主导航\"><ul>\(each: items, item)</ul></nav>\n"
    }

    private static func item(_ item: NavItem) -> HTML {
        let current = Attribute.value("aria-current", item.isCurrent ? "page" : nil)
        let badge: HTML = item.badge.map { $0 > 0 ? "<b class=\"count\">\($0)</b>" : "" } ?? ""
        return "<li><a href=\"\(item.path)\"\(current)>\(item.label)\(badge)</a></li>"
    }
}
