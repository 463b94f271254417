import Affairs
import Engine
import Foundation
import Kernel
import Storage
import Testing

@Suite("随职权移交：成批")
struct HandoverOrderTests {
    let county: MovingCounty
    init() throws { county = try MovingCounty() }

    private let a: OrganCode = MovingCounty.a
    private let b: OrganCode = MovingCounty.b

    private func request(
        kinds: [String] = ["claim", "survey", "enquiry"], from: OrganCode = MovingCounty.a, to: OrganCode = MovingCounty.b,
        on: String = "2020-04-01", given: String = "2020-03-20", act: MatterID? = nil, expected: Int? = nil, id: String? = nil,
        article: String = "县机构改革方案平发〔2020〕2号"
    ) throws -> HandoverOrderRequest {
        HandoverOrderRequest(
            from: from, to: to, kinds: kinds, on: try MovingCounty.at(on).day, reason: "机构改革，职权调整", article: article, act: act,
            expected: expected, at: try MovingCounty.at(given), id: id)
    }

    private func order(_ request: HandoverOrderRequest, by login: String = "mayor") throws -> HandoverOrder {
        let (order, fields) = try county.engine.order(request, as: county.engine.actor(login))
        return try #require(order, "\(fields.map(\.message))")
    }

    private func preview(_ request: HandoverOrderRequest, by login: String = "mayor") throws -> HandoverPreview {
        let actor = try county.engine.actor(login)
        return try county.engine.look { try $0.preview(request, as: actor) }
    }

    private func fields(_ request: HandoverOrderRequest, by login: String = "mayor") throws -> [String] {
        try county.engine.order(request, as: county.engine.actor(login)).fields.map(\.field)
    }

    private func end(_ order: HandoverOrder) throws -> HandoverOrder.End? {
        try county.database.read { try $0.handoverOrders(MovingCounty.code) }.first { $0.entry == order.entry }?.end
    }

    @Test func `到日移交：在办的各以一条记录移走，办结的留下，件数在预览、决定、办完时相同`() throws {
        var ids: [MatterID] = []
        for _ in 0..<7 { ids.append(try county.claim()) }
        let enquiry = try county.enquiry()
        let closed = try county.claim()
        try county.take(.matter(closed), "end", by: "head-a", on: "2020-03-05")
        let survey = try #require(try county.take(.matter(ids[0]), "survey", by: "clerk-a", on: "2020-03-06").receipt?.children.first)
        let elsewhere = try county.claim(at: b, by: "clerk-b")

        let preview = try preview(request())
        #expect(preview.lines.map { "\($0.kind.id) \($0.count)" } == ["claim 7", "survey 1", "enquiry 1"] && preview.obstacles.isEmpty)
        let order = try order(request(expected: preview.count))
        #expect(try county.told("head-a") == ["order"] && county.told("head-b") == ["order"])
        #expect(try HandoverRun(county.engine).run(at: MovingCounty.at("2020-03-31")).isEmpty, "未到日不移交")
        #expect(try county.organ(ids[0]) == a)

        let results = try HandoverRun(county.engine).run(at: MovingCounty.at("2020-04-01", hour: 0), slice: 2)
        #expect(results.map(\.moved) == [9] && results.map(\.left) == [0])
        for id in ids + [enquiry, survey] { #expect(try county.organ(id) == b) }
        #expect(try county.organ(closed) == a && county.organ(elsewhere) == b)
        #expect(try end(order)?.moved == 9)
        let entry = try #require(try county.database.read { try $0.entries(MovingCounty.code, of: ids[1]) }.last)
        #expect(entry.action == "handover.carry" && entry.content.contains("\"order\":\(order.entry)") && entry.login == "system")
        #expect(try county.facts("claim.open").suffix(2) == ["ga 2020-04-01 -7", "zf 2020-04-01 7"])
        #expect(try county.facts("claim.filed") == ["ga 2020-03-02 8", "zf 2020-03-02 1"], "已计的收到数留在原机关")
        #expect(try HandoverRun(county.engine).run(at: MovingCounty.at("2020-04-02")).isEmpty, "办完的不再办")
        #expect(try county.faults() == [])
    }

    @Test func `不能读取的移交决定指出是第几条记录，不当作没有；其他的照常列出，按决定办事的停下`() throws {
        let first = try order(request(kinds: ["claim"]))
        let second = try order(request(kinds: ["enquiry"]))
        try county.database.tamper("UPDATE journal SET content = replace(content, '\"from\"', '\"fro\"') WHERE entry = \(first.entry)")
        let read = try county.database.read { try $0.readHandoverOrders(MovingCounty.code) }
        #expect(read.orders.map(\.entry) == [second.entry])
        #expect(read.damaged.map(\.message) == ["第\(first.entry)条记录（批量移送）已经损坏，不能读取。"])
        #expect { try HandoverRun(county.engine).run(at: MovingCounty.at("2020-04-01")) } throws: { error in
            (error as? Problem)?.message.contains("第\(first.entry)条记录") == true
        }
    }

    @Test(arguments: 1...9)
    func `任意处中断，接着办完，每件移交一次`(stop: Int) throws {
        for _ in 0..<5 { _ = try county.claim() }
        let order = try order(request(kinds: ["claim", "enquiry"]))
        struct Killed: Error {}
        var turns = 0
        do {
            _ = try HandoverRun(county.engine).run(at: MovingCounty.at("2020-04-01"), slice: 1) {
                turns += 1
                if turns == stop { throw Killed() }
            }
        } catch is Killed {}
        county.engine.forgetMatters()
        _ = try HandoverRun(county.engine).run(at: MovingCounty.at("2020-04-01", hour: 11), slice: 2)
        #expect(try end(order)?.moved == 5)
        let carried = "SELECT COUNT(*) FROM journal WHERE action = 'handover.carry'"
        #expect(try county.database.read { try $0.first(carried) { $0.int(0) } } == 5)
        let ended = "SELECT COUNT(*) FROM journal WHERE kind = 'handover' AND action = 'done'"
        #expect(try county.database.read { try $0.first(ended) { $0.int(0) } } == 1)
        #expect(try county.facts("claim.open") == ["ga 2020-03-02 5", "ga 2020-04-01 -5", "zf 2020-04-01 5"])
        #expect(try county.faults() == [])
    }

    @Test func `不能移交的留下，办完的记录写明原因；拦路的先移走的，再试一次`() throws {
        let id = try county.claim()
        let order = try order(request(to: Claim.barred))
        let results = try HandoverRun(county.engine).run(at: MovingCounty.at("2020-04-01"))
        #expect(results.map(\.left) == [1] && results.map(\.moved) == [0])
        let end = try #require(try end(order))
        #expect(end.left.map(\.matter) == [id] && end.left.first?.says == "接收机关受理请求（《试验条例》第十二条）" && end.leftCount == 1)
        #expect(try county.organ(id) == a)
        let preview = try preview(request(to: Claim.barred, given: "2020-04-02"))
        #expect(preview.obstacles.map(\.matter) == [id], "预览时就指出")
        #expect(try county.faults() == [])
    }

    @Test func `由共同的上级机关负责人决定`() throws {
        _ = try county.claim()
        for login in ["head-a", "head-b", "clerk-a", "head-s"] {
            #expect(code { try order(request(), by: login) } == "engine.mayNotMove", "\(login)")
            #expect(code { try preview(request(), by: login) } == "engine.mayNotMove")
        }
        #expect(code { try order(request(to: OrganCode("430999"))) } == "engine.noHandover")
        #expect(code { try order(request(to: a)) } == "engine.noHandover")
        #expect(code { try order(request(from: MovingCounty.government)) } == "engine.noHandover", "上级机关自己的事项不能成批下交")
    }

    @Test func `写明种类、依据；日期不早于一个月以前；预览以后件数变了的重新核对；不重复决定`() throws {
        _ = try county.claim()
        #expect(try fields(request(kinds: [])) == ["handover-kinds"])
        #expect(try fields(request(article: "无")) == ["handover-article"])
        #expect(try fields(request(on: "2020-02-10")) == ["handover-on"] && fields(request(on: "2021-06-01")) == ["handover-on"])
        #expect(try fields(request(expected: 2)) == ["handover-kinds"])
        #expect(code { try order(request(kinds: ["nothing"])) } == "engine.noKind")
        let first = try order(request(id: "o1"))
        #expect(try order(request(id: "o1")).entry == first.entry)
        #expect(try fields(request(kinds: ["claim"])) == ["handover-kinds"], "尚未办完")
        _ = try HandoverRun(county.engine).run(at: MovingCounty.at("2020-04-01"))
        _ = try order(request(kinds: ["claim"], on: "2020-04-02", given: "2020-04-02"))
    }

    @Test func `据县内的职权调整：机关、日期与其一致，只移交依据所列事项的`() throws {
        let (first, second) = (try county.claim(), try county.claim())
        let act = try #require(
            try county.take(
                .opening(kind: "reform", organ: b), "decree", by: "clerk-b", on: "2020-03-18",
                ["source": "430626-ga", "effectiveOn": "2020-04-01", "claims": "\(first)"]
            ).receipt
        ).matter
        #expect(try fields(request(to: MovingCounty.town, act: act)) == ["handover-to"])
        #expect(try fields(request(on: "2020-03-31", act: act)) == ["handover-on"])
        #expect(try fields(request(act: first)) == ["handover-act"], "不是职权调整的事项")
        let order = try order(request(kinds: ["claim"], act: act))
        #expect(order.items == [first] && order.expected == 0, "没有案件以该事项为依据")
        _ = try HandoverRun(county.engine).run(at: MovingCounty.at("2020-04-01"))
        #expect(try county.organ(first) == a && county.organ(second) == a)
    }

    @Test func `撤销的不再移交，已经移走的不移回`() throws {
        let id = try county.claim()
        let order = try order(request())
        #expect(code { try county.engine.cancel(order: order.entry, as: county.engine.actor("head-a"), at: MovingCounty.at("2020-03-21")) } != nil)
        try county.engine.cancel(order: order.entry, as: county.engine.actor("mayor"), at: MovingCounty.at("2020-03-21"))
        #expect(try HandoverRun(county.engine).run(at: MovingCounty.at("2020-04-01")).isEmpty && county.organ(id) == a)
        #expect(
            code { try county.engine.cancel(order: order.entry, as: county.engine.actor("mayor"), at: MovingCounty.at("2020-03-22")) }
                == "engine.noHandover")
        #expect(try end(order)?.isCancelled == true && county.faults() == [])
    }

    @Test func `由作业办理：几个节点同时，每件移交一次`() throws {
        for _ in 0..<30 { _ = try county.claim() }
        _ = try order(request(kinds: ["claim"]))
        let today = try MovingCounty.at("2020-04-01", hour: 8)
        let runners = (0..<4).map { node in
            JobRunner(county.engine, jobs: [.handovers], node: "n\(node)", now: { today }, clock: { today })
        }
        DispatchQueue.concurrentPerform(iterations: runners.count) { index in
            do { _ = try runners[index].run() } catch { Issue.record(error) }
        }
        let carried = "SELECT COUNT(*) FROM journal WHERE action = 'handover.carry'"
        #expect(try county.database.read { try $0.first(carried) { $0.int(0) } } == 30)
        #expect(try county.faults() == [])
    }
}
