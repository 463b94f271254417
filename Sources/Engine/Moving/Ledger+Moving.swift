import Kernel

/// The stored form of what moved a matter: nothing is written where nothing did.
extension Ledger {
    func writeMoving(to writer: inout JSONWriter) {
        if let handover {
            writer.key("handover")
            writer.value(handover.json)
        }
        if !tenures.isEmpty {
            writer.key("tenures")
            writer.value(.array(tenures.map(\.json)))
        }
        if !predecessors.isEmpty {
            writer.key("predecessors")
            writer.value(.array(predecessors.map(\.json)))
        }
        if !passages.isEmpty {
            writer.key("passages")
            writer.value(.array(passages.map(\.json)))
        }
        writeJoining(to: &writer)
    }

    mutating func readMoving(_ json: JSON) throws {
        handover = try json["handover"].map { try Handover(json: $0) }
        tenures = try (json["tenures"]?.items ?? []).map { try Tenure(json: $0) }
        predecessors = try (json["predecessors"]?.items ?? []).map { try Predecessor(json: $0) }
        passages = try (json["passages"]?.items ?? []).map { try Passed(json: $0) }
        try readJoining(json)
    }
}

extension Handover {
    fileprivate var json: JSON {
        .object([
            .init("from", .text(from.description)), .init("to", .text(to.description)), .init("reason", .text(reason)),
            .init("article", .text(article)), .init("person", .text(person.description)), .init("at", .integer(Int(at.milliseconds))),
        ])
    }

    fileprivate init(json: JSON) throws {
        guard let from = json["from"]?.string, let to = json["to"]?.string, let reason = json["reason"]?.string,
            let article = json["article"]?.string, let person = json["person"]?.string, let at = json["at"]?.int
        else { throw Malformed(field: "handover", label: "移送") }
        self.init(
            from: OrganCode(from), to: OrganCode(to), reason: reason, article: article, person: PersonID(person),
            at: Instant(milliseconds: Int64(at)))
    }
}

extension Tenure {
    fileprivate var json: JSON {
        let counted: [JSON] = kept.map { .array([.text($0.measure), .text($0.day.iso), .integer($0.value)]) }
        return .array([.text(organ.description), .text(until.iso)] + (counted.isEmpty ? [] : [.array(counted)]))
    }

    fileprivate init(json: JSON) throws {
        let parts = json.items ?? []
        guard (2...3).contains(parts.count), let organ = parts[0].string, let until = parts[1].string.flatMap({ Day(iso: $0) }) else {
            throw Malformed(field: "tenures", label: "原办理机关")
        }
        let kept = try parts.dropFirst(2).flatMap { $0.items ?? [] }.map { item throws(Malformed) -> Kept in
            let parts = item.items ?? []
            guard parts.count == 3, let measure = parts[0].string, let day = parts[1].string.flatMap({ Day(iso: $0) }), let value = parts[2].int
            else { throw Malformed(field: "tenures", label: "原办理机关") }
            return Kept(measure: measure, day: day, value: value)
        }
        self.init(organ: OrganCode(organ), until: until, kept: kept)
    }
}

extension Passed {
    fileprivate var json: JSON {
        .array([.text(from), .text(to), .text(on.iso)] + (since.isEmpty ? [] : [.array(since.map { .text($0) })]))
    }

    fileprivate init(json: JSON) throws {
        let parts = json.items ?? []
        guard (3...4).contains(parts.count), let from = parts[0].string, let to = parts[1].string, let on = parts[2].string.flatMap({ Day(iso: $0) })
        else { throw Malformed(field: "passages", label: "适用的程序") }
        self.init(from: from, to: to, on: on, since: parts.dropFirst(3).flatMap { ($0.items ?? []).compactMap(\.string) })
    }
}

extension Predecessor {
    fileprivate var json: JSON {
        .object([
            .init("place", .text(succession)), .init("cause", .text(cause.rawValue)), .init("on", .text(on.iso)), .init("proof", .text(proof)),
            .init("article", .text(article)), .init("values", values.members), .init("entered", .text(entered.iso)),
            .init("person", .text(person.description)),
        ])
    }

    fileprivate init(json: JSON) throws {
        guard let place = json["place"]?.string, let cause = json["cause"]?.string.flatMap({ SuccessionCause(rawValue: $0) }),
            let on = json["on"]?.string.flatMap({ Day(iso: $0) }), let proof = json["proof"]?.string, let article = json["article"]?.string,
            let values = json["values"]?.members, let entered = json["entered"]?.string.flatMap({ Day(iso: $0) }),
            let person = json["person"]?.string
        else { throw Malformed(field: "predecessors", label: "原当事人") }
        self.init(
            succession: place, cause: cause, on: on, proof: proof, article: article,
            values: Dictionary(values.map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first }), entered: entered,
            person: PersonID(person))
    }
}
