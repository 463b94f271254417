import Design
import Engine
import HTML
import Kernel
import Storage

/// 分工: who handles how much in an organ, what of it is late, what nobody leads; and moving it.
struct DivisionPage: Sendable {
    struct Person: Sendable, Hashable {
        let person: PersonID
        let login: String
        let name: String
        /// Has a post there on the day; others only have matters left.
        let isThere: Bool
    }

    struct Model: Sendable {
        let organ: OrganCode
        let organs: [OrganCode]
        let today: Day
        let people: [Person]
        let counts: [HandlingCount]
        let unled: [MatterLine]
        /// Whose matters are shown; `nil` for what nobody leads.
        let chosen: PersonID?
        let lines: [HandledLine]
        let absences: [AbsenceRow]
    }

    /// What somebody wanted to move, and what came of each.
    struct Attempt: Sendable {
        let to: String
        let reason: String
        let matters: Set<MatterID>
        var done: [MatterID] = []
        var problems: [(matter: MatterID?, says: String)] = []
    }

    static let most: Int = 200

    let model: Model
    let registers: Registers
    let engine: Engine
    let csrf: String
    let request: String
    var attempt: Attempt?
    var absenceAttempt: FormAttempt?

    private var path: String { Paths.division + Query([("organ", model.organ.description)]).text }

    private func path(of person: PersonID?) -> String {
        Paths.division + Query([("organ", model.organ.description), ("person", person?.description ?? "")]).text
    }

    var body: HTML {
        let main: HTML = "\(told)\(table)\(matters)"
        return "\(absenceAttempt?.summary)\(filter)\(Columns.show(main: main, side: absences))"
    }

    private var filter: HTML {
        guard model.organs.count > 1 else { return "" }
        let options = model.organs.prefix(600).map { Option($0.description, registers.organs.name(of: $0)) }
        return FilterBar.form(
            action: Paths.division,
            controls: FormField("机关", name: "organ", kind: .choice(Array(options)), value: model.organ.description, isAuto: true).html)
    }

    private var table: HTML {
        let groups = Dictionary(grouping: model.counts, by: \.person)
        let known = model.people.map(\.person)
        let others = groups.keys.filter { !known.contains($0) }.sorted { $0.description < $1.description }
        let nobody: [HTML] = [
            "没有人主办的", "\(model.unled.count)\(model.unled.count == Self.most ? "以上" : "")", "—",
            "\(model.unled.count { DueText.tone($0, on: model.today) == .warn })",
            "\(model.unled.count { DueText.tone($0, on: model.today) == .bad })", "",
        ]
        let rows = (known + others).map { person -> [HTML] in
            let counts = groups[person] ?? []
            func total(_ part: Handler.Part) -> Int { counts.filter { $0.part == part }.map(\.total).reduce(0, +) }
            let state: HTML =
                known.contains(person)
                ? registers.absence(of: person, on: model.today).map { away in
                    "\(Badge.badge("离岗", .warn)) <span class=\"quiet\">至\(away.until.iso)</span>"
                } ?? "在岗" : Badge.badge("已不在岗", .bad)
            return [
                HTML(text: registers.names[person] ?? person.description), "\(total(.lead))", "\(total(.helper))",
                "\(counts.map(\.pressing).reduce(0, +))", "\(counts.map(\.overdue).reduce(0, +))", state,
            ]
        }
        let numbers = ["主办", "协办", "临近期限", "逾期"].map { DataTable.Column($0, isNumber: true) }
        let late = (known + others).map { person in (groups[person] ?? []).contains { $0.overdue > 0 } }
        return Panel.panel(
            "分工", id: "division", isFlush: true,
            body: DataTable(
                caption: "\(registers.organs.name(of: model.organ))，各人承办的在办事项",
                columns: [DataTable.Column("人员")] + numbers + [DataTable.Column("状态")],
                rows: [nobody] + rows, rowLinks: [path(of: nil)] + (known + others).map { path(of: $0) },
                rowTones: [nil] + late.map { $0 ? .bad : nil }
            ).html)
    }

    private var told: HTML {
        guard let attempt, !attempt.problems.isEmpty || !attempt.done.isEmpty else { return "" }
        let done: HTML = attempt.done.isEmpty ? "" : "<p>已改派\(attempt.done.count)件。</p>"
        let items = attempt.problems.map { problem in
            Checklist.Item(.unmet, (problem.matter.map { "编号\($0)：" } ?? "") + problem.says)
        }
        let rest: HTML = items.isEmpty ? "" : Checklist.show(items)
        return """
            <div class="told" role="alert" tabindex="-1" data-focus>\
            \(Callout.callout(items.isEmpty ? .good : .bad, title: items.isEmpty ? "已经改派。" : "有没有改派的事项。", body: "\(done)\(rest)"))</div>
            """
    }

    /// The matters of whoever is chosen, each with a box, and to whom they are to go.
    private var matters: HTML {
        let lines: [(line: MatterLine, part: String, canMove: Bool)] =
            model.chosen == nil
            ? model.unled.map { ($0, "", true) }
            : model.lines.map { ($0.line, $0.part.name + ($0.isAside ? "，等待他人" : ""), $0.part == .lead) }
        let title = model.chosen.map { "\(registers.names[$0] ?? $0.description)承办的" } ?? "没有人主办的"
        guard !lines.isEmpty else { return Panel.panel(title, id: "matters", body: EmptyState.show("没有在办的事项。")) }
        let table = DataTable(
            caption: title, columns: ["选择", "事项", "承办", "阶段", "期限"].map { DataTable.Column($0) },
            rows: lines.map { line, part, canMove in
                let kind = try? engine.definition(line.kind)
                let name = line.title.isEmpty ? "编号\(line.id)" : line.title
                let chosen = attempt?.matters.contains(line.id) ?? false
                let box: HTML =
                    canMove
                    ? """
                    <label class="tick"><input type="checkbox" name="matter" value="\(String(line.id))"\(Attribute.flag("checked", chosen))>\
                    <span class="away">选择“\(name)”</span></label>
                    """ : "—"
                return [
                    box, "<a href=\"\(Paths.matter(line.id))\">\(name)</a><span class=\"cell-note\">\(kind?.kind.name ?? line.kind)</span>",
                    HTML(text: part), kind.map { StageBadge.show(line, $0) } ?? "", DueText.mark(line, on: model.today),
                ]
            }, linkColumn: 1)
        let people = model.people.filter { $0.person != model.chosen && registers.absence(of: $0.person, on: model.today) == nil }
        let options = people.map { person in
            let led = model.counts.first { $0.person == person.person && $0.part == .lead }?.total ?? 0
            return Option(person.person.description, "\(person.name)（主办\(led)件）")
        }
        let to = FormField("交给", name: HandlingRequest.personField, kind: .person(options), value: attempt?.to ?? "", required: true)
        let reason = FormField("理由", name: HandlingRequest.reasonField, value: attempt?.reason ?? "", help: "改派的，必须写明；记入每一件的全过程记录。")
        let label = model.chosen == nil ? "指派所选的" : "改派所选的"
        let more: HTML = lines.count == Self.most ? "<p class=\"quiet\">只列出先到期的\(Self.most)件。</p>" : ""
        let hidden: [(String, String)] = [
            ("request", request), ("organ", model.organ.description), ("from", model.chosen?.description ?? ""),
        ]
        return Panel.panel(
            title, id: "matters",
            body: Form.post(
                action: Paths.division, csrf: csrf, enter: (label, nil, nil),
                body: """
                    \(each: hidden, { Hidden.field($0.0, $0.1) })\(table.html)\(more)<div class="fields">\(to.html)\(reason.html)</div>\
                    \(Form.actions(Button.submit(label)))
                    """))
    }

    private var absences: HTML {
        let people = model.people.filter(\.isThere).map { Option($0.login, $0.name) }
        let table = AbsenceTable(
            rows: model.absences, names: registers.names, today: model.today, csrf: csrf, back: path, showsPerson: true
        ).html
        let none: HTML = model.absences.isEmpty ? "<p class=\"quiet\">现在和以后都没有人离岗。</p>" : ""
        let form: HTML =
            people.isEmpty
            ? ""
            : AbsenceForm(
                csrf: csrf, back: path, today: model.today, people: people, substitutes: people, attempt: absenceAttempt
            ).html
        return Panel.panel("离岗", id: "absences", body: "\(none)\(table)\(form)")
    }
}
