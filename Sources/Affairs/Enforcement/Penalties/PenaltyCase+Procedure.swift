package import Kernel

extension PenaltyCase {
    /// The procedure follows the day of the step; which substantive law is milder (从旧兼从轻) is for people to judge, who say so.
    package static var editions: [Edition] {
        [
            Edition("2017", "2017年修正的行政处罚法", from: "2018-01-01", until: "2021-07-14"),
            Edition("2021", "2021年修订的行政处罚法", from: "2021-07-15"),
        ]
    }

    @Passages
    package static var passages: [Passage<Self>] {
        Passage.newProcedure("2017", to: "2021")
            .sinceNewLaw("decision", "publicity-withdrawal")
            .anew("preservation", "hearing-request", "decision-serve", "cash-hand-in", "cash-bank", "court-application", "correction-serve")
            .writes(\.lawSince, \.decisionDays, \.extensionDays, \.decisionRule) { matter, now in matter.pass(now) }
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
        refunding(law)
        returning(law)
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
