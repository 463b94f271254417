import Foundation
package import Kernel
package import Storage

/// Who somebody is: passwords, second factors, sessions. What they may do is the engine's.
///
/// All methods may be called from any thread; those that check a password take some 70 ms.
package final class Identity: Sendable {
    package let database: Storage.Database
    package let county: String
    /// The posts and duties that there are: what may be granted, and what stored ids of them mean.
    package let offices: Offices
    package let policy: IdentityPolicy
    package let now: @Sendable () -> Instant
    /// The time that posts and the journal go by; a demonstration shifts it, while codes and sessions follow the real one.
    package let official: @Sendable () -> Instant
    /// Seals authenticators' secrets; without it they stay as they are.
    let seal: SecretSeal?
    let attempts: Attempts
    let devices: Devices
    let cache: SessionCache
    let pending: PendingSignIns
    let decoy: PasswordHash

    package init(
        _ database: Storage.Database, county: String, offices: Offices, policy: IdentityPolicy = .standard,
        now: @escaping @Sendable () -> Instant = { .present }, official: (@Sendable () -> Instant)? = nil, seal: SecretSeal? = nil
    ) {
        self.database = database
        self.county = county
        self.offices = offices
        self.policy = policy
        self.now = now
        self.official = official ?? now
        self.seal = seal
        attempts = Attempts(county: county, policy: policy)
        devices = Devices(county: county, policy: policy)
        pending = PendingSignIns(county: county)
        cache = SessionCache(policy)
        decoy = .decoy(cost: policy.cost)
    }

    /// How far time has come: to what the clock shows, or to the journal's latest entry where the clock has been set back behind it, so that what was
    /// over does not come back. In a county for demonstration somebody says which day it is.
    func reached(_ at: Instant, _ connection: Connection) throws -> Instant {
        guard try !connection.isDemonstration(county), let last = try connection.lastTime(county) else { return at }
        return max(at, last)
    }
}

extension Instant {
    /// The computer's clock.
    package static var present: Instant { Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1_000)) }
}

extension Problem.Code {
    package static let identityBusy: Problem.Code = Problem.Code("identity.busy")
    package static let identityLocked: Problem.Code = Problem.Code("identity.locked")
    package static let identityWrongPassword: Problem.Code = Problem.Code("identity.wrongPassword")
    package static let identityWeakPassword: Problem.Code = Problem.Code("identity.weakPassword")
    package static let identityWrongCode: Problem.Code = Problem.Code("identity.wrongCode")
    package static let identitySecondFactor: Problem.Code = Problem.Code("identity.secondFactor")
    package static let identitySessionEnded: Problem.Code = Problem.Code("identity.sessionEnded")
    package static let identityNoAccount: Problem.Code = Problem.Code("identity.noAccount")
    package static let identityLinked: Problem.Code = Problem.Code("identity.linked")
    package static let identityInvalid: Problem.Code = Problem.Code("identity.invalid")
    package static let identityForbidden: Problem.Code = Problem.Code("identity.forbidden")
    package static let identityExists: Problem.Code = Problem.Code("identity.exists")
    package static let identityLastAdministrator: Problem.Code = Problem.Code("identity.lastAdministrator")
}
