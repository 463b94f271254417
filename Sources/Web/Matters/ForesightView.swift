import Design
import Engine
import HTML
import Kernel
import Storage

/// The words of a page of 核对: what will go out, what begins and follows with it, and what cannot be undone.
struct ForesightView {
    let model: ForesightModel
    let registers: Registers
    /// Personal data in the papers may be shown: whoever reads typed them, or the journal has that they are read.
    let isWhole: Bool
    /// The page has a button by which the papers are opened.
    var mayAsk: Bool = false

    private var action: ActionOutline { model.first.part.action }

    // MARK: What is read

    var main: HTML { "\(gaps)\(papers)\(publications)" }
    var side: HTML { "\(limits)\(following)\(irrevocable)" }

    private var gaps: HTML {
        let items: [HTML] = model.gaps.map { gap in "<li>\(gap.place)：\(gap.labels.map { "“\($0)”" }.joined(separator: "、"))没有内容</li>" }
        let wrong: HTML =
            items.isEmpty ? "" : Callout.callout(.warn, title: "文书中有空缺，制发以后只能更正。", body: "<ul class=\"gaps\">\(items.joined())</ul>")
        guard !model.unfilled.isEmpty else { return wrong }
        return """
            \(wrong)<details class="fold unfilled"><summary>没有填写的选填项（\(model.unfilled.count)）</summary>\
            <p>\(model.unfilled.joined(separator: "、"))</p></details>
            """
    }

    private var papers: HTML {
        let outgoing: [HTML] = model.parts.flatMap { part in part.outgoing.map { paper($0, part) } }
        let filed: [HTML] = model.parts.flatMap(\.filed).map { paper in
            "<details class=\"fold\"><summary>存卷的《\(paper.name)》</summary>\(sheet(paper))</details>"
        }
        return "\(outgoing.joined())\(filed.joined())"
    }

    private func paper(_ paper: Foresight.Paper, _ part: ForesightModel.Part) -> HTML {
        let number = paper.isNumbered ? "制发时取得文号，文号连续、不得重用。" : "这份文书没有文号。"
        let to = paper.content.addressee.isEmpty ? part.part.parties : [paper.content.addressee]
        let served: HTML = to.isEmpty || !isWhole ? "" : "<p class=\"served\"><b>送达</b>　\(to.joined(separator: "、"))</p>"
        return Panel.panel("《\(paper.name)》", body: "\(served)<p class=\"quiet\">\(number)</p>\(sheet(paper))")
    }

    /// As it will print. What cannot be shown is said.
    private func sheet(_ paper: Foresight.Paper) -> HTML {
        guard isWhole else {
            let title = mayAsk ? "文书载有个人信息，还没有打开全文。" : "文书载有个人信息，您的岗位不能查看全文。"
            return Callout.callout(.info, title: title, body: "<p>其余内容照常核对。</p>")
        }
        let number: HTML = paper.content.number.isEmpty ? "" : "<p class=\"number\">\(paper.content.number)</p>"
        return """
            <div class="proof" role="region" aria-label="\(paper.name)的样稿" tabindex="0"><div class="sheet"><p class="red-head">\(paper.issuer)</p>\
            \(number)<hr class="red-rule"><p class="sheet-title">\(paper.content.title)</p>\(DocumentText(content: paper.content).html)</div></div>
            """
    }

    private var publications: HTML {
        let made: [HTML] = model.parts.flatMap(\.part.publications).map { publication in
            let view = publication.view
            let until = view.until.map { "公开至\($0.chinese)。" } ?? ""
            let replaced = publication.replaces.isEmpty ? "" : "取代已经公开的\(publication.replaces.map { "“\($0)”" }.joined(separator: "、"))。"
            let facts: [(label: String, value: HTML)] = view.items.map { (label: $0.label, value: HTML(text: $0.text)) }
            return Panel.panel(
                "向社会公开：\(publication.name)",
                body: """
                    <p class="quiet">公众看到的如下，个人信息已经隐去。\(until)\(replaced)</p>\
                    <h3>\(view.title)</h3>\(DefinitionList.show([(label: "公开机关", value: "\(view.organ)")] + facts, isWide: true))\
                    \(Article.show(publication.basis.description))
                    """)
        }
        let withdrawn: [HTML] = model.parts.flatMap(\.part.withdrawals).map { withdrawal in
            let facts: [(label: String, value: HTML)] = [
                (label: "理由", value: "\(withdrawal.notice.reason)"), (label: "撤回机关", value: "\(withdrawal.notice.organ)"),
            ]
            return Panel.panel(
                "撤回公开：\(withdrawal.name)", body: "<p class=\"quiet\">原来的内容不再显示，公众看到撤回的日期、机关和理由。</p>\(DefinitionList.show(facts))")
        }
        return "\(made.joined())\(withdrawn.joined())"
    }

    // MARK: What comes of it

    private var limits: HTML {
        let all = model.parts.flatMap { part in part.limits.map { (part: part, limit: $0) } }
        guard !all.isEmpty else { return "" }
        let items: [HTML] = all.map { part, limit in
            let word =
                switch limit.turn {
                case .starts: "开始计算"
                case .ends: "停止计算"
                case .moves: "改变"
                }
            let items: HTML = "<ul>\(each: limit.lines, { "<li>\($0)</li>" })</ul>"
            let lines: HTML = limit.lines.isEmpty ? "" : "<details class=\"how\"><summary>怎么算的</summary>\(items)</details>"
            let whose = part.part.matter == model.first.part.matter ? "" : "（\(part.part.definition.kind.name)）"
            return "<li><p><b>\(limit.name)</b>\(whose)　\(word)</p><p>\(limit.says)</p>\(Article.show(limit.article))\(lines)</li>"
        }
        return Panel.panel("期限", body: "<ul class=\"turns\">\(items.joined())</ul>")
    }

    private var following: HTML {
        let first = model.first.part
        var lines: [HTML] = []
        if let stage = first.stage { lines.append("本事项进入“\(stage.name)”阶段\(stage.isFinal ? "，办结" : "")") }
        if !first.awaited.isEmpty { lines.append("接下来：\(first.awaited.map { "“\($0.name)”" }.joined(separator: "、"))") }
        for part in model.parts.dropFirst() {
            let what = part.part.isOpening ? "另行开启" : "同时办理“\(part.part.action.name)”"
            // Not by its title: it may be a matter that the reader does not see.
            lines.append("\(part.part.definition.kind.name)：\(what)，\(part.organ)")
        }
        guard !lines.isEmpty else { return "" }
        return Panel.panel("随之发生的", body: "<ul class=\"turns\">\(each: lines, { "<li>\($0)</li>" })</ul>")
    }

    private var irrevocable: HTML {
        var lines: [String] = []
        let papers = model.parts.flatMap(\.part.papers)
        if papers.contains(where: \.isNumbered) { lines.append("文号一经取得，不退回、不重用") }
        if papers.contains(where: { !$0.isInternal }) { lines.append("文书一经制发，不能修改；笔误另行制发更正，其他改变重新作出决定") }
        if model.parts.contains(where: { !$0.part.publications.isEmpty }) { lines.append("公开以后可以依法撤回，但公开过的事实和撤回的理由留存") }
        if model.parts.contains(where: { !$0.part.withdrawals.isEmpty }) { lines.append("撤回以后，原来的地址只显示撤回的说明") }
        if model.parts.count > 1 { lines.append("其他事项中随之办理的环节，同样不能撤销") }
        lines.append("办理人、时间和内容记入全过程记录，不能删除")
        return Panel.panel("办理以后不能撤销的", body: "<ul class=\"turns\">\(each: lines, { "<li>\($0)</li>" })</ul>")
    }

    // MARK: Words

    /// What the confirming button does: 制发《…》并开始送达, 公开“…”.
    var deed: String {
        let names = model.parts.flatMap(\.outgoing).map { "《\($0.name)》" }
        let made = model.parts.flatMap(\.part.publications).map { "“\($0.name)”" }
        let withdrawn = model.parts.flatMap(\.part.withdrawals).map { "“\($0.name)”" }
        var words: [String] = []
        if let name = names.first {
            // A step that issues a paper and has it served next is known by the limit that begins.
            let isServed = model.first.limits.contains { $0.turn == .starts && $0.name.contains("送达") }
            words.append("制发\(name)\(names.count > 1 ? "等\(names.count)份文书" : "")\(isServed ? "并开始送达" : "")")
        }
        if let name = made.first { words.append("公开\(name)\(made.count > 1 ? "等\(made.count)项" : "")") }
        if let name = withdrawn.first, made.isEmpty { words.append("撤回公开的\(name)") }
        return words.isEmpty ? "办理“\(action.name)”" : words.joined(separator: "，")
    }
}
