import Engine
import Kernel
import Storage
import Testing

@Suite("任意办理序列")
struct PropertyTests {
    /// Whoever tries whatever in whatever order: what was done had no unmet gate and a lawful actor, the chain holds,
    /// the facts equal a recount, the numbers have no gap, and what was refused left no trace.
    @Test(arguments: 1...12)
    func `不绕过条件、不越岗位、链完整、统计与重算相同`(seed: UInt64) throws {
        let county = try TestCounty()
        let refused = try county.walk(seed: seed, steps: 150)
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
