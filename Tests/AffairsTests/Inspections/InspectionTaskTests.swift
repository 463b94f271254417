import Kernel
import Proof
import Testing

@testable import Affairs

@Suite("双随机抽查任务")
struct InspectionTaskTests {
    static let objects =
        #"[{"code":"91A","name":"甲店","grade":"a"},{"code":"91B","name":"乙店","grade":"d"},{"code":"91C","name":"丙店","grade":"b"},{"code":"91D","name":"丁店","grade":"c","exclusion":"已注销"}]"#
    static let pool = #"[{"certificate":1},{"certificate":2},{"certificate":3,"exclusion":"与丙店负责人系近亲属"}]"#
    static let opening = ["name": "食品销售双随机抽查", "plan": "10", "items": "1", "dueOn": "2020-06-30"]
    static let libraries = ["objects": objects, "objectCount": "2", "pool": pool, "officerCount": "2"]

    /// Under an edition, whatever the day; `nil` is that of the day.
    static func listing(_ edition: String? = nil) -> Bench<InspectionTask> {
        var bench = Bench<InspectionTask>(on: "2020-03-02", edition: edition)
        bench.known = Checks.certificates()
        _ = bench.known.add(10, Checks.plan(), .published)
        Checks.expect(bench.take("open", by: "clerk", opening))
        return bench
    }

    static func fixed(_ edition: String? = nil) -> Bench<InspectionTask> {
        var bench = listing(edition)
        Checks.expect(bench.take("fix", libraries))
        return bench
    }

    /// Carries a draw that the task opened to its result, by two parties.
    static func draw(_ child: ChildOpening, secret: String = "一", redraws: Int = 0, _ change: (inout Draw) -> Void = { _ in }) -> Draw {
        var record = child.record as! Draw
        change(&record)
        var bench = Bench(record, on: "2020-03-02")
        Checks.expect(bench.take("prepare", by: "system"))
        let hidden: (Int) -> String = { "没有别人能猜中的一长串密数0123456789\(secret)\($0)" }
        for round in 0...redraws {
            if round > 0 { Checks.expect(bench.take("redraw", by: "head", ["redrawReason": "见证人员缺席"])) }
            Checks.expect(bench.take("commit-list", by: "clerk", ["parties": "市监局,司法局"]))
            for party in ["市监局", "司法局"] {
                let hex = DrawSeed.Part(party: party, secret: hidden(round)).commitment.hex
                Checks.expect(bench.take("commit", by: party, ["party": party, "commitment": hex]))
            }
            Checks.expect(bench.take("seal"))
            for party in ["市监局", "司法局"] { Checks.expect(bench.take("reveal", ["party": party, "secret": hidden(round)])) }
            Checks.expect(bench.take("draw", ["witnesses": "张见证、李见证"]))
        }
        return bench.record
    }

    static func drawn(_ edition: String? = nil) -> Bench<InspectionTask> {
        var bench = fixed(edition)
        bench.receive(draw(bench.opened[0]), by: "take-draw")
        Checks.expect(bench.take("draw-officers"))
        bench.receive(draw(bench.opened[1]), by: "take-draw")
        return bench
    }

    static func dispatched(_ edition: String? = nil) -> Bench<InspectionTask> {
        var bench = drawn(edition)
        Checks.expect(bench.take("dispatch"))
        return bench
    }

    static func visit(
        _ bench: inout Bench<InspectionTask>, _ code: String, published: Bool, id: Int, for source: Inspection.Source = .task
    ) {
        var inspection = Inspection()
        (inspection.source, inspection.task, inspection.objectCode, inspection.visitedOn) = (source, Ref(1), code, bench.today)
        if published { inspection.publicity.firstOn = bench.today }
        _ = bench.known.add(id, inspection, .concluded)
    }

    @Test(arguments: ["2018", "2025"]) func `抽取对象、抽取人员、派发、检查、完成（国发〔2019〕5号）`(edition: String) {
        var bench = Self.dispatched(edition)
        #expect(bench.edition == edition && bench.matter == .inspecting && bench.record.dispatchedOn != nil)
        #expect(bench.published["task"] != nil)
        #expect(bench.record.drawnObjects.count == 2 && !bench.record.drawnObjects.contains("91D"))
        #expect(Set(bench.record.drawnOfficers.map(\.id)) == [1, 2])
        #expect(bench.record.objectDraw?.witnesses == "张见证、李见证")
        let (first, second) = (bench.record.drawnObjects[0], bench.record.drawnObjects[1])
        #expect(bench.take("close", ["summary": "完成"]).first?.contains("公布的检查结果") == true)
        Self.visit(&bench, first, published: true, id: 31)
        let reason = ["unvisited": #"[{"object":"\#(second)","reason":"已停业"}]"#]
        Checks.expect(bench.take("record-reason", reason))
        for given in [reason, ["unvisited": #"[{"object":"91D","reason":"没有抽中"}]"#]] {
            bench.take("record-reason", given)
            #expect(bench.refused == ["inspection-task.record-reason.drawn-and-unrecorded"])
        }
        #expect(bench.take("close", on: "2020-04-20", ["summary": "完成"]).isEmpty)
        #expect(bench.counted("inspection-task.done", through: "2020-04-19") == 0)
        #expect(bench.counted("inspection-task.done", through: "2020-04-20") == 1)
        #expect(bench.counted("inspection-task.joint", through: "2020-12-31") == 0)
        #expect(bench.counted("inspection-task.objects", through: "2020-03-02") == 2)
        #expect(bench.counted("inspection-task.unvisited", through: "2020-12-31") == 1)
    }

    @Test func `没有理由的不得登记为未能检查；同一对象登记两次的只计一户`() {
        var bench = Self.dispatched()
        let code = bench.record.drawnObjects[0]
        #expect(bench.take("record-reason", ["unvisited": #"[{"object":"\#(code)"}]"#]).first?.contains("必须填写") == true)
        let twice = #"[{"object":"\#(code)","reason":"已停业"},{"object":"\#(code)","reason":"已搬离"}]"#
        Checks.expect(bench.take("record-reason", ["unvisited": twice]))
        #expect(bench.record.unvisited.map(\.on) == [bench.today, bench.today])
        let other = bench.record.drawnObjects[1]
        Self.visit(&bench, other, published: true, id: 31)
        Checks.expect(bench.take("close", ["summary": "完成"]))
        #expect(bench.counted("inspection-task.unvisited", through: "2020-12-31") == 1)
    }

    @Test func `有检查而没有公示结果，任务不得完成`() {
        var bench = Self.dispatched()
        for (index, code) in bench.record.drawnObjects.enumerated() { Self.visit(&bench, code, published: index == 0, id: 31 + index) }
        let refused = bench.take("close", ["summary": "完成"])
        let name = bench.record.objects.first { $0.code == bench.record.drawnObjects[1] }?.name ?? "无"
        #expect(refused.count == 1 && refused.first?.contains(name) == true, "\(refused)")
    }

    @Test func `没有抽取日志的任务无效，不得派发（国发〔2019〕5号）`() {
        var bench = Self.fixed()
        #expect(bench.take("dispatch").contains { $0.contains("检查对象抽取日志、执法检查人员抽取日志") })
        #expect(bench.refusing("draw-officers") == ["objects-drawn"])
        bench.receive(Self.draw(bench.opened[0]), by: "take-draw")
        let refused = bench.take("dispatch")
        #expect(refused.contains { $0.contains("：执法检查人员抽取日志") }, "\(refused)")
    }

    @Test func `派发以后重新抽取，以重新抽取的结果为准`() {
        var bench = Self.dispatched()
        let opened = bench.opened[0]
        let again = Self.draw(opened, secret: "二", redraws: 1)
        bench.receive(again, by: "take-draw")
        #expect(bench.matter == .inspecting)
        #expect(bench.record.unmatched.isEmpty)
        #expect(bench.record.objectDraw?.round == 2)
        #expect(bench.record.drawnObjects == again.selected)
    }

    static let tampered: [@Sendable (inout Draw) -> Void] = [
        { $0.candidates.removeFirst() }, { $0.candidates[3].exclusion = "" }, { $0.count = 1 },
        { $0.candidates.append(Draw.Candidate(id: "91Z", name: "添上的店")) },
    ]

    @Test(arguments: tampered.indices) func `抽取的名单、排除、个数被改动的，不予收取`(index: Int) {
        var bench = Self.fixed()
        let draw = Self.draw(bench.opened[0], Self.tampered[index])
        bench.receive(draw, by: "take-draw")
        let action = bench.definition.outline(bench.edition)!.action("take-draw")!
        let refusals = bench.definition.refusals(action, bench.edition, bench.record, stage: bench.stage, bench.moment)
        #expect(refusals.count == 1 && bench.record.objectDraw == nil)
    }

    @Test func `信用风险高的对象权重大，权重由县设定`() {
        let bench = Self.fixed()
        let candidates = (bench.opened[0].record as! Draw).candidates
        #expect(candidates.map(\.weight) == [1, 8, 2, 4])
        var other = Self.listing()
        other.settings = Settings(["inspection.weight.d": "20"])
        Checks.expect(other.take("fix", Self.libraries))
        #expect((other.opened[0].record as! Draw).candidates[1].weight == 20)
    }

    static let faults: [([String: String], String)] = [
        (["pool": #"[{"certificate":1},{"certificate":5}]"#], "执法员5"), (["pool": #"[{"certificate":1},{"certificate":6}]"#], "执法员6"),
        (["pool": #"[{"certificate":1},{"certificate":1}]"#], "人员名录没有重复"), (["officerCount": "3"], "不少于抽取人数"),
        (["officerCount": "1"], "不少于两人"), (["objectCount": "4"], "不少于抽取个数"),
        (["objects": #"[{"code":"91A","grade":"a"},{"code":"91A","grade":"b"}]"#], "没有重复"),
        (["objects": #"[{"code":"91A","name":"甲店"},{"code":"91B","grade":"b"}]"#], "甲店"), (["partners": "430626-sj"], "联合检查单位"),
    ]

    @Test(arguments: faults.indices) func `两库不合格的，不得提交抽取`(index: Int) {
        let fault = Self.faults[index]
        var bench = Self.listing()
        let refused = bench.take("fix", Self.libraries.merging(fault.0) { $1 })
        #expect(refused.count == 1 && refused.first?.contains(fault.1) == true, "\(fault.1)：\(refused)")
    }

    @Test func `证件在抽取人员之前失效的，不得提交人员抽取`() {
        var bench = Self.listing()
        let pool = #"[{"certificate":1},{"certificate":2},{"certificate":4}]"#
        Checks.expect(bench.take("fix", on: "2020-06-30", Self.libraries.merging(["pool": pool]) { $1 }))
        bench.receive(Self.draw(bench.opened[0]), by: "take-draw")
        #expect(bench.take("draw-officers", on: "2020-07-01").first?.contains("执法员4") == true)
        #expect(bench.take("draw-officers", on: "2020-06-30").isEmpty)
    }

    static let unplanned: [([String: String], String)] = [
        (["items": "9"], "已经公布的清单"), (["plan": "11"], "已经公布的当年检查计划"), (["plan": "12"], "已经公布的当年检查计划"),
        (["dueOn": "2020-03-01"], "完成日期"), (["dueOn": "2021-01-04"], "完成日期"),
    ]

    @Test(arguments: unplanned.indices) func `任务在公布的计划之内`(index: Int) {
        let fault = Self.unplanned[index]
        var bench = Bench<InspectionTask>(on: "2020-03-02")
        _ = bench.known.add(10, Checks.plan(), .published)
        _ = bench.known.add(11, Checks.plan(year: 2019), .published)
        _ = bench.known.add(12, Checks.plan(), .published, in: Town.market)
        let refused = bench.take("open", by: "clerk", Self.opening.merging(fault.0) { $1 })
        #expect(refused.count == 1 && refused.first?.contains(fault.1) == true, "\(refused)")
    }

    @Test func `已经实施检查的任务不得撤销`() {
        var bench = Self.dispatched()
        Self.visit(&bench, "91A", published: false, id: 31)
        #expect(bench.refusing("cancel", by: "head", ["cancelReason": "计划调整"]) == ["no-visit-made"])
        bench = Self.dispatched()
        // A visit for a complaint that only names the task is not made under it.
        Self.visit(&bench, "91A", published: false, id: 31, for: .complaint)
        #expect(bench.take("cancel", by: "head", ["cancelReason": "计划调整"]).isEmpty)
        #expect(bench.counted("inspection-task.cancelled", through: "2020-12-31") == 1)
    }
}
