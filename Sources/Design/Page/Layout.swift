package import HTML

/// Whole documents.
package enum Layout {
    /// A page of the program. The heading is the title, unless one is given (see ``PageHead``).
    package static func page(title: String, chrome: Chrome, heading: HTML? = nil, body: HTML, footer: HTML = "") -> HTML {
        let flash: HTML = chrome.flash.map { Callout.flash($0.tone, $0.text) } ?? ""
        return document(
            title: "\(title) · \(chrome.place)\(chrome.product)", kind: "app",
            """
            <a class="skip" href="#main">跳到正文</a>
            \(Header.header(chrome))<div class="wrap">\(Crumbs.crumbs(chrome.crumbs))\(flash)
            <main id="main" tabindex="-1">
            \(heading ?? PageHead.show(title))
            \(body)
            </main></div>
            <footer class="foot"><div class="wrap">\(footer)<p>\(chrome.place) · \(chrome.product)</p></div></footer>
            """)
    }

    /// One centred card: signing in, errors.
    package static func plain(title: String, product: String = "准绳", place: String = "", standing: String? = nil, body: HTML) -> HTML {
        let whose: HTML = place.isEmpty ? "" : "<span>\(place)</span>"
        return document(
            title: "\(title) · \(place)\(product)", kind: "plain",
            """
            <a class="skip" href="#main">跳到正文</a>
            <div class="card-page"><header><a class="brand" href="/">\(Icon.mark)<b>\(product)</b>\(whose)</a></header>\(Header.standing(standing))
            <main id="main" tabindex="-1" class="card">
            <h1>\(title)</h1>
            \(body)
            </main></div>
            """)
    }

    /// An official document on A4, in the manner of GB/T 9704: the issuer in red with a rule, number, title, text in FangSong.
    package static func printed(
        title: String, issuer: String? = nil, number: String? = nil, heading: String? = nil, back: (label: String, path: String)? = nil,
        further: (label: String, path: String)? = nil, body: HTML
    ) -> HTML {
        let head: HTML = issuer.map { "<p class=\"red-head\">\($0)</p>" } ?? ""
        let figure: HTML = number.map { "<p class=\"number\">\($0)</p>" } ?? ""
        let rule: HTML = issuer == nil ? "" : "<hr class=\"red-rule\">"
        let way: HTML = back.map { "<a href=\"\($0.path)\">← \($0.label)</a>" } ?? ""
        let on: HTML = further.map { "<a href=\"\($0.path)\">\($0.label)</a>" } ?? ""
        return document(
            title: title, kind: "printed",
            """
            <a class="skip" href="#main">跳到正文</a>
            <nav class="sheet-bar" aria-label="文书">\(way)\(on)<button type="button" class="button" data-print hidden>打印</button></nav>
            <main id="main" tabindex="-1" class="sheet">
            <header>\(head)\(figure)\(rule)<h1>\(heading ?? title)</h1></header>
            \(body)
            </main>
            """)
    }

    /// One sheet of several that are printed together.
    package struct Sheet: Sendable {
        let title: String
        let issuer: String?
        let number: String?
        let body: HTML

        package init(title: String, issuer: String?, number: String?, body: HTML) {
            self.title = title
            self.issuer = issuer
            self.number = number
            self.body = body
        }

        fileprivate var html: HTML {
            let head: HTML = issuer.map { "<p class=\"red-head\">\($0)</p>" } ?? ""
            let figure: HTML = number.map { "<p class=\"number\">\($0)</p>" } ?? ""
            let rule: HTML = issuer == nil ? "" : "<hr class=\"red-rule\">"
            return """
                <section class="sheet" aria-label="\(title)">
                <header>\(head)\(figure)\(rule)<h1>\(title)</h1></header>
                \(body)
                </section>

                """
        }
    }

    /// Several documents, each beginning on a sheet of its own, to be printed in one go.
    package static func printed(title: String, sheets: [Sheet], back: (label: String, path: String)) -> HTML {
        document(
            title: title, kind: "printed",
            """
            <a class="skip" href="#main">跳到正文</a>
            <nav class="sheet-bar" aria-label="文书"><a href="\(back.path)">← \(back.label)</a><span>\(title)</span>\
            <button type="button" class="button" data-print hidden>打印</button></nav>
            <main id="main" tabindex="-1">
            \(each: sheets, { $0.html })</main>
            """)
    }

    private static func document(title: String, kind: String, _ content: HTML) -> HTML {
        let assets = Assets.shared
        return """
            <!doctype html>
            <html lang="zh-CN">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>\(title)</title>
            <link rel="icon" href="\(assets.path("favicon.svg"))" type="image/svg+xml">
            <link rel="stylesheet" href="\(assets.path("app.css"))">
            <script src="\(assets.path("app.js"))" defer></script>
            </head>
            <body class="\(kind)">
            \(content)
            </body>
            </html>

            """
    }
}
