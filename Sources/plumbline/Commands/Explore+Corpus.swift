import ArgumentParser
import Explorer
import Foundation
import Kernel

/// Walks that are kept in files: `--keep` reads them, goes on from them and writes them anew; `--check` takes them again.
extension Explore {
    /// The kept walks of a folder; none when there is no such folder yet.
    static func corpus(in path: String) throws -> Corpus {
        let folder = URL(fileURLWithPath: path, isDirectory: true)
        guard FileManager.default.fileExists(atPath: folder.path) else { return Corpus() }
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            .filter { $0.pathExtension == "walks" }.sorted { $0.lastPathComponent < $1.lastPathComponent }
        return try Corpus(parsing: files.map { try String(contentsOf: $0, encoding: .utf8) })
    }

    /// Keeps the known walks that can still be taken, and those new ones that come to something else.
    static func keep(_ exploration: Exploration, with known: Corpus, by explorer: Explorer, in path: String) throws {
        let builder = CorpusBuilder(explorer) { Terminal.complain($0) }
        let corpus = builder.addingAttempts(to: builder.build(on: known, adding: exploration))
        let folder = URL(fileURLWithPath: path, isDirectory: true)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let files = corpus.files
        for (name, text) in files { try Data(text.utf8).write(to: folder.appendingPathComponent(name)) }
        let coverage = CorpusCoverage(explorer, corpus.sections.flatMap { $0.check(explorer) }, corpus)
        let shown = coverage.rows.map { "\($0.name) \($0.shown)/\($0.all)\n" }.joined()
        try Data(shown.utf8).write(to: folder.appendingPathComponent("shown.txt"))
        let names = Set(files.map(\.name))
        for file in try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        where file.pathExtension == "walks" && !names.contains(file.lastPathComponent) { try FileManager.default.removeItem(at: file) }
    }

    /// Takes all kept walks again and says what they show, and where they come to something else.
    ///
    /// - Returns: whether nothing differs.
    static func check(_ path: String, by explorer: Explorer) throws -> Bool {
        let corpus = try corpus(in: path)
        // Nothing to compare is not the same as nothing that differs.
        guard !corpus.sections.isEmpty else { throw ValidationError("“\(path)”中没有保存的走查（*.walks）。") }
        let checks = corpus.sections.flatMap { $0.check(explorer) }
        let differences = checks.flatMap(\.differences)
        for difference in differences { print(difference) }
        let coverage = CorpusCoverage(explorer, checks, corpus)
        for row in coverage.rows + coverage.lengths {
            let share = row.all == 0 ? 10_000 : row.shown * 10_000 / row.all
            print("\(row.name)：\(row.shown)/\(row.all)（\(share / 100).\(share % 100 < 10 ? "0" : "")\(share % 100)%）")
            for missing in row.missing { print("  没有：\(missing)") }
        }
        print("\(corpus.sections.reduce(0) { $0 + $1.walks.count })次走查，\(differences.count)处不同")
        return differences.isEmpty
    }

    /// Proves for kinds that say how they end that no state of the kept walks lies for ever once everybody outside has fallen silent.
    ///
    /// - Parameter scripts: where the walks to the states that do are written.
    /// - Returns: whether there is none.
    static func silence(_ path: String, _ wanted: [String], by explorer: Explorer, _ scripts: String?) throws -> Bool {
        let corpus = try corpus(in: path)
        guard !corpus.sections.isEmpty else { throw ValidationError("“\(path)”中没有保存的走查（*.walks）。") }
        let results = explorer.silences(wanted.isEmpty ? explorer.kinds.all.map(\.kind.id) : wanted, corpus)
        for result in results {
            let found = "\(result.ended)个由走查自己结束，\(result.distinct)种另找结束的办法，\(result.left)个依法只能由外部结束，\(result.stuck.count)种不能结束"
            print("\(result.kind)：\(result.states)个状态，\(found)")
            for finding in result.stuck { print("  \(finding.key) \(finding.says)") }
        }
        if let scripts {
            let folder = URL(fileURLWithPath: scripts, isDirectory: true)
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            for (number, finding) in results.flatMap(\.stuck).enumerated() {
                let name = "\(number)-" + finding.key.replacing("/", with: "-") + ".jsonl"
                try Data(("# \(finding.says)\n" + finding.script.text).utf8).write(to: folder.appendingPathComponent(name))
            }
        }
        return results.allSatisfy(\.stuck.isEmpty)
    }
}
