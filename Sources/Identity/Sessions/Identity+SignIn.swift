import Engine
import Kernel
import Storage

extension Identity {
    /// An attempt that has been counted already.
    private struct Attempt {
        let credential: CredentialRow?
        /// Seconds to wait before it may be made; `nil` when it may.
        let wait: Int?
        /// Seconds the next one has to wait if this one fails.
        let afterwards: Int?
        /// The account knows the browser: it was counted there, and neither at the account nor at the address.
        var device: Devices.Known?
        var isCountedByAddress: Bool = false
    }

    /// Signs in with a password. An unknown login, a disabled account and a wrong password are answered alike and take as long.
    ///
    /// - Parameters:
    ///   - tokens: what the browser carries of sign-ins before. A right password from a browser that the account knows is taken however many
    ///     wrong ones come from elsewhere.
    ///   - isMachine: the attempt is made on the machine itself, which counts as one such browser for every account.
    package func signIn(
        login typed: String, password: String, address: String, agent: String, devices tokens: [String] = [], isMachine: Bool = false
    ) throws -> SignIn {
        let at = now()
        let login = typed.trimmed
        let attempt = try count(login, address, tokens, isMachine, at)
        if let wait = attempt.wait { return .refused(retryAfter: wait) }
        guard let hash = try check(password, attempt.credential) else { return .refused(retryAfter: attempt.afterwards) }
        let result = try database.write(for: county) { connection -> SignIn? in
            let result = try admit(login, vouched: hash, connection, device: attempt.device, address: address, agent: agent, at: at)
            guard result != nil else { return nil }
            if attempt.isCountedByAddress { try attempts.refund(address: address, at: at, connection) }
            if case .session = result, !isMachine { try attempts.vouch(for: address, at: at, connection) }
            return result
        }
        guard let result else { return .refused(retryAfter: attempt.afterwards) }
        if case .session(let new) = result { cache.put(new.session, checked: at) }
        return result
    }

    /// Counts the attempt as failed before it is made: otherwise many at the same time would count as one.
    private func count(_ login: String, _ address: String, _ tokens: [String], _ isMachine: Bool, _ at: Instant) throws -> Attempt {
        // An unknown login takes the same transaction as a known one.
        try database.write(for: county) { connection in
            let found = try connection.credential(county, login)
            let device = try isMachine ? devices.machine(login) : devices.known(tokens, login: login, at: at, connection)
            if let found, let device {
                let (wait, afterwards) = try devices.charge(device, at: at, connection)
                return Attempt(credential: found, wait: wait, afterwards: afterwards, device: device)
            }
            let failures = try found?.failures ?? attempts.failures(unknown: login, at: at, connection)
            let (wait, isCounted) = try attempts.charge(address: address, isFirst: failures == 0, at: at, connection)
            if let wait { return Attempt(credential: nil, wait: wait, afterwards: wait) }
            guard var credential = found else {
                let (wait, afterwards) = try attempts.charge(unknown: login, at: at, connection)
                return Attempt(credential: nil, wait: wait, afterwards: afterwards, isCountedByAddress: isCounted)
            }
            let locked = credential.charge(at: at, policy)
            if locked == nil { try connection.put(county, credential) }
            return Attempt(
                credential: credential, wait: locked, afterwards: credential.failureCount.wait(at: at), isCountedByAddress: isCounted)
        }
    }

    /// The text of the digest that the password fits; `nil` for none.
    private func check(_ password: String, _ credential: CredentialRow?) throws -> String? {
        let known = credential?.password.flatMap { PasswordHash(text: $0) }
        let verdict = try (known ?? decoy).verify(password.clipped, wanted: policy.cost)
        guard let credential, let known, case .right(let needsRehash) = verdict else { return nil }
        guard needsRehash else { return known.text }
        let renewed = try PasswordHash(password.clipped, cost: policy.cost).text
        // Unless the password was changed meanwhile.
        return try database.write(for: county) { connection in
            guard var current = try connection.credential(county, credential.login), current.password == known.text else { return nil }
            current.password = renewed
            try connection.keep(county, current, at: official())
            return renewed
        }
    }

    /// Opens a session, or asks for the code where there is a second factor; `nil` when the account may not sign in.
    ///
    /// - Parameter hash: the digest that the password fitted; `nil` when an identity provider vouched instead.
    func admit(
        _ login: String, vouched hash: String?, _ connection: Connection, device: Devices.Known? = nil, address: String, agent: String, at: Instant
    ) throws -> SignIn? {
        guard try connection.actor(county, login: login, offices) != nil else { return nil }
        var credential = try connection.credential(county, login) ?? CredentialRow(login: login, changedAt: at)
        if let hash, credential.password != hash { return nil }
        if credential.totpSecret != nil {
            // Where a provider vouched nothing has been counted yet.
            if hash != nil, let device {
                try devices.refund(device, at: at, connection)
            } else if hash != nil {
                credential.refund(policy)
                try connection.put(county, credential)
            }
            let expires = at.advanced(bySeconds: policy.pendingLifetime)
            let waiting = PendingSignIn(login: login, password: hash, address: address, agent: agent, device: device?.text, expires: expires)
            return .secondFactor(try pending.add(waiting, connection))
        }
        let mustChange = hash != nil && credential.mustChange
        return .session(
            try open(
                &credential, connection, device: device, second: false, isProof: hash != nil, mustChange: mustChange, address: address,
                agent: agent, at: at))
    }

    /// Begins a session: failures are forgotten, the sign-in is noted, the browser is known from now on.
    ///
    /// - Parameters:
    ///   - device: the browser, if it was known before. What others failed at elsewhere is not forgotten then: each sign-in of the owner would
    ///     give them as many tries again.
    ///   - isProof: the password was given, or a code that is held here. Where a provider alone vouched, nothing is forgotten and the browser
    ///     does not become known: an identity that was linked wrongly would leave a browser that the account knows for half a year.
    func open(
        _ credential: inout CredentialRow, _ connection: Connection, device: Devices.Known?, second: Bool, isProof: Bool, mustChange: Bool,
        address: String, agent: String, at: Instant
    ) throws -> NewSession {
        let address = address.label(64)
        if device == nil, isProof { credential.forgive() }
        credential.previousSignIn = credential.lastSignIn
        credential.lastSignIn = SignInPlace(at: at, address: address)
        // A code for recovery may have been used up.
        try connection.keep(county, credential, at: official())
        try connection.deleteSessions(county, endedBefore: at.advanced(bySeconds: -7 * 86_400))
        try connection.deleteTokens(county, endedBefore: at.advanced(bySeconds: -7 * 86_400))
        try connection.deleteMemos(county, expiredBefore: at)
        // The newest first; one is about to be added.
        for old in try connection.sessions(county, of: credential.login, at: at).dropFirst(policy.mostSessions - 1) {
            try connection.revokeSession(county, id: old.id, at: at)
            cache.remove(old.id)
        }
        let token = Token.random()
        let row = SessionRow(
            id: Token.id(of: token), login: credential.login, csrf: SecretBytes.random(32), created: at, seen: at,
            expires: at.advanced(bySeconds: policy.lifetime), secondFactor: second, mustChange: mustChange, address: address,
            agent: agent.label(200), previous: credential.previousSignIn)
        try connection.insert(county, row)
        if isProof { try proofs.note(row.id, login: row.login, at: at, connection) }
        let known = try isProof ? devices.welcome(device, login: credential.login, at: at, connection) : nil
        return NewSession(token: token, session: Session(row), device: known)
    }

    static func noAccount(_ login: String) -> Problem {
        Problem(.missing, .identityNoAccount, "没有账号“\(login)”，或者账号已停用。", remedy: "请核对账号。")
    }
}

extension CredentialRow {
    var failureCount: FailureCount { FailureCount(failures: failures, lockedUntil: lockedUntil) }

    /// Counts one attempt as failed, unless it has to wait; returns the seconds to wait.
    mutating func charge(at: Instant, _ policy: IdentityPolicy) -> Int? {
        var count = failureCount
        if let wait = count.wait(at: at) { return wait }
        count.charge(at: at, policy)
        failures = count.failures
        lockedUntil = count.lockedUntil
        return nil
    }

    /// Takes one counted attempt back, which was right as far as it went.
    mutating func refund(_ policy: IdentityPolicy) {
        failures = max(0, failures - 1)
        lockedUntil = nil
    }

    mutating func forgive() {
        failures = 0
        lockedUntil = nil
    }
}

extension String {
    /// Without spaces around.
    var trimmed: String {
        let body = drop { $0.isWhitespace }
        return String(body.reversed().drop { $0.isWhitespace }.reversed())
    }

    /// As much as the longest password could be, so that nobody has megabytes digested.
    var clipped: String { String(unicodeScalars.prefix(PasswordRules.longest + 1)) }

    /// Text from outside for showing: bounded and without control characters.
    func label(_ length: Int) -> String {
        String(UnicodeScalarView(unicodeScalars.filter { $0.properties.generalCategory != .control }.prefix(length)))
    }
}
