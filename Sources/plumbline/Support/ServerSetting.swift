import Engine

/// One value of the server's configuration: what it is called, and what it may be.
struct ServerSetting {
    enum Kind {
        case text
        /// One of these words.
        case word([String])
        case number(ClosedRange<Int>)
        case flag
    }

    /// As in the configuration file; a point leads into an inner object.
    let key: String
    let label: String
    let kind: Kind
    /// What holds where nothing is given; empty for nothing.
    let fallback: String
    /// Never shown.
    let isSecret: Bool

    init(_ key: String, _ label: String, _ kind: Kind, _ fallback: String = "", isSecret: Bool = false) {
        self.key = key
        self.label = label
        self.kind = kind
        self.fallback = fallback
        self.isSecret = isSecret
    }

    static let all: [ServerSetting] = [
        ServerSetting("host", "监听的地址", .text, "127.0.0.1"),
        ServerSetting("port", "监听的端口", .number(0...65_535), "8080"),
        ServerSetting("tlsCertificate", "证书链文件", .text),
        ServerSetting("tlsKey", "私钥文件", .text),
        ServerSetting("secure", "浏览器经HTTPS访问", .flag, "false"),
        ServerSetting("trustProxy", "从X-Forwarded-For取来访地址", .flag, "false"),
        ServerSetting("requestSeconds", "请求传来的秒数", .number(1...3_600), "30"),
        ServerSetting("idleSeconds", "连接闲置的秒数", .number(1...3_600), "75"),
        ServerSetting("graceSeconds", "停止时办完请求的秒数", .number(0...3_600), "20"),
        ServerSetting("drainSeconds", "停止前报告未就绪的秒数", .number(0...3_600), "0"),
        ServerSetting("replica", "只读备库", .text, isSecret: true),
        ServerSetting("connections", "到数据库的连接数", .number(1...200), "16"),
        ServerSetting("copyTo", "连续副本的文件夹", .text),
        ServerSetting("statementSeconds", "一条查询的秒数", .number(1...3_600), "60"),
        ServerSetting("personQuota", "一人未归入事项的附件（兆字节）", .number(1...1_048_576), "200"),
        ServerSetting("organQuota", "一个机关未归入事项的附件（兆字节）", .number(1...1_048_576), "2048"),
        ServerSetting("scanner.address", "查毒程序clamd的地址", .text),
        ServerSetting("scanner.seconds", "查毒一个文件的秒数", .number(1...600), "30"),
        ServerSetting("scanner.required", "没有查毒的附件不接收", .flag, "true"),
        ServerSetting("metricsToken", "读取运行指标的口令", .text, isSecret: true),
        ServerSetting("metricsFrom", "可以读取运行指标的地址", .text),
        ServerSetting("syslog", "审计记录送往的syslog", .text),
        ServerSetting("messenger.address", "提醒送往的本县消息系统", .text),
        ServerSetting("messenger.secret", "给消息签名的密钥", .text, isSecret: true),
        ServerSetting("messenger.allowPrivate", "消息系统可以在内部网络", .flag, "false"),
        ServerSetting("jobs", "做后台作业", .flag, "true"),
        ServerSetting("awayHours", "停止服务超过多少小时的，其间届满的自动处理待确认", .number(1...8_760), String(TimeGuard.usualHours)),
        ServerSetting("timeSource", "核对时钟的来源", .word(TimeSource.names), "none"),
        ServerSetting("logLevel", "日志级别", .word(["debug", "info", "notice", "warning", "error"]), "info"),
        ServerSetting("provider.issuer", "身份提供方", .text),
        ServerSetting("provider.clientID", "在身份提供方的名称", .text),
        ServerSetting("provider.clientSecret", "在身份提供方的密钥", .text, isSecret: true),
        ServerSetting("provider.redirect", "从身份提供方回来的地址", .text),
        ServerSetting("provider.name", "身份提供方在按钮上的名称", .text, "统一身份认证"),
    ]

    /// What a value has to be, for the message about one that is not.
    var rule: String {
        switch kind {
        case .text: "应为文字"
        case .word(let words): "应为\(words.joined(separator: "、"))之一"
        case .number(let range): "应为\(range.lowerBound)至\(range.upperBound)的整数"
        case .flag: "应为true或者false"
        }
    }
}
