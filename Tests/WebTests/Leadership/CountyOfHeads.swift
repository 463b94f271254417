import Affairs
import Almanac
import Engine
import Foundation
import HTML
import Hummingbird
import HummingbirdTesting
import Identity
import Kernel
import Logging
import Storage
import TestDatabase
import Testing

@testable import Web

/// A quarrel, on which a clerk has steps; it may also be held against another organ.
struct HeadsQuarrel: Matter {
    enum Stage: String, MatterStage {
        case screened, mediated
        var name: String { self == .screened ? "已排查" : "已调解" }
        var isFinal: Bool { self == .mediated }
    }

    var title = ""
    var screenedOn: Day?
    var mediatedOn: Day?
    var against: OrganCode?
    var amount: Money?

    static let kind: MatterKind = MatterKind("quarrel", "测试纠纷", .disputes, laws: [law])
    static let law: StatuteEdition = StatuteEdition("test-law", "测试法", "2000年", from: "2000-01-01")
    static var editions: [Edition] { [Edition("2000", "测试", from: "2000-01-01")] }

    static var fields: [Field<Self>] {
        Field("title", \.title, "名称")
        Field("screenedOn", \.screenedOn, "排查日期")
        Field("mediatedOn", \.mediatedOn, "调解日期")
        Field("against", \.against, "对方机关")
        Field("amount", \.amount, "金额")
    }

    @Clauses
    static func procedure(_ edition: Edition) -> [Clause<Self>] {
        Action("screen", "排查", to: .screened, by: .clerk, basis: law(1)).needs(\.title).fills(\.against).stamps(\.screenedOn)
        Action("mediate", "调解", .screened, to: .mediated, by: .clerk, basis: law(2)).fills(\.amount).stamps(\.mediatedOn)
    }

    @Measures
    static var measures: [Measure<Self>] {
        Measure.count("mediation.screened", "排查矛盾纠纷", on: \.screenedOn)
        Measure.count("mediation.mediated", "调解矛盾纠纷", on: \.mediatedOn)
        Measure.count("mediation.succeeded", "调解成功", on: \.mediatedOn)
        Measure.money("mediation.amount", "调解协议涉及金额", on: \.mediatedOn, of: \.amount)
        Measure.ratio(
            "mediation.success-rate", "调解成功率", "mediation.succeeded", of: "mediation.mediated", decimals: 0, "调解成功件数÷调解件数，四舍五入取整。")
        Measure.count("reconsideration.corrected", "纠正原行政行为", on: { _ in nil })
        Measure.count("reconsideration.concluded", "办结行政复议案件", on: { _ in nil })
        Measure.ratio(
            "reconsideration.correction-rate", "行政复议纠错率", "reconsideration.corrected", of: "reconsideration.concluded", decimals: 1,
            "纠正件数÷办结件数，保留一位小数。")
        Measure.count("review.all", "被投诉", on: \.screenedOn, where: { $0.against != nil }).attributed(to: \.against)
    }
}

/// A case, on which only an officer has a step.
struct HeadsCase: Matter {
    enum Stage: String, MatterStage {
        case decided
        var name: String { "已决定" }
        var isFinal: Bool { false }
    }

    var title = ""
    var decidedOn: Day?

    static let kind: MatterKind = MatterKind("case", "测试案件", .enforcement, laws: [HeadsQuarrel.law])
    static var editions: [Edition] { [Edition("2000", "测试", from: "2000-01-01")] }
    static var fields: [Field<Self>] {
        Field("title", \.title, "名称")
        Field("decidedOn", \.decidedOn, "决定日期")
    }

    @Clauses
    static func procedure(_ edition: Edition) -> [Clause<Self>] {
        Action("decide", "决定", to: .decided, by: .officer, basis: HeadsQuarrel.law(1)).needs(\.title).stamps(\.decidedOn)
    }

    @Measures
    static var measures: [Measure<Self>] {
        Measure.count("penalty.decided", "决定", on: \.decidedOn)
        Measure.stock("penalty.open", "在办", from: \.decidedOn, through: { _ in nil })
    }
}

/// A county with a bureau that has a station, and a town; each with a head, and people below.
struct CountyOfHeads {
    static let code: String = "990200"
    static let root: OrganCode = OrganCode(code)
    static let police: OrganCode = OrganCode("990200-ga")
    static let station: OrganCode = OrganCode("990200-ga-1")
    static let town: OrganCode = OrganCode("990200-zy")
    static let day: Day = Day.last(ofMonth: 1, year: 2021)

    static let template: String = """
        # 2020年丙县法治政府建设年度报告

        全年排查{{mediation.screened}}件，成功率{{mediation.success-rate}}%，复议{{reconsideration.correction-rate}}%。〔请填写：其他〕
        """

    let engine: Engine
    let identity: Identity
    let site: Site

    init(template: String = CountyOfHeads.template) throws {
        let database = try TestDatabase.open()
        try database.migrate()
        let organs = [
            Organ(code: Self.root, name: "丙县人民政府", short: "丙政", level: .county, parent: nil, duties: [.government]),
            Organ(code: Self.police, name: "丙县公安局", short: "丙公", level: .department, parent: Self.root, duties: [.enforcement]),
            Organ(code: Self.station, name: "城关派出所", short: "城派", level: .department, parent: Self.police, duties: []),
            Organ(code: Self.town, name: "丙县<中>镇", short: "丙中", level: .township, parent: Self.root, duties: [.township]),
        ]
        func person(_ id: String, _ posts: (OrganCode, Role)...) -> Register.Person {
            let held = posts.map { Post(organ: $0.0, role: $0.1, from: Day.firstDay(of: 2010)) }
            return Register.Person(id: PersonID(id), name: id, login: id, posts: held)
        }
        let people = [
            person("governor", (Self.root, .head)), person("chief", (Self.police, .head)), person("mayor", (Self.town, .head)),
            person("clerk", (Self.police, .clerk)), person("keeper", (Self.root, .administrator)),
            person("worker", (Self.police, .clerk), (Self.station, .clerk), (Self.town, .clerk), (Self.police, .officer), (Self.station, .officer)),
        ]
        try Register(organs: organs, people: people).enter(Self.code, in: database, at: Instant(Day.firstDay(of: 2018)))
        let kinds: [any Definition] = [KindDefinition(HeadsQuarrel.self), KindDefinition(HeadsCase.self)]
        engine = try Engine(database, county: Self.code, kinds: kinds, calendar: Almanac.load())
        var policy = IdentityPolicy()
        policy.cost = PasswordHash.Cost(rounds: 2)
        let now: @Sendable () -> Instant = { Instant(Self.day, hour: 9) }
        identity = Identity(database, county: Self.code, offices: engine.offices, policy: policy, now: now)
        site = Site(
            engine, identity: identity, options: ServerOptions(), logger: Logger(label: "test"), metrics: PrometheusRegistry(), now: now,
            template: { template })
        let hash = try PasswordHash("Bing-xian 2021!", cost: policy.cost).text
        try database.write { connection in
            for member in people {
                var credential = CredentialRow(login: member.login, changedAt: now())
                credential.password = hash
                try connection.keep(Self.code, credential, at: now())
            }
        }
    }

    /// Police: 2 quarrels and 3 cases, one each at its station; town: 4 quarrels in 2020 and 1 in 2019, one against the police.
    static func worked(template: String = CountyOfHeads.template) throws -> CountyOfHeads {
        let county = try CountyOfHeads(template: template)
        try county.quarrel("公安甲", police, on: "2020-01-10", yuan: "10")
        try county.quarrel("公安乙", station, on: "2020-02-10", yuan: "20")
        try county.decide("=1+1", police, on: "2020-03-01")
        try county.decide("案件二", police, on: "2020-07-01")
        try county.decide("案件三", station, on: "2020-07-02")
        try county.quarrel("中镇旧", town, on: "2019-03-03", yuan: "1")
        try county.quarrel("中镇甲", town, on: "2020-03-03", yuan: "1200.50")
        try county.quarrel("中镇乙", town, on: "2020-03-03", yuan: "3")
        try county.quarrel("中镇丙", town, on: "2020-05-05")
        try county.quarrel("告公安", town, on: "2020-06-06", against: police)
        return county
    }

    @discardableResult
    private func take(_ target: Deed.Target, _ action: String, _ input: [String: String], on day: String) throws -> MatterID {
        let at = Instant(try #require(Day(iso: day)), hour: 10)
        switch try engine.perform(Deed(target, action, engine.input(typed: input, for: target), at: at), as: engine.actor("worker")) {
        case .done(let receipt): return receipt.matter
        case .refused(let refusals, let fields):
            Issue.record("\(refusals.map(\.says)) \(fields.map(\.message))")
            return 0
        }
    }

    func quarrel(_ title: String, _ organ: OrganCode, on day: String, yuan: String? = nil, against: OrganCode? = nil) throws {
        var input = ["title": title]
        input["against"] = against?.description
        let id = try take(.opening(kind: "quarrel", organ: organ), "screen", input, on: day)
        if let yuan { try take(.matter(id), "mediate", ["amount": yuan], on: day) }
    }

    func decide(_ title: String, _ organ: OrganCode, on day: String) throws {
        try take(.opening(kind: "case", organ: organ), "decide", ["title": title], on: day)
    }

    func see<T>(_ login: String, _ body: (Sight) throws -> T) throws -> T {
        let actor = try engine.actor(login)
        return try engine.look { try body(Sight($0, actor, on: Self.day)) }
    }

    /// What somebody who is signed in is answered.
    func get(_ path: String, as login: String) async throws -> (status: Int, text: String) {
        guard case .session(let begun) = try identity.signIn(login: login, password: "Bing-xian 2021!", address: "10.0.0.1", agent: "试验") else {
            throw Problem(.forbidden, .webForbidden, "没有登录")
        }
        return try await Application(router: site.router()).test(.router) { client in
            try await client.execute(uri: path, method: .get, headers: [.cookie: "plumbline=\(begun.token)"]) { response in
                (response.status.code, String(buffer: response.body))
            }
        }
    }
}
