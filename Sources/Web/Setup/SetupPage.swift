import Design
import HTML
import Kernel
import Storage

/// 准备情况: what a county still lacks for its first lawful case, which step each opens, and where it is entered.
struct SetupPage {
    let reading: SetupReading
    let organs: OrganTree
    /// The definitions of the registers, for the names of steps and of those who take them.
    let kinds: [any Definition]
    /// What is said of the report's template: whether it is there.
    let hasTemplate: Bool

    var body: HTML { "\(AdminPart.setup.tabs)\(summary)\(steps)\(matrix)\(course)" }

    private var summary: HTML {
        if reading.isComplete {
            return Callout.callout(.good, title: "登记齐全，各执法机关都可以办理行政处罚。", body: "<p>这一页根据登记的机关、人员和名录算出，随登记变化。</p>")
        }
        return Callout.callout(
            .info, title: "还缺\(reading.missingCount)项。备齐一项，其后的环节就可以办理。",
            body: "<p>这一页根据登记的机关、人员和名录算出，不用勾选；登记以后随即变化。表格填好后导入，先预览，有一行不合整批不导入。</p>")
    }

    private var steps: HTML {
        let organs = group(
            "1　机关", "organs", reading.items.filter { if case .organ = $0.need.need { true } else { false } },
            table: tables(.organs, isNext: !hasOrgans))
        let people = group(
            "2　人员、岗位和账号", "people", reading.items.filter { if case .people = $0.need.need { true } else { false } },
            table: tables(.people, isNext: hasOrgans),
            besides: [administrators, auditors])
        let registers = group(
            "3　执法主体、权责清单、证件、法制审核人员", "registers", reading.items.filter { if case .register = $0.need.need { true } else { false } },
            table: "<p class=\"quiet\">名录由各机关自己登记、由主管机关核实：系统管理员不经办事项。各机关的经办人员登录后，在“<a href=\"\(Paths.importing)\">从表格导入</a>”中按表格批量登记。</p>")
        let rest = Panel.panel("4　日历和报告模板", id: "rest", body: "<ul class=\"tasks\">\(calendar)\(template)</ul>")
        return "\(organs)\(people)\(registers)\(rest)"
    }

    /// Whether all organs are there that people are needed in.
    private var hasOrgans: Bool {
        reading.items.allSatisfy { item in if case .organ = item.need.need { item.isDone } else { true } }
    }

    /// - Parameter isNext: it is what to do now.
    private func tables(_ what: ImportSubject, isNext: Bool) -> HTML {
        """
        <div class="buttons">\(Button.link("从表格导入", path: what.path, style: isNext ? .primary : .plain))\
        \(Button.link("下载示例表格", path: what.examplePath))</div>
        """
    }

    private func group(_ title: String, _ id: String, _ items: [SetupReading.Item], table: HTML, besides: [HTML] = []) -> HTML {
        let done = items.count(where: \.isDone)
        return Panel.panel(
            "\(title)", id: id,
            body: "\(table)<ul class=\"tasks\" aria-label=\"\(title)，\(items.count)项中\(done)项已备齐\">\(items.map(row).joined())\(besides.joined())</ul>"
        )
    }

    private func row(_ item: SetupReading.Item) -> HTML {
        let need = item.need
        return task(need.title, state: state(item), isDone: item.isDone, opens: need.opens, basis: need.basis?.description, notes: notes(item))
    }

    private func state(_ item: SetupReading.Item) -> String {
        if item.isDone { return item.places.count == 1 ? "已备齐" : "已备齐（\(item.places.count)个机关）" }
        if item.lacksPlace {
            if case .organ = item.need.need { return "没有" }
            return "先登记承担该职责的机关"
        }
        let names = item.missing.prefix(5).map { organs.name(of: $0) }.joined(separator: "、")
        return "缺：\(names)\(item.missing.count > 5 ? "等\(item.missing.count)个机关" : "")"
    }

    /// Who enters it, by which step, and what follows.
    private func notes(_ item: SetupReading.Item) -> String {
        guard case .register(let kind, _, _, _) = item.need.need, let intake = item.need.intake,
            let definition = kinds.first(where: { $0.kind.id == kind }),
            let outline = definition.edition(on: reading.today).flatMap({ definition.outline($0.id) }), let action = outline.action(intake)
        else { return "" }
        let who = action.roles.map(\.name).sorted().joined(separator: "、")
        var place = "该机关"
        if case .holding(let duty) = action.place { place = duty.name }
        let then = item.need.afterwards.isEmpty ? "" : "，\(item.need.afterwards)"
        return "以前已有的，由\(place)的\(who)“\(action.name)”\(then)；新的，按“\(definition.kind.name)”的程序办理。"
    }

    private func task(_ title: String, state: String, isDone: Bool, opens: String, basis: String?, notes: String = "", link: HTML = "") -> HTML {
        let mark: HTML = isDone ? "<span>\(state)</span>" : Badge.badge(state, .warn)
        let ground: HTML = basis.map { "<span class=\"article\">\($0)</span>" } ?? ""
        let note: HTML = notes.isEmpty ? "" : "<p class=\"quiet\">\(notes)</p>"
        return """
            <li class="task"><div class="task-line"><b>\(title)</b> \(mark)</div><p>备齐后可以：\(opens)。 \(ground)</p>\(note)\(link)</li>
            """
    }

    private var administrators: HTML {
        let isDone = reading.administrators >= 2
        return task(
            "全县的系统管理员（两名）", state: isDone ? "\(reading.administrators)名" : "现有\(reading.administrators)名", isDone: isDone,
            opens: "修改重大的设置：由一人提出、另一人确认；一人不能登录时有人可以帮助", basis: nil)
    }

    private var auditors: HTML {
        let isDone = reading.auditors >= 1
        return task(
            "审计管理员", state: isDone ? "\(reading.auditors)名" : "没有", isDone: isDone, opens: "查阅审计记录；不得由系统管理员兼任", basis: "GB/T 22239 第三级")
    }

    private var calendar: HTML {
        let year = reading.publishedYear
        let state = reading.isCalendarDone ? "已有至\(year)年" : "只到\(year)年"
        return task(
            "放假安排", state: state, isDone: reading.isCalendarDone, opens: "按工作日计算期限；没有放假安排的年份，期限标为暂定", basis: nil,
            link: "<p><a href=\"\(Paths.holidays)\">查看和登记放假安排</a></p>")
    }

    private var template: HTML {
        task(
            "年度报告模板（report-template.md）", state: hasTemplate ? "已有" : "没有，用到时再放", isDone: true, opens: "年度报告的正文；办理案件不需要", basis: nil,
            notes: hasTemplate ? "" : "由维护人员放入数据文件夹，不用重新启动。")
    }

    /// Each organ that enforces, with what it has of each.
    private var matrix: HTML {
        let items = reading.items.filter { if case .each = $0.need.place { true } else { false } }
        let codes = items.first?.places.map(\.organ) ?? []
        guard !codes.isEmpty else { return "" }
        let table = DataTable(
            caption: "各执法机关能否办案",
            columns: [DataTable.Column("机关")] + items.map { DataTable.Column(String($0.need.title.prefix { $0 != "（" }), isNumber: true) } + [
                DataTable.Column("办理行政处罚")
            ],
            rows: codes.enumerated().map { index, code in
                let counts: [HTML] = items.map { item in
                    let count = item.places[index].count
                    return count >= item.least ? "\(count)" : "<b class=\"late\">\(count)</b>"
                }
                return ["\(organs.name(of: code))"] + counts + [reading.isReady(code) ? "可以" : Badge.badge("还缺", .warn)]
            })
        return Panel.panel("各执法机关能否办案", id: "matrix", isFlush: true, body: table.html)
    }

    private var course: HTML {
        Panel.panel(
            "第一件案件", id: "first",
            body: """
                <ol class="course"><li>导入机关，再导入人员；把一次性密码交给本人，首次登录时修改。</li>\
                <li>司法行政部门的执法证件管理人员导入执法主体资格；各执法机关的经办人员导入权责清单、执法证件、法制审核人员。</li>\
                <li>机构编制部门核实权责清单，司法行政部门核实执法证件、登记法制审核人员。</li>\
                <li>两名执法人员立案、调查，告知当事人；应当法制审核的送审；负责人决定。</li></ol>
                """)
    }
}
