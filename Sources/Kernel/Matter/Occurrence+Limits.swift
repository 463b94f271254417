/// What an event that is entered later does to limits that have run out in between.
extension KindDefinition {
    /// A limit of the matter that ran out after the event and before its entry, and that nothing has met; `nil` where there is none.
    ///
    /// - Parameters:
    ///   - ids: of the limits that are looked at; all for `nil`.
    ///   - orMetLate: those too that have been met after they had run out.
    ///   - event: the event's moment.
    ///   - entry: when it is entered, for limits in hours; without it their day counts.
    func overrun(
        _ edition: String, _ matter: M, among ids: [String]? = nil, orMetLate: Bool = false, since event: Moment, until entry: Instant? = nil
    ) -> (id: String, name: String, last: Day)? {
        guard event.today < event.entered || entry.map({ event.now < $0 }) ?? false else { return nil }
        let limits = compiled(edition).limits
        for index in limits.indices where ids?.contains(limits[index].id) ?? true {
            guard let clock = clock(limits[index], edition, matter, event.settings, event.ledger), orMetLate || clock.stopped == nil else { continue }
            // A limit that cannot be counted has not run out; walks report it.
            guard let due = try? clock.due(in: event.calendar), clock.stopped.map({ $0.day > due.day }) ?? true else { continue }
            let isBetween =
                if let last = due.instant, let entry { event.now <= last && last < entry } else { event.today <= due.day && due.day < event.entered }
            if isBetween { return (limits[index].id, limits[index].name, due.day) }
        }
        return nil
    }

    /// Why whoever is bound by a limit cannot say of himself that he kept it: the rule for the event's day; `nil` where the day makes no
    /// difference, or is told by whom the limit does not bind.
    func partiality(
        _ action: ActionOutline, _ edition: String, _ record: any Record, _ event: Moment, _ moment: Moment
    ) -> String? {
        guard let declared = action.event, declared.bindsActor else { return nil }
        if declared.headMayTell, isHead(for: action, edition, record, moment) { return nil }
        guard let difference = difference(action, edition, typed(record), event, moment) else { return nil }
        let other = declared.headMayTell ? "由机关负责人写明理由登记" : "由收到的一方登记"
        return "\(difference)；受期限约束的一方在届满以后登记的，为登记当日，在期限以内的，\(other)"
    }

    /// A head of the organ where the step is taken, to whom it is open.
    private func isHead(for action: ActionOutline, _ edition: String, _ record: any Record, _ moment: Moment) -> Bool {
        guard action.roles.contains(.head), let place = place(of: action, edition, record, moment) else { return false }
        return moment.actor.holds([.head], in: place, on: moment.entered)
    }

    /// What would be otherwise if the step were taken on the event's day and not on that of its entry, in words.
    func difference(_ action: ActionOutline, _ edition: String, _ matter: M, _ event: Moment, _ moment: Moment) -> String? {
        let compiled = compiled(edition)
        // What silence has brought about, whether or not this step could undo it.
        if let step = event.ledger.lapses.first(where: { event.today <= $0.last })?.step {
            return "期限届满后由系统办理的“\(compiled.outline.action(step)?.name ?? step)”不由自己改正"
        }
        if let over = overrun(edition, matter, since: event, until: moment.now) { return "“\(over.name)”至\(over.last.chinese)届满" }
        let step = compiled.steps[action.index]
        for gate in step.gates where !gate.value.holds(matter, moment) && gate.value.holds(matter, event) {
            return "登记之日已经不符合“\(gate.value.says)”"
        }
        return nil
    }

    /// Time that stood still, or was given, before a limit ran out and is entered after it would make a limit that was overrun one that was
    /// not: only a head of the organ can enter that.
    func reviving(_ outline: ActionOutline, _ edition: String, _ record: M, _ moment: Moment) -> [Refusal] {
        guard moment.today < moment.entered else { return [] }
        let limits = outline.suspends + outline.extends
        guard !limits.isEmpty, let over = overrun(edition, record, among: limits, since: moment) else { return [] }
        if isHead(for: outline, edition, record, moment) { return [] }
        let who = outline.roles.contains(.head) ? "只有机关负责人可以登记" : "不能登记"
        let says = "“\(over.name)”至\(over.last.chinese)已经届满，届满以前发生的“\(outline.name)”在届满以后\(who)"
        return [Refusal(.limit, id: outline.refusalID("overrun-\(over.id)"), says, outline.basis)]
    }
}
