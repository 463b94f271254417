import Kernel

private let old = Law.reconsideration2017
private let new = Law.reconsideration2023
private let rules = Law.reconsiderationRules
private let rules2026 = Law.reconsiderationRules2026

/// The editions of 行政复议法 side by side: for each step the article of 2017 (with the implementing regulation) and of 2023, and where the
/// implementing regulation as revised in 2026 says more, its article.
struct ReconsiderationLaw: Sendable {
    /// The revision of 2023.
    let isRevised: Bool
    /// The implementing regulation as revised in 2026.
    let hasNewRules: Bool

    static let former: ReconsiderationLaw = ReconsiderationLaw(isRevised: false, hasNewRules: false)
    static let revised: ReconsiderationLaw = ReconsiderationLaw(isRevised: true, hasNewRules: false)
    static let present: ReconsiderationLaw = ReconsiderationLaw(isRevised: true, hasNewRules: true)

    static func of(_ edition: Edition) -> ReconsiderationLaw {
        switch edition.id {
        case "2026": present
        case "2023": revised
        default: former
        }
    }
    /// The edition that a case follows is that of the day it was registered.
    static func on(_ day: Day?) -> ReconsiderationLaw {
        guard let day, new.isInForce(on: day) else { return former }
        return rules2026.isInForce(on: day) ? present : revised
    }

    var main: StatuteEdition { isRevised ? new : old }
    /// “五日”“七日” are working days, and since 2024 “三日”“十日” too.
    var counting: CountingRule { main.counting }
    /// For days that a notice or a decision sets itself: the law's words on short periods do not speak of them.
    static let ownDays: CountingRule = CountingRule(rollsOver: true, basis: "民事诉讼法关于期间的规定")

    private func either(_ former: Basis, _ revised: Basis) -> Basis { isRevised ? revised : former }
    /// What only the implementing regulation says: of 2007, of 2026.
    private func ruled(_ earlier: Basis, _ later: Basis) -> Basis { hasNewRules ? later : earlier }

    // MARK: Application and acceptance

    var application: Basis { either(old(11), new(22)) }
    var throughOrgan: Basis { either(old(11), new(32, 1)) }
    /// 可以推选 says the law of 2023; from how many on and how many are chosen, the regulation.
    var representatives: Basis { hasNewRules ? rules2026(17, 1) : either(rules(8), new(15, 1)) }
    /// More than so many applicants choose somebody to speak for them; under the law of 2023 alone they may.
    var representedBeyond: Int? { hasNewRules ? 10 : isRevised ? nil : 5 }
    var representativesNumber: ClosedRange<Int> { hasNewRules ? 2...5 : 1...5 }
    /// 责令受理、责令纠正 by the organ above.
    var superiorOrder: Basis { either(old(20), new(35)) }
    var applicationPeriod: Basis { either(old(9), new(20)) }
    var longestPeriod: Basis { either(old(9), new(21)) }
    func condition(_ number: Int) -> Basis { either(rules(28, item: number), new(30, 1, item: number)) }
    var acceptance: Basis { either(old(17, 2), new(30, 1)) }
    var examination: Basis { either(old(17, 1), new(30, 1)) }
    var deemedAcceptance: Basis { either(old(17, 2), new(30, 3)) }
    var refusal: Basis { either(old(17, 1), new(30, 2)) }
    var transfer: Basis { either(old(18), new(38, 1)) }
    var supplementNotice: Basis { either(rules(29), new(31, 1)) }
    var supplement: Basis { either(rules(29), new(31, 2)) }
    var repeated: Basis { either(rules(38, 2), new(74, 2)) }
    var withdrawal: Basis { either(old(25), new(41, item: 1)) }

    // MARK: Review

    var assignment: Basis { either(rules(32), new(36, 1)) }
    /// By how many a case is heard: two, since 2026 one in the summary procedure.
    var handling: Basis { ruled(rules(32), rules2026(39)) }
    var handlersAsked: String { hasNewRules ? "由两名以上行政复议人员审理，适用简易程序的可以由一名审理" : "由两名以上行政复议人员审理" }
    var thirdParties: Basis { either(rules(9, 1), new(16, 1)) }
    var inspection: Basis { ruled(rules(34, 3), rules2026(45)) }
    var joining: Basis { rules2026(43) }
    var adviceAdoption: Basis { rules2026(52) }
    var copy: Basis { either(old(23, 1), new(48)) }
    var ownCollection: Basis { either(old(24), new(46, 1)) }
    var noReply: Basis { either(old(28, 1, item: 4), new(70)) }
    var hearingOfParties: Basis { either(old(22), new(49)) }
    var investigation: Basis { either(rules(34, 2), new(45, 2)) }
    var access: Basis { either(old(23, 2), new(47)) }
    var hearing: Basis { either(rules(33), new(50)) }
    var hearingNotice: Basis { either(rules(33), new(51, 1)) }
    var hearingWaiver: Basis { either(rules(33), new(51, 2)) }
    var requestedCollateral: Basis { either(old(26), new(56)) }
    var ownCollateral: Basis { either(old(27), new(57)) }
    var collateralReply: Basis { either(old(26), new(60)) }
    var collateralResult: Basis { either(old(26), new(59)) }
    var suspension: Basis { either(rules(41), new(39)) }
    var resumption: Basis { either(rules(41, 2), new(39, 2)) }
    var lapse: Basis { either(rules(42, 2), new(41, item: 5)) }
    /// The former law is silent; what every organ has to do, the institution has to.
    var dutyClues: Basis { either(DutyClues.asked, new(86)) }
    var stay: Basis { either(old(21), new(42)) }
    /// 被申请人认为需要停止执行.
    var ownStay: Basis { either(old(21, item: 1), new(42, item: 1)) }
    var mediation: Basis { either(rules(50, 1), new(5, 2)) }
    var mediationStatement: Basis { either(rules(50, 2), new(73, 1)) }
    var settlement: Basis { either(rules(40), new(74, 1)) }
    var termination: Basis { either(rules(42, 1), new(41)) }

    // MARK: Decision and after

    var proposal: Basis { either(old(28, 1), new(61, 1)) }
    var notWorse: Basis { either(rules(51), new(63, 2)) }
    var decisionPeriod: Basis { either(old(31, 1), new(62, 1)) }
    var decision: Basis { either(old(31, 2), new(75, 1)) }
    var service: Basis { either(old(31, 3), new(75, 2)) }
    /// Both editions leave service to 民事诉讼法 (2017年第四十条，2023年第八十八条第一款).
    var serving: ServiceArticles { ServiceArticles(service, civil: isRevised ? Law.civilProcedure2021 : Law.civilProcedure2017) }
    var compensation: Basis { either(old(29, 1), new(72, 1)) }
    var property: Basis { either(old(29, 2), new(72, 2)) }
    var opinion: Basis { either(rules(57, 1), new(76)) }
    var performance: Basis { either(old(32, 1), new(77, 1)) }
    var performanceOrder: Basis { either(old(32, 2), new(77, 2)) }
    var enforcement: Basis { either(old(33), new(78)) }
    var remaking: Basis { either(old(28, 2), new(64, 2)) }
    var remakingPeriod: Basis { ruled(rules(49, 1), rules2026(58, 1)) }
    var filing: Basis { ruled(rules(59), rules2026(67)) }
    var remakingOrder: Basis { either(old(28, 1, item: 3), new(64, 1)) }
    var publication: Basis { either(old(4), new(79, 1)) }
    var noFee: Basis { either(old(39), new(87)) }
    var lawsuit: Basis { either(old(5), new(10)) }
}
