package import Kernel
package import Storage

/// An act by which the pending matters of some kinds go from one organ to another (赋权、机构改革、职权调整), as the journal has it.
///
/// It names its ground. From its day on the matters go, some at a time, each by an entry of its own that names the order; when all have gone
/// that could, an entry says so and which could not. Nothing else is kept: what has gone is no longer at the organ that it left.
package struct HandoverOrder: Sendable {
    /// The `kind` of such entries; they move no matter.
    package static let kind: String = "handover"

    package enum Action: String, Sendable {
        case order
        case done
        case cancel
    }

    /// The journal's entry.
    package let entry: Int
    package let at: Instant
    package let person: PersonID
    /// The organ whose head ordered it.
    package let place: OrganCode
    package let from: OrganCode
    package let to: OrganCode
    package let kinds: [String]
    /// The first day on which the matters are the other's.
    package let on: Day
    package let reason: String
    /// The paper and the article that it rests on.
    package let article: String
    /// The matter of the county that decided it, where there is one.
    package let act: MatterID?
    /// The items of the list of powers that go: a matter goes when it rests on one. All go where there are none.
    package let items: [MatterID]
    /// How many matters the one who ordered it saw.
    package let expected: Int
    package fileprivate(set) var end: End?

    /// How it ended.
    package struct End: Sendable {
        package let entry: Int
        package let at: Instant
        package let isCancelled: Bool
        package let moved: Int
        /// Matters that could not go, with what stood in the way; the first of them where they are many.
        package let left: [(matter: MatterID, says: String)]
        package let leftCount: Int
    }

    var members: [JSON.Member] {
        var members: [JSON.Member] = [
            .init("from", .text(from.description)), .init("to", .text(to.description)), .init("kinds", .array(kinds.map { .text($0) })),
            .init("on", .text(on.iso)), .init("reason", .text(reason)), .init("article", .text(article)),
        ]
        if let act { members.append(.init("act", .integer(act))) }
        if !items.isEmpty { members.append(.init("items", .array(items.map { .integer($0) }))) }
        return members + [.init("expected", .integer(expected))]
    }

    /// `nil` for an entry that is none.
    ///
    /// - Throws: `engine.damaged`, which names the entry, for one that cannot be read.
    init?(_ row: JournalRow) throws {
        guard row.kind == Self.kind, row.action == Action.order.rawValue else { return nil }
        let content = try row.handover()
        guard let from = content["from"]?.string, let to = content["to"]?.string, let kinds = content["kinds"]?.items,
            let on = content["on"]?.string.flatMap({ Day(iso: $0) }), let expected = content["expected"]?.int
        else { throw row.damagedHandover }
        (entry, at, person, place) = (row.entry, row.at, PersonID(row.person), OrganCode(row.organ))
        (self.from, self.to, self.on, self.expected) = (OrganCode(from), OrganCode(to), on, expected)
        self.kinds = kinds.compactMap(\.string)
        (reason, article) = (content["reason"]?.string ?? "", content["article"]?.string ?? "")
        act = content["act"]?.int
        items = (content["items"]?.items ?? []).compactMap(\.int)
    }

    init(
        entry: Int = 0, at: Instant, person: PersonID, place: OrganCode, from: OrganCode, to: OrganCode, kinds: [String], on: Day, reason: String,
        article: String, act: MatterID?, items: [MatterID], expected: Int
    ) {
        (self.entry, self.at, self.person, self.place) = (entry, at, person, place)
        (self.from, self.to, self.kinds, self.on) = (from, to, kinds, on)
        (self.reason, self.article, self.act, self.items, self.expected) = (reason, article, act, items, expected)
    }

    /// The request by which one matter goes: it goes once by an order.
    func request(of matter: MatterID) -> String { Self.request(of: matter, by: entry) }
    static func request(of matter: MatterID, by order: Int) -> String { "handover:\(order):\(matter)" }
    /// Of the entry that ends it: there is one.
    var endRequest: String { "handover-end:\(entry)" }
    /// All requests of the order lie between them.
    var requests: (first: String, end: String) { ("handover:\(entry):", "handover:\(entry);") }
}

extension JournalRow {
    fileprivate func handover() throws -> JSON {
        do { return try JSON(parsing: content) } catch { throw damagedHandover(error) }
    }

    fileprivate var damagedHandover: Problem { damagedHandover(nil) }
    private func damagedHandover(_ cause: (any Error)?) -> Problem {
        Problem(
            .damaged, .engineDamaged, "第\(entry)条记录（批量移送）已经损坏，不能读取。", remedy: "请用 plumbline verify 核验，并从备份恢复。", underlying: cause)
    }
}

extension HandoverOrder.End {
    /// With the order that it ends.
    ///
    /// - Throws: `engine.damaged`, which names the entry, for one that cannot be read.
    fileprivate static func reading(_ row: JournalRow) throws -> (order: Int, end: Self) {
        let content = try row.handover()
        guard let order = content["of"]?.int, let moved = content["moved"]?.int else { throw row.damagedHandover }
        return (order, Self(row, content, moved: moved))
    }

    private init(_ row: JournalRow, _ content: JSON, moved: Int) {
        (entry, at, isCancelled, self.moved) = (row.entry, row.at, row.action == HandoverOrder.Action.cancel.rawValue, moved)
        left = (content["left"]?.items ?? []).compactMap { item in
            guard let parts = item.items, parts.count == 2, let matter = parts[0].int, let says = parts[1].string else { return nil }
            return (matter, says)
        }
        leftCount = content["leftCount"]?.int ?? left.count
    }
}

/// The orders of a county as far as they can be read, the latest first, and what says of each entry that cannot.
package struct HandoverOrders: Sendable {
    package fileprivate(set) var orders: [HandoverOrder] = []
    package fileprivate(set) var damaged: [Problem] = []
}

extension Connection {
    /// The orders of a county, the latest first, each with how it ended.
    ///
    /// - Throws: `engine.damaged`: whoever acts by them has to know all of them, and which have ended.
    package func handoverOrders(_ county: String, limit: Int = 1_000) throws -> [HandoverOrder] {
        let read = try readHandoverOrders(county, limit: limit)
        if let damaged = read.damaged.first { throw damaged }
        return read.orders
    }

    /// The same for whoever looks at them: one that is damaged hides no other, and is named.
    package func readHandoverOrders(_ county: String, limit: Int = 1_000) throws -> HandoverOrders {
        var ends: [Int: HandoverOrder.End] = [:]
        var read = HandoverOrders()
        for row in try registerEntries(county, kind: HandoverOrder.kind, within: nil, before: nil, limit: 2 * limit) {
            do {
                if var order = try HandoverOrder(row) {
                    order.end = ends[order.entry]
                    read.orders.append(order)
                } else {
                    let (order, end) = try HandoverOrder.End.reading(row)
                    ends[order] = end
                }
            } catch let problem as Problem where problem.kind == .damaged {
                read.damaged.append(problem)
            }
        }
        return read
    }
}

/// What somebody wants to order.
package struct HandoverOrderRequest: Sendable {
    package var from: OrganCode
    package var to: OrganCode
    package var kinds: [String]
    package var on: Day
    package var reason: String
    package var article: String
    /// The matter of the county that decided it.
    package var act: MatterID?
    /// How many matters the preview showed; the order is refused when there are others now. `nil` for whoever did not look.
    package var expected: Int?
    package var at: Instant
    package var id: String?

    package init(
        from: OrganCode, to: OrganCode, kinds: [String], on: Day, reason: String, article: String, act: MatterID? = nil, expected: Int? = nil,
        at: Instant, id: String? = nil
    ) {
        (self.from, self.to, self.kinds, self.on, self.reason, self.article) = (from, to, kinds, on, reason, article)
        (self.act, self.expected, self.at, self.id) = (act, expected, at, id)
    }

    package static let fromField: String = "handover-from"
    package static let kindsField: String = "handover-kinds"
    package static let dayField: String = "handover-on"
    package static let actField: String = "handover-act"
}

/// What an order would move, before it is given.
package struct HandoverPreview: Sendable {
    package struct Line: Sendable {
        package let kind: MatterKind
        package let count: Int
    }

    package let lines: [Line]
    /// Of the first matters of each kind those that could not go as things stand, with what stands in the way.
    package let obstacles: [(matter: MatterID, title: String, says: String)]
    /// How many were looked at for that.
    package let tried: Int
    package let items: [MatterID]
    package let fields: [FieldProblem]

    package var count: Int { lines.reduce(0) { $0 + $1.count } }
}
