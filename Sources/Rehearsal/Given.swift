import Kernel

precedencegroup GivingPrecedence {
    lowerThan: TernaryPrecedence
}

/// Gives a field a value: `\.facts <- "…"`. What is no field of the record, or no value of the field, does not compile.
infix operator <- : GivingPrecedence

/// One field of a record and what a step gives it.
struct Given<R: Record> {
    let path: PartialKeyPath<R>
    let json: JSON
    let put: (inout R) -> Void
}

/// What a step gives to a matter; of two values for one field the later counts.
typealias Fields<R: Record> = [Given<R>]

func <- <R: Record, Value: FieldValue>(path: WritableKeyPath<R, Value>, value: Value) -> Given<R> {
    Given(path: path, json: value.json) { $0[keyPath: path] = value }
}

extension Record {
    /// One item of a list, by what it is given: `Payment(\.amount <- .yuan(200), \.receipt <- "…")`.
    init(_ given: Given<Self>...) { self.init(all: given) }

    init(all given: Fields<Self>) {
        self.init()
        for field in given { field.put(&self) }
    }
}

/// The matter that a play opens, of a kind: named before it is there.
struct Handle<M: Matter>: Hashable, Sendable, CustomStringConvertible, ExpressibleByStringInterpolation {
    let key: String
    init(_ key: String) { self.key = key }
    init(stringLiteral key: String) { self.key = key }
    var description: String { key }
}

extension Array {
    /// Takes back what one field was given.
    mutating func drop<R: Record>(_ path: PartialKeyPath<R>) where Element == Given<R> { removeAll { $0.path == path } }
}

/// Somebody of the scenario.
package typealias Member = Scenario.Member

func <- <R: Record, Value: FieldValue>(path: WritableKeyPath<R, Value?>, value: Value) -> Given<R> {
    Given(path: path, json: value.json) { $0[keyPath: path] = value }
}

extension Quantity {
    init(_ whole: Int) { self.init(tenThousandths: whole * 10_000) }
}
