import Foundation
package import Kernel

/// The county's own messenger (政务微信、钉钉的网关 and the like), to which reminders are posted.
package struct MessengerOptions: Sendable {
    package var address: String
    /// What messages are signed with (HMAC-SHA256); the messenger has the same.
    package var secret: String
    /// It may be a machine of this host or of an inner network, and may then be reached by plain http.
    package var allowsPrivate: Bool

    package init(address: String, secret: String, allowsPrivate: Bool = false) {
        self.address = address
        self.secret = secret
        self.allowsPrivate = allowsPrivate
    }

    /// In bytes: as long as the digest.
    package static let leastSecret: Int = 32

    /// What is wrong with it as it stands; whether the name leads to an inner network is asked at each sending.
    package var problems: [FieldProblem] {
        var problems: [FieldProblem] = []
        if let rule = rule {
            problems.append(FieldProblem(field: "messenger.address", label: "提醒送往的本县消息系统", given: address, rule: rule))
        }
        if secret.utf8.count < Self.leastSecret {
            problems.append(FieldProblem(field: "messenger.secret", label: "给消息签名的密钥", given: "", rule: "不少于\(Self.leastSecret)字节"))
        }
        return problems
    }

    private var rule: String? {
        guard let parts = URLComponents(string: address), let host = parts.host, !host.isEmpty, let scheme = parts.scheme?.lowercased(),
            ["http", "https"].contains(scheme)
        else { return "应为https地址，如https://im.example.gov.cn/hook" }
        guard parts.user == nil, parts.password == nil, parts.fragment == nil else { return "地址中不得有账号、口令或者#" }
        if scheme == "http", !allowsPrivate { return "应为https地址；设置messenger.allowPrivate的，内部网络的可以用http" }
        guard !allowsPrivate else { return nil }
        let name = MessengerHost.bare(host)
        if name == "localhost" || name.hasSuffix(".localhost") || NetworkAddress(name)?.isInner == true {
            return "不得为本机或者内部网络的地址；确在内部网络的，设置messenger.allowPrivate"
        }
        return nil
    }
}

/// The host in an address.
enum MessengerHost {
    /// Without the brackets of IPv6 and the dot at the end.
    static func bare(_ host: String) -> String {
        var name = host.lowercased()
        if name.hasPrefix("["), name.hasSuffix("]") { name = String(name.dropFirst().dropLast()) }
        while name.hasSuffix(".") { name.removeLast() }
        return name
    }
}
