import Kernel
import Testing

@testable import Affairs

@Suite("行政处罚决定的前置条件")
struct PenaltyDecisionTests {
    static let days = ["2020-03-02", "2022-03-02"]

    @Test(arguments: days)
    func `告知、听取、审核齐备的可以作出决定`(day: String) {
        var bench = Penalties.ready(on: day)
        #expect(bench.penalise() == [])
        #expect(bench.stage == "decided")
    }

    @Test(arguments: [("2020-03-02", "2020-03-05"), ("2022-03-02", "2022-03-09")])
    func `未听取陈述申辩又未期满的不得处罚（2017年第四十一条、2021年第六十二条）`(day: String, last: String) {
        var bench = Penalties.notified(on: day)
        bench.verify(.agree)
        let refused = bench.penalise(on: last)
        #expect(bench.refused == ["penalty.penalise.defence-heard"])
        #expect(refused[0].contains(day == "2020-03-02" ? "第四十一条" : "第六十二条"))
        #expect(bench.penalise(on: Bench<PenaltyCase>.day(last).advanced(by: 1).iso) == [])
    }

    @Test(arguments: days)
    func `陈述申辩未经复核的不得处罚（第三十二条、第四十五条）`(day: String) {
        var bench = Penalties.notified(on: day)
        bench.verify(.agree)
        #expect(bench.refusing("review-defence", ["defenceReview": "不影响认定"]) == ["defence-made"])
        bench.expect(bench.take("record-defence", ["defence": "已经改正"]))
        #expect(!bench.penalise().isEmpty && bench.refused == ["penalty.penalise.defence-heard"])
        bench.expect(bench.take("review-defence", by: "p1", ["defenceReview": "不影响认定"]))
        #expect(bench.penalise() == [])
    }

    @Test func `没有明确放弃的，不登记放弃（2021年第六十二条）`() {
        var bench = Penalties.notified(on: "2022-03-02")
        #expect(bench.refusing("waive") == ["waiver-express"])
        #expect(bench.refusing("waive", ["hearing.waived": "是"]) == [])
    }

    @Test(arguments: days)
    func `处罚不得超出告知的内容（第三十一条、第四十四条）`(day: String) {
        for heavier in [#"[{"kind":"fine","amount":500001}]"#, #"[{"kind":"fine","amount":500000},{"kind":"revokedLicence"}]"#] {
            var bench = Penalties.ready(on: day)
            #expect(bench.refusing("penalise", by: "head", ["penalties": heavier]) == ["not-beyond-notice"])
        }
        var bench = Penalties.ready(on: day)
        #expect(bench.penalise(["penalties": #"[{"kind":"fine","amount":499999}]"#]) == [])
    }

    @Test(arguments: days)
    func `不得因陈述申辩给予更重的处罚，新查明事实的除外（第三十二条第二款、第四十五条第二款）`(day: String) {
        let heavier = #"[{"kind":"fine","amount":600000}]"#
        var bench = Penalties.notified(on: day)
        bench.expect(bench.take("record-defence", ["defence": "处罚过重"]))
        #expect(bench.refusing("review-defence", ["defenceReview": "不采纳", "proposedPenalties": heavier]) == ["not-heavier-after-defence"])
        bench.expect(bench.take("review-defence", ["defenceReview": "不采纳"]))
        let refused = bench.notify(["proposedPenalties": heavier])
        #expect(bench.refused == ["penalty.notify.not-heavier-after-defence"])
        #expect(refused[0].contains(day == "2020-03-02" ? "第三十二条第二款" : "第四十五条第二款"))
        #expect(bench.notify(["proposedPenalties": heavier, "newFacts": "另查明销售记录"]) == [])
    }

    @Test func `2017年修正的法律下，处罚决定一律经审核（第三十八条第三款）`() {
        var bench = Penalties.notified(on: "2020-03-02")
        bench.expect(bench.take("waive", ["waivesDefence": "是"]))
        #expect(bench.penalise() == ["未经法制审核或者审核未通过的，不得作出决定（《行政处罚法》第三十八条第三款）"])
        bench.verify(.agree)
        #expect(bench.penalise() == [])
    }

    @Test(arguments: ["publicInterest", "heardRights", "complex", "statutory"])
    func `2021年修订的法律下，四种情形须经法制审核（第五十八条）`(ground: String) {
        for grounds in ["", ground] {
            var bench = Penalties.notified(on: "2022-03-02", ["verificationGrounds": grounds])
            bench.expect(bench.take("waive", ["waivesDefence": "是"]))
            #expect(bench.refusing("penalise", by: "head", ["penalties": Penalties.fine]) == (grounds.isEmpty ? [] : ["verification-passed"]))
        }
    }

    @Test func `审核退回的不得决定；要求纠正的，纠正后可以（第三十八条、第五十八条）`() {
        var bench = Penalties.notified()
        bench.expect(bench.take("waive", ["waivesDefence": "是"]))
        #expect(bench.refusing("answer-verification", ["verificationReply": "已补正文书"]) == ["opinion-asks-correction"])
        bench.verify(.return)
        #expect(bench.refusing("penalise", by: "head", ["penalties": Penalties.fine]) == ["verification-passed"])
        bench.verify(.correct)
        #expect(bench.refusing("penalise", by: "head", ["penalties": Penalties.fine]) == ["verification-passed"])
        bench.expect(bench.take("answer-verification", by: "p1", ["verificationReply": "已补正文书"]))
        #expect(bench.penalise() == [])
    }

    private static let less = #"[{"kind":"fine","amount":400000}]"#

    @Test(arguments: days)
    func `审核以后改变拟处罚内容再告知的，须重新审核（第三十八条第三款、第五十八条）`(day: String) {
        var bench = Penalties.reviewing(on: day, ["verificationGrounds": "complex"])
        bench.verify(.agree)
        bench.expect(bench.notify())
        #expect(bench.record.verificationOpinion == .agree)
        bench.expect(bench.notify(["proposedPenalties": Self.less]))
        bench.expect(bench.take("waive", Penalties.waiver))
        #expect(bench.refusing("penalise", by: "head", ["penalties": Self.less]) == ["verification-passed"])
        bench.verify(.agree)
        #expect(bench.penalise(["penalties": Self.less]) == [])
    }

    @Test func `复核陈述申辩改变拟处罚内容的，须重新审核；不改变的不须（第五十八条）`() {
        var bench = Penalties.notified(on: "2022-03-02", ["verificationGrounds": "complex"])
        bench.verify(.agree)
        bench.expect(bench.take("record-defence", ["defence": "请求从轻"]))
        var changed = bench
        bench.expect(bench.take("review-defence", ["defenceReview": "不采纳"]))
        #expect(bench.penalise() == [])
        changed.expect(changed.take("review-defence", ["defenceReview": "予以采纳", "proposedPenalties": Self.less]))
        #expect(changed.refusing("penalise", by: "head", ["penalties": Self.less]) == ["verification-passed"])
        // An opinion that asked for corrections and has been answered goes with its answer.
        var corrected = Penalties.notified(on: "2022-03-02", ["verificationGrounds": "complex"])
        corrected.verify(.correct)
        corrected.expect(corrected.take("answer-verification", ["verificationReply": "已改"]))
        corrected.expect(corrected.take("record-defence", ["defence": "请求从轻"]))
        corrected.expect(corrected.take("review-defence", ["defenceReview": "予以采纳", "proposedPenalties": Self.less]))
        #expect(corrected.record.verificationOpinion == nil && corrected.record.verificationAnsweredOn == nil)
    }

    @Test func `送审以后拟处罚内容改变的，送来的意见不算；告知后查明新的事实的，也须重新审核（第五十八条）`() {
        var bench = Penalties.reviewing(on: "2022-03-02", ["verificationGrounds": "complex"])
        bench.expect(bench.take("submit-verification", by: "p1"))
        bench.expect(bench.notify(["proposedPenalties": Self.less]))
        var review = LegalVerification()
        (review.opinion, review.concludedOn) = (.agree, bench.today)
        bench.receive(review, by: "take-verification")
        #expect(bench.record.verifications.count == 1 && bench.record.verificationOpinion == nil)
        var told = Penalties.reviewing(on: "2022-03-02", ["verificationGrounds": "complex"])
        told.verify(.agree)
        told.expect(told.notify(["newFacts": "另查明销售记录"]))
        #expect(told.record.verificationOpinion == nil)
        #expect((told.opened.last?.record as? LegalVerification)?.facts == "货架上有过期食品三袋")
        told.expect(told.take("submit-verification"))
        #expect((told.opened.last?.record as? LegalVerification)?.facts == "货架上有过期食品三袋告知后新查明：另查明销售记录")
    }

    @Test func `按审核意见改正拟处罚内容的，不须再审（第五十八条）`() {
        var bench = Penalties.notified(on: "2022-03-02", ["verificationGrounds": "complex"])
        bench.verify(.correct)
        bench.expect(bench.take("answer-verification", ["verificationReply": "已改", "proposedPenalties": Self.less]))
        bench.expect(bench.notify())
        bench.expect(bench.take("waive", Penalties.waiver))
        #expect(bench.penalise(["penalties": Self.less]) == [])
    }

    @Test func `审核意见未到不得决定，不得重复送审`() {
        var bench = Penalties.ready(on: "2022-03-02")
        bench.expect(bench.take("submit-verification", by: "p1"))
        #expect(bench.opened.count == 2)
        #expect(bench.refusing("submit-verification", by: "p1") == ["no-verification-pending"])
        #expect(bench.refusing("penalise", by: "head", ["penalties": Penalties.fine]) == ["no-verification-pending"])
        #expect(bench.refusing("dismiss", ["decisionReason": "证据不足"]) == ["no-verification-pending"])
        #expect(bench.refusing("reinvestigate") == ["no-verification-pending"])
        #expect(bench.refusing("terminate", ["terminationReason": "当事人死亡"]) == ["no-verification-pending"])
    }

    @Test(arguments: days)
    func `情节复杂或者重大违法行为须集体讨论（第三十八条第二款、第五十七条第二款）`(day: String) {
        var bench = Penalties.ready(on: day, ["complicated": "是"])
        #expect(bench.refusing("penalise", by: "head", ["penalties": Penalties.fine]) == ["collectively-discussed"])
        #expect(bench.refusing("discuss", ["meetings": #"[{"members":["局长","局长"],"note":"同意"}]"#]) == ["meeting-of-two"])
        #expect(
            bench.refusing("discuss", ["meetings": #"[{"members":["局长","副局长"],"inFavour":2,"against":1,"note":"同意"}]"#])
                == ["meeting-votes-counted"])
        bench.expect(bench.take("discuss", Penalties.meeting))
        #expect(bench.papers.last?.content.paragraphs.contains("参加人员：局长、副局长。") == true)
        #expect(bench.record.discussedOn == bench.today)
        #expect(bench.penalise() == [])
    }

    @Test(arguments: [("2022-03-01", false), ("2022-03-02", true), ("2022-03-03", true), ("2022-03-04", false)])
    func `集体讨论在调查终结以后，不晚于登记当日（第五十七条第二款）`(held: String, lawful: Bool) {
        var bench = Penalties.reviewing(on: "2022-03-02", ["complicated": "是"])
        let meeting = ["meetings": #"[{"members":["局长","副局长"],"note":"同意","on":"\#(held)"}]"#]
        #expect(bench.refusing("discuss", on: "2022-03-03", by: "head", meeting) == (lawful ? [] : ["meeting-after-report"]))
        #expect(bench.record.discussedOn == (lawful ? Day(iso: held) : nil))
    }

    @Test(arguments: ["p1", "p2"])
    func `办案人员不得对本案作出决定（第三十八条、第五十七条）`(officer: String) {
        var bench = Penalties.ready()
        #expect(bench.refusing("penalise", by: officer, ["penalties": Penalties.fine]) == ["officers-apart"])
        #expect(bench.refusing("dismiss", ["decisionReason": "证据不足"]) == ["officers-apart"])
        #expect(bench.refusing("spare", ["spareGround": "slight"]) == ["officers-apart"])
    }

    @Test(arguments: [
        ("under14", "lighter", ["party-punishable"]), ("incapable", "lighter", ["party-punishable"]), ("minor", "general", ["minor-treated-lighter"]),
        ("minor", "lighter", []), ("full", "general", []),
    ])
    func `不满十四周岁和不能辨认行为的不罚，未成年人从轻减轻（2017年第二十五条、2021年第三十条）`(capacity: String, tier: String, names: [String]) {
        for day in Self.days {
            var bench = Penalties.ready(
                on: day, party: Penalties.citizen.merging(["capacity": capacity, "party.identityNumber": ""]) { $1 },
                ["tier": tier, "proposedPenalties": #"[{"kind":"fine","amount":50000}]"#])
            #expect(bench.refusing("penalise", by: "head", ["penalties": #"[{"kind":"fine","amount":50000}]"#]) == names)
        }
    }

    @Test func `九十日内作出决定，逾期须写明另有规定才可决定，只在2021年修订以后（第六十条）`() throws {
        var bench = Penalties.ready(on: "2022-03-02")
        #expect(try bench.due(of: "decision") == Day(iso: "2022-05-31"))
        var onTime = bench
        #expect(onTime.penalise(on: "2022-05-31") == [])
        #expect(bench.penalise(on: "2022-06-01") == ["在作出处罚决定的期限内（《行政处罚法》第六十条）"])
        var old = Penalties.ready(on: "2020-03-02")
        #expect(try old.due(of: "decision") == nil)
        #expect(old.penalise(on: "2020-12-31") == [])
    }

    private static func clue(_ day: String) -> [String: String] { ["source": "complaint", "clue": "举报", "discoveredOn": day] }

    @Test func `2021年以前依部门规章，设定的期限可以在届满前延长一次（市场监督管理行政处罚程序暂行规定第五十七条）`() throws {
        var bench = Penalties.bench(on: "2020-03-02")
        bench.settings = Settings(["penalty.decision.terms": #"[{"organ":"430626-ga","days":60,"extensionDays":30,"source":"部门规章"}]"#])
        bench.expect(bench.take("register-clue", by: "p1", Self.clue("2020-03-02")))
        bench.expect(bench.take("file", by: "head", ["cause": "某案", "powerItem": "20", "officers.certificates": "1,2"]))
        #expect(try bench.due(of: "decision") == Day(iso: "2020-05-01"))
        var late = bench
        #expect(late.refusing("extend", on: "2020-05-02", ["extensionReason": "案情复杂"]) == ["within-decision-term"])
        bench.expect(bench.take("extend", on: "2020-05-01", ["extensionReason": "案情复杂"]))
        #expect(try bench.due(of: "decision") == Day(iso: "2020-05-31"))
        #expect(bench.refusing("extend", on: "2020-05-31", ["extensionReason": "案情复杂"]) == ["limit-decision"])
    }

    @Test func `没有规定准许的不得延长（第六十条）`() {
        var bench = Penalties.investigating(on: "2022-03-02")
        #expect(bench.refusing("extend", by: "head", ["extensionReason": "案情复杂"]) == ["extension-permitted"])
    }

    @Test(arguments: [("2020-03-02", "第五十七条"), ("2022-03-02", "第六十四条")])
    func `市场监管部门未设定的，九十日，可以延长三十日（市场监管部门处罚程序规章）`(day: String, article: String) {
        var bench = Penalties.bench(on: day)
        bench.organ = Town.market
        for id in 1...2 { bench.known.matters[id]?.organ = Town.market }
        bench.expect(bench.take("register-clue", by: "p1", Self.clue(day)))
        bench.expect(bench.take("file", by: "head", ["cause": "某案", "powerItem": "21", "officers.certificates": "1,2"]))
        #expect(bench.record.decisionDays == 90)
        #expect(bench.record.extensionDays == 30)
        #expect(bench.record.decisionRule.contains(article))
    }

    @Test func `期限与法律所定不同的，写明规定该期限的法律、法规、规章（第六十条）`() throws {
        var bench = Penalties.bench(on: "2022-03-02")
        bench.expect(bench.take("register-clue", by: "p1", Self.clue("2022-03-02")))
        let filing = ["cause": "某案", "powerItem": "20", "officers.certificates": "1,2", "decisionDays": "30"]
        #expect(bench.refusing("file", by: "head", filing) == ["special-term-cited"])
        bench.expect(bench.take("file", filing.merging(["decisionRule": "治安管理处罚法第九十九条"]) { $1 }))
        #expect(try bench.due(of: "decision") == Day(iso: "2022-04-01"))
    }

    @Test func `中止期间不计入办案期限，须写明准许的规定`() throws {
        var bench = Penalties.investigating(on: "2022-03-02")
        #expect(bench.take("suspend", by: "head", ["suspensionGround": "appraisal"]).count == 1)
        #expect(bench.refusing("resume") == ["term-suspended"])
        bench.expect(bench.take("suspend", on: "2022-03-10", ["suspensionGround": "appraisal", "suspensionRule": "市场监督管理行政处罚程序规定第六十四条"]))
        bench.expect(bench.take("resume", on: "2022-03-20"))
        #expect(try bench.due(of: "decision") == Day(iso: "2022-06-10"))
    }

    @Test(arguments: [("2021-07-14", false), ("2021-07-15", true)])
    func `修订以前立案、修订施行以后决定的，适用较轻的新规定：首违不罚、没有主观过错（第三十三条、第三十七条）`(decided: String, lawful: Bool) {
        for ground in ["firstOffence", "noFault"] {
            var bench = Penalties.reviewing(on: "2021-07-01", ["proposal": "spare"])
            #expect(bench.refusing("spare", on: decided, by: "head", ["spareGround": ground]) == (lawful ? [] : ["spare-ground-lawful"]))
        }
    }

    @Test func `认定的事实、依据与告知的不同的，重新告知、重新审核以后方可处罚（第四十四条、第五十八条、第六十二条）`() {
        var bench = Penalties.notified(on: "2022-03-02", ["verificationGrounds": "complex"])
        bench.verify(.correct)
        bench.expect(bench.take("waive", by: "p1", Penalties.waiver))
        bench.expect(bench.take("answer-verification", by: "p1", ["verificationReply": "已补正", "legalBasis": "《食品安全法》第一百二十五条"]))
        #expect(bench.penalise() == ["认定的事实、适用的依据与告知的不同的，应当重新告知（《行政处罚法》第四十四条）"])
        bench.expect(bench.notify(by: "p1"))
        #expect(bench.record.notifiedBasis == "《食品安全法》第一百二十五条" && bench.record.notifiedFacts == bench.record.facts)
        bench.expect(bench.take("waive", Penalties.waiver))
        #expect(bench.penalise() == [])
        // Facts found after the review are no longer what the reviewers saw.
        var told = Penalties.reviewing(on: "2022-03-02", ["verificationGrounds": "complex"])
        told.verify(.agree)
        told.expect(told.notify(by: "p1", ["facts": "货架上有过期食品五袋"]))
        #expect(told.record.verificationOpinion == nil && told.record.notifiedFacts == "货架上有过期食品五袋")
    }

    @Test func `集体讨论以后拟处罚内容改变的，重新讨论（第五十七条第二款）`() {
        var bench = Penalties.reviewing(on: "2022-03-02", ["complicated": "是"])
        bench.expect(bench.take("discuss", by: "head", Penalties.meeting))
        bench.expect(bench.notify(by: "p1", ["proposedPenalties": Penalties.revocation]))
        bench.expect(bench.take("waive", Penalties.waiver))
        let revoked = ["penalties": Penalties.revocation]
        #expect(bench.refusing("penalise", by: "head", revoked) == ["collectively-discussed"])
        bench.expect(bench.take("discuss", Penalties.meeting))
        #expect(bench.record.discussedProposal == bench.record.discussedWords)
        #expect(bench.refusing("penalise", by: "head", revoked) == [])
    }

    @Test func `当事人变更、更正的，重新告知；原来的审核、讨论不再有效（第四十四条、第五十九条第一款第一项）`() {
        var bench = Penalties.ready(on: "2022-03-02", ["complicated": "是", "verificationGrounds": "complex"])
        bench.expect(bench.take("discuss", by: "head", Penalties.meeting))
        let change = ["partyChangeReason": "实际经营者为另一单位", "party.organisationName": "平江某食品厂", "party.creditCode": "91430626MA4L00000Y"]
        bench.expect(bench.take("change-party", by: "head", change))
        let record = bench.record
        #expect(record.notifiedOn == nil && record.verificationOpinion == nil && record.discussedOn == nil && record.discussedProposal.isEmpty)
        #expect(record.verificationAnsweredOn == nil && record.partyChangeReason.isEmpty)
        #expect(record.partyChanges.map(\.reason) == ["实际经营者为另一单位"] && record.partyChanges.map(\.on) == [bench.today])
        #expect(bench.refusing("penalise", by: "head", ["penalties": Penalties.fine]).first == "penalty-notified")
    }

    private static let rectifications: [([String: String], String)] = [
        (["rectified": "是"], "已经改正或者终了"), (["rectification": "下架过期食品", "rectifyUntil": "2022-03-10"], "于2022年3月10日前下架过期食品"), ([:], "立即改正上述违法行为"),
    ]

    @Test(arguments: rectifications)
    func `决定书写明责令改正或者限期改正（第二十八条第一款）`(input: [String: String], words: String) {
        var bench = Penalties.ready(on: "2022-03-02")
        bench.expect(bench.penalise(input))
        #expect(bench.papers.last { $0.document == "decision" }?.content.paragraphs.contains { $0.contains(words) } == true)
    }

    @Test func `处罚以前也可以责令改正，制发责令改正通知书（第二十八条第一款）`() {
        var bench = Penalties.investigating(on: "2022-03-02")
        let order = ["rectification": "停止销售过期食品", "rectifyUntil": "2022-03-02"]
        #expect(bench.refusing("order-rectification", by: "p1", order) == ["rectification-ahead"])
        bench.expect(bench.take("order-rectification", order.merging(["rectifyUntil": "2022-03-03"]) { $1 }))
        #expect(bench.papers.last?.document == "rectification" && bench.record.rectificationOrderedOn == bench.today)
    }

    @Test func `市场监督管理部门延长一次以后仍不能处理的，负责人集体讨论决定继续延期（市场监督管理行政处罚程序规定第六十四条）`() throws {
        let term = ["decisionDays": "90", "extensionDays": "30", "decisionRule": "市场监督管理行政处罚程序规定"]
        var bench = Penalties.investigating(on: "2022-03-02", filing: term)
        let further = ["furtherDays": "60", "meetings": Penalties.meeting["meetings"] ?? ""]
        #expect(bench.refusing("extend-further", on: "2022-05-30", by: "head", further) == ["market-regulator", "extended-before"])
        bench.organ = Town.market
        bench.expect(bench.take("extend", on: "2022-05-31", ["extensionReason": "案情复杂"]))
        #expect(try bench.due(of: "decision") == Day(iso: "2022-06-30"))
        var late = bench
        #expect(late.refusing("extend-further", on: "2022-07-01", by: "head", further) == ["within-decision-term"])
        let alone = further.merging(["meetings": #"[{"members":["局长"],"note":"同意"}]"#]) { $1 }
        #expect(bench.refusing("extend-further", on: "2022-06-30", by: "head", alone) == ["meeting-of-two"])
        let future = further.merging(["meetings": #"[{"on":"2022-07-01","members":["局长","副局长"],"note":"同意"}]"#]) { $1 }
        #expect(bench.refusing("extend-further", by: "head", future) == ["meeting-not-in-future"])
        bench.expect(bench.take("extend-further", by: "head", further))
        #expect(try bench.due(of: "decision") == Day(iso: "2022-08-29"))
        #expect(!bench.take("extend-further", by: "head", further).isEmpty)
    }

    /// Filed on 2020-03-04: ninety days, thirty and sixty more.
    @Test func `2021年修订以前，市场监督管理部门同样可以继续延期（市场监督管理行政处罚程序暂行规定第五十七条）`() throws {
        let term = ["decisionDays": "90", "extensionDays": "30", "decisionRule": "市场监督管理行政处罚程序暂行规定"]
        var bench = Penalties.investigating(on: "2020-03-04", filing: term)
        #expect(bench.edition == "2017")
        bench.organ = Town.market
        bench.expect(bench.take("extend", on: "2020-06-02", by: "head", ["extensionReason": "案情复杂"]))
        #expect(try bench.due(of: "decision") == Day(iso: "2020-07-02"))
        let further = ["furtherDays": "60", "meetings": Penalties.meeting["meetings"] ?? ""]
        #expect(bench.refusing("extend-further", on: "2020-07-03", by: "head", further) == ["within-decision-term"])
        #expect(bench.refusing("extend-further", on: "2020-07-02", by: "head", further) == [])
        #expect(try bench.due(of: "decision") == Day(iso: "2020-08-31"))
    }

    @Test func `初次违法可以不予处罚，只在2021年修订以后；不予处罚应当教育（第三十三条）`() {
        var bench = Penalties.reviewing(on: "2022-03-02", ["proposal": "spare"])
        #expect(bench.refusing("spare", by: "head", ["spareGround": "firstOffence"]) == ["party-educated"])
        #expect(bench.take("spare", ["spareGround": "firstOffence", "education": "当面批评教育"]) == [])
        var old = Penalties.reviewing(on: "2020-03-02", ["proposal": "spare"])
        #expect(old.refusing("spare", by: "head", ["spareGround": "firstOffence"]) == ["spare-ground-lawful"])
        #expect(old.take("spare", ["spareGround": "slight"]) == [])
        old.expect(old.take("decision-serve", by: "p1", ["decision.method": "onTheSpot"]))
        #expect(old.take("close", by: "head") == [])
        #expect(old.counted("penalty.not-punished", through: "2020-12-31") == 1)
        #expect(old.counted("penalty.decided", through: "2020-12-31") == 0)
    }

    @Test(arguments: days)
    func `补充调查后须重新告知、重新审核、重新集体讨论（第三十八条、第五十七条、第五十八条）`(day: String) {
        var bench = Penalties.ready(on: day, ["complicated": "是", "verificationGrounds": "complex"])
        bench.expect(bench.take("discuss", by: "head", Penalties.meeting))
        var straight = bench
        #expect(straight.penalise() == [])
        bench.expect(bench.take("reinvestigate", by: "head"))
        #expect(bench.record.notifiedOn == nil && bench.record.discussedOn == nil && bench.record.meetings.count == 1)
        bench.expect(bench.take("report", by: "p1", Penalties.report()))
        bench.expect(bench.notify())
        bench.expect(bench.take("waive", ["waivesDefence": "是"]))
        #expect(bench.refusing("penalise", by: "head", ["penalties": Penalties.fine]) == ["verification-passed", "collectively-discussed"])
        bench.verify(.agree)
        #expect(bench.refusing("penalise", by: "head", ["penalties": Penalties.fine]) == ["collectively-discussed"])
        bench.expect(bench.take("discuss", by: "head", Penalties.meeting))
        #expect(bench.penalise() == [])
    }

    @Test(arguments: [("2020-03-02", "《行政处罚法》第三十九条第一款第（一）项"), ("2022-03-02", "《行政处罚法》第五十九条第一款第（一）项")])
    func `处罚决定书载明当事人的地址，没有地址的不得决定（2017年第三十九条、2021年第五十九条）`(day: String, article: String) {
        var bench = Penalties.ready(on: day, party: Penalties.party.merging(["party.address": ""]) { $1 })
        #expect(bench.penalise() == ["处罚决定书载明当事人的地址：住所（\(article)）"])
        #expect(bench.refused == ["penalty.penalise.party-described"])
        #expect(bench.penalise(["party.address": "天岳大道1号"]) == [])
        #expect(bench.papers.last?.content.paragraphs.first?.contains("住所天岳大道1号") == true)
    }

    @Test func `文书不写不知道的：没有代码、住所、法定代表人的单位，只写名称；证据种类不重复`() throws {
        let nameless = ["party.kind": "legalPerson", "party.organisationName": "平江某公司", "party.creditCode": "", "party.address": ""]
        var bench = Penalties.ready(on: "2022-03-02", party: Penalties.party.merging(nameless) { $1 })
        bench.record.evidence.append(bench.record.evidence[0])
        bench.expect(bench.penalise(["party.address": "天岳大道1号"]))
        let filed = try #require(bench.papers.first { $0.document == "filing" }?.content)
        #expect(filed.rows.contains(["当事人", "平江某公司"]))
        let decision = try #require(bench.papers.last?.content)
        #expect(decision.paragraphs.first == "当事人：平江某公司，住所天岳大道1号")
        #expect(decision.paragraphs.contains("以上事实有勘验笔录、现场笔录为证。"))
        let known = Penalties.ready(on: "2022-03-02")
        #expect(known.record.party.words == "平江某食品店，统一社会信用代码91430626MA4L00000Y，住所天岳大道1号")
    }
}
