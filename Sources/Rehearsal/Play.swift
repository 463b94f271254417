package import Kernel

/// One matter's course in the scenario: when it opens, and the steps it takes.
package struct Play {
    /// Names the matter for good, such as `penalty/000123`; requests are named by it.
    package let key: String
    package let opens: Instant
    /// Writes the steps, in order of time, when the play opens: by then all earlier plays have opened theirs.
    package let steps: (World, inout Dice) throws -> [Step]

    package init(_ key: String, opens: Instant, steps: @escaping (World, inout Dice) throws -> [Step]) {
        self.key = key
        self.opens = opens
        self.steps = steps
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

    package var at: Instant
    package var target: Target
    package var action: String
    package var login: String
    package var input: [String: String]

    package init(_ at: Instant, _ target: Target, _ action: String, by member: Scenario.Member, _ input: [String: String] = [:]) {
        self.at = at
        self.target = target
        self.action = action
        login = member.login
        self.input = input
    }
}
