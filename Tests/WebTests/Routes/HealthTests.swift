import Engine
import Foundation
import Kernel
import Storage
import TestDatabase
import Testing

@testable import Web

@Suite("健康检查和数据的保管")
struct HealthTests {
    @Test(.enabled(if: !TestDatabase.isPostgres)) func `磁盘写不下时就绪检查不再说就绪，腾出地方以后恢复`() async throws {
        let test = try TestSite()
        try await test.serve { browser in
            #expect(try await browser.get("/health/ready").body.hasPrefix("ok "))
            #expect(throws: Problem.self) {
                try test.database.write { connection in
                    try connection.execute("PRAGMA max_page_count = 1")
                    try connection.setMemo(TestSite.county, "a", "b", to: String(repeating: "x", count: 1 << 22), expires: Instant(milliseconds: 0))
                }
            }
            let full = try await browser.get("/health/ready")
            #expect(full.status == 503 && full.body == "disk full")
            #expect(try await browser.get("/health/live").status == 200)
            try test.database.write { try $0.execute("PRAGMA max_page_count = 1000000") }
            #expect(try await browser.get("/health/ready").status == 200)
        }
    }

    @Test func `管理记录写明最近一次恢复演练`() async throws {
        let test = try TestSite()
        try await test.serve { browser in
            try await browser.signIn("admin")
            #expect(try await browser.get("/admin/journal").body.contains("还没有做过恢复演练"))
            for (action, changes) in [
                ("restore", [JSON.Member("from", .text("备份一")), JSON.Member("last", .integer(7))]),
                ("backup.drill", [.init("outcome", .text("合格")), .init("ageMinutes", .integer(90)), .init("seconds", .integer(12))]),
            ] {
                _ = try test.database.write(for: TestSite.county) { connection in
                    try RegisterEntry(
                        kind: RegisterEntry.upkeep, action: action, login: "system", person: "system", organ: TestSite.county, changes: changes,
                        commitsToRegisters: false
                    ).append(TestSite.county, connection, at: test.clock.now)
                }
            }
            let page = try await browser.get("/admin/journal").body
            #expect(page.contains("最近一次恢复演练：2020年3月2日9时0分，合格，恢复用时12秒，副本已有90分钟"))
            #expect(page.contains("从“备份一”恢复，恢复到第7条记录"))
        }
    }
}
