package import Kernel

extension Reconsideration {
    /// 第三十一条 says 合理的补正期限 and no number.
    static let longestSupplementExtension: Setting<Int> = Setting(
        "reconsideration.supplement-extension.longest", "每次延长补正期限最多的工作日数", default: 60, lawful: .within(1...60), isWeighty: true,
        source: "法律只要求合理，由县自定")

    package static var settings: [any SettingDeclaration] { [longestSupplementExtension] }

    @Clauses
    package static func procedure(_ edition: Edition) -> [Clause<Self>] {
        let law = ReconsiderationLaw.of(edition)
        applicationClauses(law)
        acceptanceClauses(law)
        if law.isRevised { trackClauses }
        replyClauses(law)
        evidenceClauses(law)
        hearingClauses(law)
        if law.isRevised { adviceClauses }
        collateralClauses(law)
        suspensionClauses(law)
        settlementClauses(law)
        decisionClauses(law)
        opinionClauses(law)
        performanceClauses(law)
        enforcementClauses(law)
        archiveClauses(law)
        DutyClues.clauses(
            in: dutyClues, deciding: .holding(.reconsideration), recordedBy: [.reconsideration], recording: .holding(.justice), basis: law.dutyClues)
        applicationLimits(law)
        reviewLimits(law)
        if law.isRevised { revisedLimits }
        laterLimits(law)
    }
}

extension Action where M == Reconsideration {
    /// At the reconsideration institution (行政复议机构), the justice bureau.
    func atInstitution() -> Self { at(.holding(.justice)) }
    /// At the reconsideration organ (行政复议机关), the government.
    func atOrgan() -> Self { at(.holding(.reconsideration)) }
    /// At the organ complained of.
    func atRespondent() -> Self { at(.named { $0.respondent }) }

    /// The case stands still, and with it all that has to be done in it.
    func halts(_ law: ReconsiderationLaw) -> Self {
        law.isRevised
            ? suspends("copy", "copy-summary", "reply", "reply-summary", "decision", "decision-summary", ground: "行政复议中止")
            : suspends("copy", "reply", "decision", ground: "行政复议中止")
    }
    func goesOn(_ law: ReconsiderationLaw) -> Self {
        law.isRevised
            ? resumes("copy", "copy-summary", "reply", "reply-summary", "decision", "decision-summary") : resumes("copy", "reply", "decision")
    }
}
