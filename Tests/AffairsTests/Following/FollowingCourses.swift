import Kernel

@testable import Affairs

/// Each row of `followings.csv`, by source, step and outcome, as a course of matters that comes to it.
enum FollowingCourses {
    /// What followed the last step, and how the penalty stands afterwards.
    struct Shown {
        let followed: Set<String>
        let standing: String
    }

    struct Refused: Error, CustomStringConvertible {
        let description: String
    }

    static let all: [String: @Sendable () throws -> Shown] =
        litigation.merging(reconsideration) { $1 }.merging(enforcing) { $1 }
        .merging(staying) { $1 }
}

extension FollowedCase {
    var shown: FollowingCourses.Shown { FollowingCourses.Shown(followed: Set(taken), standing: standing) }

    /// A step that leads up to what is shown must not fail unnoticed.
    mutating func must(_ id: String, on day: String? = nil, by person: String? = nil, _ input: [String: String] = [:]) throws {
        let refusals = take(id, on: day, by: person, input)
        if !refusals.isEmpty { throw FollowingCourses.Refused(description: "\(M.kind.id).\(id)：\(refusals.joined(separator: "；"))") }
    }
}
