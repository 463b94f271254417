import Kernel

/// Takes a kept walk again and says where it comes to something else than is written down.
package struct TranscriptCheck: Sendable {
    /// One sentence for each line that differs.
    package private(set) var differences: [String] = []
    /// The same walk with what it comes to now.
    package private(set) var renewed: Transcript = Transcript([])
    /// What it came to.
    private(set) var marks: Set<Mark> = []
    /// The limits that would be noticed if they were a day longer, or a day shorter.
    private(set) var lengths: Set<Mark> = []
    package private(set) var world: World

    /// - Parameter hidden: conditions that are left out of what is refused, to see whether that is noticed.
    init(_ transcript: Transcript, in world: World, hiding hidden: Set<String> = []) {
        self.world = world
        for line in transcript.lines {
            switch line {
            case .step(let step, let becomes): take(step, becomes)
            case .attempt(let step, let refused): attempt(step, refused, hidden)
            }
        }
    }

    private mutating func take(_ step: ScriptStep, _ becomes: JSON) {
        let retaken = world.retaken(step)
        guard retaken.isTaken else {
            differences.append("\(Self.name(step))：应当能够办理，却不能办理：\(Self.reasons(world, step).joined(separator: "、"))")
            return
        }
        for changes in retaken.all { marks.formUnion(Mark.all(changes, in: world)) }
        let ends = Outcome(in: world)
        lengths.formUnion(retaken.all.joined().flatMap { ends.lengths($0) })
        let outcome = ends.json(retaken.passed, retaken.changes)
        renewed.lines.append(.step(step, becomes: outcome))
        if outcome != becomes { differences.append("\(Self.name(step))：结果应为\(becomes.encoded)，现为\(outcome.encoded)") }
    }

    private mutating func attempt(_ step: ScriptStep, _ refused: [String], _ hidden: Set<String>) {
        let reasons = Self.reasons(world, step).filter { !hidden.contains($0) }
        if !reasons.isEmpty { renewed.lines.append(.attempt(step, refused: reasons)) }
        if reasons != refused {
            let now = reasons.isEmpty ? "可以办理" : reasons.joined(separator: "、")
            differences.append("\(Self.name(step))：应当以\(refused.joined(separator: "、"))不予办理，现为\(now)")
        }
    }

    private static func name(_ step: ScriptStep) -> String { "\(step.at.iso) \(step.kind).\(step.action)" }

    /// Why a step is refused as things stand, by the ids; a wrong value as `kind.step#field`. Empty when it can be taken.
    static func reasons(_ world: World, _ step: ScriptStep) -> [String] {
        var world = world
        guard let actor = world.town.person(step.by) else { return ["没有人员\(step.by)"] }
        _ = world.pass(by: step.at, step.matter.map { world.family(of: $0) } ?? [])
        let target: Act.Target = step.matter.map { .matter($0) } ?? .opening(kind: step.kind, organ: step.organ)
        let act = Act(
            target: target, action: step.action, input: step.input, at: step.at, actor: actor, overrides: step.overrides, numbers: step.opens)
        switch world.perform(act) {
        case .done: return []
        case .refused(let refusals, let fields): return Set(refusals.map(\.id) + fields.map { "\(step.kind).\(step.action)#\($0.field)" }).sorted()
        case .impossible(let why): return [why]
        }
    }
}

/// A step of a kept walk, taken again.
struct Retaken {
    /// What the law took while time passed before it.
    let passed: [(step: ScriptStep, changes: [Change])]
    /// What the step itself changed; empty when the law took it by itself before.
    let changes: [Change]
    let isTaken: Bool

    var all: [[Change]] { passed.map(\.changes) + (changes.isEmpty ? [] : [changes]) }
}

extension World {
    /// What a walk entered as taken by the law itself has happened once time has passed.
    mutating func retaken(_ step: ScriptStep) -> Retaken {
        let (passed, changes) = retake(step)
        let hasPassed = step.by == Actor.system.login && passed.contains { $0.step.action == step.action && $0.step.matter == step.matter }
        return Retaken(passed: passed, changes: changes ?? [], isTaken: changes != nil || hasPassed)
    }
}

extension CorpusSection {
    /// Takes all walks again, each in the county of the section.
    package func check(_ explorer: Explorer, hiding hidden: Set<String> = []) -> [TranscriptCheck] {
        let foundations = foundations(explorer)
        return walks.map { transcript in
            TranscriptCheck(transcript, in: World(explorer.town, explorer.kinds, explorer.calendar, on: foundations), hiding: hidden)
        }
    }
}
