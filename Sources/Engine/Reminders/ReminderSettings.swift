package import Kernel

/// When people are reminded of what runs out; the county's to say.
package enum ReminderSettings {
    private static let source: String = "提醒不是法定环节，何时提醒由县自定；期限依照各事项的法律"

    package static let warn: Setting<Bool> = Setting("reminder.warn", "期限用去七成时提醒", default: true, lawful: .any, source: source)

    package static let ahead: Setting<[Int]> = Setting(
        "reminder.ahead", "期限届满前几个工作日提醒", default: [1], lawful: days(0...30), source: source)

    package static let late: Setting<[Int]> = Setting(
        "reminder.late", "逾期几日提醒", default: [1, 7], lawful: days(1...365), source: source)

    package static let from: Setting<Int> = Setting("reminder.from", "提醒从几时开始", default: 8, lawful: .within(0...23), source: source)
    package static let until: Setting<Int> = Setting("reminder.until", "提醒到几时为止", default: 18, lawful: .within(1...24), source: source)

    package static let workdays: Setting<Bool> = Setting("reminder.workdays", "只在工作日提醒", default: true, lawful: .any, source: source)

    package static let declared: [any SettingDeclaration] = [warn, ahead, late, from, until, workdays]

    private static func days(_ range: ClosedRange<Int>) -> LawfulValues<[Int]> {
        LawfulValues("应为\(range.lowerBound)至\(range.upperBound)的整数，至多5个") { $0.count <= 5 && $0.allSatisfy(range.contains) }
    }

    /// Outside of these hours nobody is reminded; what comes to a rung then is told at the next hour that is none of them.
    static func isQuiet(_ at: Instant, _ settings: Settings, _ calendar: WorkCalendar) -> Bool {
        let hour = Int((at.milliseconds - Instant(at.day).milliseconds) / 3_600_000)
        if hour < settings[from] || hour >= settings[until] { return true }
        guard settings[workdays] else { return false }
        // Of a year that is not published weekdays are taken for working days.
        do {
            return try !calendar.isWorkingDay(at.day)
        } catch {
            return at.day.weekday > 5
        }
    }
}

/// A rung of the ladder by which a limit runs out.
package enum ReminderRung: Hashable, Sendable {
    case warn
    /// So many working days ahead.
    case ahead(Int)
    /// So many days late.
    case late(Int)

    package var id: String {
        switch self {
        case .warn: "warn"
        case .ahead(let days): "ahead-\(days)"
        case .late(let days): "late-\(days)"
        }
    }

    /// The highest rung that a limit has come to on a day; the lower ones are then no longer told.
    static func reached(_ matter: (due: Day, warn: Day?), on today: Day, _ settings: Settings, _ calendar: WorkCalendar) -> ReminderRung? {
        if matter.due < today {
            return settings[ReminderSettings.late].filter { today - matter.due >= $0 }.max().map { .late($0) }
        }
        let ahead = settings[ReminderSettings.ahead].filter { days in
            do {
                return matter.due <= (days == 0 ? today : try calendar.workingDay(days, after: today))
            } catch {
                return matter.due <= today.advanced(by: days)
            }
        }
        if let days = ahead.min() { return .ahead(days) }
        guard settings[ReminderSettings.warn], let warn = matter.warn, warn <= today else { return nil }
        return .warn
    }
}
