package import Kernel

private let rules = Law.reconsiderationRules2026

/// 合并审理, where one decision is made of both (第四十三条第二款), and 分别申请.
///
/// Where each has its own decision the step “决定合并审理” names them, and each goes on by itself.
extension Reconsideration {
    /// Those against one act: what becomes of it is then the same for all. By then each respondent has answered, for nobody answers in a case that
    /// is joined. What ends one application for a reason of its own ends no other.
    package static var joining: Joining<Self> {
        Joining(at: [.reviewing], by: .reconsideration, in: .holding(.justice))
            .on("因同一行政行为发生的案件，合并审理，合并作出行政复议决定", rules(43, 2))
            .on("行政复议机关认为可以合并审理的同一行政行为的案件", rules(43, 1, item: 4))
            .requires("rules-in-force", "2026年7月1日以后登记，或者自该日起适用2026年施行的实施条例", rules(43)) { matter, leader, _ in
                matter.follows(rules) && leader.follows(rules)
            }
            .requires("same-act", "两个案件针对同一行政行为，被申请人相同", rules(43)) { matter, leader, _ in matter.isAbout(leader) }
            .requires("answered", "要并入的案件中被申请人已经答复，或者答复期限已经届满", Law.reconsideration2023(48)) { matter, _, _ in
                matter.repliedOn != nil || matter.noReplyOn != nil
            }
            .requires("inquiry-over", "要并入的案件中进行中的勘验、鉴定已经结束", Law.reconsideration2023(45)) { matter, _, _ in
                matter.inquiryFrom == nil
            }
            // The leading case frees the act at its end; a stay ordered in the other would outlive it there, and nothing would lift it.
            .requires("not-stayed", "两个案件都没有正在停止执行", Law.reconsideration2023(42)) { matter, leader, _ in
                !matter.staysExecution && !leader.staysExecution
            }
            .sharing(\.decidedOn, \.decisionNumber, \.outcome, \.concludedOn, \.closedOn)
            .apart("terminate", "mediate")
    }

    /// Of several acts each is applied against by itself (第二十二条第四款): the part that goes out is an application of its own, received and
    /// accepted on that day, and its periods run on.
    package static var splitting: Splitting<Self> {
        Splitting(at: [.received, .reviewing], by: .reconsideration, in: .holding(.justice))
            .on("申请人对两个以上行政行为不服的，应当分别申请行政复议", Law.reconsideration2023(22, 4))
            .telling(\.actKind, \.actName, \.actNumber, \.actOn, \.requests, \.reasons, \.penalty)
            // What was ordered of the act, and the clues found in it, stay where the act is.
            .leaving(\.penalty, \.actMatter, contested.measure, contested.enforcement, contested.inspection)
            .leaving(\.stayGround, \.stayNote, \.stayNumber, \.stayedOn, \.stayLiftReason, \.stayLiftedOn)
            .leaving(
                dutyClues.clues, dutyClues.number, dutyClues.which, dutyClues.receipt, dutyClues.answer, dutyClues.answerNote
            )
            .counting(
                "reconsideration.received", "reconsideration.accepted", "reconsideration.act", "reconsideration.respondent.accepted"
            )
            .requires("law-in-force", "2024年1月1日以后登记，或者自该日起适用2023年修订的行政复议法", Law.reconsideration2023(22, 4)) { first, _, _ in
                first.follows(Law.reconsideration2023)
            }
            .requires("another-act", "分出的是对另一行政行为的申请：写明其名称或者文号", Law.reconsideration2023(22, 4)) { first, other, _ in
                other.actName != first.actName || other.actNumber != first.actNumber
            }
    }

    /// Registered under a text, or gone over to it when it came into force.
    private func follows(_ text: StatuteEdition) -> Bool { (lawSince ?? registeredOn).map { $0 >= text.inForce } ?? false }

    /// Whether both are against one act of the same organs.
    private func isAbout(_ other: Self) -> Bool {
        guard respondent == other.respondent, Set(coRespondents) == Set(other.coRespondents) else { return false }
        guard penalty == other.penalty, contested == other.contested else { return false }
        // What a matter of this county says of the act nobody has to type.
        if penalty != nil || contested != ContestedAct() { return true }
        guard !actName.isEmpty || !actNumber.isEmpty else { return false }
        return actName == other.actName && actNumber == other.actNumber && actOn == other.actOn
    }
}
