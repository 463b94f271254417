import Affairs
import Explorer
import Testing

/// Nobody outside answers any more: no party, no court, no organ beyond the county. Whatever the kept walks came to, the county or the clock
/// brings it to a lawful end, or the law says who outside has to.
@Suite("外部都不再回应")
struct SilenceTests {
    /// Stages in some states of which the search has found no end by trying, although the definition has one: a way that is hard to find, or a
    /// fault that nobody has looked at yet. What is not in this list has an end; the list may only become shorter.
    static let searched: Set<String> = [
        "penalty/investigating", "penalty/reviewing", "penalty/notified", "penalty/hearing", "contract/reviewing", "contract/changing",
        "document/reviewing", "decision/reviewing", "benchmark/reviewing", "litigation/effective", "compulsory-enforcement/demanded",
        "reconsideration/received", "reconsideration/reviewing", "reconsideration/suspended", "mediation/accepted", "mediation/mediating",
        "file-review/drawing", "draw/listing", "cleanup/deliberated",
    ]

    @Test(arguments: Catalogue.definitions.filter(\.tellsEndings).map(\.kind.id))
    func `走查到过的每一状态，本县或者期限都能依法结束`(kind: String) throws {
        let kept = try KeptWalks.all()
        let silence = try #require(kept.explorer.silence(kind, kept.corpus))
        let stuck = silence.stuck.filter { finding in
            !Self.searched.contains { finding.id == "silence.\($0.split(separator: "/")[1])" && $0.hasPrefix("\(kind)/") }
        }
        #expect(stuck.isEmpty, "\(stuck.map { "\($0.key) \($0.says)" }.joined(separator: "\n"))")
    }
}
