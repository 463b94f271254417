import Design
import Engine
import HTML
import Kernel

/// One organ: what is registered, what it is called, its duties, and its end.
struct OrganPage {
    let organ: Organ
    let organs: OrganTree
    let offices: Offices
    /// Organs that can go on with its powers: all of the county that still stand.
    let successors: [Organ]
    let dissolution: Dissolution?
    /// Why it cannot be dissolved yet.
    let obstacles: [String]
    let csrf: String
    var attempt: FormAttempt?

    var body: HTML {
        guard dissolution == nil else { return facts }
        return "\(attempt?.summary)\(facts)\(rename)\(duties)\(dissolve)"
    }

    private var facts: HTML {
        let held = organ.duties.map(\.name).sorted().joined(separator: "、")
        let end: HTML =
            dissolution.map { end in
                let next = end.successor.map { "职权由\(organs.name(of: $0))继续行使" } ?? ""
                return Callout.callout(
                    .warn, title: "已于\(end.day.chinese)撤销。\(next)", body: "<p>依据：\(end.document)。办过的事项、文书和名称留存；记录第\(end.entry)条。</p>")
            } ?? ""
        return """
            \(end)\(Panel.panel("登记", body: DefinitionList.show(
                [
                    ("代码", HTML(text: organ.code.description)), ("层级", HTML(text: organ.level.name)),
                    ("上级机关", HTML(text: organ.parent.map { organs.name(of: $0) } ?? "—")), ("职责", HTML(text: held.isEmpty ? "—" : held)),
                ], isWide: true)))
            """
    }

    private var rename: HTML {
        let fields = FormFields(form: "rename", attempt: attempt)
        return Panel.panel(
            "更名", id: "rename",
            body: Form.post(
                action: Paths.organ(organ.code), csrf: csrf,
                body: """
                    <p class="quiet">以前制发的文书仍用原来的名称和代字。</p><div class="fields">\
                    \(fields.field("机关名称", "name", value: organ.name))\
                    \(fields.field("机关代字", "short", value: organ.short, required: false))</div>\
                    \(Form.actions(Button.submit("更名")))
                    """))
    }

    private var duties: HTML {
        let form = "duties"
        let ticked = attempt?.form == form ? attempt?.typed.all("duties") ?? [] : organ.duties.map(\.id)
        let field = FormField(
            "职责", name: "duties", kind: .several(offices.duties.map { Option($0.id, $0.name) }), values: ticked,
            error: attempt?.error(form, "duties"),
            id: FormAttempt.id(form, "duties"))
        return Panel.panel(
            "职责", id: "duties",
            body: Form.post(
                action: Paths.organ(organ.code) + "/duties", csrf: csrf,
                body: """
                    <p class="quiet">程序按职责就近寻找办理的机关。更改以后，新办理的环节由新的机关办理；已经办理的不变。</p>\
                    <div class="fields">\(field.html)</div>\(Form.actions(Button.submit("更改职责", confirm: "更改会改变事项交由谁办理，确定吗？")))
                    """))
    }

    private var dissolve: HTML {
        guard organ.parent != nil else { return "" }
        let form = "dissolve"
        let fields = FormFields(form: form, attempt: attempt)
        let rules: HTML = """
            <p class="quiet">机构改革撤销的机关：先用“<a href="\(Paths.handovers)">成批移交</a>”把在办事项移交承继的机关，结束各岗位，再在这里撤销。\
            撤销以后不再开启事项、授予岗位；行政机关被撤销的，继续行使其职权的行政机关是被告（行政诉讼法第二十六条第六款）。</p>
            """
        let list: HTML =
            obstacles.isEmpty ? "" : Callout.callout(.info, title: "还不能撤销", body: "<ul>\(each: obstacles, { "<li>\($0)</li>" })</ul>")
        let body: HTML = """
            <div class="fields">\
            \(fields.field("继续行使职权的机关", "successor", .organ(successors.map { Option($0.code.description, $0.name) }), help: successors.count > 40 ? "输入名称或代码查找；没有机关继续行使的，为县人民政府" : "没有机关继续行使的，为县人民政府"))\
            \(fields.field("撤销的依据", "document", help: "机构改革方案、撤销决定的名称和文号"))</div>\
            \(Form.actions(Button.submit("撤销", style: .danger, confirm: "撤销以后不能恢复，确定吗？")))
            """
        return Panel.panel(
            "撤销", id: "dissolve",
            body: "\(rules)\(list)\(obstacles.isEmpty ? Form.post(action: Paths.organ(organ.code) + "/dissolve", csrf: csrf, body: body) : "")")
    }
}
