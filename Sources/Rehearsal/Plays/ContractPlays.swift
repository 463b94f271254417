import Affairs
import Kernel

/// 政府合同: as many drafts reviewed in the year as the scenario says (`contract.reviewed`), each by one review; beside them some that
/// are not reviewed by its end.
package struct ContractPlays {
    private enum Way { case lawful, amend, unlawful, underWay, declined, abandoned }

    let world: World
    private let staff: CountyStaff
    private let count: Int

    package init(_ world: World) {
        self.world = world
        staff = CountyStaff(world)
        count = world.target("contract.reviewed")
    }

    package func plays() -> [Play] {
        guard count > 0, !staff.units.isEmpty, world.people(.legality, in: staff.justice).count > 1 else { return [] }
        let concluded = (0..<count).map { play($0, nil) }
        let more = max(1, min(4, count / 8))
        let others: [Way] = Array(repeating: Way.underWay, count: more) + (count >= 10 ? [.declined, .abandoned] : [])
        return concluded + others.enumerated().map { play(count + $0.offset, $0.element) }
    }

    private func play(_ index: Int, _ fixed: Way?) -> Play {
        let key = "contract/\(index + 1)"
        let dice = world.dice("plan/\(key)")
        let subject = ContractSubject.all[(index * 5 + dice.number(0...3)) % ContractSubject.all.count]
        // Of the first drafts of a year each way occurs once; after them by chance.
        let usual: [Way] = [.lawful, .amend, .unlawful]
        let way = fixed ?? (index < 3 ? [.amend, .lawful, .lawful][index] : usual[dice.weighted([47, 48, 5])])
        let pace = ContractPace(dice)
        let concluded: Day
        switch way {
        case .underWay: concluded = world.workingDay(1, after: Day.lastDay(of: world.year))
        default: concluded = world.workingDay(of: world.year, from: 2, dice)
        }
        let first = staff.workingDay(pace.total, before: concluded)
        let opens = dice.time(8...10, on: first)
        return Play(GovernmentContract.self, key, opens: opens) { course in
            guard var writer = ContractCourse(staff, subject, pace, course) else { return }
            writer.begin()
            switch way {
            case .declined: writer.decline()
            case .abandoned:
                writer.prepare()
                writer.abandon("相对方要求变更主要条件，谈判终止")
            case .underWay:
                writer.prepare()
                writer.submit()
            case .lawful, .amend, .unlawful:
                writer.prepare()
                writer.submit()
                let outcome: LegalityReview.Outcome = way == .lawful ? .lawful : way == .amend ? .lawfulAfterAmendment : .unlawful
                writer.review(outcome)
                if outcome == .unlawful {
                    writer.abandon("经合法性审查不合法，终止")
                } else {
                    writer.conclude(index)
                }
            }
        }
    }
}

/// Working days between the steps, drawn beforehand so that the review is concluded on its day.
struct ContractPace {
    let approve: Int
    let investigate: Int
    let select: Int
    let draft: Int
    let check: Int
    let submit: Int
    let accept: Int
    let supplement: Int?
    let examine: Int
    let sign: Int

    var total: Int { approve + investigate + select + draft + check + submit + accept + (supplement ?? 0) + examine + sign }

    init(_ dice: Dice) {
        approve = dice.number(1...2)
        investigate = dice.number(1...4)
        select = dice.number(1...3)
        draft = dice.number(1...3)
        check = dice.number(0...1)
        submit = dice.number(0...1)
        accept = dice.number(0...1)
        supplement = dice.chance(120) ? dice.number(1...4) : nil
        examine = dice.chance(30) ? dice.number(6...8) : dice.number(1...3)
        sign = dice.number(0...1)
    }
}
