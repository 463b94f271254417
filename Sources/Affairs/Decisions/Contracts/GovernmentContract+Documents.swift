package import Kernel

private let local = Law.localContracts

extension GovernmentContract {
    @Documents
    package static var documents: [OfficialDocument<Self>] {
        OfficialDocument(
            "submission", "政府合同送审函", basis: local.cited(), number: "{organ}合审〔{year}〕{n}号", in: \.submissionNumber, content: submissionLetter)
        OfficialDocument("reply", "政府合同审查意见采纳情况回复", basis: local.cited(), content: replyLetter)
        OfficialDocument("contract", "政府合同", basis: local.cited(), number: "{organ}合〔{year}〕{n}号", in: \.number, content: contractSheet)
            .issued(by: atParty).numberingMatter()
        OfficialDocument(
            "filing", "政府合同备案表", basis: local.cited(), number: "{organ}合备〔{year}〕{n}号", in: \.filingNumber, content: filingForm)
        OfficialDocument(
            "termination", "解除合同通知书", basis: Law.businessEnvironment(31), number: "{organ}合解〔{year}〕{n}号", in: \.terminationNumber,
            content: terminationNotice
        )
        .issued(by: atParty)
    }

    private var priceText: String { amount.map { "金额\($0.chinese)" } ?? "不含价款" }

    @Sendable private static func submissionLetter(_ matter: Self, _ now: Moment) -> DocumentContent {
        DocumentContent(
            to: now.organs.nearest(.justice, to: now.organ).map { now.organs.name(of: $0) } ?? "",
            [
                "我单位承办的《\(matter.title)》（\(matter.category?.name ?? "")，\(matter.priceText)）拟由\(now.organs.name(of: matter.party))与\(matter.counterparty.name)签订，现送请合法性审查。",
                "一、立项理由：\(matter.necessity)", "二、相对方资信：\(matter.credit?.name ?? "")。\(matter.diligence)",
                "三、相对方的确定：\(matter.selection?.name ?? "")。\(matter.selectionNote)",
                "四、风险评估：\(matter.riskLevel?.name ?? "不属重大合同，未作评估")。\(matter.riskMeasures)", "五、主要条款：\(matter.terms)",
                "六、法律顾问意见：\(matter.adviserOpinion)", "七、本单位初审意见：\(matter.checkOpinion)", "附件：\(matter.papers.shown)",
            ],
            signature: now.organs.name(of: matter.undertaker), day: matter.submittedOn)
    }

    @Sendable private static func replyLetter(_ matter: Self, _ now: Moment) -> DocumentContent {
        let lines = matter.suggestions.enumerated().map { index, suggestion in
            let reply = matter.replies.first { $0.item == index + 1 }
            return "\(index + 1)．\(suggestion)——\(reply?.adoption?.name ?? "")。\(reply?.reason ?? "")"
        }
        return DocumentContent(
            to: now.organs.nearest(.justice, to: now.organ).map { now.organs.name(of: $0) } ?? "",
            ["你局对《\(matter.title)》的合法性审查意见收悉，现将修改情况回复如下："] + lines, signature: now.organs.name(of: matter.undertaker),
            day: matter.repliedOn)
    }

    /// The head of the contract: its own text is the attachment.
    @Sendable private static func contractSheet(_ matter: Self, _ now: Moment) -> DocumentContent {
        let period = [matter.performFrom?.chinese, matter.performUntil?.chinese].compactMap { $0 }.joined(separator: "至")
        return DocumentContent(
            [
                "合同编号：\(matter.number)", "合同名称：\(matter.title)", "甲方：\(now.organs.name(of: matter.party))", "乙方：\(matter.counterparty.name)",
                matter.priceText, "履行期：\(period)", "主要条款：\(matter.terms)",
            ],
            signature: "甲方代表：\(matter.signatory)", day: matter.signedOn)
    }

    @Sendable private static func filingForm(_ matter: Self, _ now: Moment) -> DocumentContent {
        DocumentContent(
            to: now.organs.nearest(.justice, to: now.organ).map { now.organs.name(of: $0) } ?? "",
            [
                "合同《\(matter.title)》（\(matter.number)）已于\(matter.signedOn?.chinese ?? "")签订，现报送备案。",
                "签约主体：\(now.organs.name(of: matter.party))；相对方：\(matter.counterparty.name)；\(matter.priceText)。",
                "合法性审查结论：\(matter.reviewOutcome?.name ?? "")\(matter.deliberationWords)。",
                matter.isFiledLate ? "本合同超过备案期限报送。" : "本合同在备案期限内报送。",
            ],
            signature: now.organs.name(of: matter.undertaker), day: matter.filedOn)
    }

    /// Only a major contract is deliberated on; a meeting on an earlier draft is none on this one.
    private var deliberationWords: String {
        guard deliberatedOn != nil, let meeting = meetings.last else { return "" }
        return "；集体讨论：\(meeting.name)"
    }

    @Sendable private static func terminationNotice(_ matter: Self, _ now: Moment) -> DocumentContent {
        var paragraphs = [
            "《\(matter.title)》（\(matter.number)）因\(matter.terminationGround?.name ?? "")，依照\(matter.terminationArticle)的规定解除。",
            matter.terminationNote,
        ]
        if !matter.compensation.isEmpty { paragraphs.append("补偿：\(matter.compensation)") }
        return DocumentContent(
            to: matter.counterparty.name, paragraphs, remedies: "对解除合同有异议的，可以依法或者依合同约定申请仲裁、提起诉讼。",
            signature: now.organs.name(of: matter.party), day: matter.terminatedOn)
    }

    /// 解除 by agreement or on an agreed ground, and that on a ground of the law, stand in two articles.
    private var terminationArticle: Basis {
        let hasCode = (signedOn ?? proposedOn).map { Law.civilCode.isInForce(on: $0) } ?? true
        return switch terminationGround {
        case .statutory: hasCode ? Law.civilCode(563) : Law.contractLaw1999(94)
        case .publicInterest: Law.businessEnvironment(31)
        case .agreement, .agreedRight, .reorganisation, nil: hasCode ? Law.civilCode(562) : Law.contractLaw1999(93)
        }
    }

    /// 采购合同公告: within two working days, without what is secret; a natural person's contract is not shown here.
    @Publications
    package static var publications: [Publication<Self>] {
        Publication(
            "award", "政府采购合同公告", basis: Law.procurementRules(50),
            shows: \.title, \.number, \.category, \.party, \.counterparty.organisationName, \.amount, \.selection, \.signedOn, \.performFrom,
            \.performUntil
        )
        .when("不涉及国家秘密、商业秘密，相对方不是自然人的") { matter, _ in
            !matter.isConfidential && matter.counterpartyKind != .naturalPerson
        }
    }
}
