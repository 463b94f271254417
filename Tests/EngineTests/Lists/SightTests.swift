import Affairs
import Engine
import Foundation
import Kernel
import Storage
import TestDatabase
import Testing

/// A county with two departments, two townships and a village, and people with posts dealt out at random.
private struct Landscape {
    static let code = "430626"
    static let organs: [OrganCode] = ["430626", "430626-ga", "430626-sf", "430626-t1", "430626-t2", "430626-t1-v1"].map { OrganCode($0) }
    let engine: Engine
    let database: Storage.Database
    var actors: [Actor] = []

    init(_ dice: inout Dice) throws {
        database = try TestDatabase.open()
        try database.migrate()
        let root = Self.organs[0]
        func organ(_ index: Int, _ name: String, _ level: Organ.Level, parent: OrganCode?, _ duties: Set<Organ.Duty>) -> Organ {
            Organ(code: Self.organs[index], name: name, short: "平\(index)", level: level, parent: parent, duties: duties)
        }
        let organs = [
            organ(0, "县政府", .county, parent: nil, [.government]), organ(1, "公安局", .department, parent: root, [.enforcement]),
            organ(2, "司法局", .department, parent: root, [.justice]), organ(3, "甲镇", .township, parent: root, [.township]),
            organ(4, "乙镇", .township, parent: root, [.township]), organ(5, "甲镇一村", .village, parent: Self.organs[3], []),
        ]
        var people: [Register.Person] = []
        for index in 0..<24 {
            let posts = (0..<Int.random(in: 1...2, using: &dice)).map { _ in
                let until = Bool.random(using: &dice) && index % 5 == 0 ? Day(iso: "2020-01-31") : nil
                return Post(
                    organ: Self.organs.randomElement(using: &dice)!,
                    role: [Role.clerk, .head, .legality, .officer, .administrator, .mediator].randomElement(using: &dice)!,
                    from: Day.firstDay(of: 2015), until: until)
            }
            people.append(Register.Person(id: PersonID("p\(index)"), name: "p\(index)", login: "p\(index)", posts: posts))
        }
        for organ in Self.organs {
            people.append(
                Register.Person(
                    id: PersonID("clerk-\(organ)"), name: "c", login: "clerk-\(organ)",
                    posts: [
                        Post(organ: organ, role: .clerk, from: Day.firstDay(of: 2015)), Post(organ: organ, role: .head, from: Day.firstDay(of: 2015)),
                    ]))
        }
        try Register(organs: organs, people: people).enter(Self.code, in: database, at: Instant(Day.firstDay(of: 2018)))
        let editions = (2018...2022).map { year in
            CalendarEdition(
                id: String(year), year: year, title: "试验", document: "试验", published: Day(year: year - 1, month: 11, day: 1)!, holidays: [],
                workdays: [])
        }
        engine = try Engine(
            database, county: Self.code, kinds: [KindDefinition(Enquiry.self), KindDefinition(Opinion.self)],
            calendar: WorkCalendar(editions: editions))
        actors = try people.map { try engine.actor($0.login) }
        for index in 0..<40 {
            let organ = Self.organs.randomElement(using: &dice)!
            let clerk = try engine.actor("clerk-\(organ)")
            let at = Instant(Day(iso: "2020-02-03")!.advanced(by: index / 4), hour: 9)
            let done = try engine.perform(
                Request(.opening(kind: "enquiry", organ: organ), "receive", ["question": .text("收购\(index)")], at: at), as: clerk)
            guard let id = done.receipt?.matter, index % 3 == 0 else { continue }
            _ = try engine.perform(Request(.matter(id), "accept", at: at), as: clerk)
            _ = try engine.perform(Request(.matter(id), "consult", at: at), as: clerk)
        }
    }

    /// The rule once more, written the other way round: from the matter to whoever may see it.
    func maySee(_ actor: Actor, _ organ: OrganCode, _ kind: String, on day: Day) -> Bool {
        let roles: Set<Role> = kind == "enquiry" ? [.clerk, .head] : [.legality]
        var above: [OrganCode] = [organ]
        while let last = above.last, let parent = engine.organs[last]?.parent { above.append(parent) }
        return actor.posts.contains { post in
            guard post.isHeld(on: day), post.role != .administrator else { return false }
            if post.role == .head { return above.contains(post.organ) }
            return post.organ == organ && roles.contains(post.role)
        }
    }
}

private struct Dice: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ (state >> 33)
    }
}

@Suite("可见范围")
struct SightTests {
    private let day = Day(iso: "2020-03-02")!

    @Test(arguments: 1...8)
    func `列表、检索、工作台、导出和详情，都不出现范围以外的事项`(seed: UInt64) throws {
        var dice = Dice(state: seed &* 977)
        let landscape = try Landscape(&dice)
        let rows = try landscape.database.read { connection in
            var rows: [MatterRow] = []
            try connection.forEachMatter(Landscape.code) { rows.append($0) }
            return rows
        }
        for actor in landscape.actors {
            try landscape.engine.look { work in
                let sight = Sight(work, actor, on: day)
                for kind in ["enquiry", "opinion"] {
                    let expected = Set(rows.filter { $0.kind == kind && landscape.maySee(actor, $0.organ, kind, on: day) }.map(\.id))
                    for order in ListFilter.Order.allCases {
                        for organ in [nil] + Landscape.organs.map(Optional.init) {
                            for text in [nil, "收购"] {
                                var filter = ListFilter(kind: kind)
                                filter.order = order
                                filter.text = text
                                filter.organs = organ.map { [$0] }
                                filter.limit = 1_000
                                let seen = try sight.list(filter)
                                #expect(Set(seen.map(\.id)).isSubset(of: expected), "\(actor.login) \(kind)")
                                if organ == nil, order == .newest {
                                    #expect(seen.count == expected.count, "\(actor.login) \(kind) \(text ?? "")")
                                }
                            }
                        }
                    }
                    let tally = try sight.tally(work.engine.definition(kind)).values.reduce(0, +)
                    #expect(tally == expected.count, "\(actor.login) \(kind)")
                }
                try checkDesk(sight, landscape, rows)
                try checkDetails(sight, landscape, rows)
            }
        }
    }

    /// Each tab counts what it lists, no matter stands under two of those that are somebody's or nobody's, and nothing is out of sight.
    private func checkDesk(_ sight: Sight, _ landscape: Landscape, _ rows: [MatterRow]) throws {
        let desk = try SightDesk(sight)
        var listed: Set<MatterID> = []
        for tab in [DeskTab.mine, .approval, .nobody] {
            let items = try Self.all(desk, tab)
            let counts = try desk.counts(tab)
            #expect(items.count == counts.total, "\(sight.actor.login) \(tab)")
            for (part, count) in [(DeskPart.late, counts.late), (.soon, counts.soon), (.rest, counts.rest)] {
                #expect(try Self.all(desk, tab, part).count == count, "\(sight.actor.login) \(tab) \(part)")
            }
            for item in items {
                #expect(listed.insert(item.line.id).inserted, "\(sight.actor.login) \(item.line.id)")
                #expect(throws: Never.self) { try sight.dossier(item.line.id) }
            }
        }
        for organ in desk.lateOrgans {
            let late = try Self.all(desk, .late, at: organ)
            let expected = rows.filter {
                $0.organ == organ && ($0.due.map { $0 < day } ?? false) && landscape.maySee(sight.actor, organ, $0.kind, on: day)
            }
            #expect(Set(late.map(\.line.id)) == Set(expected.map(\.id)) && late.count == expected.count, "\(sight.actor.login) \(organ)")
            #expect(try desk.counts(.late, at: organ).total == expected.count)
        }
        #expect(try Self.all(desk, .late).count == desk.counts(.late).total)
    }

    /// What stands on all pages of a tab.
    static func all(_ desk: SightDesk, _ tab: DeskTab, _ part: DeskPart? = nil, at organ: OrganCode? = nil) throws -> [DeskItem] {
        var items: [DeskItem] = []
        for page in 1...40 {
            let found = try desk.items(tab, part, at: organ, page: page)
            items += found
            if found.count < SightDesk.pageSize { break }
        }
        return items
    }

    /// A page opens for what is in scope, on one's desk, or next to such a matter; for nothing else.
    private func checkDetails(_ sight: Sight, _ landscape: Landscape, _ rows: [MatterRow]) throws {
        func near(_ row: MatterRow) throws -> Bool {
            if landscape.maySee(sight.actor, row.organ, row.kind, on: day) { return true }
            let desks = try sight.work.connection.desks(Landscape.code, of: row.id, landscape.engine.offices)
            return desks.contains { sight.actor.holds([$0.role], in: $0.organ, on: day) }
        }
        for row in rows {
            let family = rows.filter { $0.id == row.id || $0.parent == row.id || $0.id == row.parent }
            let expected = try family.contains(where: near)
            let isShown = (try? sight.dossier(row.id)) != nil
            #expect(isShown == expected, "\(sight.actor.login) \(row.id)")
        }
    }

    @Test func `记下的可见范围，日期、岗位或者机关变了，就是新的`() throws {
        var dice = Dice(state: 31)
        let landscape = try Landscape(&dice)
        let engine = landscape.engine
        func scope(_ actor: Actor, on day: Day) throws -> Scope {
            try engine.look { Sight($0, actor, on: day).scope(try engine.definition("enquiry")) }
        }
        let head = Actor(
            login: "h", person: PersonID("h"), name: "h",
            posts: [Post(organ: Landscape.organs[4], role: .head, from: Day.firstDay(of: 2015), until: day)])
        #expect(try scope(head, on: day) == .organs([Landscape.organs[4]]))
        #expect(try scope(head, on: day.advanced(by: 1)) == .organs([]))

        let village = Organ(
            code: OrganCode("430626-t2-v1"), name: "乙镇一村", short: "乙村", level: .village, parent: Landscape.organs[4], duties: [])
        try Register(organs: [village], people: []).enter(Landscape.code, in: landscape.database, at: Instant(day, hour: 9))
        try engine.refresh()

        #expect(try scope(head, on: day) == .organs([Landscape.organs[4], village.code]))
        let further = Actor(
            login: "h", person: PersonID("h"), name: "h", posts: head.posts + [Post(organ: Landscape.organs[3], role: .clerk, from: day)])
        #expect(try scope(further, on: day) == .organs([Landscape.organs[3], Landscape.organs[4], village.code]))
    }

    @Test(arguments: 1...4)
    func `记下的可见范围和可以开启的事项，与逐项推算的一致`(seed: UInt64) throws {
        var dice = Dice(state: seed &* 1_201)
        let landscape = try Landscape(&dice)
        let engine = landscape.engine
        for actor in landscape.actors {
            for day in [day, day.advanced(by: -60)] {
                try engine.look { work in
                    let sight = Sight(work, actor, on: day)
                    for definition in engine.kinds {
                        #expect(sight.scope(definition) == Permission.scope(actor, definition, on: day, organs: engine.organs))
                        let openings = Permission.openings(of: actor, definition, on: day, organs: engine.organs)
                        #expect(
                            sight.personal.openings(definition.kind.id).map { "\($0.action.id) \($0.organ)" }
                                == openings.map { "\($0.action.id) \($0.organ)" })
                    }
                }
            }
        }
    }

    @Test func `只有系统管理员岗位的，什么事项也看不到`() throws {
        var dice = Dice(state: 7)
        let landscape = try Landscape(&dice)
        let admin = Actor(
            login: "a", person: PersonID("a"), name: "a",
            posts: [Post(organ: Landscape.organs[0], role: .administrator, from: Day.firstDay(of: 2015))])
        try landscape.engine.look { work in
            let sight = Sight(work, admin, on: day)
            #expect(sight.kinds.isEmpty)
            #expect(try sight.list(ListFilter(kind: "enquiry")).isEmpty)
            let desk = try SightDesk(sight)
            for tab in DeskTab.allCases { #expect(try desk.counts(tab).total == 0 && Self.all(desk, tab).isEmpty) }
            let dossier = try? sight.dossier(1)
            #expect(dossier == nil)
        }
    }

    @Test func `查看完整的个人信息，要承办岗位，并且记入全过程记录`() throws {
        let county = try TestCounty()
        let id = try county.receive(["question": "甲", "asker": "张三"])
        let at = Instant(day, hour: 10)
        let outsider = try county.engine.actor("outsider")
        #expect(throws: Problem.self) { try county.engine.disclose(id, to: outsider, reason: "好奇", at: at) }
        let entries = try county.rows("journal")

        try county.engine.disclose(id, to: county.engine.actor("clerk"), reason: "送达需要", at: at)

        #expect(try county.rows("journal") == entries + 1)
        let told = try county.database.read { try $0.disclosures(TestCounty.code, of: id) }
        #expect(told.count == 1 && told[0].person == "clerk" && told[0].content.contains("送达需要"))
        #expect(try county.database.read { try $0.disclosures(TestCounty.code, of: id * 10) }.isEmpty)
        #expect(try county.verify().faults == [])
    }
}
