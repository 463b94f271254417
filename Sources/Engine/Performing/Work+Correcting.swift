package import Kernel
import Storage

extension Work {
    /// Proposes that a slip of the pen be put right, decides on it, or takes a paper back that has not gone out.
    ///
    /// What is proposed moves nothing. What is approved changes the values, and nothing else that was decided; the papers that show them are
    /// corrected by a paper of their own, and what the public sees of them is shown anew.
    ///
    /// - Throws: as ``perform(_:as:)-(Request,_)`` does; `engine.noCorrection` and `engine.noPaper` for what is not there or not in the state for it.
    package func perform(_ request: CorrectionRequest, as actor: Actor) throws -> Outcome {
        if let entry = try earlier(request, as: actor) { return try repeated(entry, request.act.rawValue, request.id ?? "") }
        var request = request
        request.at = try inOrder(request.at, of: actor)
        let dossier = try target(of: request, as: actor)
        let moment = moment(dossier, at: request.at, as: actor)
        let outcome =
            switch request.deed {
            case .propose(let input, let evidence): try propose(input, evidence, dossier, request, moment)
            case .approve, .refuse: try decide(dossier, request, moment)
            case .withdraw: try withdraw(dossier, request, moment)
            case .recall(let document, let ordinal): try recall(document, ordinal, dossier, request, moment)
            case .reissue(let document): try reissue(document, dossier, request, moment)
            }
        try requireReadable()
        return outcome
    }

    /// The matter that a request is about, for somebody who sees it.
    private func target(of request: CorrectionRequest, as actor: Actor) throws -> Dossier {
        try target(of: request, { _ in request.act.name }, as: actor)
    }

    /// Judges what somebody wants put right, ahead of the transaction that enters it; `nil` where there is nothing to judge, or nobody who may want
    /// it: whoever may not is told so before anything is tried.
    ///
    /// - Throws: as ``perform(_:as:)-(CorrectionRequest,_)`` will.
    func judged(_ request: CorrectionRequest, as actor: Actor) throws -> CorrectionRequest.Judged? {
        guard try earlier(request, as: actor) == nil else { return nil }
        var request = request
        request.at = try inOrder(request.at, of: actor)
        let dossier = try target(of: request, as: actor)
        let moment = moment(dossier, at: request.at, as: actor)
        let input: Input
        switch request.deed {
        case .propose(let values, _):
            let course = try course(of: dossier)
            guard dossier.ledger.correction == nil, try standing(values, dossier, course, moment).refusals.isEmpty else { return nil }
            input = values
        case .approve:
            guard let correction = dossier.ledger.correction, try deciding(on: correction, dossier, moment).post != nil,
                let values = present(correction, dossier.record, dossier.definition)
            else { return nil }
            input = values
        default: return nil
        }
        let judgement = try judge(correcting: input, dossier, moment)
        try requireReadable()
        return CorrectionRequest.Judged(version: dossier.row.version, judgement: judgement)
    }

    private func judge(correcting input: Input, _ dossier: Dossier, _ moment: Moment) throws -> CorrectionJudgement {
        let taken = try course(of: dossier).steps
        return dossier.definition.judge(correcting: input, dossier.row.edition, on: dossier.record, taken: taken, moment)
    }

    /// The organ where values were filled in, the post by which somebody may want them put right, and why not.
    private func standing(
        _ input: Input, _ dossier: Dossier, _ course: MatterCourse, _ moment: Moment
    ) throws -> (place: OrganCode, post: Post?, refusals: [Refusal]) {
        let (definition, edition) = (dossier.definition, dossier.row.edition)
        let sources = input.keys.sorted().compactMap { course.sources[$0] }
        let places = Set(sources.map(\.organ))
        let place = sources.first?.organ ?? dossier.row.organ
        guard let post = definition.handlingPost(edition, dossier.record, at: place, moment) else {
            let roles = definition.handlers(edition, dossier.record, at: place, moment).map(\.name).sorted().joined(separator: "或者")
            let says = "更正应由登记这一内容的\(registers.organs.name(of: place))的\(roles)提请，\(moment.actor.name)没有这一岗位"
            return (place, nil, [definition.correctionRefusal(.permission, "proposing", says, in: dossier.row.edition)])
        }
        var refusals: [Refusal] = []
        if places.count > 1 {
            let names = places.map { registers.organs.name(of: $0) }.sorted().joined(separator: "、")
            refusals.append(definition.correctionRefusal(.permission, "places", "这些内容由不同机关登记（\(names)），应当分别提请更正", in: edition))
        }
        // What was filled in before a part went out stands in the journal of the matter that it came from; what is said anew of the part does not.
        let told = definition.splitting.told
        if let origin = dossier.ledger.origin,
            let name = input.keys.sorted().first(where: { course.sources[$0] == nil && !told.contains($0) })
        {
            let label = definition.fields.first { $0.name == name }?.label ?? name
            let says = "“\(label)”不是分案以后在本事项中登记的，应当在原案（事项\(origin.matter)）中更正"
            refusals.append(definition.correctionRefusal(.stage, "before-splitting", says, in: edition))
        }
        refusals += bars([moment.actor.person], from: sources, dossier, moment)
        refusals += prepared(Set(input.keys), dossier)
        return (place, post, refusals)
    }

    /// Whoever is kept from a step is kept from putting right what it filled in.
    private func bars(_ persons: [PersonID], from sources: [MatterCourse.Source], _ dossier: Dossier, _ moment: Moment) -> [Refusal] {
        var refusals: [Refusal] = []
        for source in sources {
            for refusal in dossier.definition.bars(persons, .answering, from: source.action, source.edition, dossier.record, moment)
            where !refusals.contains(refusal) { refusals.append(refusal) }
        }
        return refusals
    }

    /// What is prepared for a step would bring the wrong value back.
    private func prepared(_ fields: Set<String>, _ dossier: Dossier) -> [Refusal] {
        dossier.ledger.preparations.compactMap { preparation in
            guard preparation.state != .returned, let action = dossier.outline.action(preparation.step) else { return nil }
            let input = dossier.definition.renamed(preparation.input)
            guard let name = fields.sorted().first(where: { input[$0] != nil }) else { return nil }
            let label = dossier.definition.fields.first { $0.name == name }?.label ?? name
            return dossier.definition.correctionRefusal(
                .stage, "prepared-\(action.id)", "“\(action.name)”正在拟办，其中填写了“\(label)”；请先由拟办人撤回，或者退回拟办", action.basis)
        }
    }

    private func propose(
        _ input: Input, _ evidence: Attachment?, _ dossier: Dossier, _ request: CorrectionRequest, _ moment: Moment
    ) throws -> Outcome {
        if let open = dossier.ledger.correction {
            throw Problem(
                .conflict, .engineNoCorrection, "本事项已由\(moment.name(of: open.proposal.person))提请更正，尚未决定。",
                remedy: "请待其决定以后再提请，或者请提请人撤回；您填写的内容没有丢失。")
        }
        let definition = dossier.definition
        guard !input.isEmpty else {
            return .refused([], fields: [FieldProblem(field: CorrectionRequest.wordsField, label: "更正", given: "", rule: "至少写明一处要更正的内容")])
        }
        let course = try course(of: dossier)
        let (place, post, refusals) = try standing(input, dossier, course, moment)
        guard let post, refusals.isEmpty else { return .refused(refusals, fields: []) }
        let often = try connection.countEntries(
            county, of: dossier.row.id, Correction.Act.propose.rawValue, by: moment.actor.person, since: Instant(request.at.day))
        guard often < Self.mostADay else {
            let says = "今天已由\(moment.actor.name)提请更正\(Self.mostADay)次，请明天再提请，或者由别人提请"
            return .refused([definition.correctionRefusal(.limit, "proposed-often", says, in: dossier.row.edition)], fields: [])
        }
        let judged =
            try request.judged.flatMap { $0.version == dossier.row.version ? $0.judgement : nil } ?? judge(correcting: input, dossier, moment)
        let strange = try evidence.map { try strangeFiles(in: [CorrectionRequest.evidenceField: $0.json], dossier, moment.actor) } ?? []
        let fields = judged.fields + strange + request.problems
        let unsound = judged.refusals + definition.bounds(judged.changes, since: course.rectified, in: dossier.row.edition)
        guard unsound.isEmpty, fields.isEmpty else { return .refused(unsound, fields: fields) }
        let left = try publications(of: judged, dossier, moment).refusals
        guard left.isEmpty else { return .refused(left, fields: []) }
        var ledger = dossier.ledger
        let correction = Correction(
            changes: judged.changes, evidence: evidence, place: place, version: dossier.row.version + 1,
            proposal: Endorsement(.prepared, moment.actor.person, by: post.role.id, in: place, at: request.at, request.words))
        ledger.correction = correction
        var members: [JSON.Member] = [.init("words", .text(request.words)), .init("changes", .array(judged.changes.map(\.json)))]
        if let evidence { members.append(.init("evidence", evidence.json)) }
        let told = try people(at: desks(of: correction, dossier, moment), apart: [moment.actor.person], on: moment.entered)
        return try enter(.propose, dossier, ledger, by: post, request, moment, members, told: told)
    }

    /// The post by which somebody decides on what another wants put right, and why not.
    func deciding(on correction: Correction, _ dossier: Dossier, _ moment: Moment) throws -> (post: Post?, refusals: [Refusal]) {
        let (definition, actor) = (dossier.definition, moment.actor)
        let place = dossier.present(correction.place)
        let roles = definition.correctors(dossier.row.edition, dossier.record, at: place, moment)
        guard let post = actor.post(roles, in: place, on: moment.entered) else {
            let names = roles.map(\.name).sorted().joined(separator: "或者")
            let says = "更正应由\(registers.organs.name(of: place))的\(names)决定，\(actor.name)没有这一岗位"
            return (nil, [definition.correctionRefusal(.permission, "deciding", says, in: dossier.row.edition)])
        }
        guard actor.person != correction.proposal.person else {
            return (nil, [definition.correctionRefusal(.separation, "own", "提请更正的人不得自己决定；要改变的，可以撤回", in: dossier.row.edition)])
        }
        let sources = try course(of: dossier).sources
        let barred = bars([actor.person], from: correction.fields.sorted().compactMap { sources[$0] }, dossier, moment)
        return (barred.isEmpty ? post : nil, barred)
    }

    /// What was proposed as values of the fields; `nil` where one of them has changed since.
    func present(_ correction: Correction, _ record: any Record, _ definition: any Definition) -> Input? {
        let values = Dictionary(definition.values(of: record).map { ($0.info.name, $0.json) }, uniquingKeysWith: { first, _ in first })
        var input: Input = [:]
        for change in correction.changes {
            guard let name = definition.field(stored: change.field)?.name,
                let right = change.applied(to: input[name] ?? values[name] ?? .null)
            else { return nil }
            input[name] = right
        }
        return input
    }

    private func decide(_ dossier: Dossier, _ request: CorrectionRequest, _ moment: Moment) throws -> Outcome {
        let definition = dossier.definition
        let correction = try open(dossier)
        let (post, refusals) = try deciding(on: correction, dossier, moment)
        guard let post else { return .refused(refusals, fields: []) }
        let problems = request.problems
        guard problems.isEmpty else { return .refused([], fields: problems) }
        var ledger = dossier.ledger
        ledger.correction = nil
        let proposal = JSON.Member("proposal", correction.proposal.json)
        let told = [correction.proposal.person]
        guard case .approve = request.deed else {
            let members: [JSON.Member] = [.init("words", .text(request.words)), proposal, .init("changes", .array(correction.changes.map(\.json)))]
            return try enter(.refuse, dossier, ledger, by: post, request, moment, members, told: told)
        }
        guard let input = present(correction, dossier.record, definition) else {
            let says = "要更正的内容在提请以后又有改变；请不予更正，或者由提请人撤回以后重新提请"
            return .refused([definition.correctionRefusal(.stage, "changed", says, in: dossier.row.edition)], fields: [])
        }
        let prepared = prepared(Set(input.keys), dossier)
        guard prepared.isEmpty else { return .refused(prepared, fields: []) }
        let judged =
            try request.judged.flatMap { $0.version == dossier.row.version ? $0.judgement : nil } ?? judge(correcting: input, dossier, moment)
        let unsound = try judged.refusals + definition.bounds(judged.changes, since: course(of: dossier).rectified, in: dossier.row.edition)
        guard unsound.isEmpty, judged.fields.isEmpty else { return .refused(unsound, fields: judged.fields) }
        let shown = try publications(of: judged, dossier, moment)
        guard shown.refusals.isEmpty else { return .refused(shown.refusals, fields: []) }
        var evidence = try papers(of: judged, dossier, moment)
        evidence.views = shown.views
        ledger.corrected += evidence.notices.map { .init(document: $0.paper.document, ordinal: $0.paper.ordinal, notice: $0.ordinal) }
        var members: [JSON.Member] = [
            .init("words", .text(request.words.isEmpty ? "同意更正。" : request.words)), proposal,
            .init("changes", .array(judged.changes.map(\.json))),
        ]
        if let file = correction.evidence { members.append(.init("evidence", file.json)) }
        if !judged.carried.isEmpty { members.append(.init("carried", .array(judged.carried.map(\.json)))) }
        let papers = evidence.notices.map { notice -> JSON in
            .object([
                .init("id", .text(notice.paper.document)), .init("ordinal", .integer(notice.paper.ordinal)),
                .init("notice", .integer(notice.ordinal)),
            ])
        }
        if !papers.isEmpty { members.append(.init("papers", .array(papers))) }
        let outcome = try enter(
            .approve, dossier, ledger, by: post, request, moment, members, told: told, record: judged.record, evidence, issuing: evidence.reissues)
        if case .done = outcome { try openServices(of: evidence, dossier, at: post.organ, request) }
        return outcome
    }

    private func open(_ dossier: Dossier) throws -> Correction {
        if let correction = dossier.ledger.correction { return correction }
        throw Problem(.conflict, .engineNoCorrection, "本事项没有待决定的更正，可能已经决定或者撤回。", remedy: "请查看最新情况。")
    }

    private func withdraw(_ dossier: Dossier, _ request: CorrectionRequest, _ moment: Moment) throws -> Outcome {
        let (definition, correction) = (dossier.definition, try open(dossier))
        guard correction.proposal.person == moment.actor.person else {
            let says = "更正的提请只能由提请人撤回；决定的人可以不予更正"
            return .refused([definition.correctionRefusal(.permission, "withdrawing", says, in: dossier.row.edition)], fields: [])
        }
        let problems = request.problems
        guard problems.isEmpty else { return .refused([], fields: problems) }
        var ledger = dossier.ledger
        ledger.correction = nil
        let role = definition.roles.first { $0.id == correction.proposal.role } ?? Role(correction.proposal.role, correction.proposal.role)
        let post =
            moment.actor.post([role], in: correction.place, on: moment.entered) ?? Post(organ: correction.place, role: role, from: moment.entered)
        return try enter(.withdraw, dossier, ledger, by: post, request, moment, [.init("words", .text(request.words))], told: [])
    }

    /// Enters an act: the stage stays as it is, and the record but for what was put right.
    ///
    /// - Parameter papers: documents that are issued, and publications that are made, as by a step; what goes down is closed for a reason.
    func enter(
        _ act: Correction.Act, _ dossier: Dossier, _ ledger: Ledger, by post: Post, _ request: CorrectionRequest, _ moment: Moment,
        _ members: [JSON.Member], told: [PersonID], record: (any Record)? = nil, _ evidence: CorrectionEvidence? = nil,
        issuing issues: CorrectionEvidence.Issues = .init(), withdrawing withdrawals: [String: WithdrawalReason] = [:]
    ) throws -> Outcome {
        var after = dossier
        (after.ledger, after.touched) = (ledger, request.at)
        if let record { after.record = record }
        let action = ActionOutline.correction(
            act, of: dossier.definition.kind.id, at: dossier.row.stage, dossier.definition.correctionBasis(in: dossier.row.edition),
            issues: issues.documents, publishes: issues.publications, withdraws: withdrawals.keys.sorted())
        var renderings: [String: RenderedView] = [:]
        for id in issues.publications {
            guard let whole = dossier.definition.rendering(id, after.record, moment) else { continue }
            // What was withheld when it first became public does not come out now.
            let found = Set(dossier.definition.exposures(whole).map(\.field))
            renderings[id] = found.isEmpty ? whole : dossier.definition.withholding(found, from: whole)
        }
        return .done(
            try write([
                Change(
                    action: action, actor: moment.actor, place: post.organ, at: request.at, request: request.id, overrides: [:],
                    onBehalfOf: post.onBehalfOf, before: dossier, after: after, moment: moment, renderings: renderings, withdrawals: withdrawals,
                    occurrence: nil, note: EntryNote("correction", members, told: told), correction: evidence)
            ]))
    }
}
