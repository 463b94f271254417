import Kernel
import Testing

@testable import Affairs

@Suite("政府法律顾问聘任")
struct AdviserEngagementTests {
    static func day(_ text: String) -> Day { Bench<AdviserEngagement>.day(text) }

    static let lawyer = [
        "adviserKind": "lawyer", "adviserName": "李律师", "firm": "正和律师事务所", "licenceNumber": "14306201010000001", "practisingYears": "8",
    ]
    static let proposal = ["method": "publicSelection", "methodNote": "公告遴选", "conflict": "none", "isDeclared": "是"]
    static let contract = [
        "termFrom": "2020-03-16", "termUntil": "2022-03-15", "duties": "decision,contract", "fee": "50000", "hasConflictClause": "是",
        "hasSecrecyClause": "是",
    ]

    static func evaluation(_ year: Int, _ grade: String) -> [String: String] {
        ["evaluations": #"[{"year":\#(year),"grade":"\#(grade)","note":"考核","on":"2000-01-01"}]"#]
    }

    static func selecting(_ changes: [String: String] = [:]) -> Bench<AdviserEngagement> {
        var bench = Bench<AdviserEngagement>(on: "2020-03-02")
        bench.take("nominate", by: "office", lawyer.merging(changes) { $1 })
        return bench
    }
    static func proposed() -> Bench<AdviserEngagement> {
        var bench = selecting()
        bench.take("propose", on: "2020-03-09", proposal)
        return bench
    }
    static func engaged(_ changes: [String: String] = [:]) -> Bench<AdviserEngagement> {
        var bench = proposed()
        bench.take("engage", on: "2020-03-16", by: "head", contract.merging(changes) { $1 })
        return bench
    }

    @Test(
        arguments: [
            (["practisingYears": "4"], [:], "执业年限"), (["licenceNumber": ""], [:], "执业年限"), (["isPenalised": "是"], [:], "未受过"),
            (["holdsOffice": "是"], [:], "《律师法》第十一条"), ([:], ["conflict": "client"], "《律师法》第三十九条"), ([:], ["isDeclared": "否"], "《律师法》第三十九条"),
            ([:], ["method": "appointment"], "公开、公平、公正"), ([:], ["methodNote": ""], "公开、公平、公正"),
            (["adviserKind": "publicLawyer"], [:], "公职律师证书"),
        ] as [([String: String], [String: String], String)])
    func `遴选条件逐项：年限、证书、处罚、兼职、利益冲突、公开方式`(candidate: [String: String], changes: [String: String], word: String) {
        var bench = Self.selecting(candidate)
        let refused = bench.take("propose", Self.proposal.merging(changes) { $1 })
        #expect(refused.count == 1 && refused.first?.contains(word) == true, "\(refused)")
    }

    @Test func `律师执业满五年、专家不论执业年限、公职律师由本单位委任`() {
        var exact = Self.selecting(["practisingYears": "5"])
        #expect(exact.take("propose", Self.proposal).isEmpty)
        var scholar = Self.selecting(["adviserKind": "scholar", "practisingYears": "", "licenceNumber": ""])
        #expect(scholar.take("propose", Self.proposal).isEmpty)
        var own = Self.selecting(["adviserKind": "publicLawyer", "holdsOffice": "是", "practisingYears": "1"])
        #expect(own.take("propose", ["method": "appointment", "conflict": "none", "isDeclared": "是"]).isEmpty)
    }

    @Test(
        arguments: [
            (["termFrom": "2020-03-15"], ["term-within-bounds"]), (["termUntil": "2023-03-15"], []),
            (["termUntil": "2023-03-16"], ["term-within-bounds"]), (["termUntil": "2020-03-16"], ["term-within-bounds"]),
            (["hasConflictClause": "否"], ["contract-terms-complete"]), (["hasSecrecyClause": "否"], ["contract-terms-complete"]),
            (["fee": ""], ["contract-terms-complete"]), ([:], []),
        ] as [([String: String], [String])])
    func `聘任合同载明聘期、费用、利益冲突和保密，聘期不超过县设定`(changes: [String: String], conditions: [String]) {
        var bench = Self.proposed()
        #expect(bench.refusing("engage", on: "2020-03-16", by: "head", Self.contract.merging(changes) { $1 }) == conditions)
    }

    @Test func `提出拟聘任的人不得聘任；决定聘任时仍须没有利益冲突`() {
        var bench = Self.proposed()
        #expect(bench.refusing("engage", on: "2020-03-16", by: "office", Self.contract) == ["separate-propose"])
        bench.record.conflict = .kin
        #expect(bench.refusing("engage", by: "head", Self.contract) == ["no-conflict"])
    }

    @Test func `聘期届满自动终止，在聘数按日增减，续聘后延长`() throws {
        var bench = Self.engaged()
        #expect(bench.counted("adviser.engaged", through: "2020-03-15") == 0)
        #expect(bench.counted("adviser.engaged", through: "2022-03-15") == 1)
        #expect(bench.counted("adviser.engaged", through: "2022-03-16") == 0)
        #expect(try bench.due(of: "term") == Self.day("2022-03-15"))
        #expect(bench.refusing("expire", on: "2022-03-15") == ["term-ended"])
        var expired = bench
        #expect(expired.take("expire", on: "2022-03-16").isEmpty && expired.record.endedOn == Self.day("2022-03-16"))
        #expect(try expired.reading(of: "term")?.state == .met)
        #expect(bench.take("renew", on: "2022-03-01", by: "head", ["renewedUntil": "2024-03-15"]).count == 1)
        bench.take("evaluate", by: "office", Self.evaluation(2021, "basic"))
        #expect(bench.take("renew", by: "head", ["renewedUntil": "2024-03-15"]).count == 1)
        bench.take("evaluate", by: "office", Self.evaluation(2022, "competent"))
        for year in [2019, 2022, 2023] {
            #expect(bench.take("evaluate", Self.evaluation(year, "competent")).count == 1)
            #expect(bench.refused == ["adviser.evaluate.evaluation-year-open"])
        }
        let twice = #"{"year":2020,"grade":"excellent","note":"考核"}"#
        bench.take("evaluate", ["evaluations": "[\(twice),\(twice)]"])
        #expect(bench.refused == ["adviser.evaluate.one-evaluation-a-year"])
        #expect(bench.record.evaluations.map(\.on) == [bench.today, bench.today])
        #expect(bench.take("renew", by: "head", ["renewedUntil": "2025-03-16"]).count == 1)
        #expect(bench.take("renew", by: "head", ["renewedUntil": "2025-03-15"]).isEmpty)
        #expect(bench.counted("adviser.engaged", through: "2025-03-15") == 1)
        #expect(bench.counted("adviser.renewed", through: "2025-12-31") == 1)
        #expect(bench.take("renew", on: "2025-03-16", by: "head", ["renewedUntil": "2026-03-15"]).isEmpty == false)
    }

    @Test func `解聘之日起不在聘；以不称职解聘的须有不称职的考核`() {
        var bench = Self.engaged()
        #expect(
            bench.refusing("dismiss", on: "2020-09-01", by: "head", ["dismissalGround": "incompetent", "dismissalNote": "不称职"])
                == ["incompetence-evaluated"])
        bench.take("evaluate", by: "office", Self.evaluation(2020, "incompetent"))
        #expect(bench.take("dismiss", by: "head", ["dismissalGround": "incompetent", "dismissalNote": "不称职"]).isEmpty)
        #expect(bench.record.isEngaged(on: Self.day("2020-08-31")))
        #expect(!bench.record.isEngaged(on: Self.day("2020-09-01")))
        #expect(bench.counted("adviser.engaged", through: "2020-08-31") == 1)
        #expect(bench.counted("adviser.engaged", through: "2020-09-01") == 0)
        #expect(bench.counted("adviser.dismissed", through: "2020-12-31") == 1)
        #expect(bench.counted("adviser.appointed", through: "2020-12-31") == 1)
    }
}

@Suite("法律顾问参与涉法事务")
struct AdviserParticipationTests {
    static func day(_ text: String) -> Day { Bench<AdviserParticipation>.day(text) }
    static let request = ["subject": "contract", "subjectTitle": "招商引资协议", "question": "主要风险", "adviser": "9"]
    static let two = #"[{"text":"不得承诺返还土地出让金","basis":"国办发〔2006〕100号"},{"text":"明确退出条款"}]"#

    /// Two advisers are engaged, of whom the first is asked on 2020-04-01.
    static func asked(on day: String = "2020-04-01", _ changes: [String: String] = [:]) -> Bench<AdviserParticipation> {
        var bench = Bench<AdviserParticipation>(on: day)
        let engagement = AdviserEngagementTests.engaged().record
        _ = bench.known.add(9, engagement, .engaged)
        _ = bench.known.add(10, engagement, .engaged)
        bench.take("ask", by: "office", request.merging(changes) { $1 })
        return bench
    }
    static func opined() -> Bench<AdviserParticipation> {
        var bench = asked()
        bench.take("accept", ["conflict": "none"])
        bench.take("opine", on: "2020-04-03", ["opinions": two, "verdict": "risky"])
        return bench
    }

    @Test(arguments: [("2020-03-15", false), ("2020-03-16", true), ("2022-03-15", true), ("2022-03-16", false)])
    func `只委派在聘的法律顾问，聘期首日和末日都算`(on: String, lawful: Bool) {
        #expect((Self.asked(on: on).stage == "asked") == lawful)
    }

    @Test(arguments: ["client", "kin", "other"])
    func `有利益冲突的应当回避，改派他人（律师法第三十九条）`(conflict: String) {
        var bench = Self.asked()
        #expect(bench.take("accept", ["conflict": conflict]).first?.contains("《律师法》第三十九条") == true)
        #expect(bench.refusing("reassign", ["adviser": "9", "recusalReason": "利益冲突"]) == ["another-adviser"])
        #expect(bench.refusing("reassign", ["adviser": "11", "recusalReason": "利益冲突"]) == ["adviser-engaged"])
        #expect(bench.take("reassign", ["adviser": "10", "recusalReason": "利益冲突"]).isEmpty)
        #expect(bench.refusing("reassign", ["adviser": "9", "recusalReason": "再次"]) == ["not-recused-adviser"])
        #expect(bench.take("accept", ["conflict": "none"]).isEmpty)
        #expect(bench.record.recusals.map(\.adviser) == [Ref(9)])
        #expect(bench.counted("adviser.recused", through: "2020-12-31") == 1)
        #expect(bench.counted("adviser.participations", through: "2020-12-31") == 0)
    }

    @Test func `聘期中断的，其意见不算`() {
        var bench = Self.asked()
        bench.take("accept", ["conflict": "none"])
        var ended = AdviserEngagementTests.engaged().record
        ended.dismissedOn = Self.day("2020-04-02")
        _ = bench.known.add(9, ended, .dismissed)
        #expect(bench.refusing("opine", on: "2020-04-03", ["opinions": Self.two, "verdict": "risky"]) == ["adviser-engaged"])
    }

    @Test(arguments: [
        ("risky", "[]", false), ("unlawful", "[]", false), ("lawful", "[]", true), ("unlawful", #"[{"text":"违法"}]"#, false),
        ("unlawful", #"[{"text":"违法","basis":"预算法"}]"#, true), ("risky", #"[{"text":"改","adoption":"full"}]"#, false),
        ("risky", #"[{"text":""}]"#, false),
    ])
    func `意见逐条书面提出，认为不合法的写明依据`(verdict: String, opinions: String, lawful: Bool) {
        var bench = Self.asked()
        bench.take("accept", ["conflict": "none"])
        #expect(bench.take("opine", on: "2020-04-03", ["opinions": opinions, "verdict": verdict]).isEmpty == lawful)
    }

    @Test(arguments: [
        (#"[{"item":1,"adoption":"full"},{"item":2,"adoption":"full"}]"#, true), (#"[{"item":1,"adoption":"full"}]"#, false),
        (#"[{"item":1,"adoption":"full"},{"item":2,"adoption":"none"}]"#, false),
        (#"[{"item":1,"adoption":"partial","reason":"已约定"},{"item":2,"adoption":"none","reason":"不涉及"}]"#, true),
        (#"[{"item":1,"adoption":"full"},{"item":2,"adoption":"full"},{"item":0,"adoption":"full"}]"#, false), ("[]", false),
    ])
    func `每条意见都有采纳情况，不采纳的说明理由`(replies: String, lawful: Bool) {
        var bench = Self.opined()
        #expect(bench.refusing("reply", on: "2020-04-07", ["replies": replies]) == (lawful ? [] : ["replies-complete"]))
    }

    @Test func `参与次数和意见条数在出具之日计入，采纳在答复之日计入，条数等于采纳、部分采纳、未采纳之和`() {
        var bench = Self.opined()
        bench.take("reply", on: "2020-04-07", ["replies": #"[{"item":1,"adoption":"full"},{"item":2,"adoption":"none","reason":"不涉及"}]"#])
        #expect(bench.counted("adviser.participations", through: "2020-04-02") == 0)
        #expect(bench.counted("adviser.participations", through: "2020-04-03") == 1)
        #expect(bench.counted("adviser.participations:contract", through: "2020-04-03") == 1)
        #expect(bench.counted("adviser.opinions", through: "2020-04-03") == 2)
        #expect(bench.counted("adviser.adopted", through: "2020-04-06") == 0)
        let answered = ["adviser.adopted", "adviser.adopted-partly", "adviser.rejected"].map { bench.counted($0, through: "2020-04-07") }
        #expect(answered == [1, 0, 1])
        #expect(bench.record.opinions.map(\.adoption) == [.full, AdviserParticipation.Adoption.none])
        #expect(Self.asked().counted("adviser.participations", through: "2020-12-31") == 0)
    }
}
