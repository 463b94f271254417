package import Kernel

private let duty = Law.lawfulGovernment2010.cited("第二十三条")
private let linked = Law.linkedResolution2009

extension AdministrativeMediation {
    static let mediatorCount: Setting<Int> = Setting(
        "administrative-mediation.mediators", "行政调解的最少调解人数", default: 2, lawful: .within(1...5), isWeighty: true, source: "各地规定一般为两名以上，待核；县可自定")
    static let mediationDays: Setting<Int> = Setting(
        "administrative-mediation.days", "行政调解期限（工作日）", default: 20, lawful: .within(1...60), isWeighty: true, source: "地方规定20个工作日，各地不一；县可自定")
    static let extensionDays: Setting<Int> = Setting(
        "administrative-mediation.extension", "行政调解延长的期限（工作日）", default: 10, lawful: .within(0...30), isWeighty: true,
        source: "地方规定可以延长10个工作日，各地不一；县可自定")

    package static var settings: [any SettingDeclaration] { [mediatorCount, mediationDays, extensionDays] }

    @Clauses
    package static func procedure(_ edition: Edition) -> [Clause<Self>] {
        registration
        consent
        reception
        mediating
        conclusion
        followUp
        Limit("mediate", "终结行政调解", termText: "二十个工作日，或者县里规定的期限", from: \.acceptedOn, until: \.concludedOn, basis: duty) { _, settings in
            .workingDays(min(max(settings[mediationDays], 1), 365))
        }
        .runs(from: "受理", until: "达成协议或者终止调解")
        Limit("perform", "履行调解协议", termText: "协议约定的期限", from: \.concludedOn, until: { $0.performedOn ?? $0.archive.archivedOn }, basis: linked(8)) {
            matter, _ in
            guard matter.outcome == .agreed, let from = matter.concludedOn, let until = matter.performBy, until > from else { return nil }
            return .days(min(until - from, 9_999))
        }
        .runs(from: "达成协议", until: "履行完毕；记明未履行的情况归档的，至归档")
    }

    @Clauses
    private static var registration: [Clause<Self>] {
        Action("apply", "申请登记", to: .registered, by: .clerk, .officer, .mediator, basis: duty)
            .needs(\.nature, \.disputeKind, \.subject, \.parties, \.claims).fills(
                \.place, \.amountInDispute, \.penalty, \.bars, \.source, \.referredOn
            )
            .requires(fitting)
            .requires("referral-dated", "移送、委托的写明日期，不晚于登记当日", duty) { matter, now in
                guard let source = matter.source, source != .application && source != .exOfficio else { return true }
                return matter.referredOn.map { $0 <= now.today } ?? false
            }
            .writes(\.source) { matter, _ in if matter.source == nil { matter.source = .application } }
            .stamps(\.registeredOn).occurs("申请之日")
        Action("initiate", "依职权登记", to: .registered, by: .clerk, .officer, .mediator, basis: duty)
            .needs(\.nature, \.disputeKind, \.subject, \.parties, \.claims).fills(\.place, \.amountInDispute, \.penalty, \.bars)
            .requires(fitting)
            .writes(\.source) { matter, _ in matter.source = .exOfficio }
            .stamps(\.registeredOn)
    }

    /// 行政赔偿、补偿和裁量 are disputes with an organ, the others between citizens.
    private static let fitting: Gate<Self> = Gate("kind-fits-nature", "纠纷类别与纠纷性质相符", duty) { matter, _ in
        guard let nature = matter.nature, let kind = matter.disputeKind, kind != .other else { return true }
        return kind.isAdministrative == (nature == .administrative)
    }
    private static let notRefused: Gate<Self> = Gate("not-refused", "当事人一方不同意的，不得调解", duty) { matter, _ in matter.refusedOn == nil }
    private static let nobodyInterested = "当事人和与纠纷有利害关系的人员不得调解"

    /// 自愿: the other side is asked, and a refusal ends it unless it is taken back.
    @Clauses
    private static var consent: [Clause<Self>] {
        Action("ask-consent", "征求对方意见", .registered, by: .clerk, .officer, .mediator, basis: duty).stamps(\.askedOn).issues("inquiry")
        Action("record-consent", "登记同意调解", .registered, by: .clerk, .officer, .mediator, basis: duty)
            .fills(\.consentAnswer)
            .requires("consent-asked", "已经征求对方意见", duty) { matter, _ in matter.askedOn != nil }
            .writes(\.refusedBy, \.refusedOn) { matter, _ in (matter.refusedBy, matter.refusedOn) = ("", nil) }
            .stamps(\.consentedOn).occurs("同意之日", after: \.askedOn)
        Action("record-refusal", "登记不同意调解", .registered, .accepted, .mediating, by: .clerk, .officer, .mediator, basis: duty)
            .needs(\.refusedBy)
            .requires("refuser-is-party", "不同意的是本案当事人", duty) { matter, _ in matter.parties.contains { $0.name == matter.refusedBy } }
            .stamps(\.refusedOn).occurs("表示不同意之日")
    }

    @Clauses
    private static var reception: [Clause<Self>] {
        Action("accept", "受理", .registered, to: .accepted, by: .clerk, .officer, .mediator, basis: duty)
            .fills(\.belongsToDuties, \.bars)
            .requires("within-duties", "与本机关的行政管理职责相关", duty) { matter, _ in matter.belongsToDuties }
            .requires("parties-consented", "各方当事人同意调解", duty) { matter, _ in matter.consentedOn != nil }
            .requires(notRefused)
            .requires("no-bar", "没有不得受理的情形", duty, listing: { matter, _ in matter.standingBars.map(\.name) })
            .stamps(\.acceptedOn).issues("acceptance")
        Action("decline", "不予受理", .registered, to: .declined, by: .clerk, .officer, .mediator, basis: duty)
            .needs(\.declineReason).fills(\.declineNote, \.channelsTold, \.bars)
            .requires("channels-told", "告知当事人其他解决途径", duty) { matter, _ in matter.declineReason == .withdrawn || !matter.channelsTold.isEmpty }
            .requires("refusal-on-record", "以不同意调解为由的，有不同意的记录", duty) { matter, _ in matter.declineReason != .refused || matter.refusedOn != nil }
            .requires("bar-stated", "以不得受理为由的，写明情形", duty) { matter, _ in matter.declineReason != .barred || !matter.bars.isEmpty }
            .stamps(\.declinedOn).issues("declining")
    }

    /// What a court has sent to be mediated is before that court all the same.
    private var standingBars: [Bar] { bars.filter { !($0 == .court && source == .court) } }

    @Clauses
    private static var mediating: [Clause<Self>] {
        Action("assign", "指定调解人员", .accepted, .mediating, by: .clerk, .head, .officer, basis: duty)
            .needs(\.mediators, \.mediatorNames)
            .deciding(
                \.recusals, atLeast: 0, head: nil, basis: duty,
                Recusal.replaced("决定回避的，更换调解人员", basis: duty) { matter, _ in matter.mediators }
            )
            .requires("enough-mediators", "调解人员不少于规定的人数", duty) { matter, now in Set(matter.mediators).count >= now.settings[mediatorCount] }
            .requires("mediators-disinterested", nobodyInterested, duty) { matter, _ in Set(matter.mediators).isDisjoint(with: matter.interested) }
        Action("begin", "开始调解", .accepted, to: .mediating, by: .clerk, .officer, .mediator, basis: duty)
            .fills(\.rightsTold)
            .requires("mediators-assigned", "已经指定调解人员", duty) { matter, _ in !matter.mediators.isEmpty }
            .requires("rights-told", "告知调解事由、权利义务和协议的效力", duty) { matter, _ in matter.rightsTold }
            .excludes("interested-excluded", nobodyInterested, duty, fromMatter: true) { matter, _ in matter.interested }
            .requires(notRefused)
            .stamps(\.begunOn)
        Action("mediate", "调解", .mediating, by: .clerk, .officer, .mediator, basis: duty)
            .appends(\.sessions, needing: \.on, \.note, checks: [sessionInOrder])
            .requires(notRefused)
            .excludes("interested-excluded", nobodyInterested, duty, fromMatter: true) { matter, _ in matter.interested }
            .issues("record")
        Action("extend", "延长调解期限", .accepted, .mediating, by: .head, basis: duty)
            .needs(\.extensionReason).fills(\.extensionAgreed)
            .requires("extension-agreed", "各方当事人同意延长", duty) { matter, _ in matter.extensionAgreed }
            .requires("within-mediation-limit", "在调解期限届满之前", duty) { matter, now in
                now.isWithin(limit: "mediate", lasting: .workingDays(min(max(now.settings[mediationDays], 1), 365)), of: matter.acceptedOn)
            }
            .extends("mediate", ground: "情况复杂，各方当事人同意", says: "十个工作日，或者县里规定的期限") { _, settings in
                .workingDays(min(max(settings[extensionDays], 1), 365))
            }
            .stamps(\.extendedOn)
    }

    private var interested: [PersonID] { recusals.persons + parties.persons }

    private static let sessionInOrder: Check<Self, Session> = Check("session-date-in-order", "调解日期不早于开始调解，不晚于登记当日", duty) {
        session, matter, now in
        guard let on = session.on, let begun = matter.begunOn else { return true }
        return begun <= on && on <= now.today
    }

    @Clauses
    private static var conclusion: [Clause<Self>] {
        Action("agree", "达成协议", .mediating, to: .agreed, by: .clerk, .officer, .mediator, basis: linked(8))
            .awaited()
            .needs(\.terms).fills(\.amount, \.performBy, \.signedBy, \.mediatorsSigned, \.sealed, \.lawful, \.isOral)
            .excludes("interested-excluded", nobodyInterested, duty, fromMatter: true) { matter, _ in matter.interested }
            .requires(notRefused)
            .requires("session-held", "已经进行调解", duty) { matter, _ in !matter.sessions.isEmpty }
            .requires(
                "parties-signed", "协议由各方当事人签名、盖章", linked(8),
                listing: { matter, _ in
                    matter.isOral ? [] : matter.parties.absent(from: matter.signedBy)
                }
            )
            .requires("mediators-signed-and-sealed", "调解人员签名并加盖行政机关印章", linked(20)) { matter, _ in
                matter.isOral || (matter.mediatorsSigned && matter.sealed)
            }
            .requires("agreement-lawful", "协议不损害国家利益、社会公共利益和他人合法权益，不违反强制性规定", linked(8)) { matter, _ in matter.lawful }
            .requires("performance-not-before-agreement", "履行期限不早于达成协议", linked(8)) { matter, now in
                matter.performBy.map { $0 >= now.today } ?? true
            }
            .writes(\.outcome, \.concludedOn) { matter, now in (matter.outcome, matter.concludedOn) = (.agreed, now.today) }
            .issues("agreement")
        Action("terminate", "终止调解", .accepted, .mediating, to: .failed, by: .clerk, .officer, .mediator, basis: duty)
            .needs(\.endReason, \.channelsTold).fills(\.endNote)
            .requires("refusal-on-record", "以不愿继续调解为由的，有不同意的记录", duty) { matter, _ in matter.endReason != .refused || matter.refusedOn != nil }
            .requires("expiry-ground-holds", "以期限届满为由的，调解期限确已届满", duty) { matter, now in
                matter.endReason != .expired
                    || !now.isWithin(limit: "mediate", lasting: .workingDays(min(max(now.settings[mediationDays], 1), 365)), of: matter.acceptedOn)
            }
            .writes(\.outcome, \.concludedOn) { matter, now in (matter.outcome, matter.concludedOn) = (.failed, now.today) }
            .issues("termination")
    }

    @Clauses
    private static var followUp: [Clause<Self>] {
        Action("request-confirmation", "登记申请确认效力", .agreed, by: .clerk, .officer, .mediator, basis: linked(20))
            .needs(\.confirmationCourt, \.confirmationAppliedOn)
            .requires("agreement-is-civil", "具有民事合同性质的协议才可以申请确认", linked(20)) { matter, _ in matter.nature == .civil }
            .requires("application-date-in-order", "申请不早于达成协议，不晚于登记当日", linked(20)) { matter, now in
                guard let applied = matter.confirmationAppliedOn, let agreed = matter.concludedOn else { return true }
                return agreed <= applied && applied <= now.today
            }
        Action("record-confirmation", "登记法院确认结果", .agreed, by: .clerk, .officer, .mediator, basis: linked(24))
            .needs(\.confirmation)
            .requires("confirmation-pending", "已经申请确认，尚未登记结果", linked(20)) { matter, _ in
                guard let applied = matter.confirmationAppliedOn else { return false }
                return matter.confirmedOn.map { $0 < applied } ?? true
            }
            .stamps(\.confirmedOn).occurs("法院裁定之日", after: \.confirmationAppliedOn)
        Action("perform", "登记履行", .agreed, by: .clerk, .officer, .mediator, basis: linked(8))
            .needs(\.performanceNote)
            .requires("not-yet-performed", "尚未登记履行", linked(8)) { matter, _ in matter.performedOn == nil }
            .stamps(\.performedOn).occurs("履行之日", after: \.concludedOn)
        Action("close", "归档", .agreed, .failed, to: .closed, by: .clerk, .officer, .mediator, basis: duty)
            .awaited(at: .failed).awaited(at: .agreed) { $0.performedOn != nil }
            .archiving(archive, basis: duty).fills(\.performanceNote)
            .requires("performance-accounted-for", "协议已经履行，或者已经记明未履行的情况", linked(8)) { matter, _ in
                matter.outcome != .agreed || matter.performedOn != nil || !matter.performanceNote.isEmpty
            }
    }
}
