import Kernel
import Testing

@testable import Affairs

@Suite("行政检查")
struct InspectionTests {
    @Test func `提请、批准、通知、检查、结果、公示、办结`() {
        var bench = Checks.concluded()
        #expect(bench.counted("inspection.visits", through: "2020-03-08") == 0)
        #expect(bench.counted("inspection.visits", through: "2020-03-09") == 1)
        #expect(bench.counted("inspection.random", through: "2020-12-31") == 1)
        #expect(bench.counted("inspection.businesses", through: "2020-12-31") == 1)
        #expect(bench.counted("inspection.result:noProblem", through: "2020-12-31") == 1)
        #expect(bench.counted("inspection.problems", through: "2020-12-31") == 0)
        #expect(bench.take("close", by: "p1").first?.contains("公示") == true)
        #expect(bench.take("publicity-publish", on: "2020-03-20").isEmpty)
        #expect(bench.refusing("publicity-publish") == ["publicity-not-public"])
        #expect(bench.counted("inspection.published", through: "2020-03-19") == 0)
        #expect(bench.counted("inspection.published", through: "2020-03-20") == 1)
        #expect(bench.counted("inspection.made-public", through: "2020-03-09") == 1)
        #expect(bench.take("close").isEmpty)
        #expect(bench.matter == .closed)
    }

    // MARK: HG-18 and HG-08

    static let proposals: [([String: String], String, String)] = [
        (["items": "9", "source": "complaint", "task": "", "causeNote": "举报"], "未公布的不得检查", "推广随机抽查"), (["plan": "11"], "已经公布的当年检查计划", "推广随机抽查"),
        (["officers.certificates": "1"], "不得少于两人", "第三十七条第一款"), (["officers.certificates": "1,1"], "不得少于两人", "第三十七条第一款"),
        (["objectCode": "91C"], "由本任务抽取", "双随机"), (["items": "2"], "在本任务之内", "双随机"), (["task": "21"], "没有抽取日志的任务无效", "双随机"),
        (["task": "22"], "正在实施", "双随机"), (["officers.certificates": "1,3"], "人员由本任务抽取", "双随机"),
        (["objectName": ""], "写明检查对象", "行政执法公示制度"),
        (["plannedOn": "2020-03-08"], "不早于当日", "行政执法公示制度"), (["unannounced": "是"], "写明理由", "行政执法公示制度"),
        (["source": "campaign", "causeNote": "节前检查"], "批准文件", "行政执法公示制度"), (["source": "complaint"], "线索来源", "行政执法公示制度"),
    ]

    @Test(arguments: proposals.indices) func `不合法的检查不得提请，指明理由和依据`(index: Int) {
        let (changes, words, article) = Self.proposals[index]
        var bench = Checks.bench()
        _ = bench.known.add(11, Checks.plan(year: 2019), .published)
        var undrawn = Checks.task()
        undrawn.objectDraw?.seed = ""
        _ = bench.known.add(21, undrawn, .inspecting)
        _ = bench.known.add(22, Checks.task(), .closed)
        let refused = Checks.propose(&bench, Checks.proposal.merging(changes) { $1 })
        #expect(refused.count == 1, "\(refused)")
        #expect(refused.contains { $0.contains(words) && $0.contains(article) }, "\(refused)")
    }

    @Test func `证件无效、他机关、监督证的人员不得检查（HG-08）`() {
        for (officers, name) in [("1,5", "执法员5"), ("1,6", "执法员6"), ("1,4", "执法员4")] {
            var bench = Checks.bench(on: "2020-07-01")
            let refused = Checks.propose(&bench, Checks.caused(["officers.certificates": officers]))
            #expect(refused.count == 1 && refused.first?.contains(name) == true, "\(refused)")
        }
        var bench = Checks.bench(on: "2020-06-30")
        #expect(Checks.propose(&bench, Checks.caused(["officers.certificates": "1,4"])).isEmpty)
    }

    static func earlier(_ bench: inout Bench<Inspection>, _ days: [String], _ source: Inspection.Source = .task, organ: OrganCode = Town.organ) {
        for (index, day) in days.enumerated() {
            var visit = Inspection()
            (visit.objectCode, visit.items, visit.source, visit.visitedOn) = ("91A", ["1"], source, Day(iso: day))
            _ = bench.known.add(40 + index, visit, .closed, in: organ)
        }
    }

    static let caps: [([String], Inspection.Source, Bool)] = [
        ([], .task, true), (["2020-02-10"], .task, true), (["2020-02-10", "2020-03-02"], .task, false),
        (["2020-02-10", "2020-03-02"], .campaign, false), (["2020-02-10", "2020-03-02"], .complaint, true),
        (["2019-12-30", "2019-12-31"], .task, true), (["2019-12-31", "2020-01-02"], .task, true),
    ]

    @Test(arguments: caps.indices) func `同一企业年度频次上限两次，第三次须有缘由；有缘由的不计入（HG-18）`(index: Int) {
        let (days, source, holds) = Self.caps[index]
        var bench = Checks.bench()
        Self.earlier(&bench, days, source)
        let refused = Checks.propose(&bench)
        #expect(refused.isEmpty == holds, "\(refused)")
        if !holds { #expect(refused.first?.contains("已检查2次，上限2次") == true) }
    }

    @Test func `有缘由的检查不受频次上限限制，其他机关的检查不计入`() {
        for source in Inspection.Source.allCases where source.isExemptFromCap {
            var bench = Checks.bench()
            Self.earlier(&bench, ["2020-02-10", "2020-03-02"])
            #expect(Checks.propose(&bench, Checks.caused(["source": source.rawValue])).isEmpty, "\(source)")
        }
        var bench = Checks.bench()
        Self.earlier(&bench, ["2020-02-10", "2020-03-02"], organ: Town.market)
        #expect(Checks.propose(&bench).isEmpty)
    }

    @Test func `当年计划公布以前，有缘由的检查依上年公布的清单，抽查和专项检查不得提请`() {
        for (source, holds) in [("complaint", true), ("campaign", false)] {
            var bench = Checks.bench(on: "2021-01-04")
            _ = bench.known.add(10, Checks.plan(), .published)
            #expect(Checks.propose(&bench, Checks.caused(["source": source, "campaignFile": "文件"])).isEmpty == holds)
            bench = Checks.bench(on: "2021-01-04")
            _ = bench.known.add(10, Checks.plan(), .concluded)
            #expect(Checks.propose(&bench, Checks.caused(["source": source, "campaignFile": "文件"])).count == 1)
        }
    }

    @Test func `提请以后达到上限的，检查时仍被拒绝`() {
        var bench = Checks.approved()
        Self.earlier(&bench, ["2020-03-09", "2020-03-09"])
        #expect(bench.take("visit", by: "p1", Checks.spot).first?.contains("上限2次") == true)
        #expect(bench.counted("inspection.visits", through: "2020-12-31") == 0)
    }

    @Test func `提请人、检查人员不得批准`() {
        var bench = Checks.bench()
        Checks.expect(Checks.propose(&bench))
        #expect(bench.take("approve", by: "p1").count == 2)
        #expect(bench.take("approve", by: "p2").first?.contains("不得批准自己") == true)
        #expect(bench.take("approve", by: "head").isEmpty)
    }

    static let spots: [([String: String], String)] = [
        (["certificatesShown": "否"], "应当出示执法证件"), (["helpers": "某技术公司"], "不得由第三方"),
    ]

    @Test(arguments: spots.indices) func `检查现场的条件（行政处罚法第三十七条）`(index: Int) {
        var bench = Checks.approved()
        let refused = bench.take("visit", by: "p1", Checks.spot.merging(Self.spots[index].0) { $1 })
        #expect(refused.count == 1 && refused.first?.contains(Self.spots[index].1) == true, "\(refused)")
        #expect(bench.take("visit", by: "p3", Checks.spot).first?.contains("指派的执法人员") == true)
        let helped = ["helpers": "某技术公司", "helpersOnlyAssisted": "是"]
        #expect(bench.take("visit", by: "p1", Checks.spot.merging(helped) { $1 }).isEmpty)
    }

    @Test func `没有批准、没有通知不得检查，经批准不预先通知的除外`() {
        var bench = Checks.bench()
        Checks.expect(Checks.propose(&bench))
        #expect(bench.take("visit", Checks.spot).contains { $0.contains("阶段") })
        Checks.expect(bench.take("approve", by: "head"))
        #expect(bench.take("visit", by: "p1", Checks.spot).first?.contains("检查通知书") == true)
        var silent = Checks.approved(Checks.proposal.merging(["unannounced": "是", "unannouncedReason": "防止转移过期食品"]) { $1 })
        #expect(silent.refusing("notify", by: "p1") == ["not-unannounced"])
        #expect(silent.take("visit", Checks.spot).isEmpty)
    }

    @Test func `2025年起入企扫码，不能扫码的说明（国办发〔2024〕54号）`() {
        let unscanned = ["certificatesShown": "是"]
        var before = Checks.approved(on: "2025-01-02")
        #expect(before.take("visit", by: "p1", unscanned).isEmpty)
        var after = Checks.approved(on: "2025-01-03")
        let refused = after.take("visit", by: "p1", unscanned)
        #expect(refused.count == 1 && refused.first?.contains("严格规范涉企行政检查") == true)
        #expect(after.refused == ["inspection.visit.code-scanned"])
        #expect(after.take("visit", ["certificatesShown": "是", "scanNote": "企业码尚未生成"]).isEmpty)
    }

    // MARK: Result

    @Test func `笔录未签名的注明情况，结果与问题一致（行政处罚法第三十七条）`() {
        var bench = Checks.visited()
        #expect(bench.take("record-result", Checks.found(.noProblem, ["recordSigned": "否"])).first?.contains("第三十七条") == true)
        #expect(bench.take("record-result", Checks.found(.corrected, ["problems": "[]"])).first?.contains("一致") == true)
        let problem = Checks.found(.corrected)["problems"] ?? ""
        #expect(bench.take("record-result", Checks.found(.noProblem, ["problems": problem])).count == 1)
        let outside = #"[{"item":"2","fact":"未明码标价","basis":"《价格法》第十三条"}]"#
        #expect(bench.take("record-result", Checks.found(.corrected, ["problems": outside])).first?.contains("第2项") == true)
        #expect(bench.take("record-result", Checks.found(.noProblem, ["recordSigned": "否", "unsignedNote": "负责人拒绝签名"])).isEmpty)
    }

    @Test(arguments: [
        ("2020-03-09", "2020-04-07", "2020-04-08"), ("2020-04-20", "2020-05-19", "2020-05-20"), ("2020-09-11", "2020-10-15", "2020-10-16"),
    ])
    func `检查结果二十个工作日内公示，节假日除外、调休上班计入（国办发〔2018〕118号）`(day: String, last: String, late: String) throws {
        var bench = Checks.concluded(on: day)
        #expect(try bench.due(of: "publicity-publication") == Day(iso: last))
        bench.today = Bench<Inspection>.day(last)
        #expect(try bench.reading(of: "publicity-publication")?.state == .running)
        bench.today = Bench<Inspection>.day(late)
        #expect(try bench.reading(of: "publicity-publication")?.state == .overdue)
        Checks.expect(bench.take("publicity-publish", on: late))
        #expect(try bench.reading(of: "publicity-publication")?.state == .metLate)
    }

    @Test func `责令改正、复查、再次复查到改正完成`() throws {
        var bench = Checks.concluded(.corrected)
        #expect(bench.take("close").count == 2)
        Checks.expect(bench.take("order", by: "p1", ["rectification": "建立进货查验记录", "rectifyDays": "15"]))
        #expect(bench.record.rectifyUntil == Day(iso: "2020-03-24"))
        #expect(try bench.due(of: "rectification") == Day(iso: "2020-03-24"))
        #expect(bench.take("revisit", on: "2020-03-24", ["revisits": #"[{"note":"尚未建立"}]"#]).first?.contains("期限届满后") == true)
        #expect(bench.refused == ["inspection.revisit.unrectified-only-after-term"])
        Checks.expect(bench.take("revisit", on: "2020-03-25", ["revisits": #"[{"note":"尚未建立"}]"#]))
        Checks.expect(bench.take("publicity-publish"))
        #expect(bench.take("close").first?.contains("已经改正") == true)
        Checks.expect(bench.take("revisit", on: "2020-03-27", ["revisits": #"[{"note":"已经建立","passed":true}]"#]))
        #expect(bench.record.revisits.map(\.on) == ["2020-03-25", "2020-03-27"].map { Day(iso: $0) })
        #expect(bench.record.revisits.map(\.passed) == [false, true])
        #expect(bench.counted("inspection.rectified", through: "2020-03-26") == 0)
        #expect(bench.counted("inspection.rectified", through: "2020-03-27") == 1)
        #expect(bench.counted("inspection.visits", through: "2020-12-31") == 1)
        #expect(bench.take("close").isEmpty)
    }

    @Test func `检查对象无人在场的不能出示证件，检查结果只能是无法联系、未开展有关经营活动（国办发〔2018〕118号第三部分）`() {
        var bench = Checks.approved()
        #expect(bench.refusing("visit", by: "p1", ["codeScanned": "是"]) == ["certificates-shown"])
        Checks.expect(bench.take("visit", by: "p1", ["codeScanned": "是", "nobodyMet": "是"]))
        #expect(bench.refusing("record-result", by: "p1", Checks.found(.corrected)) == ["absent-so-unreachable"])
        #expect(bench.refusing("record-result", by: "p1", Checks.found(.unreachable)) == [])
    }

    @Test func `责令改正通知书写明发现的问题；没有逐项问题的写检查结果，没有地点的不写（国办发〔2018〕118号第三部分）`() throws {
        var found = Checks.concluded(.corrected)
        Checks.expect(found.take("order", by: "p1", ["rectification": "建立进货查验记录", "rectifyDays": "15"]))
        #expect(found.papers.last?.content.paragraphs.first == "经检查，你（单位）存在下列问题：未建立进货查验记录（违反《食品安全法》第五十三条）。")
        var unreachable = Checks.concluded(.unreachable)
        Checks.expect(unreachable.take("order", by: "p1", ["rectification": "变更登记的住所", "rectifyDays": "15"]))
        #expect(unreachable.papers.last?.content.paragraphs.first == "经检查，检查结果为：通过登记的住所（经营场所）无法联系。")
        unreachable.record.address = ""
        let record = try #require(unreachable.definition.content(of: "record", unreachable.record, unreachable.moment))
        #expect(Array(record.paragraphs.prefix(2)) == ["检查对象：平江县某食品店（91A）", "检查日期：2020年3月9日"])
    }

    @Test func `转后续处理以后再次责令改正的，应当改正或者再转，先前的不算（国办发〔2015〕58号）`() throws {
        var bench = Checks.concluded(.corrected)
        let handing = ["followUp": "otherOrgan", "followUpNote": "移送主管部门"]
        Checks.expect(bench.take("publicity-publish", by: "p1"))
        Checks.expect(bench.take("order", by: "p1", ["rectification": "建立进货查验记录", "rectifyDays": "15"]))
        Checks.expect(bench.take("hand-on", on: "2020-03-12", handing))
        #expect(try bench.reading(of: "rectification")?.state == .met)
        Checks.expect(bench.take("order", on: "2020-03-16", ["rectification": "补齐台账", "rectifyDays": "10"]))
        #expect(try bench.due(of: "rectification") == Day(iso: "2020-03-26"))
        #expect(try bench.reading(of: "rectification")?.state == .running)
        bench.take("close")
        #expect(bench.refused == ["inspection.close.rectified-or-handed-on"])
        #expect(bench.counted("inspection.handed", through: "2020-12-31") == 1)
        var corrected = bench
        Checks.expect(corrected.take("revisit", ["revisits": #"[{"note":"台账已补齐","passed":true}]"#]))
        Checks.expect(corrected.take("close"))
        Checks.expect(bench.take("hand-on", on: "2020-03-27", handing))
        #expect(try bench.reading(of: "rectification")?.state == .metLate)
        Checks.expect(bench.take("close"))
    }

    @Test func `责令改正以前已经转后续处理的，不代替改正`() {
        var bench = Checks.concluded(.pending)
        Checks.expect(bench.take("publicity-publish", by: "p1"))
        Checks.expect(bench.take("hand-on", ["followUp": "otherOrgan", "followUpNote": "移送主管部门"]))
        Checks.expect(bench.take("order", ["rectification": "建立进货查验记录", "rectifyDays": "15"]))
        bench.take("close")
        #expect(bench.refused == ["inspection.close.rectified-or-handed-on"])
    }

    @Test func `办结以后归档一次，审批、笔录、送达的文书齐全；公示有误的仍可撤下（国办发〔2018〕118号）`() {
        var bench = Checks.concluded()
        bench.take("archive", Checks.file("opening", "evidence", "served"))
        #expect(bench.refused == ["inspection.archive.stage"])
        Checks.expect(bench.take("publicity-publish", by: "p1"))
        Checks.expect(bench.take("close"))
        bench.take("archive", Checks.file("opening", "evidence"))
        #expect(bench.refused == ["inspection.archive.archive-complete"])
        Checks.expect(bench.take("archive", Checks.file("opening", "evidence", "served")))
        #expect(bench.record.archive.archivist == PersonID("p1") && bench.papers.last?.document == "archive-index")
        bench.take("archive", Checks.file("opening", "evidence", "served"))
        #expect(bench.refused == ["inspection.archive.archive-undone"])
        Checks.expect(bench.take("publicity-withdraw", ["publicity.withdrawReason": "对象名称有误"]))
        #expect(bench.published["result"] == nil && bench.matter == .closed)
    }

    @Test func `没有发现问题不得责令改正，待后续处理的转出后方可办结`() {
        var bench = Checks.concluded()
        #expect(bench.refusing("order", by: "p1", ["rectification": "整改", "rectifyDays": "5"]) == ["problem-found"])
        bench = Checks.concluded(.pending)
        Checks.expect(bench.take("publicity-publish"))
        #expect(bench.take("close").first?.contains("后续处理") == true)
        #expect(bench.refusing("hand-on", ["followUp": "penalty", "followUpNote": "立案", "penaltyCase": "99"]) == ["own-penalty-case"])
        _ = bench.known.add(99, PenaltyCase(), .investigating)
        Checks.expect(bench.take("hand-on", ["followUp": "penalty", "followUpNote": "立案", "penaltyCase": "99"]))
        #expect(bench.take("close").isEmpty)
        #expect(bench.counted("inspection.followed:penalty", through: "2020-12-31") == 1)
    }

    @Test func `决定不予公示的写明情形，不再公示；不批准的不计入检查`() throws {
        var bench = Checks.concluded()
        Checks.expect(bench.take("publicity-withhold", by: "head", ["publicity.ground": "stateSecret"]))
        bench.take("publicity-withhold", ["publicity.ground": "privacy"])
        #expect(bench.refused == ["inspection.publicity-withhold.publicity-undecided"])
        bench.take("publicity-publish", by: "p1")
        #expect(bench.refused == ["inspection.publicity-publish.publicity-not-withheld"])
        #expect(try bench.reading(of: "publicity-publication")?.state == .met)
        #expect(bench.take("close").isEmpty)
        var refused = Checks.bench()
        Checks.expect(Checks.propose(&refused))
        Checks.expect(refused.take("refuse", by: "head", ["refusalReason": "可以书面检查"]))
        #expect(refused.counted("inspection.visits", through: "2020-12-31") == 0)
        #expect(refused.counted("inspection.refused", through: "2020-12-31") == 1)
    }

    @Test func `同一企业当年再次检查，户数只计一次`() {
        var bench = Checks.bench()
        Self.earlier(&bench, ["2020-02-10"])
        Checks.expect(Checks.propose(&bench))
        Checks.expect(bench.take("approve", by: "head"))
        Checks.expect(bench.take("notify", by: "p1"))
        Checks.expect(bench.take("visit", Checks.spot))
        #expect(bench.counted("inspection.business-visits", through: "2020-12-31") == 1)
        #expect(bench.counted("inspection.businesses", through: "2020-12-31") == 0)
    }

    @Test func `检查人员的证件后来查明无效，任务重新抽取的，给出警示`() {
        var bench = Checks.concluded()
        #expect(bench.cautions.isEmpty)
        var certificate = bench.known.matters[2]?.record as! EnforcementCertificate
        certificate.voidedOn = Day(iso: "2020-03-01")
        _ = bench.known.add(2, certificate, .voided)
        var task = Checks.task()
        task.objectDraw?.selected = ["91B"]
        _ = bench.known.add(20, task, .inspecting)
        #expect(bench.cautions.map(\.id) == ["officers", "task"])
    }

    @Test func `检查主体没有公告或者资格已经暂停的，不得检查（国办发〔2024〕54号）`() {
        var bench = Checks.bench()
        bench.known.matters[30] = nil
        #expect(Checks.propose(&bench).contains { $0.contains("已经公告的行政执法主体") })
        var suspended = Checks.approved()
        var subject = suspended.known.matters[30]!.record as! EnforcementSubject
        var pause = Interruption()
        (pause.from, pause.reason) = (Bench<Inspection>.day("2020-03-09"), "整改")
        subject.suspensions.append(pause)
        _ = suspended.known.add(30, subject, .suspended)
        #expect(suspended.take("visit", by: "p1", Checks.spot).contains { $0.contains("已经公告的行政执法主体") })
    }

    @Test func `批准以后抽查任务撤销或者重新抽取的，不得依原任务实施检查`() {
        var bench = Checks.approved()
        _ = bench.known.add(20, Checks.task(), .cancelled)
        #expect(bench.take("visit", by: "p1", Checks.spot).contains { $0.contains("抽查任务正在实施") })
        var redrawn = Checks.task()
        redrawn.objectDraw = Checks.log(["91B"])
        _ = bench.known.add(20, redrawn, .inspecting)
        #expect(bench.take("visit", by: "p1", Checks.spot).contains { $0.contains("由本任务抽取") })
    }

    @Test func `代码换一种写法不能绕过频次上限`() {
        var bench = Checks.bench()
        for code in ["91a", "91A ", "91-A"] {
            #expect(Checks.propose(&bench, Checks.caused(["objectCode": code])).contains { $0.contains("数字和大写字母") }, "\(code)")
        }
    }
}
