import Affairs
import Kernel

/// 行政处罚案件: as many decided in the year by each organ, on the spot and by the ordinary procedure, as the scenario says; and
/// beside them those that were spared, dismissed, not filed, transferred, or not yet decided when the year ended.
package struct PenaltyPlays {
    let world: World
    private let violations: [OrganCode: [Violation]]
    private let counts: [(organ: OrganCode, simple: Int, ordinary: Int)]
    /// Officers whose certificates are good all through.
    private let officers: [OrganCode: [Scenario.Member]]

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

    private func workday(_ organ: OrganCode, _ dice: inout Dice) -> Day {
        let day = world.workingDay(of: world.scenario.year, &dice)
        // The police are on the road at week-ends too.
        guard organ.description.hasSuffix("-ga"), dice.chance(220) else { return day }
        let weekend = day.advanced(by: 6 - day.weekday)
        return weekend.year == world.scenario.year ? weekend : day
    }

    private func spotPlay(_ key: String, _ organ: OrganCode) -> Play {
        var dice = Dice(seed: world.scenario.seed, "day/\(key)")
        let opens = Instant(workday(organ, &dice), hour: dice.number(8...18), minute: dice.number(0...59))
        return Play(key, opens: opens) { [self] world, dice in spotSteps(organ, opens, world, &dice) }
    }

    private func spotSteps(_ organ: OrganCode, _ opens: Instant, _ world: World, _ dice: inout Dice) -> [Step] {
        let isRevised = OrdinaryCase.isRevised(on: opens.day)
        let possible = (violations[organ] ?? []).filter { $0.applies(on: opens.day) && $0.spot(revised: isRevised) != nil }
        let violation = possible[dice.weighted(possible.map(\.weight))]
        guard let spot = violation.spot(revised: isRevised), let staff = officers[organ] else { return [] }
        let isOrganisation = spot.law == "penaltyLaw" && (violation.least > spot.citizen || dice.chance(350))
        let offence = Offence(violation, isOrganisation: isOrganisation, ceiling: isOrganisation ? spot.organisation : spot.citizen, &dice)
        let officer = dice.pick(staff)
        // The revised Law asks for two, but where a law lets one decide alone.
        let others = isRevised && spot.law == "penaltyLaw" ? staff.filter { $0.id != officer.id } : []
        let acting = others.isEmpty ? [officer] : [officer, dice.pick(others)]
        var course = Course(world, opening: opens)
        var input = offence.party.merging([
            "cause": violation.conduct, "facts": "当场查获\(violation.conduct)", "legalBasis": violation.basis,
            "officers.certificates": acting.map { String(world.certificate(of: $0.id) ?? 0) }.joined(separator: ","),
            "penalties": offence.penalties.encoded, "spotLaw": spot.law, "spotTold": "是",
            "powerItem": String(world.matters[violation.powerKey(of: organ)] ?? 0),
        ]) { $1 }
        input.merge(violation.discretion(organ, fine: offence.fine, world)) { $1 }
        input["departureApproval"] = nil
        if dice.chance(40) {
            input["defence"] = "当事人称不知情"
            input["defenceReview"] = "不知情不影响违法行为成立，不予采纳"
        }
        course.open("penalty", at: organ, "decide-on-the-spot", by: officer, input)
        let clerk = world.person(.clerk, in: organ, &dice)
        course.pass(workingDays: 0...1, &dice)
        course.take("report-spot", by: officer)
        if offence.owed > 0 {
            course.pass(workingDays: 0...6, &dice)
            course.take("pay", by: clerk, ["payments": offence.payment(Invented.receipt(&dice))])
        }
        course.pass(workingDays: offence.owed > 0 ? 0...1 : 1...6, &dice)
        course.take("publicity-publish", by: clerk, ["publicSummary": "\(violation.conduct)，依\(violation.basis)处罚"])
        course.pass(minutes: 5...60, &dice)
        course.take("close-spot", by: clerk)
        return course.steps
    }

    private func ordinaryPlay(_ key: String, _ organ: OrganCode, _ ending: OrdinaryCase.Ending) -> Play {
        var dice = Dice(seed: world.scenario.seed, "day/\(key)")
        let isRevised = OrdinaryCase.isRevised(on: Day.firstDay(of: world.scenario.year))
        let pace = OrdinaryCase.Pace(isRevised: isRevised, &dice)
        let decided = ending == .open ? Day.lastDay(of: world.scenario.year) : world.workingDay(of: world.scenario.year, &dice)
        let clue = (try? world.calendar.workingDay(ending == .open ? dice.number(5...45) : pace.total, before: decided)) ?? decided
        let opens = Instant(clue, hour: dice.number(8...16), minute: dice.number(0...59))
        return Play(key, opens: opens) { [self] world, dice in
            let possible = (violations[organ] ?? []).filter { $0.applies(on: clue) }
            let violation = possible[dice.weighted(possible.map { max(1, $0.weight / ($0.spot(revised: isRevised) == nil ? 1 : 8)) })]
            let staff = officers[organ] ?? []
            let first = dice.number(0...staff.count - 1)
            let pair = [staff[first], staff[(first + dice.number(1...staff.count - 1)) % staff.count]]
            let offence = Offence(violation, isOrganisation: dice.chance(violation.law == "道路交通安全法" ? 10 : 450), ceiling: nil, &dice)
            if ending == .penalised {
                let party = offence.party["party.organisationName"] ?? offence.party["party.citizenName"] ?? ""
                world.note(DecidedPenalty(key: key, decided: decided, party: party, isOrganisation: offence.isOrganisation), of: organ)
            }
            return OrdinaryCase(world: world, organ: organ, pair: pair, pace: pace, decided: decided, ending: ending, offence: offence)
                .steps(opens, &dice)
        }
    }
}
