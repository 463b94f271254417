import Kernel
import Testing

@testable import Affairs

/// One lawful registration of three persons, taken to a stage.
enum Exams {
    static let candidates =
        #"[{"person":"p1","name":"张三","identityNumber":"430626198001011231","staffing":"civilServant","education":"bachelor"},"#
        + #"{"person":"p2","name":"李四","staffing":"publicInstitution","education":"college"},"#
        + #"{"name":"王五","staffing":"civilServant","education":"postgraduate","hasLegalQualification":true}]"#
    static let entry = [
        "exam": "2020年全省行政执法人员资格考试", "registerBy": "2020-08-05", "examOn": "2020-09-19", "subjectBasis": "organ", "subjectNumber": "县政府2019年第1号公告",
        "candidates": candidates,
    ]
    static let results = #"[{"name":"张三","sat":true,"score":"86.5"},{"name":"李四","sat":true,"score":"59.99"},{"name":"王五","exempt":true}]"#

    static func compiled(_ change: [String: String] = [:], on day: String = "2020-08-03") -> Bench<QualificationExam> {
        var bench = Bench<QualificationExam>(on: day)
        bench.take("compile", by: "clerk", entry.merging(change) { $1 })
        return bench
    }

    static func admitted(_ refusals: String = "") -> Bench<QualificationExam> {
        var bench = compiled()
        bench.take("submit")
        bench.take("check", on: "2020-08-10", by: "keeper", ["refusals": refusals])
        bench.take("admit", on: "2020-09-08", ["place": "市委党校考点"])
        return bench
    }

    static func closed() -> Bench<QualificationExam> {
        var bench = admitted()
        bench.take("record-results", on: "2020-09-28", ["results": results])
        bench.take("announce", on: "2020-10-12")
        return bench
    }
}

@Suite("行政执法资格考试报名")
struct QualificationExamTests {
    @Test func `定义自身无误`() {
        #expect(KindDefinition(QualificationExam.self).findings(registry: Law.registry) == [])
    }

    @Test func `填报、报送、审核、考试、印发名单，可以依法走完（纲要第二部分（四））`() {
        let bench = Exams.closed()
        #expect(bench.matter == .closed)
        #expect(bench.record.results.map(\.passed) == [true, false, true])
    }

    @Test func `合格名单逐人写明；没有人合格的写“无”（纲要第二部分（四））`() {
        #expect(Exams.closed().papers.last?.content.paragraphs.contains("合格人员（含免试）：张三、王五") == true)
        var bench = Exams.admitted()
        let failed = #"[{"name":"张三","sat":true,"score":"12"},{"name":"李四","sat":true,"score":"59.99"},{"name":"王五"}]"#
        #expect(bench.take("record-results", on: "2020-09-28", ["results": failed]) == [])
        #expect(bench.take("announce", on: "2020-10-12") == [])
        #expect(bench.papers.last?.content.paragraphs.contains("合格人员（含免试）：无") == true)
    }

    @Test func `报名按报送日、参考和合格按登记成绩日计入；免试的不是参考`() {
        let bench = Exams.closed()
        #expect(["2020-08-02", "2020-08-03"].map { bench.counted("exam.units", through: $0) } == [0, 1])
        #expect(bench.counted("exam.persons", through: "2020-08-03") == 3)
        #expect(bench.counted("exam.sat", through: "2020-09-27") == 0)
        #expect(bench.counted("exam.sat", through: "2020-09-28") == 2)
        #expect(bench.counted("exam.passed", through: "2020-09-28") == 1)
    }

    // MARK: 报名资格

    @Test(arguments: ["contract", "dispatched", "seconded"]) func `合同工、劳务派遣和借调人员不得报名，逐一指明（HG-08）`(staffing: String) {
        var bench = Exams.compiled(["candidates": Exams.candidates.replacing("publicInstitution", with: staffing)])
        let refused = bench.take("submit")
        #expect(refused.count == 1)
        #expect(refused.first?.contains("李四") == true && refused.first?.contains("张三") == false)
    }

    @Test(arguments: [("college", 0), ("bachelor", 1)]) func `学历达到县的设定`(least: String, refusals: Int) {
        var bench = Exams.compiled()
        bench.settings = Settings(["exam.education": least])
        #expect(bench.refusing("submit") == (refusals == 0 ? [] : ["education-sufficient"]))
    }

    @Test func `没有写明学历、编制的不得报送`() {
        var bench = Exams.compiled(["candidates": #"[{"name":"张三"}]"#])
        #expect(bench.take("submit").count == 2)
    }

    @Test(arguments: [["subjectBasis": ""], ["subjectNumber": ""]]) func `没有执法主体资格的单位不得报名`(change: [String: String]) {
        var bench = Exams.compiled(change)
        #expect(bench.refusing("submit") == ["unit-is-enforcement-subject"])
    }

    @Test func `报名人员重名的加以区别`() {
        var bench = Exams.compiled(["candidates": Exams.candidates.replacing("李四", with: "张三")])
        #expect(bench.refusing("submit") == ["names-given-once"])
    }

    @Test(arguments: [("2020-08-05", 0), ("2020-08-06", 1)]) func `在截止日期以前报送`(day: String, refusals: Int) {
        var bench = Exams.compiled()
        #expect(bench.refusing("submit", on: day) == (refusals == 0 ? [] : ["before-registration-deadline"]))
    }

    @Test func `同一单位不重复报送同一考试`() {
        var bench = Exams.compiled()
        var other = QualificationExam()
        (other.exam, other.submittedOn) = ("2020年全省行政执法人员资格考试", Day(iso: "2020-08-01"))
        _ = bench.known.add(7, other, .submitted)
        #expect(bench.refusing("submit") == ["not-yet-submitted"])
        _ = bench.known.add(7, other, .submitted, in: Town.market)
        #expect(bench.take("submit").isEmpty)
    }

    // MARK: 审核、考试

    @Test func `退回的不计报名，重新报送后按新的报送日计`() {
        var bench = Exams.compiled()
        bench.take("submit")
        bench.take("return", ["returnReason": "缺公告文号"])
        #expect(bench.counted("exam.persons", through: "2020-12-31") == 0)
        bench.take("submit", on: "2020-08-05")
        #expect(["2020-08-04", "2020-08-05"].map { bench.counted("exam.persons", through: $0) } == [0, 3])
    }

    @Test func `撤回的不计`() {
        var bench = Exams.compiled()
        bench.take("submit")
        bench.take("withdraw", ["withdrawReason": "已有证件"])
        #expect(bench.counted("exam.units", through: "2020-12-31") == 0)
    }

    @Test func `报送的人不得审核（职能分离）`() {
        var bench = Exams.compiled()
        bench.take("submit", by: "clerk")
        #expect(bench.refusing("check", by: "clerk") == ["separate-submit"])
    }

    @Test func `不予报名的是本次报名人员，并说明理由；仍计报名`() {
        var bench = Exams.compiled()
        bench.take("submit")
        #expect(bench.refusing("check", by: "keeper", ["refusals": #"[{"name":"赵六","reason":"调离"}]"#]) == ["refusals-known-and-reasoned"])
        #expect(bench.refusing("check", by: "keeper", ["refusals": #"[{"name":"李四"}]"#]) == ["refusals-known-and-reasoned"])
        #expect(bench.take("check", by: "keeper", ["refusals": #"[{"name":"李四","reason":"调离"}]"#]).isEmpty)
        #expect(bench.counted("exam.persons", through: "2020-12-31") == 3)
        #expect(bench.counted("exam.refused", through: "2020-12-31") == 1)
    }

    @Test(arguments: [("2020-09-19", 0), ("2020-09-20", 1)]) func `考试日期以后不再发放准考证`(day: String, refusals: Int) {
        var bench = Exams.compiled()
        bench.take("submit")
        bench.take("check", by: "keeper")
        #expect(bench.refusing("admit", on: day, ["place": "考点"]) == (refusals == 0 ? [] : ["exam-day-ahead"]))
    }

    @Test(arguments: [("2020-09-18", 1), ("2020-09-19", 0)]) func `考试以后登记成绩`(day: String, refusals: Int) {
        var bench = Exams.admitted()
        #expect(bench.refusing("record-results", on: day, ["results": Exams.results]) == (refusals == 0 ? [] : ["exam-held"]))
    }

    @Test(arguments: [
        #"[{"name":"张三","sat":true,"score":"80"},{"name":"李四","sat":true,"score":"80"}]"#,
        Exams.results.replacing("李四", with: "赵六"), Exams.results.replacing("李四", with: "张三"),
    ]) func `准考人员逐人登记，没有遗漏、重复和外人`(results: String) {
        var bench = Exams.admitted()
        #expect(bench.refusing("record-results", on: "2020-09-28", ["results": results]) == ["results-complete"])
    }

    @Test(arguments: ["100.01", "-0.5", ""]) func `成绩在0至100之间，参加考试的有成绩`(score: String) {
        var bench = Exams.admitted()
        let results = score.isEmpty ? Exams.results.replacing(#","score":"86.5""#, with: "") : Exams.results.replacing("86.5", with: score)
        #expect(bench.refusing("record-results", on: "2020-09-28", ["results": results]) == ["scores-valid"])
    }

    @Test func `没有法律职业资格的不得免试（118号（二十三））`() {
        var bench = Exams.admitted()
        let results = Exams.results.replacing(#""sat":true,"score":"59.99""#, with: #""exempt":true"#)
        let refused = bench.take("record-results", on: "2020-09-28", ["results": results])
        #expect(refused.count == 1 && refused.first?.contains("第二部分（四）") == true)
    }

    @Test(arguments: [("59.99", false), ("60", true)]) func `达到合格分数的合格`(score: String, passed: Bool) {
        var bench = Exams.admitted()
        bench.take("record-results", on: "2020-09-28", ["results": Exams.results.replacing("59.99", with: score)])
        #expect(bench.record.results[1].passed == passed)
    }

    @Test func `缺考的不计参考`() {
        var bench = Exams.admitted()
        bench.take("record-results", on: "2020-09-28", ["results": Exams.results.replacing(#","sat":true,"score":"59.99""#, with: "")])
        #expect(bench.counted("exam.sat", through: "2020-12-31") == 1)
    }

    // MARK: 以后

    @Test func `合格而没有申领证件的，指明`() {
        var bench = Exams.closed()
        bench.names = [PersonID("p1"): "张三", PersonID("p2"): "李四"]
        #expect(bench.cautions.map(\.causes) == [["张三"]])
        var certificate = EnforcementCertificate()
        certificate.holder = PersonID("p1")
        _ = bench.known.add(7, certificate, .applied)
        #expect(bench.cautions.isEmpty)
    }

    @Test(arguments: [("10", "9", "8", 0), ("10", "11", "8", 1), ("10", "8", "9", 1)])
    func `补登的合格不多于参考，参考不多于报名`(persons: String, sat: String, passed: String, refusals: Int) {
        var bench = Bench<QualificationExam>(on: "2020-03-02")
        let input = ["exam": "2019年考试", "examOn": "2019-05-18", "existingPersons": persons, "existingSat": sat, "existingPassed": passed]
        #expect(bench.refusing("register-existing", input) == (refusals == 0 ? [] : ["counts-consistent"]))
        if refusals == 0 { #expect(bench.counted("exam.passed", through: "2019-05-18") == 8) }
    }

    @Test(arguments: [("2019-12-31", 0), ("2020-01-01", 1)]) func `补登的限于以前年度`(day: String, refusals: Int) {
        var bench = Bench<QualificationExam>(on: "2020-03-02")
        let input = ["exam": "以前的考试", "examOn": day, "existingPersons": "3", "existingSat": "2", "existingPassed": "1"]
        #expect(bench.refusing("register-existing", input) == (refusals == 0 ? [] : ["exam-in-earlier-year"]))
    }

    @Test func `姓名、身份证号、成绩是个人信息，不公开`() {
        let definition = KindDefinition(QualificationExam.self)
        #expect(definition.publications.isEmpty)
        for name in ["candidates", "refusals", "results"] { #expect(definition.fields.first { $0.name == name }?.mask != nil) }
    }

    @Test func `不予报名的一人列一次；撤回的报名，其不予报名人员也不计`() {
        var bench = Exams.compiled()
        bench.take("submit")
        let refusal = #"{"name":"李四","reason":"已调离"}"#
        #expect(bench.refusing("check", on: "2020-08-10", by: "keeper", ["refusals": "[\(refusal),\(refusal)]"]) == ["refusals-known-and-reasoned"])
        #expect(bench.take("check", on: "2020-08-10", by: "keeper", ["refusals": "[\(refusal)]"]).isEmpty)
        #expect(bench.counted("exam.refused", through: "2020-12-31") == 1)
        bench.take("withdraw", on: "2020-08-11", by: "clerk", ["withdrawReason": "不再参加"])
        #expect(bench.counted("exam.refused", through: "2020-12-31") == 0 && bench.counted("exam.persons", through: "2020-12-31") == 0)
    }

    // MARK: 没有举行

    @Test func `发放准考证以后考试没有举行的，由司法行政部门结束报名，另行计数，不计入报名（行政执法监督条例第十七条第二款）`() {
        var bench = Exams.admitted()
        #expect(bench.take("call-off", on: "2020-09-20", by: "keeper").count == 1)
        #expect(bench.take("call-off", ["withdrawReason": "全省考试取消"]) == [])
        #expect(bench.matter == .withdrawn && bench.record.calledOffOn == Day(iso: "2020-09-20"))
        #expect(["2020-09-19", "2020-09-20"].map { bench.counted("exam.called-off", through: $0) } == [0, 1])
        #expect(bench.counted("exam.units", through: "2020-12-31") == 0)
        let edition = bench.edition
        #expect(bench.definition.ground("call-off", to: "withdrawn", edition, bench.record) == .terminated)
        #expect(bench.definition.ground("withdraw", to: "withdrawn", edition, bench.record) == .withdrawn)
    }
}
