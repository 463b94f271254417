/// One notice of the State Council that arranges a year's holidays, or changes an arrangement already made.
package struct CalendarEdition: Hashable, Sendable {
    /// A named run of days off, the weekends inside it included.
    package struct Holiday: Hashable, Sendable {
        package let name: String
        package let from: Day
        package let until: Day

        package init(_ name: String, from: Day, until: Day) {
            self.name = name
            self.from = from
            self.until = until
        }
    }

    package let id: String
    /// The year arranged; a few of its days may lie in the December before.
    package let year: Int
    package let title: String
    /// 发文字号, such as `国办发明电〔2019〕16号`.
    package let document: String
    package let published: Day
    /// The public address of the notice.
    package let source: String?
    package let holidays: [Holiday]
    /// Weekend days worked in exchange (调休上班).
    package let workdays: [Day]
    /// Days an earlier edition arranged, whose arrangement no longer holds: they fall back to the plain week.
    package let cancelled: [Day]
    /// The id of the edition this one changes.
    package let amends: String?

    package init(
        id: String, year: Int, title: String, document: String, published: Day, source: String? = nil,
        holidays: [Holiday], workdays: [Day], cancelled: [Day] = [], amends: String? = nil
    ) {
        self.id = id
        self.year = year
        self.title = title
        self.document = document
        self.published = published
        self.source = source
        self.holidays = holidays
        self.workdays = workdays
        self.cancelled = cancelled
        self.amends = amends
    }
}
