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
        year = world.year
    }

    /// Organs that enforce first, then townships, then other departments, until the number is reached.
    private var holders: [Organ] {
        let organs = world.organs.organs.values.sorted { $0.code.description < $1.code.description }
        let enforcing = organs.filter { $0.duties.contains(.enforcement) }
        let wanted = world.target("subject.valid")
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

    private func input(_ organ: Organ, _ index: Int, _ dice: Dice) -> Fields<EnforcementSubject> {
        let isTownship = organ.level == .township
        let isAuthorised = ["事务中心", "服务中心", "监督所", "支队", "大队"].contains { organ.name.hasSuffix($0) }
        var input: Fields<EnforcementSubject> = [
            \.subjectName <- organ.name, \.nature <- isAuthorised ? .authorised : .statutory,
            \.bodyKind <- isAuthorised ? .publicInstitution : .organ, \.level <- isTownship ? .township : .department,
            \.legalBasis <- isTownship ? "省人民政府赋权决定所列法律、法规" : "本系统法律、法规及机构“三定”规定", \.basisRank <- .regulation,
            \.establishmentDocument <- "办发〔\(year - 1)〕\(index + 12)号", \.officerCount <- dice.number(isTownship ? 4...15 : 8...80),
            \.scope <- "\(world.name)\(isTownship ? "本乡镇（街道）" : "")行政区域内法定职权范围",
            \.powerTypes <- dice.pick([[.penalty, .inspection], [.licence, .penalty, .inspection], [.penalty, .compulsion, .inspection]]),
        ]
        if isTownship { input.append(\.empowermentDocument <- "省人民政府关于乡镇和街道赋权事项的决定") }
        return input
    }

    private func existing(_ organ: Organ, _ index: Int, _ keeper: Member) -> Play {
        let key = "subject/\(organ.code)"
        let dice = world.dice("day/\(key)")
        let opens = offices.at(world.workingDay(index % 12 + 1, after: offices.day(year - 1, 7, 1)), dice)
        let isTownship = organ.level == .township
        let confirmed = offices.day(isTownship ? year - 1 : year - 4, isTownship ? 3 : 6, 11)
        let note = index % 17
        return Play(EnforcementSubject.self, key, opens: opens) { course in
            let serial = "执主〔\(confirmed.year)〕\(padded(index + 1, 5))号"
            let registered: Fields<EnforcementSubject> = [\.number <- serial, \.confirmedOn <- confirmed]
            course.open("register-existing", at: organ.code, by: keeper, input(organ, index, course.dice) + registered)
            later(course, organ, note, keeper)
        }
    }

    /// Now and then a change of name or scope, or some weeks suspended; the yearly check in November and December.
    private func later(_ course: Course<EnforcementSubject>, _ organ: Organ, _ note: Int, _ keeper: Member) {
        let checked: (Int) -> Fields<EnforcementSubject> = { [\.checks <- [EnforcementSubject.YearlyCheck(\.year <- $0, \.passed <- true)]] }
        course.move(to: world.workingDay(of: year - 1, from: 11, through: 12, course.dice)).take("check", by: keeper, checked(year - 1))
        if note == 5 {
            course.move(to: world.workingDay(of: year, from: 3, through: 6, course.dice)).take(
                "change", by: keeper, \.changeReason <- "机构改革，职责调整", \.changeDocument <- "编发〔\(year)〕\(course.number(3...20))号",
                \.newScope <- "\(world.name)行政区域内，增加划入的职权")
        }
        if note == 11, !organ.duties.contains(.enforcement), let office = offices.office {
            course.move(to: world.workingDay(of: year, from: 4, through: 8, course.dice)).take(
                "suspend", by: office, \.suspensions <- [Interruption(\.reason <- "执法不规范，限期整改")])
            course.pass(days: 15...30).take("resume", by: office)
        }
        course.move(to: world.workingDay(of: year, from: 11, through: 12, course.dice)).take("check", by: keeper, checked(year))
    }

    private func confirmation(_ organ: Organ, _ index: Int, _ keeper: Member) -> Play {
        let key = "subject/\(organ.code)"
        let dice = world.dice("day/\(key)")
        let opens = offices.at(world.workingDay(of: year, from: 2, through: 9, dice), dice)
        return Play(EnforcementSubject.self, key, opens: opens) { course in
            guard let clerk = offices.clerk(organ.code), let office = offices.office else { return }
            course.open("apply", at: organ.code, by: clerk, input(organ, index, course.dice))
            course.pass(days: 2...6).take("examine", by: keeper, \.examination <- "设定依据、机构和人员符合条件")
            course.pass(days: 3...10).take("confirm", by: office, \.confirmationDocument <- "政发〔\(year)〕\(course.number(3...28))号")
        }
    }

    /// 机构改革: a body that has been merged gives its certificate up; its powers go to one that stays.
    private func former(into successor: Organ, _ keeper: Member, _ office: Member) -> Play {
        let dice = world.dice("day/subject/former")
        let opens = offices.at(offices.day(year - 1, 8, 5), dice)
        let ends = world.workingDay(of: year, from: 3, through: 10, dice)
        return Play(EnforcementSubject.self, "subject/former/1", opens: opens) { course in
            guard let into = world.matters["subject/\(successor.code)"] else { return }
            let former: Fields<EnforcementSubject> = [
                \.subjectName <- "\(world.name)原综合稽查执法队", \.nature <- .authorised, \.bodyKind <- .publicInstitution,
            ]
            let registered: Fields<EnforcementSubject> = [\.number <- "执主〔\(year - 4)〕00099号", \.confirmedOn <- offices.day(year - 4, 6, 11)]
            let input = input(successor, 87, course.dice) + former + registered
            course.open("register-existing", at: successor.code, by: keeper, input)
            course.move(to: ends).take(
                "cancel", by: office, \.cancelGround <- .merged, \.cancelNote <- "机构改革并入\(successor.name)", \.successor <- Ref(into))
        }
    }

    /// 不予确认: it has too few people with certificates.
    private func refusal(_ keeper: Member) -> Play? {
        guard let organ = offices.keepers({ $0.level == .department && $0.duties.isEmpty }).first, let clerk = offices.clerk(organ.code) else {
            return nil
        }
        let dice = world.dice("day/subject/refused")
        let opens = offices.at(world.workingDay(of: year, from: 4, through: 9, dice), dice)
        return Play(EnforcementSubject.self, "subject/refused/1", opens: opens) { course in
            let own: Fields<EnforcementSubject> = [
                \.subjectName <- "\(organ.name)稽查队", \.nature <- .authorised, \.bodyKind <- .publicInstitution, \.officerCount <- 1,
            ]
            course.open("apply", at: organ.code, by: clerk, input(organ, 88, course.dice) + own)
            course.pass(days: 3...6).take("refuse", by: keeper, \.refusalReason <- "持证执法人员只有1人，不具备执法条件")
        }
    }

    private func entrustment(by organ: Organ) -> Play? {
        guard let clerk = offices.clerk(organ.code) else { return nil }
        let dice = world.dice("day/subject/entrusted")
        let opens = offices.at(offices.day(year, 3, 2), dice)
        return Play(EnforcementSubject.self, "subject/entrusted/1", opens: opens) { course in
            course.open(
                "record-entrustment", at: organ.code, by: clerk, \.subjectName <- "\(organ.name)所属综合服务站", \.nature <- .entrusted,
                \.bodyKind <- .publicInstitution, \.level <- .department, \.entruster <- organ.code, \.entrustedScope <- "日常检查和警告、小额罚款",
                \.entrustmentLetter <- "委〔\(world.year)〕1号", \.entrustedFrom <- opens.day, \.entrustedUntil <- Day.lastDay(of: world.year),
                \.legalBasis <- "本系统法规关于委托执法的规定", \.officerCount <- course.number(3...9))
        }
    }
}
