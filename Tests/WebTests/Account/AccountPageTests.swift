import Design
import HTML
import Identity
import Kernel
import Storage
import Testing

@testable import Web

@Suite("账户页的内容")
struct AccountPageTests {
    @Test func `密钥每四个一组`() {
        #expect(EnrolPage.grouped("ABCDEFGHIJ") == "ABCD EFGH IJ")
        #expect(EnrolPage.grouped("") == "")
    }

    @Test(arguments: [
        ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0 Safari/537.36 Edg/120.0", "Edge，Windows"),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:121.0) Gecko/20100101 Firefox/121.0", "Firefox，Linux"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Version/17.0 Mobile Safari/604.1", "Safari，iPhone"),
        ("Mozilla/5.0 (Linux; Android 14) Chrome/120.0 Mobile Safari/537.36", "Chrome，Android"), ("curl/8.0", "未知的浏览器"),
    ])
    func `浏览器按名称和系统写出`(agent: String, name: String) {
        #expect(BrowserName.of(agent) == name)
    }

    @Test func `期间与今天相比：尚未开始、有效、已届满，首尾两日都算`() throws {
        let day = try #require(Day(iso: "2020-03-02"))
        func badge(_ from: Int, _ until: Int?) -> String {
            PeriodText.badge(day.advanced(by: from), until.map { day.advanced(by: $0) }, on: day).source
        }
        #expect(badge(1, nil).contains("尚未开始"))
        #expect(badge(0, 0).contains("有效"))
        #expect(badge(-5, -1).contains("已届满"))
        #expect(badge(-5, nil).contains("有效"))
    }

    @Test func `启用动态口令和恢复码的页面标签成对，密钥转义`() {
        let enrol = EnrolPage(secret: "ABCD<", uri: "otpauth://totp/a?b=\"", csrf: "t")
        #expect(enrol.body.unbalancedTags.isEmpty)
        #expect(enrol.body.source.contains("ABCD &lt;"))
        let codes = RecoveryCodesPage(codes: ["aaaaa-bbbbb", "ccccc-ddddd"], isNew: true)
        #expect(codes.body.unbalancedTags.isEmpty && codes.body.source.contains("<code>ccccc-ddddd</code>"))
    }

    @Test func `同一字段违反几条规则的，合在一处说明，并从上面指向它`() {
        let problem = Problem(
            .invalid, .formInvalid, "没有保存。",
            fields: [
                FieldProblem(field: "a", label: "甲", given: "", rule: "一"), FieldProblem(field: "a", label: "甲", given: "", rule: "二"),
            ])
        let attempt = FormAttempt(form: "f", typed: FormData([("a", "x<")]), problem: problem)
        #expect(attempt.error("f", "a") == "一；二")
        #expect(attempt.error("g", "a") == nil && attempt.value("g", "a") == nil)
        #expect(attempt.summary.source.contains("href=\"#f-a\""))
        let field = FormFields(form: "f", attempt: attempt).field("甲", "a")
        #expect(field.source.contains("value=\"x&lt;\"") && field.unbalancedTags.isEmpty)
        #expect(!FormFields(form: "f", attempt: attempt).field("甲", "a", .password).source.contains("x&lt;"))
    }
}
