package import Kernel
import Storage

extension Work {
    /// Puts a successor into a party's place, or says everything that stands in the way. Whom he or she succeeds the matter keeps.
    ///
    /// - Throws: as ``perform(_:as:)-(Request,_)`` does.
    package func perform(_ request: SuccessionRequest, as actor: Actor) throws -> Outcome {
        if let entry = try earlier(request, as: actor) { return try repeated(entry, Predecessor.action, request.id ?? "") }
        var request = request
        request.at = try inOrder(request.at, of: actor)
        let dossier = try target(of: request, { _ in Predecessor.name }, as: actor)
        guard dossier.row.closed == nil else {
            throw Problem(.conflict, .engineNoSuccession, "本事项已经办结，当事人不再变更。", remedy: "请查看最新情况。")
        }
        let moment = moment(dossier, at: request.at, as: actor)
        let done = try connection.countEntries(county, of: dossier.row.id, Predecessor.action, by: actor.person, since: Instant(request.at.day))
        guard done < Self.mostADay else {
            throw Problem(.conflict, .engineNoSuccession, "本事项今天已由\(actor.name)登记承继\(Self.mostADay)次。", remedy: "请明天再登记，或者由别人登记。")
        }
        let decision = dossier.definition.succeed(
            request.succession, dossier.record, edition: dossier.row.edition, stage: dossier.row.stage, on: request.cause,
            of: request.day, filling: request.input, moment)
        try requireReadable()
        let problems = try request.problems(dossier) + strangeFiles(in: request.input, dossier, actor)
        switch decision {
        case .refused(let refusals, let fields): return .refused(refusals, fields: problems + fields)
        case .entered(let record, let values, let rule, let place):
            guard problems.isEmpty else { return .refused([], fields: problems) }
            return .done(try write([change(dossier, request, record, values, rule, at: place, moment)]))
        }
    }

    private func change(
        _ dossier: Dossier, _ request: SuccessionRequest, _ record: any Record, _ values: Input, _ rule: SuccessionOutline.Rule,
        at place: OrganCode, _ moment: Moment
    ) throws -> Change {
        var after = dossier
        (after.record, after.touched) = (record, request.at)
        after.ledger.predecessors.append(
            Predecessor(
                succession: request.succession, cause: request.cause, on: request.day, proof: request.proof,
                article: rule.basis(on: request.day).description, values: values, entered: request.at.day, person: moment.actor.person))
        let members: [JSON.Member] = [
            .init("place", .text(request.succession)), .init("cause", .text(request.cause.rawValue)), .init("on", .text(request.day.iso)),
            .init("proof", .text(request.proof)), .init("article", .text(rule.basis(on: request.day).description)), .init("before", values.members),
        ]
        let told = [dossier.row.opener].compactMap { $0 }.filter { $0 != moment.actor.person }
        let roles = Set(dossier.definition.successions.filter { $0.id == request.succession }.flatMap(\.roles))
        let action = dossier.outline.actions[0].entered(as: Predecessor.action, Predecessor.name, from: [dossier.row.stage])
        return Change(
            action: action, actor: moment.actor, place: place, at: request.at, request: request.id, overrides: [:],
            onBehalfOf: moment.actor.post(roles, in: place, on: moment.entered)?.onBehalfOf, before: dossier, after: after, moment: moment,
            renderings: [:], withdrawals: [:], occurrence: nil, note: nil,
            moving: MovingNote(key: "succession", members: members, told: told))
    }
}

extension Problem.Code {
    package static let engineNoSuccession: Problem.Code = Problem.Code("engine.noSuccession")
}
