import Engine
import Kernel
import Reporting
import Storage
import Testing

@testable import Web

@Suite("辖区")
struct RegionTests {
    /// The county of the other tests, below a city of which nothing else is known; and what the page of the city's head would show.
    private func region(_ county: CountyOfHeads) throws -> RegionFigures {
        try county.engine.database.write { connection in
            try connection.put(JurisdictionRow(county: "990000", name: "甲市", superior: nil))
            try connection.put(JurisdictionRow(county: CountyOfHeads.code, name: "丙县", superior: "990000"))
            try connection.put(JurisdictionRow(county: "990300", name: "丁县", superior: "990000"))
            // Half as many as the first county, of which a third succeeded: so that ratios of sums and sums of ratios differ.
            for (measure, value) in [("mediation.screened", 3), ("mediation.mediated", 3), ("mediation.succeeded", 1)] {
                for organ in [Connection.wholeCounty, "990300"] {
                    try connection.addToRollup("990300", measure: measure, organ: organ, month: 202_003, value)
                }
            }
        }
        return try county.engine.look { work in
            let counties = try work.connection.subordinates(of: "990000")
            return try Figures(county.engine).region(counties, name: "甲市", year: 2020, in: work.connection)
        }
    }

    @Test func `各县的数字与本县自己看到的相同，合计是各县之和，比率由合计相除`() throws {
        let county = try CountyOfHeads.worked()
        let region = try region(county)
        #expect(region.counties.map(\.code) == [CountyOfHeads.code, "990300"])
        let own = try Figures(county.engine).compute(year: 2020)
        for figure in own.figures { #expect(region.counties[0].values[figure.id] == figure.value, "\(figure.id)") }
        for figure in own.figures where figure.indicator.nature != .ratio {
            let sum = region.counties.compactMap { $0.values[figure.id]?.units }.reduce(0, +)
            #expect(region.total.values[figure.id]?.units == sum, "\(figure.id)")
        }
    }

    @Test func `没有下级的县没有这一页，不是负责人的看不到`() async throws {
        let county = try CountyOfHeads.worked()
        let before = try await county.get("/region", as: "governor")
        #expect(before.status == 200 && before.text.contains("由上级人民政府负责人查看") && !before.text.contains("合计"))
        try county.engine.database.write { connection in
            try connection.put(JurisdictionRow(county: CountyOfHeads.code, name: "丙市", superior: nil))
            try connection.put(JurisdictionRow(county: "990300", name: "丁<县>", superior: CountyOfHeads.code))
            try connection.addToRollup("990300", measure: "mediation.screened", organ: Connection.wholeCounty, month: 202_003, 12_345)
        }
        try county.engine.refresh()
        let address = "/region" + Query([("year", "2020"), ("part", HeadsQuarrel.kind.group.rawValue)]).text
        let page = try await county.get(address, as: "governor")
        #expect(page.status == 200 && page.text.contains("丁&lt;县&gt;") && page.text.contains("12,345") && page.text.contains("合计"))
        #expect(!page.text.contains("/matter/") && !page.text.contains("/records"))
        #expect(try await county.get("/desk", as: "governor").text.contains("href=\"/region\""))
        for login in ["chief", "clerk", "keeper"] {
            #expect(try await !county.get(address, as: login).text.contains("12,345"), "\(login)")
        }
    }
}
