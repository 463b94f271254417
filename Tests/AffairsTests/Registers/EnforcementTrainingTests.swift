import Kernel
import Testing

@testable import Affairs

/// One lawful course of sixteen hours for three officers.
enum Courses {
    static let plan = [
        "name": "2020年行政执法人员业务培训班", "mode": "onSite", "audience": "serving", "subjects": "penalty,systems", "plannedFrom": "2020-05-11",
        "plannedUntil": "2020-05-12", "plannedHours": "16", "venue": "党校报告厅",
    ]
    static let people = #"[{"person":"p1","name":"张三"},{"person":"p2","name":"李四"},{"name":"王五"}]"#

    static func planned(_ change: [String: String] = [:]) -> Bench<EnforcementTraining> {
        var bench = Bench<EnforcementTraining>(on: "2020-04-20")
        bench.organ = Town.justice
        bench.take("plan", plan.merging(change) { $1 })
        return bench
    }

    static func enrolled(_ change: [String: String] = [:]) -> Bench<EnforcementTraining> {
        var bench = planned(change)
        bench.take("announce", on: "2020-04-22")
        bench.take("enrol", on: "2020-04-24", ["unit": Town.organ.description, "trainees": people])
        return bench
    }

    static func running(_ change: [String: String] = [:]) -> Bench<EnforcementTraining> {
        var bench = enrolled(change)
        bench.take("open", on: "2020-05-11")
        return bench
    }

    static func session(_ day: String, _ hours: Int, absent: String = "") -> [String: String] {
        ["sessions": #"[{"on":"\#(day)","topic":"行政处罚","hours":\#(hours),"absentees":[\#(absent)]}]"#]
    }

    static func closed() -> Bench<EnforcementTraining> {
        var bench = running()
        bench.take("record-session", on: "2020-05-11", session("2020-05-11", 8, absent: "3"))
        bench.take("record-session", on: "2020-05-12", session("2020-05-12", 8, absent: "2,3"))
        bench.take("close", on: "2020-05-14")
        return bench
    }
}

@Suite("行政执法培训")
struct EnforcementTrainingTests {
    @Test func `定义自身无误`() {
        #expect(KindDefinition(EnforcementTraining.self).findings(registry: Law.registry) == [])
    }

    @Test func `计划、通知、报名、授课、结业，可以依法走完（118号（二十三））`() {
        let bench = Courses.closed()
        #expect(bench.matter == .closed)
        #expect(bench.record.attested.map(\.hours) == [16, 8, 0])
        // Eighty in a hundred of sixteen hours are 12.8.
        #expect(bench.record.attested.map(\.passed) == [true, false, false])
    }

    @Test func `到课的计人次，没有到课的不计；按结业日计入`() {
        let bench = Courses.closed()
        #expect(bench.counted("training.sessions", through: "2020-05-13") == 0)
        #expect(bench.counted("training.sessions", through: "2020-05-14") == 1)
        #expect(bench.counted("training.sessions:onSite", through: "2020-05-14") == 1)
        #expect(bench.counted("training.persons", through: "2020-12-31") == 2)
        #expect(bench.counted("training.hours", through: "2020-12-31") == 16)
        #expect(bench.counted("training.person-hours", through: "2020-12-31") == 24)
        #expect(bench.counted("training.finished", through: "2020-12-31") == 1)
        #expect(bench.counted("training.newcomers", through: "2020-12-31") == 0)
    }

    @Test func `出勤恰好达到比例的结业`() {
        var bench = Courses.running(["plannedHours": "10"])
        bench.take("record-session", on: "2020-05-11", Courses.session("2020-05-11", 8))
        bench.take("record-session", on: "2020-05-12", Courses.session("2020-05-12", 2, absent: "1"))
        bench.take("close", on: "2020-05-14")
        #expect(bench.record.attested.map(\.passed) == [true, true, true])
    }

    @Test func `考核不合格的不结业`() {
        var bench = Courses.running()
        bench.take("record-session", on: "2020-05-12", Courses.session("2020-05-12", 16))
        #expect(bench.refusing("test", ["failed": "4"]) == ["failed-enrolled"])
        #expect(bench.take("test", ["failed": "2"]).isEmpty)
        bench.take("close")
        #expect(bench.record.attested.map(\.passed) == [true, false, true])
    }

    // MARK: 岗前培训

    @Test(arguments: [("59", 1), ("60", 0)]) func `岗前培训的学时不少于规定（纲要第二部分（四））`(hours: String, refusals: Int) {
        var bench = Courses.planned(["audience": "newcomers", "plannedHours": hours])
        #expect(bench.refusing("announce") == (refusals == 0 ? [] : ["training-hours-sufficient"]))
    }

    @Test(arguments: [("59", 1), ("60", 0)]) func `通知以后也不得把岗前培训的学时调到规定以下`(hours: String, refusals: Int) {
        var bench = Courses.enrolled(["audience": "newcomers", "plannedHours": "80"])
        #expect(bench.refusing("replan", ["plannedHours": hours]) == (refusals == 0 ? [] : ["training-hours-sufficient"]))
    }

    @Test func `规定学时由县设定`() {
        var bench = Courses.planned(["audience": "newcomers", "plannedHours": "40"])
        bench.settings = Settings(["certificate.training.hours": "40"])
        #expect(bench.take("announce").isEmpty)
    }

    @Test func `岗前培训应当考核才能结业`() {
        var bench = Courses.running(["audience": "newcomers", "plannedHours": "60"])
        bench.take("record-session", on: "2020-05-20", Courses.session("2020-05-20", 60))
        #expect(bench.refusing("close") == ["newcomers-tested"])
        bench.take("test")
        #expect(bench.take("close").isEmpty)
        #expect(bench.counted("training.newcomers", through: "2020-12-31") == 3)
    }

    // MARK: 报名

    @Test func `同一人不重复报名，同一次报名中也不重复`() {
        var bench = Courses.enrolled()
        let again = #"[{"person":"p1","name":"张三"}]"#
        #expect(bench.refusing("enrol-here", ["unit": Town.market.description, "trainees": again]) == ["enrolled-once"])
        let twice = #"[{"person":"p7","name":"赵六"},{"person":"p7","name":"赵六"}]"#
        bench.names = [PersonID("p1"): "张三", PersonID("p7"): "赵六"]
        let refused = bench.take("enrol-here", ["unit": Town.market.description, "trainees": twice])
        #expect(refused.first?.contains("赵六") == true && refused.first?.contains("张三") == false)
        #expect(bench.refused == ["training.enrol-here.enrolled-once"])
    }

    @Test func `退出以后可以再报，编号不重用`() {
        var bench = Courses.enrolled()
        #expect(bench.refusing("withdraw", ["withdrawing": "4"]) == ["withdrawing-enrolled"])
        #expect(bench.take("withdraw", ["withdrawing": "1"]).isEmpty)
        #expect(bench.take("enrol", ["unit": Town.organ.description, "trainees": #"[{"person":"p1","name":"张三"}]"#]).isEmpty)
        #expect(bench.record.trainees.map(\.number) == [1, 2, 3, 4])
        #expect(bench.record.roll.map(\.number) == [2, 3, 4])
    }

    @Test(arguments: [("3", 0), ("2", 1)]) func `报名人数不超过计划人数`(quota: String, refusals: Int) {
        var bench = Courses.planned(["quota": quota])
        bench.take("announce")
        #expect(bench.refusing("enrol", ["unit": Town.organ.description, "trainees": Courses.people]) == (refusals == 0 ? [] : ["within-quota"]))
    }

    @Test func `报名的单位在本县，人员有姓名`() {
        var bench = Courses.enrolled()
        #expect(bench.refusing("enrol-here", ["unit": "999999", "trainees": #"[{"name":"赵六"}]"#]) == ["unit-in-county"])
        #expect(bench.take("enrol-here", ["unit": Town.organ.description, "trainees": #"[{"person":"p8"}]"#]).count == 1)
    }

    // MARK: 开班、授课、结业

    @Test func `没有人报名不开班；不早于计划日期开班`() {
        var empty = Courses.planned()
        empty.take("announce")
        #expect(empty.refusing("open", on: "2020-05-11") == ["someone-enrolled"])
        var bench = Courses.enrolled()
        #expect(bench.refusing("open", on: "2020-05-10") == ["not-before-planned-start"])
        #expect(bench.take("open", on: "2020-05-11").isEmpty)
    }

    @Test(arguments: [("2020-05-10", 1), ("2020-05-11", 0), ("2020-05-12", 0), ("2020-05-13", 1)]) func `授课日期在开班以后、登记以前`(day: String, refusals: Int) {
        var bench = Courses.running()
        #expect(bench.refusing("record-session", on: "2020-05-12", Courses.session(day, 8)) == (refusals == 0 ? [] : ["session-date-in-order"]))
    }

    @Test func `缺勤的应当是名册上的学员（118号（二十三））`() {
        var bench = Courses.running()
        #expect(bench.take("record-session", on: "2020-05-12", Courses.session("2020-05-12", 8, absent: "4")).first?.contains("4号") == true)
        #expect(bench.refused == ["training.record-session.absentees-enrolled"])
        #expect(bench.refusing("record-session", Courses.session("2020-05-12", 201)).first?.contains("（sessions.0.hours）") == true)
    }

    @Test func `计划学时没有授完不得结业`() {
        var bench = Courses.running()
        bench.take("record-session", on: "2020-05-12", Courses.session("2020-05-12", 15))
        #expect(bench.refusing("close") == ["planned-hours-taught"])
        bench.take("record-session", Courses.session("2020-05-12", 1))
        #expect(bench.take("close").isEmpty)
    }

    @Test func `计划结束不早于开始，线上培训也写明平台`() {
        var bench = Courses.planned()
        #expect(bench.refusing("replan", ["plannedUntil": "2020-05-10"]) == ["planned-period-in-order"])
        #expect(bench.take("replan", ["plannedUntil": "2020-05-11"]).isEmpty)
        var nowhere = Courses.planned(["venue": "", "mode": "online"])
        #expect(nowhere.refusing("announce") == ["venue-stated"])
    }

    @Test func `取消的不计`() {
        var bench = Courses.enrolled()
        #expect(bench.take("cancel").count == 1)
        #expect(bench.take("cancel", ["cancelReason": "并入下期"]).isEmpty)
        // Begun and never finished, it is no session either.
        var running = Courses.running()
        #expect(running.take("cancel", ["cancelReason": "授课人员调离，不能继续"]).isEmpty)
        #expect(running.counted("training.sessions", through: "2020-12-31") == 0)
        #expect(bench.counted("training.sessions", through: "2020-12-31") == 0)
    }

    @Test(arguments: [("2019-12-31", 0), ("2020-01-01", 1)]) func `补登的限于以前年度结业，计入该年度`(ended: String, refusals: Int) {
        var bench = Bench<EnforcementTraining>(on: "2020-03-02")
        let input = [
            "name": "2019年培训班", "mode": "onSite", "audience": "serving", "existingPersons": "80", "existingHours": "16", "startedOn": "2019-12-30",
            "existingEndedOn": ended,
        ]
        #expect(bench.refusing("register-existing", input) == (refusals == 0 ? [] : ["closed-in-earlier-year"]))
        if refusals == 0 {
            #expect(bench.counted("training.persons", through: "2019-12-31") == 80)
            #expect(bench.counted("training.person-hours", through: "2019-12-31") == 1_280)
        }
    }

    @Test func `学时证明逐人写明学时`() throws {
        let bench = Courses.closed()
        let content = try #require(bench.definition.content(of: "hours", bench.record, bench.moment))
        let text = content.paragraphs.joined(separator: "\n")
        #expect(text.contains("张三：参训16学时，结业") && text.contains("李四：参训8学时，未结业"))
    }
}
