import Engine
import Kernel
import Storage

/// What is done besides the steps of plays. What the law does not have is left undone, and the play goes on.
extension Conductor {
    /// What went otherwise than straight on, in a sentence; `nil` where nothing did.
    package var livedText: String? {
        var parts = Variation.allCases.compactMap { variation in lived[variation].map { "\(variation.name)\($0)件" } }
        if ordered > 0 { parts.append("随职权移交\(ordered)件") }
        return parts.isEmpty ? nil : "其中：" + parts.joined(separator: "，") + "。"
    }

    /// - Throws: what is no refusal.
    func live(_ step: Step, _ act: Act, _ work: Work) throws {
        guard let matter = act.matter else { return }
        let id = act.request(world.scenario.id)
        if isRepeated(step.at.day) {
            // What was left undone the first time is left now: the matter is another by now.
            if try work.connection.entry(engine.county, request: id) != nil { note(step, act) }
            return
        }
        for login in [step.login] + step.stands {
            let actor = try actor(login, work)
            let ask = Asking(matter: matter, at: step.at, id: id, actor: actor)
            guard try attempt({ try self.outcome(of: step, ask, act, work) }) != nil else { continue }
            note(step, act)
            if case .reassign(let person, _, let days) = step.deed, let lead = world.member(act.steps[0].login),
                let other = world.member(person.description)
            {
                leaves.append(Leave(member: lead, stand: other, from: step.at.day.advanced(by: 1), days: days))
            }
            return
        }
    }

    private struct Asking {
        let matter: MatterID
        let at: Instant
        let id: String
        let actor: Actor
    }

    private func outcome(of step: Step, _ ask: Asking, _ act: Act, _ work: Work) throws -> Outcome? {
        switch step.deed {
        case .take, .enterLate, .misspell, .approve: nil
        case .prepare(let words): try prepare(.prepare(step.input), step, words, ask, work)
        case .sendBack(let words): try prepare(.sendBack, step, words, ask, work)
        case .correct(let input, let reason): try correct(.propose(input), reason, ask, work)
        case .approveCorrection: try correct(.approve, "", ask, work)
        case .recall(let documents, let reason): try recall(documents, reason, ask, act, work)
        case .reissue: try act.recalled.flatMap { try correct(.reissue(document: $0), "", ask, work) }
        case .takeOver: try work.perform(HandlingRequest(.take, ask.matter, at: ask.at, id: ask.id), as: ask.actor)
        case .reassign(let person, let reason, _):
            try work.perform(
                HandlingRequest(
                    .assign(person, as: .lead), ask.matter, in: world.member(person.description)?.organ, because: reason, at: ask.at, id: ask.id),
                as: ask.actor)
        case .propose(let organs, let reason, let article): try propose(organs, reason, article, ask, work)
        case .accept: try accept(ask, work)
        case .succeed(let place, let input, let proof):
            act.lived.contains(.succeeded)
                ? nil
                : try work.perform(
                    SuccessionRequest(place, of: ask.matter, on: .merger, day: ask.at.day, proof: proof, input, at: ask.at, id: ask.id), as: ask.actor
                )
        }
    }

    private func prepare(_ deed: PreparationRequest.Deed, _ step: Step, _ words: String, _ ask: Asking, _ work: Work) throws -> Outcome {
        try work.perform(PreparationRequest(deed, step.action, of: ask.matter, saying: words, at: ask.at, id: ask.id), as: ask.actor)
    }

    private func correct(_ deed: CorrectionRequest.Deed, _ words: String, _ ask: Asking, _ work: Work) throws -> Outcome {
        try work.perform(CorrectionRequest(deed, of: ask.matter, saying: words, at: ask.at, id: ask.id), as: ask.actor)
    }

    private func recall(_ documents: [String], _ reason: String, _ ask: Asking, _ act: Act, _ work: Work) throws -> Outcome? {
        let lines = try work.connection.papers(engine.county, of: ask.matter)
        for document in documents {
            guard let last = lines.filter({ $0.document == document }).map(\.ordinal).max() else { continue }
            let done = try attempt { try self.correct(.recall(document: document, ordinal: last), reason, ask, work) }
            guard let done else { continue }
            act.recalled = document
            return .done(done)
        }
        return nil
    }

    private func propose(_ organs: [OrganCode], _ reason: String, _ article: String, _ ask: Asking, _ work: Work) throws -> Outcome? {
        for organ in organs {
            let request = HandoverRequest(.propose(to: organ), of: ask.matter, reason: reason, article: article, at: ask.at, id: ask.id)
            if let done = try attempt({ try work.perform(request, as: ask.actor) }) { return .done(done) }
        }
        return nil
    }

    /// By a head of the organ to which it was proposed.
    private func accept(_ ask: Asking, _ work: Work) throws -> Outcome? {
        guard let open = try work.dossier(ask.matter).ledger.handover else { return nil }
        for member in world.people(.head, in: open.to) {
            let request = HandoverRequest(.accept, of: ask.matter, at: ask.at, id: ask.id)
            if let done = try attempt({ try work.perform(request, as: self.actor(member.login, work)) }) { return .done(done) }
        }
        return nil
    }

    /// What came of something that need not be; `nil` where the law, or how things stand, does not have it. Nothing is changed then.
    func attempt(_ body: () throws -> Outcome?) throws -> Receipt? {
        do {
            guard case .done(let receipt) = try body() else { return nil }
            return receipt
        } catch let problem as Problem where [.invalid, .forbidden, .missing, .conflict].contains(problem.kind) {
            return nil
        }
    }

    /// A step that is taken otherwise than straight on; `nil` where it is to be taken straight on after all.
    func takeOtherwise(_ step: Step, _ request: Request, _ act: Act, _ actor: Actor, _ work: Work) throws -> Receipt? {
        var request = request
        let receipt: Receipt?
        switch step.deed {
        case .enterLate(let input), .misspell(let input):
            request.input.merge(input) { $1 }
            receipt = try attempt { try work.perform(request, as: actor) }
        case .approve(let words):
            guard case .matter(let matter, _) = request.target, try isPrepared(step, matter, work) else { return nil }
            let wanted = PreparationRequest(.approve, step.action, of: matter, saying: words, at: step.at, id: request.id)
            receipt = try attempt { try work.perform(wanted, as: actor) }
        default: return nil
        }
        if receipt != nil { note(step, act) }
        return receipt
    }

    private func isPrepared(_ step: Step, _ matter: MatterID, _ work: Work) throws -> Bool {
        guard !isRepeated(step.at.day) else { return false }
        return try work.dossier(matter).ledger.preparation(of: step.action).map { $0.state != .returned } ?? false
    }

    /// Who takes a step in a matter that has gone to another organ: those who hold such a post there, the most likely first.
    func successors(of step: Step, _ matter: MatterID, _ work: Work) throws -> [String] {
        let dossier = try work.dossier(matter)
        guard !dossier.ledger.tenures.isEmpty, let member = world.member(step.login), member.organ != dossier.row.organ,
            dossier.ledger.tenures.contains(where: { $0.organ == member.organ }), let action = dossier.outline.action(step.action)
        else { return [] }
        let roles = member.roles.filter { action.roles.contains($0) }
        return roles.flatMap { world.people($0, in: dossier.row.organ).map(\.login) }
    }
}

extension Problem {
    /// What keeps a play from going on.
    static func refused(_ play: String, _ step: Step, _ refusals: [Refusal], _ fields: [FieldProblem]) -> Problem {
        let reasons = refusals.map { "\($0.says)（\($0.basis)）" } + fields.map(\.message)
        return Problem(.invalid, .scenarioRefused, "演练“\(play)”在\(step.at.chinese)的“\(step.action)”被拒绝：\(reasons.joined(separator: "；"))。")
    }
}
