/// Something the law leaves to the province, the county or the organ: an amount, a number of days, a list.
///
/// Declared by a module with a default and where that comes from; a county edits the value, never the code.
package struct Setting<Value: FieldValue>: SettingDeclaration {
    package let key: String
    package let label: String
    package let fallback: Value
    /// What the county may make of it.
    package let lawful: LawfulValues<Value>
    /// Decides what is lawful, or how cases are counted: one person proposes such a change and another confirms it.
    package let isWeighty: Bool
    package let setters: Set<Role>
    /// Where the default comes from, and how sure that is.
    package let source: String

    package init(
        _ key: String, _ label: String, default fallback: Value, lawful: LawfulValues<Value>, isWeighty: Bool = false,
        setters: Set<Role> = [.administrator], source: String
    ) {
        self.key = key
        self.label = label
        self.fallback = fallback
        self.lawful = lawful
        self.isWeighty = isWeighty
        self.setters = setters
        self.source = source
    }

    package var shownFallback: String { fallback.shown }
    package var rule: String { lawful.rule }
    package var permitsFallback: Bool { lawful.holds(fallback) }
    package func problem(with text: String) -> FieldProblem? {
        do throws(Unreadable) {
            let value = try Value.parse(text)
            return lawful.holds(value) ? nil : FieldProblem(field: key, label: label, given: text, rule: lawful.rule)
        } catch {
            return FieldProblem(field: key, label: label, given: text, rule: error.rule)
        }
    }
}

/// Which values of a setting are lawful, said as a Chinese clause and decided by the same declaration.
package struct LawfulValues<Value>: Sendable {
    /// As in “应为1至60”; empty where every value is.
    package let rule: String
    package let holds: @Sendable (Value) -> Bool

    package init(_ rule: String, _ holds: @escaping @Sendable (Value) -> Bool) {
        self.rule = rule
        self.holds = holds
    }

    /// Every value that can be read: yes or no, one of a list.
    package static var any: LawfulValues { LawfulValues("") { _ in true } }
}

extension LawfulValues where Value: Comparable & FieldValue {
    package static func within(_ range: ClosedRange<Value>) -> LawfulValues {
        let (low, high) = (range.lowerBound, range.upperBound)
        return LawfulValues(low == high ? "只能是\(low.shown)" : "应为\(low.shown)至\(high.shown)") { range.contains($0) }
    }
}

extension LawfulValues where Value: Collection & Sendable {
    package static var nonEmpty: LawfulValues { LawfulValues("至少应有一项") { !$0.isEmpty } }
}

extension LawfulValues where Value == String {
    /// Letters of any script and no more than so many: they go into numbers of documents.
    package static func letters(_ count: ClosedRange<Int>) -> LawfulValues {
        LawfulValues("应为\(count.lowerBound)至\(count.upperBound)个字母或者汉字") { text in
            count.contains(text.count) && text.allSatisfy(\.isLetter)
        }
    }
}

extension LawfulValues where Value == [Int] {
    /// What each of so many parts is worth.
    package static func points(_ count: Int) -> LawfulValues {
        LawfulValues("应为\(count)个0至100的整数") { $0.count == count && $0.allSatisfy((0...100).contains) }
    }

    /// Marks out of a hundred, each below the one before.
    package static func descending(_ count: Int) -> LawfulValues {
        LawfulValues("应为\(count)个0至100的整数，由大到小") { marks in
            marks.count == count && marks.allSatisfy((0...100).contains) && zip(marks, marks.dropFirst()).allSatisfy { $0 > $1 }
        }
    }
}

/// A setting without its type, for lists.
package protocol SettingDeclaration: Sendable {
    var key: String { get }
    var label: String { get }
    var source: String { get }
    var shownFallback: String { get }
    /// What a lawful value is like; empty where every one that reads is.
    var rule: String { get }
    /// Whether the default is lawful itself, as it must be.
    var permitsFallback: Bool { get }
    /// A change needs a second person.
    var isWeighty: Bool { get }
    /// The posts, held in the county's own organ, by which one may change it.
    var setters: Set<Role> { get }
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
