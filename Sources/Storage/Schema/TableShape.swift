import Synchronization

/// What a table on a server is made of, in words in which what the program wrote and what the server gives back are the same.
struct TableShape: Equatable, Sendable {
    /// By name: type, order of texts, whether it may be empty, what it is without a value.
    var columns: [String: String] = [:]
    /// Keys, conditions and references, each in its common form (``form(_:)``) beside the words to tell it by.
    var constraints: [Constraint] = []

    struct Constraint: Equatable, Sendable {
        /// For people: as the program wrote it, or by the name that it has there.
        let says: String
        let form: String

        init(_ written: String) {
            says = written.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            form = TableShape.form(written)
        }

        init(name: String, definition: String) {
            says = name
            form = TableShape.form(definition)
        }
    }

    /// A constraint without what the server adds or says in other words when it gives it back: types of constants, brackets, lists as arrays,
    /// both ends of a range.
    static func form(_ definition: String) -> String {
        if let known = known.withLock({ $0.forms[definition] }) { return known }
        let form = worked(definition)
        known.withLock { known in
            // A server whose tables were tampered with can say anything; what the migrations make is far less.
            if known.forms.count < 5_000 { known.forms[definition] = form }
        }
        return form
    }

    private static func worked(_ definition: String) -> String {
        let plain = definition.replacing(#/::\w+(?:\[\])?/#) { _ in "" }.replacing(#/REFERENCES (?:\w+|"[^"]*")\./#) { _ in "REFERENCES " }
            .replacing(#/= ANY \(+ARRAY\[([^\]]*)\]\)+/#) { "IN \($0.output.1)" }
            .replacing(#/<> ALL \(+ARRAY\[([^\]]*)\]\)+/#) { "NOT IN \($0.output.1)" }
            .replacing(#/(\w+(?: % \d+)?) BETWEEN (\w+) AND (\w+(?: \+ \d+)?)/#) { match in
                "\(match.output.1) >= \(match.output.2) AND \(match.output.1) <= \(match.output.3)"
            }
        return plain.filter { !$0.isWhitespace && $0 != "(" && $0 != ")" && $0 != "\"" }.lowercased()
    }

    /// What was worked out already, since neither the migrations nor the common form of a text change while the program runs.
    private struct Known: Sendable {
        var forms: [String: String] = [:]
        /// By the number of partitions.
        var tables: [Int: [String: TableShape]] = [:]
    }

    private static let known: Mutex<Known> = Mutex(Known())

    /// The tables that the migrations make on a server.
    static func expected(partitions: Int) -> [String: TableShape] {
        if let known = known.withLock({ $0.tables[partitions] }) { return known }
        let beginning = PostgresSchema.beginning.split(separator: ";", maxSplits: 1).first.map(String.init) ?? ""
        let tables = tables(after: [beginning] + Schema.migrations.flatMap { $0.statements(.postgres, partitions: partitions) })
        known.withLock { known in
            if known.tables.count < 8 { known.tables[partitions] = tables }
        }
        return tables
    }

    /// A column in common words.
    ///
    /// - Parameters:
    ///   - collation: empty where the type has none.
    ///   - value: what stands there when nothing is given; empty for nothing.
    static func column(type: String, collation: String, isRequired: Bool, value: String, isNumbered: Bool) -> String {
        var words = [type.lowercased()]
        if !collation.isEmpty { words.append("collate \(collation)") }
        if isRequired { words.append("not null") }
        if !value.isEmpty { words.append("default \(form(value))") }
        if isNumbered { words.append("numbered") }
        return words.joined(separator: " ")
    }

    /// The tables that statements in a server's words leave, partitions among them. A partition has its table's columns; of constraints, only those
    /// that are its own.
    static func tables(after statements: [String]) -> [String: TableShape] {
        var tables: [String: TableShape] = [:]
        var parts: [String: [String]] = [:]
        for sql in statements {
            if let match = sql.firstMatch(of: #/^CREATE TABLE (\w+) PARTITION OF (\w+) /#) {
                let (part, whole) = (String(match.output.1), String(match.output.2))
                tables[part] = TableShape(columns: tables[whole]?.columns ?? [:])
                parts[whole, default: []].append(part)
            } else if let match = sql.firstMatch(of: #/^CREATE TABLE (?:IF NOT EXISTS )?(\w+) \(/#) {
                tables[String(match.output.1)] = TableShape(items: items(in: sql[match.range.upperBound...]))
            } else if let match = sql.wholeMatch(of: #/ALTER TABLE (\w+) ADD COLUMN (.+)/#) {
                let table = String(match.output.1)
                tables[table]?.add(match.output.2)
                let columns = tables[table]?.columns ?? [:]
                for part in parts[table] ?? [] { tables[part]?.columns = columns }
            } else if let match = sql.wholeMatch(of: #/ALTER TABLE (\w+) ADD (FOREIGN KEY .+)/#) {
                tables[String(match.output.1)]?.constraints.append(Constraint(String(match.output.2)))
            } else if let match = sql.wholeMatch(of: #/ALTER TABLE (\w+) RENAME TO (\w+)/#) {
                let shape = tables.removeValue(forKey: String(match.output.1))
                tables[String(match.output.2)] = shape
            } else if let match = sql.wholeMatch(of: #/DROP TABLE (\w+)/#) {
                let table = String(match.output.1)
                for gone in [table] + (parts.removeValue(forKey: table) ?? []) { tables[gone] = nil }
            }
        }
        return tables
    }

    init(columns: [String: String] = [:], constraints: [Constraint] = []) {
        self.columns = columns
        self.constraints = constraints
    }

    private init(items: [Substring]) {
        for item in items {
            switch item.prefix(while: { $0.isLetter }) {
            case "PRIMARY", "UNIQUE", "CHECK", "FOREIGN": constraints.append(Constraint(String(item)))
            default: add(item)
            }
        }
    }

    /// What stands between the brackets of a table, up to the one that closes it, item by item.
    private static func items(in text: Substring) -> [Substring] {
        var items: [Substring] = []
        var depth = 0
        var start = text.startIndex
        for index in text.indices {
            switch text[index] {
            case "(": depth += 1
            case ")" where depth > 0: depth -= 1
            case ")", ",":
                guard depth == 0 else { continue }
                let item = text[start..<index].drop { $0.isWhitespace }
                items.append(item)
                if text[index] == ")" { return items }
                start = text.index(after: index)
            default: break
            }
        }
        return items
    }

    /// Adds a column with the constraints that are written behind it: the condition, if there is one, comes last.
    private mutating func add(_ item: Substring) {
        let condition = item.firstRange(of: " CHECK (")
        let head = condition.map { item[..<$0.lowerBound] } ?? item
        let words = head.split(whereSeparator: \.isWhitespace)
        guard words.count > 1 else { return }
        let isText = words[1] == "TEXT"
        let collation = isText ? (head.contains(" COLLATE \"C\"") ? "C" : "default") : ""
        let value = head.firstMatch(of: #/ DEFAULT (\S+)/#).map { String($0.output.1) } ?? ""
        let isNumbered = head.contains(" GENERATED ALWAYS AS IDENTITY")
        columns[String(words[0])] = Self.column(
            type: String(words[1]), collation: collation, isRequired: head.contains(" NOT NULL") || isNumbered, value: value, isNumbered: isNumbered)
        if let condition { constraints.append(Constraint("CHECK (\(item[condition.upperBound...])")) }
        if head.contains(" PRIMARY KEY") { constraints.append(Constraint("PRIMARY KEY (\(words[0]))")) }
        if head.contains(" UNIQUE") { constraints.append(Constraint("UNIQUE (\(words[0]))")) }
    }
}

extension Connection {
    /// Tables of a server, their columns, keys, conditions and references, against what the migrations make there.
    func postgresShapeFaults() throws -> [SchemaFault] {
        let found = try postgresTables()
        let partitions = found.filter { $0.value == "journal" }.count
        let expected = TableShape.expected(partitions: partitions)
        let columns = try postgresColumns()
        let constraints = try postgresConstraints()
        var faults: [SchemaFault] = []
        for (table, shape) in expected.sorted(by: { $0.key < $1.key }) {
            guard found[table] != nil else {
                faults.append(SchemaFault(sort: "table", name: table, table: table, what: .missing))
                continue
            }
            faults += Self.columnFaults(table, shape.columns, columns[table] ?? [:])
            faults += Self.constraintFaults(table, shape.constraints, constraints[table] ?? [])
        }
        return faults
            + found.keys.filter { expected[$0] == nil }.sorted().map { SchemaFault(sort: "table", name: $0, table: $0, what: .added) }
    }

    private static func columnFaults(_ table: String, _ expected: [String: String], _ found: [String: String]) -> [SchemaFault] {
        Set(expected.keys).union(found.keys).sorted().compactMap { name in
            let what: SchemaFault.What? =
                switch (expected[name], found[name]) {
                case (_?, nil): .missing
                case (nil, _?): .added
                case (let wanted, let there): wanted == there ? nil : .changed
                }
            return what.map { SchemaFault(sort: "column", name: name, table: table, what: $0) }
        }
    }

    private struct FoundConstraint {
        let constraint: TableShape.Constraint
        /// Rows that were there before were looked at, and new ones are.
        let isAwake: Bool
    }

    /// By what they say, not by their names, which the server gave them: a changed one is one that is missing and one that was added.
    private static func constraintFaults(
        _ table: String, _ expected: [TableShape.Constraint], _ found: [FoundConstraint]
    ) -> [SchemaFault] {
        var wanted = expected
        var faults: [SchemaFault] = []
        for one in found {
            if let index = wanted.firstIndex(where: { $0.form == one.constraint.form }) {
                let known = wanted.remove(at: index)
                if !one.isAwake { faults.append(SchemaFault(sort: "constraint", name: known.says, table: table, what: .disabled)) }
            } else {
                faults.append(SchemaFault(sort: "constraint", name: one.constraint.says, table: table, what: .added))
            }
        }
        return faults + wanted.map { SchemaFault(sort: "constraint", name: $0.says, table: table, what: .missing) }
    }

    /// Tables and partitions, each with the table whose partition it is, or an empty text; without those of extensions.
    private func postgresTables() throws -> [String: String] {
        let pairs = try all(
            """
            SELECT c.relname, COALESCE(w.relname, '') FROM pg_class c
            LEFT JOIN pg_inherits i ON i.inhrelid = c.oid LEFT JOIN pg_class w ON w.oid = i.inhparent
            WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p', 'f')
              AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
            """
        ) { ($0.text(0), $0.text(1)) }
        return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
    }

    private func postgresColumns() throws -> [String: [String: String]] {
        var columns: [String: [String: String]] = [:]
        let rows = try all(
            """
            SELECT c.relname, a.attname, format_type(a.atttypid, a.atttypmod), COALESCE(o.collname, ''), a.attnotnull,
              COALESCE(pg_get_expr(d.adbin, d.adrelid), ''), a.attidentity::text <> ''
            FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
            LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum LEFT JOIN pg_collation o ON o.oid = a.attcollation
            WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p', 'f') AND a.attnum > 0 AND NOT a.attisdropped
            """
        ) { row in
            (
                table: row.text(0), name: row.text(1),
                form: TableShape.column(
                    type: row.text(2), collation: row.text(3), isRequired: row.bool(4), value: row.text(5), isNumbered: row.bool(6))
            )
        }
        for row in rows { columns[row.table, default: [:]][row.name] = row.form }
        return columns
    }

    /// A table's own keys, conditions and references: what a partition has of its table is told at the table.
    private func postgresConstraints() throws -> [String: [FoundConstraint]] {
        var constraints: [String: [FoundConstraint]] = [:]
        let rows = try all(
            """
            SELECT c.relname, n.conname, replace(pg_get_constraintdef(n.oid), ' NOT VALID', ''),
              n.convalidated AND NOT EXISTS (SELECT 1 FROM pg_trigger t WHERE t.tgconstraint = n.oid AND t.tgenabled NOT IN ('O', 'A'))
            FROM pg_constraint n JOIN pg_class c ON c.oid = n.conrelid
            WHERE c.relnamespace = current_schema()::regnamespace AND n.contype IN ('p', 'u', 'c', 'f', 'x') AND n.conparentid = 0
              AND n.conislocal
            ORDER BY c.relname, n.conname
            """
        ) { row in
            (
                table: row.text(0),
                constraint: FoundConstraint(
                    constraint: TableShape.Constraint(name: row.text(1), definition: row.text(2)), isAwake: row.bool(3))
            )
        }
        for row in rows { constraints[row.table, default: []].append(row.constraint) }
        return constraints
    }
}
