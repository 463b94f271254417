/// Whether what somebody wants corrected is a slip of the pen, and what it would change.
package struct CorrectionJudgement: Sendable {
    /// What stands in its way: a condition that judged it, a limit that is counted from it.
    package internal(set) var refusals: [Refusal] = []
    package internal(set) var fields: [FieldProblem] = []
    /// The single values that were asked for.
    package internal(set) var changes: [Correction.Change] = []
    /// What steps have written of them since, and is corrected with them.
    package internal(set) var carried: [Correction.Change] = []
    /// With all that.
    package internal(set) var record: any Record

    package var isSound: Bool { refusals.isEmpty && fields.isEmpty }
}

extension Definition {
    /// By which article slips of the pen are put right in matters of an edition; where the law says nothing of them, as a whole the first of
    /// the kind's laws that was in force when such matters were opened.
    package func correctionBasis(in edition: String) -> Basis {
        if let basis = correcting.basis { return self.basis(basis, in: edition) }
        let opened = editions.first { $0.id == edition }
        let law = kind.laws.first { law in opened.map { law.wasInForce(during: $0) } ?? true }
        if let basis = (law ?? kind.laws.first)?.cited() { return basis }
        guard let basis = (outline(edition) ?? editions.first.flatMap { outline($0.id) })?.actions.first?.basis else {
            preconditionFailure("\(kind.id): a kind has an edition, and an edition a step")
        }
        return basis
    }

    /// What a paper of the kind is called.
    package func name(ofPaper id: String) -> String {
        id == Correction.paper ? correcting.paper : documents.first { $0.id == id }?.name ?? id
    }

    /// The posts that decide on slips of the pen at an organ: the head's where the kind gives a head a step there; else also those by which
    /// the matter is handled there, for then nobody above them decides in it.
    package func correctors(_ edition: String, _ record: any Record, at organ: OrganCode, _ moment: Moment) -> Set<Role> {
        let handlers = handlers(edition, record, at: organ, moment)
        return handlers.contains(.head) ? [.head] : handlers.union([.head])
    }

    /// A refusal that no step of the kind makes.
    package func correctionRefusal(_ cause: Refusal.Cause, _ word: String, _ says: String, _ basis: Basis) -> Refusal {
        Refusal(cause, id: "\(kind.id).correction.\(word)", says, basis)
    }

    /// The same by the article on which slips of the pen are put right in matters of an edition.
    package func correctionRefusal(_ cause: Refusal.Cause, _ word: String, _ says: String, in edition: String) -> Refusal {
        correctionRefusal(cause, word, says, correctionBasis(in: edition))
    }

    /// The place of a change in words, with how it is read and masked.
    package func info(of change: Correction.Change) -> FieldInfo? { fields.first { $0.name == change.field }?.leaf(change.path[...]) }

    /// What was typed, by the places of values (`parties.0.citizenName`), as whole values of the fields that they lie in.
    package func corrected(typed texts: [String: String], _ record: any Record) -> Input {
        let values = Dictionary(values(of: record).map { ($0.info.name, $0.json) }, uniquingKeysWith: { first, _ in first })
        var input: Input = [:]
        for (name, text) in texts.sorted(by: { $0.key < $1.key }) {
            if let field = fields.first(where: { $0.name == name }) {
                input[name] = field.type.json(typed: text)
                continue
            }
            let holding = fields.filter { $0.type.parts != nil && name.hasPrefix($0.name + ".") }
            guard let field = holding.max(by: { $0.name.utf8.count < $1.name.utf8.count }),
                let path = field.type.path(name.dropFirst(field.name.utf8.count + 1))
            else {
                // No field at all: it goes on, and is refused under its name.
                input[name] = .text(text)
                continue
            }
            let whole = input[field.name] ?? values[field.name] ?? .null
            input[field.name] = whole.putting(field.leaf(path[...]).type.json(typed: text), at: path[...])
        }
        return input
    }

    /// Judges whether values are slips of the pen: by putting them right in the record as each step found it, and asking whether that step's
    /// conditions would have answered otherwise.
    ///
    /// Certain is what the conditions say of the record as it then was. What they asked of other matters, of settings and of the matter's own
    /// suspensions they ask as those are today, with the wrong value and with the right one alike; so a difference that only shows in what
    /// others were like then is not found. What other matters decided on the strength of the wrong value is not asked.
    ///
    /// - Parameters:
    ///   - input: the new values, by field.
    ///   - taken: the steps of the matter, in their order.
    package func judge(
        correcting input: Input, _ edition: String, on record: any Record, taken: [TakenStep], _ moment: Moment
    ) -> CorrectionJudgement {
        var judgement = CorrectionJudgement(record: record)
        let (filled, problems) = correcting(record, with: input)
        judgement.fields = problems
        guard problems.isEmpty else { return judgement }
        let (old, new) = (byName(record), byName(filled))
        let editions = Set(taken.compactMap(\.edition)).union([edition])
        for name in input.keys.sorted() { find(name, old[name] ?? .null, new[name] ?? .null, editions, &judgement) }
        guard judgement.isSound else { return judgement }
        if judgement.changes.count > Correction.most {
            judgement.refusals.append(correctionRefusal(.gate, "too-many", "一次至多更正\(Correction.most)处，更多的不是笔误，应当依法重新办理", in: edition))
            return judgement
        }
        for step in taken where judgement.refusals.isEmpty { replay(step, step.edition ?? edition, &judgement) }
        // Only what still stands as a step wrote it; what was entered since is somebody's own.
        judgement.carried = judgement.carried.filter { $0.applied(to: old[$0.field] ?? .null) != nil }
        judgement.record = putting(judgement.changes + judgement.carried, right: record)
        judgeLimits(edition, record, &judgement, moment)
        return judgement
    }

    private func byName(_ record: any Record) -> Input {
        Dictionary(values(of: record).map { ($0.info.name, $0.json) }, uniquingKeysWith: { first, _ in first })
    }

    /// The single values in which a field differs, and what can be said of them without looking at any step.
    private func find(_ name: String, _ old: JSON, _ new: JSON, _ editions: Set<String>, _ judgement: inout CorrectionJudgement) {
        guard let field = fields.first(where: { $0.name == name }) else { return }
        func problem(_ change: Correction.Change?, _ rule: String) {
            let info = change.map { field.leaf($0.path[...]) } ?? field
            let given = change.map { ValueText.typed(info.type, $0.becomes) } ?? ""
            judgement.fields.append(FieldProblem(field: change?.place ?? name, label: info.label, given: given, rule: rule))
        }
        // Steps may have been taken under several editions.
        let reasons = editions.sorted().compactMap { unfilled(name, $0) }
        if reasons.count == editions.count, let why = reasons.last { return problem(nil, "\(why)，不能更正") }
        guard let changes = field.type.differences(name, from: old, to: new) else {
            return problem(nil, "更正不能增加或者减少其中的项；应当由有关环节登记")
        }
        if changes.isEmpty { return problem(nil, "与现在登记的相同，没有需要更正的") }
        for change in changes {
            let info = field.leaf(change.path[...])
            if Self.isNothing(change.was) {
                problem(change, "没有登记过内容，不是笔误；应当由有关环节填写")
            } else if Self.isNothing(change.becomes) {
                problem(change, "更正不能把已经登记的内容清空")
            } else if case .never(let why) = correctability(of: change, in: field) {
                problem(change, "\(why)，不能更正")
            } else if correctability(of: change, in: field) == .computed, let why = info.type.isNoSlip {
                problem(change, why)
            }
        }
        judgement.changes += changes
    }

    /// What the field says of itself, or the part of the record within it where that says more.
    private func correctability(of change: Correction.Change, in field: FieldInfo) -> Correctability {
        if case .never = field.correcting { return field.correcting }
        let inner = field.leaf(change.path[...]).correcting
        return inner == .computed ? field.correcting : inner
    }

    private static func isNothing(_ value: JSON) -> Bool { [.null, .text(""), .array([])].contains(value) }

    /// Puts the values right in the record as a step found it, and compares what it answered, and what it wrote.
    private func replay(_ step: TakenStep, _ edition: String, _ judgement: inout CorrectionJudgement) {
        let all = judgement.changes + judgement.carried
        let added = step.putting(all)
        let record = putting(all, right: step.record)
        let found = answers(step, edition, step.record, adding: step.added)
        let since = answers(step, edition, record, adding: added)
        if let refusal = difference(found, since, step) {
            judgement.refusals.append(refusal)
            return
        }
        for change in judgement.changes {
            if let refusal = judged(change, step, edition, found) { judgement.refusals.append(refusal) }
        }
        guard judgement.refusals.isEmpty, !step.isReceiving else { return }
        let (before, after) = (
            byName(putting(all, right: written(by: step, edition, on: step.record, adding: step.added))),
            byName(written(by: step, edition, on: record, adding: added))
        )
        for name in Set(before.keys).union(after.keys).sorted() {
            carry(name, before[name] ?? .null, after[name] ?? .null, step, &judgement)
        }
    }

    private func difference(_ found: [StepAnswer], _ since: [StepAnswer], _ step: TakenStep) -> Refusal? {
        for answer in found where !since.contains(answer) { return refusal(of: answer, step) }
        for answer in since where !found.contains(answer) { return refusal(of: answer, step) }
        return nil
    }

    private func refusal(of answer: StepAnswer, _ step: TakenStep) -> Refusal {
        let what = answer.isCondition ? "条件“\(answer.says)”" : "“\(answer.says)”"
        let says = "“\(step.action.name)”已经依据这一内容判断过\(what)，更正以后判断不同：这不是笔误，应当依法重新办理"
        return Refusal(.gate, id: answer.id, says, answer.basis)
    }

    /// Numbers, choices and the like are what was decided as soon as a condition judged them at all, whatever it answered.
    private func judged(_ change: Correction.Change, _ step: TakenStep, _ edition: String, _ found: [StepAnswer]) -> Refusal? {
        guard let field = fields.first(where: { $0.name == change.field }) else { return nil }
        let type = field.leaf(change.path[...]).type
        guard type.isDecisive else { return nil }
        for value in TrialValues(step.moment).values(of: type).prefix(Self.mostTrials) {
            let trial = Correction.Change(field: change.field, path: change.path, was: change.was, becomes: value)
            let tried = answers(step, edition, putting([trial], right: step.record), adding: step.putting([trial]))
            guard let answer = found.first(where: { $0.isCondition && !tried.contains($0) }) else { continue }
            let says = "“\(field.leaf(change.path[...]).label)”是“\(step.action.name)”的条件“\(answer.says)”所判断的内容：这不是笔误，应当依法重新办理"
            return Refusal(.gate, id: answer.id, says, answer.basis)
        }
        return nil
    }

    private static var mostTrials: Int { 12 }

    /// What a step wrote of the wrong value is put right with it, so that the record does not contradict itself.
    private func carry(_ name: String, _ old: JSON, _ new: JSON, _ step: TakenStep, _ judgement: inout CorrectionJudgement) {
        guard old != new, let field = fields.first(where: { $0.name == name }) else { return }
        guard let changes = field.type.differences(name, from: old, to: new),
            changes.allSatisfy({ !Self.isNothing($0.was) && !Self.isNothing($0.becomes) && field.leaf($0.path[...]).type.isNoSlip == nil })
        else {
            let says = "“\(step.action.name)”已经依据这一内容确定了“\(field.label)”：这不是笔误，应当依法重新办理"
            judgement.refusals.append(correctionRefusal(.gate, "written-\(name.replacing(".", with: "-"))", says, step.action.basis))
            return
        }
        for change in changes where !judgement.changes.contains(where: { $0.field == change.field && $0.path == change.path }) {
            judgement.carried.removeAll { $0.field == change.field && $0.path == change.path }
            judgement.carried.append(change)
        }
    }

    /// A limit that would begin, last or end otherwise is one that was counted from the value.
    private func judgeLimits(_ edition: String, _ record: any Record, _ judgement: inout CorrectionJudgement, _ moment: Moment) {
        let before = clocks(edition, record, moment.settings, moment.ledger)
        let after = clocks(edition, judgement.record, moment.settings, moment.ledger)
        let ids = Set((before + after).map(\.id)).sorted()
        for id in ids {
            let (old, new) = (before.first { $0.id == id }, after.first { $0.id == id })
            guard old?.clock != new?.clock, let limit = old ?? new else { continue }
            let says = "“\(limit.name)”的期限从这一内容起算、计算或者截止：这不是笔误，应当依法重新办理"
            judgement.refusals.append(correctionRefusal(.limit, "limit-\(id)", says, limit.basis))
        }
    }
}

extension TakenStep {
    /// What it added to lists, with values put right.
    func putting(_ changes: [Correction.Change]) -> Input {
        guard !added.isEmpty else { return added }
        var input = added
        for change in changes {
            guard let items = input[change.field], let changed = change.applied(to: items, skipping: skipped[change.field] ?? 0) else { continue }
            input[change.field] = changed
        }
        return input
    }
}

extension FieldType {
    /// Why a value of the type is no slip of the pen, as long as its field does not say otherwise.
    var isNoSlip: String? {
        switch self {
        case .organ, .matter, .person: "确定由谁办理、与哪一事项有关，不是笔误；应当依法重新办理"
        case .attachment: "是办理时提交的材料，不能以更正替换；应当由有关环节另行提交"
        case .list(let element): element.isNoSlip
        default: nil
        }
    }

    /// A value of the type is mostly what was decided: an amount, a choice, a number.
    fileprivate var isDecisive: Bool {
        switch self {
        case .money, .integer, .decimal, .flag, .choice: true
        case .list(let element): element.isDecisive
        default: false
        }
    }

    /// The place of a value within, as it is typed: `0.citizenName`.
    fileprivate func path(_ text: Substring) -> [Correction.Step]? {
        switch self {
        case .record(let parts):
            guard let part = parts.first(where: { text == $0.name || text.hasPrefix($0.name + ".") }) else { return nil }
            let rest = text.dropFirst(part.name.count + 1)
            return rest.isEmpty ? [.part(part.name)] : part.type.path(rest).map { [.part(part.name)] + $0 }
        case .list(let element):
            let word = text.prefix { $0 != "." }
            guard let index = Int(word), (0..<10_000).contains(index) else { return nil }
            let rest = text.dropFirst(word.count + 1)
            return rest.isEmpty ? [.item(index)] : element.path(rest).map { [.item(index)] + $0 }
        default: return nil
        }
    }
}
