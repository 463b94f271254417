/// How a step that is prepared for another to take stands.
package struct PreparationJudgement: Sendable {
    /// What stands in its way whoever decides and whenever.
    package let refusals: [Refusal]
    package let fields: [FieldProblem]
    /// Conditions that do not hold today and may when it is decided: they depend on the day, or on who decides.
    package let later: [Refusal]

    package var isSound: Bool { refusals.isEmpty && fields.isEmpty }
}

/// What somebody has to do with a step without taking it.
package enum StepHand: Sendable {
    /// Works it out for another to take.
    case proposing
    /// Says by a signature that it is right, handles it, or puts it right: as much as taking it.
    case answering
}

extension ActionOutline {
    /// Taken by a head alone: it decides on what others have worked out, and whoever worked it out is the one to propose it.
    package var isDecision: Bool { roles.subtracting([.system]) == [.head] }

    /// Whether another may fill it in for whoever takes it: an opening has no matter yet, and what the law takes itself asks nobody.
    package var canBePrepared: Bool { !isOpening && !roles.subtracting([.system]).isEmpty }

    /// An act on the step as prepared, as it is entered beside the steps of the law.
    package func entered(as act: Preparation.Act) -> ActionOutline { entered(as: act.rawValue, act.name, from: from) }

    /// An entry beside the steps of the law: it moves nothing, writes nothing, issues nothing.
    ///
    /// - Parameter from: the stages at which it may be made.
    package func entered(as id: String, _ name: String, from: [String]) -> ActionOutline {
        ActionOutline(
            kind: kind, index: index, id: id, name: name, from: from, to: nil, roles: roles, basis: basis, fills: [], needs: [],
            anew: [], additions: [], writes: [], given: [], gates: [], separations: [], exclusions: [], opens: [], causes: [], receives: nil,
            returnsResult: false, publishes: [], withdraws: [], withdrawalReasons: [:], issues: [], suspensions: [], resumes: [], extensions: [],
            place: place, event: nil, undoes: [], isUndoing: false, isUndone: false)
    }
}

extension Definition {
    /// The roles that the steps of a matter name at an organ: those by which it is handled there.
    package func handlers(_ edition: String, _ record: any Record, at organ: OrganCode, _ moment: Moment) -> Set<Role> {
        var roles: Set<Role> = []
        for action in outline(edition)?.actions ?? [] where !action.roles.isSubset(of: roles) {
            if place(of: action, edition, record, moment) == organ { roles.formUnion(action.roles) }
        }
        return roles.subtracting([.system])
    }

    /// The post by which somebody may prepare a step or say something of it: one by which the matter is handled where the step is taken.
    ///
    /// The one place that says so. A party holds no post, and whoever only looks on has none there.
    package func handlingPost(
        _ action: ActionOutline, _ edition: String, _ record: any Record, at organ: OrganCode, _ moment: Moment
    ) -> Post? {
        guard action.canBePrepared else { return nil }
        return handlingPost(edition, record, at: organ, moment)
    }

    /// The post by which somebody handles the matter at an organ; `nil` for whoever holds none there.
    package func handlingPost(_ edition: String, _ record: any Record, at organ: OrganCode, _ moment: Moment) -> Post? {
        guard !moment.actor.isSystem else { return nil }
        // One's own before those that others have delegated; only steps of roles held there are asked where they are taken.
        let held = moment.actor.posts.filter { $0.organ == organ && $0.isHeld(on: moment.entered) && $0.role != .system }
        for isOwn in [true, false] {
            let posts = held.filter { ($0.onBehalfOf == nil) == isOwn }
            guard !posts.isEmpty else { continue }
            for action in outline(edition)?.actions ?? [] {
                guard let post = posts.first(where: { action.roles.contains($0.role) }) else { continue }
                if place(of: action, edition, record, moment) == organ { return post }
            }
        }
        return nil
    }

    /// The refusal of whoever may not.
    package func preparationRefusal(
        _ action: ActionOutline, _ edition: String, _ record: any Record, at organ: OrganCode, _ moment: Moment
    ) -> Refusal {
        let id = action.refusalID("preparing")
        guard action.canBePrepared else { return Refusal(.permission, id: id, "“\(action.name)”不能拟办", action.basis) }
        let names = handlers(edition, record, at: organ, moment).map(\.name).sorted().joined(separator: "或者")
        return Refusal(
            .permission, id: id, "“\(action.name)”的拟办和审核应由\(moment.organs.name(of: organ))的\(names)办理，\(moment.actor.name)没有这一岗位",
            action.basis)
    }

    /// Judges what is prepared by the decision that will be made of it, without asking whether its writer may take the step: everything that
    /// is wrong with it whoever decides, and apart from that what may still come to hold.
    ///
    /// - Parameters:
    ///   - deciders: those who may take the step, as far as they are known.
    ///   - moment: with whoever prepares it: what keeps him or her from the matter, or from a step that is no decision, keeps from preparing it.
    package func judge(
        preparing action: ActionOutline, _ edition: String, on record: any Record, at stage: String, filling input: Input,
        overriding reasons: [String: String] = [:], deciders: [PersonID] = [], _ moment: Moment
    ) -> PreparationJudgement {
        var filled = record
        var added = Added()
        _ = fill(&filled, action, edition, with: input, adding: &added)
        let place = place(of: action, edition, filled, moment) ?? moment.organ
        func answer(_ moment: Moment) -> (refusals: [Refusal], fields: [FieldProblem]) {
            let decision = step(action, edition, on: record, at: stage, filling: input, overriding: reasons, moment)
            guard case .refused(let refusals, let fields) = decision else { return ([], []) }
            return (refusals, fields)
        }
        let anybody = Actor.decider(of: action, at: place)
        let now = answer(moment.trying(anybody))
        var exposed = now.refusals.filter { $0.cause == .exposure }
        var still = Set(now.refusals.filter { [.gate, .recusal, .limit].contains($0.cause) }.map(\.id))
        var later: Set<String> = []
        func tries(_ moment: Moment) {
            guard !still.isEmpty else { return }
            let refusals = answer(moment).refusals
            let refused = Set(refusals.map(\.id))
            later.formUnion(still.subtracting(refused))
            still.formIntersection(refused)
            // Texts are looked through once nothing else stands in the way.
            for refusal in refusals where refusal.cause == .exposure && !exposed.contains(refusal) { exposed.append(refusal) }
        }
        for person in deciders.prefix(Self.mostDeciders) { tries(moment.trying(Actor.decider(of: action, at: place, person))) }
        for days in Self.laterDays { tries(moment.trying(anybody, at: Instant(moment.entered.advanced(by: days), hour: 12))) }
        // With those in whose hands earlier ones were: at the approval they would stand in its way.
        let former = moment.ledger.preparation(of: action.id)?.hands ?? []
        let hands = [moment.actor.person] + former.filter { $0 != moment.actor.person }
        let barred = bars(hands, .proposing, from: action, edition, filled, moment)
        let refusals = now.refusals.filter { $0.cause != .exposure && !later.contains($0.id) }
        return PreparationJudgement(
            refusals: barred + refusals + exposed, fields: now.fields, later: now.refusals.filter { later.contains($0.id) })
    }

    /// Enough to tell a condition on the day from one that no day will meet.
    private static var laterDays: [Int] { [1, 3, 5, 8, 15, 31, 62, 95, 185, 370] }
    private static var mostDeciders: Int { 20 }

    /// The papers that a step would issue, as they would be; none while something stands in its way.
    package func papers(
        by action: ActionOutline, _ edition: String, on record: any Record, at stage: String, filling input: Input,
        overriding reasons: [String: String] = [:], _ moment: Moment
    ) -> [DocumentContent] {
        guard !action.issues.isEmpty,
            case .taken(let step) = step(action, edition, on: record, at: stage, filling: input, overriding: reasons, moment)
        else { return [] }
        let after = moment.trying(step.ledger)
        return action.issues.compactMap { content(of: $0, step.record, after) }
    }

    /// Input that was kept under the names that fields had then.
    package func renamed(_ input: Input) -> Input {
        Dictionary(input.map { (field(stored: $0.key)?.name ?? $0.key, $0.value) }, uniquingKeysWith: { first, _ in first })
    }
}

extension Actor {
    /// Whoever might take a step, for trying what would be decided: nothing is ever written in this name.
    package static func decider(of action: ActionOutline, at place: OrganCode, _ person: PersonID = PersonID("?")) -> Actor {
        let roles = action.roles.subtracting([.system]).union([.head])
        return Actor(
            login: "?", person: person, name: "批准人",
            posts: roles.sorted { $0.id < $1.id }.map { Post(organ: place, role: $0, from: Day.firstDay(of: 1949)) })
    }
}
