/// A property of a record, whatever its type.
package typealias Path<R> = any PartialKeyPath<R> & Sendable
/// A property of a record that can be written.
package typealias WritablePath<R, Value> = any WritableKeyPath<R, Value> & Sendable
