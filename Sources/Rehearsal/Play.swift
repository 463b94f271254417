package import Kernel

/// One matter's course in the scenario: when it opens, and the steps it takes.
package struct Play {
    /// Names the matter for good, such as `penalty/000123`; requests are named by it.
    package let key: String
    /// The kind of its matter.
    package let kind: String
    package let opens: Instant
    /// Writes the steps, in order of time, when the play opens: by then all earlier plays have opened theirs.
    package let steps: (World) throws -> [Step]

    /// - Parameter write: writes the steps of a matter of the kind, in order of time.
    init<M: Matter>(_ kind: M.Type, _ key: String, opens: Instant, _ write: @escaping (Course<M>) throws -> Void) {
        self.init(Handle<M>(key), opens: opens, write)
    }

    init<M: Matter>(_ handle: Handle<M>, opens: Instant, _ write: @escaping (Course<M>) throws -> Void) {
        key = handle.key
        kind = M.kind.id
        self.opens = opens
        steps = { world in
            let course = Course<M>(world, opening: opens, Dice(seed: world.scenario.seed, handle.key))
            try write(course)
            return course.steps
        }
    }
}

extension Play {
    /// In order of time; of two that open at the same moment the one listed first.
    static func inOrder(_ plays: [Play]) -> [Play] {
        plays.enumerated().sorted { ($0.element.opens, $0.offset) < ($1.element.opens, $1.offset) }.map(\.element)
    }
}

/// One action of a play. Nothing is written but by performing it.
package struct Step: Sendable {
    package enum Target: Sendable {
        case open(kind: String, organ: OrganCode)
        /// The matter of another play, named by its key; it becomes the play's own.
        case matter(of: String)
        /// The play's own matter.
        case main
        /// The newest matter of a kind that the play's own matter opened.
        case child(kind: String)
    }

    package internal(set) var at: Instant
    package let target: Target
    /// The kind of the matter that it is a step of.
    package let kind: String
    package internal(set) var action: String
    package internal(set) var login: String
    package let input: Input
    /// How it is done.
    package internal(set) var deed: Deed = .take
    /// The variation that it belongs to; `nil` for what goes straight on.
    package internal(set) var variation: Variation?
    /// Who may do it as well, should the law not have it of the first.
    package internal(set) var stands: [String] = []

    init(_ at: Instant, _ target: Target, _ kind: String, _ action: String, by member: Member, _ input: Input) {
        self.at = at
        self.target = target
        self.kind = kind
        self.action = action
        login = member.login
        self.input = input
    }

    /// Something done at another time beside the step, on the same matter.
    func with(_ deed: Deed, at: Instant, by login: String, or others: [String] = [], _ variation: Variation) -> Step {
        var step = self
        (step.deed, step.at, step.login, step.stands, step.variation) = (deed, at, login, others, variation)
        return step
    }

    /// The same step, done otherwise.
    func with(_ deed: Deed, _ variation: Variation) -> Step { with(deed, at: at, by: login, variation) }
}
