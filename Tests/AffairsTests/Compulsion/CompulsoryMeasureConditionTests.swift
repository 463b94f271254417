import Kernel
import Testing

@testable import Affairs

/// Conditions of one step each, every one broken by one fact in a lawful measure.
@Suite("行政强制措施各环节的条件")
struct CompulsoryMeasureConditionTests {
    private typealias Row = BrokenCondition<CompulsoryMeasure>

    private static func frozen() -> Bench<CompulsoryMeasure> { Compulsion.imposed(Compulsion.freezing, spot: ["bankTold": "是"]) }

    private static func proposed(_ changes: [String: String]) -> Bench<CompulsoryMeasure> {
        var bench = Compulsion.measure()
        Compulsion.expect(bench.take("propose", Compulsion.seizure(changes)))
        return bench
    }

    private static let liberty: [String: String] = [
        "measureKind": "liberty", "items": "[]", "party.kind": "citizen", "party.organisationName": "", "party.creditCode": "",
        "party.citizenName": "李某", "libertyHours": "8",
    ]
    /// What measures of every kind need on the spot.
    private static let spot: [String: String] = Compulsion.spot.merging(["bankTold": "是", "familyTold": "是"]) { $1 }

    /// Another organ has frozen the account.
    private static func freezeElsewhere(_ bench: inout Bench<CompulsoryMeasure>) {
        var other = CompulsoryMeasure()
        (other.measureKind, other.accounts) = (.freezing, ["6230001"])
        _ = bench.known.add(50, other, .imposed, in: Town.market)
    }

    /// What has come to be wrong since the proposal, with the name of the condition and the kind of measure.
    private static let faults: [(name: String, measure: [String: String], spoil: @Sendable (inout Bench<CompulsoryMeasure>) -> Void)] = [
        ("party-named", [:], { $0.record.party.organisationName = "" }),
        ("party-described", [:], { $0.record.party.address = "" }),
        ("party-described-for-freezing", Compulsion.freezing, { $0.record.party.address = "" }),
        ("basis-rank-permits", [:], { $0.record.basisLevel = .other }),
        ("things-listed", [:], { $0.record.items = [] }),
        ("things-involved", [:], { $0.record.items[0].isInvolved = false }),
        ("no-necessities", [:], { $0.record.items[0].isNecessity = true }),
        ("not-held-elsewhere", [:], { $0.record.items[0].sealedElsewhere = "县人民法院" }),
        ("hold-term-lawful", [:], { $0.record.holdDays = 31 }),
        ("freezing-term-lawful", Compulsion.freezing, { $0.record.holdDays = 31 }),
        ("frozen-account-stated", Compulsion.freezing, { $0.record.bank = "" }),
        ("freezing-proportionate", Compulsion.freezing, { $0.record.frozenAmount = .yuan(50_001) }),
        ("not-frozen-elsewhere", Compulsion.freezing, { freezeElsewhere(&$0) }),
        ("liberty-term-stated", liberty, { $0.record.libertyHours = nil }),
    ]

    /// The grounds are asked again when the head approves and when the officers act.
    static let groundRows: [BrokenCondition<CompulsoryMeasure>] = faults.flatMap { fault -> [BrokenCondition<CompulsoryMeasure>] in
        let (name, measure, spoil) = fault
        return [
            Row("approve.\(name)", in: { proposed(measure) }, by: "head", [:], spoil),
            Row("impose.\(name)", in: { Compulsion.approved(measure) }, by: "p1", spot, spoil),
        ]
    }

    @Test(arguments: groundRows) func `提请以后不再具备法定条件的，批准和实施都按名拒绝（行政强制法第十条、第二十条、第二十三条至第二十五条、第二十九条、第三十一条）`(
        row: BrokenCondition<CompulsoryMeasure>
    ) {
        row.check()
    }

    private static func urgent(_ measure: [String: String] = [:]) -> [String: String] {
        Compulsion.seizure(measure).merging(spot) { $1 }.merging(["urgency": "正在转移"]) { $1 }
    }

    static let spotRows: [BrokenCondition<CompulsoryMeasure>] = [
        Row("impose.officers-two", in: { Compulsion.approved() }, by: "p1", spot) { $0.record.officers.certificates = [Ref(1)] },
        Row("impose.officers-own", in: { Compulsion.approved() }, by: "p1", spot) { $0.record.officers.certificates = [Ref(1), Ref(5)] },
        Row("impose-urgently.hold-term-lawful", in: { Compulsion.measure() }, by: "p1", urgent(), but: ["holdDays": "31"]),
        Row(
            "impose-urgently.freezing-term-lawful", in: { Compulsion.measure() }, by: "p1",
            urgent(Compulsion.freezing.merging(["holdDays": "30"]) { $1 }), but: ["holdDays": "31"]),
        Row("impose-urgently.not-frozen-elsewhere", in: { Compulsion.measure() }, by: "p1", urgent(Compulsion.freezing)) { freezeElsewhere(&$0) },
    ]

    @Test(arguments: spotRows) func `一名执法人员、他机关的人员实施，紧急实施而期限过长、重复冻结的，按名拒绝（行政强制法第十七条至第十九条、第二十五条、第二十九条、第三十二条）`(
        row: BrokenCondition<CompulsoryMeasure>
    ) {
        row.check()
    }

    private static func thing(_ marks: String) -> String { #"[{"name":"辣条","quantity":"30箱",\#(marks)}]"# }

    /// What is wrong with a measure that is taken at once, with the name of the condition and the kind of measure.
    private static let hasty: [(name: String, measure: [String: String], change: (String, String))] = [
        ("party-named", [:], ("party.organisationName", "")), ("party-described", [:], ("party.address", "")),
        ("party-described-for-freezing", Compulsion.freezing, ("party.address", "")), ("basis-rank-permits", [:], ("basisLevel", "other")),
        ("things-listed", [:], ("items", "[]")), ("things-involved", [:], ("items", thing(#""isInvolved":false"#))),
        ("no-necessities", [:], ("items", thing(#""isInvolved":true,"isNecessity":true"#))),
        ("not-held-elsewhere", [:], ("items", thing(#""isInvolved":true,"sealedElsewhere":"县人民法院""#))),
        ("frozen-account-stated", Compulsion.freezing, ("bank", "")), ("freezing-proportionate", Compulsion.freezing, ("frozenAmount", "50001")),
        ("liberty-term-stated", liberty, ("libertyHours", "")), ("officers-two", [:], ("officers.certificates", "1")),
        ("officers-own", [:], ("officers.certificates", "1,5")), ("officers-certified", [:], ("officers.certificates", "1,6")),
        ("certificates-shown", [:], ("certificatesShown", "否")), ("rights-told", [:], ("told", "否")), ("defence-heard", [:], ("defenceReview", "")),
        ("record-made", [:], ("record", "")), ("record-signed", [:], ("recordSigned", "否")),
        ("decision-delivered", [:], ("deliveredOnTheSpot", "否")), ("party-or-witness-present", [:], ("partyPresent", "否")),
        ("bank-told", Compulsion.freezing, ("bankTold", "否")), ("family-told", liberty, ("familyTold", "否")),
    ]

    private static let hastyRows: [BrokenCondition<CompulsoryMeasure>] =
        hasty.map { fault -> BrokenCondition<CompulsoryMeasure> in
            let (name, measure, change) = fault
            return Row("impose-urgently.\(name)", in: { Compulsion.measure() }, by: "p1", urgent(measure), but: [change.0: change.1])
        } + [Row("impose-urgently.officers-acting", in: { Compulsion.measure() }, by: "p1", urgent()) { $0.actor = Town.person("p3") }]

    @Test(arguments: hastyRows)
    func `情况紧急当场实施的，条件与平时相同，缺一即按名拒绝（行政强制法第十条、第十七条至第二十条、第二十三条、第二十四条、第二十九条至第三十一条）`(
        row: BrokenCondition<CompulsoryMeasure>
    ) {
        row.check()
    }

    private static let freezingWays: [BrokenCondition<CompulsoryMeasure>] =
        ServiceConditions.rows(of: "freezing", in: frozen, by: "p1")
        + ServiceConditions.announcing("freezing", in: frozen, by: "p1", until: "2020-05-01")

    @Test(arguments: freezingWays)
    func `冻结决定书按民事诉讼法的方式送达，缺一即按名拒绝；公告满六十日的次日起才算送达（行政强制法第三十一条，民事诉讼法第八十四条至第九十二条）`(
        row: BrokenCondition<CompulsoryMeasure>
    ) {
        row.check()
    }

    private static let mailed: [String: String] = ["freezing.method": "mailed", "freezing.mailReceipt": "邮件回执1号"]
    private static let electronic: [String: String] = ["freezing.method": "electronic", "freezing.consented": "是"]

    static let serviceRows: [BrokenCondition<CompulsoryMeasure>] = [
        Row("freezing-serve.freezing-mail-receipt", in: frozen, by: "p1", mailed, but: ["freezing.mailReceipt": ""]),
        Row("freezing-serve.freezing-electronic-service-consented", in: frozen, by: "p1", electronic, but: ["freezing.consented": ""]),
        Row("freezing-announce.freezing-not-served", in: frozen, by: "p1", ["freezing.announcementReason": "下落不明"]) {
            $0.record.freezingService.recordedOn = $0.today
        },
    ]

    @Test(arguments: serviceRows) func `邮寄没有回执、电子送达未经同意、已经送达又公告的，按名拒绝（行政强制法第三十一条，民事诉讼法第九十条、第九十一条、第九十五条）`(
        row: BrokenCondition<CompulsoryMeasure>
    ) {
        row.check()
    }

    /// Lengthened on the last day; the paper about that is not served.
    private static func lengthened() -> Bench<CompulsoryMeasure> {
        var bench = Compulsion.imposed()
        Compulsion.expect(bench.take("extend", on: "2020-04-01", by: "head", ["extensionReason": "案情复杂", "extensionDays": "30"]))
        return bench
    }

    private static let extensionRows: [BrokenCondition<CompulsoryMeasure>] =
        ServiceConditions.rows(of: "extension", in: { lengthened() }, by: "p1")
        + ServiceConditions.announcing("extension", in: { lengthened() }, by: "p1", until: "2020-05-31") + [
            Row("extension-announce.extension-not-served", in: lengthened, by: "p1", ["extension.announcementReason": "下落不明"]) {
                $0.record.extensionService.recordedOn = $0.today
            }
        ]

    @Test(arguments: extensionRows)
    func `延长决定书按民事诉讼法的方式送达，缺一即按名拒绝；公告满六十日的次日起才算送达（行政强制法第二十五条第二款，民事诉讼法第八十四条至第九十二条）`(
        row: BrokenCondition<CompulsoryMeasure>
    ) {
        row.check()
    }

    /// Lapsed, given back and made public: only the file is wanting.
    private static func ended() -> Bench<CompulsoryMeasure> {
        var bench = Compulsion.imposed()
        Compulsion.expect(bench.take("lapse", on: "2020-04-02", by: "system"))
        Compulsion.expect(bench.take("give-back", by: "p1", ["afterLapse": "已退还"]))
        Compulsion.expect(bench.take("publicity-publish", by: "p1"))
        return bench
    }

    private static let file: [String: String] = Compulsion.file("opening", "decision", "evidence", "property")
    private static let unpaged =
        #"[{"paper":"opening"},{"paper":"decision","pages":2},{"paper":"evidence","pages":2},{"paper":"property","pages":2}]"#
    private static let silence: [String: String] = ["publicity.ground": "underInvestigation"]

    static let publicityRows: [BrokenCondition<CompulsoryMeasure>] = [
        Row("publicity-publish.publicity-not-public", in: { Compulsion.imposed() }, by: "p1") { $0.record.publicity.isPublic = true },
        Row("publicity-withhold.publicity-never-published", in: { Compulsion.imposed() }, by: "head", silence) {
            $0.record.publicity.firstOn = $0.today
        },
        Row("archive.archive-described", in: ended, by: "clerk", file, but: ["archive.index": unpaged]),
    ]

    @Test(arguments: publicityRows) func `重复公示、公示以后又不予公示、目录没有页数的，按名拒绝（国办发〔2018〕118号第二部分、第三部分）`(
        row: BrokenCondition<CompulsoryMeasure>
    ) {
        row.check()
    }
}
