package import Kernel

extension EnforcementSupervision {
    /// Before the State's Regulation each province had its own.
    package static var concordance: Concordance {
        let (law, province) = (Law.enforcementSupervision2025, Law.provincialSupervision)
        return Concordance().under(
            "2018",
            [law(22): province(21), law(28): province(28), law(29): province(29), law(31): province(37), law(33, 1): DutyClues.asked])
    }

    @Documents
    package static var documents: [OfficialDocument<Self>] {
        OfficialDocument(
            "notice", "行政执法监督检查通知书", basis: Law.enforcementSupervision2025(22), number: "{organ}执监通〔{year}〕{n}号", in: \.noticeNumber, content: notice)
        OfficialDocument(
            "opinion", "行政执法监督意见书", basis: Law.enforcementSupervision2025(28), number: "{organ}执监意〔{year}〕{n}号", in: \.opinionNumber,
            content: opinionLetter
        )
        .numberingMatter()
        OfficialDocument(
            "decision", "行政执法监督决定书", basis: Law.enforcementSupervision2025(29), number: "{organ}执监决〔{year}〕{n}号", in: \.decisionNumber,
            content: decisionLetter
        )
        .issued(by: .named { $0.decidedBy })
        OfficialDocument(
            "criticism", "行政执法监督通报", basis: Law.enforcementSupervision2025(31), number: "{organ}执监报〔{year}〕{n}号", in: \.criticismNumber
        ) { matter, now in
            DocumentContent([matter.criticism], signature: now.organs.name(of: now.organ), day: matter.criticisedOn)
        }
        OfficialDocument("clue", "问题线索移送函", basis: Law.enforcementSupervision2025(33, 1), number: "{organ}执监移〔{year}〕{n}号", in: \.clueNumber) {
            matter, now in
            DocumentContent(
                to: matter.clueTo, ["在对\(now.organs.name(of: matter.subject))的行政执法监督中发现：\(matter.clue)", "现将有关材料移送你机关处理。"],
                signature: now.organs.name(of: now.organ), day: matter.clueOn)
        }
        .served { $0.clueReceivedOn != nil || $0.clueAnsweredOn != nil }
    }

    @Sendable private static func notice(_ matter: Self, _ now: Moment) -> DocumentContent {
        DocumentContent(
            to: now.organs.name(of: matter.subject),
            ["按照监督计划，本机关将对你单位\(matter.topic)进行\(matter.mode?.name ?? "监督检查")。请提供有关案卷和资料，如实说明情况，不得拒绝、阻碍。"],
            signature: now.organs.name(of: now.organ), day: matter.notifiedOn)
    }

    @Sendable private static func opinionLetter(_ matter: Self, _ now: Moment) -> DocumentContent {
        let period = "\(matter.startedOn?.chinese ?? "")至\(matter.inspectedOn?.chinese ?? "")"
        var paragraphs = ["本机关于\(period)对你单位进行了\(matter.mode?.name ?? "监督检查")，发现\(matter.findings.count)个问题。"]
        paragraphs += matter.findings.enumerated().map { index, finding in
            let about = finding.caseNumber.isEmpty ? "" : "（\(finding.caseNumber)）"
            return "（\(chineseNumeral(index + 1))）\(finding.topic?.name ?? "")\(about)：\(finding.fact)。\(finding.basis)"
        }
        paragraphs.append(matter.opinion)
        paragraphs.append("请自收到本意见书之日起\(now.settings[correctionDays])日内自行纠正，并将纠正情况书面报告本机关。")
        return DocumentContent(
            to: now.organs.name(of: matter.subject), paragraphs, signature: now.organs.name(of: now.organ), day: matter.opinedOn)
    }

    @Sendable private static func decisionLetter(_ matter: Self, _ now: Moment) -> DocumentContent {
        DocumentContent(
            to: now.organs.name(of: matter.subject),
            [
                "行政执法监督机构于\(matter.opinedOn?.chinese ?? "")向你单位发出行政执法监督意见书（\(matter.opinionNumber)），你单位没有自行纠正或者纠正不到位。",
                "现决定（\(matter.orders.map(\.name).joined(separator: "、"))）：\(matter.decision)", "请执行本决定，并将执行情况书面报告行政执法监督机构。",
            ],
            signature: now.organs.name(of: matter.decidedBy), day: matter.decidedOn)
    }
}
