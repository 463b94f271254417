import Engine
import Kernel
import Storage

/// What a form proposes and offers: values that are known already, and those whom the conditions of the step would accept.
extension ActionModel {
    /// For being shown: with what conditions ask for, and what they say against some candidates, as far as those are few enough to be shown. Taking
    /// a step that is filled in well does without.
    func marked(_ sight: Sight, at now: Instant) -> ActionModel {
        guard !isMarked else { return self }
        var copy = self
        copy.isMarked = true
        let moment = moment(sight, at: now)
        copy.demanded = definition.demanded(by: action, dossier.row.edition, dossier.record, moment)
        for field in fields where Picks.isPicked(field.type) {
            let all = candidates.of(field.type)
            guard (1...Self.mostShown).contains(all.count) else { continue }
            copy.candidates.judge(all, field, action, dossier, moment)
        }
        return copy
    }

    /// So many are asked about before a form is shown; of more one looks for those meant.
    private static var mostShown: Int { 30 }
    /// So many of those who bear a name, or sound so, are asked about.
    private static var mostJudged: Int { 60 }
    private static var mostLooks: Int { 2_000 }

    /// Looks for what a control of the form names.
    ///
    /// - Returns: the candidates with those that were found besides, and what may be chosen; `nil` for a control by which nothing is found.
    func finding(_ text: String, in control: String, _ sight: Sight, at now: Instant) throws -> (candidates: Candidates, found: Found)? {
        guard let (type, field) = picked(control) else { return nil }
        let typed = String(text.prefix(Self.longestText))
        var candidates = candidates
        if case .matter(let kind) = Self.element(type), candidates.incomplete.contains(kind), !typed.isEmpty {
            // There are more than the form read: the search table knows the others by their numbers and titles.
            var filter = ListFilter(kind: kind)
            filter.organs = place == dossier.row.organ ? [place] : [place, dossier.row.organ]
            filter.mostLooks = Self.mostLooks
            filter.text = typed
            filter.limit = Self.mostJudged
            let work = sight.work
            candidates.add(try sight.list(filter), of: kind, try work.engine.definition(kind), work.engine.organs)
        }
        let matching = candidates.find(typed, type, in: field?.name, limit: Self.mostJudged)
        if let field {
            // Beside those found the actor's own and the most recent, by whom one sees what the conditions are about.
            let own = try Self.owners(field).compactMap { try sight.own($0.kind, by: $0.field, in: [place, dossier.row.organ]) }
            let beside = candidates.of(type).filter { one in own.contains { String($0.id) == one.id } } + candidates.of(type).prefix(12)
            let asked = matching + beside.filter { one in !matching.contains { $0.id == one.id } }
            candidates.judge(asked, field, action, dossier, moment(sight, at: now))
            try sight.work.requireReadable()
        }
        let refused = field.flatMap { candidates.refused[$0.name] } ?? [:]
        let offered = matching.filter { refused[$0.id] == nil }
        let reasons = Set(matching.compactMap { refused[$0.id] }).sorted()
        let missing = matching.count - offered.count
        var note = missing == 0 ? "" : "另有\(missing)项不能选：\(reasons.prefix(3).joined(separator: "；"))。"
        if offered.count > Candidates.mostFound { note += "只列出\(Candidates.mostFound)项，多填几个字再查。" }
        let found = Found(text: typed, candidates: Array(offered.prefix(Candidates.mostFound)), note: note.isEmpty ? nil : note)
        return (candidates, found)
    }

    private static var longestText: Int { 60 }

    private func moment(_ sight: Sight, at now: Instant) -> Moment {
        let moment = sight.work.moment(dossier, at: max(now, dossier.touched), as: sight.actor)
        return isPreparing ? moment.trying(Actor.decider(of: action, at: place)) : moment
    }

    /// The type of what is found by a control, and the field whose conditions judge it: a part of a record has none.
    private func picked(_ control: String) -> (type: FieldType, field: FieldInfo?)? {
        guard control.hasPrefix(FieldControl.prefix) else { return nil }
        let name = control.dropFirst(FieldControl.prefix.count)
        for field in fields {
            if field.name == name { return Picks.isPicked(field.type) ? (field.type, field) : nil }
            guard let parts = field.type.parts, name.hasPrefix(field.name + ".") else { continue }
            if let part = parts.first(where: { name.hasSuffix("." + $0.name) }), Picks.isPicked(part.type) { return (part.type, nil) }
        }
        return nil
    }

    private static func element(_ type: FieldType) -> FieldType {
        if case .list(let element) = type { return element }
        return type
    }

    /// The kind of matter and its field by which the person's own is found.
    private static func owners(_ field: FieldInfo) -> [(kind: String, field: String)] {
        field.usual.compactMap { usual in
            guard case .own(let name) = usual, case .matter(let kind) = element(field.type) else { return nil }
            return (kind, name)
        }
    }

    // MARK: What is known already

    /// The form as it begins: empty fields hold what they usually do, as far as the conditions would accept it.
    func beginning(_ sight: Sight, at now: Instant) throws -> ActionModel {
        let open = fields.filter { field in
            let hasUsual = !field.usual.isEmpty || field.type.parts?.contains { !$0.usual.isEmpty } ?? false
            return hasUsual && field.mask == nil && stored[field.name] == nil
        }
        guard !open.isEmpty, earlier == nil else { return marked(sight, at: now) }
        let needsLast = open.contains { field in field.usual.contains(.last) || field.type.parts != nil }
        let last = needsLast ? try sight.lastTaken(action) : nil
        let record = try last.map { try JSON(parsing: $0.definition.encode($0.record)) }
        var usual: [String: JSON] = [:]
        let moment = moment(sight, at: now)
        for field in open {
            if field.type.parts != nil {
                usual[field.name] = record.flatMap { field.value(in: $0) }
                continue
            }
            // Nobody has said of which type somebody is until the step needs to know.
            let isAsked = action.isNeeded(field.name) || demanded.contains(field.name) || action.aside.contains(field.name)
            if case .choice = field.type, !isAsked { continue }
            for word in field.usual {
                guard let value = try value(word, field, record, sight), isAccepted(value, field, moment) else { continue }
                usual[field.name] = value
                break
            }
        }
        var copy = self
        copy.usual = usual
        let input = usual.filter { name, _ in fields.first { $0.name == name }?.type.parts == nil }
        return try copy.judging(input, isComplete: false, sight, at: now)
    }

    private func value(_ usual: Usual, _ field: FieldInfo, _ last: JSON?, _ sight: Sight) throws -> JSON? {
        var value: JSON?
        switch usual {
        case .today: value = .text(day.iso)
        case .filler: value = .text(sight.actor.person.description)
        case .organ: value = .text(place.description)
        case .code(let code): value = .text(code)
        case .last: return last.flatMap { field.value(in: $0) }
        case .own:
            let own = try Self.owners(field).compactMap { try sight.own($0.kind, by: $0.field, in: [place, dossier.row.organ]) }
            value = own.first.map { .integer($0.id) }
        }
        if case .list = field.type { return value.map { .array([$0]) } }
        return value
    }

    /// Nobody is proposed whom the conditions would refuse: a certificate may have run out since.
    private func isAccepted(_ value: JSON, _ field: FieldInfo, _ moment: Moment) -> Bool {
        guard Picks.isPicked(field.type) else { return true }
        let values = value.items ?? [value]
        guard values.allSatisfy({ candidates.candidate($0.plain, field.type) != nil }) else { return false }
        let refused = definition.refusing(values, as: field.name, by: action, dossier.row.edition, dossier.record, moment)
        return refused.allSatisfy(\.isEmpty)
    }
}

extension Candidates {
    /// Asks the conditions of a step about some who might be chosen in a field.
    mutating func judge(_ some: [Candidate], _ field: FieldInfo, _ action: ActionOutline, _ dossier: Dossier, _ moment: Moment) {
        var isMatter = false
        switch field.type {
        case .matter, .list(.matter): isMatter = true
        // Any organ can be named; what it may do there is judged with the step.
        case .organ, .list(.organ): return
        default: break
        }
        let values = some.map { one in isMatter ? Int(one.id).map { JSON.integer($0) } ?? .null : .text(one.id) }
        let reasons = dossier.definition.refusing(values, as: field.name, by: action, dossier.row.edition, dossier.record, moment)
        let refused = zip(some, reasons).filter { !$1.isEmpty }.map { ($0.id, $1.joined(separator: "；")) }
        refuse(Dictionary(refused, uniquingKeysWith: { first, _ in first }), in: field.name)
    }
}
