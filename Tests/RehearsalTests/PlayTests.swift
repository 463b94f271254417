import Affairs
import Almanac
import Foundation
import Kernel
import Rehearsal
import Testing

/// What the plays of every county write, held against what the kinds offer, without a database.
@Suite("演练的环节")
struct PlayTests {
    private static let scenarios: URL = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("Scenarios", isDirectory: true)

    private static func written(_ county: String) throws -> [(play: String, steps: [Rehearsal.Step])] {
        let scenario = try Scenario(scenarios.appendingPathComponent(county, isDirectory: true), Catalogue.offices)
        return try Repertoire(World(scenario, calendar: Almanac.load())).written()
    }

    @Test(arguments: ["gansu-2020", "guannan-2020", "pingjiang-2020", "suining-2022", "yunxi-2019"])
    func `所写的环节都是其事项的环节，所填的都是该环节填写的`(_ county: String) throws {
        let written = try Self.written(county)
        #expect(written.reduce(0) { $0 + $1.steps.count } > 10_000, "演练的环节过少，检查没有意义")
        var faults: Set<String> = []
        for (_, steps) in written { faults.formUnion(steps.compactMap { Offer.catalogue.fault(of: $0) }) }
        #expect(faults.isEmpty, "\(faults.sorted().joined(separator: "\n"))")
    }

    @Test func `每个演练的环节按时间先后`() throws {
        for (play, steps) in try Self.written("yunxi-2019") {
            let times = steps.map(\.at)
            #expect(times == times.sorted(), "\(play)")
        }
    }

    @Test func `同一情景两次写出的环节相同`() throws {
        let (first, second) = (try Self.written("yunxi-2019"), try Self.written("yunxi-2019"))
        #expect(first.map(\.play) == second.map(\.play))
        for (one, other) in zip(first, second) {
            #expect(one.steps.map(\.action) == other.steps.map(\.action), "\(one.play)")
            #expect(one.steps.map(\.input) == other.steps.map(\.input), "\(one.play)")
        }
    }

    /// A wrong name is found; otherwise the first test could not fail.
    @Test func `没有的环节和不该填写的栏目都能查出`() throws {
        let written = try Self.written("yunxi-2019")
        let step = try #require(written.lazy.flatMap(\.steps).first { $0.kind == "penalty" && $0.action == "report" })
        let without = Offer(Catalogue.definitions.filter { $0.kind.id != "penalty" })
        #expect(without.fault(of: step) == "“penalty”没有环节“report”")
        #expect(Offer.catalogue.fault(of: step) == nil)
    }
}
