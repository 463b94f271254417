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
        return EndingsOutline(means: means, waits: waits, mayWait: mayWait, own: own, left: left, isEmpty: rules.isEmpty)
    }

    package func endings(_ edition: String) -> EndingsOutline { endings[edition] ?? .none }

    package func ground(_ step: String, to stage: String, _ edition: String, _ record: any Record) -> EndingGround? {
        let matter = typed(record)
        for case .ground(let said) in typedEndings[edition]?.map(\.rule) ?? []
        where (said.steps.contains(step) || said.stages.contains { $0.rawValue == stage }) && (said.applies?(matter) ?? true) {
            return said.ground
        }
        return nil
    }

    package func waits(_ step: String, _ edition: String, _ record: any Record) -> Outsider? {
        let endings = endings(edition)
        if let outsider = endings.waits[step] { return outsider }
        guard endings.mayWait[step] != nil else { return nil }
        let matter = typed(record)
        for case .waits(let outsider, let steps, let condition?) in typedEndings[edition]?.map(\.rule) ?? []
        where steps.contains(step) && condition(matter) {
            return outsider
        }
        return nil
    }

    package func isLeft(_ record: any Record, at stage: String, _ edition: String) -> Outsider? {
        guard !endings(edition).left.isEmpty else { return nil }
        let matter = typed(record)
        for case .left(let said) in typedEndings[edition]?.map(\.rule) ?? []
        where said.stages.contains(where: { $0.rawValue == stage }) && (said.applies?(matter) ?? true) {
            return said.outsider
        }
        return nil
    }

    /// Mistakes in what the kind says of its ends, and stages at which a matter could lie for ever; nothing of a kind that says nothing.
    func endingFindings() -> [String] {
        editions.flatMap { edition -> [String] in
            let endings = endings(edition.id)
            guard !endings.isEmpty, let outline = outline(edition.id) else { return [] }
            let prefix = editions.count > 1 ? "（\(edition.name)）" : ""
            return (namingFindings(endings, outline) + stuckFindings(endings, outline)).map { prefix + $0 }
        }
    }

    private func stuckFindings(_ endings: EndingsOutline, _ outline: ProcedureOutline) -> [String] {
        var messages: [String] = []
        for action in outline.actions {
            if let to = action.to, outline.stage(to)?.isFinal == true, endings.means(action.id, to: to).last?.words.isEmpty != true {
                messages.append("环节“\(action.id)”结束事项，却没有写明是怎样结束")
            }
            guard action.event != nil, !action.isOpening, endings.waits[action.id] == nil, endings.mayWait[action.id] == nil else { continue }
            if !endings.own.contains(action.id) { messages.append("环节“\(action.id)”登记发生的事，却没有写明是等待谁，还是本县自己办理") }
        }
        for stage in outline.stuckStages(endings) { messages.append("“\(stage.name)”阶段只能等待外部，事项可能永远不能结束") }
        let needed = Set(outline.stuckStages(endings, leaving: false).map(\.code))
        for code in endings.left.filter(\.words.isEmpty).flatMap(\.stages) where !needed.contains(code) {
            messages.append("“\(M.Stage(rawValue: code)?.name ?? code)”阶段本县能够结束，不必写明只能由外部结束")
        }
        return messages
    }

    private func namingFindings(_ endings: EndingsOutline, _ outline: ProcedureOutline) -> [String] {
        let steps = Set(outline.actions.map(\.id))
        let ending = Set(outline.actions.filter { $0.to.flatMap { outline.stage($0) }?.isFinal == true }.map(\.id))
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
}
