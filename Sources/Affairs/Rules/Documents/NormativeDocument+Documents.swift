package import Kernel

private let control = Law.documentControl2018
private let legality = Law.documentReview2018

extension NormativeDocument {
    @Documents
    package static var documents: [OfficialDocument<Self>] {
        OfficialDocument(
            "submission", "规范性文件送审函", basis: legality.cited("第（五）项"), number: "{organ}送审〔{year}〕{n}号", in: \.submissionNumber,
            content: submissionLetter
        )
        .issued(by: atDrafter)
        OfficialDocument("text", "规范性文件", basis: control.cited("第（八）项"), number: "{organ}{letter}〔{year}〕{n}号", in: \.number, content: issuedText)
            .issued(by: atMaker).spelling("{letter}", numberLetter).numberingMatter()
        OfficialDocument(
            "registration", "规范性文件登记", basis: control.cited("第（八）项"), number: "{prefix}DR—{year}—{nnnnn}", in: \.registrationNumber,
            content: registrationNote
        )
        .issued(by: .holding(.government)).spelling("{prefix}", registrationPrefix)
        OfficialDocument(
            "filing", "规范性文件备案报告", basis: control.cited("第（十）项"), number: "{organ}备〔{year}〕{n}号", in: \.filingNumber, content: filingReport
        )
        .issued(by: atMaker)
    }

    @Sendable private static func submissionLetter(_ matter: Self, _ now: Moment) -> DocumentContent {
        DocumentContent(
            to: now.organs.name(of: matter.maker),
            [
                "我单位起草的《\(matter.title)》已经评估论证\(matter.consultationText)，并经本单位合法性审核，现送请审核。",
                "一、制定的必要性：\(matter.necessity)", "二、制定依据：\(matter.legalBasis)", "三、评估论证结论：\(matter.assessment)",
                "四、意见采纳情况：\(matter.exemption == nil ? matter.adoptionExplanation : matter.exemptionNote)",
                "五、公平竞争审查：\(matter.competitionConclusion?.name ?? "不涉及经营者经济活动")", "六、本单位合法性审核意见：\(matter.legalUnitOpinion)",
                "附件：\(matter.papers.shown)",
            ],
            signature: now.organs.name(of: matter.drafter), day: matter.submittedOn)
    }

    private var consultationText: String {
        guard let from = consultationOpenedOn, let until = consultUntil else { return "" }
        return "，于\(from.chinese)至\(until.chinese)公开征求意见"
    }

    /// 公布稿 header: what the provincial form prints above the text, and the clause on effect and validity below it.
    @Sendable private static func issuedText(_ matter: Self, _ now: Moment) -> DocumentContent {
        let maker = now.organs.name(of: matter.maker)
        // It is signed before it is registered: the number of the register is printed once there is one.
        return DocumentContent(
            [
                "\(maker)", "关于印发《\(matter.title)》的通知", "\(matter.number)",
                "统一登记号：\(matter.registrationNumber)", "《\(matter.title)》已经\(matter.meetings.last?.name ?? "")审议通过，现印发给你们，请认真贯彻执行。",
                matter.effectText,
            ].said,
            signature: maker, day: matter.signedOn)
    }

    private var effectText: String {
        guard let from = effectiveOn, let until = validUntil else { return "" }
        return "本文件自\(from.chinese)起施行，有效期至\(until.chinese)。"
    }

    @Sendable private static func registrationNote(_ matter: Self, _ now: Moment) -> DocumentContent {
        DocumentContent(
            to: now.organs.name(of: matter.maker),
            [
                "《\(matter.title)》（\(matter.number)）经合法性审核和集体审议，准予登记。", "统一登记号：\(matter.registrationNumber)",
                "未经统一登记、统一编号、统一公布的规范性文件，不得作为行政管理依据。",
            ],
            signature: now.organs.name(of: matter.registrar), day: matter.registeredOn)
    }

    @Sendable private static func filingReport(_ matter: Self, _ now: Moment) -> DocumentContent {
        DocumentContent(
            to: matter.filedWith.shown,
            [
                "现将《\(matter.title)》（\(matter.number)，统一登记号\(matter.registrationNumber)）报送备案。",
                "该文件于\(matter.publishedOn?.chinese ?? "")公布，自\(matter.effectiveOn?.chinese ?? "")起施行，有效期至\(matter.validUntil?.chinese ?? "")。",
                "附：文件正式文本、起草说明、制定依据、合法性审核意见。",
            ],
            signature: now.organs.name(of: matter.maker), day: matter.filedOn)
    }
}
