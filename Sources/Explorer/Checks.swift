import Kernel

/// What must be true after every step, whichever kind took it.
struct Checks {
    let world: World

    func findings(_ change: Change) -> [Finding] {
        body(change) + writes(change) + again(change) + facts(change) + limits(change) + line(change) + desks(change) + papers(change)
            + publications(change) + occurrence(change) + invariants(change)
    }

    /// Nothing is entered before it has happened, nothing happens before the matter began unless the law lets it, and who is late says why.
    private func occurrence(_ change: Change) -> [Finding] {
        guard let told = change.occurrence else { return [] }
        let (entry, action) = (change.after, change.action)
        let entered = change.moment.entered
        var wrong: [String] = []
        if action.event == nil { wrong.append("没有写明可以以后登记") }
        if told.at > change.moment.now { wrong.append("发生在登记以后") }
        if entered - told.day > world.settings[Occurrence.lateAfter] || action.isUndoing, told.reason.isEmpty { wrong.append("没有补录理由") }
        if let event = action.event, event.after.isEmpty, !event.mayPrecedeOpening, let first = change.before.history.steps.first,
            told.day < first.day
        {
            wrong.append("发生在事项开始以前")
        }
        return wrong.map { Finding(.error, entry, "occurrence.\(action.id)", "“\(action.name)”\($0)") }
    }

    /// The stored body reads back as what was stored.
    private func body(_ change: Change) -> [Finding] {
        let entry = change.after
        let text = entry.definition.encode(entry.record)
        guard let read = try? entry.definition.decode(text) else {
            return [Finding(.error, entry, "body.\(change.action.id)", "“\(change.action.name)”以后，存储的内容读不回来")]
        }
        // Field by field in place; only where that differs it may still be the same text.
        let isSame = entry.definition.areSame(read, entry.record) || entry.definition.encode(read) == text
        guard isSame, entry.definition.haveSameReferences(read, entry.record) else {
            return [Finding(.error, entry, "body.\(change.action.id)", "“\(change.action.name)”以后，存储的内容读回来不一样")]
        }
        let (stored, kept) = (entry.definition.facts(read, organ: entry.organ), entry.definition.facts(entry.record, organ: entry.organ))
        guard stored == kept else {
            return [Finding(.error, entry, "recount.\(change.action.id)", "“\(change.action.name)”以后，按存储的内容重算，统计事实不一样")]
        }
        return []
    }

    /// A step changes what it fills in, what it declares to write, and the numbers of the papers that it issues; nothing else.
    private func writes(_ change: Change) -> [Finding] {
        let definition = change.after.definition
        let declared = Set(change.action.inputs + change.action.writes + change.action.issues.compactMap { definition.numberField(of: $0) })
        return change.changed.map(\.key).filter { !declared.contains($0) }.map { field in
            let label = definition.fields.first { $0.name == field }?.label ?? field
            return Finding(.error, change.after, "undeclared-write.\(change.action.id).\(field)", "“\(change.action.name)”改变了没有写明的“\(label)”")
        }
    }

    /// Deciding is a function: the same question has the same answer.
    private func again(_ change: Change) -> [Finding] {
        let entry = change.before
        let decision = entry.definition.step(
            change.action, entry.edition, on: entry.record, at: entry.stage, filling: change.input, receiving: change.child,
            overriding: change.overrides, change.moment)
        guard case .taken(let step) = decision else {
            return [Finding(.error, entry, "again.\(change.action.id)", "“\(change.action.name)”再判断一次，结果不同")]
        }
        var record = step.record
        for paper in change.papers { if let number = paper.number { entry.definition.setNumber(number, of: paper.id, in: &record) } }
        guard entry.definition.areSame(record, change.after.record), step.stage == change.after.stage else {
            return [Finding(.error, entry, "again.\(change.action.id)", "“\(change.action.name)”再办理一次，结果不同")]
        }
        return []
    }

    /// What stands at the end of a day is never less than nothing.
    private func facts(_ change: Change) -> [Finding] {
        let definition = change.after.definition
        var sums: [String: [Day: Int]] = [:]
        for fact in definition.facts(change.after.record, organ: change.after.organ) {
            sums[fact.measure, default: [:]][fact.day, default: 0] += fact.value
        }
        return definition.measures.filter { $0.nature == .stock }.compactMap { measure in
            var standing = 0
            for (_, value) in (sums[measure.id] ?? [:]).sorted(by: { $0.key < $1.key }) {
                standing += value
                if standing < 0 { return Finding(.error, change.after, "stock.\(measure.id)", "时点数“\(measure.name)”在某日小于零") }
            }
            return nil
        }
    }

    /// No limit runs on once the matter is at its end, and every limit can be counted.
    private func limits(_ change: Change) -> [Finding] {
        let entry = change.after
        return entry.definition.clocks(entry.edition, entry.record, world.settings, entry.ledger).compactMap { limit in
            do {
                let due = try limit.clock.due(in: world.calendar)
                guard entry.isFinal, limit.clock.stopped == nil else { return nil }
                // A limit that still lies ahead may be a duty that outlives the procedure; it is the same mistake: nobody can end it.
                return Finding(
                    .error, entry, "running-limit.\(limit.id).\(entry.stage)",
                    "“\(entry.stageOutline?.name ?? entry.stage)”是终结阶段，期限“\(limit.name)”仍在计算\(due == nil ? "（中止中）" : "")")
            } catch {
                return Finding(.error, entry, "limit.\(limit.id)", "期限“\(limit.name)”无法计算：\(error)")
            }
        }
    }

    private func line(_ change: Change) -> [Finding] {
        let entry = change.after
        var findings: [Finding] = []
        if entry.definition.title(of: entry.record).isEmpty { findings.append(Finding(.error, entry, "title", "名称是空的")) }
        for member in change.changed {
            guard let (info, _) = world.kinds.shapes[entry.kind]?.part(member.key) else { continue }
            let text = ValueText.bare.text(info, member.value)
            if let fault = Wording.fault(in: text) {
                findings.append(Finding(.error, entry, "shown.\(info.name)", "“\(info.label)”显示为“\(text)”：\(fault)"))
            }
        }
        return findings
    }

    /// What a matter is said to wait for waits on somebody's desk.
    private func desks(_ change: Change) -> [Finding] {
        let entry = change.after
        guard change.before.stage != entry.stage else { return [] }
        let awaited = entry.definition.awaited(entry.edition, entry.record, stage: entry.stage)
        let people = awaited.compactMap { entry.outline.action($0) }.filter { !$0.isAutomatic }
        guard !people.isEmpty else { return [] }
        let moment = world.moment(entry, at: entry.touched, as: change.actor)
        guard entry.definition.awaiting(entry.edition, entry.record, stage: entry.stage, moment).isEmpty else { return [] }
        return [Finding(.error, entry, "desk.\(entry.stage)", "“\(entry.stageOutline?.name ?? entry.stage)”阶段等待办理，却不在任何人的桌上")]
    }

    private func invariants(_ change: Change) -> [Finding] {
        let moment = world.moment(change.after, at: change.moment.now, as: change.actor)
        return change.after.definition.broken(change.after.record, change.after.history, moment).map {
            Finding(.brokenInvariant, change.after, $0.id, "\($0.id)：\($0.says)（\($0.basis)）")
        }
    }
}

extension Definition {
    /// Whether no stored field differs.
    fileprivate func areSame(_ left: any Record, _ right: any Record) -> Bool { changes(from: left, to: right) == "{}" }
}
