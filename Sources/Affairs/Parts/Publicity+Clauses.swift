import Kernel

/// 事后公开 (国办发〔2018〕118号第二部分第（六）项): seven working days for penalties and licences, twenty for everything else; what was
/// published is taken down when what it tells no longer holds, by 行政处罚法第四十八条 within three days, otherwise at once.
extension Publicity {
    /// Three steps: to publish, to decide not to, to take down; each may be refined by the kind.
    ///
    /// - Parameters:
    ///   - publication: the id of what is published.
    ///   - stages: those in which there is something to publish.
    ///   - publishers: who publishes and takes down.
    ///   - deciders: who may decide not to.
    ///   - grounds: what may keep it from the public, by the law of this kind.
    ///   - basis: what asks for publication.
    ///   - withdrawal: what asks for taking down.
    @ListBuilder<Clause<M>>
    static func clauses<M: Matter>(
        in mount: Mount<M, Self>, of publication: String, at stages: [M.Stage], by publishers: [Role] = [.officer, .clerk],
        decidedBy deciders: [Role] = [.head], withheldFor grounds: [WithholdingGround], basis: Basis, withdrawal: Basis
    ) -> [Clause<M>] {
        Action<M>(mount.step("publish"), "公示\(mount.title)", at: stages, by: publishers, basis: basis)
            .requires(
                mount.gate("not-withheld", "没有不予公示的情形", basis) { part, _ in part.ground == nil },
                mount.gate("not-public", "尚未公示", basis) { part, _ in !part.isPublic }
            )
            .writes(mount.isPublic, mount.firstOn, mount.publishedOn) { matter, now in matter[keyPath: mount.path].publish(now) }
            .publishes(publication)
        Action<M>(mount.step("withhold"), "决定\(mount.title)不予公示", at: stages, by: deciders, basis: basis)
            .needs(mount.ground)
            .requires(
                mount.gate("never-published", "尚未公示", basis) { part, _ in part.firstOn == nil },
                mount.gate("undecided", "尚未决定不予公示", basis) { part, _ in part.withheldOn == nil }, lawful(grounds, in: mount, basis)
            )
            .stamps(mount.withheldOn)
        Action<M>(mount.step("withdraw"), "撤回公示的\(mount.title)", at: stages, by: publishers, basis: withdrawal)
            .needs(mount.withdrawReason)
            .requires(mount.gate("public", "正在公示", withdrawal) { part, _ in part.isPublic })
            .writes(mount.isPublic, mount.withdrawnOn) { matter, now in matter[keyPath: mount.path].withdraw(now) }
            .withdraws(publication, because: mount.withdrawReason)
    }

    /// A ground is one that the law of the day knows for this kind; also for a step that states it on the spot.
    static func lawful<M: Matter>(_ grounds: [WithholdingGround], in mount: Mount<M, Self>, _ basis: Basis) -> Gate<M> {
        mount.gate("ground-lawful", "不予公示的情形为当时的规定所许", basis) { part, _ in part.ground.map(grounds.contains) ?? true }
    }

    /// Nothing is left open, for the step that closes the matter.
    ///
    /// - Parameter says: with the name of what is made public.
    static func settled<M: Matter>(in mount: Mount<M, Self>, _ says: String, _ basis: Basis) -> Gate<M> {
        mount.gate("settled", says, basis) { part, _ in part.isSettled }
    }

    /// The time for publishing: by default the twenty working days that hold for every act but penalties and licences
    /// (118号第（六）项，政府信息公开条例第二十六条).
    ///
    /// - Parameters:
    ///   - start: the day of the result or decision.
    ///   - fallen: when what was to be published ceased to stand.
    static func limit<M: Matter>(
        in mount: Mount<M, Self>, within term: Term = .workingDays(20), from start: @escaping @Sendable (M) -> Day?,
        orUntil fallen: @escaping @Sendable (M) -> Day? = { _ in nil }, basis: Basis
    ) -> Limit<M> {
        limit(in: mount, termText: term.chinese, from: start, orUntil: fallen, basis: basis) { _, _ in term }
    }

    /// Where the time is the organ's own, as departments' rules give it; none for a matter that is not to be published.
    static func limit<M: Matter>(
        in mount: Mount<M, Self>, termText: String, from start: @escaping @Sendable (M) -> Day?,
        orUntil fallen: @escaping @Sendable (M) -> Day? = { _ in nil }, basis: Basis, term: @escaping @Sendable (M, Settings) -> Term?
    ) -> Limit<M> {
        Limit(
            mount.step("publication"), "公示\(mount.title)", termText: termText, from: { start($0) },
            until: { mount.read($0).settledOn ?? fallen($0) }, basis: basis, term: term)
    }

    /// The time for taking down: three working days by 行政处罚法第四十八条第二款 with 第八十五条; other texts name none.
    ///
    /// - Parameters:
    ///   - start: when what was published was changed, revoked or found unlawful or void.
    ///   - pending: it still stands before the public; the day of an earlier withdrawal then ends nothing.
    static func withdrawalLimit<M: Matter>(
        in mount: Mount<M, Self>, within term: Term, from start: @escaping @Sendable (M) -> Day?,
        whilePending pending: @escaping @Sendable (M) -> Bool, basis: Basis
    ) -> Limit<M> {
        Limit<M>(
            mount.step("withdrawal"), "撤回公示的\(mount.title)", term, from: { start($0) },
            until: { pending($0) ? nil : mount.read($0).withdrawnOn }, basis: basis
        )
        .when("公示以后被改变的") { matter in
            guard let fallen = start(matter) else { return false }
            return pending(matter) || mount.read(matter).withdrawnOn.map { $0 >= fallen } ?? false
        }
    }
}
