/// What it means that a matter has come to its end (结束的方式).
package enum EndingGround: String, Choice {
    case completed, settled, refused, withdrawn, abandoned, dropped, terminated, executionEnded, transferred, lapsed, revoked
    package var name: String {
        switch self {
        case .completed: "办结"
        case .settled: "和解、调解结案"
        case .refused: "不予受理、不予办理"
        case .withdrawn: "撤回"
        case .abandoned: "视为放弃"
        case .dropped: "撤销案件、撤销事项"
        case .terminated: "终止"
        case .executionEnded: "终结执行"
        case .transferred: "移送、转送"
        case .lapsed: "期满、失效"
        case .revoked: "废止、注销、被撤销"
        }
    }
}

/// Somebody outside the organs of the county, whose act nobody here can bring about.
package enum Outsider: String, Choice {
    case party, court, police, procuratorate, superior, neighbour
    package var name: String {
        switch self {
        case .party: "当事人、申请人或者其他相对人"
        case .court: "人民法院"
        case .police: "公安机关"
        case .procuratorate: "人民检察院"
        case .superior: "上级机关"
        case .neighbour: "本县以外的其他机关、单位"
        }
    }
}

/// What a kind says of how its matters end, so that none can lie for ever (decision 46): which steps and stages are which end, which steps
/// wait for somebody outside, and which stages only somebody outside can end by law.
///
/// A kind that says anything here is held to all of it: every end has its ground, every step that enters an event is either waited for or the
/// county's own to bring about, and from every stage an end is reached by steps that wait for nobody.
package struct Ending<M: Matter>: Sendable {
    enum Rule: Sendable {
        case ground(Means)
        case waits(Outsider, steps: [String], when: (@Sendable (M) -> Bool)?)
        case own(steps: [String])
        case left(Leaving)
    }

    /// What an end means; the first that fits decides.
    struct Means: Sendable {
        let ground: EndingGround
        /// Final stages, or steps that bring a matter to one: either is given.
        let stages: [M.Stage]
        let steps: [String]
        /// Which matters it concerns, in words; empty for all.
        let words: String
        let applies: (@Sendable (M) -> Bool)?
    }

    /// What only somebody outside can end.
    struct Leaving: Sendable {
        let outsider: Outsider
        let stages: [M.Stage]
        let says: String
        let basis: Basis
        let words: String
        let applies: (@Sendable (M) -> Bool)?
    }

    let rule: Rule

    /// Matters that come to those final stages end so, however they come there.
    package static func at(_ stages: M.Stage..., means ground: EndingGround) -> Self {
        Self(rule: .ground(Means(ground: ground, stages: stages, steps: [], words: "", applies: nil)))
    }

    /// The same of some matters only; before what is said of all.
    /// - Parameter words: which those are: “撤回申请的”.
    package static func at(
        _ stages: M.Stage..., means ground: EndingGround, when words: String, _ applies: @escaping @Sendable (M) -> Bool
    ) -> Self {
        Self(rule: .ground(Means(ground: ground, stages: stages, steps: [], words: words, applies: applies)))
    }

    /// Matters that such a step brings to a final stage end so; before what is said of the stage.
    package static func by(_ steps: String..., means ground: EndingGround) -> Self {
        Self(rule: .ground(Means(ground: ground, stages: [], steps: steps, words: "", applies: nil)))
    }

    /// Steps that can be taken only after somebody outside has acted: a payment, an answer, a judgment.
    package static func waits(for outsider: Outsider, _ steps: String...) -> Self { Self(rule: .waits(outsider, steps: steps, when: nil)) }

    /// The same of a step that also has grounds of its own: it waits where, with what was filled in, the record says so — an application
    /// withdrawn, not one that has lost its object.
    package static func waits(for outsider: Outsider, _ steps: String..., when waits: @escaping @Sendable (M) -> Bool) -> Self {
        Self(rule: .waits(outsider, steps: steps, when: waits))
    }

    /// Steps that enter an event which the county itself brings about: a service, which may be by public notice, a hearing held.
    package static func own(_ steps: String...) -> Self { Self(rule: .own(steps: steps)) }

    /// Stages that by law only somebody outside can end.
    ///
    /// - Parameters:
    ///   - says: what the law binds him to: “人民法院应当在立案之日起六个月内作出第一审判决”.
    ///   - basis: the article that does.
    package static func left(to outsider: Outsider, at stages: M.Stage..., says: String, _ basis: Basis) -> Self {
        Self(rule: .left(Leaving(outsider: outsider, stages: stages, says: says, basis: basis, words: "", applies: nil)))
    }

    /// The same of some matters only.
    /// - Parameter words: which those are: “复核机关是市级机关的”.
    package static func left(
        to outsider: Outsider, at stages: M.Stage..., says: String, _ basis: Basis, when words: String,
        _ applies: @escaping @Sendable (M) -> Bool
    ) -> Self {
        Self(rule: .left(Leaving(outsider: outsider, stages: stages, says: says, basis: basis, words: words, applies: applies)))
    }
}

extension Matter {
    package typealias Endings = ListBuilder<Ending<Self>>
    package static func endings(_ edition: Edition) -> [Ending<Self>] { [] }
}
