package import HTML

extension StyleGuide {
    /// A form with errors, without a page around it.
    package static var forms: HTML {
        let errors: [(fieldID: String, message: String)] = [
            ("fine", "“罚款金额”填写的“12.345”不符合要求：金额最多两位小数。"), ("decidedOn", "“决定日期”没有填写。"),
        ]
        return """
            \(ErrorSummary.show(errors))
            \(Form.post(
                action: "/style", csrf: "c3Jm", draft: "/drafts/style", warnsUnsaved: false,
                body: "\(decision)\(parties)\(Form.actions("\(Button.submit("提交审核"))\(Button.submit("存为草稿", name: "save", value: "draft", style: .plain))"))"
            ))
            """
    }

    private static var decision: HTML {
        let fields: [FormField] = [
            FormField("案由", name: "cause", value: "销售超过保质期的食品", required: true, isWide: true),
            FormField(
                "违法事实", name: "facts", kind: .multiline(rows: 4), value: "2020年2月28日，当事人在经营场所销售超过保质期的某品牌牛奶12盒。", required: true,
                help: "写明时间、地点、经过和证据。", article: "行政处罚法第三十九条第一款第二项"),
            FormField("罚款金额", name: "fine", kind: .money, value: "12.345", required: true, error: "金额最多两位小数。"),
            FormField("决定日期", name: "decidedOn", kind: .day, required: true, error: "没有填写。"),
            FormField("听证时间", name: "hearing", kind: .instant, value: "2020-04-20T09:30"),
            FormField("没收数量", name: "seized", kind: .integer, value: "12", unit: "盒"),
            FormField(
                "适用程序", name: "route", kind: .choice([Choice("summary", "简易程序", note: "当场决定"), Choice("ordinary", "普通程序")]), value: "ordinary"),
            FormField(
                "处罚种类", name: "kinds",
                kind: .several([Choice("warn", "警告"), Choice("fine", "罚款"), Choice("seize", "没收违法所得"), Choice("halt", "责令停产停业")]),
                values: ["fine", "seize"]),
            FormField("承办机关", name: "organ", kind: .organ([Choice("mr", "市场监督管理局"), Choice("nr", "自然资源局")]), value: "mr"),
            FormField(
                "承办人", name: "officer", kind: .person((1...60).map { Choice("p\($0)", "执法人员\($0)") }), value: "p7", help: "填工号，可从名单中选。"),
            FormField("决定书扫描件", name: "scan", kind: .file(accept: "application/pdf"), help: "PDF，不超过20 MB。"),
            FormField("编号", name: "number", value: "平市监罚字〔2020〕31号", help: "由系统编排。", isReadOnly: true),
            FormField("经集体讨论", name: "discussed", kind: .flag, value: "true", help: "情节复杂或者重大违法行为给予较重处罚的，应当集体讨论。"),
        ]
        return FormSection.section("处罚决定", help: "决定书据此生成。", body: fields.map(\.html).joined())
    }

    private static var parties: HTML {
        let known: [(name: String, kind: String)] = [("平江县佳客来超市", "org"), ("张某某", "person")]
        let group = Repeated.group("当事人", name: "parties", count: known.count, noun: "当事人") { row in
            let party = row.index.map { known[$0] }
            let name = FormField("姓名或者名称", name: "\(row.prefix)name", value: party?.name ?? "", required: true)
            let kind = FormField(
                "类型", name: "\(row.prefix)kind", kind: .choice([Choice("person", "公民"), Choice("org", "法人或者其他组织")]), value: party?.kind ?? "")
            return "\(name.html)\(kind.html)"
        }
        return FormSection.section("当事人", help: "每人一行。", body: group)
    }
}
