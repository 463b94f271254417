import Kernel

private let act = Law.administrativeProcedure
private let of2018 = Law.administrativeProcedure2018
private let of2020 = Law.headAppearance2020

/// The two editions side by side: what 法释〔2018〕1号 said of heads in court, and what 法释〔2020〕3号 says.
struct LitigationLaw: Sendable {
    /// 法释〔2020〕3号 applies.
    let namesHeads: Bool

    static func of(_ edition: Edition) -> LitigationLaw { LitigationLaw(namesHeads: edition.id == "2020") }
    /// The edition that a suit follows is that of the day it was registered.
    static func on(_ day: Day?) -> LitigationLaw { LitigationLaw(namesHeads: day.map { of2020.isInForce(on: $0) } ?? false) }

    private func either(_ former: Basis, _ present: Basis) -> Basis { namesHeads ? present : former }

    var head: Basis { either(of2018(128, 1), of2020(2)) }
    var notAHead: Basis { either(of2018(128, 1), of2020(2, 2)) }
    var notice: Basis { either(of2018(129, 1), of2020(4)) }
    var noticePeriod: Basis { either(of2018(129, 1), of2020(5, 2)) }
    var joint: Basis { either(act(26, 2), of2020(3)) }
    var identityProof: Basis { either(of2018(131, 1), of2020(6, 1)) }
    var oneAppearance: Basis { either(act(3, 3), of2020(7)) }
    var absence: Basis { either(of2018(129, 3), of2020(8)) }
    var absenceProof: Basis { either(of2018(129, 3), of2020(9, 1)) }
    var staff: Basis { either(of2018(128, 2), of2018(128, 2)) }
    var staffProof: Basis { either(of2018(131, 2), of2020(10, 3)) }
    var speaking: Basis { either(act(3, 3), of2020(11, 3)) }
    var breach: Basis { either(of2018(132), of2020(12)) }
    var suggestion: Basis { either(Law.litigationResponse2016.cited("第六部分"), Law.judicialSuggestion2023(8)) }
}
