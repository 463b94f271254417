/// One more of those: a step that takes items of a list and adds them to it, such as one payment, or three comments.
///
/// What is typed is the item, not the list: the form of the step shows the item's own fields, and the record has no second place
/// where an item waits until it is taken.
package struct Addition<M: Matter>: Sendable {
    let path: Path<M>
    let type: FieldType
    /// How many have to be given.
    let least: Int
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
    }

    init<Item: SubRecord>(
        _ path: WritablePath<M, [Item]>, needing parts: [Path<Item>], atLeast least: Int, checks: [Check<M, Item>],
        completing: @escaping @Sendable (inout Item, M, Moment) -> Void
    ) {
        self.path = path
        type = .list(Item.type)
        self.least = least
        let fields = FieldCache.fields(of: Item.self)
        let needed = fields.filter { field in parts.contains { $0 == field.path } }
        read = { json, info in Self.read(json, info, fields, needed) }
        count = { ($0 as? [Item])?.count ?? 0 }
        self.checks = checks.map { check in
            ItemCheck(name: check.name, says: check.says, basis: check.basis) { matter, items, now in
                (items as? [Item] ?? []).allSatisfy { check.holds($0, matter, now) }
            }
        }
        append = { matter, items, now in
            for var item in items as? [Item] ?? [] {
                completing(&item, matter, now)
                matter[keyPath: path].append(item)
            }
        }
    }

    private static func read<Item: SubRecord>(
        _ json: JSON, _ info: FieldInfo, _ fields: [Field<Item>], _ needed: [Field<Item>]
    ) -> (items: any Sendable, problems: [FieldProblem]) {
        // One item may be given as it is.
        let given: [JSON] = json == .null ? [] : json.items ?? [json]
        var items: [Item] = []
        var problems: [FieldProblem] = []
        if given.count > 1_000 { return (items, [FieldProblem(field: info.name, label: info.label, given: "", rule: "一次不得超过1000项")]) }
        for (index, json) in given.enumerated() {
            do throws(Unreadable) {
                let item = try Item.read(json)
                for field in needed where field.isUnset(item) {
                    let place = "\(info.name).\(index).\(field.info.name)"
                    problems.append(FieldProblem(field: place, label: "\(info.label)的\(field.info.label)", given: "", rule: "必须填写"))
                }
                items.append(item)
            } catch {
                problems.append(FieldProblem(field: info.name, label: info.label, given: json.plain, rule: error.rule))
            }
        }
        return (items, problems)
    }
}

/// A condition on one item that is added to a list (前置条件); named like a gate.
package struct Check<M: Matter, Item: SubRecord>: Sendable {
    let name: String
    let says: String
    let basis: Basis
    let holds: @Sendable (Item, M, Moment) -> Bool

    package init(_ name: String, _ says: String, _ basis: Basis, _ holds: @escaping @Sendable (Item, M, Moment) -> Bool) {
        self.name = name
        self.says = says
        self.basis = basis
        self.holds = holds
    }
}

/// What a request adds to lists, between being read and being taken; in the order of the step's additions.
package struct Added: Sendable {
    var items: [any Sendable] = []
    package init() {}
}
