import Kernel

/// A list filter as one statement, driven by the index that suits it.
struct ListQuery {
    private(set) var sql: String
    private(set) var arguments: [SQLValue] = []

    /// - Parameter desk: where the matters wait that nobody answers for; `nil` where the filter asks for none.
    init(_ county: String, _ filter: ListFilter, _ dialect: Dialect, at desk: Desk? = nil) {
        sql = ""
        var conditions: [String] = []
        let isDue = filter.order == .due
        var (dayColumn, idColumn, dueColumn) = ("m.opened", "m.id", "m.due")
        var left = filter.attributes[...]
        var handledBy = filter.handledBy
        let columns = MatterLine.columns
        if let person = filter.assignedTo {
            // Somebody may answer for a matter at two organs.
            let place = [county, person.description, filter.kind].map { bind($0) }
            sql = """
                SELECT \(columns) FROM (SELECT DISTINCT matter FROM handling \(dialect.using(index: "handling_person")) \
                WHERE county = \(place[0]) AND person = \(place[1]) AND kind = \(place[2])) d \
                \(dialect.joinInOrder) matter m ON m.county = \(place[0]) AND m.id = d.matter
                """
        } else if let desk {
            sql = """
                SELECT \(columns) FROM waiting w \(dialect.using(index: "waiting_nobody")) \
                \(dialect.joinInOrder) matter m ON m.county = w.county AND m.id = w.matter
                """
            conditions += ["w.county = \(bind(county))", "w.organ = \(bind(desk.organ.description))", "w.role = \(bind(desk.role.id))"]
            conditions += ["w.lead IS NULL", "w.kind = \(bind(filter.kind))"]
            // Also what has no limit: it stands there with the highest day.
            (idColumn, dueColumn) = ("w.matter", "w.due")
        } else if let person = filter.handledBy {
            sql = "SELECT \(columns) FROM handled d \(dialect.joinInOrder) matter m ON m.county = d.county AND m.id = d.matter"
            conditions += ["d.county = \(bind(county))", "d.person = \(bind(person.description))", "d.kind = \(bind(filter.kind))"]
            (dayColumn, idColumn) = ("d.opened", "d.matter")
            handledBy = nil
        } else if let first = filter.attributes.first, !filter.isCommon {
            sql = "SELECT \(columns) FROM attribute d \(dialect.joinInOrder) matter m ON m.county = d.county AND m.id = d.matter"
            conditions += ["d.county = \(bind(county))", "d.kind = \(bind(filter.kind))"]
            conditions += ["d.field = \(bind(first.field))", "d.value = \(bind(first.value))"]
            (dayColumn, idColumn) = ("d.opened", "d.matter")
            left = left.dropFirst()
        } else {
            sql = "SELECT \(columns) FROM matter m"
            conditions += ["m.county = \(bind(county))", "m.kind = \(bind(filter.kind))"]
        }
        if let from = filter.from { conditions.append("\(dayColumn) >= \(bind(from.ordinal))") }
        if let until = filter.until { conditions.append("\(dayColumn) <= \(bind(until.ordinal))") }
        if let handledBy { conditions.append(handled(by: handledBy)) }
        conditions += rest(filter, attributes: left)
        let key = isDue ? dueColumn : dayColumn
        if isDue && desk == nil || filter.dueBefore != nil { conditions.append("m.due IS NOT NULL") }
        if let after = filter.after {
            // Together, so that the index can be entered at the very row.
            let sign = filter.order == .newest ? "<" : ">"
            conditions.append("(\(key), \(idColumn)) \(sign) (\(bind(after.key)), \(bind(after.id)))")
        }
        let direction = filter.order == .newest ? "DESC" : "ASC"
        if !conditions.isEmpty { sql += " WHERE " + conditions.joined(separator: " AND ") }
        sql += " ORDER BY \(key) \(direction), \(idColumn) \(direction) LIMIT \(bind(filter.limit))"
    }

    /// The query for one matter that a search found: the same conditions, whatever the order.
    static func one(_ county: String, _ filter: ListFilter) -> ListQuery {
        var query = ListQuery()
        var conditions = ["m.county = $1", "m.id = $2", "m.kind = \(query.bind(filter.kind, offset: 2))"]
        if let from = filter.from { conditions.append("m.opened >= \(query.bind(from.ordinal, offset: 2))") }
        if let until = filter.until { conditions.append("m.opened <= \(query.bind(until.ordinal, offset: 2))") }
        if let person = filter.handledBy { conditions.append(query.handled(by: person, offset: 2)) }
        if let person = filter.assignedTo { conditions.append(query.assigned(to: person, offset: 2)) }
        conditions += query.rest(filter, attributes: filter.attributes[...], offset: 2)
        query.sql = "SELECT \(MatterLine.columns) FROM matter m WHERE " + conditions.joined(separator: " AND ")
        return query
    }

    /// The matters of one slice of an order by values, as far as they meet the conditions.
    ///
    /// - Parameters:
    ///   - source: gives `value`, `opened` and `matter` in the order, with parameters from the first on.
    ///   - given: those parameters.
    static func slice(_ county: String, _ filter: ListFilter, _ dialect: Dialect, of source: String, _ given: [SQLValue]) -> ListQuery {
        var query = ListQuery()
        query.arguments = given
        let place = query.bind(county)
        var conditions = ["m.kind = \(query.bind(filter.kind))"]
        if let from = filter.from { conditions.append("m.opened >= \(query.bind(from.ordinal))") }
        if let until = filter.until { conditions.append("m.opened <= \(query.bind(until.ordinal))") }
        if let person = filter.handledBy { conditions.append(query.handled(by: person)) }
        if let person = filter.assignedTo { conditions.append(query.assigned(to: person)) }
        if let desks = filter.unledAt { conditions.append(query.unled(at: desks)) }
        conditions += query.rest(filter, attributes: filter.attributes[...])
        let way = filter.sort?.isDescending == true ? "DESC" : "ASC"
        query.sql = """
            SELECT \(MatterLine.columns), s.value, s.opened FROM (\(source)) s \(dialect.joinInOrder) matter m ON m.county = \(place) AND m.id = s.matter
            WHERE \(conditions.joined(separator: " AND ")) ORDER BY s.value \(way), s.opened \(way), s.matter \(way) LIMIT \(query.bind(filter.limit))
            """
        return query
    }

    private init() { sql = "" }

    private mutating func handled(by person: PersonID, offset: Int = 0) -> String {
        """
        EXISTS (SELECT 1 FROM handled d WHERE d.county = m.county AND d.person = \(bind(person.description, offset: offset)) \
        AND d.kind = m.kind AND d.opened = m.opened AND d.matter = m.id)
        """
    }

    private mutating func assigned(to person: PersonID, offset: Int = 0) -> String {
        let person = bind(person.description, offset: offset)
        return "EXISTS (SELECT 1 FROM handling h WHERE h.county = m.county AND h.matter = m.id AND h.person = \(person))"
    }

    private mutating func unled(at desks: [Desk], offset: Int = 0) -> String {
        let places = desks.map { desk in
            "w.organ = \(bind(desk.organ.description, offset: offset)) AND w.role = \(bind(desk.role.id, offset: offset))"
        }
        let found = places.isEmpty ? "1 = 0" : places.map { "(\($0))" }.joined(separator: " OR ")
        return "EXISTS (SELECT 1 FROM waiting w WHERE w.county = m.county AND w.matter = m.id AND w.lead IS NULL AND (\(found)))"
    }

    private mutating func rest(_ filter: ListFilter, attributes: ArraySlice<AttributeRow>, offset: Int = 0) -> [String] {
        var conditions: [String] = []
        if !filter.stages.isEmpty {
            conditions.append("m.stage IN (\(filter.stages.map { bind($0, offset: offset) }.joined(separator: ", ")))")
        }
        if let organs = filter.organs {
            conditions.append("m.organ IN (\(organs.map { bind($0.description, offset: offset) }.joined(separator: ", ")))")
        }
        if let number = filter.number {
            // The end of the range: no document number holds the highest character.
            conditions.append("m.number >= \(bind(number, offset: offset)) AND m.number < \(bind(number + "\u{10FFFF}", offset: offset))")
        }
        if let day = filter.dueBefore { conditions.append("m.due < \(bind(day.ordinal, offset: offset))") }
        if let desks = filter.unledAt, filter.assignedTo != nil || filter.text != nil { conditions.append(unled(at: desks, offset: offset)) }
        for attribute in attributes {
            conditions.append(
                """
                EXISTS (SELECT 1 FROM attribute a WHERE a.county = m.county AND a.kind = m.kind \
                AND a.field = \(bind(attribute.field, offset: offset)) AND a.value = \(bind(attribute.value, offset: offset)) \
                AND a.opened = m.opened AND a.matter = m.id)
                """)
        }
        return conditions
    }

    private mutating func bind(_ value: some SQLConvertible, offset: Int = 0) -> String {
        arguments.append(SQLValue(value))
        return "$\(arguments.count + offset)"
    }

}

extension ListFilter {
    /// The statement that answers the filter, for looking at its plan.
    package func sql(_ county: String, _ dialect: Dialect = .sqlite) -> String {
        ListQuery(county, self, dialect, at: assignedTo == nil ? unledAt?.first : nil).sql
    }
}

extension ListQuery {
    static func precedes(_ left: MatterLine, _ right: MatterLine, _ order: ListFilter.Order) -> Bool {
        switch order {
        case .newest: (left.opened, left.id) > (right.opened, right.id)
        case .oldest: (left.opened, left.id) < (right.opened, right.id)
        case .due: (left.due?.ordinal ?? .max, left.id) < (right.due?.ordinal ?? .max, right.id)
        }
    }
}
