package import Kernel
package import Storage

/// What somebody may do about who answers for a matter, and whom he or she may choose.
package struct HandlingChoices: Sendable {
    /// Somebody who may handle the matter at an organ.
    package struct Candidate: Hashable, Sendable {
        package let person: PersonID
        package let organ: OrganCode
        package let name: String
        /// How many matters he or she leads there.
        package let led: Int
        package let isAway: Bool
    }

    /// He or she may take it over, and as what.
    package let taking: Handler.Part?
    /// By the organs over which the person looks, in each those who have the fewest first.
    package let candidates: [Candidate]
    /// The organs where the person may say who handles the matter.
    package let organs: [OrganCode]

    package func mayRelease(_ handler: Handler, _ actor: Actor) -> Bool { handler.person == actor.person || organs.contains(handler.organ) }
}

extension Work {
    /// Nothing for what is closed.
    package func handlingChoices(_ dossier: Dossier, at: Instant, as actor: Actor) throws -> HandlingChoices {
        guard dossier.row.closed == nil else { return HandlingChoices(taking: nil, candidates: [], organs: []) }
        let (definition, row, day) = (dossier.definition, dossier.row, at.day)
        let moment = moment(dossier, at: max(at, dossier.touched), as: actor)
        let places = definition.places(row.edition, dossier.record, moment)
        let headed = places.filter { Self.heading($0, actor, registers.organs, on: day) != nil }
        var candidates: [HandlingChoices.Candidate] = []
        for organ in headed.prefix(4) {
            let roles = definition.handlers(row.edition, dossier.record, at: organ, moment)
            let led = try connection.led(county, in: organ)
            var found: [HandlingChoices.Candidate] = []
            for holder in try connection.holders(county, of: roles, in: organ, on: day) where !found.contains(where: { $0.person == holder.person }) {
                found.append(
                    HandlingChoices.Candidate(
                        person: holder.person, organ: organ, name: holder.name, led: led[holder.person] ?? 0,
                        isAway: registers.absence(of: holder.person, on: day) != nil))
            }
            candidates += found.sorted { ($0.led, $0.name, $0.person.description) < ($1.led, $1.name, $1.person.description) }
        }
        return HandlingChoices(taking: try taking(dossier, moment), candidates: candidates, organs: headed)
    }

    /// As what somebody would take a matter over; `nil` where something stands in the way.
    private func taking(_ dossier: Dossier, _ moment: Moment) throws -> Handler.Part? {
        let own = moment.actor.posts.filter { $0.onBehalfOf == nil && $0.isHeld(on: moment.entered) }
        guard let place = place(for: own, dossier, at: nil, moment) else { return nil }
        let part = self.part(of: moment.actor.person, place, dossier)
        let isFree = refusal(of: moment.actor.person, part, place, dossier, moment) == nil
        try requireReadable()
        return isFree ? part : nil
    }
}

extension Sight {
    /// How much each person handles at an organ, what of it is late, and who is away; for whoever looks over the organ.
    package func handling(in organ: OrganCode) throws -> [HandlingCount] {
        guard headed.contains(organ) else { return [] }
        return try work.connection.handling(work.engine.county, in: organ, on: day)
    }

    /// The organs whose division of work the person sees and orders.
    package var headed: [OrganCode] {
        let organs = work.registers.organs
        let heads = actor.posts.filter { $0.role.reach == .subtree && $0.isHeld(on: day) }.map(\.organ)
        var seen: Set<OrganCode> = []
        return heads.flatMap { organs.subtree(of: $0) }.filter { seen.insert($0).inserted }
    }

    /// Those of some people who are away now or later, as they were entered.
    package func absences(of people: Set<PersonID>) -> [AbsenceRow] {
        work.registers.absences.values.flatMap { $0 }.filter { people.contains($0.person) && $0.until >= day }.sorted { $0.id < $1.id }
    }

    /// What somebody handles at an organ over which the person looks.
    package func handled(by person: PersonID, in organ: OrganCode, limit: Int) throws -> [HandledLine] {
        guard headed.contains(organ) else { return [] }
        return try work.connection.handled(work.engine.county, by: person, in: organ, limit: limit)
    }

    /// What waits at an organ and nobody leads there, by what runs out first.
    package func unled(in organ: OrganCode, limit: Int) throws -> [MatterLine] {
        guard headed.contains(organ) else { return [] }
        let roles = work.engine.offices.roles.filter { $0.reach != .none }
        return try work.connection.unled(work.engine.county, at: roles.map { Desk(organ: organ, role: $0) }, limit: limit)
    }
}
