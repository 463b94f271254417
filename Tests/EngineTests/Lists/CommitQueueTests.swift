import Engine
import Kernel
import Testing

@Suite("合并提交")
struct CommitQueueTests {
    @Test func `许多人同时办理，各得各的结果，链仍然完整`() async throws {
        let county = try TestCounty()
        let queue = CommitQueue(county.engine)
        let clerk = try county.engine.actor("clerk")
        let outsider = try county.engine.actor("outsider")
        let at = Instant(Day(iso: "2020-03-02")!, hour: 9)

        let outcomes = try await withThrowingTaskGroup(of: (Int, Outcome?).self) { group in
            for index in 0..<200 {
                group.addTask {
                    let target: Request.Target = index % 7 == 3 ? .matter(99_999) : .opening(kind: "enquiry", organ: TestCounty.office)
                    let action = index % 7 == 3 ? "accept" : "receive"
                    let request = Request(target, action, index % 7 == 3 ? [:] : ["question": .text("问\(index)")], at: at, id: "r\(index)")
                    return (index, try? await queue.perform(request, as: index % 7 == 5 ? outsider : clerk))
                }
            }
            var all: [Int: Outcome?] = [:]
            for try await (index, outcome) in group { all[index] = outcome }
            return all
        }

        for (index, outcome) in outcomes {
            switch index % 7 {
            case 3: #expect(outcome == nil, "没有这个事项")
            case 5: #expect(outcome?.receipt == nil && outcome?.refusals.isEmpty == false)
            default: #expect(outcome?.receipt != nil)
            }
        }
        let done = outcomes.values.compactMap { $0?.receipt }
        #expect(Set(done.map(\.matter)).count == done.count && Set(done.map(\.entry)).count == done.count)
        #expect(try county.rows("matter") == done.count)
        #expect(try county.verify().faults == [])
    }
}

@Suite("成批办理与合并提交")
struct BulkCommitTests {
    private let at: Instant = Instant(Day(iso: "2020-03-02") ?? Day(ordinal: 0), hour: 9)

    @Test func `一次送来的许多件按次序办理，各得各的结果；办不了的一件不连累别的`() async throws {
        let county = try TestCounty()
        let queue = CommitQueue(county.engine)
        let clerk = try county.engine.actor("clerk")
        let deeds = (0..<150).map { index -> CommitQueue.Deed in
            let target: Request.Target = index % 50 == 7 ? .matter(99_999) : .opening(kind: "enquiry", organ: TestCounty.office)
            let action = index % 50 == 7 ? "accept" : "receive"
            let request = Request(target, action, index % 50 == 7 ? [:] : ["question": .text("问\(index)")], at: at, id: "r\(index)")
            return { try $0.perform(request, as: clerk) }
        }
        let results = await queue.perform(deeds)
        #expect(results.count == 150)
        var last = 0
        for (index, result) in results.enumerated() {
            guard index % 50 != 7 else {
                #expect(throws: Problem.self) { try result.get() }
                continue
            }
            let matter = try #require(try result.get().receipt).matter
            #expect(matter == last + 1, "按送来的次序")
            last = matter
        }
        #expect(try county.rows("matter") == 147)
        #expect(try county.verify().faults == [])
        #expect(await queue.perform([]).isEmpty)
    }
}
