package import Kernel

/// A matter as lists show it.
package struct MatterLine: Hashable, Sendable {
    package let id: MatterID
    package let kind: String
    package let edition: String
    package let organ: OrganCode
    package let number: String?
    package let title: String
    package let stage: String
    package let opened: Day
    package let closed: Day?
    package let due: Day?
    package let warn: Day?

    package init(_ row: MatterRow) {
        id = row.id
        kind = row.kind
        edition = row.edition
        organ = row.organ
        number = row.number
        title = row.title
        stage = row.stage
        opened = row.opened
        closed = row.closed
        due = row.due
        warn = row.warn
    }

    /// Where it stands in an order by due days: what has no limit is last.
    package var dueKey: Int { due?.ordinal ?? Int(WaitingRow.never) }

    static let columns: String = "m.id, m.kind, m.edition, m.organ, m.number, m.title, m.stage, m.opened, m.closed, m.due, m.warn"

    init(_ row: Row) {
        id = row.int(0)
        kind = row.text(1)
        edition = row.text(2)
        organ = OrganCode(row.text(3))
        number = row.optionalText(4)
        title = row.text(5)
        stage = row.text(6)
        opened = row.day(7)
        closed = row.optionalDay(8)
        due = row.optionalDay(9)
        warn = row.optionalDay(10)
    }
}

/// What a list is asked for; every condition narrows it.
package struct ListFilter: Sendable {
    package enum Order: String, Sendable, CaseIterable { case newest, oldest, due }

    package var kind: String
    package var stages: [String] = []
    /// `nil` is the whole county; empty is nothing at all.
    package var organs: [OrganCode]?
    package var handledBy: PersonID?
    /// Only what somebody answers for now, as whoever leads it or helps (承办).
    package var assignedTo: PersonID?
    /// Only what waits at one of these desks and nobody answers for there.
    package var unledAt: [Desk]?
    package var from: Day?
    package var until: Day?
    /// The beginning of a document number.
    package var number: String?
    package var text: String?
    package var attributes: [AttributeRow] = []
    /// Only what was due before this day.
    package var dueBefore: Day?
    package var order: Order = .newest
    /// The last line of the page before.
    package var after: (key: Int, id: MatterID)?
    /// In the order of a field's values, or of document numbers, instead.
    package var sort: ListSort?
    /// The last place of the page before, in such an order.
    package var afterPlace: SortPlace?
    package var limit: Int = 50
    /// Where only a few are wanted: so many of what a text finds are looked at for them; `nil` for all.
    package var mostLooks: Int?
    /// The first attribute's value is so common that the organs' own matters are walked instead, looking for it.
    var isCommon: Bool = false

    package init(kind: String) { self.kind = kind }
}

extension Connection {
    /// One page of a list, in its order. Text is always answered with the newest first.
    package func matters(_ county: String, _ filter: ListFilter) throws -> [MatterLine] {
        if filter.organs?.isEmpty == true { return [] }
        if let text = filter.text, !text.isEmpty { return try found(county, text, filter) }
        var filter = filter
        if filter.assignedTo == nil, let desks = filter.unledAt { return try unled(county, filter, at: desks) }
        if let first = filter.attributes.first, filter.organs != nil, filter.handledBy == nil, filter.assignedTo == nil {
            filter.isCommon = try isCommon(county, filter.kind, first)
        }
        guard let organs = filter.organs, organs.count > 1, organs.count <= 12, filter.isPlain else {
            let query = ListQuery(county, filter, dialect)
            return try all(query.sql, query.arguments, MatterLine.init)
        }
        // A few organs: each has its own run of the index, and the pages are merged; one scan would walk the others' matters too.
        var lines: [MatterLine] = []
        for organ in organs {
            var one = filter
            one.organs = [organ]
            let query = ListQuery(county, one, dialect)
            lines += try all(query.sql, query.arguments, MatterLine.init)
        }
        return Array(lines.sorted { ListQuery.precedes($0, $1, filter.order) }.prefix(filter.limit))
    }

    /// What lies at some desks and nobody answers for there: few desks, each with its run of an index.
    private func unled(_ county: String, _ filter: ListFilter, at desks: [Desk]) throws -> [MatterLine] {
        var lines: [MatterLine] = []
        var seen: Set<MatterID> = []
        for desk in desks {
            let query = ListQuery(county, filter, dialect, at: desk)
            for line in try all(query.sql, query.arguments, MatterLine.init) where seen.insert(line.id).inserted { lines.append(line) }
        }
        return Array(lines.sorted { ListQuery.precedes($0, $1, filter.order) }.prefix(filter.limit))
    }

    /// Whether more matters of the county have a value than are worth looking at one by one.
    private func isCommon(_ county: String, _ kind: String, _ row: AttributeRow) throws -> Bool {
        let most = 1_000
        let count = try first(
            """
            SELECT COUNT(*) FROM (SELECT 1 FROM attribute WHERE county = $1 AND kind = $2 AND field = $3 AND value = $4 LIMIT $5) found
            """, [SQLValue(county), SQLValue(kind), SQLValue(row.field), SQLValue(row.value), SQLValue(most)]
        ) { $0.int(0) }
        return (count ?? 0) >= most
    }

    private func found(_ county: String, _ text: String, _ filter: ListFilter) throws -> [MatterLine] {
        var lines: [MatterLine] = []
        let query = ListQuery.one(county, filter)
        let organ = filter.organs.flatMap { $0.count == 1 ? $0.first : nil }
        var ask = SearchAsk(SearchTerm.terms(of: text), places: [[.kind(filter.kind)]] + (organ.map { [[.organ($0)]] } ?? []))
        ask.before = filter.after?.id
        var looks = 0
        try search(county, ask) { hit in
            looks += 1
            if let line = try first(query.sql, [SQLValue(county), SQLValue(hit.id)] + query.arguments, MatterLine.init) { lines.append(line) }
            return lines.count < filter.limit && filter.mostLooks.map { looks < $0 } ?? true
        }
        return lines
    }

    /// How many matters of a kind stand in each stage, in some organs; `nil` is the whole county.
    package func tally(_ county: String, kind: String, organs: [OrganCode]?) throws -> [String: Int] {
        var counts: [String: Int] = [:]
        let allowed = organs.map(Set.init)
        try forEach("SELECT stage, organ, value FROM tally WHERE county = $1 AND kind = $2", [SQLValue(county), SQLValue(kind)]) { row in
            if allowed?.contains(OrganCode(row.text(1))) ?? true { counts[row.text(0), default: 0] += row.int(2) }
        }
        return counts
    }

    /// The same, organ by organ.
    package func tallies(_ county: String, kind: String) throws -> [(stage: String, organ: OrganCode, count: Int)] {
        try all(
            "SELECT stage, organ, value FROM tally WHERE county = $1 AND kind = $2 AND value > 0", [SQLValue(county), SQLValue(kind)]
        ) { (stage: $0.text(0), organ: OrganCode($0.text(1)), count: $0.int(2)) }
    }

    /// Matters of an organ that are under way, by kind and stage.
    package func tallies(_ county: String, of organ: OrganCode) throws -> [(kind: String, stage: String, count: Int)] {
        try all(
            "SELECT kind, stage, value FROM tally WHERE county = $1 AND organ = $2 AND value > 0", [SQLValue(county), SQLValue(organ.description)]
        ) { (kind: $0.text(0), stage: $0.text(1), count: $0.int(2)) }
    }
}

extension ListFilter {
    /// Answered by one run of an index.
    var isPlain: Bool { handledBy == nil && assignedTo == nil && unledAt == nil && attributes.isEmpty && text == nil }
}
