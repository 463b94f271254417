import Design
import Engine
import HTML
import Kernel
import Storage

/// The matters of a desk: of each what is to be done, with whom it lies, when it is due, and one thing that can be done about whose it is.
struct DeskTable {
    let tab: DeskTab
    let reader: PersonID
    /// The organs over which the reader looks: there he or she says who handles what.
    let headed: Set<OrganCode>
    let engine: Engine
    let registers: Registers
    let today: Day
    let csrf: String
    /// This page, to come back to.
    let back: String
    /// Of which it need not be said that a matter is its own.
    let home: OrganCode?

    func html(_ items: [DeskItem], caption: String) -> HTML {
        DataTable(
            caption: caption, columns: ["要办的", "事项", "在谁手上", "期限", "承办"].map { DataTable.Column($0) },
            rows: items.map { item in
                let verb = self.verb(item)
                return [verb.label, matter(item), holder(item), due(item), control(item)]
            }, rowLinks: items.map { verb($0).path },
            rowTones: items.map { item in item.line.due.map { $0 < today } ?? false ? .bad : nil }
        ).html
    }

    // MARK: What is to be done

    /// What is to be done, and where.
    private func verb(_ item: DeskItem) -> (label: HTML, path: String) {
        let id = item.line.id
        let waits = "<span class=\"cell-note\">等待他人</span>" as HTML
        guard let place = item.own ?? item.places.first else { return ("查看", Paths.matter(id)) }
        let name = stepName(place.ask.step, item.line)
        guard item.own != nil else {
            // Whoever worked a case out may put the decision before the head instead of waiting for it.
            if tab == .mine, place.ask.act == .take, place.ask.isApproval, !name.isEmpty {
                return ("拟办“\(name)”\(waits)", Paths.action(id, place.ask.step))
            }
            return ("\(name.isEmpty ? "查看" : "等待“\(name)”")", Paths.matter(id))
        }
        switch place.ask.act {
        case .take:
            let isSure = !name.isEmpty
            return ("\(isSure ? name : "办理")", isSure ? Paths.action(id, place.ask.step) : Paths.matter(id))
        case .approve: return ("批准“\(name)”", Paths.matter(id) + "#prepared-\(place.ask.step)")
        case .review: return ("审核“\(name)”", Paths.matter(id) + "#prepared-\(place.ask.step)")
        case .redo: return ("重新拟办“\(name)”", Paths.action(id, place.ask.step))
        case .correct: return ("决定更正", Paths.matter(id) + "#correction")
        case .accept: return ("答复移送", Paths.matter(id) + "#moving")
        }
    }

    private func definition(_ line: MatterLine) -> (any Definition)? { try? engine.definition(line.kind) }

    private func stepName(_ step: String, _ line: MatterLine) -> String {
        guard !step.isEmpty, let definition = definition(line) else { return "" }
        return definition.outline(line.edition)?.action(step)?.name ?? ""
    }

    // MARK: Which, whose, when

    private func matter(_ item: DeskItem) -> HTML {
        let line = item.line
        let title = line.title.isEmpty ? "编号\(line.id)" : line.title
        let organ = line.organ == home ? nil : registers.organs.name(of: line.organ)
        let notes = [definition(line)?.kind.name ?? line.kind, line.number, organ].compactMap { $0 }
        // As a card each cell is a row of two: its heading, and one thing beside it.
        return """
            <div><a href="\(Paths.matter(line.id))">\(title)</a><span class="cell-note">\(notes.joined(separator: "　"))</span></div>
            """
    }

    private func holder(_ item: DeskItem) -> HTML {
        guard let place = item.own ?? item.places.first else { return "—" }
        let part: HTML
        switch item.part {
        case .lead?: part = "<span class=\"cell-note\">主办</span>"
        case .helper?: part = "<span class=\"cell-note\">协办</span>"
        case .taker?, nil: part = ""
        }
        let care: HTML = item.person.map { $0 == reader ? "" : "<span class=\"cell-note\">代\(name($0))</span>" } ?? ""
        if item.own != nil, place.holder == nil || place.holder == reader || item.person != nil {
            let whose: HTML = place.holder == nil && !place.ask.isApproval ? "无人承办" : "我"
            return "<div>\(whose)\(part)\(care)</div>"
        }
        let post = registers.organs.name(of: place.desk.organ) + place.desk.role.name
        let who: HTML = place.holder.map { "\(name($0))<span class=\"cell-note\">\(post)</span>" } ?? HTML(text: post)
        return "<div>\(who)\(part)\(care)</div>"
    }

    private func name(_ person: PersonID) -> String { registers.names[person] ?? person.description }

    private func due(_ item: DeskItem) -> HTML {
        guard item.line.due != nil else {
            return "<div><span class=\"quiet\">无期限</span><span class=\"cell-note\">\(item.line.opened.iso)起</span></div>"
        }
        return DueText.mark(item.line, on: today)
    }

    // MARK: Whose it is to be

    private func control(_ item: DeskItem) -> HTML {
        let id = item.line.id
        guard item.line.closed == nil else { return "" }
        // What lies before the reader for a word is decided on, not handled.
        if let own = item.own, own.desk.role.reach == .organ, own.lead == nil, !own.ask.isApproval,
            tab == .nobody || own.holder.map({ $0 == reader }) ?? true
        {
            let fields = [(name: "act", value: "take"), (name: "back", value: back)]
            return Button.post("认领", path: Paths.handling(id), csrf: csrf, fields: fields, style: .plain)
        }
        let isHeads = headed.contains(item.line.organ) || item.places.contains { headed.contains($0.desk.organ) }
        if isHeads {
            let isHandled = item.places.contains { $0.lead != nil }
            return Button.link(isHandled ? "改派" : "指派", path: Paths.matter(id) + "#handlers", style: .quiet)
        }
        if item.part == .lead || item.part == .helper { return Button.link("退出", path: Paths.matter(id) + "#handlers", style: .quiet) }
        return ""
    }
}
