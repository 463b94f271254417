import Kernel

private let local = Law.localContracts
private let promises = Law.businessEnvironment(31)

/// 履行台账、变更、违约、争议.
extension GovernmentContract {
    @Clauses
    static func performance(_ law: ContractLaw) -> [Clause<Self>] {
        Action("record-performance", "登记履行", .performing, by: .clerk, .office, basis: local.cited())
            .appends(\.ledger, needing: \.kind, \.note, checks: ledgerChecks, completing: { $0.on = $2.today })
        // What touches no right or duty, such as an account or a contact, needs no review.
        Action("adjust", "非实质性变更", .performing, by: .clerk, .office, basis: law.change)
            .appends(\.changes, needing: \.note, completing: { ($0.on, $0.isSubstantial, $0.amount) = ($2.today, false, nil) })
        Action("propose-change", "提请变更", .performing, to: .changing, by: .clerk, basis: law.change).needs(\.changeNote).fills(\.changeAmount)
            .opens(LegalityReview.self, by: "request", at: .holding(.justice)) { matter, _ in
                matter.reviewRequest("\(matter.title)（变更）", "变更协议草案和说明")
            }
        Action("take-change-opinion", "接收变更审查意见", .changing, to: .changed, by: .system, basis: local.cited())
            .receives(LegalityReview.self, writing: \.changeOutcome, \.changeSuggestions, \.changeReply) { matter, review, _ in
                matter.changeOutcome = review.outcome
                matter.changeSuggestions = review.outcome == .returned ? [] : review.suggestions
                matter.changeReply = ""
            }
            .stamps(\.changeReviewedOn)
        Action("deliberate-change", "集体讨论通过变更", .changed, by: .office, .clerk, basis: local.cited()).at(atParty)
            .awaited { $0.isMajor && $0.isChangeLawful && $0.changeDeliberatedOn == nil }
            .appends(\.meetings, needing: \.name, \.on, checks: changeMeetingChecks, completing: Meeting.completed(as: .passed))
            .requires(changeLawful)
            .writes(\.changeDeliberatedOn) { matter, _ in matter.changeDeliberatedOn = matter.meetings.last?.on }
        Action("sign-change", "签订变更协议", .changed, to: .performing, by: .head, basis: law.change).at(atParty).separate(from: "propose-change")
            .awaited { $0.isChangeLawful && (!$0.isMajor || $0.changeDeliberatedOn != nil) }
            .fills(\.changeReply, \.performUntil)
            .requires(changeLawful, changeDeliberatedIfMajor, supplementWithinTenth)
            .requires(
                Gate("change-suggestions-answered", "变更审查的修改建议应当答复", local.cited()) { matter, _ in !matter.changeReply.isEmpty }
                    .when("变更审查提出修改建议的") { matter, _ in !matter.changeSuggestions.isEmpty }
            )
            .writes(\.amount) { matter, _ in
                if let amount = matter.changeAmount { matter.amount = amount }
            }
            .writes(\.changes) { matter, now in
                var change = Change()
                (change.on, change.isSubstantial, change.note, change.amount) = (now.today, true, matter.changeNote, matter.changeAmount)
                matter.changes.append(change)
            }
            .writes(all: proposalWrites) { matter, _ in matter.forgetProposal() }
        Action("drop-change", "不予变更", .changed, to: .performing, by: .head, .office, .clerk, basis: law.change)
            .awaited { !$0.isChangeLawful }
            .writes(all: proposalWrites) { matter, _ in matter.forgetProposal() }
        Action("record-breach", "登记违约", .performing, by: .clerk, .office, basis: law.breach)
            .appends(\.breaches, needing: \.by, \.note, \.remedy, completing: { $0.on = $2.today })
        Action("dispute", "登记争议", .performing, to: .disputed, by: .clerk, .office, basis: law.breach)
            .appends(
                \.disputes, needing: \.form, \.note,
                checks: [Check<Self, Dispute>.together("one-dispute", "逐项登记争议", local.cited()) { disputes, _, _ in disputes.count <= 1 }],
                completing: { $0.begin(on: $2.today) }
            )
        Action("settle-dispute", "争议办结", .disputed, to: .performing, by: .clerk, .office, basis: law.breach).needs(\.disputeOutcome)
            .writes(\.disputes, \.disputeOutcome) { matter, now in matter.settleLastDispute(now) }
    }

    private mutating func settleLastDispute(_ now: Moment) {
        guard let last = disputes.indices.last else { return }
        (disputes[last].outcome, disputes[last].settledOn) = (disputeOutcome, now.today)
        disputeOutcome = ""
    }

    private static let changeLawful: Gate<Self> = Gate("change-found-lawful", "未经合法性审查或者经审查不合法的，不得变更", local.cited()) { matter, _ in
        matter.isChangeLawful
    }
    /// 采购法第四十九条: all that is bought besides, of the same kind and on the same terms, is at most a tenth of the contract.
    private static let supplementWithinTenth: Gate<Self> = Gate(
        "supplement-within-tenth", "追加与合同标的相同的货物、工程或者服务的，所有补充合同的采购金额不得超过原合同采购金额的百分之十", Law.governmentProcurement(49)
    ) { matter, _ in
        guard let signed = matter.signedAmount, let changed = matter.changeAmount, changed > signed else { return true }
        return changed.fen - signed.fen <= signed.fen / 10
    }
    .when("政府采购合同增加金额的") { matter, _ in matter.isProcured }

    private var isChangeLawful: Bool { changeOutcome == .lawful || changeOutcome == .lawfulAfterAmendment }

    /// 履行完毕、解除、归档.
    @Clauses
    static func ending(_ law: ContractLaw) -> [Clause<Self>] {
        Action("complete", "履行完毕", .performing, to: .completed, by: .clerk, .office, basis: local.cited()).needs(\.completionNote)
            .requires("acceptance-recorded", "货物、服务、工程应当先登记验收", local.cited()) { matter, _ in
                matter.category?.isPurchase != true || matter.ledger.contains { $0.kind == .acceptance }
            }
            .requires("disputes-settled", "审查中的变更应当先办结，争议应当先办结", local.cited()) { matter, _ in
                matter.disputes.allSatisfy { $0.settledOn != nil }
            }
            .stamps(\.completedOn)
        Action("terminate", "解除", .performing, .disputed, to: .terminated, by: .head, basis: law.terminations).at(atParty)
            .needs(\.terminationGround, \.terminationNote).fills(\.compensation)
            .requires("no-reorganisation-ground", "不得以行政区划调整、政府换届、机构或者职能调整以及相关责任人更替等为由违约毁约", promises) { matter, _ in
                matter.terminationGround != .reorganisation
            }
            .requires(
                Gate("loss-compensated", "应当依法对市场主体受到的损失予以补偿", promises) { matter, _ in !matter.compensation.isEmpty }
                    .when("因国家利益、社会公共利益需要改变合同约定的") { matter, _ in matter.terminationGround == .publicInterest }
            )
            .stamps(\.terminatedOn).issues("termination")
        // A contract that has ended may still be disputed over: the price that is left, a defect, what the termination cost.
        Action("dispute-after-end", "登记履行完毕、解除以后的争议", .completed, .terminated, by: .clerk, .office, basis: law.breach)
            .appends(
                \.disputes, needing: \.form, \.note,
                checks: [Check<Self, Dispute>.together("one-dispute", "逐项登记争议", local.cited()) { disputes, _, _ in disputes.count <= 1 }],
                completing: { $0.begin(on: $2.today) }
            )
            .requires("disputes-settled", "前次登记的争议已经办结", local.cited()) { matter, _ in matter.disputes.allSatisfy { $0.settledOn != nil } }
        Action("settle-later-dispute", "履行完毕、解除以后的争议办结", .completed, .terminated, by: .clerk, .office, basis: law.breach)
            .needs(\.disputeOutcome)
            .requires("dispute-open", "有尚未办结的争议", local.cited()) { matter, _ in matter.disputes.contains { $0.settledOn == nil } }
            .writes(\.disputes, \.disputeOutcome) { matter, now in matter.settleLastDispute(now) }
        Action("archive", "归档", .completed, .terminated, to: .archived, by: .clerk, .office, basis: local.cited())
            .requires("disputes-settled", "登记的争议已经办结", local.cited()) { matter, _ in matter.disputes.allSatisfy { $0.settledOn != nil } }
            .requires(procurementFiled, procurementAnnounced).archiving(archive, basis: local.cited())
    }

    /// What is left of a change once it is signed or dropped.
    private static let proposalWrites: [Path<Self>] = [
        \.changeNote, \.changeAmount, \.changeOutcome, \.changeReviewedOn, \.changeSuggestions, \.changeDeliberatedOn,
    ]

    private mutating func forgetProposal() {
        (changeNote, changeAmount, changeOutcome, changeReviewedOn) = ("", nil, nil, nil)
        (changeSuggestions, changeDeliberatedOn) = ([], nil)
    }
}
