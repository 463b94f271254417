import Testing

@testable import Kernel

@Suite("日期和时刻")
struct DayTests {
    @Test func `1900年至2100年逐日往返，一日不多一日不少`() throws {
        var ordinal = try #require(Day(iso: "1900-01-01")).ordinal
        var weekday = 1  // 1900-01-01 was a Monday.
        for year in 1900...2100 {
            let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
            for (index, length) in [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31].enumerated() {
                for number in 1...length {
                    let day = Day(ordinal: ordinal)
                    let parts = day.parts
                    let holds =
                        parts == (year, index + 1, number) && Day(year: year, month: index + 1, day: number) == day && Day(iso: day.iso) == day
                        && day.weekday == weekday
                    if !holds { Issue.record("\(day)") }
                    ordinal += 1
                    weekday = weekday % 7 + 1
                }
                #expect(Day(year: year, month: index + 1, day: length + 1) == nil)
            }
        }
        #expect(Day(ordinal: ordinal).iso == "2101-01-01")
    }

    @Test(arguments: [(2000, true), (1900, false), (2100, false), (2019, false), (2020, true), (2024, true)])
    func `闰年`(year: Int, isLeap: Bool) {
        #expect((Day(year: year, month: 2, day: 29) != nil) == isLeap)
        #expect(Day.lastDay(of: year) - Day.firstDay(of: year) == (isLeap ? 365 : 364))
    }

    @Test func `纪元日为1970年1月1日，星期四`() {
        #expect(Day(ordinal: 0).iso == "1970-01-01")
        #expect(Day(ordinal: 0).chineseWeekday == "星期四")
        #expect(Day(ordinal: -1).iso == "1969-12-31")
    }

    @Test(arguments: [
        "2020-02-30", "2019-02-29", "2020-13-01", "2020-00-10", "2020-01-00", "2020-04-31", "0000-01-01", "2020-1-5", "20200105", "2020/01/05",
        " 2020-01-05", "2020-01-05 ", "2020-01-+5", "２０２０-01-05", "", "--", "2020-01-05-06",
    ])
    func `没有的日子和别的写法不能读入`(text: String) { #expect(Day(iso: text) == nil) }

    @Test(arguments: [
        ("2020-01-31", 1, "2020-02-29"), ("2019-01-31", 1, "2019-02-28"), ("2020-01-29", 1, "2020-02-29"), ("2020-01-30", 1, "2020-02-29"),
        ("2020-03-31", 1, "2020-04-30"), ("2020-08-31", 6, "2021-02-28"), ("2019-08-31", 6, "2020-02-29"), ("2020-02-29", 12, "2021-02-28"),
        ("2020-02-29", 48, "2024-02-29"), ("2020-12-15", 1, "2021-01-15"), ("2020-11-30", 3, "2021-02-28"), ("2020-01-15", 0, "2020-01-15"),
        ("2020-03-31", -1, "2020-02-29"), ("2020-01-31", -2, "2019-11-30"), ("2020-02-29", 1, "2020-03-29"),
    ])
    func `月的对应日，没有对应日的为月末（民法典第二百零二条）`(from: String, months: Int, to: String) throws {
        #expect(try #require(Day(iso: from)).advanced(byMonths: months).iso == to)
    }

    @Test func `加整月必在其后，且不跳过月份`() throws {
        let first = try #require(Day(iso: "1999-12-01"))
        for offset in 0..<1_500 {
            let day = first.advanced(by: offset)
            for months in [1, 2, 3, 6, 12, 24] {
                let end = day.advanced(byMonths: months)
                let apart = (end.parts.year - day.parts.year) * 12 + end.parts.month - day.parts.month
                if apart != months || end.parts.day > day.parts.day { Issue.record("\(day) + \(months) = \(end)") }
            }
        }
    }

    @Test func `写法`() throws {
        let day = try #require(Day(iso: "2020-01-05"))
        #expect(day.chinese == "2020年1月5日")
        #expect(day.chineseWeekday == "星期日")
        #expect(day.isWeekend && !day.advanced(by: 1).isWeekend)
        #expect(day < day.advanced(by: 1))
        #expect(padded(7, 3) == "007")
        #expect(padded(12_345, 3) == "12345")
    }

    // MARK: 时刻

    @Test func `北京时间比世界时早八小时`() throws {
        let day = try #require(Day(iso: "1970-01-01"))
        #expect(Instant(day, hour: 8).milliseconds == 0)
        #expect(Instant(milliseconds: 0).iso == "1970-01-01T08:00:00")
        #expect(Instant(milliseconds: 0).chinese == "1970年1月1日8时0分")
    }

    @Test(arguments: ["2020-01-05T00:00:00", "2020-01-05T23:59:59", "1969-12-31T23:59:59", "1900-01-01T00:00:00", "2020-02-29T09:30:15"])
    func `写出的时刻读回不变`(text: String) throws {
        let instant = try #require(Instant(iso: text))
        #expect(instant.iso == text)
        #expect(instant.day.iso == String(text.prefix(10)))
    }

    @Test func `日界在零时，前一毫秒属前一日`() throws {
        for ordinal in [-40_000, -1, 0, 1, 18_000] {
            let midnight = Instant(Day(ordinal: ordinal))
            #expect(midnight.day.ordinal == ordinal)
            #expect(midnight.secondsIntoDay == 0)
            #expect(Instant(milliseconds: midnight.milliseconds - 1).day.ordinal == ordinal - 1)
            #expect(Instant(milliseconds: midnight.milliseconds - 1).secondsIntoDay == 86_399)
        }
    }

    @Test func `分可以不写秒`() { #expect(Instant(iso: "2020-01-05T09:30") == Instant(iso: "2020-01-05T09:30:00")) }

    @Test func `加小时跨日`() throws {
        #expect(try #require(Instant(iso: "2020-02-28T20:00")).advanced(byHours: 24).iso == "2020-02-29T20:00:00")
        #expect(try #require(Instant(iso: "2020-02-28T20:00")).advanced(byHours: -21).iso == "2020-02-27T23:00:00")
    }

    @Test(arguments: [
        "2020-01-05", "2020-01-05T", "2020-01-05T24:00", "2020-01-05T09:60", "2020-01-05T09:30:60", "2020-01-05T9:30", "2020-01-05 09:30",
        "2020-01-05T+9:30", "2020-01-05T-0:30", "2020-01-05T09:30Z", "2020-02-30T09:30", "2020-01-05T09", "2020-01-05T09:30:15:00", "T09:30",
        "2020-01-05T09:30T",
    ])
    func `没有的时刻和别的写法不能读入`(text: String) { #expect(Instant(iso: text) == nil) }
}
