package import Kernel

extension LitigationResponse {
    /// How its matters end, and what waits for somebody outside.
    @Endings
    package static func endings(_ edition: Edition) -> [Ending<Self>] {
        Ending.at(.closed, means: .completed)
        Ending.waits(
            for: .court, "record-ending", "record-judgment", "record-mediation", "suspend", "resume-first", "resume-second", "record-final",
            "record-remand", "record-suspended-ending", "record-retrial", "record-retrial-first", "record-retrial-remand", "record-retrial-judgment",
            "record-stay",
            "record-stay-lifted")
        Ending.waits(for: .party, "record-appeal", "record-late-appeal")
        Ending.own(
            "object-jurisdiction", "answer", "ask-extension", "add-evidence", "appeal", "record-own-appeal", "answer-appeal", "apply-retrial",
            "answer-retrial", "perform")
        Ending.left(to: .court, at: .answering, .trying, says: "人民法院在立案之日起六个月内作出第一审判决", Law.administrativeProcedure(81))
        Ending.left(to: .court, at: .appealed, says: "人民法院在收到上诉状之日起三个月内作出终审判决", Law.administrativeProcedure(88))
        Ending.left(
            to: .court, at: .suspended, says: "中止诉讼的原因消除后恢复诉讼，满九十日仍无人继续诉讼的裁定终结诉讼",
            Law.administrativeProcedure2018(88, 2))
        Ending.left(to: .court, at: .retrying, says: "再审的，依照第一审、第二审的程序和期限审理", Law.administrativeProcedure2018(119, 1))
    }
}
