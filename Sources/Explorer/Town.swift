package import Kernel

/// The small county in which walks are taken: an organ for every duty and level, and in each enough people for every post.
package struct Town: Sendable {
    package let organs: OrganTree
    /// In the order of the county's register.
    package let codes: [OrganCode]
    package let people: [Actor]
    /// Who may yet be appointed when all others have taken a step that keeps them from the next: in each organ some with every post.
    package let reserve: [Actor]
    let focus: [OrganCode]
    /// What the register of people says.
    let names: [PersonID: String]
    private let logins: [String: Int]
    private let byOrgan: [OrganCode: [Int]]

    /// - Parameter focus: organs where what others are to refer to stands together: officers, powers, documents of one organ make a case.
    package init(organs list: [Organ], people: [Actor], reserve: [Actor] = [], focus: [OrganCode] = []) {
        self.focus = focus
        self.reserve = reserve
        organs = OrganTree(list)
        codes = list.map(\.code)
        self.people = people
        names = Dictionary((people + reserve).map { ($0.person, $0.name) }, uniquingKeysWith: { first, _ in first })
        logins = Dictionary((people + reserve).enumerated().map { ($1.login, $0) }, uniquingKeysWith: { first, _ in first })
        var byOrgan: [OrganCode: [Int]] = [:]
        for (index, person) in people.enumerated() {
            for organ in Set(person.posts.map(\.organ)) { byOrgan[organ, default: []].append(index) }
        }
        self.byOrgan = byOrgan
    }

    package func person(_ login: String) -> Actor? {
        login == Actor.system.login ? .system : logins[login].map { $0 < people.count ? people[$0] : reserve[$0 - people.count] }
    }

    /// Those who hold one of some posts in an organ on a day.
    func holders(of roles: Set<Role>, in organ: OrganCode, on day: Day) -> [Actor] {
        (byOrgan[organ] ?? []).map { people[$0] }.filter { $0.holds(roles, in: organ, on: day) }
    }

    /// The same among those who may yet be appointed.
    func newcomers(for roles: Set<Role>, in organ: OrganCode, on day: Day) -> [Actor] { reserve.filter { $0.holds(roles, in: organ, on: day) } }

    func staff(of organ: OrganCode) -> [Actor] { (byOrgan[organ] ?? []).map { people[$0] } }
}

extension Town {
    /// One organ of the small county.
    private struct Row {
        let code: String
        let name: String
        let short: String
        let level: Organ.Level
        var parent: String? = "430626"
        /// By their ids; those that no kind declares are left out.
        var duties: [String] = []
        /// Has every sort of case.
        var isBusy = false
    }

    private static let rows: [Row] = [
        Row(code: "430626", name: "平江县人民政府", short: "平政", level: .county, parent: nil, duties: ["government", "reconsideration"]),
        Row(code: "430626-ga", name: "平江县公安局", short: "平公", level: .department, duties: ["enforcement"], isBusy: true),
        Row(code: "430626-sj", name: "平江县市场监督管理局", short: "平市监", level: .department, duties: ["enforcement", "market"], isBusy: true),
        Row(code: "430626-sf", name: "平江县司法局", short: "平司", level: .department, duties: ["justice"]),
        Row(code: "430626-bz", name: "平江县机构编制委员会办公室", short: "平编", level: .department, duties: ["establishment"]),
        Row(code: "430626-xf", name: "平江县信访局", short: "平信", level: .department, duties: ["petitions"]),
        Row(code: "430626-jy", name: "平江县教育局", short: "平教", level: .department),
        Row(code: "430626101", name: "汉昌街道办事处", short: "汉昌", level: .township, duties: ["township", "enforcement"], isBusy: true),
        Row(code: "430626102", name: "南江镇人民政府", short: "南江", level: .township, duties: ["township"]),
        Row(code: "430626101201", name: "首家坪社区居民委员会", short: "", level: .village, parent: "430626101"),
        Row(code: "430626102201", name: "昌江村村民委员会", short: "", level: .village, parent: "430626102"),
    ]

    /// Posts that the same people hold, by their ids; any other is dealt out to these groups in turn.
    private static let together: [[String]] = [
        ["officer", "hearing", "reconsideration", "mediator"], ["reviewer", "clerk", "certification", "supervisor"],
        ["head", "legality", "office", "petitions"],
    ]

    /// All posts, all duties and all levels of organs; a duty that stands in no row gets an organ of its own.
    package static func county(_ offices: Offices) -> Town {
        var organs = rows.map { row in
            Organ(
                code: OrganCode(row.code), name: row.name, short: row.short, level: row.level, parent: row.parent.map { OrganCode($0) },
                duties: Set(row.duties.compactMap { offices.duty($0) }))
        }
        let placed = Set(organs.flatMap(\.duties))
        organs += offices.duties.filter { !placed.contains($0) }.map { duty in
            Organ(
                code: OrganCode("430626-\(duty.id)"), name: "平江县\(duty.name)", short: "平\(duty.name.prefix(1))", level: .department,
                parent: OrganCode("430626"), duties: [duty])
        }
        let posts = offices.posts.filter { $0 != .administrator && $0 != .auditor }
        return Town(
            organs: organs, people: organs.flatMap { staff($0, posts) }, reserve: organs.flatMap { newcomers($0, posts) },
            focus: rows.filter(\.isBusy).map { OrganCode($0.code) })
    }

    private static func newcomers(_ organ: Organ, _ roles: [Role]) -> [Actor] {
        (1...6).map { number in
            let id = "\(organ.code)-r\(number)"
            let name = "\(organ.short.isEmpty ? organ.name : organ.short)新\(number)号"
            return Actor(
                login: id, person: PersonID(id), name: name, posts: roles.map { Post(organ: organ.code, role: $0, from: Day.firstDay(of: 2010)) })
        }
    }

    /// Ten people, each with several posts, as in a small organ: every post has three holders, so that whoever may not take a step
    /// has somebody beside, and one more who holds them all: what has to be kept apart is, even there. Of those who act in twos there are more.
    private static func staff(_ organ: Organ, _ roles: [Role]) -> [Actor] {
        (1...10).map { number in
            let held = roles.enumerated().filter { place, role in
                guard number < 10 else { return true }
                let group = together.firstIndex { $0.contains(role.id) } ?? place % together.count
                return (group + number) % 3 == 0 || (role.id == "officer" && number <= 6)
            }
            let posts = held.map { Post(organ: organ.code, role: $0.element, from: Day.firstDay(of: 2010)) }
            let id = "\(organ.code)-\(number)"
            return Actor(login: id, person: PersonID(id), name: "\(organ.short.isEmpty ? organ.name : organ.short)\(number)号", posts: posts)
        }
    }
}
