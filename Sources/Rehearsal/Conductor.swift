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
    /// What went otherwise than straight on, a matter once for each variation.
    package private(set) var lived: [Variation: Int] = [:]
    /// How many matters went by the order of the year.
    package internal(set) var ordered = 0
    let engine: Engine
    let world: World
    private let life: Life?
    private let plays: [Play]
    private let signer: SignerKey
    private var actors: [String: Actor] = [:]
    private(set) var queue: Heap<Act> = Heap()
    private var opened = 0
    /// The last day that an earlier run had done; `nil` where none had.
    private var reached: Day?
    /// To be entered this evening.
    var leaves: [Leave] = []
    var hasOrdered = false

    package init(_ engine: Engine, _ world: World, plays: [Play], signer: SignerKey) {
        self.engine = engine
        self.world = world
        self.signer = signer
        self.plays = Play.inOrder(plays)
        life = Life(world, plays)
    }

    /// - Throws: `scenario.refused` when a step is refused: a scenario that breaks the law is a mistake in the scenario.
    package func run(_ report: (Progress) -> Void) throws {
        var next = 0
        var counted = 200
        reached = try engine.database.read { try $0.lastTime(engine.county) }?.day
        while let day = nextDay(next) {
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
            try spendEvening(of: day, before: nextDay(next))
            report(Progress(day: day, opened: opened, plays: plays.count, actions: actions))
        }
    }

    /// The day of what comes next; `nil` when the year is over.
    private func nextDay(_ next: Int) -> Day? {
        let nextPlay = next < plays.count ? plays[next].opens : nil
        guard let first = [nextPlay, queue.min?.at].compactMap({ $0 }).min(), first.day <= world.scenario.until else { return nil }
        return first.day
    }

    /// Whether a day was done by an earlier run.
    func isRepeated(_ day: Day) -> Bool { reached.map { day <= $0 } ?? false }

    /// Notes that something of a variation was done.
    func note(_ step: Step, _ act: Act) {
        guard let variation = step.variation, act.lived.insert(variation).inserted else { return }
        lived[variation, default: 0] += 1
    }

    private func open(_ play: Play, order: Int, _ work: Work) throws {
        let steps = try play.steps(world)
        if let fault = steps.lazy.compactMap({ Offer.catalogue.fault(of: $0) }).first {
            throw Problem(.invalid, .scenarioRefused, "演练“\(play.key)”写错了：\(fault)。")
        }
        opened += 1
        guard !steps.isEmpty else { return }
        try perform(Act(play, order: order, steps: life?.vary(play, steps) ?? steps), work)
    }

    private func perform(_ act: Act, _ work: Work) throws {
        let step = act.steps[act.index]
        if step.deed.isStep { try take(step, act, work) } else { try live(step, act, work) }
        if act.goOn() { queue.insert(act) }
    }

    private func take(_ step: Step, _ act: Act, _ work: Work) throws {
        let target = try target(of: step, act, work)
        let request = Request(target, step.action, step.input, at: step.at, id: act.request(world.scenario.id))
        let receipt = try takeOtherwise(step, request, act, actor(step.login, work), work) ?? takeStraight(step, request, act, work)
        actions += 1
        if receipt.isRepeat { repeats += 1 }
        if act.matter == nil {
            act.matter = receipt.matter
            world.opened(act.key, receipt.matter)
        }
    }

    private func takeStraight(_ step: Step, _ request: Request, _ act: Act, _ work: Work) throws -> Receipt {
        var logins = [step.login]
        if case .matter(let matter, _) = request.target, life != nil {
            let others = try successors(of: step, matter, work)
            if !others.isEmpty { logins = others }
        }
        var refused: (refusals: [Refusal], fields: [FieldProblem]) = ([], [])
        for login in logins {
            switch try work.perform(request, as: actor(login, work)) {
            case .done(let receipt):
                if case .take = step.deed { note(step, act) }
                return receipt
            case .refused(let refusals, let fields): refused = (refusals, fields)
            }
        }
        throw Problem.refused(act.key, step, refused.refusals, refused.fields)
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

    func actor(_ login: String, _ work: Work) throws -> Actor {
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
final class Act: Comparable {
    let key: String
    let kind: String
    /// Where it opens its matter; `nil` for one that goes on with another's.
    let home: OrganCode?
    let order: Int
    let steps: [Step]
    private(set) var index = 0
    /// How many steps of the law it has taken, and what it has done besides since the last.
    private var taken = 0
    private var besides = 0
    var matter: MatterID?
    /// The paper that was taken back, until it goes out anew.
    var recalled: String?
    var lived: Set<Variation> = []
    private(set) var at: Instant

    init(_ play: Play, order: Int, steps: [Step]) {
        (key, kind) = (play.key, play.kind)
        home = if case .open(_, let organ) = steps[0].target { organ } else { nil }
        self.order = order
        self.steps = steps
        at = steps[0].at
    }

    /// What is still to be done.
    var rest: [Step] { Array(steps[index...]) }

    /// The name of the request for what comes next: steps are counted without what is done besides them.
    func request(_ scenario: String) -> String { "\(scenario)/\(key)/\(taken)" + (steps[index].deed.isStep ? "" : "+\(besides)") }

    /// Whether there is a next step; only while it stands in no queue.
    func goOn() -> Bool {
        if steps[index].deed.isStep { (taken, besides) = (taken + 1, 0) } else { besides += 1 }
        index += 1
        guard index < steps.count else { return false }
        at = steps[index].at
        return true
    }

    static func < (left: Act, right: Act) -> Bool { (left.at, left.order) < (right.at, right.order) }
    static func == (left: Act, right: Act) -> Bool { (left.at, left.order) == (right.at, right.order) }
}
