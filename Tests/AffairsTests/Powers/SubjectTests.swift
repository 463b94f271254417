import Kernel
import Testing

@testable import Affairs

@Suite("行政执法主体资格")
struct SubjectTests {
    static let application: [String: String] = [
        "subjectName": "平江县公安局", "nature": "statutory", "bodyKind": "organ", "level": "department", "legalBasis": "治安管理处罚法第七条",
        "basisRank": "law", "establishmentDocument": "平办发〔2019〕20号", "scope": "平江县行政区域内治安、交通管理", "powerTypes": "penalty,compulsion",
        "officerCount": "320",
    ]
    static let existing: [String: String] = application.merging(["number": "平政执主〔2015〕00001号", "confirmedOn": "2015-06-01"]) { $1 }
    static let township: [String: String] = [
        "subjectName": "汉昌街道综合行政执法队", "bodyKind": "publicInstitution", "level": "township", "nature": "authorised",
    ]
    static let entrustment: [String: String] = [
        "subjectName": "平江县动物卫生监督所", "nature": "entrusted", "bodyKind": "publicInstitution", "level": "department",
        "entruster": Town.organ.description, "entrustedScope": "动物检疫处罚", "entrustmentLetter": "平农委〔2020〕1号", "entrustedFrom": "2020-03-01",
        "entrustedUntil": "2021-02-28", "legalBasis": "动物防疫法第九条", "officerCount": "5",
    ]

    static func applied(_ changes: [String: String] = [:], on day: String = "2020-03-02", edition: String? = nil) -> (
        Bench<EnforcementSubject>, [String]
    ) {
        var bench = Bench<EnforcementSubject>(on: day, edition: edition)
        let refusals = bench.take("apply", by: "clerk", application.merging(changes) { $1 })
        return (bench, refusals)
    }

    /// One year's check: passed, unless it notes what is wrong.
    static func check(_ year: Int, note: String? = nil) -> [String: String] {
        ["checks": #"[{"year":\#(year),"passed":\#(note == nil),"note":"\#(note ?? "")"}]"#]
    }

    static func valid() -> Bench<EnforcementSubject> {
        var bench = applied().0
        bench.take("examine", on: "2020-03-06", by: "cert", ["examination": "符合条件"])
        bench.take("confirm", on: "2020-03-10", by: "office", ["confirmationDocument": "平政发〔2020〕5号"])
        return bench
    }

    @Test func `实施纲要第21项：申请、审查、确认、公告，领取资格证`() {
        let bench = Self.valid()
        #expect(bench.matter == .valid)
        #expect(bench.record.publishedOn == Bench<EnforcementSubject>.day("2020-03-10"))
        #expect(!bench.record.number.isEmpty)
        #expect(!bench.record.isValid(on: Day(iso: "2020-03-09")!))
        #expect(bench.record.isValid(on: Day(iso: "2020-03-10")!))
        #expect(bench.counted("subject.certified", through: "2020-12-31") == 1)
        #expect(bench.counted("subject.valid", through: "2020-03-09") == 0)
        #expect(bench.counted("subject.valid", through: "2020-12-31") == 1)
    }

    struct Refused: CustomTestStringConvertible, Sendable {
        let what: String
        let changes: [String: String]
        let day: String
        let article: String
        var testDescription: String { what }
    }

    static let refused: [Refused] = [
        Refused(what: "内设机构", changes: ["bodyKind": "innerUnit"], day: "2020-03-02", article: "《行政处罚法》第十五条"),
        Refused(what: "临时机构（2021年修订）", changes: ["bodyKind": "temporary"], day: "2022-03-02", article: "《行政处罚法》第十七条"),
        Refused(
            what: "规章授权", changes: ["nature": "authorised", "bodyKind": "publicInstitution", "basisRank": "rule"], day: "2020-03-02", article: "第十七条"),
        Refused(
            what: "规章授权（2021年修订）", changes: ["nature": "authorised", "bodyKind": "publicInstitution", "basisRank": "rule"], day: "2022-03-02",
            article: "第十九条"),
        Refused(what: "以规范性文件为依据的行政机关", changes: ["basisRank": "normative"], day: "2020-03-02", article: "第十五条"),
        Refused(what: "受委托组织申请主体资格", changes: ["nature": "entrusted"], day: "2020-03-02", article: "第十八条"),
        Refused(what: "乡镇没有赋权决定", changes: township, day: "2020-03-02", article: "推进基层整合审批服务执法力量"),
        Refused(what: "乡镇没有赋权决定（2021年修订）", changes: township, day: "2022-03-02", article: "第二十四条第一款"),
    ]

    @Test(arguments: refused) func `不具备条件的不得申请确认`(row: Refused) {
        let (bench, refusals) = Self.applied(row.changes, on: row.day)
        #expect(bench.stage.isEmpty)
        #expect(refusals.contains { $0.contains(row.article) }, "\(refusals)")
    }

    @Test func `乡镇有省级赋权决定的可以确认，单独计数`() {
        var (bench, refusals) = Self.applied(Self.township.merging(["empowermentDocument": "湘政发〔2019〕10号"]) { $1 })
        #expect(refusals == [])
        bench.take("examine", on: "2020-03-06", by: "cert", ["examination": "符合条件"])
        bench.take("confirm", on: "2020-03-10", by: "office", ["confirmationDocument": "平政发〔2020〕5号"])
        #expect(bench.counted("subject.townships", through: "2020-12-31") == 1)
        #expect(Self.valid().counted("subject.townships", through: "2020-12-31") == 0)
    }

    @Test func `持证人员不足两人不得通过审查，审查人不得自行确认`() {
        var (bench, _) = Self.applied(["officerCount": "1"])
        #expect(bench.take("examine", by: "cert", ["examination": "符合"]).contains { $0.contains("第三十七条第一款") })
        #expect(bench.take("examine", by: "cert", ["examination": "符合", "officerCount": "2"]) == [])
        #expect(bench.refusing("confirm", by: "cert", ["confirmationDocument": "平政发〔2020〕5号"]) == ["separate-examine"])
        #expect(bench.take("confirm", by: "office", ["confirmationDocument": "平政发〔2020〕5号"]) == [])
    }

    @Test func `同一组织不得有两个有效资格`() {
        var bench = Bench<EnforcementSubject>(on: "2020-03-02")
        let other = Self.valid().record
        _ = bench.known.add(9, other, .valid)
        bench.today = Bench<EnforcementSubject>.day("2020-04-01")
        #expect(bench.take("apply", Self.application).contains { $0.contains("不得有两个有效的主体资格") })
        #expect(bench.take("apply", Self.application.merging(["subjectName": "平江县林业局"]) { $1 }) == [])
    }

    @Test func `存量登记以确认日计入时点数，不计入本年确认`() {
        var bench = Bench<EnforcementSubject>(on: "2019-12-02")
        #expect(bench.take("register-existing", by: "cert", Self.existing) == [])
        #expect(bench.counted("subject.valid", through: "2019-12-31") == 1)
        #expect(bench.counted("subject.certified", through: "2020-12-31") == 0)
        var late = Bench<EnforcementSubject>(on: "2019-12-02")
        #expect(
            late.refusing("register-existing", by: "cert", Self.existing.merging(["confirmedOn": "2019-12-02"]) { $1 })
                == ["confirmed-before-entry"])
    }

    @Test func `暂停期间不得执法，恢复之日起有效`() {
        var bench = Self.valid()
        bench.take("suspend", on: "2020-05-06", by: "office", ["suspensions": #"[{"reason":"整改"}]"#])
        #expect(bench.counted("subject.valid", through: "2020-05-06") == 0)
        bench.take("resume", on: "2020-06-01", by: "office")
        let days = [("2020-05-05", true), ("2020-05-06", false), ("2020-05-31", false), ("2020-06-01", true)]
        for (day, valid) in days { #expect(bench.record.isValid(on: Day(iso: day)!) == valid, "\(day)") }
        #expect(bench.counted("subject.valid", through: "2020-12-31") == 1)
    }

    @Test func `年度审核一年一次，不合格的写明问题，且不得恢复`() {
        var bench = Self.valid()
        #expect(!bench.take("check", on: "2020-11-02", by: "cert", Self.check(2020, note: "")).isEmpty)
        #expect(bench.refused == ["subject.check.failure-explained"])
        #expect(bench.take("check", by: "cert", Self.check(2020, note: "无证人员执法")) == [])
        #expect(!bench.take("check", by: "cert", Self.check(2021)).isEmpty)
        #expect(bench.cautions.map(\.id) == ["check"])
        bench.take("suspend", by: "office", ["suspensions": #"[{"reason":"审核不合格"}]"#])
        #expect(bench.refusing("resume", by: "office") == ["latest-check-passed"])
    }

    @Test func `变更记下原名称和范围，没有变更内容的不予办理`() {
        var bench = Self.valid()
        #expect(bench.refusing("change", by: "cert", ["changeReason": "更名", "changeDocument": "平编〔2020〕3号"]) == ["change-stated"])
        #expect(bench.take("change", by: "cert", ["changeReason": "更名", "changeDocument": "平编〔2020〕3号", "newName": "平江县公安局（新）"]) == [])
        #expect(bench.record.subjectName == "平江县公安局（新）")
        #expect(bench.record.changes.map(\.formerName) == ["平江县公安局"])
        #expect(bench.counted("subject.changed", through: "2020-12-31") == 1)
    }

    @Test func `机构改革注销的，承接职权的主体应当已经确认`() {
        var bench = Self.valid()
        #expect(bench.refusing("cancel", on: "2020-09-01", by: "office", ["cancelGround": "powersMoved"]) == ["successor-confirmed"])
        _ = bench.known.add(9, Self.valid().record, .valid)
        #expect(bench.take("cancel", by: "office", ["cancelGround": "powersMoved", "successor": "9"]) == [])
        #expect(bench.matter == .cancelled)
        #expect(bench.record.isValid(on: Day(iso: "2020-08-31")!))
        #expect(!bench.record.isValid(on: Day(iso: "2020-09-01")!))
        #expect(bench.counted("subject.cancelled", through: "2020-12-31") == 1)
        #expect(bench.counted("subject.cancelled:powersMoved", through: "2020-12-31") == 1)
        #expect(bench.counted("subject.valid", through: "2020-12-31") == 0)
    }

    @Test func `统一社会信用代码的校验码应当正确（GB 32100）`() {
        #expect(Self.applied(["creditCode": "91430626MA4L00000X"]).1.first?.contains("校验码") == true)
        #expect(Self.applied(["creditCode": "91430626MA4L00000Y"]).1 == [])
    }

    @Test func `一次只登记一次暂停，事由写明`() {
        var bench = Self.valid()
        #expect(bench.take("suspend", on: "2020-05-06", by: "office", ["suspensions": #"[{"reason":"整改"},{"reason":"再改"}]"#]).count == 1)
        #expect(bench.take("suspend", by: "office", ["suspensions": "[{}]"]).count == 1)
        // A day that was typed is not taken: it lasts from the day of the step until it is ended.
        #expect(bench.take("suspend", by: "office", ["suspensions": #"[{"reason":"整改","from":"2020-04-01","until":"2020-04-02"}]"#]) == [])
        #expect(bench.record.isValid(on: Day(iso: "2020-05-05")!) && !bench.record.isValid(on: Day(iso: "2020-05-06")!))
    }

    @Test func `因其他原因注销的应当说明`() {
        var bench = Self.valid()
        #expect(bench.refusing("cancel", by: "office", ["cancelGround": "other"]) == ["cancellation-explained"])
        #expect(bench.take("cancel", by: "office", ["cancelGround": "other", "cancelNote": "职能转变"]) == [])
    }

    // MARK: 委托

    static func entrusting(on day: String = "2020-03-02") -> Bench<EnforcementSubject> {
        var bench = Bench<EnforcementSubject>(on: day)
        var entruster = Self.valid().record
        entruster.confirmedOn = Day(iso: "2018-01-01")
        _ = bench.known.add(9, entruster, .valid)
        return bench
    }

    @Test func `受委托组织没有主体资格，在委托期限内以委托机关名义执法`() {
        var bench = Self.entrusting()
        #expect(bench.take("record-entrustment", Self.entrustment) == [])
        #expect(!bench.record.isValid(on: Day(iso: "2020-06-01")!))
        let days = [("2020-02-29", false), ("2020-03-01", true), ("2021-02-28", true), ("2021-03-01", false)]
        for (day, entrusted) in days { #expect(bench.record.isEntrusted(on: Day(iso: day)!) == entrusted, "\(day)") }
        #expect(bench.counted("subject.valid", through: "2020-12-31") == 0)
        #expect(bench.counted("subject.entrusted", through: "2020-12-31") == 1)
        #expect(bench.counted("subject.entrusted", through: "2021-03-01") == 0)
    }

    @Test func `委托期满由系统终止，期满当日仍在期内`() throws {
        var bench = Self.entrusting()
        bench.take("record-entrustment", Self.entrustment)
        #expect(try bench.due(of: "entrustment") == Day(iso: "2021-02-28"))
        #expect(bench.refusing("expire-entrustment", on: "2021-02-28") == ["entrustment-term-over"])
        #expect(bench.take("expire-entrustment", on: "2021-03-01") == [])
        #expect(bench.record.entrustmentEndedOn == Day(iso: "2021-03-01"))
    }

    @Test func `委托机关资格失效的警示，个人不得受委托，没有资格的不得委托`() {
        var bench = Self.entrusting()
        #expect(bench.take("record-entrustment", Self.entrustment.merging(["bodyKind": "person"]) { $1 }).contains { $0.contains("第十九条") })
        bench.take("record-entrustment", Self.entrustment)
        #expect(bench.cautions.isEmpty)
        bench.known = KnownMatters()
        #expect(bench.cautions.map(\.id) == ["entruster"])
        var alone = Bench<EnforcementSubject>(on: "2022-03-02")
        #expect(alone.take("record-entrustment", Self.entrustment).contains { $0.contains("《行政处罚法》第二十条第一款") })
    }

    @Test func `审核不合格的整改后当年复审，合格的可以恢复；补审以前年度不能抵后来的不合格`() {
        var bench = Self.valid()
        bench.take("check", on: "2020-11-02", by: "cert", Self.check(2020, note: "无证人员执法"))
        bench.take("suspend", by: "office", ["suspensions": #"[{"reason":"审核不合格"}]"#])
        #expect(bench.refusing("check", by: "cert", Self.check(2000)) == ["year-open-for-check"])
        #expect(bench.refusing("resume", by: "office") == ["latest-check-passed"])
        #expect(bench.take("check", on: "2020-12-01", by: "cert", Self.check(2020)) == [])
        #expect(bench.refusing("check", by: "cert", Self.check(2020)) == ["year-open-for-check"])
        #expect(bench.take("resume", by: "office") == [])
    }
}
