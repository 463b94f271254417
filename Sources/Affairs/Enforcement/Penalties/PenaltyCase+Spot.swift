import Kernel

/// 简易程序: facts clear, a small fine or a warning, decided and delivered on the spot, reported to the organ.
extension PenaltyCase {
    @Clauses
    static func spot(_ law: PenaltyArticles) -> [Clause<Self>] {
        Action("decide-on-the-spot", "当场处罚", to: .executing, by: .officer, basis: law.simple)
            .needs(\.cause, \.powerItem, officers.certificates, \.facts, \.legalBasis, \.penalties)
            .entering(party, needing: party.kind).fills(\.capacity)
            .fills(
                \.spotLaw, \.spotTold, \.defence, \.defenceReview, \.benchmark, \.benchmarkSet, \.benchmarkEntry, \.tier, \.departureReason,
                \.basisDocuments
            )
            .fills(\.rectification, \.rectifyUntil, \.rectified)
            .fills(\.actEndedOn, \.discoveredOn, \.harm, \.limitationMonths, \.limitationLaw, publicity.ground, \.publicSummary)
            .requires(listed, subjectStands(law)).requires(all: spotOfficers(law)).requires(
                acting(law), named(law), citation(law), days(law), limitationLaw(law)
            )
            .requires(all: punishable(law)).requires(withinTier(law))
            .requires("fine-or-warning-only", "当场处罚限于罚款或者警告", law.simple) { matter, _ in
                matter.penalties.allSatisfy { $0.kind == .warning || $0.kind == .fine }
            }
            .requires(all: spotAmount(law)).requires(rectificationAhead(law))
            .requires("penalties-complete", "罚款应当写明金额", law.spotForm) { matter, _ in matter.penalties.isComplete }
            .requires("certificate-shown-rights-told", "应当出示执法证件，当场告知拟处罚内容及事实、理由、依据和依法享有的权利", law.notice) { matter, _ in matter.spotTold }
            .requires("defence-reviewed", "充分听取陈述、申辩并复核", law.defence) { matter, _ in matter.defence.isEmpty || !matter.defenceReview.isEmpty }
            .requires(Publicity.lawful(withholding(law), in: publicity, law.publicity), withheldByAge(law))
            .stamps(\.openedOn).stamps(\.notifiedOn).stamps(\.decidedOn).handingOver(decisionService)
            .writes(
                \.benchmark, \.procedureKind, \.decision, \.discoveredOn, \.actEndedOn, \.notifiedPenalties, \.publicationDays, \.remediesUntil
            ) { matter, now in
                matter.quoteBenchmark(now)
                (matter.procedureKind, matter.decision) = (.simple, .penalise)
                (matter.discoveredOn, matter.actEndedOn) = (matter.discoveredOn ?? now.today, matter.actEndedOn ?? now.today)
                matter.notifiedPenalties = matter.penalties
                matter.fixPublication(now)
                matter.openRemedies(now)
            }
            .issues("spot-decision").aside(all: seldomOnTheSpot)
        Action("report-spot", "报所属机关备案", .executing, by: .officer, basis: law.spotRecord)
            .requires("spot-decision-unreported", "尚未备案的当场处罚决定", law.spotRecord) { matter, _ in
                matter.procedureKind == .simple && matter.spotReportedOn == nil
            }
            .stamps(\.spotReportedOn)
        Limit(
            "spot-record", "当场处罚决定报所属机关备案", termText: "设定的日数", from: \.decidedOn, until: \.spotReportedOn, basis: law.spotRecord
        ) { _, settings in .days(settings[spotRecordDays]) }
        .when("当场作出处罚决定的") { $0.procedureKind == .simple }
        .runs(from: "当场作出处罚决定之日", until: "报所属机关备案")
    }

    /// What is known from the last time, or seldom comes up at the roadside; the party's name, the facts and the penalty remain.
    private static var seldomOnTheSpot: [Path<Self>] {
        [
            \.cause, \.powerItem, officers.certificates, \.legalBasis, \.spotLaw, party.identityPaper, party.identityNumber, party.person,
            party.creditCode, party.legalRepresentative, party.address, party.phone, \.capacity, \.defence, \.defenceReview, \.benchmark,
            \.benchmarkSet, \.benchmarkEntry, \.tier, \.departureReason, \.basisDocuments, \.rectification, \.rectifyUntil, \.rectified,
            \.actEndedOn, \.discoveredOn, \.harm, \.limitationMonths, \.limitationLaw, publicity.ground, \.publicSummary,
        ]
    }

    /// How many officers decide on the spot.
    ///
    /// 2017: “执法人员当场作出”; the two of article 37 belong to the ordinary procedure, so one may. 2021: article 42 stands among
    /// the general provisions, so two, unless a law says otherwise; which do is a setting.
    private static func spotOfficers(_ law: PenaltyArticles) -> [Gate<Self>] {
        let enough = Gate<Self>("enough-officers-on-spot", "执法人员不得少于两人，法律另有规定的除外", law.officers) { matter, now in
            let alone = now.settings[spotAlone].contains(matter.spotLaw ?? .penaltyLaw)
            return !law.isRevised || alone || matter.officers.persons(now).count >= 2
        }
        let qualified: [Gate<Self>] = Officers.qualified(in: officers, law.officers)
        return [enough] + qualified + impartial(law)
    }

    /// The Law's own amounts, or those of the law the record says applies.
    private static func spotAmount(_ law: PenaltyArticles) -> [Gate<Self>] {
        let general = Gate<Self>(
            "spot-fine-cap", "当场罚款，对公民不超过\(law.spotCitizen.chinese)，对法人或者其他组织不超过\(law.spotOrganisation.chinese)", law.simple,
            listing: { matter, now in matter.excess(over: matter.party.isNatural ? law.spotCitizen : law.spotOrganisation, now) })
        let traffic = Gate<Self>("traffic-fine-cap", "依道路交通安全法当场罚款不超过200元", Law.roadTraffic(107)) { matter, _ in matter.penalties.fine <= .yuan(200) }
        let order = Gate<Self>("former-public-security-fine-cap", "依治安管理处罚法当场罚款不超过200元", Law.publicSecurity2012(100)) { matter, now in
            matter.penalties.fine <= .yuan(200) || Law.publicSecurity2025.isInForce(on: now.today)
        }
        var gates = [
            general.when("依行政处罚法当场处罚的") { matter, _ in (matter.spotLaw ?? .penaltyLaw) == .penaltyLaw },
            traffic.when("依道路交通安全法当场处罚的") { matter, _ in matter.spotLaw == .roadTraffic },
            order.when("依治安管理处罚法当场处罚的") { matter, _ in matter.spotLaw == .publicSecurity },
        ]
        if law.isRevised {
            gates.append(
                Gate<Self>("public-security-fine-cap", "依治安管理处罚法当场罚款不超过500元", Law.publicSecurity2025(119)) { matter, _ in
                    matter.penalties.fine <= .yuan(500)
                }
                .when("依治安管理处罚法当场处罚的") { matter, _ in matter.spotLaw == .publicSecurity })
        }
        return gates
    }

    /// What is wrong with a fine that this law does not let be imposed on the spot, and which other law would: “法律另有规定的，从其规定”.
    private func excess(over most: Money, _ now: Moment) -> [String] {
        let fine = penalties.fine
        guard fine > most else { return [] }
        let order: Money = Law.publicSecurity2025.isInForce(on: now.today) ? .yuan(500) : .yuan(200)
        let others = [
            fine <= .yuan(200) ? "道路交通安全法（第一百零七条，二百元以下）" : nil,
            fine <= order ? "治安管理处罚法（\(order == .yuan(500) ? "第一百一十九条，五百元以下" : "第一百条，二百元以下")）" : nil,
        ].compactMap { $0 }
        guard !others.isEmpty else { return ["拟罚款\(fine.chinese)，应当适用普通程序"] }
        return ["拟罚款\(fine.chinese)。违法行为由\(others.joined(separator: "、"))规定的，可以当场处罚，请在“当场处罚所依法律”中选择；否则应当适用普通程序"]
    }

    /// The decision can be challenged: six months to sue are the longer of the two periods (行政诉讼法第四十六条). Where reconsideration
    /// comes first, whoever lets its sixty days pass cannot sue either (行政复议法第二十条、第二十三条).
    mutating func openRemedies(_ now: Moment) { openRemedies(from: decisionService.servedOn ?? now.today, now) }

    mutating func openRemedies(from served: Day, _ now: Moment) {
        remediesUntil =
            goesToReconsiderationFirst
            ? now.lastDay(of: .days(60), from: served, by: Law.reconsideration2023.counting)
            : now.lastDay(of: .months(6), from: served, by: Law.rule("行政诉讼法"))
    }
}
