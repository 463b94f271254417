import Foundation
import Kernel
import Storage

/// What is counted of attempts beside the accounts' own failures: those for logins that do not exist, and those by address. Kept where
/// all servers of the county see it, so that whoever tries at several is counted once.
struct Attempts: Sendable {
    /// Failures left for an address, as of a moment.
    private struct Allowance {
        var left: Double
        var at: Instant
    }

    private static let unknownLogins: String = "sign-in/login"
    private static let addresses: String = "sign-in/address"
    private static let offices: String = "sign-in/office"

    let county: String
    let policy: IdentityPolicy

    /// Counts an attempt for a login that is none, by the rules for those that are: so waiting tells nobody which exist.
    ///
    /// - Returns: the seconds to wait before this attempt may be made, and after it has failed.
    func charge(unknown login: String, at: Instant, _ connection: Connection) throws -> (now: Int?, afterwards: Int?) {
        // Whoever sends long names, or many, may not fill the table: they share some 65,000 places.
        let key = Self.place(of: login)
        var count = try count(unknown: key, at: at, connection)
        if let wait = count.wait(at: at) { return (wait, wait) }
        count.charge(at: at, policy)
        try connection.setMemo(
            county, Self.unknownLogins, key, to: count.memo, expires: at.advanced(bySeconds: 30 * 86_400))
        return (nil, count.wait(at: at))
    }

    /// Failures in a row of a login that is none.
    func failures(unknown login: String, at: Instant, _ connection: Connection) throws -> Int {
        try count(unknown: Self.place(of: login), at: at, connection).failures
    }

    private static func place(of login: String) -> String { SecretBytes.sha256(login).prefix(2).map { String($0) }.joined(separator: ".") }

    private func count(unknown key: String, at: Instant, _ connection: Connection) throws -> FailureCount {
        FailureCount(memo: try connection.memo(county, Self.unknownLogins, key, at: at))
    }

    /// Counts an attempt against its address.
    ///
    /// An address from which people sign in, or one that may be a proxy's, can be a whole county's: when its failures are used up, a login that
    /// has not failed since it last succeeded may still be tried there, once. So whoever uses them up keeps nobody out, and has one guess at each.
    ///
    /// - Parameter isFirst: the login has no failures.
    /// - Returns: the seconds to wait, or `nil` when the attempt may be made; and whether it was counted.
    func charge(address: String, isFirst: Bool, at: Instant, _ connection: Connection) throws -> (wait: Int?, isCounted: Bool) {
        var allowance = try allowance(address, at, connection)
        if allowance.left < 1 {
            if isFirst, try isShared(address, at: at, connection) { return (nil, false) }
            return (Int(((1 - allowance.left) * Double(policy.addressRefill)).rounded(.up)), false)
        }
        allowance.left -= 1
        try keep(allowance, address, connection)
        return (nil, true)
    }

    /// Somebody signed in from there.
    func vouch(for address: String, at: Instant, _ connection: Connection) throws {
        try connection.setMemo(county, Self.offices, Self.network(of: address), to: "", expires: at.advanced(bySeconds: 30 * 86_400))
    }

    private func isShared(_ address: String, at: Instant, _ connection: Connection) throws -> Bool {
        let network = Self.network(of: address)
        // This machine's own address is that of a proxy in front which says for nobody, or is not believed.
        let isOwn = network.hasPrefix("127.") || address == "::1" || address == "-" || address.isEmpty
        if isOwn { return true }
        return try hasVouched(address, at: at, connection)
    }

    /// Whether somebody has signed in from there within thirty days.
    func hasVouched(_ address: String, at: Instant, _ connection: Connection) throws -> Bool {
        try connection.memo(county, Self.offices, Self.network(of: address), at: at) != nil
    }

    /// Gives an attempt back that did not fail.
    func refund(address: String, at: Instant, _ connection: Connection) throws {
        var allowance = try allowance(address, at, connection)
        allowance.left = min(allowance.left + 1, Double(policy.addressFailures))
        try keep(allowance, address, connection)
    }

    private func allowance(_ address: String, _ at: Instant, _ connection: Connection) throws -> Allowance {
        let words = try connection.memo(county, Self.addresses, Self.network(of: address), at: at)?.split(separator: " ") ?? []
        guard words.count == 2, let left = Double(words[0]), let since = Int64(words[1]) else {
            return Allowance(left: Double(policy.addressFailures), at: at)
        }
        let seconds = Double(max(0, at.milliseconds - since)) / 1_000
        return Allowance(left: min(left + seconds / Double(policy.addressRefill), Double(policy.addressFailures)), at: at)
    }

    /// Remembered until it would be whole again.
    private func keep(_ allowance: Allowance, _ address: String, _ connection: Connection) throws {
        let key = Self.network(of: address)
        let missing = Double(policy.addressFailures) - allowance.left
        guard missing > 0 else { return try connection.removeMemo(county, Self.addresses, key) }
        let whole = allowance.at.advanced(bySeconds: Int((missing * Double(policy.addressRefill)).rounded(.up)) + 1)
        try connection.setMemo(county, Self.addresses, key, to: "\(allowance.left) \(allowance.at.milliseconds)", expires: whole)
    }

    /// An IPv6 customer has a whole /64, so all of it counts as one address; other texts count as they are.
    static func network(of address: String) -> String {
        var bytes = in6_addr()
        guard address.contains(":"), inet_pton(AF_INET6, address, &bytes) == 1 else { return String(address.prefix(64)) }
        return withUnsafeBytes(of: bytes) { raw in
            // ::ffff:a.b.c.d is an IPv4 address.
            let isMapped = raw[..<10].allSatisfy { $0 == 0 } && raw[10] == 0xFF && raw[11] == 0xFF
            return isMapped ? raw[12...].map(String.init).joined(separator: ".") : raw[..<8].map { String($0, radix: 16) }.joined(separator: ":")
        }
    }
}

extension Identity {
    /// What counts as one address: an IPv6 customer's whole /64, and an IPv4 address however it is written.
    package static func network(of address: String) -> String { Attempts.network(of: address) }

    /// Whether somebody has signed in from an address, or its network, within thirty days.
    package func isKnown(address: String) throws -> Bool {
        let at = now()
        return try database.read { try attempts.hasVouched(address, at: at, $0) }
    }
}
