import Kernel

/// Where the editions say what: 行政处罚法 of 2017 and of 2021 on checks by two officers, and since 2025 the text on enterprises.
struct InspectionLaw: Sendable {
    let officers, shown, record: Basis
    /// The list, the cap, approval and notice.
    let rule: Basis
    let isSince2025: Bool

    static func of(_ edition: Edition) -> InspectionLaw {
        switch edition.id {
        case "2018":
            InspectionLaw(
                officers: Law.penalty2017(37, 1), shown: Law.penalty2017(37, 1), record: Law.penalty2017(37, 1), rule: Law.randomChecks2015.cited(),
                isSince2025: false)
        case "2021":
            InspectionLaw(
                officers: Law.penalty2021(42, 1), shown: Law.penalty2021(55, 1), record: Law.penalty2021(55, 2), rule: Law.randomChecks2015.cited(),
                isSince2025: false)
        default:
            InspectionLaw(
                officers: Law.penalty2021(42, 1), shown: Law.penalty2021(55, 1), record: Law.penalty2021(55, 2),
                rule: Law.enterpriseInspection2025.cited(), isSince2025: true)
        }
    }
}
