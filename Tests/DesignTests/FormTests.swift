import HTML
import Testing

@testable import Design

@Suite("表单") struct FormTests {
    @Test(arguments: Samples.kinds("甲").map(\.name))
    func `每种字段都有自己的标签，错误和说明与它相连`(name: String) throws {
        let kind = try #require(Samples.kinds("甲").first { $0.name == name }).kind
        let html = FormField("标签", name: "n", kind: kind, value: "甲", help: "说明", error: "不对", id: "f").html.source
        #expect(html.contains("id=\"f-error\"") && html.contains("不对"))
        #expect(html.contains("id=\"f-help\">说明"))
        #expect(html.contains("aria-describedby=\"f-help\(kind.hasUnit ? " f-unit" : "") f-error\""))
        #expect(html.contains("aria-invalid=\"true\""))
        #expect(html.contains("<label for=\"f\">"))
        #expect(html.contains(" id=\"f\" name=\"n\""))
    }

    @Test(arguments: Samples.kinds("甲").map(\.name))
    func `没有错误的字段不说错误`(name: String) throws {
        let kind = try #require(Samples.kinds("甲").first { $0.name == name }).kind
        let html = FormField("标签", name: "n", kind: kind).html.source
        #expect(!html.contains("aria-invalid") && !html.contains("error") && !html.contains("wrong"))
    }

    @Test func `五项以内成单选按钮，多于五项成列表`() {
        let choices = (1...6).map { Choice("v\($0)", "选项\($0)") }
        let five = FormField("类", name: "k", kind: .choice(Array(choices.prefix(5))), value: "v2", required: true).html.source
        #expect(five.matches(of: /type="radio"/).count == 5)
        #expect(five.contains("role=\"radiogroup\" aria-required=\"true\"") && five.contains("<legend>类"))
        #expect(five.contains("value=\"v2\" checked>") && five.matches(of: /\schecked/).count == 1)
        let six = FormField("类", name: "k", kind: .choice(choices), value: "v6").html.source
        #expect(six.contains("<option value=\"v6\" selected>选项6</option>") && !six.contains("radio"))
    }

    @Test func `四十个以内的机关成列表，更多的成可填的提示`() {
        let organs = (1...41).map { Choice("o\($0)", "机关\($0)") }
        #expect(FormField("机关", name: "o", kind: .organ(Array(organs.prefix(40)))).html.source.contains("<select"))
        let many = FormField("机关", name: "o", kind: .organ(organs), value: "o7").html.source
        #expect(many.contains("value=\"o7\" list=\"o-list\"") && many.contains("<datalist id=\"o-list\">"))
    }

    @Test func `查找的：没有脚本用按钮，找到的列在下面，所写、所选一起送出`() {
        let found = Picker.Found(text: "李", choices: [Choice("1", "李二", note: "公安局"), Choice("2", "李三")], note: "另有1项不能选")
        let one = FormField("人员", name: "p", kind: .picker(Picker(picked: "7", source: "/pick", found: found)), value: "张一").html.source
        #expect(one.contains("name=\"find\" value=\"p\"") && one.contains("data-source=\"/pick\""))
        #expect(one.contains("value=\"张一\" id=\"p\" name=\"p\"") && one.contains("name=\"pick.p\" value=\"7\""))
        #expect(one.matches(of: /type="radio" id="p-found-\d" name="choose\.p"/).count == 2 && one.contains("name=\"asked.p\" value=\"李\""))
        #expect(one.contains("另有1项不能选") && one.contains("公安局"))
        let several = FormField("人员", name: "p", kind: .picker(Picker(chosen: [Choice("1", "李二")], isSeveral: true))).html.source
        #expect(several.contains("name=\"p\" value=\"1\" checked") && !several.contains("pick.p") && !several.contains("name=\"find\""))
    }

    @Test func `可以不填的标明，必填的不标`() {
        var field = FormField("备注", name: "n")
        field.isOptional = true
        #expect(field.html.source.contains("（选填）"))
        field.isRequired = true
        #expect(!field.html.source.contains("（选填）") && field.html.source.contains("必填"))
        #expect(Repeated.group("人", name: "p", count: 0, noun: "人", required: true) { _ in "" }.source.contains("必填"))
    }

    @Test func `已停用的选项仍留在列表里，保存时不会悄悄变成别的`() {
        let html = FormField("机关", name: "o", kind: .organ([Choice("a", "甲局")]), value: "gone").html.source
        #expect(html.contains("<option value=\"gone\" selected>gone（已停用）</option>"))
    }

    @Test func `可多选的，选中的各自勾上`() {
        let html = FormField("种类", name: "k", kind: .several([Choice("a", "甲"), Choice("b", "乙"), Choice("c", "丙")]), values: ["a", "c"]).html.source
        #expect(html.contains("value=\"a\" checked>") && html.contains("value=\"b\">") && html.contains("value=\"c\" checked>"))
    }

    @Test(arguments: [("true", true), ("false", false), ("", false)])
    func `是否字段只有值为真才勾上`(value: String, isTicked: Bool) {
        #expect(FormField("讨论", name: "d", kind: .flag, value: value).html.source.contains(" checked>") == isTicked)
    }

    @Test func `不能改的选择显示名称，照样送出值`() {
        let choices = [Choice("a", "甲局"), Choice("b", "乙局")]
        let one = FormField("机关", name: "o", kind: .organ(choices), value: "b", isReadOnly: true).html.source
        #expect(
            one.contains("<input type=\"text\" value=\"乙局\" id=\"o\" readonly>") && one.contains("<input type=\"hidden\" name=\"o\" value=\"b\">"))
        let several = FormField("机关", name: "o", kind: .several(choices), values: ["a", "b"], isReadOnly: true).html.source
        #expect(several.contains("value=\"甲局、乙局\"") && several.matches(of: /type="hidden"/).count == 2)
        let no = FormField("讨论", name: "d", kind: .flag, value: "false", isReadOnly: true).html.source
        #expect(no.contains("value=\"否\"") && !no.contains("hidden"))
    }

    @Test func `密码和文件不回填`() {
        #expect(!FormField("密码", name: "p", kind: .password, value: "秘密").html.source.contains("秘密"))
        #expect(!FormField("扫描件", name: "s", kind: .file(), value: "a.pdf").html.source.contains("a.pdf"))
    }

    @Test func `多行文字开头的换行不丢`() {
        #expect(FormField("事实", name: "f", kind: .multiline(), value: "\n第一行").html.source.contains(">\n\n第一行</textarea>"))
    }

    @Test func `错误汇总逐条指向字段，没有字段的只说话`() {
        let html = ErrorSummary.show([("fine", "金额最多两位小数"), ("", "请先立案")]).source
        #expect(html.contains("有 2 处需要更正") && html.contains("role=\"alert\""))
        #expect(html.contains("<li><a href=\"#fine\">金额最多两位小数</a></li><li>请先立案</li>"))
    }

    @Test func `单选字段的错误链接指到第一个按钮`() {
        let html = FormField("类", name: "k", kind: .choice([Choice("a", "甲"), Choice("b", "乙")])).html.source
        #expect(html.contains("<input type=\"radio\" id=\"k\"") && html.contains("<input type=\"radio\" id=\"k-1\""))
    }

    @Test func `回车按的是提交，不是删除一行`() throws {
        let rows = Repeated.group("当事人", name: "parties", count: 1, noun: "当事人") { FormField("姓名", name: "\($0.prefix)name").html }
        let html = Form.post(action: "/a", csrf: "c", enter: ("保存", "do", "save"), body: rows).source
        let first = try #require(html.firstMatch(of: /<button type="submit"[^>]*>/)).output
        #expect(first.contains("name=\"do\" value=\"save\"") && first.contains("aria-hidden=\"true\""))
        #expect(html.contains("<input type=\"hidden\" name=\"csrf\" value=\"c\">"))
    }

    @Test func `子记录逐行编号，另有一空行供脚本复制`() throws {
        let names = ["甲", "乙"]
        let html = Repeated.group("当事人", name: "parties", count: 2, noun: "当事人") { row in
            FormField("姓名", name: "\(row.prefix)name", value: row.index.map { names[$0] } ?? "").html
        }.source
        #expect(html.contains("value=\"甲\" id=\"parties.0.name\" name=\"parties.0.name\""))
        #expect(html.contains("name=\"remove\" value=\"parties.1\""))
        #expect(html.contains("name=\"add\" value=\"parties\""))
        let template = try #require(html.firstMatch(of: /<template>([\s\S]*)<\/template>/)).output.1
        #expect(template.contains("value=\"\" id=\"parties.__n__.name\"") && template.contains("value=\"parties.__n__\""))
    }

    @Test func `行数到了上限，不再给添加的按钮`() {
        func group(_ count: Int) -> String { Repeated.group("人", name: "p", count: count, noun: "人", maximum: 2) { _ in "" }.source }
        #expect(group(1).contains("data-add"))
        #expect(!group(2).contains("data-add"))
    }

    @Test func `有草稿去处的表单才有草稿状态`() {
        let with = Form.post(action: "/a", csrf: "c", draft: "/d", body: "").source
        #expect(with.contains("data-draft=\"/d\"") && with.contains("class=\"draft-status\" role=\"status\" aria-live=\"polite\""))
        #expect(!Form.post(action: "/a", csrf: "c", body: "").source.contains("draft"))
    }
}

extension FormField.Kind {
    fileprivate var hasUnit: Bool {
        if case .money = self { true } else { false }
    }
}
