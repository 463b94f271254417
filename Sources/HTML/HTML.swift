/// A piece of finished HTML, written as a string literal.
///
/// What is typed in the literal is markup. What is interpolated is text and is escaped, unless it is ``HTML`` itself.
/// So forgetting to escape does not compile.
///
/// ```swift
/// let row: HTML = "<td title=\"\(name)\">\(name)</td>"      // text, escaped for content and quoted attributes
/// let table: HTML = "<tr>\(each: cells, { "<td>\($0)</td>" })</tr>"
/// ```
///
/// Never interpolate inside `<script>`, `<style>` or an `on…` attribute, nor in an attribute without quotes: no escaping is right there.
package struct HTML: Sendable, Hashable {
    /// UTF-8, ready to be sent.
    package private(set) var bytes: [UInt8]

    package var source: String { String(decoding: bytes, as: UTF8.self) }

    /// Vouches for a string that is already HTML. The one door; search for it to audit.
    package init(trusted source: String) { bytes = Array(source.utf8) }

    /// Text, escaped. Labelled, for Swift reads `HTML("<b>")` as a literal, which is markup.
    package init(text: String) {
        bytes = []
        bytes.appendEscaped(text)
    }

    package static func += (left: inout HTML, right: HTML) { left.bytes += right.bytes }

    /// Adds markup or text without a piece of its own, where there are hundreds of them.
    package mutating func add(_ markup: StaticString) { markup.withUTF8Buffer { bytes.append(contentsOf: $0) } }
    package mutating func add(text: String) { bytes.appendEscaped(text) }
    package mutating func reserve(_ count: Int) { bytes.reserveCapacity(count) }
}

// Literals are taken as `StaticString`, which only the compiler makes: `HTML(stringLiteral: input)` is not a second door.
extension HTML: ExpressibleByStringInterpolation {
    package init(stringLiteral value: StaticString) { bytes = value.withUTF8Buffer(Array.init) }
    package init(stringInterpolation interpolation: StringInterpolation) { bytes = interpolation.bytes }

    package struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var bytes: [UInt8] = []

        package init(literalCapacity: Int, interpolationCount: Int) {
            bytes.reserveCapacity(literalCapacity + interpolationCount * 16)
        }

        package mutating func appendLiteral(_ literal: StaticString) {
            literal.withUTF8Buffer { bytes.append(contentsOf: $0) }
        }

        package mutating func appendInterpolation(_ text: String) { bytes.appendEscaped(text) }
        package mutating func appendInterpolation(_ number: Int) { bytes += String(number).utf8 }
        package mutating func appendInterpolation(_ html: HTML) { bytes += html.bytes }

        /// Nothing for `nil`. There is no such form for text: a missing text must be decided on, not left out.
        package mutating func appendInterpolation(_ html: HTML?) {
            if let html { bytes += html.bytes }
        }

        /// One piece for each item. Inlinable, so that it is made for the sequence it is used on: a page has some hundred of them.
        @inlinable
        package mutating func appendInterpolation<Items: Sequence>(each items: Items, _ piece: (Items.Element) throws -> HTML) rethrows {
            for item in items { appendInterpolation(try piece(item)) }
        }

        /// The piece when the condition holds, else nothing; the piece is made only then.
        package mutating func appendInterpolation(_ html: @autoclosure () throws -> HTML, if condition: Bool) rethrows {
            if condition { bytes += try html().bytes }
        }
    }
}

extension HTML: CustomStringConvertible {
    package var description: String { source }
}

extension [HTML] {
    package func joined(separator: HTML = "") -> HTML {
        var whole: HTML = ""
        whole.reserve(reduce(0) { $0 + $1.bytes.count + separator.bytes.count })
        for (index, piece) in enumerated() {
            if index > 0 { whole += separator }
            whole += piece
        }
        return whole
    }
}
