import Affairs
import Engine
import Kernel
import Storage
import Testing

@Suite("并案：一个主案，其他的随主案")
struct JoiningTests {
    let county: MovingCounty
    init() throws { county = try MovingCounty() }

    private func file(
        _ subject: String = "甲", kind: String = "inquest", on day: String = "2020-03-02", at organ: OrganCode = MovingCounty.a,
        by login: String = "clerk-a", hour: Int = 9
    ) throws -> MatterID {
        try #require(try county.take(.opening(kind: kind, organ: organ), "file", by: login, on: day, hour: hour, ["subject": subject]).receipt).matter
    }

    @discardableResult
    private func join(
        _ deed: JoiningRequest.Deed, _ id: MatterID, by login: String = "head-a", on day: String = "2020-03-10", hour: Int = 10,
        reason: String = "对象相同", article: String = "试验条例第八条", request: String? = nil
    ) throws -> Outcome {
        try county.engine.perform(
            JoiningRequest(deed, of: id, reason: reason, article: article, at: MovingCounty.at(day, hour: hour), id: request),
            as: county.engine.actor(login))
    }

    private func pair() throws -> (leader: MatterID, joined: MatterID) {
        let (leader, joined) = (try file(), try file(on: "2020-03-04", hour: 11))
        _ = try #require(try join(.join(to: leader), joined).receipt)
        return (leader, joined)
    }

    @Test func `并入以后：不等待任何人，期限停在主案，不能单独办理；主案的决定记入，各计一件`() throws {
        let (leader, joined) = try pair()
        let dossier = try county.dossier(joined)
        #expect(try dossier.ledger.joinedTo == leader && county.dossier(leader).ledger.joined == [joined])
        #expect(try dossier.row.stage == "open" && dossier.row.due == nil && county.desks(joined).isEmpty && !county.desks(leader).isEmpty)
        #expect(try county.told("clerk-a").first == "joining.join")
        let refused = try county.take(.matter(joined), "note", by: "clerk-a", on: "2020-03-11", ["note": "乙"])
        #expect(refused.refusals.map(\.id) == ["inquest.note.joined"] && refused.refusals[0].says.contains("事项\(leader)"))
        #expect(try county.facts("inquest.filed") == ["ga 2020-03-02 1", "ga 2020-03-04 1"])
        #expect(try county.facts("inquest.open") == ["ga 2020-03-02 1", "ga 2020-03-04 1"], "各计一件的，仍在办")
        #expect(try county.faults() == [])

        _ = try #require(try county.take(.matter(leader), "decide", by: "head-a", on: "2020-03-20", ["outcome": "属实"]).receipt)
        let decided = try county.dossier(joined)
        #expect(decided.row.stage == "decided" && decided.row.closed == nil)
        #expect(try county.facts("inquest.decided") == ["ga 2020-03-20 2"])
        #expect(try county.facts("inquest.open") == ["ga 2020-03-02 1", "ga 2020-03-04 1", "ga 2020-03-20 -2"])
        _ = try #require(try county.take(.matter(leader), "close", by: "head-a", on: "2020-03-23").receipt)
        #expect(try county.dossier(joined).row.closed == MovingCounty.at("2020-03-23").day)
        #expect(try county.faults() == [])
        _ = try #require(try county.take(.matter(leader), "reopen", by: "head-a", on: "2020-03-25").receipt)
        #expect(try county.dossier(joined).row.closed == nil && county.dossier(joined).row.stage == "decided", "主案恢复办理的，随之恢复")
        try Projection(county.engine).rebuild()
        #expect(try county.faults() == [])
    }

    @Test func `并入的按主案结束的方式计，单独结束的按自己的`() throws {
        let (leader, joined) = try pair()
        let alone = try file(on: "2020-03-05")
        _ = try #require(try county.take(.matter(alone), "drop", by: "clerk-a", on: "2020-03-11").receipt)
        _ = try #require(try county.take(.matter(leader), "decide", by: "head-a", on: "2020-03-20", ["outcome": "属实"]).receipt)
        _ = try #require(try county.take(.matter(leader), "close", by: "head-a", on: "2020-03-23").receipt)
        func lines() throws -> [String] {
            try EndingCounts(county.engine).lines(from: Day.firstDay(of: 2020), through: Day.firstDay(of: 2021).advanced(by: -1))
                .map { "\($0.ground?.rawValue ?? "") \($0.matters)" }
        }
        #expect(try lines() == ["completed [\(leader), \(joined)]", "withdrawn [\(alone)]"])
        _ = try #require(try county.take(.matter(leader), "reopen", by: "head-a", on: "2020-03-25").receipt)
        #expect(try lines() == ["withdrawn [\(alone)]"], "恢复办理的，主案和并入的都不再计")
    }

    @Test func `只计主案的：并入之日起不再在办，决定计一件；分开的，从分开之日又在办`() throws {
        let (leader, joined) = (try file(kind: "probe"), try file(kind: "probe", on: "2020-03-04"))
        _ = try #require(try join(.join(to: leader), joined).receipt)
        #expect(try county.facts("probe.open") == ["ga 2020-03-02 1", "ga 2020-03-04 1", "ga 2020-03-10 -1"])
        _ = try #require(try join(.part, joined, on: "2020-03-12").receipt)
        #expect(try county.facts("probe.open") == ["ga 2020-03-02 1", "ga 2020-03-04 1", "ga 2020-03-10 -1", "ga 2020-03-12 1"])
        _ = try #require(try join(.join(to: leader), joined, on: "2020-03-16").receipt)
        _ = try #require(try county.take(.matter(leader), "close", by: "head-a", on: "2020-03-20").receipt)
        #expect(try county.facts("probe.closed") == ["ga 2020-03-20 1"] && county.facts("probe.filed").count == 2)
        #expect(try county.dossier(joined).row.closed != nil && county.dossier(joined).row.stage == "closed")
        let sum = try county.facts("probe.open").compactMap { Int($0.split(separator: " ")[2]) }.reduce(0, +)
        #expect(sum == 0)
        #expect(try county.faults() == [])
    }

    @Test func `分开：从并入时的阶段接着办理；期限连续计算，主案中止的时间扣除`() throws {
        let (leader, joined) = try pair()
        let alone = try MovingCounty.at("2020-05-03").day
        _ = try #require(try county.take(.matter(leader), "pause", by: "head-a", on: "2020-03-11").receipt)
        _ = try #require(try county.take(.matter(leader), "go-on", by: "head-a", on: "2020-03-16").receipt)
        _ = try #require(try join(.part, joined, on: "2020-03-18", reason: "情况不同").receipt)
        let dossier = try county.dossier(joined)
        #expect(dossier.ledger.joinedTo == nil && dossier.row.stage == "open")
        #expect(dossier.row.due == alone.advanced(by: 5), "\(String(describing: dossier.row.due))")
        #expect(try county.dossier(leader).ledger.joined.isEmpty)
        _ = try #require(try county.take(.matter(joined), "note", by: "clerk-a", on: "2020-03-19", ["note": "乙"]).receipt)
        #expect(code { try join(.part, joined, on: "2020-03-20") } == "engine.noJoining")
        #expect(try county.faults() == [])
    }

    @Test func `决定以后不再分开；只关系主案的环节，先分开才能办理`() throws {
        let (leader, joined) = try pair()
        let refused = try county.take(.matter(leader), "drop", by: "clerk-a", on: "2020-03-11")
        #expect(refused.refusals.map(\.id) == ["inquest.drop.leading"] && refused.refusals[0].says.contains("\(joined)"))
        _ = try #require(try county.take(.matter(leader), "decide", by: "head-a", on: "2020-03-20", ["outcome": "属实"]).receipt)
        #expect(code { try join(.part, joined, on: "2020-03-21") } == "engine.noJoining")
        #expect(try county.faults() == [])
    }

    @Test func `不能并入：自己、别的种类、别的机关、已办结的、已并入的、后收到的、条件不具备的`() throws {
        let (leader, joined) = try pair()
        func rule(_ target: MatterID, _ id: MatterID, _ hour: Int = 12) throws -> String? {
            try join(.join(to: target), id, on: "2020-03-12", hour: hour).fields.first?.rule
        }
        let later = try file(on: "2020-03-06")
        #expect(try rule(later, later)?.contains("不能并入自己") == true)
        #expect(try rule(99, later)?.contains("没有这个编号") == true)
        #expect(try rule(joined, later)?.contains("已经并入事项\(leader)") == true, "不成链")
        #expect(code { try join(.join(to: later), joined, on: "2020-03-12") } == "engine.noJoining", "已并入的，不再并入别的")
        #expect(code { try join(.join(to: later), leader, on: "2020-03-12") } == "engine.noJoining", "有事项并入的，不并入别的")
        let probe = try file(kind: "probe", on: "2020-03-02")
        #expect(try rule(probe, later)?.contains("不是同一类") == true)
        let earliest = try file("甲", on: "2020-03-05")
        #expect(try rule(later, earliest)?.contains("晚于本事项") == true, "不因并案得到期限")
        let other = try file("乙", on: "2020-03-05")
        #expect(try join(.join(to: other), later, on: "2020-03-12").refusals.map(\.id) == ["inquest.joining.same-subject"])
        let away = try file(on: "2020-03-03", at: MovingCounty.b, by: "clerk-b")
        #expect(try rule(away, later)?.contains("没有这个编号") == true, "看不到别的机关的事项")
        let enquiry = try county.enquiry(on: "2020-03-06")
        #expect(code { try join(.join(to: leader), enquiry, on: "2020-03-12") } == "engine.noJoining", "没有并案的规定")
        #expect(try join(.join(to: leader), later, on: "2020-03-12", reason: " ").fields.map(\.field) == ["joining-reason"])
        #expect(code { try join(.join(to: leader), later, by: "clerk-a", on: "2020-03-12") } == "engine.mayNotJoin")
        _ = try county.take(.matter(leader), "decide", by: "head-a", on: "2020-03-13", ["outcome": "属实"])
        #expect(try join(.join(to: leader), later, on: "2020-03-14").refusals.map(\.id) == ["inquest.joining.stage"])
        _ = try county.take(.matter(leader), "close", by: "head-a", on: "2020-03-16")
        #expect(try join(.join(to: leader), later, on: "2020-03-17").fields.first?.rule.contains("已经办结") == true)
        #expect(try county.faults() == [])
    }

    @Test func `有未办结的下级事项、正在移送的，先办完；并入的随主案移送，不能单独移送`() throws {
        let (first, second) = (try file(), try file(on: "2020-03-04"))
        let child = try #require(try county.take(.matter(second), "survey", by: "clerk-a", on: "2020-03-05").receipt?.children.first)
        #expect(code { try join(.join(to: first), second) } == "engine.noJoining")
        _ = try county.take(.matter(child), "finish", by: "clerk-a", on: "2020-03-11", ["note": "已看"])
        _ = try #require(try county.move(.propose(to: MovingCounty.b), first, by: "head-a", on: "2020-03-12").receipt)
        #expect(try join(.join(to: first), second, on: "2020-03-13").fields.first?.rule.contains("移送") == true)
        _ = try county.move(.withdraw, first, by: "head-a", on: "2020-03-14")
        _ = try #require(try join(.join(to: first), second, on: "2020-03-16").receipt)
        #expect(code { try county.move(.propose(to: MovingCounty.b), second, by: "head-a", on: "2020-03-17") } == "engine.noHandover")
        try county.hand(first, on: "2020-03-18")
        #expect(try county.organ(second) == MovingCounty.b && county.dossier(second).ledger.joinedTo == first)
        _ = try #require(try county.take(.matter(first), "decide", by: "head-b", on: "2020-03-20", ["outcome": "属实"]).receipt)
        #expect(try county.facts("inquest.decided") == ["zf 2020-03-20 2"])
        #expect(try county.faults() == [])
    }

    @Test func `拟办的环节随并入而止；同一请求只办一次；两个数据库都一样`() throws {
        let (first, second) = (try file(), try file(on: "2020-03-04"))
        let prepared = PreparationRequest(
            .prepare(["outcome": .text("属实")], overrides: [:]), "decide", of: second, saying: "拟予确认", at: try MovingCounty.at("2020-03-05"))
        _ = try #require(try county.engine.perform(prepared, as: county.engine.actor("clerk-a")).receipt)
        let receipt = try #require(try join(.join(to: first), second, request: "r1").receipt)
        #expect(try county.dossier(second).ledger.preparations.isEmpty)
        #expect(try join(.join(to: first), second, on: "2020-03-11", request: "r1").receipt?.entry == receipt.entry)
        let again = PreparationRequest(
            .prepare(["outcome": .text("属实")], overrides: [:]), "decide", of: second, saying: "再拟", at: try MovingCounty.at("2020-03-12"))
        #expect(try county.engine.perform(again, as: county.engine.actor("clerk-a")).refusals.map(\.id).contains("inquest.decide.joined"))
        #expect(try county.faults() == [])
    }

    @Test func `同一人一天至多并入十次、分开十次`() throws {
        let (leader, joined) = (try file(), try file(on: "2020-03-04"))
        for _ in 1...10 {
            _ = try #require(try join(.join(to: leader), joined).receipt)
            _ = try #require(try join(.part, joined).receipt)
        }
        #expect(code { try join(.join(to: leader), joined) } == "engine.noJoining")
        #expect(try county.dossier(joined).ledger.joinedTo == nil)
        _ = try #require(try join(.join(to: leader), joined, on: "2020-03-11").receipt)
    }
}
