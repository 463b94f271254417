import Engine
import Kernel
import Storage
import Testing

@Suite("办理环节")
struct PerformTests {
    let county: TestCounty
    init() throws { county = try TestCounty() }

    @Test func `一次说清全部未满足的条件，且不作任何改动`() throws {
        let id = try county.receive(["question": "甲", "amount": "2000"])
        try county.take(.matter(id), "accept", by: "clerk", on: "2020-03-03")
        let before = try ["matter", "journal", "fact", "clock", "paper", "publication"].map { try county.rows($0) }
        let refused = try county.take(.matter(id), "answer", by: "clerk", on: "2020-03-04")
        #expect(Set(refused.refusals.map(\.cause)) == [.permission, .separation, .gate])
        #expect(refused.refusals.filter { $0.cause == .gate }.map(\.basis.description) == ["《试验条例》第五条", "《试验条例》第七条"])
        #expect(refused.fields.map(\.field) == ["answer"])
        #expect(try ["matter", "journal", "fact", "clock", "paper", "publication"].map { try county.rows($0) } == before)
    }

    @Test func `子程序开在司法局，结果带回原事项`() throws {
        let id = try county.receive()
        try county.take(.matter(id), "accept", by: "clerk", on: "2020-03-03")
        let child = try #require(try county.take(.matter(id), "consult", by: "clerk", on: "2020-03-04").receipt?.children.first)
        #expect(try county.engine.look { try $0.dossier(child).row.organ } == TestCounty.justice)
        #expect(try county.take(.matter(id), "answer", by: "head", on: "2020-03-05", ["answer": "可"]).refusals.contains { $0.cause == .stage })
        #expect(
            try county.take(.matter(child), "give", by: "clerk", on: "2020-03-05", ["text": "合法"]).refusals.map(\.cause) == [.permission, .recusal])
        _ = try #require(try county.take(.matter(child), "give", by: "lawyer", on: "2020-03-06", ["text": "合法"]).receipt)
        let parent = try county.engine.look { try $0.dossier(id) }
        #expect((parent.record as? Enquiry)?.opinion == "合法")
        #expect(parent.row.stage == "accepted")
        _ = try #require(try county.take(.matter(id), "answer", by: "head", on: "2020-03-09", ["answer": "可"]).receipt)
        #expect(try county.verify().faults == [])
    }

    @Test func `由系统办理的环节任何人不得代办`() throws {
        let id = try county.receive()
        try county.take(.matter(id), "accept", by: "clerk", on: "2020-03-03")
        try county.take(.matter(id), "consult", by: "clerk", on: "2020-03-04")
        #expect(try county.take(.matter(id), "take-opinion", by: "both", on: "2020-03-05").refusals.map(\.cause) == [.permission])
    }

    @Test func `别的机关的同名岗位不能办理`() throws {
        let id = try county.receive()
        #expect(try county.take(.matter(id), "accept", by: "outsider", on: "2020-03-03").refusals.map(\.cause) == [.permission])
    }

    @Test func `同一请求编号只办理一次`() throws {
        let opening = Request.Target.opening(kind: "enquiry", organ: TestCounty.office)
        let first = try #require(try county.take(opening, "receive", by: "clerk", on: "2020-03-02", ["question": "甲"], id: "r1").receipt)
        let second = try #require(try county.take(opening, "receive", by: "clerk", on: "2020-03-02", ["question": "甲"], id: "r1").receipt)
        #expect(second.isRepeat && second.matter == first.matter && second.entry == first.entry)
        #expect(try county.rows("matter") == 1)
        let error = #expect(throws: Problem.self) { try county.take(.matter(first.matter), "accept", by: "clerk", on: "2020-03-03", id: "r1") }
        #expect(error?.code == .engineReusedRequest)
    }

    @Test func `已被他人办理的，告知冲突而不覆盖`() throws {
        let id = try county.receive()
        try county.take(.matter(id), "accept", by: "clerk", on: "2020-03-03")
        let error = #expect(throws: Problem.self) { try county.take(.matter(id, version: 1), "lapse", by: "clerk", on: "2020-03-04") }
        #expect(error?.code == .engineConflict)
        #expect(try county.engine.look { try $0.dossier(id).row.stage } == "accepted")
    }

    @Test func `办理日期不得早于上一环节`() throws {
        let id = try county.receive(on: "2020-03-02")
        let error = #expect(throws: Problem.self) { try county.take(.matter(id), "accept", by: "clerk", on: "2020-03-01") }
        #expect(error?.code == .engineBackdated)
    }

    @Test(arguments: [
        ("nope", "receive", "engine.noKind"), ("enquiry", "nope", "engine.noAction"), ("enquiry", "accept", "engine.noAction"),
    ])
    func `不存在的事项种类和环节，说明有哪些可用`(kind: String, action: String, code: String) throws {
        let error = #expect(throws: Problem.self) {
            try county.take(.opening(kind: kind, organ: TestCounty.office), action, by: "clerk", on: "2020-03-02", ["question": "甲"])
        }
        #expect(error?.code.description == code)
        #expect(error?.remedy?.contains("可用") == true)
    }

    @Test func `不存在的机关、账号、事项`() throws {
        let organ = #expect(throws: Problem.self) {
            try county.take(.opening(kind: "enquiry", organ: OrganCode("x")), "receive", by: "clerk", on: "2020-03-02")
        }
        #expect(organ?.code == .engineNoOrgan)
        let account = #expect(throws: Problem.self) { try county.take(.matter(1), "accept", by: "nobody", on: "2020-03-02") }
        #expect(account?.code == .engineNoAccount)
        let matter = #expect(throws: Problem.self) { try county.take(.matter(99), "accept", by: "clerk", on: "2020-03-02") }
        #expect(matter?.code == .engineNoMatter)
    }

    @Test(arguments: [("amount", "12.345", "两位小数"), ("amount", "-1", "不得为负"), ("nope", "x", "没有这个字段"), ("answer", "x", "不填写这个字段")])
    func `填写有误的，指出字段、内容和规则`(field: String, text: String, rule: String) throws {
        let outcome = try county.take(
            .opening(kind: "enquiry", organ: TestCounty.office), "receive", by: "clerk", on: "2020-03-02", ["question": "甲", field: text])
        #expect(outcome.fields.count == 1)
        #expect(outcome.fields.first?.field == field && outcome.fields.first?.given == text)
        #expect(outcome.fields.first?.rule.contains(rule) == true)
        #expect(try county.rows("matter") == 0)
    }

    @Test func `文号按机关和年度连续，被拒绝的环节不占号`() throws {
        for index in 1...3 {
            let id = try county.receive(on: "2020-03-0\(index + 1)")
            try county.take(.matter(id), "accept", by: "clerk", on: "2020-03-10")
            let child = try #require(try county.take(.matter(id), "consult", by: "clerk", on: "2020-03-11").receipt?.children.first)
            #expect(try county.take(.matter(id), "answer", by: "head", on: "2020-03-12", ["answer": "可"]).receipt == nil)
            try county.take(.matter(child), "give", by: "lawyer", on: "2020-03-13", ["text": "合法"])
            try county.take(.matter(id), "answer", by: "head", on: "2020-03-16", ["answer": "可"])
            #expect(try county.engine.look { try $0.dossier(id).row.number } == "平公答〔2020〕第\(index)号")
        }
    }

    @Test func `公示遮蔽个人信息`() throws {
        let id = try county.receive(["question": "甲", "asker": "张三丰"])
        try county.take(.matter(id), "accept", by: "clerk", on: "2020-03-03")
        let child = try #require(try county.take(.matter(id), "consult", by: "clerk", on: "2020-03-04").receipt?.children.first)
        try county.take(.matter(child), "give", by: "lawyer", on: "2020-03-05", ["text": "合法"])
        try county.take(.matter(id), "answer", by: "head", on: "2020-03-06", ["answer": "可"])
        let view = try county.database.read { try $0.publications(TestCounty.code, of: id) }.first?.view ?? ""
        #expect(view.contains("张某某") && !view.contains("张三丰"))
    }

    /// An enquiry over a thousand yuan, all else in order, answered by the head; `overrides` are the gates to pass.
    private func answer(passing overrides: [String: String]) throws -> Outcome {
        let id = try county.receive(["question": "甲", "amount": "2000"])
        try county.take(.matter(id), "accept", by: "clerk", on: "2020-03-03")
        let child = try #require(try county.take(.matter(id), "consult", by: "clerk", on: "2020-03-04").receipt?.children.first)
        try county.take(.matter(child), "give", by: "lawyer", on: "2020-03-05", ["text": "合法"])
        let at = Instant(Day(iso: "2020-03-06")!, hour: 9)
        return try county.engine.perform(
            Request(.matter(id), "answer", ["answer": .text("可")], at: at, overrides: overrides), as: county.engine.actor("head"))
    }

    @Test func `依法可以例外的条件，负责人写明理由方可通过，并记入全过程记录`() throws {
        #expect(try answer(passing: [:]).refusals.map(\.isOverridable) == [true])
        #expect(try answer(passing: ["enquiry.answer.small-amount": ""]).refusals.count == 1)
        let receipt = try #require(try answer(passing: ["enquiry.answer.small-amount": "上级批准"]).receipt)
        let entry = try county.database.read { try $0.entry(TestCounty.code, receipt.entry) }
        #expect(entry?.content.contains(#""overrides":{"enquiry.answer.small-amount":"上级批准"}"#) == true)
        #expect(try county.verify().faults == [])
    }

    @Test func `不许例外的条件、别处的负责人，写明理由也不能通过`() throws {
        let id = try county.receive(["question": "甲", "amount": "2000"])
        try county.take(.matter(id), "accept", by: "clerk", on: "2020-03-03")
        let at = Instant(Day(iso: "2020-03-06")!, hour: 9)
        let overrides = ["enquiry.answer.small-amount": "上级批准", "enquiry.answer.consulted": "来不及"]
        let request = Request(.matter(id), "answer", ["answer": .text("可")], at: at, overrides: overrides)
        #expect(try county.engine.perform(request, as: county.engine.actor("head")).refusals.map(\.says) == ["已征询意见"])
        let elsewhere = try county.engine.perform(request, as: county.engine.actor("outsider")).refusals
        #expect(elsewhere.map(\.cause) == [.permission, .gate, .gate])
    }
}
