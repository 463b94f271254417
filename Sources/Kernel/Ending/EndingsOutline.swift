/// What a kind says of its ends, without its record's type.
package struct EndingsOutline: Sendable {
    package struct Left: Sendable {
        package let outsider: Outsider
        package let stages: [String]
        package let says: String
        package let basis: Basis
        /// Which matters it concerns, in words; empty for all.
        package let words: String
    }

    /// What an end means; the first that fits decides.
    package struct Means: Sendable {
        package let ground: EndingGround
        package let stages: [String]
        package let steps: [String]
        /// Which matters it concerns, in words; empty for all.
        package let words: String
    }

    package let means: [Means]
    /// Whom a step waits for whatever is filled in.
    package let waits: [String: Outsider]
    /// The same where it depends on what is filled in.
    package let mayWait: [String: Outsider]
    /// Steps that enter an event which the county brings about itself.
    package let own: Set<String>
    package let left: [Left]

    /// Whether the kind says nothing of its ends.
    package let isEmpty: Bool

    static let none: EndingsOutline = EndingsOutline(means: [], waits: [:], mayWait: [:], own: [], left: [], isEmpty: true)

    /// What it may mean that a step brings a matter to a final stage; what concerns all matters is the last.
    package func means(_ step: String, to stage: String) -> [Means] {
        let fitting = means.filter { $0.steps.contains(step) || $0.stages.contains(stage) }
        guard let last = fitting.firstIndex(where: \.words.isEmpty) else { return fitting }
        return Array(fitting[...last])
    }

    /// Who outside alone can end a stage, whatever the matter; `nil` where the county can, if only with some matters.
    package func left(at stage: String) -> Left? { left.first { $0.words.isEmpty && $0.stages.contains(stage) } }
}

extension ProcedureOutline {
    /// The steps from a stage to another that wait for nobody outside: a person of the county takes them, the law does when a limit has run
    /// out, or the result of a sub-procedure does, which its own kind proves to end.
    ///
    /// A step that the system takes because of another matter is none: nobody can bring it about from here.
    package func ownWays(from stage: String, _ endings: EndingsOutline) -> [ActionOutline] {
        let deemed = Set(limits.compactMap(\.deemedAction))
        return actions(from: stage).filter { action in
            guard let to = action.to, to != stage, endings.waits[action.id] == nil else { return false }
            return !action.isAutomatic || action.receives != nil || deemed.contains(action.id)
        }
    }

    /// Stages that neither end nor rest, and from which no end is reached by steps that wait for nobody: a matter could lie there for ever.
    ///
    /// - Parameter isLeft: counts a stage that only an outsider ends by law as an end.
    package func stuckStages(_ endings: EndingsOutline, leaving isLeft: Bool = true) -> [StageOutline] {
        var ended = Set(stages.filter { isEnd($0, endings, leaving: isLeft) }.map(\.code))
        var grew = true
        while grew {
            grew = false
            for stage in stages where !ended.contains(stage.code) {
                let leads = ownWays(from: stage.code, endings).contains { $0.to.map(ended.contains) ?? false }
                if leads {
                    ended.insert(stage.code)
                    grew = true
                }
            }
        }
        return stages.filter { !ended.contains($0.code) }
    }

    /// Whether a matter at a stage has ended, rests, or is by law somebody else's to end.
    package func isEnd(_ stage: StageOutline, _ endings: EndingsOutline, leaving isLeft: Bool = true) -> Bool {
        stage.isFinal || stage.isResting || (isLeft && endings.left(at: stage.code) != nil)
    }

    /// How many steps that wait for nobody it is at least from each stage to an end; a stage without a way is not in it.
    package func stepsToEnd(_ endings: EndingsOutline) -> [String: Int] {
        var distance = Dictionary(stages.filter { isEnd($0, endings) }.map { ($0.code, 0) }, uniquingKeysWith: { first, _ in first })
        for round in 1...max(1, stages.count) {
            for stage in stages where distance[stage.code] == nil {
                let reached = ownWays(from: stage.code, endings).contains { $0.to.flatMap { distance[$0] }.map { $0 < round } ?? false }
                if reached { distance[stage.code] = round }
            }
        }
        return distance
    }
}

extension Definition {
    /// Whether the kind says in every edition how its matters end.
    package var tellsEndings: Bool { editions.allSatisfy { !endings($0.id).isEmpty } }
}
