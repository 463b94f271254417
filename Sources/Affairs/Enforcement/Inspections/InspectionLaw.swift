import Kernel

/// Where the editions say what: 行政处罚法 of 2017 and of 2021 on checks by two officers, and since 2025 the text on enterprises.
struct InspectionLaw: Sendable {
    let officers, shown, record: Basis
    /// The list of what may be checked, and how often.
    let rule: Basis
    /// How a check begins and who agrees to it, the paper that tells of it, who may do it, and that the organ is one that has been made known. Until
    /// 2025 the text on 三项制度 asks for a record of the beginning and for a paper that tells the ground, and no text for more.
    let launch, notice, hands, announced: Basis
    /// 责令改正, and what comes of it.
    let correction, followUp: Basis
    let isSince2025: Bool

    static func of(_ edition: Edition) -> InspectionLaw {
        switch edition.id {
        case "2018":
            before2025(
                officers: Law.penalty2017(37, 1), shown: Law.penalty2017(37, 1), record: Law.penalty2017(37, 1), correction: Law.penalty2017(23),
                followUp: Law.penalty2017(36))
        case "2021":
            before2025(
                officers: Law.penalty2021(42, 1), shown: Law.penalty2021(55, 1), record: Law.penalty2021(55, 2), correction: Law.penalty2021(28, 1),
                followUp: Law.penalty2021(54, 2))
        default:
            InspectionLaw(
                officers: Law.penalty2021(42, 1), shown: Law.penalty2021(55, 1), record: Law.penalty2021(55, 2), rule: strict, launch: strict,
                notice: strict, hands: strict, announced: strict, correction: Law.penalty2021(28, 1), followUp: Law.penalty2021(54, 2),
                isSince2025: true)
        }
    }

    private static let strict: Basis = Law.enterpriseInspection2025.cited()

    private static func before2025(officers: Basis, shown: Basis, record: Basis, correction: Basis, followUp: Basis) -> InspectionLaw {
        InspectionLaw(
            officers: officers, shown: shown, record: record, rule: Law.randomChecks2015.cited(), launch: Law.penaltyPublicity2018.cited("第三部分"),
            notice: Law.penaltyPublicity2018.cited("第（五）项"), hands: officers, announced: Law.penaltyPublicity2018.cited("第（四）项"),
            correction: correction,
            followUp: followUp, isSince2025: false)
    }
}
