import Kernel
import Testing

@testable import Explorer

@Suite("走查的保存和比较")
struct CorpusTests {
    static func explorer<F: Plant>(_ plant: F.Type, walks: Int = 12) throws -> Explorer {
        var options = Explorer.Options()
        (options.walks, options.keepsWalks) = (walks, true)
        return Explorer([KindDefinition(Planted<F>.self)], calendar: try ExplorerTests.calendar(), options)
    }

    static func kept(_ explorer: Explorer, from known: Corpus = Corpus()) -> Corpus {
        let builder = CorpusBuilder(explorer)
        return builder.addingAttempts(to: builder.build(on: known, adding: explorer.explore(from: known)))
    }

    static func differences(_ corpus: Corpus, _ explorer: Explorer) -> [String] {
        corpus.sections.flatMap { $0.check(explorer) }.flatMap(\.differences)
    }

    @Test func `保存的走查走到全部环节、期限和效果，遇到全部条件，再走一遍相同`() throws {
        let explorer = try Self.explorer(Sound.self)
        let corpus = Self.kept(explorer)
        let checks = corpus.sections.flatMap { $0.check(explorer) }
        #expect(checks.flatMap(\.differences).isEmpty)
        let coverage = CorpusCoverage(explorer, checks, corpus)
        for row in coverage.rows + coverage.lengths { #expect(row.missing.isEmpty, "\(row.name)：\(row.missing)") }
        #expect(corpus.sections.flatMap(\.walks).count < 8, "几次走查就够了")
    }

    @Test func `写成文件再读回来是同样的走查`() throws {
        let corpus = Self.kept(try Self.explorer(Sound.self))
        #expect(corpus.files.map(\.name) == ["planted-none-2018.walks"])
        #expect(try Corpus(parsing: corpus.files.map(\.text)) == corpus)
        #expect(throws: (any Error).self) { try Corpus(parsing: ["{\"action\":\"receive\"}"]) }
    }

    @Test func `从保存的走查接着走：不再走也走到同样的环节，也不重复保存`() throws {
        let corpus = Self.kept(try Self.explorer(Sound.self))
        let again = try Self.explorer(Sound.self, walks: 0)
        #expect(again.explore(from: corpus).rows[0].notTaken.isEmpty)
        #expect(Self.kept(again, from: corpus) == corpus)
    }

    /// The same walks under a definition with one fault more.
    @Test(arguments: [UndeclaredWrite.self, BypassedNotice.self, RunningLimit.self, HoledPaper.self] as [any Plant.Type])
    func `写入、前置环节、期限的终点和文书的文字改变，走查都不同`(plant: any Plant.Type) throws {
        let corpus = Self.kept(try Self.explorer(Sound.self))
        func check<F: Plant>(_ plant: F.Type) throws -> [String] {
            let texts = corpus.files.map { $0.text.replacing("planted-none", with: "planted-\(F.fault.rawValue)") }
            return Self.differences(try Corpus(parsing: texts), try Self.explorer(plant))
        }
        #expect(try !check(plant).isEmpty)
        #expect(try check(Sound.self).isEmpty)
    }

    @Test func `少了条件，遇到它的走查不同`() throws {
        let explorer = try Self.explorer(Sound.self)
        let corpus = Self.kept(explorer)
        let refused = corpus.sections.flatMap(\.walks).reduce(into: Set<String>()) { $0.formUnion($1.refused) }
        #expect(refused.contains("planted-none.receive.amount-stated"))
        for id in refused {
            #expect(!corpus.sections.flatMap { $0.check(explorer, hiding: [id]) }.flatMap(\.differences).isEmpty, "\(id)")
        }
    }
}
