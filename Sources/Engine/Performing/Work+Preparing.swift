package import Kernel
import Storage

extension Work {
    /// Prepares a step for somebody else to take, reviews it, sends it back, withdraws it, or takes the step with what was prepared.
    ///
    /// What is prepared moves nothing. Taking the step is ``perform(_:as:)-(Request,_)`` by whoever decides, with all conditions judged anew.
    ///
    /// - Throws: as that does; `engine.noPreparation` for one that is not there or not in the state for it.
    package func perform(_ request: PreparationRequest, as actor: Actor) throws -> Outcome {
        if let entry = try earlier(request, as: actor) { return try repeated(entry, request, request.id ?? "") }
        var request = request
        request.at = try inOrder(request.at, of: actor)
        let (dossier, action) = try target(of: request, as: actor)
        if case .prepare(let input, let overrides) = request.deed {
            return try prepare(action, on: dossier, request, as: actor, filling: input, overriding: overrides)
        }
        guard let preparation = dossier.ledger.preparation(of: action.id) else {
            throw Problem(.conflict, .engineNoPreparation, "“\(action.name)”没有待处理的拟办，可能已经办理、退回或者撤回。", remedy: "请查看最新情况。")
        }
        let problems = request.problems
        guard problems.isEmpty else { return .refused([], fields: problems) }
        switch request.deed {
        case .approve: return try approve(preparation, action, dossier, request, as: actor)
        case .withdraw: return try withdraw(preparation, action, dossier, request, as: actor)
        default: return try review(preparation, action, dossier, request, as: actor)
        }
    }

    /// A page shows several prepared steps: an id stands for what was wanted of one of them, and is no answer about another.
    private func repeated(_ entry: JournalRow, _ request: PreparationRequest, _ id: String) throws -> Outcome {
        let step: String? =
            switch request.deed {
            case .approve: entry.action
            default: try JSON(parsing: entry.content)["preparation"]?["step"]?.string
            }
        guard entry.matter == request.matter, step == request.step else {
            throw Problem(.conflict, .engineReusedRequest, "请求编号“\(id)”已用于另一环节。", remedy: "请为新的请求另取编号。")
        }
        return try repeated(entry, request.action, id)
    }

    /// The matter and the step that a request is about, for somebody who sees them.
    private func target(of request: PreparationRequest, as actor: Actor) throws -> (dossier: Dossier, action: ActionOutline) {
        let dossier = try target(of: request, { $0.outline.action(request.step)?.name ?? request.step }, as: actor)
        guard let action = dossier.outline.action(request.step), action.canBePrepared else {
            let possible = dossier.outline.actions(from: dossier.row.stage).filter(\.canBePrepared).map { "\($0.id)（\($0.name)）" }
            throw Problem(
                .missing, .engineNoAction, "“\(dossier.definition.kind.name)”没有可以拟办的环节“\(request.step)”。",
                remedy: "可用的环节：\(possible.joined(separator: "、"))。")
        }
        return (dossier, action)
    }

    /// Judges what somebody wants to prepare, ahead of the transaction that enters it; `nil` where there is nothing to judge, or nobody who may
    /// prepare: whoever may not is told so before anything is tried.
    ///
    /// - Throws: as ``perform(_:as:)-(PreparationRequest,_)`` will.
    func judged(_ request: PreparationRequest, as actor: Actor) throws -> PreparationRequest.Judged? {
        guard case .prepare(let input, let overrides) = request.deed else { return nil }
        guard try earlier(request, as: actor) == nil else { return nil }
        var request = request
        request.at = try inOrder(request.at, of: actor)
        let (dossier, action) = try target(of: request, as: actor)
        let moment = moment(dossier, at: request.at, as: actor)
        let place = place(of: action, on: dossier, filling: input, moment)
        guard dossier.definition.handlingPost(action, dossier.row.edition, dossier.record, at: place, moment) != nil,
            dossier.ledger.preparation(of: action.id).map({ $0.state == .returned }) ?? true,
            try !hasPreparedOften(action, dossier, actor, at: request.at)
        else { return nil }
        let judgement = try judge(preparing: action, on: dossier, filling: input, overriding: overrides, at: request.at, as: actor)
        return PreparationRequest.Judged(version: dossier.row.version, judgement: judgement)
    }

    /// Everything that would stand in the way of preparing a step, and what may still come to hold until it is decided.
    ///
    /// - Throws: what kept a matter from being read that a condition asked for.
    package func judge(
        preparing action: ActionOutline, on dossier: Dossier, filling input: Input, overriding reasons: [String: String], at: Instant,
        as actor: Actor
    ) throws -> PreparationJudgement {
        let moment = moment(dossier, at: max(at, dossier.touched), as: actor)
        let input = action.dated(input, at: at)
        let place = place(of: action, on: dossier, filling: input, moment)
        let deciders = try connection.holders(county, of: action.roles.subtracting([.system]), in: place, on: at.day).map { $0.person }
        let judgement = dossier.definition.judge(
            preparing: action, dossier.row.edition, on: dossier.record, at: dossier.row.stage, filling: input, overriding: reasons,
            deciders: deciders, moment)
        try requireReadable()
        return judgement
    }

    /// The organ where a step will be taken; what is filled in may name it.
    private func place(of action: ActionOutline, on dossier: Dossier, filling input: Input, _ moment: Moment) -> OrganCode {
        let (definition, edition) = (dossier.definition, dossier.row.edition)
        var filled = dossier.record
        var added = Added()
        _ = definition.fill(&filled, action, edition, with: input, adding: &added)
        return definition.place(of: action, edition, filled, moment) ?? dossier.row.organ
    }

    private func prepare(
        _ action: ActionOutline, on dossier: Dossier, _ request: PreparationRequest, as actor: Actor, filling typed: Input,
        overriding asked: [String: String]
    ) throws -> Outcome {
        let (definition, edition) = (dossier.definition, dossier.row.edition)
        let moment = moment(dossier, at: request.at, as: actor)
        // With the day on which it is prepared where none was told: it happened when it was written down, not when somebody approves it.
        let input = action.dated(typed, at: request.at)
        let place = place(of: action, on: dossier, filling: input, moment)
        guard let post = definition.handlingPost(action, edition, dossier.record, at: place, moment) else {
            return .refused([definition.preparationRefusal(action, edition, dossier.record, at: place, moment)], fields: [])
        }
        if let open = dossier.ledger.preparation(of: action.id), open.state != .returned {
            let who = open.preparer.map { moment.name(of: $0.person) } ?? ""
            throw Problem(
                .conflict, .engineNoPreparation, "“\(action.name)”已由\(who)提请批准，尚未办理。", remedy: "需要改变的，请拟办人先撤回，或者请审核、批准的人退回；您填写的内容没有丢失。")
        }
        guard try !hasPreparedOften(action, dossier, actor, at: request.at) else {
            let says = "“\(action.name)”今天已由\(actor.name)提请批准\(Self.mostADay)次，请明天再提请，或者由别人拟办"
            return .refused([Refusal(.limit, id: action.refusalID("prepared-often"), says, action.basis)], fields: [])
        }
        let (reasons, tooLong) = usable(asked, action, definition)
        // Anybody may have changed the matter since it was judged.
        let early = request.judged.flatMap { $0.version == dossier.row.version ? $0.judgement : nil }
        let judged = try early ?? judge(preparing: action, on: dossier, filling: input, overriding: reasons, at: request.at, as: actor)
        let fields = try strangeFiles(in: input, dossier, actor) + judged.fields + tooLong + request.problems
        guard judged.refusals.isEmpty, fields.isEmpty else { return .refused(judged.refusals, fields: fields) }
        let opinion = Endorsement(.prepared, actor.person, by: post.role.id, in: post.organ, at: request.at, request.words)
        let preparation = Preparation(
            step: action.id, place: place, input: input, overrides: reasons, signatures: registers.settings[Preparation.signaturesWanted],
            version: dossier.row.version + 1, opinions: [opinion])
        var ledger = dossier.ledger
        ledger.put(preparation)
        var members: [JSON.Member] = [.init("input", input.members)]
        if !reasons.isEmpty { members.append(.init("overrides", reasons.mapValues { JSON.text($0) }.members)) }
        members.append(.init("signatures", .integer(preparation.signatures)))
        return try enter(.prepare, action, dossier, ledger, by: post, request, as: actor, members, told: next(preparation, dossier, moment))
    }

    /// Of the reasons that were sent, those for what can be passed or withheld: they are kept in the matter and shown, and nothing else is.
    private func usable(
        _ asked: [String: String], _ action: ActionOutline, _ definition: any Definition
    ) -> (reasons: [String: String], problems: [FieldProblem]) {
        let exposures = Set(action.publishes.isEmpty ? [] : definition.fields.map { action.refusalID(exposing: $0.name) })
        var kept: [String: String] = [:]
        var problems: [FieldProblem] = []
        for (id, reason) in asked.sorted(by: { $0.key < $1.key }) where !reason.allSatisfy(\.isWhitespace) {
            if let gate = action.gates.first(where: { $0.id == id }) {
                guard gate.override != nil else { continue }
                if Endorsement.isTooLong(reason) {
                    problems.append(FieldProblem(field: id, label: "例外办理的理由", given: "", rule: "“\(gate.says)”的理由不超过\(Endorsement.longest)字"))
                }
                kept[id] = reason
            } else if exposures.contains(id) {
                kept[id] = "隐去"
            }
        }
        return (kept, problems)
    }

    /// Whether somebody has put the step before others so often today that it only keeps them from it: each time the matter is another for
    /// everybody who has it open.
    private func hasPreparedOften(_ action: ActionOutline, _ dossier: Dossier, _ actor: Actor, at: Instant) throws -> Bool {
        let done = try connection.countEntries(
            county, of: dossier.row.id, Preparation.Act.prepare.rawValue, by: actor.person, since: Instant(at.day))
        return done >= Self.mostADay
    }

    /// How often one person may prepare something in one matter on one day.
    static var mostADay: Int { 10 }

    /// Agrees, or sends back.
    private func review(
        _ preparation: Preparation, _ action: ActionOutline, _ dossier: Dossier, _ request: PreparationRequest, as actor: Actor
    ) throws -> Outcome {
        let (definition, edition) = (dossier.definition, dossier.row.edition)
        let moment = moment(dossier, at: request.at, as: actor)
        try requireOpen(preparation, action)
        guard let post = definition.handlingPost(action, edition, dossier.record, at: preparation.place, moment) else {
            return .refused([definition.preparationRefusal(action, edition, dossier.record, at: preparation.place, moment)], fields: [])
        }
        guard actor.person != preparation.preparer?.person else {
            let says = "拟办“\(action.name)”的人员不得审核或者退回自己的拟办；要改变的，可以撤回"
            return .refused([Refusal(.separation, id: action.refusalID("own-preparation"), says, action.basis)], fields: [])
        }
        let barred = definition.bars([actor.person], .answering, from: action, edition, dossier.record, moment)
        guard barred.isEmpty else { return .refused(barred, fields: []) }
        var ledger = dossier.ledger
        let opinion = Endorsement(
            request.kind, actor.person, by: post.role.id, in: post.organ, at: request.at, request.words.isEmpty ? "同意。" : request.words)
        ledger.endorse(action.id, opinion)
        let after = ledger.preparation(of: action.id) ?? preparation
        if case .sendBack = request.deed {
            let decides = action.permission(of: actor, at: preparation.place, on: moment.entered, organs: moment.organs) == nil
            guard decides || preparation.state == .reviewing else {
                let says = "“\(action.name)”的拟办已经审核完毕，只能由批准的人退回"
                return .refused([Refusal(.stage, id: action.refusalID("reviewed"), says, action.basis)], fields: [])
            }
            return try enter(
                .sendBack, action, dossier, ledger, by: post, request, as: actor, [], told: preparation.hands.filter { $0 != actor.person })
        }
        if let refusal = try signing(preparation, action, moment) { return .refused([refusal], fields: []) }
        let told = after.state == .ready ? try next(after, dossier, moment) : []
        return try enter(.review, action, dossier, ledger, by: post, request, as: actor, [], told: told)
    }

    /// Why somebody's agreement is not taken; `nil` where it is.
    ///
    /// Whoever decides is not one of those who agree before: where nobody else could decide, an agreement would leave nobody who may. And
    /// where some of those who agreed may decide themselves, others may agree besides, for to one of those the own agreement does not count.
    private func signing(_ preparation: Preparation, _ action: ActionOutline, _ moment: Moment) throws -> Refusal? {
        let actor = moment.actor
        if preparation.reviewers.contains(actor.person) {
            return Refusal(.separation, id: action.refusalID("reviewed-before"), "\(actor.name)已经审核过这一拟办", action.basis)
        }
        let decides = action.permission(of: actor, at: preparation.place, on: moment.entered, organs: moment.organs) == nil
        let deciders = Set(
            try connection.holders(county, of: action.roles.subtracting([.system]), in: preparation.place, on: moment.entered).map { $0.person })
        guard preparation.state == .reviewing else {
            if !decides, preparation.reviewers.count(where: { !deciders.contains($0) }) < preparation.signatures { return nil }
            return Refusal(.stage, id: action.refusalID("reviewed"), "“\(action.name)”的拟办已经审核完毕，等待批准", action.basis)
        }
        guard decides, deciders.allSatisfy({ $0 == actor.person || preparation.reviewers.contains($0) }) else { return nil }
        let says = "除\(actor.name)以外没有别人可以决定“\(action.name)”，应由其他人审核，由\(actor.name)批准或者退回"
        return Refusal(.separation, id: action.refusalID("deciding"), says, action.basis)
    }

    private func withdraw(
        _ preparation: Preparation, _ action: ActionOutline, _ dossier: Dossier, _ request: PreparationRequest, as actor: Actor
    ) throws -> Outcome {
        guard let mine = preparation.preparer, mine.person == actor.person else {
            let says = "“\(action.name)”的拟办只能由拟办人撤回；审核、批准的人可以退回"
            return .refused([Refusal(.permission, id: action.refusalID("withdrawing"), says, action.basis)], fields: [])
        }
        var ledger = dossier.ledger
        ledger.dropPreparation(of: action.id)
        let role = dossier.definition.roles.first { $0.id == mine.role } ?? Role(mine.role, mine.role)
        let post = actor.post([role], in: mine.organ, on: request.at.day) ?? Post(organ: mine.organ, role: role, from: request.at.day)
        return try enter(
            .withdraw, action, dossier, ledger, by: post, request, as: actor, [], told: preparation.reviewers.filter { $0 != actor.person })
    }

    /// The step itself, by whoever decides.
    private func approve(
        _ preparation: Preparation, _ action: ActionOutline, _ dossier: Dossier, _ request: PreparationRequest, as actor: Actor
    ) throws -> Outcome {
        try requireOpen(preparation, action)
        let lacking = preparation.lacking(before: actor.person)
        guard lacking == 0 else {
            let says = "“\(action.name)”的拟办在批准以前，还须有\(lacking)人审核同意"
            return .refused([Refusal(.stage, id: action.refusalID("signatures"), says, action.basis)], fields: [])
        }
        let step = taking(
            preparation, action, dossier, version: request.version, saying: request.words, at: request.at, id: request.id, as: actor)
        return try perform(step, as: actor)
    }

    /// The step itself with what was prepared.
    private func taking(
        _ preparation: Preparation, _ action: ActionOutline, _ dossier: Dossier, version: Int?, saying words: String, at: Instant, id: String?,
        as actor: Actor
    ) -> Request {
        let post = actor.post(action.roles, in: preparation.place, on: at.day)
        var step = Request(
            .matter(dossier.row.id, version: version), action.id, dossier.definition.renamed(preparation.input), at: at, id: id,
            overrides: preparation.overrides)
        step.approval = Endorsement(
            .approved, actor.person, by: post?.role.id ?? "", in: preparation.place, at: at, words.isEmpty ? "同意。" : words)
        return step
    }

    /// What would come of a prepared step if it were approved now, for somebody who reads it before.
    ///
    /// - Throws: as ``foresee(_:as:)`` does.
    package func foresee(_ prepared: PreparedStep, in dossier: Dossier, at: Instant, as actor: Actor) throws -> Foresight {
        let (action, preparation) = (prepared.action, prepared.preparation)
        let at = max(at, dossier.touched)
        let decides = action.permission(of: actor, at: preparation.place, on: at.day, organs: registers.organs) == nil
        let decider = decides ? actor : Actor.decider(of: action, at: preparation.place)
        return try foresee(taking(preparation, action, dossier, version: nil, saying: "", at: at, id: nil, as: decider), as: decider)
    }

    private func requireOpen(_ preparation: Preparation, _ action: ActionOutline) throws {
        guard preparation.state == .returned else { return }
        throw Problem(.conflict, .engineNoPreparation, "“\(action.name)”的拟办已经退回，等待重新拟办。", remedy: "请查看最新情况。")
    }

    /// Those with whom it now is, apart from those who had it; nobody where they are so many that a notice would say nothing to any of them. With
    /// them whoever stands in for one of them on that day: the post's own holder may be away.
    private func next(_ preparation: Preparation, _ dossier: Dossier, _ moment: Moment) throws -> [PersonID] {
        let had = Set(preparation.opinions.map(\.person) + [moment.actor.person])
        return try people(at: desks(of: preparation, dossier, moment), apart: had, on: moment.entered)
    }

    /// Those who hold the posts of some desks, and those who stand in for them; nobody where they are too many.
    func people(at desks: [Desk], apart had: Set<PersonID>, on day: Day) throws -> [PersonID] {
        var people: [PersonID] = []
        var delegates: [PersonID] = []
        for desk in desks {
            for holder in try connection.holders(county, of: [desk.role], in: desk.organ, on: day) where !people.contains(holder.person) {
                people.append(holder.person)
            }
            delegates += try connection.delegates(county, of: desk.role, in: desk.organ, on: day)
        }
        people.removeAll { had.contains($0) }
        guard people.count <= Self.mostTold else { return [] }
        for delegate in delegates where !people.contains(delegate) && !had.contains(delegate) { people.append(delegate) }
        return people
    }

    private static var mostTold: Int { 12 }

    /// Enters an act: the matter's record and stage stay as they are.
    private func enter(
        _ act: Preparation.Act, _ action: ActionOutline, _ dossier: Dossier, _ ledger: Ledger, by post: Post, _ request: PreparationRequest,
        as actor: Actor, _ members: [JSON.Member], told: [PersonID]
    ) throws -> Outcome {
        var after = dossier
        (after.ledger, after.touched) = (ledger, request.at)
        let said = ledger.preparation(of: action.id)?.opinions.last?.words ?? request.words
        let note = EntryNote("preparation", [.init("step", .text(action.id)), .init("words", .text(said))] + members, told: told)
        return .done(
            try write([
                Change(
                    action: action.entered(as: act), actor: actor, place: post.organ, at: request.at, request: request.id, overrides: [:],
                    onBehalfOf: post.onBehalfOf, before: dossier, after: after, moment: moment(dossier, at: request.at, as: actor),
                    renderings: [:], withdrawals: [:], occurrence: nil, note: note)
            ]))
    }
}

/// A prepared step as somebody sees it: how it would be decided now, what it would issue, and what he or she may do about it.
package struct PreparedStep: Sendable {
    package let action: ActionOutline
    package let preparation: Preparation
    /// By the decision that will be made of it.
    package let preview: StepPreview
    /// As they would be issued now; without numbers, which are drawn when they are.
    package let papers: [DocumentContent]
    package let mayApprove: Bool
    package let mayAgree: Bool
    package let mayReturn: Bool
    package let mayWithdraw: Bool
    /// How many opinions are wanted before the one who looks at it could decide.
    package let lacking: Int
}

extension Work {
    /// What is prepared in a matter, for somebody.
    ///
    /// - Throws: what kept a matter from being read that a condition asked for.
    package func prepared(in dossier: Dossier, at: Instant, as actor: Actor) throws -> [PreparedStep] {
        guard !dossier.ledger.preparations.isEmpty else { return [] }
        let (definition, row) = (dossier.definition, dossier.row)
        let moment = moment(dossier, at: max(at, dossier.touched), as: actor)
        let steps = try dossier.ledger.preparations.compactMap { preparation -> PreparedStep? in
            guard let action = dossier.outline.action(preparation.step) else { return nil }
            let place = preparation.place
            let decides = action.permission(of: actor, at: place, on: moment.entered, organs: moment.organs) == nil
            let handles = definition.handlingPost(action, row.edition, dossier.record, at: place, moment) != nil
            let isOpen = preparation.state != .returned
            let isMine = preparation.preparer?.person == actor.person
            var ledger = dossier.ledger
            ledger.endorse(action.id, Endorsement(.approved, actor.person, by: "", in: place, at: moment.now, ""))
            let deciding = moment.trying(ledger)
            let judging = decides ? deciding : deciding.trying(Actor.decider(of: action, at: place))
            let input = definition.renamed(preparation.input)
            let preview = definition.preview(
                action, row.edition, on: dossier.record, at: row.stage, filling: input, overriding: preparation.overrides, isComplete: true, judging)
            let papers = definition.papers(
                by: action, row.edition, on: dossier.record, at: row.stage, filling: input, overriding: preparation.overrides, judging)
            let lacking = preparation.lacking(before: actor.person)
            let isKept = !definition.bars([actor.person], .answering, from: action, row.edition, dossier.record, moment).isEmpty
            let maySay = isOpen && !isMine && !isKept
            return PreparedStep(
                action: action, preparation: preparation, preview: preview, papers: papers, mayApprove: decides && isOpen && lacking == 0,
                mayAgree: try handles && maySay && signing(preparation, action, moment) == nil,
                mayReturn: (decides || (handles && preparation.state == .reviewing)) && maySay, mayWithdraw: isMine, lacking: lacking)
        }
        try requireReadable()
        return steps
    }

    /// Whether somebody may prepare a step now: it is another's to take, nobody has it prepared, and nothing keeps him or her from it.
    package func mayPrepare(_ action: ActionOutline, on dossier: Dossier, _ moment: Moment) -> Bool {
        let (definition, edition) = (dossier.definition, dossier.row.edition)
        if let open = dossier.ledger.preparation(of: action.id), open.state != .returned { return false }
        let place = definition.place(of: action, edition, dossier.record, moment) ?? dossier.row.organ
        guard definition.handlingPost(action, edition, dossier.record, at: place, moment) != nil else { return false }
        return definition.bars([moment.actor.person], .proposing, from: action, edition, dossier.record, moment).isEmpty
    }
}
