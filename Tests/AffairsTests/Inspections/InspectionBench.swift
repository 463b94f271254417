import Kernel
import Testing

@testable import Affairs

/// Lawful plans, tasks and visits, from which each test changes one fact.
///
/// 1, 2 and 3 are certificates of p1, p2 and p3; 4 ran out on 2020-06-30; 5 belongs to another organ; 6 is for supervision. 10 is the
/// published plan, 20 the task under way that drew “91A” and “91B” with officers 1 and 2.
enum Checks {
    static let organ = Town.organ
    static let township = OrganCode("430626101")

    static func certificates() -> KnownMatters {
        var known = KnownMatters()
        for id in 1...6 {
            var certificate = EnforcementCertificate()
            (certificate.holder, certificate.holderName) = (PersonID("p\(id)"), "执法员\(id)")
            certificate.number = "平公执〔2018〕0000\(id)号"
            (certificate.issuedOn, certificate.validUntil) = (Day(iso: "2017-12-01"), Day(iso: id == 4 ? "2020-06-30" : "2029-12-31"))
            certificate.certificateClass = id == 6 ? .supervision : .enforcement
            _ = known.add(id, certificate, .inForce, in: id == 5 ? township : organ)
        }
        var subject = EnforcementSubject()
        (subject.subjectName, subject.nature, subject.confirmedOn) = (Town.organs.name(of: organ), .statutory, Day(iso: "2018-01-02"))
        _ = known.add(30, subject, .valid)
        return known
    }

    static func item(_ code: String, _ change: (inout InspectionPlan.Item) -> Void = { _ in }) -> InspectionPlan.Item {
        var item = InspectionPlan.Item()
        (item.code, item.project, item.subject, item.basis) = (code, "食品销售监督检查\(code)", "县市场监督管理局", "《食品安全法》第一百一十条")
        (item.method, item.content, item.objectType, item.category) = (.onSite, "进货查验记录", "食品销售者\(code)", .general)
        (item.ratio, item.frequencyCap, item.months) = (Quantity(tenThousandths: 50_000), 2, [3, 4])
        change(&item)
        return item
    }

    static func text(_ items: [InspectionPlan.Item]) -> String {
        var writer = JSONWriter()
        items.write(to: &writer)
        return writer.text
    }

    static func plan(year: Int = 2020, items: [InspectionPlan.Item]? = nil, published: String? = nil) -> InspectionPlan {
        var plan = InspectionPlan()
        (plan.year, plan.items) = (year, items ?? [item("1"), item("2") { $0.frequencyCap = 1 }])
        plan.publishedOn = Day(iso: published ?? "\(year)-01-02")
        return plan
    }

    static func log(_ selected: [String]) -> InspectionTask.DrawLog {
        var log = InspectionTask.DrawLog()
        (log.on, log.listDigest, log.seed, log.witnesses, log.round, log.selected) = (Day(iso: "2020-03-02"), "a", "b", "王见证", 1, selected)
        return log
    }

    static func task() -> InspectionTask {
        var task = InspectionTask()
        (task.name, task.plan, task.items) = ("食品销售双随机抽查", Ref(10), ["1"])
        (task.objectDraw, task.officerDraw) = (log(["91A", "91B"]), log(["1", "2"]))
        return task
    }

    static func known(year: Int = 2020) -> KnownMatters {
        var known = certificates()
        _ = known.add(10, plan(year: year), .published)
        _ = known.add(20, task(), .inspecting)
        return known
    }

    static let proposal = [
        "source": "task", "task": "20", "objectKind": "enterprise", "objectName": "平江县某食品店", "objectCode": "91A", "plan": "10", "items": "1",
        "officers.certificates": "1,2",
    ]

    static func bench(on day: String = "2020-03-09") -> Bench<Inspection> {
        var bench = Bench<Inspection>(on: day)
        bench.known = known(year: bench.today.year)
        return bench
    }

    /// What a lawful proposal for a cause fills in.
    static func caused(_ changes: [String: String] = [:]) -> [String: String] {
        proposal.merging(["source": "complaint", "task": "", "causeNote": "群众举报销售过期食品"]) { $1 }.merging(changes) { $1 }
    }

    static func propose(_ bench: inout Bench<Inspection>, _ input: [String: String] = proposal) -> [String] {
        bench.take("propose", by: "p1", ["plannedOn": bench.today.iso].merging(input) { $1 })
    }

    static func approved(on day: String = "2020-03-09", _ input: [String: String] = proposal) -> Bench<Inspection> {
        var bench = bench(on: day)
        expect(propose(&bench, input))
        expect(bench.take("approve", by: "head"))
        if input["unannounced"] != "是" { expect(bench.take("notify", by: "p1")) }
        return bench
    }

    static let spot = ["certificatesShown": "是", "codeScanned": "是", "address": "天岳街道"]

    static func visited(on day: String = "2020-03-09", _ input: [String: String] = proposal) -> Bench<Inspection> {
        var bench = approved(on: day, input)
        expect(bench.take("visit", by: "p1", spot))
        return bench
    }

    static func found(_ result: Inspection.Result, _ changes: [String: String] = [:]) -> [String: String] {
        var input = ["record": "查看经营场所和进货记录", "recordSigned": "是", "result": result.rawValue]
        if result.needsFindings { input["problems"] = #"[{"item":"1","fact":"未建立进货查验记录","basis":"《食品安全法》第五十三条"}]"# }
        return input.merging(changes) { $1 }
    }

    static func concluded(_ result: Inspection.Result = .noProblem, on day: String = "2020-03-09") -> Bench<Inspection> {
        var bench = visited(on: day)
        expect(bench.take("record-result", found(result)))
        return bench
    }

    /// What a lawful filing fills in, with some papers of two pages each.
    static func file(_ papers: String...) -> [String: String] {
        let index = papers.map { #"{"paper":"\#($0)","pages":2}"# }.joined(separator: ",")
        return ["archive.number": "2020-检-1", "archive.retention": "tenYears", "archive.index": "[\(index)]"]
    }

    /// A step that leads up to what a test is about must not fail unnoticed.
    static func expect(_ refusals: [String], sourceLocation: SourceLocation = #_sourceLocation) {
        if !refusals.isEmpty { Issue.record(Comment(rawValue: refusals.joined(separator: "\n")), sourceLocation: sourceLocation) }
    }
}
