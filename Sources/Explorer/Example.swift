package import Kernel

/// What somebody filled in for a step in some county: walks begin with it where they have nothing of their own yet.
package struct Example: Sendable {
    package let kind: String
    package let action: String
    package let on: Day
    package let input: Input

    package init(kind: String, action: String, on: Day, input: Input) {
        (self.kind, self.action, self.on, self.input) = (kind, action, on, input)
    }

    /// The same with persons and organs of a town in place of those of the county, different ones as far as there are, and without personal
    /// data: a walk fills that in itself.
    func settled(in town: Town, _ definition: any WalkedDefinition) -> Example {
        var newcomers = Newcomers(town: town)
        var settled: Input = [:]
        for (name, value) in input.sorted(by: { $0.key < $1.key }) {
            guard let field = definition.fields.first(where: { $0.name == name }), field.mask == nil else { continue }
            settled[name] = newcomers.settle(value, field.type)
        }
        return Example(kind: kind, action: action, on: on, input: settled)
    }
}

/// Who of the town stands for whom of the county.
private struct Newcomers {
    let town: Town
    private var organs: [String: OrganCode] = [:]
    private var persons: [String: PersonID] = [:]
    private var taken: [OrganCode: Int] = [:]

    init(town: Town) { self.town = town }

    mutating func settle(_ value: JSON, _ type: FieldType) -> JSON {
        switch (value, type) {
        case (.text(let code), .organ): .text(organ(code).description)
        case (.text(let person), .person): .text(self.person(person).description)
        // A few of many show how it is done, and what has to be answered one by one can be.
        case (.array(let items), .list(let element)): .array(items.prefix(3).map { settle($0, element) })
        case (.object(let members), .record(let fields)):
            .object(
                members.compactMap { member in
                    guard let field = fields.first(where: { $0.name == member.key }), field.mask == nil else { return nil }
                    return JSON.Member(member.key, settle(member.value, field.type))
                })
        default: value
        }
    }

    private mutating func organ(_ code: String) -> OrganCode {
        if let known = organs[code] { return known }
        let own = OrganCode(code)
        let free = town.codes.filter { code in !organs.values.contains(code) }
        let organ = town.codes.contains(own) ? own : free.first ?? town.codes[0]
        organs[code] = organ
        return organ
    }

    private mutating func person(_ id: String) -> PersonID {
        if let known = persons[id] { return known }
        // A person's number begins with the organ's code.
        let home = town.codes.filter { id.hasPrefix($0.description) }.max { $0.description.count < $1.description.count } ?? town.codes[0]
        let people = town.people.filter { $0.person.description.hasPrefix(home.description + "-") }
        let next = taken[home, default: 0]
        taken[home] = next + 1
        let person = people.isEmpty ? town.people[next % town.people.count].person : people[next % people.count].person
        persons[id] = person
        return person
    }
}
