import HTML

extension FormField {
    /// The element that holds the value, for fields that have one.
    var control: HTML {
        switch kind {
        case .multiline(let rows): "<textarea rows=\"\(rows)\"\(common)>\n\(value)</textarea>"
        case .choice(let choices): list(choices)
        case .organ(let choices), .person(let choices): choices.count <= 40 ? list(choices) : suggested(choices)
        // A browser never shows a file name or password that it is given.
        case .file(let accept): "<input type=\"file\"\(Attribute.value("accept", accept.isEmpty ? nil : accept))\(common)>"
        case .password: "<input type=\"password\"\(common)>"
        case .day: input("date")
        case .instant: input("datetime-local")
        case .money, .decimal: input("text", mode: "decimal")
        case .integer, .digits: input("text", mode: "numeric")
        case .text, .flag, .several, .radios, .picker: input("text")
        }
    }

    private func input(_ type: String, mode: String? = nil) -> HTML {
        "<input type=\"\(type)\" value=\"\(value)\"\(Attribute.value("inputmode", mode))\(common)>"
    }

    private func list(_ choices: [Choice]) -> HTML {
        // A value that is no longer offered is kept, or saving the form would change it silently.
        let isKnown = value.isEmpty || choices.contains { $0.value == value }
        let kept: HTML = isKnown ? "" : "<option value=\"\(value)\" selected>\(value)（已停用）</option>"
        let first: HTML = isAuto ? "<option value=\"\">全部</option>" : "<option value=\"\">请选择</option>"
        let offersNone = !choices.contains { $0.value.isEmpty }
        return """
            <select\(common)\(Attribute.flag("data-auto", isAuto))>\(first, if: offersNone)\(kept)\
            \(each: choices, { "<option value=\"\($0.value)\"\(Attribute.flag("selected", $0.value == value))>\($0.label)</option>" })</select>
            """
    }

    private func suggested(_ choices: [Choice]) -> HTML {
        """
        <input type="text" value="\(value)" list="\(id)-list" autocomplete="off"\(common)>\
        <datalist id="\(id)-list">\(each: choices, { "<option value=\"\($0.value)\" label=\"\($0.label)\"></option>" })</datalist>
        """
    }

    /// Attributes that every single control has.
    var common: HTML {
        let attributes: [HTML] = [
            Attribute.value("id", id), Attribute.value("name", name), Attribute.words("aria-describedby", describers),
            Attribute.value("aria-invalid", error == nil ? nil : "true"), Attribute.flag("required", isRequired),
            Attribute.value("autocomplete", autocomplete), Attribute.flag("readonly", isReadOnly),
        ]
        return attributes.joined()
    }

    /// Radio buttons or tick boxes. The first has the field's own id, so that a link to the field leads into the group.
    func group(_ choices: [Choice], type: String, chosen: [String]) -> HTML {
        let isRadio = type == "radio"
        let role: HTML = isRadio ? " role=\"radiogroup\"" : ""
        let invalid: HTML = error == nil ? "" : " aria-invalid=\"true\""
        let required: HTML = isRadio && isRequired ? " aria-required=\"true\"" : ""
        let boxes: [HTML] = choices.enumerated().map { index, choice in
            let own = index == 0 ? id : "\(id)-\(index)"
            let note: HTML = choice.note.map { "<span class=\"choice-note\">\($0)</span>" } ?? ""
            return """
                <div class="tick"><input type="\(type)" id="\(own)" name="\(name)" value="\(choice.value)"\
                \(Attribute.flag("checked", chosen.contains(choice.value)))\(invalid, if: !isRadio)>\
                <label for="\(own)">\(choice.label)\(note)</label></div>
                """
        }
        return """
            <fieldset class="\(cssClass)"\(role)\(invalid, if: isRadio)\(required)\(Attribute.words("aria-describedby", describers))>\
            <legend>\(labelText)</legend>\(helpText)<div class="ticks">\(boxes.joined())</div>\(errorText)</fieldset>

            """
    }
}

// Choices that cannot be changed: HTML knows no such list or tick box, so what is chosen is shown as text and sent along unseen.
extension FormField {
    var fixed: HTML? {
        switch kind {
        case .choice(let choices), .organ(let choices), .person(let choices), .radios(let choices):
            shown(label(of: value, in: choices), sent: [value])
        case .several(let choices): shown(values.map { label(of: $0, in: choices) }.joined(separator: "、"), sent: values)
        case .flag: shown(value == "true" ? "是" : "否", sent: value == "true" ? [value] : [])
        default: nil
        }
    }

    private func shown(_ text: String, sent: [String]) -> HTML {
        """
        <div class="\(cssClass)"><label for="\(id)">\(labelText)</label>\(helpText)\
        <input type="text" value="\(text)" id="\(id)" readonly\(Attribute.words("aria-describedby", describers))>\
        \(each: sent, { Hidden.field(name, $0) })\(errorText)</div>

        """
    }

    private func label(of value: String, in choices: [Choice]) -> String { choices.first { $0.value == value }?.label ?? value }
}

// What stands around a control.
extension FormField {
    var cssClass: String {
        let words = ["field", kindClass, error == nil ? "" : "wrong", isWide ? "wide" : ""]
        return words.filter { !$0.isEmpty }.joined(separator: " ")
    }

    private var kindClass: String {
        switch kind {
        case .multiline, .several, .radios, .picker: "wide"
        case .day, .instant, .money, .integer, .decimal, .digits: "short"
        case .flag: "flag"
        default: ""
        }
    }

    var labelText: HTML { "\(label)\(Repeated.mark(required: isRequired, optional: isOptional))" }

    var helpText: HTML {
        guard help != nil || article != nil else { return "" }
        let ground: HTML = article.map { "<span class=\"article\">\($0)</span>" } ?? ""
        return "<p class=\"help\" id=\"\(id)-help\">\(help ?? "")\(ground)</p>"
    }

    var errorText: HTML {
        error.map { "<p class=\"error\" id=\"\(id)-error\">\(Icon.shape(.bad))<span class=\"away\">错误：</span>\($0)</p>" } ?? ""
    }

    /// The ids of help, unit and error, as far as they are there.
    var describers: [String] {
        var ids: [String] = []
        if help != nil || article != nil { ids.append("\(id)-help") }
        if unit != nil { ids.append("\(id)-unit") }
        if error != nil { ids.append("\(id)-error") }
        return ids
    }
}
