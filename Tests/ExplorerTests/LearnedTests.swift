import Kernel
import Testing

@testable import Explorer

/// A claim as another county has it: with people, organs and personal data of its own.
private struct PlantedClaim: Matter {
    enum Stage: String, MatterStage {
        case filed
        var name: String { rawValue }
        var isFinal: Bool { true }
    }

    struct Receipt: SubRecord {
        var amount: Money?
        var payer = ""
        var taker = PersonID("")

        init() {}
        static var fields: [Field<Self>] {
            Field("amount", \.amount, "金额")
            Field("payer", \.payer, "缴款人").personal(.name)
            Field("taker", \.taker, "收款人")
        }
    }

    var debt: Money?
    var debtor = ""
    var court = OrganCode("")
    var receipts: [Receipt] = []

    init() {}
    static var kind: MatterKind { MatterKind("planted-claim", "试验债权", .services, laws: [PlantedLaw.act]) }
    static var editions: [Edition] { [Edition("2018", "2018年", from: "2018-01-01")] }
    var title: String { "债权" }

    static var fields: [Field<Self>] {
        Field("debt", \.debt, "债额")
        Field("debtor", \.debtor, "债务人").personal(.name)
        Field("court", \.court, "法院")
        Field("receipts", \.receipts, "收据")
    }

    static func procedure(_ edition: Edition) -> [Clause<Self>] {
        Action("file", "登记", to: .filed, by: .clerk, basis: PlantedLaw.act(1)).needs(\.debt, \.debtor, \.court).fills(\.receipts)
    }

    static var measures: [Measure<Self>] { [] }
}

@Suite("从别的县学怎样填写")
struct LearnedTests {
    private static let receipts: JSON = .array(
        (1...5).map { number in
            .object([.init("amount", .integer(number)), .init("payer", .text("李四")), .init("taker", .text("elsewhere-\(number)"))])
        })

    private static func settled(_ town: Town) -> Input {
        let input: Input = ["debt": .integer(20_000), "debtor": .text("张三"), "court": .text("elsewhere"), "receipts": receipts]
        return Example(kind: "planted-claim", action: "file", on: Day.firstDay(of: 2020), input: input)
            .settled(in: town, KindDefinition(PlantedClaim.self)).input
    }

    @Test func `不带个人信息，列表中的也不带`() throws {
        let input = Self.settled(Town.county(Offices(roles: [.clerk])))
        #expect(input["debt"] == .integer(20_000) && input["debtor"] == nil)
        let receipts = try #require(input["receipts"]?.items)
        #expect(receipts.map { $0["amount"]?.int } == [1, 2, 3])
        #expect(receipts.allSatisfy { $0["payer"] == nil })
        let written = input.values.map(\.encoded).joined()
        #expect(!written.contains("张三") && !written.contains("李四") && !written.contains("elsewhere"))
    }

    @Test func `人和机关换成走查的县里的，不同的人仍不同`() throws {
        let town = Town.county(Offices(roles: [.clerk]))
        let input = Self.settled(town)
        #expect(town.codes.contains(OrganCode(try #require(input["court"]?.string))))
        let takers = try #require(input["receipts"]?.items).compactMap { $0["taker"]?.string }.map { PersonID($0) }
        #expect(takers.count == 3 && Set(takers).count == 3)
        #expect(takers.allSatisfy { taker in town.people.contains { $0.person == taker } })
    }
}
