/// A length of time as a law states it, before anything says from when or how its days are counted.
package enum Term: Hashable, Sendable {
    case hours(Int)
    case days(Int)
    case workingDays(Int)
    case months(Int)
    case years(Int)

    /// What a term is counted in.
    package enum Unit: String, Hashable, Sendable, CaseIterable {
        case hours = "h"
        case days = "d"
        case workingDays = "wd"
        case months = "m"
        case years = "y"

        /// `个工作日`, written after a number.
        package var chinese: String {
            switch self {
            case .hours: "小时"
            case .days: "日"
            case .workingDays: "个工作日"
            case .months: "个月"
            case .years: "年"
            }
        }

        /// No statutory period is longer; a longer one is a slip of the pen.
        fileprivate var bound: Int {
            switch self {
            case .hours, .days, .workingDays: 9_999
            case .months: 1_200
            case .years: 100
            }
        }
    }

    package init(_ count: Int, _ unit: Unit) {
        self =
            switch unit {
            case .hours: .hours(count)
            case .days: .days(count)
            case .workingDays: .workingDays(count)
            case .months: .months(count)
            case .years: .years(count)
            }
    }

    /// Reads `24h`, `60d`, `7wd`, `3m`, `2y`; `nil` for anything else, zero and leading zeros included.
    package init?(_ text: some StringProtocol) {
        let digits = text.prefix { $0.isASCII && $0.isWholeNumber }
        guard !digits.isEmpty, digits.first != "0", let count = Int(digits),
            let unit = Unit(rawValue: String(text.dropFirst(digits.count))), count <= unit.bound
        else { return nil }
        self.init(count, unit)
    }

    package var count: Int {
        switch self {
        case .hours(let count), .days(let count), .workingDays(let count), .months(let count), .years(let count): count
        }
    }

    package var unit: Unit {
        switch self {
        case .hours: .hours
        case .days: .days
        case .workingDays: .workingDays
        case .months: .months
        case .years: .years
        }
    }

    /// `7wd`, the form used in files and storage.
    package var code: String { "\(count)\(unit.rawValue)" }

    /// `7个工作日`, the form used on documents and pages.
    package var chinese: String { "\(count)\(unit.chinese)" }
}

extension Term: CustomStringConvertible {
    package var description: String { code }
}
