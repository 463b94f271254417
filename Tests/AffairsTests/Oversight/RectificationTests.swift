import Kernel
import Testing

@testable import Affairs

/// One lawful rectification, taken to a stage; tests change one fact of it.
enum Rectified {
    static let plan = ["target": "不再出现同类问题", "measuresPlanned": "修订审批流程，组织培训", "rectifier": "zhang", "targetDay": "2020-03-25"]
    static let report = ["report": "已修订流程并培训42人", "evidence": "流程文件,培训签到表"]
    static let verified = ["method": "onSite", "verifiedFact": "查看流程文件和近期案卷，已经落实"]

    static func assigned(_ source: Rectification.Source = .supervision, on day: String = "2020-03-02") -> Bench<Rectification> {
        var problem = Rectification(source, problem: "处罚前没有告知听证权利")
        if source == .reconsideration { problem.opinionNumber = "平府复意〔2020〕1号" }
        var bench = Bench<Rectification>(problem, on: day)
        bench.actor = .system
        bench.take("assign")
        bench.actor = Town.person("p1")
        return bench
    }

    static func rectifying(_ source: Rectification.Source = .supervision, _ change: [String: String] = [:]) -> Bench<Rectification> {
        var bench = assigned(source)
        bench.take("plan", on: "2020-03-06", plan.merging(change) { $1 })
        return bench
    }

    static func reported(on day: String = "2020-03-24") -> Bench<Rectification> {
        var bench = rectifying()
        bench.take("report", on: day, report)
        return bench
    }
}

@Suite("问题整改")
struct RectificationTests {
    @Test func `定义自身无误`() {
        #expect(KindDefinition(Rectification.self).findings(registry: Law.registry) == [])
    }

    @Test func `从交办到销号，每一步都可以依法走完`() {
        var bench = Rectified.rectifying()
        #expect(bench.record.responsible == Town.organ && bench.record.assigner == Town.justice)
        #expect(bench.take("record-progress", on: "2020-03-12", ["progress": #"[{"note":"流程已经修订"}]"#]).isEmpty)
        #expect(bench.take("report", on: "2020-03-24", Rectified.report).isEmpty)
        #expect(bench.take("close", on: "2020-03-27", by: "p2", Rectified.verified).isEmpty)
        #expect(bench.matter == .closed)
        #expect(bench.record.verifications.map(\.by) == [PersonID("p2")])
        #expect(bench.record.number == "〔2020〕1号")
        #expect(bench.record.progress.map(\.note) == ["流程已经修订"])
    }

    @Test(arguments: ["2018-06-01", "2019-06-03", "2020-06-01", "2022-06-01", "2026-06-01"])
    func `各个时期都有可以适用的规定，写明来源和事实才交办`(day: String) {
        var bench = Bench<Rectification>(Rectification(.inspection, problem: "未按期公示"), on: day)
        #expect(bench.take("assign").isEmpty)
        var empty = Bench<Rectification>(Rectification(), on: day)
        #expect(empty.refusing("assign") == ["source-and-facts-stated"])
    }

    @Test func `人员登记的，写明来源说明、问题和责任单位，登记机关为交办机关`() {
        var bench = Bench<Rectification>(on: "2020-03-02")
        bench.organ = Town.justice
        #expect(bench.take("open", ["source": "audit", "problem": "罚没款没有及时上缴", "responsible": Town.organ.description]).count == 1)
        let input = ["source": "audit", "sourceNote": "审计报告第三条", "problem": "罚没款没有及时上缴", "responsible": Town.organ.description]
        #expect(bench.take("open", input).isEmpty)
        #expect(bench.record.assigner == Town.justice && bench.record.responsible == Town.organ)
    }

    // MARK: 期限

    @Test(arguments: [
        (Rectification.Source.supervision, "report", "2020-03-02", "2020-04-01"), (.fileReview, "report", "2020-04-05", "2020-05-05"),
        (.reconsideration, "reconsideration", "2020-03-01", "2020-04-30"),
        // The sixtieth day is Labour Day: 行政复议 rolls over to the first working day after the holiday.
        (.reconsideration, "reconsideration", "2020-03-02", "2020-05-06"),
        // Since the regulation of 2021.
        (.reconsideration, "reconsideration", "2021-03-01", "2021-04-30"),
    ])
    func `报送整改情况的末日`(source: Rectification.Source, limit: String, assigned: String, due: String) throws {
        let bench = Rectified.assigned(source, on: assigned)
        #expect(try bench.due(of: limit)?.iso == due)
        #expect(bench.record.reportDue(bench.moment)?.iso == due)
    }

    @Test func `只有行政复议决定而没有意见书的，不适用六十日，按县设定的日数；意见书的六十日自收到之日起算（行政复议法第七十六条）`() throws {
        var problem = Rectification(.reconsideration, problem: "处罚决定被撤销")
        var bench = Bench<Rectification>(problem, on: "2024-03-01")
        bench.actor = .system
        bench.take("assign")
        #expect(try bench.due(of: "reconsideration") == nil && bench.due(of: "report")?.iso == "2024-03-31")
        (problem.opinionNumber, problem.opinionReceivedOn) = ("平府复意〔2024〕1号", Day(iso: "2024-02-28"))
        var late = Bench<Rectification>(problem, on: "2024-03-01")
        late.actor = .system
        late.take("assign")
        #expect(try late.due(of: "report") == nil && late.due(of: "reconsideration")?.iso == "2024-04-29")
        #expect(late.record.reportDue(late.moment)?.iso == "2024-04-29")
        var open = Bench<Rectification>(on: "2024-03-01")
        open.organ = Town.justice
        let input = [
            "source": "audit", "sourceNote": "审计报告", "problem": "罚没款没有及时上缴", "responsible": Town.organ.description, "opinionNumber": "平府复意〔2024〕1号",
        ]
        #expect(open.refusing("open", by: "p1", input) == ["opinion-of-reconsideration"])
        #expect(
            open.refusing("open", by: "p1", input.merging(["source": "reconsideration", "opinionReceivedOn": "2024-03-02"]) { $1 }) == [
                "opinion-of-reconsideration"
            ])
        #expect(open.refusing("open", by: "p1", input.merging(["source": "reconsideration", "opinionReceivedOn": "2024-03-01"]) { $1 }) == [])
    }

    @Test(arguments: [("2020-03-02", "2020-03-16"), ("2020-04-20", "2020-05-06"), ("2020-01-15", "2020-02-05")])
    func `制定整改方案十个工作日，跨节假日，补班日计入`(assigned: String, due: String) throws {
        #expect(try Rectified.assigned(on: assigned).due(of: "plan")?.iso == due)
    }

    @Test(arguments: [("2020-04-01", false), ("2020-04-02", true)]) func `第30日报送不逾期，第31日逾期`(day: String, late: Bool) {
        let bench = Rectified.reported(on: day)
        #expect(bench.record.isLate == late)
        #expect(bench.counted("rectification.late", through: day) == (late ? 1 : 0))
    }

    @Test(arguments: [("2020-03-06", false), ("2020-03-07", true), ("2020-04-01", true), ("2020-04-02", false)])
    func `整改时限在今天以后，不晚于报送期限`(target: String, lawful: Bool) {
        var bench = Rectified.assigned()
        #expect(
            bench.refusing("plan", on: "2020-03-06", Rectified.plan.merging(["targetDay": target]) { $1 })
                == (lawful ? [] : ["target-day-within-report-limit"]))
    }

    @Test(arguments: [("2020-04-01", "2020-04-20"), ("2020-04-20", "2020-05-20")])
    func `报送期限已到仍可以补定方案，报送逾期照计`(day: String, target: String) {
        var bench = Rectified.assigned()
        #expect(bench.take("plan", on: day, Rectified.plan.merging(["targetDay": target]) { $1 }).isEmpty)
        bench.take("report", on: target, Rectified.report)
        #expect(bench.record.isLate)
    }

    @Test(arguments: [("430626-sf", false), ("430626-none", false), ("430626-sj", true)])
    func `不向本单位自己、不向没有的单位交办`(responsible: String, lawful: Bool) {
        var bench = Bench<Rectification>(on: "2020-03-02")
        bench.organ = Town.justice
        let input = ["source": "audit", "sourceNote": "审计报告第三条", "problem": "罚没款没有及时上缴", "responsible": responsible]
        #expect(bench.refusing("open", input) == (lawful ? [] : ["assigned-to-another-organ"]))
    }

    // MARK: 延期

    private static let asking = ["extensionReason": "信息系统改造尚未完成", "extensionUntil": "2020-04-10"]

    /// The rules of supervision are of 2019 and 2021; what an extension, a receipt and a talk need is the same before.
    private static let editions: [String] = Rectification.editions.map(\.id)

    @Test(arguments: editions) func `批准延期的，整改时限和报送期限都顺延`(edition: String) throws {
        var bench = Opening.$edition.withValue(edition) { Rectified.rectifying() }
        #expect(bench.edition == edition)
        #expect(bench.take("request-extension", on: "2020-03-25", Self.asking).isEmpty)
        #expect(bench.refusing("report", Rectified.report) == ["no-extension-pending"])
        #expect(bench.refusing("grant-extension", on: "2020-03-26", by: "p1") == ["separate-request-extension"])
        #expect(bench.take("grant-extension", on: "2020-03-26", by: "head").isEmpty)
        #expect(bench.record.targetDay?.iso == "2020-04-10")
        #expect(try bench.due(of: "report")?.iso == "2020-04-17")
        #expect(bench.counted("rectification.extended", through: "2020-03-26") == 1)
        #expect(bench.take("report", on: "2020-04-17", by: "p1", Rectified.report).isEmpty)
        #expect(!bench.record.isLate)
    }

    @Test func `不批准延期的，时限不变`() throws {
        var bench = Rectified.rectifying()
        bench.take("request-extension", on: "2020-03-20", Self.asking)
        #expect(bench.take("refuse-extension", by: "head", ["extensionNote": "理由不充分"]).isEmpty)
        #expect(bench.record.targetDay?.iso == "2020-03-25")
        #expect(try bench.due(of: "report")?.iso == "2020-04-01")
        #expect(bench.record.extensions.map(\.granted) == [false])
    }

    @Test func `上次申请的理由和不批准的意见，不带入下一次申请和批准`() {
        var bench = Rectified.rectifying()
        bench.take("request-extension", on: "2020-03-20", Self.asking)
        bench.take("refuse-extension", by: "head", ["extensionNote": "理由不充分"])
        #expect(bench.record.extensions.last?.note == "理由不充分" && bench.record.extensionNote.isEmpty)
        #expect(bench.take("request-extension", on: "2020-03-23", by: "p1", ["extensionUntil": "2020-04-10"]).count == 1)
        #expect(bench.take("request-extension", Self.asking.merging(["extensionReason": "设备尚未到货"]) { $1 }) == [])
        #expect(bench.take("grant-extension", on: "2020-03-24", by: "head") == [])
        #expect(bench.record.extensions.map(\.reason) == ["信息系统改造尚未完成", "设备尚未到货"])
        #expect(bench.record.extensions.map(\.note) == ["理由不充分", ""])
        #expect(bench.record.targetDay?.iso == "2020-04-10")
    }

    @Test func `整改时限届满以后不得申请延期，没有申请不得批准`() {
        var bench = Rectified.rectifying()
        #expect(bench.refusing("grant-extension", on: "2020-03-20", by: "head") == ["extension-asked"])
        #expect(bench.refusing("request-extension", on: "2020-03-26", Self.asking) == ["asked-before-target-day"])
    }

    @Test func `行政复议意见书的六十日不得延长（行政复议法实施条例第五十七条）`() {
        var bench = Rectified.rectifying(.reconsideration)
        let refusals = bench.take("request-extension", on: "2020-03-20", Self.asking)
        #expect(refusals.count == 1 && refusals[0].contains("《行政复议法实施条例》第五十七条"))
    }

    // MARK: 逾期以后才登记的

    @Test func `整改单位逾期登记的报送，不能自己登记为期限以内；由报告以外的人在交办机关确认收到之日`() {
        var bench = Rectified.rectifying()
        let refused = bench.enter("report", happened: "2020-04-01", on: "2020-04-03", by: "p1", late: "经办人请假", Rectified.report)
        #expect(refused.contains { $0.contains("由收到的一方登记") }, "\(refused)")
        #expect(bench.take("report", on: "2020-04-03", by: "p1", Rectified.report).isEmpty && bench.record.isLate)
        _ = bench.enter("confirm-report", happened: "2020-04-01", on: "2020-04-03", by: "p1", late: "收文登记簿可查")
        #expect(bench.refused == ["rectification.confirm-report.separate-report"])
        #expect(bench.enter("confirm-report", happened: "2020-04-01", on: "2020-04-03", by: "p2").contains { $0.contains(Occurrence.reasonLabel) })
        #expect(bench.enter("confirm-report", happened: "2020-04-01", on: "2020-04-03", by: "p2", late: "收文登记簿可查").isEmpty)
        #expect(!bench.record.isLate && bench.record.firstReportedOn?.iso == "2020-04-01" && bench.record.reportedOn?.iso == "2020-04-01")
        #expect(bench.counted("rectification.late", through: "2020-12-31") == 0)
    }

    @Test(arguments: [("2020-04-01", false), ("2020-04-02", true)], editions)
    func `确认收到之日以后，是否逾期按收到之日`(receipt: (on: String, late: Bool), edition: String) {
        let (received, late) = receipt
        var bench = Opening.$edition.withValue(edition) { Rectified.reported(on: "2020-04-10") }
        #expect(bench.enter("confirm-report", happened: received, on: "2020-04-13", by: "p2", late: "收文登记簿可查").isEmpty)
        #expect(bench.record.isLate == late && bench.record.firstReportedOn?.iso == received)
    }

    @Test func `按期登记的报送不须确认`() {
        var bench = Rectified.reported()
        _ = bench.enter("confirm-report", happened: "2020-03-20", on: "2020-03-27", by: "p2", late: "收文登记簿可查")
        #expect(bench.refused == ["rectification.confirm-report.came-in-before-entry"])
    }

    @Test func `整改时限届满以后登记的延期申请，由交办机关登记收到之日，登记的人不批准`() {
        var bench = Rectified.rectifying()
        let own = bench.enter("request-extension", happened: "2020-03-25", on: "2020-03-27", by: "p1", late: "经办人请假", Self.asking)
        #expect(own.contains { $0.contains("由收到的一方登记") }, "\(own)")
        #expect(bench.enter("record-extension-request", happened: "2020-03-25", on: "2020-03-27", by: "p2", late: "收文登记簿可查", Self.asking) == [])
        #expect(bench.record.extensionAskedOn?.iso == "2020-03-25")
        #expect(bench.refusing("grant-extension", by: "p2") == ["separate-record-extension-request"])
        #expect(bench.take("grant-extension", by: "head").isEmpty && bench.record.targetDay?.iso == "2020-04-10")
    }

    // MARK: 核查

    @Test(arguments: ["close", "send-back", "sustain"]) func `整改、报告的人员不得核查，整改责任人也不得核查`(action: String) {
        for person in ["p1", "zhang"] {
            var bench = Rectified.reported()
            #expect(
                bench.take(
                    action, on: "2020-03-27", by: person, Rectified.verified.merging(["targetDay": "2020-04-20"]) { action == "send-back" ? $1 : $0 }
                )
                .contains { $0.contains("不得") }, "\(person)")
            #expect(bench.matter == .reported)
        }
    }

    @Test func `没有佐证材料不得申请销号，没有申请不得销号`() {
        var bench = Rectified.rectifying()
        #expect(bench.take("report", on: "2020-03-24", ["report": "已整改"]).count == 1)
        bench.take("close", on: "2020-03-24", by: "p2", Rectified.verified)
        #expect(bench.refused.contains("rectification.close.report-and-evidence-present"))
    }

    @Test func `核查退回的人员不得再记录进展、申请销号（法治政府建设与责任落实督察工作规定）`() {
        var bench = Rectified.reported()
        bench.take("send-back", on: "2020-03-27", by: "p2", Rectified.verified.merging(["targetDay": "2020-04-20"]) { $1 })
        for (action, input) in [("record-progress", ["progress": #"[{"note":"已补正"}]"#]), ("report", Rectified.report)] {
            bench.take(action, on: "2020-04-15", by: "p2", input)
            #expect(bench.refused == ["rectification.\(action).separate-send-back"])
            #expect(bench.take(action, by: "p1", input) == [])
        }
    }

    @Test func `退回整改的，另定时限，再次报告核查后销号`() throws {
        var bench = Rectified.reported()
        let back = ["method": "papers", "verifiedFact": "抽查案卷仍有未告知的", "targetDay": "2020-04-20"]
        #expect(bench.refusing("send-back", on: "2020-03-27", by: "p2", back.merging(["targetDay": "2020-03-27"]) { $1 }) == ["new-target-day-ahead"])
        #expect(bench.take("send-back", on: "2020-03-27", by: "p2", back).isEmpty)
        #expect(bench.matter == .rectifying)
        #expect(try bench.due(of: "target")?.iso == "2020-04-20")
        #expect(bench.counted("rectification.sent-back", through: "2020-03-27") == 1)
        #expect(bench.take("report", on: "2020-04-15", by: "p1", Rectified.report).isEmpty)
        #expect(bench.record.firstReportedOn?.iso == "2020-03-24")
        #expect(bench.take("close", on: "2020-04-17", by: "p2", Rectified.verified).isEmpty)
        #expect(bench.record.verifications.map(\.verdict) == [.notDone, .done])
    }

    @Test func `弄虚作假的不得销号，可以建议问责（法治政府建设与责任落实督察工作规定第三十条）`() {
        var bench = Rectified.reported()
        bench.take(
            "send-back", on: "2020-03-27", by: "p2",
            ["method": "onSite", "verifiedFact": "签到表系补签", "targetDay": "2020-04-20", "falsified": "是"])
        #expect(bench.take("escalate", on: "2020-03-27", by: "head", ["escalation": "约谈主要负责人"]).isEmpty)
        bench.take("report", on: "2020-04-15", by: "p1", Rectified.report)
        #expect(bench.refusing("close", on: "2020-04-17", by: "p2", Rectified.verified) == ["not-falsified"])
        #expect(
            bench.take("send-back", on: "2020-04-17", by: "p2", Rectified.verified.merging(["targetDay": "2020-05-20", "falsified": "否"]) { $1 })
                .isEmpty)
        bench.take("report", on: "2020-05-15", by: "p1", Rectified.report)
        #expect(bench.take("close", on: "2020-05-18", by: "p2", Rectified.verified).isEmpty)
    }

    @Test(arguments: [("2020-04-01", false), ("2020-04-02", true)], editions)
    func `没有逾期、没有退回的，不得约谈通报`(talk: (on: String, isLawful: Bool), edition: String) {
        let (day, lawful) = talk
        var bench = Opening.$edition.withValue(edition) { Rectified.rectifying() }
        #expect(bench.refusing("escalate", on: day, by: "head", ["escalation": "通报批评"]) == (lawful ? [] : ["rectification-failing"]))
    }

    @Test func `长期坚持的，回头看以后销号或者退回`() {
        var bench = Rectified.reported()
        #expect(bench.take("sustain", on: "2020-03-27", by: "p2", Rectified.verified).isEmpty)
        #expect(bench.matter == .sustained)
        #expect(bench.counted("rectification.open", through: "2020-12-31") == 1)
        #expect(bench.take("close", on: "2020-09-01", by: "p2", ["method": "lookBack", "verifiedFact": "半年内没有再犯"]).isEmpty)
    }

    @Test func `撤回交办写明理由，期限随之终止；已经报告的不再撤回`() throws {
        var bench = Rectified.assigned()
        #expect(bench.take("withdraw", on: "2020-03-05", by: "head", [:]).count == 1)
        #expect(bench.take("withdraw", on: "2020-03-05", by: "head", ["withdrawReason": "复核后认定不成立"]).isEmpty)
        #expect(bench.matter == .withdrawn)
        bench.today = Bench<Rectification>.day("2020-12-31")
        for limit in ["plan", "report"] { #expect(try bench.reading(of: limit)?.state == .met, "\(limit)") }
        var reported = Rectified.reported()
        #expect(reported.refusing("withdraw", by: "head", ["withdrawReason": "复核后认定不成立"]) == ["stage"])
    }

    // MARK: 统计

    @Test func `I-25：未销号＝未启动＋整改中，交办＝销号＋未销号，各计一次`() {
        var bench = Rectified.reported()
        bench.take("close", on: "2020-03-27", by: "p2", Rectified.verified)
        for (day, unstarted, underway, closed) in [
            ("2020-03-01", 0, 0, 0), ("2020-03-02", 1, 0, 0), ("2020-03-05", 1, 0, 0), ("2020-03-06", 0, 1, 0), ("2020-03-26", 0, 1, 0),
            ("2020-03-27", 0, 0, 1),
        ] {
            #expect(bench.counted("rectification.unstarted", through: day) == unstarted, "\(day)")
            #expect(bench.counted("rectification.underway", through: day) == underway, "\(day)")
            #expect(bench.counted("rectification.open", through: day) == unstarted + underway, "\(day)")
            #expect(bench.counted("rectification.closed", through: day) == closed, "\(day)")
            #expect(bench.counted("rectification.assigned", through: day) == unstarted + underway + closed, "\(day)")
        }
        #expect(bench.counted("rectification.source:supervision", through: "2020-03-02") == 1)
    }

    @Test func `统计归于责任单位`() {
        let bench = Rectified.reported()
        let facts = bench.definition.facts(bench.record, organ: Town.county)
        #expect(Set(facts.map(\.organ)) == [Town.organ])
    }
}
