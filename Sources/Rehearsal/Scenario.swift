package import Engine
package import Foundation
package import Kernel

/// A county's year as data: who there is, and what the year came to.
package struct Scenario: Sendable {
    package let folder: URL
    package let id: String
    package let county: String
    package let name: String
    package let year: Int
    package let seed: UInt64
    package let until: Day
    package let organs: [Organ]
    package let people: [Member]
    package let targets: [String: Int]

    /// A person of the scenario and what the scenario notes of them.
    package struct Member: Sendable {
        package let id: PersonID
        package let name: String
        package let organ: OrganCode
        package let roles: [Role]
        package let note: String
        package var login: String { id.description }
    }

    private struct Head: Decodable {
        var id: String
        var county: String
        var name: String
        var year: Int
        var seed: UInt64
        var until: String
    }

    /// - Throws: `scenario.*`, naming the file, line and column that is wrong.
    package init(_ folder: URL) throws {
        self.folder = folder
        let url = folder.appendingPathComponent("scenario.json")
        let head: Head
        do {
            head = try JSONDecoder().decode(Head.self, from: Data(contentsOf: url))
        } catch {
            throw Problem(.invalid, .scenarioMissingFile, "情景“\(folder.lastPathComponent)”的 scenario.json 不存在或者内容不完整。", underlying: error)
        }
        guard let until = Day(iso: head.until) else {
            throw Problem(.invalid, .scenarioBadValue, "scenario.json 的 until 应为日期，填写的是“\(head.until)”。")
        }
        (id, county, name, year, seed) = (head.id, head.county, head.name, head.year, head.seed)
        self.until = until
        organs = try Self.organs(folder)
        people = try Self.people(folder)
        let table = try Table(folder.appendingPathComponent("targets.csv"), columns: ["key", "value"])
        targets = Dictionary(try table.lines.map { ($0["key"], try $0.int("value")) }, uniquingKeysWith: { first, _ in first })
    }

    private static func organs(_ folder: URL) throws -> [Organ] {
        let table = try Table(folder.appendingPathComponent("organs.csv"), columns: ["code", "name", "short", "level", "parent", "duties"])
        return try table.lines.map { line in
            guard let level = Organ.Level(rawValue: line["level"]) else { throw line.bad("level", "应为 county、department、township、village 之一") }
            let duties = try line["duties"].split(separator: " ").map { word in
                guard let duty = Organ.Duty(rawValue: String(word)) else { throw line.bad("duties", "没有“\(word)”这项职责") }
                return duty
            }
            let parent = line["parent"]
            return Organ(
                code: OrganCode(line["code"]), name: line["name"], short: line["short"], level: level,
                parent: parent.isEmpty ? nil : OrganCode(parent), duties: Set(duties))
        }
    }

    private static func people(_ folder: URL) throws -> [Member] {
        let table = try Table(folder.appendingPathComponent("people.csv"), columns: ["id", "name", "organ", "roles", "note"])
        return try table.lines.map { line in
            let roles = try line["roles"].split(separator: " ").map { word in
                guard let role = Role(rawValue: String(word)), role != .system else { throw line.bad("roles", "没有“\(word)”这种岗位") }
                return role
            }
            return Member(id: PersonID(line["id"]), name: line["name"], organ: OrganCode(line["organ"]), roles: roles, note: line["note"])
        }
    }

    package func table(_ name: String, columns: [String]) throws -> Table { try Table(folder.appendingPathComponent(name), columns: columns) }

    /// The posts are held from before anything is replayed.
    package static let beginning: Day = Day.firstDay(of: 2010)

    package var register: Register {
        Register(
            organs: organs,
            people: people.map { member in
                Register.Person(
                    id: member.id, name: member.name, login: member.login,
                    posts: member.roles.map { Post(organ: member.organ, role: $0, from: Self.beginning) })
            })
    }
}
