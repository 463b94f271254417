import Affairs
import Explorer
import Kernel
import Testing

/// Every kind's kept walks, taken again: each step comes to what is written down, each attempt is refused for the reasons written down.
///
/// Where a change of the law is meant, `plumbline explore --keep Tests/WalkTests/Walks` writes them anew, and the difference is read before
/// it is committed.
@Suite("保存的走查")
struct KeptWalksTests {
    @Test(arguments: Catalogue.definitions.map(\.kind.id))
    func `再走一遍，每一步的结果和每次不予办理的理由都与保存的相同`(kind: String) throws {
        let kept = try KeptWalks.all()
        let sections = kept.corpus.sections(of: kind)
        let differences = sections.flatMap { $0.check(kept.explorer) }.flatMap(\.differences)
        #expect(differences.isEmpty, "\(differences.count)处不同：\n\(differences.prefix(5).joined(separator: "\n"))")
    }

    /// What is shown does not become less; `Walks/shown.txt` says how much was shown when the walks were kept.
    @Test func `走到的环节、条件、期限和效果不比保存时少`() throws {
        let kept = try KeptWalks.all()
        let checks = kept.corpus.sections.flatMap { $0.check(kept.explorer) }
        let rows = CorpusCoverage(kept.explorer, checks, kept.corpus).rows
        let shown = rows.map { "\($0.name) \($0.shown)/\($0.all)\n" }.joined()
        #expect(shown == kept.shown, "没有走到：\(rows.flatMap(\.missing).prefix(10).joined(separator: "、"))")
    }

    /// Conditions that are switched off are noticed: the attempt that they refused is then refused for other reasons, or taken.
    @Test(arguments: Catalogue.definitions.map(\.kind.id))
    func `少了条件，每一次不予办理的走查都能发现`(kind: String) throws {
        let kept = try KeptWalks.all()
        for section in kept.corpus.sections(of: kind) {
            let conditions = section.walks.reduce(into: Set<String>()) { $0.formUnion($1.refused) }
            for (transcript, check) in zip(section.walks, section.check(kept.explorer, hiding: conditions)) {
                let attempts = transcript.lines.count { line in if case .attempt = line { true } else { false } }
                #expect(check.differences.count == attempts)
            }
        }
    }
}
