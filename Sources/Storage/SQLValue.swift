package import Kernel

/// One value on its way into a statement.
package enum SQLValue: Hashable, Sendable {
    case null
    case integer(Int64)
    case text(String)
    case blob([UInt8])

    package init(_ value: some SQLConvertible) { self = value.sqlValue }
    package init(_ value: (some SQLConvertible)?) { self = value?.sqlValue ?? .null }
}

extension SQLValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByNilLiteral {
    package init(stringLiteral value: String) { self = .text(value) }
    package init(integerLiteral value: Int64) { self = .integer(value) }
    package init(nilLiteral: ()) { self = .null }
}

/// A type that has one fixed form in storage.
package protocol SQLConvertible {
    var sqlValue: SQLValue { get }
}

extension Int: SQLConvertible {
    package var sqlValue: SQLValue { .integer(Int64(self)) }
}

extension Int64: SQLConvertible {
    package var sqlValue: SQLValue { .integer(self) }
}

extension Bool: SQLConvertible {
    package var sqlValue: SQLValue { .integer(self ? 1 : 0) }
}

extension String: SQLConvertible {
    package var sqlValue: SQLValue { .text(self) }
}

extension [UInt8]: SQLConvertible {
    package var sqlValue: SQLValue { .blob(self) }
}

extension Day: SQLConvertible {
    /// Days since 1970-01-01.
    package var sqlValue: SQLValue { .integer(Int64(ordinal)) }
}

extension Instant: SQLConvertible {
    /// Milliseconds since 1970-01-01T00:00Z.
    package var sqlValue: SQLValue { .integer(milliseconds) }
}
