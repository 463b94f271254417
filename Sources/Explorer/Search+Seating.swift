import Kernel

extension Search {
    // MARK: Who and when

    /// Puts somebody in place who holds a post for the step.
    mutating func seat(_ trial: inout Trial) {
        let definition = trial.entry.definition
        let record = definition.putting(trial.input, into: trial.entry.record)
        let moment = world.moment(trial.entry, at: trial.at, as: trial.actor)
        guard let place = definition.place(of: action, trial.entry.edition, record, moment) else { return }
        if allowsNewcomers, values.dice.chance(60), let actor = values.dice.pick(world.town.newcomers(for: action.roles, in: place, on: trial.at.day))
        {
            trial.actor = actor
            values.actor = actor
            return
        }
        var holders = world.town.holders(of: action.roles, in: place, on: trial.at.day)
        // Those whom the matter or its officers' certificates name have often to act themselves.
        let named = values.dice.chance(40) ? holders.filter { values.ground.persons.contains($0.person.description) } : []
        guard var actor = values.dice.pick(named) ?? values.dice.pick(holders) else { return }
        let (county, step, entry, at) = (world, action, trial.entry, trial.at)
        let mayAct: (Actor) -> Bool = { definition.mayAct(step, entry.edition, record, at: place, county.moment(entry, at: at, as: $0)) }
        if !mayAct(actor) {
            holders = values.dice.shuffled(holders)
            actor = holders.first(where: mayAct) ?? actor
        }
        trial.actor = actor
        values.actor = actor
    }

    /// Whether whoever acts may take the step as it is filled in.
    func isSeated(_ trial: Trial) -> Bool {
        let (definition, edition) = (trial.entry.definition, trial.entry.edition)
        let record = definition.putting(trial.input, into: trial.entry.record)
        let moment = world.moment(trial.entry, at: trial.at, as: trial.actor)
        return definition.mayAct(
            action, edition, record, at: definition.place(of: action, edition, record, moment), moment)
    }

    mutating func seated(_ trial: Trial) -> (Trial, String) {
        var trial = trial
        if action.isOpening, values.dice.chance(30), let organ = values.dice.pick(world.town.codes),
            let blank = world.blank(trial.entry.kind, at: organ, id: trial.entry.id, on: trial.at)
        {
            trial.entry = blank
            values.organ = organ
        }
        seat(&trial)
        return (trial, "@actor")
    }

    /// Some other time that is not before the matter was last acted on: for a limit to run out, a period to pass.
    mutating func later(_ trial: Trial) -> (Trial, String) {
        var trial = trial
        let first = max(values.ground.at, trial.entry.touched)
        let day = values.dice.chance(20) ? first.day.advanced(by: values.dice.number(0...3)) : values.nearDay()
        guard day <= horizon else { return (trial, "") }
        let hour = values.dice.chance(10) ? values.dice.number(0...23) : values.dice.number(9...17)
        let at = max(first, Instant(day, hour: hour, minute: values.dice.below(60)))
        if action.isOpening {
            // A matter follows the edition of the day on which it is opened.
            guard let blank = world.blank(trial.entry.kind, at: trial.entry.organ, id: trial.entry.id, on: at), blank.edition == place.edition else {
                return (trial, "")
            }
            trial.entry = blank
        }
        trial.at = at
        return (trial, "@day")
    }
}
