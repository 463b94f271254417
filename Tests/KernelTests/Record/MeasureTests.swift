import Testing

@testable import Kernel

@Suite("统计口径")
struct MeasureTests {
    /// A licence that may be withheld for a while.
    struct Licence: Matter {
        enum Stage: String, MatterStage {
            case open
            var name: String { "办理中" }
            var isFinal: Bool { false }
        }

        var from: Day?
        var through: Day?
        var fee: Int = 0
        var colour: FieldValueTests.Colour?
        static let kind: MatterKind = MatterKind("licence", "许可", .functions, laws: [])
        static var editions: [Edition] { [Edition("1", "一", from: "2020-01-01")] }
        static func procedure(_ edition: Edition) -> [Clause<Self>] { [] }
        static var measures: [Measure<Self>] { [] }
        static var fields: [Field<Self>] {
            Field("from", \.from, "起")
            Field("through", \.through, "止")
            Field("fee", \.fee, "费用")
            Field("colour", \.colour, "颜色")
        }
        var title: String { "" }
        init() {}
    }

    private func day(_ text: String) throws -> Day { try #require(Day(iso: text)) }

    private func facts(_ measure: Measure<Licence>, _ licence: Licence) -> [String] {
        var values: [FactValue] = []
        measure.facts(licence, &values)
        return values.map { "\($0.measure) \($0.day) \($0.value)" }
    }

    private func licence(_ from: String?, _ through: String?) -> Licence {
        var licence = Licence()
        licence.from = from.flatMap { Day(iso: $0) }
        licence.through = through.flatMap { Day(iso: $0) }
        return licence
    }

    static let valid: Measure<Licence> = Measure.stock("licence.valid", "有效许可", from: \.from, through: \.through)

    @Test func `时点数自首日起计，末日仍计，次日起不计`() {
        #expect(facts(Self.valid, licence("2020-03-10", "2020-12-31")) == ["licence.valid 2020-03-10 1", "licence.valid 2021-01-01 -1"])
        #expect(facts(Self.valid, licence("2020-03-10", "2020-03-10")) == ["licence.valid 2020-03-10 1", "licence.valid 2020-03-11 -1"])
    }

    @Test func `没有末日的一直计，没有首日的不计，末日在首日之前的不计`() {
        #expect(facts(Self.valid, licence("2020-03-10", nil)) == ["licence.valid 2020-03-10 1"])
        #expect(facts(Self.valid, licence(nil, "2020-03-10")) == [])
        #expect(facts(Self.valid, licence("2020-03-10", "2020-03-09")) == [])
        #expect(Self.valid.infos.first?.nature == .stock)
    }

    @Test func `可以中断的时点数，各段分别计入，任何一天净值为零或者一`() throws {
        let first = try day("2020-01-01")
        let measure = Measure<Licence>.stock("licence.valid", "有效许可") { _ in
            [(first, first.advanced(by: 9)), (first.advanced(by: 10), first.advanced(by: 9)), (first.advanced(by: 20), first.advanced(by: 29))]
        }
        var values: [FactValue] = []
        measure.facts(Licence(), &values)
        for offset in -2...40 {
            let through = first.advanced(by: offset)
            let net = values.filter { $0.day <= through }.reduce(0) { $0 + $1.value }
            #expect(net == ((0...9).contains(offset) || (20...29).contains(offset) ? 1 : 0), "\(through)")
        }
    }

    @Test func `时期数只在其日计一次，条件不合的不计`() {
        let dear = Measure<Licence>.count("licence.dear", "收费许可", on: \.from) { $0.fee > 0 }
        var licence = licence("2020-03-10", nil)
        #expect(facts(dear, licence) == [])
        licence.fee = 5
        #expect(facts(dear, licence) == ["licence.dear 2020-03-10 1"])
        #expect(facts(Measure.sum("licence.fee", "费用", unit: "分", on: \.from) { $0.fee }, licence) == ["licence.fee 2020-03-10 5"])
        licence.from = nil
        #expect(facts(dear, licence) == [])
    }

    @Test func `按选项分项，各项之和等于总数`() {
        let measures = Measure<Licence>.counts("licence.colour", "许可", on: \.from, by: \.colour)
        #expect(measures.infos.map(\.id) == ["licence.colour:red", "licence.colour:green"])
        var licence = licence("2020-03-10", nil)
        #expect(facts(measures, licence) == [])
        licence.colour = .green
        #expect(facts(measures, licence) == ["licence.colour:green 2020-03-10 1"])
    }
}
