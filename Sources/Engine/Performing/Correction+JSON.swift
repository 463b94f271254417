import Kernel

/// The stored form of what is to be put right, in ledgers and entries alike.
extension Correction {
    var json: JSON {
        var members: [JSON.Member] = [
            .init("place", .text(place.description)), .init("version", .integer(version)), .init("proposal", proposal.json),
            .init("changes", .array(changes.map(\.json))),
        ]
        if let evidence { members.append(.init("evidence", evidence.json)) }
        return .object(members)
    }

    init(json: JSON) throws {
        guard let place = json["place"]?.string, let version = json["version"]?.int, let proposal = json["proposal"],
            let items = json["changes"]?.items, !items.isEmpty
        else { throw Malformed(field: "correction", label: "更正") }
        self.init(
            changes: try items.map { try Change(json: $0) }, evidence: json["evidence"].flatMap { Attachment(json: $0) },
            place: OrganCode(place), version: version, proposal: try Endorsement(json: proposal))
    }
}

extension Correction.Change {
    /// A part of a record is a text, an item of a list its place.
    var json: JSON {
        let steps = path.map { step -> JSON in
            switch step {
            case .item(let index): .integer(index)
            case .part(let name): .text(name)
            }
        }
        return .object(
            [.init("field", .text(field))] + (steps.isEmpty ? [] : [.init("at", .array(steps))]) + [.init("was", was), .init("becomes", becomes)])
    }

    init(json: JSON) throws {
        guard let field = json["field"]?.string, let was = json["was"], let becomes = json["becomes"] else {
            throw Malformed(field: "changes", label: "更正")
        }
        let path = try (json["at"]?.items ?? []).map { step -> Correction.Step in
            if let index = step.int, index >= 0 { return .item(index) }
            guard let name = step.string else { throw Malformed(field: "changes", label: "更正") }
            return .part(name)
        }
        self.init(field: field, path: path, was: was, becomes: becomes)
    }
}

extension Ledger.Recall {
    var json: JSON {
        .array([.text(document), .integer(ordinal), .text(on.iso)] + (publications.isEmpty ? [] : [.array(publications.map { .text($0) })]))
    }

    init(json: JSON) throws {
        let parts = json.items ?? []
        guard [3, 4].contains(parts.count), let document = parts[0].string, let ordinal = parts[1].int,
            let on = parts[2].string.flatMap({ Day(iso: $0) })
        else { throw Malformed(field: "recalled", label: "收回") }
        self.init(document: document, ordinal: ordinal, on: on, publications: parts.dropFirst(3).flatMap { ($0.items ?? []).compactMap(\.string) })
    }
}

extension Ledger.CorrectedPaper {
    init(json: JSON) throws {
        guard let parts = json.items, parts.count == 3, let document = parts[0].string, let ordinal = parts[1].int, let notice = parts[2].int else {
            throw Malformed(field: "corrected", label: "更正的文书")
        }
        self.init(document: document, ordinal: ordinal, notice: notice)
    }
}
