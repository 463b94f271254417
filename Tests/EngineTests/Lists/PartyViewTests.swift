import Affairs
import Engine
import Kernel
import Storage
import TestDatabase
import TestKinds
import Testing

/// An organ that the matter names as a party: the matter is the justice bureau's, the respondent is the police.
@Suite("当事机关的可见范围")
struct PartyViewTests {
    private let county: TestCounty
    private let id: MatterID

    init() throws {
        county = try TestCounty(besides: [KindDefinition(Objection.self)])
        let opened = try county.take(
            .opening(kind: "objection", organ: TestCounty.justice), "file", by: "outsider", on: "2020-03-02",
            ["subject": "甲", "respondent": TestCounty.office.description])
        id = try #require(opened.receipt).matter
    }

    private func step(_ action: String, by login: String, _ input: [String: String] = [:], hour: Int = 10) throws {
        _ = try #require(try county.take(.matter(id), action, by: login, on: "2020-03-03", hour: hour, input).receipt)
    }

    private func look<T>(as login: String, _ body: (Sight, Dossier) throws -> T) throws -> T {
        let actor = try county.engine.actor(login)
        return try county.engine.look { work in
            try body(Sight(work, actor, on: try #require(Day(iso: "2020-03-04"))), work.dossier(id))
        }
    }

    private func sees(_ login: String) throws -> Bool { try look(as: login) { try $0.sees($1) } }
    private func view(_ login: String) throws -> PartyView? { try look(as: login) { try $0.insight(into: $1)?.party } }

    @Test func `受理以前，被异议机关看不到；受理以后，负责人和有环节的人员看得到，没有待办也看得到`() throws {
        for login in ["head", "clerk", "both-offices"] { #expect(try !sees(login), "\(login)") }
        try step("accept", by: "outsider")
        for login in ["head", "clerk", "both-offices"] { #expect(try sees(login), "\(login)") }
        try step("decide", by: "outsider", ["result": "撤销"], hour: 11)
        for login in ["head", "clerk"] { #expect(try sees(login), "\(login)") }
    }

    @Test func `不予受理的，被异议机关始终看不到；别的机关、没有环节的岗位看不到`() throws {
        #expect(try !sees("lawyer") && !sees("issuer"))
        try step("reject", by: "outsider")
        for login in ["head", "clerk", "lawyer", "issuer"] { #expect(try !sees(login), "\(login)") }
    }

    @Test func `办理机关看到全部；被异议机关看到收到的、自己办理的和送出的，看不到怎样审理`() throws {
        try step("accept", by: "outsider")
        try step("answer", by: "clerk", ["answer": "依法作出"], hour: 11)
        try step("consider", by: "outsider", ["opinion": "拟撤销"], hour: 12)
        #expect(try view("outsider") == nil && sees("outsider"))
        let party = try #require(try view("head"))
        #expect(party.organs == [TestCounty.office] && party.own == ["answer", "perform"])
        for field in ["subject", "respondent", "answer", "evidence", "result"] { #expect(party.shows(field: field), "\(field)") }
        for field in ["opinion", "file"] { #expect(!party.shows(field: field), "\(field)") }
        #expect(party.shows(paper: "decision") && !party.shows(paper: "approval"))
        let entries = try look(as: "head") { sight, _ in try sight.work.connection.entries(TestCounty.code, of: id) }
        #expect(entries.filter(party.shows).map(\.action) == ["file", "answer"])
    }

    @Test func `并入的事项的内部文书，被异议机关在主案的页面上也看不到`() throws {
        try step("accept", by: "outsider")
        let opened = try county.take(
            .opening(kind: "objection", organ: TestCounty.justice), "file", by: "outsider", on: "2020-03-03", hour: 11,
            ["subject": "乙", "respondent": TestCounty.office.description])
        let joined = try #require(opened.receipt).matter
        _ = try #require(try county.take(.matter(joined), "accept", by: "outsider", on: "2020-03-03", hour: 12).receipt)
        _ = try #require(
            try county.take(.matter(joined), "consider", by: "outsider", on: "2020-03-03", hour: 13, ["opinion": "拟撤销"]).receipt)
        let request = JoiningRequest(
            .join(to: id), of: joined, reason: "同一机关的行为", article: "试验条例第七条", at: Instant(try #require(Day(iso: "2020-03-03")), hour: 14))
        _ = try #require(try county.engine.perform(request, as: county.engine.actor("outsider")).receipt)
        func papers(_ login: String) throws -> [[String]] {
            try look(as: login) { sight, dossier in try sight.joining(dossier)?.joined.map { $0.papers.map(\.document) } ?? [] }
        }
        #expect(try papers("outsider") == [["approval"]])
        #expect(try papers("head") == [[]], "知道并入了哪一件，看不到审批表")
    }

    @Test func `办理机关的拟办不给被异议机关看，自己的拟办看得到`() throws {
        try step("accept", by: "outsider")
        let at = Instant(try #require(Day(iso: "2020-03-03")), hour: 11)
        let request = PreparationRequest(.prepare(["answer": .text("依法作出")]), "answer", of: id, saying: "拟答复。", at: at)
        // The head of the organ has no step there but may prepare what the clerk takes.
        _ = try #require(try county.engine.perform(request, as: county.engine.actor("head")).receipt)
        let party = try #require(try view("clerk"))
        let own = try #require(try look(as: "clerk") { $1.ledger.preparation(of: "answer") })
        #expect(party.shows(own))
        let other = Preparation(
            step: "decide", place: TestCounty.justice, input: [:], signatures: 0, version: 1, opinions: own.opinions)
        #expect(!party.shows(other))
    }

    @Test func `共同被异议机关自被异议机关可以办理时起看得到，没有自己的环节`() throws {
        let opened = try county.take(
            .opening(kind: "objection", organ: TestCounty.justice), "file", by: "outsider", on: "2020-03-02", hour: 12,
            ["subject": "乙", "respondent": TestCounty.code, "beside": TestCounty.office.description])
        let other = try #require(opened.receipt).matter
        func view(_ login: String) throws -> PartyView? {
            let actor = try county.engine.actor(login)
            return try county.engine.look { work in
                try Sight(work, actor, on: try #require(Day(iso: "2020-03-04"))).insight(into: work.dossier(other))?.party
            }
        }
        #expect(try view("head") == nil && view("clerk") == nil)
        _ = try #require(try county.take(.matter(other), "accept", by: "outsider", on: "2020-03-03", hour: 12).receipt)
        let party = try #require(try view("clerk"))
        #expect(party.organs == [TestCounty.office] && party.own.isEmpty)
        #expect(party.shows(field: "subject") && !party.shows(field: "answer") && !party.shows(field: "opinion"))
    }

    @Test func `被异议机关有环节的人员可以查看完整的个人信息，只能看的负责人以外的人不可以`() throws {
        try step("accept", by: "outsider")
        #expect(try look(as: "clerk") { try $0.mayUnmask($1) } && look(as: "head") { try $0.mayUnmask($1) })
        #expect(try !look(as: "lawyer") { try $0.mayUnmask($1) } && !look(as: "issuer") { try $0.mayUnmask($1) })
    }

    @Test func `看不到的事项，无论写哪一版，都答没有`() throws {
        let at = Instant(try #require(Day(iso: "2020-03-03")), hour: 11)
        let lawyer = try county.engine.actor("lawyer")
        for version in [nil, 1, 7] {
            let answers: [Problem?] = [
                #expect(throws: Problem.self) {
                    try county.engine.perform(HandlingRequest(.take, id, version: version, at: at), as: lawyer)
                },
                #expect(throws: Problem.self) {
                    try county.engine.perform(
                        HandoverRequest(.propose(to: TestCounty.office), of: id, version: version, reason: "不属管辖", article: "第一条", at: at), as: lawyer
                    )
                },
                #expect(throws: Problem.self) {
                    try county.engine.perform(CorrectionRequest(.approve, of: id, version: version, at: at), as: lawyer)
                },
                #expect(throws: Problem.self) {
                    try county.engine.perform(PreparationRequest(.agree, "decide", of: id, version: version, at: at), as: lawyer)
                },
                #expect(throws: Problem.self) {
                    try county.engine.perform(
                        SuccessionRequest("x", of: id, version: version, on: .death, day: at.day, proof: "证明", [:], at: at), as: lawyer)
                },
            ]
            #expect(answers.allSatisfy { $0?.code == .engineNoMatter }, "\(version.map(String.init) ?? "—")")
        }
    }
}
