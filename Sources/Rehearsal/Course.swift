import Kernel

/// Writes the steps of a play one after another, each at or after the one before: the play's own matter is of kind `M`.
///
/// `course.pass(days: 1...3).take("decide", by: head, \.reason <- "…")`: the time passes before it is asked who decides, and what for.
final class Course<M: Matter> {
    let world: World
    let dice: Dice
    private(set) var steps: [Step] = []
    private(set) var at: Instant
    /// When the play's first step is taken.
    let opens: Instant

    init(_ world: World, opening at: Instant, _ dice: Dice) {
        self.world = world
        self.at = at
        opens = at
        self.dice = dice
    }

    var today: Day { at.day }

    /// Some minutes later, the same day.
    @discardableResult
    func pass(minutes range: ClosedRange<Int>) -> Course {
        let later = Instant(milliseconds: at.milliseconds + Int64(dice.number(range)) * 60_000)
        at = later.day == at.day ? later : Instant(at.day, hour: 23, minute: 59)
        return self
    }

    /// So many working days later, at some office hour.
    @discardableResult
    func pass(days range: ClosedRange<Int>) -> Course {
        let count = dice.number(range)
        if count == 0 { return pass(minutes: 5...50) }
        at = dice.time(9...16, on: world.workingDay(count, after: at.day))
        return self
    }

    /// On a day that is not before today.
    @discardableResult
    func move(to day: Day) -> Course {
        if day <= at.day { return pass(minutes: 5...30) }
        at = dice.time(9...16, on: day)
        return self
    }

    func open(_ step: String, at organ: OrganCode, by member: Member, _ fields: Fields<M>) {
        add(step, to: .open(kind: M.kind.id, organ: organ), by: member, fields)
    }

    func open(_ step: String, at organ: OrganCode, by member: Member, _ fields: Given<M>...) { open(step, at: organ, by: member, fields) }

    /// The first step of a play that goes on with the matter of another.
    func begin(_ step: String, on handle: Handle<M>, by member: Member, _ fields: Fields<M>) {
        add(step, to: .matter(of: handle.key), by: member, fields)
    }

    func begin(_ step: String, on handle: Handle<M>, by member: Member, _ fields: Given<M>...) { begin(step, on: handle, by: member, fields) }

    func take(_ step: String, by member: Member, _ fields: Fields<M>) { add(step, to: .main, by: member, fields) }

    func take(_ step: String, by member: Member, _ fields: Given<M>...) { take(step, by: member, fields) }

    /// A step on the matter of another play, after which this one goes on with its own.
    func elsewhere<N: Matter>(_ step: String, on handle: Handle<N>, by member: Member, _ fields: Given<N>...) {
        add(step, to: .matter(of: handle.key), by: member, fields)
    }

    /// A step on the newest matter of a kind that the play's own matter opened.
    func child<N: Matter>(_ kind: N.Type, _ step: String, by member: Member, _ fields: Fields<N>) {
        add(step, to: .child(kind: N.kind.id), by: member, fields)
    }

    func child<N: Matter>(_ kind: N.Type, _ step: String, by member: Member, _ fields: Given<N>...) { child(kind, step, by: member, fields) }

    private func add<N: Matter>(_ step: String, to target: Step.Target, by member: Member, _ fields: Fields<N>) {
        let input = Dictionary(fields.map { (world.name(of: $0.path), $0.json) }, uniquingKeysWith: { $1 })
        steps.append(Step(at, target, N.kind.id, step, by: member, input))
    }

    /// Says of the step just written which variation it belongs to.
    func mark(_ variation: Variation) {
        if !steps.isEmpty { steps[steps.count - 1].variation = variation }
    }

    /// What the step that opened the matter gave a field; `nil` where it gave nothing.
    func opened<Value: FieldValue>(_ path: WritableKeyPath<M, Value>) -> Value? {
        steps.first?.input[world.name(of: path)].flatMap { Value(json: $0) }
    }

    /// Whether a step of a name was given a field.
    func gave<Value>(_ path: WritableKeyPath<M, Value>, in step: String) -> Bool {
        steps.contains { $0.action == step && $0.input[world.name(of: path)] != nil }
    }

    /// The day of the last step of a name.
    func day(of step: String) -> Day? { steps.last { $0.action == step }?.at.day }

    func chance(_ perMille: Int) -> Bool { dice.chance(perMille) }
    func number(_ range: ClosedRange<Int>) -> Int { dice.number(range) }
    func pick<Item>(_ items: [Item]) -> Item { dice.pick(items) }
}
