extension KindDefinition {
    static func outline(_ passage: Passage<M>, _ editions: [Edition], _ fields: FieldsByPath) -> PassageOutline? {
        guard let earlier = editions.first(where: { $0.id == passage.earlier }), let later = editions.first(where: { $0.id == passage.later })
        else { return nil }
        let way: PassageOutline.Way =
            switch passage.way {
            case .automatic: .automatic
            case .step(let step): .step(step)
            case .stays: .stays
            }
        return PassageOutline(
            earlier: earlier, later: later, way: way, says: passage.says, basis: passage.basis, concerns: passage.concerns,
            limits: passage.limits, stages: M.Stage.allCases.compactMap { stage in passage.stages[stage].map { (stage.rawValue, $0.rawValue) } },
            writes: fields.fields(at: passage.written).map(\.info.name))
    }

    func typedPassage(from edition: String, to later: String? = nil) -> Passage<M>? {
        typedPassages.first { $0.earlier == edition && (later == nil || $0.later == later) }
    }

    package func passing(
        from edition: String, _ record: any Record, stage: String, by step: String?, _ moment: Moment
    ) -> PassedMatter? {
        guard let passage = typedPassage(from: edition), let outline = passages.first(where: { $0.earlier.id == edition }) else { return nil }
        switch passage.way {
        case .stays: return nil
        case .automatic: guard step == nil, moment.today >= outline.later.from else { return nil }
        case .step(let wanted): guard step == wanted, moment.today >= outline.later.from else { return nil }
        }
        // What has ended stays as it was.
        guard let here = M.Stage(rawValue: stage), !here.isFinal, reading(record, { passage.applies($0, moment) }) else { return nil }
        let there = passage.stages[here] ?? here
        // As it ran before: what the passage writes may make a limit run that did not.
        let running = Set(clocks(edition, record, moment.settings, moment.ledger).map(\.id))
        var record = record
        if !passage.effects.isEmpty { changing(&record) { matter in for effect in passage.effects { effect(&matter, moment) } } }
        var ledger = moment.ledger
        let on = step == nil ? outline.later.from : moment.today
        let since = passage.limits.filter { $0.how == .sinceNewLaw && !running.contains($0.limit) }.map(\.limit)
        ledger.passages.append(Passed(from: edition, to: passage.later, on: on, since: since))
        let procedure = compiled(passage.later).outline
        ledger.end(on: on) { limit, ground in
            !procedure.actions.contains { $0.suspensions.contains(SuspensionOutline(limit: limit, ground: ground)) }
        }
        // What is prepared for a step that cannot be taken any more has nobody to take it.
        ledger.preparations.removeAll { procedure.action($0.step)?.from.contains(there.rawValue) != true }
        return PassedMatter(outline: outline, record: record, stage: there.rawValue, ledger: ledger)
    }

    /// A limit as it runs in a matter: where the matter has gone over from an earlier edition, by what the passage says of it.
    func clock(_ limit: Limit<M>, _ edition: String, _ matter: M, _ settings: Settings, _ ledger: Ledger) -> Clock? {
        guard !ledger.passages.isEmpty else { return limit.clock(matter, settings, ledger) }
        return clock(limit, edition, matter, settings, ledger, over: ledger.passages[...])
    }

    private func clock(
        _ limit: Limit<M>, _ edition: String, _ matter: M, _ settings: Settings, _ ledger: Ledger, over passed: ArraySlice<Passed>
    ) -> Clock? {
        guard let last = passed.last, last.to == edition,
            let how = typedPassage(from: last.from, to: last.to)?.limits.first(where: { $0.limit == limit.id })?.how,
            let begun = limit.anchor(matter), begun.day < last.on
        else { return limit.clock(matter, settings, ledger) }
        switch how {
        case .anew, .sinceNewLaw: return limit.clock(matter, settings, ledger)
        case .ends: return nil
        case .asBegun:
            guard let earlier = procedures[last.from]?.limits.first(where: { $0.id == limit.id }) else { return nil }
            return clock(earlier, last.from, matter, settings, ledger, over: passed.dropLast())
        }
    }

    /// Limits that the present edition does not know, and which run out as they began.
    func bygone(_ edition: String, _ matter: M, _ settings: Settings, _ ledger: Ledger) -> [LimitClock] {
        guard let last = ledger.passages.last, last.to == edition, let passage = typedPassage(from: last.from, to: last.to),
            let earlier = procedures[last.from]
        else { return [] }
        let known = Set(compiled(edition).limits.map(\.id))
        return passage.limits.filter { $0.how == .asBegun && !known.contains($0.limit) }.compactMap { entry in
            guard let limit = earlier.limits.first(where: { $0.id == entry.limit }), let begun = limit.anchor(matter), begun.day < last.on,
                let clock = clock(limit, last.from, matter, settings, ledger, over: ledger.passages.dropLast())
            else { return nil }
            return LimitClock(id: limit.id, name: limit.name, basis: limit.basis, deemedAction: nil, clock: clock)
        }
    }
}

extension KindDefinition {
    /// Mistakes in what the definition says of matters that are under way when its law changes.
    func passageFindings() -> [String] {
        var messages: [String] = []
        for (earlier, later) in zip(editions, editions.dropFirst()) {
            let found = typedPassages.filter { $0.earlier == earlier.id && $0.later == later.id }
            let pair = "版本“\(earlier.id)”到“\(later.id)”"
            guard let passage = found.first else {
                messages.append("\(pair)没有写明正在办理的事项是否适用新的程序")
                continue
            }
            if found.count > 1 { messages.append("\(pair)的衔接写了不止一次") }
            if passage.way != .stays, let old = procedures[earlier.id], let new = procedures[later.id] {
                messages += (stageFindings(passage, old, new) + limitFindings(passage, old, new) + inputFindings(passage, old, new)).map {
                    "\(pair)的衔接：\($0)"
                }
            }
        }
        let pairs = Set(zip(editions, editions.dropFirst()).map { [$0.id, $1.id] })
        for passage in typedPassages where !pairs.contains([passage.earlier, passage.later]) {
            messages.append("衔接“\(passage.earlier)”到“\(passage.later)”的不是前后相继的两个版本")
        }
        for passage in typedPassages where passage.way != .stays && passage.basis.clause.isEmpty {
            messages.append("衔接“\(passage.earlier)”到“\(passage.later)”的依据没有写明条款")
        }
        return messages
    }

    /// A matter that has gone over must be able to go on.
    private func stageFindings(_ passage: Passage<M>, _ old: Compiled, _ new: Compiled) -> [String] {
        var messages: [String] = []
        for stage in M.Stage.allCases where !stage.isFinal {
            let there = passage.stages[stage] ?? stage
            if there.isFinal {
                messages.append("阶段“\(stage.name)”不能由衔接直接终结")
            } else if !new.actions.contains(where: { $0.from.contains(there) && $0.to != nil && $0.to != there }) {
                messages.append("阶段“\(stage.name)”进入“\(there.name)”以后，没有环节离开")
            }
        }
        if case .step(let step) = passage.way {
            guard let action = old.outline.action(step) else { return messages + ["环节“\(step)”不存在"] }
            if action.isOpening || action.to.flatMap({ M.Stage(rawValue: $0) })?.isFinal == true {
                messages.append("环节“\(step)”开启或者终结事项，不能由它适用新的程序")
            }
        }
        return messages
    }

    /// Each limit that the two editions know differently, or only one of them knows.
    private func limitFindings(_ passage: Passage<M>, _ old: Compiled, _ new: Compiled) -> [String] {
        var messages: [String] = []
        let said = Set(passage.limits.map(\.limit))
        let (before, after) = (old.outline.limits, new.outline.limits)
        for limit in after where !said.contains(limit.id) {
            guard let earlier = before.first(where: { $0.id == limit.id }) else {
                messages.append("没有写明新增的期限“\(limit.name)”（\(limit.id)）怎样起算")
                continue
            }
            if earlier.term != limit.term || earlier.length != limit.length || earlier.starts != limit.starts {
                messages.append("没有写明规定不同的期限“\(limit.name)”（\(limit.id)）怎样接续")
            }
        }
        for limit in before where !said.contains(limit.id) && !after.contains(where: { $0.id == limit.id }) {
            messages.append("没有写明新程序没有的期限“\(limit.name)”（\(limit.id)）怎样处理")
        }
        let known = Set((before + after).map(\.id))
        for entry in passage.limits {
            if !known.contains(entry.limit) { messages.append("期限“\(entry.limit)”不存在") }
            let (isOld, isNew) = (before.contains { $0.id == entry.limit }, after.contains { $0.id == entry.limit })
            if entry.how == .asBegun, !isOld { messages.append("期限“\(entry.limit)”此前没有，不能按原来的规定计算") }
            if [.anew, .sinceNewLaw].contains(entry.how), !isNew { messages.append("期限“\(entry.limit)”新程序没有，不能按新的规定计算") }
            if entry.how == .asBegun, !isNew, before.first(where: { $0.id == entry.limit })?.deemedAction != nil {
                messages.append("期限“\(entry.limit)”届满有视为的结果，新程序没有，不能按原来的规定继续")
            }
        }
        return messages
    }

    /// What only the step that opens a matter fills, and what was not filled under the earlier edition, somebody must still be able to say.
    private func inputFindings(_ passage: Passage<M>, _ old: Compiled, _ new: Compiled) -> [String] {
        let written = Set(typedFields.filter { field in passage.written.contains { $0 == field.path } }.map(\.info.name))
        var messages = written.count == passage.written.count ? [] : ["写入的属性没有对应字段"]
        let (before, after) = (old.outline.actions, new.outline.actions)
        let asked = Set(before.filter(\.isOpening).flatMap { $0.needs + $0.given + $0.writes })
        let later = Set(after.filter { !$0.isOpening }.flatMap { $0.inputs + $0.writes })
        for name in Set(after.filter(\.isOpening).flatMap(\.needs)).subtracting(asked).subtracting(later).subtracting(written).sorted() {
            let label = fields.first { $0.name == name }?.label ?? name
            messages.append("开启时才填写的“\(label)”（\(name)）此前不填写，也没有写明按什么处理")
        }
        return messages
    }
}

extension Definition {
    /// How a matter under way that began under an edition is taken to the next; `nil` for the last edition.
    package func passage(from edition: String) -> PassageOutline? { passages.first { $0.earlier.id == edition } }
}
