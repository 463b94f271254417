package import Kernel

extension LitigationResponse {
    /// How its matters end, and what waits for somebody outside.
    @Endings
    package static func endings(_ edition: Edition) -> [Ending<Self>] {
        Ending.at(.closed, means: .completed)
        Ending.waits(
            for: .court, "record-ending", "record-suspended-ending", "record-judgment", "record-mediation", "suspend", "resume-first",
            "resume-second", "record-final", "record-remand", "record-retrial", "record-retrial-first", "record-retrial-remand",
            "record-retrial-judgment", "record-stay", "record-stay-lifted")
        Ending.waits(for: .party, "record-appeal", "record-late-appeal")
        Ending.own(
            "object-jurisdiction", "answer", "ask-extension", "add-evidence", "appeal", "record-own-appeal", "answer-appeal", "apply-retrial",
            "answer-retrial", "perform")
        Ending.left(
            to: .court, at: .answering, .trying,
            says: "人民法院适用普通程序的在立案之日起六个月内作出第一审判决，有特殊情况的可以延长；适用简易程序的四十五日内审结（行政诉讼法第八十三条）",
            Law.administrativeProcedure(81))
        Ending.left(to: .court, at: .appealed, says: "人民法院在收到上诉状之日起三个月内作出终审判决", Law.administrativeProcedure(88))
        Ending.left(
            to: .court, at: .suspended,
            says: "中止诉讼的原因消除后恢复诉讼；因原告死亡、丧失诉讼行为能力，或者一方当事人终止而中止，满九十日仍无人继续诉讼的，除有特殊情况外裁定终结诉讼",
            Law.administrativeProcedure2018(88, 2))
        Ending.left(to: .court, at: .retrying, says: "再审的，依照第一审、第二审的程序和期限审理", Law.administrativeProcedure2018(119, 1))
    }
}
