/// Something the law leaves to the province, the county or the organ: an amount, a number of days, a list.
///
/// Declared by a module with a default and where that comes from; a county edits the value, never the code.
package struct Setting<Value: FieldValue>: SettingDeclaration {
    package let key: String
    package let label: String
    package let fallback: Value
    /// Where the default comes from, and how sure that is.
    package let source: String

    package init(_ key: String, _ label: String, default fallback: Value, source: String) {
        self.key = key
        self.label = label
        self.fallback = fallback
        self.source = source
    }

    package var shownFallback: String { fallback.shown }
    package func problem(with text: String) -> FieldProblem? {
        do throws(Unreadable) {
            _ = try Value.parse(text)
            return nil
        } catch {
            return FieldProblem(field: key, label: label, given: text, rule: error.rule)
        }
    }
}

/// A setting without its type, for lists.
package protocol SettingDeclaration: Sendable {
    var key: String { get }
    var label: String { get }
    var source: String { get }
    var shownFallback: String { get }
    /// The rule that a text breaks as a value of this setting.
    func problem(with text: String) -> FieldProblem?
}

/// The county's own values; what it has not set has the default.
package struct Settings: Sendable {
    package private(set) var texts: [String: String]
    package init(_ texts: [String: String] = [:]) { self.texts = texts }

    package subscript<Value>(_ setting: Setting<Value>) -> Value {
        guard let text = texts[setting.key] else { return setting.fallback }
        // Texts are checked when they are set, so one that does not read can only mean a damaged file: keep the lawful default.
        return (try? Value.parse(text)) ?? setting.fallback
    }
}
