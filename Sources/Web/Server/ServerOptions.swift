package import Kernel
package import Storage

/// How the server serves; every value has a default that is safe.
package struct ServerOptions: Sendable {
    package struct Certificate: Sendable {
        /// PEM files.
        package var chain: String
        package var key: String

        package init(chain: String, key: String) {
            self.chain = chain
            self.key = key
        }
    }

    package var host: String = "127.0.0.1"
    package var port: Int = 8080
    /// HTTP/1.1 and HTTP/2 over TLS; without one, plain HTTP/1.1 behind a proxy that has one.
    package var certificate: Certificate?
    /// Browsers reach the server by https, here or at the proxy: cookies are marked `Secure` and HSTS is sent.
    package var isSecure: Bool = false
    /// Take the caller's address from `X-Forwarded-For`; only behind a proxy that sets it.
    package var trustsProxy: Bool = false
    /// Bodies of ordinary forms, in bytes.
    package var largestForm: Int = 1024 * 1024
    /// One uploaded file, in bytes.
    package var largestFile: Int = 20 * 1024 * 1024
    /// A form with all its files, in bytes.
    package var largestUpload: Int { 3 * largestFile }
    /// Bytes of uploaded files that no matter has taken in yet: of one person, and of the forms of one organ.
    package var personQuota: Int = 200 * 1024 * 1024
    package var organQuota: Int = 2 * 1024 * 1024 * 1024
    /// Uploaded files of one person that no matter has taken in yet, whatever their size.
    package var mostUploads: Int = 500
    /// Looks through what is uploaded, when there is one.
    package var scanner: ScannerOptions?
    /// Half-filled forms and saved views that one person may keep.
    package var mostDrafts: Int = 200
    package var mostViews: Int = 100
    /// For whoever reads `/metrics`: this token, or one of these addresses; without either only this machine, and only where no proxy stands
    /// in front.
    package var metricsToken: String?
    package var metricsAddresses: Set<String> = []
    /// Seconds in which a request has to come in; a large body has more, one for every 16 KiB, and never more than these ahead.
    package var requestSeconds: Int = 30
    /// Seconds a connection may stay silent.
    package var idleSeconds: Int = 75
    /// Seconds that requests in flight get when the server is asked to stop.
    package var graceSeconds: Int = 20
    /// Seconds for which `/health/ready` says that the server is to stop before it takes no more connections.
    package var drainSeconds: Int = 0
    /// For how long a sign-in that is refused unseen waits for its answer.
    package var refusalPause: Duration = .seconds(1)
    /// Shown above every page, such as the day that a demonstration takes for today.
    package var banner: String?
    /// Where the running copy of the database stands, when there is one.
    package var copy: Replicator.State?
    /// Where the audit trail is sent on to, when it is.
    package var syslog: SyslogTarget?
    /// The county's own messenger, to which reminders go besides, when there is one.
    package var messenger: MessengerOptions?
    /// An identity provider whose people may sign in.
    package var provider: ProviderOptions?
    /// How the server was set up, for administrators to see; nothing secret stands in it.
    package var told: [ToldSetting] = []

    package init() {}
}

/// One value of the server's own configuration, as it may be shown.
package struct ToldSetting: Sendable {
    package let label: String
    package let value: String
    /// From where it comes: the command line, the environment, a file, or the default.
    package let source: String

    package init(label: String, value: String, source: String) {
        self.label = label
        self.value = value
        self.source = source
    }
}

/// An OpenID Connect identity provider.
package struct ProviderOptions: Sendable {
    /// As the provider names itself, such as `https://id.example.gov.cn`.
    package var issuer: String
    package var clientID: String
    package var clientSecret: String
    /// On the button.
    package var name: String
    /// Where the provider sends people back to; our own address with `/sign-in/provider/back`.
    package var redirect: String

    package init(issuer: String, clientID: String, clientSecret: String, name: String, redirect: String) {
        self.issuer = issuer
        self.clientID = clientID
        self.clientSecret = clientSecret
        self.name = name
        self.redirect = redirect
    }

    /// What cannot work, or would send secrets in the open.
    package var problems: [FieldProblem] {
        var problems: [FieldProblem] = []
        let rule = "应为https地址；只有本机可以用http"
        if !ProviderAddress.isSafe(issuer) {
            problems.append(FieldProblem(field: "provider.issuer", label: "身份提供方", given: issuer, rule: rule))
        }
        if !ProviderAddress.isSafe(redirect) || !redirect.hasSuffix(Paths.providerBack) {
            problems.append(
                FieldProblem(field: "provider.redirect", label: "从身份提供方回来的地址", given: redirect, rule: "\(rule)，以\(Paths.providerBack)结尾"))
        }
        return problems
    }
}
