import Kernel

/// The stored form of what a matter was joined to and came from: nothing is written where nothing did.
extension Ledger {
    func writeJoining(to writer: inout JSONWriter) {
        if !joinings.isEmpty {
            writer.key("joinings")
            writer.value(.array(joinings.map(\.json)))
        }
        if !joined.isEmpty {
            writer.key("joined")
            writer.value(.array(joined.map { .integer($0) }))
        }
        if let origin {
            writer.key("origin")
            writer.value(origin.json)
        }
        if !parts.isEmpty {
            writer.key("parts")
            writer.value(.array(parts.map { .integer($0) }))
        }
    }

    mutating func readJoining(_ json: JSON) throws {
        joinings = try (json["joinings"]?.items ?? []).map { try Joined(json: $0) }
        joined = (json["joined"]?.items ?? []).compactMap(\.int)
        origin = try json["origin"].map { try Origin(json: $0) }
        parts = (json["parts"]?.items ?? []).compactMap(\.int)
    }
}

extension Joined {
    fileprivate var json: JSON {
        .object([
            .init("to", .integer(leader)), .init("from", .text(from.iso)), .init("until", until.map { .text($0.iso) } ?? .null),
            .init("reason", .text(reason)), .init("article", .text(article)), .init("person", .text(person.description)),
        ])
    }

    fileprivate init(json: JSON) throws {
        guard let leader = json["to"]?.int, let from = json["from"]?.string.flatMap({ Day(iso: $0) }), let reason = json["reason"]?.string,
            let article = json["article"]?.string, let person = json["person"]?.string
        else { throw Malformed(field: "joinings", label: "并案") }
        self.init(
            leader: leader, from: from, until: json["until"]?.string.flatMap { Day(iso: $0) }, reason: reason, article: article,
            person: PersonID(person))
    }
}

extension Origin {
    fileprivate var json: JSON {
        func counted(_ kept: [Tenure.Kept]) -> JSON { .array(kept.map { .array([.text($0.measure), .text($0.day.iso), .integer($0.value)]) }) }
        var members: [JSON.Member] = [.init("of", .integer(matter)), .init("on", .text(on.iso))]
        if !here.isEmpty { members.append(.init("here", counted(here))) }
        if !anew.isEmpty { members.append(.init("anew", counted(anew))) }
        if !there.isEmpty { members.append(.init("there", counted(there))) }
        return .object(members)
    }

    fileprivate init(json: JSON) throws {
        guard let matter = json["of"]?.int, let on = json["on"]?.string.flatMap({ Day(iso: $0) }) else {
            throw Malformed(field: "origin", label: "原案")
        }
        func counted(_ key: String) throws -> [Tenure.Kept] {
            try (json[key]?.items ?? []).map { item throws(Malformed) -> Tenure.Kept in
                let parts = item.items ?? []
                guard parts.count == 3, let measure = parts[0].string, let day = parts[1].string.flatMap({ Day(iso: $0) }), let value = parts[2].int
                else { throw Malformed(field: "origin", label: "原案") }
                return Tenure.Kept(measure: measure, day: day, value: value)
            }
        }
        self.init(matter: matter, on: on, here: try counted("here"), anew: try counted("anew"), there: try counted("there"))
    }
}
