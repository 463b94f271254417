import Kernel

/// One way to take a step, as it is tried: by whom, when, with what.
struct Trial {
    var entry: Entry
    let action: ActionOutline
    var actor: Actor
    var at: Instant
    var input: Input
    var overrides: [String: String] = [:]
    /// Whether it is refused where it waits for somebody outside.
    var isAlone: Bool = false

    init(_ entry: Entry, _ action: ActionOutline, _ actor: Actor, at: Instant, input: Input) {
        self.entry = entry
        self.action = action
        self.actor = actor
        self.at = at
        self.input = input
    }

    mutating func set(_ value: JSON?, in field: FieldInfo) { input[field.name] = value }

    func judge(in world: World) -> Verdict {
        let moment = world.moment(entry, at: at, as: actor)
        let decision = entry.definition.step(
            action, entry.edition, on: entry.record, at: entry.stage, filling: input, overriding: overrides, moment)
        switch decision {
        case .taken(let step):
            guard isAlone, let outsider = entry.definition.waits(action.id, entry.edition, step.record) else {
                return Verdict(refusals: [], problems: [])
            }
            let says = "“\(action.name)”要等待\(outsider.name)"
            return Verdict(refusals: [Refusal(.gate, id: action.refusalID("outside"), says, action.basis)], problems: [])
        case .refused(let refusals, let problems): return Verdict(refusals: refusals, problems: problems)
        }
    }
}

/// What stands in the way of a trial.
struct Verdict {
    let refusals: [Refusal]
    let problems: [FieldProblem]
    /// The less the nearer: a hundred for each thing in the way, and a little for each item that a condition misses.
    let distance: Int

    init(refusals: [Refusal], problems: [FieldProblem]) {
        self.refusals = refusals
        self.problems = problems
        var sum = problems.count * 100
        for refusal in refusals {
            // What would become public is told only once all conditions are met: that is nearer, however much it is.
            let weight = refusal.cause == .stage ? 10_000 : refusal.cause == .exposure ? 5 : 100
            sum += weight + (refusal.cause == .exposure ? 0 : min(Self.items(refusal.says), 20) * 4)
        }
        distance = sum
    }

    var isClear: Bool { refusals.isEmpty && problems.isEmpty }

    /// What stands in the way, in short: the ids of the conditions, and what is wrong with which field.
    var reasons: [String] { Array((refusals.map(\.id) + problems.map { "\($0.field)：\($0.rule)" }).sorted().prefix(4)) }

    /// How many things a refusal lists, by the marks between them (、); by bytes, since characters cost fifty times as much.
    static func items(_ text: String) -> Int {
        var count = 0
        var last: (UInt8, UInt8) = (0, 0)
        for byte in text.utf8 {
            if byte == 0x81, last == (0xE3, 0x80) { count += 1 }
            last = (last.1, byte)
        }
        return count
    }

    /// The conditions in the way, by id, with their words.
    var unmet: [String: String] { Dictionary(refusals.map { ($0.id, $0.says) }, uniquingKeysWith: { first, _ in first }) }
}
