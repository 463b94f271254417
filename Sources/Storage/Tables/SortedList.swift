package import Kernel

/// An order by what a field holds, or by document numbers.
package struct ListSort: Hashable, Sendable {
    package enum Key: Hashable, Sendable {
        /// A field that lists filter by and that holds one value, by its stored name.
        case field(String)
        case number
    }

    package let key: Key
    package let isDescending: Bool

    package init(_ key: Key, isDescending: Bool) {
        self.key = key
        self.isDescending = isDescending
    }
}

/// A place in such an order. What has the same value stands by the day on which it was opened, then by its number.
package struct SortPlace: Hashable, Sendable {
    package let value: String
    package let opened: Int
    package let id: MatterID

    package init(value: String, opened: Int, id: MatterID) {
        self.value = value
        self.opened = opened
        self.id = id
    }
}

/// One page of such an order.
package struct SortedPage: Sendable {
    /// Each with its place.
    package let lines: [(line: MatterLine, place: SortPlace)]
    /// How far was looked; `nil` where everything was.
    package let reached: SortPlace?

    package init(lines: [(line: MatterLine, place: SortPlace)], reached: SortPlace?) {
        self.lines = lines
        self.reached = reached
    }
}

extension Connection {
    /// One page in the order of a field's values. Only what has a value stands in it.
    ///
    /// The index of values knows neither organs nor stages, so it is walked in slices and the rest is asked of each matter. Of whoever sees few of many
    /// matters a page may end short: after so many steps the page says how far it came, and the next one goes on from there.
    package func sorted(_ county: String, _ filter: ListFilter) throws -> SortedPage {
        guard let sort = filter.sort, filter.organs?.isEmpty != true else { return SortedPage(lines: [], reached: nil) }
        var lines: [(line: MatterLine, place: SortPlace)] = []
        var place = filter.afterPlace
        for slice in Self.slices {
            var (sql, arguments) = Self.source(county, filter.kind, sort, after: place, limit: slice)
            let last = try all("SELECT value, opened, matter FROM (\(sql)) s LIMIT 1 OFFSET \(slice - 1)", arguments) {
                SortPlace(value: $0.text(0), opened: $0.int(1), id: $0.int(2))
            }.first
            var rest = filter
            rest.limit = filter.limit - lines.count
            let query = ListQuery.slice(county, rest, dialect, of: sql, arguments)
            (sql, arguments) = (query.sql, query.arguments)
            lines += try all(sql, arguments) { row in
                let line = MatterLine(row)
                return (line, SortPlace(value: row.text(11), opened: row.int(12), id: line.id))
            }
            if lines.count >= filter.limit { return SortedPage(lines: lines, reached: lines.last?.place) }
            guard let last else { return SortedPage(lines: lines, reached: nil) }
            place = last
        }
        return SortedPage(lines: lines, reached: place)
    }

    /// Values that are looked at one after the other: most pages are full after the first.
    private static var slices: [Int] { [200, 1_000, 5_000, 14_000] }

    fileprivate static func source(
        _ county: String, _ kind: String, _ sort: ListSort, after place: SortPlace?, limit: Int
    ) -> (sql: String, arguments: [SQLValue]) {
        var arguments = [SQLValue(county), SQLValue(kind)]
        func bind(_ value: SQLValue) -> String {
            arguments.append(value)
            return "$\(arguments.count)"
        }
        let (sign, way) = sort.isDescending ? ("<", "DESC") : (">", "ASC")
        switch sort.key {
        case .field(let field):
            var sql = "SELECT value, opened, matter FROM attribute WHERE county = $1 AND kind = $2 AND field = \(bind(SQLValue(field)))"
            if let place {
                let places = [bind(SQLValue(place.value)), bind(SQLValue(place.opened)), bind(SQLValue(place.id))]
                sql += " AND (value, opened, matter) \(sign) (\(places.joined(separator: ", ")))"
            }
            return (sql + " ORDER BY value \(way), opened \(way), matter \(way) LIMIT \(bind(SQLValue(limit)))", arguments)
        case .number:
            var sql = "SELECT number AS value, 0 AS opened, id AS matter FROM matter WHERE county = $1 AND kind = $2 AND number IS NOT NULL"
            if let place { sql += " AND (number, id) \(sign) (\(bind(SQLValue(place.value))), \(bind(SQLValue(place.id))))" }
            return (sql + " ORDER BY number \(way), id \(way) LIMIT \(bind(SQLValue(limit)))", arguments)
        }
    }
}

extension ListFilter {
    /// The statement that answers one slice of an order by values, for looking at its plan.
    package func sortedSQL(_ county: String, _ dialect: Dialect) -> String {
        let sort = sort ?? ListSort(.number, isDescending: false)
        let (sql, arguments) = Connection.source(county, kind, sort, after: afterPlace, limit: limit)
        return ListQuery.slice(county, self, dialect, of: sql, arguments).sql
    }
}
