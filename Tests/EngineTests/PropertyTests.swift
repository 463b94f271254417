import Engine
import Kernel
import Storage
import Testing

/// A small repeatable generator.
private struct Seeded: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ (state >> 33)
    }
}

@Suite("任意办理序列")
struct PropertyTests {
    /// Whoever tries whatever in whatever order: what was done had no unmet gate and a lawful actor, the chain holds,
    /// the facts equal a recount, the numbers have no gap, and what was refused left no trace.
    @Test(arguments: 1...12)
    func `不绕过条件、不越岗位、链完整、统计与重算相同`(seed: UInt64) throws {
        let county = try TestCounty()
        var dice = Seeded(state: seed)
        let logins = ["clerk", "head", "both", "lawyer", "outsider", "both-offices"]
        let actions = ["accept", "suspend", "resume", "extend", "consult", "take-opinion", "answer", "lapse", "give", "ask"]
        var at = Instant(Day(iso: "2020-01-06")!, hour: 9)
        var refused = 0
        for step in 0..<150 {
            at = Instant(milliseconds: at.milliseconds + Int64.random(in: 1...20 * 3_600_000, using: &dice))
            let login = logins.randomElement(using: &dice)!
            let matters = try county.rows("matter")
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
            let entries = try county.rows("journal")
            guard let outcome = try? county.engine.perform(Request(target, action, input, at: at), as: county.engine.actor(login)) else { continue }
            if outcome.receipt == nil {
                refused += 1
                #expect(try county.rows("journal") == entries)
            }
            if step % 10 == 0 { _ = try county.engine.batch { try Sweep(county.engine).run(on: at.day, in: $0) } }
        }
        #expect(refused > 20, "the walk should run into refusals")
        #expect(try county.verify().faults == [])
        try checkAnswers(county)
    }

    private func checkAnswers(_ county: TestCounty) throws {
        try county.engine.look { work in
            try work.connection.forEachMatter(TestCounty.code) { row in
                guard row.kind == "enquiry", row.stage == "answered" else { return }
                let enquiry = try #require(try work.dossier(row.id).record as? Enquiry)
                #expect(!enquiry.opinion.isEmpty)
                #expect((enquiry.amount ?? .zero) <= .yuan(1_000))
                let entries = try work.connection.entries(TestCounty.code, of: row.id)
                let receiver = entries.first { $0.action == "receive" }?.person
                let answerer = try #require(entries.first { $0.action == "answer" }?.person)
                #expect(receiver != answerer && ["head", "both"].contains(answerer))
            }
        }
    }
}
