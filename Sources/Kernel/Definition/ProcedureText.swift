/// A kind's law written out for a lawyer to read and sign: generated, so it cannot differ from what the program does.
package struct ProcedureText {
    let definition: any Definition

    package init(_ definition: any Definition) { self.definition = definition }

    package var markdown: String {
        let kind = definition.kind
        var lines = ["# \(kind.name)（\(kind.id)）", ""]
        lines.append("类别：\(kind.group.rawValue)。依据：\(kind.laws.map { "《\($0.title)》（\($0.edition)）" }.joined(separator: "、"))。")
        lines += unread
        for edition in definition.editions {
            guard let text = EditionText(definition, edition) else { continue }
            lines += ["", "## 程序：\(edition.name)", "", text.period]
            lines += ["", "### 阶段", "", text.stages]
            lines += ["", "### 环节与前置条件"]
            for step in text.steps {
                lines += ["", "#### \(step.heading)", ""] + step.clauses.map { "- \($0.written)" }
            }
            let limits = text.limits
            if !limits.isEmpty { lines += ["", "### 期限"] }
            for limit in limits {
                lines += ["", "#### \(limit.heading)", ""] + limit.clauses.map { "- \($0.written)" }
            }
        }
        lines +=
            passages() + handing() + successions() + joining() + splitting() + documents() + publications() + measures() + settings()
        return lines.joined(separator: "\n")
    }

    /// Texts that nobody could compare: whoever signs the procedure has to look them up.
    private var unread: [String] {
        var known: Set<String> = []
        let texts = definition.citations.map(\.basis.statute).filter { !$0.unread.isEmpty && known.insert($0.id).inserted }
        guard !texts.isEmpty else { return [] }
        return ["", "下列文件引用的条项没有与原文核对，签字以前应当查对："] + [""] + texts.map { "- 《\($0.title)》（\($0.edition)）：\($0.unread)。" }
    }

    private func passages() -> [String] {
        guard !definition.passages.isEmpty else { return [] }
        return ["", "## 新旧衔接", ""] + definition.passages.map { "- \($0.sentence(definition))" }
    }

    private func documents() -> [String] {
        guard !definition.documents.isEmpty else { return [] }
        return ["", "## 文书", ""]
            + definition.documents.map { document in
                "- \(document.name)\(document.pattern.map { "，文号“\($0)”" } ?? "")。\(articles(document.basis))"
            }
    }

    /// What is cited in every edition; where they differ, for each of them.
    private func articles(_ cited: Basis) -> String {
        var lines: [(articles: String, editions: [String])] = []
        for (edition, basis) in definition.bases(cited) {
            let name = edition.map { [$0.name] } ?? []
            if let place = lines.firstIndex(where: { $0.articles == basis.withEdition }) {
                lines[place].editions += name
            } else {
                lines.append((basis.withEdition, name))
            }
        }
        guard lines.count > 1 else { return "\(cited)" }
        return lines.map { "\($0.articles)（\($0.editions.joined(separator: "、"))）" }.joined(separator: "；")
    }

    private func publications() -> [String] {
        guard !definition.publications.isEmpty else { return [] }
        let labels = Dictionary(definition.fields.map { ($0.name, $0.label) }, uniquingKeysWith: { first, _ in first })
        return ["", "## 公示", ""]
            + definition.publications.map { publication in
                let replaced = publication.replaces.map { id in definition.publications.first { $0.id == id }?.name ?? id }
                return "- \(publication.name)：\(publication.fields.map { labels[$0] ?? $0 }.joined(separator: "、"))。\(articles(publication.basis))"
                    + (publication.concerns.isEmpty ? "" : "；只公示\(publication.concerns)")
                    + (replaced.isEmpty ? "" : "；取代\(replaced.joined(separator: "、"))")
            }
    }

    private func measures() -> [String] {
        ["", "## 统计口径", "", "| 口径 | 名称 | 单位 | 性质 |", "| --- | --- | --- | --- |"]
            + definition.measures.map { "| \($0.id) | \($0.name) | \($0.unit) | \($0.nature.rawValue) |" }
    }

    private func settings() -> [String] {
        guard !definition.settings.isEmpty else { return [] }
        return ["", "## 县可以自定的设置", ""] + definition.settings.map { "- \($0.label)（\($0.key)）：默认\($0.shownFallback)。\($0.source)" }
    }
}

/// One edition's law in clauses, each under the word that says what it is about.
package struct EditionText {
    /// `填写`: `证明名称（必填）、证明用途`
    package struct Clause: Hashable, Sendable {
        package let about: String
        package let words: String

        var written: String { about.isEmpty ? words : "\(about)：\(words)" }
    }

    /// A step or a limit.
    package struct Item: Sendable {
        package let id: String
        package let heading: String
        package let clauses: [Clause]
    }

    let edition: Edition
    let definition: any Definition
    private let outline: ProcedureOutline
    private let labels: [String: String]

    /// `nil` when the kind has no such edition.
    package init?(_ definition: any Definition, _ edition: Edition) {
        guard let outline = definition.outline(edition.id) else { return nil }
        self.definition = definition
        self.edition = edition
        self.outline = outline
        labels = Dictionary(definition.fields.map { ($0.name, $0.label) }, uniquingKeysWith: { first, _ in first })
    }

    var period: String { "适用于\(edition.from.chinese)\(edition.until.map { "至\($0.chinese)" } ?? "起")开启的事项。" }
    var stages: String { outline.stages.map { $0.name + ($0.isFinal ? "（终结）" : "") }.joined(separator: "、") + "。" }
    var steps: [Item] {
        outline.actions.map { Item(id: $0.id, heading: "\($0.name)（\($0.id)）", clauses: clauses(of: $0)) }
    }
    var limits: [Item] {
        outline.limits.map { Item(id: $0.id, heading: "\($0.name)（\($0.id)）", clauses: clauses(of: $0)) }
    }

    /// What the lawyer's text says of one step.
    package func clauses(of action: ActionOutline) -> [Clause] {
        let from = action.isOpening ? "开启" : action.from.map(stage).joined(separator: "、")
        var clauses = [
            Clause(about: "依据", words: "\(action.basis)"),
            Clause(about: "阶段", words: "\(from) → \(action.to.map(stage) ?? "不变")"),
            Clause(about: "办理", words: place(action.place) + action.roles.map(\.name).sorted().joined(separator: "、")),
        ]
        let fills = action.fills.map { label($0) + (action.needs.contains($0) ? "（必填）" : "") }
        clauses += clause("填写", fills)
        clauses += clause("添加", action.appends.map { label($0) + (action.appendsAtLeastOne.contains($0) ? "（至少一项）" : "") })
        clauses += clause("由开启本事项的事项带来", action.given.map(label))
        if let event = action.event { clauses.append(Clause(about: "发生之日", words: words(of: event, isOpening: action.isOpening))) }
        if !action.undoes.isEmpty {
            let steps = action.undoes.map { outline.action($0)?.name ?? $0 }.joined(separator: "”“")
            let words = action.isUndoing ? "只登记发生之日在期限以内的" : "发生之日在期限以内而在届满以后登记的"
            clauses.append(Clause(about: "改正", words: "\(words)，写明理由，改正期限届满后由系统办理的“\(steps)”"))
        }
        for gate in action.gates {
            clauses.append(Clause(about: "条件", words: "\(gate.sentence)。\(gate.basis)\(gate.override.map { "；例外：\($0)" } ?? "")"))
        }
        for exclusion in action.exclusions { clauses.append(Clause(about: "回避", words: "\(exclusion.says)。\(exclusion.basis)")) }
        if !action.separations.isEmpty {
            let steps = action.separations.map { outline.action($0)?.name ?? $0 }
            clauses.append(Clause(about: "职能分离", words: "办理过“\(steps.joined(separator: "”“"))”的人不得办理"))
        }
        clauses += clause("记下", action.writes.map(label))
        for opening in action.opens {
            clauses.append(Clause(about: "开启", words: "\(opening.kind.name)，在\(place(opening.place, own: "本机关"))办理"))
        }
        for following in action.causes {
            clauses.append(Clause(about: "引起", words: "\(following.kind.name)的环节\(following.action)，由系统依法办理"))
        }
        if action.returnsResult { clauses.append(Clause(about: "", words: "结果交回开启本事项的事项")) }
        clauses += clause("制发", action.issues.map { id in definition.documents.first { $0.id == id }?.name ?? id })
        clauses += clause("公示", action.publishes.map(publication))
        clauses += clause("撤回公示", action.withdraws.map { withdrawal($0, action.withdrawalReasons[$0]) })
        if let kind = action.receives { clauses.append(Clause(about: "接收", words: "\(kind.name)的结果")) }
        for suspension in action.suspensions { clauses.append(Clause(about: "中止期限", words: "\(limit(suspension.limit))（\(suspension.ground)）")) }
        clauses += clause("恢复期限", action.resumes.map(limit))
        for longer in action.extensions { clauses.append(Clause(about: "延长期限", words: limit(longer.limit) + lengthening(longer))) }
        return clauses
    }

    /// What it says of one limit.
    package func clauses(of limit: LimitOutline) -> [Clause] {
        var clauses = [Clause(about: "依据", words: "\(limit.basis)"), Clause(about: "多长", words: limit.term + counted(limit))]
        clauses += clause("适用于", limit.concerns.filter { !$0.isEmpty })
        if !limit.starts.isEmpty { clauses.append(Clause(about: "起算", words: limit.starts)) }
        if !limit.ends.isEmpty { clauses.append(Clause(about: "止于", words: limit.ends)) }
        for action in outline.actions {
            for suspension in action.suspensions where suspension.limit == limit.id {
                clauses.append(Clause(about: "中止", words: "\(action.name)（\(suspension.ground)）"))
            }
            if action.resumes.contains(limit.id) { clauses.append(Clause(about: "恢复", words: action.name)) }
            for longer in action.extensions where longer.limit == limit.id {
                clauses.append(Clause(about: "延长", words: action.name + lengthening(longer)))
            }
        }
        if let deemed = limit.deemedAction {
            clauses.append(Clause(about: "届满视为", words: outline.action(deemed)?.name ?? deemed))
            clauses += clause("改正", outline.actions.filter { $0.undoes.contains(deemed) }.map(\.name))
        }
        return clauses
    }

    /// The limits that a step has to do with: those it stops, resumes or lengthens, those whose end stands for it, and those that by their words
    /// run from, or end with, what it enters.
    package func limits(of action: ActionOutline) -> [LimitOutline] {
        let changed = Set(action.suspends + action.resumes + action.extends)
        let days = (action.fills + action.writes).map(label).filter { $0.hasSuffix("日期") }.map { String($0.dropLast(2)) }
        let words = ([action.name, action.event?.label ?? ""] + days).filter { $0.count > 1 }
        return outline.limits.filter { limit in
            changed.contains(limit.id) || limit.deemedAction == action.id || words.contains { limit.starts.contains($0) || limit.ends.contains($0) }
        }
    }

    /// Where the law makes working days of a “日”, and which article does.
    private func counted(_ limit: LimitOutline) -> String {
        guard let length = limit.length, length.unit == .workingDays, !limit.term.contains("工作日") else { return "" }
        return "（工作日，\(limit.counting.basis)）"
    }

    private func words(of event: EventOutline, isOpening: Bool) -> String {
        let days = event.after.map(label) + event.floors
        let after = days.isEmpty ? event.mayPrecedeOpening || isOpening ? "" : "本事项开始之日" : "“\(days.joined(separator: "”“"))”"
        let time = event.asksTime ? "，以后登记的须写明几时几分" : ""
        let teller = event.headMayTell ? "只有机关负责人可以登记" : "由收到的一方登记"
        let bound = event.bindsActor ? "；期限以内发生而在届满以后登记的，\(teller)" : ""
        return event.label + "，可以以后登记，期限从发生之日计算" + time + (after.isEmpty ? "" : "；不早于" + after) + bound
    }

    private func lengthening(_ lengthening: ExtensionOutline) -> String {
        let much = lengthening.term.isEmpty ? "" : "，延长\(lengthening.term)"
        let often = lengthening.atMost.map { "，至多\($0)次" } ?? ""
        return "\(much)\(often)（\(lengthening.ground)）"
    }

    private func clause(_ about: String, _ names: [String]) -> [Clause] {
        names.isEmpty ? [] : [Clause(about: about, words: names.joined(separator: "、"))]
    }

    private func stage(_ code: String) -> String { outline.stage(code)?.name ?? code }
    private func label(_ field: String) -> String { labels[field] ?? field }
    private func withdrawal(_ id: String, _ reason: String?) -> String { publication(id) + (reason.map { "（告示写明“\(label($0))”）" } ?? "") }
    private func publication(_ id: String) -> String { definition.publications.first { $0.id == id }?.name ?? id }
    private func limit(_ id: String) -> String { outline.limits.first { $0.id == id }?.name ?? id }

    /// Where a step is taken, in front of the posts that may take it; nothing for the matter's own organ, unless a word for it is given.
    private func place(_ place: PlaceOutline, own: String = "") -> String {
        switch place {
        case .own: own
        case .holding(let duty): own.isEmpty ? "承担“\(duty.name)”职责的机关的" : "承担“\(duty.name)”职责的机关"
        case .named: own.isEmpty ? "本事项载明的机关的" : "本事项载明的机关"
        }
    }
}
