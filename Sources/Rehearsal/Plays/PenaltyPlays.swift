import Affairs
import Kernel

/// 行政处罚案件: as many decided in the year by each organ, on the spot and by the ordinary procedure, as the scenario says; and
/// beside them those that were spared, dismissed, not filed, transferred, or not yet decided when the year ended.
package struct PenaltyPlays {
    let world: World
    private let violations: [OrganCode: [Violation]]
    private let counts: [(organ: OrganCode, simple: Int, ordinary: Int)]
    /// Officers whose certificates are good all through.
    private let officers: [OrganCode: [Member]]

    package init(_ world: World) throws {
        self.world = world
        violations = try Violation.read(world.scenario)
        counts = try world.scenario.table("enforcement.csv", columns: ["organ", "simple", "ordinary"]).lines.map { line in
            (OrganCode(line["organ"]), try line.int("simple"), try line.int("ordinary"))
        }
        let steady = world.scenario.people.filter { $0.note == "certified" && !CertificatePlays.isWithheld($0, world.scenario) }
        officers = Dictionary(grouping: steady, by: \.organ)
    }

    package func plays() -> [Play] {
        counts.flatMap { organ, simple, ordinary in
            let spot = (0..<simple).map { spotPlay("penalty/\(organ)/s\($0 + 1)", organ) }
            let full = (0..<ordinary).map { ordinaryPlay("penalty/\(organ)/o\($0 + 1)", organ, .penalised) }
            // Beyond the decided cases: one in forty spared or dismissed, one in sixty not filed, some open at the end, a few crimes.
            var others: [OrdinaryCase.Ending] = []
            others += Array(repeating: .spared, count: ordinary / 60) + Array(repeating: .dismissed, count: ordinary / 120)
            others += Array(repeating: .notFiled, count: ordinary / 60) + Array(repeating: .open, count: ordinary / 16)
            others += Array(repeating: .transferred, count: ordinary / 300)
            let rest = others.enumerated().map { ordinaryPlay("penalty/\(organ)/x\($0.offset + 1)", organ, $0.element) }
            return spot + full + rest
        }
    }

    private func workday(_ organ: OrganCode, _ dice: Dice) -> Day {
        let day = world.workingDay(of: world.year, dice)
        // The police are on the road at week-ends too.
        guard organ.description.hasSuffix("-ga"), dice.chance(220) else { return day }
        let weekend = day.advanced(by: 6 - day.weekday)
        return weekend.year == world.year ? weekend : day
    }

    private func spotPlay(_ key: Handle<PenaltyCase>, _ organ: OrganCode) -> Play {
        let dice = world.dice("day/\(key)")
        let opens = dice.time(8...18, on: workday(organ, dice))
        return Play(key, opens: opens) { course in spotSteps(organ, course) }
    }

    private func spotSteps(_ organ: OrganCode, _ course: Course<PenaltyCase>) {
        let isRevised = OrdinaryCase.isRevised(on: course.opens.day)
        let possible = (violations[organ] ?? []).filter { $0.applies(on: course.opens.day) && $0.spot(revised: isRevised) != nil }
        let violation = possible[course.dice.weighted(possible.map(\.weight))]
        guard let spot = violation.spot(revised: isRevised), let staff = officers[organ] else { return }
        let isOrganisation = spot.law == .penaltyLaw && (violation.least > spot.citizen || course.chance(350))
        let offence = Offence(violation, isOrganisation: isOrganisation, ceiling: isOrganisation ? spot.organisation : spot.citizen, course.dice)
        let officer = course.pick(staff)
        // The revised Law asks for two, but where a law lets one decide alone.
        let others = isRevised && spot.law == .penaltyLaw ? staff.filter { $0.id != officer.id } : []
        let acting = others.isEmpty ? [officer] : [officer, course.pick(others)]
        var input =
            offence.party + [
                \.cause <- violation.conduct, \.facts <- "当场查获\(violation.conduct)", \.legalBasis <- violation.basis,
                \.officers.certificates <- acting.compactMap { world.certificate(of: $0.id) }, \.penalties <- offence.penalties,
                \.spotLaw <- spot.law, \.spotTold <- true, \.powerItem <- world.find(violation.power(of: organ)),
            ]
        input += violation.discretion(organ, fine: offence.fine, world)
        input.drop(\.departureApproval)
        if course.chance(40) { input += [\.defence <- "当事人称不知情", \.defenceReview <- "不知情不影响违法行为成立，不予采纳"] }
        course.open("decide-on-the-spot", at: organ, by: officer, input)
        let clerk = world.person(.clerk, in: organ, course.dice)
        course.pass(days: 0...1).take("report-spot", by: officer)
        if offence.owed > .zero { course.pass(days: 0...6).take("pay", by: clerk, \.payments <- offence.payment(Invented.receipt(course.dice))) }
        course.pass(days: offence.owed > .zero ? 0...1 : 1...6).take(
            "publicity-publish", by: clerk, \.publicSummary <- "\(violation.conduct)，依\(violation.basis)处罚")
        course.pass(minutes: 5...60).take("close-spot", by: clerk)
    }

    private func ordinaryPlay(_ key: Handle<PenaltyCase>, _ organ: OrganCode, _ ending: OrdinaryCase.Ending) -> Play {
        let dice = world.dice("day/\(key)")
        let isRevised = OrdinaryCase.isRevised(on: Day.firstDay(of: world.year))
        let pace = OrdinaryCase.Pace(isRevised: isRevised, dice)
        let decided = ending == .open ? Day.lastDay(of: world.year) : world.workingDay(of: world.year, dice)
        let clue = (try? world.calendar.workingDay(ending == .open ? dice.number(5...45) : pace.total, before: decided)) ?? decided
        let opens = dice.time(8...16, on: clue)
        return Play(key, opens: opens) { course in
            let possible = (violations[organ] ?? []).filter { $0.applies(on: clue) }
            let violation = possible[course.dice.weighted(possible.map { max(1, $0.weight / ($0.spot(revised: isRevised) == nil ? 1 : 8)) })]
            let staff = officers[organ] ?? []
            let first = course.number(0...staff.count - 1)
            let pair = [staff[first], staff[(first + course.number(1...staff.count - 1)) % staff.count]]
            let offence = Offence(violation, isOrganisation: course.chance(violation.law == "道路交通安全法" ? 10 : 450), ceiling: nil, course.dice)
            if ending == .penalised {
                let note = DecidedPenalty(key: key, decided: decided, party: offence.name, isOrganisation: offence.isOrganisation, offence: offence)
                world.note(note, of: organ)
            }
            let order = ending == .penalised ? world.takeOrder(to: organ) { $0.isAnswered(by: offence, from: clue, decided: decided) } : nil
            OrdinaryCase(
                world: world, organ: organ, pair: pair, pace: pace, decided: decided, ending: ending, offence: offence, order: order
            ).write(course)
        }
    }
}
