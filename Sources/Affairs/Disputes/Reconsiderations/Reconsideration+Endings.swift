import Kernel

/// 决定书、调解书、终止决定书: the papers that end the case, under one series each.
extension Reconsideration {
    @Documents
    static var endingDocuments: [OfficialDocument<Self>] {
        OfficialDocument(
            "decision", "行政复议决定书", basis: Law.reconsiderationLaw.cited(), number: "{organ}复决字〔{year}〕第{n}号", in: \.decisionNumber
        ) { matter, now in
            matter.paper(
                now, to: "",
                matter.partiesInWords(now) + [
                    "申请人请求：\(matter.requests)", "申请人称：\(matter.reasons)", matter.replyInWords, "经审理查明：\(matter.facts)",
                    "本机关认为：\(matter.findings)",
                ] + matter.collateralInWords + [matter.operative],
                remedies: "如不服本决定，可以自收到本决定书之日起十五日内，依照\(matter.law.lawsuit)和《行政诉讼法》第四十五条的规定，向人民法院提起行政诉讼。"
                    + "本决定书一经送达，即发生法律效力。")
        }
        .served { $0.decisionService.begunOn != nil }
        Meeting.minutes(basis: Law.reconsiderationLaw.cited(), of: { $0.meetings }, on: { $0.title })
        Service.receipt(in: decisionService, basis: Law.reconsiderationLaw.cited(), of: { $0.decisionNumber }, to: { $0.applicant.name })
        OfficialDocument(
            "mediation", "行政复议调解书", basis: Law.reconsiderationRules(50), number: "{organ}复调字〔{year}〕第{n}号", in: \.mediationNumber
        ) { matter, now in
            matter.paper(
                now, to: "",
                matter.partiesInWords(now) + [
                    "申请人请求：\(matter.requests)", "事实和理由：\(matter.reasons)",
                    "本案在审理过程中，经本机关依照\(matter.law.mediation)主持调解，当事人自愿达成如下协议：\(matter.mediationAgreement)",
                    "本调解书经各方当事人签字或者签章，并加盖本机关印章，即具有法律效力（\(matter.law.mediationStatement)）。",
                ])
        }
        .served { $0.mediationEffectiveOn != nil }
        OfficialDocument(
            "termination", "行政复议终止决定书", basis: Law.reconsiderationRules(42), number: "{organ}复终字〔{year}〕第{n}号", in: \.terminationNumber
        ) { matter, now in
            matter.paper(
                now, to: "",
                matter.partiesInWords(now) + [
                    "本案审理中，\(matter.terminationCause?.name ?? "")。\(matter.terminationNote)", "依照\(matter.terminationArticle)的规定，本机关决定终止行政复议。",
                ] + matter.repeatWarning)
        }
    }

    private func partiesInWords(_ now: Moment) -> [String] {
        var lines = ["申请人：\(([applicant.name] + others.of(.applicant).names).joined(separator: "、"))\(applicants.words)"]
        if !agents.entrusted.isEmpty { lines.append("委托代理人：\(agents.entrusted.map(\.name).joined(separator: "、"))") }
        lines.append("被申请人：\(respondentsInWords(now))")
        let third = others.of(.thirdParty).names
        if !third.isEmpty { lines.append("第三人：\(third.joined(separator: "、"))") }
        let accepted = acceptedOn.map { "，本机关于\($0.chinese)受理" } ?? ""
        return lines + ["申请人不服\(actInWords(now))，向本机关申请行政复议\(accepted)，适用\(track?.name ?? "普通程序")审理。"]
    }

    private var replyInWords: String {
        lacksEvidence ? "被申请人没有依法提出书面答复、提交证据和依据（\(law.noReply)）。" : "被申请人称：\(reply)"
    }

    /// A case that stood still for sixty days ends under a paragraph of its own.
    private var terminationArticle: Basis { terminationCause == .suspendedLong ? law.lapse : law.termination }

    private var repeatWarning: [String] {
        guard terminationCause == .withdrawn || terminationCause == .settled else { return [] }
        return ["申请人不得再以同一事实和理由提出行政复议申请；能够证明撤回违背真实意愿的除外（\(law.repeated)）。"]
    }

    /// 第五十九条: what came of the review of the document is told in the decision.
    private var collateralInWords: [String] {
        guard collateralDoneOn != nil, let collateralFinding else { return [] }
        var text = "对《\(collateralDocument)》的附带审查（\(law.collateralResult)）：\(collateralFinding.name)。\(collateralResult)"
        if correctionOrderedOn != nil { text += "。本机关已经决定停止该条款的执行，责令\(collateralMaker)纠正（\(correctionNumber)）" }
        return [text + "。"]
    }

    /// 决定主文: the finding, the article, the order.
    private var operative: String {
        guard let result = outcome ?? proposedOutcome else { return "" }
        let found = ground == .lawful ? "该行政行为\(Ground.lawful.name)" : ground?.name ?? ""
        var text = "\(found)。依照\(law.article(for: result, on: ground) ?? law.decision)的规定，本机关决定：\(result.name)"
        if isAboutAct(result) { text += "被申请人作出的\(actName.isEmpty ? actKind?.name ?? "行政行为" : actName)\(actNumber)" }
        if let days = performanceDays, result == .perform { text += "：被申请人自收到本决定书之日起\(chineseNumeral(days))日内履行法定职责" }
        if !orders.isEmpty { text += "：\(orders)" }
        if remakeOrdered { text += "；责令被申请人\(performanceDays.map { "在\(chineseNumeral($0))日内" } ?? "依法")重新作出行政行为" }
        if let propertyOrder { text += "；\(propertyOrder.name)" }
        switch compensationDecision {
        case .granted: text += "；由被申请人赔偿申请人\(compensationAmount?.chinese ?? "")"
        case .rejected: text += "；驳回申请人的行政赔偿请求"
        case nil: break
        }
        return text + "。"
    }

    private func isAboutAct(_ result: Outcome) -> Bool {
        switch result {
        case .uphold, .change, .revoke, .revokePartly, .illegal, .void: true
        case .perform, .rejectRequest, .rejectApplication, .agreement, .mediate, .terminate: false
        }
    }
}
