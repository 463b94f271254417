extension KindDefinition {
    package func blank() -> any Record { M() }

    package func decode(_ body: String) throws -> any Record { try M(decoding: JSON(parsing: body), fields: typedFields) }

    package func encode(_ record: any Record) -> String {
        var writer = JSONWriter()
        writer.record(typed(record), typedFields)
        return writer.text
    }

    package func encoding(_ record: any Record) -> Encoding {
        var writer = JSONWriter()
        var members: [Range<Int>] = []
        members.reserveCapacity(typedFields.count)
        writer.beginObject()
        withUnsafePointer(to: typed(record)) { place in
            for field in typedFields { members.append(writer.member { field.encode(place, &$0) }) }
        }
        writer.endObject()
        return Encoding(record: record, bytes: writer.bytes, members: members)
    }

    package func encode(_ record: any Record, after earlier: Encoding) -> (encoding: Encoding, changes: String) {
        var writer = JSONWriter()
        var changes = JSONWriter()
        var members: [Range<Int>] = []
        members.reserveCapacity(typedFields.count)
        writer.beginObject()
        changes.beginObject()
        withUnsafePointer(to: typed(earlier.record)) { old in
            withUnsafePointer(to: typed(record)) { new in
                // By index: an enumerated sequence of a generic array looks its type up at every turn.
                for index in typedFields.indices {
                    let field = typedFields[index]
                    if field.isSame(old, new) {
                        let known = earlier.members[index]
                        members.append(writer.member { if !known.isEmpty { $0.copy(earlier.bytes[known]) } })
                        continue
                    }
                    let written = writer.member { field.encode(new, &$0) }
                    members.append(written)
                    if written.isEmpty {
                        changes.key(field.info.name)
                        changes.null()
                    } else {
                        changes.copy(writer.bytes[written])
                    }
                }
            }
        }
        writer.endObject()
        changes.endObject()
        return (Encoding(record: record, bytes: writer.bytes, members: members), changes.text)
    }

    package func title(of record: any Record) -> String { typed(record).title }

    package func values(of record: any Record) -> [(info: FieldInfo, json: JSON)] {
        withUnsafePointer(to: typed(record)) { place in
            typedFields.filter { !$0.isUnsetInPlace(place) }.map { (info: $0.info, json: $0.json(place)) }
        }
    }

    package func changes(from old: any Record, to new: any Record) -> String {
        let old = typed(old)
        let new = typed(new)
        var writer = JSONWriter()
        writer.beginObject()
        withUnsafePointer(to: old) { old in
            withUnsafePointer(to: new) { new in
                for field in typedFields where !field.isSame(old, new) {
                    if field.isUnsetInPlace(new) {
                        writer.key(field.info.name)
                        writer.null()
                    } else {
                        field.encode(new, &writer)
                    }
                }
            }
        }
        writer.endObject()
        return writer.text
    }

    package func keys(of record: any Record) -> [(info: FieldInfo, key: String)] {
        let record = typed(record)
        var keys = listedFields.flatMap { field in field.keys(record).map { (info: field.info, key: $0) } }
        guard !listedRecords.isEmpty else { return keys }
        withUnsafePointer(to: record) { place in
            for list in listedRecords where !list.field.isUnsetInPlace(place) {
                let json = list.field.json(place)
                for item in json.items ?? [json] {
                    for part in list.parts { keys += (item[part.name]?.keys ?? []).map { (info: part.listed, key: $0) } }
                }
            }
        }
        return keys
    }

    package func concerned(of record: any Record) -> [OrganCode] { typed(record).concerned }

    package func references(of record: any Record) -> [(field: String, target: MatterID)] {
        let record = typed(record)
        return referringFields.flatMap { field in field.references(record).map { (field.info.name, $0) } }
    }

    package func haveSameReferences(_ left: any Record, _ right: any Record) -> Bool {
        guard !referringFields.isEmpty else { return true }
        return withUnsafePointer(to: typed(left)) { left in
            withUnsafePointer(to: typed(right)) { right in referringFields.allSatisfy { $0.isSame(left, right) } }
        }
    }

    package func input(typed texts: [String: String]) -> Input { TypedInput(texts, fields).input }

    package func fill(
        _ record: inout any Record, _ action: ActionOutline, _ edition: String, with input: Input, adding added: inout Added
    ) -> [FieldProblem] {
        let compiled = compiled(edition)
        var matter = typed(record)
        var problems: [FieldProblem] = []
        var unreadable: Set<String> = []
        var filled = 0
        for field in compiled.fills[action.index] {
            guard let value = input[field.info.name] else { continue }
            filled += 1
            let faults = field.fill(&matter, value)
            if !faults.isEmpty { unreadable.insert(field.info.name) }
            problems += faults
        }
        for (addition, field) in zip(compiled.actions[action.index].additions, compiled.appends[action.index]) {
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
        if filled < input.count {
            let known = Set(action.inputs)
            for (name, value) in input.sorted(by: { $0.key < $1.key }) where !known.contains(name) {
                let label = fields.first { $0.name == name }?.label
                let rule = label == nil ? "“\(kind.name)”没有这个字段" : "“\(action.name)”不填写这个字段"
                problems.append(FieldProblem(field: name, label: label ?? name, given: value.plain, rule: rule))
            }
        }
        for field in compiled.fills[action.index] where !unreadable.contains(field.info.name) { problems += field.broken(matter) }
        for field in compiled.needs[action.index] where field.isUnset(matter) && !unreadable.contains(field.info.name) {
            problems.append(FieldProblem(field: field.info.name, label: field.info.label, given: "", rule: "“\(action.name)”必须填写"))
        }
        record = matter
        return problems
    }
}
