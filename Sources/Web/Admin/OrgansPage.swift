import Design
import Engine
import HTML
import Kernel

/// The organs that an administrator reaches, in the order of the tree.
struct OrgansPage {
    let reach: [Organ]
    let organs: OrganTree
    /// Those that are no more.
    let dissolutions: [OrganCode: Dissolution]
    let text: String
    let after: String

    static let pageSize: Int = 100

    var body: HTML { "\(AdminPart.organs.tabs)\(filter)\(table)" }

    private var filter: HTML {
        FilterBar.form(
            action: Paths.organs, controls: FormField("名称、代字或代码", name: "q", value: text, help: "写出一部分即可").html,
            active: text.isEmpty ? [] : [(label: "名称、代字或代码：\(text)", path: Paths.organs)], resetPath: text.isEmpty ? nil : Paths.organs)
    }

    private var found: [Organ] {
        text.isEmpty ? reach : reach.filter { $0.name.contains(text) || $0.short.contains(text) || $0.code.description.contains(text) }
    }

    private var table: HTML {
        let found = found
        // An organ that is gone since begins the list anew.
        let start = found.firstIndex { $0.code.description == after }.map { $0 + 1 } ?? 0
        let page = found[start...].prefix(Self.pageSize)
        guard !page.isEmpty else { return EmptyState.show("没有符合条件的机关。") }
        let table = DataTable(
            caption: "机关", columns: ["名称", "代字", "代码", "层级", "上级机关", "职责"].map { DataTable.Column($0) },
            rows: page.map { organ in
                let duties = organ.duties.map(\.name).sorted().joined(separator: "、")
                return [
                    "\(organ.name)\(dissolutions[organ.code] == nil ? "" : "（已撤销）")", HTML(text: organ.short.isEmpty ? "—" : organ.short),
                    HTML(text: organ.code.description),
                    HTML(text: organ.level.name), HTML(text: organ.parent.map { organs.name(of: $0) } ?? "—"),
                    HTML(text: duties.isEmpty ? "—" : duties),
                ]
            }, rowLinks: page.map { Paths.organ($0.code) })
        let isLast = start + page.count == found.count
        let next = isLast ? nil : page.last.map { Paths.organs + Query([("q", text), ("after", $0.code.description)]).text }
        let first = start == 0 ? nil : Paths.organs + Query([("q", text)]).text
        return """
            \(table.html)
            \(Pager.pager(previous: first, next: next, summary: "第\(start + 1)–\(start + page.count)个，共\(found.count)个\(start == 0 ? "" : "，上一页回到开头")"))
            """
    }
}

/// The form for a new organ.
struct NewOrganPage {
    let reach: [Organ]
    let offices: Offices
    let csrf: String
    var attempt: FormAttempt?

    var body: HTML {
        let fields = FormFields(form: "new", attempt: attempt)
        return """
            \(attempt?.summary)
            \(Form.post(
                action: Paths.organs, csrf: csrf,
                body: """
                    \(FormSection.section(
                        "机关", help: "代码开立后不能更改。",
                        body: """
                            \(fields.field("机关代码", "code", help: "字母、数字和“-”“.”“_”，如430626-ga"))\
                            \(fields.field("机关名称", "name", help: "全称"))\
                            \(fields.field("机关代字", "short", required: false, help: "用于文号，如“平公”"))\
                            \(fields.field("上级机关", "parent", .organ(reach.map { Option($0.code.description, $0.name) })))\
                            \(fields.field("层级", "level", .choice(Organ.Level.allCases.filter { $0 != .county }.map { Option($0.rawValue, $0.name) })))
                            """))\
                    \(FormSection.section(
                        "职责", help: "程序按职责就近寻找办理的机关，如复议由行政复议机关办理。登记有职责的机关，会改变事项交由谁办理。",
                        body: fields.field("职责", "duties", .several(offices.duties.map { Option($0.id, $0.name) }), required: false)))\
                    \(Form.actions("\(Button.submit("登记机关"))\(Button.link("取消", path: Paths.organs, style: .quiet))"))
                    """))
            """
    }
}
