import Design
import Engine
import HTML
import Kernel
import Storage

/// All kinds of matter in sight, in the groups of the annual report.
struct OverviewPage: Sendable {
    struct Kind: Sendable {
        let kind: MatterKind
        let all: Int
        let open: Int
        let openings: [Permission.Opportunity]
    }

    let kinds: [Kind]

    var body: HTML {
        guard !kinds.isEmpty else { return EmptyState.show("您的岗位没有可以查看的事项。") }
        let groups = MatterKind.Group.allCases.map { group in (group, kinds.filter { $0.kind.group == group }) }.filter { !$0.1.isEmpty }
        return "\(each: groups, { section($0.0, $0.1) })"
    }

    private func section(_ group: MatterKind.Group, _ kinds: [Kind]) -> HTML {
        let table = DataTable(
            caption: group.rawValue,
            columns: [
                DataTable.Column("事项"), DataTable.Column("在办和有效", isNumber: true), DataTable.Column("全部", isNumber: true), DataTable.Column("可以开启"),
            ],
            rows: kinds.map { kind in
                let actions = Set(kind.openings.map(\.action.name)).sorted().joined(separator: "、")
                return [HTML(text: kind.kind.name), "\(kind.open)", "\(kind.all)", HTML(text: actions.isEmpty ? "—" : actions)]
            }, rowLinks: kinds.map { Paths.list($0.kind.id) })
        return Panel.panel(group.rawValue, isFlush: true, body: table.html)
    }
}

/// A short list of matters, for desks.
struct LineTable {
    let caption: String
    let registers: Registers
    let today: Day

    func html(_ lines: [MatterLine], definition: (MatterLine) -> (any Definition)?) -> HTML {
        DataTable(
            caption: caption, columns: ["事项", "阶段", "期限"].map { DataTable.Column($0) },
            rows: lines.map { line in
                let kind = definition(line)
                let note = "\(kind?.kind.name ?? line.kind)　\(registers.organs.name(of: line.organ))"
                return [
                    "\(line.title.isEmpty ? "编号\(line.id)" : line.title)<span class=\"cell-note\">\(note)</span>",
                    kind.map { StageBadge.show(line, $0) } ?? "",
                    DueText.mark(line, on: today),
                ]
            }, rowLinks: lines.map { Paths.matter($0.id) },
            rowTones: lines.map { $0.closed == nil && DueText.tone($0, on: today) == .bad ? .bad : nil }
        ).html
    }
}
