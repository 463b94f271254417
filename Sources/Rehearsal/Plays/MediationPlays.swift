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
    private let kinds: [(code: PeoplesMediation.DisputeKind, name: String, weight: Int)]

    package init(_ world: World) throws {
        self.world = world
        kinds = try world.scenario.table("disputes-kinds.csv", columns: ["kind", "name", "weight"]).lines.map { line in
            (PeoplesMediation.DisputeKind(rawValue: line["kind"]) ?? .other, line["name"], try line.int("weight"))
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
        let (major, succeeded) = (world.target("mediation.major"), townships.reduce(0) { $0 + $1.succeeded })
        var earlier = 0
        return townships.flatMap { township in
            let first = earlier
            earlier += township.succeeded
            return (0..<township.screened).map { index in
                let number = first + index
                let isMajor = index < township.succeeded && (number + 1) * major / succeeded > number * major / succeeded
                let key = "mediation/\(township.code)/\(index + 1)"
                let dice = world.dice("ending/\(key)")
                let ending = ending(of: index, in: township, dice)
                let isConcluded = ending == .agreement || ending == .failure
                let day = world.workingDay(of: world.year, from: ending == .underWay ? 12 : 1, through: isConcluded ? 11 : 12, dice)
                let opens = dice.time(8...17, on: day)
                return Play(PeoplesMediation.self, key, opens: opens) { course in write(township, ending, isMajor: isMajor, course) }
            }
        }
    }

    private func write(_ township: Township, _ ending: Ending, isMajor: Bool, _ course: Course<PeoplesMediation>) {
        let isReferred = ending != .settledOnTheSpot && course.chance(110)
        let isApplied = ending != .settledOnTheSpot && !isReferred && course.chance(300)
        // A referral is registered by a clerk, and only townships have one.
        let organ = isReferred || course.chance(250) ? township.code : course.pick(township.committees)
        let mediators = world.people(.mediator, in: organ)
        let mediator = course.pick(mediators)
        let parties = [Invented.name(course.dice), Invented.name(course.dice) + "（乙方）"]
        let kind = kinds[course.dice.weighted(kinds.map(\.weight))]
        var input = dispute(parties, kind.code, kind.name, course.dice)
        if isReferred {
            input += [\.source <- course.pick([.court, .police, .police, .petitions, .hotline, .otherOrgan]), \.referredOn <- course.opens.day]
            course.open("refer", at: organ, by: world.person(.clerk, in: organ, course.dice), input)
        } else if isApplied {
            input.append(\.applicationForm <- course.chance(600) ? .oral : .written)
            course.open("apply", at: organ, by: mediator, input)
        } else {
            course.open("screen", at: organ, by: mediator, input)
        }
        course.pass(days: 0...2)
        switch ending {
        case .settledOnTheSpot: course.take("settle", by: mediator, \.settlementNote <- "经现场劝导，双方当场言和")
        case .declined:
            course.take(
                "decline", by: mediator, \.declineReason <- course.pick([.notCivil, .elsewhere]), \.channelsTold <- [.administrative, .litigation])
        case .underWay:
            course.take("accept", by: mediator)
            begin(course, mediator)
        case .agreement, .failure:
            course.take("accept", by: mediator)
            if isMajor { markMajor(course, mediator) }
            begin(course, mediator)
            mediate(course, mediator)
            if ending == .agreement { agree(course, mediator, parties, kind.code) } else { fail(course, mediator) }
        }
    }

    private func dispute(
        _ parties: [String], _ kind: PeoplesMediation.DisputeKind, _ name: String, _ dice: Dice
    ) -> Fields<PeoplesMediation> {
        let people = parties.map { Party(\.citizenName <- $0, \.phone <- Invented.phone(dice)) }
        var input: Fields<PeoplesMediation> = [
            \.disputeKind <- kind, \.subject <- name, \.parties <- people, \.brief <- "双方因\(name)发生争执", \.place <- "\(world.name)境内",
        ]
        if dice.chance(450) { input.append(\.amountInDispute <- .yuan(dice.number(3...400) * 100)) }
        if dice.chance(40) { input.append(\.risk <- .calm) }
        return input
    }

    private func begin(_ course: Course<PeoplesMediation>, _ mediator: Member) {
        course.pass(days: 0...2).take(
            "assign", by: mediator, \.mediators <- [mediator.id], \.mediatorNames <- mediator.name,
            \.chosenBy <- course.chance(700) ? .committee : .parties)
        if course.chance(60) {
            course.pass(minutes: 10...60).take("assess-risk", by: mediator, \.risk <- .escalation)
            course.pass(minutes: 10...30).take("prevent", by: mediator, \.preventiveMeasures <- "安排专人分别稳控，约定不再接触")
        }
        course.pass(days: 0...3).take("begin", by: mediator, \.rightsTold <- true)
    }

    private func markMajor(_ course: Course<PeoplesMediation>, _ mediator: Member) {
        course.pass(minutes: 5...20)
        let grounds: [[PeoplesMediation.MajorGround]] = [
            [.amount], [.crowd], [.death], [.crossBorder], [.difficult], [.complex], [.difficult, .longStanding],
        ]
        course.take("mark-major", by: mediator, \.majorGrounds <- course.pick(grounds), \.majorNote <- "由乡镇统一调度，会同有关部门共同调解")
    }

    private func mediate(_ course: Course<PeoplesMediation>, _ mediator: Member) {
        let sessions = course.dice.weighted([65, 27, 8]) + 1
        for _ in 0..<sessions {
            course.pass(days: 0...4)
            let session = [PeoplesMediation.Session(\.on <- course.today, \.place <- "调解室", \.note <- "听取双方陈述，释明法律，提出方案")]
            course.take("mediate", by: mediator, \.sessions <- session)
        }
    }

    private func agree(_ course: Course<PeoplesMediation>, _ mediator: Member, _ parties: [String], _ kind: PeoplesMediation.DisputeKind) {
        course.pass(minutes: 20...90)
        let isOral = course.chance(380)
        var input: Fields<PeoplesMediation> = [\.effectiveOn <- course.today, \.terms <- "双方互谅互让，按约定履行", \.performanceMethod <- "当面履行"]
        let performBy = course.today.advanced(by: course.number(0...20))
        input.append(\.performBy <- performBy)
        if course.chance(420) { input.append(\.amount <- .yuan(course.number(2...300) * 100)) }
        if isOral {
            input.append(\.writingWaived <- true)
            course.take("agree-orally", by: mediator, input)
        } else {
            input += [\.agreementFacts <- "双方对争议事实无异议，各有责任", \.signedBy <- parties, \.mediatorSigned <- true, \.sealed <- true]
            course.take("agree-in-writing", by: mediator, input)
            if course.chance(25), kind != .family { confirm(course, mediator) }
        }
        course.move(to: world.workingDay(onOrAfter: performBy)).take("supervise", by: mediator, \.performance <- .performed)
        course.pass(days: 3...15)
        let revisit = [PeoplesMediation.Revisit(\.on <- course.today, \.note <- "协议已履行，双方无异议")]
        course.take("revisit", by: mediator, \.revisits <- revisit)
        course.pass(days: 0...5)
        file(course, mediator, isOral ? [.opening, .evidence] : [.opening, .evidence, .agreement])
    }

    /// 立卷归档.
    private func file(_ course: Course<PeoplesMediation>, _ mediator: Member, _ papers: [FilePaper]) {
        let number = "\(course.today.year)调\(course.number(1...999))"
        course.take("file", by: mediator, filed(\.archive, number, papers))
    }

    /// The parties go to court together within the thirty days.
    private func confirm(_ course: Course<PeoplesMediation>, _ mediator: Member) {
        course.pass(days: 1...12).take(
            "request-confirmation", by: mediator, \.confirmationCourt <- world.scenario.place.court, \.confirmationAppliedOn <- course.today,
            \.confirmationJoint <- true)
        course.pass(days: 1...2).take(
            "court-accept", by: mediator,
            \.courtCaseNumber <- "（\(course.today.year)）\(world.scenario.place.courtMark)诉前调确\(course.number(1...400))号",
            \.courtAcceptedOn <- course.today)
        course.pass(days: 3...9).take("record-ruling", by: mediator, \.rulingOutcome <- .valid, \.rulingOn <- course.today)
    }

    private func fail(_ course: Course<PeoplesMediation>, _ mediator: Member) {
        course.pass(days: 0...4).take("terminate", by: mediator, \.endReason <- .noAgreement, \.channelsTold <- [.litigation, .arbitration])
        course.pass(days: 1...10)
        file(course, mediator, [.opening, .evidence])
    }

    private func ending(of index: Int, in township: Township, _ dice: Dice) -> Ending {
        if index < township.succeeded { return .agreement }
        if index < township.mediated { return .failure }
        guard let accepted = township.accepted else {
            return dice.pick([.settledOnTheSpot, .settledOnTheSpot, .settledOnTheSpot, .declined, .underWay])
        }
        return index < accepted ? .underWay : dice.pick([.settledOnTheSpot, .settledOnTheSpot, .settledOnTheSpot, .declined])
    }
}
