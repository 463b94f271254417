extension KindDefinition {
    static func outline(_ rules: [Ending<M>]) -> EndingsOutline {
        var means: [EndingsOutline.Means] = []
        var (waits, mayWait): ([String: Outsider], [String: Outsider]) = ([:], [:])
        var own: Set<String> = []
        var left: [EndingsOutline.Left] = []
        for rule in rules {
            switch rule.rule {
            case .ground(let said):
                means.append(
                    EndingsOutline.Means(ground: said.ground, stages: said.stages.map(\.rawValue), steps: said.steps, words: said.words))
            case .waits(let outsider, let steps, let condition):
                for step in steps { if condition == nil { waits[step] = outsider } else { mayWait[step] = outsider } }
            case .own(let steps): own.formUnion(steps)
            case .left(let said):
                left.append(
                    EndingsOutline.Left(
                        outsider: said.outsider, stages: said.stages.map(\.rawValue), says: said.says, basis: said.basis, words: said.words))
            }
        }
        return EndingsOutline(means: means, waits: waits, mayWait: mayWait, own: own, left: left)
    }

    package func ground(_ step: String, to stage: String, _ record: any Record) -> EndingGround? {
        let matter = typed(record)
        for case .ground(let said) in typedEndings.map(\.rule)
        where (said.steps.contains(step) || said.stages.contains { $0.rawValue == stage }) && (said.applies?(matter) ?? true) {
            return said.ground
        }
        return nil
    }

    package func waits(_ step: String, _ record: any Record) -> Outsider? {
        if let outsider = endings.waits[step] { return outsider }
        guard endings.mayWait[step] != nil else { return nil }
        let matter = typed(record)
        for case .waits(let outsider, let steps, let condition?) in typedEndings.map(\.rule) where steps.contains(step) && condition(matter) {
            return outsider
        }
        return nil
    }

    package func isLeft(_ record: any Record, at stage: String) -> Outsider? {
        guard !endings.left.isEmpty else { return nil }
        let matter = typed(record)
        for case .left(let said) in typedEndings.map(\.rule)
        where said.stages.contains(where: { $0.rawValue == stage }) && (said.applies?(matter) ?? true) {
            return said.outsider
        }
        return nil
    }

    /// Mistakes in what the kind says of its ends, and stages at which a matter could lie for ever; nothing of a kind that says nothing.
    func endingFindings() -> [String] {
        guard !endings.isEmpty else { return [] }
        var messages = namingFindings()
        // A stage that only an outsider ends must be so in one edition at least.
        var needed: Set<String> = []
        for edition in editions {
            guard let outline = outline(edition.id) else { continue }
            let prefix = editions.count > 1 ? "（\(edition.name)）" : ""
            for action in outline.actions {
                if let to = action.to, outline.stage(to)?.isFinal == true, endings.means(action.id, to: to).last?.words.isEmpty != true {
                    messages.append("\(prefix)环节“\(action.id)”结束事项，却没有写明是怎样结束")
                }
                guard action.event != nil, !action.isOpening, endings.waits[action.id] == nil, endings.mayWait[action.id] == nil else { continue }
                if !endings.own.contains(action.id) { messages.append("\(prefix)环节“\(action.id)”登记发生的事，却没有写明是等待谁，还是本县自己办理") }
            }
            needed.formUnion(outline.stuckStages(endings, leaving: false).map(\.code))
            for stage in outline.stuckStages(endings) { messages.append("\(prefix)“\(stage.name)”阶段只能等待外部，事项可能永远不能结束") }
        }
        for code in endings.left.filter(\.words.isEmpty).flatMap(\.stages) where !needed.contains(code) {
            let name = M.Stage(rawValue: code)?.name ?? code
            messages.append("“\(name)”阶段本县能够结束，不必写明只能由外部结束")
        }
        return messages
    }

    private func namingFindings() -> [String] {
        let actions = procedures.values.flatMap(\.outline.actions)
        let steps = Set(actions.map(\.id))
        let ending = Set(actions.filter { action in M.Stage.allCases.contains { $0.isFinal && $0.rawValue == action.to } }.map(\.id))
        var messages: [String] = []
        for step in endings.means.flatMap(\.steps) where !ending.contains(step) { messages.append("结束方式写到的环节“\(step)”不存在，或者不结束事项") }
        for code in endings.means.flatMap(\.stages) where M.Stage(rawValue: code)?.isFinal != true {
            messages.append("结束方式写到的阶段“\(M.Stage(rawValue: code)?.name ?? code)”不是终结的阶段")
        }
        for code in endings.left.flatMap(\.stages) where M.Stage(rawValue: code)?.isFinal != false {
            messages.append("只能由外部结束的阶段“\(M.Stage(rawValue: code)?.name ?? code)”已经终结")
        }
        let told = Array(endings.waits.keys) + Array(endings.mayWait.keys) + Array(endings.own)
        for step in Set(told).sorted() where !steps.contains(step) { messages.append("等待外部或者本县自己办理的环节“\(step)”不存在") }
        for step in endings.own.sorted() where endings.waits[step] != nil || endings.mayWait[step] != nil {
            messages.append("环节“\(step)”既写了等待外部，又写了本县自己办理")
        }
        return messages
    }

    /// The articles that bind outsiders to end what only they can.
    var endingBases: [(basis: Basis, place: String)] { endings.left.map { (basis: $0.basis, place: "只能由外部结束“\($0.says)”") } }
}
