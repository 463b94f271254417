import Affairs
import Kernel

/// 行政处罚权集中和乡镇赋权: decisions in force since earlier years, and the last of them made in the year, with the items they bring.
struct ReallocationPlays {
    private let offices: PowerOffices
    private let receiver: Organ?
    private let sources: [Organ]
    private let townships: [Organ]
    private let centralised: Int
    private let empowered: Int
    private let year: Int

    init(_ offices: PowerOffices) {
        self.offices = offices
        let (world, targets) = (offices.world, offices.world.scenario.targets)
        year = world.year
        let enforcing = offices.keepers { $0.level == .department && $0.duties.contains(.enforcement) }
        let receiver = enforcing.first { $0.name.contains("综合行政执法") || $0.name.contains("综合执法") } ?? enforcing.first { $0.name.contains("城市管理") }
        // Restriction of liberty stays with the police, and what stands under a vertical administration is not the county's to move.
        let untouched = ["公安", "税务", "烟草", "气象", "消防", "海关"]
        sources =
            enforcing.filter { organ in organ.code != receiver?.code && !untouched.contains { organ.name.contains($0) } }
            + offices.keepers { $0.level == .department && $0.duties.isEmpty }
        townships = offices.keepers { $0.level == .township }
        self.receiver = receiver
        let wanted = min(targets["reallocation.sources"] ?? 0, sources.count)
        departments = receiver == nil ? 0 : wanted
        centralised = departments == 0 ? 0 : targets["power.centralised"] ?? 0
        empowered = townships.isEmpty || enforcing.isEmpty ? 0 : targets["power.empowered"] ?? 0
    }

    private let departments: Int

    /// Items in force at the end of the year.
    var count: Int { centralised + empowered }

    private var world: World { offices.world }
    /// So many of the decisions are made in the year.
    private var fresh: Int { departments >= 4 && offices.isStaffed ? 2 : 0 }

    func plays() -> [Play] {
        guard let receiver else { return empowering() }
        var plays: [Play] = []
        for index in 0..<departments {
            let isFresh = index >= departments - fresh
            let (first, last) = (index * centralised / departments, (index + 1) * centralised / departments)
            plays +=
                isFresh
                ? decided(index, receiver, items: last - first)
                : [registered("reallocation/\(index + 1)", .centralised, sources[index], receiver, index)]
            plays += (first..<last).map {
                isFresh ? takenOver($0, index, receiver) : listed("power/centralised/\($0 + 1)", "reallocation/\(index + 1)", receiver, $0, index)
            }
        }
        return plays + empowering()
    }

    private func empowering() -> [Play] {
        guard empowered > 0, let source = sources.first(where: { $0.duties.contains(.enforcement) }) else { return [] }
        let places = Array(townships.prefix(empowered))
        return places.enumerated().flatMap { index, place in
            let key: Handle<PowerReallocation> = "reallocation/township/\(index + 1)"
            let items = (index * empowered / places.count)..<((index + 1) * empowered / places.count)
            return [registered(key, .empowerment, source, place, index)]
                + items.map { listed("power/empowered/\($0 + 1)", key, place, $0, index) }
        }
    }

    // MARK: Earlier decisions

    private var effective: Day { offices.day(year - 1, 3, 1) }

    private func scope(_ source: Organ) -> String { "\(source.name)在城乡管理领域的行政处罚权" }

    private func registered(_ key: Handle<PowerReallocation>, _ form: PowerReallocation.Form, _ source: Organ, _ receiver: Organ, _ index: Int)
        -> Play
    {
        let dice = world.dice("day/\(key)")
        let opens = offices.at(world.workingDay(index % 15 + 1, after: offices.day(year - 1, 8, 1)), dice)
        let input: Fields<PowerReallocation> = [
            \.form <- form, \.source <- source.code, \.scope <- scope(source), \.approver <- .province,
            \.approvalDocument <- "省政府关于\(form == .centralised ? "开展相对集中行政处罚权工作的批复" : "乡镇赋权事项的决定")", \.approvalDate <- offices.day(year - 2, 11, 8),
            \.publishedOn <- offices.day(year - 1, 2, 1), \.effectiveOn <- effective, \.coordination <- "线索移送、信息共享、业务指导",
        ]
        return Play(key, opens: opens) { [offices] course in
            guard let clerk = offices.clerk(receiver.code), let office = offices.office else { return }
            course.open("register-existing", at: receiver.code, by: clerk, input)
            course.take("confirm-existing", by: office)
        }
    }

    private func listed(_ key: Handle<PowerItem>, _ decision: Handle<PowerReallocation>, _ organ: Organ, _ number: Int, _ index: Int) -> Play {
        let dice = world.dice("day/\(key)")
        let opens = offices.at(world.workingDay(index % 20 + 1, after: offices.day(year - 1, 9, 1)), dice)
        let published = world.workingDay(10, after: effective)
        let work = PowerCourse(
            offices: offices, organ: organ, power: ListedPower(.penalty, number: number, code: "\(organ.code)-jz\(padded(number + 1, 4))"))
        return Play(key, opens: opens) { course in
            guard let matter = world.find(decision) else { return }
            work.existing(course, published: published, with: [\.reallocation <- matter, \.origin <- .transferred])
        }
    }

    // MARK: Decisions of the year

    private func announced(_ index: Int) -> Day { offices.day(year, 5 + index % 2, 11) }
    private func takesEffect(_ index: Int) -> Day { offices.day(year, 7 + index % 2, 1) }

    /// The whole course, and two of the source's own items that leave its list on the effective day.
    private func decided(_ index: Int, _ receiver: Organ, items: Int) -> [Play] {
        let (source, key) = (sources[index], "reallocation/\(index + 1)")
        let own = (0..<2).map { number in
            let dice = world.dice("day/source/\(index)/\(number)")
            let opens = offices.at(offices.day(year - 1, 9, 15), dice)
            let power = ListedPower(.penalty, number: 100 + index * 2 + number, code: "\(source.code)-hz\(number + 1)")
            let published = offices.day(year - 2, 12, 17)
            let work = PowerCourse(offices: offices, organ: source, power: power)
            return Play(PowerItem.self, "power/source/\(index + 1)/\(number + 1)", opens: opens) { work.existing($0, published: published) }
        }
        let dice = world.dice("day/\(key)")
        let opens = offices.at(offices.day(year, 1, 12), dice)
        let decision = Play(PowerReallocation.self, key, opens: opens) { course in steps(index, source, receiver, items, course) }
        return own + [decision]
    }

    private func steps(_ index: Int, _ source: Organ, _ receiver: Organ, _ items: Int, _ course: Course<PowerReallocation>) {
        guard let clerk = offices.clerk(receiver.code), let legality = offices.legality, let office = offices.office else { return }
        let moved = (1...2).compactMap { world.find(Handle<PowerItem>("power/source/\(index + 1)/\($0)")) }
        let names = (1...2).map { ListedPower(.penalty, number: 99 + index * 2 + $0, code: "").name } + ["\(scope(source))共\(items)项（目录附后）"]
        course.open(
            "propose", at: receiver.code, by: clerk, \.form <- .centralised, \.source <- source.code, \.scope <- scope(source),
            \.reason <- "解决多头执法、重复执法", \.items <- moved, \.itemNames <- names)
        course.pass(days: 5...12).take(
            "assess", by: legality, \.ability <- .able, \.abilityNote <- "持证人员和装备能够承接", \.officerCount <- course.number(20...60))
        course.pass(days: 3...8).take("request", by: office, \.requestDocument <- "政〔\(year)〕\(course.number(3...20))号")
        course.move(to: world.workingDay(4, after: offices.day(year, 4, 13))).take(
            "record-approval", by: office, \.approver <- .province, \.approvalDocument <- "省政府函〔\(year)〕\(course.number(10...60))号",
            \.approvalDate <- offices.day(year, 4, 10))
        course.move(to: announced(index)).take("publish", by: office, \.effectiveOn <- takesEffect(index), \.coordination <- "线索移送、信息共享、业务指导")
        course.move(to: world.workingDay(3, after: takesEffect(index))).take(
            "hand-over", by: clerk, \.handOverNote <- "移交在办案件\(course.number(1...9))件、档案\(course.number(20...200))卷")
        if let supervisor = offices.legality {
            course.move(to: offices.day(year, 12, 7))
            let evaluation = [PowerReallocation.Evaluation(\.ability <- .able, \.note <- "案件办理规范，能够有效承接")]
            course.take("evaluate", by: supervisor, \.evaluations <- evaluation)
        }
    }

    private func takenOver(_ number: Int, _ index: Int, _ receiver: Organ) -> Play {
        let key = "power/centralised/\(number + 1)"
        let dice = world.dice("day/\(key)")
        let opens = offices.at(world.workingDay(dice.number(2...15), after: announced(index)), dice)
        let work = PowerCourse(
            offices: offices, organ: receiver, power: ListedPower(.penalty, number: number, code: "\(receiver.code)-jz\(padded(number + 1, 4))"))
        let inForce = takesEffect(index)
        return Play(PowerItem.self, key, opens: opens) { course in
            guard let matter = world.find(Handle<PowerReallocation>("reallocation/\(index + 1)")) else { return }
            work.takingOver(inForce: inForce, [\.reallocation <- matter], course)
        }
    }
}
