extension KindDefinition {
    package func place(of action: ActionOutline, _ edition: String, _ record: any Record, _ moment: Moment) -> OrganCode? {
        resolve(compiled(edition).steps[action.index].place, record, moment)
    }

    func resolve(_ place: Place<M>, _ record: any Record, _ moment: Moment) -> OrganCode? {
        switch place {
        case .own: moment.organ
        case .holding(let duty): moment.organs.nearest(duty, to: moment.organ)
        case .named(let organ): reading(record, organ)
        }
    }

    package func refusals(
        _ outline: ActionOutline, _ edition: String, _ record: any Record, adding added: Added?, stage: String, _ moment: Moment
    ) -> [Refusal] {
        reading(record) { refusals(outline, edition, $0, adding: added, stage: stage, moment) }
    }

    private func refusals(
        _ outline: ActionOutline, _ edition: String, _ record: M, adding added: Added?, stage: String, _ moment: Moment
    ) -> [Refusal] {
        let action = compiled(edition).steps[outline.index]
        var refusals: [Refusal] = []
        if !outline.isOpening, !outline.from.contains(stage) {
            let here = M.Stage(rawValue: stage)?.name ?? stage
            let wanted = outline.from.map { M.Stage(rawValue: $0)?.name ?? $0 }.joined(separator: "、")
            refusals.append(Refusal(.stage, id: outline.refusalID("stage"), "现处“\(here)”阶段，“\(outline.name)”应在“\(wanted)”阶段办理", outline.basis))
        }
        if let refusal = standing(outline, moment) { refusals.append(refusal) }
        for earlier in outline.separations where moment.ledger.doers[earlier]?.contains(moment.actor.person) == true {
            refusals.append(outline.separation(from: earlier, named: procedures[edition]?.outline.action(earlier)?.name))
        }
        for exclusion in action.exclusions where exclusion.persons(record, moment).contains(moment.actor.person) {
            refusals.append(Refusal(.recusal, id: outline.refusalID(exclusion.name), exclusion.says, exclusion.basis))
        }
        if let refusal = undoing(outline, edition, moment) { refusals.append(refusal) }
        // Whoever decides has read what waits there, and may take it over by a form of his or her own as well as by approving it. Once it is
        // sent back the form begins empty. What the law takes by itself takes nothing from it.
        if !moment.ledger.preparations.isEmpty, !moment.actor.isSystem, let open = moment.ledger.preparation(of: outline.id),
            open.state != .returned
        {
            let others = open.hands.filter { $0 != moment.actor.person }
            let signed = others.filter(open.reviewers.contains)
            let barred =
                bars(others.filter { !signed.contains($0) }, .proposing, from: outline, edition, record, moment)
                + bars(signed, .answering, from: outline, edition, record, moment)
            refusals += barred.map { Refusal($0.cause, id: $0.id, $0.says + "；退回拟办以后，可以由决定的人自己填写办理", $0.basis) }
        }
        for gate in action.gates where !gate.value.holds(record, moment) {
            refusals.append(gate.value.refusal(record, moment, id: outline.refusalID(gate.value.name)))
        }
        if let added {
            for (index, items) in added.items.enumerated() {
                for check in action.additions[index].checks where !check.holds(record, items, moment) {
                    refusals.append(check.refusal(record, items, moment, id: outline.refusalID(check.name)))
                }
            }
        }
        for case .extend(let limit, _, let times, _, _) in action.ledgerChanges where moment.ledger.extensions(of: limit).count >= times {
            refusals.append(
                Refusal(.limit, id: outline.refusalID("limit-\(limit)"), "“\(limitName(limit, edition))”至多延长\(times)次", outline.basis))
        }
        for case .suspend(let limits, _, false, _) in action.ledgerChanges where limits.contains(where: { moment.ledger.isSuspended($0) }) {
            refusals.append(Refusal(.limit, id: outline.refusalID("limit-\(limits[0])"), "期限已经中止，尚未恢复", outline.basis))
        }
        if !action.ledgerChanges.isEmpty, outline.event != nil { refusals += reviving(outline, edition, record, moment) }
        return refusals
    }

    package func bars(
        _ persons: [PersonID], _ hand: StepHand, from outline: ActionOutline, _ edition: String, _ record: any Record, _ moment: Moment
    ) -> [Refusal] {
        let isOpenToDoers = hand == .proposing && outline.isDecision
        let exclusions = compiled(edition).steps[outline.index].exclusions.filter { !isOpenToDoers || $0.isOfMatter }
        let separations = isOpenToDoers ? [] : outline.separations
        guard !persons.isEmpty, !exclusions.isEmpty || !separations.isEmpty else { return [] }
        let matter = typed(record)
        var refusals: [Refusal] = []
        for person in persons {
            let name = moment.name(of: person)
            for earlier in separations where moment.ledger.doers[earlier]?.contains(person) == true {
                let step = procedures[edition]?.outline.action(earlier)?.name ?? earlier
                let says = "\(name)办理过“\(step)”，不得拟办或者审核“\(outline.name)”"
                refusals.append(Refusal(.separation, id: outline.refusalID("separate-\(earlier)"), says, outline.basis))
            }
            for exclusion in exclusions where exclusion.persons(matter, moment).contains(person) {
                let says = "\(exclusion.says)：\(name)也不得拟办或者审核"
                refusals.append(Refusal(.recusal, id: outline.refusalID(exclusion.name), says, exclusion.basis))
            }
        }
        return refusals
    }

    package func conditions(
        _ outline: ActionOutline, _ edition: String, _ record: any Record, adding added: Added, refused: [Refusal], _ moment: Moment
    ) -> [Condition] {
        let record = typed(record)
        let action = compiled(edition).actions[outline.index]
        let refusals = Dictionary(refused.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let gates = action.gates.filter { $0.applies(record, moment) }.map { gate -> Condition in
            let id = outline.refusalID(gate.name)
            return Condition(
                id: id, says: refusals[id]?.says ?? gate.says, basis: gate.basis, state: refusals[id] == nil ? .met : .unmet,
                isOverridable: gate.override != nil)
        }
        let checks = zip(action.additions, added.items).flatMap { addition, items -> [Condition] in
            let isEmpty = addition.count(items) == 0
            return addition.checks.map { check -> Condition in
                let id = outline.refusalID(check.name)
                let state: Condition.State = refusals[id] == nil ? .met : .unmet
                return Condition(
                    id: id, says: refusals[id]?.says ?? check.says, basis: check.basis, state: isEmpty ? .asked : state, isOverridable: false)
            }
        }
        return gates + checks
    }

    private func limitName(_ id: String, _ edition: String) -> String { compiled(edition).limits.first { $0.id == id }?.name ?? id }

    package func apply(_ action: ActionOutline, _ edition: String, to record: inout any Record, adding added: Added, _ moment: Moment) {
        let step = compiled(edition).steps[action.index]
        guard !step.effects.isEmpty || !added.items.isEmpty else { return }
        changing(&record) { matter in
            for (index, items) in added.items.enumerated() { step.additions[index].append(&matter, items, moment) }
            for index in step.effects.indices { step.effects[index](&matter, moment) }
        }
    }

    package func receive(
        _ child: any Record, by action: ActionOutline, _ edition: String, into record: inout any Record, _ moment: Moment
    ) {
        guard let receiving = compiled(edition).steps[action.index].receiving else { return }
        changing(&record) { receiving.take(&$0, child, moment) }
    }

    package func ledger(after action: ActionOutline, _ edition: String, _ record: any Record, _ moment: Moment) -> Ledger {
        let compiled = compiled(edition)
        let changes = compiled.steps[action.index].ledgerChanges
        var ledger = moment.ledger
        let prepared = ledger.preparations.isEmpty || moment.actor.isSystem ? nil : ledger.preparation(of: action.id)
        if compiled.watched.contains(action.id) {
            if ledger.doers[action.id]?.contains(moment.actor.person) != true {
                ledger.doers[action.id, default: []].append(moment.actor.person)
            }
            // Whoever prepared it, or agreed with it, has handled it too, also where it was taken by a form of its own: nobody can tell whether
            // that was another's text.
            for person in prepared?.hands ?? [] where ledger.doers[action.id]?.contains(person) != true {
                ledger.doers[action.id, default: []].append(person)
            }
        }
        if compiled.noted.contains(action.id) {
            let opinions = prepared.map { $0.isApproved ? $0.opinions : [] } ?? []
            ledger.deeds.append(.init(step: action.id, person: moment.actor.person, on: moment.entered, opinions: opinions))
        }
        if !ledger.preparations.isEmpty {
            ledger.dropPreparation(of: action.id)
            // A stage from which a prepared step cannot be taken ends its preparation.
            if let stage = action.to {
                ledger.preparations.removeAll { compiled.outline.action($0.step)?.from.contains(stage) != true }
            }
        }
        guard !changes.isEmpty else { return ledger }
        let record = typed(record)
        let approver = moment.actor.name
        for change in changes {
            switch change {
            case .suspend(let limits, let ground, let isAlso, let document):
                if isAlso, limits.allSatisfy({ ledger.isSuspended($0, on: ground) }) { continue }
                let pause = Pause(
                    from: moment.today, until: nil, ground: ground, article: action.basis.description, document: document?(record),
                    approver: approver)
                ledger.suspensions.append(.init(limits: limits, pause: pause))
            case .resume(let limits, let ground):
                ledger.resume(limits, on: moment.today, from: ground)
            case .extend(let limit, let term, _, let ground, _):
                let extended = Extension(
                    term(record, moment.settings), ground: ground, article: action.basis.description, approver: approver, on: moment.today)
                ledger.lengthenings.append(.init(limit: limit, extended: extended))
            }
        }
        return ledger
    }

    package func openings(_ action: ActionOutline, _ edition: String, _ record: any Record, _ moment: Moment) -> [ChildOpening] {
        let openings = compiled(edition).steps[action.index].openings
        guard !openings.isEmpty else { return [] }
        return reading(record) { matter in
            var children: [ChildOpening] = []
            for opening in openings where opening.applies(matter, moment) {
                children.append(
                    ChildOpening(
                        kind: opening.kind, action: opening.action, organ: resolve(opening.place, record, moment) ?? moment.organ,
                        record: opening.make(matter, moment)))
            }
            return children
        }
    }

    package func consequences(_ action: ActionOutline, _ edition: String, _ record: any Record, _ moment: Moment) -> [FollowingStep] {
        let consequences = compiled(edition).steps[action.index].consequences
        guard !consequences.isEmpty else { return [] }
        return reading(record) { matter in
            var steps: [FollowingStep] = []
            for consequence in consequences {
                let targets = consequence.targets(matter, moment)
                guard !targets.isEmpty else { continue }
                let input = consequence.input(matter, moment)
                steps += targets.map { FollowingStep(kind: consequence.kind, action: consequence.action, matter: $0, input: input) }
            }
            return steps
        }
    }

    package func cautions(_ record: any Record, _ moment: Moment) -> [CautionNote] {
        guard !typedCautions.isEmpty else { return [] }
        let record = typed(record)
        return typedCautions.compactMap { caution in
            let causes = caution.finds(record, moment)
            return causes.isEmpty ? nil : CautionNote(id: caution.id, says: caution.says, basis: caution.basis, causes: causes)
        }
    }

    package func expected(_ edition: String, at stage: String) -> [String] {
        let compiled = compiled(edition)
        return Self.distinct((compiled.awaited[stage] ?? []).map { compiled.actions[$0.index].id })
    }

    package func awaited(_ edition: String, _ record: any Record, stage: String) -> [String] {
        let compiled = compiled(edition)
        let record = typed(record)
        return (compiled.awaited[stage] ?? []).filter { $0.applies(record) }.map { compiled.actions[$0.index].id }
    }

    package func awaiting(_ edition: String, _ record: any Record, stage: String, _ moment: Moment) -> [Desk] {
        if moment.ledger.isJoined { return [] }
        let compiled = compiled(edition)
        guard let awaited = compiled.awaited[stage], !awaited.isEmpty else { return [] }
        return reading(record) { matter in
            var desks: [Desk] = []
            for expected in awaited where expected.applies(matter) {
                let step = compiled.steps[expected.index]
                guard let organ = resolve(step.place, record, moment) else { continue }
                for role in step.desks {
                    let desk = Desk(organ: organ, role: role)
                    if !desks.contains(desk) { desks.append(desk) }
                }
            }
            return desks
        }
    }

    package func clocks(_ edition: String, _ record: any Record, _ settings: Settings, _ ledger: Ledger) -> [LimitClock] {
        let limits = compiled(edition).running
        guard !ledger.isJoined, !limits.isEmpty || !ledger.passages.isEmpty else { return [] }
        return reading(record) { matter in
            var clocks: [LimitClock] = []
            for limit in limits {
                guard let clock = clock(limit.value, edition, matter, settings, ledger) else { continue }
                clocks.append(
                    LimitClock(
                        id: limit.value.id, name: limit.value.name, basis: limit.value.basis, deemedAction: limit.value.deemedAction, clock: clock))
            }
            return ledger.passages.isEmpty ? clocks : clocks + bygone(edition, matter, settings, ledger)
        }
    }
}
