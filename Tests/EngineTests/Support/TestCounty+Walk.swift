import Engine
import Kernel
import Testing

/// A small repeatable generator.
struct Seeded: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ (state >> 33)
    }
}

extension TestCounty {
    /// Whoever tries whatever in whatever order.
    ///
    /// - Returns: how often the answer was no; each time nothing was written.
    @discardableResult
    func walk(seed: UInt64, steps: Int) throws -> Int {
        let logins = ["clerk", "head", "both", "lawyer", "outsider", "both-offices"]
        let actions = ["accept", "suspend", "resume", "extend", "consult", "take-opinion", "answer", "lapse", "give", "ask"]
        var dice = Seeded(state: seed)
        var at = Instant(Day(iso: "2020-01-06")!, hour: 9)
        var refused = 0
        for step in 0..<steps {
            at = Instant(milliseconds: at.milliseconds + Int64.random(in: 1...20 * 3_600_000, using: &dice))
            let login = logins.randomElement(using: &dice)!
            let matters = try rows("matter")
            let opens = matters == 0 || Int.random(in: 0..<5, using: &dice) == 0
            let action = opens ? "receive" : actions.randomElement(using: &dice)!
            let target: Request.Target =
                opens ? .opening(kind: "enquiry", organ: TestCounty.office) : .matter(Int.random(in: 1...matters, using: &dice))
            let input: [String: String] =
                switch action {
                case "receive": ["question": "问\(step)", "amount": "\(Int.random(in: 0...2_000, using: &dice))"]
                case "answer": ["answer": "可"]
                case "give": ["text": "合法"]
                default: [:]
                }
            let entries = try rows("journal")
            guard let outcome = try? engine.perform(Request(target, action, engine.input(typed: input, for: target), at: at), as: engine.actor(login))
            else { continue }
            if outcome.receipt == nil {
                refused += 1
                #expect(try rows("journal") == entries)
            }
            if step % 10 == 0 { _ = try engine.batch { try Sweep(engine).run(on: at.day, in: $0) } }
        }
        return refused
    }
}
