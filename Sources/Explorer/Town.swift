package import Kernel

/// The small county in which walks are taken: an organ for every duty and level, and in each enough people for every post.
package struct Town: Sendable {
    package let organs: OrganTree
    /// In the order of the county's register.
    package let codes: [OrganCode]
    package let people: [Actor]
    private let logins: [String: Int]
    private let byOrgan: [OrganCode: [Int]]

    package init(organs list: [Organ], people: [Actor]) {
        organs = OrganTree(list)
        codes = list.map(\.code)
        self.people = people
        logins = Dictionary(people.enumerated().map { ($1.login, $0) }, uniquingKeysWith: { first, _ in first })
        var byOrgan: [OrganCode: [Int]] = [:]
        for (index, person) in people.enumerated() {
            for organ in Set(person.posts.map(\.organ)) { byOrgan[organ, default: []].append(index) }
        }
        self.byOrgan = byOrgan
    }

    package func person(_ login: String) -> Actor? { login == Actor.system.login ? .system : logins[login].map { people[$0] } }

    /// Those who hold one of some posts in an organ on a day.
    func holders(of roles: Set<Role>, in organ: OrganCode, on day: Day) -> [Actor] {
        (byOrgan[organ] ?? []).map { people[$0] }.filter { $0.holds(roles, in: organ, on: day) }
    }

    func staff(of organ: OrganCode) -> [Actor] { (byOrgan[organ] ?? []).map { people[$0] } }
}

extension Town {
    /// All duties of ``Organ/Duty`` and all levels; the organs that have every sort of case stand first.
    package static let county: Town = {
        let root = OrganCode("430626")
        func organ(_ code: String, _ name: String, _ short: String, _ level: Organ.Level, under parent: OrganCode?, _ duties: Organ.Duty...) -> Organ {
            Organ(code: OrganCode(code), name: name, short: short, level: level, parent: parent, duties: Set(duties))
        }
        let first = OrganCode("430626101")
        let second = OrganCode("430626102")
        let organs = [
            organ("430626", "平江县人民政府", "平政", .county, under: nil, .government, .reconsideration),
            organ("430626-ga", "平江县公安局", "平公", .department, under: root, .enforcement),
            organ("430626-sj", "平江县市场监督管理局", "平市监", .department, under: root, .enforcement, .market),
            organ("430626-sf", "平江县司法局", "平司", .department, under: root, .justice),
            organ("430626-bz", "平江县机构编制委员会办公室", "平编", .department, under: root, .establishment),
            organ("430626-xf", "平江县信访局", "平信", .department, under: root, .petitions),
            organ("430626-jy", "平江县教育局", "平教", .department, under: root),
            organ("430626101", "汉昌街道办事处", "汉昌", .township, under: root, .township, .enforcement),
            organ("430626102", "南江镇人民政府", "南江", .township, under: root, .township),
            organ("430626101201", "首家坪社区居民委员会", "", .village, under: first),
            organ("430626102201", "昌江村村民委员会", "", .village, under: second),
        ]
        return Town(organs: organs, people: organs.flatMap(staff))
    }()

    /// Nine people, each with several posts, as in a small organ: every post has three holders, so that whoever may not take a step
    /// has somebody beside, and separation of duties has something to keep apart.
    private static func staff(_ organ: Organ) -> [Actor] {
        let roles = Role.allCases.filter { $0 != .system && $0 != .administrator }
        return (1...9).map { number in
            let held = roles.enumerated().filter { ($0.offset + number) % 3 == 0 || ($0.element == .officer && number <= 6) }.map(\.element)
            let posts = held.map { Post(organ: organ.code, role: $0, from: Day.firstDay(of: 2010)) }
            let id = "\(organ.code)-\(number)"
            return Actor(login: id, person: PersonID(id), name: "\(organ.short.isEmpty ? organ.name : organ.short)\(number)号", posts: posts)
        }
    }
}
