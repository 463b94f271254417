import Design
import HTML
import HTTPTypes
import Hummingbird
import Identity
import Kernel
import Logging

/// What went wrong, for the person at the screen: what, why, what to do; never anything of the program's inside.
struct ErrorPages {
    let site: Site

    func page(_ problem: Problem, _ request: Request, _ context: Visit) -> Response {
        if problem.code == .webSignedOut {
            // Reading leads to the sign-in page and back; for a form, whoever sent it has kept what was typed.
            return Reply.see(Paths.signIn + Query([("next", request.method == .get ? request.address : Paths.desk)]).text)
        }
        if let underlying = problem.underlying {
            context.logger.error("problem", metadata: ["code": "\(problem.code)", "error": "\(String(reflecting: underlying))"])
        }
        let response = page(
            title: Self.title(problem.kind), message: problem.message, remedy: problem.remedy, status: Self.status(problem),
            code: problem.code.description)
        return Reply.waiting(response, seconds: Self.wait(problem))
    }

    func page(status: HTTPResponse.Status, _ request: Request) -> Response {
        switch status {
        case .notFound: page(title: "没有这一页", message: "地址“\(request.uri.path)”没有对应的页面。", remedy: "请核对地址，或从首页进入。", status: status, code: "web.noPage")
        case .contentTooLarge:
            page(
                title: "内容太大", message: "提交的内容超过限度，没有受理，填写的内容没有保存。", remedy: "请减小附件，或者分次上传。", status: status, code: "form.tooLarge")
        case .serviceUnavailable: page(title: "暂时不能服务", message: "系统正忙，请稍后再试。", remedy: nil, status: status, code: "web.busy")
        default: page(title: "不能处理", message: "浏览器发来的请求不能读出。", remedy: "请返回后重试。", status: status, code: "web.badRequest")
        }
    }

    func unexpected(_ id: String) -> Response {
        page(
            title: "发生了意外错误", message: "没有写入任何半成品。编号：\(id)。", remedy: "请把编号告诉系统管理员。", status: .internalServerError, code: "web.unexpected")
    }

    private func page(title: String, message: String, remedy: String?, status: HTTPResponse.Status, code: String) -> Response {
        let advice: HTML = remedy.map { "<p>\($0)</p>" } ?? ""
        let body: HTML = """
            <p>\(message)</p>\(advice)
            <p>\(Button.link("回到首页", path: Paths.desk))</p>
            <p class="away">\(code)</p>
            """
        return Reply.page(Layout.plain(title: title, place: site.place, body: body), status: status)
    }

    private static func title(_ kind: Problem.Kind) -> String {
        switch kind {
        case .invalid: "不能办理"
        case .forbidden: "没有权限"
        case .missing: "没有找到"
        case .conflict: "已被他人办理"
        case .unavailable: "暂时不能服务"
        case .damaged: "数据不符"
        }
    }

    /// Seconds after which it is worth another try.
    private static func wait(_ problem: Problem) -> Int? {
        switch problem.code {
        case .webBusy, .identityBusy: 5
        case .webTooMany: 10
        default: problem.kind == .unavailable ? 30 : nil
        }
    }

    private static func status(_ problem: Problem) -> HTTPResponse.Status {
        switch problem.kind {
        case .invalid: problem.code == .formTooLarge || problem.code == .formTooManyFields ? .contentTooLarge : .badRequest
        case .forbidden: .forbidden
        case .missing: .notFound
        case .conflict: .conflict
        case .unavailable: problem.code == .webTooMany ? .tooManyRequests : .serviceUnavailable
        case .damaged: .internalServerError
        }
    }
}
