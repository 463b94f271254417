import Affairs
import Kernel

/// 行政执法主体资格: the organisations that hold a certificate at the end of the year, most of them since earlier years.
package struct SubjectPlays {
    let world: World
    private let offices: PowerOffices
    private let year: Int

    package init(_ world: World) {
        self.world = world
        offices = PowerOffices(world)
        year = world.scenario.year
    }

    /// Organs that enforce first, then townships, then other departments, until the number is reached.
    private var holders: [Organ] {
        let organs = world.organs.organs.values.sorted { $0.code.description < $1.code.description }
        let enforcing = organs.filter { $0.duties.contains(.enforcement) }
        let wanted = world.scenario.targets["subject.valid"] ?? 0
        guard wanted > 0 else { return enforcing }
        let all = organs.filter { $0.level == .township }
        let townships = Array(all.prefix(world.scenario.targets["subject.townships"] ?? all.count))
        let others = organs.filter { $0.level == .department && !$0.duties.contains(.enforcement) && !$0.duties.contains(.establishment) }
        let room = max(0, wanted - townships.count)
        let departments = Array((enforcing + others).prefix(room))
        return world.scenario.targets["subject.townships"] == nil
            ? Array((enforcing + townships + others).prefix(wanted)) : Array((departments + townships).prefix(wanted))
    }

    package func plays() -> [Play] {
        let holders = holders
        guard let keeper = offices.keeper, !holders.isEmpty else { return [] }
        // A few are confirmed in the year; where the scenario says how many, exactly those.
        let fresh = min(world.scenario.targets["subject.certified"] ?? (holders.count >= 20 ? 2 : 0), holders.count)
        let places = holders.enumerated()
        let plays = places.map { index, organ in
            let isFresh = index >= holders.count - fresh && offices.clerk(organ.code) != nil && offices.office != nil
            return isFresh ? confirmation(organ, index, keeper) : existing(organ, index, keeper)
        }
        guard holders.count >= 20, let office = offices.office, let first = holders.first else { return plays }
        return plays + [former(into: first, keeper, office), refusal(keeper), entrustment(by: first)].compactMap { $0 }
    }

    private func input(_ organ: Organ, _ index: Int, _ dice: inout Dice) -> [String: String] {
        let isTownship = organ.level == .township
        let isAuthorised = ["事务中心", "服务中心", "监督所", "支队", "大队"].contains { organ.name.hasSuffix($0) }
        var input: [String: String] = [
            "subjectName": organ.name, "nature": isAuthorised ? "authorised" : "statutory", "bodyKind": isAuthorised ? "publicInstitution" : "organ",
            "level": isTownship ? "township" : "department", "legalBasis": isTownship ? "省人民政府赋权决定所列法律、法规" : "本系统法律、法规及机构“三定”规定",
            "basisRank": "regulation", "establishmentDocument": "办发〔\(year - 1)〕\(index + 12)号",
            "officerCount": "\(dice.number(isTownship ? 4...15 : 8...80))",
            "scope": "\(world.scenario.name)\(isTownship ? "本乡镇（街道）" : "")行政区域内法定职权范围",
            "powerTypes": dice.pick(["penalty,inspection", "licence,penalty,inspection", "penalty,compulsion,inspection"]),
        ]
        if isTownship { input["empowermentDocument"] = "省人民政府关于乡镇和街道赋权事项的决定" }
        return input
    }

    private func existing(_ organ: Organ, _ index: Int, _ keeper: Scenario.Member) -> Play {
        let key = "subject/\(organ.code)"
        var dice = Dice(seed: world.scenario.seed, "day/\(key)")
        let opens = offices.at(world.workingDay(index % 12 + 1, after: offices.day(year - 1, 7, 1)), &dice)
        let isTownship = organ.level == .township
        let confirmed = offices.day(isTownship ? year - 1 : year - 4, isTownship ? 3 : 6, 11)
        let note = index % 17
        return Play(key, opens: opens) { [self] world, dice in
            var course = Course(world, opening: opens)
            let serial = "执主〔\(confirmed.year)〕\(padded(index + 1, 5))号"
            let registered = ["number": serial, "confirmedOn": confirmed.iso]
            course.open("subject", at: organ.code, "register-existing", by: keeper, input(organ, index, &dice).merging(registered) { $1 })
            later(&course, organ, note, keeper, &dice)
            return course.steps
        }
    }

    /// Now and then a change of name or scope, or some weeks suspended; the yearly check in November and December.
    private func later(_ course: inout Course, _ organ: Organ, _ note: Int, _ keeper: Scenario.Member, _ dice: inout Dice) {
        let checked: (Int) -> [String: String] = { ["checks": JSON.item(["year": .integer($0), "passed": .flag(true)])] }
        course.move(to: world.workingDay(of: year - 1, from: 11, through: 12, &dice), &dice)
        course.take("check", by: keeper, checked(year - 1))
        if note == 5 {
            course.move(to: world.workingDay(of: year, from: 3, through: 6, &dice), &dice)
            course.take(
                "change", by: keeper,
                [
                    "changeReason": "机构改革，职责调整", "changeDocument": "编发〔\(year)〕\(dice.number(3...20))号",
                    "newScope": "\(world.scenario.name)行政区域内，增加划入的职权",
                ])
        }
        if note == 11, !organ.duties.contains(.enforcement), let office = offices.office {
            course.move(to: world.workingDay(of: year, from: 4, through: 8, &dice), &dice)
            course.take("suspend", by: office, ["suspensions": JSON.item(["reason": .text("执法不规范，限期整改")])])
            course.pass(workingDays: 15...30, &dice)
            course.take("resume", by: office)
        }
        course.move(to: world.workingDay(of: year, from: 11, through: 12, &dice), &dice)
        course.take("check", by: keeper, checked(year))
    }

    private func confirmation(_ organ: Organ, _ index: Int, _ keeper: Scenario.Member) -> Play {
        let key = "subject/\(organ.code)"
        var dice = Dice(seed: world.scenario.seed, "day/\(key)")
        let opens = offices.at(world.workingDay(of: year, from: 2, through: 9, &dice), &dice)
        return Play(key, opens: opens) { [self] world, dice in
            guard let clerk = offices.clerk(organ.code), let office = offices.office else { return [] }
            var course = Course(world, opening: opens)
            course.open("subject", at: organ.code, "apply", by: clerk, input(organ, index, &dice))
            course.pass(workingDays: 2...6, &dice)
            course.take("examine", by: keeper, ["examination": "设定依据、机构和人员符合条件"])
            course.pass(workingDays: 3...10, &dice)
            course.take("confirm", by: office, ["confirmationDocument": "政发〔\(year)〕\(dice.number(3...28))号"])
            return course.steps
        }
    }

    /// 机构改革: a body that has been merged gives its certificate up; its powers go to one that stays.
    private func former(into successor: Organ, _ keeper: Scenario.Member, _ office: Scenario.Member) -> Play {
        var dice = Dice(seed: world.scenario.seed, "day/subject/former")
        let opens = offices.at(offices.day(year - 1, 8, 5), &dice)
        let ends = world.workingDay(of: year, from: 3, through: 10, &dice)
        return Play("subject/former/1", opens: opens) { [self] world, dice in
            guard let into = world.matters["subject/\(successor.code)"] else { return [] }
            var course = Course(world, opening: opens)
            let former = ["subjectName": "\(world.scenario.name)原综合稽查执法队", "nature": "authorised", "bodyKind": "publicInstitution"]
            let registered = ["number": "执主〔\(year - 4)〕00099号", "confirmedOn": offices.day(year - 4, 6, 11).iso]
            let input = input(successor, 87, &dice).merging(former) { $1 }.merging(registered) { $1 }
            course.open("subject", at: successor.code, "register-existing", by: keeper, input)
            course.move(to: ends, &dice)
            course.take("cancel", by: office, ["cancelGround": "merged", "cancelNote": "机构改革并入\(successor.name)", "successor": String(into)])
            return course.steps
        }
    }

    /// 不予确认: it has too few people with certificates.
    private func refusal(_ keeper: Scenario.Member) -> Play? {
        guard let organ = offices.keepers({ $0.level == .department && $0.duties.isEmpty }).first, let clerk = offices.clerk(organ.code) else {
            return nil
        }
        var dice = Dice(seed: world.scenario.seed, "day/subject/refused")
        let opens = offices.at(world.workingDay(of: year, from: 4, through: 9, &dice), &dice)
        return Play("subject/refused/1", opens: opens) { [self] world, dice in
            var course = Course(world, opening: opens)
            let own = ["subjectName": "\(organ.name)稽查队", "nature": "authorised", "bodyKind": "publicInstitution", "officerCount": "1"]
            course.open("subject", at: organ.code, "apply", by: clerk, input(organ, 88, &dice).merging(own) { $1 })
            course.pass(workingDays: 3...6, &dice)
            course.take("refuse", by: keeper, ["refusalReason": "持证执法人员只有1人，不具备执法条件"])
            return course.steps
        }
    }

    private func entrustment(by organ: Organ) -> Play? {
        guard let clerk = offices.clerk(organ.code) else { return nil }
        var dice = Dice(seed: world.scenario.seed, "day/subject/entrusted")
        let opens = offices.at(offices.day(year, 3, 2), &dice)
        return Play("subject/entrusted/1", opens: opens) { world, dice in
            var course = Course(world, opening: opens)
            course.open(
                "subject", at: organ.code, "record-entrustment", by: clerk,
                [
                    "subjectName": "\(organ.name)所属综合服务站", "nature": "entrusted", "bodyKind": "publicInstitution", "level": "department",
                    "entruster": organ.code.description, "entrustedScope": "日常检查和警告、小额罚款", "entrustmentLetter": "委〔\(world.scenario.year)〕1号",
                    "entrustedFrom": opens.day.iso, "entrustedUntil": Day.lastDay(of: world.scenario.year).iso, "legalBasis": "本系统法规关于委托执法的规定",
                    "officerCount": "\(dice.number(3...9))",
                ])
            return course.steps
        }
    }
}
