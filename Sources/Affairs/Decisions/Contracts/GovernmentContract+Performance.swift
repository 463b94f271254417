import Kernel

private let local = Law.localContracts
private let promises = Law.businessEnvironment(31)

/// 履行台账、变更、违约、争议.
extension GovernmentContract {
    @Clauses
    static func performance(_ law: ContractLaw) -> [Clause<Self>] {
        Action("record-performance", "登记履行", .performing, by: .clerk, .office, basis: local.cited())
            .needs(\.performanceKind, \.performanceNote).fills(\.performanceAmount)
            .requires("amount-stated", "付款、收款应当写明金额", local.cited()) { matter, _ in
                (matter.performanceKind != .payment && matter.performanceKind != .receipt) || matter.performanceAmount != nil
            }
            .requires(withinPrice)
            .writes(\.ledger, \.performanceKind, \.performanceAmount, \.performanceNote) { matter, now in
                var entry = Performance()
                (entry.on, entry.kind, entry.amount, entry.note) = (
                    now.today, matter.performanceKind, matter.performanceAmount, matter.performanceNote
                )
                matter.ledger.append(entry)
                (matter.performanceKind, matter.performanceAmount, matter.performanceNote) = (nil, nil, "")
            }
        // What touches no right or duty, such as an account or a contact, needs no review.
        Action("adjust", "非实质性变更", .performing, by: .clerk, .office, basis: law.change).needs(\.changeNote)
            .writes(all: changeWrites) { matter, now in matter.noteChange(isSubstantial: false, now) }
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
        Action("sign-change", "签订变更协议", .changed, to: .performing, by: .head, basis: law.change).at(atParty).separate(from: "propose-change")
            .fills(\.changeReply, \.performUntil)
            .requires("change-found-lawful", "未经合法性审查或者经审查不合法的，不得变更", local.cited()) { matter, _ in
                matter.changeOutcome == .lawful || matter.changeOutcome == .lawfulAfterAmendment
            }
            .requires(
                Gate("change-suggestions-answered", "变更审查的修改建议应当答复", local.cited()) { matter, _ in !matter.changeReply.isEmpty }
                    .when { matter, _ in !matter.changeSuggestions.isEmpty }
            )
            .writes(\.amount) { matter, _ in
                if let amount = matter.changeAmount { matter.amount = amount }
            }
            .writes(all: changeWrites) { matter, now in matter.noteChange(isSubstantial: true, now) }
        Action("drop-change", "不予变更", .changed, to: .performing, by: .head, .office, .clerk, basis: law.change)
            .writes(\.changeNote, \.changeAmount, \.changeOutcome, \.changeReply, \.changeSuggestions) { matter, _ in
                (matter.changeNote, matter.changeAmount, matter.changeOutcome, matter.changeReply) = ("", nil, nil, "")
                matter.changeSuggestions = []
            }
        Action("record-breach", "登记违约", .performing, by: .clerk, .office, basis: law.breach).needs(\.breachBy, \.breachNote, \.breachRemedy)
            .writes(\.breaches, \.breachBy, \.breachNote, \.breachRemedy) { matter, now in
                var breach = Breach()
                (breach.on, breach.by, breach.note, breach.remedy) = (now.today, matter.breachBy, matter.breachNote, matter.breachRemedy)
                matter.breaches.append(breach)
                (matter.breachBy, matter.breachNote, matter.breachRemedy) = (nil, "", "")
            }
        Action("dispute", "登记争议", .performing, to: .disputed, by: .clerk, .office, basis: law.breach).needs(\.disputeForm, \.disputeNote)
            .writes(\.disputes, \.disputeForm, \.disputeNote, \.disputeOutcome) { matter, now in
                var dispute = Dispute()
                (dispute.on, dispute.form, dispute.note) = (now.today, matter.disputeForm, matter.disputeNote)
                matter.disputes.append(dispute)
                (matter.disputeForm, matter.disputeNote, matter.disputeOutcome) = (nil, "", "")
            }
        Action("settle-dispute", "争议办结", .disputed, to: .performing, by: .clerk, .office, basis: law.breach).needs(\.disputeOutcome)
            .writes(\.disputes) { matter, now in
                guard let last = matter.disputes.indices.last else { return }
                (matter.disputes[last].outcome, matter.disputes[last].settledOn) = (matter.disputeOutcome, now.today)
            }
    }

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
        Action("terminate", "解除", .performing, .disputed, to: .terminated, by: .head, basis: law.agreedTermination).at(atParty)
            .needs(\.terminationGround, \.terminationNote).fills(\.compensation)
            .requires("no-reorganisation-ground", "不得以行政区划调整、政府换届、机构或者职能调整以及相关责任人更替等为由违约毁约", promises) { matter, _ in
                matter.terminationGround != .reorganisation
            }
            .requires(
                Gate("loss-compensated", "因国家利益、社会公共利益需要改变合同约定的，应当依法对市场主体受到的损失予以补偿", promises) { matter, _ in
                    !matter.compensation.isEmpty
                }
                .when { matter, _ in matter.terminationGround == .publicInterest }
            )
            .stamps(\.terminatedOn).issues("termination")
        Action("archive", "归档", .completed, .terminated, to: .archived, by: .clerk, .office, basis: local.cited()).needs(\.archiveNumber)
            .stamps(\.archivedOn)
    }

    /// What a change writes, whether or not it touches rights and duties.
    private static let changeWrites: [Path<Self>] = [\.changes, \.changeNote, \.changeAmount, \.changeOutcome, \.changeSuggestions]

    private mutating func noteChange(isSubstantial: Bool, _ now: Moment) {
        var change = Change()
        (change.on, change.isSubstantial, change.note, change.amount) = (now.today, isSubstantial, changeNote, changeAmount)
        changes.append(change)
        (changeNote, changeAmount, changeOutcome, changeSuggestions) = ("", nil, nil, [])
    }
}
