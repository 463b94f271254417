import Affairs
import Explorer
import Testing

/// Nobody outside answers any more: no party, no court, no organ beyond the county. Whatever the kept walks came to, the county or the clock
/// brings it to a lawful end, or the law says who outside has to.
@Suite("外部都不再回应")
struct SilenceTests {
    @Test(arguments: Catalogue.definitions.filter(\.tellsEndings).map(\.kind.id))
    func `走查到过的每一状态，本县或者期限都能依法结束`(kind: String) throws {
        let kept = try KeptWalks.all()
        let silence = try #require(kept.explorer.silence(kind, kept.corpus))
        #expect(silence.states > 0)
        #expect(silence.stuck.isEmpty, "\(silence.stuck.map { "\($0.key) \($0.says)" }.joined(separator: "\n"))")
    }
}
