import Kernel
import Testing

@testable import Affairs

/// One lawful mediator of a committee that is registered as matter 3.
enum Mediators {
    static let entry = [
        "organisation": "3", "name": "王五", "person": "p1", "office": "member", "engagement": "partTime", "conditions": "fair,willing,literate,adult",
        "education": "senior", "chosenOn": "2020-03-04",
    ]
    static func training(_ day: String, hours: Int = 8) -> [String: String] {
        ["trainings": #"[{"on":"\#(day)","topic":"调解技巧","hours":\#(hours)}]"#]
    }
    static func misconduct(_ act: String, _ note: String) -> [String: String] {
        ["misconducts": #"[{"act":"\#(act)","note":"\#(note)","handling":"dismissed","on":"2019-01-01"}]"#]
    }
    /// In fen.
    static func support(_ kind: String, _ amount: Int, _ note: String = "") -> [String: String] {
        ["supports": #"[{"kind":"\#(kind)","amount":\#(amount),"note":"\#(note)"}]"#]
    }

    static func bench(
        _ stage: MediationOrganisation.Stage = .registered, form: MediationOrganisation.Form = .village, in organ: OrganCode = Committees.place
    ) -> Bench<Mediator> {
        var bench = Bench<Mediator>(on: "2020-03-10")
        bench.organ = Committees.place
        var organisation = MediationOrganisation()
        (organisation.name, organisation.form, organisation.memberNames) = ("启明社区人民调解委员会", form, ["王五", "李兰"])
        _ = bench.known.add(3, organisation, stage, in: organ)
        return bench
    }

    static func inOffice(_ change: [String: String] = [:]) -> Bench<Mediator> {
        var bench = bench()
        bench.take("engage", entry.merging(change) { $1 })
        bench.take("register", on: "2020-03-12")
        return bench
    }
}

@Suite("人民调解员")
struct MediatorTests {
    @Test func `定义自身无误`() {
        #expect(KindDefinition(Mediator.self).findings(registry: Law.registry) == [])
    }

    @Test func `推选、登记、培训、连任、离任，可以依法走完`() {
        var bench = Mediators.inOffice()
        #expect(bench.matter == .inOffice && bench.record.organisationName == "启明社区人民调解委员会")
        #expect(bench.take("train", on: "2020-06-08", Mediators.training("2020-06-05")).isEmpty)
        #expect(bench.take("renew", on: "2023-03-03", ["renewedOn": "2023-03-03"]).isEmpty)
        #expect(bench.take("leave", on: "2024-05-06", ["endReason": "resigned"]).isEmpty)
        #expect(bench.matter == .ended)
    }

    // MARK: 条件（第十三条、第十四条）

    @Test(arguments: ["fair", "willing", "literate", "adult"]) func `法定条件缺一不可，逐一指明（第十四条第一款）`(missing: String) {
        var bench = Mediators.bench()
        let rest = ["fair", "willing", "literate", "adult"].filter { $0 != missing }.joined(separator: ",")
        let refused = bench.take("engage", Mediators.entry.merging(["conditions": rest]) { $1 })
        #expect(refused.count == 1)
        #expect(refused.first?.contains(Mediator.Condition(rawValue: missing)!.name) == true)
    }

    @Test(arguments: [("member", "王五", 0), ("member", "钱七", 1), ("engaged", "钱七", 0)]) func `委员应当是该委员会的委员，其他的由其聘任（第十三条）`(
        office: String, name: String, refusals: Int
    ) {
        var bench = Mediators.bench()
        #expect(bench.take("engage", Mediators.entry.merging(["office": office, "name": name]) { $1 }).count == refusals)
        #expect(bench.refused == (refusals == 0 ? [] : ["mediator.engage.member-of-committee"]))
    }

    @Test(arguments: [
        ("township", "member", "junior", 1), ("township", "member", "senior", 0), ("township", "engaged", "junior", 0),
        ("village", "member", "primary", 0),
    ])
    func `乡镇、街道的委员应当具备高中以上文化程度（若干规定第十四条）`(form: String, office: String, education: String, refusals: Int) {
        var bench = Mediators.bench(form: MediationOrganisation.Form(rawValue: form)!)
        #expect(bench.take("engage", Mediators.entry.merging(["office": office, "education": education]) { $1 }).count == refusals)
        #expect(bench.refused == (refusals == 0 ? [] : ["mediator.engage.senior-secondary-education"]))
    }

    @Test(arguments: [MediationOrganisation.Stage.forming, .elected, .dissolved]) func `所在的委员会应当已经备案（第十条）`(stage: MediationOrganisation.Stage) {
        var bench = Mediators.bench(stage)
        #expect(bench.refusing("engage", Mediators.entry) == ["committee-filed"])
    }

    @Test func `由所在的委员会推选或者聘任，不由别处`() {
        var bench = Mediators.bench(in: Town.organ)
        #expect(bench.refusing("engage", Mediators.entry) == ["chosen-by-own-committee"])
    }

    @Test func `推选日期不在将来；同一委员会不重复登记`() {
        var bench = Mediators.bench()
        #expect(bench.refusing("engage", Mediators.entry.merging(["chosenOn": "2020-03-11"]) { $1 }) == ["chosen-not-after-today"])
        var other = Mediator()
        (other.organisation, other.name, other.person) = (Ref(3), "王五", PersonID("p1"))
        _ = bench.known.add(7, other, .inOffice)
        #expect(bench.refusing("engage", Mediators.entry) == ["not-already-mediator"])
        _ = bench.known.add(7, other, .ended)
        #expect(bench.take("engage", Mediators.entry).isEmpty)
    }

    // MARK: 任期和培训

    @Test func `任期三年（若干规定第十六条）`() throws {
        var bench = Mediators.inOffice()
        #expect(try bench.due(of: "MED-TERM") == Day(iso: "2023-03-04"))
        bench.today = Bench<Mediator>.day("2023-03-04")
        #expect(!bench.cautions.contains { $0.id == "term-over" })
        bench.today = Bench<Mediator>.day("2023-03-05")
        #expect(bench.cautions.contains { $0.id == "term-over" })
        bench.take("renew", ["renewedOn": "2023-03-05"])
        #expect(try bench.due(of: "MED-TERM") == Day(iso: "2026-03-05"))
    }

    @Test(arguments: [("2020-03-04", 1), ("2020-03-05", 0), ("2020-04-01", 0), ("2020-04-02", 1)]) func `连任日期在本届开始以后、登记以前`(day: String, refusals: Int)
    {
        var bench = Mediators.inOffice()
        #expect(bench.refusing("renew", on: "2020-04-01", ["renewedOn": day]) == (refusals == 0 ? [] : ["renewal-day-in-order"]))
    }

    /// Registered on 2020-03-12; twelve months run to 2021-03-12.
    @Test func `定期培训，间隔由县设定（第十四条第二款）`() {
        var bench = Mediators.inOffice()
        bench.today = Bench<Mediator>.day("2021-03-12")
        #expect(bench.cautions.isEmpty)
        bench.today = Bench<Mediator>.day("2021-03-13")
        #expect(bench.cautions.map(\.id) == ["untrained"])
        bench.settings = Settings(["mediator.training.months": "24"])
        #expect(bench.cautions.isEmpty)
        bench.settings = Settings()
        bench.take("train", Mediators.training("2021-03-13"))
        #expect(bench.cautions.isEmpty)
        #expect(bench.counted("mediation.mediators-trained", through: "2021-03-13") == 1)
    }

    @Test(arguments: [("2020-03-11", 1), ("2020-03-12", 0), ("2020-06-08", 0), ("2020-06-09", 1)]) func `培训日期在任职以后、登记以前`(day: String, refusals: Int) {
        var bench = Mediators.inOffice()
        #expect(bench.take("train", on: "2020-06-08", Mediators.training(day)).count == refusals)
        #expect(bench.refused == (refusals == 0 ? [] : ["mediator.train.training-day-in-order"]))
        #expect(bench.take("train", Mediators.training("2020-06-08", hours: 501)).count == 1)
    }

    // MARK: 违规（第十五条）

    @Test(arguments: ["criticise", "remove"]) func `不得处理自己的违规行为`(action: String) {
        var bench = Mediators.inOffice()
        let input = Mediators.misconduct("bribe", "收受烟酒")
        #expect(bench.refusing(action, by: "p1", input) == ["not-own-misconduct"])
        #expect(bench.take(action, by: "p2", input).isEmpty)
    }

    @Test func `批评教育的仍在任，情节严重的罢免、解聘`() {
        var bench = Mediators.inOffice()
        bench.take("criticise", on: "2020-05-06", by: "p2", Mediators.misconduct("partiality", "偏袒一方"))
        #expect(bench.matter == .inOffice)
        bench.take("remove", on: "2020-09-01", Mediators.misconduct("bribe", "索取财物，情节严重"))
        #expect(bench.matter == .ended && bench.record.endReason == .misconduct)
        #expect(bench.record.misconducts.map(\.handling) == [.corrected, .dismissed])
        #expect(bench.record.misconducts.map(\.on) == ["2020-05-06", "2020-09-01"].map { Day(iso: $0) })
        #expect(bench.counted("mediation.mediators-removed", through: "2020-12-31") == 1)
        #expect(["2020-08-31", "2020-09-01"].map { bench.counted("mediation.mediators", through: $0) } == [1, 0])
    }

    @Test(arguments: ["misconduct", "dissolved"]) func `违规罢免不得以离任办理`(reason: String) {
        var bench = Mediators.inOffice()
        #expect(bench.refusing("leave", ["endReason": reason]) == ["ordinary-end-reason"])
    }

    // MARK: 保障（第十六条）

    @Test(arguments: [("subsidy", 0), ("relief", 1), ("pension", 1)]) func `救助和抚恤写明事由`(kind: String, refusals: Int) {
        var bench = Mediators.inOffice()
        #expect(bench.take("support", Mediators.support(kind, 20_000)).count == refusals)
        #expect(bench.refused == (refusals == 0 ? [] : ["mediator.support.relief-explained"]))
    }

    @Test func `离任以后仍可以救助、抚恤`() {
        var bench = Mediators.inOffice()
        bench.take("leave", on: "2020-09-01", ["endReason": "died"])
        #expect(bench.take("support", Mediators.support("pension", 5_000_000, "在调解岗位上牺牲")).isEmpty)
        #expect(bench.counted("mediation.supports", through: "2020-12-31") == 1)
    }

    // MARK: 统计

    @Test func `专职、兼职之和等于总数，变更之日改计（I-06）`() {
        var bench = Mediators.inOffice()
        #expect(bench.take("change-engagement", on: "2020-06-01", ["engagement": "partTime"]).count == 1)
        #expect(bench.refused == ["mediator.change-engagement.engagement-differs"])
        #expect(bench.take("change-engagement", on: "2020-06-01", ["engagement": "fullTime"]).isEmpty)
        let measures = ["mediation.mediators", "mediation.mediators:partTime", "mediation.mediators:fullTime"]
        let counts = ["2020-03-11", "2020-03-12", "2020-05-31", "2020-06-01"].map { day in measures.map { bench.counted($0, through: day) } }
        #expect(counts == [[0, 0, 0], [1, 1, 0], [1, 1, 0], [1, 0, 1]])
    }

    @Test func `所在委员会撤销的，任职终止`() {
        var bench = Mediators.inOffice()
        #expect(bench.published["list"] != nil)
        bench.take("organisation-dissolved", on: "2020-10-12")
        #expect(bench.published["list"] == nil)
        #expect(bench.matter == .ended && bench.record.endReason == .dissolved)
        #expect(["2020-10-11", "2020-10-12"].map { bench.counted("mediation.mediators", through: $0) } == [1, 0])
        #expect(bench.counted("mediation.mediators-ended", through: "2020-12-31") == 1)
    }

    @Test func `尚未登记的不计入，也不计离任`() {
        var bench = Mediators.bench()
        bench.take("engage", Mediators.entry)
        #expect(bench.counted("mediation.mediators", through: "2020-12-31") == 0)
        bench.take("organisation-dissolved")
        #expect(bench.counted("mediation.mediators-ended", through: "2020-12-31") == 0)
    }

    @Test(arguments: [("2019-12-31", 0), ("2020-01-01", 1)]) func `补登的限于以前年度任职，自任职开始之日计入`(since: String, refusals: Int) {
        var bench = Mediators.bench()
        #expect(
            bench.refusing("register-existing", Mediators.entry.merging(["existingSince": since]) { $1 })
                == (refusals == 0 ? [] : ["in-office-since-earlier-year"]))
        guard refusals == 0 else { return }
        bench.take("register")
        #expect(["2019-12-30", "2019-12-31"].map { bench.counted("mediation.mediators", through: $0) } == [0, 1])
        #expect(bench.counted("mediation.mediators-new", through: "2020-12-31") == 0)
    }

    @Test func `姓名是公开的，当事人可以选择调解员（第十九条）`() throws {
        let bench = Mediators.inOffice()
        let view = try #require(bench.definition.view("list", bench.record, bench.moment))
        #expect("\(view)".contains("王五") && "\(view)".contains("启明社区人民调解委员会"))
    }
}

@Suite("重大、疑难、复杂纠纷")
struct MajorDisputeTests {
    @Test func `列为之日计列为，达成协议之日计化解（若干规定第二十一条）`() {
        var bench = Dispute.mediating()
        #expect(bench.take("mark-major", on: "2020-03-10", ["majorGrounds": "difficult,crowd"]).isEmpty)
        bench.take("agree-in-writing", on: "2020-03-12", Dispute.written)
        #expect(["2020-03-09", "2020-03-10"].map { bench.counted("mediation.major-found", through: $0) } == [0, 1])
        #expect(["2020-03-11", "2020-03-12"].map { bench.counted("mediation.major", through: $0) } == [0, 1])
    }

    @Test func `调解不成的、没有列为的，不计化解`() {
        var failed = Dispute.mediating()
        failed.take("mark-major", ["majorGrounds": "complex"])
        failed.take("terminate", Dispute.ended)
        #expect(failed.counted("mediation.major", through: "2020-12-31") == 0)
        #expect(Dispute.agreed().counted("mediation.major", through: "2020-12-31") == 0)
    }

    @Test func `写明情形，不重复列入，协议达成以后不再列入`() {
        var bench = Dispute.mediating()
        #expect(bench.take("mark-major").count == 1)
        bench.take("mark-major", ["majorGrounds": "difficult"])
        #expect(bench.refusing("mark-major", ["majorGrounds": "crowd"]) == ["not-yet-major"])
        var agreed = Dispute.agreed()
        #expect(agreed.refusing("mark-major", ["majorGrounds": "difficult"]) == ["stage"])
    }
}
