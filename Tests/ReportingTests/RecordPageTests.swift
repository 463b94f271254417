import Engine
import Kernel
import Storage
import Testing

@testable import Reporting

@Suite("记录分页和部分月份") struct RecordPageTests {
    /// All records of a figure, taken in pages of a size.
    private static func collected(_ county: SmallCounty, _ id: String, _ extent: Extent, _ months: Months, by size: Int) throws -> [NamedRecord] {
        try county.engine.database.read { connection in
            let total = try county.figures.recordCount(of: id, extent, months, in: connection)
            var found: [NamedRecord] = []
            var cursor: RecordCursor?
            repeat {
                let page = try county.figures.page(of: id, extent, months, after: cursor, limit: size, total: total, in: connection)
                found += page.records
                // Through the text, as addresses carry it.
                cursor = page.next.flatMap { RecordCursor($0.text) }
                #expect(page.hasMore == (cursor != nil))
            } while cursor != nil && found.count <= 100
            #expect(found.count == total, "\(id)")
            return found
        }
    }

    @Test(arguments: [1, 2, 3, 100]) func `一页一页取到的与一次取到的相同，一件不多一件不少`(size: Int) throws {
        let county = try SmallCounty.worked()
        for indicator in county.figures.indicators {
            for organ in [nil, SmallCounty.town, SmallCounty.police] {
                let whole = try county.figures.records(of: indicator.id, organ, year: 2020).records
                let paged = try Self.collected(county, indicator.id, organ.map { .below($0) } ?? .county, Months(2020), by: size)
                #expect(Set(paged) == Set(whole) && paged.count == whole.count, "\(indicator.id)")
            }
        }
    }

    @Test func `时点数中反复增减的只列一次，已经减去的不列`() throws {
        let county = try SmallCounty.worked()
        let valid = try Self.collected(county, "certificate.valid", .county, Months(2020, through: 5), by: 1)
        #expect(valid.map(\.day) == [date("2020-02-28"), date("2019-05-06"), date("2019-03-04")])
        let after = try Self.collected(county, "certificate.valid", .county, Months(2020, through: 7), by: 1)
        #expect(after.map(\.day) == [date("2020-02-28"), date("2019-03-04")])
        #expect(try Self.collected(county, "certificate.valid", .alone(SmallCounty.town), Months(2020), by: 1).isEmpty)
    }

    @Test func `一个月的记录与当月的数一致，本级的不含下级`() throws {
        let county = try SmallCounty.worked()
        let months = try county.figures.compute(year: 2020, .months).months
        for month in 1...12 {
            for id in ["mediation.screened", "mediation.mediated", "certificate.valid"] {
                let found = try Self.collected(county, id, .county, Months(2020, only: month), by: 2)
                #expect(found.count == months[month - 1].values[id]?.units, "\(id) \(month)")
            }
        }
        let own = try Self.collected(county, "mediation.screened", .alone(SmallCounty.town), Months(2020), by: 10)
        #expect(own.map(\.title) == ["宅基地&排水", "相邻"])
    }

    @Test func `累计到某月，与上年的相同月份比；时点数是月末的`() throws {
        let county = try SmallCounty.worked()
        try county.engine.database.read { connection in
            let half = try county.figures.compute(.county, year: 2020, through: 6, .organs, in: connection)
            #expect(half["mediation.screened"]?.text == "3" && half["mediation.screened"]?.previous?.text == "0")
            #expect(half["certificate.valid"]?.text == "2" && half["certificate.valid"]?.previous?.text == "2")
            #expect(half["mediation.success-rate"]?.numerator?.value == 2 && half["mediation.success-rate"]?.denominator?.value == 3)
            #expect(half.organs.reduce(0) { $0 + ($1.values["mediation.screened"]?.units ?? 0) } == 3)
            let through = try county.figures.compute(.county, year: 2020, through: 7, .recordCounts, in: connection)
            #expect(through["mediation.screened"]?.previous?.text == "1")
            let recounted = try county.figures.compute(.county, year: 2020, through: 7, asOf: through.entry, .recordCounts, in: connection)
            #expect(through.figures == recounted.figures)
            #expect(
                try county.figures.compute(.county, year: 2020, .recordCounts, in: connection).figures
                    == county.figures.compute(nil, year: 2020, asOf: nil, .recordCounts, in: connection).figures)
            let alone = try county.figures.compute(.alone(SmallCounty.town), year: 2020, .months, in: connection)
            #expect(alone["mediation.screened"]?.text == "2" && alone.months[0].values["mediation.screened"]?.text == "1")
        }
    }

    @Test func `有数的年度，到今年为止`() throws {
        let county = try SmallCounty.worked()
        try county.certificate("戊", on: "2021-03-04")
        func years(_ code: String, through year: Int) throws -> [Int] {
            try county.engine.database.read { try $0.countedYears(code, through: year) }
        }
        #expect(try years(SmallCounty.code, through: 2020) == [2020, 2019])
        #expect(try years(SmallCounty.code, through: 2021) == [2021, 2020, 2019])
        #expect(try years("000000", through: 2021) == [])
    }

    @Test func `读不出的页码不起作用`() {
        for text in ["", "1", "a_b_c_d_e", "0_-1_2_3_x", "0_1_2_3"] { #expect(RecordCursor(text) == nil, "\(text)") }
    }

    @Test func `勾稽关系中与一个指标有关的部分`() throws {
        let checks = Identity.checks(try SmallCounty.worked().figures.compute(year: 2020, .organs), reportedOn: date("2021-01-20"))
        let own = checks.compactMap { $0.about("mediation.failed") }
        #expect(own.map(\.id) == ["I-05", "I-14"])
        #expect(own.allSatisfy { $0.ids.contains("mediation.failed") } && own[1].cases.count == 1)
        #expect(checks.first { $0.id == "I-22" }?.ids == [])
    }

    @Test(arguments: [(0, 0, "0"), (1_234, 0, "1,234"), (-1_234_567, 0, "−1,234,567"), (123_450, 2, "1,234.50"), (999, 0, "999")])
    func `读数时千位分节`(units: Int, decimals: Int, text: String) {
        #expect(ScaledNumber(units, decimals: decimals).grouped == text)
    }
}
