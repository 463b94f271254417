/// One more of those: a step that takes items of a list and adds them to it, such as one payment, or three comments.
///
/// What is typed is the item, not the list: the form of the step shows the item's own fields, and the record has no second place
/// where an item waits until it is taken.
package struct Addition<M: Matter>: Sendable {
    let path: Path<M>
    let type: FieldType
    /// How many have to be given, and may be at once.
    let least: Int
    let most: Int
    /// What each item cannot do without, by name.
    let needs: [String]
    /// Reads the items; every problem names its place, `payments.0.amount`.
    let read: @Sendable (JSON, FieldInfo) -> (items: any Sendable, problems: [FieldProblem])
    let count: @Sendable (any Sendable) -> Int
    let checks: [ItemCheck]
    let append: @Sendable (inout M, any Sendable, Moment) -> Void

    /// A condition on what is added, beside the record as it stands.
    struct ItemCheck: Sendable {
        let name: String
        let says: String
        let basis: Basis
        let holds: @Sendable (M, any Sendable, Moment) -> Bool
        /// What is missing, one by one, where the refusal can name it.
        let missing: @Sendable (M, any Sendable, Moment) -> [String]

        /// The refusal of a condition that does not hold.
        func refusal(_ matter: M, _ items: any Sendable, _ now: Moment, id: String) -> Refusal {
            let list = missing(matter, items, now)
            return Refusal(.gate, id: id, list.isEmpty ? says : "\(says)：\(list.joined(separator: "、"))", basis)
        }
    }

    init<Item: SubRecord>(
        _ path: WritablePath<M, [Item]>, needing parts: [Path<Item>], atLeast least: Int, atMost most: Int, checks: [Check<M, Item>],
        completing: @escaping @Sendable (inout Item, M, Moment) -> Void
    ) {
        self.path = path
        type = .list(Item.type)
        self.least = least
        self.most = most
        let fields = FieldCache.fields(of: Item.self)
        let needed = fields.filter { field in parts.contains { $0 == field.path } }
        needs = needed.map(\.info.name)
        read = { json, info in Self.read(json, info, fields, needed, atMost: most) }
        count = { ($0 as? [Item])?.count ?? 0 }
        self.checks = checks.map { check in
            ItemCheck(
                name: check.name, says: check.says, basis: check.basis,
                holds: { matter, items, now in check.holds(items as? [Item] ?? [], matter, now) },
                missing: { matter, items, now in check.missing(items as? [Item] ?? [], matter, now) })
        }
        append = { matter, items, now in
            for var item in items as? [Item] ?? [] {
                completing(&item, matter, now)
                matter[keyPath: path].append(item)
            }
        }
    }

    private static func read<Item: SubRecord>(
        _ json: JSON, _ info: FieldInfo, _ fields: [Field<Item>], _ needed: [Field<Item>], atMost most: Int
    ) -> (items: any Sendable, problems: [FieldProblem]) {
        // One item may be given as it is.
        let given: [JSON] = json == .null ? [] : json.items ?? [json]
        var items: [Item] = []
        var problems: [FieldProblem] = []
        if given.count > most { return (items, [FieldProblem(field: info.name, label: info.label, given: "", rule: "一次不得超过\(most)项")]) }
        for (index, json) in given.enumerated() {
            do throws(Unreadable) {
                let item = try Item.read(json)
                for field in needed where field.isUnset(item) {
                    let place = "\(info.name).\(index).\(field.info.name)"
                    problems.append(FieldProblem(field: place, label: "\(info.label)的\(field.info.label)", given: "", rule: "必须填写"))
                }
                items.append(item)
            } catch {
                problems += info.problems(with: error, given: json, at: error.faults.isEmpty ? info.name : "\(info.name).\(index)")
            }
        }
        return (items, problems)
    }
}

/// A condition on what is added to a list (前置条件); named like a gate.
package struct Check<M: Matter, Item: SubRecord>: Sendable {
    let name: String
    let says: String
    let basis: Basis
    let holds: @Sendable ([Item], M, Moment) -> Bool
    let missing: @Sendable ([Item], M, Moment) -> [String]

    /// Must hold of each item by itself.
    package init(_ name: String, _ says: String, _ basis: Basis, _ holds: @escaping @Sendable (Item, M, Moment) -> Bool) {
        self.init(name: name, says: says, basis: basis, holds: { items, matter, now in items.allSatisfy { holds($0, matter, now) } })
    }

    /// Holds when no item lacks anything; its refusal names all that is missing.
    package init(_ name: String, _ says: String, _ basis: Basis, listing missing: @escaping @Sendable (Item, M, Moment) -> [String]) {
        self.init(
            name: name, says: says, basis: basis, holds: { items, matter, now in items.allSatisfy { missing($0, matter, now).isEmpty } },
            missing: { items, matter, now in items.flatMap { missing($0, matter, now) } })
    }

    /// Must hold of all that is added at once, such as that no two items are of the same person.
    package static func together(
        _ name: String, _ says: String, _ basis: Basis, _ holds: @escaping @Sendable ([Item], M, Moment) -> Bool
    ) -> Self {
        Self(name: name, says: says, basis: basis, holds: holds)
    }

    /// The same, with a refusal that names all that is wrong.
    package static func together(
        _ name: String, _ says: String, _ basis: Basis, listing missing: @escaping @Sendable ([Item], M, Moment) -> [String]
    ) -> Self {
        Self(name: name, says: says, basis: basis, holds: { missing($0, $1, $2).isEmpty }, missing: missing)
    }

    private init(
        name: String, says: String, basis: Basis, holds: @escaping @Sendable ([Item], M, Moment) -> Bool,
        missing: @escaping @Sendable ([Item], M, Moment) -> [String] = { _, _, _ in [] }
    ) {
        self.name = name
        self.says = says
        self.basis = basis
        self.holds = holds
        self.missing = missing
    }
}

/// What a request adds to lists, between being read and being taken; in the order of the step's additions.
package struct Added: Sendable {
    var items: [any Sendable] = []
    package init() {}
}
