import Design
import HTML
import Kernel

/// The pages that end a sign-in through the identity provider without a session.
struct ProviderPage {
    let place: String
    /// The provider's name, as on the button.
    let provider: String
    let next: String

    /// - Parameter id: the request's number, by which the log tells more.
    func failed(_ failure: ProviderFailure, request id: String) -> HTML {
        let body: HTML = """
            \(Callout.callout(.bad, title: failure.message(provider)))
            <p>\(failure.remedy)</p>
            \(ways)
            <p class="quiet">编号：\(id)（\(failure.code)）</p>
            """
        return Layout.plain(title: "没有登录", place: place, body: body)
    }

    /// The provider vouches for somebody who is nobody here; an account that was disabled is answered the same.
    func unlinked(issuer: String, subject: String) -> HTML {
        let body: HTML = """
            \(Callout.callout(.warn, title: "\(provider)已确认您的身份，但这个身份还没有与本系统的账号关联，或者账号已经停用。"))
            <p>请把下面两项告诉本机关的系统管理员，由管理员与您的账号关联，然后再登录。</p>
            \(DefinitionList.show([("身份提供方", HTML(text: issuer)), ("身份标识", HTML(text: subject))]))
            \(ways)
            """
        return Layout.plain(title: "没有关联的账号", place: place, body: body)
    }

    private var ways: HTML {
        let again = Button.link("回到登录页", path: Paths.signIn + Query([("next", next)]).text)
        return "<p>\(again)</p>"
    }
}
