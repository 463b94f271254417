/// A citizen identity number (公民身份号码, GB 11643): region, birth date, order, and a check character by ISO 7064 MOD 11-2.
///
/// The permanent residence card of a foreigner bears a number of the same make that begins with 9 and the province.
package struct CitizenNumber: Hashable, Sendable, CustomStringConvertible {
    /// 17 digits and a digit or `X`.
    package let description: String

    /// Reads the number as it is stored, in ASCII; `nil` when region, date or check character cannot be right.
    package init?(_ text: some StringProtocol) {
        let bytes = Array(text.utf8)
        guard Self.isValid(bytes) else { return nil }
        description = text.uppercased()
    }

    /// Puts the check character behind seventeen digits; for what is made up, such as a rehearsal's people.
    package init?(completing digits: some StringProtocol) {
        let values = Array(digits.utf8).compactMap(Digit.value)
        guard values.count == Self.length - 1 else { return nil }
        self.init(String(digits) + String(Character(UnicodeScalar(Self.check(of: values)))))
    }

    /// The day of birth, which the seventh to the fourteenth digit name.
    package var birthday: Day {
        let number = digits[6..<14].reduce(0) { $0 * 10 + $1 }
        guard let day = Day(year: number / 10_000, month: number / 100 % 100, day: number % 100) else {
            preconditionFailure("a number is only read with a day that there is")
        }
        return day
    }

    /// The order (顺序码) of a man is odd, of a woman even: the seventeenth digit.
    package var isMale: Bool { digits[16] % 2 == 1 }

    private var digits: [Int] { description.utf8.compactMap(Digit.value) }

    package static let length: Int = 18
    private static let weights: [Int] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    private static let checks: [UInt8] = Array("10X98765432".utf8)
    /// The first two digits of administrative codes (GB/T 2260): provinces, and the residents of 香港, 澳门 and 台湾.
    private static let provinces: Set<Int> = [
        11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46, 50, 51, 52, 53, 54, 61, 62, 63, 64, 65, 71, 81, 82, 83,
    ]

    /// Whether ASCII characters make such a number.
    static func isValid(_ bytes: some RandomAccessCollection<UInt8>) -> Bool {
        guard bytes.count == length else { return false }
        var values: [Int] = []
        values.reserveCapacity(length - 1)
        for byte in bytes.dropLast() {
            guard let digit = Digit.value(byte) else { return false }
            values.append(digit)
        }
        let (first, second) = (values[0] * 10 + values[1], values[1] * 10 + values[2])
        guard provinces.contains(first) || (values[0] == 9 && provinces.contains(second)), isBirthday(values[6..<14]) else { return false }
        let last = bytes.last ?? 0
        return check(of: values) == (last == UInt8(ascii: "x") ? UInt8(ascii: "X") : last)
    }

    private static func check(of digits: [Int]) -> UInt8 {
        checks[zip(digits, weights).reduce(0) { $0 + $1.0 * $1.1 } % 11]
    }

    private static func isBirthday(_ digits: ArraySlice<Int>) -> Bool {
        let number = digits.reduce(0) { $0 * 10 + $1 }
        return (1_850...2_199).contains(number / 10_000) && Day(year: number / 10_000, month: number / 100 % 100, day: number % 100) != nil
    }
}

/// Decimal digits in ASCII.
enum Digit {
    static func value(_ byte: UInt8) -> Int? { (0x30...0x39).contains(byte) ? Int(byte - 0x30) : nil }
}
