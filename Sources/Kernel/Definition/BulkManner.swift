/// What a kind says of taking a step for many matters in one go; most say nothing, and it follows from the declaration.
package enum BulkWord: Hashable, Sendable {
    case unsaid
    /// - Parameter asking: fields that are asked once for all.
    case together(asking: [String])
    case alone
}

/// Whether a step may be taken for many matters in one go (成批办理): each is still judged by itself, has an entry of its own, and is refused
/// alone. What is spared is the same form fifty times, never the looking.
package enum BulkManner: Hashable, Sendable {
    /// Matter by matter, and why.
    case alone(String)
    /// - Parameters:
    ///   - asking: the names of fields that are asked once for all of them.
    ///   - looking: whoever takes it says that each was looked at: something ends, becomes public, or the kind alone vouches for it.
    case together(asking: [String], looking: Bool)

    package var isTogether: Bool { if case .together = self { true } else { false } }
}

extension Definition {
    /// Whether many matters may take a step in one go. It follows from the declaration unless the kind says otherwise: what reports, publishes
    /// under masks or closes, and asks for nothing but days, may; what decides, goes out as a paper, stops or lengthens time, acts in other
    /// matters, names persons to the public or moves a matter on may not.
    package func bulk(_ action: ActionOutline, in outline: ProcedureOutline) -> BulkManner {
        if action.isOpening || action.isAutomatic { return .alone("开启事项、由系统办理的环节不成批办理") }
        let named = publications.filter { action.publishes.contains($0.id) }
        // No word of a kind opens these: what would be published of a person is looked at person by person.
        if named.contains(where: \.namesPersons) { return .alone("公开的内容写明个人，应当逐件办理") }
        if !action.undoes.isEmpty { return .alone("改正期限届满的结果，应当逐件办理") }
        switch action.bulk {
        case .alone: return .alone("依法应当逐件判断")
        case .together(let asked): return .together(asking: asked, looking: true)
        case .unsaid: break
        }
        if let why = judging(action, in: outline) { return .alone(why) }
        let days = action.needs.filter(isDay)
        let isEnd = action.to.flatMap { outline.stage($0)?.isFinal } ?? false
        return .together(asking: days, looking: isEnd || !named.isEmpty)
    }

    /// What of a step has to be weighed for each matter; `nil` for one in which nothing is.
    private func judging(_ action: ActionOutline, in outline: ProcedureOutline) -> String? {
        if action.isDecision { return "由机关负责人逐件决定" }
        if action.returnsResult { return "结果送回其他事项，应当逐件办理" }
        if !action.withdraws.isEmpty { return "撤回公示，应当逐件写明理由" }
        if !action.suspensions.isEmpty || !action.resumes.isEmpty || !action.extensions.isEmpty { return "改变期限，应当逐件判断" }
        if !action.opens.isEmpty || !action.causes.isEmpty { return "引起其他事项的办理，应当逐件判断" }
        let papers = documents.filter { action.issues.contains($0.id) }
        if papers.contains(where: { !$0.isInternal }) { return "制发文书，应当逐件核对" }
        if !action.appendsAtLeastOne.isEmpty { return "须逐件填写" }
        // What another step fills may stand there already; what only this one does is about the matter alone.
        if action.needs.contains(where: { action.anew.contains($0) && !isDay($0) }) { return "须逐件填写" }
        guard let next = action.to, !action.from.contains(next) else { return nil }
        guard outline.stage(next)?.isFinal == true else { return "使事项进入下一阶段，应当逐件判断" }
        let means = endings(outline.edition.id).means(action.id, to: next)
        return means.allSatisfy { $0.ground == .completed } ? nil : "使事项终结而不是办结，应当逐件判断"
    }

    private func isDay(_ name: String) -> Bool {
        guard let info = fields.first(where: { $0.name == name }) else { return false }
        return info.type == .day && !info.holdsPersonalData
    }
}
