package import Engine
import HeapModule
package import Kernel
package import Proof
import Storage

/// Replays a scenario: every step of every play, in order of time, through the engine.
///
/// A day is one transaction, with its deemed results and its checkpoint; so a replay that was cut off anywhere goes on
/// where it stopped, and what was done already is answered by its request id.
package final class Conductor {
    package struct Progress: Sendable {
        package let day: Day
        package let opened: Int
        package let plays: Int
        package let actions: Int
    }

    package private(set) var actions = 0
    package private(set) var repeats = 0
    private let engine: Engine
    private let world: World
    private let plays: [Play]
    private let signer: SignerKey
    private var actors: [String: Actor] = [:]
    private var queue: Heap<Act> = Heap()
    private var opened = 0

    package init(_ engine: Engine, _ world: World, plays: [Play], signer: SignerKey) {
        self.engine = engine
        self.world = world
        self.signer = signer
        self.plays = Play.inOrder(plays)
    }

    /// - Throws: `scenario.refused` when a step is refused: a scenario that breaks the law is a mistake in the scenario.
    package func run(_ report: (Progress) -> Void) throws {
        var next = 0
        var counted = 200
        while true {
            let nextPlay = next < plays.count ? plays[next].opens : nil
            guard let first = [nextPlay, queue.min?.at].compactMap({ $0 }).min(), first.day <= world.scenario.until else { break }
            let day = first.day
            // What has been taken from the queue cannot be taken again: a replay that was cut off is begun anew.
            try engine.batch(repeats: false) { work in
                _ = try Sweep(engine).run(on: day, in: work)
                while true {
                    let play = next < plays.count && plays[next].opens.day == day ? plays[next].opens : nil
                    let running = queue.min.flatMap { $0.at.day == day ? $0.at : nil }
                    if let play, running.map({ play <= $0 }) ?? true {
                        try open(plays[next], order: next, work)
                        next += 1
                    } else if running != nil, let act = queue.popMin() {
                        try perform(act, work)
                    } else {
                        break
                    }
                }
                try Checkpoints(engine, signer: signer).make(for: day, in: work)
            }
            // A new database has no statistics, and plans made on nothing would last for the first minute.
            if actions >= counted {
                try engine.database.gatherStatistics()
                counted = max(1_000, actions) * 10
            }
            report(Progress(day: day, opened: opened, plays: plays.count, actions: actions))
        }
    }

    private func open(_ play: Play, order: Int, _ work: Work) throws {
        let steps = try play.steps(world)
        if let fault = steps.lazy.compactMap({ Offer.catalogue.fault(of: $0) }).first {
            throw Problem(.invalid, .scenarioRefused, "演练“\(play.key)”写错了：\(fault)。")
        }
        opened += 1
        guard !steps.isEmpty else { return }
        try perform(Act(key: play.key, order: order, steps: steps), work)
    }

    private func perform(_ act: Act, _ work: Work) throws {
        let step = act.steps[act.index]
        let actor = try actor(step.login, work)
        let target = try target(of: step, act, work)
        let request = Request(
            target, step.action, step.input, at: step.at, id: "\(world.scenario.id)/\(act.key)/\(act.index)")
        switch try work.perform(request, as: actor) {
        case .done(let receipt):
            actions += 1
            if receipt.isRepeat { repeats += 1 }
            if act.matter == nil {
                act.matter = receipt.matter
                world.opened(act.key, receipt.matter)
            }
        case .refused(let refusals, let fields):
            let reasons = refusals.map { "\($0.says)（\($0.basis)）" } + fields.map(\.message)
            throw Problem(
                .invalid, .scenarioRefused,
                "演练“\(act.key)”在\(step.at.chinese)的“\(step.action)”被拒绝：\(reasons.joined(separator: "；"))。")
        }
        if act.goOn() { queue.insert(act) }
    }

    private func target(of step: Step, _ act: Act, _ work: Work) throws -> Request.Target {
        if case .open(let kind, let organ) = step.target { return .opening(kind: kind, organ: organ) }
        if case .matter(let key) = step.target {
            guard let matter = world.matters[key] else { throw Problem(.missing, .scenarioRefused, "演练“\(act.key)”要办理的“\(key)”还没有开启。") }
            return .matter(matter)
        }
        guard let matter = act.matter else { throw Problem(.invalid, .scenarioRefused, "演练“\(act.key)”还没有开启事项，就要办理“\(step.action)”。") }
        guard case .child(let kind) = step.target else { return .matter(matter) }
        for child in try work.dossier(matter).ledger.children.reversed() where try work.dossier(child).row.kind == kind { return .matter(child) }
        throw Problem(.invalid, .scenarioRefused, "演练“\(act.key)”没有开启“\(kind)”，就要办理其“\(step.action)”。")
    }

    private func actor(_ login: String, _ work: Work) throws -> Actor {
        if let known = actors[login] { return known }
        guard let actor = try work.connection.actor(engine.county, login: login, engine.offices) else {
            throw Problem(.missing, .engineNoAccount, "没有账号“\(login)”。")
        }
        actors[login] = actor
        return actor
    }
}

/// A running play and the step it takes next; of two at the same moment, the one that opened first goes first.
///
/// An object: the queue moves it at every turn of its heap.
private final class Act: Comparable {
    let key: String
    let order: Int
    let steps: [Step]
    private(set) var index = 0
    var matter: MatterID?
    private(set) var at: Instant

    init(key: String, order: Int, steps: [Step]) {
        self.key = key
        self.order = order
        self.steps = steps
        at = steps[0].at
    }

    /// Whether there is a next step; only while it stands in no queue.
    func goOn() -> Bool {
        index += 1
        guard index < steps.count else { return false }
        at = steps[index].at
        return true
    }

    static func < (left: Act, right: Act) -> Bool { (left.at, left.order) < (right.at, right.order) }
    static func == (left: Act, right: Act) -> Bool { (left.at, left.order) == (right.at, right.order) }
}
