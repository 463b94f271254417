extension String: FieldValue {
    package static var type: FieldType { .text }
    package var isUnset: Bool { isEmpty }
    package func write(to writer: inout JSONWriter) { writer.string(self) }
    package var json: JSON { .text(self) }
    package init?(json: JSON) {
        guard let text = json.string else { return nil }
        self = text
    }
    package static var rule: String { "应为文字" }
    package static func read(_ json: JSON) throws(Unreadable) -> String {
        if case .null = json { return "" }
        guard let text = json.string else { throw Unreadable(rule) }
        return try parse(text)
    }
    package static func parse(_ text: String) throws(Unreadable) -> String {
        guard text.utf8.count <= 100_000 else { throw Unreadable("文字不得超过100000字节") }
        guard !text.unicodeScalars.contains(where: { $0.value < 0x20 && $0 != "\n" && $0 != "\t" && $0 != "\r" }) else {
            throw Unreadable("文字中不得有控制字符")
        }
        return text
    }
}

extension Day: FieldValue {
    package static var type: FieldType { .day }
    package var isUnset: Bool { false }
    package func write(to writer: inout JSONWriter) { writer.string(iso) }
    package var json: JSON { .text(iso) }
    package init?(json: JSON) {
        guard let text = json.string else { return nil }
        self.init(iso: text)
    }
    package static var rule: String { "日期应写作2020-01-05，且确有其日" }
    package static func parse(_ text: String) throws(Unreadable) -> Day {
        guard let day = Day(iso: text) else { throw Unreadable(rule) }
        return try day.withinReach()
    }
    /// Nobody who files a matter was born before the first of these years, and the calendar reaches fifty years past the last, so that
    /// no limit that the law counts from a given day runs out of it.
    package static let typedYears: ClosedRange<Int> = 1900...2099
    fileprivate func withinReach() throws(Unreadable) -> Day {
        let years = Day.typedYears
        guard years.contains(year) else { throw Unreadable("日期应在\(years.lowerBound)年至\(years.upperBound)年之间") }
        return self
    }
}

extension Instant: FieldValue {
    package static var type: FieldType { .instant }
    package var isUnset: Bool { false }
    package func write(to writer: inout JSONWriter) { writer.string(iso) }
    package var json: JSON { .text(iso) }
    package init?(json: JSON) {
        guard let text = json.string else { return nil }
        self.init(iso: text)
    }
    package static var rule: String { "时刻应写作2020-01-05T09:30，且确有其时" }
    package static func parse(_ text: String) throws(Unreadable) -> Instant {
        guard let instant = Instant(iso: text) else { throw Unreadable(rule) }
        _ = try instant.day.withinReach()
        return instant
    }
}

extension Money: FieldValue {
    package static var type: FieldType { .money }
    package var isUnset: Bool { false }
    package func write(to writer: inout JSONWriter) { writer.integer(fen) }
    package var json: JSON { .integer(fen) }
    package init?(json: JSON) {
        guard let fen = json.int, fen >= 0 else { return nil }
        self.init(fen: fen)
    }
    package static var rule: String { "金额以元为单位，不得为负，最多两位小数" }
    package static func parse(_ text: String) throws(Unreadable) -> Money {
        guard let money = Money(yuan: text) else { throw Unreadable(rule) }
        return money
    }
}

extension Int: FieldValue {
    package static var type: FieldType { .integer }
    package var isUnset: Bool { false }
    package func write(to writer: inout JSONWriter) { writer.integer(self) }
    package var json: JSON { .integer(self) }
    package init?(json: JSON) {
        guard let number = json.int else { return nil }
        self = number
    }
    package static var rule: String { "应为整数" }
    package static func read(_ json: JSON) throws(Unreadable) -> Int {
        guard let number = json.int, number.magnitude <= 1_000_000_000_000 else { throw Unreadable(rule) }
        return number
    }
    package static func parse(_ text: String) throws(Unreadable) -> Int {
        guard let number = Int(text), number.magnitude <= 1_000_000_000_000 else { throw Unreadable(rule) }
        return number
    }
}

extension Bool: FieldValue {
    package static var type: FieldType { .flag }
    package var isUnset: Bool { !self }
    package func write(to writer: inout JSONWriter) { writer.flag(self) }
    package var json: JSON { .flag(self) }
    package init?(json: JSON) {
        guard case .flag(let flag) = json else { return nil }
        self = flag
    }
    package static var rule: String { "应为“是”或“否”" }
    package static func read(_ json: JSON) throws(Unreadable) -> Bool {
        switch json {
        case .flag(let flag): return flag
        case .null: return false
        default: throw Unreadable(rule)
        }
    }
    package static func parse(_ text: String) throws(Unreadable) -> Bool {
        switch text {
        case "true", "是", "1": true
        case "false", "否", "0", "": false
        default: throw Unreadable(rule)
        }
    }
    package var keys: [String] { [self ? "true" : "false"] }
}

/// A decimal number with at most four places, such as a score or a share; kept exactly.
package struct Quantity: Hashable, Comparable, Sendable, FieldValue {
    package let tenThousandths: Int
    package init(tenThousandths: Int) { self.tenThousandths = tenThousandths }

    package static var type: FieldType { .decimal }
    package var isUnset: Bool { false }
    package func write(to writer: inout JSONWriter) { writer.string(text) }
    package var json: JSON { .text(text) }
    package init?(json: JSON) {
        guard let text = json.string, let value = try? Quantity.parse(text) else { return nil }
        self = value
    }
    package static var rule: String { "应为小数，最多四位" }
    package static func parse(_ text: String) throws(Unreadable) -> Quantity {
        let negative = text.hasPrefix("-")
        let halves = (negative ? text.dropFirst() : text[...]).split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(halves.count), halves.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 } }),
            let whole = Int(halves[0]), whole < 100_000_000_000
        else { throw Unreadable(rule) }
        var value = whole * 10_000
        if halves.count == 2 {
            guard halves[1].utf8.count <= 4, let part = Int(halves[1] + String(repeating: "0", count: 4 - halves[1].utf8.count)) else {
                throw Unreadable(rule)
            }
            value += part
        }
        return Quantity(tenThousandths: negative ? -value : value)
    }
    /// `-1.25`, without zeros at the end.
    package var text: String {
        let size = abs(tenThousandths)
        var text = (tenThousandths < 0 ? "-" : "") + String(size / 10_000)
        var part = padded(size % 10_000, 4)
        while part.hasSuffix("0") { part.removeLast() }
        if !part.isEmpty { text += "." + part }
        return text
    }
    package static func < (left: Quantity, right: Quantity) -> Bool { left.tenThousandths < right.tenThousandths }
}
