import Kernel

/// The stored form of a matter's ledger; members that are empty are left out, for most matters have none.
extension Ledger {
    func encoded(touched: Instant) -> String {
        var writer = JSONWriter()
        writer.beginObject()
        writer.key("at")
        writer.integer(Int(touched.milliseconds))
        if !suspensions.isEmpty {
            writer.key("suspensions")
            writer.value(.array(suspensions.map(\.json)))
        }
        if !lengthenings.isEmpty {
            writer.key("extensions")
            writer.value(.array(lengthenings.map(\.json)))
        }
        if !doers.isEmpty {
            writer.key("doers")
            let members = doers.sorted { $0.key < $1.key }
            writer.value(.object(members.map { .init($0.key, .array($0.value.map { .text($0.description) })) }))
        }
        if !deeds.isEmpty {
            writer.key("deeds")
            writer.value(.array(deeds.map(\.json)))
        }
        if !children.isEmpty {
            writer.key("children")
            writer.value(.array(children.map { .integer($0) }))
        }
        if let begun {
            writer.key("begun")
            writer.string(begun.iso)
        }
        if !lapses.isEmpty {
            writer.key("lapses")
            writer.value(.array(lapses.map { .array([.text($0.step), .text($0.limit), .text($0.last.iso)]) }))
        }
        if !preparations.isEmpty {
            writer.key("preparations")
            writer.value(.array(preparations.map(\.json)))
        }
        if let correction {
            writer.key("correction")
            writer.value(correction.json)
        }
        if !recalls.isEmpty {
            writer.key("recalled")
            writer.value(.array(recalls.map(\.json)))
        }
        if !corrected.isEmpty {
            writer.key("corrected")
            writer.value(.array(corrected.map { .array([.text($0.document), .integer($0.ordinal), .integer($0.notice)]) }))
        }
        if !handlers.isEmpty {
            writer.key("handlers")
            writer.value(.array(handlers.map(\.json)))
        }
        writeMoving(to: &writer)
        writer.endObject()
        return writer.text
    }

    static func reading(_ text: String) throws -> (Ledger, Instant) {
        let json = try JSON(parsing: text)
        guard let at = json["at"]?.int else { throw Malformed(field: "at", label: "时刻") }
        var ledger = Ledger()
        ledger.suspensions = try (json["suspensions"]?.items ?? []).map { try Suspension(json: $0) }
        ledger.lengthenings = try (json["extensions"]?.items ?? []).map { try Lengthening(json: $0) }
        for member in json["doers"]?.members ?? [] {
            ledger.doers[member.key] = member.value.items?.compactMap { $0.string.map { PersonID($0) } } ?? []
        }
        ledger.deeds = try (json["deeds"]?.items ?? []).map { try Deed(json: $0) }
        ledger.children = (json["children"]?.items ?? []).compactMap(\.int)
        if let text = json["begun"]?.string {
            guard let day = Day(iso: text) else { throw Malformed(field: "begun", label: "开始之日") }
            ledger.begun = day
        }
        ledger.lapses = try (json["lapses"]?.items ?? []).map { try Lapse(json: $0) }
        ledger.preparations = try (json["preparations"]?.items ?? []).map { try Preparation(json: $0) }
        ledger.correction = try json["correction"].map { try Correction(json: $0) }
        ledger.recalls = try (json["recalled"]?.items ?? []).map { try Recall(json: $0) }
        ledger.corrected = try (json["corrected"]?.items ?? []).map { try CorrectedPaper(json: $0) }
        ledger.handlers = try (json["handlers"]?.items ?? []).map { try Handler(json: $0) }
        try ledger.readMoving(json)
        return (ledger, Instant(milliseconds: Int64(at)))
    }
}

extension Ledger.Suspension {
    fileprivate var json: JSON {
        .object([
            .init("limits", .array(limits.map { .text($0) })), .init("from", .text(pause.from.iso)),
            .init("until", pause.until.map { .text($0.iso) } ?? .null), .init("ground", .text(pause.ground)),
            .init("article", .text(pause.article)), .init("document", pause.document.map { .text($0) } ?? .null),
            .init("approver", pause.approver.map { .text($0) } ?? .null),
        ])
    }

    fileprivate init(json: JSON) throws {
        guard let limits = json["limits"]?.items?.compactMap(\.string), let from = json["from"]?.string.flatMap({ Day(iso: $0) }),
            let ground = json["ground"]?.string, let article = json["article"]?.string
        else { throw Malformed(field: "suspensions", label: "中止") }
        let pause = Pause(
            from: from, until: json["until"]?.string.flatMap { Day(iso: $0) }, ground: ground, article: article,
            document: json["document"]?.string, approver: json["approver"]?.string)
        self.init(limits: limits, pause: pause)
    }
}

extension Ledger.Deed {
    fileprivate var json: JSON {
        let said: [JSON] = opinions.isEmpty ? [] : [.array(opinions.map(\.json))]
        return .array([.text(step), .text(person.description), .text(on.iso)] + said)
    }

    fileprivate init(json: JSON) throws {
        let parts = json.items ?? []
        guard [3, 4].contains(parts.count), let step = parts[0].string, let person = parts[1].string,
            let on = parts[2].string.flatMap({ Day(iso: $0) })
        else { throw Malformed(field: "deeds", label: "办理") }
        let opinions = try parts.dropFirst(3).flatMap { try ($0.items ?? []).map { try Endorsement(json: $0) } }
        self.init(step: step, person: PersonID(person), on: on, opinions: opinions)
    }
}

extension Preparation {
    fileprivate var json: JSON {
        var members: [JSON.Member] = [
            .init("step", .text(step)), .init("place", .text(place.description)), .init("signatures", .integer(signatures)),
            .init("version", .integer(version)), .init("input", input.members),
        ]
        if !overrides.isEmpty { members.append(.init("overrides", overrides.mapValues { JSON.text($0) }.members)) }
        members.append(.init("opinions", .array(opinions.map(\.json))))
        if !earlier.isEmpty { members.append(.init("earlier", .array(earlier.map { .text($0.description) }))) }
        return .object(members)
    }

    fileprivate init(json: JSON) throws {
        guard let step = json["step"]?.string, let place = json["place"]?.string, let signatures = json["signatures"]?.int,
            let version = json["version"]?.int, let input = json["input"]?.members, let opinions = json["opinions"]?.items, !opinions.isEmpty
        else { throw Malformed(field: "preparations", label: "拟办") }
        var overrides: [String: String] = [:]
        for member in json["overrides"]?.members ?? [] { overrides[member.key] = member.value.string }
        self.init(
            step: step, place: OrganCode(place), input: Dictionary(input.map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first }),
            overrides: overrides, signatures: signatures, version: version, opinions: try opinions.map { try Endorsement(json: $0) },
            earlier: (json["earlier"]?.items ?? []).compactMap { $0.string.map { PersonID($0) } })
    }
}

extension Input {
    /// In a fixed order.
    var members: JSON { .object(sorted { $0.key < $1.key }.map { JSON.Member($0.key, $0.value) }) }
}

extension Endorsement {
    var json: JSON {
        .array([
            .text(kind.rawValue), .text(person.description), .text(organ.description), .text(role), .integer(Int(at.milliseconds)), .text(words),
        ])
    }

    init(json: JSON) throws {
        let parts = json.items ?? []
        guard parts.count == 6, let kind = parts[0].string.flatMap({ Kind(rawValue: $0) }), let person = parts[1].string,
            let organ = parts[2].string, let role = parts[3].string, let at = parts[4].int, let words = parts[5].string
        else { throw Malformed(field: "opinions", label: "意见") }
        self.init(kind, PersonID(person), by: role, in: OrganCode(organ), at: Instant(milliseconds: Int64(at)), words)
    }
}

extension Handler {
    fileprivate var json: JSON {
        .array([
            .text(person.description), .text(organ.description), .text(part.rawValue), .text(role), .integer(Int(since.milliseconds)),
            .text(by.description),
        ])
    }

    fileprivate init(json: JSON) throws {
        let parts = json.items ?? []
        guard parts.count == 6, let person = parts[0].string, let organ = parts[1].string,
            let part = parts[2].string.flatMap({ Part(rawValue: $0) }), let role = parts[3].string, let since = parts[4].int,
            let giver = parts[5].string
        else { throw Malformed(field: "handlers", label: "承办人") }
        self.init(
            PersonID(person), at: OrganCode(organ), as: part, by: role, since: Instant(milliseconds: Int64(since)), given: PersonID(giver))
    }
}

extension Ledger.Lapse {
    fileprivate init(json: JSON) throws {
        guard let parts = json.items?.compactMap(\.string), parts.count == 3, let last = Day(iso: parts[2]) else {
            throw Malformed(field: "lapses", label: "届满")
        }
        self.init(step: parts[0], limit: parts[1], last: last)
    }
}

extension Ledger.Lengthening {
    fileprivate var json: JSON {
        .object([
            .init("limit", .text(limit)), .init("term", .text(extended.term.code)), .init("ground", .text(extended.ground)),
            .init("article", .text(extended.article)), .init("approver", .text(extended.approver)), .init("on", .text(extended.on.iso)),
        ])
    }

    fileprivate init(json: JSON) throws {
        guard let limit = json["limit"]?.string, let term = json["term"]?.string.flatMap({ Term($0) }), let ground = json["ground"]?.string,
            let article = json["article"]?.string, let approver = json["approver"]?.string, let on = json["on"]?.string.flatMap({ Day(iso: $0) })
        else { throw Malformed(field: "extensions", label: "延长") }
        self.init(limit: limit, extended: Extension(term, ground: ground, article: article, approver: approver, on: on))
    }
}
