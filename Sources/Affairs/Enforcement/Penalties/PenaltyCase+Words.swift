import Kernel

/// The sentences of the documents.
extension PenaltyCase {
    func paper(_ paragraphs: [String], _ now: Moment, on day: Day?, to toParty: Bool = false, remedies: String = "") -> DocumentContent {
        DocumentContent(
            to: toParty ? party.name : "", paragraphs.filter { !$0.isEmpty }, remedies: remedies, signature: now.organs.name(of: now.organ), day: day)
    }

    /// An approval form: what is asked for, as a table; who proposed and who approved follow.
    func form(_ rows: [(name: String, value: String)], on day: Day?) -> DocumentContent {
        DocumentContent(blocks: [.form(rows)], signature: "", day: day)
    }

    /// 第四十四条: what is proposed, on which facts, reasons and basis, and which rights the party has.
    var noticeWords: [String] {
        let days = law.rule.effective(law.hearingRequest).chinese
        let right = hearing.entitled ? "依据\(law.hearing)，你（单位）有权要求听证；要求听证的，应当在收到本告知书后\(days)内提出，逾期视为放弃。" : ""
        return [
            "经查：\(facts)", "上述行为违反了有关规定，依据\(legalBasis)\(benchmarkWords)，本机关拟给予：\(notifiedPenalties.words)。",
            "依据\(law.notice)、\(law.defence)，你（单位）有权陈述和申辩。本机关不因陈述、申辩给予更重的处罚。", right,
        ]
    }

    /// What is proposed, as the notice puts it and the legal reviewers see it.
    var proposalWords: String {
        proposedPenalties.words.isEmpty ? String(benchmarkWords.drop { $0 == "，" }) : proposedPenalties.words + benchmarkWords
    }

    /// All that the legal reviewers are shown.
    var reviewedWords: String { "\(facts)\n依据：\(legalBasis)\n拟处罚：\(proposalWords)" }

    /// What the heads discuss: the facts, their basis, the penalties.
    var discussedWords: String { "\(facts)\n依据：\(legalBasis)\n拟处罚：\(proposedPenalties.words)" }

    /// 责令改正或者限期改正 (行政处罚法第二十八条第一款、2017年第二十三条): with every penalty, but where nothing is left to put right.
    var rectificationWords: String {
        if rectified { return "当事人的违法行为已经改正或者终了。" }
        let what = rectification.isEmpty ? "改正上述违法行为" : rectification
        return "依据\(law.rectification)，责令当事人\(rectifyUntil.map { "于\($0.chinese)前" } ?? "立即")\(what)。"
    }

    private var benchmarkWords: String {
        guard let tier, !benchmark.isEmpty else { return departureReason.isEmpty ? "" : "（未适用裁量权基准，理由：\(departureReason)）" }
        return "，参照\(benchmark)（\(tier.name)）"
    }

    /// 第五十九条: party, facts and evidence, kinds and basis, manner and period, remedies, organ and day.
    func decisionWords(_ now: Moment) -> [String] {
        [
            "当事人：\(party.words)", "经查：\(facts)", evidence.isEmpty ? "" : "以上事实有\(evidence.sorts.map(\.name).joined(separator: "、"))为证。",
            hearingWords, "依据\(legalBasis)\(benchmarkWords)，决定给予：\(penalties.words)。", decisionReason, rectificationWords, paymentWords,
            procedureKind == .simple ? "执法人员：\(officers.words(now))" : "",
        ]
    }

    private var hearingWords: String {
        if let held = hearings.last, hearingFinding != nil { return "本机关于\(held.on?.chinese ?? "")举行听证，听证结论：\(held.finding?.name ?? "")。" }
        if defendedOn != nil { return "当事人陈述、申辩：\(defence)。经复核：\(defenceReview)。" }
        return procedureKind == .simple && !defence.isEmpty ? "当事人陈述、申辩：\(defence)。经复核：\(defenceReview)。" : ""
    }

    private var paymentWords: String {
        guard penalties.money > .zero else { return "" }
        return "自收到本决定书之日起15日内到指定的银行缴纳罚没款。到期不缴纳罚款的，依据\(law.enforcement)，每日按罚款数额的3%加处罚款，加处罚款的数额不超出罚款的数额。"
    }

    var sparingWords: [String] {
        [
            "当事人：\(party.words)", "经查：\(facts)", decision == .notEstablished ? "违法事实不能成立。" : "情形：\(spareGround?.name ?? "")。", decisionReason,
            "依据\(sparingBasis)，决定不予行政处罚。", education.isEmpty ? "" : "教育情况：\(education)",
        ]
    }

    private var sparingBasis: Basis {
        guard decision != .notEstablished else { return law.decision }
        return switch spareGround {
        case .under14, .incapable: law.capacity
        case .lapsed: law.limitation
        default: law.lenient
        }
    }

    /// What other cases call the decision.
    static let decisionName: String = "行政处罚决定"

    /// What was paid and done of the penalties.
    var executionWords: String {
        let enforced = enforcedOn.map { "\($0.chinese)强制执行完毕" } ?? ""
        let ended = executionEnd.map { "终结执行：\($0.name)。\(executionEndNote)" } ?? ""
        return [paid > .zero ? "缴款\(paid.chinese)" : "", execution, enforced, ended].filter { !$0.isEmpty }.joined(separator: "；")
    }

    /// 自行纠正: what becomes of the decision, why, and what the party owes instead.
    var correctionWords: [String] {
        [
            "本机关于\(decidedOn?.chinese ?? "")作出\(decisionNumber)。经审查，\(fallReason)。",
            "依据\(law.correction)，决定\(fall == .changed ? "将处罚变更为：\(changedPenalties.words)" : "对该决定\(fall?.name ?? "")")。",
        ]
    }

    var demandWords: [String] {
        [
            "本机关于\(decidedOn?.chinese ?? "")作出\(decisionNumber)，已于\(decisionService.servedOn?.chinese ?? "")送达。"
                + "你（单位）逾期未履行：\(effectivePenalties.words)。",
            "请自收到本催告书之日起十日内履行，其中尚欠罚没款\(Money(fen: max(0, owed.fen - paid.fen)).chinese)，加处罚款\((surcharge ?? .zero).chinese)。",
            "你（单位）有权陈述和申辩。逾期仍不履行的，本机关将依法申请人民法院强制执行。",
        ]
    }

    /// Where and until when to turn: the reconsideration law of the day of the decision says which organs.
    ///
    /// Since 2024 the county's government alone hears them, and a penalty decided on the spot goes there before any court (第二十三条).
    /// Organs under vertical leadership keep their superior; they amend the paragraph.
    func remedyWords(_ now: Moment) -> String {
        let government = now.organs.nearest(.government, to: now.organ).map { now.organs.name(of: $0) } ?? "本级人民政府"
        let isTownship = now.organs[now.organ]?.level == .township
        let organ = isSince2024 || isTownship ? government : "\(government)或者上一级主管部门"
        guard goesToReconsiderationFirst else {
            return "如不服本决定，可以自收到本决定书之日起60日内向\(organ)申请行政复议，或者在6个月内依法向人民法院提起行政诉讼。"
        }
        return "如不服本决定，应当自收到本决定书之日起60日内先向\(organ)申请行政复议；对复议决定不服的，可以自收到复议决定书之日起15日内向人民法院提起行政诉讼。"
    }

    private var isSince2024: Bool { decidedOn.map { Law.reconsideration2023.isInForce(on: $0) } ?? false }

    /// 复议前置: no suit without a reconsideration first (行政复议法2023年第二十三条第一款第一项).
    var goesToReconsiderationFirst: Bool { isSince2024 && procedureKind == .simple }
}
