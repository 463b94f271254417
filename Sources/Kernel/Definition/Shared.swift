/// A part of a declaration that is handed on by reference: a loop over the parts themselves copies the closures, names and articles of each,
/// and a step asks some hundred of them.
final class Shared<Value: Sendable>: Sendable {
    let value: Value
    init(_ value: Value) { self.value = value }
}
