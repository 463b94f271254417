import Kernel
import Testing

@testable import Affairs

/// What the penalty case learns of the enforcement of its decision.
@Suite("强制执行告知处罚案件")
struct CompulsoryEnforcementEffectTests {
    typealias Row = StepEffect<CompulsoryEnforcement>

    /// Decided to be performed by somebody else, over a penalty.
    private static func decided() -> Bench<CompulsoryEnforcement> { Compulsion.decided().after { $0.record.penaltyCase = Ref(60) } }

    private static func agreed() -> Bench<CompulsoryEnforcement> {
        decided().after { Compulsion.expect($0.take("agree", by: "head", ["agreement": "分三期补种", "agreementHarmless": "是"])) }
    }

    private static func suspended() -> Bench<CompulsoryEnforcement> {
        let hardship = ["suspensionGround": "hardship", "suspensionNote": "家庭困难", "noSocialHarm": "是"]
        return decided().after { Compulsion.expect($0.take("suspend", on: "2020-03-20", by: "head", hardship)) }
    }

    private static let rows: [Row] = [
        Row(
            "execute", in: { decided().after { Compulsion.expect($0.take("demand-substitute", by: "p1")) } }, on: "2020-03-19",
            Compulsion.execution.merging(["executionAt": "2020-03-19T09:30"]) { $1 }, leaves: ["executedOn": "2020-03-19"],
            causes: ["penalty.note-enforcement"], issues: ["execution"]),
        Row(
            "agreement-kept", in: { agreed() }, on: "2020-06-01", by: "p1", ["performance": "已全部补种"], leaves: ["performedOn": "2020-06-01"],
            causes: ["penalty.note-enforcement"]),
        Row(
            "give-up", in: { suspended() }, on: "2023-03-21", by: "system",
            leaves: [
                "terminationGround": "threeYears", "terminatedOn": "2023-03-21",
                "suspensions": #"[{"ground":"hardship","from":"2020-03-20","until":"2023-03-21","note":"家庭困难"}]"#,
            ],
            causes: ["penalty.note-enforcement"]),
    ]

    @Test(arguments: rows) func `执行完毕、协议履行完毕、满三年不再执行的，告知处罚案件（行政强制法第三十七条、第三十九条第二款、第四十二条第二款）`(row: Row) throws { try row.check() }

    @Test func `代履行三日前催告当事人履行，制作催告书（行政强制法第五十一条第一款第二项）`() throws {
        let row = Row(
            "demand-substitute", in: { Self.decided() }, by: "p1", leaves: ["substituteDemandedOn": "2020-03-16"], issues: ["substitute-demand"])
        try row.check()
    }

    /// What has not all been brought in leaves the penalty's own case open.
    @Test(arguments: [("19999", 0), ("20000", 1)]) func `没有执行足额的，处罚案件不因此结束（行政强制法第四十条）`(amount: String, told: Int) {
        var bench = Self.decided().after { Compulsion.expect($0.take("demand-substitute", by: "p1")) }
        bench.record.principal = .yuan(20_000)
        Compulsion.expect(Compulsion.executed(&bench, at: "2020-03-19T09:30", ["executedAmount": amount, "handedToTreasury": "是"]))
        #expect(bench.followed.map(\.action) == Array(repeating: "note-enforcement", count: told))
        #expect(bench.followed.allSatisfy { $0.input["enforcementResult"]?.string == "carriedOut" })
    }
}
