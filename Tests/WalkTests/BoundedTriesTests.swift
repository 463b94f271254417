import Affairs
import Explorer
import Synchronization
import Testing

@Suite("走查的次数")
struct BoundedTriesTests {
    /// How many tries the walks of a kind say that they took together.
    private static func tried(_ tries: Int) throws -> Int {
        let kept = try KeptWalks.all()
        let said = Mutex(0)
        var options = Explorer.Options()
        (options.walks, options.tries) = (6, tries)
        options.progress = { text in
            guard text.contains("共试"), let number = text.split(separator: "试").last.flatMap({ Int($0.filter(\.isNumber)) }) else { return }
            said.withLock { $0 = max($0, number) }
        }
        _ = Explorer(Catalogue.definitions, calendar: kept.explorer.calendar, options).explore(["power"])
        return said.withLock { $0 }
    }

    @Test func `限了次数的，大约就试那么多；不限的试得多`() throws {
        let (free, bounded) = (try Self.tried(0), try Self.tried(600))
        // A walk has sixty tries at least, and finishes the step it is at.
        #expect(bounded <= 2_500, "\(bounded)")
        #expect(free > bounded * 3 / 2, "\(free)，\(bounded)")
    }
}
