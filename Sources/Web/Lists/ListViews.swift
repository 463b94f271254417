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
            \(saving(whole))\(columns(whole))\
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

    private func columns(_ whole: String) -> HTML {
        let chosen = Set(model.columns.fields.map(\.name))
        let boxes: [HTML] = ListColumns.choices(definition).map { info in
            """
            <label><input type="checkbox" name="column" value="\(info.name)"\(Attribute.flag("checked", chosen.contains(info.name)))>\(info.label)</label>
            """
        }
        guard !boxes.isEmpty else { return "" }
        let sizes = ListAddress.pageSizes.map { Option("\($0)", "\($0)件") }
        return """
            <details class="save-view"><summary>列和每页件数</summary>\
            <form method="post" action="\(Paths.viewColumns)">\(Hidden.field("csrf", csrf))\(Hidden.field("path", whole))\
            \(Hidden.field("kind", definition.kind.id))<fieldset><legend>另外显示的列（最多\(ListColumns.most)列，以后打开这一列表都显示）</legend>\
            <div class="column-choice">\(boxes.joined())</div></fieldset>\
            \(FormField("每页", name: "size", kind: .choice(sizes), value: "\(model.address.pageSize)", id: "view-size", isAuto: false).html)\
            \(Button.submit("显示", style: .plain))\(Button.submit("恢复通常的列", name: "reset", value: "1", style: .quiet))</form></details>
            """
    }
}
