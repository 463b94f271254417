import Kernel

private let act = Law.administrativeProcedure
private let reading = Law.administrativeProcedure2018

/// 答辩举证: everything within fifteen days, and nothing gathered while the suit goes on.
extension LitigationResponse {
    /// The fifteen days of article 67, as civil procedure counts them.
    static let answerTerm: Term = .days(15)

    @Clauses
    static var answerClauses: [Clause<Self>] {
        // The court, which receives, has no part in the matter: once the time is over, it is a head who says that it was kept.
        Action("answer", "提交答辩状和证据", .answering, to: .trying, by: .clerk, .officer, .office, .legality, .head, basis: act(67, 1)).atHandler()
            .needs(\.defence).fills(\.evidence, \.basisDocuments, \.actOn)
            .requires("evidence-and-basis-submitted", "提交作出行政行为的证据和所依据的规范性文件", act(67, 1)) { matter, _ in
                matter.actKind == .inaction || matter.extensionGrantedOn != nil || (!matter.evidence.isEmpty && !matter.basisDocuments.isEmpty)
            }
            .requires("coordinated-by-justice", "政府作为被告的，由司法行政部门组织协调", Law.litigationResponse2016.cited("第七部分")) { matter, now in
                matter.coordinatedOn != nil || now.organs[now.organ]?.duties.contains(.government) != true
                    || now.organs.nearest(.justice, to: now.organ) == nil
            }
            .requires("act-day-stated", "写明作出行政行为的日期，不晚于收到应诉通知书", act(34, 1)) { matter, _ in
                guard let done = matter.actOn else { return !matter.isOfOneDay }
                return matter.receivedOn.map { done <= $0 } ?? true
            }
            .requires(all: evidenceGates)
            .writes(\.answerLate, \.evidenceDisregarded) { matter, now in
                matter.answerLate = now.hasPassed(answerTerm, since: matter.receivedOn, by: act.counting)
                matter.evidenceDisregarded =
                    matter.answerLate
                    && (matter.extensionGrantedOn == nil || now.hasPassed(answerTerm, since: matter.obstacleEndedOn, by: act.counting))
            }
            .stamps(\.answeredOn).issues("defence", "evidence-list").occurs("提交之日", after: \.receivedOn).bindsWhoEnters(butForHead: true)
            // What was submitted in time and is entered later was no silence; whether it is late has been judged above.
            .undoesIfInTime("no-answer")
            .writes(\.noAnswerOn) { matter, now in if now.undoes("no-answer") { matter.noAnswerOn = nil } }
        Action("no-answer", "逾期未提供证据，视为没有相应证据", .received, .answering, by: .system, basis: act(34, 2))
            .requires("not-answered", "十五日届满没有提交", act(67, 1)) { matter, _ in matter.answeredOn == nil }
            .writes(\.evidenceDisregarded) { matter, _ in matter.evidenceDisregarded = matter.extensionGrantedOn == nil }
            .stamps(\.noAnswerOn)
        Action("no-evidence", "准许延期后仍未提供证据，视为没有相应证据", .answering, .trying, by: .system, basis: act(34, 2))
            .requires("evidence-not-supplied", "正当事由消除后十五日届满没有提供", reading(34)) { matter, _ in matter.evidenceSuppliedOn == nil }
            .writes(\.evidenceDisregarded) { matter, _ in matter.evidenceDisregarded = true }
            .stamps(\.evidenceLapsedOn)
    }

    /// An omission, a contract or a payment has no one day on which it was done; every other act has, and its evidence is older.
    private var isOfOneDay: Bool {
        switch actKind {
        case .inaction, .agreement, .payment, .compensation, .complaint, .other, nil: false
        default: true
        }
    }

    /// Only what the organ had when it acted may come late (第三十六条第一款).
    private static let beforeAct: EvidenceRule<Self> = .notAfterAct({ $0.actOn }, act(36, 1), says: "延期提供的，限于作出行政行为时已经收集的证据")
    private static let beforeSuit: EvidenceRule<Self> = .notDuringSuit(since: { $0.receivedOn }, act(35))

    /// During the suit none may be gathered at all (第三十五条). What came after the act and before the suit, such as the receipt of its service,
    /// is handed in; that it cannot show the act itself to have been lawful (法释〔2002〕21号第六十条第一项), a caution says.
    private static var evidenceGates: [Gate<Self>] {
        Evidence.gates(of: "evidence", { $0.evidence }, .listed(act(67, 1)), beforeSuit, .notFuture(act(67, 1)))
    }

    /// What the court lets the organ add is as old as the rest, unless it answers what the other side newly brought (第三十六条第二款).
    private static var additionChecks: [Check<Self, Evidence>] {
        Evidence.checks(of: "added-evidence", .listed(act(67, 1)), withoutLeave(beforeAct), withoutLeave(beforeSuit), .notFuture(act(67, 1)))
    }

    private static func withoutLeave(_ rule: EvidenceRule<Self>) -> EvidenceRule<Self> {
        EvidenceRule(word: rule.word, says: rule.says, basis: rule.basis) { item, matter, now in
            matter.leaveGrantedOn != nil || rule.holds(item, matter, now)
        }
    }

    /// 延期提供 and 补充证据, only with the court's leave.
    @Clauses
    static var evidenceClauses: [Clause<Self>] {
        Action("ask-extension", "申请延期提供证据", .answering, by: .clerk, .officer, .office, .legality, .head, basis: reading(34)).atHandler()
            .needs(\.extensionGround, \.extensionNote)
            .requires("extension-asked-in-time", "在收到起诉状副本之日起十五日内以书面方式提出", reading(34)) { matter, now in
                now.isWithin(answerTerm, of: matter.receivedOn, by: act.counting)
            }
            .stamps(\.extensionAskedOn).issues("extension-request").occurs("提出申请之日", after: \.receivedOn)
            .bindsWhoEnters(butForHead: true)
        Action("record-extension", "登记法院准许延期", .answering, .trying, by: .clerk, .officer, .office, .legality, basis: act(36, 1)).atHandler()
            .needs(\.extensionGrantedOn).fills(\.obstacleEndedOn)
            .requires("extension-asked", "已经申请延期提供证据", reading(34)) { matter, _ in matter.extensionAskedOn != nil }
            // What the law has decided is not undone by putting down the grant, or the end of the obstacle, once more.
            .requires("evidence-not-lapsed", "准许延期后逾期没有提供、已经视为没有相应证据的，不再登记延期", reading(34)) { matter, _ in
                matter.evidenceLapsedOn == nil
            }
            .requires("extension-day-in-order", "准许不早于申请，不晚于登记当日", act(36, 1)) { matter, now in
                guard let asked = matter.extensionAskedOn, let granted = matter.extensionGrantedOn else { return true }
                return asked <= granted && granted <= now.today
            }
            .requires("obstacle-end-not-future", "正当事由消除不晚于登记当日", reading(34)) { matter, now in
                matter.obstacleEndedOn.map { $0 <= now.today } ?? true
            }
            .writes(\.evidenceDisregarded) { matter, _ in
                if !matter.answerLate || matter.answeredOn == nil { matter.evidenceDisregarded = false }
            }
        Action("record-leave", "登记法院准许补充证据", .trying, .appealed, .retrying, by: .clerk, .officer, .office, .legality, basis: act(36, 2))
            .atHandler()
            .needs(\.leaveGrantedOn, \.leaveNote)
            .requires("leave-day-not-future", "准许不晚于登记当日", act(36, 2)) { matter, now in matter.leaveGrantedOn.map { $0 <= now.today } ?? true }
        Action(
            "add-evidence", "延期、补充提交证据", .answering, .trying, .appealed, .retrying, by: .clerk, .officer, .office, .legality, .head,
            basis: act(36)
        )
        .atHandler().appends(\.addedEvidence, checks: additionChecks)
        .requires("court-leave-given", "经人民法院准许，可以延期提供或者补充证据", act(36)) { matter, _ in
            matter.extensionGrantedOn != nil || matter.leaveGrantedOn != nil
        }
        .requires("supplied-in-time", "准许延期的，在正当事由消除后十五日内提供", reading(34)) { matter, now in
            matter.extensionGrantedOn == nil || matter.leaveGrantedOn != nil
                || now.isWithin(answerTerm, of: matter.obstacleEndedOn, by: act.counting)
        }
        .stamps(\.evidenceSuppliedOn).occurs("提交之日", after: \.receivedOn).bindsWhoEnters(butForHead: true)
        .undoesIfInTime("no-evidence")
        .writes(\.evidenceLapsedOn, \.evidenceDisregarded) { matter, now in
            if now.undoes("no-evidence") { (matter.evidenceLapsedOn, matter.evidenceDisregarded) = (nil, false) }
        }
        Action(
            "record-third-party-evidence", "登记第三人证据", .answering, .trying, .appealed, by: .clerk, .officer, .office, .legality, basis: act(34, 2)
        )
        .atHandler().fills(\.thirdPartyEvidence)
        .requires("third-party-concerned", "被诉行政行为涉及第三人合法权益", act(34, 2)) { matter, _ in
            !matter.thirdPartyEvidence || !matter.others.of(.thirdParty).isEmpty
        }
    }
}
