package import Kernel

extension Reconsideration {
    /// 行政复议决定书公开: as open as the act it is about, the applicant masked, in a text rid of personal data.
    @Publications
    package static var publications: [Publication<Self>] {
        Publication(
            "decision", "行政复议决定书", basis: Law.reconsideration2023(79, 1),
            shows: \.decisionNumber, \.publicApplicant, \.publicRespondent, \.actKind, \.outcome, \.decidedOn, \.publicText)
        Publication(
            "decision-2017", "行政复议决定书", basis: Law.reconsideration2017(4),
            shows: \.decisionNumber, \.publicApplicant, \.publicRespondent, \.actKind, \.outcome, \.decidedOn, \.publicText)
    }
}
