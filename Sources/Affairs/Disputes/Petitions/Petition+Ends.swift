package import Kernel

extension Petition {
    /// How its matters end, and what waits for somebody outside.
    @Endings
    package static func endings(_ edition: Edition) -> [Ending<Self>] {
        let law = PetitionLaw.of(edition)
        Ending.at(.declined, means: .refused)
        Ending.at(.diverted, means: .transferred)
        Ending.at(.closed, means: .completed)
        Ending.waits(for: .party, "hear", "request-review", "request-reexamination")
        Ending.waits(for: .superior, "record-review", "record-reexamination", "record-revocation")
        Ending.own("record-execution")
        Ending.left(
            to: .superior, at: .reviewing, says: "复查机关自收到复查请求之日起30日内提出复查意见", law.review, when: "复查机关不在本县的"
        ) { $0.reviewOrganCode == nil }
        Ending.left(
            to: .superior, at: .reexamining, says: "复核机关自收到复核请求之日起30日内提出复核意见", law.reexamination, when: "复核机关不在本县的"
        ) { $0.reexaminationOrganCode == nil }
        DutyClues.endings(in: dutyClues)
    }
}
