import Kernel
import Proof
import Testing

@testable import Affairs

/// Conditions of one step each, every one broken by one fact in a lawful draw.
@Suite("随机抽取各环节的条件")
struct DrawConditionTests {
    private typealias Row = BrokenCondition<Draw>

    private static let justice = "司法局"
    private static let inspectors = "县纪委监委派驻组"

    private static func secret(of party: String) -> String { "\(party)的一长串密数0123456789abcdef" }

    private static func commitment(of party: String) -> [String: String] {
        let part = DrawSeed.Part(party: party, secret: secret(of: party))
        return ["party": party, "commitment": part.commitment.hex]
    }

    /// The list is fixed, and no one has committed.
    private static func listFixed() -> Bench<Draw> {
        var bench = DrawTests.listed()
        Checks.expect(bench.take("commit-list", by: "clerk", ["parties": "\(justice),\(inspectors)"]))
        return bench
    }

    private static func committed() -> Bench<Draw> {
        var bench = listFixed()
        for party in [justice, inspectors] { Checks.expect(bench.take("commit", by: party, commitment(of: party))) }
        return bench
    }

    private static func revealed() -> Bench<Draw> {
        var bench = committed()
        Checks.expect(bench.take("seal", by: "clerk"))
        for party in [justice, inspectors] { Checks.expect(bench.take("reveal", by: party, ["party": party, "secret": secret(of: party)])) }
        return bench
    }

    static let rows: [BrokenCondition<Draw>] = [
        Row("commit.one-commitment-per-party", in: listFixed, by: justice, commitment(of: justice), but: commitment(of: "某企业")),
        Row("commit.one-party-per-person", in: listFixed, by: justice, commitment(of: justice)) {
            Checks.expect($0.take("commit", commitment(of: inspectors)))
        },
        Row("commit.commitment-is-digest", in: listFixed, by: justice, commitment(of: justice), but: ["commitment": "不是摘要"]),
        Row("seal.all-parties-committed", in: committed, by: "clerk") { $0.record.commitments = [] },
        Row("draw.list-unchanged", in: revealed, by: "clerk", ["witnesses": "县人大代表"]) { $0.record.candidates[0].weight = 9 },
    ]

    @Test(arguments: rows) func `承诺重复或者不是摘要、一人代表两方、尚有一方没有承诺、名单被改动的，按名拒绝（国发〔2019〕5号）`(row: BrokenCondition<Draw>) {
        row.check()
    }
}
