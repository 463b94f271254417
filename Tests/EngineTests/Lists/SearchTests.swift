import Affairs
import Engine
import Foundation
import Kernel
import Storage
import Testing

@Suite("检索和筛选")
struct SearchTests {
    private func county(_ questions: [String]) throws -> TestCounty {
        let county = try TestCounty()
        for question in questions { _ = try county.receive(["question": question, "asker": "欧阳锋"]) }
        return county
    }

    private func found(_ county: TestCounty, _ text: String) throws -> [String] {
        let clerk = try county.engine.actor("clerk")
        return try county.engine.look { work in
            let sight = Sight(work, clerk, on: Day(iso: "2020-03-02")!)
            var filter = ListFilter(kind: "enquiry")
            filter.text = text
            return try sight.list(filter).map(\.title)
        }
    }

    @Test func `两个字的词，在哪里都找得到`() throws {
        let county = try county(["秋粮收购问题", "收购秋粮", "收而不购", "粮价"])
        #expect(try Set(found(county, "收购")) == ["秋粮收购问题", "收购秋粮"])
        #expect(try found(county, "粮 购").count == 2)
        #expect(try found(county, "价") == ["粮价"])
    }

    @Test func `字母按整段、不分大小写，数字按任意一段；标点不妨碍`() throws {
        let county = try county(["关于《ABC-2020》的询问", "第12号"])
        #expect(try found(county, "abc") == ["关于《ABC-2020》的询问"])
        #expect(try found(county, "12") == ["第12号"])
        #expect(try found(county, "《ABC") == ["关于《ABC-2020》的询问"])
        #expect(try found(county, "02") == ["关于《ABC-2020》的询问"])
        #expect(try found(county, "ab") == [])
    }

    @Test(arguments: [
        "\"", "* ", "NEAR(", "a AND", "text:", "(", "'; DROP TABLE matter; --", "𠮷野家", "😀", "\u{0}", String(repeating: "收", count: 5_000),
    ])
    func `任何字样都能查，不会出错`(text: String) throws {
        let county = try county(["收购"])
        _ = try found(county, text)
    }

    @Test func `个人信息不进入检索`() throws {
        let county = try county(["收购"])
        #expect(try found(county, "欧阳锋") == [])
        #expect(try found(county, "收购") == ["收购"])
    }

    @Test func `改了名称，旧词不再找到，新词找到`() throws {
        let county = try county(["收购"])
        try county.database.write { try $0.setSearch(TestCounty.code, 1, SearchText(number: "", title: "征收", text: "")) }
        #expect(try found(county, "收购") == [])
        #expect(try found(county, "征收") == ["收购"])
    }

    /// Pages put together are the whole, in order, without a row twice, whatever the order.
    @Test(arguments: ListFilter.Order.allCases)
    func `逐页翻完，不重不漏，次序不变`(order: ListFilter.Order) throws {
        let county = try TestCounty()
        for index in 0..<37 {
            _ = try county.receive(on: "2020-03-\(String(format: "%02d", 2 + index % 9))", by: index % 2 == 0 ? "clerk" : "both")
        }
        let pages = try county.database.read { connection in
            var all: [MatterID] = []
            var filter = ListFilter(kind: "enquiry")
            filter.order = order
            filter.limit = 5
            while true {
                let page = try connection.matters(TestCounty.code, filter)
                all += page.map(\.id)
                guard let last = page.last, page.count == 5 else { return all }
                filter.after = (order == .due ? last.due!.ordinal : last.opened.ordinal, last.id)
            }
        }
        #expect(Set(pages).count == 37 && pages.count == 37)
        let rows = try county.database.read { connection in try pages.map { try #require(try connection.matter(TestCounty.code, $0)) } }
        let keys = rows.map { order == .due ? $0.due!.ordinal : $0.opened.ordinal }
        #expect(keys == (order == .newest ? keys.sorted(by: >) : keys.sorted()))
    }

    @Test func `列表和工作台的查询都走索引`() throws {
        let county = try county(["收购"])
        let organs = [OrganCode("a"), OrganCode("b")]
        var plain = ListFilter(kind: "enquiry")
        var filters = [plain]
        plain.organs = [organs[0]]
        filters.append(plain)
        plain.stages = ["received"]
        filters.append(plain)
        plain.order = .due
        filters.append(plain)
        plain.handledBy = PersonID("p")
        filters.append(plain)
        plain.handledBy = nil
        plain.attributes = [AttributeRow(field: "f", value: "v")]
        filters.append(plain)
        try county.database.read { connection in
            for filter in filters {
                let plan = try connection.plan(of: filter.sql(TestCounty.code, connection.dialect)).joined(separator: "\n")
                #expect(!plan.contains("SCAN") && !plan.contains("Seq Scan"), "\(plan)")
                if filter.order != .due {
                    #expect(!plan.contains("USE TEMP B-TREE") || filter.handledBy != nil || !filter.attributes.isEmpty, "\(plan)")
                }
            }
        }
    }

    @Test func `我承办的、无人承办的、按列排序的，各走自己的索引`() throws {
        let county = try county(["收购"])
        var mine = ListFilter(kind: "enquiry")
        mine.assignedTo = PersonID("p")
        var nobody = ListFilter(kind: "enquiry")
        nobody.unledAt = [Desk(organ: OrganCode("a"), role: .clerk)]
        nobody.order = .due
        var byField = ListFilter(kind: "enquiry")
        byField.sort = ListSort(.field("f"), isDescending: true)
        byField.afterPlace = SortPlace(value: "v", opened: 7, id: 3)
        byField.organs = [OrganCode("a")]
        var byNumber = byField
        byNumber.sort = ListSort(.number, isDescending: false)
        try county.database.read { connection in
            let dialect = connection.dialect
            func plan(_ sql: String) throws -> String { try connection.plan(of: sql).joined(separator: "\n") }
            let plans =
                try [mine, nobody].map { try plan($0.sql(TestCounty.code, dialect)) }
                + [byField, byNumber].map { try plan($0.sortedSQL(TestCounty.code, dialect)) }
            for found in plans {
                #expect(!found.contains("Seq Scan") && !found.contains("SCAN matter") && !found.contains("SCAN attribute"), "\(found)")
                #expect(!found.contains("SCAN handling") && !found.contains("SCAN waiting"), "\(found)")
            }
            guard dialect == .sqlite else { return }
            #expect(plans[0].contains("handling_person") && plans[1].contains("waiting_nobody") && plans[3].contains("matter_number"), "\(plans)")
            // Ordered by what was walked: nothing of the others' matters is sorted.
            #expect(!plans[1].contains("TEMP B-TREE"), "\(plans[1])")
        }
    }
}
