import Engine
import Kernel
import Storage
import Testing

@testable import Identity

/// What two of one hand decide while a county is founded holds for a time.
@Suite struct `设立期间的设置到期` {
    private static let mark: Setting<Int> = Setting("test.mark", "合格分数", default: 60, lawful: .within(60...100), isWeighty: true, source: "试验")

    let county: TestCounty
    private let founded: Instant

    /// On the county's first day the one administrator makes a second, proposes, and the second confirms.
    init() throws {
        let day = try #require(Day(iso: "2026-03-02"))
        county = try TestCounty(founded: day)
        founded = Instant(day)
        try county.administration.grantPost(Post(organ: TestCounty.root, role: .administrator, from: county.today), to: "lawyer", by: "root")
        #expect(try settings.confirm(try propose("70"), by: "lawyer").isFounding)
    }

    private func move(to seconds: Int) {
        county.clock.advance(seconds: Int((founded.milliseconds - county.clock.now.milliseconds) / 1_000) + seconds)
    }

    private var settings: CountySettings { CountySettings(county.identity, declared: [Self.mark]) }
    private func value() throws -> String? { try county.database.read { try $0.settings(TestCounty.code) }.texts["test.mark"] }
    private func state() throws -> SettingState { try #require(try settings.states().first { $0.declaration.key == "test.mark" }) }

    private func propose(_ value: String) throws -> Int {
        guard case .proposed(_, let entry) = try settings.set(["test.mark": value], reason: "本县的规定", by: "root").first else { throw NoProblem() }
        return entry
    }

    private func lapse() throws -> [String] {
        let now = county.clock.now
        let lapsed = try county.database.write { try Founding.lapse(TestCounty.code, [Self.mark], $0, at: now) }
        return lapsed.map(\.key)
    }

    /// The last second for which it holds, and the first on which it does not.
    @Test(arguments: [(90 * 86_400 - 1, false), (90 * 86_400, true)])
    func `满九十日没有由互不相属的两人再次确认的，恢复原来的值，记入记录`(seconds: Int, isOver: Bool) throws {
        let provisional = try #require(try state().provisional)
        #expect(provisional.value == "70" && provisional.former == "60")
        #expect(provisional.lapses == Instant(milliseconds: founded.milliseconds + 90 * 86_400_000))
        move(to: seconds)
        #expect(try lapse() == (isOver ? ["test.mark"] : []))
        #expect(try value() == (isOver ? "60" : "70"))
        guard isOver else { return }
        let entry = try county.lastEntry()
        #expect(entry.action == "setting.lapse" && entry.person == "system")
        #expect(try state().provisional == nil && lapse() == [])
        #expect(try settings.history(of: "test.mark").map(\.action) == ["setting.lapse", "setting.confirm", "setting.propose"])
        #expect(try county.faults() == [])
    }

    @Test func `设立期间几次修改的，恢复到最初的值`() throws {
        #expect(try settings.confirm(try propose("80"), by: "lawyer").isFounding)
        #expect(try state().provisional?.former == "60")
        move(to: 90 * 86_400)
        #expect(try lapse() == ["test.mark"] && value() == "60")
    }

    @Test func `由互不相属的两人再次确认的，不再到期；以后照常须由两人修改`() throws {
        move(to: 61 * 86_400)
        #expect(try !settings.confirm(try propose("70"), by: "lawyer").isFounding)
        #expect(try state().provisional == nil)
        move(to: 120 * 86_400)
        #expect(try lapse() == [] && value() == "70")
        #expect(try problem { _ = try propose("70") }.code == .identityInvalid, "与现在的值相同")
        guard case .proposed = try settings.set(["test.mark": "60"], reason: "恢复", by: "lawyer").first else { throw NoProblem() }
        #expect(try value() == "70")
    }

    @Test func `设立期间由同样的两人再确认一次的，照样到期`() throws {
        #expect(try settings.confirm(try propose("70"), by: "lawyer").isFounding)
        #expect(try state().provisional?.former == "60")
        move(to: 90 * 86_400)
        #expect(try lapse() == ["test.mark"] && value() == "60")
    }

    @Test func `有权修改的一人就可以恢复原来的值，不可以改为别的`() throws {
        guard case .proposed = try settings.set(["test.mark": "90"], reason: "更严", by: "lawyer").first else { throw NoProblem() }
        guard case .changed = try settings.set(["test.mark": "60"], reason: "恢复", by: "lawyer").first else { throw NoProblem() }
        #expect(try value() == "60" && state().provisional == nil)
        #expect(try county.faults() == [])
    }
}
