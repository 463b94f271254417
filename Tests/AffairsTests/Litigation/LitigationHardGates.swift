@testable import Affairs

extension HardGateTests {
    static let litigationRows: [Row] = [
        Row(gate: "HG-23", attempt: "在诉讼过程中自行向证人收集证据", article: "《行政诉讼法》第三十五条") {
            var bench = Suit.assigned("2018", ["actKind": "inaction", "actOn": ""])
            return bench.take(
                "answer", on: "2020-03-11", Suit.answer.merging(["evidence": #"[{"name":"证人证言","collectedOn":"2020-03-09"}]"#]) { $1 })
        },
        Row(gate: "HG-23", attempt: "十五日后未经法院准许补充提交证据", article: "《行政诉讼法》第三十六条") {
            var bench = Suit.answered()
            return bench.take("add-evidence", on: "2020-03-18", ["addedEvidence": #"[{"name":"送达回证","collectedOn":"2020-01-10"}]"#])
        },
        Row(gate: "HG-24", attempt: "由内设机构负责人作为负责人出庭", article: "出庭应诉若干问题的规定》第二条") {
            var bench = Suit.summoned("2020")
            return bench.take("arrange", Suit.head.merging(["headPost": "section"]) { $1 })
        },
        Row(gate: "HG-24", attempt: "没有提交加盖印章的身份证明，计为负责人出庭", article: "出庭应诉若干问题的规定》第六条") {
            var bench = Suit.summoned("2020")
            bench.take("arrange", Suit.head)
            return bench.take("record-session", on: "2020-09-11", Suit.present.merging(["heldOn": "2020-09-11"]) { $1 })
        },
        Row(gate: "HG-24", attempt: "负责人不出庭，仅委托律师出庭", article: "第一百二十八条第二款") {
            var bench = Suit.summoned("2020")
            return bench.take("arrange", Suit.absent.merging(["staff": ""]) { $1 })
        },
    ]
}
