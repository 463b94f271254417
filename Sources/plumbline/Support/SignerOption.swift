import ArgumentParser
import Engine
import Foundation
import Identity
import Kernel
import Storage

/// Who acts on the command line, and how that is proved.
///
/// In a county for demonstration the account's name is enough. In any other the person proves it: by the password, with the second factor
/// where the account has one, or by a token of the account.
struct SignerOption: ParsableArguments {
    @Option(name: .customLong("as"), help: "办理人的账号；真实的县里须证明是本人：在终端输入密码，或者用下面的选项。") var login: String?
    @Flag(name: .customLong("password-stdin"), help: "从标准输入读取：第一行密码，启用动态口令的，第二行为动态口令。") var readsStandardInput = false
    @Option(name: .customLong("password-fd"), help: "同上，从这个文件描述符读取。") var descriptor: Int32?
    @Option(name: .customLong("token-file"), help: "从文件读取令牌（plumbline token create）；也可以用环境变量 PLUMBLINE_TOKEN 给出。") var tokenFile: String?

    func validate() throws {
        if [readsStandardInput, descriptor != nil, tokenFile != nil].count(where: { $0 }) > 1 {
            throw ValidationError("--password-stdin、--password-fd、--token-file 只能选一项。")
        }
        if let descriptor, descriptor < 0 { throw ValidationError("--password-fd 应为不小于0的整数。") }
    }

    /// Whether somebody is named at all; otherwise it is the operator of the machine.
    var isGiven: Bool { login != nil || tokenFile != nil || Self.tokenInEnvironment != nil }

    /// The person who acts.
    ///
    /// - Throws: `input.noSigner` when nobody is named, what signing in says, `identity.token`.
    func actor(in engine: Engine, _ folder: DataFolder) throws -> Actor {
        if engine.isDemonstration {
            guard let login else { throw Self.missing }
            var actor = try engine.actor(login)
            actor.way = "cli"
            return actor
        }
        let identity = try folder.identity(engine)
        if let text = try token() {
            let actor = try identity.actor(token: text)
            guard login == nil || login == actor.login else {
                throw Problem(.forbidden, .identityToken, "令牌属于账号“\(actor.login)”，不是“\(login ?? "")”。", remedy: "请核对 --as 和令牌。")
            }
            return actor
        }
        guard let login else { throw Self.missing }
        return try proved(login, identity, engine)
    }

    /// The person by password and second factor, never by a token: for making tokens.
    func proved(_ login: String, _ identity: Identity, _ engine: Engine) throws -> Actor {
        let secrets = try secrets()
        let (settings, isDemonstration) = (engine.settings, engine.isDemonstration)
        let day = Instant.present.day
        return try identity.admit(
            login: login, password: try secrets.first ?? Secrets.ask("账号“\(login)”的密码："),
            mustHaveTwo: { IdentitySettings.asksTwoFactors($0, settings, isDemonstration: isDemonstration, on: day) },
            code: { try secrets.dropFirst().first ?? Secrets.ask("动态口令或者恢复码：") })
    }

    private static var tokenInEnvironment: String? {
        ProcessInfo.processInfo.environment["PLUMBLINE_TOKEN"].flatMap { $0.isEmpty ? nil : $0 }
    }

    private func token() throws -> String? {
        // A password that is handed over goes before a token that happens to lie in the environment.
        guard let tokenFile else { return readsStandardInput || descriptor != nil ? nil : Self.tokenInEnvironment }
        do {
            return try String(contentsOf: URL(fileURLWithPath: tokenFile), encoding: .utf8).trimmingCharacters(in: .whitespacesAndNewlines)
        } catch {
            throw Problem(.missing, .identityToken, "令牌文件不能读出。", remedy: "请核对 --token-file。", underlying: error)
        }
    }

    /// The lines that a script hands over; empty for a person at a terminal.
    private func secrets() throws -> [String] {
        guard readsStandardInput || descriptor != nil else { return [] }
        let handle = FileHandle(fileDescriptor: descriptor ?? 0, closeOnDealloc: false)
        let data: Data
        do {
            data = try handle.read(upToCount: 4_096) ?? Data()
        } catch {
            throw Problem(.invalid, .noSigner, "密码不能从所给的文件描述符读出。", remedy: "请核对 --password-fd。", underlying: error)
        }
        let lines = String(decoding: data, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        guard let first = lines.first, !first.isEmpty else {
            throw Problem(.invalid, .noSigner, "没有读到密码：第一行应为密码。", remedy: "请核对输入。")
        }
        return lines.filter { !$0.isEmpty }
    }

    private static var missing: Problem {
        Problem(.invalid, .noSigner, "没有写明由谁办理。", remedy: "请用 --as 写明账号；真实的县里也可以用令牌（--token-file）。")
    }

    /// The moment of an act: now; in a county for demonstration also a day that is given. Nobody signs for another day than today in any
    /// other county: when something happened outside stands in the fields of the step.
    ///
    /// - Throws: `input.notToday`.
    static func moment(_ text: String?, for option: String, in engine: Engine) throws -> Instant {
        let day = try text.map { try Day.given($0, for: option) }
        if let day { try requireToday(day, for: option, isDemonstration: engine.isDemonstration) }
        return Perform.moment(on: day)
    }

    /// - Throws: `input.notToday` for another day than today in a county that is not for demonstration.
    static func requireToday(_ day: Day, for option: String, isDemonstration: Bool) throws {
        guard isDemonstration || day == Instant.present.day else {
            throw Problem(
                .forbidden, .notToday, "“\(option)”填写的“\(day.iso)”不是今天：真实的县只能按当天办理，不能补记或者预记到别的日子。",
                remedy: "请不写 \(option)；事情实际发生的日期，填写在该环节的日期字段中。")
        }
    }
}

/// Asking at the terminal without showing what is typed.
enum Secrets {
    static func ask(_ prompt: String) throws -> String {
        guard isatty(STDIN_FILENO) == 1 else {
            throw Problem(.invalid, .noSigner, "须证明是本人，而标准输入不是终端。", remedy: "请用 --password-stdin、--password-fd 或者 --token-file。")
        }
        var before = termios()
        guard tcgetattr(STDIN_FILENO, &before) == 0 else {
            throw Problem(.unavailable, .noSigner, "终端不能关闭回显，没有读取密码。", remedy: "请用 --password-stdin。")
        }
        var silent = before
        silent.c_lflag &= ~tcflag_t(ECHO)
        guard tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent) == 0 else {
            throw Problem(.unavailable, .noSigner, "终端不能关闭回显，没有读取密码。", remedy: "请用 --password-stdin。")
        }
        defer {
            tcsetattr(STDIN_FILENO, TCSAFLUSH, &before)
            FileHandle.standardError.write(Data("\n".utf8))
        }
        // Only now: what is typed before the echo is off would be shown, and is thrown away.
        FileHandle.standardError.write(Data(prompt.utf8))
        return readLine(strippingNewline: true) ?? ""
    }
}

extension Problem.Code {
    static let noSigner: Problem.Code = Problem.Code("input.noSigner")
    static let notToday: Problem.Code = Problem.Code("input.notToday")
}
