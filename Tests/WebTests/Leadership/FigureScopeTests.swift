import Engine
import Kernel
import Storage
import Testing

@testable import Web

@Suite("指标的权限范围") struct FigureScopeTests {
    private static func extent(_ login: String, _ organ: OrganCode) throws -> Extent? {
        try CountyOfHeads().see(login) { $0.vantage.extent(of: organ) }
    }

    @Test func `负责人看本机关和下级，其他岗位只看本级，管理员不看`() throws {
        #expect(try Self.extent("governor", CountyOfHeads.root) == .county)
        #expect(try Self.extent("governor", CountyOfHeads.station) == .below(CountyOfHeads.station))
        #expect(try Self.extent("chief", CountyOfHeads.police) == .below(CountyOfHeads.police))
        #expect(try Self.extent("chief", CountyOfHeads.station) == .below(CountyOfHeads.station))
        #expect(try Self.extent("chief", CountyOfHeads.town) == nil)
        #expect(try Self.extent("chief", CountyOfHeads.root) == nil)
        #expect(try Self.extent("clerk", CountyOfHeads.police) == .alone(CountyOfHeads.police))
        #expect(try Self.extent("clerk", CountyOfHeads.station) == nil)
        #expect(try Self.extent("keeper", CountyOfHeads.root) == nil)
        #expect(try CountyOfHeads().see("keeper") { $0.vantage.isEmpty })
    }

    @Test func `岗位届满以后看不到指标`() throws {
        let county = try CountyOfHeads()
        let past = Post(organ: CountyOfHeads.police, role: .head, from: Day.firstDay(of: 2010), until: Day.firstDay(of: 2020))
        let actor = Actor(login: "past", person: PersonID("past"), name: "前任", posts: [past])
        #expect(Permission.vantage(of: actor, on: CountyOfHeads.day, organs: county.engine.organs).isEmpty)
        #expect(!Permission.vantage(of: actor, on: Day.firstDay(of: 2019), organs: county.engine.organs).isEmpty)
    }

    @Test func `一个部门的负责人看不到别的部门的数字，各个地址都一样`() async throws {
        let county = try CountyOfHeads.worked()
        let own = try await county.get("/figures", as: "chief")
        #expect(own.status == 200)
        #expect(own.text.contains("排查矛盾纠纷") && own.text.contains("<b>2</b>") && !own.text.contains("<b>5</b>"))
        #expect(!own.text.contains("中镇") && !own.text.contains("&lt;中&gt;镇"))
        for place in [CountyOfHeads.town, CountyOfHeads.root] {
            for path in ["/figures", "/figures/mediation.screened", "/figures/mediation.screened/records", "/figures/mediation.screened/records.csv"]
            {
                let told = try await county.get("\(path)?organ=\(place)&year=2020", as: "chief")
                #expect(told.status == 404 && !told.text.contains("中镇甲") && !told.text.contains("公安甲"), "\(path)")
            }
        }
        let unknown = try await county.get("/figures?organ=990200-xx", as: "chief")
        #expect(unknown.status == 404 && unknown.text.contains("没有代码为“990200-xx”的机关，或者它的指标不在您的权限范围内。"))
    }

    @Test func `本级的经办人员只看本级、只看自己岗位办理的事项的指标`() async throws {
        let county = try CountyOfHeads.worked()
        let page = try await county.get("/figures?year=2020", as: "clerk")
        #expect(page.text.contains("排查矛盾纠纷") && page.text.contains("<b>1</b>") && !page.text.contains("<b>2</b>"))
        #expect(!page.text.contains("行政处罚案件"))
        #expect(!page.text.contains("逾期和临近期限"))
        let hidden = try await county.get("/figures/penalty.decided?year=2020", as: "clerk")
        #expect(hidden.status == 404 && hidden.text.contains("没有“penalty.decided”这个指标，或者它不在您的权限范围内。"))
        #expect(try await county.get("/figures/penalty.decided/records.csv?year=2020", as: "clerk").status == 404)
        let records = try await county.get("/figures/mediation.screened/records?year=2020", as: "clerk")
        #expect(records.text.contains("公安甲") && !records.text.contains("公安乙"))
    }

    @Test func `没有这类岗位的人得到说明，不是错误`() async throws {
        let county = try CountyOfHeads.worked()
        for path in ["/figures", "/figures/penalty.decided", "/report"] {
            let page = try await county.get(path, as: "keeper")
            #expect(page.status == 200, "\(path)")
            #expect(page.text.contains(path == "/report" ? "由县人民政府负责人查看" : "您现在的岗位没有可以查看的指标"))
        }
    }

    @Test func `范围以外的事项只计数，不列出`() async throws {
        let county = try CountyOfHeads.worked()
        let page = try await county.get("/figures/review.all/records?year=2020", as: "chief")
        #expect(page.text.contains("共1件") && page.text.contains("这里另有1件事项不在您的权限范围内，只计数，不列出。"))
        #expect(!page.text.contains("告公安"))
        let file = try await county.get("/figures/review.all/records.csv?year=2020", as: "chief")
        #expect(file.text.split(separator: "\r\n").count == 1)
        let above = try await county.get("/figures/review.all/records?year=2020", as: "governor")
        #expect(above.text.contains("告公安") && !above.text.contains("不在您的权限范围内"))
    }

    @Test func `逾期统计只含范围以内的机关`() throws {
        let county = try CountyOfHeads.worked()
        try county.engine.database.write { connection in
            // The second, third, fifth and seventh matter: a station's quarrel, two of the police, one of the town.
            for (matter, days) in [(2, -3), (3, 0), (5, 7), (7, -1)] {
                let due = CountyOfHeads.day.advanced(by: days)
                try connection.setDerived(CountyOfHeads.code, matter, due: due, warn: due, opener: nil, taker: nil)
            }
        }
        func counts(_ login: String, _ extent: Extent) throws -> [String] {
            try county.see(login) { sight in
                try sight.lateness(in: extent, soonBy: sight.day.advanced(by: 7)).map { "\($0.organ) \($0.kind) \($0.overdue) \($0.soon)" }.sorted()
            }
        }
        let police = ["990200-ga case 0 1", "990200-ga-1 case 0 1", "990200-ga-1 quarrel 1 0"]
        #expect(try counts("governor", .county) == police + ["990200-zy quarrel 1 0"])
        #expect(try counts("chief", .county) == police)
        #expect(try counts("governor", .below(CountyOfHeads.town)) == ["990200-zy quarrel 1 0"])
        #expect(try counts("clerk", .alone(CountyOfHeads.police)) == [])
    }
}
