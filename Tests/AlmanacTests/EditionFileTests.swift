import Foundation
import Testing

@testable import Almanac
@testable import Kernel

@Suite("放假安排文件")
struct EditionFileTests {
    static let sound =
        #"{"id":"2027","year":2027,"title":"通知","document":"国办发明电〔2026〕9号","published":"2026-11-10","#
        + #""holidays":[{"name":"元旦","from":"2026-12-31","until":"2027-01-02"}],"workdays":["2027-01-09"]}"#

    private func load(_ text: String) throws -> WorkCalendar {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("almanac-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data(text.utf8).write(to: folder.appendingPathComponent("new.json"))
        try Data("not read".utf8).write(to: folder.appendingPathComponent("notes.txt"))
        return try Almanac.load(extra: folder)
    }

    @Test func `新一年的安排放入文件即生效`() throws {
        let before = try Almanac.load()
        let after = try load(Self.sound)
        let start = Day(uncheckedISO: "2026-12-30")
        #expect(try before.due(.workingDays(5), from: start) == Due(day: Day(uncheckedISO: "2027-01-06"), isProvisional: true))
        #expect(try after.due(.workingDays(5), from: start) == Due(day: Day(uncheckedISO: "2027-01-08"), isProvisional: false))
        #expect(after.lastPublishedDay == Day(uncheckedISO: "2027-12-31"))
        #expect(try after.isWorkingDay(Day(uncheckedISO: "2027-01-09")))
    }

    @Test func `中间缺一年的安排之后仍是暂定`() throws {
        let later = Self.sound.replacingOccurrences(of: "2027", with: "2029").replacingOccurrences(of: "2026-12-31", with: "2028-12-31")
        #expect(try load(later).lastPublishedDay == Day(uncheckedISO: "2026-12-31"))
    }

    static let faults: [(String, String, String)] = [
        (#""year":2027"#, #""year":"二〇二七""#, "“year”"), (#""id":"2027","#, "", "“id”"), (#""title":"通知""#, #""title":"""#, "“title”"),
        (#""published":"2026-11-10""#, #""published":"2026-11-31""#, "“published”"),
        (#""from":"2026-12-31""#, #""from":"12月31日""#, "“holidays[0].from”"),
        (#""until":"2027-01-02""#, #""until":"2026-12-30""#, "“holidays[0].until”"),
        (#""workdays":["2027-01-09"]"#, #""workdays":[109]"#, "“workdays[0]”"),
        (#""workdays":["2027-01-09"]"#, #""workdays":["2027-01-02"]"#, "“workdays[0]”"), (#""workdays":"#, #""workday":"#, "“workday”"),
        (#""workdays":["2027-01-09"]"#, #""workdays":["2025-01-09"]"#, "“workdays[0]”"), (#""name":"元旦","#, "", "“holidays[0].name”"),
        (#""holidays":[{"#, #""holidays":{"x":[{"#, "JSON"), (#""name":"元旦""#, #""name":"元旦","days":3"#, "“holidays[0].days”"),
    ]

    @Test(arguments: faults)
    func `文件有误时指明文件和栏目`(sound: String, faulty: String, named: String) throws {
        let text = Self.sound.replacingOccurrences(of: sound, with: faulty)
        try #require(text != Self.sound)
        let problem = try #require(throws: Problem.self) { try load(text) }
        #expect(problem.code == .almanacMalformed)
        #expect(problem.message.contains("“new.json”"))
        #expect(problem.message.contains(named))
    }

    @Test func `同一份安排出现两次不予接受`() throws {
        let problem = try #require(throws: Problem.self) { try load(Self.sound.replacingOccurrences(of: #""id":"2027""#, with: #""id":"2026""#)) }
        #expect(problem.code == .calendarEditionTwice)
        #expect(problem.message.contains("“2026”"))
    }

    @Test func `调整的对象不存在不予接受`() throws {
        let problem = try #require(throws: Problem.self) { try load(Self.sound.replacingOccurrences(of: "]}", with: #"],"amends":"2028"}"#)) }
        #expect(problem.code == .calendarAmendsNothing)
    }

    @Test func `目录不存在时说明`() throws {
        let problem = try #require(throws: Problem.self) { try Almanac.load(extra: URL(fileURLWithPath: "/nonexistent/editions")) }
        #expect(problem.code == .almanacUnreadable)
    }
}
