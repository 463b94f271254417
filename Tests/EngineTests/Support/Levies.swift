import Affairs
import Kernel

enum LevyStage: String, MatterStage {
    case filed, paid
    var name: String { rawValue }
    var isFinal: Bool { self == .paid }
}

/// A charge as it was defined at first.
struct Levy: Matter {
    typealias Stage = LevyStage

    struct Item: SubRecord {
        var name = ""
        var worth: Money?
        init() {}
        static var fields: [Field<Self>] {
            Field("name", \.name, "名称")
            Field("value", \.worth, "金额")
        }
    }

    var payer = ""
    var ward = ""
    var amount: Money?
    var remark = ""
    var items: [Item] = []
    var number = ""
    var filedOn: Day?
    var paidOn: Day?

    init() {}
    static let kind: MatterKind = MatterKind("levy", "收费", .services, laws: [TestLaw.act])
    static var editions: [Edition] { [Edition("2018", "2018年", from: "2018-01-01")] }
    var title: String { "收费" }

    static var fields: [Field<Self>] {
        Field("payer", \.payer, "缴费人").personal(.name)
        Field("ward", \.ward, "街道").indexed()
        Field("amount", \.amount, "金额")
        Field("remark", \.remark, "备注")
        Field("items", \.items, "项目")
        Field("number", \.number, "收据号")
        Field("filedOn", \.filedOn, "登记日期")
        Field("paidOn", \.paidOn, "缴纳日期")
    }

    static func procedure(_ edition: Edition) -> [Clause<Self>] {
        Action("file", "登记", to: .filed, by: .clerk, basis: TestLaw.act(20)).needs(\.payer).fills(\.ward, \.amount, \.remark, \.items)
            .stamps(\.filedOn)
        Action("change", "更改", .filed, by: .clerk, basis: TestLaw.act(21)).fills(\.ward, \.amount, \.remark)
        Action("pay", "缴纳", .filed, to: .paid, by: .clerk, basis: TestLaw.act(22)).stamps(\.paidOn).issues("receipt").publishes("notice")
        Action("show", "再次公示", .paid, by: .clerk, basis: TestLaw.act(23)).publishes("notice")
    }

    static var documents: [OfficialDocument<Self>] {
        OfficialDocument("receipt", "收据", basis: TestLaw.act(22), number: "{organ}收〔{year}〕第{n}号", in: \.number) { levy, now in
            DocumentContent(["收到\(levy.amount?.chinese ?? "无")。"], signature: now.organs.name(of: now.organ), day: levy.paidOn)
        }
    }

    static var publications: [Publication<Self>] {
        Publication("notice", "缴费公示", basis: TestLaw.act(22), shows: \.number, \.payer, \.amount)
    }

    static var measures: [Measure<Self>] {
        Measure.count("levy.filed", "登记", on: \.filedOn)
        Measure.sum("levy.amount", "金额", unit: "分", on: \.paidOn) { $0.amount?.fen ?? 0 }
        Measure.stock("levy.open", "未缴", from: \.filedOn) { $0.paidOn?.advanced(by: -1) }
        Measure.count("levy.remarked", "有备注", on: \.filedOn) { !$0.remark.isEmpty }
    }
}

/// What came to stand in a part of its own.
struct PaymentSlip: Part {
    var on: Day?
    var keeper = ""

    init() {}
    static var fields: [Field<Self>] {
        Field("on", \.on, "日期")
        Field("keeper", \.keeper, "保管人")
    }
}

/// The same charge later: a field and a list's column renamed, one moved into a part, one gone, a mask and the measures changed.
struct RevisedLevy: Matter {
    typealias Stage = LevyStage

    struct Item: SubRecord {
        var name = ""
        var worth: Money?
        init() {}
        static var fields: [Field<Self>] {
            Field("name", \.name, "名称")
            Field("worth", \.worth, "金额").formerly("value")
        }
    }

    var payer = ""
    var street = ""
    var amount: Money?
    var items: [Item] = []
    var number = ""
    var filedOn: Day?
    var slip = PaymentSlip()

    init() {}
    static let kind: MatterKind = MatterKind("levy", "收费", .services, laws: [TestLaw.act])
    static var editions: [Edition] { [Edition("2018", "2018年", from: "2018-01-01")] }
    static let slip: Mount<Self, PaymentSlip> = Mount("slip", \.slip, "缴款书")
    var title: String { "收费" }

    static var versions: [DefinitionVersion] {
        DefinitionVersion(
            2, from: "2020-06-01", "没有金额的不计入登记，大额的另计，不再统计备注", counts: ["levy.filed", "levy.large"], drops: ["levy.remarked"])
    }

    static var fields: [Field<Self>] {
        Field("payer", \.payer, "缴费人").personal(.hidden)
        Field("street", \.street, "街道").indexed().formerly("ward")
        Field("amount", \.amount, "金额")
        Field("items", \.items, "项目")
        Field("number", \.number, "收据号")
        Field("filedOn", \.filedOn, "登记日期")
        slip.moved(from: ["on": "paidOn"])
    }

    static var retiredFields: [String] { ["remark"] }

    static func procedure(_ edition: Edition) -> [Clause<Self>] {
        Action("file", "登记", to: .filed, by: .clerk, basis: TestLaw.act(20)).needs(\.payer).fills(\.street, \.amount, \.items)
            .stamps(\.filedOn)
        Action("change", "更改", .filed, by: .clerk, basis: TestLaw.act(21)).fills(\.street, \.amount)
        Action("pay", "缴纳", .filed, to: .paid, by: .clerk, basis: TestLaw.act(22)).fills(slip.keeper).stamps(slip.on).issues("receipt")
            .publishes("notice")
        Action("show", "再次公示", .paid, by: .clerk, basis: TestLaw.act(23)).publishes("notice")
    }

    static var documents: [OfficialDocument<Self>] {
        OfficialDocument("receipt", "收据", basis: TestLaw.act(22), number: "{organ}收〔{year}〕第{n}号", in: \.number) { levy, now in
            DocumentContent(["今收到\(levy.amount?.chinese ?? "无")。"], signature: now.organs.name(of: now.organ), day: levy.slip.on)
        }
    }

    static var publications: [Publication<Self>] {
        Publication("notice", "缴费公示", basis: TestLaw.act(22), shows: \.number, \.payer, \.amount)
    }

    static var measures: [Measure<Self>] {
        Measure.count("levy.filed", "登记", on: \.filedOn) { $0.amount != nil }
        Measure.sum("levy.amount", "金额", unit: "分", on: \.slip.on) { $0.amount?.fen ?? 0 }
        Measure.stock("levy.open", "未缴", from: \.filedOn) { $0.slip.on?.advanced(by: -1) }
        Measure.count("levy.large", "大额", on: \.filedOn) { ($0.amount ?? .zero) >= .yuan(100) }
    }
}

/// From which weight on a toll counts, and how often its weight.
protocol TollRules: Sendable {
    static var least: Int { get }
    static var factor: Int { get }
    static var versions: [DefinitionVersion] { get }
}

/// As it was at first.
enum FirstRules: TollRules {
    static var least: Int { 0 }
    static var factor: Int { 1 }
    static var versions: [DefinitionVersion] { [] }
}

/// Counts otherwise and says so.
enum SecondRules: TollRules {
    static var least: Int { 5 }
    static var factor: Int { 1 }
    static var versions: [DefinitionVersion] { [DefinitionVersion(2, from: "2020-06-01", "五吨以上的才计入", counts: ["toll.passed"])] }
}

/// Counts otherwise and does not say so.
enum SilentRules: TollRules {
    static var least: Int { 5 }
    static var factor: Int { 1 }
    static var versions: [DefinitionVersion] { [] }
}

/// The second version, changed once more and silently.
enum DriftedRules: TollRules {
    static var least: Int { 7 }
    static var factor: Int { 1 }
    static var versions: [DefinitionVersion] { SecondRules.versions }
}

/// Says that one measure counts otherwise, and changes two.
enum HalfToldRules: TollRules {
    static var least: Int { 5 }
    static var factor: Int { 2 }
    static var versions: [DefinitionVersion] { [DefinitionVersion(2, from: "2020-06-01", "重量按双倍计", counts: ["toll.weight"])] }
}

enum TollStage: String, MatterStage {
    case passed
    var name: String { rawValue }
    var isFinal: Bool { true }
}

/// A toll: one step, two measures, by some rules.
struct Toll<Rules: TollRules>: Matter {
    typealias Stage = TollStage

    var weight = 0
    var on: Day?

    init() {}
    static var kind: MatterKind { MatterKind("toll", "过路费", .services, laws: [TestLaw.act]) }
    static var editions: [Edition] { [Edition("2018", "2018年", from: "2018-01-01")] }
    static var versions: [DefinitionVersion] { Rules.versions }
    var title: String { "过路费" }

    static var fields: [Field<Self>] {
        Field("weight", \.weight, "重量")
        Field("on", \.on, "日期")
    }

    static func procedure(_ edition: Edition) -> [Clause<Self>] {
        Action("pass", "通过", to: .passed, by: .clerk, basis: TestLaw.act(24)).fills(\.weight).stamps(\.on)
    }

    static var measures: [Measure<Self>] {
        Measure.count("toll.passed", "通过", on: \.on) { $0.weight > Rules.least }
        Measure.sum("toll.weight", "重量", unit: "吨", on: \.on) { $0.weight * Rules.factor }
    }
}
