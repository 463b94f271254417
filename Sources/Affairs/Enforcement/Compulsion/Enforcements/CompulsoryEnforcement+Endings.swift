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
            .awaited().stamps(\.performedOn).tellingPenalty(.carriedOut).occurs("履行完毕之日", after: \.agreedOn)
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
            .awaited().requires(all: notStayed)
            .writes(\.suspensions, \.suspendedOn, \.suspensionGround, \.suspensionNote, \.noSocialHarm) { matter, now in
                if let last = matter.suspensions.indices.last { matter.suspensions[last].until = now.today }
                (matter.suspendedOn, matter.suspensionGround, matter.suspensionNote, matter.noSocialHarm) = (nil, nil, "", false)
            }
        Action("give-up", "不再执行", .suspended, to: .terminated, by: .system, basis: law(39, 2))
            .writes(\.terminationGround) { matter, _ in matter.terminationGround = .threeYears }
            .stamps(\.terminatedOn).endingSuspension().tellingPenalty(.ended)
        Limit(
            "suspended", "中止执行满三年", .years(3), from: \.suspendedOn, until: \.endedOn, basis: law(39, 2)
        )
        .when("没有明显社会危害，当事人确无能力履行的") { $0.noSocialHarm && $0.suspensionGround == .hardship }.deems("give-up")
        .runs(from: "中止执行之日", until: "恢复执行，或者当事人履行、终结执行、执行回转")
        // What the court has accepted it ends itself, by a ruling (法释〔2018〕1号第一百零一条第一款第十二项).
        Action(
            "terminate", "终结执行", .registered, .demanded, .decided, .suspended, .agreed, .applied, .declined, .denied, to: .terminated, by: .head,
            basis: law(40)
        )
        .needs(\.terminationGround, \.terminationNote)
        .requires("not-three-years-ground", "三年未恢复的由期限届满而定", law(39, 2)) { matter, _ in matter.terminationGround != .threeYears }
        .requires("defence-adopted-if-ground", "因陈述申辩成立而终结的，已经复核采纳", law(36)) { matter, _ in
            matter.terminationGround != .defenceAdopted || matter.defenceAdopted
        }
        .stamps(\.terminatedOn).endingSuspension().tellingPenalty(.ended).issues("termination")
    }

    @Clauses
    static func publishing() -> [Clause<Self>] {
        Publicity.clauses(
            in: publicity, of: "enforcement", at: [.decided, .suspended, .agreed, .executed, .performed, .terminated, .archived],
            withheldFor: WithholdingGround.general + [.underInvestigation], basis: systems.cited("第（六）项"), withdrawal: systems.cited("第（六）项")
        )
        .refining(publicity.step("publish")) {
            $0.requires("enforcement-decided", "已经决定强制执行，没有回转", systems.cited("第（六）项")) { matter, _ in matter.isDecided }
                .awaited(at: .executed, .performed, .terminated) { $0.isDecided && !$0.publicity.isSettled }
        }
        // The time for making it public goes on when the enforcement has ended, so the file is closed only afterwards.
        Publicity.limit(in: publicity, from: \.decidedOn, orUntil: \.reversedOn, basis: systems.cited("第（六）项"))
            .runs(from: "决定强制执行之日", until: "公示，或者决定不予公示、执行回转")
    }

    @Clauses
    static func filing() -> [Clause<Self>] {
        Action("archive", "归档", .executed, .performed, .terminated, to: .archived, by: .officer, .clerk, basis: systems.cited("第（九）项"))
            .awaited { !$0.isDecided || $0.publicity.isSettled }
            .requires(published).archiving(archive, basis: systems.cited("第（九）项")).requires(fileComplete).issues(archive.step("index"))
    }

    private static var published: Gate<Self> {
        Publicity.settled(in: publicity, "强制执行决定已经公示，或者写明不予公示的情形", systems.cited("第（六）项"))
            .when("决定强制执行，没有回转的") { matter, _ in matter.isDecided }
    }

    private static var fileComplete: Gate<Self> {
        Archive.complete(in: archive, "行政强制全过程的记录资料应当归档保存", systems.cited("第（九）项")) { $0.filePapers }
    }

    /// There is a decision by the organ itself, and it stands.
    private var isDecided: Bool { decidedOn != nil && reversedOn == nil }

    /// What the file of this enforcement consists of, by what happened.
    private var filePapers: [FilePaper] {
        let papers: [(day: Day?, paper: FilePaper)] = [
            (registeredOn ?? clearedOn, .opening), (demandedOn, .served), (decidedOn, .decision), (agreedOn, .agreement),
            (courtAppliedOn, .source), (executedOn ?? performedOn, .performance),
        ]
        return papers.filter { $0.day != nil }.map(\.paper)
    }
}

extension Action where M == CompulsoryEnforcement {
    /// The matter comes to its end; one that was suspended is so no longer.
    func endingSuspension() -> Self {
        writes(\.suspensions) { matter, now in
            for index in matter.suspensions.indices where matter.suspensions[index].until == nil {
                matter.suspensions[index].until = now.today
            }
        }
    }
}
