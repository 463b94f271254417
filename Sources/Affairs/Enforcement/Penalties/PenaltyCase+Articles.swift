import Kernel

/// Where one edition of 行政处罚法 says what, and the numbers in which the editions differ.
struct PenaltyArticles: Sendable {
    let statute: StatuteEdition
    /// The 2021 revision: working days for short periods, the 90 days, electronic monitoring, withdrawal of published decisions.
    let isRevised: Bool

    /// 当场处罚 by the Law itself: the highest fine for a citizen and for an organisation.
    let spotCitizen: Money
    let spotOrganisation: Money
    /// 当场收缴: the highest fine that may be collected without any further reason.
    let cash: Money
    /// 要求听证的期限.
    let hearingRequest: Term

    let capacity, lenient, limitation, transferDuty, benchmark, evidence: Basis
    let officers, recusal, investigation, filing, preservation: Basis
    let notice, defence, noHeavier, unheard: Basis
    let hearing, hearingRequested, hearingNotice, presider, hearingAbandoned, hearingRecord, byRecord: Basis
    let decision, collective, verification, content, decisionLimit, service: Basis
    let simple, spotForm, spotRecord: Basis
    let payment, cashCollection, remoteCollection, receipt, handIn, deferral, enforcement, stay: Basis
    let publicity, withdrawal, correction, archive: Basis
    /// 责令改正或者限期改正.
    let rectification: Basis
    /// 行政主体资格.
    let subject: Basis
    /// 继续延期: the market regulator's own rule.
    let furtherExtension: Basis
    let crime: StatuteEdition

    /// How its days are counted.
    var rule: CountingRule { statute.counting }

    /// 决定书的送达: only the revision has an article of its own on electronic service.
    var serving: ServiceArticles { ServiceArticles(service, civil: civilProcedure, electronic: isRevised ? statute(61, 2) : nil) }
    /// 告知书的送达, by the same ways: what the party is to answer has to reach it.
    var noticeServing: ServiceArticles { ServiceArticles(notice, civil: civilProcedure, electronic: isRevised ? statute(61, 2) : nil) }
    /// 催告书的送达 (行政强制法第五十四条), by the same ways.
    var demandServing: ServiceArticles { ServiceArticles(Law.compulsion(54), civil: civilProcedure) }
    private var civilProcedure: StatuteEdition { isRevised ? Law.civilProcedureSince2022 : Law.civilProcedure2017 }

    static func of(_ edition: Edition) -> PenaltyArticles { edition.id == "2017" ? amended2017 : revised2021 }
    /// The edition a case follows, from the day it was opened.
    static func of(_ opened: Day?) -> PenaltyArticles {
        opened.map { Law.penalty2017.isInForce(on: $0) } ?? false ? amended2017 : revised2021
    }

    /// How days are counted in a case: asked at every step, so without handing over all articles of the edition.
    static func rule(of opened: Day?) -> CountingRule {
        opened.map { Law.penalty2017.isInForce(on: $0) } ?? false ? amended2017.rule : revised2021.rule
    }

    static let amended2017: PenaltyArticles = {
        let law = Law.penalty2017
        let systems = Law.penaltyPublicity2018
        return PenaltyArticles(
            statute: law, isRevised: false, spotCitizen: .yuan(50), spotOrganisation: .yuan(1_000), cash: .yuan(20), hearingRequest: .days(3),
            capacity: law(25), lenient: law(27, 2), limitation: law(29), transferDuty: law(22),
            benchmark: Law.outline2015.cited("第二部分（四）"), evidence: law(36),
            officers: law(37, 1), recusal: law(37, 3), investigation: law(36), filing: law(36), preservation: law(37, 2),
            notice: law(31), defence: law(32, 1), noHeavier: law(32, 2), unheard: law(41),
            hearing: law(42, 1), hearingRequested: law(42, 1, item: 1), hearingNotice: law(42, 1, item: 2), presider: law(42, 1, item: 4),
            hearingAbandoned: law(42, 1), hearingRecord: law(42, 1, item: 7), byRecord: law(43),
            decision: law(38, 1), collective: law(38, 2), verification: law(38, 3), content: law(39),
            decisionLimit: law(3, 1), service: law(40),
            simple: law(33), spotForm: law(34, 1), spotRecord: law(34, 3),
            payment: law(46, 3), cashCollection: law(47), remoteCollection: law(48), receipt: law(49), handIn: law(50), deferral: law(52),
            enforcement: law(51), stay: law(45),
            publicity: systems.cited("第（六）项"), withdrawal: systems.cited("第（六）项"), correction: law(54), archive: systems.cited("第（九）项"),
            rectification: law(23), subject: law(15), furtherExtension: Law.marketProcedure2018(57, 1), crime: Law.crimeTransfer)
    }()

    static let revised2021: PenaltyArticles = {
        let law = Law.penalty2021
        return PenaltyArticles(
            statute: law, isRevised: true, spotCitizen: .yuan(200), spotOrganisation: .yuan(3_000), cash: .yuan(100), hearingRequest: .days(5),
            capacity: law(30), lenient: law(33), limitation: law(36), transferDuty: law(27), benchmark: law(34), evidence: law(46),
            officers: law(42), recusal: law(43), investigation: law(54, 1), filing: law(54, 2), preservation: law(56),
            notice: law(44), defence: law(45, 1), noHeavier: law(45, 2), unheard: law(62),
            hearing: law(63), hearingRequested: law(64, item: 1), hearingNotice: law(64, item: 2), presider: law(64, item: 4),
            hearingAbandoned: law(64, item: 6), hearingRecord: law(64, item: 8), byRecord: law(65),
            decision: law(57, 1), collective: law(57, 2), verification: law(58), content: law(59), decisionLimit: law(60), service: law(61),
            simple: law(51), spotForm: law(52, 1), spotRecord: law(52, 3),
            payment: law(67, 3), cashCollection: law(68), remoteCollection: law(69), receipt: law(70), handIn: law(71), deferral: law(66, 2),
            enforcement: law(72), stay: law(73, 3),
            publicity: law(48, 1), withdrawal: law(48, 2), correction: law(75, 2), archive: law(47), rectification: law(28, 1), subject: law(38, 1),
            furtherExtension: Law.marketProcedure2021(64, 1), crime: Law.crimeTransfer2020)
    }()
}
