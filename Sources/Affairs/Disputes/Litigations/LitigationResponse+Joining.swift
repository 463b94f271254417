package import Kernel

private let act = Law.administrativeProcedure

/// 合并审理 of suits that the court joins.
extension LitigationResponse {
    /// The court decides; whoever answers for the suits enters it. Those over one act are one: what the judgment says of it is the same for all
    /// (行政诉讼法第二十七条). Suits over acts of one sort, or over several acts about one fact (法释〔2018〕1号第七十三条第一项至第三项), which the court may join
    /// too, are judged each by itself, and stay what they are. By then each has been answered. The court divides a suit by filing another under a
    /// number of its own, which is registered as a new one.
    package static var joining: Joining<Self> {
        Joining(at: [.trying], by: .clerk, .officer, .office, .legality, in: .named { $0.handler })
            .on("因同一行政行为发生的行政案件，为共同诉讼", act(27))
            .requires("same-court", "两个案件由同一人民法院审理", Law.administrativeProcedure2018(73)) { matter, leader, _ in
                !matter.court.isEmpty && matter.court == leader.court
            }
            .requires("same-act", "两个案件针对同一行政行为、同一复议决定", act(27)) { matter, leader, _ in matter.isAbout(leader) }
            .requires("answered", "要并入的案件已经提交答辩状和证据，或者期限已经届满", act(67, 1)) { matter, _, _ in
                matter.answeredOn != nil || matter.noAnswerOn != nil
            }
            .requires("not-yet-ruled", "两个案件都还没有裁判", act(27)) { matter, leader, _ in matter.rulings.isEmpty && leader.rulings.isEmpty }
            .requires("same-handler", "两个案件由同一机关承办", act(27)) { matter, leader, _ in matter.handler == leader.handler }
            // The leading suit frees the act at its end; a stay ordered in the other would outlive it there, and nothing would lift it.
            .requires("not-stayed", "两个案件都没有正在停止执行", act(56, 1)) { matter, leader, _ in
                !matter.staysExecution && !leader.staysExecution
            }
            .sharing(\.rulingOutcome, \.rulingNumber, \.rulingOn, \.servedOn, \.outcome, \.effectiveOn, \.lost, \.lostOn)
            .apart("record-ending", "record-mediation")
    }

    private func isAbout(_ other: Self) -> Bool {
        guard penalty == other.penalty, reconsideration == other.reconsideration, reviewResult == other.reviewResult,
            contested == other.contested
        else { return false }
        // What a matter of this county says of the act nobody has to type.
        if penalty != nil || reconsideration != nil || contested != ContestedAct() { return true }
        guard !actName.isEmpty || !actNumber.isEmpty else { return false }
        return actName == other.actName && actNumber == other.actNumber && actOn == other.actOn
    }
}
