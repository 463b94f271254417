import Kernel
import Testing

@testable import Affairs

/// What a case of this county says of the act is not typed again; what was typed stays, and is pointed at where it differs.
@Suite("本县案件已有的行政行为情况不再填写")
struct KnownActTests {
    /// Decided on 2020-02-10.
    private static func penalty(_ change: (inout PenaltyCase) -> Void = { _ in }) -> PenaltyCase {
        var penalty = PenaltyCase()
        (penalty.decidedOn, penalty.decisionNumber, penalty.decision) = (Day(iso: "2020-02-10"), "平公罚决字〔2020〕第9号", .penalise)
        var fine = PenaltyItem()
        (fine.kind, fine.amount) = (.fine, .yuan(200))
        (penalty.penalties, penalty.procedureKind) = ([fine], .simple)
        change(&penalty)
        return penalty
    }

    private static let untold = ["actName": "", "actNumber": "", "actOn": ""]

    private static func applied(_ changes: [String: String] = untold, _ change: (inout PenaltyCase) -> Void = { _ in }) -> ReconsiderationBench.Case {
        var bench = ReconsiderationBench.Case(on: "2020-03-02")
        bench.organ = Town.county
        _ = bench.known.add(30, penalty(change), .executing)
        bench.take("register", ReconsiderationBench.application("2017").merging(["penalty": "30"]) { $1 }.merging(changes) { $1 })
        return bench
    }

    private static func sued(_ changes: [String: String] = untold, _ change: (inout PenaltyCase) -> Void = { _ in }) -> Suit.Case {
        var bench = Suit.Case(on: "2020-03-02")
        _ = bench.known.add(30, penalty(change), .executing)
        bench.take("register", Suit.notice("2018").merging(["penalty": "30"]) { $1 }.merging(changes) { $1 })
        return bench
    }

    @Test func `复议申请取自处罚案件：名称、文号、日期、款额和当场作出`() {
        let review = Self.applied().record
        #expect(review.actName == "行政处罚决定" && review.actNumber == "平公罚决字〔2020〕第9号" && review.actOn == Day(iso: "2020-02-10"))
        #expect(review.amount == .yuan(200) && review.actTraits == [.onTheSpot])
        let warned = Self.applied { penalty in
            (penalty.procedureKind, penalty.penalties) = (.ordinary, [PenaltyItem()])
            penalty.penalties[0].kind = .warning
        }
        #expect(warned.record.actTraits == [.warning] && warned.record.amount == nil)
        let detained = Self.applied { penalty in
            penalty.procedureKind = .ordinary
            penalty.penalties[0].kind = .detention
        }
        #expect(detained.record.actTraits == [.liberty])
    }

    @Test func `填写了的不改，不一致的提示核对（行政复议法2017年第十一条）`() {
        let typed = Self.applied(["actNumber": "平公罚决字〔2020〕第7号", "actOn": "2020-02-09", "amount": "100"])
        #expect(typed.record.actNumber == "平公罚决字〔2020〕第7号" && typed.record.actOn == Day(iso: "2020-02-09") && typed.record.amount == .yuan(100))
        let notes = typed.cautions.filter { $0.id == "act-differs" }
        #expect(notes.map { $0.causes.count } == [2])
        #expect(Self.applied().cautions.allSatisfy { $0.id != "act-differs" })
    }

    @Test(arguments: [("2020-02-12", [String]()), ("2020-02-13", ["act-dates-in-order"])])
    func `没有填写作出日期的，按处罚案件的日期核对知道的日期（行政复议法2017年第九条）`(decided: String, refused: [String]) {
        let bench = Self.applied { $0.decidedOn = Day(iso: decided) }
        #expect(bench.refused.map { $0.replacing("reconsideration.register.", with: "") } == refused)
    }

    @Test func `应诉登记取自处罚案件；复议改变的取自复议决定（行政诉讼法第二十六条第二款）`() {
        let suit = Self.sued().record
        #expect(suit.actName == "行政处罚决定" && suit.actNumber == "平公罚决字〔2020〕第9号" && suit.actOn == Day(iso: "2020-02-10"))
        var review = Reconsideration()
        (review.decidedOn, review.decisionNumber, review.outcome) = (Day(iso: "2020-02-20"), "平政复决字〔2020〕第3号", .change)
        var bench = Suit.Case(on: "2020-03-02")
        bench.organ = Town.county
        _ = bench.known.add(31, review, .effective, in: Town.county)
        let notice = Suit.notice("2018").merging(["reconsideration": "31", "reviewResult": "changed"]) { $1 }.merging(Self.untold) { $1 }
        #expect(bench.take("register", notice) == [])
        #expect(bench.record.actName == "行政复议决定" && bench.record.actNumber == "平政复决字〔2020〕第3号" && bench.record.actOn == review.decidedOn)
    }

    @Test(arguments: [("2020-03-02", [String]()), ("2020-03-03", ["act-before-receipt"])])
    func `没有填写作出日期的，按处罚案件的日期核对收到应诉通知书的日期`(decided: String, refused: [String]) {
        let bench = Self.sued { $0.decidedOn = Day(iso: decided) }
        #expect(bench.refused.map { $0.replacing("litigation.register.", with: "") } == refused)
    }

    @Test func `应诉填写的与处罚案件不一致的，提示核对`() {
        #expect(Self.sued(["actNumber": "别的文号"]).cautions.filter { $0.id == "act-differs" }.map { $0.causes.count } == [2])
        #expect(Self.sued().cautions.allSatisfy { $0.id != "act-differs" })
    }

    // MARK: 未成年人

    @Test(arguments: [("2008-03-02", "430626200803021239", true), ("1980-01-01", "430626198001011231", false)])
    func `申请人、原告不满十八周岁而没有登记法定代理人的，提示（行政复议法第十四条第三款，行政诉讼法第三十条）`(birth: String, number: String, warned: Bool) {
        let review = ReconsiderationBench.registered("2023", ["applicant.identityNumber": number])
        #expect(review.cautions.contains { $0.id == "minor" } == warned)
        let suit = Suit.registered("2018", ["plaintiff.identityNumber": number])
        #expect(suit.cautions.contains { $0.id == "minor" } == warned)
        let guarded = ReconsiderationBench.registered(
            "2023", ["applicant.identityNumber": number, "agents": #"[{"kind":"guardian","name":"张父"}]"#])
        #expect(guarded.cautions.allSatisfy { $0.id != "minor" })
    }

    // MARK: 催告的金额

    @Test func `没有另外写明的，催告的金额就是应当给付的数额；变更以后按变更后的数额（行政强制法第三十五条第三项）`() {
        var bench = Compulsion.demanded(Compulsion.fine)
        #expect(bench.record.demandAmount == bench.record.principal && (bench.record.principal ?? .zero) > .zero)
        #expect(bench.take("take-change", on: "2020-04-01", ["principal": "3000"]) == [])
        #expect(bench.take("demand-again", by: "p1", Compulsion.demand) == [])
        #expect(bench.record.demandAmount == .yuan(3_000))
        var nothing = Compulsion.demanded(Compulsion.fine)
        #expect(nothing.refusing("demand-again", by: "p1", Compulsion.demand.merging(["demandAmount": "0"]) { $1 }) == ["amount-stated"])
    }
}
