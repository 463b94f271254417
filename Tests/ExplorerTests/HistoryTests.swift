import Kernel
import Testing

@Suite("办理的先后")
struct HistoryTests {
    private static func history(_ steps: (String, String)...) -> History {
        let day = Day.firstDay(of: 2020)
        return History(
            steps.enumerated().map { index, step in
                StepTaken(action: step.0, at: Instant(day.advanced(by: index)), person: PersonID(step.1), from: "", to: "")
            })
    }

    @Test func `先于：每一次以前都有，重新开始以后重新要求`() {
        #expect(Self.history(("tell", "a"), ("decide", "b")).precede("decide", by: "tell"))
        #expect(!Self.history(("decide", "b"), ("tell", "a")).precede("decide", by: "tell"))
        let again = Self.history(("tell", "a"), ("reopen", "b"), ("decide", "b"))
        #expect(again.precede("decide", by: ["tell"], since: []))
        #expect(!again.precede("decide", by: ["tell"], since: ["reopen"]))
    }

    @Test func `职能分离：同一人办过两边的算没有分离，系统办理的不算`() {
        #expect(Self.history(("tell", "a"), ("decide", "b")).areApart(["tell"], ["decide"]))
        #expect(!Self.history(("tell", "a"), ("decide", "a")).areApart(["tell"], ["decide"]))
        #expect(Self.history(("tell", "system"), ("decide", "system")).areApart(["tell"], ["decide"]))
    }
}
