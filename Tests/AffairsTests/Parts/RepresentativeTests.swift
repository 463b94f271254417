import Kernel
import Testing

@testable import Affairs

@Suite("部件：代理人")
struct RepresentativeTests {
    private static func agent(_ changes: String = "") -> String {
        #"{"kind":"lawyer","name":"王律师","matters":"代为参加行政复议","authority":"general","until":"2024-06-30"\#(changes)}"#
    }

    private static func registered(_ agents: String...) -> [String] {
        Joinder.registered(["agents": "[\(agents.joined(separator: ","))]"]).refused
    }

    @Test func `可以委托一至二名代理人，第三名不得委托（行政复议法第十七条第一款）`() {
        #expect(Self.registered() == [])
        #expect(Self.registered(Self.agent(), Self.agent()) == [])
        #expect(Self.registered(Self.agent(), Self.agent(), Self.agent()).contains { $0.contains("一至二名代理人") })
    }

    @Test func `各方分别委托；法定代理人和已经解除的不计`() {
        let (first, second) = (Self.agent(#","principal":"张三丰""#), Self.agent(#","principal":"李四""#))
        #expect(Self.registered(first, first, second, second) == [])
        #expect(Self.registered(first, first, first, second).count == 1)
        #expect(Self.registered(Self.agent(), Self.agent(), Self.agent(#","endedOn":"2024-02-20""#)) == [])
        #expect(Self.registered(Self.agent(), Self.agent(), #"{"kind":"guardian","name":"张父"}"#) == [])
    }

    @Test func `授权委托书缺事项、权限或者期限的，说明缺哪一项，不重复姓名（第十七条第二款）`() throws {
        let refused = Self.registered(Self.agent(), #"{"kind":"relative","name":"张母"}"#)
        let sentence = try #require(refused.first)
        #expect(refused.count == 1)
        #expect(sentence.contains("第2名代理人的委托事项、第2名代理人的委托权限、第2名代理人的委托期限"))
        #expect(!sentence.contains("张母"))
    }

    @Test func `法律不问期限的，有事项和权限即可（行政诉讼法解释第三十一条）`() {
        var agent = Representative()
        (agent.name, agent.matters, agent.authority) = ("王律师", "参加诉讼", .special)
        let agents = [agent]
        let moment = Bench<Joinder>(on: "2024-03-01").moment
        let court: Gate<Joinder> = Representative.authorised("委托书应当载明委托事项和具体权限", term: false, basis: Law.reconsideration2023(17)) { _ in agents }
        let organ: Gate<Joinder> = Representative.authorised("委托事项、权限和期限", term: true, basis: Law.reconsideration2023(17)) { _ in agents }
        #expect(court.name == "agents-authorised")
        #expect(court.holds(Joinder(), moment))
        #expect(!organ.holds(Joinder(), moment))
    }

    @Test func `姓名、号码、电话遮掩，号码校验`() {
        let masks = Dictionary(uniqueKeysWithValues: Representative.fields.compactMap { field in field.info.mask.map { (field.info.name, $0) } })
        #expect(masks["name"] == .name && masks["identityNumber"] == .identityNumber && masks["phone"] == .phone && masks["principal"] == .name)
        let wrong = Self.agent(#","identityNumber":"430626198001011234""#)
        #expect(Self.registered(wrong).contains { $0.contains("公民身份号码应为18位") })
    }

    @Test func `写入再读出，分毫不差`() throws {
        var agent = Representative()
        (agent.kind, agent.name, agent.identityNumber, agent.phone) = (.recommended, "王五", "430626198001011231", "13800001234")
        (agent.principal, agent.matters, agent.authority, agent.until) = ("张三丰", "参加诉讼", .special, Day(iso: "2024-06-30"))
        (agent.isOral, agent.endedOn) = (true, Day(iso: "2024-05-01"))
        var record = Joinder()
        record.agents = [agent]
        #expect(try record.copied().agents == [agent])
    }
}
