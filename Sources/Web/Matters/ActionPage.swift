import Design
import Engine
import HTML
import Kernel
import Storage

/// An action's form, opened anew or given back with what is wrong with it.
struct ActionPage {
    /// How an earlier attempt ended.
    struct Attempt: Sendable {
        var typed: FormData
        var refusals: [Refusal] = []
        /// By the control's place: `field` or `field.row.part`.
        var errors: [(place: String, message: String)] = []
        /// What else stood in the way, such as another's change.
        var notice: String?
        /// Files stored in an earlier round, by form field.
        var files: [String: [Attachment]] = [:]
        /// What may still come to hold until a prepared step is decided.
        var later: [Refusal] = []
        /// It was only asked what stands in the way; nothing was taken.
        var isCheck: Bool = false
        /// Only what is wrong on this page of a long form is told: the others are still to come.
        var only: Int?

        /// Says of what means nobody, or several, what is to be done about it, in the place of what the engine makes of such a text.
        mutating func answer(_ unclear: [FormInput.Unclear]) {
            let places = Set(unclear.map(\.place))
            errors.removeAll { places.contains($0.place) }
            errors += unclear.map { ($0.place, "\($0.problem.label)：\($0.problem.rule)") }
        }

        /// Puts in what the engine answered, each problem where its control stands.
        mutating func answer(_ refusals: [Refusal], _ fields: [FieldProblem], _ input: FormInput) {
            self.refusals = refusals
            errors = fields.map { (input.place(of: $0), "\($0.label)：\($0.rule)") }
        }

        /// Reasons for passing conditions, by the conditions' ids.
        var overrides: [String: String] {
            var overrides: [String: String] = [:]
            for index in 0..<Self.mostOverrides {
                guard let gate = typed["override.\(index).gate"], let reason = typed["override.\(index)"], !reason.isEmpty else { continue }
                overrides[gate] = reason
            }
            return overrides
        }
        private static let mostOverrides: Int = 20
    }

    var model: ActionModel
    let registers: Registers
    let csrf: String
    /// Names this form for good: sent twice, it is carried out once.
    let request: String
    var attempt: Attempt?
    var draftSaved: Instant?
    var drafted: FormData?
    /// What has happened in the matter since the draft was written.
    var news: DraftNews?
    /// Files that the draft holds, by form field.
    var files: [String: [Attachment]] = [:]
    /// What was looked for, by the controls' names.
    var found: [String: Found] = [:]
    /// Files that were there in an earlier round and have to be chosen again.
    var lost: [FormUploads.Lost] = []

    var title: String { model.isPreparing ? "提请批准“\(model.action.name)”" : model.action.name }

    var heading: HTML {
        let name: String =
            switch model.target {
            case .opening(let organ): registers.organs.name(of: organ)
            case .matter(let dossier): dossier.row.title
            }
        return "\(refusal)\(PageHead.show(title, kicker: model.definition.kind.name, lead: "\(name)　\(model.action.basis.description)"))"
    }

    /// In the window's title, where something has to be mended: it is what is read out first.
    var windowTitle: String { refusal == "" ? title : "错误：\(title)" }

    var body: HTML {
        "\(prepared)\(messages)\(Columns.show(main: form, side: "\(conditions)\(help)"))"
    }

    // MARK: A long form

    private var sections: ActionSections { ActionSections(model) }

    /// The page of a long form that is shown: where something is wrong, the first of those pages.
    private func current(_ sections: ActionSections) -> Int {
        let asked = sections.current(attempt?.typed ?? drafted)
        let wrong = problems.map { sections.page(of: $0.place) }
        return wrong.contains(asked) ? asked : wrong.min() ?? asked
    }

    /// That the form begins with what somebody prepared, and why it was sent back.
    private var prepared: HTML {
        let decides = model.action.roles.subtracting([.system]).map(\.name).sorted().joined(separator: "或者")
        let who: HTML =
            model.isPreparing
            ? Callout.callout(.info, title: "“\(model.action.name)”由\(registers.organs.name(of: model.place))的\(decides)决定。您填写以后提请批准，批准时全部条件重新判断。")
            : ""
        guard let earlier = model.earlier, let preparer = earlier.preparer else { return who }
        let name = registers.names[preparer.person] ?? preparer.person.description
        let counts = model.isPreparing ? "" : "拟办、审核的人同样算办理过这一环节。"
        let begins: HTML = Callout.callout(.info, title: "表单中是\(name)\(preparer.at.day.chinese)拟办的内容，可以修改。\(counts)")
        guard earlier.state == .returned, let reason = earlier.opinions.last else { return "\(who)\(begins)" }
        let by = registers.names[reason.person] ?? reason.person.description
        return "\(who)\(Callout.callout(.warn, title: "\(by)\(reason.at.day.chinese)退回：\(reason.words)"))\(begins)"
    }

    private var messages: HTML {
        guard let attempt else {
            guard let draftSaved else { return "" }
            let discard = Button.post("放弃草稿", path: "/drafts/discard", csrf: csrf, fields: [("place", model.path)], style: .quiet)
            let others: HTML = "<a href=\"\(Paths.drafts)\">全部草稿</a>"
            if let news { return "\(lostNote)\(news.html("已恢复草稿。草稿在\(draftSaved.chinese)", actions: "\(discard) \(others)"))" }
            let restored = Callout.callout(.info, title: "已恢复\(draftSaved.chinese)保存的草稿。", body: "\(discard) \(others)")
            return "\(lostNote)\(restored)"
        }
        let isFree = attempt.isCheck && problems.isEmpty && lost.isEmpty && attempt.refusals.isEmpty && attempt.notice == nil
        let free: HTML = isFree ? told(Callout.callout(.good, title: freeText)) : ""
        return "\(lostNote)\(free)"
    }

    /// All that has to be mended, above everything else.
    private var refusal: HTML {
        guard let attempt else { return "" }
        let sections = sections
        let shown = current(sections)
        let errors = problems.map { place, message -> (fieldID: String, message: String) in
            let page = sections.isLong ? sections.page(of: place) : shown
            guard page != shown else { return (FieldControl.id(FieldControl.prefix + place), message) }
            return ("", "\(message)（第\(page + 1)步“\(sections.sections[page].title)”）")
        }
        let notice: HTML = attempt.notice.map { Callout.callout(.warn, title: $0) } ?? ""
        let refused: HTML =
            attempt.refusals.isEmpty
            ? ""
            : told(
                Callout.callout(
                    .bad, title: "依法现在还不能\(model.isPreparing ? "提请批准" : "办理")“\(model.action.name)”。您填写的内容都保留着。",
                    body: Checklist.show(attempt.refusals.map { Checklist.Item(.unmet, $0.says, article: $0.basis.description) })))
        return "\(notice)\(ErrorSummary.show(errors))\(refused)"
    }

    private var freeText: String {
        guard model.isPreparing else { return "所填内容可以办理“\(model.action.name)”，条件全部满足。尚未办理。" }
        let later = (attempt?.later ?? []).map(\.says).joined(separator: "；")
        return "所填内容可以提请批准“\(model.action.name)”。\(later.isEmpty ? "" : "批准时还应当满足：\(later)。")尚未提请。"
    }

    /// Something has to be mended in a control.
    var isWrong: Bool { !problems.isEmpty }

    /// What is wrong, control by control.
    private var problems: [(place: String, message: String)] {
        let controls = lost.filter { $0.control.hasPrefix(FieldControl.prefix) }
        let all = (attempt?.errors ?? []) + controls.map { (String($0.control.dropFirst(FieldControl.prefix.count)), $0.says) }
        guard let only = attempt?.only else { return all }
        let sections = sections
        return all.filter { sections.page(of: $0.place) == only }
    }

    private var lostNote: HTML {
        lost.isEmpty
            ? ""
            : Callout.callout(
                .warn, title: "有\(lost.count)个附件要重新选择：\(lost.map { "“\(FileName.shown($0.name))”" }.joined(separator: "、"))。其他填写的内容都保留着。",
                body: "<p>上传了附件而没有办成的表单，附件保留一天。</p>")
    }

    /// The focus goes there.
    private func told(_ callout: HTML) -> HTML { "<div class=\"told\" role=\"alert\" tabindex=\"-1\" data-focus>\(callout)</div>" }

    private var form: HTML {
        let errors = Dictionary(problems.map { ($0.place, $0.message) }, uniquingKeysWith: { $0 + "；" + $1 })
        let control = FieldControl(
            registers: registers, candidates: model.candidates, errors: errors, answering: .init(source: Paths.pick(model.path), found: found))
        let sections = sections
        let shown = sections.isLong ? current(sections) : nil
        let fields = FieldLayout(model: model, control: control, typed: attempt?.typed ?? drafted, shown: shown).html
        let version: HTML = model.version.map { Hidden.field("version", String($0)) } ?? ""
        let nothing: HTML = model.action.event == nil ? "<p>这一环节没有需要填写的内容。</p>" : ""
        let isLast = shown.map { $0 == sections.last } ?? true
        let end: HTML = "\(kept)\(withholding)\(overrides)\(opinion(errors))"
        let enter: (label: String, name: String?, value: String?) = isLast ? send : ("下一步", ActionSections.next, "1")
        let wrong = Dictionary(problems.map { (sections.page(of: $0.place), 1) }, uniquingKeysWith: +)
        let steps: HTML = shown.map { "\(Hidden.field(ActionSections.name, String($0)))\(sections.steps(at: $0, wrong: wrong))" } ?? ""
        let back: HTML = shown.map { $0 == 0 ? "" : Button.submit("上一步", name: ActionSections.go, value: String($0 - 1), style: .plain) } ?? ""
        let leave = Button.link("返回", path: model.back, style: .quiet)
        return Form.post(
            action: model.path, csrf: csrf, id: "action", draft: Paths.draft(model.path), isMultipart: model.hasFiles, enter: enter,
            body: """
                \(version)\(Hidden.field("request", request))\(steps)\(aside(occurrence(errors), on: 0, unless: shown ?? 0 == 0))\
                \(model.fields.isEmpty ? nothing : fields)\(aside(end, on: sections.last, unless: isLast))\
                \(Form.actions("\(Button.submit(enter.label, name: enter.name, value: enter.value))\(back)\(check, if: isLast)\(leave)"))
                """)
    }

    /// Sent, and not seen on this page of the form.
    private func aside(_ html: HTML, on page: Int, unless isShown: Bool) -> HTML {
        isShown || html == "" ? html : "<div data-section=\"\(page)\" hidden>\(html)</div>"
    }

    /// What the form's last button does. What goes out is read before.
    private var send: (label: String, name: String?, value: String?) {
        if model.isPreparing { return ("提请批准", "prepare", "1") }
        return model.goesOut ? ("下一步：核对", "check", "1") : (model.action.name, nil, nil)
    }

    /// What whoever prepares the step says of it.
    private func opinion(_ errors: [String: String]) -> HTML {
        guard model.isPreparing else { return "" }
        let name = FieldControl.prefix + PreparationRequest.wordsField
        let field = FormField(
            Endorsement.Kind.prepared.heading, name: name, kind: .multiline(rows: 2), value: (attempt?.typed ?? drafted)?[name] ?? "提请批准。",
            required: true, help: "印在审批表上，记入全过程记录。", error: errors[PreparationRequest.wordsField], id: FieldControl.id(name))
        return FormSection.section("提请批准", body: field.html)
    }

    /// When what is entered happened outside, and why that is told late.
    private func occurrence(_ errors: [String: String]) -> HTML {
        guard let event = model.action.event else { return "" }
        let typed = attempt?.typed ?? drafted
        let (day, reason) = (FieldControl.prefix + Occurrence.dayName, FieldControl.prefix + Occurrence.reasonName)
        let most = registers.settings[Occurrence.lateAfter]
        let when = FormField(
            event.label, name: day, kind: event.asksTime ? .instant : .day, value: typed?[day] ?? (event.asksTime ? "" : model.day.iso),
            help: "期限从这一日计算，不得晚于今天；\(event.asksTime ? "不填即为\(model.isPreparing ? "提请" : "办理")之时，" : "")今天登记以前发生的，填实际发生的日期。",
            error: errors[Occurrence.dayName], id: FieldControl.id(day))
        let late = event.asksTime ? "次日以后登记的" : "发生以后超过\(most)日登记的"
        let asking = model.action.isUndoing ? "改正期限届满的结果，" : "\(late)、发生在期限以内而在届满以后登记的，"
        let help = "\(asking)必须写明，至少\(Occurrence.leastReason)个字，记入全过程记录。"
        let why = FormField(
            Occurrence.reasonLabel, name: reason, kind: .multiline(rows: 2), value: typed?[reason] ?? "", required: model.action.isUndoing,
            help: help, error: errors[Occurrence.reasonName], id: FieldControl.id(reason))
        return FormSection.section(Occurrence.dayLabel, body: "\(when.html)\(why.html)")
    }

    /// What was uploaded in an earlier round rides along until it is unticked.
    private var kept: HTML {
        let files = (attempt?.files ?? files).sorted { $0.key < $1.key }
        guard !files.isEmpty else { return "" }
        let fields: [HTML] = files.map { control, files in
            let name = FormFiles.kept + control
            let choices = files.map { Option(FormFiles.encode($0), $0.name) }
            let field = model.fields.first { control == FieldControl.prefix + $0.name || control.hasPrefix(FieldControl.prefix + $0.name + ".") }
            return FormField(
                "已上传：\(field?.label ?? "附件")", name: name, kind: .several(choices), values: choices.map(\.value), id: FieldControl.id(name)
            ).html
        }
        return FormSection.section("已上传的附件", help: "去掉勾选的不用。", body: fields.joined())
    }

    /// Asks what still stands in the way, without taking the step.
    private var check: HTML {
        model.goesOut || model.fields.isEmpty && model.action.event == nil ? "" : Button.submit("检查能否办理", name: "check", value: "1", style: .plain)
    }

    /// Free text that would give somebody away once it is public: it can be withheld field by field, without changing what was decided.
    private var withholding: HTML {
        let found = exposures
        guard !found.isEmpty else { return "" }
        let fields: [HTML] = found.enumerated().map { index, exposure in
            let name = "override.\(index)"
            let field = FormField(
                "隐去后公开", name: name, kind: .flag, value: exposure.isWithheld ? "true" : "", help: exposure.says, id: FieldControl.id(name),
                article: exposure.article)
            return "\(Hidden.field(name + ".gate", exposure.id))\(field.html)"
        }
        return FormSection.section("隐去", help: "以“\(PersonalDataScan.gap)”代替后向社会公开，卷内的文字不变，记入全过程记录。", body: fields.joined())
    }

    /// What the scan found, field by field, and what is to be withheld already.
    private var exposures: [(id: String, says: String, article: String?, isWithheld: Bool)] {
        var found: [(id: String, says: String, article: String?, isWithheld: Bool)] = []
        for refusal in model.step.preview.others where refusal.cause == .exposure && refusal.isOverridable {
            if let index = found.firstIndex(where: { $0.id == refusal.id }) {
                found[index].says += "；" + refusal.says
            } else {
                found.append((refusal.id, refusal.says, refusal.basis.description, false))
            }
        }
        let withheld = (attempt?.overrides ?? [:]).keys.filter { model.action.isExposure($0) }.sorted()
        return found
            + withheld.map { id in
                let field = model.definition.fields.first { model.action.refusalID(exposing: $0.name) == id }
                return (id, "“\(field?.label ?? id)”中所标明的个人信息不公开", nil, true)
            }
    }

    /// Gates that the law lets a head pass: each takes a reason.
    private var overrides: HTML {
        let reasons = attempt?.overrides ?? [:]
        let before = exposures.count
        let open = model.step.preview.conditions.filter { $0.isOverridable && ($0.state == .unmet || reasons[$0.id] != nil) }
        guard !open.isEmpty else { return "" }
        let fields: [HTML] = open.enumerated().map { index, condition in
            let name = "override.\(before + index)"
            let field = FormField(
                "例外办理的理由", name: name, kind: .multiline(rows: 2), value: reasons[condition.id] ?? "", help: condition.says,
                id: FieldControl.id(name), article: condition.basis.description)
            return "\(Hidden.field(name + ".gate", condition.id))\(field.html)"
        }
        return FormSection.section("例外", help: "只有机关负责人可以写明理由后例外办理，理由记入全过程记录。", body: fields.joined())
    }

    /// What the law says of the step, folded.
    private var help: HTML { model.edition.flatMap { StepHelp(model.definition, $0, model.action)?.folded } ?? "" }

    /// What stands in the way by what is known, and the rest folded: what is met, what the form will tell.
    private var conditions: HTML {
        let (step, conditions) = (model.step, model.step.preview.conditions)
        let unmet = MatterSteps.refused(step) + conditions.filter { $0.state == .unmet }.map(MatterSteps.item)
        let (met, asked) = (conditions.filter { $0.state == .met }, conditions.filter { $0.state == .asked })
        var words: [String] = []
        if !met.isEmpty { words.append("\(met.count)项已满足") }
        if !asked.isEmpty { words.append("\(asked.count)项填写后判断") }
        if !step.missing.isEmpty { words.append("须填写\(step.missing.count)项") }
        let items = asked.map(MatterSteps.item) + step.missing.map { Checklist.Item(.unknown, "填写“\($0.label)”") } + met.map(MatterSteps.item)
        let rest: HTML =
            words.isEmpty ? "" : "<details class=\"fold\"><summary>\(words.joined(separator: "，"))</summary>\(Checklist.show(items))</details>"
        let none: HTML = unmet.isEmpty && words.isEmpty ? "<p>没有其他前置条件。</p>" : ""
        return Panel.panel("前置条件", id: "conditions", body: "\(unmet.isEmpty ? "" : Checklist.show(unmet))\(rest)\(none)")
    }
}
