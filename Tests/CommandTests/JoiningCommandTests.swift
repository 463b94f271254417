import Engine
import Foundation
import Kernel
import Storage
import Testing

/// The commands about matters that are dealt with as one, in a county for demonstration.
@Suite struct `并案和分案，用命令` {
    let program: Program
    let data: String

    init() throws {
        program = try Program()
        data = program.path("demo")
        try Disk.makeFolder(data)
        let database = try program.open(data)
        try database.migrate()
        let (root, bureau) = (OrganCode("430626"), OrganCode("430626-ga"))
        let organs = [
            Organ(code: root, name: "平江县人民政府", short: "平政", level: .county, parent: nil, duties: []),
            Organ(code: bureau, name: "平江县公安局", short: "平公", level: .department, parent: root, duties: []),
        ]
        let people = [("a", "clerk"), ("head-a", "head")].map { id, role in
            Register.Person(
                id: PersonID(id), name: "人员\(id)", login: id,
                posts: [Post(organ: bureau, role: Role(role, role), from: Day.firstDay(of: 2015))])
        }
        try Register(organs: organs, people: people).enter(
            "430626", in: database, at: Instant(Day.firstDay(of: 2018)), isDemonstration: true)
        try database.close()
    }

    private let grounds: [String] = ["--reason", "当事人相同", "--article", "行政处罚法第二十九条"]

    @Test func `没有规定的、编号不对的、写法不对的，说明原因`() throws {
        try program.done(
            "perform", "--data", data, "--as", "a", "--open", "inspection-plan", "--organ", "430626-ga", "--action", "draft", "--fill", "year=2026")
        let none = try program.run(["join", "--data", data, "--matter", "1", "--to", "2", "--as", "head-a"] + grounds)
        #expect(none.status == 1 && none.text.contains("没有并案的规定"), "\(none.text)")
        let split = try program.run(["split", "--data", data, "--matter", "1", "--as", "head-a"] + grounds)
        #expect(split.status == 1 && split.text.contains("没有分案的规定"), "\(split.text)")
        let both = try program.run(["join", "--data", data, "--matter", "1", "--to", "2", "--part", "--as", "head-a"])
        #expect(both.status != 0 && both.text.contains("--to"), "\(both.text)")
    }

    @Test func `行政处罚线索没有立案的，不并案，指出应在的阶段`() throws {
        for party in ["甲公司", "甲公司"] {
            let opened = try program.run([
                "perform", "--data", data, "--as", "a", "--open", "penalty", "--organ", "430626-ga", "--action", "register-clue", "--fill",
                "party.kind=legalPerson", "--fill", "party.organisationName=\(party)", "--fill", "source=complaint", "--fill", "clue=占道经营",
                "--fill", "discoveredOn=2026-11-20", "--fill", "cause=占道经营",
            ])
            #expect(opened.status == 0, "\(opened.text)")
        }
        let early = try program.run(["join", "--data", data, "--matter", "2", "--to", "1", "--as", "head-a"] + grounds)
        #expect(early.status == 2 && early.text.contains("线索核查") && early.text.contains("调查取证"), "\(early.text)")
        let clerk = try program.run(["join", "--data", data, "--matter", "2", "--to", "1", "--as", "a"] + grounds)
        #expect(clerk.status == 1 && clerk.text.contains("engine.mayNotJoin"), "\(clerk.text)")
        let parts = try program.run(["split", "--data", data, "--matter", "1", "--as", "head-a", "--fill", "cause=另一案由"] + grounds)
        #expect(parts.status == 2 && parts.text.contains("应在"), "\(parts.text)")
    }
}
