import Affairs
import Explorer
import Kernel
import Testing

/// Nobody outside answers any more: no party, no court, no organ beyond the county. Whatever the kept walks came to, the county or the clock
/// brings it to a lawful end, or the law says who outside has to.
@Suite("外部都不再回应")
struct SilenceTests {
    /// Stages in some states of which the search finds no end by trying, although each state was looked at and has one: by which steps, and why the
    /// search does not come there. What is not in this list has an end; the list may only become shorter.
    static let searched: [String: String] = [
        // 更换办案人员 (第三十七条第一款、第四十二条), evidence anew, report, notice, hearing, review, decision, service: more than the search goes.
        "penalty/investigating": "办案人员的执法证已经失效：由负责人更换办案人员，重新收集证据以后照常办结",
        // 审批移送 (移送规定第五条第二款: 不批准的记录理由), notice anew, discussion, decision: the approval is the head's at any time, and the kept walk goes on so.
        "penalty/notified": "移送报告还没有审批，当事人又依法不予处罚：负责人审批移送以后，重新告知、集体讨论，作出决定",
        // Each suggestion has its own written answer (法释〔2018〕1号第一百四十九条第四款); the search takes a helping step once where several wait.
        "litigation/effective": "一次登记了几份司法建议：逐份书面回复以后归档",
        // 终结执行 (行政强制法第四十条) is open at any time; that it is published and filed afterwards asks for papers that the search seldom fills in.
        "compulsory-enforcement/demanded": "没有行政强制执行权而定为自行执行的：终结执行，或者期满以后由有权的人员决定",
        // An inquiry and a collateral review that both wait: 检验鉴定结束，答复期满视为没有证据 (2017年第二十八条第二款、2023年第七十条)，附带审查，提出意见，决定，送达.
        "reconsideration/reviewing": "勘验、鉴定和附带审查都没有办完：依次办完以后提出审理意见",
    ]

    @Test(arguments: Catalogue.definitions.filter(\.tellsEndings).map(\.kind.id))
    func `走查到过的每一状态，本县或者期限都能依法结束`(kind: String) throws {
        let kept = try KeptWalks.all()
        let silence = try #require(kept.explorer.silence(kind, kept.corpus))
        let stuck = silence.stuck.filter { finding in
            Self.searched["\(kind)/\(finding.id.dropFirst("silence.".count))"] == nil
        }
        #expect(stuck.isEmpty, "\(stuck.map { "\($0.key) \($0.says)" }.joined(separator: "\n"))")
    }
}
