import Kernel
import Testing

@testable import Affairs

@Suite("行政执法人员资格")
struct EnforcementCertificateTests {
    static let application = [
        "holder": "p9", "holderName": "张三", "staffing": "civilServant", "class": "enforcement", "categories": "penalty,inspection",
        "identityNumber": "430626198001011231",
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
    func `合同工、劳务派遣人员和临时借调人员不得申领（山东省行政执法监督条例第十条第三款）`(staffing: String) {
        var bench = Bench<EnforcementCertificate>(on: "2020-03-02")
        let refused = bench.take("apply", Self.application.merging(["staffing": staffing]) { $1 })
        #expect(refused.count == 1)
        #expect(bench.stage == "")
    }

    @Test func `考试成绩不合格的不得登记为合格`() {
        var bench = Bench<EnforcementCertificate>(on: "2020-03-02")
        bench.take("apply", Self.application)
        bench.take("qualify", ["trainingHours": "60"])
        #expect(bench.refusing("examine", ["examinedOn": "2020-03-02", "examScore": "59.99"]) == ["exam-passed"])
        #expect(bench.take("examine", ["examinedOn": "2020-03-02", "examScore": "60"]).isEmpty)
    }

    @Test func `登记考试成绩的人不得发证（职能分离）`() {
        var bench = Bench<EnforcementCertificate>(on: "2020-03-02")
        bench.take("apply", Self.application)
        bench.take("qualify", by: "p2", ["trainingHours": "60"])
        bench.take("examine", by: "p3", ["examinedOn": "2020-03-02", "examScore": "60"])
        #expect(bench.refusing("issue", by: "p3") == ["separate-examine"])
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
        bench.take("withhold", on: "2020-05-06", ["withholdings": #"[{"reason":"投诉核查"}]"#])
        #expect(!bench.record.isValid(on: Day(iso: "2020-05-20")!))
        bench.take("restore", on: "2020-06-01")
        #expect(bench.record.isValid(on: bench.today))
        #expect(bench.counted("certificate.valid", through: "2020-05-20") == 0)
        #expect(bench.counted("certificate.valid", through: "2020-12-31") == 1)
    }

    @Test func `同一年度不得重复审验`() {
        var bench = Self.issued()
        #expect(bench.take("check", on: "2020-12-01", ["checks": #"[{"year":2020,"trainingHours":60,"passed":true}]"#]).isEmpty)
        #expect(bench.take("check", on: "2020-12-02", ["checks": #"[{"year":2020,"trainingHours":60}]"#]).count == 1)
        #expect(bench.refused == ["certificate.check.check-year-due"])
        #expect(bench.record.checks.map(\.on) == [Day(iso: "2020-12-01")])
        #expect(bench.take("check", on: "2021-12-01", ["checks": #"[{"year":2021}]"#]).count == 1, "没有学时")
    }

    @Test func `公民身份号码的出生日期和校验码应当正确（GB 11643）`() {
        var bench = Bench<EnforcementCertificate>(on: "2020-03-02")
        #expect(bench.take("apply", Self.application.merging(["identityNumber": "430626198001011232"]) { $1 }).first?.contains("校验码") == true)
        #expect(bench.take("apply", Self.application) == [])
    }

    @Test(arguments: [("2015-03-08", 1), ("2015-03-09", 0), ("2019-11-16", 0), ("2020-03-10", 1)])
    func `先考试后申领的可以发证，成绩在有效年限内`(exam: String, refusals: Int) {
        var bench = Bench<EnforcementCertificate>(on: "2020-03-02")
        bench.take("apply", Self.application)
        bench.take("qualify", on: "2020-03-03", by: "p2", ["trainingHours": "60"])
        #expect(
            bench.refusing("examine", on: "2020-03-09", by: "p3", ["examinedOn": exam, "examScore": "86.5"])
                == (refusals == 0 ? [] : ["exam-result-still-counts"]))
    }

    @Test func `有同类有效证件的不再发证，暂扣的不得另领`() {
        var other = Self.issued().record
        other.number = "旧证"
        for (stage, withheld, kind, refusals) in [
            (EnforcementCertificate.Stage.inForce, false, EnforcementCertificate.Class.enforcement, 1), (.suspended, true, .enforcement, 1),
            (.voided, false, .enforcement, 0), (.inForce, false, .hearing, 0),
        ] {
            (other.withholdings, other.voidedOn, other.certificateClass) = ([], stage == .voided ? Day(iso: "2020-03-20") : nil, kind)
            if withheld {
                var entry = EnforcementCertificate.Withholding()
                entry.from = Day(iso: "2020-03-20")
                other.withholdings = [entry]
            }
            var bench = Bench<EnforcementCertificate>(on: "2020-04-07")
            _ = bench.known.add(7, other, stage)
            bench.take("apply", Self.application)
            bench.take("qualify", by: "p2", ["trainingHours": "60"])
            bench.take("examine", by: "p3", ["examinedOn": "2020-04-07", "examScore": "80"])
            #expect(bench.refusing("issue", on: "2020-04-08", by: "p4") == (refusals == 0 ? [] : ["no-other-certificate"]), "\(stage)")
        }
    }

    @Test func `换证看最近年度的审验，补做以前年度的不算`() {
        var bench = Self.issued()
        bench.take("check", on: "2022-12-01", ["checks": #"[{"year":2022,"trainingHours":10}]"#])
        bench.take("check", on: "2022-12-02", ["checks": #"[{"year":2021,"trainingHours":60,"passed":true}]"#])
        #expect(bench.refusing("renew", on: "2022-12-05") == ["last-check-passed"])
    }

    @Test func `注销的各原因之和等于注销执法证的人数，其他证件不计入`() {
        for kind in ["enforcement", "supervision"] {
            var bench = Bench<EnforcementCertificate>(on: "2020-03-02")
            bench.take("apply", Self.application.merging(["class": kind]) { $1 })
            bench.take("qualify", by: "p2", ["trainingHours": "60"])
            bench.take("examine", by: "p3", ["examinedOn": "2020-03-02", "examScore": "80"])
            bench.take("issue", by: "p4")
            bench.take("void", on: "2020-08-31", ["voidReason": "retired"])
            let counts = ["certificate.voided", "certificate.voided:retired"].map { bench.counted($0, through: "2020-12-31") }
            #expect(counts == (kind == "enforcement" ? [1, 1] : [0, 0]))
        }
    }
}
