import Design
import HTML
import Identity
import Kernel

extension AccountPage {
    var secondFactor: HTML { Panel.panel("动态口令", id: "second-factor", body: model.isEnrolled ? enrolled : notEnrolled) }

    private var notEnrolled: HTML {
        let fields = FormFields(form: "enrol", attempt: attempt)
        return """
            <p>\(Badge.badge("未启用", .warn)) 启用以后，登录时除密码外还要输入手机验证器上的六位数字，密码泄露也不致被人冒用。</p>
            \(Form.post(
                action: Paths.authenticator, csrf: csrf, warnsUnsaved: false,
                body: """
                    <div class="stack">\(fields.field("密码", "password", .password, autocomplete: "current-password"))\
                    \(Form.actions(Button.submit("启用动态口令", style: .plain)))</div>
                    """))
            """
    }

    private var enrolled: HTML {
        let few: HTML = model.recoveryCodesLeft < 3 ? Callout.callout(.warn, title: "恢复码只剩\(model.recoveryCodesLeft)个，请换一批。") : ""
        return """
            <p>\(Badge.badge("已启用", .good)) 未用过的恢复码还有\(model.recoveryCodesLeft)个。</p>\(few)
            \(codeForm("codes", "换一批恢复码", Paths.recoveryCodes, "原来的恢复码随即作废。", .plain))
            \(codeForm("remove", "停用动态口令", Paths.authenticatorRemove, "换手机的，先停用，再用新手机启用。", .danger))
            """
    }

    private func codeForm(_ form: String, _ title: String, _ path: String, _ note: String, _ style: Button.Style) -> HTML {
        let fields = FormFields(form: form, attempt: attempt)
        return """
            <details class="fold"\(Attribute.flag("open", attempt?.form == form))><summary>\(title)</summary><p class="quiet">\(note)</p>\
            \(Form.post(
                action: path, csrf: csrf, warnsUnsaved: false,
                body: """
                    <div class="stack">\(fields.field("动态口令或恢复码", "code", .text, autocomplete: "one-time-code"))\
                    \(Form.actions(Button.submit(title, style: style)))</div>
                    """))</details>
            """
    }
}

/// The page that shows a new authenticator's secret, this once, and asks for its first code.
struct EnrolPage {
    let secret: String
    let uri: String
    let csrf: String
    var attempt: FormAttempt?

    var body: HTML {
        let fields = FormFields(form: "confirm", attempt: attempt)
        let code: HTML? = QRCode(uri)?.svg(label: "动态口令的二维码")
        return """
            \(attempt?.summary)
            \(Panel.panel("第一步：把密钥存入手机的验证器", body: """
                <div class="enrol">\(code)<div><p>用验证器应用扫描二维码；不能扫描的，手工输入密钥（基于时间，6位，30秒）：</p>\
                <p class="secret"><code>\(Self.grouped(secret))</code></p>\
                <p>在手机上打开本页的，可以<a href="\(uri)">直接存入验证器</a>。</p>\
                <p class="quiet">密钥只显示这一次。离开本页而没有确认的，不会启用。</p></div></div>
                """))
            \(Panel.panel("第二步：输入验证器显示的六位数字", body: Form.post(
                action: Paths.authenticatorConfirm, csrf: csrf, warnsUnsaved: false,
                body: """
                    \(Hidden.field("secret", secret))<div class="stack">\
                    \(fields.field("动态口令", "code", .digits, autocomplete: "one-time-code"))\
                    \(Form.actions("\(Button.submit("确认启用"))\(Button.link("不启用了", path: Paths.account, style: .quiet))"))</div>
                    """)))
            """
    }

    /// In groups of four, as people read it out.
    static func grouped(_ secret: String) -> String {
        var text = ""
        for (index, character) in secret.enumerated() {
            if index > 0, index.isMultiple(of: 4) { text.append(" ") }
            text.append(character)
        }
        return text
    }
}

/// The page that shows recovery codes, this once.
struct RecoveryCodesPage {
    let codes: [String]
    /// Whether the second factor has just been set up.
    let isNew: Bool

    var body: HTML {
        """
        \(Callout.callout(
            .good, title: isNew ? "动态口令已经启用，其他地方的登录已经失效" : "恢复码已经更换，原来的作废",
            body: "<p>下面的恢复码只显示这一次。手机不在身边时，每个可以代替动态口令登录一次。请抄下或者打印，与手机分开保管。</p>"))
        \(Panel.panel("恢复码", body: """
            <ol class="codes">\(each: codes, { "<li><code>\($0)</code></li>" })</ol>
            <p>\(Button.link("已经保存好了", path: Paths.account, style: .primary))</p>
            """))
        """
    }
}
