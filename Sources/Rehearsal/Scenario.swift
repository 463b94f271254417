package import Engine
package import Foundation
package import Kernel

/// A county's year as data: who there is, and what the year came to.
package struct Scenario: Sendable {
    package let folder: URL
    package let id: String
    package let county: String
    package let name: String
    package let province: String
    package let city: String
    package let year: Int
    package let seed: Seed
    package let until: Day
    /// The days of the province's qualification examinations: some before the year, and the one within it.
    package let exams: (before: [Day], within: Day)
    /// The clean-up of normative documents: of what was in force at the end of one day, and the day it was started.
    package let cleanup: (cutOff: Day, start: Day, scope: String?)
    /// The document that somebody asks to have reviewed beside an act, and what comes of it.
    let collateral: ScenarioHead.Collateral?
    /// How many executive meetings the government had held before those of the year before.
    package let meetingsBefore: Int
    package let settings: [String: String]
    /// How much of the year goes otherwise than straight on; `nil` where nothing does.
    package var life: Share?
    package let organs: [Organ]
    package let people: [Member]
    package let targets: [String: Int]

    /// Of each kind's matters of the year, how many go through each variation.
    package struct Share: Sendable {
        package let perMille: Int
        /// At most so many, however many matters there are.
        package let most: Int
        /// The day from which what is pending of some kinds goes from one organ to another by an order.
        package let order: Day?

        package init(perMille: Int, most: Int, order: Day?) { (self.perMille, self.most, self.order) = (perMille, most, order) }

        init(_ head: ScenarioHead.Life, _ scenario: ScenarioHead) throws {
            guard 1...1_000 ~= head.perMille, head.most > 0 else {
                throw Problem(.invalid, .scenarioBadValue, "scenario.json 的 life.perMille 应在1至1000之间，life.most 应大于0。")
            }
            self.init(perMille: head.perMille, most: head.most, order: try head.order.map { try scenario.day($0, "life.order") })
        }
    }

    /// A person of the scenario and what the scenario notes of them.
    package struct Member: Sendable {
        package let id: PersonID
        package let name: String
        package let organ: OrganCode
        package let roles: [Role]
        package let note: String
        package var login: String { id.description }
    }

    /// - Parameter offices: the posts and duties that its organs and people may have.
    /// - Throws: `scenario.*`, naming the file, line and column that is wrong.
    package init(_ folder: URL, _ offices: Offices) throws {
        self.folder = folder
        let url = folder.appendingPathComponent("scenario.json")
        let head: ScenarioHead
        do {
            head = try JSONDecoder().decode(ScenarioHead.self, from: Data(contentsOf: url))
        } catch {
            throw Problem(.invalid, .scenarioMissingFile, "情景“\(folder.lastPathComponent)”的 scenario.json 不存在或者内容不完整。", underlying: error)
        }
        (id, county, name, year) = (head.id, head.county, head.name, head.year)
        (province, city, settings, collateral) = (head.province, head.city, head.settings ?? [:], head.collateral)
        meetingsBefore = head.meetingsBefore ?? 34
        until = try head.day(head.until, "until")
        exams = try Self.exams(head)
        cleanup = try Self.cleanup(head)
        organs = try Self.organs(folder, offices)
        life = try head.life.map { try Share($0, head) }
        seed = Seed(number: head.seed, place: head.place(organs.filter { $0.level == .township }.map(\.short)))
        people = try Self.people(folder, offices)
        let table = try Table(folder.appendingPathComponent("targets.csv"), columns: ["key", "value"])
        targets = Dictionary(try table.lines.map { ($0["key"], try $0.int("value")) }, uniquingKeysWith: { first, _ in first })
    }

    private static func exams(_ head: ScenarioHead) throws -> (before: [Day], within: Day) {
        let year = head.year
        let usual = ["\(year - 2)-05-19", "\(year - 2)-10-20", "\(year - 1)-05-18"]
        let before = try (head.exams?.before ?? usual).map { try head.day($0, "exams.before") }
        guard !before.isEmpty else { throw Problem(.invalid, .scenarioBadValue, "scenario.json 的 exams.before 至少应有一个日期。") }
        return (before, try head.day(head.exams?.within ?? "\(year)-09-19", "exams.within"))
    }

    private static func cleanup(_ head: ScenarioHead) throws -> (cutOff: Day, start: Day, scope: String?) {
        let cutOff = try head.day(head.cleanup?.cutOff ?? "\(head.year)-06-30", "cleanup.cutOff")
        return (cutOff, try head.day(head.cleanup?.start ?? "\(head.year)-07-06", "cleanup.start"), head.cleanup?.scope)
    }

    private static func organs(_ folder: URL, _ offices: Offices) throws -> [Organ] {
        let table = try Table(folder.appendingPathComponent("organs.csv"), columns: ["code", "name", "short", "level", "parent", "duties"])
        return try table.lines.map { line in
            guard let level = Organ.Level(rawValue: line["level"]) else { throw line.bad("level", "应为 county、department、township、village 之一") }
            let duties = try line["duties"].split(separator: " ").map { word in
                guard let duty = offices.duty(String(word)) else {
                    throw line.bad("duties", "没有“\(word)”这项职责，可用：\(offices.dutyWords)")
                }
                return duty
            }
            let parent = line["parent"]
            return Organ(
                code: OrganCode(line["code"]), name: line["name"], short: line["short"], level: level,
                parent: parent.isEmpty ? nil : OrganCode(parent), duties: Set(duties))
        }
    }

    private static func people(_ folder: URL, _ offices: Offices) throws -> [Member] {
        let table = try Table(folder.appendingPathComponent("people.csv"), columns: ["id", "name", "organ", "roles", "note"])
        return try table.lines.map { line in
            let roles = try line["roles"].split(separator: " ").map { word in
                guard let role = offices.post(String(word)) else {
                    throw line.bad("roles", "没有“\(word)”这种岗位，可用：\(offices.postWords)")
                }
                return role
            }
            return Member(id: PersonID(line["id"]), name: line["name"], organ: OrganCode(line["organ"]), roles: roles, note: line["note"])
        }
    }

    package func table(_ name: String, columns: [String]) throws -> Table { try Table(folder.appendingPathComponent(name), columns: columns) }

    /// The lines of a file that a scenario need not have: without the file there are none.
    package func lines(_ name: String, columns: [String]) throws -> [Table.Line] {
        let url = folder.appendingPathComponent(name)
        return FileManager.default.fileExists(atPath: url.path) ? try Table(url, columns: columns).lines : []
    }

    package var place: Place { seed.place }

    /// What a township is called without its county and its office: 汉昌镇 of 平江县汉昌镇人民政府.
    package func placeName(of organ: Organ) -> String {
        var name = organ.name
        if let end = name.range(of: self.name)?.upperBound { name = String(name[end...]) }
        for office in ["人民政府", "办事处"] where name.hasSuffix(office) { name.removeLast(office.count) }
        return name
    }

    /// The posts are held from before anything is replayed.
    package static let beginning: Day = Day.firstDay(of: 2010)

    package var register: Register {
        Register(
            organs: organs,
            people: people.map { member in
                Register.Person(
                    id: member.id, name: member.name, login: member.login,
                    posts: member.roles.map { Post(organ: member.organ, role: $0, from: Self.beginning) })
            },
            settings: settings)
    }
}
