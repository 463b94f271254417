import Affairs
import Engine
import Kernel
import Storage
import Testing

@Suite("分案：一部分分出，另案办理")
struct SplittingTests {
    let county: MovingCounty
    init() throws { county = try MovingCounty() }

    private func file(_ names: [String] = ["王某", "李某", "赵某"]) throws -> MatterID {
        let people = JSON.array(names.map { .object([.init("name", .text($0))]) })
        let request = Request(
            .opening(kind: "inquest", organ: MovingCounty.a), "file", ["subject": .text("甲"), "participants": people],
            at: try MovingCounty.at("2020-03-02"))
        return try #require(try county.engine.perform(request, as: county.engine.actor("clerk-a")).receipt).matter
    }

    private func split(
        _ id: MatterID, taking items: [Int] = [2], _ input: Input = [:], by login: String = "head-a", on day: String = "2020-03-10", hour: Int = 10,
        reason: String = "情况不同", request: String? = nil
    ) throws -> Outcome {
        try county.engine.perform(
            SplittingRequest(
                of: id, taking: ["participants": items], input, reason: reason, article: "试验条例第九条", at: MovingCounty.at(day, hour: hour),
                id: request), as: county.engine.actor(login))
    }

    private func names(_ id: MatterID) throws -> [String] {
        try #require(try county.dossier(id).record as? Inquest).participants.map(\.name)
    }

    @Test func `分出的接着办理：阶段、收到之日、期限相同，文号加序，不重新起算`() throws {
        let id = try file()
        _ = try county.take(.matter(id), "note", by: "clerk-a", on: "2020-03-03", ["note": "只关系原案"])
        _ = try county.take(.matter(id), "pause", by: "head-a", on: "2020-03-04")
        _ = try county.take(.matter(id), "go-on", by: "head-a", on: "2020-03-06")
        let due = try county.dossier(id).row.due
        let receipt = try #require(try split(id, ["subject": .text("乙")]).receipt)
        let part = try #require(receipt.children.first)
        let (first, other) = (try county.dossier(id), try county.dossier(part))
        #expect(try names(id) == ["王某", "赵某"] && names(part) == ["李某"])
        #expect(other.row.stage == "open" && other.row.opened == first.row.opened && other.row.due == due && first.row.due == due)
        #expect(other.row.number == first.row.number.map { "\($0)之一" } && first.ledger.parts == [part] && other.ledger.origin?.matter == id)
        let record = try #require(other.record as? Inquest)
        #expect(record.subject == "乙" && record.note.isEmpty, "只关系原案的不带走")
        #expect(try county.desks(part) == county.desks(id))
        #expect(try county.faults() == [])
        _ = try #require(try county.take(.matter(part), "decide", by: "head-a", on: "2020-03-20", ["outcome": "不属实"]).receipt)
        #expect(try county.dossier(id).row.stage == "open", "各自决定")
        try Projection(county.engine).rebuild()
        #expect(try county.faults() == [])
    }

    @Test func `统计：一案一计的，分出之日多计一件；已计的人数随人走；其他已计的只计原案`() throws {
        let id = try file()
        _ = try #require(try split(id).receipt)
        #expect(try county.facts("inquest.filed") == ["ga 2020-03-02 1", "ga 2020-03-10 1"])
        #expect(try county.facts("inquest.persons") == ["ga 2020-03-02 3"], "人数之和不变")
        #expect(try county.facts("inquest.noted") == ["ga 2020-03-02 1"], "没有另计的，已计的不重复计")
        #expect(try county.facts("inquest.open") == ["ga 2020-03-02 1", "ga 2020-03-10 1"])
        #expect(try county.faults() == [])
    }

    @Test func `移送以后分出的，多计的一件属于分出之日办理的机关；移送以前已计的仍属原机关`() throws {
        let id = try file()
        try county.hand(id, on: "2020-03-06")
        _ = try #require(try split(id, by: "head-b").receipt)
        #expect(try county.facts("inquest.filed") == ["ga 2020-03-02 1", "zf 2020-03-10 1"])
        #expect(try county.facts("inquest.persons") == ["ga 2020-03-02 3"])
        #expect(try county.facts("inquest.open") == ["ga 2020-03-02 1", "ga 2020-03-06 -1", "zf 2020-03-06 1", "zf 2020-03-10 1"])
        try Projection(county.engine).rebuild()
        #expect(try county.faults() == [])
    }

    @Test func `分出以后移送的，多计的一件仍属分出之日办理的机关`() throws {
        let part = try #require(try split(file()).receipt?.children.first)
        try county.hand(part, on: "2020-03-12")
        #expect(try county.facts("inquest.filed") == ["ga 2020-03-02 1", "ga 2020-03-10 1"])
        #expect(try county.faults() == [])
    }

    @Test func `不能分出：没有选择、第几项不存在、都分走、不是负责人、阶段已过、已并入的`() throws {
        let id = try file()
        #expect(try split(id, taking: []).refusals.map(\.id) == ["inquest.splitting.nothing"])
        #expect(try split(id, taking: [4]).fields.first?.rule == "应为1至3")
        #expect(try split(id, taking: [1, 2, 3]).refusals.map(\.id) == ["inquest.splitting.somebody-stays"])
        #expect(try split(id, by: "clerk-a").refusals.map(\.id) == ["inquest.splitting.permission"])
        #expect(try split(id, ["outcome": .text("属实")]).fields.map(\.field) == ["outcome"])
        #expect(try split(id, reason: ".").fields.map(\.field) == ["splitting-reason"])
        let enquiry = try county.enquiry(on: "2020-03-05")
        #expect(code { try split(enquiry) } == "engine.noJoining")
        let other = try file()
        _ = try county.engine.perform(
            JoiningRequest(.join(to: id), of: other, reason: "对象相同", article: "试验条例第八条", at: try MovingCounty.at("2020-03-11")),
            as: county.engine.actor("head-a"))
        #expect(code { try split(other, on: "2020-03-12") } == "engine.noJoining")
        #expect(code { try split(id, on: "2020-03-12") } == "engine.noJoining", "有事项并入的，先分开")
        let last = try file()
        _ = try county.take(.matter(last), "decide", by: "head-a", on: "2020-03-13", ["outcome": "属实"])
        #expect(try split(last, on: "2020-03-16").refusals.map(\.id) == ["inquest.splitting.stage"])
        #expect(try county.faults() == [])
    }

    @Test func `分出的可以再分，不能再与原案合并而多计案件；同一请求只分一次`() throws {
        let id = try file()
        let part = try #require(try split(id, taking: [2, 3], request: "s1").receipt?.children.first)
        #expect(try split(id, on: "2020-03-11", request: "s1").receipt?.isRepeat == true)
        let second = try #require(try split(part, taking: [2], on: "2020-03-12").receipt?.children.first)
        #expect(try names(second) == ["赵某"] && county.dossier(second).ledger.origin?.matter == part)
        let back = JoiningRequest(.join(to: id), of: part, reason: "对象相同", article: "试验条例第八条", at: try MovingCounty.at("2020-03-16"))
        #expect(try county.engine.perform(back, as: county.engine.actor("head-a")).fields.first?.rule.contains("由同一事项分出") == true)
        let siblings = JoiningRequest(.join(to: part), of: second, reason: "对象相同", article: "试验条例第八条", at: try MovingCounty.at("2020-03-16"))
        #expect(try county.engine.perform(siblings, as: county.engine.actor("head-a")).fields.first?.rule.contains("由同一事项分出") == true)
        #expect(try county.facts("inquest.filed") == ["ga 2020-03-02 1", "ga 2020-03-10 1", "ga 2020-03-12 1"])
        #expect(try county.faults() == [])
    }

    @Test func `分案以前登记的，在原案更正；分出时另行写明的不在此限`() throws {
        let part = try #require(try split(file(), ["subject": .text("乙")]).receipt?.children.first)
        let dossier = try county.dossier(part)
        func correct(_ typed: [String: String]) throws -> [Refusal] {
            let input = dossier.definition.corrected(typed: typed, dossier.record)
            let request = CorrectionRequest(
                .propose(input, evidence: nil), of: part, saying: "登记时写错了字", at: try MovingCounty.at("2020-03-12"))
            return try county.engine.perform(request, as: county.engine.actor("clerk-a")).refusals
        }
        let refused = try correct(["participants.0.name": "李五"])
        #expect(refused.map(\.id) == ["inquest.correction.before-splitting"])
        #expect(refused.first?.says.contains("原案") == true)
        #expect(try !correct(["subject": "丙"]).map(\.id).contains("inquest.correction.before-splitting"))
    }

    @Test func `分出的移送时，原案开启的条件也对接收机关适用`() throws {
        let part = try #require(try split(file()).receipt?.children.first)
        let moved = try county.move(.propose(to: Claim.barred), part, by: "head-a", on: "2020-03-12")
        #expect(moved.refusals.map(\.id) == ["inquest.handover.file-not-barred"])
    }

    @Test func `同一人一天至多分出十次`() throws {
        let id = try file((1...12).map { "第\($0)人" })
        for _ in 1...10 { _ = try #require(try split(id).receipt) }
        #expect(code { try split(id, taking: [1]) } == "engine.noJoining")
        #expect(try names(id).count == 2)
        _ = try #require(try split(id, taking: [1], on: "2020-03-11").receipt)
    }
}
