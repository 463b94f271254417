extension Definition {
    /// The organs at which steps of a matter are taken, its own first.
    package func places(_ edition: String, _ record: any Record, _ moment: Moment) -> [OrganCode] {
        var places = [moment.organ]
        for action in outline(edition)?.actions ?? [] where !action.roles.subtracting([.system]).isEmpty {
            if let place = place(of: action, edition, record, moment), !places.contains(place) { places.append(place) }
        }
        return places
    }

    /// The post by which somebody handles a matter at an organ, of those held there; `nil` where none has a step in it.
    ///
    /// That of the step that is expected next before others, and a head's last.
    package func handlingRole(
        among held: Set<Role>, _ edition: String, _ record: any Record, at organ: OrganCode, stage: String, _ moment: Moment
    ) -> Role? {
        let roles = handlers(edition, record, at: organ, moment).intersection(held).sorted { $0.id < $1.id }
        let expected = Set(awaiting(edition, record, stage: stage, moment).filter { $0.organ == organ }.map(\.role))
        let working = roles.filter { $0.reach != .subtree }
        return working.first(where: expected.contains) ?? working.first ?? roles.first(where: expected.contains) ?? roles.first
    }

    /// The posts among whose holders a matter is dealt out at an organ: those of what is expected there; where only a head is, those of whoever
    /// works on it there. A head is dealt nothing.
    package func dealingRoles(_ edition: String, _ record: any Record, at organ: OrganCode, stage: String, _ moment: Moment) -> Set<Role> {
        let expected = Set(awaiting(edition, record, stage: stage, moment).filter { $0.organ == organ && $0.role.reach != .subtree }.map(\.role))
        if !expected.isEmpty { return expected }
        func roles(_ actions: [ActionOutline]) -> Set<Role> {
            var roles: Set<Role> = []
            for action in actions where place(of: action, edition, record, moment) == organ { roles.formUnion(action.roles) }
            return roles.filter { $0.reach == .organ }
        }
        let actions = outline(edition)?.actions ?? []
        let opening = roles(actions.filter(\.isOpening))
        return opening.isEmpty ? roles(actions) : opening
    }

    /// Why somebody cannot handle a matter by a post: those whom the matter keeps from it as a whole, and those who are kept from every step
    /// of that post that can be taken now.
    package func obstacle(
        to person: PersonID, by role: Role, at organ: OrganCode, _ edition: String, _ record: any Record, stage: String, _ moment: Moment
    ) -> Refusal? {
        func says(_ refusal: Refusal) -> Refusal {
            Refusal(refusal.cause, id: refusal.id, "\(moment.name(of: person))不能承办：\(refusal.says)", refusal.basis)
        }
        if let recused = standingBack([person], edition, record, moment).first { return says(recused.refusal) }
        let steps = (outline(edition)?.actions(from: stage) ?? []).filter { action in
            action.roles.contains(role) && place(of: action, edition, record, moment) == organ
        }
        let barred = steps.map { bars([person], .answering, from: $0, edition, record, moment) }
        guard barred.allSatisfy({ !$0.isEmpty }), let refusal = barred.first?.first else { return nil }
        return says(refusal)
    }
}

extension KindDefinition {
    package func standingBack(
        _ persons: [PersonID], _ edition: String, _ record: any Record, _ moment: Moment
    ) -> [(person: PersonID, refusal: Refusal)] {
        guard !persons.isEmpty else { return [] }
        let matter = typed(record)
        var found: [(person: PersonID, refusal: Refusal)] = []
        for action in outline(edition)?.actions ?? [] {
            for exclusion in compiled(edition).steps[action.index].exclusions where exclusion.isOfMatter {
                let named = exclusion.persons(matter, moment)
                for person in persons where named.contains(person) && !found.contains(where: { $0.person == person }) {
                    found.append((person, Refusal(.recusal, id: action.refusalID(exclusion.name), exclusion.says, exclusion.basis)))
                }
            }
        }
        return found
    }
}
