import Kernel
import Testing

@testable import Affairs

@Suite("行政处罚的期限与统计")
struct PenaltyFigureTests {
    /// Typed from the law, not from the definition: step, term, article.
    static let ledger2021 = [
        ("preservation", "7日", "第五十六条"), ("hearing-request", "5日", "第六十四条第（一）项"), ("decision-serve", "7日", "第六十一条"),
        ("cash-hand-in", "2日", "第七十一条"), ("cash-bank", "2日", "第七十一条"), ("publicity-withdrawal", "3日", "第四十八条第二款"),
        ("decision", "90日，另有规定的从其规定", "第六十条"), ("payment", "15日，经批准暂缓、分期的从其期限", "第六十七条第三款"),
        ("publicity-publication", "7个工作日，另有规定的从其规定", "第四十八条第一款"), ("spot-record", "设定的日数", "第五十二条第三款"),
        ("crime-approval", "3日", "第五条第二款"), ("crime-transfer", "24小时", "第五条第二款"), ("police-filing", "3日", "第八条"),
        ("exhibits", "3日", "第十二条"), ("court-application", "3个月，判决变更处罚的2年（法释〔2018〕1号第一百五十三条）", "第五十三条"), ("correction-serve", "7日", "第六十一条"),
        ("remake", "责令的期限", "第七十条"),
    ]
    static let ledger2017 = [
        ("preservation", "7日", "第三十七条第二款"), ("hearing-request", "3日", "第四十二条第一款第（一）项"), ("decision-serve", "7日", "第四十条"),
        ("cash-hand-in", "2日", "第五十条"), ("cash-bank", "2日", "第五十条"), ("decision", "部门规章规定的日数", "第三条第一款"),
        ("payment", "15日，经批准暂缓、分期的从其期限", "第四十六条第三款"), ("publicity-publication", "7个工作日，另有规定的从其规定", "第（六）项"),
        ("spot-record", "设定的日数", "第三十四条第三款"), ("crime-approval", "3日", "第五条第二款"), ("crime-transfer", "24小时", "第五条第二款"),
        ("police-filing", "3日", "第八条"), ("exhibits", "3日", "第十二条"), ("court-application", "3个月，判决变更处罚的2年（法释〔2018〕1号第一百五十三条）", "第五十三条"),
        ("correction-serve", "7日", "第四十条"), ("remake", "责令的期限", "第七十条"),
    ]

    @Test(arguments: ["2017", "2021"])
    func `期限与法律条文逐项相符`(edition: String) throws {
        let limits = try #require(KindDefinition(PenaltyCase.self).outline(edition)).limits.map { "\($0.id) \($0.term) \($0.basis.clause)" }
        let ledger = (edition == "2017" ? Self.ledger2017 : Self.ledger2021).map { "\($0.0) \($0.1) \($0.2)" }
        #expect(limits.sorted() == ledger.sorted())
    }

    @Test(arguments: ["2017", "2021"])
    func `每个期限写明从何日起算、以何事终止`(edition: String) throws {
        let limits = try #require(KindDefinition(PenaltyCase.self).outline(edition)).limits
        #expect(limits.filter { $0.starts.isEmpty || $0.ends.isEmpty }.map(\.id) == [])
        let crimes = try #require(KindDefinition(CriminalTransfer.self).outline("2020")).limits
        #expect(crimes.filter { $0.starts.isEmpty || $0.ends.isEmpty }.map(\.id) == [])
    }

    @Test(arguments: [("2021-07-14", "2017"), ("2021-07-15", "2021")])
    func `2021年7月15日起适用修订的法律`(day: String, edition: String) {
        #expect(KindDefinition(PenaltyCase.self).edition(on: Day(iso: day)!)?.id == edition)
        #expect(PenaltyArticles.of(Day(iso: day)!).isRevised == (edition == "2021"))
    }

    @Test func `一案计一次，多项处罚计入最重的一种；各种之和等于总数（I-13）`() {
        let penalties =
            #"[{"kind":"confiscatedIncome","amount":100000},{"kind":"revokedLicence"},{"kind":"fine","amount":400000},{"kind":"warning"}]"#
        let bench = Penalties.decided(on: "2022-03-02", ["proposedPenalties": penalties])
        #expect(bench.counted("penalty.kind:revokedLicence", through: "2022-12-31") == 1)
        let kinds = PenaltyKind.allCases.reduce(0) { $0 + bench.counted("penalty.kind:\($1.rawValue)", through: "2022-12-31") }
        #expect(kinds == bench.counted("penalty.decided", through: "2022-12-31"))
        #expect(bench.counted("penalty.fines", through: "2022-12-31") == 500_000)
    }

    @Test func `轻重次序从警告到行政拘留（行政执法统计年报）`() {
        let order: [PenaltyKind] = [
            .warning, .criticism, .fine, .confiscatedIncome, .withheldLicence, .downgraded, .restricted, .suspendedBusiness, .closure,
            .revokedLicence,
            .detention,
        ]
        #expect(order == order.sorted())
        #expect(PenaltyKind.allCases.count == 14)
    }

    @Test func `新收等于立案加当场处罚，期末未结等于新收减办结（I-07）`() {
        var benches: [Bench<PenaltyCase>] = [Penalties.decided(), Penalties.investigating(), Penalties.reviewing()]
        var spot = Penalties.bench(on: "2020-03-02")
        spot.expect(
            spot.take("decide-on-the-spot", by: "p1", Penalties.spot(["penalties": #"[{"kind":"warning"}]"#, "publicity.ground": "ruleExempts"])))
        spot.expect(spot.take("report-spot"))
        spot.expect(spot.take("close-spot", on: "2020-03-09"))
        benches.append(spot)
        let sum: (String) -> Int = { measure in benches.reduce(0) { $0 + $1.counted(measure, through: "2020-12-31") } }
        #expect(sum("penalty.filed") + sum("penalty.simple") == 4)
        #expect(sum("penalty.closed") == 1)
        #expect(sum("penalty.open") == 3)
        #expect(spot.counted("penalty.open", through: "2020-03-08") == 1)
        #expect(sum("penalty.simple") + sum("penalty.ordinary") == sum("penalty.decided"))
    }

    @Test func `罚没金额不得用于考核评分（第七十四条第三款）`() {
        let measures = KindDefinition(PenaltyCase.self).measures
        #expect(measures.filter { !$0.mayBeScored }.map(\.id) == ["penalty.fines"])
    }

    @Test func `审核、纠正、集体讨论按案计`() {
        var bench = Penalties.notified()
        bench.verify(.correct)
        bench.expect(bench.take("answer-verification", by: "p1", ["verificationReply": "已补正"]))
        bench.verify(.agree)
        bench.expect(bench.take("discuss", by: "head", Penalties.meeting))
        for measure in ["penalty.reviewed", "penalty.review-corrected", "penalty.collective"] {
            #expect(bench.counted(measure, through: "2020-12-31") == 1)
        }
    }
}

@Suite("法制审核")
struct LegalVerificationTests {
    static func received(on day: String = "2020-03-02") -> Bench<LegalVerification> {
        var review = LegalVerification()
        (review.subject, review.handlers) = ("某案", [PersonID("p1"), PersonID("p2")])
        var bench = Bench<LegalVerification>(review, on: day)
        bench.take("receive")
        return bench
    }

    @Test(arguments: [("2017-12-31", "", true), ("2018-01-01", "", false), ("2018-01-01", "A20181234", true), ("2020-03-03", "A20181234", false)])
    func `初次从事审核的应当取得法律职业资格（2017年第三十八条第三款、2021年第五十八条第二款）`(since: String, qualification: String, lawful: Bool) {
        var bench = Self.received()
        let refused = bench.take(
            "conclude", by: "r1", ["opinion": "agree", "opinionText": "同意", "reviewerSince": since, "qualification": qualification])
        #expect(refused.isEmpty == lawful)
        let name = since > "2020-03-02" ? "reviewer-since-not-later" : "reviewer-qualified"
        #expect(bench.refused == (lawful ? [] : ["legal-verification.conclude.\(name)"]))
    }

    @Test func `登记为法制审核人员的，以登记的资格、审核范围为准，不以填写的为准（第五十八条第二款；118号（二十三））`() {
        let opinion = ["opinion": "agree", "opinionText": "同意", "reviewerSince": "2019-01-01", "qualification": "A20181234"]
        let register = { (change: (inout LegalReviewer) -> Void, stage: LegalReviewer.Stage, organ: OrganCode) -> Bench<LegalVerification> in
            var entry = LegalReviewer()
            (entry.person, entry.scopes, entry.qualificationNumber) = (PersonID("r1"), [.penalty], "A20171")
            change(&entry)
            var bench = Self.received()
            _ = bench.known.add(80, entry, stage, in: organ)
            return bench
        }
        let cases: [(Bench<LegalVerification>, Bool)] = [
            (register({ _ in }, .registered, Town.organ), true), (register({ $0.scopes = [.licence] }, .registered, Town.organ), false),
            (register({ $0.qualificationNumber = "" }, .registered, Town.organ), false), (register({ _ in }, .removed, Town.organ), false),
            (register({ $0.scopes = [.licence] }, .registered, Town.market), true), (register({ $0.scopes = [] }, .nominated, Town.organ), true),
        ]
        for (bench, lawful) in cases {
            var bench = bench
            #expect(bench.refusing("conclude", by: "r1", opinion) == (lawful ? [] : ["reviewer-registered"]))
        }
    }

    @Test func `办案人员不得审核本案`() {
        var bench = Self.received()
        let opinion = ["opinion": "agree", "opinionText": "同意", "reviewerSince": "2010-01-01"]
        #expect(bench.take("conclude", by: "p2", opinion).count == 1 && bench.refused == ["legal-verification.conclude.handler-not-reviewer"])
        #expect(bench.take("conclude", by: "r1", opinion).isEmpty)
        #expect(bench.record.reviewer == PersonID("r1"))
    }

    @Test(arguments: [
        ("agree", "", true), ("agree", "facts", false), ("correct", "papers", true), ("correct", "", false), ("return", "facts,law", true),
        ("return", "", false),
    ])
    func `纠正、退回的指出问题（国办发〔2018〕118号第四部分）`(opinion: String, faults: String, lawful: Bool) {
        var bench = Self.received()
        let refused = bench.take("conclude", by: "r1", ["opinion": opinion, "opinionText": "意见", "faults": faults, "reviewerSince": "2010-01-01"])
        #expect(refused.isEmpty == lawful && bench.refused == (lawful ? [] : ["legal-verification.conclude.faults-fit-opinion"]))
    }

    @Test func `审核期限由县设定，默认十个工作日`() throws {
        var bench = Self.received()
        #expect(try bench.due(of: "verification") == Day(iso: "2020-03-16"))
        bench.settings = Settings(["verification.days": "5"])
        #expect(try bench.due(of: "verification") == Day(iso: "2020-03-09"))
    }

    @Test func `送审时抄送案情和办案人员`() throws {
        var bench = Penalties.notified()
        bench.expect(bench.take("submit-verification"))
        let opening = try #require(bench.opened.first)
        let review = try #require(opening.record as? LegalVerification)
        #expect(opening.action == "receive")
        #expect(review.handlers == [PersonID("p1"), PersonID("p2")])
        #expect(review.proposal == "罚款5000元")
    }
}
