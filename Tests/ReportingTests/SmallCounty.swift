import Affairs
import Almanac
import Engine
import Foundation
import Kernel
import Storage
import TestDatabase

@testable import Reporting

/// A quarrel to be mediated: the least kind that gives ratios, sums and a breakdown.
struct Quarrel: Matter {
    enum Stage: String, MatterStage {
        case screened, mediated
        var name: String { self == .screened ? "已排查" : "已调解" }
        var isFinal: Bool { self == .mediated }
    }
    enum Outcome: String, Choice {
        case agreed, failed
        var name: String { self == .agreed ? "成功" : "不成" }
    }

    var title = ""
    var screenedOn: Day?
    var mediatedOn: Day?
    var outcome: Outcome?
    var amount: Money?

    static let kind: MatterKind = MatterKind("quarrel", "测试纠纷", .disputes, laws: [law])
    static let law: StatuteEdition = StatuteEdition("test-law", "测试法", "2000年", from: "2000-01-01")
    static var editions: [Edition] { [Edition("2000", "测试", from: "2000-01-01")] }

    static var fields: [Field<Self>] {
        Field("title", \.title, "名称")
        Field("screenedOn", \.screenedOn, "排查日期")
        Field("mediatedOn", \.mediatedOn, "调解日期")
        Field("outcome", \.outcome, "结果")
        Field("amount", \.amount, "金额")
    }

    @Clauses
    static func procedure(_ edition: Edition) -> [Clause<Self>] {
        Action("screen", "排查", to: .screened, by: .clerk, basis: law(1)).needs(\.title).stamps(\.screenedOn)
        Action("mediate", "调解", .screened, to: .mediated, by: .clerk, basis: law(2)).needs(\.outcome).fills(\.amount).stamps(\.mediatedOn)
        Action("correct", "更正", .mediated, by: .clerk, basis: law(3)).needs(\.outcome).fills(\.amount)
    }

    @Measures
    static var measures: [Measure<Self>] {
        Measure.count("mediation.screened", "排查矛盾纠纷", on: \.screenedOn)
        Measure.count("mediation.accepted", "受理矛盾纠纷", on: \.screenedOn)
        Measure.count("mediation.mediated", "调解矛盾纠纷", on: \.mediatedOn)
        Measure.count("mediation.succeeded", "调解成功", on: \.mediatedOn) { $0.outcome == .agreed }
        Measure.count("mediation.failed", "调解不成", on: \.mediatedOn) { $0.outcome == .failed }
        Measure.counts("mediation.mediated", "调解矛盾纠纷", on: \.mediatedOn, by: \.outcome)
            .part(of: "mediation.mediated")
        Measure.money("mediation.amount", "调解协议涉及金额", on: \.mediatedOn, of: \.amount)
        Measure.ratio(
            "mediation.success-rate", "调解成功率", "mediation.succeeded", of: "mediation.mediated", decimals: 0, "调解成功件数÷调解件数，四舍五入取整。")
        Measure.ratio(
            "mediation.mediation-rate", "调解率", "mediation.mediated", of: "mediation.screened", decimals: 1, "调解件数÷排查件数，保留一位小数。")
    }
}

/// A county of four organs that has worked through 2019 and 2020.
struct SmallCounty {
    static let code: String = "990100"
    static let police: OrganCode = OrganCode("990100-ga")
    static let town: OrganCode = OrganCode("990100-zy")
    static let village: OrganCode = OrganCode("990100-zy-01")
    let engine: Engine
    let figures: Figures

    init() throws {
        let database = try TestDatabase.open()
        try database.migrate()
        let root = OrganCode(Self.code)
        let justice = OrganCode("990100-sfj")
        let organs = [
            Organ(code: root, name: "甲县人民政府", short: "甲政", level: .county, parent: nil, duties: [.government]),
            Organ(code: justice, name: "甲县司法局", short: "甲司", level: .department, parent: root, duties: [.justice]),
            Organ(code: Self.police, name: "甲县公安局", short: "甲公", level: .department, parent: root, duties: [.enforcement]),
            Organ(code: Self.town, name: "甲县<中>镇", short: "甲中", level: .township, parent: root, duties: [.township]),
            Organ(code: Self.village, name: "甲县中镇东村", short: "东村", level: .village, parent: Self.town, duties: []),
        ]
        func person(_ id: String, _ posts: [(OrganCode, Role)]) -> Register.Person {
            Register.Person(
                id: PersonID(id), name: id, login: id, posts: posts.map { Post(organ: $0.0, role: $0.1, from: Day.firstDay(of: 2010)) })
        }
        let people = [
            person("wang", [(Self.police, .clerk), (Self.town, .clerk), (Self.village, .clerk)]),
            person("li", [(justice, .certification)]), person("zhao", [(justice, .certification)]),
        ]
        try Register(organs: organs, people: people).enter(Self.code, in: database, at: Instant(Day.firstDay(of: 2018)))
        let kinds: [any Definition] = [KindDefinition(EnforcementCertificate.self), KindDefinition(Quarrel.self)]
        engine = try Engine(database, county: Self.code, kinds: kinds, calendar: Almanac.load())
        figures = Figures(engine)
    }

    @discardableResult
    func take(_ target: Request.Target, _ action: String, _ input: [String: String] = [:], on day: String, by login: String = "wang") throws
        -> Receipt
    {
        let at = Instant(date(day), hour: 10)
        switch try engine.perform(Request(target, action, engine.input(typed: input, for: target), at: at), as: engine.actor(login)) {
        case .done(let receipt): return receipt
        case .refused(let refusals, let fields): throw Refused(reasons: refusals.map(\.says) + fields.map(\.message))
        }
    }

    @discardableResult
    func quarrel(
        _ title: String, _ organ: OrganCode, on day: String, mediated: String? = nil, _ outcome: String = "agreed", yuan: String = ""
    ) throws -> MatterID {
        let id = try take(.opening(kind: "quarrel", organ: organ), "screen", ["title": title], on: day).matter
        if let mediated { try take(.matter(id), "mediate", ["outcome": outcome, "amount": yuan], on: mediated) }
        return id
    }

    @discardableResult
    func certificate(_ name: String, on day: String, voided: String? = nil) throws -> MatterID {
        let application = ["holder": name, "holderName": name, "staffing": "civilServant", "class": "enforcement", "categories": "penalty"]
        let id = try take(.opening(kind: "certificate", organ: Self.police), "apply", application, on: day).matter
        try take(.matter(id), "qualify", ["trainingHours": "60"], on: day, by: "li")
        try take(.matter(id), "examine", ["examinedOn": day, "examScore": "80"], on: day, by: "li")
        try take(.matter(id), "issue", on: day, by: "zhao")
        if let voided { try take(.matter(id), "void", ["voidReason": "retired"], on: voided, by: "li") }
        return id
    }

    /// Certificates: 2 at the beginning of 2020, one voided, two new; quarrels: 1 of 1 in 2019, 2 of 3 in 2020, one still open.
    static func worked() throws -> SmallCounty {
        let county = try SmallCounty()
        try county.certificate("甲", on: "2019-03-04")
        try county.certificate("乙", on: "2019-05-06", voided: "2020-06-30")
        try county.quarrel("去年的纠纷", town, on: "2019-07-01", mediated: "2019-07-02", yuan: "100")
        try county.certificate("丙", on: "2020-02-28")
        try county.certificate("丁<script>", on: "2020-12-31")
        try county.quarrel("宅基地&排水", town, on: "2020-01-02", mediated: "2020-01-31", yuan: "1200.50")
        try county.quarrel("借款", village, on: "2020-01-31", mediated: "2020-02-01", yuan: "34.06")
        try county.quarrel("婚约", village, on: "2020-02-29", mediated: "2020-03-01", "failed")
        try county.quarrel("相邻", town, on: "2020-11-30")
        return county
    }
}

struct Refused: Error { let reasons: [String] }

func date(_ iso: String) -> Day {
    guard let day = Day(iso: iso) else { preconditionFailure("no such day: \(iso)") }
    return day
}

/// A folder of its own for one test, gone afterwards.
final class Scratch {
    let url: URL
    init() throws {
        url = FileManager.default.temporaryDirectory.appendingPathComponent("plumbline-" + UUID().uuidString)
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }
    deinit { try? FileManager.default.removeItem(at: url) }
}

func problem(_ work: () throws -> Void) throws -> Problem {
    do {
        try work()
    } catch let problem as Problem {
        return problem
    }
    throw Refused(reasons: ["没有报出问题"])
}
