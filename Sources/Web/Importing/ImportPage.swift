import Design
import Engine
import HTML
import Identity
import Kernel

/// Upload of a table, what would become of each row, and what became of it.
struct ImportPage {
    let table: ImportTable
    let csrf: String
    /// What was uploaded, and what would become of it.
    var looked: (text: String, report: ImportReport)?
    var problem: Problem?

    /// Rows that are shown beside those refused, which are shown in any case up to a bound.
    private static let shownRows: Int = 100
    private static let shownRefused: Int = 500

    var body: HTML { "\(wrong)\(preview)\(upload)\(columns)" }

    private var wrong: HTML {
        problem.map { Callout.callout(.bad, title: $0.message, body: $0.remedy.map { "<p>\($0)</p>" } ?? "") } ?? ""
    }

    // MARK: - What would become of it

    private var preview: HTML {
        guard let (text, report) = looked else { return "" }
        let refused = report.refused.count
        let head: HTML =
            refused > 0
            ? Callout.callout(
                .bad, title: "\(refused)行不能导入，整批没有导入任何一行。",
                body: "<p>请按各行写明的理由改好表格，重新上传；也可以下载错误清单，对照修改。</p>")
            : report.isReady
                ? Callout.callout(.info, title: "可以导入。\(report.summary)", body: "<p>这是预览，还没有写入。核对以后确认。</p>")
                : Callout.callout(.good, title: "没有要导入的：各行都已经登记。")
        let errors: HTML = refused > 0 ? Button.submit("下载错误清单", style: .plain, path: table.subject.errorsPath) : ""
        let confirm: HTML = report.isReady ? Button.submit("确认导入\(report.count(.new) + report.count(.changed))行") : ""
        let buttons: HTML =
            refused > 0 || report.isReady
            ? Form.post(
                action: table.subject.path, csrf: csrf, isMultipart: true, warnsUnsaved: false,
                body: "\(Hidden.field("text", text))\(Form.actions("\(confirm)\(errors)"))") : ""
        return "\(head)\(Panel.panel("预览：\(report.summary)", id: "preview", isFlush: true, body: rows(report)))\(buttons)"
    }

    private func rows(_ report: ImportReport) -> HTML {
        let refused = report.refused.prefix(Self.shownRefused)
        let others = report.rows.filter { $0.standing != .refused }.prefix(Self.shownRows)
        let shown = (refused + others).sorted { $0.number < $1.number }
        let table = DataTable(
            caption: "各行将怎样", columns: ["行", "内容", "结果", "说明"].map { DataTable.Column($0) },
            rows: shown.map { row in
                let says: [HTML] = row.faults.isEmpty ? row.changes.map { "<p>\($0)</p>" } : row.faults.map(fault)
                return ["第\(row.number)行", HTML(text: row.what.isEmpty ? "—" : row.what), badge(row.standing), says.joined()]
            }, linkColumn: 1)
        let rest = report.rows.count - shown.count
        let more: HTML = rest > 0 ? "<p class=\"quiet\">另有\(rest)行没有列出。</p>" : ""
        return "\(table.html)\(more)"
    }

    private func fault(_ fault: ImportReport.Fault) -> HTML {
        let remedy: HTML = fault.remedy.isEmpty ? "" : "<span class=\"quiet\">\(fault.remedy)</span>"
        return "<p>\(fault.says)。\(remedy)</p>"
    }

    private func badge(_ standing: ImportReport.Standing) -> HTML {
        switch standing {
        case .new: Badge.badge(standing.name, .good)
        case .changed: Badge.badge(standing.name, .info)
        case .same: "<span class=\"quiet\">\(standing.name)</span>"
        case .refused: Badge.badge(standing.name, .bad)
        }
    }

    // MARK: - Upload

    private var upload: HTML {
        let largest = Sheet.largest / 1_024
        return Panel.panel(
            looked == nil ? "上传表格" : "重新上传", id: "upload",
            body: Form.post(
                action: table.subject.previewPath, csrf: csrf, isMultipart: true,
                body: """
                    <div class="stack">\(FormField(
                        "CSV文件", name: "file", kind: .file(accept: ".csv,text/csv"), help: "UTF-8或者GB18030编码，最多\(table.mostRows)行、\(largest)KB；xlsx、xls请先另存为CSV"
                    ).html)\(FormField(
                        "或者从表格软件中复制，粘贴在这里", name: "text", kind: .multiline(rows: 5), help: "连同列名一起复制", isWide: true
                    ).html)</div>\(Form.actions("\(Button.submit("预览", style: looked == nil ? .primary : .plain))\(Button.link("下载示例表格", path: table.subject.examplePath))"))
                    """))
    }

    private var columns: HTML {
        let table = DataTable(
            caption: "表格的列", columns: ["列名", "必填", "填什么"].map { DataTable.Column($0) },
            rows: table.columns.map { [HTML(text: $0.label), $0.isRequired ? "必填" : "", HTML(text: $0.hint)] })
        return """
            <details class="fold"\(Attribute.flag("open", looked == nil))><summary>表格的列（\(self.table.columns.count)）</summary>\
            <p class="quiet">第一行为列名，次序不限，不用的列可以不要；第一格以“\(Sheet.exampleMark)”开头的行不导入。</p>\(table.html)</details>
            """
    }
}

/// What was taken in; passwords stand here once.
struct ImportedPage {
    let table: ImportTable
    let report: ImportReport
    let issued: [Administration.IssuedPassword]
    let next: (label: String, path: String)

    var body: HTML { "\(head)\(passwords)" }

    private var head: HTML {
        Callout.callout(
            .good, title: "已经导入。\(report.summary)",
            body: "<p>\(table.after)</p><div class=\"buttons\">\(Button.link(next.label, path: next.path, style: .primary))</div>")
    }

    private var passwords: HTML {
        guard !issued.isEmpty else { return "" }
        let names = Dictionary(report.rows.map { ($0.what, $0) }, uniquingKeysWith: { first, _ in first }).keys
        let list = DataTable(
            caption: "一次性密码", columns: ["账号", "一次性密码"].map { DataTable.Column($0) },
            rows: issued.map { one in
                let name = names.first { $0.hasSuffix("（\(one.login)）") } ?? one.login
                return [HTML(text: name), "<span class=\"secret\"><code>\(one.password)</code></span>"]
            })
        let warning = Callout.callout(
            .warn, title: "密码只显示这一次", body: "<p>请打印或者抄下，当面告知本人；首次登录必须修改。离开本页后无法再次查看，只能逐个重置。</p>")
        return "\(warning)\(Panel.panel("新开立的\(issued.count)个账号", id: "passwords", isFlush: true, body: list.html))"
    }
}

/// The tables that somebody may take in.
struct ImportsPage {
    let isAdmin: Bool
    /// By kind and step; where the reader may take it.
    let openings: [Permission.Opportunity]
    /// Steps by which what was before is taken in, by kind and step: a new county begins with them.
    let intakes: Set<String>

    var body: HTML { "\(isAdmin ? AdminPart.tables.tabs : "")\(isAdmin ? registers : "")\(matters)" }

    private var registers: HTML {
        let items: [HTML] = RegisterTable.allCases.map { table in
            let subject = ImportSubject.registers(table)
            return """
                <li><a href="\(subject.path)">\(table.name)</a>　<a class="quiet" href="\(subject.examplePath)">示例表格<span class="away">：\(table.name)</span></a></li>
                """
        }
        return Panel.panel("登记机关和人员", id: "registers", body: "<ul class=\"links\">\(items.joined())</ul>")
    }

    private var matters: HTML {
        guard !openings.isEmpty else {
            return isAdmin
                ? "<p class=\"quiet\">权责清单、执法证件、执法主体、法制审核人员由各机关的经办人员登记：系统管理员不经办事项。有经办岗位的，登录后在“/import”从表格登记。</p>"
                : EmptyState.show("您的岗位没有可以从表格登记的事项。")
        }
        var seen: Set<String> = []
        let steps = openings.filter { seen.insert(Self.code($0)).inserted }
        let (former, others) = (steps.filter { intakes.contains(Self.code($0)) }, steps.filter { !intakes.contains(Self.code($0)) })
        let rest: HTML = """
            <details class="fold"\(Attribute.flag("open", former.isEmpty))><summary>其他事项（\(others.count)）</summary>\
            <ul class="links">\(others.map(item).joined())</ul></details>
            """
        return """
            \(Panel.panel("登记以前已有的", id: "former", body: "<ul class=\"links\">\(former.map(item).joined())</ul>"), if: !former.isEmpty)\
            \(rest, if: !others.isEmpty)
            """
    }

    /// A step as ``intakes`` names it.
    private static func code(_ opening: Permission.Opportunity) -> String { "\(opening.definition.kind.id)/\(opening.action.id)" }

    private func item(_ opening: Permission.Opportunity) -> HTML {
        let subject = ImportSubject.matters(kind: opening.definition.kind.id, action: opening.action.id)
        let title = "\(opening.definition.kind.name)：\(opening.action.name)"
        return """
            <li><a href="\(subject.path)">\(title)</a>　<a class="quiet" href="\(subject.examplePath)">示例表格<span class="away">：\(title)</span></a></li>
            """
    }
}
