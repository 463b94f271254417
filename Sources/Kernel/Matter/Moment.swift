/// All that a gate or an effect may know besides the matter itself.
package struct Moment: Sendable {
    /// Of what the step enters: for what happened outside before it was entered, the time of the event.
    package let now: Instant
    package let today: Day
    /// The day on which the step is entered; mostly the same as `today`, and never before it. Posts, papers and publications go by it.
    package let entered: Day
    /// The day on which the matter was opened; `nil` while it is being opened.
    package let opened: Day?
    private let whoActs: Actor
    /// The organ the matter belongs to.
    package let organ: OrganCode
    /// The matter's number within the county; 0 while it is being opened.
    package let matter: MatterID
    package let organs: OrganTree
    package let calendar: WorkCalendar
    package let settings: Settings
    package let ledger: Ledger
    /// The county's register of people.
    private let names: [PersonID: String]
    private let related: any Related
    /// Hears whenever somebody asks who acts.
    private let heard: (@Sendable () -> Void)?

    package init(
        now: Instant, actor: Actor, organ: OrganCode, matter: MatterID, organs: OrganTree, calendar: WorkCalendar,
        settings: Settings, ledger: Ledger, opened: Day? = nil, names: [PersonID: String] = [:], related: any Related
    ) {
        self.now = now
        today = now.day
        entered = today
        self.opened = opened
        whoActs = actor
        heard = nil
        self.organ = organ
        self.matter = matter
        self.organs = organs
        self.calendar = calendar
        self.settings = settings
        self.ledger = ledger
        self.names = names
        self.related = related
    }

    package var actor: Actor {
        heard?()
        return whoActs
    }

    /// The same moment, with somebody told whenever it is asked who acts.
    func hearing(whoActs heard: @escaping @Sendable () -> Void) -> Moment { Moment(copying: self, now: now, related: related, heard: heard) }

    /// The same moment with every question about other matters put to somebody who passes it on.
    func asking(through other: (any Related) -> any Related) -> Moment { Moment(copying: self, now: now, related: other(related)) }

    /// The same moment with what is entered in it having happened earlier.
    package func occurring(at event: Instant) -> Moment { Moment(copying: self, now: event, related: related) }

    /// The same moment for another actor, and at another time: for trying what would be decided then.
    package func trying(_ actor: Actor, at now: Instant? = nil) -> Moment {
        Moment(
            now: now ?? self.now, actor: actor, organ: organ, matter: matter, organs: organs, calendar: calendar, settings: settings, ledger: ledger,
            opened: opened, names: names, related: related)
    }

    /// The same moment after other events of the matter.
    package func trying(_ ledger: Ledger) -> Moment {
        Moment(
            now: now, actor: whoActs, organ: organ, matter: matter, organs: organs, calendar: calendar, settings: settings, ledger: ledger,
            opened: opened, names: names, related: related)
    }

    /// The same moment as if the matter were another organ's.
    package func moved(to organ: OrganCode) -> Moment {
        Moment(
            now: now, actor: whoActs, organ: organ, matter: matter, organs: organs, calendar: calendar, settings: settings, ledger: ledger,
            opened: opened, names: names, related: related)
    }

    private init(copying other: Moment, now: Instant, related: any Related, heard: (@Sendable () -> Void)? = nil) {
        self.now = now
        today = now.day
        entered = other.entered
        opened = other.opened
        whoActs = other.whoActs
        self.heard = heard ?? other.heard
        organ = other.organ
        matter = other.matter
        organs = other.organs
        calendar = other.calendar
        settings = other.settings
        ledger = other.ledger
        names = other.names
        self.related = related
    }

    /// The name of a person, as the register has it; whoever acts is known without it.
    package func name(of person: PersonID) -> String {
        if let name = names[person] { return name }
        return [whoActs, Actor.system].first { $0.person == person }?.name ?? "（姓名未登记）"
    }

    /// The referred matter; `nil` when there is none of that number and kind.
    package func find<M: Matter>(_ reference: Ref<M>) -> M? { related.record(reference.id, kind: M.kind.id) as? M }

    /// The organ and stage of a referred matter.
    package func stage<M: Matter>(of reference: Ref<M>) -> M.Stage? {
        related.stage(reference.id, kind: M.kind.id).flatMap { M.Stage(rawValue: $0) }
    }

    package func organ<M: Matter>(of reference: Ref<M>) -> OrganCode? { related.organ(reference.id, kind: M.kind.id) }

    /// Whether there is at least one reference, and each leads to a matter for which the condition holds.
    package func all<M: Matter>(_ references: [Ref<M>], satisfy holds: (M) -> Bool) -> Bool {
        !references.isEmpty && references.allSatisfy { find($0).map(holds) ?? false }
    }

    /// All matters of a kind that are in one of some stages; for duties over a whole set, such as a clean-up.
    package func every<M: Matter>(_ kind: M.Type, in stages: M.Stage...) -> [(id: Ref<M>, record: M)] {
        related.all(kind: M.kind.id, stages: stages.map(\.rawValue)).compactMap { id, record in (record as? M).map { (Ref(id), $0) } }
    }

    /// The matters of a kind whose indexed field has a value; found by the index of lists, so it never walks the whole kind.
    package func matching<M: Matter>(_ kind: M.Type, _ field: String, _ value: some FieldValue) -> [(id: Ref<M>, record: M)] {
        guard let key = value.keys.first else { return [] }
        return related.matching(kind: M.kind.id, field: field, key: key).compactMap { id, record in (record as? M).map { (Ref(id), $0) } }
    }

    /// The matters of a kind that refer to one.
    package func citing<M: Matter>(_ matter: MatterID, by kind: M.Type) -> [(id: Ref<M>, record: M)] {
        related.citing(matter, kind: M.kind.id).compactMap { id, record in (record as? M).map { (Ref(id), $0) } }
    }

    /// The last day of a term that starts on a day which is itself not counted.
    package func lastDay(of term: Term, from day: Day, by rule: CountingRule = .plain) -> Day {
        // A working-day question before the first calendar edition has no answer; the far past has long run out.
        (try? calendar.due(term, from: day, rule: rule).day) ?? day
    }

    /// The last day of a term that stood still at times or was lengthened; `nil` while it stands still.
    package func lastDay(
        of term: Term, from day: Day, by rule: CountingRule = .plain, sparing pauses: [Pause], lengthened extensions: [Extension] = []
    ) -> Day? {
        let clock = Clock(anchor: Instant(day), term: term, rule: rule, pauses: pauses, extensions: extensions)
        return (try? clock.due(in: calendar))?.day
    }

    /// Whether a term that started on a day has wholly passed: today is after its last day.
    package func hasPassed(_ term: Term, since day: Day?, by rule: CountingRule = .plain) -> Bool {
        day.map { today > lastDay(of: term, from: $0, by: rule) } ?? false
    }

    /// Whether today is still within a term that started on a day.
    package func isWithin(_ term: Term, of day: Day?, by rule: CountingRule = .plain) -> Bool {
        day.map { today <= lastDay(of: term, from: $0, by: rule) } ?? false
    }

    /// Whether what is entered happened within the limit for whose end the law took a step: then that step is made undone.
    package func undoes(_ step: String) -> Bool { ledger.lapses.contains { $0.step == step && today <= $0.last } }

    /// Whether a limit of the matter has run out, its suspensions and extensions counted.
    package func hasPassed<M: Matter>(_ limit: Limit<M>, of matter: M) -> Bool {
        guard let clock = limit.clock(matter, settings, ledger), let due = try? clock.due(in: calendar) else { return false }
        return today > due.day
    }

    /// The last day of one of the matter's own limits, its suspensions and extensions counted in; `nil` while it stands still.
    package func lastDay(ofLimit limit: String, lasting term: Term, from day: Day, by rule: CountingRule = .plain) -> Day? {
        let clock = Clock(
            anchor: ledger.start(of: limit, begun: Instant(day)), term: term, rule: rule, pauses: ledger.pauses(of: limit),
            extensions: ledger.extensions(of: limit))
        do { return try clock.due(in: calendar)?.day } catch { return day }
    }

    /// Whether one of the matter's own limits has not yet run out: it runs, or it stands still.
    package func isWithin(limit: String, lasting term: Term, of day: Day?, by rule: CountingRule = .plain) -> Bool {
        guard let day else { return false }
        return lastDay(ofLimit: limit, lasting: term, from: day, by: rule).map { today <= $0 } ?? true
    }

    /// How many days have gone by after a day, today included, those within some periods left out: what a daily surcharge counts.
    package func daysGone(since day: Day, leaving periods: [(first: Day, last: Day?)] = []) -> Int {
        guard today > day else { return 0 }
        return (1...(today - day)).count { step in
            let counted = day.advanced(by: step)
            return !periods.contains { $0.first <= counted && ($0.last.map { counted <= $0 } ?? true) }
        }
    }

    /// Whether at least a term lies between a notice and the event it announces: seven days before means the seventh
    /// day after the notice is not later than the event.
    package func leaves(_ term: Term, from notice: Day?, before event: Day?, by rule: CountingRule = .plain) -> Bool {
        guard let notice, let event else { return false }
        return lastDay(of: term, from: notice, by: rule) <= event
    }
}

/// How a moment looks at other matters; the engine answers from the same transaction.
package protocol Related: Sendable {
    func record(_ id: MatterID, kind: String) -> (any Record)?
    func stage(_ id: MatterID, kind: String) -> String?
    func organ(_ id: MatterID, kind: String) -> OrganCode?
    func all(kind: String, stages: [String]) -> [(MatterID, any Record)]
    func matching(kind: String, field: String, key: String) -> [(MatterID, any Record)]
    func citing(_ matter: MatterID, kind: String) -> [(MatterID, any Record)]
}

/// Knows no other matter; for tests of a module by itself.
package struct NothingRelated: Related {
    package init() {}
    package func record(_ id: MatterID, kind: String) -> (any Record)? { nil }
    package func stage(_ id: MatterID, kind: String) -> String? { nil }
    package func organ(_ id: MatterID, kind: String) -> OrganCode? { nil }
    package func all(kind: String, stages: [String]) -> [(MatterID, any Record)] { [] }
    package func matching(kind: String, field: String, key: String) -> [(MatterID, any Record)] { [] }
    package func citing(_ matter: MatterID, kind: String) -> [(MatterID, any Record)] { [] }
}
