import Affairs
import Almanac
import Engine
import Foundation
import Kernel
import Proof
import Rehearsal
import Reporting
import Storage
import TestDatabase
import Testing

/// A small county's year, played straight on and as it is lived.
struct LivedYear {
    static let shared: Result<(straight: LivedYear, lived: LivedYear), any Error> = Result {
        (try LivedYear(share: nil), try LivedYear(share: Scenario.Share(perMille: 20, most: 2, order: Day(iso: "2019-06-17"))))
    }

    let engine: Engine
    let key: SignerKey
    let lived: [Variation: Int]
    let ordered: Int

    init(share: Scenario.Share?) throws {
        var scenario = try Scenario(Self.folder(), Catalogue.offices)
        scenario.life = share
        let database = try TestDatabase.open()
        try scenario.register.enter(scenario.county, in: database, at: Instant(Scenario.beginning), isDemonstration: true)
        engine = try Engine(database, county: scenario.county, kinds: Catalogue.definitions, calendar: Almanac.load())
        try Projection(engine).bringUpToDate()
        key = try SignerKey(name: "plumbline/\(scenario.county)/journal", seed: Array(repeating: 7, count: 32))
        let world = World(scenario, calendar: engine.calendar)
        let conductor = Conductor(engine, world, plays: try Repertoire(world).plays(), signer: key)
        try conductor.run { _ in }
        (lived, ordered) = (conductor.lived, conductor.ordered)
    }

    /// 云溪区 with a twelfth of its penalties.
    private static func folder() throws -> URL {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("lived-\(UUID().uuidString)", isDirectory: true)
        try FileManager.default.copyItem(at: root.appendingPathComponent("Scenarios/yunxi-2019", isDirectory: true), to: folder)
        let file = folder.appendingPathComponent("enforcement.csv")
        let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map { line in
            let parts = line.split(separator: ",", omittingEmptySubsequences: false)
            guard parts.count > 2, let simple = Int(parts[1]), let ordinary = Int(parts[2]) else { return String(line) }
            return "\(parts[0]),\(simple / 12),\((ordinary + 5) / 6)"
        }
        try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: file)
        return folder
    }

    /// How many entries of an act the journal has.
    func entries(_ act: String) throws -> Int {
        try engine.database.read { connection in
            try connection.first("SELECT COUNT(*) FROM journal WHERE county = $1 AND action = $2", [SQLValue(engine.county), SQLValue(act)]) {
                $0.int(0)
            }
                ?? 0
        }
    }

    /// How many entries say something of a name.
    func entries(saying name: String) throws -> Int {
        try engine.database.read { connection in
            try connection.first(
                "SELECT COUNT(*) FROM journal WHERE county = $1 AND content LIKE $2", [SQLValue(engine.county), SQLValue("%\"\(name)\":%")]
            ) { $0.int(0) } ?? 0
        }
    }

    func figures() throws -> [String: String] {
        let set = try Figures(engine).compute(nil, year: 2019, asOf: nil)
        return Dictionary(set.figures.map { ($0.id, $0.value?.text ?? "") }, uniquingKeysWith: { first, _ in first })
    }
}

@Suite("如实的一年", .serialized)
struct LivedYearTests {
    /// The steps of the law are the same, and so is every figure of the county.
    @Test func `每一项数字都和没有波折的一年相同`() throws {
        let (straight, lived) = try LivedYear.shared.get()
        let (one, other) = (try straight.figures(), try lived.figures())
        #expect(one.count > 300, "数字过少，比较没有意义")
        #expect(one.keys == other.keys)
        for (id, value) in one { #expect(other[id] == value, "\(id)") }
    }

    @Test func `各种波折都确实发生并记入全过程记录`() throws {
        let (straight, lived) = try LivedYear.shared.get()
        #expect(straight.lived.isEmpty && straight.ordered == 0)
        let least: [Variation: Int] = [
            .late: 3, .corrected: 20, .recalled: 8, .prepared: 10, .returned: 8, .handled: 10, .moved: 1, .succeeded: 1, .answered: 1,
        ]
        for (variation, count) in least { #expect(lived.lived[variation, default: 0] >= count, "\(variation.name)") }
        let acts: [(act: String, variation: Variation)] = [
            ("correction.approve", .corrected), ("paper.recall", .recalled), ("paper.reissue", .recalled),
            ("preparation.return", .returned), ("handling.take", .handled), ("handling.reassign", .handled), ("handover.accept", .moved),
            ("succession.enter", .succeeded),
        ]
        for (act, variation) in acts {
            #expect(try lived.entries(act) >= least[variation] ?? 0, "\(act)")
            #expect(try straight.entries(act) == 0, "\(act)")
        }
        #expect(try lived.entries(saying: "late") >= 3)
        #expect(try lived.entries("absence.enter") > 0)
        #expect(lived.ordered > 0)
        #expect(try lived.entries("handover.carry") == lived.ordered)
    }

    /// A slip of the pen that nobody puts right would stay in the county's records.
    @Test func `写错的字都得到更正`() throws {
        let (_, lived) = try LivedYear.shared.get()
        #expect(try lived.entries("correction.propose") == lived.entries("correction.approve"))
    }

    @Test func `经得起核验`() throws {
        let (_, lived) = try LivedYear.shared.get()
        let result = try Verifier(lived.engine, keys: [lived.key.verifierKey]).verify()
        #expect(result.faults.isEmpty, "\(result.faults.prefix(5))")
    }
}
