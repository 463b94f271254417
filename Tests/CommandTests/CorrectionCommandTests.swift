import Engine
import Foundation
import Kernel
import Storage
import Testing

/// The commands about slips of the pen, in a county for demonstration.
@Suite struct `更正和收回，用命令` {
    let program: Program
    let data: String

    init() throws {
        program = try Program()
        data = program.path("demo")
        try Disk.makeFolder(data)
        let database = try program.open(data)
        try database.migrate()
        let root = OrganCode("430626")
        let office = OrganCode("430626-ga")
        let organs = [
            Organ(code: root, name: "平江县人民政府", short: "平政", level: .county, parent: nil, duties: []),
            Organ(code: office, name: "平江县公安局", short: "平公", level: .department, parent: root, duties: []),
        ]
        let people = [("a", "clerk"), ("b", "clerk"), ("head", "head")].map { id, role in
            Register.Person(
                id: PersonID(id), name: "人员\(id)", login: id, posts: [Post(organ: office, role: Role(role, role), from: Day.firstDay(of: 2015))])
        }
        try Register(organs: organs, people: people).enter(
            "430626", in: database, at: Instant(Day.firstDay(of: 2018)), isDemonstration: true)
        try database.close()
    }

    @Test func `提请、批准，查看写明前后两种写法；条件判断过的不能更正，退出码为2`() throws {
        try program.done(
            "perform", "--data", data, "--as", "a", "--open", "proof-item", "--organ", "430626-ga", "--action", "survey", "--fill", "name=无犯罪记录正明",
            "--fill", "purpose=办理许可", "--fill", "issuer=派出所", "--fill", "level=none")
        let judged = try program.run(
            "correct", "--data", data, "--matter", "1", "--as", "a", "--set", "level=law", "--reason", "登记时选错了")
        #expect(judged.status == 2 && judged.text.contains("proof-item.survey.basis-stated"), "\(judged.text)")
        let bare = try program.run("correct", "--data", data, "--matter", "1", "--as", "a", "--set", "name=无犯罪记录证明")
        #expect(bare.status == 2 && bare.text.contains("必须写明理由"), "\(bare.text)")
        try program.done(
            "correct", "--data", data, "--matter", "1", "--as", "a", "--set", "name=无犯罪记录证明", "--reason", "登记时写错了字", "--request", "r1")
        let waiting = try program.done("show", "1", "--data", data)
        #expect(waiting.contains("【待批更正】") && waiting.contains("无犯罪记录正明　更正为　无犯罪记录证明"), "\(waiting)")
        let own = try program.run("correct", "--data", data, "--matter", "1", "--as", "a", "--approve")
        #expect(own.status == 2 && own.text.contains("提请更正的人不得自己决定"), "\(own.text)")
        try program.done("correct", "--data", data, "--matter", "1", "--as", "head", "--approve")
        let shown = try program.done("show", "1", "--data", data)
        #expect(!shown.contains("【待批更正】") && shown.contains("（name）：无犯罪记录证明") && shown.contains("人员a提请：登记时写错了字"), "\(shown)")
    }

    @Test func `没有写明要做什么的，没有这份文书的，说明白`() throws {
        try program.done(
            "perform", "--data", data, "--as", "a", "--open", "proof-item", "--organ", "430626-ga", "--action", "survey", "--fill", "name=证明",
            "--fill",
            "purpose=办理许可", "--fill", "issuer=派出所", "--fill", "level=none")
        let nothing = try program.run("correct", "--data", data, "--matter", "1", "--as", "a")
        #expect(nothing.status != 0 && nothing.text.contains("--set"), "\(nothing.text)")
        let both = try program.run("correct", "--data", data, "--matter", "1", "--as", "a", "--set", "name=甲", "--approve")
        #expect(both.status != 0 && both.text.contains("--set"), "\(both.text)")
        let paper = try program.run(
            "recall", "--data", data, "--matter", "1", "--as", "head", "--document", "decision", "--reason", "印章盖得不清")
        #expect(paper.status == 1 && paper.text.contains("engine.noPaper"), "\(paper.text)")
        let none = try program.run("correct", "--data", data, "--matter", "1", "--as", "head", "--approve")
        #expect(none.status == 1 && none.text.contains("engine.noCorrection"), "\(none.text)")
    }
}
