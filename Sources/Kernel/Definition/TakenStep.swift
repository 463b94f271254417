/// A step that was taken in a matter, as it was judged then: for asking whether it would have been judged otherwise.
package struct TakenStep: Sendable {
    package let action: ActionOutline
    /// With what was filled in, and without what the step wrote of it.
    package let record: any Record
    /// The items that it added to lists, by the lists' names, and how many stood there before.
    package let added: Input
    package let skipped: [String: Int]
    /// Of the event, as whoever took it; other matters, settings and the matter's suspensions are those of today.
    package let moment: Moment
    /// The edition under which it was taken; `nil` where that is the matter's own.
    package let edition: String?
    /// The result of a sub-procedure came with it, which cannot be taken in again.
    package var isReceiving: Bool { action.receives != nil }

    package init(action: ActionOutline, record: any Record, added: Input, skipped: [String: Int], moment: Moment, edition: String? = nil) {
        self.action = action
        self.record = record
        self.added = added
        self.skipped = skipped
        self.moment = moment
        self.edition = edition
    }
}

/// What one condition answers, or what follows from the record otherwise: where it is taken, whom it excludes, what it opens.
package struct StepAnswer: Equatable, Sendable {
    /// `permit.grant.lawful`
    package let id: String
    package let says: String
    package let basis: Basis
    package let answer: String
    /// A condition, and not what follows.
    package let isCondition: Bool
}

extension KindDefinition {
    package func correcting(_ record: any Record, with values: Input) -> (record: any Record, problems: [FieldProblem]) {
        let earlier = typed(record)
        var matter = earlier
        var problems: [FieldProblem] = []
        for (name, value) in values.sorted(by: { $0.key < $1.key }) {
            guard let field = fieldPlaces[name].map({ typedFields[$0] }) else {
                problems.append(FieldProblem(field: name, label: name, given: value.plain, rule: "“\(kind.name)”没有这个字段"))
                continue
            }
            problems += field.fill(&matter, value)
        }
        guard problems.isEmpty else { return (record, problems) }
        // A rule sees the whole record: what was broken before is not the correction's fault.
        for field in typedFields where field.isRuled {
            let known = field.broken(earlier)
            problems += field.broken(matter).filter { problem in !known.contains { $0.rule == problem.rule } }
        }
        return (matter, problems)
    }

    package func putting(_ changes: [Correction.Change], right record: any Record) -> any Record {
        guard !changes.isEmpty else { return record }
        var matter = typed(record)
        for change in changes {
            guard let field = fieldPlaces[change.field].map({ typedFields[$0] }) else { continue }
            let value = withUnsafePointer(to: matter) { field.code.json($0) }
            if let changed = change.applied(to: value) { _ = field.decode(&matter, changed) }
        }
        return matter
    }

    package func unfilled(_ field: String, _ edition: String) -> String? {
        let numbers = typedDocuments.compactMap { document in
            document.numberPath.flatMap { path in typedFields.first { $0.path == path }?.info.name }
        }
        if numbers.contains(field) { return "是制发文书时由系统依次取得的文号，不是填写的" }
        let actions = compiled(edition).outline.actions
        if actions.contains(where: { $0.inputs.contains(field) || $0.given.contains(field) }) { return nil }
        return "由办理环节自行记下，不是填写的"
    }

    package func answers(_ step: TakenStep, _ edition: String, _ record: any Record, adding input: Input) -> [StepAnswer] {
        let compiled = compiled(edition)
        let (action, outline, moment) = (compiled.actions[step.action.index], step.action, step.moment)
        let matter = typed(record)
        var answers: [StepAnswer] = []
        func add(_ id: String, _ says: String, _ basis: Basis, _ answer: String, isCondition: Bool = false) {
            answers.append(StepAnswer(id: outline.refusalID(id), says: says, basis: basis, answer: answer, isCondition: isCondition))
        }
        for gate in action.gates {
            let answer = !gate.applies(matter, moment) ? "-" : gate.holds(matter, moment) ? "met" : "unmet"
            add(gate.name, gate.says, gate.basis, answer, isCondition: true)
        }
        for (addition, field) in zip(action.additions, compiled.appends[outline.index]) {
            let items = addition.read(input[field.info.name] ?? .null, field.info).items
            for check in addition.checks {
                add(check.name, check.says, check.basis, check.holds(matter, items, moment) ? "met" : "unmet", isCondition: true)
            }
        }
        for exclusion in action.exclusions {
            add(exclusion.name, exclusion.says, exclusion.basis, exclusion.persons(matter, moment).map(\.description).sorted().joined(separator: " "))
        }
        add("place", "由哪一机关办理", outline.basis, resolve(action.place, record, moment)?.description ?? "")
        for opening in action.openings where opening.applies(matter, moment) {
            add(
                "opens", "是否开启“\(opening.kind.name)”、由哪一机关办理", outline.basis,
                "\(opening.kind.id) \(resolve(opening.place, record, moment)?.description ?? "")")
        }
        for consequence in action.consequences {
            add("causes", "在哪些事项中引起后果", outline.basis, "\(consequence.kind.id) \(consequence.targets(matter, moment))")
        }
        for id in outline.publishes {
            guard let publication = publicationPlaces[id].map({ typedPublications[$0] }) else { continue }
            add("publishes", "是否公开“\(publication.name)”", basis(publication.basis, in: edition), "\(id) \(publication.applies(matter, moment))")
        }
        for id in outline.issues { add("issues", "文书由哪一机关制发", outline.basis, "\(id) \(issuer(of: id, record, moment)?.description ?? "")") }
        return answers
    }

    package func written(by step: TakenStep, _ edition: String, on record: any Record, adding input: Input) -> any Record {
        let compiled = compiled(edition)
        var added = Added()
        for (addition, field) in zip(compiled.actions[step.action.index].additions, compiled.appends[step.action.index]) {
            added.items.append(addition.read(input[field.info.name] ?? .null, field.info).items)
        }
        var record = record
        apply(step.action, edition, to: &record, adding: added, step.moment)
        return record
    }
}
