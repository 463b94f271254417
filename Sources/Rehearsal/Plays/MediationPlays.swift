import Affairs
import Kernel

/// 人民调解: each township's disputes, as many found, mediated and settled as the scenario says.
package struct MediationPlays {
    private struct Township {
        let code: OrganCode
        let committees: [OrganCode]
        let screened: Int
        /// What is left under way or told of other ways, where the scenario says how many were accepted.
        let accepted: Int?
        let mediated: Int
        let succeeded: Int
    }

    private enum Ending { case agreement, failure, settledOnTheSpot, declined, underWay }

    let world: World
    private let townships: [Township]
    private let kinds: [(code: String, name: String, weight: Int)]

    package init(_ world: World) throws {
        self.world = world
        let known: Set<String> = [
            "neighbour", "family", "housing", "contract", "labour", "land", "injury", "traffic", "medical", "expropriation", "village", "debt",
            "environment", "production", "water", "consumer", "other",
        ]
        kinds = try world.scenario.table("disputes-kinds.csv", columns: ["kind", "name", "weight"]).lines.map { line in
            (known.contains(line["kind"]) ? line["kind"] : "other", line["name"], try line.int("weight"))
        }
        townships = try world.scenario.table("disputes.csv", columns: ["township", "screened", "mediated", "succeeded"]).lines.map { line in
            let code = OrganCode(line["township"])
            return Township(
                code: code, committees: world.organs.subtree(of: code).filter { !world.people(.mediator, in: $0).isEmpty },
                screened: try line.int("screened"), accepted: line["accepted"].isEmpty ? nil : try line.int("accepted"),
                mediated: try line.int("mediated"), succeeded: try line.int("succeeded"))
        }
    }

    package func plays() -> [Play] {
        // So many of all that succeed are marked as major, spread evenly over them.
        let (major, succeeded) = (world.scenario.targets["mediation.major"] ?? 0, townships.reduce(0) { $0 + $1.succeeded })
        var earlier = 0
        return townships.flatMap { township in
            let first = earlier
            earlier += township.succeeded
            return (0..<township.screened).map { index in
                let number = first + index
                let isMajor = index < township.succeeded && (number + 1) * major / succeeded > number * major / succeeded
                let key = "mediation/\(township.code)/\(index + 1)"
                var dice = Dice(seed: world.scenario.seed, "ending/\(key)")
                let ending = ending(of: index, in: township, &dice)
                let isConcluded = ending == .agreement || ending == .failure
                let day = world.workingDay(of: world.scenario.year, from: ending == .underWay ? 12 : 1, through: isConcluded ? 11 : 12, &dice)
                let opens = Instant(day, hour: dice.number(8...17), minute: dice.number(0...59))
                return Play(key, opens: opens) { world, dice in write(township, ending, isMajor: isMajor, opens, world, &dice) }
            }
        }
    }

    private func write(
        _ township: Township, _ ending: Ending, isMajor: Bool, _ opens: Instant, _ world: World, _ dice: inout Dice
    ) -> [Step] {
        var course = Course(world, opening: opens)
        let isReferred = ending != .settledOnTheSpot && dice.chance(110)
        let isApplied = ending != .settledOnTheSpot && !isReferred && dice.chance(300)
        // A referral is registered by a clerk, and only townships have one.
        let organ = isReferred || dice.chance(250) ? township.code : dice.pick(township.committees)
        let mediators = world.people(.mediator, in: organ)
        let mediator = dice.pick(mediators)
        let parties = [Invented.name(&dice), Invented.name(&dice) + "（乙方）"]
        var input = dispute(parties, &dice)
        if isReferred {
            input["source"] = dice.pick(["court", "police", "police", "petitions", "hotline", "otherOrgan"])
            input["referredOn"] = opens.day.iso
            course.open("mediation", at: organ, "refer", by: world.person(.clerk, in: organ, &dice), input)
        } else if isApplied {
            input["applicationForm"] = dice.chance(600) ? "oral" : "written"
            course.open("mediation", at: organ, "apply", by: mediator, input)
        } else {
            course.open("mediation", at: organ, "screen", by: mediator, input)
        }
        course.pass(workingDays: 0...2, &dice)
        switch ending {
        case .settledOnTheSpot: course.take("settle", by: mediator, ["settlementNote": "经现场劝导，双方当场言和"])
        case .declined:
            course.take(
                "decline", by: mediator, ["declineReason": dice.pick(["notCivil", "elsewhere"]), "channelsTold": "administrative,litigation"])
        case .underWay:
            course.take("accept", by: mediator)
            begin(&course, mediator, &dice)
        case .agreement, .failure:
            course.take("accept", by: mediator)
            if isMajor { markMajor(&course, mediator, &dice) }
            begin(&course, mediator, &dice)
            mediate(&course, mediator, &dice)
            if ending == .agreement { agree(&course, mediator, parties, input["disputeKind"] ?? "", &dice) } else { fail(&course, mediator, &dice) }
        }
        return course.steps
    }

    private func dispute(_ parties: [String], _ dice: inout Dice) -> [String: String] {
        let kind = kinds[dice.weighted(kinds.map(\.weight))]
        let people = parties.map { JSON.record(["citizenName": .text($0), "phone": .text(Invented.phone(&dice))]) }
        var input = [
            "disputeKind": kind.code, "subject": kind.name, "parties": JSON.array(people).encoded, "brief": "双方因\(kind.name)发生争执",
            "place": "\(world.scenario.name)境内",
        ]
        if dice.chance(450) { input["amountInDispute"] = String(dice.number(3...400) * 100) }
        if dice.chance(40) { input["risk"] = "calm" }
        return input
    }

    private func begin(_ course: inout Course, _ mediator: Scenario.Member, _ dice: inout Dice) {
        course.pass(workingDays: 0...2, &dice)
        course.take(
            "assign", by: mediator,
            ["mediators": mediator.id.description, "mediatorNames": mediator.name, "chosenBy": dice.chance(700) ? "committee" : "parties"])
        if dice.chance(60) {
            course.pass(minutes: 10...60, &dice)
            course.take("assess-risk", by: mediator, ["risk": "escalation"])
            course.pass(minutes: 10...30, &dice)
            course.take("prevent", by: mediator, ["preventiveMeasures": "安排专人分别稳控，约定不再接触"])
        }
        course.pass(workingDays: 0...3, &dice)
        course.take("begin", by: mediator, ["rightsTold": "是"])
    }

    private func markMajor(_ course: inout Course, _ mediator: Scenario.Member, _ dice: inout Dice) {
        course.pass(minutes: 5...20, &dice)
        let grounds = ["amount", "crowd", "death", "crossBorder", "difficult", "complex", "difficult,longStanding"]
        course.take("mark-major", by: mediator, ["majorGrounds": dice.pick(grounds), "majorNote": "由乡镇统一调度，会同有关部门共同调解"])
    }

    private func mediate(_ course: inout Course, _ mediator: Scenario.Member, _ dice: inout Dice) {
        let sessions = dice.weighted([65, 27, 8]) + 1
        for _ in 0..<sessions {
            course.pass(workingDays: 0...4, &dice)
            let session = JSON.item([
                "on": .text(course.today.iso), "place": .text("调解室"), "note": .text("听取双方陈述，释明法律，提出方案"),
            ])
            course.take("mediate", by: mediator, ["sessions": session])
        }
    }

    private func agree(_ course: inout Course, _ mediator: Scenario.Member, _ parties: [String], _ kind: String, _ dice: inout Dice) {
        course.pass(minutes: 20...90, &dice)
        let isOral = dice.chance(380)
        var input = ["effectiveOn": course.today.iso, "terms": "双方互谅互让，按约定履行", "performanceMethod": "当面履行"]
        let performBy = course.today.advanced(by: dice.number(0...20))
        input["performBy"] = performBy.iso
        if dice.chance(420) { input["amount"] = String(dice.number(2...300) * 100) }
        if isOral {
            input["writingWaived"] = "是"
            course.take("agree-orally", by: mediator, input)
        } else {
            input["agreementFacts"] = "双方对争议事实无异议，各有责任"
            input["signedBy"] = JSON.array(parties.map { .text($0) }).encoded
            input["mediatorSigned"] = "是"
            input["sealed"] = "是"
            course.take("agree-in-writing", by: mediator, input)
            if dice.chance(25), kind != "family" { confirm(&course, mediator, &dice) }
        }
        course.move(to: world.workingDay(onOrAfter: performBy), &dice)
        course.take("supervise", by: mediator, ["performance": "performed"])
        course.pass(workingDays: 3...15, &dice)
        let revisit = JSON.item(["on": .text(course.today.iso), "note": .text("协议已履行，双方无异议")])
        course.take("revisit", by: mediator, ["revisits": revisit])
        course.pass(workingDays: 0...5, &dice)
        file(&course, mediator, isOral ? ["opening", "evidence"] : ["opening", "evidence", "agreement"], &dice)
    }

    /// 立卷归档.
    private func file(_ course: inout Course, _ mediator: Scenario.Member, _ papers: [String], _ dice: inout Dice) {
        let number = "\(course.today.year)调\(dice.number(1...999))"
        course.take("file", by: mediator, FiledCase.input(number, papers))
    }

    /// The parties go to court together within the thirty days.
    private func confirm(_ course: inout Course, _ mediator: Scenario.Member, _ dice: inout Dice) {
        course.pass(workingDays: 1...12, &dice)
        course.take(
            "request-confirmation", by: mediator,
            ["confirmationCourt": world.scenario.place.court, "confirmationAppliedOn": course.today.iso, "confirmationJoint": "是"])
        course.pass(workingDays: 1...2, &dice)
        course.take(
            "court-accept", by: mediator,
            [
                "courtCaseNumber": "（\(course.today.year)）\(world.scenario.place.courtMark)诉前调确\(dice.number(1...400))号",
                "courtAcceptedOn": course.today.iso,
            ])
        course.pass(workingDays: 3...9, &dice)
        course.take("record-ruling", by: mediator, ["rulingOutcome": "valid", "rulingOn": course.today.iso])
    }

    private func fail(_ course: inout Course, _ mediator: Scenario.Member, _ dice: inout Dice) {
        course.pass(workingDays: 0...4, &dice)
        course.take("terminate", by: mediator, ["endReason": "noAgreement", "channelsTold": "litigation,arbitration"])
        course.pass(workingDays: 1...10, &dice)
        file(&course, mediator, ["opening", "evidence"], &dice)
    }

    private func ending(of index: Int, in township: Township, _ dice: inout Dice) -> Ending {
        if index < township.succeeded { return .agreement }
        if index < township.mediated { return .failure }
        guard let accepted = township.accepted else {
            return dice.pick([.settledOnTheSpot, .settledOnTheSpot, .settledOnTheSpot, .declined, .underWay])
        }
        return index < accepted ? .underWay : dice.pick([.settledOnTheSpot, .settledOnTheSpot, .settledOnTheSpot, .declined])
    }
}
