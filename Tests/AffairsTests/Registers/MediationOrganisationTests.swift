import Kernel
import Testing

@testable import Affairs

/// One lawful committee of a community, taken to a stage.
enum Committees {
    static let place: OrganCode = OrganCode("430626101")
    static let members =
        #"[{"name":"王五","person":"p1","sex":"male","office":"chair"},{"name":"李兰","sex":"female","office":"member"},"#
        + #"{"name":"赵六","sex":"male","office":"member","minority":true}]"#
    static let founding = ["name": "汉昌街道启明社区人民调解委员会", "form": "village", "premises": "社区一楼调解室"]
    static let election = ["members": members, "electedBy": "residents", "electedOn": "2020-03-04"]
    static let all = ["body", "systems", "work", "premises", "pay", "signboard", "seal", "emblem", "procedure", "rules", "papers"]
    /// Whether that is enough is not for the assessor to say.
    static func met(_ items: [String] = all) -> [String: String] {
        let list = items.map { "\"\($0)\"" }.joined(separator: ",")
        return ["assessments": "[{\"met\":[\(list)],\"passed\":true}]"]
    }
    static var existing: [String: String] {
        founding.merging(election) { $1 }.merging(["electedOn": "2019-05-20", "establishedOn": "2015-06-01"]) { $1 }
    }

    static func forming(_ change: [String: String] = [:]) -> Bench<MediationOrganisation> {
        var bench = Bench<MediationOrganisation>(on: "2020-03-02")
        bench.organ = place
        bench.take("set-up", founding.merging(change) { $1 })
        return bench
    }

    static func registered(_ change: [String: String] = [:]) -> Bench<MediationOrganisation> {
        var bench = forming(change)
        bench.take("elect", on: "2020-03-04", election)
        bench.take("register", on: "2020-03-09")
        return bench
    }

    /// A list of so many members, with one woman and one chair unless said otherwise.
    static func list(_ count: Int, women: Int = 1, chairs: Int = 1) -> String {
        let people = (0..<count).map { index in
            "{\"name\":\"委员\(index)\",\"sex\":\"\(index < women ? "female" : "male")\",\"office\":\"\(index < chairs ? "chair" : "member")\"}"
        }
        return "[" + people.joined(separator: ",") + "]"
    }
}

@Suite("人民调解委员会")
struct MediationOrganisationTests {
    @Test func `定义自身无误`() {
        #expect(KindDefinition(MediationOrganisation.self).findings(registry: Law.registry) == [])
    }

    @Test func `设立、推选、备案、通报、换届、评定、撤销，可以依法走完`() {
        var bench = Committees.registered()
        #expect(bench.matter == .registered)
        #expect(bench.record.chairName == "王五" && bench.record.memberNames == ["王五", "李兰", "赵六"])
        #expect(bench.take("inform-court", on: "2020-03-16", ["court": "平江县人民法院"]).isEmpty)
        #expect(bench.take("assess", on: "2020-09-01", Committees.met()).isEmpty)
        #expect(bench.take("re-elect", on: "2023-03-03", Committees.election.merging(["electedOn": "2023-03-03"]) { $1 }).isEmpty)
        #expect(bench.record.terms.count == 1 && bench.record.termFrom == Day(iso: "2023-03-03"))
        #expect(bench.take("dissolve", on: "2024-01-08", ["dissolutionReason": "merged"]).isEmpty)
        #expect(bench.matter == .dissolved)
    }

    // MARK: 组成（第八条、第九条）

    @Test(arguments: [(2, 1), (3, 0), (9, 0), (10, 1)]) func `委员三至九人（第八条第二款）`(count: Int, refusals: Int) {
        var bench = Committees.forming()
        #expect(
            bench.refusing("elect", on: "2020-03-04", Committees.election.merging(["members": Committees.list(count)]) { $1 })
                == (refusals == 0 ? [] : ["three-to-nine-members"]))
    }

    @Test(arguments: [(0, 1), (1, 0), (2, 1)]) func `设主任一人（第八条第二款）`(chairs: Int, refusals: Int) {
        var bench = Committees.forming()
        let members = Committees.list(5, chairs: chairs)
        #expect(
            bench.refusing("elect", on: "2020-03-04", Committees.election.merging(["members": members]) { $1 })
                == (refusals == 0 ? [] : ["one-chair"]))
    }

    @Test(arguments: [(0, 1), (1, 0)]) func `应当有妇女成员（第八条第三款）`(women: Int, refusals: Int) {
        var bench = Committees.forming()
        let members = Committees.list(3, women: women)
        #expect(
            bench.refusing("elect", on: "2020-03-04", Committees.election.merging(["members": members]) { $1 })
                == (refusals == 0 ? [] : ["woman-member"]))
    }

    @Test(arguments: [("是", 1), ("否", 0)]) func `多民族居住的地区应当有人数较少民族的成员（第八条第三款）`(multiEthnic: String, refusals: Int) {
        var bench = Committees.forming(["multiEthnic": multiEthnic])
        let refused = bench.take("elect", on: "2020-03-04", Committees.election.merging(["members": Committees.list(3)]) { $1 })
        #expect(refused.count == refusals)
        #expect(bench.refused == (refusals == 0 ? [] : ["mediation-organisation.elect.minority-member"]))
        #expect(bench.take("elect", on: "2020-03-04", Committees.election).isEmpty == (refusals == 1))
    }

    @Test(arguments: [
        ("village", "villagers", 0), ("village", "villageRepresentatives", 0), ("village", "residents", 0), ("village", "workers", 1),
        ("village", "founder", 1), ("enterprise", "workers", 0), ("enterprise", "workerRepresentatives", 0), ("enterprise", "union", 0),
        ("enterprise", "villagers", 1), ("township", "justiceOffice", 0), ("township", "residents", 1), ("industry", "founder", 0),
        ("industry", "union", 1),
    ]) func `由法定的组织推选或者聘任（第九条第一款，若干规定第十五条）`(form: String, electedBy: String, refusals: Int) {
        var bench = Committees.forming(["form": form, "founder": "设立单位", "field": "医疗"])
        let refused = bench.take("elect", on: "2020-03-04", Committees.election.merging(["electedBy": electedBy]) { $1 })
        #expect(refused.count == refusals)
        let gate = form == "village" || form == "enterprise" ? "members-elected-lawfully" : "members-engaged-lawfully"
        #expect(bench.refused == (refusals == 0 ? [] : ["mediation-organisation.elect.\(gate)"]))
    }

    @Test func `推选日期不在将来，委员不重名`() {
        var bench = Committees.forming()
        #expect(bench.refusing("elect", on: "2020-03-03", Committees.election) == ["chosen-not-after-today"])
        let twice = Committees.members.replacing("赵六", with: "李兰")
        #expect(bench.take("elect", on: "2020-03-04", Committees.election.merging(["members": twice]) { $1 }).count == 1)
    }

    // MARK: 设立的地方

    @Test(arguments: [
        ("village", "430626101", 0), ("village", "430626-ga", 1), ("township", "430626101", 0), ("township", "430626", 1),
        ("enterprise", "430626101", 0), ("enterprise", "430626", 1), ("industry", "430626-sf", 0),
    ]) func `设在当地，行政机关自身的调解不是人民调解（第八条第一款）`(form: String, organ: String, refusals: Int) {
        var bench = Bench<MediationOrganisation>(on: "2020-03-02")
        bench.organ = OrganCode(organ)
        let input = Committees.founding.merging(["form": form, "founder": "设立单位", "field": "医疗"]) { $1 }
        #expect(bench.refusing("set-up", input) == (refusals == 0 ? [] : ["placed-lawfully"]))
    }

    @Test(arguments: [("enterprise", "founder"), ("industry", "founder"), ("industry", "field")])
    func `企业事业单位、行业性的写明设立单位和领域（第三十四条）`(form: String, missing: String) {
        var bench = Bench<MediationOrganisation>(on: "2020-03-02")
        bench.organ = Committees.place
        let input = Committees.founding.merging(["form": form, "founder": "设立单位", "field": "医疗"]) { $1 }
        #expect(bench.refusing("set-up", input.merging([missing: ""]) { $1 }) == ["placed-lawfully"])
    }

    @Test func `名称不重复，并含“人民调解委员会”`() {
        var bench = Bench<MediationOrganisation>(on: "2020-03-02")
        bench.organ = Committees.place
        var other = MediationOrganisation()
        other.name = "汉昌街道启明社区人民调解委员会"
        _ = bench.known.add(7, other, .registered, in: Committees.place)
        #expect(bench.refusing("set-up", Committees.founding) == ["name-not-registered"])
        _ = bench.known.add(7, other, .dissolved, in: Committees.place)
        #expect(bench.take("set-up", Committees.founding.merging(["name": "调解室"]) { $1 }).count == 1)
        #expect(bench.take("set-up", Committees.founding).isEmpty)
    }

    // MARK: 任期（第九条第二款）

    /// Three years from 2020-03-04: the last day is 2023-03-04, a Saturday, to which civil counting does not apply.
    @Test func `任期三年，届满应当换届`() throws {
        var bench = Committees.registered()
        #expect(try bench.due(of: "PML-TERM") == Day(iso: "2023-03-04"))
        bench.today = Bench<MediationOrganisation>.day("2023-03-04")
        #expect(!bench.cautions.contains { $0.id == "term-over" })
        bench.today = Bench<MediationOrganisation>.day("2023-03-05")
        #expect(bench.cautions.contains { $0.id == "term-over" })
        bench.take("re-elect", Committees.election.merging(["electedOn": "2023-03-05"]) { $1 })
        #expect(try bench.due(of: "PML-TERM") == Day(iso: "2026-03-05"))
        #expect(!bench.cautions.contains { $0.id == "term-over" })
    }

    @Test(arguments: [("2023-03-04", 0), ("2023-03-05", 1)]) func `任期届满的先换届，再评定规范化`(day: String, refusals: Int) {
        var bench = Committees.registered()
        #expect(bench.refusing("assess", on: day, Committees.met()) == (refusals == 0 ? [] : ["term-not-over"]))
    }

    @Test(arguments: [("2020-03-04", 1), ("2020-03-05", 0)]) func `换届晚于本届开始`(day: String, refusals: Int) {
        var bench = Committees.registered()
        #expect(
            bench.refusing("re-elect", on: "2020-03-09", Committees.election.merging(["electedOn": day]) { $1 })
                == (refusals == 0 ? [] : ["election-after-term-began"]))
    }

    // MARK: 通报（第十条）

    @Test func `设立和人员变动以后通报人民法院；没有变动的不重复通报`() {
        var bench = Committees.registered()
        #expect(bench.cautions.map(\.id) == ["court-untold"])
        bench.take("inform-court", on: "2020-03-16", ["court": "平江县人民法院"])
        #expect(bench.cautions.isEmpty)
        #expect(bench.refusing("inform-court", on: "2020-03-17", ["court": "平江县人民法院"]) == ["court-not-yet-informed"])
        bench.take("adjust", on: "2020-06-01", ["members": Committees.list(5), "adjustReason": "补选"])
        #expect(bench.cautions.map(\.id) == ["court-untold"])
        #expect(bench.take("inform-court", on: "2020-06-01", ["court": "平江县人民法院"]).isEmpty)
        #expect(bench.counted("mediation.court-notices", through: "2020-12-31") == 2)
    }

    @Test func `历次调整记下日期、事由和调整以前的委员（人民调解法第十条）`() {
        var bench = Committees.registered()
        let first = bench.record.memberNames
        bench.take("adjust", on: "2020-06-01", ["members": Committees.list(5), "adjustReason": "补选"])
        let second = bench.record.memberNames
        bench.take("adjust", on: "2020-07-01", ["members": Committees.list(4), "adjustReason": "一人辞去职务"])
        #expect(first.count != second.count && bench.record.adjustments.map(\.members) == [first, second])
        #expect(bench.record.adjustments.map(\.reason) == ["补选", "一人辞去职务"] && bench.record.adjustReason.isEmpty)
        #expect(bench.record.adjustments.map(\.on) == ["2020-06-01", "2020-07-01"].map { Day(iso: $0) })
    }

    @Test func `调整以后仍应当有妇女成员`() {
        var bench = Committees.registered()
        #expect(bench.refusing("adjust", ["members": Committees.list(3, women: 0), "adjustReason": "补选"]) == ["woman-member"])
    }

    // MARK: 规范化

    @Test func `各项达到的认定，有一项未达到的不认定，以后可以再评`() {
        var bench = Committees.registered()
        bench.take("assess", on: "2020-05-06", Committees.met(Committees.all.filter { $0 != "papers" }))
        #expect(bench.counted("mediation.standard", through: "2020-12-31") == 0)
        bench.take("assess", on: "2020-09-01", Committees.met())
        #expect(["2020-08-31", "2020-09-01"].map { bench.counted("mediation.standard", through: $0) } == [0, 1])
        bench.take("assess", on: "2021-09-01", Committees.met(["body"]))
        #expect(["2021-08-31", "2021-09-01"].map { bench.counted("mediation.standard", through: $0) } == [1, 0])
        #expect(bench.record.assessments.map(\.passed) == [false, true, false])
    }

    @Test func `应当达到的项目由县设定`() {
        var bench = Committees.registered()
        bench.settings = Settings(["mediation.standard.items": "body,premises"])
        bench.take("assess", on: "2020-09-01", Committees.met(["body", "premises"]))
        #expect(bench.counted("mediation.standard", through: "2020-12-31") == 1)
    }

    @Test func `取消认定的不再计入；没有认定的无从取消`() {
        var bench = Committees.registered()
        #expect(bench.refusing("revoke-standard", ["revocationReason": "场所被挪用"]) == ["currently-standard"])
        bench.take("assess", on: "2020-09-01", Committees.met())
        bench.take("revoke-standard", on: "2020-11-02", ["revocationReason": "场所被挪用"])
        #expect(["2020-11-01", "2020-11-02"].map { bench.counted("mediation.standard", through: $0) } == [1, 0])
    }

    // MARK: 撤销

    @Test(arguments: [("placeAbolished", 0), ("merged", 0), ("founderEnded", 1), ("unneeded", 1)])
    func `村（社区）的人民调解委员会只在撤并时撤销（第八条第一款）`(reason: String, refusals: Int) {
        var bench = Committees.registered()
        #expect(bench.refusing("dissolve", ["dissolutionReason": reason]) == (refusals == 0 ? [] : ["village-only-if-merged"]))
    }

    @Test func `撤销的，规范化和调解员的任职随之终止`() throws {
        var bench = Committees.registered()
        bench.take("assess", on: "2020-09-01", Committees.met())
        var mediator = Mediator()
        mediator.organisation = Ref(1)
        _ = bench.known.add(5, mediator, .inOffice)
        var stranger = Mediator()
        stranger.organisation = Ref(2)
        _ = bench.known.add(6, stranger, .inOffice)
        bench.take("dissolve", on: "2020-10-12", ["dissolutionReason": "merged"])
        let step = try #require(bench.followed.first)
        #expect(bench.followed.count == 1 && step.action == "organisation-dissolved" && step.matter == 5)
        #expect(["2020-10-11", "2020-10-12"].map { bench.counted("mediation.organisations", through: $0) } == [1, 0])
        #expect(["2020-10-11", "2020-10-12"].map { bench.counted("mediation.standard", through: $0) } == [1, 0])
        #expect(bench.counted("mediation.organisations-ended", through: "2020-12-31") == 1)
    }

    // MARK: 统计和补登

    @Test func `备案之日计入，分类之和等于总数（I-06）`() {
        let bench = Committees.registered()
        #expect(["2020-03-08", "2020-03-09"].map { bench.counted("mediation.organisations", through: $0) } == [0, 1])
        let classes = MediationOrganisation.Form.allCases.map { bench.counted("mediation.organisations:\($0.rawValue)", through: "2020-12-31") }
        #expect(classes == [1, 0, 0, 0])
        #expect(bench.counted("mediation.organisations-new", through: "2020-12-31") == 1)
    }

    @Test func `补登的经备案自设立之日计入，不计新设`() {
        var bench = Bench<MediationOrganisation>(on: "2020-03-02")
        bench.organ = Committees.place
        #expect(bench.take("register-existing", Committees.existing.merging(["existingStandardOn": "2018-09-01"]) { $1 }).isEmpty)
        #expect(bench.counted("mediation.organisations", through: "2020-12-31") == 0)
        bench.take("register", on: "2020-03-03")
        #expect(["2015-05-31", "2015-06-01"].map { bench.counted("mediation.organisations", through: $0) } == [0, 1])
        #expect(["2018-08-31", "2018-09-01"].map { bench.counted("mediation.standard", through: $0) } == [0, 1])
        #expect(bench.counted("mediation.organisations-new", through: "2020-12-31") == 0)
    }

    @Test(arguments: [("2019-12-31", 0), ("2020-01-01", 1)]) func `补登的限于以前年度设立`(day: String, refusals: Int) {
        var bench = Bench<MediationOrganisation>(on: "2020-03-02")
        bench.organ = Committees.place
        #expect(
            bench.refusing("register-existing", Committees.existing.merging(["establishedOn": day]) { $1 })
                == (refusals == 0 ? [] : ["established-in-earlier-year"]))
    }

    @Test(arguments: [("2015-05-31", 1), ("2015-06-01", 0), ("2020-03-02", 0), ("2020-03-03", 1)])
    func `补登的规范化认定在设立以后、当日以前`(day: String, refusals: Int) {
        var bench = Bench<MediationOrganisation>(on: "2020-03-02")
        bench.organ = Committees.place
        #expect(
            bench.refusing("register-existing", Committees.existing.merging(["existingStandardOn": day]) { $1 })
                == (refusals == 0 ? [] : ["standard-day-in-order"]))
    }

    @Test func `名册公开委员姓名，通报函写明人员`() throws {
        var bench = Committees.registered()
        let view = try #require(bench.definition.view("list", bench.record, bench.moment))
        #expect("\(view)".contains("王五"))
        bench.take("inform-court", on: "2020-03-16", ["court": "平江县人民法院"])
        let content = try #require(bench.definition.content(of: "court-notice", bench.record, bench.moment))
        #expect(content.addressee == "平江县人民法院" && content.paragraphs.joined().contains("李兰"))
    }
}
