import Kernel

/// A list filter as one statement, driven by the index that suits it.
struct ListQuery {
    private(set) var sql: String
    private(set) var arguments: [SQLValue] = []

    init(_ county: String, _ filter: ListFilter, _ dialect: Dialect) {
        sql = ""
        var conditions: [String] = []
        let isDue = filter.order == .due
        if let person = filter.handledBy {
            sql = "SELECT \(MatterLine.columns) FROM handled d \(dialect.joinInOrder) matter m ON m.county = d.county AND m.id = d.matter"
            conditions += ["d.county = \(bind(county))", "d.person = \(bind(person.description))", "d.kind = \(bind(filter.kind))"]
        } else if let first = filter.attributes.first, !filter.isCommon {
            sql = "SELECT \(MatterLine.columns) FROM attribute d \(dialect.joinInOrder) matter m ON m.county = d.county AND m.id = d.matter"
            conditions += ["d.county = \(bind(county))", "d.kind = \(bind(filter.kind))"]
            conditions += ["d.field = \(bind(first.field))", "d.value = \(bind(first.value))"]
        } else {
            sql = "SELECT \(MatterLine.columns) FROM matter m"
            conditions += ["m.county = \(bind(county))", "m.kind = \(bind(filter.kind))"]
        }
        let isDriven = filter.handledBy != nil || !filter.attributes.isEmpty && !filter.isCommon
        let (dayColumn, idColumn) = isDriven ? ("d.opened", "d.matter") : ("m.opened", "m.id")
        if let from = filter.from { conditions.append("\(dayColumn) >= \(bind(from.ordinal))") }
        if let until = filter.until { conditions.append("\(dayColumn) <= \(bind(until.ordinal))") }
        let skipped = filter.handledBy == nil && !filter.isCommon ? filter.attributes.dropFirst() : filter.attributes[...]
        conditions += rest(filter, attributes: skipped)
        let key = isDue ? "m.due" : dayColumn
        if isDue || filter.dueBefore != nil { conditions.append("m.due IS NOT NULL") }
        if let after = filter.after {
            // Together, so that the index can be entered at the very row.
            let sign = filter.order == .newest ? "<" : ">"
            conditions.append("(\(key), \(idColumn)) \(sign) (\(bind(after.key)), \(bind(after.id)))")
        }
        let direction = filter.order == .newest ? "DESC" : "ASC"
        sql += " WHERE " + conditions.joined(separator: " AND ")
        sql += " ORDER BY \(key) \(direction), \(idColumn) \(direction) LIMIT \(bind(filter.limit))"
    }

    /// The query for one matter that a search found: the same conditions, whatever the order.
    static func one(_ county: String, _ filter: ListFilter) -> ListQuery {
        var query = ListQuery()
        var conditions = ["m.county = $1", "m.id = $2", "m.kind = \(query.bind(filter.kind, offset: 2))"]
        if let from = filter.from { conditions.append("m.opened >= \(query.bind(from.ordinal, offset: 2))") }
        if let until = filter.until { conditions.append("m.opened <= \(query.bind(until.ordinal, offset: 2))") }
        if let person = filter.handledBy {
            conditions.append(
                """
                EXISTS (SELECT 1 FROM handled d WHERE d.county = m.county AND d.person = \(query.bind(person.description, offset: 2)) \
                AND d.kind = m.kind AND d.opened = m.opened AND d.matter = m.id)
                """)
        }
        conditions += query.rest(filter, attributes: filter.attributes[...], offset: 2)
        query.sql = "SELECT \(MatterLine.columns) FROM matter m WHERE " + conditions.joined(separator: " AND ")
        return query
    }

    private init() { sql = "" }

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
    package func sql(_ county: String, _ dialect: Dialect = .sqlite) -> String { ListQuery(county, self, dialect).sql }
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
