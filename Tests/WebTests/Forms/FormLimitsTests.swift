import Affairs
import Engine
import Foundation
import HTTPTypes
import Kernel
import Testing

@testable import Web

/// However a form is made up: work in proportion to its size, and an answer that promises nothing.
@Suite("表单的限度")
struct FormLimitsTests {
    private let opening = "/matters/mediation/open/apply?organ=430626-t1"

    /// The least of three runs, in seconds that this thread computed: other work on the machine does not count.
    private func seconds(_ work: () -> Void) -> Double {
        func computed() -> Double {
            var time = timespec()
            clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
            return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
        }
        return (0..<3).map { _ in
            let start = computed()
            work()
            return computed() - start
        }.min() ?? 0
    }

    /// Ten times as much must not take a hundred times as long; what is quadratic does.
    private func expectLinear(_ what: String, _ size: Int, _ work: (Int) -> () -> Void) {
        let (small, large) = (work(size), work(10 * size))
        let (short, long) = (seconds(small), seconds(large))
        #expect(long < 40 * max(short, 0.0005), "\(what)：\(short)秒，十倍的用\(long)秒")
    }

    @Test func `十倍的内容，不用百倍的时间`() throws {
        func form(_ count: Int) -> FormData { FormData((0..<count).map { ("x.\($0).a", "1") }) }
        expectLinear("行号", 5_000) { count in
            let form = form(count)
            return { _ = FormInput.rowNumbers("x", form) }
        }
        // Beyond the numbers that rows may have, none is kept, and each is looked at.
        expectLinear("相同的行号", 5_000) { count in
            let form = FormData((0..<count).map { ("x.\($0 % 150).\($0)", "1") })
            return { _ = FormInput.rowNumbers("x", form) }
        }
        expectLinear("按名称取值", 2_000) { count in
            let form = form(count)
            return { for number in 0..<count { _ = form["x.\(number).a"] } }
        }
        expectLinear("编码的表单", 50_000) { count in
            let bytes = Array(repeating: Array("a&".utf8), count: count).flatMap(\.self)
            return { _ = FormData(urlencoded: bytes) }
        }
        expectLinear("名称换成代码", 4_000) { count in
            let candidates = Candidates(people: (0..<count).map { Candidates.Candidate(id: "p\($0)", name: "人\($0)") })
            let typed = (0..<count).map { "人\($0)" }.joined(separator: ",")
            return { _ = candidates.codes(typed, .list(.person)) }
        }
        expectLinear("多段的表单", 20_000) { count in
            // Nearly the mark, over and over.
            let body = Array(("--XX\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n" + String(repeating: "\r\n--X", count: count)).utf8)
            return { _ = try? Multipart.parse(body, boundary: "XX") }
        }
        expectLinear("JSON", 20_000) { count in
            let text = "[" + (0..<count).map { "{\"a\":\($0)}" }.joined(separator: ",") + "]"
            return { _ = try? JSON(parsing: text) }
        }
    }

    @Test func `项数过多的不拆开就退回，说明没有保存`() async throws {
        let test = try TestSite()
        try await test.serve { browser in
            try await browser.signIn("mediator-a")
            let page = try await browser.get(opening)
            let csrf = try #require(page.hidden("csrf"))
            for body in ["csrf=\(csrf)&" + String(repeating: "a&", count: 2_500), "csrf=\(csrf)&add=x" + (0..<2_500).map { "&x.\($0)." }.joined()] {
                let answer = try await browser.send(.post, opening, body: body)
                #expect(answer.status == 413 && answer.body.contains("2000项") && answer.body.contains("没有保存"), "\(answer.status)")
            }
            let large = try await browser.send(.post, opening, body: "csrf=\(csrf)&f.subject=" + String(repeating: "a", count: 1_100_000))
            #expect(large.status == 413 && large.body.contains("没有保存"))
        }
    }

    @Test func `多段的表单，段数、附件数、名称的长度和层次都有限度`() throws {
        func body(_ parts: [String]) -> [UInt8] {
            Array((parts.map { "--XX\r\nContent-Disposition: form-data; \($0)\r\n\r\nv\r\n" }.joined() + "--XX--\r\n").utf8)
        }
        func code(_ parts: [String]) -> Problem.Code? {
            do {
                try FormLimits.check(try Multipart.parse(body(parts), boundary: "XX"))
                return nil
            } catch { return (error as? Problem)?.code }
        }
        #expect(code((0..<2_000).map { "name=\"a\($0)\"" }) == nil)
        #expect(code((0..<2_001).map { "name=\"a\($0)\"" }) == .formTooManyFields)
        #expect(code((0..<51).map { "name=\"a\"; filename=\"\($0).pdf\"" }) == .formTooManyFields)
        #expect(code(["name=\"\(String(repeating: "a", count: 201))\""]) == .formMalformed)
        #expect(code(["name=\"\(String(repeating: "a.", count: 9))\""]) == .formMalformed)
        #expect(code(["name=\"a\"\r\nX: \(String(repeating: "b", count: 9_000))"]) == .formMalformed)
    }

    @Test func `行号再大，增加一行也不出错`() async throws {
        let test = try TestSite()
        try await test.serve { browser in
            try await browser.signIn("mediator-a")
            let page = try await browser.get(opening)
            for number in ["9223372036854775807", "99999999999999999999", "-1", "100000"] {
                let answer = try await browser.submit(page, to: opening, [("f.parties.\(number).citizenName", "张三丰"), ("add", "f.parties")])
                #expect(answer.status == 200 && answer.body.contains("name=\"f.parties.0.citizenName\""), "\(number) \(answer.status)")
            }
        }
    }

    @Test func `一个列表填得过多，不逐项去查，按字段的规则退回`() async throws {
        #expect(FormLimits.mayBeList("1,2,3") && !FormLimits.mayBeList(String(repeating: "1,", count: 3_000)))
        let info = try #require(Catalogue.definitions.flatMap(\.fields).first { $0.type == .list(.person) })
        let form = FormData([("f." + info.name, String(repeating: "1,", count: 3_000))])
        let input = FormInput([info], form, stored: .object([]), files: [:]).input
        #expect(input[info.name]?.string?.count == 100)
    }

    @Test func `列表数的是项，不是分隔的符号；用哪种符号分开都数得到`() {
        // Lawful: one to a line, as a browser sends lines; a comma and a blank.
        for separator in ["\r\n", "\n", ", ", "，", "、", "\r\n\r\n"] {
            let typed = (0..<FormLimits.mostItems).map { "第\($0)项" }.joined(separator: separator)
            #expect(FormLimits.mayBeList(typed) && FormLimits.mayBeList(typed + separator), "\(separator.debugDescription)")
        }
        // All that parts items anywhere; the Greek question mark is the same character as a semicolon.
        for separator in [",", "，", "、", ";", "；", "\u{37E}", " ", "\u{3000}", "\t", "\r\n", "\u{2028}", "\u{85}"] {
            let typed = String(repeating: "1" + separator, count: FormLimits.mostItems + 1)
            #expect(!FormLimits.mayBeList(typed), "\(separator.debugDescription)")
        }
        let people = Candidates(people: [Candidates.Candidate(id: "p1", name: "人")])
        for separator in [";", " ", "\u{37E}"] {
            let parts = people.codes("人\(separator)人", .list(.person)).split(separator: ",")
            #expect(parts == ["p1", "p1"], "\(separator.debugDescription)")
        }
    }

    @Test func `一个列表多于二百行，说明不办，不悄悄丢掉`() async throws {
        let test = try TestSite()
        try await test.serve { browser in
            try await browser.signIn("mediator-a")
            let page = try await browser.get(opening)
            func rows(_ numbers: [Int]) -> [(String, String)] { numbers.map { ("f.parties.\($0).citizenName", "张三丰") } }
            // In an order in which numbering them without gaps would put two into one.
            let many = try await browser.submit(page, to: opening, rows(Array(1...200) + [0]))
            #expect(many.status == 422 && many.body.contains("一个列表一次最多填200行"), "\(many.status)")
            let more = try await browser.submit(page, to: opening, rows(Array(0..<200)) + [("add", "f.parties")])
            #expect(more.status == 422 && more.body.contains("一个列表一次最多填200行"), "\(more.status)")
            let enough = try await browser.submit(page, to: opening, rows(Array(0..<200)))
            #expect(enough.status == 422 && !enough.body.contains("一个列表一次最多填200行"))
        }
    }

    @Test func `没有登录的人交的表单只收六十四KB，登录表单只收八KB`() async throws {
        let test = try TestSite()
        try await test.serve { browser in
            let small = try await browser.send(.post, opening, body: "f.subject=" + String(repeating: "a", count: 60_000))
            #expect(small.status == 401 && small.body.contains("登录已过期"))
            let large = try await browser.send(.post, opening, body: "f.subject=" + String(repeating: "a", count: 70_000))
            #expect(large.status == 413 && large.body.contains("没有保存") && !large.body.contains("内容保留着"))
            for path in ["/sign-in", "/sign-in/code"] {
                #expect(try await browser.send(.post, path, body: "login=" + String(repeating: "a", count: 9_000)).status == 413, "\(path)")
            }
            let carried = "login=a&password=b&next=%2Fdesk&kept=" + String(repeating: "a", count: 60_000)
            #expect(try await browser.send(.post, "/sign-in?kept=1", body: carried).status == 401)
        }
    }

    @Test func `草稿过大、过多，视图过多，说明没有保存`() async throws {
        var options = ServerOptions()
        options.mostDrafts = 2
        options.mostViews = 2
        let test = try TestSite(options: options)
        try await test.serve { browser in
            try await browser.signIn("mediator-a")
            let page = try await browser.get("/matters/mediation")
            func draft(_ number: Int, _ text: String = "甲") async throws -> Answer {
                try await browser.submit(page, to: Paths.draft("/matter/\(number)/do/accept"), [("f.note", text)])
            }
            #expect(try await draft(1).status == 200)
            #expect(try await draft(2).status == 200)
            #expect(try await draft(1).status == 200)
            let third = try await draft(3)
            #expect(third.status == 400 && third.body.contains("最多可以保留2份"))
            let large = try await draft(1, String(repeating: "a", count: 450_000))
            #expect(large.status == 413 && large.body.contains("没有保存"))
            for name in ["一", "二", "一"] {
                #expect(try await browser.submit(page, to: "/views", [("name", name), ("path", "/matters/mediation")]).status == 303)
            }
            let view = try await browser.submit(page, to: "/views", [("name", "三"), ("path", "/matters/mediation")])
            #expect(view.status == 400 && view.body.contains("最多2个"))
            #expect(try test.rows("draft") == 2 && test.rows("saved_view") == 2)
        }
    }
}
