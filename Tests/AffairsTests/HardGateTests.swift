import Foundation
import Kernel
import Testing

@testable import Affairs

/// One refused attempt for each hard gate (硬门槛) of these kinds: what was tried, and the article that refuses it.
///
/// `docs/hard-gates.md` is this table as it came out; record it anew with `PLUMBLINE_RECORD=1`.
@Suite("硬门槛逐项被拒")
struct HardGateTests {
    struct Row: CustomTestStringConvertible, Sendable {
        let gate: String
        let attempt: String
        let article: String
        let take: @Sendable () -> [String]
        var testDescription: String { "\(gate) \(attempt)" }
    }

    private static func penalise(_ bench: Bench<PenaltyCase>, on day: String, _ changes: [String: String] = [:]) -> [String] {
        var bench = bench
        return bench.penalise(changes, on: day)
    }

    /// In the order of the list of hard gates; the kinds bring their own rows.
    static let rows: [Row] = {
        let parts = [
            decisionRows, ownRows, powersRows, registersRows, inspectionRows, compulsionRows, litigationRows, petitionRows, contractRows, adviserRows,
            filingRows, rectificationRows,
        ]
        return parts.flatMap(\.self).enumerated().sorted { ($0.element.gate, $0.offset) < ($1.element.gate, $1.offset) }.map(\.element)
    }()

    private static let ownRows: [Row] = [
        Row(gate: "HG-06", attempt: "合法性审核为不合法，提交常务会议通过", article: "重大行政决策程序规定|合法性审核|第七十五条|国办发") {
            var bench = DocumentBench.reviewed(.unlawful)
            return bench.take("pass", on: "2020-04-22", by: "office", DocumentBench.passing)
        },
        Row(gate: "HG-06", attempt: "与市场主体生产经营密切相关，征求意见不足30日而无理由", article: "优化营商环境条例》第六十二条") {
            var bench = DocumentBench.drafting()
            return bench.take("consult", on: "2020-03-09", ["consultUntil": "2020-03-20"])
        },
        Row(gate: "HG-07", attempt: "处罚案件引用已过有效期的规范性文件", article: "加强行政规范性文件制定和监督管理工作的通知") {
            var document = NormativeDocument()
            (document.title, document.effectiveOn, document.validUntil) = ("旧办法", Day(iso: "2014-01-01"), Day(iso: "2018-12-31"))
            var bench = Penalties.investigating()
            _ = bench.known.add(9, document, .published)
            bench.take("record-evidence", Penalties.evidence)
            return bench.take("report", Penalties.report(["basisDocuments": "9"]))
        },
        Row(gate: "HG-08", attempt: "指派证件在当日已失效的执法人员", article: "《行政处罚法》第三十七条") {
            var bench = Penalties.bench(on: "2020-07-01")
            bench.take(
                "register-clue", by: "p1", ["source": "inspection", "clue": "检查", "discoveredOn": "2020-07-01"].merging(Penalties.party) { $1 })
            return bench.take("file", by: "head", ["cause": "经营过期食品", "powerItem": "20", "officers.certificates": "1,4"])
        },
        Row(gate: "HG-08", attempt: "只指派一名执法人员立案", article: "《行政处罚法》第三十七条") {
            var bench = Penalties.bench(on: "2020-03-02")
            bench.take(
                "register-clue", by: "p1", ["source": "inspection", "clue": "检查", "discoveredOn": "2020-03-02"].merging(Penalties.party) { $1 })
            return bench.take("file", by: "head", ["cause": "经营过期食品", "powerItem": "20", "officers.certificates": "1"])
        },
        Row(gate: "HG-08", attempt: "合同工申领行政执法证", article: "《山东省行政执法监督条例》第十条第三款") {
            var bench = Bench<EnforcementCertificate>(on: "2020-03-02")
            return bench.take("apply", EnforcementCertificateTests.application.merging(["staffing": "contract"]) { $1 })
        },
        Row(gate: "HG-09", attempt: "告知当日、未听取陈述申辩即作出处罚决定", article: "《行政处罚法》第四十一条") {
            penalise(Penalties.notified(), on: "2020-03-02")
        },
        Row(gate: "HG-10", attempt: "吊销许可证，要求听证的期限未满即作出决定", article: "《行政处罚法》第四十二条") {
            var bench = Penalties.notified(["proposedPenalties": Penalties.revocation])
            bench.take("waive", ["waivesDefence": "是"])
            bench.verify(.agree)
            return penalise(bench, on: "2020-03-03", ["penalties": Penalties.revocation])
        },
        Row(gate: "HG-10", attempt: "更换下来的办案人员主持听证", article: "《行政处罚法》第四十二条") {
            var bench = PenaltyHearingTests.told("2020-03-02")
            bench.take("hearing-request", by: "p1", ["hearing.requestedOn": "2020-03-02"])
            bench.take("reassign", by: "head", ["officers.certificates": "1,3"])
            return bench.take("hearing-notify", by: "p2", ["hearing.on": "2020-03-20", "hearing.place": "会议室"])
        },
        Row(gate: "HG-10", attempt: "指派听证主持人为办案人员", article: "《行政处罚法》第四十二条") {
            var bench = PenaltyHearingTests.told("2020-03-02")
            bench.take("hearing-request", by: "p1", ["hearing.requestedOn": "2020-03-02"])
            bench.take("hearing-notify", by: "p3", ["hearing.on": "2020-03-20", "hearing.place": "会议室"])
            return bench.take("reassign", by: "head", ["officers.certificates": "1,3"])
        },
        Row(gate: "HG-11", attempt: "未经法制审核作出处罚决定", article: "《行政处罚法》第三十八条第三款") {
            var bench = Penalties.notified()
            bench.take("waive", Penalties.waiver)
            return penalise(bench, on: "2020-03-02")
        },
        Row(gate: "HG-11", attempt: "法制审核退回后仍作出处罚决定", article: "《行政处罚法》第三十八条第三款") {
            var bench = Penalties.notified()
            bench.take("waive", Penalties.waiver)
            bench.verify(.return)
            return penalise(bench, on: "2020-03-02")
        },
        Row(gate: "HG-12", attempt: "重大违法行为未经集体讨论作出处罚决定", article: "《行政处罚法》第三十八条第二款") {
            penalise(Penalties.ready(["complicated": "是"]), on: "2020-03-02")
        },
        Row(gate: "HG-13", attempt: "立案后第91日作出处罚决定（2021年修订）", article: "《行政处罚法》第六十条") {
            penalise(Penalties.ready(on: "2022-03-02"), on: "2022-06-01")
        },
        Row(gate: "HG-14", attempt: "以未经审核、未公布地点的电子监控记录为证据（2021年修订）", article: "《行政处罚法》第四十一条") {
            var bench = Penalties.investigating(on: "2022-03-02")
            return bench.take("record-evidence", ["evidence": #"[{"kind":"electronic","summary":"抓拍","monitored":true}]"#])
        },
        Row(gate: "HG-15", attempt: "涉嫌犯罪尚未移送即以行政处罚结案", article: "《行政执法机关移送涉嫌犯罪案件的规定》第十一条") {
            var bench = Penalties.ready()
            bench.take("report-crime", by: "p1", ["crimeReport": "达到追诉标准"])
            return penalise(bench, on: "2020-03-02")
        },
        Row(gate: "HG-21", attempt: "复议调查只有一名人员", article: "第四十五条|实施条例》第三十四条") {
            var bench = ReconsiderationBench.replied("2023")
            return bench.take("investigate", ["investigations": #"[{"investigators":["p1","p1"],"certificatesShown":true,"note":"现场查看"}]"#])
        },
        Row(gate: "HG-21", attempt: "复议变更为对申请人更为不利", article: "实施条例》第五十一条|第六十三条") {
            var bench = ReconsiderationBench.replied("2023")
            return bench.take(
                "propose", on: "2024-04-01",
                ReconsiderationBench.proposal(["proposedOutcome": "change", "ground": "improper", "orders": "罚款改为五千元", "effect": "worse"]))
        },
        Row(gate: "HG-25", attempt: "当事人一方明确拒绝，仍受理调解", article: "《人民调解法》第十七条") {
            var bench = Dispute.registered()
            bench.take("record-refusal", Dispute.refusal("李四"))
            return bench.take("accept")
        },
    ]

    /// The refusals of an attempt that name the article of its gate.
    private static func named(_ row: Row) -> (sentences: [String], ids: [String]) {
        let articles = row.article.split(separator: "|")
        let (sentences, refusals) = Mutation.refusals(during: row.take)
        let ids = refusals.filter { refusal in articles.contains { "\(refusal.says)（\(refusal.basis)）".contains($0) } }.map(\.id)
        return (sentences, Set(ids).sorted())
    }

    @Test(arguments: rows) func `每个硬门槛都拒绝并指明条文`(row: Row) {
        let refusals = row.take()
        let articles = row.article.split(separator: "|")
        #expect(refusals.contains { refusal in articles.contains { refusal.contains($0) } }, "\(refusals)")
    }

    /// The list in the program says of each hard gate which conditions make it, and each of them is refused here.
    @Test func `程序所列硬门槛的条件，逐个有被拒的尝试`() {
        let tried = Dictionary(grouping: Self.rows) { $0.gate }.mapValues { rows in Set(rows.flatMap { Self.named($0).ids }) }
        for gate in HardGate.all {
            let missing = gate.conditions.filter { tried[gate.id]?.contains($0) != true }
            #expect(missing.isEmpty, "\(gate.id)：\(missing)")
        }
        let listed = Set(HardGate.all.map(\.id))
        #expect(Set(tried.keys).subtracting(listed).isEmpty)
    }

    @Test func `硬门槛表与实际相同`() throws {
        let lines = Self.rows.map { row in
            let (sentences, ids) = Self.named(row)
            return "| \(row.gate) | \(row.attempt) | \(sentences.joined(separator: "<br>")) | \(ids.map { "`\($0)`" }.joined(separator: "<br>")) |"
        }
        let head = [
            "# 硬门槛：逐项被拒的尝试", "", "由测试 `HardGateTests` 得出：每行是一次真实的尝试和系统一次列出的全部理由；末列是其中指明该门槛条文的条件。", "", "| 门槛 | 尝试 | 拒绝的理由和条文 | 条件 |",
            "| --- | --- | --- | --- |",
        ]
        let text = (head + lines).joined(separator: "\n") + "\n"
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let file = root.appendingPathComponent("docs/hard-gates.md")
        if ProcessInfo.processInfo.environment["PLUMBLINE_RECORD"] == "1" { try Data(text.utf8).write(to: file) }
        #expect(try String(contentsOf: file, encoding: .utf8) == text)
    }
}
