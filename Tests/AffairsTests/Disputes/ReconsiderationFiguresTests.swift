import Kernel
import Testing

@testable import Affairs

@Suite("行政复议：期限对照与统计")
struct ReconsiderationFiguresTests {
    typealias Cases = ReconsiderationBench

    /// Typed from the texts of the laws: edition, limit, the words, the article.
    static let ledger: [(edition: String, limit: String, term: String, basis: String)] = [
        ("2017", "examine", "5日", "《行政复议法》第十七条第一款"),
        ("2017", "transfer", "7日", "《行政复议法》第十八条"),
        ("2017", "supplement-notice", "5日", "《行政复议法实施条例》第二十九条"),
        ("2017", "supplement", "通知书确定的合理期限", "《行政复议法实施条例》第二十九条"),
        ("2017", "copy", "7日", "《行政复议法》第二十三条第一款"),
        ("2017", "reply", "10日", "《行政复议法》第二十三条第一款"),
        ("2017", "decision", "60日", "《行政复议法》第三十一条第一款"),
        ("2017", "lapse", "60日", "《行政复议法实施条例》第四十二条第二款"),
        ("2017", "collateral", "30日", "《行政复议法》第二十六条"),
        ("2017", "collateral-forward", "7日", "《行政复议法》第二十六条"),
        ("2017", "collateral-reply", "60日", "《行政复议法》第二十六条"),
        ("2017", "performance", "决定书确定的期限；重新作出行政行为没有确定的，六十日", "《行政复议法实施条例》第四十九条第一款"),
        ("2017", "ordered", "责令履行通知书确定的期限", "《行政复议法》第三十二条第二款"),
        ("2017", "rectification", "60日", "《行政复议法实施条例》第五十七条第一款"),
        ("2023", "forward", "5日", "《行政复议法》第三十二条第二款"),
        ("2023", "examine", "5日", "《行政复议法》第三十条第一款"),
        ("2023", "supplement-notice", "5日", "《行政复议法》第三十一条第一款"),
        ("2023", "supplement", "10日", "《行政复议法》第三十一条第二款"),
        ("2023", "copy", "7日", "《行政复议法》第四十八条"),
        ("2023", "reply", "10日", "《行政复议法》第四十八条"),
        ("2023", "decision", "60日", "《行政复议法》第六十二条第一款"),
        ("2023", "lapse", "60日", "《行政复议法》第四十一条第（五）项"),
        ("2023", "collateral", "30日", "《行政复议法》第五十六条"),
        ("2023", "collateral-forward", "7日", "《行政复议法》第五十六条"),
        ("2023", "collateral-reply", "60日", "《行政复议法》第六十条"),
        ("2023", "copy-summary", "3日", "《行政复议法》第五十四条第一款"),
        ("2023", "reply-summary", "5日", "《行政复议法》第五十四条第一款"),
        ("2023", "decision-summary", "30日", "《行政复议法》第六十二条第二款"),
        ("2023", "maker-notice", "3日", "《行政复议法》第五十八条第一款"),
        ("2023", "maker-reply", "10日", "《行政复议法》第五十八条第一款"),
        ("2023", "performance", "决定书确定的期限；重新作出行政行为没有确定的，六十日", "《行政复议法实施条例》第四十九条第一款"),
        ("2023", "ordered", "责令履行通知书确定的期限", "《行政复议法》第七十七条第二款"),
        ("2023", "rectification", "60日", "《行政复议法》第七十六条"),
    ]

    @Test(arguments: ["2017", "2023"])
    func `期限与法律文本逐条对照`(edition: String) throws {
        let outline = try #require(KindDefinition(Reconsideration.self).outline(edition))
        let stated = outline.limits.map { "\($0.id) \($0.term) \($0.basis)" }
        let typed = Self.ledger.filter { $0.edition == edition }.map { "\($0.limit) \($0.term) \($0.basis)" }
        #expect(stated.sorted() == typed.sorted())
    }

    @Test func `旧法五日七日为工作日，新法三日五日七日十日为工作日（2017年第四十条、第八十八条）`() {
        let former = ReconsiderationLaw.former.counting
        let revised = ReconsiderationLaw.revised.counting
        for days in [3, 5, 7, 10, 30, 60] {
            #expect((former.effective(.days(days)) == .workingDays(days)) == [5, 7].contains(days))
            #expect((revised.effective(.days(days)) == .workingDays(days)) == [3, 5, 7, 10].contains(days))
        }
    }

    @Test(arguments: [("2023-12-31", "2017"), ("2024-01-01", "2023")])
    func `2024年1月1日前登记的适用旧法，以后的适用新法（第九十条）`(day: String, edition: String) {
        let bench = Bench<Reconsideration>(on: day)
        #expect(bench.edition == edition)
        #expect(ReconsiderationLaw.on(bench.today).isRevised == (edition == "2023"))
    }

    @Test func `不收取任何费用：没有可以填写费用的字段（第八十七条）`() {
        let money = KindDefinition(Reconsideration.self).fields.filter { $0.type == .money }.map(\.name)
        #expect(money == ["amount", "compensationAmount"])
    }

    // MARK: Identities

    /// A year's cases of every sort of end, and some without one.
    static func year(_ edition: String) -> [Bench<Reconsideration>] {
        var cases = [Cases.registered(edition), Cases.accepted(edition), Cases.replied(edition), Cases.served(edition)]
        cases.append(Cases.served(edition, ["proposedOutcome": "revoke", "ground": "factsUnclear"]))
        cases.append(Cases.served(edition, ["proposedOutcome": "change", "ground": "improper", "effect": "better", "orders": "改为警告"]))
        cases.append(Cases.served(edition, ["proposedOutcome": "rejectApplication", "ground": "notAcceptable"]))
        var refused = Cases.registered(edition)
        let unmet = ["conditionsMet": "parties,request,timely,scope,jurisdiction,first", "conditionsUnmet": "interest", "refusalReason": "无利害关系"]
        refused.take("refuse", on: refused.today.advanced(by: 2).iso, unmet)
        var transferred = Cases.registered(edition)
        transferred.take("transfer-out", ["competentOrgan": "市政府"])
        var withdrawn = Cases.registered(edition)
        withdrawn.take("withdraw-early")
        var abandoned = Cases.registered(edition)
        let notice = ["supplementItems": "身份证明", "supplementNoticedOn": abandoned.today.iso]
        abandoned.take("request-supplement", edition == "2017" ? notice.merging(["supplementDays": "10"]) { $1 } : notice)
        abandoned.take("abandon", on: abandoned.today.advanced(by: 20).iso)
        var mediated = Cases.replied(edition)
        mediated.take("mediate", ReconsiderationCourseTests.mediation)
        var settled = Cases.replied(edition)
        settled.take("terminate", ReconsiderationCourseTests.settlement)
        var suspended = Cases.replied(edition)
        suspended.take("suspend", ["suspensionCause": "missing", "suspensionNote": "下落不明"])
        return cases + [refused, transferred, withdrawn, abandoned, mediated, settled, suspended]
    }

    static func counted(_ cases: [Bench<Reconsideration>], _ measure: String, _ day: Day) -> Int {
        cases.reduce(0) { $0 + $1.counted(measure, through: day.iso) }
    }

    @Test(arguments: ["2017", "2023"])
    func `每一天：收到等于受理、不予受理、转送、放弃、撤回与在审查之和；受理等于审结与未结之和（I-07、I-11）`(edition: String) {
        let cases = Self.year(edition)
        let first = Bench<Reconsideration>.day(Cases.monday(edition))
        for offset in 0...60 {
            let day = first.advanced(by: offset)
            let received = Self.counted(cases, "reconsideration.received", day)
            let answered = ["accepted", "refused", "transferred-out", "abandoned", "withdrawn-early"].reduce(0) {
                $0 + Self.counted(cases, "reconsideration.\($1)", day)
            }
            #expect(received == answered + Self.counted(cases, "reconsideration.examining", day), "\(day)")
            let accepted = Self.counted(cases, "reconsideration.accepted", day)
            #expect(
                accepted == Self.counted(cases, "reconsideration.concluded", day) + Self.counted(cases, "reconsideration.open", day), "\(day)")
        }
        #expect(Self.counted(cases, "reconsideration.received", first.advanced(by: 60)) == 14)
        #expect(Self.counted(cases, "reconsideration.accepted", first.advanced(by: 60)) == 9)
        #expect(Self.counted(cases, "reconsideration.open", first.advanced(by: 60)) == 3)
    }

    @Test(arguments: ["2017", "2023"])
    func `审结等于各种结果之和，纠错等于撤销、变更、确认违法、责令履行、确认无效之和（I-08、I-09）`(edition: String) {
        let cases = Self.year(edition)
        let last = Bench<Reconsideration>.day("2024-12-31")
        func outcome(_ outcome: Reconsideration.Outcome) -> Int { Self.counted(cases, "reconsideration.outcome:\(outcome.rawValue)", last) }
        let concluded = Self.counted(cases, "reconsideration.concluded", last)
        #expect(concluded == 6)
        let sum = Reconsideration.Outcome.allCases.map(outcome).reduce(0, +)
        #expect(concluded == sum)
        let corrected: [Reconsideration.Outcome] = [.revoke, .revokePartly, .change, .illegal, .perform, .void]
        let correctedSum = corrected.map(outcome).reduce(0, +)
        #expect(Self.counted(cases, "reconsideration.corrected", last) == correctedSum)
        #expect(Self.counted(cases, "reconsideration.corrected", last) == 2)
        #expect(Self.counted(cases, "reconsideration.upheld", last) == 1)
        #expect(Self.counted(cases, "reconsideration.settled", last) == 2)
        #expect(Self.counted(cases, "reconsideration.termination:settled", last) == outcome(.terminate))
        #expect(Self.counted(cases, "reconsideration.suspended", last) == 1)
    }

    @Test func `被申请人的数字记在作出行政行为的机关名下`() {
        let bench = Cases.served("2017", ["proposedOutcome": "revoke", "ground": "factsUnclear"])
        let facts = bench.definition.facts(bench.record, organ: Town.county)
        #expect(facts.filter { $0.measure.hasPrefix("reconsideration.respondent.") }.allSatisfy { $0.organ == Town.organ })
        #expect(facts.contains { $0.measure == "reconsideration.respondent.corrected" })
        #expect(facts.filter { !$0.measure.hasPrefix("reconsideration.respondent.") }.allSatisfy { $0.organ == Town.county })
    }
}
