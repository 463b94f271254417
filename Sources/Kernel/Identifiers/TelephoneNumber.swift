/// A telephone number of a subscriber: a mobile one (手机号码), or a landline with its area code (固定电话).
///
/// Service numbers such as 12345 or 400 numbers are nobody's own and are none of these.
package struct TelephoneNumber: Hashable, Sendable, CustomStringConvertible {
    package let description: String
    package let isMobile: Bool

    /// Reads the digits, with neither spaces nor hyphens; a mobile number may have the country's 86 before it.
    package init?(_ text: some StringProtocol) {
        let bytes = Array(text.utf8)
        isMobile = Self.isMobile(bytes)
        guard isMobile || Self.isLandline(bytes) else { return nil }
        description = String(text)
    }

    static func isMobile(_ bytes: some RandomAccessCollection<UInt8>) -> Bool {
        let digits = bytes.compactMap(Digit.value)
        guard digits.count == bytes.count else { return false }
        let own = digits.count == 13 && digits.prefix(2) == [8, 6] ? digits.dropFirst(2) : digits[...]
        return own.count == 11 && own.first == 1 && (3...9).contains(own[own.startIndex + 1])
    }

    /// 010 and 02x have three digits and eight behind them, the other areas four and seven or eight.
    static func isLandline(_ bytes: some RandomAccessCollection<UInt8>) -> Bool {
        let digits = bytes.compactMap(Digit.value)
        guard digits.count == bytes.count, (11...12).contains(digits.count), digits[0] == 0 else { return false }
        let isShort = digits[1] == 2 || (digits[1] == 1 && digits[2] == 0)
        if isShort { return digits.count == 11 && (2...9).contains(digits[3]) }
        return (3...9).contains(digits[1]) && (2...9).contains(digits[4])
    }
}
