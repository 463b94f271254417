import Kernel

/// What follows from the record, and from the record and the day.
extension Reconsideration {
    var law: ReconsiderationLaw { .on(lawSince ?? registeredOn) }
    var isSummary: Bool { track == .summary }
    /// Two hear a case; since July 2026 one may in the summary procedure.
    func hasEnoughHandlers(_ law: ReconsiderationLaw) -> Bool { Set(handlers).count >= (law.hasNewRules && isSummary ? 1 : 2) }
    /// The act is not to be carried out until the stay is lifted or the case is over.
    var staysExecution: Bool { stayedOn != nil && stayLiftedOn == nil && !isOver }
    /// 行政复议期间 lasts until a decision takes effect, and it takes effect when it is served (第七十五条第二款，2017年第三十一条第三款); a
    /// mediation or a termination ends the case on its day.
    private var isOver: Bool { decidedOn == nil ? concludedOn != nil : decisionService.isDone }
    /// By whose decision it is stopped, as the penalty case learns it.
    var stayWords: String { stayGround == .respondent ? "被申请人决定（\(caseNumber)）" : stayNumber.isEmpty ? caseNumber : stayNumber }
    /// Nothing that the respondent says for its act counts: it did not reply, or replied too late.
    var lacksEvidence: Bool { repliedOn == nil ? noReplyOn != nil : replyLate }
    /// The respondent has something to do after the case.
    var awaitsPerformance: Bool {
        // What a court has annulled binds nobody.
        if annulledOn != nil { return false }
        return switch outcome {
        case .perform, .agreement: true
        case .mediate: performanceDays != nil
        default: remakeOrdered || compensationDecision == .granted || propertyOrder != nil
        }
    }
    /// The days of the decision; an act to be made anew without a day set has sixty (实施条例第四十九条).
    var performanceTerm: Term? {
        guard awaitsPerformance else { return nil }
        return performanceDays.map { .days($0) } ?? (remakeOrdered ? .days(60) : nil)
    }
    /// The day from which the application's examination runs: its receipt, or that of what was missing.
    var examinedFrom: Day? { supplementedOn ?? receivedOn }
    /// The same act of the same organ complained of by the same person.
    func repeats(_ other: Reconsideration) -> Bool {
        guard applicant.name == other.applicant.name, applicant.number == other.applicant.number, respondent == other.respondent else {
            return false
        }
        if let actMatter, let theirs = other.actMatter { return actMatter == theirs }
        return !actNumber.isEmpty && actNumber == other.actNumber
    }

    // MARK: Time

    /// The last day on which this application may be made, with every rule of its edition; `nil` when the day the act became known is missing.
    ///
    /// Whether an obstacle was one, and when the applicant should have known, is for the people who examine the application.
    func lastApplicationDay(_ now: Moment) -> Day? {
        guard let knownOn else { return nil }
        let law = self.law
        var start = knownOn
        var latest: Day?
        if law.isRevised, let rightsKnownOn {
            start = max(knownOn, rightsKnownOn)
            latest = now.lastDay(of: .years(1), from: knownOn, by: law.counting)
        }
        let pauses = obstacleFrom.map { [Pause(from: $0, until: obstacleUntil, ground: obstacleReason, article: law.applicationPeriod.clause)] } ?? []
        guard let last = now.lastDay(of: .days(longerPeriod ?? 60), from: start, by: law.counting, sparing: pauses) else { return nil }
        return latest.map { min($0, last) } ?? last
    }

    /// While the obstacle lasts, the period does not run.
    func isTimely(_ now: Moment) -> Bool {
        guard let appliedOn, knownOn != nil else { return false }
        guard let last = lastApplicationDay(now) else { return true }
        return appliedOn <= last
    }

    /// Twenty years for immovables, five for the rest, from the act itself; only since 2024.
    func isWithinLongestPeriod(_ now: Moment) -> Bool {
        guard let actOn, let appliedOn else { return true }
        return appliedOn <= now.lastDay(of: .years(actTraits.contains(.immovable) ? 20 : 5), from: actOn, by: law.counting)
    }

    /// The limit that the case is decided under.
    var decisionLimit: (id: String, term: Term) { isSummary ? ("decision-summary", .days(30)) : ("decision", .days(60)) }
    var replyLimit: (id: String, term: Term) { isSummary ? ("reply-summary", .days(5)) : ("reply", .days(10)) }

    /// The last day for a decision; `nil` while the case is suspended.
    func decisionDue(_ now: Moment) -> Day? {
        let limit = decisionLimit
        return acceptedOn.flatMap { accepted in
            now.lastDay(
                of: limit.term, from: accepted, by: ReconsiderationLaw.ownDays, sparing: now.ledger.pauses(of: limit.id),
                lengthened: now.ledger.extensions(of: limit.id))
        }
    }

    /// The last day for the respondent's reply.
    func replyDue(_ now: Moment) -> Day? {
        let limit = replyLimit
        return copyReceivedOn.flatMap { now.lastDay(of: limit.term, from: $0, by: law.counting, sparing: now.ledger.pauses(of: limit.id)) }
    }

    /// What `conclude` changes.
    static let conclusionWrites: [Path<Self>] = [\.outcome, \.concludedOn, \.isLate]

    /// The end of the case before the organ, by decision, mediation or termination.
    mutating func conclude(_ result: Outcome?, _ now: Moment) {
        outcome = result
        concludedOn = now.today
        isLate = decisionDue(now).map { now.today > $0 } ?? false
    }
}
