import Configuration
import Foundation
import Kernel
import Logging
import Web

/// The server's configuration, from the command line, else the environment, else a file, else what holds by default.
struct ServerSettings {
    /// A setting's value and where it was given.
    struct Value {
        let setting: ServerSetting
        let text: String
        let source: String

        /// For people: secrets are not shown.
        var shown: String { setting.isSecret && !text.isEmpty ? "（已设置，不显示）" : text }
    }

    private(set) var values: [Value] = []

    /// - Parameters:
    ///   - flags: what the command line gave, by key.
    ///   - file: a JSON file; what the environment names as `PLUMBLINE_CONFIG` otherwise.
    /// - Throws: `input.badServer` with everything that is wrong, wherever it was given.
    init(flags: [String: ConfigContent], file: String?, environment: [String: String]) throws {
        var problems: [FieldProblem] = []
        var sources: [(name: String, provider: any ConfigProvider)] = [("命令行", Self.memory(flags))]
        sources.append(("环境变量", EnvironmentVariablesProvider(environmentVariables: environment)))
        if let file = file ?? environment["PLUMBLINE_CONFIG"] {
            sources.append((file, Self.memory(try Self.read(file, &problems))))
        }
        var known: Set<String> = ["PLUMBLINE_CONFIG", "PLUMBLINE_DATABASE"]
        for setting in ServerSetting.all {
            var found: Value?
            for (name, provider) in sources {
                let isEnvironment = provider is EnvironmentVariablesProvider
                let key = AbsoluteConfigKey((isEnvironment ? ["plumbline"] : []) + setting.key.split(separator: ".").map(String.init))
                let encoded = (try? provider.value(forKey: key, type: .string))?.encodedKey
                if isEnvironment, let encoded { known.insert(encoded) }
                guard found == nil else { continue }
                do {
                    found = try Self.look(provider, key, setting).map { Value(setting: setting, text: $0, source: name) }
                } catch {
                    let given = setting.isSecret ? "" : Self.raw(provider, key)
                    let field = isEnvironment ? encoded ?? setting.key : setting.key
                    problems.append(FieldProblem(field: field, label: setting.label, given: given, rule: setting.rule))
                }
            }
            values.append(found ?? Value(setting: setting, text: setting.fallback, source: "默认"))
        }
        for name in environment.keys.sorted() where name.hasPrefix("PLUMBLINE_") && !known.contains(name) {
            problems.append(FieldProblem(field: name, label: "环境变量", given: "", rule: "没有这项设置"))
        }
        problems += check()
        guard problems.isEmpty else { throw Problem(.invalid, .badServer, "服务的设置有\(problems.count)处不对。", fields: problems) }
    }

    subscript(key: String) -> String { values.first { $0.setting.key == key }?.text ?? "" }

    /// The level that `logLevel` names.
    var level: Logger.Level { Logger.Level(rawValue: self["logLevel"]) ?? .info }

    var options: ServerOptions {
        var options = ServerOptions()
        options.host = self["host"]
        options.port = number("port")
        if !self["tlsCertificate"].isEmpty { options.certificate = .init(chain: self["tlsCertificate"], key: self["tlsKey"]) }
        options.isSecure = self["secure"] == "true" || options.certificate != nil
        options.trustsProxy = self["trustProxy"] == "true"
        options.requestSeconds = number("requestSeconds")
        options.idleSeconds = number("idleSeconds")
        options.graceSeconds = number("graceSeconds")
        options.drainSeconds = number("drainSeconds")
        options.personQuota = number("personQuota") * 1_048_576
        options.organQuota = number("organQuota") * 1_048_576
        options.metricsToken = self["metricsToken"].isEmpty ? nil : self["metricsToken"]
        options.metricsAddresses = Set(self["metricsFrom"].split { $0 == "," || $0.isWhitespace }.map(String.init))
        options.syslog = SyslogTarget(self["syslog"])
        options.provider = provider
        options.messenger = messenger
        if let address = ScannerOptions.Address(self["scanner.address"]) {
            var scanner = ScannerOptions(address)
            scanner.seconds = number("scanner.seconds")
            scanner.isRequired = self["scanner.required"] == "true"
            options.scanner = scanner
        }
        return options
    }

    private var provider: ProviderOptions? {
        guard !self["provider.issuer"].isEmpty else { return nil }
        return ProviderOptions(
            issuer: self["provider.issuer"], clientID: self["provider.clientID"], clientSecret: self["provider.clientSecret"],
            name: self["provider.name"], redirect: self["provider.redirect"])
    }

    private var messenger: MessengerOptions? {
        guard !self["messenger.address"].isEmpty else { return nil }
        return MessengerOptions(
            address: self["messenger.address"], secret: self["messenger.secret"], allowsPrivate: self["messenger.allowPrivate"] == "true")
    }

    func number(_ key: String) -> Int { Int(self[key]) ?? 0 }

    /// What only shows in several values together.
    private func check() -> [FieldProblem] {
        var problems: [FieldProblem] = []
        func missing(_ keys: [String], _ rule: String) {
            let group = values.filter { keys.contains($0.setting.key) }
            guard group.contains(where: { !$0.text.isEmpty }) else { return }
            for value in group where value.text.isEmpty {
                problems.append(FieldProblem(field: value.setting.key, label: value.setting.label, given: "", rule: rule))
            }
        }
        missing(["tlsCertificate", "tlsKey"], "证书链和私钥应当同时给出")
        missing(["provider.issuer", "provider.clientID", "provider.clientSecret", "provider.redirect"], "身份提供方的四项应当同时给出")
        if !self["syslog"].isEmpty, SyslogTarget(self["syslog"]) == nil {
            let rule = "应为udp://主机:端口、tcp://主机:端口或者unix:/dev/log"
            problems.append(FieldProblem(field: "syslog", label: "审计记录送往的syslog", given: self["syslog"], rule: rule))
        }
        let scanner = self["scanner.address"]
        if !scanner.isEmpty, ScannerOptions.Address(scanner) == nil {
            problems.append(FieldProblem(field: "scanner.address", label: "查毒程序clamd的地址", given: scanner, rule: ScannerOptions.rule))
        }
        missing(["messenger.address", "messenger.secret"], "消息系统的地址和签名的密钥应当同时给出")
        if let messenger, problems.isEmpty { problems += messenger.problems }
        if let provider, problems.isEmpty { problems += provider.problems }
        return problems
    }

    /// The value's text where the source has one.
    ///
    /// - Throws: for a value of another type, or out of range.
    private static func look(_ provider: any ConfigProvider, _ key: AbsoluteConfigKey, _ setting: ServerSetting) throws -> String? {
        switch setting.kind {
        case .text:
            // What is empty is not given.
            let text = try provider.value(forKey: key, type: .string).value?.content.text
            return text?.isEmpty == true ? nil : text
        case .flag: return try provider.value(forKey: key, type: .bool).value?.content.text
        case .word(let words):
            let text = try provider.value(forKey: key, type: .string).value?.content.text
            if let text, !words.contains(text) { throw OutOfRange() }
            return text
        case .number(let range):
            guard case .int(let number)? = try provider.value(forKey: key, type: .int).value?.content else { return nil }
            guard range.contains(number) else { throw OutOfRange() }
            return String(number)
        }
    }

    /// What was given, whatever its type.
    private static func raw(_ provider: any ConfigProvider, _ key: AbsoluteConfigKey) -> String {
        [ConfigType.string, .int, .bool].lazy.compactMap { (try? provider.value(forKey: key, type: $0))?.value?.content.text }.first ?? ""
    }

    private struct OutOfRange: Error {}

    private static func memory(_ values: [String: ConfigContent]) -> InMemoryProvider {
        let pairs = values.map { (AbsoluteConfigKey($0.key.split(separator: ".").map(String.init)), ConfigValue($0.value, isSecret: false)) }
        return InMemoryProvider(values: Dictionary(pairs, uniquingKeysWith: { first, _ in first }))
    }
}

extension ServerSettings {
    /// Reads a configuration file; what is in it and is no setting is a problem, so that a slip of the pen is found.
    static func read(_ path: String, under prefix: String = "", _ problems: inout [FieldProblem]) throws -> [String: ConfigContent] {
        guard let text = try? String(contentsOfFile: path, encoding: .utf8), let json = try? JSON(parsing: text), case .object(let members) = json
        else {
            throw Problem(.invalid, .badServer, "配置文件“\(path)”不能读出。", remedy: "应为一个JSON对象。")
        }
        var values: [String: ConfigContent] = [:]
        gather(members, prefix, &values, &problems)
        return values
    }

    private static func gather(
        _ members: [JSON.Member], _ prefix: String, _ values: inout [String: ConfigContent], _ problems: inout [FieldProblem]
    ) {
        for member in members {
            let key = prefix + member.key
            if case .object(let inner) = member.value, ServerSetting.all.contains(where: { $0.key.hasPrefix(key + ".") }) {
                gather(inner, key + ".", &values, &problems)
                continue
            }
            guard ServerSetting.all.contains(where: { $0.key == key }) else {
                problems.append(FieldProblem(field: key, label: "配置文件", given: "", rule: "没有这项设置"))
                continue
            }
            switch member.value {
            case .text(let text): values[key] = .string(text)
            case .integer(let number): values[key] = .int(number)
            case .flag(let flag): values[key] = .bool(flag)
            case .null: break
            case .array, .object: problems.append(FieldProblem(field: key, label: "配置文件", given: "", rule: "应为文字、整数、true或者false"))
            }
        }
    }
}

extension ConfigContent {
    fileprivate var text: String? {
        switch self {
        case .string(let text): text
        case .int(let number): String(number)
        case .bool(let flag): flag ? "true" : "false"
        default: nil
        }
    }
}
