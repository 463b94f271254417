import Engine
import Kernel
import Storage

extension Identity {
    /// What a person needs to set an authenticator up; shown once.
    package struct TOTPEnrolment: Sendable {
        /// In Base 32, for typing in.
        package let secret: String
        /// For a QR code.
        package let uri: String
    }

    /// A second factor that has just been confirmed.
    package struct TOTPConfirmation: Sendable {
        /// Shown once.
        package let recoveryCodes: [String]
        /// Takes the place of the session that confirmed it.
        package let session: NewSession
    }

    /// Whose right password waits for its code, for the audit trail.
    package func login(pending token: PendingToken) throws -> String? {
        let at = now()
        return try database.read { try pending.login(token, at: at, $0) }
    }

    /// Gives the code that a sign-in still lacks: of the authenticator, or one for recovery.
    package func secondFactor(pending token: PendingToken, code: String) throws -> SignIn {
        let at = now()
        let result = try database.write(for: county) { connection -> SignIn in
            guard let waiting = try pending.tryOnce(token, at: at, connection) else { return .refused(retryAfter: nil) }
            guard var credential = try connection.credential(county, waiting.login), credential.totpSecret != nil,
                waiting.password == nil || waiting.password == credential.password,
                try connection.actor(county, login: waiting.login, offices) != nil
            else {
                try pending.remove(token, connection)
                return .refused(retryAfter: nil)
            }
            let device = waiting.device.map { Devices.Known(text: $0) }
            let wait: (now: Int?, afterwards: Int?)
            if let device {
                wait = try devices.charge(device, at: at, connection)
            } else {
                let locked = credential.charge(at: at, policy)
                wait = (locked, credential.failureCount.wait(at: at))
            }
            if let now = wait.now { return .refused(retryAfter: now) }
            guard try accept(code: code, &credential, at: at) else {
                try connection.put(county, credential)
                return .refused(retryAfter: wait.afterwards)
            }
            try pending.remove(token, connection)
            try attempts.vouch(for: waiting.address, at: at, connection)
            let mustChange = waiting.password != nil && credential.mustChange
            return .session(
                try open(
                    &credential, connection, device: device, second: true, isProof: true, mustChange: mustChange, address: waiting.address,
                    agent: waiting.agent, at: at))
        }
        if case .session(let new) = result { cache.put(new.session, checked: at) }
        return result
    }

    /// Whether an account has a second factor, and how many recovery codes are left.
    package func secondFactorState(login: String) throws -> (isEnrolled: Bool, recoveryCodesLeft: Int) {
        let credential = try database.read { try $0.credential(county, login) }
        return (credential?.totpSecret != nil, credential?.recovery.count ?? 0)
    }

    /// Begins to set up an authenticator; nothing changes until a code confirms it.
    package func enrolTOTP(_ session: Session, password: String) throws -> TOTPEnrolment {
        _ = try prove(session, password: password, field: "password", label: "密码")
        let totp = TOTP.random()
        try change(session) { credential, _ in
            guard credential.totpSecret == nil else {
                throw Problem(.conflict, .identitySecondFactor, "账号“\(session.login)”已经启用动态口令。", remedy: "要换一台手机，请先解除原来的动态口令。")
            }
            credential.totpPending = try sealed(totp.secret, of: session.login)
        }
        return TOTPEnrolment(secret: Base32.encode(totp.secret), uri: totp.uri(issuer: policy.issuer, login: session.login))
    }

    /// Puts the authenticator into use by its first code. All other sessions end, and this one goes on under a new token.
    package func confirmTOTP(_ session: Session, code: String) throws -> TOTPConfirmation {
        let at = now()
        let made = RecoveryCodes.make(login: session.login)
        let new = try change(session) { credential, connection in
            guard let stored = credential.totpPending, credential.totpSecret == nil else {
                throw Problem(.conflict, .identitySecondFactor, "还没有开始启用动态口令，或者已经启用。", remedy: "请重新开始启用。")
            }
            guard let step = TOTP(secret: try opened(stored, of: session.login)).step(of: code, at: at, after: nil) else { throw Self.wrongCode }
            credential.totpSecret = stored
            credential.totpPending = nil
            credential.totpStep = step
            credential.recovery = made.kept.digests
            return try replaceAll(session, connection, secondFactor: true, mustChange: session.mustChangePassword, at: at)
        }
        replaced(session.login, by: new, at: at)
        return TOTPConfirmation(recoveryCodes: made.codes, session: new)
    }

    /// Takes the authenticator out of use; a valid code proves that it is its owner who asks.
    package func removeTOTP(_ session: Session, code: String) throws {
        try prove(code: code, session) { credential, _ in credential.removeSecondFactor() }
    }

    /// Ten fresh recovery codes; the earlier ones are void.
    package func newRecoveryCodes(_ session: Session, code: String) throws -> [String] {
        let made = RecoveryCodes.make(login: session.login)
        try prove(code: code, session) { credential, _ in credential.recovery = made.kept.digests }
        return made.codes
    }

    /// Wrong codes are counted in the session, as passwords are: whoever took it over cannot try them all.
    func prove(code: String, _ session: Session, _ change: (inout CredentialRow, Connection) throws -> Void) throws {
        let at = now()
        let refusal = try self.change(session) { credential, connection -> Problem? in
            guard credential.totpSecret != nil else {
                return Problem(.conflict, .identitySecondFactor, "账号“\(session.login)”没有启用动态口令。")
            }
            if let wait = try proofs.charge(session.id, at: at, connection) { return Self.locked(wait) }
            guard try accept(code: code, &credential, at: at) else { return Self.wrongCode }
            try proofs.refund(session.id, at: at, connection)
            try change(&credential, connection)
            return nil
        }
        if let refusal { throw refusal }
    }

    /// Uses up a code of the authenticator or a recovery code; `false` for a wrong or used one.
    private func accept(code: String, _ credential: inout CredentialRow, at: Instant) throws -> Bool {
        guard let stored = credential.totpSecret else { return false }
        let totp = TOTP(secret: try opened(stored, of: credential.login))
        if let step = totp.step(of: code, at: at, after: credential.totpStep) {
            credential.totpStep = step
            return true
        }
        var codes = RecoveryCodes(digests: credential.recovery, login: credential.login)
        guard codes.use(code) else { return false }
        credential.recovery = codes.digests
        return true
    }

    /// A secret as it is to be stored.
    private func sealed(_ secret: [UInt8], of login: String) throws -> [UInt8] {
        try seal?.seal(secret, of: login, in: county) ?? secret
    }

    /// A stored secret as it is computed with.
    private func opened(_ stored: [UInt8], of login: String) throws -> [UInt8] {
        guard SecretSeal.isSealed(stored) else { return stored }
        guard let seal else { throw SecretSeal.unreadable }
        return try seal.open(stored, of: login, in: county)
    }

    /// Seals the secrets that were stored before there was a key; once a start.
    ///
    /// - Returns: of how many accounts.
    @discardableResult
    package func sealSecrets() throws -> Int {
        guard seal != nil else { return 0 }
        let open = try database.read { try $0.loginsWithSecrets(county, ofLength: TOTP.secretLength) }
        guard !open.isEmpty else { return 0 }
        return try database.write(for: county) { connection in
            for login in open {
                guard var credential = try connection.credential(county, login) else { continue }
                credential.totpSecret = try credential.totpSecret.map { try SecretSeal.isSealed($0) ? $0 : sealed($0, of: login) }
                credential.totpPending = try credential.totpPending.map { try SecretSeal.isSealed($0) ? $0 : sealed($0, of: login) }
                try connection.keep(county, credential, at: official())
            }
            return open.count
        }
    }

    private static var wrongCode: Problem {
        Problem(
            .invalid, .identityWrongCode, "动态口令不正确，或者已经用过。", remedy: "请核对手机的时间，等下一个口令再试。",
            fields: [FieldProblem(field: "code", label: "动态口令", given: "", rule: "应为尚未用过的6位动态口令，或者一个未用过的恢复码")])
    }
}

extension CredentialRow {
    mutating func removeSecondFactor() {
        totpSecret = nil
        totpPending = nil
        totpStep = nil
        recovery = []
    }
}
