import Kernel
import Testing

@testable import Affairs

@Suite("执法证件的种类、补登和一线岗位")
struct FrontLinePostTests {
    static func posted(_ since: String = "2020-03-16") -> [String: String] { ["posts": #"[{"name":"执法大队一中队","since":"\#(since)"}]"#] }

    static func atPost() -> Bench<EnforcementCertificate> {
        var bench = EnforcementCertificateTests.issued()
        bench.take("assign-post", on: "2020-03-16", posted())
        return bench
    }

    private static func issued(_ kind: String) -> Bench<EnforcementCertificate> {
        var bench = Bench<EnforcementCertificate>(on: "2020-03-02")
        bench.take("apply", EnforcementCertificateTests.application.merging(["class": kind]) { $1 })
        bench.take("qualify", by: "p2", ["trainingHours": "60"])
        bench.take("examine", by: "p3", ["examinedOn": "2020-03-02", "examScore": "80"])
        bench.take("issue", on: "2020-03-10", by: "p4")
        return bench
    }

    @Test(arguments: [("enforcement", "certificate.valid"), ("supervision", "certificate.supervision"), ("hearing", "certificate.hearing")])
    func `各类证件分别统计，合计等于各类之和（I-15）`(kind: String, measure: String) {
        let bench = Self.issued(kind)
        let measures = ["certificate.valid", "certificate.supervision", "certificate.hearing"]
        #expect(measures.map { bench.counted($0, through: "2020-12-31") } == measures.map { $0 == measure ? 1 : 0 })
        #expect(bench.counted("certificate.all", through: "2020-12-31") == 1)
        #expect(bench.counted("certificate.all", through: "2020-03-09") == 0)
    }

    @Test(arguments: ["supervision", "hearing"]) func `监督证、听证主持人证不用于一线执法`(kind: String) {
        var bench = Self.issued(kind)
        #expect(bench.refusing("assign-post", on: "2020-03-16", Self.posted()) == ["certificate-for-enforcement"])
    }

    @Test func `上岗之日计入，离岗之日不计`() {
        var bench = Self.atPost()
        #expect(bench.take("leave-post", on: "2020-10-12", ["postLeftOn": "2020-10-12"]).isEmpty)
        let days = ["2020-03-15", "2020-03-16", "2020-10-11", "2020-10-12"]
        #expect(days.map { bench.counted("certificate.front-line", through: $0) } == [0, 1, 1, 0])
    }

    /// The certificate is of 2020-03-10; the day of registering is 2020-03-16.
    @Test(arguments: [("2020-03-09", 1), ("2020-03-10", 0), ("2020-03-16", 0), ("2020-03-17", 1)])
    func `上岗应当持有效证件（纲要第二部分（四））`(since: String, refusals: Int) {
        var bench = EnforcementCertificateTests.issued()
        #expect(bench.take("assign-post", on: "2020-03-16", Self.posted(since)).count == refusals)
    }

    @Test func `有效期届满之次日不得安排`() {
        var bench = EnforcementCertificateTests.issued()
        #expect(bench.refusing("assign-post", on: "2025-03-10", Self.posted("2025-03-10")) == ["certificate-valid-at-post"])
        #expect(bench.take("assign-post", on: "2025-03-09", Self.posted("2025-03-09")).isEmpty)
    }

    @Test func `一人同时只在一个岗位，先离开再安排`() {
        var bench = Self.atPost()
        #expect(bench.refusing("assign-post", on: "2020-05-06", Self.posted("2020-05-06")) == ["no-current-post"])
        #expect(bench.refusing("leave-post", on: "2020-05-06", ["postLeftOn": "2020-03-15"]) == ["leaving-day-in-order"])
        #expect(bench.take("leave-post", ["postLeftOn": "2020-05-06"]).isEmpty)
        #expect(bench.take("leave-post", ["postLeftOn": "2020-05-06"]).count == 2)
        #expect(bench.refusing("assign-post", Self.posted("2020-05-05")) == ["post-day-in-order"])
        #expect(bench.take("assign-post", Self.posted("2020-05-06")).isEmpty)
        #expect(["2020-05-05", "2020-05-06"].map { bench.counted("certificate.front-line", through: $0) } == [1, 1])
    }

    @Test func `暂扣期间和注销以后不计入一线岗位`() {
        var bench = Self.atPost()
        bench.take("withhold", on: "2020-05-06", ["withholdings": #"[{"reason":"投诉核查"}]"#])
        bench.take("restore", on: "2020-06-01")
        bench.take("void", on: "2020-08-31", ["voidReason": "transferred"])
        let days = ["2020-05-05", "2020-05-06", "2020-05-31", "2020-06-01", "2020-08-30", "2020-08-31"]
        #expect(days.map { bench.counted("certificate.front-line", through: $0) } == [1, 0, 0, 1, 1, 0])
        #expect(bench.record.posts.last?.until == Day(iso: "2020-08-31"))
    }

    @Test func `证件期满，一线岗位的统计随之终止`() {
        let bench = Self.atPost()
        #expect(["2025-03-09", "2025-03-10"].map { bench.counted("certificate.front-line", through: $0) } == [1, 0])
    }

    // MARK: 补登

    static let former = [
        "holder": "p9", "holderName": "张三", "staffing": "civilServant", "class": "supervision", "categories": "other", "formerNumber": "湘执监00001",
        "formerIssuedOn": "2018-05-21", "formerValidUntil": "2023-05-20",
    ]

    @Test func `补登的经司法行政部门核实才有效`() {
        var bench = Bench<EnforcementCertificate>(on: "2020-03-02")
        #expect(bench.take("register-existing", Self.former).isEmpty)
        #expect(bench.counted("certificate.supervision", through: "2020-12-31") == 0)
        #expect(!bench.record.isValid(on: bench.today))
        #expect(bench.take("confirm-existing").isEmpty)
        #expect(bench.matter == .inForce)
        #expect(bench.counted("certificate.supervision", through: "2018-05-20") == 0)
        #expect(bench.counted("certificate.supervision", through: "2023-05-20") == 1)
        #expect(bench.counted("certificate.supervision", through: "2023-05-21") == 0)
        #expect(bench.record.number == "湘执监00001")
    }

    @Test(arguments: [("2019-12-31", 0), ("2020-01-01", 1)]) func `补登的限于以前年度发给的证件`(issued: String, refusals: Int) {
        var bench = Bench<EnforcementCertificate>(on: "2020-03-02")
        #expect(
            bench.refusing("register-existing", Self.former.merging(["formerIssuedOn": issued]) { $1 })
                == (refusals == 0 ? [] : ["issued-in-earlier-year"]))
    }

    @Test(arguments: [("2020-03-02", 0), ("2020-03-01", 1)]) func `已过有效期的不予核实`(until: String, refusals: Int) {
        var bench = Bench<EnforcementCertificate>(on: "2020-03-02")
        bench.take("register-existing", Self.former.merging(["formerValidUntil": until]) { $1 })
        #expect(bench.refusing("confirm-existing") == (refusals == 0 ? [] : ["former-certificate-unexpired"]))
        if refusals > 0 { #expect(bench.take("reject-existing", ["refusalReason": "已过期"]).isEmpty) }
    }

    @Test(arguments: [("supervision", 1), ("enforcement", 0)]) func `一人不补登两个同类有效证件`(kind: String, refusals: Int) {
        var other = EnforcementCertificate()
        (other.holder, other.certificateClass) = (PersonID("p9"), EnforcementCertificate.Class(rawValue: kind))
        (other.issuedOn, other.validUntil) = (Day(iso: "2019-01-02"), Day(iso: "2024-01-01"))
        var bench = Bench<EnforcementCertificate>(on: "2020-03-02")
        _ = bench.known.add(7, other, .inForce)
        bench.take("register-existing", Self.former)
        #expect(bench.refusing("confirm-existing") == (refusals == 0 ? [] : ["no-other-certificate"]))
    }

    @Test func `合同工的证件不予补登（纲要第二部分（四））`() {
        var bench = Bench<EnforcementCertificate>(on: "2020-03-02")
        #expect(bench.refusing("register-existing", Self.former.merging(["staffing": "contract"]) { $1 }) == ["on-establishment"])
    }
}
