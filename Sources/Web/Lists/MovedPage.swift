import Design
import Engine
import HTML
import Kernel
import Storage

/// What has gone from the reader's organs to others: to be read on, and counted for what was done here.
struct MovedPage {
    let lines: [(line: MatterLine, entry: Int, from: OrganCode)]
    let hasMore: Bool
    let engine: Engine
    let registers: Registers

    var body: HTML {
        guard let last = lines.last else { return EmptyState.show("没有移出本机关的事项。") }
        let rows: [[HTML]] = lines.map { moved in
            let kind = engine.kinds.first { $0.kind.id == moved.line.kind }
            return [
                HTML(text: moved.line.title.isEmpty ? "编号\(moved.line.id)" : moved.line.title), HTML(text: kind?.kind.name ?? moved.line.kind),
                HTML(text: registers.organs.name(of: moved.from)), HTML(text: registers.organs.name(of: moved.line.organ)),
                HTML(text: kind?.outline(moved.line.edition)?.stage(moved.line.stage)?.name ?? moved.line.stage),
            ]
        }
        let table = DataTable(
            caption: "已移出的事项，最近移出的在前", columns: ["事项", "种类", "移出机关", "现办理机关", "阶段"].map { DataTable.Column($0) }, rows: rows,
            rowLinks: lines.map { Paths.matter($0.line.id) })
        let next = hasMore ? Paths.moved + Query([("before", String(last.entry))]).text : nil
        return """
            <p>移走以后由现办理机关办理，本机关可以查看；移走以前的统计数留在本机关。</p>\
            \(Panel.panel("已移出", isFlush: true, body: table.html))\(Pager.pager(previous: nil, next: next, summary: "\(lines.count)件"))
            """
    }
}
