import Kernel
import Testing

@testable import Affairs

/// What the respondent is kept from, which is a party to the reconsideration (decision 47).
@Suite("行政复议：被申请人看不到的")
struct ReconsiderationPartyTests {
    private let definition: KindDefinition<Reconsideration> = KindDefinition(Reconsideration.self)

    @Test func `怎样讨论、向监察机关移送了什么，不给被申请人看；通知书、决定书是送给它的`() {
        let kept = Set(definition.documents.filter(\.isInternal).map(\.id))
        #expect(kept.isSuperset(of: ["minutes", "duty-letter"]))
        let sent = definition.documents.filter { !$0.isInternal }.map(\.id)
        for id in ["decision", "mediation", "termination"] { #expect(sent.contains(id), "\(id)") }
        #expect(!kept.contains("decision"))
    }
}
