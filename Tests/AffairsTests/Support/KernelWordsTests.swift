import Kernel
import Testing

@testable import Affairs

/// Words that modules asked of the kernel.
@Suite("内核用语")
struct KernelWordsTests {
    private static let moment: Moment = Bench<EnforcementCertificate>(on: "2020-03-02").moment
    private static func day(_ text: String) -> Day { Bench<EnforcementCertificate>.day(text) }

    @Test func `期限的末日加上不计入的时间和延长的时间，中止未恢复的没有末日`() {
        let start = Self.day("2020-03-02")
        let pause = Pause(from: Self.day("2020-03-10"), until: Self.day("2020-03-15"), ground: "中止", article: "")
        let open = Pause(from: Self.day("2020-03-10"), ground: "中止", article: "")
        let longer = Extension(.days(30), ground: "复杂", article: "", approver: "", on: start)
        #expect(Self.moment.lastDay(of: .days(60), from: start, sparing: []) == Self.day("2020-05-01"))
        #expect(Self.moment.lastDay(of: .days(60), from: start, sparing: [pause]) == Self.day("2020-05-06"))
        #expect(Self.moment.lastDay(of: .days(60), from: start, sparing: [pause], lengthened: [longer]) == Self.day("2020-06-05"))
        #expect(Self.moment.lastDay(of: .days(60), from: start, sparing: [open]) == nil)
    }

    @Test func `一组条件逐一成为环节的条件`() {
        let basis = Law.penaltyPublicity2018.cited()
        let gates = ["one", "two"].map { Gate<EnforcementCertificate>($0, "甲", basis) { _, _ in true } }
        let action = Action<EnforcementCertificate>("id", "环节", to: .applied, by: .clerk, basis: basis).requires(all: gates)
        #expect(action.gates.map(\.name) == ["one", "two"])
    }
}
