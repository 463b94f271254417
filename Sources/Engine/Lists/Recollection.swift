package import Kernel
package import Storage

extension Sight {
    /// The matter in which the person took a step the last time, among those of the kind that he or she had a hand in and that were opened
    /// last; with its record as it stands. `nil` where it is too long ago, or out of sight.
    ///
    /// What one filled in then is what one mostly fills in now: forms begin with it.
    package func lastTaken(_ step: ActionOutline) throws -> Dossier? {
        let definition = try work.engine.definition(step.kind)
        var filter = ListFilter(kind: step.kind)
        filter.handledBy = actor.person
        filter.limit = Self.mostRecent
        for line in try list(filter) where try work.connection.hasTaken(work.engine.county, step.id, of: line.id, actor.person) {
            guard let dossier = try work.find(line.id), dossier.definition.kind.id == definition.kind.id else { continue }
            return dossier
        }
        return nil
    }

    /// How many matters are looked at.
    private static var mostRecent: Int { 12 }

    /// The newest matter of a kind that is not over and names the person in an indexed field, such as one's certificate.
    package func own(_ kind: String, by field: String, in organs: [OrganCode]) throws -> MatterLine? {
        let definition = try work.engine.definition(kind)
        var filter = ListFilter(kind: kind)
        filter.attributes = [AttributeRow(field: field, value: actor.person.description)]
        filter.organs = organs
        filter.limit = 5
        let final = Set(definition.editions.compactMap { definition.outline($0.id) }.flatMap(\.stages).filter(\.isFinal).map(\.code))
        return try list(filter).first { !final.contains($0.stage) }
    }
}
