import Kernel

private let law = Law.compulsion

/// What the penalty case that is enforced decides here of itself: it opens this matter, ends it when it falls, changes what is owed, and
/// keeps it still while its execution is stopped.
extension CompulsoryEnforcement {
    @Clauses
    static func following() -> [Clause<Self>] {
        // All that the penalty case knows; which way it is enforced nobody has said yet.
        Action("receive-penalty", "由处罚案件转入", to: .registered, by: .system, basis: law(34))
            .given(\.decisionName, \.decisionReference, \.penaltyCase, \.obligation, \.principal, \.performUntil)
            .given(\.remediesUntil, \.challenged, \.upheldBy, \.deferredUntil)
            .taking(party)
            .stamps(\.registeredOn)
        Action("choose-route", "确定执行途径", .registered, by: .officer, basis: law(13))
            .awaited { $0.route == nil }
            .needs(\.route).fills(\.powerBasis, \.powerByLaw, \.demolition, \.measure)
            .requires("not-yet-demanded", "尚未催告", law(34)) { matter, _ in matter.demandedOn == nil }
            .requires(empowered)
        // 据以执行的行政决定被撤销: nothing is left to be enforced, whatever stage it has come to.
        Action(
            "end-on-fall", "据以执行的处罚决定被撤销、确认无效，终结执行",
            .registered, .demanded, .decided, .suspended, .agreed, .applied, .accepted, .declined, .denied, .granted, to: .terminated,
            by: .system, basis: law(40, item: 4)
        )
        .writes(\.terminationGround, \.terminationNote) { matter, now in
            matter.terminationGround = .revoked
            matter.terminationNote = matter.penalty(now)?.fall.map { "\(matter.decisionReference)\($0.name)" } ?? ""
        }
        .stamps(\.terminatedOn).endingSuspension().issues("termination")
        Action(
            "take-change", "据以执行的处罚决定变更", .registered, .demanded, .decided, .suspended, .agreed, .applied, .accepted, .declined, .denied,
            .granted, by: .system, basis: law(41)
        )
        .needs(\.principal)
        // What is demanded from now on is what the decision says now.
        .writes(\.demandAmount) { matter, _ in matter.demandAmount = nil }
        .stamps(\.principalChangedOn)
    }

    /// What the penalty case says of its decision today.
    static let asDecided: [Gate<CompulsoryEnforcement>] =
        notStayed + [
            Gate("change-recorded", "据以执行的处罚决定被变更的，变更后的处罚已经在该案登记", law(41)) { matter, now in
                matter.penalty(now).map { $0.fall != .changed || $0.changesRecorded } ?? true
            }
        ]

    /// 停止执行 reaches whoever enforces, too.
    static let notStayed: [Gate<CompulsoryEnforcement>] = ofPenalty + Stay.gates(in: stay, of: "强制执行决定或者据以执行的决定", keeping: "强制执行")

    private static let ofPenalty: [Gate<CompulsoryEnforcement>] = [
        Gate("execution-not-stayed", "据以执行的处罚决定在行政复议期间停止执行的，不强制执行", Law.reconsiderationLaw.cited()) { matter, now in
            matter.stays(now).reconsiderations.isEmpty
        },
        Gate("not-stayed-by-court", "据以执行的处罚决定在行政诉讼期间停止执行、再审中止执行的，不强制执行", Law.administrativeProcedure(56, 1)) { matter, now in
            matter.stays(now).suits.isEmpty
        },
    ]

    static let routeChosen: Gate<CompulsoryEnforcement> = Gate("route-chosen", "已经确定由本机关强制执行，还是申请人民法院强制执行", law(13)) { matter, _ in
        matter.route != nil
    }

    private func stays(_ now: Moment) -> Stay.Orders {
        penaltyCase.map { Stay.orders(on: $0.id, now) } ?? Stay.Orders(reconsiderations: [], suits: [])
    }

    /// The party was asked for what it owes now.
    var isDemandedAsChanged: Bool { principalChangedOn.flatMap { changed in demandedOn.map { changed <= $0 } } ?? true }
}

extension CompulsoryEnforcement.Stage {
    /// Something is still to be done by force.
    var isUnderWay: Bool {
        switch self {
        case .registered, .demanded, .decided, .suspended, .agreed, .applied, .accepted, .declined, .granted, .denied, .cleared: true
        case .executed, .performed, .terminated, .archived: false
        }
    }
}
