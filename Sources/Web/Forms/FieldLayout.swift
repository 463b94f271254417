import Design
import Engine
import HTML
import Kernel

/// The fields of a step on its form: those that somebody has to fill in, section by section; what is known from the last time and what rarely
/// comes up folded away, where the step says that it is taken many times a day.
struct FieldLayout {
    let model: ActionModel
    let control: FieldControl
    /// What was sent or drafted; `nil` for a form opened anew.
    let typed: FormData?
    /// The one section of a long form that is shown; the others ride along unseen.
    var shown: Int?

    /// Control by control, under the titles of their parts.
    var html: HTML {
        let open = FieldSections(model.fields.filter { !isAside($0) }, \.self).ownFirst
        let sections: [HTML] = open.enumerated().map { index, section in
            let controls: [HTML] = section.items.map { label, info in field(info, label) }
            let own = shown == nil ? "填写" : "基本内容"
            let html = FormSection.section(section.title.isEmpty ? own : section.title, body: controls.joined())
            return shown ?? index == index ? html : "<div data-section=\"\(index)\" hidden>\(html)</div>"
        }
        return "\(sections.joined())\(known)\(rare)"
    }

    // MARK: Folded away

    /// Put aside is what the step says and what is filled in already, or need not be.
    private func isAside(_ info: FieldInfo) -> Bool {
        model.action.aside.contains(info.name) && (isFilled(info) || !isNeeded(info))
    }

    private var known: HTML {
        let fields = model.fields.filter { isAside($0) && isFilled($0) }
        guard !fields.isEmpty else { return "" }
        let words = fields.compactMap { info in said(info).map { "\(info.label)：\($0)" } }
        return folded("已填好的（\(fields.count)）", words.joined(separator: "　"), fields)
    }

    private var rare: HTML { folded("其他（选填）", "", model.fields.filter { isAside($0) && !isFilled($0) }) }

    private func folded(_ title: String, _ words: String, _ fields: [FieldInfo]) -> HTML {
        guard !fields.isEmpty else { return "" }
        let controls: [HTML] = fields.map { field($0, $0.label, isMarked: false) }
        let isWrong = fields.contains { info in control.errors.keys.contains { $0 == info.name || $0.hasPrefix(info.name + ".") } }
        let isLooking = fields.contains { control.answering?.found[FieldControl.prefix + $0.name] != nil }
        // Read also while it is folded: what is sent has been seen.
        let said: HTML = words.isEmpty ? "" : "<p class=\"aside-words\">\(words)</p>"
        return """
            \(said)<details class="fold aside"\(Attribute.flag("open", isWrong || isLooking))><summary>\(title)</summary>\
            <div class="form-section"><div class="fields">\(controls.joined())</div></div></details>
            """
    }

    /// What a folded field says, for whoever leaves it folded.
    private func said(_ info: FieldInfo) -> String? {
        let sent = typed.map { form in form.all(FieldControl.prefix + info.name).filter { !$0.isEmpty }.joined(separator: "\n") }
        let value = sent ?? value(info).map { ValueText.typed(info.type, $0) }
        guard let value, !value.isEmpty, info.mask == nil else { return info.mask == nil ? nil : "已填写" }
        if Picks.isPicked(info.type) {
            let codes = control.candidates.codes(value, info.type).split(separator: ",")
            return codes.map { control.candidates.candidate(String($0), info.type)?.name ?? String($0) }.joined(separator: "、")
        }
        guard typed == nil, let json = self.value(info) else { return options(info.type).first { $0.code == value }?.name ?? value }
        return ValueText(control.registers.valueNames).text(info, json)
    }

    private func options(_ type: FieldType) -> [ChoiceOption] {
        if case .choice(let options) = type { return options }
        return []
    }

    private func isFilled(_ info: FieldInfo) -> Bool {
        if let typed { return !typed.all(FieldControl.prefix + info.name).allSatisfy(\.isEmpty) }
        return value(info) != nil
    }

    private func value(_ info: FieldInfo) -> JSON? { model.stored[info.name] ?? (typed == nil ? model.usual[info.name] : nil) }

    // MARK: One field

    private func isNeeded(_ info: FieldInfo) -> Bool { model.action.isNeeded(info.name) || model.demanded.contains(info.name) }

    /// - Parameter isMarked: whether it is said where something is optional.
    private func field(_ info: FieldInfo, _ label: String, isMarked: Bool = true) -> HTML {
        let needed = isNeeded(info)
        let asked = FieldControl.Asked(
            label: label, isNeeded: needed, isOptional: isMarked && !needed && info.type != .flag, stored: model.stored[info.name],
            usual: typed == nil ? model.usual[info.name] : nil, adding: model.action.additions.first { $0.name == info.name },
            earlier: model.earlierItems(info.name))
        let html = control.html(info, asked, typed: typed)
        if let asked = info.askedWith, model.fields.contains(where: { $0.name == asked.field }) {
            return control.revealed(html, asked, by: FieldControl.prefix + asked.field, code: code(asked.field))
        }
        guard model.fields.contains(where: { $0.askedWith?.field == info.name }) else { return html }
        return "\(html)\(control.showing(FieldControl.prefix + info.name, label))"
    }

    private func code(_ name: String) -> String {
        if let typed { return typed[FieldControl.prefix + name] ?? model.stored[name]?.string ?? "" }
        return (model.stored[name] ?? model.usual[name])?.string ?? ""
    }
}
