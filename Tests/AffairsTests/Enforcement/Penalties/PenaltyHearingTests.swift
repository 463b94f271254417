import Kernel
import Testing

@testable import Affairs

@Suite("行政处罚听证")
struct PenaltyHearingTests {
    /// Told of a revocation on a Monday; the right to a hearing goes with it.
    static func told(_ day: String) -> Bench<PenaltyCase> { Penalties.notified(on: day, ["proposedPenalties": Penalties.revocation]) }

    @Test(arguments: [("2020-03-02", "2020-03-05"), ("2022-02-28", "2022-03-07")])
    func `告知后三日内要求听证，2021年修订以后为五个工作日（第四十二条、第六十四条）`(day: String, last: String) throws {
        var bench = Self.told(day)
        #expect(bench.record.hearingEntitled)
        #expect(try bench.due(of: "hearing-request") == Day(iso: last))
        let late = Bench<PenaltyCase>.day(last).advanced(by: 1).iso
        #expect(bench.take("request-hearing", on: late, by: "p1", ["hearingRequestedOn": late]).count == 1)
        #expect(bench.take("request-hearing", on: last, ["hearingRequestedOn": last]) == [])
        #expect(bench.stage == "hearing")
    }

    @Test func `期满未要求的由系统记为放弃，期限在届满之日停止`() throws {
        var bench = Self.told("2022-02-28")
        #expect(bench.take("lapse-hearing", on: "2022-03-07").count == 1)
        bench.expect(bench.take("lapse-hearing", on: "2022-03-08"))
        #expect(try bench.reading(of: "hearing-request")?.state == .met)
    }

    @Test(arguments: [
        ("2022-03-02", "citizen", #"[{"kind":"fine","amount":100000}]"#, true),
        ("2022-03-02", "citizen", #"[{"kind":"fine","amount":99999}]"#, false),
        ("2022-03-02", "organisation", #"[{"kind":"fine","amount":2000000}]"#, true),
        ("2022-03-02", "organisation", #"[{"kind":"fine","amount":1999999}]"#, false),
        ("2022-03-02", "organisation", #"[{"kind":"confiscatedProperty","worth":2000000}]"#, true),
        ("2022-03-02", "organisation", #"[{"kind":"suspendedBusiness"}]"#, true), ("2022-03-02", "organisation", #"[{"kind":"downgraded"}]"#, true),
        ("2022-03-02", "organisation", #"[{"kind":"closure"}]"#, true), ("2022-03-02", "organisation", #"[{"kind":"ban"}]"#, true),
        ("2022-03-02", "organisation", #"[{"kind":"withheldLicence"}]"#, false),
        ("2020-03-02", "organisation", #"[{"kind":"suspendedBusiness"}]"#, true),
        ("2020-03-02", "organisation", #"[{"kind":"revokedLicence"}]"#, true), ("2020-03-02", "organisation", #"[{"kind":"downgraded"}]"#, false),
        ("2020-03-02", "citizen", #"[{"kind":"fine","amount":100000}]"#, true),
    ])
    func `应当告知听证权利的处罚（2017年第四十二条、2021年第六十三条；数额由县设定）`(day: String, party: String, penalties: String, entitled: Bool) {
        let bench = Penalties.notified(on: day, party: party == "citizen" ? Penalties.citizen : Penalties.party, ["proposedPenalties": penalties])
        #expect(bench.record.hearingEntitled == entitled)
        var asking = bench
        #expect(asking.take("request-hearing", by: "p1", ["hearingRequestedOn": day]).isEmpty == entitled)
    }

    @Test(arguments: [("2020-03-02", "2020-03-09"), ("2022-03-02", "2022-03-11")])
    func `听证七日前通知，2021年修订以后为工作日（第四十二条、第六十四条）`(day: String, earliest: String) {
        var bench = Self.told(day)
        bench.expect(bench.take("request-hearing", by: "p1", ["hearingRequestedOn": day]))
        let early = Bench<PenaltyCase>.day(earliest).advanced(by: -1).iso
        #expect(bench.take("notify-hearing", by: "presider", ["hearingOn": early, "hearingPlace": "会议室"]).count == 1)
        #expect(bench.take("notify-hearing", ["hearingOn": earliest, "hearingPlace": "会议室"]) == [])
    }

    /// A hearing noticed on the day of the request.
    static func hearing(_ day: String, on held: String) -> Bench<PenaltyCase> {
        var bench = told(day)
        bench.expect(bench.take("request-hearing", by: "p1", ["hearingRequestedOn": day]))
        bench.expect(bench.take("notify-hearing", by: "presider", ["hearingOn": held, "hearingPlace": "会议室"]))
        return bench
    }

    @Test func `听证由非本案调查人员主持（第四十二条、第六十四条）`() {
        var bench = Self.told("2020-03-02")
        bench.expect(bench.take("request-hearing", by: "p1", ["hearingRequestedOn": "2020-03-02"]))
        #expect(bench.take("notify-hearing", by: "p2", ["hearingOn": "2020-03-20", "hearingPlace": "会议室"]).count == 1)
        bench = Self.hearing("2020-03-02", on: "2020-03-20")
        let record = ["hearingRecord": "笔录", "hearingFinding": "upheld", "hearingRecordSigned": "是"]
        #expect(bench.take("hold-hearing", on: "2020-03-19", record).count == 1)
        #expect(bench.take("hold-hearing", on: "2020-03-20", by: "other", record).count == 1)
        #expect(bench.take("hold-hearing", by: "presider", record.merging(["hearingRecordSigned": "否"]) { $1 }).count == 1)
        #expect(bench.take("hold-hearing", record) == [])
    }

    @Test func `当事人要求听证的，听证之前不得决定（第四十二条、第六十三条）`() {
        var bench = Self.told("2022-03-02")
        bench.expect(bench.take("waive", ["waivesDefence": "是"]))
        bench.verify(.agree)
        #expect(bench.penalise(["penalties": Penalties.revocation]).count == 1)
        bench.expect(bench.take("request-hearing", by: "p1", ["hearingRequestedOn": "2022-03-02"]))
        #expect(bench.penalise(["penalties": Penalties.revocation]).contains { $0.contains("现处“听证”阶段") })
    }

    @Test(arguments: [
        ("2022-03-02", "upheld", Penalties.revocation, true), ("2022-03-02", "lighter", Penalties.revocation, false),
        ("2022-03-02", "lighter", Penalties.fine, true), ("2022-03-02", "notEstablished", Penalties.fine, false),
        ("2022-03-02", "reinvestigate", Penalties.fine, false), ("2020-03-02", "notEstablished", Penalties.fine, true),
    ])
    func `应当根据听证笔录作出决定，2021年修订以后（第六十五条）`(day: String, finding: String, penalties: String, lawful: Bool) {
        var bench = Self.hearing(day, on: "\(day.prefix(4))-03-20")
        bench.expect(
            bench.take("hold-hearing", on: "\(day.prefix(4))-03-21", ["hearingRecord": "笔录", "hearingFinding": finding, "hearingRecordSigned": "是"]))
        bench.expect(bench.take("waive", by: "p1", ["waivesDefence": "是"]))
        bench.verify(.agree)
        let refused = bench.penalise(["penalties": penalties])
        #expect(refused.isEmpty == lawful)
        if !lawful { #expect(refused == ["应当根据听证笔录作出决定（《行政处罚法》第六十五条）"]) }
    }

    @Test func `经过听证的须法制审核，听证前的审核不算（第五十八条）`() {
        var bench = Self.told("2022-03-02")
        bench.verify(.agree)
        bench.expect(bench.take("request-hearing", by: "p1", ["hearingRequestedOn": "2022-03-02"]))
        bench.expect(bench.take("notify-hearing", by: "presider", ["hearingOn": "2022-03-21", "hearingPlace": "会议室"]))
        bench.expect(bench.take("hold-hearing", on: "2022-03-21", ["hearingRecord": "笔录", "hearingFinding": "upheld", "hearingRecordSigned": "是"]))
        #expect(bench.penalise(["penalties": Penalties.revocation]) == ["未经法制审核或者审核未通过的，不得作出决定（《行政处罚法》第五十八条）"])
        #expect(bench.counted("penalty.hearings", through: "2022-12-31") == 1)
    }

    @Test func `无正当理由不出席的视为放弃（第六十四条）`() {
        var bench = Self.hearing("2022-03-02", on: "2022-03-21")
        #expect(bench.take("end-hearing", on: "2022-03-18", ["hearingEnd": "absent"]).count == 1)
        #expect(bench.take("end-hearing", on: "2022-03-21", ["hearingEnd": "absent"]) == [])
        #expect(bench.counted("penalty.hearings", through: "2022-12-31") == 0)
    }
}
