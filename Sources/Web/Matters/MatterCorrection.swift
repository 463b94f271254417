import Design
import Engine
import HTML
import Kernel
import Storage

/// A slip of the pen that waits for a decision, on the matter's page: what it says and what was meant, what would be corrected, and what the
/// reader may do about it.
struct MatterCorrection {
    let page: MatterPage

    private var model: MatterModel { page.model }
    private var id: MatterID { model.dossier.row.id }
    private var definition: any Definition { model.dossier.definition }
    private var text: ValueText { ValueText(page.registers.valueNames, isWhole: page.isWhole) }

    var html: HTML {
        let told: HTML = page.correctionAttempt.map { $0.answer.html() } ?? ""
        guard let open = model.correction else { return told }
        let proposal = open.correction.proposal
        let name = page.registers.names[proposal.person] ?? proposal.person.description
        let role = definition.roles.first { $0.id == proposal.role }?.name ?? ""
        let post = page.registers.organs.name(of: proposal.organ) + role
        let reason: HTML = "\(proposal.words) <span class=\"quiet\">\(name)（\(post)），\(proposal.at.day.chinese)</span>"
        let facts: [(label: String, value: HTML)] = [(label: "理由", value: reason)]
        let evidence: [(label: String, value: HTML)] =
            open.correction.evidence.map { file in
                [(label: "证明材料", value: "<a href=\"\(Paths.attachment(id, file.digest))\">\(file.name)</a>")]
            } ?? []
        let body: HTML = """
            \(told)\(DefinitionList.show(facts + evidence, isWide: true))\(table(open.changes, "要更正的内容"))\
            \(open.carried.isEmpty ? "" : table(open.carried, "办理环节据以记下，随之更正的内容"))\(effects(open))\(refusals(open))\(form(open))
            """
        return Panel.panel("更正：待批", id: "correction", actions: Badge.badge("待批更正", .info), body: body)
    }

    private func table(_ changes: [(info: FieldInfo, change: Correction.Change)], _ caption: String) -> HTML {
        let rows: [[HTML]] = changes.map { info, change in
            [HTML(text: info.label), HTML(text: text.text(info, change.was)), "<b>\(text.text(info, change.becomes))</b>"]
        }
        let columns = [DataTable.Column("内容"), DataTable.Column("现为"), DataTable.Column("更正为")]
        return DataTable(caption: caption, columns: columns, rows: rows, showsCaption: true).html
    }

    private func effects(_ open: OpenCorrection) -> HTML {
        var items: [HTML] = []
        for (paper, notice) in open.notices {
            // The text names the parties whole.
            guard page.isWhole || !definition.holdsPersonalData(model.dossier.record) else {
                items.append("<li>制发《\(notice.title)》，更正\(paper)；载有个人信息，查看完整的个人信息以后在这里显示。</li>")
                continue
            }
            items.append(
                "<li><details><summary>制发《\(notice.title)》，更正\(paper)</summary><div class=\"paper-draft\">\(DocumentText(content: notice).html)</div></details></li>"
            )
        }
        for name in open.reissues { items.append("<li>已经收回的《\(name)》重新制发</li>") }
        for title in open.publications { items.append("<li>重新公示，取代现在公示的：\(title)</li>") }
        return items.isEmpty ? "" : "<h3>批准以后</h3><ul class=\"links\">\(items.joined())</ul>"
    }

    private func refusals(_ open: OpenCorrection) -> HTML {
        let wrong = open.fields.map { Checklist.Item(.unmet, "\($0.label)：\($0.rule)") }
        let items = open.refusals.map { Checklist.Item(.unmet, $0.says, article: $0.basis.description) } + wrong
        return items.isEmpty ? "" : "<h3>现在还不能批准</h3>\(Checklist.show(items))"
    }

    private func form(_ open: OpenCorrection) -> HTML {
        let path = Paths.correction(id)
        let hidden: [(name: String, value: String)] = [("version", String(model.dossier.row.version))]
        let back: HTML =
            open.mayWithdraw
            ? "<p>\(Button.post("撤回更正的提请", path: path, csrf: page.csrf, fields: hidden + [(name: "act", value: "withdraw")]))</p>" : ""
        guard open.mayDecide else { return back }
        let name = CorrectionRequest.wordsField
        let attempt = page.correctionAttempt
        let words = FormField(
            "意见", name: name, kind: .multiline(rows: 2), value: attempt?.words ?? "", help: "批准的可以不写；不予更正的必须写明理由。",
            error: attempt?.answer.error(name))
        let buttons: HTML = """
            \(Button.submit("批准更正", name: "act", value: "approve"))\(Button.submit("不予更正", name: "act", value: "refuse", style: .plain))
            """
        let body: HTML = "\(each: hidden, { Hidden.field($0.name, $0.value) })\(words.html)\(Form.actions(buttons))"
        return "\(Form.post(action: path, csrf: page.csrf, enter: ("批准更正", "act", "approve"), body: body))\(back)"
    }

    /// What somebody wanted to do about a slip of the pen or a paper, and why it was not done.
    struct Attempt: Sendable {
        var words: String = ""
        var answer: ActAnswer = ActAnswer()
    }
}

/// A paper's marks and what may be done about it, in the list of a matter's papers.
struct PaperMarks {
    let page: MatterPage
    let paper: PaperLine

    private var ledger: Ledger { page.model.dossier.ledger }
    private var id: MatterID { page.model.dossier.row.id }

    var html: HTML {
        var marks: [HTML] = []
        if let recall = ledger.recall(of: paper.document, paper.ordinal) { marks.append(Badge.badge("\(recall.on.iso)收回", .warn)) }
        for notice in ledger.notices(correcting: paper.document, paper.ordinal) {
            let name = page.model.dossier.definition.correcting.paper
            marks.append("<a href=\"\(Paths.document(id, Correction.paper, notice))\">见\(name)</a>")
        }
        if paper.document == Correction.paper, let corrected = ledger.corrected.first(where: { $0.notice == paper.ordinal }) {
            let name = page.model.dossier.definition.name(ofPaper: corrected.document)
            marks.append("<a href=\"\(Paths.document(id, corrected.document, corrected.ordinal))\">更正《\(name)》</a>")
        }
        return "\(each: marks, { " \($0)" })\(form)"
    }

    private var form: HTML {
        let isSame: (PaperLine) -> Bool = { $0.document == paper.document && $0.ordinal == paper.ordinal }
        let path = Paths.paper(id, paper.document, paper.ordinal)
        let hidden: [(name: String, value: String)] = [("version", String(page.model.dossier.row.version))]
        if page.model.recallable.reissue.contains(where: isSame) {
            return " \(Button.post("重新制发", path: path, csrf: page.csrf, fields: hidden + [(name: "act", value: "reissue")]))"
        }
        guard page.model.recallable.recall.contains(where: isSame) else { return "" }
        let reason = FormField(
            "收回的理由", name: CorrectionRequest.wordsField, required: true, help: "没有送达的才能收回；文号不再使用，公示同时撤回，理由向社会公开。",
            id: "recall-\(paper.document)-\(paper.ordinal)")
        return """
            <details><summary>收回</summary><form class="inline" method="post" action="\(path)">\(Hidden.field("csrf", page.csrf))\
            \(each: hidden, { Hidden.field($0.name, $0.value) })\(Hidden.field("act", "recall"))\(reason.html)\
            \(Button.submit("收回文书", style: .plain, confirm: "收回以后这份文书不再有效，需要时重新制发。"))</form></details>
            """
    }
}
