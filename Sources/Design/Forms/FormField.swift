package import HTML

/// A labelled field of a form with its help and what is wrong with it.
package struct FormField: Sendable {
    package enum Kind: Sendable {
        case text
        case multiline(rows: Int = 4)
        /// `2020-03-02`
        case day
        /// `2020-03-02T09:00`
        case instant
        /// In yuan, at most two decimals.
        case money
        case integer
        case decimal
        /// Sends `true` when ticked.
        case flag
        /// One of several: radio buttons for up to five, else a list.
        case choice([Choice])
        /// Any number of several; see ``FormField/values``.
        case several([Choice])
        /// A list for up to forty, else a field with suggestions, which sends the value and not the label.
        case organ([Choice])
        case person([Choice])
        /// One of several, as radio buttons however many there are.
        case radios([Choice])
        /// Found by name, number or sound.
        case picker(Picker)
        case file(accept: String = "")
        case password
        /// Digits typed from elsewhere: a one-time code, an identity number.
        case digits
    }

    package var label: String
    package var name: String
    /// Where error links lead; the name unless given.
    package var id: String
    package var kind: Kind
    package var value: String
    /// What is ticked, of ``Kind/several(_:)``.
    package var values: [String]
    package var isRequired: Bool
    /// Said to be optional: in forms where most is not.
    package var isOptional: Bool = false
    package var help: String?
    package var error: String?
    /// Written after the value; money has `元`.
    package var unit: String?
    /// The article that asks for it.
    package var article: String?
    package var autocomplete: String?
    /// Shown and sent, but not to be changed.
    package var isReadOnly: Bool
    /// Sent as soon as it changes, in a filter.
    package var isAuto: Bool
    /// Takes the whole width at the desk.
    package var isWide: Bool

    package init(
        _ label: String, name: String, kind: Kind = .text, value: String = "", values: [String] = [], required: Bool = false,
        help: String? = nil, error: String? = nil, id: String? = nil, unit: String? = nil, article: String? = nil,
        autocomplete: String? = nil, isReadOnly: Bool = false, isAuto: Bool = false, isWide: Bool = false
    ) {
        self.label = label
        self.name = name
        self.id = id ?? name
        self.kind = kind
        self.value = value
        self.values = values
        isRequired = required
        self.help = help
        self.error = error
        if case .money = kind { self.unit = unit ?? "元" } else { self.unit = unit }
        self.article = article
        self.autocomplete = autocomplete
        self.isReadOnly = isReadOnly
        self.isAuto = isAuto
        self.isWide = isWide
    }

    package var html: HTML {
        if isReadOnly, let fixed { return fixed }
        return switch kind {
        case .flag: tickbox
        case .choice(let choices) where choices.count <= 5 && !isAuto: group(choices, type: "radio", chosen: [value])
        case .radios(let choices): group(choices, type: "radio", chosen: [value])
        case .several(let choices): group(choices, type: "checkbox", chosen: values)
        case .picker(let picker): self.picker(picker)
        default: single
        }
    }

    private var single: HTML {
        """
        <div class="\(cssClass)"><label for="\(id)">\(labelText)</label>\(helpText)\(withUnit)\(errorText)</div>

        """
    }

    private var withUnit: HTML {
        guard let unit else { return control }
        return "<div class=\"with-unit\">\(control)<span class=\"unit\" id=\"\(id)-unit\">\(unit)</span></div>"
    }

    private var tickbox: HTML {
        """
        <div class="\(cssClass)"><div class="tick"><input type="checkbox" value="true"\(common)\(Attribute.flag("checked", value == "true"))>\
        <label for="\(id)">\(labelText)</label></div>\(helpText)\(errorText)</div>

        """
    }
}
