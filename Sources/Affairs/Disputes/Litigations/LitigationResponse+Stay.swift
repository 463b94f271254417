import Kernel

private let act = Law.administrativeProcedure

/// 停止执行 (行政诉讼法第五十六条): the rule is that the act is carried out; the court, or the organ sued for what it did itself, may say otherwise.
extension LitigationResponse {
    @Clauses
    static var stayClauses: [Clause<Self>] {
        Action("stay-own", "停止执行（被告认为需要）", .answering, .trying, .suspended, .judged, .appealed, by: .head, basis: act(56, 1, item: 1))
            .needs(\.stayNote)
            .requires("act-of-own-organ", "被诉行政行为由本机关作出", act(56, 1, item: 1)) { matter, now in
                guard matter.contested.named(now).allSatisfy({ $0.organ == now.organ }) else { return false }
                return matter.penalty.map { now.organ(of: $0) == now.organ } ?? !matter.isAboutReview
            }
            .requires("not-stayed", "没有正在停止执行", act(56, 1)) { matter, _ in !matter.isStayed }
            .writes(\.stayGround, \.stayNumber, \.stayedByCourt) { matter, _ in
                (matter.stayGround, matter.stayNumber, matter.stayedByCourt) = (.defendant, "", false)
            }
            .writes(all: liftWrites) { matter, _ in matter.forgetLift() }
            .stamps(\.stayedOn)
            .stayingPenalty({ $0.sued }, by: { "被告决定（\($0.courtNumber)）" }).staying(contested, by: { "被告决定（\($0.courtNumber)）" })
        Action("lift-own-stay", "恢复执行（被告自己停止的）", .answering, .trying, .suspended, .judged, .appealed, by: .head, basis: act(56, 1))
            .needs(\.stayLiftReason)
            .requires("stayed-by-own", "正在停止执行，而且不是人民法院裁定的", act(56, 1)) { matter, _ in matter.isStayed && !matter.stayedByCourt }
            .stamps(\.stayLiftedOn)
            .freeingPenalty({ $0.sued }, by: { "被告决定（\($0.courtNumber)）" }).freeing(contested, by: { "被告决定（\($0.courtNumber)）" })
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
            "record-stay-lifted", "登记恢复执行裁定", .answering, .trying, .suspended, .judged, .appealed, by: .head, .legality, basis: act(56, 2)
        )
        .atHandler()
        .needs(\.stayLiftNumber).fills(\.stayLiftReason)
        .requires("stayed-by-court", "人民法院裁定停止执行，尚未恢复", act(56, 2)) { matter, _ in matter.isStayed && matter.stayedByCourt }
        .requires(impartial)
        .stamps(\.stayLiftedOn).occurs("裁定之日", after: \.stayedOn)
        .freeingPenalty({ $0.sued }, by: { "\($0.court)\($0.stayLiftNumber)" }).freeing(contested, by: { "\($0.court)\($0.stayLiftNumber)" })
    }

    private static let impartial: Gate<Self> = Gate("recorder-not-investigator", "办过被诉行政行为的执法人员，不登记停止、恢复执行的裁定", act(56, 1)) { matter, now in
        guard !matter.contested.doers(now).contains(now.actor.person) else { return false }
        guard let penalty = matter.penalty.flatMap({ now.find($0) }) else { return true }
        return !penalty.everyInvestigator(now).contains(now.actor.person)
    }

    private static let liftWrites: [Path<Self>] = [\.stayLiftedOn, \.stayLiftReason, \.stayLiftNumber]
    private mutating func forgetLift() { (stayLiftedOn, stayLiftReason, stayLiftNumber) = (nil, "", "") }

    fileprivate var sued: [Ref<PenaltyCase>] { penalty.map { [$0] } ?? [] }

    private var isStayed: Bool { stayedOn != nil && stayLiftedOn == nil }

    /// A retrial was ordered, and has not been judged: what was ruled is not carried out (法释〔2018〕1号第一百一十八条第一款).
    var isRetried: Bool { retrialOn.map { on in retriedOn.map { $0 < on } ?? true } ?? false }

    /// The act is not to be carried out: it is stopped while the suit lasts, or the suit is tried anew.
    var staysExecution: Bool { isRetried || (isStayed && effectiveOn == nil) }
}
