import Affairs
import Kernel

/// 重大行政决策: the year's catalogue, the decisions that run through to publication, and some that do not.
///
/// The meetings and the comments of the year are dealt out over the completed ones, so that their sums are the scenario's own.
package struct DecisionPlays {
    static let catalogue: Handle<DecisionCatalogue> = "decision-catalogue/1"

    /// One decision of the year, before it is played.
    struct Plan {
        let number: Int
        let subject: DecisionSubject
        let undertaker: OrganCode
        let opens: Instant
        let events: Int
        let comments: Int
        /// Its number in the catalogue; `nil` outside it.
        let item: Int?
        /// The earlier decision that it changes.
        let adjusts: Int?
        var key: String { "decision/\(number)" }
        /// How often the year has been through all subjects before.
        var round: Int { (number - 1) / DecisionSubject.all.count }
    }

    private enum Extra: Int { case underWay, declined, withdrawn }

    let world: World

    package init(_ world: World) { self.world = world }

    private var year: Int { world.year }
    private var county: OrganCode { world.organ(.government) }

    package func plays() -> [Play] {
        let completed = world.target("decision.completed")
        guard completed > 0, hasPeople else { return [] }
        let plans = plans(completed)
        guard !plans.isEmpty else { return [] }
        let extras = extras(after: completed)
        let catalogue = CatalogueCourse(world, plans: plans).play
        let main = plans.map { plan in Play(MajorDecision.self, plan.key, opens: plan.opens) { course in DecisionCourse(world, plan).write(course) } }
        return [catalogue] + main + extras
    }

    /// The posts without which no decision can be played.
    private var hasPeople: Bool {
        let justice = world.organ(.justice)
        let signers = Set((world.people(.head, in: justice) + world.people(.legality, in: justice)).map(\.id)).count
        return !world.people(.office, in: county).isEmpty && !world.people(.head, in: county).isEmpty
            && !world.people(.legality, in: justice).isEmpty && signers > 1 && !undertakers.isEmpty
    }

    /// Departments that have somebody to draft and somebody to sign.
    private var undertakers: [Organ] {
        let departments = world.organs.organs.values.filter { organ in
            guard organ.level == .department, !organ.duties.contains(.justice), let clerk = world.people(.clerk, in: organ.code).first else {
                return false
            }
            return CompetitionDesk(world, at: organ.code, drafter: clerk) != nil
        }
        return departments.sorted { $0.code.description < $1.code.description }
    }

    private func undertaker(of subject: DecisionSubject, _ index: Int) -> OrganCode {
        let all = undertakers
        return (all.first { $0.name.contains(subject.department) } ?? all[index % all.count]).code
    }

    /// A sum dealt out over so many decisions, unevenly but exactly.
    static func dealt(_ sum: Int, over count: Int, _ dice: Dice) -> [Int] {
        guard count > 0 else { return [] }
        var shares = Array(repeating: sum / count / 2, count: count)
        for _ in 0..<max(0, sum - shares.reduce(0, +)) { shares[dice.number(0...count - 1)] += 1 }
        return shares
    }

    private func plans(_ count: Int) -> [Plan] {
        let dice = world.dice("decisions")
        let events = Self.dealt(world.target("decision.events"), over: count, dice)
        let comments = Self.dealt(world.target("decision.comments"), over: count, dice)
        let first = Day.first(ofMonth: 3, year: year)
        let span = 135
        var item = 0
        return (0..<count).map { index in
            let subject = DecisionSubject.all[index % DecisionSubject.all.count]
            let day = world.workingDay(onOrAfter: first.advanced(by: count == 1 ? 10 : index * span / (count - 1)))
            let isOutside = index % 7 == 5
            if !isOutside { item += 1 }
            return Plan(
                number: index + 1, subject: subject, undertaker: undertaker(of: subject, index),
                opens: dice.time(9...15, on: day), events: events[index], comments: comments[index],
                item: isOutside ? nil : item, adjusts: count >= 8 && index == count - 1 ? 1 : nil)
        }
    }

    /// Under way at the year's end, not started, given up: none of them holds a meeting, has a comment or asks for a review.
    private func extras(after count: Int) -> [Play] {
        let kinds: [Extra] = count >= 4 ? [.underWay, .declined, .underWay, .withdrawn] : [.underWay]
        return kinds.enumerated().map { index, kind in
            let subject = DecisionSubject.all[(count + index) % DecisionSubject.all.count]
            let unit = undertaker(of: subject, count + index)
            let month = kind == .underWay ? 11 : 5 + index
            let opens = Instant(world.workingDay(onOrAfter: Day.first(ofMonth: month, year: year).advanced(by: 4 + index)), hour: 10, minute: 15)
            return Play(MajorDecision.self, "decision/extra/\(index + 1)", opens: opens) { course in unfinished(kind, subject, unit, course) }
        }
    }

    private func unfinished(_ kind: Extra, _ subject: DecisionSubject, _ unit: OrganCode, _ course: Course<MajorDecision>) {
        let writing = DecisionWriting(world, subject, unit)
        let clerk = world.person(.clerk, in: unit, course.dice)
        let head = world.people(.head, in: county)[0]
        course.open("propose", at: county, by: clerk, writing.proposal(suffix: kind == .underWay ? "（修编）" : "（试点）"))
        course.pass(days: 3...5)
        if kind == .declined {
            course.take("decline", by: head, \.declineReason <- "前期调研不够，资金没有落实，待条件成熟再提")
            return
        }
        course.take("start", by: head, writing.start(item: nil, catalogue: nil))
        course.pass(days: 6...9).take("draft", by: clerk, writing.draft(units: []))
        if kind == .withdrawn {
            course.pass(days: 10...15).take("withdraw", by: world.people(.office, in: county)[0], \.withdrawalReason <- "上级将统一出台政策，不再单独决策")
        } else {
            course.pass(days: 1...2)
            let until = course.today.advanced(by: 45)
            course.take("solicit", by: clerk, \.solicitChannels <- [.website, .newMedia], \.solicitUntil <- until)
        }
    }
}
