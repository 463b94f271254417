package import Kernel
import Storage

extension Work {
    /// Takes a matter over, gives it to somebody, or takes it from somebody: its record and stage stay as they are, and so does who may take
    /// which step.
    ///
    /// - Throws: as ``perform(_:as:)-(Request,_)``; `engine.handling` for what is not, or not any more, to be handled by anybody, and for
    ///   whoever may not say by whom.
    package func perform(_ request: HandlingRequest, as actor: Actor) throws -> Outcome {
        if let entry = try earlier(request, as: actor) { return try repeated(entry, request, request.id ?? "") }
        var request = request
        request.at = try inOrder(request.at, of: actor)
        let dossier = try target(of: request, { _ in request.deed == .remind ? "催办" : "承办人的变更" }, as: actor)
        if request.deed == .remind { return try remind(dossier, request, as: actor) }
        guard dossier.row.closed == nil else {
            throw Problem(.conflict, .engineHandling, "事项\(request.matter)已经办结，不再领办、指派或者改派。", remedy: "请查看最新情况。")
        }
        if try hasChangedOften(dossier, actor, at: request.at) {
            return .refused([], fields: [Self.wrong(actor.name, "您今天已经变更本事项的承办人\(Self.mostADay)次，请明天再办，或者由别人办理")])
        }
        switch request.deed {
        case .take: return try take(dossier, request, as: actor)
        case .assign(let person, let part): return try assign(person, part, dossier, request, as: actor)
        case .release(let person): return try release(person, dossier, request, as: actor)
        case .remind: return try remind(dossier, request, as: actor)
        }
    }

    /// Each time the matter is another for everybody who has it open.
    private func hasChangedOften(_ dossier: Dossier, _ actor: Actor, at: Instant) throws -> Bool {
        let counts = try Handler.Act.allCases.filter { $0 != .remind }.map { act in
            try connection.countEntries(county, of: dossier.row.id, act.rawValue, by: actor.person, since: Instant(at.day))
        }
        return counts.reduce(0, +) >= Self.mostADay
    }

    private func repeated(_ entry: JournalRow, _ request: HandlingRequest, _ id: String) throws -> Outcome {
        let said = try JSON(parsing: entry.content)["handling"]?["person"]?.string
        let isSame = entry.matter == request.matter && request.acts.contains { $0.rawValue == entry.action }
        guard isSame, request.person.map({ $0.description == said }) ?? true else {
            throw Problem(.conflict, .engineReusedRequest, "请求编号“\(id)”已用于另一环节。", remedy: "请为新的请求另取编号。")
        }
        return try repeated(entry, entry.action, id)
    }

    // MARK: Taking over

    private func take(_ dossier: Dossier, _ request: HandlingRequest, as actor: Actor) throws -> Outcome {
        let moment = moment(dossier, at: request.at, as: actor)
        // What is given by a delegation is the giver's power, not the taker's duty.
        let own = actor.posts.filter { $0.onBehalfOf == nil && $0.isHeld(on: request.at.day) }
        guard let place = place(for: own, dossier, at: request.organ, moment) else {
            throw Problem(
                .forbidden, .engineHandling, "\(actor.name)没有办理本事项的岗位，不能领办。", remedy: "领办须有本人的岗位（受托代理的不算）；请由有岗位的人领办，或者由负责人指派。")
        }
        let part = part(of: actor.person, place, dossier)
        if let refused = refusal(of: actor.person, part, place, dossier, moment) { return refused }
        return try put(actor.person, part, place, by: place.post, .take, dossier, request, as: actor)
    }

    /// As what somebody takes a matter over.
    func part(of person: PersonID, _ place: HandlingPlace, _ dossier: Dossier) -> Handler.Part {
        dossier.ledger.lead(at: place.organ).map { $0.person == person } ?? true ? .lead : .helper
    }

    /// A post by which somebody may handle a matter.
    struct HandlingPlace {
        let organ: OrganCode
        let role: Role
        var post: Post?
    }

    /// Where somebody with some posts would handle a matter: where it waits before elsewhere.
    func place(for posts: [Post], _ dossier: Dossier, at wanted: OrganCode?, _ moment: Moment) -> HandlingPlace? {
        let (definition, row) = (dossier.definition, dossier.row)
        let awaited = definition.awaiting(row.edition, dossier.record, stage: row.stage, moment).map(\.organ)
        let places = definition.places(row.edition, dossier.record, moment)
        let ordered = awaited + places.filter { !awaited.contains($0) }
        for organ in wanted.map({ [$0] }) ?? ordered {
            let held = Set(posts.filter { $0.organ == organ }.map(\.role))
            guard !held.isEmpty,
                let role = definition.handlingRole(among: held, row.edition, dossier.record, at: organ, stage: row.stage, moment)
            else { continue }
            return HandlingPlace(organ: organ, role: role, post: posts.first { $0.organ == organ && $0.role == role })
        }
        return nil
    }

    /// What stands in the way of somebody's part.
    func refusal(
        of person: PersonID, _ part: Handler.Part, _ place: HandlingPlace, _ dossier: Dossier, _ moment: Moment
    ) -> Outcome? {
        let name = moment.name(of: person)
        if let known = dossier.ledger.handler(person, at: place.organ), known.part == part {
            return .refused([], fields: [Self.wrong(name, "\(name)已经是\(part.name)")])
        }
        let (definition, row) = (dossier.definition, dossier.row)
        let obstacle = definition.obstacle(
            to: person, by: place.role, at: place.organ, row.edition, dossier.record, stage: row.stage, moment)
        return obstacle.map { .refused([$0], fields: []) }
    }

    private static func wrong(_ name: String, _ rule: String) -> FieldProblem {
        FieldProblem(field: HandlingRequest.personField, label: "承办人", given: name, rule: rule)
    }

    // MARK: Giving and taking away

    private func assign(
        _ person: PersonID, _ part: Handler.Part, _ dossier: Dossier, _ request: HandlingRequest, as actor: Actor
    ) throws -> Outcome {
        let moment = moment(dossier, at: request.at, as: actor)
        let day = request.at.day
        // Whoever may say nothing about handlers is told nothing about persons.
        let places = request.organ.map { [$0] } ?? dossier.definition.places(dossier.row.edition, dossier.record, moment)
        guard places.contains(where: { Self.heading($0, actor, registers.organs, on: day) != nil }) else {
            throw Self.notHead(places.first ?? dossier.row.organ, registers.organs)
        }
        guard registers.names[person] != nil else { return .refused([], fields: [Self.wrong(person.description, "没有这样的人员")]) }
        let name = moment.name(of: person)
        let posts = try connection.posts(county, of: person, engine.offices).filter { $0.isHeld(on: day) }
        guard let place = place(for: posts, dossier, at: request.organ, moment),
            try connection.holders(county, of: [place.role], in: place.organ, on: day).contains(where: { $0.person == person })
        else {
            let there = request.organ.map { "在\(registers.organs.name(of: $0))" } ?? ""
            return .refused([], fields: [Self.wrong(name, "应\(there)有办理本事项的岗位，并且有可以使用的账号")])
        }
        guard let post = Self.heading(place.organ, actor, registers.organs, on: day) else { throw Self.notHead(place.organ, registers.organs) }
        if let away = registers.absence(of: person, on: day) {
            let substitute = away.substitute.map { "，由\(moment.name(of: $0))代管" } ?? ""
            return .refused([], fields: [Self.wrong(name, "\(away.from)至\(away.until)离岗\(substitute)，请另选在岗的人员")])
        }
        if let refused = refusal(of: person, part, place, dossier, moment) { return refused }
        let former = dossier.ledger.lead(at: place.organ)
        try require(request.former, former, moment)
        let isMoved = former.map { part == .lead || $0.person == person } ?? false
        if let problem = reasonProblem(request.reason, isNeeded: isMoved, "改派，必须写明理由") { return .refused([], fields: [problem]) }
        let act: Handler.Act = isMoved && former?.person != person ? .reassign : .assign
        return try put(person, part, place, by: post, act, dossier, request, as: actor)
    }

    /// What was led by another when the sender looked is not taken from a third.
    private func require(_ expected: HandlingRequest.Former, _ found: Handler?, _ moment: Moment) throws {
        let agrees =
            switch expected {
            case .any: true
            case .nobody: found == nil
            case .person(let person): found?.person == person
            }
        guard !agrees else { return }
        let now = found.map { "现在由\(moment.name(of: $0.person))主办" } ?? "现在没有人主办"
        throw Problem(.conflict, .engineConflict, "事项\(moment.matter)的主办人已被他人变更，\(now)。", remedy: "请查看最新情况后再改派。")
    }

    func reasonProblem(_ reason: String, isNeeded: Bool, _ rule: String) -> FieldProblem? {
        let isBlank = reason.allSatisfy(\.isWhitespace)
        if isNeeded, isBlank { return FieldProblem(field: HandlingRequest.reasonField, label: "理由", given: "", rule: rule) }
        guard Endorsement.isTooLong(reason) else { return nil }
        return FieldProblem(field: HandlingRequest.reasonField, label: "理由", given: reason, rule: "不超过\(Endorsement.longest)字")
    }

    private func release(_ person: PersonID, _ dossier: Dossier, _ request: HandlingRequest, as actor: Actor) throws -> Outcome {
        let name = moment(dossier, at: request.at, as: actor).name(of: person)
        let organ = request.organ
        guard let handler = dossier.ledger.handlers.first(where: { $0.person == person && (organ == nil || $0.organ == organ) }) else {
            return .refused([], fields: [Self.wrong(name, "\(name)不是本事项的承办人")])
        }
        let heading = Self.heading(handler.organ, actor, registers.organs, on: request.at.day)
        guard person == actor.person || heading != nil else { throw Self.notHead(handler.organ, registers.organs) }
        if let problem = reasonProblem(request.reason, isNeeded: true, "退出承办，必须写明理由") { return .refused([], fields: [problem]) }
        var ledger = dossier.ledger
        ledger.release(person, at: handler.organ)
        var note = HandlingNote(members: handler.members + [.init("reason", .text(request.reason))])
        // Where nobody leads any more, whoever may say who does is told.
        if person == actor.person { note.tell(try heads(of: handler.organ, on: request.at.day)) } else { note.tell([person]) }
        return try enter(.release, ledger, note, at: handler.organ, by: person == actor.person ? nil : heading, dossier, request, as: actor)
    }

    private func put(
        _ person: PersonID, _ part: Handler.Part, _ place: HandlingPlace, by post: Post?, _ act: Handler.Act, _ dossier: Dossier,
        _ request: HandlingRequest, as actor: Actor
    ) throws -> Outcome {
        let handler = Handler(person, at: place.organ, as: part, by: place.role.id, since: request.at, given: actor.person)
        var ledger = dossier.ledger
        let former = part == .lead ? ledger.lead(at: place.organ).flatMap { $0.person == person ? nil : $0 } : nil
        ledger.put(handler)
        var note = HandlingNote(members: handler.members)
        if let former { note.members.append(.init("from", .text(former.person.description))) }
        if !request.reason.isEmpty { note.members.append(.init("reason", .text(request.reason))) }
        note.tell([person] + (former.map { [$0.person] } ?? []))
        return try enter(act, ledger, note, at: place.organ, by: post, dossier, request, as: actor)
    }

    func enter(
        _ act: Handler.Act, _ ledger: Ledger, _ note: HandlingNote, at organ: OrganCode, by post: Post?, _ dossier: Dossier,
        _ request: HandlingRequest, as actor: Actor
    ) throws -> Outcome {
        var note = note
        note.told.removeAll { $0 == actor.person }
        return .done(try write([handling(act, dossier, to: ledger, note, at: organ, by: post, actor, request.at, request.id)]))
    }

    /// An entry by which only the handlers change.
    func handling(
        _ act: Handler.Act, _ dossier: Dossier, to ledger: Ledger, _ note: HandlingNote, at organ: OrganCode, by post: Post?, _ actor: Actor,
        _ at: Instant, _ request: String?
    ) throws -> Change {
        guard let any = dossier.outline.actions.first else { preconditionFailure("a procedure without steps is a finding of its checks") }
        var after = dossier
        (after.ledger, after.touched) = (ledger, at)
        return Change(
            action: any.entered(as: act.rawValue, act.name, from: [dossier.row.stage]), actor: actor, place: organ, at: at, request: request,
            overrides: [:], onBehalfOf: post?.onBehalfOf, before: dossier, after: after, moment: moment(dossier, at: at, as: actor),
            renderings: [:], withdrawals: [:], occurrence: nil, handling: note)
    }

    // MARK: Who may say by whom

    /// The post by which somebody says who handles what at an organ: one that looks over it.
    package static func heading(_ organ: OrganCode, _ actor: Actor, _ organs: OrganTree, on day: Day) -> Post? {
        let heads = actor.posts.filter { $0.role.reach == .subtree && $0.isHeld(on: day) }
        let over = [organ] + organs.above(organ)
        for place in over {
            let there = heads.filter { $0.organ == place }
            if let post = there.first(where: { $0.onBehalfOf == nil }) ?? there.first { return post }
        }
        return nil
    }

    private static func notHead(_ organ: OrganCode, _ organs: OrganTree) -> Problem {
        Problem(
            .forbidden, .engineHandling, "由谁承办，由\(organs.name(of: organ))或者其上级机关的负责人指派、改派；本人只能领办和退出。",
            remedy: "请由有负责人岗位的人办理。")
    }

    /// The heads of an organ, or of the nearest above it that has some.
    func heads(of organ: OrganCode, on day: Day) throws -> [PersonID] {
        for place in [organ] + registers.organs.above(organ) {
            let heads = try connection.holders(county, of: [.head], in: place, on: day).map(\.person)
            if !heads.isEmpty { return Array(heads.prefix(12)) }
        }
        return []
    }
}

extension Handler {
    /// As entries say it.
    var members: [JSON.Member] {
        [.init("person", .text(person.description)), .init("organ", .text(organ.description)), .init("part", .text(part.rawValue))]
    }
}

extension Problem.Code {
    /// Nobody handles it any more, or somebody may not say who does.
    package static let engineHandling: Problem.Code = Problem.Code("engine.handling")
}
