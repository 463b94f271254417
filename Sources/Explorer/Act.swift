package import Kernel

/// One step that somebody wants to take in the small world.
struct Act: Sendable {
    enum Target: Sendable {
        case opening(kind: String, organ: OrganCode)
        case matter(MatterID)
    }

    var target: Target
    var action: String
    /// Values as they are stored, by field.
    var input: Input = [:]
    var at: Instant
    var actor: Actor
    var overrides: [String: String] = [:]
    /// The numbers that the matter and what it opens are to bear, when an earlier walk is taken again; dense ones otherwise.
    var numbers: [MatterID] = []
}

/// What one step has done to one matter.
package struct Change: Sendable {
    package let action: ActionOutline
    package let actor: Actor
    package let before: Entry
    package var after: Entry
    package let moment: Moment
    package let overrides: [String: String]
    let input: Input
    /// The result of a sub-procedure that the step took in.
    let child: (any Record)?
    /// Papers that the step issues, each with its number or none.
    package var papers: [(id: String, number: String?)] = []
}

/// What became of a step.
enum Performed: Sendable {
    case done([Change])
    case refused([Refusal], fields: [FieldProblem])
    /// The step does not exist here, or is no step of that matter.
    case impossible(String)

    var changes: [Change]? { if case .done(let changes) = self { changes } else { nil } }
}
