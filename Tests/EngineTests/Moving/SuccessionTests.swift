import Affairs
import Engine
import Kernel
import Storage
import Testing

@Suite("承继：当事人死亡、终止、合并、分立")
struct SuccessionTests {
    let county: MovingCounty
    init() throws { county = try MovingCounty() }

    @discardableResult
    private func succeed(
        _ id: MatterID, _ input: Input, by login: String = "head-a", place: String = "claimant", on cause: SuccessionCause = .death,
        day: String = "2020-03-04", proof: String = "死亡证明平医〔2020〕3号", entered: String = "2020-03-05", request: String? = nil,
        version: Int? = nil
    ) throws -> Outcome {
        try county.engine.perform(
            SuccessionRequest(
                place, of: id, version: version, on: cause, day: try MovingCounty.at(day).day, proof: proof, input,
                at: try MovingCounty.at(entered), id: request), as: county.engine.actor(login))
    }

    private func claim(_ id: MatterID) throws -> Claim { try #require(try county.dossier(id).record as? Claim) }

    @Test func `承继人参加，原当事人的情况留在事项中，期限和统计不变`() throws {
        let id = try county.claim()
        let before = try county.dossier(id)
        _ = try #require(try succeed(id, ["claimant.name": .text("王小某")]).receipt)
        let after = try county.dossier(id)
        #expect(try claim(id).claimant.name == "王小某" && claim(id).claimant.identity.isEmpty, "没有填写的不沿用原当事人的")
        let gone = try #require(after.ledger.predecessors.first)
        #expect(gone.values == ["claimant.name": .text("王某"), "claimant.identity": .text("甲123")])
        #expect(gone.cause == .death && gone.on.iso == "2020-03-04" && gone.person.description == "head-a")
        #expect(after.row.due == before.row.due && after.row.stage == "open")
        let entry = try #require(try county.database.read { try $0.entries(MovingCounty.code, of: id) }.last)
        let told = try #require(MovingEntry(entry, try JSON(parsing: entry.content)))
        let sentence = told.sentence(after.definition, county.engine.organs)
        #expect(sentence.hasPrefix("请求人于2020年3月4日公民死亡，由承继人参加；依据：《试验条例》第十三条"))
        #expect(!sentence.contains("王"), "不载姓名")
        #expect(try county.faults() == [])
    }

    @Test func `法律规定终止办理的，指出应办的环节，不换人`() throws {
        let id = try county.claim()
        let outcome = try succeed(id, ["claimant.name": .text("承受人")], on: .dissolution)
        #expect(outcome.refusals.map(\.id) == ["claim.succession.claimant-leads-end"])
        #expect(outcome.refusals.first?.says == "请求人终止的，终止办理，应办理“终止”")
        #expect(try claim(id).claimant.name == "王某")
    }

    @Test func `没有规定由他人承继的，不换人`() throws {
        let id = try county.claim()
        #expect(try succeed(id, ["claimant.name": .text("乙")], on: .merger).refusals.map(\.id) == ["claim.succession.claimant-no-rule"])
        try county.take(.matter(id), "decide", by: "head-a", on: "2020-03-05")
        let later = try succeed(id, ["claimant.name": .text("乙")], entered: "2020-03-06")
        #expect(later.refusals.map(\.id) == ["claim.succession.claimant-no-rule"], "只在有规定的阶段")
    }

    @Test func `由有权的岗位登记；别的机关看不到`() throws {
        let id = try county.claim()
        #expect(try succeed(id, ["claimant.name": .text("乙")], by: "clerk-a").refusals.map(\.cause) == [.permission])
        #expect(code { try succeed(id, ["claimant.name": .text("乙")], by: "head-b") } == "engine.noMatter")
    }

    @Test func `移送以后由接收机关登记`() throws {
        let id = try county.claim()
        try county.hand(id, on: "2020-03-05")
        #expect(try succeed(id, ["claimant.name": .text("乙")], entered: "2020-03-06").refusals.map(\.cause) == [.permission])
        _ = try #require(try succeed(id, ["claimant.name": .text("乙")], by: "head-b", entered: "2020-03-06").receipt)
        #expect(try county.faults() == [])
    }

    @Test func `写明承继人、材料和不晚于当日的日期；不是承继人的情况不填`() throws {
        let id = try county.claim()
        #expect(try succeed(id, [:]).refusals.map(\.id) == ["claim.succession.claimant-named"])
        #expect(try succeed(id, ["claimant.name": .text("乙")], day: "2020-03-06").fields.map(\.field) == ["succession-on"])
        #expect(try succeed(id, ["claimant.name": .text("乙")], proof: "……").fields.map(\.field) == ["succession-proof"])
        #expect(try succeed(id, ["claimant.name": .text("乙"), "desk": .text("430626-zf")]).fields.map(\.field) == ["desk"])
        #expect(try succeed(id, ["claimant.name": .integer(3)]).fields.map(\.field) == ["claimant.name"])
        let same: Input = ["claimant.name": .text("王某"), "claimant.identity": .text("甲123")]
        #expect(try succeed(id, same).refusals.map(\.id) == ["claim.succession.claimant-same"])
        #expect(try succeed(id, ["claimant.name": .text("乙")], place: "nobody").fields.map(\.field) == ["succession"])
        #expect(try claim(id).claimant.name == "王某")
    }

    @Test func `多名当事人中的一名，可以由几人承继`() throws {
        let id = try county.claim(["others.0.name": "甲", "others.1.name": "乙"])
        func successors(_ names: String...) -> JSON { .array(names.map { .object([.init("name", .text($0))]) }) }
        let outcome = try succeed(id, ["others": successors("乙子", "乙女"), "succession-place": .integer(2)], by: "clerk-a", place: "others")
        _ = try #require(outcome.receipt, "\(outcome)")
        #expect(try claim(id).others.map(\.name) == ["甲", "乙子", "乙女"])
        #expect(try county.dossier(id).ledger.predecessors.first?.values == ["others": successors("乙")])
        let wrong = try succeed(id, ["others": successors("丙"), "succession-place": .integer(4)], by: "clerk-a", place: "others")
        #expect(wrong.fields.map(\.field) == ["succession-place"] && wrong.fields.first?.rule == "应为1至3")
        #expect(try succeed(id, ["succession-place": .text("1")], by: "clerk-a", place: "others").fields.map(\.field) == ["others"])
        #expect(try county.faults() == [])
    }

    @Test func `办结的不再变更；同一请求只办一次；旧的版本不办`() throws {
        let id = try county.claim()
        let version = try county.dossier(id).row.version
        let first = try #require(try succeed(id, ["claimant.name": .text("乙")], request: "s1").receipt)
        #expect(try succeed(id, ["claimant.name": .text("乙")], request: "s1").receipt?.entry == first.entry)
        #expect(code { try succeed(id, ["claimant.name": .text("丙")], version: version) } == "engine.conflict")
        try county.take(.matter(id), "end", by: "head-a", on: "2020-03-06")
        #expect(code { try succeed(id, ["claimant.name": .text("丙")], entered: "2020-03-07") } == "engine.noSuccession")
        #expect(try county.faults() == [])
    }

    @Test func `改动所记的原当事人，核验指出`() throws {
        let id = try county.claim()
        _ = try #require(try succeed(id, ["claimant.name": .text("乙")]).receipt)
        try county.database.write(for: MovingCounty.code) { connection in
            try connection.execute("UPDATE matter SET state = REPLACE(state, '王某', '李某') WHERE id = \(id)")
        }
        county.engine.forgetMatters()
        #expect(try county.faults().contains { $0.part == .matter })
    }
}
