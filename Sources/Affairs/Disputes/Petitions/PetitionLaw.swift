import Kernel

private let old = Law.petitions2005
private let new = Law.petitions2022

/// The two editions side by side: for each step the article of 信访条例 (2005) and of 信访工作条例 (2022).
struct PetitionLaw: Sendable {
    /// 信访工作条例 applies.
    let isRevised: Bool

    static func of(_ edition: Edition) -> PetitionLaw { PetitionLaw(isRevised: edition.id == "2022") }
    /// The edition that a petition follows is that of the day it was registered, or to which it went over.
    static func on(_ day: Day?) -> PetitionLaw { PetitionLaw(isRevised: day.map { new.isInForce(on: $0) } ?? false) }

    /// The petitions that have sixty days, in words.
    var limited: String { isRevised ? "申诉求决类依信访程序办理的" : "受理的" }
    /// How an answer is served: neither Regulation says more than from which day it counts, so a way that is named is one of 民事诉讼法.
    func serving(_ basis: Basis) -> ServiceArticles {
        ServiceArticles(basis, civil: isRevised ? Law.civilProcedure2021 : Law.civilProcedure2017)
    }

    private func either(_ former: Basis, _ present: Basis) -> Basis { isRevised ? present : former }

    // MARK: Making and receiving

    var oral: Basis { either(old(17), new(19, 1)) }
    var representatives: Basis { either(old(18, 2), new(20, 3)) }
    var registration: Basis { either(old(21, 1), new(22, 1)) }
    var forwarding: Basis { either(old(21, 1, item: 2), new(22, 1, item: 1)) }
    var assigning: Basis { either(old(21, 1, item: 4), new(22, 1, item: 3)) }
    var severalOrgans: Basis { either(old(24), new(24, 1)) }
    var urgent: Basis { either(old(26), new(25)) }
    var underWay: Basis { either(old(16), new(19, 3)) }
    var noDisclosure: Basis { either(old(23), new(30, 3)) }
    var ownNotice: Basis { either(old(22, 2), new(23, 2)) }
    var forwardedNotice: Basis { either(old(21, 2), new(23, 3)) }
    var objection: Basis { either(old(24), new(23, 3)) }
    var lateNotice: Basis { either(old(42, item: 3), new(44, item: 3)) }
    var legalChannel: Basis { either(old(21, 1, item: 1), new(31)) }
    var disciplineOrgans: Basis { either(DutyClues.asked, new(22, 2)) }

    // MARK: Handling

    var recusal: Basis { either(old(30), new(28, 3)) }
    var suggestions: Basis { either(old(29), new(29, 1)) }
    var hearingOfPetitioner: Basis { either(old(31, 1), new(31, item: 6)) }
    var hearing: Basis { either(old(31, 2), new(31, item: 6)) }
    var opinion: Basis { either(old(32, 1), new(32, 1)) }
    var execution: Basis { either(old(32, 2), new(32, 2)) }
    var mediation: Basis { either(old(13, 2), new(33)) }
    var handling: Basis { either(old(33), new(34)) }
    var review: Basis { either(old(34), new(35)) }
    var reexamination: Basis { either(old(35, 1), new(36, 1)) }
    var reexaminationHearing: Basis { either(old(35, 2), new(36, 2)) }
    var terminated: Basis { either(old(35, 3), new(36, 3)) }
    var leaders: Basis { either(old(10, 1), new(18, 2)) }
    var followUp: Basis { either(old(28), new(37, 3)) }
    var supervision: Basis { either(old(36, 1), new(40, 1)) }
    var adviceAnswer: Basis { either(old(36, 2), new(40, 4)) }
    var responsibility: Basis { either(old(5, 2), new(10)) }
}
