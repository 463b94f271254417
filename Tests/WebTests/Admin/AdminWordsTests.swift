import Affairs
import HTML
import Kernel
import Storage
import Testing

@testable import Web

@Suite("管理记录的文字")
struct AdminWordsTests {
    private let words = AdminWords(
        organs: OrganTree([Organ(code: OrganCode("x"), name: "平江县公安局", short: "", level: .county, parent: nil, duties: [])]),
        names: [PersonID("p1"): "甲", PersonID("p2"): "乙"], offices: Catalogue.offices)

    private func text(_ action: String, _ content: String) -> String { words.text(row(action, content)) }

    private func row(_ action: String, _ content: String, login: String = "root") -> JournalRow {
        JournalRow(
            entry: 1, at: Instant(milliseconds: 0), matter: nil, version: 0, kind: "administration", action: action, login: login, person: "p1",
            organ: "x",
            request: nil, content: content, previous: [], hash: [])
    }

    @Test(arguments: [
        (
            "account.create", #"{"account":"a","person":"p1","name":"甲","organ":"x","role":"officer","from":"2020-01-01","until":null}"#,
            "开立账号“a”（甲），授予平江县公安局执法人员岗位（2020-01-01起）"
        ),
        ("account.disable", #"{"account":"a","disabled":true}"#, "停用账号“a”"),
        ("password.reset", #"{"account":"a"}"#, "重置账号“a”的密码"),
        (
            "delegation.grant",
            #"{"delegation":1,"giver":"p1","taker":"p2","organ":"x","role":"head","from":"2020-01-01","until":"2020-01-05","reason":"出差"}"#,
            "甲把平江县公安局机关负责人岗位（2020-01-01至2020-01-05）交乙代理，事由：出差"
        ),
        (
            "delegation.revoke", #"{"giver":"p1","taker":"p2","organ":"x","role":"head","from":"2020-01-01","until":"2020-01-05"}"#,
            "撤销甲交乙代理平江县公安局机关负责人岗位（2020-01-01至2020-01-05）"
        ),
        (
            "organ.rename", #"{"organ":"x","name":"新","short":"新代","formerName":"旧","formerShort":"旧代"}"#,
            "机关“旧”（x）更名为“新”，代字由“旧代”改为“新代”"
        ),
        ("later.invention", "{}", "later.invention"), ("account.disable", "损坏", "记录的内容不能读出"),
    ])
    func `各种管理行为写成一句话`(action: String, content: String, sentence: String) {
        #expect(text(action, content) == sentence)
    }

    @Test func `办理人写姓名和账号，本机所做的写系统维护人员`() {
        #expect(words.who(row("account.disable", "{}")) == "甲（root）")
        #expect(words.who(row("account.disable", "{}", login: "system")) == "系统维护人员")
    }

    @Test func `页面标签成对，空的也有话说`() {
        let page = AdminJournalPage(
            rows: [row("password.reset", #"{"account":"<a>"}"#)], hasMore: true, isLater: true, organs: words.organs, names: words.names,
            offices: words.offices)
        #expect(page.body.unbalancedTags.isEmpty)
        #expect(page.body.source.contains("&lt;a&gt;") && page.body.source.contains("before=1"))
        let empty = AdminJournalPage(rows: [], hasMore: false, isLater: false, organs: words.organs, names: words.names, offices: words.offices)
        #expect(empty.body.source.contains("还没有管理记录"))
    }
}
