import Engine
import Kernel
import Storage

/// Lists that people keep under a name, their own and those that their organs share.
enum SavedViews {
    /// A view for a desk: where it leads and how much is in it.
    struct Line: Sendable {
        let name: String
        let path: String
        /// At most ``most``; what is more is told as that.
        let count: Int
        let isMore: Bool
        /// The organ that shares it; `nil` for one's own.
        let organ: OrganCode?

        var countText: String { isMore ? "\(SavedViews.most)+" : "\(count)" }
    }

    /// As far as a view is counted: a desk says that there is much, not how much.
    static let most: Int = 99
    private static let mostShared: Int = 40
    /// Rows that are looked at for the count of one view.
    private static let mostLooks: Int = 2_000
    private static let mostOrgans: Int = 6

    /// One's own first, then what the organs of the reader's posts share.
    static func all(_ sight: Sight) throws -> [SavedView] {
        let (connection, county) = (sight.work.connection, sight.work.engine.county)
        var views = try connection.savedViews(county, login: sight.actor.login)
        for organ in sight.organs.prefix(mostOrgans) { views += try connection.sharedViews(county, in: organ, limit: mostShared) }
        return views
    }

    /// The first views with their counts, as their reader would find them now: of what is out of sight nothing is counted.
    ///
    /// - Parameter limit: each costs one bounded query.
    static func lines(_ sight: Sight, limit: Int = 8) throws -> [Line] {
        try all(sight).prefix(limit * 2).lazy.compactMap { try line($0, sight) }.prefix(limit).map { $0 }
    }

    /// - Returns: `nil` for a list that its reader does not see any more.
    private static func line(_ view: SavedView, _ sight: Sight) throws -> Line? {
        let parts = view.path.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard let path = parts.first, path.hasPrefix(Paths.matters + "/"),
            let definition = sight.kinds.first(where: { Paths.list($0.kind.id) == path })
        else { return nil }
        let query = Query(parts.count > 1 ? Percent.pairs(parts[1].utf8) : []).with("order", nil).with("after", nil)
        var address = ListAddress(definition, query, today: sight.day)
        address.own(sight)
        var filter = address.filter
        filter.limit = most + 1
        filter.mostLooks = Self.mostLooks
        let count = try sight.list(filter).count
        return Line(name: view.name, path: view.path, count: min(count, most), isMore: count > most, organ: view.shared?.organ)
    }
}
