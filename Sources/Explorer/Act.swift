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
    /// What its publications show, by their ids.
    let renderings: [String: RenderedView]
    /// When what it enters happened, where that was told.
    let occurrence: Occurrence?
    let input: Input
    /// The result of a sub-procedure that the step took in.
    let child: (any Record)?
    /// The fields in which the record differs after the step, with what they then hold.
    package internal(set) var changed: [JSON.Member] = []
    /// Papers that the step issues, as they are frozen.
    package internal(set) var papers: [IssuedPaper] = []
}

extension Change {
    /// What was filled in and the step itself has put away, as it says: the record holds nothing there after it.
    var cleared: [String] {
        let kept = Set(changed.map(\.key))
        let names = input.keys.filter { name in
            let isEmpty = [.null, .text(""), .array([]), .flag(false)].contains(input[name])
            return action.writes.contains(name) && !kept.contains(name) && !isEmpty
        }
        // The body was written by the definition itself.
        guard !names.isEmpty, let body = try? JSON(parsing: after.definition.encode(after.record)) else { return [] }
        return names.filter { body[$0] == nil }.sorted()
    }
}

package struct IssuedPaper: Sendable {
    package let id: String
    /// `nil` for papers without a number of their own.
    package let number: String?
    /// `nil` only where a paper cannot be made, which is a finding.
    package var content: DocumentContent?
}

/// What became of a step.
enum Performed: Sendable {
    case done([Change])
    case refused([Refusal], fields: [FieldProblem])
    /// The step does not exist here, or is no step of that matter.
    case impossible(String)

    var changes: [Change]? { if case .done(let changes) = self { changes } else { nil } }
}
