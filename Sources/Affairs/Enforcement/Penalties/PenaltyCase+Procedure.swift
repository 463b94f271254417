package import Kernel

extension PenaltyCase {
    /// The procedure follows the day the case was opened; which substantive law is milder (从旧兼从轻) is for people to judge.
    package static var editions: [Edition] {
        [
            Edition("2017", "2017年修正的行政处罚法", from: "2018-01-01", until: "2021-07-14"),
            Edition("2021", "2021年修订的行政处罚法", from: "2021-07-15"),
        ]
    }

    @Clauses
    package static func procedure(_ edition: Edition) -> [Clause<Self>] {
        let law = PenaltyArticles.of(edition)
        spot(law)
        filing(law)
        time(law)
        parties(law)
        investigation(law)
        preservation(law)
        notice(law)
        hearingClauses(law)
        review(law)
        decision(law)
        service(law)
        crimeTransfer(law)
        payment(law)
        compulsion(law)
        enforcing(law)
        enforcementEnds(law)
        remedies(law)
        staying(law)
        publishing(law)
        closing(law)
        DutyClues.clauses(in: dutyClues)
    }
}
