/// What a matter's procedure has to remember beside the record: suspensions, extensions, who did what that others may
/// not also do, and the sub-procedures opened.
package struct Ledger: Equatable, Sendable {
    package struct Suspension: Equatable, Sendable {
        package let limits: [String]
        package var pause: Pause

        package init(limits: [String], pause: Pause) {
            self.limits = limits
            self.pause = pause
        }
    }

    package struct Lengthening: Equatable, Sendable {
        package let limit: String
        package let extended: Extension

        package init(limit: String, extended: Extension) {
            self.limit = limit
            self.extended = extended
        }
    }

    /// A step that somebody took, for the opinions at the end of a paper.
    package struct Deed: Equatable, Sendable {
        package let step: String
        package let person: PersonID
        package let on: Day
        /// What was said of it before and by whoever took it, where it was prepared.
        package let opinions: [Endorsement]

        package init(step: String, person: PersonID, on: Day, opinions: [Endorsement] = []) {
            self.step = step
            self.person = person
            self.on = on
            self.opinions = opinions
        }
    }

    /// A limit that ran out, and the step that the law took for it; kept where a later step may make it undone.
    package struct Lapse: Equatable, Sendable {
        package let step: String
        package let limit: String
        /// The last day of the limit.
        package let last: Day

        package init(step: String, limit: String, last: Day) {
            self.step = step
            self.limit = limit
            self.last = last
        }
    }

    package var suspensions: [Suspension] = []
    package var lengthenings: [Lengthening] = []
    /// The persons who took the actions that separation of duties looks at.
    package var doers: [String: [PersonID]] = [:]
    /// The steps that a paper's opinions look back at, in the order they were taken.
    package var deeds: [Deed] = []
    /// Matters opened by this one, in order.
    package var children: [MatterID] = []
    /// The day of the event that opened the matter, where it was entered later.
    package var begun: Day?
    package var lapses: [Lapse] = []
    /// Steps that are prepared for somebody else to take; one of each step.
    package var preparations: [Preparation] = []
    /// A slip of the pen that somebody wants put right, and on which nobody has decided yet.
    package var correction: Correction?
    /// Papers that were taken back before they were served, and those that others correct.
    package var recalls: [Recall] = []
    package var corrected: [CorrectedPaper] = []
    /// Who answers for the matter at each organ; where nobody has taken it over, nobody.
    package var handlers: [Handler] = []
    /// That the matter is to go to another organ, as long as nobody has answered.
    package var handover: Handover?
    /// When it was other organs', the earliest first.
    package var tenures: [Tenure] = []
    /// Whom parties of the matter succeeded, the earliest first.
    package var predecessors: [Predecessor] = []
    /// The editions from which it went over, the earliest first.
    package var passages: [Passed] = []
    /// To which matters it was joined, the earliest first; open at most the last.
    package var joinings: [Joined] = []
    /// The matters that are joined to it, in their order.
    package var joined: [MatterID] = []
    /// Whence it came, where it was a part of another.
    package var origin: Origin?
    /// The matters that went out of it, in their order.
    package var parts: [MatterID] = []

    package init() {}

    /// Ends the open suspensions of those limits, on one ground or on all; `day` is the first that counts again.
    mutating func resume(_ limits: [String], on day: Day, from ground: String? = nil) {
        for index in suspensions.indices {
            let entry = suspensions[index]
            let pause = entry.pause
            guard pause.until == nil, ground == nil || pause.ground == ground, !Set(entry.limits).isDisjoint(with: limits) else { continue }
            suspensions[index].pause = Pause(
                from: pause.from, until: day, ground: pause.ground, article: pause.article, document: pause.document, approver: pause.approver)
        }
    }

    /// Ends what stands still on a ground that a new law does not know: no step of its would let it run again.
    mutating func end(on day: Day, where isGone: (_ limit: String, _ ground: String) -> Bool) {
        for (index, open) in suspensions.enumerated() where open.pause.until == nil {
            let gone = open.limits.filter { isGone($0, open.pause.ground) }
            guard !gone.isEmpty else { continue }
            let pause = open.pause
            let ended = Pause(
                from: pause.from, until: max(day, pause.from), ground: pause.ground, article: pause.article, document: pause.document,
                approver: pause.approver)
            suspensions[index] = Suspension(limits: gone, pause: ended)
            let kept = open.limits.filter { !gone.contains($0) }
            if !kept.isEmpty { suspensions.append(Suspension(limits: kept, pause: pause)) }
        }
    }

    package func pauses(of limit: String) -> [Pause] { suspensions.isEmpty ? [] : suspensions.filter { $0.limits.contains(limit) }.map(\.pause) }
    package func extensions(of limit: String) -> [Extension] { lengthenings.isEmpty ? [] : lengthenings.filter { $0.limit == limit }.map(\.extended) }
    /// From when a limit is counted: where the matter has gone over to a law that has it run from that law's first day, not before that.
    package func start(of limit: String, begun: Instant) -> Instant {
        if passages.isEmpty { return begun }
        return passages.reduce(begun) { start, passed in
            start.day < passed.on && passed.since.contains(limit) ? Instant(passed.on) : start
        }
    }
    package func isSuspended(_ limit: String) -> Bool { suspensions.contains { $0.limits.contains(limit) && $0.pause.until == nil } }
    package func isSuspended(_ limit: String, on ground: String) -> Bool {
        suspensions.contains { $0.limits.contains(limit) && $0.pause.until == nil && $0.pause.ground == ground }
    }
}
