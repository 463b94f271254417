import Kernel

/// 停止执行: while a reconsideration, a court or the organ itself says so, nothing is done by force, and the time to pay stands still
/// (行政复议法第四十二条，2017年第二十一条；行政诉讼法第五十六条).
///
/// Who orders it orders it in the file of the reconsideration or of the suit; this case only hears of it.
extension PenaltyCase {
    static let notStayed: [Gate<PenaltyCase>] = [
        Gate("execution-not-stayed", "行政复议期间停止执行的，不催告、不强制执行", Law.reconsiderationLaw.cited()) { _, now in
            Stay.orders(on: now.matter, now).reconsiderations.isEmpty
        },
        Gate("not-stayed-by-court", "行政诉讼期间停止执行、再审中止执行的，不催告、不强制执行", Law.administrativeProcedure(56, 1)) { _, now in
            Stay.orders(on: now.matter, now).suits.isEmpty
        },
    ]

    /// A reconsideration or a suit over it goes on in this county, and tells of its end itself.
    static func isContended(_ now: Moment) -> Bool {
        let reviewed: Set<Reconsideration.Stage> = [.reviewing, .suspended, .proposed, .decided]
        return now.citing(now.matter, by: Reconsideration.self).contains { now.stage(of: $0.id).map(reviewed.contains) ?? false }
            || now.citing(now.matter, by: LitigationResponse.self).contains {
                now.stage(of: $0.id).map { $0 != .effective && $0 != .closed } ?? false
            }
    }

    /// All of them, for whoever looks at the case.
    static func everyStay(_ now: Moment) -> [String] { Stay.orders(on: now.matter, now).all }

    @Clauses
    static func staying(_ law: PenaltyArticles) -> [Clause<Self>] {
        Action("note-stay", "收到停止执行的决定、裁定", .executing, by: .system, basis: law.stay)
            .needs(\.stayDocument)
            .writes(\.stayEndedOn) { matter, _ in matter.stayEndedOn = nil }
            .stamps(\.stayedOn)
            .suspendsAlso("payment", ground: "停止执行", document: { $0.stayDocument })
        Action("note-stay-lifted", "收到恢复执行的决定、裁定", .executing, by: .system, basis: law.stay)
            .needs(\.stayDocument)
            .stamps(\.stayEndedOn)
            .resumes("payment")
    }
}

extension Action {
    /// The penalties learn that their execution is stopped.
    ///
    /// - Parameter document: by whose decision or ruling.
    func stayingPenalty(
        _ penalties: @escaping @Sendable (M) -> [Ref<PenaltyCase>], by document: @escaping @Sendable (M) -> String
    ) -> Self {
        causes("note-stay", in: PenaltyCase.self, of: { matter, _ in penalties(matter) }) { matter, _ in
            [.set(\.stayDocument, document(matter))]
        }
    }

    /// They learn that it goes on, unless another file has stopped it too.
    func freeingPenalty(
        _ penalties: @escaping @Sendable (M) -> [Ref<PenaltyCase>], by document: @escaping @Sendable (M) -> String
    ) -> Self {
        causes(
            "note-stay-lifted", in: PenaltyCase.self,
            of: { matter, now in
                penalties(matter).filter { penalty in Stay.orders(on: penalty.id, but: now.matter, now).isEmpty }
            }
        ) { matter, _ in [.set(\.stayDocument, document(matter))] }
    }
}
