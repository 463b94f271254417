import Affairs
import Almanac
import Explorer
import Foundation
import Testing

/// The walks that are kept beside these tests, one file for each edition of a kind.
struct KeptWalks {
    let explorer: Explorer
    let corpus: Corpus
    /// How much of each sort was shown when they were kept, one sort a line.
    let shown: String

    /// Read once: an explorer listens to every condition of every kind before it walks.
    private static let read: Result<KeptWalks, any Error> = Result { try KeptWalks() }
    static func all() throws -> KeptWalks { try read.get() }

    private init() throws {
        explorer = Explorer(Catalogue.definitions, calendar: try Almanac.load())
        let folder = try #require(Bundle.module.url(forResource: "Walks", withExtension: nil))
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            .filter { $0.pathExtension == "walks" }.sorted { $0.lastPathComponent < $1.lastPathComponent }
        shown = try String(contentsOf: folder.appendingPathComponent("shown.txt"), encoding: .utf8)
        corpus = try Corpus(parsing: files.map { try String(contentsOf: $0, encoding: .utf8) })
    }
}
