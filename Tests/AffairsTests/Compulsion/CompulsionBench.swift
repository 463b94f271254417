import Kernel
import Testing

@testable import Affairs

/// Lawful measures and enforcements, from which each test changes one fact. Certificates 1 to 6 are those of `Compulsion.known`.
enum Compulsion {
    /// 1, 2 and 3 belong to p1, p2 and p3; 4 ran out on 2020-06-30; 5 belongs to another organ; 6 is for supervision.
    static func known() -> KnownMatters {
        var known = KnownMatters()
        for id in 1...6 {
            var certificate = EnforcementCertificate()
            (certificate.holder, certificate.holderName) = (PersonID("p\(id)"), "执法员\(id)")
            (certificate.issuedOn, certificate.validUntil) = (Day(iso: "2017-12-01"), Day(iso: id == 4 ? "2020-06-30" : "2029-12-31"))
            certificate.certificateClass = id == 6 ? .supervision : .enforcement
            _ = known.add(id, certificate, .inForce, in: id == 5 ? OrganCode("430626101") : Town.organ)
        }
        return known
    }

    static let party = [
        "party.kind": "legalPerson", "party.organisationName": "平江县某食品厂", "party.creditCode": "91430626MA4L00000Y",
        "party.address": "工业园1号",
    ]

    /// What a lawful proposal to seize fills in.
    static func seizure(_ changes: [String: String] = [:]) -> [String: String] {
        [
            "measureKind": "seizure", "cause": "生产不符合安全标准的食品", "reason": "防止不安全食品流入市场", "legalBasis": "《食品安全法》第一百一十条",
            "basisLevel": "law", "officers.certificates": "1,2", "items": #"[{"name":"辣条","quantity":"30箱","isInvolved":true}]"#,
        ].merging(party) { $1 }.merging(changes) { $1 }
    }

    static let freezing = [
        "measureKind": "freezing", "items": "[]", "bank": "县农商行", "accounts": "6230001", "frozenAmount": "50000", "involvedAmount": "50000",
        "legalBasis": "《反洗钱法》第二十六条",
    ]

    static let spot = [
        "certificatesShown": "是", "partyPresent": "是", "told": "是", "defence": "没有意见", "defenceReview": "已听取", "record": "现场查获", "recordSigned": "是",
        "deliveredOnTheSpot": "是", "inventoryInDuplicate": "是",
    ]

    static func measure(on day: String = "2020-03-02") -> Bench<CompulsoryMeasure> {
        var bench = Bench<CompulsoryMeasure>(on: day)
        bench.known = known()
        bench.actor = Town.person("p1")
        return bench
    }

    static func approved(_ changes: [String: String] = [:], on day: String = "2020-03-02") -> Bench<CompulsoryMeasure> {
        var bench = measure(on: day)
        expect(bench.take("propose", seizure(changes)))
        expect(bench.take("approve", by: "head"))
        bench.actor = Town.person("p1")
        return bench
    }

    static func imposed(_ changes: [String: String] = [:], spot more: [String: String] = [:], on day: String = "2020-03-02") -> Bench<
        CompulsoryMeasure
    > {
        var bench = approved(changes, on: day)
        expect(bench.take("impose", spot.merging(more) { $1 }))
        return bench
    }

    // MARK: Enforcement

    static func order(_ changes: [String: String] = [:]) -> [String: String] {
        [
            "route": "own", "decisionName": "责令恢复植被决定", "decisionReference": "平自然资令〔2020〕3号", "obligation": "恢复被毁林地植被",
            "performUntil": "2020-03-01", "remediesUntil": "2020-08-03", "powerBasis": "《森林法》第八十一条", "powerByLaw": "是",
        ].merging(party) { $1 }.merging(changes) { $1 }
    }

    static let demand = ["demandDays": "10", "demandManner": "补种树木"]
    static let substitute = [
        "manner": "substitute", "executionReason": "逾期不恢复植被", "executionPlan": "2020年4月进场", "officers.certificates": "1,2",
        "consequence": "resources", "agentName": "县林业服务站", "agentUnconnected": "是", "budget": "12000",
    ]
    static let execution = ["executionRecord": "补种树木400株", "supervisedOnTheSpot": "是", "recordSigned": "是"]

    static func registered(_ changes: [String: String] = [:], on day: String = "2020-03-02") -> Bench<CompulsoryEnforcement> {
        var bench = Bench<CompulsoryEnforcement>(on: day)
        bench.known = known()
        expect(bench.take("register", by: "p1", order(changes)))
        return bench
    }

    static func demanded(_ changes: [String: String] = [:], demand more: [String: String] = [:], on day: String = "2020-03-02")
        -> Bench<CompulsoryEnforcement>
    {
        var bench = registered(changes, on: day)
        expect(bench.take("demand", demand.merging(more) { $1 }))
        expect(bench.take("demand-serve", ["demand.method": "direct"]))
        return bench
    }

    /// Decided on 2020-03-16 and served; the party was demanded to perform by 2020-03-12.
    static func decided(_ changes: [String: String] = [:], decision: [String: String] = substitute) -> Bench<CompulsoryEnforcement> {
        var bench = demanded(changes)
        expect(bench.take("decide", on: "2020-03-16", by: "head", decision))
        expect(bench.take("decision-serve", by: "p1", ["decision.method": "direct"]))
        return bench
    }

    static let fine = [
        "decisionName": "行政处罚决定", "obligation": "缴纳罚款", "principal": "20000", "powerBasis": "《税收征收管理法》第四十条", "remediesUntil": "2020-02-28",
    ]

    static func executed(_ bench: inout Bench<CompulsoryEnforcement>, at time: String, _ changes: [String: String] = [:]) -> [String] {
        let day = String(time.prefix(10))
        return bench.take("execute", on: day, by: "p1", execution.merging(["executionAt": time]) { $1 }.merging(changes) { $1 })
    }

    /// What a lawful filing fills in, with some papers of two pages each.
    static func file(_ papers: String...) -> [String: String] {
        let index = papers.map { #"{"paper":"\#($0)","pages":2}"# }.joined(separator: ",")
        return ["archive.number": "2020-强-1", "archive.retention": "tenYears", "archive.index": "[\(index)]"]
    }

    /// A step that leads up to what a test is about must not fail unnoticed.
    static func expect(_ refusals: [String], sourceLocation: SourceLocation = #_sourceLocation) {
        if !refusals.isEmpty { Issue.record(Comment(rawValue: refusals.joined(separator: "\n")), sourceLocation: sourceLocation) }
    }
}
