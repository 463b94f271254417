import Affairs
import Kernel

/// One committee of the scenario's register: where it stands, who sits on it, and what the year brings it.
struct Committee {
    enum Standard { case before, within, none }

    let key: Handle<MediationOrganisation>
    let year: Int
    let organ: OrganCode
    let entrant: Member
    let name: String
    let form: MediationOrganisation.Form
    let founder: String
    let field: String
    let members: [(id: PersonID?, name: String)]
    let electedBy: MediationOrganisation.ElectedBy
    let opens: Instant
    let isNew: Bool
    let isDissolved: Bool
    let standard: Standard
    let termFrom: Day

    /// From this day on its mediators may be entered: it has been registered by then.
    var isThereOn: Day { isNew ? opens.day.advanced(by: 45) : Day.first(ofMonth: 12, year: year - 1).advanced(by: 11) }

    /// All that the opening and the election say; the members' sexes are drawn so that there is a woman among them.
    func composition(_ dice: Dice) -> Fields<MediationOrganisation> {
        let list = members.enumerated().map { index, member in
            MediationOrganisation.Member(
                \.name <- member.name, \.person <- member.id ?? PersonID(""),
                \.sex <- index == 1 || (index > 1 && dice.chance(250)) ? .female : .male,
                \.office <- index == 0 ? .chair : index == 1 && members.count > 4 ? .deputy : .member)
        }
        var input: Fields<MediationOrganisation> = [
            \.name <- name, \.form <- form, \.members <- list, \.electedBy <- electedBy, \.premises <- form == .village ? "村（社区）人民调解室" : "人民调解室",
        ]
        if !founder.isEmpty { input.append(\.founder <- founder) }
        if !field.isEmpty { input.append(\.field <- field) }
        return input
    }
}

extension Committee {
    /// A place for a committee before it is known what becomes of it.
    private struct Site {
        let organ: OrganCode
        let name: String
        let form: MediationOrganisation.Form
        var founder = ""
        var field = ""
    }

    private static let trades: [(field: String, founder: String)] = [
        ("道路交通事故", "交通事故处理行业调解中心"), ("医疗纠纷", "医疗纠纷调处中心"), ("劳动争议", "总工会"), ("物业管理", "物业管理协会"), ("婚姻家庭", "妇女联合会"),
        ("消费纠纷", "消费者协会"), ("山林土地", "山林土地纠纷调处办公室"), ("商会", "工商业联合会"),
    ]

    /// As many as the target, and a few that are dissolved in the year beside them.
    static func all(_ world: World) -> [Committee] {
        let wanted = world.target("mediation.organisations")
        guard wanted > 0 else { return [] }
        let dissolved = wanted >= 40 ? 2 : 0
        let sites = sites(world, wanted, dissolved)
        let standard = world.target("mediation.standard")
        return sites.enumerated().compactMap { index, site in
            // Spread evenly: those that are standard are every so-and-so-many-th.
            let isStandard = index < wanted && (index + 1) * standard / wanted > index * standard / wanted
            return make(site, index, isStandard: isStandard, isDissolved: index >= wanted, world)
        }
    }

    private static func sites(_ world: World, _ wanted: Int, _ dissolved: Int) -> [Site] {
        let organs = world.organs.organs.values.sorted { $0.code.description < $1.code.description }
        let townships = organs.filter { $0.level == .township && entrant(world, $0.code) != nil }
        let villages = organs.filter { $0.level == .village }
        var sites = townships.prefix(wanted).map { Site(organ: $0.code, name: stem($0.name), form: .township) }
        let room = max(0, wanted - sites.count)
        let taken = min(room, villages.count)
        for index in 0..<taken {
            let village = villages[index * villages.count / taken]
            // A village where nobody has an account is entered by its township.
            let homes = [village.code] + [village.parent].compactMap { $0 }
            guard let home = homes.first(where: { entrant(world, $0) != nil }) else { continue }
            let place = village.parent.map { stem(world.organs.name(of: $0)) } ?? ""
            sites.append(Site(organ: home, name: place + stem(village.name), form: .village))
        }
        var number = 0
        let justice = world.organ(.justice)
        while sites.count < wanted + dissolved, number < wanted + 100 {
            let trade = trades[number % trades.count]
            let round = number / trades.count
            if number < trades.count, sites.count < wanted, entrant(world, justice) != nil {
                sites.append(
                    Site(
                        organ: justice, name: "\(world.name)\(trade.field)", form: .industry,
                        founder: "\(world.name)\(trade.founder)", field: trade.field))
            } else if !townships.isEmpty {
                let township = townships[number % townships.count]
                let trade = ["矿业", "建材", "食品", "机械", "农业", "纺织", "电子", "茶业"][(number + round) % 8]
                let company = "\(stem(township.name))\(trade)有限公司\(number >= 64 ? "第\(number)厂" : round > 1 ? "第\(round)分公司" : "")"
                sites.append(Site(organ: township.code, name: company, form: .enterprise, founder: company))
            } else {
                break
            }
            number += 1
        }
        return sites
    }

    /// 平江县安定镇人民政府 is 平江县安定镇 in the name of its committee.
    static func stem(_ name: String) -> String {
        for suffix in ["人民政府", "办事处", "村民委员会", "居民委员会"] where name.hasSuffix(suffix) { return String(name.dropLast(suffix.count)) }
        return name
    }

    private static func entrant(_ world: World, _ organ: OrganCode) -> Member? {
        world.people(.clerk, in: organ).first ?? world.people(.mediator, in: organ).first
    }

    private static func make(_ site: Site, _ index: Int, isStandard: Bool, isDissolved: Bool, _ world: World) -> Committee? {
        guard let entrant = entrant(world, site.organ) else { return nil }
        let key: Handle<MediationOrganisation> = "mediation-organisation/\(index + 1)"
        let year = world.year
        let dice = world.dice("make/\(key)")
        let isNew = !isDissolved && site.form != .township && index % 40 == 27
        // Those of before are entered in November, their mediators from the middle of December.
        let day =
            isNew
            ? world.workingDay(of: year, from: 2, through: 8, dice)
            : world.workingDay(onOrAfter: Day.first(ofMonth: 11, year: year - 1).advanced(by: dice.number(0...27)))
        // One in six was elected three years before the year, so that its term runs out within it.
        let isOld = !isDissolved && index % 6 == 2
        let since = isOld ? year - 3 : year - dice.number(1...2)
        let month = since == year - 1 ? dice.number(1...8) : isOld ? dice.number(3...11) : dice.number(1...11)
        let term = Day.first(ofMonth: month, year: since).advanced(by: dice.number(0...24))
        return Committee(
            key: key, year: year, organ: site.organ, entrant: entrant, name: site.name + "人民调解委员会", form: site.form, founder: site.founder,
            field: site.field, members: members(site, world, dice), electedBy: electors(site, dice),
            opens: dice.time(9...11, on: day), isNew: isNew, isDissolved: isDissolved,
            standard: isStandard ? (isNew || index % 9 == 4 ? .within : .before) : .none, termFrom: term)
    }

    private static func electors(_ site: Site, _ dice: Dice) -> MediationOrganisation.ElectedBy {
        switch site.form {
        case .village: site.name.hasSuffix("村") ? (dice.chance(300) ? .villagers : .villageRepresentatives) : .residents
        case .township: .justiceOffice
        case .enterprise: dice.pick([.workers, .workerRepresentatives, .union])
        default: .founder
        }
    }

    /// The organ's own mediators first, where the committee is the place's own.
    private static func members(_ site: Site, _ world: World, _ dice: Dice) -> [(id: PersonID?, name: String)] {
        let count = dice.pick([3, 3, 3, 5, 5, 7])
        let isOwn = site.form == .township || (site.form == .village && world.organs[site.organ]?.level == .village)
        var found: [(id: PersonID?, name: String)] = isOwn ? world.people(.mediator, in: site.organ).prefix(count).map { ($0.id, $0.name) } : []
        while found.count < count {
            let name = Invented.name(dice)
            if !found.contains(where: { $0.name == name }) { found.append((nil, name)) }
        }
        return found
    }
}
