import Design
import HTML
import Identity
import Kernel
import Storage

extension AccountPage {
    /// Tokens for the command line.
    var tokens: HTML { Panel.panel("命令行的令牌", id: "tokens", body: "\(tokenRules)\(tokenList)\(newToken)") }

    private var tokenRules: HTML {
        "<p class=\"quiet\">令牌让您自己的脚本在几个小时内以您的名义办理，不必交出密码。所办的，记录中写明令牌的名称。修改密码的，令牌作废。</p>"
    }

    private var tokenList: HTML {
        guard !model.tokens.isEmpty else { return "" }
        let items: [HTML] = model.tokens.map { token in
            let revoke = Button.post("撤销", path: Paths.revokeToken, csrf: csrf, fields: [("name", token.name)], style: .quiet)
            return "<li>\(token.name)：\(token.purpose) <span class=\"quiet\">到\(token.expires.chinese)为止</span> \(revoke)</li>"
        }
        return "<ul class=\"links\">\(items.joined())</ul>"
    }

    private var newToken: HTML {
        let fields = FormFields(form: "token", attempt: attempt)
        return """
            <details class="fold"\(Attribute.flag("open", attempt?.form == "token"))><summary>开立令牌</summary>\
            \(Form.post(
                action: Paths.tokens, csrf: csrf, warnsUnsaved: false,
                body: """
                    <div class="stack">\(fields.field("用途", "purpose", .text, help: "如：批量导入"))\
                    \(fields.field("有效小时数", "hours", .text, value: "8", help: "1至12"))\
                    \(fields.field("密码", "password", .password, autocomplete: "current-password"))\
                    \(Form.actions(Button.submit("开立", style: .plain)))</div>
                    """))</details>
            """
    }
}

/// The page that shows a token, this once.
struct TokenPage {
    let issued: IssuedToken

    var body: HTML {
        """
        \(Callout.callout(.good, title: "令牌\(issued.row.name)已经开立", body: "<p>只显示这一次，请存入只有您能读的文件；不要发给任何人。</p>"))
        \(Panel.panel("令牌", body: """
            <p class="secret"><code>\(issued.text)</code></p><p class="quiet">到\(issued.row.expires.chinese)为止。</p>\
            <p>\(Button.link("已经保存好了", path: Paths.account, style: .primary))</p>
            """))
        """
    }
}
