import Affairs
import Engine
import HeapModule
import Identity
import Kernel
import Storage

/// Days on which somebody is away, and who looks after the matters (代管).
struct Leave {
    let member: Scenario.Member
    let stand: Scenario.Member
    let from: Day
    let days: Int
}

/// What is no part of a day's transaction: it is done in the evening, each in one of its own.
extension Conductor {
    /// - Parameter next: the next day on which something happens.
    func spendEvening(of day: Day, before next: Day?) throws {
        try enterLeaves(on: day)
        if let wanted = world.scenario.life?.order, !hasOrdered, day >= wanted, let next {
            hasOrdered = try orderHandover(on: day, from: next)
        }
    }

    private func evening(of day: Day) throws -> Instant {
        let evening = Instant(day, hour: 18, minute: 30)
        return try engine.database.read { try $0.lastTime(engine.county) }.map { max($0, evening) } ?? evening
    }

    private func enterLeaves(on day: Day) throws {
        guard !leaves.isEmpty else { return }
        defer { leaves = [] }
        let at = try evening(of: day)
        let absences = Absences(Identity(engine.database, county: engine.county, offices: engine.offices, now: { at }))
        for leave in leaves {
            guard try absences.all(of: leave.member.id).isEmpty else { continue }
            let draft = Absences.Draft(
                account: leave.member.login, substitute: leave.stand.login, from: leave.from, until: leave.from.advanced(by: leave.days), reason: "请假"
            )
            do {
                try absences.enter(draft, by: leave.member.login)
            } catch let problem as Problem where problem.kind == .conflict || problem.kind == .invalid {
                // Whoever was to look after the matters is away too.
            }
        }
    }

    /// 随职权移交: what is pending of some kinds at one organ goes to another of the same sort, by an order of the government's head.
    ///
    /// - Returns: whether there is one now; on an evening on which nothing could go there is none.
    private func orderHandover(on day: Day, from next: Day) throws -> Bool {
        let id = "\(world.scenario.id)/order"
        let at = try evening(of: day)
        guard let root = world.organs.root, let head = world.people(.head, in: root).first else { return true }
        let actor = try engine.actor(head.login)
        if try engine.database.read({ try $0.entry(engine.county, request: id) }) == nil {
            guard !isRepeated(next), var request = try possibleOrder(at: at, from: next, as: actor) else { return false }
            request.id = id
            _ = try engine.order(request, as: actor)
        }
        ordered += try HandoverRun(engine).run(at: Instant(next)).reduce(0) { $0 + $1.moved }
        return true
    }

    /// The first two organs, in an order of chance, of which one has matters pending that the other can take and bring to their end.
    private func possibleOrder(at: Instant, from day: Day, as actor: Actor) throws -> HandoverOrderRequest? {
        let dice = world.dice("life/order")
        let organs = dice.shuffled(
            world.organs.organs.values.filter { $0.level != .county && $0.level != .village }.sorted { $0.code.description < $1.code.description })
        let open = Dictionary(grouping: queue.unordered.filter { $0.matter != nil && $0.home != nil }) { $0.home ?? OrganCode("") }
        for from in organs {
            let acts = open[from.code] ?? []
            let kinds = Set(acts.map(\.kind)).sorted()
            for to in organs where to.code != from.code && to.level == from.level && to.duties == from.duties {
                let fitting = kinds.filter { kind in acts.filter { $0.kind == kind }.allSatisfy { canGoOn($0, from: from.code, to: to.code) } }
                let request = { (kinds: [String]) in
                    HandoverOrderRequest(
                        from: from.code, to: to.code, kinds: kinds, on: day, reason: "机构职能调整，相应事项随职权移交", article: "县人民政府关于调整机构职能的决定", at: at)
                }
                let movable = try engine.look { work in
                    try fitting.filter { kind in
                        let preview = try work.preview(request([kind]), as: actor)
                        let known = acts.count { $0.kind == kind }
                        return preview.fields.isEmpty && preview.obstacles.isEmpty && 1...12 ~= preview.count && preview.count <= known
                    }
                }
                if !movable.isEmpty { return request(movable) }
            }
        }
        return nil
    }

    private func canGoOn(_ act: Act, from: OrganCode, to: OrganCode) -> Bool {
        guard let definition = Life.definitions[act.kind], let outline = definition.edition(on: act.at.day).flatMap({ definition.outline($0.id) })
        else {
            return false
        }
        let course = LivedCourse(
            world: world, definition: definition, outline: outline, organ: from, steps: act.steps, dice: world.dice("life/order/\(act.key)"))
        return act.rest.allSatisfy { $0.deed.isStep && $0.variation == nil } && course.canGoOn(act.rest, at: to)
    }
}
