import Affairs
import Engine
import Kernel
import Storage
import Testing

@testable import Reporting

@Suite("报告数字") struct FiguresTests {
    @Test func `时期数、时点数、金额和比率各按口径算出`() throws {
        let set = try SmallCounty.worked().figures.compute(year: 2020)
        #expect(set["certificate.valid"]?.text == "3")
        #expect(set["certificate.qualified"]?.text == "2")
        #expect(set["certificate.voided"]?.text == "1")
        #expect(set["certificate.voided:retired"]?.text == "1")
        #expect(set["mediation.screened"]?.text == "4")
        #expect(set["mediation.amount"]?.text == "1234.56")
        #expect(set["mediation.amount"]?.records == 2)
        let rate = set["mediation.success-rate"]
        #expect(rate?.text == "67")
        #expect(rate?.numerator?.value == 2 && rate?.denominator?.value == 3 && rate?.records == 2)
        #expect(set["mediation.mediation-rate"]?.text == "75")
    }

    @Test func `与上年相比；上年没有记录的不比`() throws {
        let set = try SmallCounty.worked().figures.compute(year: 2020)
        #expect(set["mediation.screened"]?.previous?.text == "1")
        #expect(set["mediation.screened"]?.change?.text == "3")
        #expect(set["mediation.screened"]?.changeRate?.text == "300")
        #expect(set["mediation.success-rate"]?.change?.text == "-33")
        #expect(set["certificate.valid"]?.previous?.text == "2")
        #expect(set["mediation.failed"]?.previous == nil)
    }

    @Test func `分母为零的比率没有数值`() throws {
        let set = try SmallCounty().figures.compute(year: 2020)
        #expect(set["mediation.success-rate"]?.value == nil)
        #expect(set["mediation.success-rate"]?.text == "—")
        #expect(
            set.json.contains(#"{"id":"mediation.success-rate","name":"调解成功率","value":null,"unit":"%","numerator":0,"denominator":0,"records":0}"#))
    }

    @Test func `汇总数与逐事项重算一致`() throws {
        let county = try SmallCounty.worked()
        let live = try county.figures.compute(year: 2020, [.months, .organs, .recordCounts])
        let recounted = try county.figures.compute(year: 2020, asOf: live.entry, [.months, .organs, .recordCounts])
        #expect(live.figures == recounted.figures)
        #expect(live.months.map(\.values) == recounted.months.map(\.values))
        var sums: [String: Int] = [:]
        try county.engine.look { work in
            try work.connection.forEachMatter(SmallCounty.code) { row in
                let dossier = try work.dossier(row.id)
                for fact in dossier.definition.facts(dossier.record, organ: row.organ) where fact.day.year == 2020 {
                    sums[fact.measure, default: 0] += fact.value
                }
            }
        }
        for figure in live.figures where figure.indicator.nature == .flow && figure.id != "reconsideration.handled" {
            #expect(figure.value?.units == figure.indicator.measures.reduce(0) { $0 + (sums[$1] ?? 0) }, "\(figure.id)")
        }
    }

    @Test func `按某号记录当时的情况重算`() throws {
        let county = try SmallCounty.worked()
        let before = try county.figures.compute(year: 2020)
        let late = try county.quarrel("补录", SmallCounty.town, on: "2020-12-31", mediated: "2020-12-31")
        #expect(try county.figures.compute(year: 2020)["mediation.screened"]?.text == "5")
        let again = try county.figures.compute(year: 2020, asOf: before.entry)
        #expect(again.figures == before.figures)
        #expect(try county.figures.records(of: "mediation.screened", year: 2020, asOf: before.entry).records.allSatisfy { $0.matter != late })
        let problem = try problem { _ = try county.figures.compute(year: 2020, asOf: 9_999) }
        #expect(problem.code == .reportNoEntry)
    }

    @Test func `更正以后以更正的为准`() throws {
        let county = try SmallCounty()
        let id = try county.quarrel("更正", SmallCounty.town, on: "2020-05-06", mediated: "2020-05-07", yuan: "10")
        let before = try county.figures.compute(year: 2020)
        try county.take(.matter(id), "correct", ["outcome": "failed", "amount": "8"], on: "2020-05-08")
        let after = try county.figures.compute(year: 2020)
        #expect(before["mediation.success-rate"]?.text == "100" && after["mediation.success-rate"]?.text == "0")
        #expect(after["mediation.amount"]?.text == "8" && after["mediation.amount"]?.records == 1)
        #expect(try county.figures.records(of: "mediation.succeeded", year: 2020).records.isEmpty)
    }

    @Test func `按月和按机关，时点数是月末数，镇含其村`() throws {
        let set = try SmallCounty.worked().figures.compute(year: 2020, [.months, .organs])
        #expect(set.months.map { $0.values["certificate.valid"]?.units } == [2, 3, 3, 3, 3, 2, 2, 2, 2, 2, 2, 3])
        #expect(set.months.map { $0.values["mediation.mediated"]?.units } == [1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0])
        #expect(set.months[0].values["mediation.success-rate"]?.text == "100" && set.months[3].values["mediation.success-rate"] == nil)
        #expect(set.organs.map(\.name) == ["甲县人民政府（本级）", "甲县公安局", "甲县司法局", "甲县<中>镇"])
        #expect(set.organs[3].values["mediation.screened"]?.units == 4)
    }

    @Test func `一个机关的数字含其下级`() throws {
        let county = try SmallCounty.worked()
        #expect(try county.figures.compute(SmallCounty.town, year: 2020)["mediation.screened"]?.text == "4")
        #expect(try county.figures.compute(SmallCounty.village, year: 2020)["mediation.screened"]?.text == "2")
        #expect(try county.figures.compute(SmallCounty.police, year: 2020)["mediation.screened"]?.text == "0")
        #expect(try county.figures.compute(SmallCounty.police, year: 2020)["certificate.valid"]?.text == "3")
        #expect(try problem { _ = try county.figures.compute(OrganCode("nobody"), year: 2020) }.code == .engineNoOrgan)
    }

    @Test func `数字背后的记录`() throws {
        let county = try SmallCounty.worked()
        let rate = try county.figures.records(of: "mediation.success-rate", year: 2020)
        #expect(rate.indicator.id == "mediation.succeeded")
        #expect(rate.records.map(\.title) == ["宅基地&排水", "借款"])
        #expect(rate.records.map(\.day.iso) == ["2020-01-31", "2020-02-01"])
        let valid = try county.figures.records(of: "certificate.valid", year: 2020)
        #expect(Set(valid.records.map(\.title)) == ["甲的行政执法证", "丙的行政执法证", "丁<script>的行政执法证"])
        #expect(valid.records.allSatisfy { $0.number != nil && $0.organ == SmallCounty.police })
        let some = try county.figures.records(of: "mediation.screened", SmallCounty.village, year: 2020, limit: 1)
        #expect(some.records.map(\.title) == ["借款"] && some.hasMore)
        #expect(try county.figures.records(of: "mediation.screened", year: 2020, limit: .max).records.count == 4)
        #expect(try county.figures.records(of: "mediation.amount", year: 2020).records.map(\.value) == [120_050, 3_406])
    }

    @Test func `每个数字的记录数与列出的记录一样多`() throws {
        let county = try SmallCounty.worked()
        for figure in try county.figures.compute(year: 2020).figures {
            #expect(try county.figures.records(of: figure.id, year: 2020).records.count == figure.records, "\(figure.id)")
        }
    }

    @Test func `没有的指标，说出名称相近的`() throws {
        let county = try SmallCounty()
        let problem = try problem { _ = try county.figures.records(of: "mediation.succeded", year: 2020) }
        #expect(problem.code == .reportNoFigure && problem.message.contains("mediation.succeded"))
        #expect(problem.remedy?.contains("mediation.succeeded（调解成功）") == true)
    }

    @Test func `指标不重名，比率的分子分母都是指标`() {
        let indicators = Indicator.all(for: Catalogue.definitions)
        let ids = indicators.map(\.id)
        #expect(Set(ids).count == ids.count)
        for indicator in indicators {
            if let total = indicator.total { #expect(ids.contains(total), "\(indicator.id)") }
            #expect((indicator.classified == nil) == (indicator.total == nil), "\(indicator.id)")
            #expect(!indicator.explanation.isEmpty)
            if case .ratio(let numerator, let denominator) = indicator.formula { #expect(ids.contains(numerator) && ids.contains(denominator)) }
        }
    }
}

@Suite("精确小数") struct ScaledNumberTests {
    @Test(arguments: [
        (2_423, 2_493, 0, "97"), (2_423, 2_493, 4, "97.1921"), (2, 3, 1, "66.7"), (1, 8, 1, "12.5"), (1, 200, 0, "1"), (1, 201, 0, "0"),
        (-1, 3, 0, "-33"),
        (9, 50, 1, "18"), (29, 151, 1, "19.2"),
    ])
    func `百分比四舍五入`(part: Int, whole: Int, decimals: Int, text: String) {
        #expect(ScaledNumber.percent(part, of: whole, decimals: decimals)?.text == text)
    }

    @Test(arguments: [
        (12_345_678, "123456.78", "123456.78"), (12_345_670, "123456.70", "123456.7"), (1_800, "18", "18"), (-5, "-0.05", "-0.05"), (0, "0", "0"),
    ])
    func `元的写法`(fen: Int, text: String, json: String) {
        #expect(ScaledNumber(fen, decimals: 2).text == text)
        #expect(ScaledNumber(fen, decimals: 2).json == json)
    }

    @Test func `读出数字并比较`() {
        #expect(ScaledNumber("97.0")?.equals(ScaledNumber(97)) == true)
        #expect(ScaledNumber("1,480")?.units == 1_480)
        for text in ["", "-", "1.2.3", "九", "1.", "+1"] { #expect(ScaledNumber(text) == nil) }
    }
}
