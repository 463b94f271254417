package import Kernel

/// What differs between the two editions: who reviews, and the articles.
struct CompetitionLaw {
    /// Since 1 August 2024 the market regulator reviews, with the drafter, what a government issues.
    let isJoint: Bool

    init(_ edition: Edition) { isJoint = edition.from >= Law.competitionReview2024.inForce }

    /// An article of the Regulation, or the part of the Opinion of 2016 that held before it.
    private func at(_ article: Int, _ part: String) -> Basis {
        isJoint ? Law.competitionReview2024(article) : Law.competitionReview2016.cited(part)
    }
    var scope: Basis { at(2, "第三部分（一）") }
    var review: Basis { at(13, "第三部分（二）") }
    var heard: Basis { at(16, "第三部分（二）") }
    var conclusion: Basis { at(17, "第三部分（二）") }
    var standards: Basis { at(17, "第三部分（三）") }
    var exceptions: Basis { at(12, "第三部分（四）") }
    var supervision: Basis { at(21, "第五部分（三）") }
    var interview: Basis { at(24, "第五部分（四）") }
}

extension FairCompetitionReview {
    package static var editions: [Edition] {
        [
            Edition("2016", "公平竞争审查意见施行期间（自我审查）", from: "2016-07-01", until: "2024-07-31"),
            Edition("2024", "公平竞争审查条例施行以后", from: "2024-08-01"),
        ]
    }

    @Passages
    package static var passages: [Passage<Self>] {
        Passage.newProcedure("2016", to: "2024").asBegun("exception-year")
    }

    /// The desk that reviews what an organ is to issue on a day: its own, or since 2024 for a government the market regulator's.
    static func desk(of issuer: Issuer, drafter: OrganCode, _ now: Moment) -> OrganCode {
        guard now.today >= Law.competitionReview2024.inForce, issuer == .government else { return drafter }
        return now.organs.nearest(.market, to: drafter) ?? drafter
    }

    static let atReviewer: Place<Self> = .named { $0.reviewer }
    static let atDrafter: Place<Self> = .named { $0.drafter }
}
