package import Kernel
import Storage

extension Engine {
    /// Does something about moving a matter to another organ, in a transaction of its own.
    package func perform(_ request: HandoverRequest, as actor: Actor) throws -> Outcome { try batch { try $0.perform(request, as: actor) } }

    /// Enters a party's successor, in a transaction of its own.
    package func perform(_ request: SuccessionRequest, as actor: Actor) throws -> Outcome { try batch { try $0.perform(request, as: actor) } }
}

/// A matter as it would be at another organ, and everything that keeps it from going there.
package struct MovingCheck: Sendable {
    let record: any Record
    package let refusals: [Refusal]
    package let fields: [FieldProblem]
    /// Pending matters that it opened and that lie with the same organ, each as it would be: they go along.
    let companions: [(dossier: Dossier, record: any Record)]
    package var isSound: Bool { refusals.isEmpty && fields.isEmpty }
}

extension Work {
    /// Proposes that a matter goes to another organ, accepts it, refuses it, withdraws it, or decides it from above.
    ///
    /// Whose matter it is decides who may act in it. A matter that is accepted goes with its file, its number, its limits as they run, and the
    /// pending matters that it opened; what is prepared in it ends.
    ///
    /// - Throws: as ``perform(_:as:)-(Request,_)`` does; `engine.noHandover` where there is nothing to move or to answer,
    ///   `engine.mayNotMove` for whoever may not.
    package func perform(_ request: HandoverRequest, as actor: Actor) throws -> Outcome {
        if let entry = try earlier(request, as: actor) { return try repeated(entry, request.act.rawValue, request.id ?? "") }
        var request = request
        request.at = try inOrder(request.at, of: actor)
        let dossier = try target(of: request, { _ in request.act.name }, as: actor)
        let moment = moment(dossier, at: request.at, as: actor)
        switch request.deed {
        case .propose(let organ): return try propose(dossier, to: organ, request, moment)
        case .accept: return try accept(dossier, request, moment)
        case .refuse, .withdraw: return try end(dossier, request, moment)
        case .designate(let organ): return try designate(dossier, to: organ, request, moment)
        }
    }

    static func reused(_ id: String) -> Problem {
        Problem(.conflict, .engineReusedRequest, "请求编号“\(id)”已用于另一事项。", remedy: "请为新的请求另取编号。")
    }

    private func propose(_ dossier: Dossier, to organ: OrganCode, _ request: HandoverRequest, _ moment: Moment) throws -> Outcome {
        let post = try head(of: dossier.row.organ, request.act, moment)
        try requirePending(dossier)
        if let open = dossier.ledger.handover {
            throw Problem(
                .conflict, .engineNoHandover, "本事项已经提出移送\(moment.organs.name(of: open.to))，尚未答复。", remedy: "需要改变的，请先撤回；您填写的内容没有丢失。")
        }
        let done = try connection.countEntries(
            county, of: dossier.row.id, Handover.Act.propose.rawValue, by: moment.actor.person, since: Instant(request.at.day))
        guard done < Self.mostADay else {
            throw Problem(.conflict, .engineNoHandover, "本事项今天已由\(moment.actor.name)提出移送\(Self.mostADay)次。", remedy: "请明天再提出。")
        }
        let check = try check(moving: dossier, to: organ, moment)
        let problems = request.problems + check.fields
        guard problems.isEmpty, check.refusals.isEmpty else { return .refused(check.refusals, fields: problems) }
        var ledger = dossier.ledger
        ledger.handover = Handover(
            from: dossier.row.organ, to: organ, reason: request.reason, article: request.article, person: moment.actor.person, at: request.at)
        return try enter(request, dossier, ledger, by: post, moment, naming: organ, told: heads([organ], moment))
    }

    private func accept(_ dossier: Dossier, _ request: HandoverRequest, _ moment: Moment) throws -> Outcome {
        let open = try proposed(dossier)
        let post = try head(of: open.to, request.act, moment)
        guard moment.actor.person != open.person else {
            throw Problem(.forbidden, .engineMayNotMove, "提出移送的人员不得自己接收。", remedy: "请由接收机关的另一名负责人接收，或者报请共同的上一级机关指定。")
        }
        try requirePending(dossier)
        let check = try check(moving: dossier, to: open.to, moment)
        let problems = request.problems + check.fields
        guard problems.isEmpty, check.refusals.isEmpty else { return .refused(check.refusals, fields: problems) }
        let plan = MovingPlan(
            act: .accept, to: open.to, on: request.at.day, reason: open.reason, article: open.article, words: request.reason, place: post.organ,
            onBehalfOf: post.onBehalfOf, at: request.at, request: request.id)
        return .done(try write(changes(moving: dossier, plan, check, moment)))
    }

    private func designate(_ dossier: Dossier, to organ: OrganCode, _ request: HandoverRequest, _ moment: Moment) throws -> Outcome {
        guard moment.organs[organ] != nil else { return .refused([], fields: request.problems + [Self.unknown(organ)]) }
        guard let above = Self.superior(of: dossier.row.organ, and: organ, moment.organs) else {
            let same = organ == dossier.row.organ
            let rule = same ? "本事项现在就由这个机关办理" : "本事项的办理机关不在其上级机关以下，不能指定；可以提出移送，由其接收"
            return .refused([], fields: request.problems + [Self.problem(moment.organs.name(of: organ), rule)])
        }
        let post = try head(of: above, request.act, moment)
        guard moment.actor.person != dossier.ledger.handover?.person else {
            throw Problem(.forbidden, .engineMayNotMove, "提出移送的人员不得自己指定。", remedy: "请由\(moment.organs.name(of: above))的另一名负责人指定。")
        }
        try requirePending(dossier)
        let check = try check(moving: dossier, to: organ, moment)
        let problems = request.problems + check.fields
        guard problems.isEmpty, check.refusals.isEmpty else { return .refused(check.refusals, fields: problems) }
        let plan = MovingPlan(
            act: .designate, to: organ, on: request.at.day, reason: request.reason, article: request.article, words: "", place: post.organ,
            onBehalfOf: post.onBehalfOf, at: request.at, request: request.id)
        return .done(try write(changes(moving: dossier, plan, check, moment)))
    }

    /// Refuses it, or withdraws it.
    private func end(_ dossier: Dossier, _ request: HandoverRequest, _ moment: Moment) throws -> Outcome {
        let open = try proposed(dossier)
        let post = try head(of: request.deed == .refuse ? open.to : open.from, request.act, moment)
        guard request.problems.isEmpty else { return .refused([], fields: request.problems) }
        var ledger = dossier.ledger
        ledger.handover = nil
        // Of a dispute the organ above both decides: its heads hear of a refusal.
        let above = request.deed == .refuse ? Self.superior(of: open.from, and: open.to, moment.organs) : nil
        let told = try heads([request.deed == .refuse ? open.from : open.to] + (above.map { [$0] } ?? []), moment) + [open.person]
        return try enter(request, dossier, ledger, by: post, moment, naming: open.to, told: told)
    }

    private func proposed(_ dossier: Dossier) throws -> Handover {
        guard let open = dossier.ledger.handover else {
            throw Problem(.conflict, .engineNoHandover, "本事项没有待答复的移送，可能已经接收、不予接收或者撤回。", remedy: "请查看最新情况。")
        }
        return open
    }

    /// The organ whose head decides between two: the nearest above both, which may be the second itself (提级); `nil` where there is none, for
    /// what goes down from an organ to one of its own is not decided by it alone.
    static func superior(of organ: OrganCode, and other: OrganCode, _ organs: OrganTree) -> OrganCode? {
        guard organ != other else { return nil }
        let above = organs.above(other)
        return organs.above(organ).first { $0 == other || above.contains($0) }
    }

    private func head(of organ: OrganCode, _ act: Handover.Act, _ moment: Moment) throws -> Post {
        if let post = moment.actor.post([.head], in: organ, on: moment.entered) { return post }
        throw Problem(
            .forbidden, .engineMayNotMove, "“\(act.name)”应由\(moment.organs.name(of: organ))的\(Role.head.name)办理，\(moment.actor.name)没有这一岗位。",
            remedy: "请由有权的人员办理；您填写的内容没有丢失。")
    }

    /// - Throws: `engine.noHandover` for what is not pending, and for what goes along with another.
    func requirePending(_ dossier: Dossier) throws {
        if let says = try notPending(dossier) { throw Problem(.conflict, .engineNoHandover, "\(says)。", remedy: "请查看最新情况。") }
    }

    /// Why a matter is none that could go to another organ; `nil` for one that could.
    func notPending(_ dossier: Dossier) throws -> String? {
        let stage = dossier.outline.stage(dossier.row.stage)
        if dossier.row.closed != nil || stage?.isFinal == true { return "本事项已经办结，不再移送" }
        if stage?.isResting == true { return "本事项处于“\(stage?.name ?? dossier.row.stage)”，没有待办的环节，不需要移送" }
        if let leader = dossier.ledger.joinedTo { return "本事项已并入事项\(leader)，随该事项一并移送" }
        if let parent = dossier.row.parent, let above = try find(parent), above.row.closed == nil, above.row.organ == dossier.row.organ {
            return "本事项由事项\(parent)开启，随该事项一并移送"
        }
        return nil
    }

    /// What keeps a matter, and those that go along, from another organ.
    func check(moving dossier: Dossier, to organ: OrganCode, _ moment: Moment) throws -> MovingCheck {
        func none(_ problem: FieldProblem) -> MovingCheck {
            MovingCheck(record: dossier.record, refusals: [], fields: [problem], companions: [])
        }
        guard moment.organs[organ] != nil else { return none(Self.unknown(organ)) }
        guard organ != dossier.row.organ else { return none(Self.problem(moment.organs.name(of: organ), "本事项现在就由这个机关办理")) }
        let first = try check(dossier, to: organ, moment)
        var (refusals, fields) = (first.refusals, first.fields)
        var companions: [(dossier: Dossier, record: any Record)] = []
        for child in try self.companions(of: dossier) {
            let found = try check(child, to: organ, self.moment(child, at: max(moment.now, child.touched), as: moment.actor))
            let which = "随案的事项\(child.row.id)（\(child.definition.kind.name)）"
            refusals += found.refusals.map { Refusal($0.cause, id: $0.id, "\(which)：\($0.says)", $0.basis) }
            fields += found.fields.map { FieldProblem(field: $0.field, label: $0.label, given: $0.given, rule: "\(which)：\($0.rule)") }
            companions.append((child, found.record))
        }
        try requireReadable()
        return MovingCheck(record: first.record, refusals: refusals, fields: fields, companions: companions)
    }

    private func check(
        _ dossier: Dossier, to organ: OrganCode, _ moment: Moment
    ) throws -> (record: any Record, refusals: [Refusal], fields: [FieldProblem]) {
        let (definition, row) = (dossier.definition, dossier.row)
        let handed = definition.handedOver(
            row.edition, dossier.record, to: organ, openedBy: try openingAction(of: dossier), moment)
        let there = moment.moved(to: organ)
        // Those who would act next there; where the next step is another organ's, all who have one.
        let awaiting = definition.awaiting(row.edition, handed.record, stage: row.stage, there).filter { $0.organ == organ }.map(\.role)
        let roles = awaiting.isEmpty ? definition.handlers(row.edition, handed.record, at: organ, there) : Set(awaiting)
        let holders = roles.isEmpty ? [] : try connection.holders(county, of: roles, in: organ, on: moment.entered)
        guard holders.isEmpty else { return (handed.record, handed.refusals, []) }
        let names = roles.map(\.name).sorted().joined(separator: "、")
        let rule = roles.isEmpty ? "该机关不办理“\(definition.kind.name)”" : "该机关没有可以接着办理“\(definition.kind.name)”的\(names)，请先配备人员"
        return (handed.record, handed.refusals, [Self.problem(moment.organs.name(of: organ), rule)])
    }

    /// The step by which a matter was opened; for a part that went out of another, that one's.
    private func openingAction(of dossier: Dossier) throws -> String? {
        var first = dossier
        var seen: Set<MatterID> = [dossier.row.id]
        while let origin = first.ledger.origin?.matter, seen.insert(origin).inserted, let found = try find(origin) { first = found }
        return try connection.openingAction(county, of: first.row.id)
    }

    private static func problem(_ given: String, _ rule: String) -> FieldProblem {
        FieldProblem(field: HandoverRequest.organField, label: "接收机关", given: given, rule: rule)
    }

    private static func unknown(_ organ: OrganCode) -> FieldProblem {
        problem(organ.description, "应为本县的机关；移送外县或者上级机关的，按本类事项自己的环节办理")
    }

    /// The pending matters that a matter opened, and those that they opened, as far as they lie with the same organ.
    private func companions(of dossier: Dossier) throws -> [Dossier] {
        var found: [Dossier] = []
        var parents = [dossier]
        while let parent = parents.popLast() {
            // What is joined goes with what leads it; what was opened beside it, such as the service of a paper of correction, names it as parent
            // and is none of its children.
            let opened = try connection.opened(county, by: parent.row.id).filter { !parent.ledger.children.contains($0) }
            for id in parent.ledger.children + opened + parent.ledger.joined {
                guard let child = try find(id), child.row.closed == nil, child.row.organ == dossier.row.organ else { continue }
                guard !found.contains(where: { $0.row.id == id }), child.outline.stage(child.row.stage)?.isResting != true else { continue }
                found.append(child)
                parents.append(child)
            }
        }
        return found.sorted { $0.row.id < $1.row.id }
    }

    /// Heads of some organs, apart from whoever acts; nobody of an organ with so many that a notice would say nothing to any of them.
    func heads(_ organs: [OrganCode], _ moment: Moment) throws -> [PersonID] {
        var people: [PersonID] = []
        for organ in organs {
            let holders = try connection.holders(county, of: [.head], in: organ, on: moment.entered)
            let delegates = try connection.delegates(county, of: .head, in: organ, on: moment.entered)
            guard holders.count <= 12 else { continue }
            for person in holders.map(\.person) + delegates where person != moment.actor.person && !people.contains(person) { people.append(person) }
        }
        return people
    }

    /// Enters an act that leaves the matter where it is.
    private func enter(
        _ request: HandoverRequest, _ dossier: Dossier, _ ledger: Ledger, by post: Post, _ moment: Moment, naming organ: OrganCode,
        told: [PersonID]
    ) throws -> Outcome {
        var after = dossier
        (after.ledger, after.touched) = (ledger, request.at)
        var members: [JSON.Member] = [.init("from", .text(dossier.row.organ.description)), .init("to", .text(organ.description))]
        if !request.reason.isEmpty { members.append(.init("reason", .text(request.reason))) }
        if !request.article.isEmpty { members.append(.init("article", .text(request.article))) }
        var distinct: [PersonID] = []
        for person in told where person != moment.actor.person && !distinct.contains(person) { distinct.append(person) }
        let note = MovingNote(key: "handover", members: members, told: distinct)
        let action = dossier.outline.actions[0].entered(as: request.act.rawValue, request.act.name, from: [dossier.row.stage])
        return .done(
            try write([
                Change(
                    action: action, actor: moment.actor, place: post.organ, at: request.at, request: request.id, overrides: [:],
                    onBehalfOf: post.onBehalfOf, before: dossier, after: after, moment: moment, renderings: [:], withdrawals: [:], occurrence: nil,
                    note: nil, moving: note)
            ]))
    }
}

/// How a matter goes to another organ.
struct MovingPlan {
    let act: Handover.Act
    let to: OrganCode
    /// The first day on which it is the other's.
    let on: Day
    let reason: String
    let article: String
    /// What whoever took it said.
    let words: String
    /// The organ whose post was used.
    let place: OrganCode
    let onBehalfOf: PersonID?
    let at: Instant
    let request: String?
    /// The entry of the order by which it goes, where it goes with others.
    var order: Int?
}

extension Work {
    /// The matter, and what goes along with it, at the other organ.
    func changes(moving dossier: Dossier, _ plan: MovingPlan, _ check: MovingCheck, _ moment: Moment) throws -> [Change] {
        var changes = [try change(moving: dossier, check.record, plan, as: plan.act, moment)]
        for companion in check.companions {
            let moment = self.moment(companion.dossier, at: plan.at, as: moment.actor)
            try requireInOrder(plan.at, Handover.Act.follow.name, on: companion.dossier)
            changes.append(try change(moving: companion.dossier, companion.record, plan, as: .follow, moment))
        }
        return changes
    }

    private func change(
        moving dossier: Dossier, _ record: any Record, _ plan: MovingPlan, as act: Handover.Act, _ moment: Moment
    ) throws -> Change {
        let from = dossier.row.organ
        let day = max(plan.on, max(dossier.row.opened, dossier.ledger.tenures.last?.until ?? dossier.row.opened))
        var after = dossier
        (after.record, after.row.organ, after.touched) = (record, plan.to, plan.at)
        let ended = after.ledger.leave(
            from, on: day, keeping: dossier.definition.kept(dossier.record, tenures: dossier.ledger.tenures, from: day))
        let handling = release(&after.ledger, from)
        // A slip of the pen that waits there for a decision falls, as what is prepared does.
        let dropped = after.ledger.correction.flatMap { $0.place == from ? $0 : nil }
        if dropped != nil { after.ledger.correction = nil }
        var members: [JSON.Member] = [
            .init("from", .text(from.description)), .init("to", .text(plan.to.description)), .init("on", .text(day.iso)),
            .init("reason", .text(plan.reason)), .init("article", .text(plan.article)),
        ]
        if !plan.words.isEmpty { members.append(.init("words", .text(plan.words))) }
        if let order = plan.order { members.append(.init("order", .integer(order))) }
        if dropped != nil { members.append(.init("correction", .flag(true))) }
        if let open = dossier.ledger.handover, act != .accept {
            members.append(.init("instead", .text(open.to.description)))
        }
        var told = try act == .follow ? [] : heads([from, plan.to], moment)
        // An order of many is told to the heads once, by itself.
        if plan.order != nil { told = [] }
        let others =
            ended.flatMap(\.hands) + [dossier.row.opener, dossier.ledger.handover?.person, dropped?.proposal.person].compactMap { $0 }
        for person in others where person != moment.actor.person && !told.contains(person) { told.append(person) }
        let note = MovingNote(key: "handover", members: members, fallen: ended.map(\.step), told: told)
        let action = dossier.outline.actions[0].entered(as: act.rawValue, act.name, from: [dossier.row.stage])
        let along = plan.order.map { HandoverOrder.request(of: dossier.row.id, by: $0) }
        return Change(
            action: action, actor: moment.actor, place: plan.place, at: plan.at, request: act == .follow ? along : plan.request, overrides: [:],
            onBehalfOf: plan.onBehalfOf, before: dossier, after: after, moment: moment, renderings: [:], withdrawals: [:], occurrence: nil,
            note: nil, handling: handling, moving: note)
    }

    /// Nobody of the organ that a matter leaves handles it any longer.
    private func release(_ ledger: inout Ledger, _ organ: OrganCode) -> HandlingNote? {
        let gone = ledger.handlers.filter { $0.organ == organ }
        guard !gone.isEmpty else { return nil }
        for handler in gone { ledger.release(handler.person, at: organ) }
        var note = HandlingNote(
            members: [.init("ended", .array(gone.map { .object($0.members + [.init("why", .text("事项移至其他机关"))]) }))])
        note.tell(gone.map(\.person))
        return note
    }
}

extension Problem.Code {
    /// There is nothing to move, or nothing to answer.
    package static let engineNoHandover: Problem.Code = Problem.Code("engine.noHandover")
    package static let engineMayNotMove: Problem.Code = Problem.Code("engine.mayNotMove")
}
