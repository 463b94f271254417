import Kernel
import Testing

@testable import Affairs

@Suite("政府合同：期限、履行、提示和统计")
struct ContractCourseTests {
    static func day(_ text: String) -> Day { Bench<GovernmentContract>.day(text) }

    /// Signed on the last working day before the long holiday of May; 9 May is a make-up working day.
    static func signedBeforeHoliday() -> Bench<GovernmentContract> {
        var bench = ContractBench.countersigned()
        bench.take("sign", on: "2020-04-30", by: "head", ContractBench.signing.merging(["performFrom": "2020-05-06"]) { $1 })
        return bench
    }

    @Test(arguments: [("2020-05-11", 0), ("2020-05-12", 1)])
    func `签订后五个工作日内备案，跨节假日和调休上班日（县设定）`(day: String, late: Int) throws {
        var bench = Self.signedBeforeHoliday()
        #expect(try bench.due(of: "filing") == Self.day("2020-05-11"))
        #expect(bench.take("file", on: day, by: "clerk").isEmpty)
        #expect(bench.counted("contract.filed-late", through: "2020-12-31") == late)
        #expect(bench.counted("contract.filed", through: "2020-12-31") == 1)
        var other = Self.signedBeforeHoliday()
        other.settings = Settings(["contract.filing.days": "10"])
        #expect(try other.due(of: "filing") == Self.day("2020-05-18"))
    }

    @Test(arguments: GovernmentContract.editions.map(\.id))
    func `采购合同二个工作日内公告、七个工作日内报财政部门备案（政府采购法第四十七条、实施条例第五十条）`(edition: String) throws {
        let bench = Opening.$edition.withValue(edition) { Self.signedBeforeHoliday() }
        #expect(bench.edition == edition)
        #expect(try bench.due(of: "announcement") == Self.day("2020-05-07"))
        #expect(try bench.due(of: "procurement-filing") == Self.day("2020-05-13"))
        var secret = bench
        secret.record.isConfidential = true
        #expect(try secret.due(of: "announcement") == nil)
        #expect(secret.take("announce", by: "clerk").first?.contains("第五十条") == true)
        var land = ContractBench.signed(["category": "landUse"])
        #expect(try land.due(of: "procurement-filing") == nil)
        #expect(land.take("file-procurement", by: "clerk").first?.contains("第四十七条") == true)
        #expect(land.take("announce", by: "clerk").first?.contains("第五十条") == true)
    }

    @Test(arguments: [("2020-04-04", ClockReading.State.running), ("2020-04-05", .overdue)])
    func `中标、成交通知书发出三十日内签订（政府采购法第四十六条）`(on: String, state: ClockReading.State) throws {
        var bench = ContractBench.countersigned()
        #expect(try bench.due(of: "signature") == Self.day("2020-04-04"))
        bench.today = Self.day(on)
        #expect(try bench.reading(of: "signature")?.state == state)
    }

    /// In fen.
    @Test(arguments: [(70_000_000, true), (70_000_001, false)])
    func `累计付款不超过合同金额，超过的先变更`(second: Int, lawful: Bool) {
        var bench = ContractBench.performing()
        #expect(bench.take("record-performance", by: "clerk", ContractBench.entry("payment")).count == 1)
        #expect(bench.refused == ["contract.record-performance.amount-stated"])
        bench.take("record-performance", ContractBench.entry("payment", yuan: 300_000))
        #expect(bench.take("record-performance", ["ledger": #"[{"kind":"payment","note":"尾款","amount":\#(second)}]"#]).isEmpty == lawful)
        #expect(bench.refused == (lawful ? [] : ["contract.record-performance.payments-within-price"]))
        #expect(bench.record.ledger.count == (lawful ? 2 : 1))
    }

    @Test func `一次登记几笔付款的，合计也不超过合同金额；收款不计`() {
        var bench = ContractBench.performing()
        let half = #"{"kind":"payment","note":"付款","amount":60000000}"#
        bench.take("record-performance", by: "clerk", ["ledger": "[\(half),\(half)]"])
        #expect(bench.refused == ["contract.record-performance.payments-within-price"])
        #expect(bench.take("record-performance", ["ledger": "[\(half)]"]) == [])
        #expect(bench.take("record-performance", ContractBench.entry("receipt", yuan: 600_000)) == [])
        #expect(bench.record.paid == .yuan(600_000) && bench.record.ledger.map(\.on) == [bench.today, bench.today])
    }

    @Test func `实质性变更须经合法性审查，签订金额的统计不因变更而变`() {
        var bench = ContractBench.performing()
        #expect(bench.take("propose-change", on: "2020-06-01", by: "clerk", ["changeNote": "增加点位", "changeAmount": "1100000"]).isEmpty)
        #expect(bench.opened.count == 2 && (bench.opened.last?.record as? LegalityReview)?.subject == .contract)
        var unlawful = bench
        unlawful.receive(ContractBench.opinion(.unlawful), by: "take-change-opinion", on: "2020-06-05")
        #expect(unlawful.take("sign-change", by: "head").count == 1)
        #expect(unlawful.take("drop-change", by: "head").isEmpty && unlawful.stage == "performing")
        bench.receive(ContractBench.opinion(.lawfulAfterAmendment, ["明确付款节点"]), by: "take-change-opinion", on: "2020-06-05")
        #expect(bench.take("sign-change", by: "clerk", ["changeReply": "已修改"]).count == 1)
        #expect(bench.take("sign-change", by: "head").count == 1)
        #expect(bench.refused == ["contract.sign-change.change-suggestions-answered"])
        #expect(bench.take("sign-change", on: "2020-06-08", by: "head", ["changeReply": "已修改"]).isEmpty)
        #expect(bench.record.amount == .yuan(1_100_000))
        #expect(bench.counted("contract.amount", through: "2020-12-31") == 100_000_000)
        #expect(bench.counted("contract.changed", through: "2020-06-07") == 0)
        #expect(bench.counted("contract.changed", through: "2020-12-31") == 1)
        #expect(bench.take("adjust", by: "clerk", ["changes": #"[{"note":"变更账户","isSubstantial":true,"amount":1}]"#]).isEmpty)
        #expect(bench.record.changes.map(\.isSubstantial) == [true, false] && bench.record.changes.map(\.amount) == [.yuan(1_100_000), nil])
        #expect(bench.counted("contract.changed", through: "2020-12-31") == 2)
        #expect(bench.counted("contract.reviewed", through: "2020-12-31") == 1)
    }

    /// The contract is for one million; five millions make one a major contract.
    @Test(arguments: [("5000000", true), ("4999999.99", false)])
    func `变更后属于重大合同的，变更经集体讨论才签订（县级政府合同管理办法）`(amount: String, isMajor: Bool) {
        var bench = ContractBench.performing(["category": "landUse"])
        bench.take("propose-change", on: "2020-06-01", by: "clerk", ["changeNote": "增加点位", "changeAmount": amount])
        bench.receive(ContractBench.opinion(.lawful), by: "take-change-opinion", on: "2020-06-05")
        #expect(bench.take("sign-change", on: "2020-06-08", by: "head").isEmpty == !isMajor)
        guard isMajor else { return }
        #expect(bench.refused == ["contract.sign-change.change-deliberated"])
        bench.take("deliberate-change", by: "office", ContractBench.meeting("2020-06-04"))
        #expect(bench.refused == ["contract.deliberate-change.meeting-in-order"])
        #expect(bench.take("deliberate-change", ContractBench.meeting("2020-06-08")) == [])
        #expect(bench.take("sign-change", by: "head") == [])
        #expect(bench.record.amount == .yuan(5_000_000) && bench.record.changeDeliberatedOn == nil && bench.record.changeReviewedOn == nil)
        // Counted as it was signed.
        #expect(bench.counted("contract.major", through: "2020-12-31") == 0)
        // The next change is discussed again; one found unlawful is not discussed at all.
        bench.take("propose-change", on: "2020-07-01", by: "clerk", ["changeNote": "延长工期"])
        bench.receive(ContractBench.opinion(.unlawful), by: "take-change-opinion", on: "2020-07-03")
        bench.take("deliberate-change", on: "2020-07-06", by: "office", ContractBench.meeting("2020-07-06"))
        #expect(bench.refused == ["contract.deliberate-change.change-found-lawful"])
        bench.take("sign-change", by: "head")
        #expect(bench.refused == ["contract.sign-change.change-found-lawful", "contract.sign-change.change-deliberated"])
    }

    @Test(arguments: ["2018", "2021", "2024"])
    func `采购合同没有备案、公告的，先补办再归档（政府采购法第四十七条、实施条例第五十条）`(edition: String) throws {
        var bench = Opening.$edition.withValue(edition) { ContractBench.performing() }
        bench.take("record-performance", on: "2020-05-06", by: "clerk", ContractBench.entry("acceptance"))
        bench.take("complete", ["completionNote": "完毕"])
        bench.take("archive", ContractBench.archive)
        #expect(bench.refused == ["contract.archive.procurement-filed", "contract.archive.procurement-announced"])
        for step in ["file-procurement", "announce"] { #expect(bench.take(step) == []) }
        bench.take("archive", ContractBench.archive.merging(["archive.index": #"[{"paper":"agreement"}]"#]) { $1 })
        #expect(bench.refused == ["contract.archive.archive-described"])
        #expect(bench.take("archive", ContractBench.archive) == [])
        for limit in ["procurement-filing", "announcement"] { #expect(try bench.reading(of: limit)?.state == .metLate) }
        var secret = ContractBench.performing(["isConfidential": "是"])
        secret.take("terminate", on: "2020-05-06", by: "head", ["terminationGround": "agreement", "terminationNote": "协商"])
        secret.take("file-procurement", by: "clerk")
        #expect(secret.take("archive", ContractBench.archive) == [])
    }

    @Test(arguments: [
        ("agreement", "", true), ("statutory", "", true), ("publicInterest", "", false), ("publicInterest", "补偿实际损失", true),
        ("reorganisation", "补偿", false),
    ])
    func `不得以政府换届、机构调整、责任人更替为由违约；因公共利益解除应当补偿（优化营商环境条例第三十一条）`(ground: String, compensation: String, lawful: Bool) {
        var bench = ContractBench.performing()
        let refused = bench.take(
            "terminate", on: "2020-07-01", by: "head", ["terminationGround": ground, "terminationNote": "说明", "compensation": compensation])
        #expect(refused.isEmpty == lawful)
        if !lawful { #expect(refused.first?.contains("《优化营商环境条例》第三十一条") == true) }
        #expect(bench.counted("contract.terminated", through: "2020-12-31") == (lawful ? 1 : 0))
    }

    @Test(arguments: [
        ("1100000", "procurement", true), ("1100000.01", "procurement", false), ("1100000.01", "landUse", true), ("900000", "works", true),
    ])
    func `政府采购合同的补充合同不得超过原合同采购金额的百分之十（政府采购法第四十九条）`(amount: String, category: String, lawful: Bool) {
        var bench = ContractBench.performing(["category": category])
        bench.take("propose-change", on: "2020-06-01", by: "clerk", ["changeNote": "增加点位", "changeAmount": amount])
        bench.receive(ContractBench.opinion(.lawful), by: "take-change-opinion", on: "2020-06-05")
        #expect(bench.refusing("sign-change", on: "2020-06-08", by: "head") == (lawful ? [] : ["supplement-within-tenth"]))
    }

    @Test(arguments: ["2018", "2021", "2024"]) func `履行完毕、解除以后发生的争议也登记，办结以后才归档（民法典第五百七十七条）`(edition: String) {
        var bench = Opening.$edition.withValue(edition) { ContractBench.performing(["isConfidential": "是"]) }
        bench.take("terminate", on: "2020-05-06", by: "head", ["terminationGround": "statutory", "terminationNote": "不可抗力致使不能实现合同目的"])
        #expect(bench.papers.last?.content.paragraphs.joined().contains("《合同法》第九十四条") == true)
        bench.take("file-procurement", by: "clerk")
        #expect(bench.refusing("settle-later-dispute", ["disputeOutcome": "和解"]) == ["dispute-open"])
        let dispute = ["disputes": #"[{"form":"litigation","note":"结算款"}]"#]
        #expect(bench.take("dispute-after-end", dispute).isEmpty)
        #expect(bench.stage == "terminated")
        #expect(bench.refusing("dispute-after-end", dispute) == ["disputes-settled"])
        bench.take("dispute-after-end", ["disputes": #"[{"form":"litigation","note":"甲"},{"form":"mediation","note":"乙"}]"#])
        #expect(bench.refused.contains("contract.dispute-after-end.one-dispute"))
        #expect(bench.refusing("archive", ContractBench.archive) == ["disputes-settled"])
        #expect(bench.take("settle-later-dispute", on: "2020-08-03", ["disputeOutcome": "判决结清"]).isEmpty)
        #expect(bench.record.disputes.map(\.settledOn) == [bench.today])
        #expect(bench.record.disputes.last?.outcome == "判决结清" && bench.record.disputeOutcome.isEmpty)
        #expect(bench.take("archive", ContractBench.archive).isEmpty)
    }

    @Test func `争议未办结不得登记履行完毕，违约、争议逐次计数`() {
        var bench = ContractBench.performing()
        bench.take("record-breach", on: "2020-05-06", by: "clerk", ["breaches": #"[{"by":"counterparty","note":"逾期","remedy":"催告"}]"#])
        let dispute = #"{"form":"litigation","note":"质量","outcome":"胜诉","settledOn":"2020-01-01"}"#
        bench.take("dispute", on: "2020-05-07", ["disputes": "[\(dispute),\(dispute)]"])
        #expect(bench.refused == ["contract.dispute.one-dispute"])
        bench.take("dispute", ["disputes": "[\(dispute)]"])
        #expect(bench.record.disputes.map(\.outcome) == [""] && bench.record.disputes.map(\.settledOn) == [nil])
        #expect(bench.stage == "disputed")
        #expect(bench.take("complete", ["completionNote": "完毕"]).isEmpty == false)
        bench.take("settle-dispute", on: "2020-06-01", ["disputeOutcome": "判决"])
        #expect(bench.record.disputes.first?.settledOn == Self.day("2020-06-01"))
        #expect(bench.counted("contract.breached", through: "2020-12-31") == 1)
        #expect(bench.counted("contract.disputed", through: "2020-12-31") == 1)
    }

    @Test(arguments: [
        ("甲公司", "procurement", "3500000", "2019-06-01", true), ("乙公司", "procurement", "3500000", "2019-06-01", false),
        ("甲公司", "works", "3500000", "2019-06-01", false), ("甲公司", "procurement", "2800000", "2019-06-01", true),
        ("甲公司", "procurement", "2799999.99", "2019-06-01", false), ("甲公司", "procurement", "4000000", "2019-06-01", false),
        ("甲公司", "procurement", "3500000", "2019-03-02", true), ("甲公司", "procurement", "3500000", "2019-03-01", false),
    ])
    func `一年内同一相对方同类合同略低于界限、合计超过的，提示可能拆分（招标投标法第四条）`(
        party: String, category: String, amount: String, on: String, isWarned: Bool
    ) {
        var bench = ContractBench.proposed(["amount": "3600000"])
        var other = GovernmentContract()
        other.counterparty.organisationName = party
        (other.title, other.category) = ("前一份合同", GovernmentContract.Category(rawValue: category))
        (other.amount, other.proposedOn) = (Money(yuan: amount), Self.day(on))
        _ = bench.known.add(7, other, .performing)
        #expect(bench.cautions.contains { $0.id == "split" } == isWarned)
    }

    @Test func `没有签成的合同不算拆分；本合同金额远低于界限的不提示`() {
        var other = GovernmentContract()
        other.counterparty.organisationName = "甲公司"
        (other.title, other.category, other.amount) = ("前一份合同", .procurement, .yuan(3_500_000))
        (other.proposedOn, other.abandonedOn) = (Self.day("2020-01-02"), Self.day("2020-02-03"))
        var bench = ContractBench.proposed(["amount": "3600000"])
        _ = bench.known.add(7, other, .abandoned)
        #expect(bench.cautions.isEmpty)
        other.abandonedOn = nil
        var small = ContractBench.proposed()
        _ = small.known.add(7, other, .performing)
        #expect(small.cautions.isEmpty)
    }

    @Test func `与同一自然人的，也提示可能拆分，号码不同的是两个人（招标投标法第四条）`() {
        let person = ["counterparty.organisationName": "", "counterparty.citizenName": "张三", "counterpartyKind": "naturalPerson"]
        let numbered = person.merging(["counterparty.identityNumber": "430626198001011231", "amount": "3600000"]) { $1 }
        var other = GovernmentContract()
        (other.title, other.category, other.amount, other.proposedOn) = ("前一份合同", .procurement, .yuan(3_500_000), Self.day("2020-01-02"))
        other.party = Town.organ
        for (number, isWarned) in [("430626198001011231", true), ("430626199001011236", false), ("", true)] {
            (other.counterparty.citizenName, other.counterparty.identityNumber) = ("张三", number)
            var bench = ContractBench.proposed(numbered)
            _ = bench.known.add(7, other, .performing)
            #expect(bench.cautions.contains { $0.id == "split" } == isWarned, "\(number)")
        }
    }

    @Test func `履行期届满而没有处理的，提示`() {
        var bench = ContractBench.performing()
        bench.today = Self.day("2020-12-31")
        #expect(bench.cautions.isEmpty)
        bench.today = Self.day("2021-01-01")
        #expect(bench.cautions.map(\.id) == ["late"])
    }

    @Test func `审查数、意见条数、采纳条数各在其日计入，一份一次`() {
        var bench = ContractBench.reviewed(.lawfulAfterAmendment, ["一", "二", "三"])
        #expect(bench.counted("contract.reviewed", through: "2020-03-12") == 0)
        #expect(bench.counted("contract.reviewed", through: "2020-03-13") == 1)
        #expect(bench.counted("contract.opinions", through: "2020-12-31") == 3)
        #expect(bench.counted("contract.adopted", through: "2020-12-31") == 0)
        bench.take(
            "reply", on: "2020-03-16", by: "clerk",
            ["replies": #"[{"item":1,"adoption":"full"},{"item":2,"adoption":"none","reason":"理由"},{"item":3,"adoption":"full"}]"#])
        #expect(bench.counted("contract.adopted", through: "2020-03-15") == 0)
        #expect(bench.counted("contract.adopted", through: "2020-03-16") == 2)
        #expect(bench.counted("contract.answered", through: "2020-03-16") == 3)
        #expect(bench.counted("contract.outcome:lawfulAfterAmendment", through: "2020-12-31") == 1)
        #expect(ContractBench.reviewed(.returned).counted("contract.reviewed", through: "2020-12-31") == 0)
        #expect(ContractBench.submitted().counted("contract.reviewed", through: "2020-12-31") == 0)
    }

    @Test func `在履行合同自签订日起，至履行完毕前一日`() {
        var bench = ContractBench.performing(["category": "landUse"])
        bench.take("complete", on: "2020-09-01", by: "clerk", ["completionNote": "完毕"])
        #expect(bench.counted("contract.performing", through: "2020-03-16") == 0)
        #expect(bench.counted("contract.performing", through: "2020-03-17") == 1)
        #expect(bench.counted("contract.performing", through: "2020-08-31") == 1)
        #expect(bench.counted("contract.performing", through: "2020-09-01") == 0)
        #expect(bench.counted("contract.completed", through: "2020-12-31") == 1)
    }

    @Test func `备案表写明集体讨论的会议；不须集体讨论的不留空（县级政府合同管理办法）`() {
        var bench = ContractBench.signed()
        var major = bench
        bench.take("file", on: "2020-03-18", by: "clerk")
        #expect(bench.papers.last?.content.paragraphs.contains("合法性审查结论：合法。") == true)
        var meeting = Meeting()
        meeting.name = "局长办公会议"
        (major.record.meetings, major.record.deliberatedOn) = ([meeting], Day(iso: "2020-03-14"))
        major.take("file", on: "2020-03-18", by: "clerk")
        #expect(major.papers.last?.content.paragraphs.contains("合法性审查结论：合法；集体讨论：局长办公会议。") == true)
    }

    @Test func `文书载明相对方、金额、审查答复；自然人和涉密的合同不公告`() throws {
        var bench = ContractBench.reviewed(.lawfulAfterAmendment, ["明确违约责任"])
        bench.take("reply", on: "2020-03-16", by: "clerk", ["replies": #"[{"item":1,"adoption":"full"}]"#])
        let reply = try #require(bench.definition.content(of: "reply", bench.record, bench.moment))
        #expect(reply.addressee == "平江县司法局" && reply.paragraphs.contains { $0.contains("明确违约责任——采纳") })
        var signed = ContractBench.signed()
        let sheet = try #require(signed.definition.content(of: "contract", signed.record, signed.moment))
        #expect(sheet.paragraphs.contains("乙方：甲公司") && sheet.paragraphs.contains("金额1000000元"))
        #expect(signed.definition.view("award", signed.record, signed.moment) != nil)
        signed.record.counterpartyKind = .naturalPerson
        #expect(signed.definition.view("award", signed.record, signed.moment) == nil)
    }
}
