package import HTML

/// Sub-records in a form, such as parties: submit buttons add and remove rows, the script does so without a round trip.
package enum Repeated {
    /// Which row is to be drawn.
    package struct Row: Sendable {
        /// `nil` for the blank row that the script copies: draw it without values.
        package let index: Int?
        /// What names and ids of its fields begin with, such as `parties.0.`.
        package let prefix: String
    }

    /// Stands for the row's number in the blank row.
    package static let placeholder: String = "__n__"

    /// - Parameters:
    ///   - name: what the rows' names begin with; what the add button sends, and with a number a remove button.
    ///   - id: where error links lead; the name unless given.
    ///   - count: how many rows are filled in or begun.
    ///   - noun: one row, such as `当事人`.
    ///   - addName: the name of the add button: the server answers with the form and one row more.
    package static func group(
        _ title: String, name: String, id: String? = nil, count: Int, noun: String, help: String? = nil, error: String? = nil,
        required: Bool = false, optional: Bool = false, maximum: Int = 200,
        addName: String = "add", removeName: String = "remove", row: (Row) -> HTML
    ) -> HTML {
        let lead: HTML = help.map { "<p class=\"help\">\($0)</p>" } ?? ""
        let wrong: HTML = error.map { "<p class=\"error\">\(Icon.shape(.bad))<span class=\"away\">错误：</span>\($0)</p>" } ?? ""
        let rows: [HTML] = (0..<count).map { index in
            fieldset(
                noun, number: "\(index + 1)", removeName: removeName, value: "\(name).\(index)",
                row(Row(index: index, prefix: "\(name).\(index).")))
        }
        let blank = fieldset(
            noun, number: placeholder, removeName: removeName, value: "\(name).\(placeholder)",
            row(Row(index: nil, prefix: "\(name).\(placeholder).")))
        let add: HTML = """
            <button type="submit" class="button" name="\(addName)" value="\(name)" data-add formnovalidate>再加一项\
            <span class="away">\(noun)</span></button>
            """
        return """
            <div class="repeated" id="\(id ?? name)" role="group" aria-label="\(title)" tabindex="-1" data-repeated="\(name)" data-noun="\(noun)" \
            data-maximum="\(maximum)"><p class="repeated-title">\(title)\(mark(required: required, optional: optional))</p>\(lead)\(wrong)<div class="rows">\(rows.joined())</div>\
            <template>\(blank)</template>\(add, if: count < maximum)</div>

            """
    }

    /// Whether at least one row must be there.
    package static func mark(required: Bool, optional: Bool) -> HTML {
        "\("<span class=\"required\">必填</span>", if: required)\("<span class=\"required\">（选填）</span>", if: optional && !required)"
    }

    private static func fieldset(_ noun: String, number: String, removeName: String, value: String, _ fields: HTML) -> HTML {
        """
        <fieldset class="row"><legend>\(noun) <span class="row-number">\(number)</span></legend><div class="fields">\(fields)</div>\
        <button type="submit" class="button quiet remove" name="\(removeName)" value="\(value)" data-remove formnovalidate>删除\
        <span class="away">\(noun)\(number)</span></button></fieldset>

        """
    }
}
