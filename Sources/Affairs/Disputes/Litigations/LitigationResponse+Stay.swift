import Kernel

private let act = Law.administrativeProcedure

/// 停止执行: the rule is that the act is carried out while it is tried, and the court alone rules otherwise, also where the defendant thinks it
/// necessary (行政诉讼法第五十六条第一款). The Law does not say how such a ruling ends: it is one of the others that are ruled on
/// (法释〔2018〕1号第一百零一条第一款第十五项). What an organ enforces itself it may stop by the law of enforcement (行政强制法第三十九条), suit or none.
extension LitigationResponse {
    @Clauses
    static var stayClauses: [Clause<Self>] {
        Action("request-stay", "请求人民法院裁定停止执行", .answering, .trying, .suspended, .judged, .appealed, by: .head, basis: act(56, 1, item: 1))
            .atHandler()
            .needs(\.stayRequest)
            .requires("stay-not-ruled", "没有正在执行的停止执行裁定", act(56, 1)) { matter, _ in !matter.isStayed || !matter.stayedByCourt }
            .stamps(\.stayRequestedOn)
        Action("stay-own", "中止执行（本机关认为需要）", .answering, .trying, .suspended, .judged, .appealed, by: .head, basis: stopping)
            .needs(\.stayNote)
            .requires("act-of-own-organ", "被诉行政行为由本机关作出、执行", stopping) { matter, now in
                guard matter.contested.named(now).allSatisfy({ $0.organ == now.organ }) else { return false }
                return matter.penalty.map { now.organ(of: $0) == now.organ } ?? !matter.isAboutReview
            }
            .requires("enforced-by-itself", "限于本机关依法自行强制执行的决定；其他行政行为在诉讼期间停止执行的，请求人民法院裁定", stopping) { matter, now in
                matter.isEnforcedByOrgan(now)
            }
            .requires("not-stayed", "没有正在停止、中止执行", stopping) { matter, _ in !matter.isStayed }
            .writes(\.stayGround, \.stayNumber, \.stayedByCourt) { matter, _ in
                (matter.stayGround, matter.stayNumber, matter.stayedByCourt) = (nil, "", false)
            }
            .writes(all: liftWrites) { matter, _ in matter.forgetLift() }
            .stamps(\.stayedOn)
            .stayingPenalty({ $0.sued }, by: { "本机关中止执行（\($0.courtNumber)）" })
            .stayingEnforcement(contested, by: { "本机关中止执行（\($0.courtNumber)）" })
        Action("lift-own-stay", "恢复执行（本机关中止的）", .answering, .trying, .suspended, .judged, .appealed, by: .head, basis: goingOn)
            .needs(\.stayLiftReason)
            .requires("stayed-by-own", "正在中止执行，而且不是人民法院裁定的", goingOn) { matter, _ in matter.isStayed && !matter.stayedByCourt }
            .stamps(\.stayLiftedOn)
            .freeingPenalty({ $0.sued }, by: { "本机关中止执行（\($0.courtNumber)）" }).freeing(contested, by: { "本机关中止执行（\($0.courtNumber)）" })
        // The court has no desk here: what it ruled is entered by a head or the legal officer, never by whoever handled the penalty.
        Action("record-stay", "登记停止执行裁定", .answering, .trying, .suspended, .judged, .appealed, by: .head, .legality, basis: act(56, 1))
            .atHandler()
            .needs(\.stayGround, \.stayNumber).fills(\.stayNote)
            .requires("not-stayed-by-court", "没有正在执行的停止执行裁定", act(56, 1)) { matter, _ in !matter.isStayed || !matter.stayedByCourt }
            .requires(impartial)
            .writes(\.stayedByCourt) { matter, _ in matter.stayedByCourt = true }
            .writes(all: liftWrites) { matter, _ in matter.forgetLift() }
            .stamps(\.stayedOn).occurs("裁定之日", after: \.receivedOn)
            .stayingPenalty({ $0.sued }, by: { "\($0.court)\($0.stayNumber)" }).staying(contested, by: { "\($0.court)\($0.stayNumber)" })
        Action(
            "record-stay-lifted", "登记恢复执行裁定", .answering, .trying, .suspended, .judged, .appealed, by: .head, .legality, basis: otherRuling
        )
        .atHandler()
        .needs(\.stayLiftNumber).fills(\.stayLiftReason)
        .requires("stayed-by-court", "人民法院裁定停止执行，尚未恢复", otherRuling) { matter, _ in matter.isStayed && matter.stayedByCourt }
        .requires(impartial)
        .stamps(\.stayLiftedOn).occurs("裁定之日", after: \.stayedOn)
        .freeingPenalty({ $0.sued }, by: { "\($0.court)\($0.stayLiftNumber)" }).freeing(contested, by: { "\($0.court)\($0.stayLiftNumber)" })
    }

    /// 行政机关认为需要中止执行的其他情形.
    private static let stopping: Basis = Law.compulsion(39, 1, item: 4)
    private static let goingOn: Basis = Law.compulsion(39, 2)
    private static let otherRuling: Basis = Law.administrativeProcedure2018(101, 1, item: 15)

    private static let impartial: Gate<Self> = Gate("recorder-not-investigator", "办过被诉行政行为的执法人员，不登记停止、恢复执行的裁定", act(56, 1)) { matter, now in
        guard !matter.contested.doers(now).contains(now.actor.person) else { return false }
        guard let penalty = matter.penalty.flatMap({ now.find($0) }) else { return true }
        return !penalty.everyInvestigator(now).contains(now.actor.person)
    }

    private static let liftWrites: [Path<Self>] = [\.stayLiftedOn, \.stayLiftReason, \.stayLiftNumber]
    private mutating func forgetLift() { (stayLiftedOn, stayLiftReason, stayLiftNumber) = (nil, "", "") }

    fileprivate var sued: [Ref<PenaltyCase>] { penalty.map { [$0] } ?? [] }

    /// 第三十九条 stands among the rules for organs that enforce themselves (第四章): what an organ does not enforce itself, a seizure, an order to
    /// rectify, a penalty that only the court can enforce, is stopped in a suit by the court alone.
    private func isEnforcedByOrgan(_ now: Moment) -> Bool {
        guard contested.measure == nil, contested.inspection == nil else { return false }
        if let own = contested.enforcement { return now.find(own)?.route == .own }
        guard let penalty else { return false }
        return now.citing(penalty.id, by: CompulsoryEnforcement.self).contains { enforcement in
            enforcement.record.route == .own && enforcement.record.endedOn == nil && now.organ(of: enforcement.id) == now.organ
        }
    }

    private var isStayed: Bool { stayedOn != nil && stayLiftedOn == nil }

    /// A retrial was ordered, and has not been judged: what was ruled is not carried out (法释〔2018〕1号第一百一十八条第一款).
    var isRetried: Bool { retrialOn.map { on in retriedOn.map { $0 < on } ?? true } ?? false }

    /// The act is not to be carried out: it is stopped while the suit lasts, or the suit is tried anew.
    var staysExecution: Bool { isRetried || (isStayed && effectiveOn == nil) }
}
