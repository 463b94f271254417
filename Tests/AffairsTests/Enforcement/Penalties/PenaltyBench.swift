import Kernel
import Testing

@testable import Affairs

/// Lawful penalty cases, from which each test changes one fact.
///
/// 1, 2 and 3 are certificates of p1, p2 and p3; 4 has run out; 5 belongs to another organ; 6 is for supervision. 20 is the item of the
/// list of powers, 21 another organ's, 22 one of licensing.
enum Penalties {
    static let party = [
        "party.kind": "organisation", "party.organisationName": "平江某食品店", "party.creditCode": "91430626MA4L00000Y",
        "party.address": "天岳大道1号",
    ]
    static let citizen = [
        "party.kind": "citizen", "party.citizenName": "李大同", "party.identityNumber": "430626199001011236", "party.address": "城关镇某路2号",
    ]
    /// Born on 2008-03-02 and on 2004-03-02.
    static let child = "430626200803021239"
    static let youth = "43062620040302123X"
    static let evidence = ["evidence": #"[{"kind":"inspection","summary":"现场笔录"}]"#]
    static let waiver = ["waivesDefence": "是", "hearing.waived": "是"]
    static let meeting = ["meetings": #"[{"members":["局长","副局长"],"note":"同意"}]"#]
    static let fine = #"[{"kind":"fine","amount":500000}]"#
    static let revocation = #"[{"kind":"fine","amount":500000},{"kind":"revokedLicence"}]"#

    static func known() -> KnownMatters {
        var known = KnownMatters()
        for id in 1...6 {
            var certificate = EnforcementCertificate()
            certificate.holder = PersonID("p\(id)")
            certificate.holderName = "执法员\(id)"
            certificate.number = "平公执〔2018〕0000\(id)号"
            certificate.issuedOn = Day(iso: "2017-12-01")
            certificate.validUntil = Day(iso: id == 4 ? "2020-06-30" : "2029-12-31")
            certificate.certificateClass = id == 6 ? .supervision : .enforcement
            _ = known.add(id, certificate, .inForce)
            if id == 5 { known.matters[id]?.organ = OrganCode("430626101") }
        }
        _ = known.add(20, item(.penalty), .inUse)
        _ = known.add(21, item(.penalty), .inUse, in: Town.market)
        _ = known.add(22, item(.licence), .inUse)
        return known
    }

    /// In the list since 2018.
    static func item(_ type: PowerType) -> PowerItem {
        var item = PowerItem()
        (item.name, item.code, item.type) = ("对经营过期食品的处罚", "0200001", type)
        item.grounds = [PowerItem.Ground(law: "食品安全法", article: "第一百二十四条", rank: .law)]
        (item.approvedOn, item.publishedOn, item.inForceOn) = (Day(iso: "2018-01-02"), Day(iso: "2018-01-02"), Day(iso: "2018-01-02"))
        return item
    }

    static func bench(on day: String) -> Bench<PenaltyCase> {
        var bench = Bench<PenaltyCase>(on: day)
        bench.known = known()
        return bench
    }

    /// What a lawful decision on the spot fills in: a citizen fined fifty yuan.
    static func spot(_ changes: [String: String] = [:]) -> [String: String] {
        let lawful = [
            "cause": "随地抛弃垃圾", "powerItem": "20", "officers.certificates": "1,2", "facts": "在县城城南路抛弃垃圾", "legalBasis": "某条例第十条", "spotTold": "是",
            "penalties": #"[{"kind":"fine","amount":5000}]"#,
        ]
        return lawful.merging(citizen) { $1 }.merging(changes) { $1 }
    }

    /// Filed by the head on a day, officers p1 and p2 at work.
    static func investigating(on day: String = "2020-03-02", party: [String: String] = party, filing: [String: String] = [:]) -> Bench<PenaltyCase> {
        var bench = bench(on: day)
        let clue = ["source": "inspection", "clue": "检查发现过期食品", "discoveredOn": day, "actEndedOn": day].merging(party) { $1 }
        bench.expect(bench.take("register-clue", by: "p1", clue))
        bench.expect(bench.take("file", by: "head", ["cause": "经营过期食品", "powerItem": "20", "officers.certificates": "1,2"].merging(filing) { $1 }))
        bench.actor = Town.person("p1")
        return bench
    }

    static func report(_ changes: [String: String] = [:]) -> [String: String] {
        [
            "facts": "货架上有过期食品三袋", "legalBasis": "《食品安全法》第一百二十四条", "proposal": "penalise", "proposedPenalties": fine,
            "benchmark": "湖南省市场监管裁量权基准", "tier": "general",
        ].merging(changes) { $1 }
    }

    /// Evidence in hand and the report made on the same day.
    static func reviewing(on day: String = "2020-03-02", party: [String: String] = party, _ changes: [String: String] = [:]) -> Bench<PenaltyCase> {
        var bench = investigating(on: day, party: party)
        bench.expect(bench.take("record-evidence", evidence))
        bench.expect(bench.take("report", report(changes)))
        return bench
    }

    /// Told on the same day; a fine of 5,000 yuan gives an organisation no right to a hearing.
    static func notified(on day: String = "2020-03-02", party: [String: String] = party, _ changes: [String: String] = [:]) -> Bench<PenaltyCase> {
        var bench = reviewing(on: day, party: party, changes)
        bench.expect(bench.notify())
        return bench
    }

    /// Defence waived and, as the 2017 text asks of every case, reviewed: only the head's decision is wanting.
    static func ready(on day: String = "2020-03-02", party: [String: String] = party, _ changes: [String: String] = [:]) -> Bench<PenaltyCase> {
        var bench = notified(on: day, party: party, changes)
        bench.expect(bench.take("waive", waiver))
        bench.verify(.agree)
        return bench
    }

    /// Decided and handed over on the spot on the same day.
    static func decided(on day: String = "2020-03-02", party: [String: String] = party, _ changes: [String: String] = [:]) -> Bench<PenaltyCase> {
        var bench = ready(on: day, party: party, changes)
        bench.expect(bench.take("penalise", by: "head", ["penalties": changes["proposedPenalties"] ?? fine]))
        bench.expect(bench.take("decision-serve", by: "p1", ["decision.method": "onTheSpot"]))
        return bench
    }

    /// Decided, and not handed over.
    static func undelivered(on day: String) -> Bench<PenaltyCase> {
        var bench = ready(on: day)
        bench.expect(bench.penalise())
        return bench
    }

    /// Decided on 2022-03-02, overdue, and demanded, on a Monday unless another day is given; the remedies run out on 2 September.
    static func demanded(on day: String = "2022-08-22") -> Bench<PenaltyCase> {
        var bench = decided(on: "2022-03-02")
        bench.expect(bench.take("demand", on: day, by: "p1"))
        return bench
    }
}

extension Bench where M == PenaltyCase {
    /// A step that leads up to what a test is about must not fail unnoticed.
    func expect(_ refusals: [String], sourceLocation: SourceLocation = #_sourceLocation) {
        if !refusals.isEmpty { Issue.record(Comment(rawValue: refusals.joined(separator: "\n")), sourceLocation: sourceLocation) }
    }

    /// The legal reviewer's opinion comes back.
    mutating func verify(_ opinion: LegalVerification.Opinion) {
        let officer = actor
        expect(take("submit-verification", by: "p1"))
        var review = LegalVerification()
        (review.opinion, review.opinionText, review.concludedOn, review.reviewer) = (opinion, "意见", today, PersonID("reviewer"))
        receive(review, by: "take-verification")
        actor = officer
    }

    /// The notice made, and in the party's hands.
    @discardableResult
    mutating func notify(by person: String? = nil, _ changes: [String: String] = [:]) -> [String] {
        let refusals = take("notify", by: person, changes)
        return refusals.isEmpty ? take("notice-serve", ["notice.method": "direct"]) : refusals
    }

    mutating func penalise(_ changes: [String: String] = [:], on day: String? = nil) -> [String] {
        take("penalise", on: day, by: "head", ["penalties": Penalties.fine].merging(changes) { $1 })
    }
}

extension DocumentContent {
    /// The rows of its tables.
    var rows: [[String]] {
        blocks.flatMap { block -> [[String]] in
            guard case .table(let table) = block else { return [] }
            return table.rows
        }
    }
}
