package import HTML

/// Attributes that are there only sometimes, with the space before them.
package enum Attribute {
    /// `name="value"`, the value escaped; nothing for `nil`.
    package static func value(_ name: HTML, _ value: String?) -> HTML {
        guard let value else { return "" }
        return " \(name)=\"\(value)\""
    }

    /// `name` alone when the condition holds.
    package static func flag(_ name: HTML, _ isSet: Bool) -> HTML { isSet ? " \(name)" : "" }

    /// `name="a b"` of the words given; nothing when there is none.
    static func words(_ name: HTML, _ words: [String]) -> HTML {
        words.isEmpty ? "" : value(name, words.joined(separator: " "))
    }
}
