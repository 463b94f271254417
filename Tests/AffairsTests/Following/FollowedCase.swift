import Kernel
import Testing

@testable import Affairs

/// A matter, the penalty that it is about and what enforces that, moving together: what one decides is taken at once in the others, as the
/// engine does it (one request moves a matter once; where a step cannot be taken from the stage, nothing happens).
struct FollowedCase<M: Matter> {
    /// Under which the penalty, the enforcement and the matter itself are known to each other; a bench itself is always the first.
    static var penaltyID: MatterID { 1 }
    static var enforcementID: MatterID { 8 }
    static var ownID: MatterID { 7 }

    var matter: Bench<M>
    var penalty: Bench<PenaltyCase>
    var enforcement: Bench<CompulsoryEnforcement>?
    /// What followed the last step, `penalty.note-result`, and what was opened; after it, what followed of that (`penalty.note-result>…`).
    private(set) var taken: [String] = []

    init(_ matter: Bench<M>, _ penalty: Bench<PenaltyCase>, _ enforcement: Bench<CompulsoryEnforcement>? = nil) {
        (self.matter, self.penalty, self.enforcement) = (matter, penalty, enforcement)
    }

    /// Takes a step of the matter with all that follows of it.
    mutating func take(_ id: String, on day: String? = nil, by person: String? = nil, _ input: [String: String] = [:]) -> [String] {
        introduce()
        (matter.followed, matter.opened, taken) = ([], [], [])
        let refusals = matter.take(id, on: day, by: person, input)
        guard refusals.isEmpty else { return refusals }
        taken += matter.opened.map { "\($0.kind.id).\($0.action)" }
        var moved: Set<MatterID> = []
        return follow(matter.followed, &moved)
    }

    /// The same for a step that was entered later than it happened, which the matter has already taken.
    mutating func followEntered() throws {
        introduce()
        taken = matter.opened.map { "\($0.kind.id).\($0.action)" }
        var moved: Set<MatterID> = []
        let refusals = follow(matter.followed, &moved)
        if !refusals.isEmpty { throw FollowingCourses.Refused(description: refusals.joined(separator: "；")) }
    }

    /// Each knows what the others are at before the step.
    private mutating func introduce() {
        if M.self != PenaltyCase.self { _ = matter.known.add(Self.penaltyID, penalty.record, penalty.matter) }
        if !matter.stage.isEmpty { _ = penalty.known.add(Self.ownID, matter.record, matter.matter, in: matter.organ) }
        guard var mine = enforcement else { return }
        _ = penalty.known.add(Self.enforcementID, mine.record, mine.matter)
        _ = matter.known.add(Self.enforcementID, mine.record, mine.matter)
        _ = mine.known.add(Self.penaltyID, current.record, current.matter)
        if !matter.stage.isEmpty { _ = mine.known.add(Self.ownID, matter.record, matter.matter, in: matter.organ) }
        enforcement = mine
    }

    private mutating func follow(_ steps: [FollowingStep], after first: String = "", _ moved: inout Set<MatterID>) -> [String] {
        var refusals: [String] = []
        for step in steps where !moved.contains(step.matter) {
            if step.matter == Self.penaltyID, step.kind == PenaltyCase.kind {
                (penalty.followed, penalty.opened) = ([], [])
                guard Self.take(step, in: &penalty, on: matter.today, &refusals) else { continue }
                moved.insert(step.matter)
                let then = "penalty.\(step.action)"
                taken += [then] + penalty.opened.map { "\(then)>\($0.kind.id).\($0.action)" }
                introduce()
                refusals += follow(penalty.followed, after: then + ">", &moved)
            } else if step.matter == Self.enforcementID, var other = enforcement {
                guard Self.take(step, in: &other, on: matter.today, &refusals) else { continue }
                moved.insert(step.matter)
                taken.append("\(first)compulsory-enforcement.\(step.action)")
                enforcement = other
            } else {
                taken.append("\(first)\(step.kind.id).\(step.action)")
                moved.insert(step.matter)
            }
        }
        return refusals
    }

    private static func take<Other: Matter>(_ step: FollowingStep, in bench: inout Bench<Other>, on day: Day, _ refusals: inout [String]) -> Bool {
        guard let action = bench.definition.outline(bench.edition)?.action(step.action), action.from.contains(bench.stage) else { return false }
        bench.today = day
        refusals += bench.take(step.action, values: step.input)
        return true
    }

    /// The penalty, which may be the matter itself.
    var current: Bench<PenaltyCase> { (matter as? Bench<PenaltyCase>) ?? penalty }

    /// How the penalty stands now, in words that a lawyer can check: its effect, whether somebody still contends, whether it may be demanded.
    var standing: String {
        var words = [current.record.fall?.name ?? "有效", current.record.challengePending ? "争议中" : "没有争议"]
        if M.self != PenaltyCase.self {
            var asked = self
            asked.introduce()
            asked.penalty.today = matter.today
            asked.penalty.actor = Town.person("p1")
            words.append(asked.penalty.refusing("demand").isEmpty ? "可以催告" : "不得催告")
        }
        if current.matter == .closed { words.append("已结案") }
        if current.record.enforcedOn != nil { words.append("强制执行完毕") }
        if current.record.executionEndedOn != nil { words.append("终结执行") }
        if let enforcement { words.append("执行：\(enforcement.matter.name)") }
        return words.joined(separator: "；")
    }
}
