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
            look(at: record) { new in codes.written(new, after: old, earlier.body) }
        }
        return (Encoding(record: record, body: body), changes)
    }

    package func title(of record: any Record) -> String { typed(record).title }

    package func values(of record: any Record) -> [(info: FieldInfo, json: JSON)] { look(at: record) { codes.values(of: $0) } }

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

    package func concerned(of record: any Record) -> [OrganCode] { typed(record).concerned }

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
        let compiled = compiled(edition)
        var matter = typed(record)
        var problems: [FieldProblem] = []
        var unreadable: Set<String> = []
        var filled = 0
        let kept = compiled.keeps[action.index].filter { input[$0.info.name] != nil && !$0.isUnset(matter) }
        for field in compiled.fills[action.index] {
            guard let value = input[field.info.name] else { continue }
            filled += 1
            let faults = field.fill(&matter, value)
            if !faults.isEmpty { unreadable.insert(field.info.name) }
            problems += faults
        }
        for (addition, field) in zip(compiled.steps[action.index].additions, compiled.appends[action.index]) {
            let given = input[field.info.name]
            if given != nil { filled += 1 }
            let (items, faults) = addition.read(given ?? .null, field.info)
            problems += faults
            if addition.count(items) < addition.least, faults.isEmpty {
                problems.append(
                    FieldProblem(field: field.info.name, label: field.info.label, given: "", rule: "“\(action.name)”至少填写\(addition.least)项"))
            }
            added.items.append(items)
        }
        if filled < input.count { problems += strangers(in: input, action) }
        for field in compiled.fills[action.index] where !unreadable.contains(field.info.name) { problems += field.broken(matter) }
        for field in compiled.needs[action.index] where field.isUnset(matter) && !unreadable.contains(field.info.name) {
            problems.append(FieldProblem(field: field.info.name, label: field.info.label, given: "", rule: "“\(action.name)”必须填写"))
        }
        for field in compiled.anew[action.index] where input[field.info.name] == nil && !field.isUnset(matter) {
            problems.append(FieldProblem(field: field.info.name, label: field.info.label, given: "", rule: "再次办理“\(action.name)”，必须重新填写"))
        }
        for field in kept where field.isUnset(matter) && !unreadable.contains(field.info.name) {
            problems.append(FieldProblem(field: field.info.name, label: field.info.label, given: "", rule: "开启事项时必须填写，可以更改，不得留空"))
        }
        record = matter
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
