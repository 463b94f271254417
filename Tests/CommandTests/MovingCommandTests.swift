import Engine
import Foundation
import Kernel
import Storage
import Testing

/// The commands about matters that move, in a county for demonstration.
@Suite struct `移送和成批移交，用命令` {
    let program: Program
    let data: String

    init() throws {
        program = try Program()
        data = program.path("demo")
        try Disk.makeFolder(data)
        let database = try program.open(data)
        try database.migrate()
        let (root, first, second) = (OrganCode("430626"), OrganCode("430626-ga"), OrganCode("430626-zf"))
        let organs = [
            Organ(code: root, name: "平江县人民政府", short: "平政", level: .county, parent: nil, duties: []),
            Organ(code: first, name: "平江县公安局", short: "平公", level: .department, parent: root, duties: []),
            Organ(code: second, name: "平江县综合执法局", short: "平综", level: .department, parent: root, duties: []),
        ]
        let posts: [(id: String, organ: OrganCode, role: String)] = [
            ("a", first, "clerk"), ("head-a", first, "head"), ("b", second, "clerk"), ("head-b", second, "head"), ("mayor", root, "head"),
        ]
        let people = posts.map { post in
            Register.Person(
                id: PersonID(post.id), name: "人员\(post.id)", login: post.id,
                posts: [Post(organ: post.organ, role: Role(post.role, post.role), from: Day.firstDay(of: 2015))])
        }
        try Register(organs: organs, people: people).enter(
            "430626", in: database, at: Instant(Day.firstDay(of: 2018)), isDemonstration: true)
        try database.close()
    }

    private let grounds: [String] = ["--reason", "职权已经调整", "--article", "平发〔2020〕2号"]

    private func open() throws {
        try program.done(
            "perform", "--data", data, "--as", "a", "--open", "inspection-plan", "--organ", "430626-ga", "--action", "draft", "--fill", "year=2026")
    }

    private func moving(_ arguments: String...) -> [String] { ["move", "--data", data, "--matter", "1"] + arguments }

    @Test func `提出、接收，查看写明由哪里移到哪里；不能办理的退出码为2，没有这一岗位的说明`() throws {
        try open()
        let clerk = try program.run(moving("--as", "a", "--to", "430626-zf") + grounds)
        #expect(clerk.status == 1 && clerk.text.contains("engine.mayNotMove"), "\(clerk.text)")
        let nowhere = try program.run(moving("--as", "head-a", "--to", "430999") + grounds)
        #expect(nowhere.status == 2 && nowhere.text.contains("应为本县的机关"), "\(nowhere.text)")
        _ = try program.run(moving("--as", "head-a", "--to", "430626-zf") + grounds)
        let own = try program.run(moving("--as", "head-a", "--accept"))
        #expect(own.status == 1 && own.text.contains("engine.mayNotMove"), "\(own.text)")
        let taken = try program.run(moving("--as", "head-b", "--accept"))
        #expect(taken.status == 0 && taken.text.contains("已办理"), "\(taken.text)")
        let shown = try program.done("show", "1", "--data", data)
        #expect(shown.contains("由平江县公安局移至平江县综合执法局") && shown.contains("依据：平发〔2020〕2号"), "\(shown)")
        #expect(try program.done("succeed", "--data", data, "--matter", "1", "--as", "b").contains("没有规定当事人的承继"))
    }

    @Test func `预览、决定、到日办理、列出`() throws {
        try open()
        let day = Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1_000)).day.iso
        let order =
            ["handover", "order", "--data", data, "--from", "430626-ga", "--to", "430626-zf", "--kind", "inspection-plan", "--day", day] + grounds
        let preview = try program.run(order + ["--as", "mayor"])
        #expect(preview.status == 0 && preview.text.contains("共1件") && preview.text.contains("不能移交的0件"), "\(preview.text)")
        #expect(try program.run(order + ["--as", "head-a", "--confirm", "1"]).status == 1)
        let changed = try program.run(order + ["--as", "mayor", "--confirm", "2"])
        #expect(changed.status == 2 && changed.text.contains("请重新核对"), "\(changed.text)")
        let given = try program.run(order + ["--as", "mayor", "--confirm", "1"])
        #expect(given.status == 0 && given.text.contains("已决定"), "\(given.text)")
        #expect(try program.done("handover", "list", "--data", data).contains("待办理"))
        #expect(try program.done("handover", "run", "--data", data).contains("移交1件，留下0件"))
        #expect(try program.done("handover", "list", "--data", data).contains("已办完"))
        #expect(try program.done("show", "1", "--data", data).contains("随职权移交"))
    }
}
