import Kernel

/// A part that any kind may mount.
struct PlantedNotice: Part {
    var on: Day?
    var way = ""

    init() {}
    static var fields: [Field<Self>] {
        Field("on", \.on, "日期")
        Field("way", \.way, "方式").rule("应写明“当面”或者“邮寄”") { ["当面", "邮寄"].contains($0.way) }
    }
}

/// An item of a list.
struct PlantedPayment: SubRecord {
    var amount: Money?
    var receipt = ""
    var on: Day?

    init() {}
    static var fields: [Field<Self>] {
        Field("amount", \.amount, "金额")
        Field("receipt", \.receipt, "票据号").rule("票据号应为“A-001”的样式") { $0.receipt.hasPrefix("A-") }
        Field("on", \.on, "日期")
    }
}

/// A kind that is put together of a part, a list to which is added, and a sub-procedure: what walks have to find their way through.
struct Composed: Matter {
    enum Stage: String, MatterStage {
        case owed, asked, paid
        var name: String { rawValue }
        var isFinal: Bool { self == .paid }
    }

    var debt: Money?
    var notice = PlantedNotice()
    var payments: [PlantedPayment] = []
    var advice = ""
    var askedOn: Day?

    init() {}
    static let notice: Mount<Self, PlantedNotice> = Mount("notice", \.notice, "通知")
    static var kind: MatterKind { MatterKind("planted-composed", "组合事项", .services, laws: [PlantedLaw.act]) }
    static var editions: [Edition] { [Edition("2018", "2018年", from: "2018-01-01")] }
    var title: String { "欠款" }
    var paid: Money { payments.reduce(.zero) { $0 + ($1.amount ?? .zero) } }

    static var fields: [Field<Self>] {
        Field("debt", \.debt, "欠款").rule("应不少于100元") { ($0.debt ?? .zero) >= .yuan(100) }
        notice.fields
        Field("payments", \.payments, "缴款")
        Field("advice", \.advice, "意见")
        Field("askedOn", \.askedOn, "征求日期")
    }

    static func procedure(_ edition: Edition) -> [Clause<Self>] {
        let law = PlantedLaw.act
        let within = Check<Self, PlantedPayment>("within-debt", "每次缴款不超过欠款", law(5)) { item, matter, _ in
            (item.amount ?? .zero) <= (matter.debt ?? .zero)
        }
        Action("owe", "登记", to: .owed, by: .clerk, basis: law(1)).needs(\.debt, notice.on, notice.way)
        Action("pay", "缴款", .owed, by: .clerk, basis: law(5))
            .appends(\.payments, needing: \.amount, \.receipt, checks: [within], completing: { item, _, now in item.on = now.today })
        Action("ask", "征求意见", .owed, to: .asked, by: .clerk, basis: law(6)).stamps(\.askedOn)
            .requires("paid", "已经缴清", law(6)) { matter, _ in matter.paid >= (matter.debt ?? .zero) }
            .opens(PlantedAdvice.self, by: "receive", at: .own) { matter, _ in
                var advice = PlantedAdvice()
                advice.debt = matter.debt
                return advice
            }
        Action("take-advice", "收到意见", .asked, to: .paid, by: .system, basis: law(7))
            .receives(PlantedAdvice.self, writing: \.advice) { matter, advice, _ in matter.advice = advice.words }
    }

    static var measures: [Measure<Self>] { [] }
}

/// What another desk says of it.
struct PlantedAdvice: Matter {
    enum Stage: String, MatterStage {
        case received, given
        var name: String { rawValue }
        var isFinal: Bool { self == .given }
    }

    var debt: Money?
    var words = ""

    init() {}
    static var kind: MatterKind { MatterKind("planted-advice", "试验意见", .services, laws: [PlantedLaw.act]) }
    static var editions: [Edition] { [Edition("2018", "2018年", from: "2018-01-01")] }
    var title: String { "意见" }

    static var fields: [Field<Self>] {
        Field("debt", \.debt, "欠款")
        Field("words", \.words, "意见")
    }

    static func procedure(_ edition: Edition) -> [Clause<Self>] {
        let law = PlantedLaw.act
        Action("receive", "收到", to: .received, by: .system, basis: law(6)).given(\.debt)
        Action("give", "提出意见", .received, to: .given, by: .head, basis: law(7)).needs(\.words).returns()
    }

    static var measures: [Measure<Self>] { [] }
}
