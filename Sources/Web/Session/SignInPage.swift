import Design
import HTML
import HTTPTypes
import Hummingbird
import Kernel

/// The page that asks for account and password.
struct SignInPage {
    let site: Site
    var next: String = Paths.desk
    /// A form that was sent after its session had ended, carried along until its sender is known again.
    var kept: String = ""
    var login: String = ""
    var notice: String?
    var error: String?

    func response(status: HTTPResponse.Status = .ok) -> Response { Reply.page(html, status: status) }

    private var html: HTML {
        let errors: HTML = error.map { Callout.callout(.bad, title: $0) } ?? ""
        let told: HTML = notice.map { Callout.callout(.info, title: $0) } ?? ""
        let carried: HTML = kept.isEmpty ? "" : Hidden.field("kept", kept)
        let provider: HTML =
            site.options.provider.map { provider in
                Button.link("使用\(provider.name)登录", path: Paths.provider + Query([("next", next)]).text, style: .plain)
            } ?? ""
        let body: HTML = """
            \(told)\(errors)
            <form class="form" method="post" action="\(Paths.signIn)\(Query([("kept", kept.isEmpty ? "" : "1")]).text)" novalidate>\(Hidden.field("next", next))\(carried)\
            \(FormField("账号", name: "login", value: login, required: true, autocomplete: "username").html)\
            \(FormField("密码", name: "password", kind: .password, required: true, autocomplete: "current-password").html)\
            \(Form.actions(Button.submit("登录")))</form>
            \(provider)
            <p class="quiet">忘记密码的，请联系本机关的系统管理员。</p>
            """
        return Layout.plain(title: "登录", place: site.place, standing: site.standing, body: body)
    }
}

/// The page that asks for the second factor.
struct CodePage {
    let site: Site
    let pending: String
    let next: String
    var kept: String = ""
    var error: String?

    func response(status: HTTPResponse.Status = .ok) -> Response {
        let errors: HTML = error.map { Callout.callout(.bad, title: $0) } ?? ""
        let carried: HTML = kept.isEmpty ? "" : Hidden.field("kept", kept)
        let body: HTML = """
            \(errors)<p>请输入验证器上的六位数字，或者一个恢复码。</p>
            <form class="form" method="post" action="\(Paths.secondFactor)\(Query([("kept", kept.isEmpty ? "" : "1")]).text)" novalidate>\(Hidden.field("pending", pending))\
            \(Hidden.field("next", next))\(carried)\
            \(FormField("验证码", name: "code", kind: .digits, required: true, autocomplete: "one-time-code").html)\
            \(Form.actions("\(Button.submit("继续"))\(Button.link("重新登录", path: Paths.signIn, style: .quiet))"))</form>
            """
        return Reply.page(Layout.plain(title: "第二重验证", place: site.place, standing: site.standing, body: body), status: status)
    }
}
