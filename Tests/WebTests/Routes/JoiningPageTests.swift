import Affairs
import Engine
import HTTPTypes
import Identity
import Kernel
import Testing

@testable import Web

private let act = StatuteEdition("test-pleas", "试验条例", "2018年", from: "2018-01-01")

/// A plea that may be joined to an earlier one, and of which persons may go out.
private struct Plea: Matter {
    enum Stage: String, MatterStage {
        case filed, granted
        var name: String { self == .filed ? "待决定" : "已决定" }
        var isFinal: Bool { self == .granted }
    }
    struct Person: SubRecord {
        var name = ""
        init() {}
        static var fields: [Field<Self>] { Field("name", \.name, "姓名").personal(.name) }
    }

    var subject = ""
    var persons: [Person] = []
    var answer = ""
    init() {}
    static let kind: MatterKind = MatterKind("plea", "请求", .services, laws: [act])
    static var editions: [Edition] { [Edition("2018", "2018年", from: "2018-01-01")] }
    var title: String { subject }
    static var fields: [Field<Self>] {
        Field("subject", \.subject, "事由")
        Field("persons", \.persons, "请求人")
        Field("answer", \.answer, "答复")
    }
    static func procedure(_ edition: Edition) -> [Clause<Self>] {
        Action("file", "收到", to: .filed, by: .clerk, basis: act(1)).needs(\.subject).fills(\.persons)
        Action("grant", "决定", .filed, to: .granted, by: .head, basis: act(3)).needs(\.answer)
    }
    static var joining: Joining<Self> { Joining(at: [.filed], by: .head).on("事由相同的合并", act(4)).sharing(\.answer) }
    static var splitting: Splitting<Self> {
        Splitting(at: [.filed], by: .head).on("各人情况不同的分别办理", act(5)).dividing(\.persons).telling(\.subject)
    }
    static var measures: [Measure<Self>] { [] }
}

@Suite("并案和分案的页面")
struct JoiningPageTests {
    private func site() throws -> (test: TestSite, first: MatterID, second: MatterID) {
        let test = try TestSite(kinds: [KindDefinition(Plea.self)])
        let people = #"[{"name":"甲大山"},{"name":"乙小河"}]"#
        let ids = try ["槐花巷", "槐花巷"].map {
            try test.take(.opening(kind: "plea", organ: TestSite.police), "file", by: "clerk", ["subject": $0, "persons": people]).matter
        }
        return (test, ids[0], ids[1])
    }

    @Test func `负责人并入、分开；填错的退回，一样不少；并入的事项写明去处，主案列出它`() async throws {
        let (test, first, second) = try site()
        try await test.serve { browser in
            try await browser.signIn("clerk")
            let seen = try await browser.get("/matter/\(second)")
            #expect(seen.status == 200 && !seen.body.contains("并入其他事项"))
            let head = browser.another
            try await head.signIn("head")
            let page = try await head.get("/matter/\(second)")
            #expect(page.body.contains("并入其他事项") && page.body.contains("name=\"joining-to\""))
            let wrong = try await head.submit(
                page, to: "/matter/\(second)/joining",
                [("act", "join"), ("joining-to", "\(second)"), ("joining-reason", "<同一>事由"), ("joining-article", ".")])
            #expect(wrong.status == 422 && wrong.body.contains("不能并入自己") && wrong.body.contains("&lt;同一&gt;事由") && wrong.body.contains("至少"))
            let none = try await head.submit(
                page, to: "/matter/\(second)/joining",
                [("act", "join"), ("joining-to", "不知道"), ("joining-reason", "同一事由"), ("joining-article", "试验条例")])
            #expect(none.status == 422 && none.body.contains("没有这个编号") && none.body.contains("不知道"))
            let done = try await head.submit(
                page, to: "/matter/\(second)/joining",
                [("act", "join"), ("joining-to", "\(first)"), ("joining-reason", "同一事由"), ("joining-article", "试验条例第四条")])
            #expect(done.status == 303 && done.location.hasPrefix("/matter/\(second)?done=joining.join"), "\(done.body.prefix(1_500))")
            let joined = try await head.get(done.location)
            #expect(joined.body.contains("已并入事项\(first)") && joined.body.contains("本事项已并入其他事项") && joined.body.contains("分开办理"))
            #expect(joined.body.contains("事由相同的合并") && joined.body.contains("理由：同一事由"))
            let leading = try await head.get("/matter/\(first)")
            #expect(leading.body.contains("并入本事项的事项") && leading.body.contains("/matter/\(second)\""))
            let again = try await head.submit(
                page, to: "/matter/\(second)/joining",
                [("act", "part"), ("joining-reason", "情况不同"), ("joining-article", "试验条例第四条")])
            #expect(again.status == 409, "页面已经过时")
            let apart = try await head.submit(
                joined, to: "/matter/\(second)/joining",
                [("act", "part"), ("joining-reason", "情况不同"), ("joining-article", "试验条例第四条")])
            #expect(apart.status == 303, "\(apart.body.prefix(1_500))")
            let after = try await head.get("/matter/\(second)")
            #expect(after.body.contains("并入事项\(first)") && after.body.contains("并入其他事项") && !after.body.contains("本事项已并入其他事项"))
            let odd = try await head.submit(after, to: "/matter/\(second)/joining", [("act", "x")])
            #expect(odd.status == 422 || odd.status == 400)
        }
    }

    @Test func `分出另案：选择分出的人，另行写明的从表单中来；没有选择的退回；经办人没有这一页`() async throws {
        let (test, first, _) = try site()
        try await test.serve { browser in
            try await browser.signIn("clerk")
            #expect(try await browser.get("/matter/\(first)/splitting").status == 404)
            let head = browser.another
            try await head.signIn("head")
            #expect(try await head.get("/matter/\(first)").body.contains("/matter/\(first)/splitting"))
            let form = try await head.get("/matter/\(first)/splitting")
            #expect(form.status == 200 && form.body.contains("name=\"take-persons\"") && !form.body.contains("甲大山"), "个人信息不显示完整")
            let empty = try await head.submit(
                form, to: "/matter/\(first)/splitting", [("splitting-reason", "<各人>不同"), ("splitting-article", "试验条例第五条")])
            #expect(empty.status == 422 && empty.body.contains("写明分出的是哪些") && empty.body.contains("&lt;各人&gt;不同"))
            let done = try await head.submit(
                form, to: "/matter/\(first)/splitting",
                [("take-persons", "2"), ("f.subject", "乙某的请求"), ("splitting-reason", "各人不同"), ("splitting-article", "试验条例第五条")])
            #expect(done.status == 303, "\(done.body.prefix(1_500))")
            let page = try await head.get(done.location)
            #expect(page.body.contains("分出的事项") && page.body.contains("分出另案"))
            let part = try await head.get("/matter/3")
            #expect(part.status == 200 && part.body.contains("乙某的请求") && part.body.contains("分出；以前的办理过程见原案"))
        }
    }
}
