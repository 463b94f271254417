import Affairs
import Kernel
import Testing

@testable import Engine

/// How many matters ended how, in a time.
@Suite("按结束的方式统计")
struct EndingCountTests {
    private static let government: OrganCode = OrganCode("430626")
    private static let market: OrganCode = OrganCode("430626-scj")

    @Test func `撤回的、办结的分开计数，附编号；没有结束的和其他年度结束的不计`() throws {
        let organs = [
            Organ(code: Self.government, name: "平江县人民政府", short: "平政", level: .county, parent: nil, duties: [.government, .justice]),
            Organ(code: Self.market, name: "平江县市场监督管理局", short: "平市监", level: .department, parent: Self.government, duties: [.enforcement]),
        ]
        let county = try StoryCounty(organs: organs, people: [("clerk", Self.market, [.clerk])], kinds: Catalogue.definitions)
        let candidates = #"[{"name":"张三","staffing":"civilServant","education":"bachelor"}]"#
        let opening: Request.Target = .opening(kind: "exam-registration", organ: Self.market)
        func compile(_ exam: String, on day: String) throws -> MatterID {
            try county.take(opening, "compile", by: "clerk", on: day, ["exam": exam, "candidates": candidates]).matter
        }
        let withdrawn = try compile("2020年考试", on: "2020-08-03")
        try county.take(.matter(withdrawn), "withdraw", by: "clerk", on: "2020-08-04", ["withdrawReason": "重复填报"])
        let late = try compile("2020年补考", on: "2020-12-30")
        try county.take(.matter(late), "withdraw", by: "clerk", on: "2021-01-04", ["withdrawReason": "不再参加"])
        _ = try compile("2021年考试", on: "2020-12-31")
        let existing = try county.take(
            opening, "register-existing", by: "clerk", on: "2020-08-05",
            ["exam": "2019年考试", "examOn": "2019-09-21", "existingPersons": "3", "existingSat": "3", "existingPassed": "2"]
        ).matter
        func lines(_ year: Int) throws -> [String] {
            let first = Day.firstDay(of: year)
            return try EndingCounts(county.engine).lines(from: first, through: Day.firstDay(of: year + 1).advanced(by: -1))
                .map { "\($0.kind.id) \($0.ground?.rawValue ?? "") \($0.matters)" }
        }
        #expect(try lines(2020) == ["exam-registration completed [\(existing)]", "exam-registration withdrawn [\(withdrawn)]"])
        #expect(try lines(2021) == ["exam-registration withdrawn [\(late)]"])
        #expect(try lines(2022) == [])
    }
}
