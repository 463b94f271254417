import Affairs
import Kernel

/// 行政调解: as many concluded in the year as the scenario says; a few more are declined.
package struct AdministrativeMediationPlays {
    private static let subjects: [(kind: String, subject: String, duties: Set<Organ.Duty>)] = [
        ("consumer", "购买家电质量和退换", [.market]), ("consumer", "预付卡停业退款", [.market]), ("consumer", "装修材料不合格赔偿", [.market]),
        ("land", "承包地界址和耕作", [.township]), ("land", "山林四至和采伐", [.township]), ("construction", "建房施工损坏邻屋", [.township, .enforcement]),
        ("environment", "养殖污水影响灌溉", [.township, .enforcement]), ("security", "殴打他人医疗费赔偿", [.enforcement]),
        ("traffic", "交通事故车损和误工赔偿", [.enforcement]), ("labour", "工程款和工资结算", [.enforcement, .township]),
        ("property", "小区物业服务和收费", [.enforcement, .township]), ("transport", "客运班线经营和退票", [.enforcement]),
    ]

    let world: World
    private let count: Int
    private let succeeded: Int
    private let organs: [OrganCode]

    package init(_ world: World) {
        self.world = world
        count = world.scenario.targets["administrative-mediation.count"] ?? 0
        succeeded = min(count, world.scenario.targets["administrative-mediation.succeeded"] ?? count * 93 / 100)
        organs = world.organs.organs.values.filter { organ in
            !world.people(.clerk, in: organ.code).isEmpty && !world.people(.head, in: organ.code).isEmpty
                && !organ.duties.isDisjoint(with: [.market, .enforcement, .township]) && Self.staff(organ.code, world).count >= 2
        }.map(\.code).sorted { $0.description < $1.description }
    }

    /// Those of an organ who may mediate.
    private static func staff(_ organ: OrganCode, _ world: World) -> [Scenario.Member] {
        var found: [Scenario.Member] = []
        for role in [Role.clerk, .mediator, .officer] {
            for member in world.people(role, in: organ).prefix(6) where !found.contains(where: { $0.id == member.id }) { found.append(member) }
        }
        return found
    }

    package func plays() -> [Play] {
        guard count > 0, !organs.isEmpty else { return [] }
        return (0..<count + count / 25).map { index in
            let key = "administrative-mediation/\(index + 1)"
            var dice = Dice(seed: world.scenario.seed, "day/\(key)")
            let day = world.workingDay(of: world.scenario.year, from: 1, through: 10, &dice)
            let opens = Instant(day, hour: dice.number(9...16), minute: dice.number(0...59))
            let organ = dice.pick(organs)
            return Play(key, opens: opens) { world, dice in steps(index, organ, opens, world, &dice) }
        }
    }

    private func steps(_ index: Int, _ organ: OrganCode, _ opens: Instant, _ world: World, _ dice: inout Dice) -> [Step] {
        let duties = world.organs[organ]?.duties ?? []
        let fitting = Self.subjects.filter { !$0.duties.isDisjoint(with: duties) }
        let subject = dice.pick(fitting.isEmpty ? Self.subjects : fitting)
        let clerk = world.person(.clerk, in: organ, &dice)
        let pair = Array(Self.staff(organ, world).shuffled(using: &dice).prefix(2))
        let parties = [Invented.name(&dice), Invented.name(&dice) + "（乙方）"]
        var course = Course(world, opening: opens)
        let isExOfficio = dice.chance(250)
        let isAgainstOrgan = dice.chance(60)
        var input = [
            "nature": isAgainstOrgan ? "administrative" : "civil", "disputeKind": isAgainstOrgan ? "compensation" : subject.kind,
            "subject": isAgainstOrgan ? "执法中损坏财物的补偿" : subject.subject, "claims": "要求赔偿损失、停止影响", "place": "\(world.scenario.name)境内",
            "parties": JSON.array(parties.map { .record(["citizenName": .text($0), "phone": .text(Invented.phone(&dice))]) }).encoded,
            "amountInDispute": String(dice.number(2...300) * 100),
        ]
        if !isExOfficio, dice.chance(200) {
            (input["source"], input["referredOn"]) = (dice.pick(["court", "petitions", "hotline", "other"]), opens.day.iso)
        }
        course.open("administrative-mediation", at: organ, isExOfficio ? "initiate" : "apply", by: clerk, input)
        course.pass(minutes: 30...150, &dice)
        course.take("ask-consent", by: clerk)
        course.pass(workingDays: 1...3, &dice)
        guard index < count else {
            course.take("record-refusal", by: clerk, ["refusedBy": parties[1]])
            course.pass(minutes: 5...30, &dice)
            course.take("decline", by: clerk, ["declineReason": "refused", "channelsTold": "litigation"])
            return course.steps
        }
        course.take("record-consent", by: clerk, ["consentAnswer": "同意由本机关调解"])
        course.pass(minutes: 5...40, &dice)
        course.take("accept", by: clerk, ["belongsToDuties": "是"])
        course.pass(minutes: 10...60, &dice)
        course.take(
            "assign", by: clerk,
            ["mediators": pair.map(\.id.description).joined(separator: ","), "mediatorNames": pair.map(\.name).joined(separator: ",")])
        course.pass(workingDays: 1...4, &dice)
        course.take("begin", by: clerk, ["rightsTold": "是"])
        for _ in 0...dice.weighted([70, 25, 5]) {
            course.pass(workingDays: 0...3, &dice)
            let session = JSON.item(["on": .text(course.today.iso), "note": .text("查明事实，释明法律，双方提出方案")])
            course.take("mediate", by: clerk, ["sessions": session])
        }
        if dice.chance(50) {
            course.pass(minutes: 20...60, &dice)
            course.take("extend", by: world.person(.head, in: organ, &dice), ["extensionReason": "需要检测鉴定", "extensionAgreed": "是"])
            course.pass(workingDays: 6...14, &dice)
        }
        course.pass(minutes: 20...90, &dice)
        if index < succeeded { agree(&course, clerk, parties, &dice) } else { fail(&course, clerk, parties, &dice) }
        course.pass(workingDays: 1...8, &dice)
        let papers = index < succeeded ? ["opening", "evidence", "agreement", "performance"] : ["opening", "evidence", "closing"]
        course.take("close", by: clerk, FiledCase.input("\(world.scenario.year)行调\(index + 1)", papers))
        return course.steps
    }

    private func agree(_ course: inout Course, _ clerk: Scenario.Member, _ parties: [String], _ dice: inout Dice) {
        var input = ["terms": "双方互谅互让，按约定赔偿并停止影响", "lawful": "是", "amount": String(dice.number(1...200) * 100)]
        if dice.chance(250) {
            input["isOral"] = "是"
        } else {
            input["signedBy"] = JSON.array(parties.map { .text($0) }).encoded
            (input["mediatorsSigned"], input["sealed"]) = ("是", "是")
            input["performBy"] = course.today.advanced(by: dice.number(5...20)).iso
        }
        course.take("agree", by: clerk, input)
        course.pass(workingDays: 1...4, &dice)
        course.take("perform", by: clerk, ["performanceNote": "已按协议履行"])
    }

    private func fail(_ course: inout Course, _ clerk: Scenario.Member, _ parties: [String], _ dice: inout Dice) {
        let isRefused = dice.chance(300)
        if isRefused { course.take("record-refusal", by: clerk, ["refusedBy": parties[0]]) }
        course.pass(minutes: 5...20, &dice)
        course.take("terminate", by: clerk, ["endReason": isRefused ? "refused" : "noAgreement", "channelsTold": "litigation"])
    }
}
