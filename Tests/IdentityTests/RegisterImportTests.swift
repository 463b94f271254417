import Engine
import Identity
import Kernel
import Storage
import Testing

@Suite("从表格登记机关和人员")
struct RegisterImportTests {
    let county: TestCounty
    init() throws { county = try TestCounty() }

    private func organs(_ text: String) throws -> ImportReport {
        let sheet = try Sheet(text: "机关代码,机关名称,机关代字,上级机关,层级,职责\n" + text)
        return try RegisterImport(county.administration, .organs).carryOut(sheet, by: "root").report
    }

    private func people(
        _ text: String, by login: String = "root"
    ) throws -> (report: ImportReport, issued: [Administration.IssuedPassword]) {
        let sheet = try Sheet(text: "姓名,账号,人员编号,机关,岗位,任职日期,届满日期\n" + text)
        return try RegisterImport(county.administration, .people).carryOut(sheet, by: login)
    }

    private func stored() throws -> [Organ] { try county.database.read { try $0.organs(TestCounty.code, TestCounty.offices) } }

    @Test func `下级写在上级前面的也能导入，登记以后账册与记录一致`() throws {
        let report = try organs("430626-cg-1,执法大队,,平江县城管局,部门,\n430626-cg,平江县城管局,平城,,部门,行政执法主体")
        #expect(report.count(.new) == 2 && report.isReady)
        let found = try stored()
        #expect(found.first { $0.code.description == "430626-cg-1" }?.parent == OrganCode("430626-cg"))
        #expect(found.first { $0.code.description == "430626-cg" }?.duties == [.enforcement])
        #expect(try county.faults() == [])
    }

    @Test func `相同的不动，名称和职责不同的更改，上级不同的拒绝`() throws {
        let report = try organs("430626-ga,平江县公安局,平公,,部门,行政执法主体\n430626-sf,平江县司法行政局,平司,,部门,司法行政部门、行政执法主体")
        #expect(report.rows.map(\.standing) == [.same, .changed])
        let justice = try #require(try stored().first { $0.code == TestCounty.justice })
        #expect(justice.name == "平江县司法行政局" && justice.duties == [.justice, .enforcement])
        let refused = try organs("430626-ga-1,城关派出所,城派,平江县司法行政局,部门,")
        #expect(refused.refused.first?.faults.first?.column == "上级机关")
        #expect(try stored().first { $0.code == TestCounty.station }?.parent == TestCounty.police)
    }

    @Test func `有一行不合，整批不导入，逐行说明列、值和规则`() throws {
        let (before, entries) = (try stored(), try county.entries())
        let report = try organs("430626-a,甲局,,,部门,\n430626-b,乙局,,没有的局,部门,不存在的职责\n含 空格,丙局,,,部门,\n430626-d,丁局,,,省,")
        #expect(report.count(.refused) == 3 && !report.isReady)
        #expect(report.rows[1].faults.map(\.column).sorted() == ["上级机关", "职责"])
        #expect(report.rows[1].faults.contains { $0.value == "不存在的职责" && $0.remedy.contains("司法行政部门") })
        #expect(report.rows[2].faults.map(\.column) == ["机关代码"])
        #expect(report.rows[3].faults.map(\.column) == ["层级"])
        #expect(try stored() == before && county.entries() == entries)
    }

    @Test func `预览什么也不写入，说的与导入的结果相同`() throws {
        let sheet = try Sheet(text: "姓名,账号,机关,岗位\n新一,new1,平江县公安局,执法人员\n新二,new2,430626-ga,clerk\n孙警官,officer,430626-ga,法制审核人员")
        let entries = try county.entries()
        let looked = try RegisterImport(county.administration, .people).check(sheet, by: "root")
        #expect(try county.entries() == entries)
        #expect(try county.actor("new1") == nil)
        let done = try RegisterImport(county.administration, .people).carryOut(sheet, by: "root")
        #expect(looked.rows.map(\.standing) == done.report.rows.map(\.standing))
        #expect(done.issued.map(\.login) == ["new1", "new2"])
        #expect(try county.actor("officer")?.posts.count == 2)
        #expect(try county.faults() == [])
    }

    @Test func `新账号用一次性密码登录，必须修改；每一行都记入管理记录`() throws {
        let entries = try county.entries()
        let done = try people("新一,new1,,平江县公安局,执法人员,,")
        let password = try #require(done.issued.first?.password)
        #expect(try #require(try county.signIn("new1", password).begun?.session).mustChangePassword)
        let actions = try county.database.read { connection in
            try (entries + 1...(county.entriesIn(connection))).compactMap { try connection.entry(TestCounty.code, $0)?.action }
        }
        #expect(actions.contains("account.create") && actions.contains("import"))
    }

    @Test func `已有的岗位不重复，届满提前的结束，姓名不符的拒绝`() throws {
        let until = county.today.advanced(by: 30).iso
        let same = try people("孙警官,officer,,430626-ga,执法人员,,")
        #expect(same.report.rows.map(\.standing) == [.same] && !same.report.isReady)
        let ended = try people("孙警官,officer,,430626-ga,执法人员,,\(until)")
        #expect(ended.report.rows.map(\.standing) == [.changed])
        #expect(try county.actor("officer")?.posts.first?.until?.iso == until)
        let other = try people("别人,officer,,430626-ga,执法人员,,")
        #expect(other.report.refused.first?.faults.map(\.column) == ["姓名"])
    }

    @Test func `没有系统管理员岗位的不能导入，管理员不能超出范围，也不能为本人授予`() throws {
        #expect(throws: Problem.self) { _ = try people("新一,new1,,430626-ga,执法人员,,", by: "officer") }
        let beyond = try people("新一,new1,,430626-sf,合法性审核人员,,", by: "keeper")
        #expect(beyond.report.count(.refused) == 1)
        let own = try people("管全县,root,,430626-ga,执法人员,,")
        #expect(own.report.refused.first?.faults.first?.rule.contains("本人") == true)
        #expect(try county.actor("new1") == nil)
    }

    @Test func `令牌不能导入`() throws {
        let administration = Administration(county.identity, way: "token:x")
        let sheet = try Sheet(text: "姓名,账号,机关,岗位\n新一,new1,430626-ga,执法人员")
        let report = try RegisterImport(administration, .people).carryOut(sheet, by: "root").report
        #expect(report.count(.refused) == 1)
        #expect(try county.actor("new1") == nil)
    }

    @Test(arguments: ["姓名,账号,机关\n甲,a,430626-ga", "姓名,账号,机关,岗位,工资\n甲,a,430626-ga,执法人员,1"])
    func `缺列、多列的整个拒绝`(_ text: String) throws {
        let refused = try problem { _ = try RegisterImport(county.administration, .people).check(Sheet(text: text), by: "root") }
        #expect(refused.code == .importTable && refused.remedy?.contains("姓名") == true)
    }
}

extension TestCounty {
    fileprivate func entriesIn(_ connection: Connection) throws -> Int { try connection.lastEntry(Self.code)?.entry ?? 0 }
}
