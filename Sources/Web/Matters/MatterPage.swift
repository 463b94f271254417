import Design
import Engine
import HTML
import Kernel
import Storage

/// The page of one matter: what can be done, what is recorded, what was done, what time is left.
struct MatterPage {
    let model: MatterModel
    let registers: Registers
    let engine: Engine
    let csrf: String
    let today: Day
    /// Personal data is shown whole; a request to see it has been entered in the journal.
    var isWhole: Bool = false
    /// Names what is sent about a prepared step for good: sent twice, it is done once.
    var request: String = ""
    /// What somebody wanted to do about a prepared step and could not.
    var attempt: MatterPreparations.Attempt?
    /// What somebody wanted to do about moving the matter and could not.
    var movingAttempt: MatterMoving.Attempt?
    /// The same about joining it to another.
    var joiningAttempt: MatterJoining.Attempt?
    /// The same of a slip of the pen, or of a paper that was to be taken back.
    var correctionAttempt: MatterCorrection.Attempt?
    /// The same of who answers for the matter.
    var handlingAttempt: MatterHandlers.Attempt?

    private var row: MatterRow { model.dossier.row }
    private var definition: any Definition { model.dossier.definition }
    private var outline: ProcedureOutline { model.dossier.outline }

    var title: String { row.title.isEmpty ? "\(definition.kind.name)\(row.id)" : row.title }

    var heading: HTML {
        let stage = outline.stage(row.stage)
        let joined: HTML = model.dossier.ledger.joinedTo.map { Badge.badge("已并入事项\($0)", .neutral) } ?? ""
        let badges: HTML = "\(Badge.badge(stage?.name ?? row.stage, stage?.isFinal == true ? .neutral : .info))\(joined)"
        let waits = model.desks.map { "\(registers.organs.name(of: $0.organ))\($0.role.name)" }.joined(separator: "、")
        let lead: HTML = """
            \(registers.organs.name(of: row.organ))　编号\(row.id)　\(row.opened.chinese)开启\(row.closed.map { "，\($0.chinese)办结" } ?? "")\
            \(waits.isEmpty ? "" : "　等待\(waits)办理")
            """
        return PageHead.show(title, kicker: [definition.kind.name, row.number].compactMap { $0 }.joined(separator: "　"), badges: badges, lead: lead)
    }

    var body: HTML {
        let matter = MatterParts(page: self)
        let steps = MatterSteps(model: model, registers: registers).html
        let waiting: HTML = "\(MatterCorrection(page: self).html)\(MatterPreparations(page: self).html)"
        let handlers = MatterHandlers(page: self).html
        let moving = MatterMoving(page: self)
        // A hand-over that waits for an answer is read before the rest, what one could propose after it.
        let (asked, possible): (HTML, HTML) = moving.isPressing ? (moving.html, "") : ("", moving.html)
        let columns = Columns.show(
            main: "\(matter.cautions)\(waiting)\(asked)\(steps)\(MatterJoining(page: self).html)\(matter.facts)\(matter.timeline)\(possible)",
            side: "\(handlers)\(matter.clocks)\(matter.documents)\(matter.publications)\(matter.related)\(matter.proof)", sideFirstOnPhone: false)
        return "<div class=\"matter\" data-version=\"\(row.version)\">\(MatterNow(page: self).html)\(columns)</div>"
    }
}

/// The parts of a matter's page.
struct MatterParts {
    let page: MatterPage

    private var model: MatterModel { page.model }
    private var row: MatterRow { model.dossier.row }
    private var definition: any Definition { model.dossier.definition }
    private var outline: ProcedureOutline { model.dossier.outline }

    /// What the matter rests on and has since fallen.
    var cautions: HTML {
        let notes: [HTML] = model.cautions.map { note in
            Callout.callout(.warn, title: "\(note.text)", body: "<p>\(note.basis.description)</p>")
        }
        return notes.joined()
    }

    /// The record, field by field; files can be fetched, references followed, personal data asked for.
    var facts: HTML {
        let view = FieldView(text: ValueText(page.registers.valueNames, isWhole: page.isWhole), page: page)
        let filled = definition.values(of: model.dossier.record).filter { model.party?.shows(field: $0.info.name) ?? true }
        guard !filled.isEmpty else { return "" }
        let groups = FieldSections(filled, \.info).sections.map { section in
            (title: section.title, facts: section.items.map { (label: $0.label, value: view.html($0.item.info, $0.item.json)) })
        }
        let hasMasked = filled.contains { $0.info.holdsPersonalData }
        let note: HTML = hasMasked && !page.isWhole && model.mayUnmask ? unmaskForm : ""
        let correct: HTML = model.mayCorrect ? Button.link("更正笔误", path: Paths.correct(row.id), style: .quiet) : ""
        return Panel.panel("登记内容", id: "record", actions: correct, body: "\(note)\(DefinitionList.show(groups: groups, isWide: true))")
    }

    private var unmaskForm: HTML {
        """
        <details class="unmask"><summary>查看完整的个人信息</summary>\
        <form class="inline" method="post" action="\(Paths.unmask(row.id))">\(Hidden.field("csrf", page.csrf))\
        \(FormField("查看的理由", name: "reason", required: true, help: "谁、何时、因何查看，会记入全过程记录。").html)\
        \(Button.submit("查看并留痕", style: .plain))</form></details>
        """
    }

    var timeline: HTML {
        let entries = MatterHistory(page: page).entries
        let (latest, earlier) = (Array(entries.prefix(Self.mostEntries)), Array(entries.dropFirst(Self.mostEntries)))
        let rest: HTML =
            earlier.isEmpty
            ? "" : "<details class=\"more-steps earlier\"><summary>更早的\(earlier.count)条</summary>\(Timeline.show(earlier))</details>"
        return Panel.panel("办理过程", id: "timeline", body: "\(Timeline.show(latest))\(rest)")
    }

    /// How many entries of the timeline are shown before the fold.
    private static let mostEntries: Int = 5

    /// Those that run, the first to run out first; those that have ended are folded where there are others.
    var clocks: HTML {
        guard !model.limits.isEmpty else { return "" }
        let running = model.limits.filter(\.isRunning).sorted { ($0.reading.due?.day.ordinal ?? .max) < ($1.reading.due?.day.ordinal ?? .max) }
        let ended = model.limits.filter { !$0.isRunning }
        let rest: HTML = "\(each: ended, clock)"
        guard !running.isEmpty, ended.count > 1 else { return Panel.panel("期限", id: "clocks", body: "\(each: running, clock)\(rest)") }
        let late = ended.count { $0.reading.state == .metLate }
        let fold: HTML = """
            <details class="more-steps"><summary>已经结束的\(ended.count)项\(late > 0 ? "，其中逾期\(late)项" : "")</summary>\(rest)</details>
            """
        return Panel.panel("期限", id: "clocks", body: "\(each: running, clock)\(fold)")
    }

    private func clock(_ item: MatterModel.Limit) -> HTML {
        let reading = item.reading
        let due = reading.due.map { "\($0.day.iso)\($0.isProvisional ? "（暂定）" : "")" } ?? "恢复后确定"
        return ClockCard.show(
            name: item.limit.name, due: reading.state.chinese, tone: item.tone,
            detail: "\(due)，已用\(reading.used)/\(reading.budget)\(reading.unit.chinese)", share: reading.state == .met ? nil : item.share,
            lines: item.lines, article: item.limit.basis.description)
    }

    var documents: HTML {
        guard !model.papers.isEmpty else { return "" }
        let counts = Dictionary(grouping: model.papers, by: \.document).mapValues(\.count)
        let items: [HTML] = model.papers.map { paper in
            let name = definition.name(ofPaper: paper.document)
            let which = (counts[paper.document] ?? 1) > 1 ? "第\(paper.ordinal)次制发" : nil
            let comparison: HTML =
                paper.ordinal > 1 && paper.document != Correction.paper
                ? " <a href=\"\(Paths.comparison(row.id, paper.document, paper.ordinal))\">与上一次比较</a>" : ""
            return """
                <li><a href="\(Paths.document(row.id, paper.document, paper.ordinal))">\(name)</a> \
                <span class="quiet">\([paper.number, which, paper.issued.iso].compactMap { $0 }.joined(separator: "，"))</span>\(comparison)\(PaperMarks(page: page, paper: paper).html)</li>
                """
        }
        return Panel.panel("文书", id: "documents", body: "<ul class=\"links\">\(items.joined())</ul>")
    }

    var related: HTML {
        var items: [HTML] = []
        func add(_ line: MatterLine, _ how: String) {
            let kind = (try? page.engine.definition(line.kind))?.kind.name ?? line.kind
            items.append(
                "<li><a href=\"\(Paths.matter(line.id))\">\(line.title.isEmpty ? "编号\(line.id)" : line.title)</a> <span class=\"quiet\">\(kind)，\(how)</span></li>"
            )
        }
        if let parent = model.parent { add(parent, "由它开启") }
        for child in model.children { add(child, "由本事项开启") }
        for service in model.correctionServices { add(service, "送达本事项的更正书") }
        for (field, line) in model.references {
            add(line, definition.fields.first { $0.name == field }?.label ?? field)
        }
        for line in model.citedBy { add(line, "引用本事项") }
        return items.isEmpty ? "" : Panel.panel("有关事项", id: "related", body: "<ul class=\"links\">\(items.joined())</ul>")
    }

    var publications: HTML {
        guard !model.publications.isEmpty else { return "" }
        let items: [HTML] = model.publications.map { publication in
            "<li>\(name(of: publication.place)) <span class=\"quiet\">\(publication.published.iso)公示\(ending(of: publication))</span></li>"
        }
        return Panel.panel("公示", id: "publications", body: "<ul class=\"links\">\(items.joined())</ul>")
    }

    private func name(of place: PublicationPlace) -> String {
        definition.publications.first { $0.id == place.publication }?.name ?? place.publication
    }

    private func ending(of publication: PublicationRow) -> String {
        switch publication.closing?.ending {
        case .withdrawn(let notice): "，\(publication.closing?.day.iso ?? "")由\(notice.organ)撤回：\(notice.reason)（\(notice.article)）"
        case .replaced(let successor): "，\(publication.closing?.day.iso ?? "")由“\(name(of: successor))”取代"
        case nil: publication.until.map { "，公示至\($0.iso)" } ?? ""
        }
    }

    var proof: HTML {
        guard let last = model.entries.last else { return "" }
        let covered: HTML = model.checkpoint.map { "已由\($0.day.chinese)的签名检查点覆盖。" } ?? "尚未被签名检查点覆盖，当日结束时签名。"
        return Panel.panel(
            "记录的证明", id: "proof",
            body: """
                <p>共\(model.entries.count)条记录，最后一条为第\(last.entry)条。\(covered)</p>
                \(Digest.show(last.hash.map { MatterHistory.hex($0) }.joined(), label: "记录摘要"))
                <p>\(Button.link("核验与下载", path: Paths.proof(row.id), style: .quiet))</p>
                """)
    }
}
