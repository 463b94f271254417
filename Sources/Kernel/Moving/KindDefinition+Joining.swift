extension KindDefinition {
    static func outline(_ joining: Joining<M>, _ fields: FieldsByPath) -> JoiningOutline {
        JoiningOutline(
            stages: joining.stages.map(\.rawValue), roles: Set(joining.roles), grounds: joining.grounds,
            conditions: outline(joining.conditions, "joining"), shared: fields.fields(at: joining.shared).map(\.info.name), apart: joining.apart)
    }

    static func outline(_ splitting: Splitting<M>, _ fields: FieldsByPath) -> SplittingOutline {
        SplittingOutline(
            stages: splitting.stages.map(\.rawValue), roles: Set(splitting.roles), grounds: splitting.grounds,
            conditions: outline(splitting.conditions, "splitting"), lists: fields.fields(at: splitting.lists).map(\.info.name),
            told: fields.fields(at: splitting.told).map(\.info.name), needed: fields.fields(at: splitting.needed).map(\.info.name))
    }

    private static func outline(_ conditions: [Joining<M>.Condition], _ act: String) -> [GateOutline] {
        conditions.map { GateOutline(id: "\(M.kind.id).\(act).\($0.name)", says: $0.says, basis: $0.basis, override: nil, concerns: []) }
    }

    package func joiningPlace(_ record: any Record, _ moment: Moment) -> OrganCode? { resolve(typedJoining.place, record, moment) }
    package func splittingPlace(_ record: any Record, _ moment: Moment) -> OrganCode? { resolve(typedSplitting.place, record, moment) }

    /// Why no person takes a step: in a matter that is joined to another, or one that concerns the leading matter alone.
    func standing(_ outline: ActionOutline, _ moment: Moment) -> Refusal? {
        guard !moment.actor.isSystem else { return nil }
        if let leader = moment.ledger.joinedTo {
            let says = "本事项已并入事项\(leader)，由该事项一并办理；需要单独办理“\(outline.name)”的，先分开办理"
            return Refusal(.stage, id: outline.refusalID("joined"), says, outline.basis)
        }
        guard !moment.ledger.joined.isEmpty, joining.apart.contains(outline.id) else { return nil }
        let others = moment.ledger.joined.map(String.init).joined(separator: "、")
        let says = "“\(outline.name)”只关系本事项，事项\(others)已并入本事项，先将其分开办理"
        return Refusal(.stage, id: outline.refusalID("leading"), says, outline.basis)
    }

    /// What refusals rest on that are no condition's: the first ground in force on the day, as the edition has it.
    private func ground(_ grounds: [(says: String, basis: Basis)], _ edition: String, _ moment: Moment) -> Basis? {
        let bases = grounds.map { basis($0.basis, in: edition) }
        return bases.first { $0.statute.isInForce(on: moment.today) } ?? bases.first
    }

    package func refusals(
        joining record: any Record, at stage: String, to leader: any Record, at leading: String, under edition: String, _ moment: Moment
    ) -> [Refusal] {
        guard let basis = ground(joining.grounds, edition, moment), joining.isPossible else { return [] }
        let id: (String) -> String = { "\(M.kind.id).joining.\($0)" }
        var refusals: [Refusal] = []
        for (who, code) in [("要并入的事项", stage), ("主案", leading)] where !joining.stages.contains(code) {
            let here = M.Stage(rawValue: code)?.name ?? code
            let wanted = typedJoining.stages.map(\.name).joined(separator: "、")
            refusals.append(Refusal(.stage, id: id("stage"), "\(who)现处“\(here)”阶段，应在“\(wanted)”阶段合并", basis))
        }
        let other = typed(leader)
        reading(record) { matter in
            for condition in typedJoining.conditions where !condition.holds(matter, other, moment) {
                refusals.append(Refusal(.gate, id: id(condition.name), condition.says, self.basis(condition.basis, in: edition)))
            }
        }
        return refusals
    }

    package func following(_ leader: any Record, in record: any Record) -> any Record {
        var followed = record
        let places = joining.shared.compactMap { fieldPlaces[$0] }
        guard !places.isEmpty else { return record }
        var values: [(place: Int, json: JSON)] = []
        look(at: leader) { leader in
            look(at: record) { record in
                for place in places where !codes[place].isSame(leader, record) {
                    values.append((place, codes[place].isUnset(leader) ? .null : codes[place].json(leader)))
                }
            }
        }
        guard !values.isEmpty else { return record }
        changing(&followed) { matter in
            // What another record of the kind holds can be read.
            for (place, json) in values { _ = typedFields[place].fill(&matter, json) }
        }
        return followed
    }

    package func split(
        _ record: any Record, at stage: String, under edition: String, taking items: [String: [Int]], filling input: Input, _ moment: Moment
    ) -> SplitDecision {
        guard splitting.isPossible, let basis = ground(splitting.grounds, edition, moment) else {
            return .refused([], fields: [FieldProblem(field: "splitting", label: "分案", given: "", rule: "“\(kind.name)”不分案")])
        }
        let id: (String) -> String = { "\(M.kind.id).splitting.\($0)" }
        var refusals: [Refusal] = []
        if !splitting.stages.contains(stage) {
            let (here, wanted) = (M.Stage(rawValue: stage)?.name ?? stage, typedSplitting.stages.map(\.name).joined(separator: "、"))
            refusals.append(Refusal(.stage, id: id("stage"), "现处“\(here)”阶段，应在“\(wanted)”阶段分案", basis))
        }
        let place = splittingPlace(record, moment)
        if let place, !moment.actor.holds(splitting.roles, in: place, on: moment.entered) {
            let names = splitting.roles.map(\.name).sorted().joined(separator: "或者")
            let says = "“\(Origin.Act.divide.name)”应由\(moment.organs.name(of: place))的\(names)办理，\(moment.actor.name)没有这一岗位"
            refusals.append(Refusal(.permission, id: id("permission"), says, basis))
        }
        if place == nil { refusals.append(Refusal(.permission, id: id("permission"), "没有能办理“\(Origin.Act.divide.name)”的机关", basis)) }
        let before = typed(record)
        var (first, other) = (before, before)
        var problems: [FieldProblem] = []
        for name in splitting.lists {
            guard let place = fieldPlaces[name] else { continue }
            problems += divide(typedFields[place], items[name] ?? [], &first, &other)
        }
        for (name, chosen) in items where !splitting.lists.contains(name) && !chosen.isEmpty {
            problems.append(FieldProblem(field: name, label: name, given: "", rule: "分案不分这一项"))
        }
        for path in typedSplitting.left {
            guard let place = typedFields.firstIndex(where: { $0.path == path }) else { continue }
            _ = typedFields[place].fill(&other, .null)
        }
        let left = other
        for name in splitting.told {
            guard let place = fieldPlaces[name], let json = input[name], json != .null else { continue }
            let faults = typedFields[place].fill(&other, json)
            problems += faults.isEmpty ? typedFields[place].broken(other) : faults
        }
        for name in input.keys.sorted() where !splitting.told.contains(name) {
            let label = fields.first { $0.name == name }?.label ?? name
            problems.append(FieldProblem(field: name, label: label, given: input[name]?.plain ?? "", rule: "分案不填写这个字段"))
        }
        if problems.isEmpty, isSame(before, first), isSame(left, other) {
            refusals.append(Refusal(.gate, id: id("nothing"), "写明分出的是哪些：选择分出的人或者项，或者写明分出部分的内容", basis))
        }
        for condition in typedSplitting.conditions where problems.isEmpty && !condition.holds(first, other, moment) {
            refusals.append(Refusal(.gate, id: id(condition.name), condition.says, self.basis(condition.basis, in: edition)))
        }
        guard refusals.isEmpty, problems.isEmpty, let place else { return .refused(refusals, fields: problems) }
        return .split(first: first, other: other, origin: origin(of: other, beside: first, from: before, moment), place: place)
    }

    private func isSame(_ left: M, _ right: M) -> Bool {
        withUnsafePointer(to: left) { left in withUnsafePointer(to: right) { right in codes.allSatisfy { $0.isSame(left, right) } } }
    }

    /// Some items of a list go into the other record; the rest stay.
    private func divide(_ field: Field<M>, _ chosen: [Int], _ first: inout M, _ other: inout M) -> [FieldProblem] {
        let items = withUnsafePointer(to: first) { field.code.json($0) }.items ?? []
        // A list that nothing is taken of goes with nobody: whom it names stays where they were.
        if let wrong = chosen.first(where: { $0 < 1 || $0 > items.count }) {
            let rule = items.isEmpty ? "本事项没有\(field.info.label)" : "应为1至\(items.count)"
            return [FieldProblem(field: field.info.name, label: "分出的\(field.info.label)", given: "\(wrong)", rule: rule)]
        }
        let places = Set(chosen.map { $0 - 1 })
        let (stay, go) = (items.indices.filter { !places.contains($0) }.map { items[$0] }, items.indices.filter(places.contains).map { items[$0] })
        return field.fill(&first, .array(stay)) + field.fill(&other, .array(go))
    }

    /// What of the part that goes is counted for it, and what stays counted for the first matter. Together they count what was counted before,
    /// but for measures that the law counts each case of.
    private func origin(of other: M, beside first: M, from before: M, _ moment: Moment) -> Origin {
        var (here, anew, there): ([Tenure.Kept], [Tenure.Kept], [Tenure.Kept]) = ([], [], [])
        let on = moment.entered
        for measure in counted where measure.value.infos.first?.nature == .flow {
            let values: (M) -> [FactValue] = { matter in
                var values: [FactValue] = []
                measure.value.facts(matter, &values)
                return values
            }
            var left: [FactPlace: Int] = [:]
            for value in values(before) { left[FactPlace(measure: value.measure, day: value.day), default: 0] += value.value }
            for value in values(first) { left[FactPlace(measure: value.measure, day: value.day), default: 0] -= value.value }
            let each = measure.value.infos.contains { info in typedSplitting.counts.contains { $0 == info.id || $0 == info.breakdown } }
            for value in values(other) {
                let isShare = left[FactPlace(measure: value.measure, day: value.day)] ?? 0 != 0
                let kept = Tenure.Kept(measure: value.measure, day: value.day, value: value.value)
                if value.day >= on {
                    if !isShare, !each { there.append(kept) }
                } else if isShare {
                    here.append(kept)
                } else if each {
                    anew.append(kept)
                }
            }
        }
        return Origin(matter: moment.matter, on: on, here: here, anew: anew, there: there)
    }

    private struct FactPlace: Hashable {
        let measure: String
        let day: Day
    }

    /// Every article that is cited for joining and splitting, with the place where it is.
    var joiningBases: [(basis: Basis, place: String)] {
        joining.grounds.map { (basis: $0.basis, place: "并案的依据“\($0.says)”") }
            + joining.conditions.map { (basis: $0.basis, place: "并案的条件“\($0.says)”") }
            + splitting.grounds.map { (basis: $0.basis, place: "分案的依据“\($0.says)”") }
            + splitting.conditions.map { (basis: $0.basis, place: "分案的条件“\($0.says)”") }
    }

    /// Mistakes in what the definition says of joining and splitting.
    func joiningFindings() -> [String] {
        var messages: [String] = []
        let steps = Set(procedures.values.flatMap(\.outline.actions).map(\.id))
        for step in joining.apart where !steps.contains(step) { messages.append("并案以后应先分开的环节“\(step)”不存在") }
        if joining.isPossible, joining.grounds.isEmpty || joining.roles.isEmpty { messages.append("并案没有写明依据，或者由谁决定") }
        if splitting.isPossible, splitting.grounds.isEmpty || splitting.roles.isEmpty { messages.append("分案没有写明依据，或者由谁决定") }
        if joining.shared.count != typedJoining.shared.count { messages.append("并案以后随主案的有不是字段的") }
        if splitting.lists.count != typedSplitting.lists.count || splitting.told.count != typedSplitting.told.count {
            messages.append("分案所分的有不是字段的")
        }
        let known = Set(measures.flatMap { [$0.id] + ($0.breakdown.map { [$0] } ?? []) })
        for measure in typedSplitting.counts where !known.contains(measure) { messages.append("分案所称的口径“\(measure)”不存在") }
        for names in [typedJoining.conditions, typedSplitting.conditions].map({ $0.map(\.name) }) where Set(names).count != names.count {
            messages.append("并案、分案的条件重复")
        }
        return messages
    }
}
