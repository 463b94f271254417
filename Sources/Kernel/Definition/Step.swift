/// What a step makes of a matter: decided, and not yet written anywhere.
package struct Step: Sendable {
    /// The record with what was filled in and what the step itself writes; numbers of documents are drawn when it is written.
    package let record: any Record
    package let stage: String
    package let ledger: Ledger
    /// The organ at which the step is taken.
    package let place: OrganCode
    /// The post that another has delegated and by which the step is taken; `nil` when it is an own one.
    package let onBehalfOf: PersonID?
    /// Conditions that were passed with a reason, and fields in which personal data was withheld, by the ids of the refusals.
    package let overrides: [String: String]
    package let openings: [ChildOpening]
    package let consequences: [FollowingStep]
    /// What its publications show, by their ids, as it was looked through for personal data.
    package let renderings: [String: RenderedView]
    /// Why publications are withdrawn, by their ids, where that was filled in.
    package let withdrawals: [String: WithdrawalReason]
    /// When what it enters happened, where that was not the moment of the entry.
    package let occurrence: Occurrence?
}

/// Why a publication is withdrawn, as the public will read it.
package struct WithdrawalReason: Hashable, Sendable {
    /// The stored name of the field that says so, and what people call it.
    package let field: String
    package let label: String
    package let text: String

    package init(field: String, label: String, text: String) {
        self.field = field
        self.label = label
        self.text = text
    }
}

/// The answer to somebody who wants to take a step.
package enum StepDecision: Sendable {
    case taken(Step)
    /// Everything that stands in the way, at once.
    case refused([Refusal], fields: [FieldProblem])
}

extension Definition {
    /// Decides one step of one matter: permission, input, every condition, and what follows. The one place where that is decided: the
    /// engine writes what comes of it, forms show it before it is done, walks and tests try it.
    ///
    /// - Parameters:
    ///   - child: the result of a sub-procedure that this step takes in.
    ///   - reasons: for conditions that the law lets a head pass, and for personal data that is to be withheld, by the refusals' ids.
    package func step(
        _ action: ActionOutline, _ edition: String, on record: any Record, at stage: String, filling input: Input,
        receiving child: (any Record)? = nil, overriding reasons: [String: String] = [:], _ moment: Moment
    ) -> StepDecision {
        var filled = record
        var added = Added()
        let problems = fill(&filled, action, edition, with: input, adding: &added)
        // Most steps happen when they are entered, and nothing is made for them.
        guard action.event != nil, input[Occurrence.dayName] != nil || !action.undoes.isEmpty else {
            return decide(
                action, edition, on: filled, of: record, at: stage, adding: added, problems, receiving: child, overriding: reasons, nil, moment,
                moment)
        }
        let (told, wrong) = occurrence(of: action, edition, in: input, filled, moment)
        return decide(
            action, edition, on: filled, of: record, at: stage, adding: added, problems + wrong, receiving: child, overriding: reasons, told,
            told.map { moment.occurring(at: $0.at) } ?? moment, moment)
    }

    /// - Parameters:
    ///   - record: with what was filled in.
    ///   - earlier: the record before the step.
    ///   - event: the moment of what is entered: conditions, effects and limits go by it.
    ///   - moment: of the entry.
    private func decide(
        _ action: ActionOutline, _ edition: String, on record: any Record, of earlier: any Record, at stage: String, adding added: Added,
        _ problems: [FieldProblem], receiving child: (any Record)?, overriding reasons: [String: String], _ told: Occurrence?, _ event: Moment,
        _ moment: Moment
    ) -> StepDecision {
        var record = record
        let place = place(of: action, edition, record, moment)
        if let child { receive(child, by: action, edition, into: &record, event) }
        var (open, used) = passing(
            refusals(action, edition, record, adding: added, stage: stage, event), with: reasons, at: place ?? moment.organ, moment)
        let permission = action.permission(of: moment.actor, at: place, on: moment.today, organs: moment.organs)
        let standing = (permission.map { [$0] } ?? []) + open
        guard problems.isEmpty, standing.isEmpty else { return .refused(standing, fields: problems) }
        // As it was filled in: what the step puts away it has also said.
        let withdrawals = withdrawals(by: action, record, moment)
        let exposed = exposures(by: action, edition, withdrawals, of: record)
        apply(action, edition, to: &record, adding: added, event)
        let shown = publishing(by: action, edition, record, withholding: reasons, moment)
        guard exposed.isEmpty, shown.refusals.isEmpty else { return .refused(exposed + shown.refusals, fields: []) }
        used.merge(shown.used) { $1 }
        var ledger = ledger(after: action, edition, record, event)
        if action.isOpening, let told { ledger.begun = told.day }
        if !action.undoes.isEmpty { ledger.lapses.removeAll { action.undoes.contains($0.step) && event.undoes($0.step) } }
        if action.isUndone, moment.actor.isSystem, let lapse = lapse(by: action, edition, earlier, event) { ledger.lapses.append(lapse) }
        return .taken(
            Step(
                record: record, stage: action.to ?? stage, ledger: ledger, place: place ?? moment.organ,
                onBehalfOf: moment.actor.post(action.roles, in: place ?? moment.organ, on: moment.today)?.onBehalfOf, overrides: used,
                openings: openings(action, edition, record, moment), consequences: consequences(action, edition, record, moment),
                renderings: shown.renderings, withdrawals: withdrawals, occurrence: told))
    }

    /// Only a head of the organ where the step is taken may pass a condition, and only one that the law lets be passed.
    private func passing(
        _ refusals: [Refusal], with reasons: [String: String], at place: OrganCode, _ moment: Moment
    ) -> (open: [Refusal], used: [String: String]) {
        guard !reasons.isEmpty, moment.actor.holds([.head], in: place, on: moment.today) else { return (refusals, [:]) }
        var used: [String: String] = [:]
        let open = refusals.filter { refusal in
            guard refusal.isOverridable, let reason = reasons[refusal.id], !reason.isEmpty else { return true }
            used[refusal.id] = reason
            return false
        }
        return (open, used)
    }

    /// What the step makes public. Nothing does that points at a person and that nobody meant to publish: it stands in the way, or whoever
    /// takes the step has it withheld — the text as it was decided stays, and the public reads the rest. What the law takes by itself asks
    /// nobody: what was withheld when the text first became public does not come out when it does again.
    ///
    /// - Parameter reasons: those whose id is an exposure's have what was found in that field withheld; what they say is not kept.
    private func publishing(
        by action: ActionOutline, _ edition: String, _ record: any Record, withholding reasons: [String: String], _ moment: Moment
    ) -> (renderings: [String: RenderedView], refusals: [Refusal], used: [String: String]) {
        var renderings: [String: RenderedView] = [:]
        var (refusals, used): ([Refusal], [String: String]) = ([], [:])
        for id in action.publishes {
            guard let whole = rendering(id, record, moment) else { continue }
            let found = exposures(whole)
            let withheld = Set(
                found.map(\.field).filter { moment.actor.isSystem || reasons[action.refusalID(exposing: $0)]?.isEmpty == false })
            for field in withheld { used[action.refusalID(exposing: field)] = "隐去" }
            let shown = withheld.isEmpty ? whole : withholding(withheld, from: whole)
            renderings[id] = shown
            refusals += self.refusals(of: found.filter { !withheld.contains($0.field) }, by: action, edition, publishing: id, canBeWithheld: true)
            // Whatever could still be found after all that was found has been left out.
            if !withheld.isEmpty {
                let left = exposures(shown).filter { withheld.contains($0.field) }
                refusals += self.refusals(of: left, by: action, edition, publishing: id, canBeWithheld: false)
            }
        }
        return (renderings, refusals, used)
    }

    private func withdrawals(by action: ActionOutline, _ record: any Record, _ moment: Moment) -> [String: WithdrawalReason] {
        guard !action.withdrawalReasons.isEmpty else { return [:] }
        let text = ValueText(moment.valueNames)
        let values = Dictionary(values(of: record).map { ($0.info.name, $0) }, uniquingKeysWith: { first, _ in first })
        return action.withdrawalReasons.compactMapValues { field in
            guard let (info, json) = values[field] else { return nil }
            let words = text.text(info, json)
            return words.isEmpty ? nil : WithdrawalReason(field: field, label: info.label, text: words)
        }
    }

    /// The reason for a withdrawal is typed with the step: it is mended there and not withheld.
    private func exposures(
        by action: ActionOutline, _ edition: String, _ withdrawals: [String: WithdrawalReason], of record: any Record
    ) -> [Refusal] {
        action.withdraws.flatMap { id in
            withdrawals[id].map {
                refusals(of: exposures($0, withdrawing: id, record), by: action, edition, publishing: id, canBeWithheld: false)
            } ?? []
        }
    }

    private func refusals(
        of exposures: [Exposure], by action: ActionOutline, _ edition: String, publishing id: String, canBeWithheld: Bool
    ) -> [Refusal] {
        guard let publication = publications.first(where: { $0.id == id }) else { return [] }
        let article = basis(publication.basis, in: edition)
        return exposures.map {
            let says = canBeWithheld ? $0.says + "，或者隐去后公开" : $0.says
            return Refusal(.exposure, id: action.refusalID(exposing: $0.field), says, article, isOverridable: canBeWithheld)
        }
    }
}

extension ActionOutline {
    /// The id of the refusal for what the free text of a field gives away.
    package func refusalID(exposing field: String) -> String { refusalID("public-\(field.replacing(".", with: "-"))") }
    /// Whether an id is one of those, and not a condition's.
    package func isExposure(_ id: String) -> Bool { id.hasPrefix(refusalID("public-")) && !gates.contains { $0.id == id } }

    /// The one place that says who may take a step: a step belongs to roles at a place, and whoever holds such a post there on that
    /// day may take it. What the law takes itself, no person may take.
    ///
    /// - Parameter place: where the step is taken; `nil` when no organ can.
    package func permission(of actor: Actor, at place: OrganCode?, on day: Day, organs: OrganTree) -> Refusal? {
        let id = refusalID("permission")
        if actor.isSystem { return roles.contains(.system) ? nil : Refusal(.permission, id: id, "“\(name)”应由有权人员办理", basis) }
        let persons = roles.subtracting([.system])
        guard !persons.isEmpty else { return Refusal(.permission, id: id, "“\(name)”由系统依法办理，任何人不得代办", basis) }
        guard let place else { return Refusal(.permission, id: id, "没有能办理“\(name)”的机关", basis) }
        if actor.holds(persons, in: place, on: day) { return nil }
        let names = persons.map(\.name).sorted().joined(separator: "或者")
        return Refusal(.permission, id: id, "“\(name)”应由\(organs.name(of: place))的\(names)办理，\(actor.name)没有这一岗位", basis)
    }
}
