package import Kernel

/// One run of what a desk shows: an unbroken stretch of an index, in order of due days or of age.
package enum DeskRun: Hashable, Sendable {
    /// What lies on a desk, is work there or an approval, and is somebody's or nobody's.
    case desk(Desk, isApproval: Bool, holder: PersonID?)
    /// What is somebody's at some organs: what waits for him or her, or for others meanwhile.
    case person(PersonID, isAside: Bool, organs: [OrganCode])
}

/// What stands together on a desk: runs, and what is left out because it stands elsewhere on the same desk.
package struct DeskLane: Hashable, Sendable {
    /// What waits for an approval at some desks and is nobody's there, or one of some people's.
    package struct Approvals: Hashable, Sendable {
        package let desks: [Desk]
        package let people: [PersonID]
        /// Whoever put something before others is not asked for it.
        package let reader: PersonID

        package init(desks: [Desk], people: [PersonID], reader: PersonID) {
            self.desks = desks
            self.people = people
            self.reader = reader
        }
    }

    package var runs: [DeskRun]
    /// Not what is on the agenda of these, and with `isAsideToo` false only what waits for them.
    package var exceptAgenda: [PersonID] = []
    package var isAsideToo: Bool = true
    package var exceptApprovals: Approvals?
    /// Not what this person put there.
    package var notBy: PersonID?

    package init(_ runs: [DeskRun]) { self.runs = runs }
}

/// How much there is, by when it is due.
package struct DeskCounts: Hashable, Sendable {
    /// Overdue, due by the day asked for, and all else, what has no limit included.
    package var late: Int
    package var soon: Int
    package var rest: Int
    package var total: Int { late + soon + rest }

    package init(late: Int = 0, soon: Int = 0, rest: Int = 0) {
        self.late = late
        self.soon = soon
        self.rest = rest
    }

    package static func + (left: Self, right: Self) -> Self {
        Self(late: left.late + right.late, soon: left.soon + right.soon, rest: left.rest + right.rest)
    }
}

/// A part of a lane by when it is due.
package enum DeskSpan: Hashable, Sendable {
    /// Before a day; from one day to another; up to a day. By what runs out first.
    case late(before: Day)
    case soon(from: Day, through: Day)
    case urgent(through: Day)
    /// After a day, or never; the oldest matter first.
    case rest(after: Day)

    var isByAge: Bool { if case .rest = self { true } else { false } }
}

/// A matter's place in a lane.
package struct DeskKey: Hashable, Sendable {
    package let matter: MatterID
    package let due: Day?
    /// As what it is whose, in a person's lane.
    package let part: AgendaRow.Part?
    package let person: PersonID?
    package let isAside: Bool

    fileprivate func precedes(_ other: DeskKey, byAge: Bool) -> Bool {
        byAge ? matter < other.matter : (due?.ordinal ?? .max, matter) < (other.due?.ordinal ?? .max, other.matter)
    }
}

/// Where a matter waits and for what.
package struct DeskPlace: Hashable, Sendable {
    package let desk: Desk
    package let ask: DeskAsk
    package let holder: PersonID?
    package let lead: PersonID?
}

extension Connection {
    /// How much there is in a lane; each matter once. From indexes alone.
    package func counts(_ county: String, _ lane: DeskLane, today: Day, soonBy soon: Day) throws -> DeskCounts {
        if lane.runs.isEmpty { return DeskCounts() }
        var query = DeskQuery(county, lane, dialect)
        let columns = query.counting(today: today, soonBy: soon)
        let parts = lane.runs.map { "SELECT w.matter, w.due \(query.source($0, index: .due))" }
        let inner = parts.joined(separator: " UNION ")
        query.sql = "SELECT \(columns) FROM (\(inner)) found"
        return try first(query.sql, query.arguments) { DeskCounts(late: $0.int(0), soon: $0.int(1), rest: $0.int(2)) } ?? DeskCounts()
    }

    /// A stretch of a lane in its order; each matter once.
    package func keys(_ county: String, _ lane: DeskLane, _ span: DeskSpan, offset: Int, limit: Int) throws -> [DeskKey] {
        if lane.runs.isEmpty || limit <= 0 { return [] }
        let isOne = lane.runs.count == 1
        var found: [DeskKey] = []
        for run in lane.runs {
            var query = DeskQuery(county, lane, dialect)
            query.page(run, span, offset: isOne ? offset : 0, limit: isOne ? limit : offset + limit)
            found += try all(query.sql, query.arguments) { row in
                let isPersons = row.optionalText(2) != nil
                return DeskKey(
                    matter: row.int(0), due: WaitingRow.day(row.int64(1)), part: row.optionalText(2).flatMap { AgendaRow.Part(rawValue: $0) },
                    person: isPersons ? row.optionalText(3).map { PersonID($0) } : nil, isAside: row.bool(4))
            }
        }
        if isOne { return found }
        // Each run stands in the same order and a matter has the same place in each: what is wanted is among the first of every run.
        var seen: Set<MatterID> = []
        let merged = found.sorted { $0.precedes($1, byAge: span.isByAge) }.filter { seen.insert($0.matter).inserted }
        return Array(merged.dropFirst(offset).prefix(limit))
    }

    /// To whom what lies on a desk for work there belongs, each once.
    package func holders(_ county: String, on desk: Desk) throws -> [PersonID] {
        var found: [PersonID] = []
        // From one to the next along the index: a desk has thousands of matters and a few people.
        while let next = try first(
            """
            SELECT holder FROM waiting \(dialect.using(index: "waiting_lane"))
            WHERE county = $1 AND organ = $2 AND role = $3 AND approval = 0 AND holder > $4 ORDER BY holder LIMIT 1
            """,
            [
                SQLValue(county), SQLValue(desk.organ.description), SQLValue(desk.role.id), SQLValue(found.last?.description ?? ""),
            ], { PersonID($0.text(0)) })
        {
            found.append(next)
        }
        return found
    }

    /// Some matters as lists show them, by their numbers.
    package func lines(_ county: String, _ matters: [MatterID]) throws -> [MatterID: MatterLine] {
        var lines: [MatterID: MatterLine] = [:]
        for slice in Self.slices(matters) {
            let rows = try all(
                "SELECT \(MatterLine.columns) FROM matter m WHERE m.county = $1 AND m.id IN (\(Self.places))", [SQLValue(county)] + slice,
                MatterLine.init)
            for line in rows { lines[line.id] = line }
        }
        return lines
    }

    /// Where some matters wait; posts that nobody declares any more are left out.
    package func places(_ county: String, of matters: [MatterID], _ offices: Offices) throws -> [MatterID: [DeskPlace]] {
        var places: [MatterID: [DeskPlace]] = [:]
        for slice in Self.slices(matters) {
            try forEach(
                """
                SELECT matter, organ, role, ask, author, approval, holder, lead FROM waiting
                WHERE county = $1 AND matter IN (\(Self.places)) ORDER BY matter, organ, role
                """, [SQLValue(county)] + slice
            ) { row in
                let role = offices.role(stored: row.text(2))
                guard offices.knows(role) else { return }
                let ask = DeskAsk(stored: row.optionalText(3), author: row.optionalText(4).map { PersonID($0) }, isApproval: row.bool(5))
                places[row.int(0), default: []].append(
                    DeskPlace(
                        desk: Desk(organ: OrganCode(row.text(1)), role: role), ask: ask, holder: row.optionalText(6).map { PersonID($0) },
                        lead: row.optionalText(7).map { PersonID($0) }))
            }
        }
        return places
    }

    /// A page's worth of numbers in one text, whatever their count: the statement is made once.
    private static let slice: Int = 25
    private static let places: String = (2...26).map { "$\($0)" }.joined(separator: ", ")

    private static func slices(_ matters: [MatterID]) -> [[SQLValue]] {
        stride(from: 0, to: matters.count, by: slice).map { start in
            let part = matters[start..<min(start + slice, matters.count)]
            // No matter has the number nought.
            return part.map { SQLValue($0) } + Array(repeating: .integer(0), count: slice - part.count)
        }
    }

    /// The desks on which a matter lies; none of a post that nobody declares any more.
    package func desks(_ county: String, of matter: MatterID, _ offices: Offices) throws -> [Desk] {
        try all("SELECT organ, role FROM waiting WHERE county = $1 AND matter = $2", [SQLValue(county), SQLValue(matter)]) { row in
            Desk(organ: OrganCode(row.text(0)), role: offices.role(stored: row.text(1)))
        }.filter { offices.knows($0.role) }
    }

    /// The number of the journal's last entry: whatever a desk shows is as it was while that stays.
    package func headEntry(_ county: String) throws -> Int {
        try first("SELECT entry FROM journal WHERE county = $1 ORDER BY entry DESC LIMIT 1", [SQLValue(county)]) { $0.int(0) } ?? 0
    }
}

/// What is overdue, organ by organ.
extension Connection {
    /// How much in each of the county's organs, of all kinds; from the index alone.
    package func overdueCounts(_ county: String, on day: Day) throws -> [OrganCode: Int] {
        let pairs = try all(
            """
            SELECT organ, COUNT(*) FROM matter \(dialect.using(index: "matter_late"))
            WHERE county = $1 AND due IS NOT NULL AND due < $2 GROUP BY organ ORDER BY organ
            """, [SQLValue(county), SQLValue(day)]
        ) { (OrganCode($0.text(0)), $0.int(1)) }
        return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
    }

    /// How much in one organ; `nil` stands for all kinds.
    package func overdueCount(_ county: String, in organ: OrganCode, kinds: [String]?, on day: Day) throws -> Int {
        if kinds?.isEmpty == true { return 0 }
        return try first(
            """
            SELECT COUNT(*) FROM matter \(dialect.using(index: "matter_late"))
            WHERE county = $1 AND organ = $2 AND due IS NOT NULL AND due < $3\(Self.among(kinds, from: 4))
            """, [SQLValue(county), SQLValue(organ.description), SQLValue(day)] + (kinds ?? []).map { SQLValue($0) }
        ) { $0.int(0) } ?? 0
    }

    /// The first of them by their due days; from the index alone.
    package func overdueKeys(
        _ county: String, in organ: OrganCode, kinds: [String]?, on day: Day, offset: Int, limit: Int
    ) throws -> [DeskKey] {
        if kinds?.isEmpty == true { return [] }
        let next = 4 + (kinds?.count ?? 0)
        return try all(
            """
            SELECT id, due FROM matter \(dialect.using(index: "matter_late"))
            WHERE county = $1 AND organ = $2 AND due IS NOT NULL AND due < $3\(Self.among(kinds, from: 4))
            ORDER BY due, id LIMIT $\(next) OFFSET $\(next + 1)
            """,
            [SQLValue(county), SQLValue(organ.description), SQLValue(day)] + (kinds ?? []).map { SQLValue($0) } + [
                SQLValue(limit), SQLValue(offset),
            ]
        ) { DeskKey(matter: $0.int(0), due: $0.day(1), part: nil, person: nil, isAside: false) }
    }

    private static func among(_ kinds: [String]?, from place: Int) -> String {
        guard let kinds else { return "" }
        return " AND kind IN (\(kinds.indices.map { "$\(place + $0)" }.joined(separator: ", ")))"
    }
}

/// The statement that reads a lane.
struct DeskQuery {
    enum Index { case due, age }

    var sql: String = ""
    private(set) var arguments: [SQLValue] = []
    private let county: String
    private let lane: DeskLane
    private let dialect: Dialect

    init(_ county: String, _ lane: DeskLane, _ dialect: Dialect) {
        self.county = county
        self.lane = lane
        self.dialect = dialect
    }

    /// Parameters in the order in which they first stand in the text.
    private mutating func bind(_ value: some SQLConvertible) -> String {
        arguments.append(SQLValue(value))
        return "$\(arguments.count)"
    }

    mutating func counting(today: Day, soonBy soon: Day) -> String {
        let (late, from, until, after) = (bind(today), bind(today), bind(soon), bind(soon))
        return """
            COUNT(*) FILTER (WHERE due < \(late)), COUNT(*) FILTER (WHERE due >= \(from) AND due <= \(until)), \
            COUNT(*) FILTER (WHERE due > \(after))
            """
    }

    /// `FROM …` with the conditions of a run, the table as `w`.
    mutating func source(_ run: DeskRun, index: Index, _ span: DeskSpan? = nil) -> String {
        var text: String
        switch run {
        case .desk(let desk, let isApproval, let holder):
            text = "FROM waiting w \(dialect.using(index: index == .due ? "waiting_lane" : "waiting_age")) WHERE w.county = \(bind(county))"
            text += " AND w.organ = \(bind(desk.organ.description)) AND w.role = \(bind(desk.role.id)) AND w.approval = \(bind(isApproval))"
            text += holder.map { " AND w.holder = \(bind($0.description))" } ?? " AND w.holder IS NULL"
            if let person = lane.notBy { text += " AND (w.author IS NULL OR w.author <> \(bind(person.description)))" }
        case .person(let person, let isAside, let organs):
            text = "FROM agenda w \(dialect.using(index: index == .due ? "agenda_due" : "agenda_age")) WHERE w.county = \(bind(county))"
            text += " AND w.person = \(bind(person.description)) AND w.aside = \(bind(isAside))"
            text += " AND w.organ IN (\(organs.map { bind($0.description) }.joined(separator: ", ")))"
        }
        switch span {
        case nil: break
        case .late(let day): text += " AND w.due < \(bind(day))"
        case .soon(let first, let last): text += " AND w.due >= \(bind(first)) AND w.due <= \(bind(last))"
        case .urgent(let day): text += " AND w.due <= \(bind(day))"
        case .rest(let day): text += " AND w.due > \(bind(day))"
        }
        return text + exclusions()
    }

    private mutating func exclusions() -> String {
        var text = ""
        if !lane.exceptAgenda.isEmpty {
            let people = lane.exceptAgenda.map { bind($0.description) }.joined(separator: ", ")
            let aside = lane.isAsideToo ? "" : " AND a.aside = 0"
            text += """
                 AND NOT EXISTS (SELECT 1 FROM agenda a WHERE a.county = w.county AND a.matter = w.matter AND a.person IN (\(people))\(aside))
                """
        }
        if let except = lane.exceptApprovals, !except.desks.isEmpty {
            let reader = bind(except.reader.description)
            let people = except.people.map { bind($0.description) }.joined(separator: ", ")
            let desks = except.desks.map { "(x.organ = \(bind($0.organ.description)) AND x.role = \(bind($0.role.id)))" }
            text += """
                 AND NOT EXISTS (SELECT 1 FROM waiting x WHERE x.county = w.county AND x.matter = w.matter AND x.approval = 1 \
                AND (x.author IS NULL OR x.author <> \(reader)) AND (x.holder IS NULL OR x.holder IN (\(people))) \
                AND (\(desks.joined(separator: " OR "))))
                """
        }
        return text
    }

    mutating func page(_ run: DeskRun, _ span: DeskSpan, offset: Int, limit: Int) {
        let columns =
            switch run {
            case .desk: "w.matter, w.due, NULL, NULL, 0"
            case .person: "w.matter, w.due, w.part, w.person, w.aside"
            }
        let source = source(run, index: span.isByAge ? .age : .due, span)
        let order = span.isByAge ? "w.matter" : "w.due, w.matter"
        sql = "SELECT \(columns) \(source) ORDER BY \(order) LIMIT \(bind(limit)) OFFSET \(bind(offset))"
    }
}
