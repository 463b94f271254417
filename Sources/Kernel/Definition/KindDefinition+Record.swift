extension KindDefinition {
    package func blank() -> any Record { M() }

    package func decode(_ body: String) throws -> any Record { try M(decoding: JSON(parsing: body), fields: typedFields) }

    package func encode(_ record: any Record) -> String {
        var writer = JSONWriter()
        look(at: record) { codes.write($0, to: &writer) }
        return writer.text
    }

    package func encoding(_ record: any Record) -> Encoding {
        Encoding(record: record, body: look(at: record) { codes.written($0) })
    }

    package func encode(_ record: any Record, after earlier: Encoding) -> (encoding: Encoding, changes: String) {
        let (body, changes) = look(at: earlier.record) { old in
            look(at: record) { new in codes.written(new, after: old, earlier.body, spans) }
        }
        return (Encoding(record: record, body: body), changes)
    }

    package func title(of record: any Record) -> String { reading(record) { $0.title } }

    package func values(of record: any Record) -> [(info: FieldInfo, json: JSON)] { look(at: record) { codes.values(of: $0) } }

    package func value(_ field: String, of record: any Record) -> JSON? {
        guard let place = fieldPlaces[field] else { return nil }
        return look(at: record) { codes[place].isUnset($0) ? nil : codes[place].json($0) }
    }

    package func field(stored name: String) -> FieldInfo? { (fieldPlaces[name] ?? formerPlaces[name]).map { fields[$0] } }

    package func changes(from old: any Record, to new: any Record) -> String {
        look(at: old) { old in look(at: new) { new in codes.changes(from: old, to: new) } }
    }

    package func keys(of record: any Record) -> [(info: FieldInfo, key: String)] {
        look(at: record) { place in
            var keys: [(info: FieldInfo, key: String)] = []
            for field in listedFields {
                for key in field.keys(place) { keys.append((info: field.info, key: key)) }
            }
            for list in listedRecords where !list.field.isUnset(place) {
                let json = list.field.json(place)
                for item in json.items ?? [json] {
                    for part in list.parts { keys += (item[part.name]?.keys ?? []).map { (info: part.listed, key: $0) } }
                }
            }
            return keys
        }
    }

    package func personalKeys(of record: any Record) -> [String] {
        if knownBy.isEmpty, knownByParts.isEmpty { return [] }
        return look(at: record) { place in
            var keys = knownBy.flatMap { $0.isUnset(place) ? [] : $0.keys(place) }
            for list in knownByParts where !list.field.isUnset(place) {
                let json = list.field.json(place)
                for item in json.items ?? [json] { keys += list.parts.flatMap { item[$0]?.keys ?? [] } }
            }
            return keys
        }
    }

    package func haveSameKeys(_ left: any Record, _ right: any Record) -> Bool {
        look(at: left) { left in
            look(at: right) { right in
                listedFields.allSatisfy { $0.isSame(left, right) } && listedRecords.allSatisfy { $0.field.isSame(left, right) }
                    && knownBy.allSatisfy { $0.isSame(left, right) } && knownByParts.allSatisfy { $0.field.isSame(left, right) }
            }
        }
    }

    package func concerned(of record: any Record) -> [OrganCode] { reading(record) { $0.concerned } }
    package func partyOrgans(of record: any Record) -> [OrganCode] { reading(record) { $0.partyOrgans } }

    package func references(of record: any Record) -> [(field: String, target: MatterID)] {
        guard !referringFields.isEmpty else { return [] }
        return look(at: record) { place in
            var found: [(field: String, target: MatterID)] = []
            for field in referringFields {
                for target in field.references(place) { found.append((field: field.info.name, target: target)) }
            }
            return found
        }
    }

    package func haveSameReferences(_ left: any Record, _ right: any Record) -> Bool {
        guard !referringFields.isEmpty else { return true }
        return look(at: left) { left in look(at: right) { right in referringFields.allSatisfy { $0.isSame(left, right) } } }
    }

    package func input(typed texts: [String: String]) -> Input { TypedInput(texts, fields, fieldPlaces).input }

    package func fill(
        _ record: inout any Record, _ action: ActionOutline, _ edition: String, with input: Input, adding added: inout Added
    ) -> [FieldProblem] {
        changing(&record) { fill(&$0, action, edition, with: input, adding: &added) }
    }

    private func fill(
        _ matter: inout M, _ action: ActionOutline, _ edition: String, with input: Input, adding added: inout Added
    ) -> [FieldProblem] {
        let compiled = compiled(edition)
        var problems: [FieldProblem] = []
        var unreadable: Set<String> = []
        var filled = 0
        // By index throughout: a loop over the fields would copy what is known of each.
        let (fills, keeps) = (compiled.fills[action.index], compiled.keeps[action.index])
        let kept = keeps.indices.filter { input[keeps[$0].info.name] != nil && !keeps[$0].isUnset(matter) }
        if !input.isEmpty {
            for index in fills.indices {
                guard let value = input[fills[index].info.name] else { continue }
                filled += 1
                let faults = fills[index].fill(&matter, value)
                if faults.isEmpty { continue }
                unreadable.insert(fills[index].info.name)
                problems += faults
            }
        }
        let (additions, appends) = (compiled.steps[action.index].additions, compiled.appends[action.index])
        for index in additions.indices {
            let info = appends[index].info
            let given = input[info.name]
            if given != nil { filled += 1 }
            let (items, faults) = additions[index].read(given ?? .null, info)
            problems += faults
            if additions[index].count(items) < additions[index].least, faults.isEmpty {
                problems.append(
                    FieldProblem(field: info.name, label: info.label, given: "", rule: "“\(action.name)”至少填写\(additions[index].least)项"))
            }
            added.items.append(items)
        }
        if filled < input.count { problems += strangers(in: input, action) }
        for index in fills.indices where fills[index].isRuled && !unreadable.contains(fills[index].info.name) {
            problems += fills[index].broken(matter)
        }
        func missing(_ field: Field<M>, _ rule: String) {
            problems.append(FieldProblem(field: field.info.name, label: field.info.label, given: "", rule: rule))
        }
        let (needs, anew) = (compiled.needs[action.index], compiled.anew[action.index])
        for index in needs.indices where needs[index].isUnset(matter) && !unreadable.contains(needs[index].info.name) {
            missing(needs[index], "“\(action.name)”必须填写")
        }
        for index in anew.indices where !anew[index].isUnset(matter) && input[anew[index].info.name] == nil {
            missing(anew[index], "再次办理“\(action.name)”，必须重新填写")
        }
        for index in kept where keeps[index].isUnset(matter) && !unreadable.contains(keeps[index].info.name) {
            missing(keeps[index], "开启事项时必须填写，可以更改，不得留空")
        }
        return problems
    }

    /// What the step does not take.
    private func strangers(in input: Input, _ action: ActionOutline) -> [FieldProblem] {
        let known = Set(action.inputs)
        let occurrence = [Occurrence.dayName: Occurrence.dayLabel, Occurrence.reasonName: Occurrence.reasonLabel]
        return input.sorted(by: { $0.key < $1.key }).compactMap { name, value in
            if known.contains(name) { return nil }
            if let label = occurrence[name] {
                guard action.event == nil else { return nil }
                return FieldProblem(
                    field: name, label: label, given: value.plain, rule: "“\(action.name)”是在办理的时候发生的，没有另外的发生之日，请留空")
            }
            let label = fields.first { $0.name == name }?.label
            let rule = label == nil ? "“\(kind.name)”没有这个字段" : "“\(action.name)”不填写这个字段"
            return FieldProblem(field: name, label: label ?? name, given: value.plain, rule: rule)
        }
    }
}
