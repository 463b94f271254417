package import Kernel

private let random = Law.doubleRandom2019

extension InspectionTask {
    static let weightA: Setting<Int> = Setting(
        "inspection.weight.a", "A类对象抽取权重", default: 1, lawful: .within(1...100), isWeighty: true, source: "按信用风险确定比例和频次，权重县自定")
    static let weightB: Setting<Int> = Setting(
        "inspection.weight.b", "B类对象抽取权重", default: 2, lawful: .within(1...100), isWeighty: true, source: "按信用风险确定比例和频次，权重县自定")
    static let weightC: Setting<Int> = Setting(
        "inspection.weight.c", "C类对象抽取权重", default: 4, lawful: .within(1...100), isWeighty: true, source: "按信用风险确定比例和频次，权重县自定")
    static let weightD: Setting<Int> = Setting(
        "inspection.weight.d", "D类对象抽取权重", default: 8, lawful: .within(1...100), isWeighty: true, source: "按信用风险确定比例和频次，权重县自定")

    package static var settings: [any SettingDeclaration] { [weightA, weightB, weightC, weightD] }

    package static var editions: [Edition] {
        [
            Edition("2018", "随机抽查和“双随机、一公开”监管", from: "2018-12-05", until: "2025-01-02"),
            Edition("2025", "严格规范涉企行政检查以后", from: "2025-01-03"),
        ]
    }

    @Passages
    package static var passages: [Passage<Self>] {
        Passage.newProcedure("2018", to: "2025")
    }

    @Clauses
    package static func procedure(_ edition: Edition) -> [Clause<Self>] {
        drawing(InspectionPlan.law(edition))
        inspecting(InspectionPlan.law(edition))
    }

    @Clauses
    private static func drawing(_ law: Basis) -> [Clause<Self>] {
        Action("open", "拟定任务", to: .listing, by: .clerk, .office, basis: law)
            .needs(\.name, \.plan, \.items, \.dueOn)
            .fills(\.partners, \.objects, \.objectCount, \.pool, \.officerCount).requires(all: planned(law))
        Action("fix", "提交对象抽取", .listing, to: .drawing, by: .clerk, .office, basis: random.cited())
            .needs(\.objects, \.objectCount, \.pool, \.officerCount).fills(\.partners, \.dueOn)
            .requires(all: planned(law)).requires(all: libraries)
            .opens(Draw.self, by: "prepare", at: .own) { matter, now in matter.objectsToDraw(now) }
            .stamps(\.fixedOn)
        Action("draw-officers", "提交人员抽取", .drawing, by: .clerk, .office, basis: random.cited())
            .awaited { $0.objectDraw != nil && !$0.officersAsked }
            .requires("objects-drawn", "检查对象已经抽取", random.cited()) { matter, _ in matter.objectDraw != nil }
            .requires("officer-draw-not-submitted", "人员抽取尚未提交，需要重抽的在原抽取中重新抽取", random.cited()) { matter, _ in !matter.officersAsked }
            .requires(poolCertified)
            .opens(Draw.self, by: "prepare", at: .own) { matter, now in matter.officersToDraw(now) }
            .writes(\.officersAsked) { matter, _ in matter.officersAsked = true }
        // The first draws and any repeated one alike; a repeated one replaces what was drawn before.
        Action("take-draw", "收取抽取结果", .drawing, .inspecting, by: .system, basis: random.cited())
            .receives(Draw.self, writing: \.unmatched, \.objectDraw, \.officerDraw) { matter, draw, _ in matter.take(draw) }
            .requires(
                "draw-fits-libraries", "抽取的名单、个数与任务的名录一致，名录所排除的仍然排除", random.cited(),
                listing: { matter, _ in
                    matter.unmatched.isEmpty ? [] : [matter.unmatched]
                })
        Action("dispatch", "派发", .drawing, to: .inspecting, by: .clerk, .office, .head, basis: random.cited())
            .awaited { $0.isDrawn }
            .requires(logged)
            .requires("two-officers-drawn", "抽取的执法检查人员不少于两人", random.cited()) { matter, _ in matter.drawnOfficers.count >= 2 }
            .stamps(\.dispatchedOn).issues("dispatch").publishes("task")
    }

    @Clauses
    private static func inspecting(_ law: Basis) -> [Clause<Self>] {
        Action("record-reason", "登记未能检查的理由", .inspecting, by: .clerk, .officer, basis: random.cited())
            .appends(\.unvisited, needing: \.object, \.reason, checks: [drawnUnrecorded]) { entry, _, now in entry.on = now.today }
        Action("close", "完成", .inspecting, to: .closed, by: .clerk, .office, basis: random.cited()).needs(\.summary)
            .requires(logged)
            .requires(
                "every-object-answered", "每个抽中的对象都有公布的检查结果，或者登记了未能检查的理由", random.cited(),
                listing: { matter, now in matter.unanswered(now) }
            )
            .stamps(\.closedOn)
        Action("cancel", "撤销", .listing, .drawing, .inspecting, to: .cancelled, by: .head, basis: law).needs(\.cancelReason)
            .requires("no-visit-made", "尚未依本任务实施检查", law) { matter, now in !matter.visits(now).contains { $0.visitedOn != nil } }
            .stamps(\.cancelledOn).withdraws("task", because: \.cancelReason)
    }

    private static let drawnUnrecorded: Check<InspectionTask, Unvisited> = Check(
        "drawn-and-unrecorded", "属于抽中的对象，且尚未登记", random.cited()
    ) { entry, matter, _ in
        matter.drawnObjects.contains(entry.object) && !matter.unvisited.contains { $0.object == entry.object }
    }

    /// The visits made under this task; one with a cause of its own that only names it is none of them.
    func visits(_ now: Moment) -> [Inspection] {
        // While a task is being opened it has no number, and nothing can refer to it.
        now.matter == 0 ? [] : now.citing(now.matter, by: Inspection.self).map(\.record).filter { $0.source == .task }
    }

    /// Drawn objects that have neither a published result nor a reason.
    func unanswered(_ now: Moment) -> [String] {
        let answered = Set(visits(now).filter(\.publicity.isSettled).map(\.objectCode)).union(unvisited.map(\.object))
        return drawnObjects.filter { !answered.contains($0) }.map { code in
            objects.first { $0.code == code }.map { $0.name.isEmpty ? code : $0.name } ?? code
        }
    }
}
