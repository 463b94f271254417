import Kernel
import Testing

@testable import Affairs

@Suite("信访事项")
struct PetitionTests {
    @Test func `定义自身无误`() {
        #expect(KindDefinition(Petition.self).findings(registry: Law.registry) == [])
    }

    @Test(arguments: ["2005", "2022"]) func `从登记到归档，每一步都可以依法走完`(edition: String) {
        var bench = Letter.answered(edition)
        #expect(bench.matter == .answered)
        #expect(bench.take("evaluate", ["evaluation": "satisfied"]).isEmpty)
        #expect(bench.refusing("close") == ["remedies-exhausted-or-resolved"])
        #expect(bench.take("resolve", ["resolution": "accepted", "resolutionNote": "接受答复"]).isEmpty)
        #expect(bench.take("close").isEmpty)
        #expect(bench.matter == .closed)
    }

    // MARK: 登记

    @Test(arguments: [
        (["receivedOn": "2020-03-03"], "第二十一条", "receipt-not-after-today"), (["channel": "visit"], "第十七条", "oral-recorded"),
        (["channel": "phone"], "第十七条", "oral-recorded"),
        (
            ["channel": "visit", "oralRecorded": "是", "petitioners.count": "30", "petitioners.representatives": "甲,乙,丙,丁,戊,己"], "第十八条第二款",
            "representatives-at-most-five"
        ),
    ])
    func `登记的要求（信访条例第十七条、第十八条、第二十一条）`(changes: [String: String], article: String, gate: String) {
        var bench = Letter.Case(on: "2020-03-02")
        bench.organ = Town.county
        let refused = bench.take("register", Letter.found.merging(["receivedOn": "2020-03-02"]) { $1 }.merging(changes) { $1 })
        #expect(refused.count == 1)
        #expect(refused.first?.contains(article) == true)
        #expect(bench.refused == ["petition.register.\(gate)"])
    }

    @Test(arguments: [
        ("5", "", true, false), ("6", "", true, true), ("6", "甲,乙,丙,丁,戊", true, false), ("6", "甲,乙,丙,丁,戊,己", false, false),
    ])
    func `收到的都登记；多人走访没有推选代表的只作提示，代表不超过5人（信访工作条例第二十条第三款、第二十二条第一款）`(
        persons: String, representatives: String, lawful: Bool, told: Bool
    ) {
        var bench = Letter.Case(on: "2022-06-06")
        bench.organ = Town.county
        let visit = [
            "channel": "visit", "oralRecorded": "是", "petitioners.count": persons, "petitioners.representatives": representatives,
            "receivedOn": "2022-06-06",
        ]
        #expect(bench.take("register", Letter.found.merging(visit) { $1 }).isEmpty == lawful)
        #expect(bench.refused == (lawful ? [] : ["petition.register.representatives-at-most-five"]))
        #expect(bench.cautions.map(\.id) == (told ? ["representatives"] : []))
    }

    @Test func `匿名的申诉求决也登记、受理（信访工作条例第二十二条第一款、第二十三条第二款）`() {
        var bench = Letter.registered("2022", ["petitioner.citizenName": "", "petitioner.identityNumber": "", "petitioner.phone": ""])
        #expect(bench.stage == "registered")
        #expect(bench.take("accept-own", ["noticeWay": "unreachable", "route": "petition"]).isEmpty)
    }

    @Test func `再次来访的，日期有序，人数不限（信访工作条例第二十条第三款、第二十二条）`() {
        var bench = Letter.registered("2022", ["channel": "visit", "oralRecorded": "是"])
        func visit(_ day: String, _ persons: Int) -> [String: String] { ["visits": #"[{"on":"\#(day)","persons":\#(persons)}]"#] }
        for day in ["2022-06-05", "2022-06-21"] {
            bench.take("record-visit", on: "2022-06-20", visit(day, 2))
            #expect(bench.refused == ["petition.record-visit.visit-date-in-order"])
        }
        #expect(bench.take("record-visit", visit("2022-06-20", 6).merging(["petitioners.representatives": "甲,乙"]) { $1 }) == [])
        #expect(bench.take("record-visit", visit("2022-06-20", 2_001)).count == 1)
        #expect(bench.record.visits.map(\.persons) == [1, 6])
    }

    @Test func `检举控告写明被检举、控告的人员或者单位，才不会把材料转给他（信访工作条例第三十条第三款）`() {
        var bench = Letter.Case(on: "2022-06-06")
        bench.organ = Town.county
        let accusation = Letter.found.merging(["receivedOn": "2022-06-06", "petitionClass": "accusation", "complainedOrgan": ""]) { $1 }
        bench.take("register", accusation)
        #expect(bench.refused == ["petition.register.accused-named"])
        #expect(bench.take("register", accusation.merging(["accusedOthers": "某村党支部"]) { $1 }) == [])
        bench.take("divert", ["noticeWay": "written", "divertedTo": "由某村党支部调查"])
        #expect(bench.refused == ["petition.divert.not-diverted-to-accused"])
        #expect(bench.take("divert", ["noticeWay": "written", "divertedTo": "县纪委监委"]) == [])
    }

    @Test func `信访人是单位的，名称也不公开（信访工作条例第三十条第三款）`() {
        var bench = Letter.Case(on: "2022-06-06")
        bench.organ = Town.county
        let company = ["petitioner.citizenName": "", "petitioner.identityNumber": "", "petitioner.kind": "legalPerson", "receivedOn": "2022-06-06"]
        let input = Letter.found.merging(company) { $1 }.merging(["petitioner.organisationName": "平江某建材有限公司"]) { $1 }
        #expect(bench.take("register", input.merging(["subject": "平江某建材有限公司货款"]) { $1 }).count == 1)
        #expect(bench.take("register", input) == [])
        #expect(bench.record.isReachable && bench.record.petitioner.name == "平江某建材有限公司")
        #expect(bench.definition.fields.first { $0.name == "petitioner.organisationName" }?.mask == .name)
    }

    @Test func `人次按实际来访的人数和次数计入，批次和集体访分别计入`() {
        var bench = Letter.registered(
            "2005", ["channel": "visit", "oralRecorded": "是", "petitioners.count": "12", "petitioners.representatives": "甲,乙"])
        bench.take("record-visit", on: "2020-03-20", ["visits": #"[{"on":"2020-03-19","persons":3}]"#])
        #expect(bench.counted("petition.visitors", through: "2020-03-18") == 12)
        #expect(bench.counted("petition.visitors", through: "2020-03-19") == 15)
        #expect(bench.counted("petition.visits", through: "2020-12-31") == 2)
        #expect(bench.counted("petition.group-visits", through: "2020-12-31") == 1)
        #expect(bench.counted("petition.received", through: "2020-12-31") == 1)
        #expect(Letter.registered().record.visits.isEmpty)
    }

    @Test func `重大紧急事项先报告，再转送（信访条例第二十六条）`() {
        var bench = Letter.registered("2005", ["isUrgent": "是"])
        #expect(bench.take("forward", ["handler": "430626101"]).first?.contains("第二十六条") == true)
        #expect(bench.take("report-urgent", ["urgentReportedTo": "县委、县政府"]).isEmpty)
        #expect(bench.take("forward", ["handler": "430626101"]).isEmpty)
        var other = Letter.registered()
        #expect(other.refusing("report-urgent", ["urgentReportedTo": "县政府"]) == ["matter-is-urgent"])
    }

    // MARK: 转送、交办、异议

    @Test(arguments: ["2005", "2022"]) func `检举材料不得转给被检举的单位及其下级（信访工作条例第三十条）`(edition: String) {
        var bench = Letter.registered(edition, ["petitionClass": "accusation", "complainedOrgan": "430626-ga"])
        let refused = bench.take("forward", ["handler": "430626-ga"])
        #expect(refused.count == 1)
        #expect(refused.first?.contains(edition == "2005" ? "第二十三条" : "第三十条") == true)
        #expect(bench.refusing("assign", ["handler": "430626-ga", "reportBy": "2023-01-01"]) == ["handler-not-accused"])
        #expect(bench.take("forward", ["handler": "430626-sj"]).isEmpty)
        // An appeal goes to the organ whose act it is about.
        var appeal = Letter.registered(edition, ["complainedOrgan": "430626-ga"])
        #expect(appeal.take("forward", ["handler": "430626-ga"]).isEmpty)
    }

    @Test func `被检举的人员和信访人不得办理，利害关系人回避`() {
        var bench = Letter.registered("2022", ["petitionClass": "accusation", "accused": "p9", "petitioner.person": "p8"])
        #expect(bench.refusing("forward", by: "p9", ["handler": "430626-sj"]) == ["accused-excluded"])
        #expect(bench.refusing("forward", by: "p8", ["handler": "430626-sj"]) == ["recused-stand-back"])
        #expect(bench.take("forward", by: "p1", ["handler": "430626-sj"]).isEmpty)
        func recusal(granted: Bool) -> [String: String] {
            ["recusals": #"[{"person":"p7","reason":"是被反映人的配偶","granted":\#(granted)}]"#]
        }
        #expect(bench.take("recuse", by: "p7", recusal(granted: true)).count == 1)
        #expect(bench.refused == ["petition.recuse.recusal-not-own"])
        #expect(bench.take("recuse", by: "head", recusal(granted: true)) == [])
        let accepted = ["noticeWay": "written"]
        #expect(bench.take("accept", by: "p7", accepted).first?.contains("第二十八条") == true)
        #expect(bench.refused == ["petition.accept.recused-stand-back"])
        #expect(bench.take("accept", by: "p1", accepted).isEmpty)
    }

    /// Five working days, over a weekend, a make-up working day and the National Day.
    @Test(arguments: [("2022-06-06", "2022-06-13"), ("2022-06-10", "2022-06-17"), ("2022-06-08", "2022-06-15")])
    func `异议在五个工作日内提出（信访工作条例第二十三条第三款）`(forwarded: String, last: String) {
        var bench = Letter.registered("2022")
        bench.take("forward", on: forwarded, ["handler": "430626101"])
        var late = bench
        #expect(late.refusing("object", on: Letter.Case.day(last).advanced(by: 1).iso, Self.objection) == ["objected-in-time"])
        #expect(late.take("refuse-objection", ["objectionAnswer": "…"]).count == 1)
        #expect(late.refused == ["petition.refuse-objection.objection-raised"])
        #expect(bench.take("object", on: last, Self.objection).isEmpty)
        #expect(bench.take("object", Self.objection).count == 1)
        #expect(bench.refused == ["petition.object.no-open-objection"])
        #expect(bench.take("accept", ["noticeWay": "written", "route": "petition"]).count == 1)
        #expect(bench.refused == ["petition.accept.no-open-objection"])
        var refused = bench
        #expect(refused.take("refuse-objection", ["objectionAnswer": "补偿由街道实施"]).isEmpty)
        // Checked and not agreed to: the organ handles it, and does not object to the same forwarding once more.
        refused.take("object", Self.objection)
        #expect(refused.refused == ["petition.object.objection-not-refused"])
        #expect(refused.record.objections.map(\.answeredOn) == [refused.today])
        #expect(refused.take("accept", ["noticeWay": "written", "route": "petition"]).isEmpty)
        #expect(bench.take("uphold-objection", ["objectionAnswer": "同意"]).isEmpty)
        #expect(bench.matter == .registered)
        #expect(bench.record.handler == nil)
        #expect(bench.record.objections.first?.upheld == true)
        // Sent to another, which may object in its turn.
        bench.take("forward", ["handler": "430626-sj"])
        #expect(bench.take("object", Self.objection) == [])
    }

    static let objection = ["objections": #"[{"reason":"属于自然资源局"}]"#]

    @Test func `信访条例没有规定异议的期限`() {
        var bench = Letter.forwarded("2005")
        #expect(bench.take("object", on: "2020-03-30", Self.objection).isEmpty)
    }

    @Test(arguments: ["forward", "assign"])
    func `涉及两个以上机关的，由其中一个受理，写明协商或者决定的情况（信访工作条例第二十四条第一款）`(step: String) {
        var bench = Letter.registered("2022")
        var input = ["handler": "430626101", "involvedOrgans": "430626101,430626-sj"]
        if step == "assign" { input["reportBy"] = "2022-07-30" }
        #expect(bench.refusing(step, input) == ["competence-settled"])
        input["competenceManner"] = "agreed"
        #expect(bench.refusing(step, input.merging(["handler": "430626-ga"]) { $1 }) == ["competence-settled"])
        #expect(bench.take(step, input).isEmpty)
    }

    @Test func `交办的在指定期限内反馈，未反馈不得归档`() throws {
        var bench = Letter.registered()
        #expect(bench.refusing("assign", on: "2020-03-04", ["handler": "430626101", "reportBy": "2020-03-04"]) == ["report-due-after-assignment"])
        bench.take("assign", ["handler": "430626101", "reportBy": "2020-04-30"])
        #expect(try bench.due(of: "report-back") == Letter.Case.day("2020-04-30"))
        bench.take("accept", ["noticeWay": "written"])
        bench.take("hear", by: "p2", ["heardNote": "…"])
        bench.take("investigate", ["investigation": "…"])
        bench.take("opine", Letter.opinion)
        bench.take("resolve", ["resolution": "accepted", "resolutionNote": "…"])
        #expect(bench.refusing("close") == ["assignment-reported-back"])
        #expect(bench.take("report-back", ["reportBack": "已办结"]).isEmpty)
        #expect(bench.take("close").isEmpty)
    }

    // MARK: 受理告知

    @Test(arguments: [("2005", "2020-03-19"), ("2022", "2022-06-23")]) func `转送的自收到之日起十五日内告知，逾期由系统记下`(edition: String, last: String) throws {
        var bench = Letter.forwarded(edition)
        // Received by the organ itself, the fifteen days run from the receipt; by the petitions office, from the forwarding.
        #expect(try bench.due(of: "notice") == Letter.Case.day(Letter.monday(edition)).advanced(by: 15))
        var office = bench
        office.record.receivedByOffice = true
        #expect(try office.due(of: "notice") == Letter.Case.day(last))
        bench = office
        let input = ["noticeWay": "written", "route": "petition"]
        #expect(office.take("accept", on: last, input).isEmpty)
        #expect(office.counted("petition.accepted-in-time", through: last) == 1)
        let next = Letter.Case.day(last).advanced(by: 1).iso
        #expect(bench.take("notice-missed", on: next).isEmpty)
        #expect(bench.take("accept", on: next, input).isEmpty)
        #expect(bench.counted("petition.notice-due", through: next) == 1)
        #expect(bench.counted("petition.accepted-in-time", through: next) == 0)
    }

    @Test func `直接收到的自收到之日起十五日内告知（信访工作条例第二十三条第二款）`() throws {
        let bench = Letter.registered("2022")
        #expect(try bench.due(of: "notice") == Letter.Case.day("2022-06-21"))
        var anonymous = Letter.registered(
            "2022",
            [
                "petitionClass": "suggestion", "petitioner.citizenName": "", "petitioner.identityNumber": "", "petitioner.phone": "",
                "petitioner.address": "",
            ])
        #expect(try anonymous.due(of: "notice") == nil)
        #expect(anonymous.take("accept-own", ["noticeWay": "unreachable"]).isEmpty)
        #expect(anonymous.counted("petition.notice-due", through: "2022-12-31") == 0)
    }

    @Test func `姓名住址清楚的，应当告知`() {
        var bench = Letter.forwarded()
        #expect(bench.refusing("accept", ["noticeWay": "unreachable"]) == ["petitioner-notified"])
    }

    @Test(arguments: [("petition", true), ("duty", true), ("judicial", false), ("arbitration", false), ("party", false), ("administrative", false)])
    func `申诉求决类区分六种途径（信访工作条例第三十一条）`(route: String, accepted: Bool) {
        var bench = Letter.forwarded("2022")
        #expect(bench.take("accept", ["noticeWay": "written"]).count == 1)
        #expect(bench.refused == ["petition.accept.route-chosen"])
        var diverted = bench
        #expect(bench.take("accept", ["noticeWay": "written", "route": route]).isEmpty == accepted)
        #expect(bench.refused == (accepted ? [] : ["petition.accept.route-is-own"]))
        let input = ["noticeWay": "written", "route": route, "divertedTo": "平江县人民法院"]
        #expect(diverted.refusing("divert-forwarded", input) == (accepted ? ["route-leads-elsewhere"] : []))
        #expect((diverted.matter == .diverted) == !accepted)
    }

    @Test func `信访工作条例施行后，法定途径的事项导入程序，不以不予受理了结`() {
        let input = ["declineReason": "legalChannel", "declineNote": "应当申请行政复议", "noticeWay": "written"]
        var old = Letter.forwarded("2005")
        #expect(old.take("decline-forwarded", input).isEmpty)
        var new = Letter.forwarded("2022")
        #expect(new.take("decline-forwarded", input).first?.contains("第三十一条") == true)
    }

    // MARK: 同一事项

    private static func earlier(_ change: (inout Petition) -> Void) -> Petition {
        var earlier = Letter.registered().record
        change(&earlier)
        return earlier
    }

    private static func again(_ record: Petition, _ changes: [String: String] = [:]) -> Letter.Case {
        var bench = Letter.Case(on: "2022-06-06")
        bench.organ = Town.county
        _ = bench.known.add(7, record, .closed, in: Town.county)
        bench.take("register", Letter.found.merging(["receivedOn": "2022-06-06"]) { $1 }.merging(changes) { $1 })
        return bench
    }

    /// Forwarded to the county before it showed that the township, below it, has accepted the same.
    @Test func `下级正在办理的，转送上级的不予受理；没有正在办理的，不得以此为由（信访工作条例第十九条第三款）`() {
        let input = ["declineReason": "underWay", "declineNote": "同一事项已经受理，正在办理", "noticeWay": "written"]
        var bench = Letter.registered("2022")
        #expect(bench.take("forward", on: "2022-06-08", ["handler": "430626"]) == [])
        #expect(bench.refusing("decline-forwarded", input) == ["under-way-ground-holds"])
        let running = Self.earlier { record in
            (record.handler, record.acceptedOn) = (OrganCode("430626101"), Letter.Case.day("2022-06-01"))
        }
        _ = bench.known.add(7, running, .accepted, in: Town.county)
        #expect(bench.take("decline-forwarded", input) == [])
        #expect(bench.matter == .declined && bench.papers.last?.document == "declining")
    }

    @Test func `同一人就同一事项再次提出，记为重复信访`() {
        #expect(Self.again(Self.earlier { _ in }).record.isRepeat)
        #expect(Self.again(Self.earlier { _ in }).record.earlier == Ref(7))
        #expect(!Self.again(Self.earlier { _ in }, ["topic": "labour"]).record.isRepeat)
        #expect(!Self.again(Self.earlier { _ in }, ["petitioner.identityNumber": "430626199001011236"]).record.isRepeat)
        #expect(!Self.again(Self.earlier { _ in }, ["complainedOrgan": "430626-ga"]).record.isRepeat)
    }

    @Test func `复核终结后以同一事实和理由提出的不再受理，有新的事实的除外（信访工作条例第三十六条第三款）`() {
        let ended = Self.earlier { $0.terminatedOn = Letter.Case.day("2020-06-20") }
        var bench = Self.again(ended)
        #expect(bench.take("forward", ["handler": "430626101"]).first?.contains("第三十六条第三款") == true)
        #expect(bench.refusing("accept-own", ["noticeWay": "written", "route": "petition"]) == ["not-terminated-before"])
        let input = ["declineReason": "terminated", "declineNote": "已经复核", "noticeWay": "written"]
        #expect(bench.take("decline", input).isEmpty)
        var fresh = Self.again(ended, ["newFacts": "是"])
        #expect(fresh.refusing("decline", input) == ["termination-ground-holds"])
        #expect(fresh.take("forward", ["handler": "430626101"]).isEmpty)
        var first = Letter.registered("2022")
        #expect(first.refusing("decline", input) == ["termination-ground-holds"])
    }

    @Test(arguments: [("430626", true), ("430626101", false), ("430626-sj", false)])
    func `下级正在办理的，上级不予受理，办理机关自己和其他机关不在此列（信访工作条例第十九条第三款）`(handler: String, refused: Bool) {
        let running = Self.earlier { record in
            (record.handler, record.acceptedOn) = (OrganCode("430626101"), Letter.Case.day("2022-06-01"))
        }
        var bench = Self.again(running)
        let refusals = bench.take("forward", ["handler": handler])
        #expect(refusals.isEmpty == !refused)
        if refused { #expect(refusals.first?.contains("第十九条第三款") == true) }
        var answered = Self.again(
            Self.earlier { record in
                (record.handler, record.acceptedOn) = (OrganCode("430626101"), Letter.Case.day("2022-06-01"))
                record.answeredOn = Letter.Case.day("2022-06-03")
            })
        #expect(answered.take("forward", ["handler": handler]).isEmpty)
        answered.take("decline", ["declineReason": "underWay", "declineNote": "…", "noticeWay": "written"])
        #expect(answered.refused.contains("petition.decline.under-way-ground-holds"))
    }
}
