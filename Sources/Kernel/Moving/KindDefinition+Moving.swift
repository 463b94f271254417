extension KindDefinition {
    /// The facts of one measure that counts for the organ which has the matter.
    func allot(_ values: [FactValue], of measure: Measure<M>, organ: OrganCode, tenures: [Tenure]) -> [Fact] {
        FactAllotment(tenures: tenures, organ: organ).allot(values, isStock: measure.infos.first?.nature == .stock)
    }

    package func kept(_ record: any Record, tenures: [Tenure], from day: Day) -> [Tenure.Kept] {
        // Where nobody's organ can be: what comes there is counted by whoever has the matter now.
        let here = OrganCode("*")
        return reading(record) { matter in
            var kept: [Tenure.Kept] = []
            var values: [FactValue] = []
            for measure in counted where measure.value.infos.first?.nature == .flow && measure.value.attribution?(matter) == nil {
                values.removeAll(keepingCapacity: true)
                measure.value.facts(matter, &values)
                for fact in allot(values, of: measure.value, organ: here, tenures: tenures) where fact.organ == here && fact.day >= day {
                    kept.append(Tenure.Kept(measure: fact.measure, day: fact.day, value: fact.value))
                }
            }
            return kept
        }
    }

    static func outline(_ handing: Handing<M>) -> HandingOutline {
        let id: (String) -> String = { "\(M.kind.id).handover.\($0)" }
        return HandingOutline(
            forbidden: handing.forbidden.map { Refusal(.gate, id: id("never"), $0.says, $0.basis) }, grounds: handing.grounds,
            gates: handing.gates.map { GateOutline(id: id($0.name), says: $0.says, basis: $0.basis, override: nil, concerns: $0.concerns) })
    }

    package func handedOver(
        _ edition: String, _ record: any Record, to organ: OrganCode, openedBy opening: String?, _ moment: Moment
    ) -> HandedOver {
        if let forbidden = handing.forbidden { return HandedOver(record: record, refusals: [forbidden]) }
        let there = moment.moved(to: organ)
        var moved = record
        if !typedHanding.effects.isEmpty {
            changing(&moved) { matter in for effect in typedHanding.effects { effect(&matter, there) } }
        }
        let before = typed(record)
        return reading(moved) { matter in
            var refusals = typedHanding.gates.filter { !$0.holds(matter, there) }.map {
                $0.refusal(matter, there, id: "\(kind.id).handover.\($0.name)")
            }
            // What the law asks of the organ that opens such a matter it asks of the one that goes on with it: a condition that holds here and
            // would not hold there is one of those.
            let compiled = compiled(edition)
            if let opening, let action = compiled.outline.action(opening), action.isOpening {
                for gate in compiled.steps[action.index].gates where !typedHanding.spared.contains(gate.value.name) {
                    guard gate.value.holds(before, moment), !gate.value.holds(matter, there) else { continue }
                    let refusal = gate.value.refusal(matter, there, id: "\(kind.id).handover.\(action.id)-\(gate.value.name)")
                    refusals.append(Refusal(.gate, id: refusal.id, "在接收机关不成立：\(refusal.says)", refusal.basis))
                }
            }
            return HandedOver(record: moved, refusals: refusals)
        }
    }

    package func powerMove(_ record: any Record, _ moment: Moment) -> PowerMove? {
        guard let move = typedHanding.reallocates else { return nil }
        return reading(record) { move($0, moment) }
    }
}

extension KindDefinition {
    static func outline(_ succession: Succession<M>, _ fields: FieldsByPath) -> SuccessionOutline {
        SuccessionOutline(
            id: succession.id, title: succession.title, fields: fields.fields(at: succession.paths).map(\.info.name),
            roles: Set(succession.roles),
            rules: succession.rules.map {
                SuccessionOutline.Rule(
                    causes: $0.causes, stages: $0.stages.map(\.rawValue), says: $0.says, basis: $0.basis, formerly: $0.formerly, step: $0.step)
            })
    }

    package func partyName(_ succession: String, _ record: any Record) -> String {
        guard let succession = typedSuccessions.first(where: { $0.id == succession }) else { return "" }
        return reading(record, succession.name)
    }

    package func succeed(
        _ id: String, _ record: any Record, edition: String, stage: String, on cause: SuccessionCause, of day: Day, filling input: Input,
        _ moment: Moment
    ) -> SuccessionDecision {
        guard let index = typedSuccessions.firstIndex(where: { $0.id == id }), let first = typedSuccessions[index].rules.first else {
            return .refused([], fields: [FieldProblem(field: "succession", label: "当事人的地位", given: id, rule: "“\(kind.name)”没有这样的当事人")])
        }
        let (succession, outline) = (typedSuccessions[index], successions[index])
        let refusal: (Refusal.Cause, String, String, Basis) -> Refusal = { [kind] in
            Refusal($0, id: "\(kind.id).succession.\(id)-\($1)", $2, $3)
        }
        let before = typed(record)
        let at = M.Stage(rawValue: stage)
        let rule = succession.rules.firstIndex { rule in
            rule.causes.contains(cause) && (rule.stages.isEmpty || at.map(rule.stages.contains) ?? false) && rule.applies(before)
        }
        var refusals: [Refusal] = []
        let place = resolve(succession.place, record, moment)
        let roles = Set(succession.roles)
        if let place {
            if !moment.actor.holds(roles, in: place, on: moment.entered) {
                let names = roles.map(\.name).sorted().joined(separator: "或者")
                let says = "“\(Predecessor.name)”应由\(moment.organs.name(of: place))的\(names)办理，\(moment.actor.name)没有这一岗位"
                refusals.append(refusal(.permission, "permission", says, first.basis))
            }
        } else {
            refusals.append(refusal(.permission, "permission", "没有能办理“\(Predecessor.name)”的机关", first.basis))
        }
        guard let rule else {
            let says = "本事项现处“\(at?.name ?? stage)”阶段，\(succession.title)因\(cause.name)的，没有规定由他人承继"
            return .refused(refusals + [refusal(.gate, "no-rule", says, first.basis)], fields: [])
        }
        let chosen = outline.rules[rule]
        let article = chosen.basis(on: day)
        if let step = chosen.step {
            let name = compiled(edition).outline.action(step)?.name ?? step
            return .refused(refusals + [refusal(.gate, "leads-\(step)", "\(chosen.says)，应办理“\(name)”", article)], fields: [])
        }
        var after = before
        let (predecessor, problems) = replace(outline, in: &after, with: input)
        guard problems.isEmpty, refusals.isEmpty, let place else { return .refused(refusals, fields: problems) }
        guard succession.named(after) else {
            return .refused([refusal(.gate, "named", "写明承继的\(succession.title)的姓名或者名称", article)], fields: [])
        }
        if outline.fields.allSatisfy({ name in fieldPlaces[name].map { isSame(before, after, $0) } ?? true }) {
            return .refused([refusal(.gate, "same", "承继人与原来的\(succession.title)相同", article)], fields: [])
        }
        return .entered(record: after, predecessor: predecessor, rule: chosen, place: place)
    }

    private func isSame(_ left: M, _ right: M, _ place: Int) -> Bool {
        withUnsafePointer(to: left) { left in withUnsafePointer(to: right) { codes[place].isSame(left, $0) } }
    }

    /// Empties what is known of the party and fills in the successor.
    ///
    /// - Returns: what was known, and every rule that the input breaks.
    private func replace(
        _ succession: SuccessionOutline, in matter: inout M, with input: Input
    ) -> (predecessor: Input, problems: [FieldProblem]) {
        let places = succession.fields.compactMap { fieldPlaces[$0] }
        var known: Input = [:]
        withUnsafePointer(to: matter) { record in
            for place in places where !codes[place].isUnset(record) { known[codes[place].info.name] = codes[place].json(record) }
        }
        var problems: [FieldProblem] = []
        var unreadable: Set<String> = []
        if let only = places.first, places.count == 1, case .list(let item) = typedFields[only].info.type, item.parts != nil {
            return replaceOne(of: typedFields[only], in: &matter, with: input)
        }
        for place in places {
            let field = typedFields[place]
            let faults = field.fill(&matter, input[field.info.name] ?? .null)
            if !faults.isEmpty { unreadable.insert(field.info.name) }
            problems += faults
        }
        for place in places where !unreadable.contains(typedFields[place].info.name) { problems += typedFields[place].broken(matter) }
        let wanted = Set(succession.fields)
        problems += strangers(in: input, among: wanted)
        return (known, problems)
    }

    /// Of a list of parties: one gives way to one or several.
    private func replaceOne(of field: Field<M>, in matter: inout M, with input: Input) -> (predecessor: Input, problems: [FieldProblem]) {
        var items = withUnsafePointer(to: matter) { field.code.json($0) }.items ?? []
        let label = "第几位\(field.info.label)"
        let given = input[Self.placeName]
        guard let number = given?.int ?? given?.string.flatMap({ Int($0) }), items.indices.contains(number - 1) else {
            let rule = items.isEmpty ? "本事项没有\(field.info.label)" : "应为1至\(items.count)"
            return ([:], [FieldProblem(field: Self.placeName, label: label, given: given?.plain ?? "", rule: rule)])
        }
        let successors = input[field.info.name]?.items ?? []
        guard !successors.isEmpty else {
            return ([:], [FieldProblem(field: field.info.name, label: field.info.label, given: "", rule: "写明承继的人，至少一人")])
        }
        let gone = items[number - 1]
        items.replaceSubrange((number - 1)...(number - 1), with: successors)
        var problems = field.fill(&matter, .array(items))
        if problems.isEmpty { problems += field.broken(matter) }
        return ([field.info.name: .array([gone])], problems + strangers(in: input, among: [field.info.name, Self.placeName]))
    }

    /// The name under which it is said which of several parties is succeeded; no field of a kind can bear it.
    private static var placeName: String { SuccessionOutline.placeName }

    private func strangers(in input: Input, among known: Set<String>) -> [FieldProblem] {
        input.keys.filter { !known.contains($0) }.sorted().map { name in
            let label = fields.first { $0.name == name }?.label ?? name
            return FieldProblem(field: name, label: label, given: input[name]?.plain ?? "", rule: "“\(Predecessor.name)”不填写这个字段")
        }
    }

    /// Every article that is cited for hand-over and succession, with the place where it is.
    var movingBases: [(basis: Basis, place: String)] {
        var cited = handing.grounds.map { (basis: $0.basis, place: "移送的依据“\($0.says)”") }
        if let never = handing.forbidden { cited.append((basis: never.basis, place: "不移送的依据“\(never.says)”")) }
        cited += handing.gates.map { (basis: $0.basis, place: "移送的条件“\($0.says)”") }
        cited += successions.flatMap(\.rules).flatMap { rule in
            ([rule.basis] + rule.formerly).map { (basis: $0, place: "承继的依据“\(rule.says)”") }
        }
        return cited
    }

    /// Mistakes in what the definition says of hand-over and succession.
    func movingFindings() -> [String] {
        var messages: [String] = []
        for id in Dictionary(grouping: typedSuccessions, by: \.id).filter({ $0.value.count > 1 }).keys.sorted() { messages.append("承继“\(id)”重复") }
        let steps = Set(procedures.values.flatMap(\.outline.actions).map(\.id))
        for (succession, outline) in zip(typedSuccessions, successions) {
            if succession.rules.isEmpty { messages.append("承继“\(succession.id)”没有写明法律怎样规定") }
            if outline.fields.count != succession.paths.count || outline.fields.isEmpty { messages.append("承继“\(succession.id)”所列的有不是字段的") }
            for step in succession.rules.compactMap(\.step) where !steps.contains(step) {
                messages.append("承继“\(succession.id)”指向的环节“\(step)”不存在")
            }
        }
        for name in Dictionary(grouping: typedHanding.gates, by: \.name).filter({ $0.value.count > 1 }).keys.sorted() {
            messages.append("移送的条件“\(name)”重复")
        }
        return messages
    }
}

extension SuccessionOutline {
    /// The name under which it is said which of several parties is succeeded; no field of a kind can bear it.
    package static var placeName: String { "succession-place" }

    /// Whether the place is one of several parties in a list.
    package var isList: Bool { fields.count == 1 }
}
