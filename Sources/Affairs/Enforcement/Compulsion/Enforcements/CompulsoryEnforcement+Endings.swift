import Kernel

private let law = Law.compulsion
private let systems = Law.penaltyPublicity2018

/// Agreement, suspension, termination; and what becomes public.
extension CompulsoryEnforcement {
    @Clauses
    static func endings() -> [Clause<Self>] {
        Action("agree", "达成执行协议", .decided, to: .agreed, by: .head, basis: law(42, 1)).needs(\.agreement)
            .fills(\.agreementHarmless, \.waived, \.remedialAction, \.surcharge)
            .requires("agreement-harmless", "不损害公共利益和他人合法权益", law(42, 1)) { matter, _ in matter.agreementHarmless }
            .requires("waiver-for-remedy", "当事人采取补救措施的，方可减免；减免限于加处的罚款或者滞纳金", law(42, 1)) { matter, _ in
                guard let waived = matter.waived, waived > .zero else { return true }
                return !matter.remedialAction.isEmpty && waived <= matter.surcharge ?? .zero
            }
            .requires(surchargeCapped)
            .stamps(\.agreedOn).issues("agreement")
        Action("agreement-kept", "协议履行完毕", .agreed, to: .performed, by: .officer, basis: law(42, 2)).needs(\.performance)
            .stamps(\.performedOn)
        Action("agreement-broken", "不履行协议，恢复强制执行", .agreed, to: .decided, by: .officer, .head, basis: law(42, 2)).needs(\.breach)
        Action("suspend", "中止执行", .decided, to: .suspended, by: .head, basis: law(39, 1)).needs(\.suspensionGround, \.suspensionNote)
            .fills(\.noSocialHarm)
            .writes(\.suspensions, \.suspensionNote) { matter, now in
                var suspension = Suspension()
                (suspension.ground, suspension.from, suspension.note) = (matter.suspensionGround, now.today, matter.suspensionNote)
                matter.suspensions.append(suspension)
                matter.suspensionNote = ""
            }
            .stamps(\.suspendedOn)
        Action("resume", "恢复执行", .suspended, to: .decided, by: .head, basis: law(39, 2)).needs(\.suspensionNote)
            .writes(\.suspensions, \.suspendedOn, \.suspensionGround, \.suspensionNote, \.noSocialHarm) { matter, now in
                if let last = matter.suspensions.indices.last { matter.suspensions[last].until = now.today }
                (matter.suspendedOn, matter.suspensionGround, matter.suspensionNote, matter.noSocialHarm) = (nil, nil, "", false)
            }
        Action("give-up", "不再执行", .suspended, to: .terminated, by: .system, basis: law(39, 2))
            .writes(\.terminationGround, \.suspensions) { matter, now in
                matter.terminationGround = .threeYears
                if let last = matter.suspensions.indices.last { matter.suspensions[last].until = now.today }
            }
            .stamps(\.terminatedOn)
        Limit(
            "suspended", "中止执行满三年", .years(3), from: \.suspendedOn, until: { $0.terminatedOn ?? $0.performedOn ?? $0.reversedOn }, basis: law(39, 2)
        )
        .when { $0.noSocialHarm && $0.suspensionGround == .hardship }.deems("give-up")
        Action(
            "terminate", "终结执行", .registered, .demanded, .decided, .suspended, .agreed, .applied, .accepted, .declined, .denied, .granted,
            to: .terminated, by: .head,
            basis: law(40)
        )
        .needs(\.terminationGround, \.terminationNote)
        .requires("not-three-years-ground", "三年未恢复的由期限届满而定", law(39, 2)) { matter, _ in matter.terminationGround != .threeYears }
        .requires("defence-adopted-if-ground", "因陈述申辩成立而终结的，已经复核采纳", law(36)) { matter, _ in
            matter.terminationGround != .defenceAdopted || matter.defenceAdopted
        }
        .stamps(\.terminatedOn).issues("termination")
    }

    @Clauses
    static func publicity() -> [Clause<Self>] {
        Action(
            "publish", "公示", .decided, .suspended, .agreed, .executed, .performed, .terminated, by: .officer, .clerk, basis: systems.cited("第二部分")
        )
        .requires("publishable", "已经决定强制执行，没有回转，没有不予公示的情形，尚未公示", systems.cited("第二部分")) { matter, _ in
            matter.decidedOn != nil && matter.silenceGround == nil && matter.publishedOn == nil && matter.reversedOn == nil
        }
        .stamps(\.publishedOn).publishes("enforcement")
        Action(
            "keep-silent", "决定不予公示", .decided, .suspended, .agreed, .executed, .performed, .terminated, by: .head, basis: systems.cited("第二部分")
        )
        .needs(\.silenceGround)
        .requires("not-yet-published", "尚未公示", systems.cited("第二部分")) { matter, _ in matter.publishedOn == nil }
        .stamps(\.silentOn)
        Limit(
            "publication", "公示强制执行决定", .workingDays(20), from: \.decidedOn, until: { $0.publishedOn ?? $0.silentOn ?? $0.reversedOn },
            basis: systems.cited("第二部分"))
    }
}
