package import Kernel

private let law = Law.peoplesMediation
private let rules = Law.mediationRules2002

/// The articles on judicial confirmation, which each amendment of 民事诉讼法 renumbers; the rule stays the same.
struct ConfirmationArticles {
    let apply: Basis
    let ruling: Basis
    /// 特别程序: thirty days from the day the court has taken the case in, longer by leave of its president. The fifteen days of 法释〔2011〕5号
    /// are of before confirmation was such a procedure.
    let period: Basis

    static func of(_ edition: String) -> ConfirmationArticles {
        switch edition {
        case "2017":
            ConfirmationArticles(apply: Law.civilProcedure2017(194), ruling: Law.civilProcedure2017(195), period: Law.civilProcedure2017(180))
        case "2021":
            ConfirmationArticles(apply: Law.civilProcedure2021(201), ruling: Law.civilProcedure2021(202), period: Law.civilProcedure2021(187))
        default: ConfirmationArticles(apply: Law.civilProcedure2023(205), ruling: Law.civilProcedure2023(206), period: Law.civilProcedure2023(187))
        }
    }
}

extension PeoplesMediation {
    package static var editions: [Edition] {
        [
            Edition("2017", "2017年修正的民事诉讼法适用期间", from: "2018-01-01", until: "2021-12-31"),
            Edition("2021", "2021年修正的民事诉讼法适用期间", from: "2022-01-01", until: "2023-12-31"),
            Edition("2023", "2023年修正的民事诉讼法施行以后", from: "2024-01-01"),
        ]
    }

    @Passages
    package static var passages: [Passage<Self>] {
        Passage.newProcedure("2017", to: "2021")
        Passage.newProcedure("2021", to: "2023")
    }

    @Clauses
    package static func procedure(_ edition: Edition) -> [Clause<Self>] {
        registration
        acceptance
        precautions
        preparation
        mediation
        conclusion
        amendment
        confirmation(ConfirmationArticles.of(edition.id))
        followUp
    }

    /// Every dispute is registered once, however it came; that day it counts as screened.
    @Clauses
    private static var registration: [Clause<Self>] {
        Action("screen", "排查登记", to: .registered, by: .mediator, .clerk, basis: law(17))
            .needs(\.disputeKind, \.subject, \.parties).fills(\.place, \.arisenOn, \.brief, \.claims, \.amountInDispute, \.bars, \.risk)
            .requires(isCommittee)
            .writes(\.source) { matter, _ in matter.source = .screening }
            .stamps(\.registeredOn).issues("register")
        Action("apply", "申请登记", to: .registered, by: .mediator, .clerk, basis: rules(23))
            .needs(\.applicationForm, \.disputeKind, \.subject, \.parties)
            .fills(\.place, \.arisenOn, \.brief, \.claims, \.amountInDispute, \.bars, \.risk)
            .requires(isCommittee)
            .writes(\.source) { matter, _ in matter.source = .application }
            .stamps(\.registeredOn).issues("register").occurs("申请之日")
        Action("refer", "移送登记", to: .registered, by: .clerk, basis: law(18))
            .needs(\.source, \.disputeKind, \.subject, \.parties)
            .fills(\.referralNumber, \.referredOn, \.place, \.arisenOn, \.brief, \.claims, \.amountInDispute, \.bars, \.risk)
            .requires(isCommittee)
            .requires("source-is-referral", "来源为人民法院、公安机关、信访部门、12345热线或者其他机关、单位", law(18)) { matter, _ in matter.source?.isReferral ?? false }
            .requires("referral-not-after-today", "移送日期不晚于登记当日", law(18)) { matter, now in matter.referredOn.map { $0 <= now.today } ?? true }
            .stamps(\.registeredOn).issues("register")
    }

    @Clauses
    private static var acceptance: [Clause<Self>] {
        Action("settle", "就地化解", .registered, to: .settled, by: .mediator, basis: law(21, 2))
            .needs(\.settlementNote)
            .requires("found-by-screening", "就地化解的限于排查发现的纠纷；申请和移送的应当受理或者告知", rules(24)) { matter, _ in matter.source == .screening }
            .requires(notRefused, riskPrevented, riskReported, isFree)
            .stamps(\.settledOn)
        Action("accept", "受理", .registered, to: .accepted, by: .mediator, basis: rules(24))
            .fills(\.bars, \.nearRelatives)
            .requires(notRefused, mayBeMediated, riskPrevented, riskReported, isFree)
            .excludes("parties-excluded", "当事人及其近亲属不得办理本案", law(21, 1), fromMatter: true) { matter, _ in matter.partiesAndRelatives }
            .stamps(\.acceptedOn).issues("acceptance")
        Action("decline", "不予受理", .registered, to: .declined, by: .mediator, basis: rules(24))
            .needs(\.declineReason).fills(\.declineNote, \.bars, \.channelsTold)
            .requires("channels-told", "不符合受理条件的，应当告知当事人提请有关机关处理或者向人民法院起诉", rules(24)) { matter, _ in !matter.channelsTold.isEmpty }
            .requires("bar-stated", "以不得受理为由的，应当说明属于哪种情形", rules(22)) { matter, _ in matter.declineReason != .barred || !matter.bars.isEmpty }
            .requires("refusal-on-record", "以当事人拒绝为由的，应当有拒绝的记录", law(17)) { matter, _ in matter.declineReason != .refused || matter.isRefused }
            .requires(riskPrevented, riskReported)
            .excludes("parties-excluded", "当事人及其近亲属不得办理本案", law(21, 1), fromMatter: true) { matter, _ in matter.partiesAndRelatives }
            .stamps(\.declinedOn).issues("declining")
    }

    /// May be taken at any time before the result: a refusal stops everything, a risk stops it until it has been met.
    @Clauses
    private static var precautions: [Clause<Self>] {
        // A new assessment asks for measures, and where the law wants it a report, of its own.
        Action("assess-risk", "评估激化风险", .registered, .accepted, .mediating, .amending, by: .mediator, .clerk, basis: law(25))
            .needs(\.risk)
            .writes(\.preventiveMeasures, \.reportedTo, \.reportNote, \.riskReportedOn) { matter, _ in
                (matter.preventiveMeasures, matter.reportedTo, matter.reportNote, matter.riskReportedOn) = ("", nil, "", nil)
            }
        Action("prevent", "采取预防措施", .registered, .accepted, .mediating, .amending, by: .mediator, basis: law(25)).needs(\.preventiveMeasures)
        Action("report-risk", "报告公安机关", .registered, .accepted, .mediating, .amending, by: .mediator, .clerk, basis: law(25))
            .needs(\.reportedTo).fills(\.reportNote)
            .stamps(\.riskReportedOn)
        // 疑难、复杂的和跨地区、跨单位的, which a village may hand up or mediate together with others.
        Action("mark-major", "列为重大疑难复杂纠纷", .registered, .accepted, .mediating, by: .mediator, .clerk, basis: rules(21, 2))
            .needs(\.majorGrounds).fills(\.majorNote)
            .requires("not-yet-major", "尚未列为重大疑难复杂纠纷", rules(21, 2)) { matter, _ in matter.majorOn == nil }
            .stamps(\.majorOn)
        Action("record-refusal", "记录拒绝调解", .registered, .accepted, .mediating, .amending, by: .mediator, .clerk, basis: law(17))
            .appends(\.refusals, needing: \.party, checks: [refuserIsParty], completing: { ($0.on, $0.withdrawnOn) = ($2.today, nil) })
            .occurs("拒绝之日")
        Action("resume-consent", "同意恢复调解", .registered, .accepted, .mediating, .amending, by: .mediator, .clerk, basis: law(23, item: 2))
            .needs(\.resumingParty).fills(\.resumptionNote)
            .requires("party-had-refused", "应当是拒绝过调解的当事人", law(17)) { matter, _ in
                matter.refusals.contains { $0.party == matter.resumingParty && $0.withdrawnOn == nil }
            }
            .writes(\.refusals, \.resumingParty, \.resumptionNote) { matter, now in
                for index in matter.refusals.indices {
                    guard matter.refusals[index].party == matter.resumingParty, matter.refusals[index].withdrawnOn == nil else { continue }
                    matter.refusals[index].withdrawnOn = now.today
                    matter.refusals[index].note = [matter.refusals[index].note, matter.resumptionNote].filter { !$0.isEmpty }.joined(separator: "；")
                }
                (matter.resumingParty, matter.resumptionNote) = ("", "")
            }
            .occurs("同意之日").notBefore("拒绝之日") { matter in
                matter.refusals.filter { $0.party == matter.resumingParty && $0.withdrawnOn == nil }.compactMap(\.on).max()
            }
    }

    private static let refuserIsParty: Check<Self, PartyRefusal> = Check("refuser-is-party", "拒绝的应当是本案当事人", law(17)) { refusal, matter, _ in
        matter.parties.contains { $0.name == refusal.party }
    }
}
