import Design
import HTML
import Identity
import Kernel

/// The form for a new account.
struct NewAccountPage {
    let reach: [Organ]
    let offices: Offices
    let today: Day
    let csrf: String
    var attempt: FormAttempt?

    var body: HTML {
        let fields = FormFields(form: "new", attempt: attempt)
        return """
            \(attempt?.summary)
            \(Form.post(
                action: Paths.accounts, csrf: csrf,
                body: """
                    \(FormSection.section(
                        "账号", help: "账号用于登录，开立后不能更改。",
                        body: """
                            \(fields.field("账号", "login", help: "字母、数字和“-”“.”“_”", autocomplete: "off"))\
                            \(fields.field("人员编号", "person", required: false, help: "不填的，与账号相同；已登记的人员填其编号", autocomplete: "off"))\
                            \(fields.field("姓名", "name", required: false, help: "新登记的人员必填", autocomplete: "off"))
                            """))\
                    \(FormSection.section(
                        "第一个岗位", help: "没有岗位的人员不归任何机关管理。",
                        body: PostFields(fields: fields, reach: reach, offices: offices, today: today).html))\
                    \(Form.actions("\(Button.submit("开立账号"))\(Button.link("取消", path: Paths.admin, style: .quiet))"))
                    """))
            """
    }
}

/// A password that an administrator hands over, this once.
struct IssuedPasswordPage {
    let issued: Administration.IssuedPassword
    let name: String

    var body: HTML {
        """
        \(Callout.callout(
            .warn, title: "密码只显示这一次",
            body: "<p>请当面或者用可靠的方式告知本人。首次登录必须修改；离开本页后无法再次查看，只能重置。</p>"))
        \(Panel.panel("交给\(name)", body: """
            \(DefinitionList.show([
                ("账号", "<code>\(issued.login)</code>"), ("一次性密码", "<span class=\"secret\"><code>\(issued.password)</code></span>"),
            ]))
            \(Form.actions(Button.link("已经告知，返回账号", path: Paths.administered(issued.login), style: .primary)))
            """))
        """
    }
}
