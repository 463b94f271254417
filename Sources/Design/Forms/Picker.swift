import HTML

/// A text box by which somebody or something is found: by name, number or sound.
///
/// Without the script a button beside it asks the server, which answers with the form and what it found below the box; with the script the
/// same is offered while one types.
package struct Picker: Sendable {
    /// What was found for a text.
    package struct Found: Sendable {
        package var text: String
        package var choices: [Choice]
        /// Why others are missing.
        package var note: String?

        package init(text: String, choices: [Choice], note: String? = nil) {
            self.text = text
            self.choices = choices
            self.note = note
        }
    }

    /// What the text means; empty for nothing, or for what has to be looked for yet.
    package var picked: String
    /// What is chosen already, where several can be: ticked until they are taken away.
    package var chosen: [Choice]
    package var isSeveral: Bool
    /// Where suggestions come from; without one only whole names are understood.
    package var source: String?
    package var found: Found?

    package init(picked: String = "", chosen: [Choice] = [], isSeveral: Bool = false, source: String? = nil, found: Found? = nil) {
        self.picked = picked
        self.chosen = chosen
        self.isSeveral = isSeveral
        self.source = source
        self.found = found
    }
}

extension FormField {
    func picker(_ picker: Picker) -> HTML {
        let several: HTML = Attribute.flag("data-several", picker.isSeveral)
        return """
            <div class="\(cssClass) picker" data-picker="\(name)"\(Attribute.value("data-source", picker.source))\(several)>\
            <label for="\(id)">\(labelText)</label>\(helpText)\(chosen(picker.chosen))\
            <div class="with-unit"><input type="text" value="\(value)"\(common)>\(button(picker))</div>\
            \(Hidden.field("pick.\(name)", picker.picked), if: !picker.isSeveral)\(found(picker))\(errorText)</div>

            """
    }

    private func button(_ picker: Picker) -> HTML {
        guard picker.source != nil else { return "" }
        return """
            <button type="submit" class="button" name="find" value="\(name)" data-find formnovalidate>查找\
            <span class="away">\(label)</span></button>
            """
    }

    private func chosen(_ choices: [Choice]) -> HTML {
        if choices.isEmpty { return "<div class=\"ticks chosen\" data-chosen></div>" }
        let boxes: [HTML] = choices.enumerated().map { index, choice in
            box("checkbox", "\(id)-chosen-\(index)", name: name, choice, isChecked: true)
        }
        return "<div class=\"ticks chosen\" role=\"group\" aria-label=\"已选的\(label)\" data-chosen>\(boxes.joined())</div>"
    }

    /// What was found stands below, and is sent with the text for which it was found.
    private func found(_ picker: Picker) -> HTML {
        guard let found = picker.found else { return "" }
        let note: HTML = found.note.map { "<p class=\"help\">\($0)</p>" } ?? ""
        let type = picker.isSeveral ? "checkbox" : "radio"
        let boxes: [HTML] = found.choices.enumerated().map { index, choice in
            box(type, "\(id)-found-\(index)", name: "choose.\(name)", choice, isChecked: false)
        }
        let title: HTML =
            found.choices.isEmpty
            ? "没有找到“\(found.text)”可以选的\(label)" : "找到\(found.choices.count)项“\(found.text)”，选择\(picker.isSeveral ? "一项或者几项" : "一项")"
        return """
            \(Hidden.field("asked.\(name)", found.text))<fieldset class="found" tabindex="-1" data-focus><legend>\(title)</legend>\
            \(note)<div class="ticks">\(boxes.joined())</div></fieldset>
            """
    }

    private func box(_ type: String, _ id: String, name: String, _ choice: Choice, isChecked: Bool) -> HTML {
        let note: HTML = choice.note.map { "<span class=\"choice-note\">\($0)</span>" } ?? ""
        return """
            <div class="tick"><input type="\(type)" id="\(id)" name="\(name)" value="\(choice.value)"\(Attribute.flag("checked", isChecked))>\
            <label for="\(id)">\(choice.label)\(note)</label></div>
            """
    }
}
