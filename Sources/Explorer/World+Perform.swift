import Kernel

extension World {
    /// Takes a step with all that follows from it in other matters, or changes nothing: as the engine does, without a database.
    mutating func perform(_ act: Act) -> Performed {
        guard let (entry, action) = target(of: act) else { return .impossible(act.action) }
        var plan = Plan(act: act, nextID: nextID)
        plan.take(action, on: entry, filling: act.input, as: act.actor, in: self)
        if let problem = plan.problem { return .impossible(problem) }
        guard plan.refusals.isEmpty, plan.fields.isEmpty else { return .refused(plan.refusals, fields: plan.fields) }
        for index in plan.changes.indices { write(&plan.changes[index]) }
        return .done(plan.changes)
    }

    /// The matter of an act and its step; a matter to be opened is made.
    func target(of act: Act) -> (Entry, ActionOutline)? {
        switch act.target {
        case .matter(let id):
            guard let entry = self[id].map({ standing($0, taking: act.action, at: act.at, as: act.actor) }),
                let action = entry.outline.action(act.action), !action.isOpening
            else { return nil }
            return (entry, action)
        case .opening(let kind, let organ):
            // As in the engine, what happened under an earlier edition follows that one.
            let day = Occurrence.day(in: act.input).map { min($0, act.at.day) }
            guard let entry = blank(kind, at: organ, id: act.numbers.first ?? nextID, on: act.at, under: day),
                let action = entry.outline.action(act.action), action.isOpening
            else { return nil }
            return (entry, action)
        }
    }

    /// - Parameter event: the day by which the edition is chosen, where it is not that of the entry.
    func blank(_ kind: String, at organ: OrganCode, id: MatterID, on at: Instant, under event: Day? = nil) -> Entry? {
        guard let definition = kinds[kind] else { return nil }
        return opening(definition, organ: organ, parent: nil, record: definition.blank(), id: id, at: at, under: event)
    }

    fileprivate func opening(
        _ definition: any WalkedDefinition, organ: OrganCode, parent: MatterID?, record: any Record, id: MatterID, at: Instant,
        under event: Day? = nil
    ) -> Entry? {
        guard let edition = definition.edition(on: event ?? at.day), let outline = definition.outline(edition.id) else { return nil }
        return Entry(opening: definition, outline, id: id, organ: organ, parent: parent, record: record, at: at)
    }

    /// Draws numbers and keeps the matter.
    private mutating func write(_ change: inout Change) {
        let definition = change.after.definition
        for id in change.action.issues {
            guard let document = definition.documents.first(where: { $0.id == id }) else { continue }
            guard let pattern = document.pattern(in: settings) else {
                change.papers.append(IssuedPaper(id: id, number: nil))
                continue
            }
            let issuer = definition.issuer(of: id, change.after.record, change.moment) ?? change.after.organ
            let year = change.moment.today.year
            let series = "\(issuer)|\(pattern)|\(year)"
            serials[series, default: 0] += 1
            let organ = town.organs[issuer]
            let short = organ.map { $0.short.isEmpty ? $0.name : $0.short } ?? ""
            let number = DocumentNumber.text(pattern, organ: short, year: year, serial: serials[series] ?? 1)
            definition.setNumber(number, of: id, in: &change.after.record)
            if document.numbersMatter { change.after.number = number }
            change.papers.append(IssuedPaper(id: id, number: number))
        }
        change.after.derive(settings, calendar)
        keep(change.after)
        // The text was just written by the definition itself.
        change.changed = (try? JSON(parsing: definition.changes(from: change.before.record, to: change.after.record)))?.members ?? []
        guard !change.papers.isEmpty else { return }
        // As the matter stands after the step: the opinions at the end of a paper include the step's own.
        let moment = moment(change.after, at: change.moment.now, as: change.actor)
        for index in change.papers.indices {
            change.papers[index].content = definition.content(of: change.papers[index].id, change.after.record, moment)
        }
    }
}

/// A step and what follows from it, decided and not yet written; the same order as in the engine.
private struct Plan {
    let act: Act
    var nextID: MatterID
    var changes: [Change] = []
    var refusals: [Refusal] = []
    var fields: [FieldProblem] = []
    var problem: String?
    private var reserved = 0

    init(act: Act, nextID: MatterID) {
        self.act = act
        self.nextID = nextID
    }

    /// The number of a matter about to be opened.
    private mutating func reserve() -> MatterID {
        defer { reserved += 1 }
        if act.numbers.indices.contains(reserved) { return act.numbers[reserved] }
        defer { nextID += 1 }
        return nextID
    }

    private var isClear: Bool { refusals.isEmpty && fields.isEmpty && problem == nil }

    mutating func take(
        _ action: ActionOutline, on entry: Entry, filling input: Input, as actor: Actor, in world: World, child: (any Record)? = nil
    ) {
        let moment = world.moment(entry, at: act.at, as: actor)
        let decision = entry.definition.step(
            action, entry.edition, on: entry.record, at: entry.stage, filling: input, receiving: child, overriding: act.overrides, moment)
        guard case .taken(let step) = decision else {
            if case .refused(let refusals, let fields) = decision {
                self.refusals += refusals
                self.fields += fields
            }
            return
        }
        guard isClear else { return }
        var after = entry
        (after.record, after.ledger, after.stage, after.touched) = (step.record, step.ledger, step.stage, act.at)
        if entry.definition.passage(from: entry.edition)?.way == .step(action.id),
            let passed = entry.definition.passing(
                from: entry.edition, after.record, stage: after.stage, by: action.id, moment.trying(after.ledger))
        {
            after = after.gone(over: passed) ?? after
        }
        after.history.append(
            StepTaken(
                action: action.id, at: act.at, person: actor.person, from: entry.stage, to: step.stage, overrides: step.overrides.keys.sorted(),
                happened: step.occurrence?.day))
        if changes.isEmpty, action.isOpening { _ = reserve() }
        let numbers = step.openings.map { _ in reserve() }
        after.ledger.children += numbers
        changes.append(
            Change(
                action: action, actor: actor, before: entry, after: after, moment: moment, overrides: step.overrides,
                renderings: step.renderings, occurrence: step.occurrence, input: input, child: child))
        for (number, opening) in zip(numbers, step.openings) { open(opening, under: after, id: number, in: world) }
        if action.returnsResult, let parent = entry.parent { giveBack(after, to: parent, in: world) }
        for following in step.consequences { follow(following, in: world) }
    }

    private mutating func open(_ child: ChildOpening, under parent: Entry, id: MatterID, in world: World) {
        guard let definition = world.kinds[child.kind.id] else {
            problem = "没有“\(child.kind.name)”这一类事项"
            return
        }
        guard let entry = world.opening(definition, organ: child.organ, parent: parent.id, record: child.record, id: id, at: act.at) else {
            problem = "\(act.at.day.iso)没有可以适用的“\(child.kind.name)”程序"
            return
        }
        guard let action = entry.outline.action(child.action), action.isOpening else {
            problem = "“\(child.kind.name)”没有开启事项的环节“\(child.action)”"
            return
        }
        take(action, on: entry, filling: [:], as: .system, in: world)
    }

    private mutating func giveBack(_ child: Entry, to parent: MatterID, in world: World) {
        guard let parent = world[parent].map({ world.standing($0, at: act.at, as: .system) }) else { return }
        guard let waiting = parent.outline.actions(from: parent.stage).first(where: { $0.receives == child.definition.kind }) else { return }
        take(waiting, on: parent, filling: [:], as: .system, in: world, child: child.record)
    }

    private mutating func follow(_ step: FollowingStep, in world: World) {
        guard !changes.contains(where: { $0.after.id == step.matter }) else { return }
        guard let entry = world[step.matter].map({ world.standing($0, at: act.at, as: .system) }) else {
            problem = "没有编号为\(step.matter)的事项"
            return
        }
        guard entry.kind == step.kind.id, let action = entry.outline.action(step.action), action.from.contains(entry.stage) else { return }
        take(action, on: entry, filling: step.input, as: .system, in: world)
    }
}
