package import Kernel

private let whole = Law.reconsiderationLaw.cited()
private let rules = Law.reconsiderationRules

/// The papers. The text cites the edition that the case follows; the register what the editions have in common, or each its own article.
extension Reconsideration {
    /// What the implementing regulation of 2007 says the Law says itself since 2023.
    package static var concordance: Concordance {
        let (old, law) = (Law.reconsideration2017, Law.reconsideration2023)
        let former: KeyValuePairs<Basis, Basis> = [
            law(59): old(26), law(14, 3): old(10, 2), law(15, 1): rules(8), law(22): old(11), law(48): old(23, 1),
        ]
        let articles: KeyValuePairs<Basis, Basis> = [
            rules(29): law(31, 1), rules(33): law(50), rules(41): law(39), rules(41, 2): law(39, 2), rules(50): law(73, 1), rules(42): law(41),
            rules(57): law(76), DutyClues.asked: law(86),
        ]
        return Concordance().under("2017", former).under("2023", articles).under("2026", articles)
    }

    @Documents
    package static var documents: [OfficialDocument<Self>] {
        acceptanceDocuments
        courseDocuments
        endingDocuments
        aftermathDocuments
        DutyClues.letter(in: dutyClues, citing: { $0.law.isRevised ? $0.law.dutyClues : nil }).issued(by: .holding(.reconsideration))
    }

    @Documents
    private static var acceptanceDocuments: [OfficialDocument<Self>] {
        OfficialDocument("acceptance", "行政复议受理通知书", basis: whole, number: "{organ}复受字〔{year}〕第{n}号", in: \.caseNumber) { matter, now in
            let deemed = "，审查期限届满，视为受理"
            return matter.paper(
                now, to: matter.applicant.name,
                [
                    "你（单位）不服\(matter.actInWords(now))提出的行政复议申请，本机关于\(matter.receivedOn.words)收到。"
                        + "依照\(matter.law.acceptance)的规定，决定自\(matter.acceptedOn.words)起受理\(matter.deemedAccepted ? deemed : "")。",
                    "行政复议不收取任何费用（\(matter.law.noFee)）。", "审理期间，你（单位）可以委托一至二名代理人，可以按照规定查阅、复制被申请人的答复、证据和依据。",
                ])
        }
        .numberingMatter()
        OfficialDocument("refusal", "不予受理决定书", basis: whole, number: "{organ}复不受字〔{year}〕第{n}号", in: \.refusalNumber) { matter, now in
            let reasons = matter.conditionsUnmet.map { "不符合“\($0.name)”（\(matter.law.condition($0.item))）" }.joined(separator: "；")
            var text = [
                "你（单位）不服\(matter.actInWords(now))提出的行政复议申请，经审查，\(reasons)。\(matter.refusalReason)", "依照\(matter.law.refusal)的规定，本机关决定不予受理。",
            ]
            if !matter.competentOrgan.isEmpty { text.append("对该申请有管辖权的行政复议机关是\(matter.competentOrgan)，你（单位）可以向其提出申请。") }
            return matter.paper(now, to: matter.applicant.name, text, remedies: "对本决定不服的，可以自收到本决定书之日起十五日内依法向人民法院提起行政诉讼。")
        }
        OfficialDocument("supplement-notice", "补正行政复议申请通知书", basis: rules(29), number: "{organ}复补字〔{year}〕第{n}号", in: \.supplementNumber) {
            matter, now in
            let days = matter.law.isRevised ? "十日（工作日）" : "\(chineseNumeral(matter.supplementDays ?? 0))日"
            return matter.paper(
                now, to: matter.applicant.name,
                [
                    "你（单位）不服\(matter.actInWords(now))提出的行政复议申请，需要补正下列事项：\(matter.supplementItems)",
                    "依照\(matter.law.supplement)的规定，请自收到本通知书之日起\(days)内提交补正材料。无正当理由逾期不补正的，视为放弃行政复议申请。",
                ])
        }
        .served { $0.supplementNoticedOn != nil || $0.supplementedOn != nil }
        OfficialDocument("reply-notice", "行政复议答复通知书", basis: whole, number: "{organ}复答字〔{year}〕第{n}号", in: \.replyNoticeNumber) { matter, now in
            let days = matter.isSummary ? "五日（工作日）" : matter.law.isRevised ? "十日（工作日）" : "十日"
            return matter.paper(
                now, to: matter.respondentsInWords(now),
                [
                    "\(matter.applicant.name)不服你机关的\(matter.actKind?.name ?? "行政行为")申请行政复议一案，本机关已经受理。现将申请书副本发送你机关。",
                    "依照\(matter.law.copy)的规定，请自收到之日起\(days)内提出书面答复，并提交当初作出行政行为的证据、依据和其他有关材料。",
                    "逾期不答复、不提交的，视为该行政行为没有证据、依据（\(matter.law.noReply)）。答复期间，不得自行收集证据（\(matter.law.ownCollection)）。",
                ])
        }
        .served { $0.copyReceivedOn != nil }
    }

    @Documents
    private static var courseDocuments: [OfficialDocument<Self>] {
        OfficialDocument("hearing-notice", "行政复议听证通知书", basis: rules(33), number: "{organ}复听字〔{year}〕第{n}号", in: hearing.noticeNumber) {
            matter, now in
            matter.paper(
                now, to: "各方当事人",
                [
                    "本机关定\(matter.hearing.whenAndWhere)就本案举行听证（\(matter.law.hearing)）。拟听证事项：\(matter.hearing.topics)",
                    "申请人无正当理由拒不参加的，视为放弃听证权利。被申请人的负责人应当参加；不能参加的，应当说明理由并委托工作人员参加。",
                ])
        }
        Hearing.recordPaper(of: hearing, basis: rules(33)) { $0.title }
        OfficialDocument("stay-notice", "停止执行通知书", basis: whole, number: "{organ}复停字〔{year}〕第{n}号", in: \.stayNumber) { matter, now in
            matter.paper(
                now, to: "各方当事人",
                ["本案审理期间，\(matter.stayGround?.name ?? "")。\(matter.stayNote)", "依照\(matter.law.stay)的规定，\(matter.actInWords(now))停止执行。"])
        }
        OfficialDocument("stay-lifted", "恢复执行通知书", basis: whole) { matter, now in
            matter.paper(now, to: "各方当事人", ["本案审理期间停止执行的情形已经消除。\(matter.stayLiftReason)", "\(matter.actInWords(now))恢复执行。"])
        }
        OfficialDocument("third-party-notice", "第三人参加行政复议通知书", basis: whole) { matter, now in
            matter.paper(
                now, to: matter.others.of(.thirdParty).names.joined(separator: "、"),
                [
                    "\(matter.applicant.name)不服\(matter.actInWords(now))申请行政复议一案，本机关已经受理。",
                    "你（单位）同该行政行为或者案件处理结果有利害关系，依照\(matter.law.thirdParties)的规定，通知你（单位）作为第三人参加行政复议。不参加的，不影响案件的审理。",
                ])
        }
        OfficialDocument(
            "correction-order", "停止执行规范性文件条款、责令纠正决定书", basis: Law.reconsideration2023(59), number: "{organ}复规字〔{year}〕第{n}号",
            in: \.correctionNumber
        ) { matter, now in
            matter.paper(
                now, to: matter.collateralMaker,
                [
                    "本机关在办理行政复议案件过程中，对《\(matter.collateralDocument)》进行附带审查，认为\(CollateralFinding.unlawful.name)：\(matter.collateralResult)",
                    "依照\(Law.reconsideration2023(59))的规定，决定停止下列条款的执行，责令你机关予以纠正：\(matter.collateralClauses)",
                ])
        }
        OfficialDocument("suspension", "行政复议中止通知书", basis: rules(41), number: "{organ}复中字〔{year}〕第{n}号", in: \.suspensionNumber) { matter, now in
            matter.paper(
                now, to: "各方当事人",
                [
                    "本案审理中，\(matter.suspensionCause?.name ?? "")。\(matter.suspensionNote)",
                    "依照\(matter.law.suspension)的规定，本案自\(matter.suspendedOn.words)起中止审理。中止的原因消除后，及时恢复审理。",
                ])
        }
        OfficialDocument("resumption", "恢复审理通知书", basis: rules(41, 2), number: "{organ}复恢字〔{year}〕第{n}号", in: \.resumptionNumber) { matter, now in
            matter.paper(
                now, to: "各方当事人",
                ["中止审理的原因已经消除。\(matter.resumptionReason)", "依照\(matter.law.resumption)的规定，本案自\(now.today.chinese)起恢复审理。"])
        }
        OfficialDocument("extension", "延期审理通知书", basis: whole, number: "{organ}复延字〔{year}〕第{n}号", in: \.extensionNumber) { matter, now in
            matter.paper(
                now, to: "各方当事人",
                ["本案情况复杂，\(matter.extensionReason)", "依照\(matter.law.decisionPeriod)的规定，本案审理期限延长\(chineseNumeral(matter.extensionDays ?? 0))日。"])
        }
    }

    @Documents
    private static var aftermathDocuments: [OfficialDocument<Self>] {
        OfficialDocument("opinion", "行政复议意见书", basis: rules(57), number: "{organ}复意字〔{year}〕第{n}号", in: \.opinionNumber) { matter, now in
            matter.paper(
                now, to: matter.opinionTo.map { now.organs.name(of: $0) } ?? "",
                ["本机关在办理本案过程中发现：\(matter.opinionText)", "依照\(matter.law.opinion)的规定，请自收到本意见书之日起六十日内，将纠正情况报送本机关。"])
        }
        .served { $0.opinionReceivedOn != nil }
        OfficialDocument("performance-order", "责令履行通知书", basis: whole, number: "{organ}复履字〔{year}〕第{n}号", in: \.orderNumber) { matter, now in
            matter.paper(
                now, to: matter.respondent.map { now.organs.name(of: $0) } ?? "",
                [
                    "本机关作出的\(matter.unheededPaper)，你机关至今没有履行。",
                    "依照\(matter.law.performanceOrder)的规定，责令你机关自收到本通知书之日起\(chineseNumeral(matter.orderDays ?? 0))日内履行。",
                ])
        }
    }

    /// A paper of the organ: whose case it is, and what it says.
    func paper(_ now: Moment, to addressee: String, _ paragraphs: [String], remedies: String = "") -> DocumentContent {
        DocumentContent(to: addressee, paragraphs, remedies: remedies, signature: now.organs.name(of: now.organ), day: now.today)
    }

    /// What the respondent was to do and did not: the decision, the mediation statement, else the opinion letter.
    private var unheededPaper: String {
        if awaitsPerformance, performedOn == nil { return outcome == .mediate ? mediationNumber : decisionNumber }
        return opinionNumber
    }

    /// The respondent, and those who acted with it in one name.
    func respondentsInWords(_ now: Moment) -> String {
        ([respondent].compactMap { $0 } + coRespondents).map { now.organs.name(of: $0) }.joined(separator: "、")
    }

    /// `平江县公安局作出的行政处罚（平公罚决字〔2020〕第1号）`.
    func actInWords(_ now: Moment) -> String {
        let organ = respondent.map { now.organs.name(of: $0) } ?? ""
        let name = actName.isEmpty ? actKind?.name ?? "行政行为" : actName
        let number = actNumber.isEmpty ? "" : "（\(actNumber)）"
        return actKind == .inaction ? "\(organ)不履行法定职责" : "\(organ)作出的\(name)\(number)"
    }
}

extension Day? {
    /// As a document writes a day that may be missing.
    fileprivate var words: String { self?.chinese ?? "" }
}
