import Engine
import HTTPTypes

/// Why a sign-in through the identity provider came to nothing; the details are for the log only.
enum ProviderFailure: Error {
    /// No sign-in was begun in this browser, or too long ago, or it has been used up, or the answer belongs to another.
    case stale(String)
    /// The provider says no, with its error code.
    case refused(String)
    /// The provider cannot be reached, or does not answer in time.
    case unreachable(String)
    /// The provider answered what the protocol does not allow.
    case badAnswer(String)
    /// The ID token does not prove what it should.
    case badToken(String)

    var detail: String {
        switch self {
        case .stale(let detail), .refused(let detail), .unreachable(let detail), .badAnswer(let detail), .badToken(let detail): detail
        }
    }

    /// A stable name for the log and the foot of the page.
    var code: String {
        switch self {
        case .stale: "provider.stale"
        case .refused: "provider.refused"
        case .unreachable: "provider.unreachable"
        case .badAnswer: "provider.badAnswer"
        case .badToken: "provider.badToken"
        }
    }

    /// For the audit trail.
    var outcome: AuditOutcome {
        switch self {
        case .refused: .refused
        case .stale, .unreachable, .badAnswer, .badToken: .failed
        }
    }

    /// The same in words, without details: those are a stranger's.
    var reason: String {
        switch self {
        case .stale: "登录已经过期，或者不是从这个浏览器开始的"
        case .refused: "平台没有同意"
        case .unreachable: "连不上平台"
        case .badAnswer: "平台的答复不能读出"
        case .badToken: "身份凭据没有通过核验"
        }
    }

    var status: HTTPResponse.Status {
        switch self {
        case .stale: .badRequest
        case .refused, .badToken: .forbidden
        case .unreachable, .badAnswer: .badGateway
        }
    }

    /// - Parameter provider: the provider's name, as on the button.
    func message(_ provider: String) -> String {
        switch self {
        case .stale: "这次登录已经过期，或者不是从这个浏览器开始的。"
        case .refused: "\(provider)没有同意这次登录。"
        case .unreachable: "现在连不上\(provider)。"
        case .badAnswer: "\(provider)的答复不能读出。"
        case .badToken: "\(provider)签发的身份凭据没有通过核验。"
        }
    }

    var remedy: String {
        switch self {
        case .stale: "请从登录页重新开始，并在十分钟内完成。"
        case .refused: "请重新登录；仍然不行的，请联系该平台的管理员。"
        case .unreachable: "请稍后再试，或者用本系统的账号和密码登录。"
        case .badAnswer, .badToken: "请联系系统管理员，也可以用本系统的账号和密码登录。"
        }
    }
}
