/// The number of a bank card (银行卡号, ISO/IEC 7812): 13 to 19 digits, the last a check digit by Luhn.
package struct BankCardNumber: Hashable, Sendable, CustomStringConvertible {
    package let description: String

    /// Reads the digits without spaces; `nil` for a wrong check digit, or a length that cards with such a beginning do not have.
    package init?(_ text: some StringProtocol) {
        guard Self.isValid(Array(text.utf8)) else { return nil }
        description = String(text)
    }

    package static let lengths: ClosedRange<Int> = 13...19

    static func isValid(_ bytes: some RandomAccessCollection<UInt8>) -> Bool {
        guard lengths.contains(bytes.count) else { return false }
        let digits = bytes.compactMap(Digit.value)
        guard digits.count == bytes.count, isPlausible(digits) else { return false }
        var sum = 0
        for (place, digit) in digits.reversed().enumerated() {
            let weighed = place % 2 == 0 ? digit : digit * 2
            sum += weighed > 9 ? weighed - 9 : weighed
        }
        return sum % 10 == 0
    }

    /// Cards of the mainland have 16 to 19 digits and begin with 3 to 6, 9 or 10; those of other nets have their own lengths.
    private static func isPlausible(_ digits: [Int]) -> Bool {
        let beginning = digits[0] * 10 + digits[1]
        return switch digits.count {
        case 13: digits[0] == 4
        case 14: beginning == 30 || beginning == 36 || beginning == 38
        case 15: beginning == 34 || beginning == 37
        default: (3...6).contains(digits[0]) || digits[0] == 9 || beginning == 10 || (22...27).contains(beginning)
        }
    }
}
