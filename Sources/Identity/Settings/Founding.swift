import Kernel
import Storage

/// A county's founding, in which all who can sign in come from one hand: the operator makes the first administrator, and that one all others.
///
/// Two of them are not two by the rule of ``Independence``, so the county could set nothing weighty before its second month. While there is no
/// matter nobody can be wronged by what a setting decides; so until the first one is opened, and for thirty days at most, two persons are
/// enough whose accounts or posts come from one another or from one hand. It is marked in the entry, the auditor is told, and what they decide
/// ends by itself unless two who are two confirm it (``ProvisionalSetting``): who made the second account may have been both.
enum Founding {
    static let days: Int = 30
    /// By these a county comes into being. What lets one sign in as another who was there already, and all else, stands in the way as ever.
    static let acts: Set<String> = ["account.create", "post.grant"]

    static func lasts(_ county: String, _ connection: Connection, at now: Instant) throws -> Bool {
        guard try connection.lastMatter(county) == 0, let first = try connection.entry(county, 1) else { return false }
        // A clock that was set back does not bring it back.
        let reached = max(now, try connection.lastTime(county) ?? now)
        return reached < first.at.advanced(bySeconds: days * 86_400)
    }
}
