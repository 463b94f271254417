import Kernel

/// When what a step enters is said to have happened, as walks choose it.
enum Occasion {
    private static let reason: String = "当时没有及时登记，依原件补录"

    /// An earlier day for a step whose event happens outside: the day before, or some days ago with the reason; mostly `nil`, which is now.
    static func earlier(_ action: ActionOutline, than at: Instant, _ dice: inout Dice) -> Input? {
        guard let event = action.event, dice.chance(40) else { return nil }
        let isLate = dice.chance(50)
        return told(event, at.day.advanced(by: isLate ? -dice.number(4...20) : -1), isLate: isLate)
    }

    /// A day some time ago, with the reason; nothing for a step that happens when it is entered.
    static func before(_ action: ActionOutline, _ at: Instant, _ dice: inout Dice) -> Input {
        guard let event = action.event else { return [:] }
        return told(event, at.day.advanced(by: -dice.number(1...25)), isLate: true)
    }

    /// For a step that undoes what silence had brought about: the last day of the limit that ran out.
    static func undoing(_ action: ActionOutline, _ entry: Entry, by at: Instant) -> Input {
        guard let event = action.event, let lapse = entry.ledger.lapses.last(where: { action.undoes.contains($0.step) }) else { return [:] }
        return told(event, min(lapse.last, at.day), isLate: true)
    }

    private static func told(_ event: EventOutline, _ day: Day, isLate: Bool) -> Input {
        // What is counted in hours asks for the reason on the next day.
        var input = Occurrence.input(on: day, late: isLate || event.asksTime ? reason : "")
        if event.asksTime { input[Occurrence.dayName] = .text(Instant(day, hour: 10).iso) }
        return input
    }
}
