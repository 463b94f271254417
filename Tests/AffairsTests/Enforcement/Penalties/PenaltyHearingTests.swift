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
        #expect(bench.record.hearing.entitled)
        #expect(try bench.due(of: "hearing-request") == Day(iso: last))
        let late = Bench<PenaltyCase>.day(last).advanced(by: 1).iso
        #expect(bench.refusing("hearing-request", on: late, by: "p1", ["hearing.requestedOn": late]) == ["hearing-asked-in-time"])
        #expect(bench.take("hearing-request", on: last, ["hearing.requestedOn": last]) == [])
        #expect(bench.stage == "hearing")
    }

    /// The notice made on a Monday, and sent by post.
    private static func posted() -> Bench<PenaltyCase> {
        var bench = Penalties.reviewing(on: "2022-02-28", ["proposedPenalties": Penalties.revocation])
        bench.expect(bench.take("notify", by: "p1"))
        return bench
    }

    @Test func `告知书送达以后期限方起算：邮寄的自收件之日，要求听证五日、陈述申辩五日（第四十四条、第六十四条第一款第一项）`() throws {
        var bench = Self.posted()
        #expect(try bench.due(of: "hearing-request") == nil)
        #expect(bench.refusing("hearing-request", on: "2022-03-01", ["hearing.requestedOn": "2022-03-01"]) == ["hearing-asked-in-time"])
        var unserved = bench
        let penalty = ["penalties": Penalties.revocation]
        #expect(unserved.refusing("penalise", on: "2022-04-01", by: "head", penalty) == ["notice-served", "defence-heard", "hearing-settled"])
        let mailed = ["notice.method": "mailed", "notice.mailReceipt": "回执1号", "notice.servedOn": "2022-03-03"]
        let early = mailed.merging(["notice.servedOn": "2022-02-27"]) { $1 }
        #expect(bench.refusing("notice-serve", on: "2022-03-04", by: "p1", early) == ["notice-service-in-order"])
        bench.expect(bench.take("notice-serve", mailed))
        #expect(bench.papers.last?.document == "notice-receipt" && bench.record.toldOn == Day(iso: "2022-03-03"))
        #expect(bench.refusing("notice-serve", mailed) == ["notice-not-served"])
        #expect(try bench.due(of: "hearing-request") == Day(iso: "2022-03-10"))
        #expect(bench.refusing("penalise", on: "2022-03-10", by: "head", penalty) == ["defence-heard", "hearing-settled"])
        #expect(bench.refusing("penalise", on: "2022-03-11", by: "head", penalty) == [])
    }

    @Test func `陈述申辩、放弃权利不早于告知书送达（第四十四条、第四十五条）`() {
        var bench = Self.posted()
        let mailed = ["notice.method": "mailed", "notice.mailReceipt": "回执1号", "notice.servedOn": "2022-03-03"]
        bench.expect(bench.take("notice-serve", on: "2022-03-04", by: "p1", mailed))
        for (step, input) in [("record-defence", ["defence": "不知已经过期"]), ("waive", Penalties.waiver)] {
            var taken = bench
            let early = taken.enter(step, happened: "2022-03-02", on: "2022-03-05", by: "p1", late: "笔录后到卷", input)
            #expect(early.contains { $0.contains("不得早于") && $0.contains("2022年3月3日") }, "\(early)")
            taken.expect(taken.enter(step, happened: "2022-03-03", on: "2022-03-05", by: "p1", late: "笔录后到卷", input))
        }
    }

    @Test func `告知书下落不明的公告送达，期满视为送达，期限自届满起算（第四十四条、第六十四条）`() throws {
        var bench = Self.posted()
        bench.expect(bench.take("notice-announce", ["notice.announcementReason": "下落不明"]))
        #expect(bench.refusing("notice-serve", on: "2022-03-30", ["notice.method": "announced"]) == ["notice-announcement-term-over"])
        bench.expect(bench.take("notice-serve", on: "2022-03-31", ["notice.method": "announced"]))
        #expect(bench.record.toldOn == Day(iso: "2022-03-30"))
        #expect(try bench.due(of: "hearing-request") == Day(iso: "2022-04-06"))
    }

    @Test func `再次告知的，重新送达（第四十四条）`() {
        var bench = Self.told("2022-02-28")
        bench.expect(bench.take("notify", on: "2022-03-01", by: "p1"))
        #expect(!bench.record.noticeService.isDone && bench.record.noticeService == Service())
        bench.expect(bench.take("waive", Penalties.waiver))
        #expect(bench.refusing("penalise", by: "head", ["penalties": Penalties.revocation]) == ["notice-served"])
    }

    @Test func `期满未要求的由系统记为放弃，期限在届满之日停止`() throws {
        var bench = Self.told("2022-02-28")
        #expect(bench.refusing("hearing-lapse", on: "2022-03-07") == ["hearing-request-term-over"])
        bench.expect(bench.take("hearing-lapse", on: "2022-03-08"))
        #expect(bench.record.hearing.lapsedOn == Day(iso: "2022-03-07"))
        #expect(try bench.reading(of: "hearing-request")?.state == .met)
        // Asked for in time, and entered after the system had noted that nobody did.
        bench.expect(bench.take("hearing-request", on: "2022-03-09", ["hearing.requestedOn": "2022-03-07"]))
        #expect(bench.record.hearing.lapsedOn == nil && bench.record.hearing.requestedOn == Day(iso: "2022-03-07"))
    }

    @Test func `期限未满即不予处罚的，不记为放弃听证，期限随决定停止（第六十四条）`() throws {
        var bench = Self.told("2022-02-28")
        bench.expect(bench.take("dismiss", on: "2022-03-01", by: "head", ["decisionReason": "证据不足"]))
        #expect(bench.record.hearing.lapsedOn == nil)
        bench.today = Bench<PenaltyCase>.day("2022-04-01")
        #expect(try bench.reading(of: "hearing-request")?.state == .met)
        var late = Self.told("2022-02-28")
        late.expect(late.take("dismiss", on: "2022-03-08", by: "head", ["decisionReason": "证据不足"]))
        #expect(late.record.hearing.lapsedOn == Day(iso: "2022-03-07"))
    }

    @Test(arguments: [
        ("penalise", ["penalties": Penalties.revocation]), ("spare", ["spareGround": "slight", "education": "当面教育"]), ("conclude-transfer", [:]),
    ])
    func `系统记下以前作出决定的，期满未要求听证随决定记下（第六十四条）`(step: String, input: [String: String]) {
        var bench = Self.told("2022-02-28")
        bench.expect(bench.take("waive", ["waivesDefence": "是"]))
        bench.verify(.agree)
        // The police have filed the case, and have what was seized.
        if step == "conclude-transfer" { (bench.record.policeAnswer, bench.record.exhibitsHandedOn) = (.filed, bench.today) }
        bench.expect(bench.take(step, on: "2022-03-08", by: "head", input))
        #expect(bench.record.hearing.lapsedOn == Day(iso: "2022-03-07"))
    }

    @Test(arguments: [
        ("2022-03-02", "citizen", #"[{"kind":"fine","amount":100000}]"#, true),
        ("2022-03-02", "citizen", #"[{"kind":"fine","amount":99999}]"#, false),
        ("2022-03-02", "selfEmployed", #"[{"kind":"fine","amount":100000}]"#, true),
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
        let whom = party == "citizen" ? Penalties.citizen : Penalties.party.merging(["party.kind": party]) { $1 }
        var bench = Penalties.notified(on: day, party: whom, ["proposedPenalties": penalties])
        #expect(bench.record.hearing.entitled == entitled)
        #expect(bench.refusing("hearing-request", by: "p1", ["hearing.requestedOn": day]) == (entitled ? [] : ["hearing-entitled"]))
    }

    @Test(arguments: [("2020-03-02", "2020-03-09"), ("2022-03-02", "2022-03-11")])
    func `听证七日前通知，2021年修订以后为工作日（第四十二条、第六十四条）`(day: String, earliest: String) {
        var bench = Self.told(day)
        bench.expect(bench.take("hearing-request", by: "p1", ["hearing.requestedOn": day]))
        let early = Bench<PenaltyCase>.day(earliest).advanced(by: -1).iso
        #expect(
            bench.refusing("hearing-notify", by: "presider", ["hearing.on": early, "hearing.place": "会议室"]) == ["hearing-noticed-ahead"])
        #expect(bench.take("hearing-notify", ["hearing.on": earliest, "hearing.place": "会议室"]) == [])
    }

    /// A hearing noticed on the day of the request.
    static func hearing(_ day: String, on held: String, _ notice: [String: String] = [:]) -> Bench<PenaltyCase> {
        var bench = told(day)
        bench.expect(bench.take("hearing-request", by: "p1", ["hearing.requestedOn": day]))
        bench.expect(bench.take("hearing-notify", by: "presider", ["hearing.on": held, "hearing.place": "会议室"].merging(notice) { $1 }))
        return bench
    }

    private static func record(_ finding: String = "upheld") -> [String: String] {
        ["hearing.record": "笔录", "hearingFinding": finding, "hearing.signed": "是"]
    }

    @Test func `听证由非本案调查人员主持，制作笔录（第四十二条、第六十四条）`() {
        var bench = Self.told("2020-03-02")
        bench.expect(bench.take("hearing-request", by: "p1", ["hearing.requestedOn": "2020-03-02"]))
        #expect(
            bench.refusing("hearing-notify", by: "p2", ["hearing.on": "2020-03-20", "hearing.place": "会议室"]) == ["hearing-presider-apart"])
        bench = Self.hearing("2020-03-02", on: "2020-03-20")
        #expect(bench.refusing("hearing-hold", on: "2020-03-19", Self.record()) == ["hearing-noticed-and-due"])
        #expect(bench.refusing("hearing-hold", on: "2020-03-20", by: "other", Self.record()) == ["hearing-presider-as-noticed"])
        let unsigned = Self.record().merging(["hearing.signed": "否"]) { $1 }
        #expect(bench.refusing("hearing-hold", by: "presider", unsigned) == ["hearing-record-signed"])
        #expect(bench.take("hearing-hold", Self.record()) == [])
        #expect(bench.papers.last?.document == "hearing-record" && bench.record.hearings.map(\.presider) == [PersonID("presider")])
        #expect(bench.refusing("hearing-request", by: "p1", ["hearing.requestedOn": "2020-03-02"]) == ["hearing-once-per-notice"])
    }

    @Test(arguments: ["2020-03-02", "2022-03-02"]) func `更换下来的办案人员也不得主持听证、作出决定（第四十二条、第六十四条）`(day: String) {
        var bench = Self.told(day)
        bench.expect(bench.take("hearing-request", by: "p1", ["hearing.requestedOn": day]))
        bench.expect(bench.take("reassign", by: "head", ["officers.certificates": "1,3"]))
        #expect(bench.record.investigators == ["p1", "p2", "p3"].map { PersonID($0) })
        let notice = ["hearing.on": "\(day.prefix(4))-03-20", "hearing.place": "会议室"]
        // p2 took no step of his own; he investigated all the same.
        #expect(bench.refusing("hearing-notify", by: "p2", notice) == ["hearing-presider-apart"])
        bench.expect(bench.take("hearing-notify", by: "presider", notice))
        bench.expect(bench.take("hearing-hold", on: "\(day.prefix(4))-03-21", Self.record()))
        bench.expect(bench.take("waive", by: "p1", ["waivesDefence": "是"]))
        bench.verify(.agree)
        #expect(bench.refusing("penalise", by: "p2", ["penalties": Penalties.revocation]) == ["officers-apart"])
        #expect(bench.penalise(["penalties": Penalties.revocation]) == [])
    }

    @Test(arguments: ["2020-03-02", "2022-03-02"]) func `主持过听证的人员不得再被指派办案，也不得调查（第四十二条、第六十四条）`(day: String) {
        var bench = Self.told(day)
        bench.expect(bench.take("hearing-request", by: "p1", ["hearing.requestedOn": day]))
        // p3 holds a certificate and has not been assigned: he may preside.
        let notice = ["hearing.on": "\(day.prefix(4))-03-20", "hearing.place": "会议室"]
        bench.expect(bench.take("hearing-notify", by: "p3", notice))
        #expect(bench.refusing("reassign", by: "head", ["officers.certificates": "1,3"]) == ["officers-not-presider"])
        bench.expect(bench.take("hearing-hold", on: "\(day.prefix(4))-03-21", by: "p3", Self.record()))
        #expect(bench.refusing("reassign", by: "head", ["officers.certificates": "1,3"]) == ["officers-not-presider"])
        let recusal = ["recusals": #"[{"person":"p2","reason":"近亲属","granted":true}]"#, "officers.certificates": "1,3"]
        #expect(bench.refusing("recuse", by: "head", recusal) == ["officers-not-presider"])
        bench.expect(bench.take("reinvestigate", by: "head"))
        bench.record.officers.certificates = [Ref(1), Ref(3)]
        #expect(bench.refusing("record-evidence", by: "p3", Penalties.evidence).contains("separate-hearing-hold"))
        #expect(bench.refusing("record-evidence", by: "p1", Penalties.evidence) == [])
    }

    @Test func `2026年1月1日以前，听证不以未成年人案件为由不公开（第六十四条第三项；治安管理处罚法第一百一十七条第二款）`() {
        var bench = Self.told("2022-03-02")
        bench.expect(bench.take("hearing-request", by: "p1", ["hearing.requestedOn": "2022-03-02"]))
        let notice = ["hearing.on": "2022-03-20", "hearing.place": "会议室", "hearing.closedGround": "minor"]
        #expect(bench.refusing("hearing-notify", by: "presider", notice) == ["closed-minor-by-law"])
        #expect(bench.refusing("hearing-notify", by: "presider", notice.merging(["hearing.closedGround": "privacy"]) { $1 }) == [])
    }

    @Test func `听证通知写明是否公开举行；重新告知后的听证不沿用前次不公开的理由（第六十四条）`() {
        var bench = Self.hearing("2022-03-02", on: "2022-03-20", ["hearing.closedGround": "tradeSecret"])
        #expect(bench.papers.last?.content.paragraphs.first?.contains("因涉及商业秘密不公开进行") == true)
        bench.expect(bench.take("hearing-hold", on: "2022-03-21", Self.record("reinvestigate")))
        bench.expect(bench.take("reinvestigate", by: "head"))
        bench.expect(bench.take("report", by: "p1", Penalties.report(["proposedPenalties": Penalties.revocation])))
        bench.expect(bench.notify())
        bench.expect(bench.take("hearing-request", ["hearing.requestedOn": "2022-03-21"]))
        bench.expect(bench.take("hearing-notify", by: "presider", ["hearing.on": "2022-04-20", "hearing.place": "会议室"]))
        #expect(bench.record.hearing.closedGround == nil && bench.record.hearings.count == 1)
        #expect(bench.papers.last?.content.paragraphs.first?.contains("一案公开举行听证。") == true)
    }

    @Test func `未成年人案件不公开听证，限于2026年以后的治安管理处罚案件；其他案件以个人隐私为由（治安管理处罚法第一百一十七条第二款，第六十四条第三项）`() {
        var asked = Self.told("2022-03-02")
        asked.expect(asked.take("hearing-request", by: "p1", ["hearing.requestedOn": "2022-03-02"]))
        let notice = { (ground: String) in ["hearing.on": "2026-01-20", "hearing.place": "会议室", "hearing.closedGround": ground] }
        let rows: [(String, String, String, [String])] = [
            ("《治安管理处罚法》第二十三条第二款", "2025-12-31", "minor", ["closed-minor-by-law"]),
            ("《治安管理处罚法》第二十三条第二款", "2026-01-01", "minor", []),
            ("《食品安全法》第一百二十五条", "2026-01-01", "minor", ["closed-minor-by-law"]), ("《食品安全法》第一百二十五条", "2026-01-01", "privacy", []),
        ]
        for (basis, day, ground, refused) in rows {
            var bench = asked
            bench.record.legalBasis = basis
            #expect(bench.refusing("hearing-notify", on: day, by: "presider", notice(ground)) == refused, "\(basis) \(day) \(ground)")
        }
    }

    @Test func `当事人要求听证的，听证之前不得决定（第四十二条、第六十三条）`() {
        var bench = Self.told("2022-03-02")
        bench.expect(bench.take("waive", ["waivesDefence": "是"]))
        bench.verify(.agree)
        #expect(bench.refusing("penalise", by: "head", ["penalties": Penalties.revocation]) == ["hearing-settled"])
        var waived = bench
        waived.expect(waived.take("waive", by: "p1", ["hearing.waived": "是"]))
        #expect(waived.penalise(["penalties": Penalties.revocation]) == [])
        bench.expect(bench.take("hearing-request", by: "p1", ["hearing.requestedOn": "2022-03-02"]))
        #expect(bench.penalise(["penalties": Penalties.revocation]).contains { $0.contains("现处“听证”阶段") })
    }

    @Test(arguments: [
        ("2022-03-02", "upheld", Penalties.revocation, true), ("2022-03-02", "lighter", Penalties.revocation, false),
        ("2022-03-02", "lighter", Penalties.fine, true), ("2022-03-02", "notEstablished", Penalties.fine, false),
        ("2022-03-02", "reinvestigate", Penalties.fine, false), ("2020-03-02", "notEstablished", Penalties.fine, true),
    ])
    func `应当根据听证笔录作出决定，2021年修订以后（第六十五条）`(day: String, finding: String, penalties: String, lawful: Bool) {
        var bench = Self.hearing(day, on: "\(day.prefix(4))-03-20")
        bench.expect(bench.take("hearing-hold", on: "\(day.prefix(4))-03-21", Self.record(finding)))
        bench.expect(bench.take("waive", by: "p1", ["waivesDefence": "是"]))
        bench.verify(.agree)
        let refused = bench.penalise(["penalties": penalties])
        #expect(refused.isEmpty == lawful)
        if !lawful { #expect(refused == ["应当根据听证笔录作出决定（《行政处罚法》第六十五条）"]) }
    }

    @Test func `经过听证的须法制审核，听证前的审核不算（第五十八条）`() {
        var bench = Self.told("2022-03-02")
        bench.verify(.agree)
        bench.expect(bench.take("hearing-request", by: "p1", ["hearing.requestedOn": "2022-03-02"]))
        bench.expect(bench.take("hearing-notify", by: "presider", ["hearing.on": "2022-03-21", "hearing.place": "会议室"]))
        bench.expect(bench.take("hearing-hold", on: "2022-03-21", Self.record()))
        #expect(bench.penalise(["penalties": Penalties.revocation]) == ["未经法制审核或者审核未通过的，不得作出决定（《行政处罚法》第五十八条）"])
        #expect(bench.counted("penalty.hearings", through: "2022-12-31") == 1)
    }

    @Test func `无正当理由不出席的视为放弃；当事人死亡的终止（第六十四条）`() {
        var bench = Self.hearing("2022-03-02", on: "2022-03-21")
        #expect(bench.refusing("hearing-end", on: "2022-03-18", ["hearing.end": "absent"]) == ["hearing-absence-after-notice"])
        var deceased = bench
        #expect(deceased.refusing("hearing-end", ["hearing.end": "deceased"]) == [])
        #expect(bench.take("hearing-end", on: "2022-03-21", ["hearing.end": "absent"]) == [])
        #expect(bench.record.hearing.endedOn == bench.today)
        #expect(bench.counted("penalty.hearings", through: "2022-12-31") == 0)
    }
}
