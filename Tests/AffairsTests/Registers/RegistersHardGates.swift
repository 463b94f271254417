import Kernel
import Testing

@testable import Affairs

extension HardGateTests {
    /// 登记: who may review, sit the examination, stand at a post, and on whom a committee may rest.
    static let registersRows: [Row] = [
        Row(gate: "HG-08", attempt: "合同工报名行政执法资格考试", article: "《山东省行政执法监督条例》第十条第三款") {
            var bench = Exams.compiled(["candidates": Exams.candidates.replacing("publicInstitution", with: "contract")])
            return bench.take("submit")
        },
        Row(gate: "HG-08", attempt: "证件有效期届满之次日安排到一线执法岗位", article: "《法治政府建设实施纲要（2015—2020年）》第二部分（四）") {
            var bench = EnforcementCertificateTests.issued()
            return bench.take("assign-post", on: "2025-03-10", ["posts": #"[{"name":"执法中队","since":"2025-03-10"}]"#])
        },
        Row(gate: "HG-08", attempt: "以行政执法监督证安排到一线执法岗位", article: "《法治政府建设实施纲要（2015—2020年）》第二部分（四）") {
            var bench = EnforcementCertificateTests.issued()
            bench.record.certificateClass = .supervision
            return bench.take("assign-post", on: "2020-03-16", ["posts": #"[{"name":"执法中队","since":"2020-03-16"}]"#])
        },
        Row(gate: "HG-11", attempt: "任用初次从事审核、没有法律职业资格的人员审核行政处罚", article: "《行政处罚法》第三十八条第三款") {
            var bench = Reviewers.nominated(["qualificationNumber": "", "qualifiedOn": ""])
            return bench.take("appoint", by: "head")
        },
        Row(gate: "HG-25", attempt: "没有妇女成员的人民调解委员会备案", article: "《人民调解法》第八条第三款") {
            var bench = Committees.forming()
            return bench.take("elect", on: "2020-03-04", Committees.election.merging(["members": Committees.list(3, women: 0)]) { $1 })
        },
        Row(gate: "HG-25", attempt: "以没有备案的人民调解委员会聘任调解员", article: "《人民调解法》第十条") {
            var bench = Mediators.bench(.elected)
            return bench.take("engage", Mediators.entry)
        },
    ]
}

@Suite("登记的硬门槛")
struct RegistersHardGates {
    @Test(arguments: HardGateTests.registersRows) func `逐项被拒并指明条文`(row: HardGateTests.Row) {
        let refusals = row.take()
        #expect(refusals.contains { refusal in row.article.split(separator: "|").contains { refusal.contains($0) } }, "\(refusals)")
    }
}
