import Kernel
import Testing

@testable import Affairs

@Suite("行政执法人员资格")
struct EnforcementCertificateTests {
    static let application = [
        "holder": "p9", "holderName": "张三", "staffing": "civilServant", "class": "enforcement", "categories": "penalty,inspection",
        "identityNumber": "430626198001011234",
    ]

    /// A certificate in force since 2020-03-10.
    static func issued() -> Bench<EnforcementCertificate> {
        var bench = Bench<EnforcementCertificate>(on: "2020-03-02")
        bench.take("apply", application)
        bench.take("qualify", on: "2020-03-03", by: "p2", ["trainingHours": "60"])
        bench.take("examine", on: "2020-03-09", by: "p3", ["examinedOn": "2020-03-08", "examScore": "86.5"])
        bench.take("issue", on: "2020-03-10", by: "p4")
        return bench
    }

    @Test func `定义自身无误`() {
        #expect(KindDefinition(EnforcementCertificate.self).findings(registry: Law.registry) == [])
    }

    @Test func `发证之日起有效，五年届满之次日失效`() {
        let certificate = Self.issued().record
        #expect(certificate.validUntil == Day(iso: "2025-03-09"))
        #expect(!certificate.isValid(on: Day(iso: "2020-03-09")!))
        #expect(certificate.isValid(on: Day(iso: "2020-03-10")!))
        #expect(certificate.isValid(on: Day(iso: "2025-03-09")!))
        #expect(!certificate.isValid(on: Day(iso: "2025-03-10")!))
    }

    @Test(arguments: ["contract", "dispatched", "seconded"])
    func `合同工、劳务派遣人员和临时借调人员不得申领（法治政府建设实施纲要第四部分）`(staffing: String) {
        var bench = Bench<EnforcementCertificate>(on: "2020-03-02")
        let refused = bench.take("apply", Self.application.merging(["staffing": staffing]) { $1 })
        #expect(refused.count == 1)
        #expect(bench.stage == "")
    }

    @Test func `考试成绩不合格的不得登记为合格`() {
        var bench = Bench<EnforcementCertificate>(on: "2020-03-02")
        bench.take("apply", Self.application)
        bench.take("qualify", ["trainingHours": "60"])
        #expect(bench.take("examine", ["examinedOn": "2020-03-02", "examScore": "59.99"]).count == 1)
        #expect(bench.take("examine", ["examinedOn": "2020-03-02", "examScore": "60"]).isEmpty)
    }

    @Test func `登记考试成绩的人不得发证（职能分离）`() {
        var bench = Bench<EnforcementCertificate>(on: "2020-03-02")
        bench.take("apply", Self.application)
        bench.take("qualify", by: "p2", ["trainingHours": "60"])
        bench.take("examine", by: "p3", ["examinedOn": "2020-03-02", "examScore": "60"])
        #expect(bench.take("issue", by: "p3").count == 1)
    }

    @Test func `注销之日起不再计入有效证件，注销计入当年`() {
        var bench = Self.issued()
        #expect(bench.counted("certificate.valid", through: "2020-12-31") == 1)
        bench.take("void", on: "2020-08-31", ["voidReason": "retired"])
        #expect(bench.stage == "voided")
        #expect(!bench.record.isValid(on: bench.today))
        #expect(bench.counted("certificate.valid", through: "2020-08-30") == 1)
        #expect(bench.counted("certificate.valid", through: "2020-12-31") == 0)
        #expect(bench.counted("certificate.voided", through: "2020-12-31") == 1)
    }

    @Test func `暂扣期间无效，发还之日起恢复`() {
        var bench = Self.issued()
        bench.take("withhold", on: "2020-05-06", ["withholdingReason": "投诉核查"])
        #expect(!bench.record.isValid(on: Day(iso: "2020-05-20")!))
        bench.take("restore", on: "2020-06-01")
        #expect(bench.record.isValid(on: bench.today))
        #expect(bench.counted("certificate.valid", through: "2020-05-20") == 0)
        #expect(bench.counted("certificate.valid", through: "2020-12-31") == 1)
    }

    @Test func `同一年度不得重复审验`() {
        var bench = Self.issued()
        #expect(bench.take("check", on: "2020-12-01", ["checkYear": "2020", "checkHours": "60", "checkPassed": "是"]).isEmpty)
        #expect(bench.take("check", on: "2020-12-02", ["checkYear": "2020", "checkHours": "60"]).count == 1)
        #expect(bench.record.checks.count == 1)
    }
}
