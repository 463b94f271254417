/// One place where the law of a kind rests on an article.
package struct Citation: Sendable {
    /// What rests on it.
    package enum Sort: String, Sendable {
        case step = "环节"
        case condition = "条件"
        case exception = "例外"
        case exclusion = "回避"
        case limit = "期限"
        case document = "文书"
        case publication = "公示"
        case caution = "警示"
        case correction = "更正"
        case invariant = "硬门槛"
        case handing = "移送"
        case succession = "承继"
        case passage = "衔接"
        case ending = "结束"
    }

    package let kind: String
    /// The id of the edition; empty where the declaration holds in every edition.
    package let edition: String
    package let sort: Sort
    /// The stable id of the step, condition, limit, paper …
    package let id: String
    /// What it is called, or what it asks.
    package let says: String
    package let basis: Basis
}

extension Definition {
    /// Everything in the kind that names an article, edition by edition in the order of the declarations.
    package var citations: [Citation] {
        var cited: [Citation] = []
        for edition in editions {
            let outline = outline(edition.id)
            let add: (Citation.Sort, String, String, Basis) -> Void = { sort, id, says, basis in
                cited.append(Citation(kind: self.kind.id, edition: edition.id, sort: sort, id: id, says: says, basis: basis))
            }
            for action in outline?.actions ?? [] {
                add(.step, action.id, action.name, action.basis)
                for gate in action.gates {
                    add(.condition, gate.id, gate.sentence, gate.basis)
                    if let article = gate.override { add(.exception, gate.id, gate.sentence, article) }
                }
                for exclusion in action.exclusions { add(.exclusion, exclusion.id, exclusion.says, exclusion.basis) }
            }
            for limit in outline?.limits ?? [] { add(.limit, limit.id, limit.name, limit.basis) }
            for (index, left) in endings(edition.id).left.enumerated() { add(.ending, "\(kind.id).left-\(index + 1)", left.says, left.basis) }
        }
        let always: (Citation.Sort, String, String, Basis) -> Citation = { sort, id, says, basis in
            Citation(kind: self.kind.id, edition: "", sort: sort, id: id, says: says, basis: basis)
        }
        let each: (Citation.Sort, String, String, Basis) -> [Citation] = { sort, id, says, basis in
            self.bases(basis).map { Citation(kind: self.kind.id, edition: $0.edition?.id ?? "", sort: sort, id: id, says: says, basis: $0.basis) }
        }
        cited += documents.flatMap { each(.document, $0.id, $0.name, $0.basis) }
        cited += publications.flatMap { each(.publication, $0.id, $0.name, $0.basis) }
        cited += cautions.flatMap { each(.caution, $0.id, $0.says, $0.basis) }
        if let basis = correcting.basis { cited += each(.correction, "correction", correcting.paper, basis) }
        if let never = handing.forbidden { cited.append(always(.handing, never.id, never.says, never.basis)) }
        for (index, ground) in handing.grounds.enumerated() {
            cited.append(always(.handing, "\(kind.id).handover.ground-\(index + 1)", ground.says, ground.basis))
        }
        cited += handing.gates.map { always(.handing, $0.id, $0.says, $0.basis) }
        for succession in successions {
            for (index, rule) in succession.rules.enumerated() {
                let id = "\(kind.id).succession.\(succession.id)-\(index + 1)"
                cited += ([rule.basis] + rule.formerly).map { always(.succession, id, rule.says, $0) }
            }
        }
        cited += passages.map { always(.passage, "\(kind.id).passage.\($0.later.id)", $0.says, $0.basis) }
        let invariants = (self as? any WalkedDefinition)?.invariants ?? []
        return cited + invariants.map { always(.invariant, $0.id, $0.says, $0.basis) }
    }
}

extension LimitOutline {
    /// The term as the law counts it, “七日” as seven working days where the law says so; `nil` where no number stands in the declaration,
    /// because the matter itself or a paper sets it.
    package var length: Term? {
        let digits = term.prefix { $0.isASCII && $0.isWholeNumber }
        guard let count = Int(digits) else { return nil }
        let rest = term.dropFirst(digits.count)
        let units: [Term.Unit] = [.workingDays, .months, .hours, .years, .days]
        return units.first { rest.hasPrefix($0.chinese) }.map { counting.effective(Term(count, $0)) }
    }
}
