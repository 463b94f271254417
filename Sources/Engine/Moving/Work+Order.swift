package import Kernel
import Storage

extension Engine {
    /// Gives an order by which the pending matters of some kinds go from one organ to another.
    ///
    /// - Throws: `engine.mayNotMove`, `engine.reusedRequest`.
    /// - Returns: the order, or every rule that it breaks.
    package func order(_ request: HandoverOrderRequest, as actor: Actor) throws -> (order: HandoverOrder?, fields: [FieldProblem]) {
        try batch(repeats: true) { try $0.order(request, as: actor) }
    }

    /// Takes an order back that has not ended; what has gone by it stays.
    package func cancel(order entry: Int, as actor: Actor, at: Instant) throws {
        try batch { try $0.cancel(order: entry, as: actor, at: at) }
    }
}

extension Work {
    /// What an order would move: for whoever may give it.
    package func preview(_ request: HandoverOrderRequest, as actor: Actor) throws -> HandoverPreview {
        _ = try post(for: request, actor, on: request.at.day)
        let (move, problems) = try problems(request, as: actor)
        let items = move?.items ?? []
        guard problems.isEmpty else { return HandoverPreview(lines: [], obstacles: [], tried: 0, items: items, fields: problems) }
        var lines: [HandoverPreview.Line] = []
        var obstacles: [(matter: MatterID, title: String, says: String)] = []
        var tried = 0
        for kind in request.kinds {
            let definition = try engine.definition(kind)
            let stages = definition.pendingStages
            lines.append(
                .init(
                    kind: definition.kind,
                    count: try connection.countPending(county, kind: kind, stages: stages, organ: request.from, citing: items)))
            let first = try connection.pending(
                county, kind: kind, stages: stages, organ: request.from, citing: items, after: 0, limit: Self.mostTried)
            for id in first {
                tried += 1
                let dossier = try dossier(id)
                if let says = try obstacle(dossier, to: request.to, at: request.at) { obstacles.append((id, dossier.row.title, says)) }
            }
        }
        return HandoverPreview(lines: lines, obstacles: obstacles, tried: tried, items: items, fields: [])
    }

    private static var mostTried: Int { 50 }

    /// Why a matter would stay where it is; `nil` for one that would go, and for one that goes along with another.
    func obstacle(_ dossier: Dossier, to organ: OrganCode, at: Instant) throws -> String? {
        if let parent = dossier.row.parent, let above = try find(parent), above.row.closed == nil, above.row.organ == dossier.row.organ {
            return try obstacle(above, to: organ, at: at).map { "随主案办理的事项\(parent)不能移交：\($0)" }
        }
        if let says = try notPending(dossier) { return says }
        let check = try check(moving: dossier, to: organ, moment(dossier, at: max(at, dossier.touched), as: .system))
        let says = check.refusals.map { "\($0.says)（\($0.basis)）" } + check.fields.map(\.rule)
        return says.isEmpty ? nil : says.joined(separator: "；")
    }

    func order(_ request: HandoverOrderRequest, as actor: Actor) throws -> (order: HandoverOrder?, fields: [FieldProblem]) {
        try requireOwn(request.id, actor)
        if let id = request.id, let entry = try connection.entry(county, request: id) {
            guard let order = try HandoverOrder(entry) else { throw Self.reused(id) }
            return (order, [])
        }
        var request = request
        request.at = try inOrder(request.at, of: actor)
        let post = try post(for: request, actor, on: request.at.day)
        let (move, problems) = try problems(request, as: actor)
        guard problems.isEmpty else { return (nil, problems) }
        let items = move?.items ?? []
        let count = try request.kinds.reduce(0) { sum, kind in
            sum
                + (try connection.countPending(
                    county, kind: kind, stages: engine.definition(kind).pendingStages, organ: request.from, citing: items))
        }
        if let expected = request.expected, expected != count {
            let rule = "预览时有\(expected)件，现在有\(count)件，请重新核对"
            return (nil, [FieldProblem(field: HandoverOrderRequest.kindsField, label: "移交的事项", given: "\(expected)件", rule: rule)])
        }
        let open = try connection.handoverOrders(county).first {
            $0.end == nil && $0.from == request.from && !Set($0.kinds).isDisjoint(with: request.kinds)
        }
        if let open {
            let rule = "这些种类的事项已由第\(open.entry)条记录决定移交，尚未办完"
            return (nil, [FieldProblem(field: HandoverOrderRequest.kindsField, label: "移交的事项", given: "", rule: rule)])
        }
        let order = HandoverOrder(
            at: request.at, person: actor.person, place: post.organ, from: request.from, to: request.to, kinds: request.kinds, on: request.on,
            reason: request.reason, article: request.article, act: request.act, items: items, expected: count)
        let told = try holders(of: [request.from, request.to], on: request.at.day).filter { $0 != actor.person }
        let entry = try enter(.order, order.members + actor.journalled, actor, post, at: request.at, told: told, request: request.id)
        guard let row = try connection.entry(county, entry), let given = try HandoverOrder(row) else {
            throw Problem(.damaged, .engineDamaged, "移交的决定没有记入。", remedy: "请重试。")
        }
        return (given, [])
    }

    func cancel(order number: Int, as actor: Actor, at: Instant) throws {
        let at = try inOrder(at, of: actor)
        guard let order = try connection.handoverOrders(county).first(where: { $0.entry == number }), order.end == nil else {
            throw Problem(.conflict, .engineNoHandover, "没有可以撤销的移交决定，可能已经办完或者撤销。", remedy: "请查看最新情况。")
        }
        let post = try post(actor, order.place, on: at.day)
        _ = try end(order, .cancel, left: [], actor, post, at: at)
    }

    /// How many matters have gone by an order.
    package func moved(by order: HandoverOrder) throws -> Int {
        try connection.countRequests(county, from: order.requests.first, before: order.requests.end)
    }

    /// Enters that an order is done, or is taken back.
    func end(
        _ order: HandoverOrder, _ action: HandoverOrder.Action, left: [(matter: MatterID, says: String)], _ actor: Actor, _ post: Post, at: Instant
    ) throws -> (entry: Int, moved: Int) {
        let moved = try moved(by: order)
        let kept: [JSON] = left.prefix(200).map { .array([.integer($0.matter), .text($0.says)]) }
        let told = try holders(of: [order.from, order.to, order.place], on: at.day).filter { $0 != actor.person }
        let members: [JSON.Member] = [
            .init("of", .integer(order.entry)), .init("moved", .integer(moved)), .init("left", .array(kept)),
            .init("leftCount", .integer(left.count)),
        ]
        let entry = try enter(action, members + actor.journalled, actor, post, at: at, told: told, request: order.endRequest)
        return (entry, moved)
    }

    private func enter(
        _ action: HandoverOrder.Action, _ members: [JSON.Member], _ actor: Actor, _ post: Post, at: Instant, told: [PersonID], request: String?
    ) throws -> Int {
        let entry = try RegisterEntry(
            kind: HandoverOrder.kind, action: action.rawValue, login: actor.login, person: actor.person.description,
            organ: post.organ.description, changes: members, commitsToRegisters: false, told: told, request: request
        ).appended(county, connection, at: at)
        advance(to: entry.entry, entry.hash)
        entered(at: at)
        return entry.entry
    }

    private func holders(of organs: [OrganCode], on day: Day) throws -> [PersonID] {
        var people: [PersonID] = []
        for organ in organs {
            for holder in try connection.holders(county, of: [.head], in: organ, on: day) where !people.contains(holder.person) {
                people.append(holder.person)
            }
        }
        return people
    }

    /// The post of whoever orders it: a head of the nearest organ above both.
    private func post(for request: HandoverOrderRequest, _ actor: Actor, on day: Day) throws -> Post {
        guard let above = Self.superior(of: request.from, and: request.to, registers.organs) else {
            throw Problem(
                .invalid, .engineNoHandover, "“\(registers.organs.name(of: request.from))”与“\(registers.organs.name(of: request.to))”不能成批移交。",
                remedy: "移出机关和接收机关应是本县的两个机关，并且移出机关有共同的上级机关。")
        }
        return try post(actor, above, on: day)
    }

    private func post(_ actor: Actor, _ organ: OrganCode, on day: Day) throws -> Post {
        if let post = actor.post([.head], in: organ, on: day) { return post }
        throw Problem(
            .forbidden, .engineMayNotMove,
            "成批移交应由\(registers.organs.name(of: organ))的\(Role.head.name)决定，\(actor.name)没有这一岗位。", remedy: "请由有权的人员办理。")
    }

    /// What a decision that moves powers says, and every rule that the request breaks.
    private func problems(_ request: HandoverOrderRequest, as actor: Actor) throws -> (move: PowerMove?, problems: [FieldProblem]) {
        var problems = HandoverRequest(.propose(to: request.to), of: 0, reason: request.reason, article: request.article, at: request.at).problems
        func problem(_ field: String, _ label: String, _ given: String, _ rule: String) {
            problems.append(FieldProblem(field: field, label: label, given: given, rule: rule))
        }
        if request.kinds.isEmpty { problem(HandoverOrderRequest.kindsField, "移交的事项", "", "至少选择一类") }
        for kind in request.kinds {
            if let never = try engine.definition(kind).handing.forbidden { problem(HandoverOrderRequest.kindsField, "移交的事项", kind, never.says) }
        }
        let (first, last) = (request.at.day.advanced(by: -Self.mostBack), request.at.day.advanced(by: 366))
        if request.on < first || request.on > last {
            problem(HandoverOrderRequest.dayField, "移交之日", request.on.iso, "应在\(first.chinese)至\(last.chinese)之间")
        }
        guard let act = request.act else { return (nil, problems) }
        guard let dossier = try find(act), try Sight(self, actor, on: request.at.day).sees(dossier),
            let move = dossier.definition.powerMove(dossier.record, moment(dossier, at: max(request.at, dossier.touched), as: .system))
        else {
            problem(HandoverOrderRequest.actField, "据以移交的事项", String(act), "应是已经公布或者生效的职权调整事项")
            return (nil, problems)
        }
        if move.items.isEmpty {
            problem(
                HandoverOrderRequest.actField, "据以移交的事项", String(act), "没有列明原行使部门清单中的事项，不能据以确定移交哪些案件；要移交全部的，不填这一项，写明依据")
        }
        if move.from != request.from { problem(HandoverOrderRequest.fromField, "移出机关", registers.organs.name(of: request.from), "与据以移交的事项不符") }
        if move.to != request.to { problem(HandoverRequest.organField, "接收机关", registers.organs.name(of: request.to), "与据以移交的事项不符") }
        if request.on < move.on {
            problem(HandoverOrderRequest.dayField, "移交之日", request.on.iso, "不得早于职权调整生效之日\(move.on.chinese)")
        }
        return (move, problems)
    }

    /// How long after its day an order may be given: what an organ did meanwhile it did by right.
    private static var mostBack: Int { 31 }
}

extension Definition {
    /// The stages at which somebody is expected to act.
    package var pendingStages: [String] {
        var stages: [String] = []
        for outline in editions.compactMap({ outline($0.id) }) {
            for stage in outline.stages where !stage.isFinal && !stage.isResting && !stages.contains(stage.code) { stages.append(stage.code) }
        }
        return stages
    }
}
