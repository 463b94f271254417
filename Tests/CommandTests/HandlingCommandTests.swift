import Engine
import Foundation
import Kernel
import Storage
import Testing

/// The commands about handlers and leave, in a county for demonstration.
@Suite struct `承办人和离岗，用命令` {
    let program: Program
    let data: String

    init() throws {
        program = try Program()
        data = program.path("demo")
        try Disk.makeFolder(data)
        let database = try program.open(data)
        try database.migrate()
        let root = OrganCode("430626"), office = OrganCode("430626-ga")
        let organs = [
            Organ(code: root, name: "平江县人民政府", short: "平政", level: .county, parent: nil, duties: []),
            Organ(code: office, name: "平江县公安局", short: "平公", level: .department, parent: root, duties: []),
        ]
        let posts: [(String, String)] = [("a", "clerk"), ("b", "clerk"), ("head", "head")]
        let people = posts.map { id, role in
            Register.Person(
                id: PersonID(id), name: "人员\(id)", login: id, posts: [Post(organ: office, role: Role(role, role), from: Day.firstDay(of: 2015))])
        }
        try Register(organs: organs, people: people).enter(
            "430626", in: database, at: Instant(Day.firstDay(of: 2018)), isDemonstration: true)
        try database.close()
    }

    @Test func `领办、指派、改派、退出，分工列得出，查看写明由谁承办；不能办理的退出码为2`() throws {
        let opened = try program.done(
            "perform", "--data", data, "--as", "a", "--open", "inspection-plan", "--organ", "430626-ga", "--action", "draft", "--fill", "year=2026")
        #expect(opened.contains("事项1"))
        try program.done("handle", "--data", data, "--matter", "1", "--as", "a")
        let bare = try program.run("handle", "--data", data, "--matter", "1", "--as", "head", "--assign", "b")
        #expect(bare.status == 2 && bare.text.contains("改派，必须写明理由"), "\(bare.text)")
        let forbidden = try program.run("handle", "--data", data, "--matter", "1", "--as", "b", "--assign", "b", "--reason", "我来")
        #expect(forbidden.status == 1 && forbidden.text.contains("engine.handling"), "\(forbidden.text)")
        try program.done("handle", "--data", data, "--matter", "1", "--as", "head", "--assign", "b", "--reason", "平衡")
        let division = try program.done("division", "--data", data, "--organ", "430626-ga", "--format", "csv")
        #expect(division.contains("b,人员b,lead,1"), "\(division)")
        #expect(try program.done("division", "--data", data, "--organ", "430626-ga", "--person", "b").contains("inspection-plan"))
        let shown = try program.done("show", "1", "--data", data)
        #expect(shown.contains("主办：人员b（平江县公安局）") && shown.contains("原由人员a主办，理由：平衡"), "\(shown)")
        try program.done("handle", "--data", data, "--matter", "1", "--as", "b", "--release", "b", "--reason", "出差")
        #expect(try program.done("division", "--data", data, "--organ", "430626-ga").contains("没有人承办的在办事项"))
        #expect(try program.run("division", "--data", data, "--organ", "x").status == 1)
    }

    @Test func `登记、列出、撤销离岗；重叠的、由旁人登记的不收`() throws {
        let day = Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1_000)).day
        let (from, until) = (day.advanced(by: 1).iso, day.advanced(by: 9).iso)
        let entered = try program.done(
            "leave", "enter", "--data", data, "--as", "a", "--substitute", "b", "--from", from, "--until", until, "--reason", "年休假")
        #expect(entered.contains("第1号"))
        let again = try program.run(
            "leave", "enter", "--data", data, "--as", "head", "--account", "a", "--from", until, "--until", until, "--reason", "病假")
        #expect(again.status == 1 && again.text.contains("日期重叠"), "\(again.text)")
        let other = try program.run(
            "leave", "enter", "--data", data, "--as", "b", "--account", "head", "--from", from, "--until", until, "--reason", "出差")
        #expect(other.status == 1 && other.text.contains("不能代他人登记离岗"), "\(other.text)")
        #expect(try program.done("leave", "list", "--data", data, "--format", "csv").contains("1,a,人员a,\(from),\(until),b,年休假"))
        try program.done("leave", "revoke", "--data", data, "--as", "head", "--id", "1")
        #expect(try program.done("leave", "list", "--data", data).contains("没有人离岗"))
    }
}
