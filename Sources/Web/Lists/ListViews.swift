import Design
import Engine
import HTML
import Kernel
import Storage

/// Lists under a name, the columns, and what else is done with the list as a whole.
struct ListViews {
    let model: ListPage.Model
    let registers: Registers
    let csrf: String

    private var definition: any Definition { model.address.definition }
    private var query: Query { model.address.query }

    /// What everybody has: the questions that a day begins with.
    static func builtIn(_ kind: String) -> [(name: String, query: Query)] {
        [
            ("我承办的", Query([("mine", "1")])), ("我承办的逾期", Query([("mine", "1"), ("overdue", "true"), ("order", "due")])),
            ("无人承办的", Query([("nobody", "1"), ("order", "due")])),
        ]
    }

    var html: HTML {
        let whole = model.address.path(model.address.whole)
        let builtIn: [HTML] = Self.builtIn(definition.kind.id).map { view in
            link(view.name, Paths.list(definition.kind.id) + view.query.text, isCurrent: query.with("after", nil).text == view.query.text)
        }
        let own: [HTML] = model.views.map { view in
            let note: HTML = view.shared.map { shared in "<span class=\"quiet\">（\(registers.organs.name(of: shared.organ))）</span>" } ?? ""
            let fields = [("name", view.name), ("organ", view.shared?.organ.description ?? ""), ("path", whole)]
            return """
                <li><a href="\(view.path)"\(Attribute.value("aria-current", view.path == whole ? "page" : nil))>\(view.name)</a>\(note)\
                \(Button.post("删除", path: Paths.views + "/remove", csrf: csrf, fields: fields.map { (name: $0.0, value: $0.1) }, style: .quiet))</li>
                """
        }
        return """
            <div class="list-tools"><ul class="saved-views" aria-label="视图">\(builtIn.joined())\(own.joined())</ul>\
            \(saving(whole))\
            <a class="button quiet" href="\(Paths.viewColumns + Query([("kind", definition.kind.id), ("path", whole)]).text)">列和每页件数</a>\
            <a class="button quiet" href="\(Paths.export(definition.kind.id) + model.address.whole.text)">导出 CSV</a></div>
            """
    }

    private func link(_ name: String, _ path: String, isCurrent: Bool) -> HTML {
        "<li><a href=\"\(path)\"\(Attribute.value("aria-current", isCurrent ? "page" : nil))>\(name)</a></li>"
    }

    private func saving(_ whole: String) -> HTML {
        // The columns go with the view: another's choice does not change what it shows.
        let names = model.columns.fields.map(\.name).joined(separator: ",")
        let path = names.isEmpty ? whole : model.address.path(model.address.whole.with("columns", names))
        let options = [Option("", "只给自己")] + model.sharing.map { Option($0.description, "与\(registers.organs.name(of: $0))的人共用") }
        let sharing: HTML =
            model.sharing.isEmpty ? "" : FormField("给谁用", name: "organ", kind: .choice(options), id: "view-organ").html
        return """
            <details class="save-view"><summary>保存为视图</summary>\
            <form class="inline" method="post" action="\(Paths.views)">\(Hidden.field("csrf", csrf))\(Hidden.field("path", path))\
            \(FormField("名称", name: "name", required: true, id: "view-name").html)\(sharing)\(Button.submit("保存", style: .plain))</form></details>
            """
    }
}

/// Which fields a list shows beside its usual columns, and how many matters a page: a page of its own, for a kind has a hundred fields.
struct ColumnsPage {
    let definition: any Definition
    let chosen: [String]
    let path: String
    let size: Int
    let csrf: String

    var body: HTML {
        let boxes: [HTML] = ListColumns.choices(definition).map { info in
            let masked: HTML = info.mask == nil ? "" : "<span class=\"quiet\">（遮盖）</span>"
            return """
                <label><input type="checkbox" name="column" value="\(info.name)"\(Attribute.flag("checked", chosen.contains(info.name)))>\
                \(info.label)\(masked)</label>
                """
        }
        let sizes = ListAddress.pageSizes.map { Option("\($0)", "\($0)件") }
        let buttons: HTML = """
            \(Button.submit("显示"))\(Button.submit("恢复通常的列", name: "reset", value: "1", style: .plain))\
            \(Button.link("返回列表", path: path, style: .quiet))
            """
        return Form.post(
            action: Paths.viewColumns, csrf: csrf, warnsUnsaved: false, enter: ("显示", nil, nil),
            body: """
                \(Hidden.field("path", path))\(Hidden.field("kind", definition.kind.id))\
                <fieldset class="form-section"><legend>另外显示的列</legend>\
                <p class="help">最多\(ListColumns.most)列；以后打开“\(definition.kind.name)”的列表都显示，别人的列表不变。</p>\
                <div class="column-choice">\(boxes.joined())</div></fieldset>\
                \(FormField("每页", name: "size", kind: .choice(sizes), value: "\(size)", id: "view-size").html)\(Form.actions(buttons))
                """)
    }
}
