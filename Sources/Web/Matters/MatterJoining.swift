import Design
import Engine
import HTML
import Kernel
import Storage

/// What a matter is joined to, what is joined to it, whence it came, and what the reader may do about it.
struct MatterJoining {
    /// What somebody wanted to do, and why it was not done.
    struct Attempt: Sendable {
        var leader = ""
        var reason = ""
        var article = ""
        var answer: ActAnswer = ActAnswer()
    }

    let page: MatterPage

    private var id: MatterID { page.model.dossier.row.id }
    private var ledger: Ledger { page.model.dossier.ledger }

    var html: HTML {
        guard let options = page.model.joining, !options.isEmpty || page.joiningAttempt != nil || !ledger.joinings.isEmpty else { return "" }
        let told: HTML = page.joiningAttempt.map { $0.answer.html() } ?? ""
        let body: HTML = "\(told)\(standing(options))\(fellows(options))\(history)\(join(options))\(part(options))\(split(options))"
        return Panel.panel("并案和分案", id: "joining", body: body)
    }

    private func link(_ line: MatterLine) -> HTML {
        let name = [line.number ?? "编号\(line.id)", line.title].filter { !$0.isEmpty }.joined(separator: "　")
        return "<a href=\"\(Paths.matter(line.id))\">\(name)</a>"
    }

    /// Where it is dealt with, and where it came from.
    private func standing(_ options: JoiningOptions) -> HTML {
        var html: HTML = ""
        if let leader = ledger.joinedTo {
            let place: HTML = options.leader.map(link) ?? "事项\(leader)"
            let body: HTML = """
                <p>由\(place)一并办理。本事项不再单独办理任何环节，期限随主案计算；主案作出的决定记入本事项。</p>
                """
            html = Callout.callout(.info, title: "本事项已并入其他事项", body: body)
        }
        if let origin = ledger.origin {
            let whence: HTML = options.origin.map(link) ?? "事项\(origin.matter)"
            html = "\(html)<p>\(origin.on.chinese)由\(whence)分出；以前的办理过程见原案，期限接着计算。</p>"
        }
        let parts: [HTML] = options.parts.map { "<li>\(link($0))</li>" }
        if !parts.isEmpty { html = "\(html)<h3>分出的事项</h3><ul class=\"links\">\(parts.joined())</ul>" }
        return html
    }

    /// Those that are joined to it, each with its file.
    private func fellows(_ options: JoiningOptions) -> HTML {
        guard !options.joined.isEmpty else { return "" }
        let definition = page.model.dossier.definition
        let items: [HTML] = options.joined.map { fellow in
            let due: HTML = fellow.due.map { "<span class=\"quiet\">，单独计算的期限至\($0.chinese)</span>" } ?? ""
            let papers: [HTML] = fellow.papers.map { paper in
                let name = definition.name(ofPaper: paper.document)
                let path = Paths.document(fellow.line.id, paper.document, paper.ordinal)
                return "<li><a href=\"\(path)\">\(name)</a> <span class=\"quiet\">\(paper.number ?? "")</span></li>"
            }
            let file: HTML = papers.isEmpty ? "" : "<ul class=\"links\">\(papers.joined())</ul>"
            return "<li>\(link(fellow.line))\(due)\(file)</li>"
        }
        return "<h3>并入本事项的事项</h3><ul class=\"links\">\(items.joined())</ul><p class=\"quiet\">需要分开办理的，在该事项的页面上办理。</p>"
    }

    /// To what it was joined before.
    private var history: HTML {
        let ended: [HTML] = ledger.joinings.compactMap { joined in
            joined.until.map { "<li>\(joined.from.chinese)至\($0.chinese)并入事项\(joined.leader)</li>" }
        }
        return ended.isEmpty ? "" : "<ul class=\"quiet\">\(ended.joined())</ul>"
    }

    private func join(_ options: JoiningOptions) -> HTML {
        guard options.mayJoin else { return "" }
        let leader = FormField(
            "主案的事项编号", name: JoiningRequest.leaderField, kind: .integer, value: page.joiningAttempt?.leader ?? "", required: true,
            help: "先收到的同类事项，由它一并办理。编号见该事项的页面。", error: error(JoiningRequest.leaderField))
        return form(
            "并入其他事项", act: "join", "并入以后，本事项不再单独办理，拟办的环节到此为止；主案决定以前可以分开。", leader.html, options)
    }

    private func part(_ options: JoiningOptions) -> HTML {
        guard options.mayPart else { return "" }
        return form("分开办理", act: "part", "不再并入主案，由本事项从并入时的阶段接着办理；期限从原来的起算日连续计算，主案中止的时间扣除。", "", options)
    }

    private func form(_ title: String, act: String, _ note: String, _ first: HTML, _ options: JoiningOptions) -> HTML {
        let attempt = page.joiningAttempt
        let grounds = options.joining.grounds.map { "\($0.basis)（\($0.says)）" }.joined(separator: "；")
        let body: HTML = """
            \(Hidden.field("version", String(page.model.dossier.row.version)))\(first)\
            \(field("理由", JoiningRequest.reasonField, attempt?.reason, id: act, help: nil))\
            \(field("依据", JoiningRequest.articleField, attempt?.article, id: act, help: "写明条文或者文号，如：\(grounds)。"))\
            \(Form.actions("\(Button.submit(title, name: "act", value: act))"))
            """
        let isOpen: HTML = attempt == nil ? "" : " open"
        return """
            <details\(isOpen)><summary>\(title)</summary><p class="quiet">\(note)</p>\
            \(Form.post(action: Paths.joining(id), csrf: page.csrf, enter: (title, "act", act), body: body))</details>
            """
    }

    private func split(_ options: JoiningOptions) -> HTML {
        options.maySplit ? "<p>\(Button.link("分出另案", path: Paths.splitting(id), style: .quiet))</p>" : ""
    }

    private func field(_ label: String, _ name: String, _ value: String?, id: String, help: String?) -> HTML {
        FormField(
            label, name: name, kind: .multiline(rows: 2), value: value ?? "", required: true, help: help, error: error(name), id: "\(name)-\(id)"
        ).html
    }

    private func error(_ name: String) -> String? { page.joiningAttempt?.answer.error(name) }
}
