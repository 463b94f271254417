import Kernel

/// What the parties say and agree is theirs: an agreement is not public unless they choose (人民调解法第二十三条第三项), and a
/// mediator keeps their secrets (第十五条第四项). Their words are therefore personal data throughout.
extension PeoplesMediation {
    static let archive: Mount<Self, Archive<FilePaper>> = Mount("archive", \.archive, "案卷")

    @ListBuilder<Field<Self>>
    static var registrationFields: [Field<Self>] {
        Field("source", \.source, "来源").indexed()
        Field("applicationForm", \.applicationForm, "申请方式")
        Field("referralNumber", \.referralNumber, "移送文号")
        Field("referredOn", \.referredOn, "移送日期")
        Field("disputeKind", \.disputeKind, "纠纷类别").indexed()
        Field("subject", \.subject, "纠纷名称").help("不写当事人姓名").rule("纠纷名称不得超过60字") { $0.subject.count <= 60 }
        Field("place", \.place, "纠纷发生地")
        Field("arisenOn", \.arisenOn, "纠纷发生日期")
        Field("parties", \.parties, "当事人").personal(.hidden)
            .rule("当事人至少两方，各有姓名或者名称，重名的加注以资区别") { $0.parties.areSides && $0.parties.areDistinct }
        Field("brief", \.brief, "纠纷简要情况").long().personal(.hidden)
        Field("claims", \.claims, "各方要求和理由").long().personal(.hidden)
        Field("amountInDispute", \.amountInDispute, "争议金额")
        Field("registeredOn", \.registeredOn, "登记日期").indexed()
        Field("settlementNote", \.settlementNote, "就地化解情况").long().personal(.hidden)
        Field("settledOn", \.settledOn, "就地化解日期")
        Field("bars", \.bars, "不得受理的情形").help("没有的不填")
        Field("declineReason", \.declineReason, "不予受理理由")
        Field("declineNote", \.declineNote, "不予受理说明").long().personal(.hidden)
        Field("declinedOn", \.declinedOn, "不予受理日期")
        Field("acceptedOn", \.acceptedOn, "受理日期")
        Field("channelsTold", \.channelsTold, "已告知的其他途径")
    }

    @ListBuilder<Field<Self>>
    static var riskFields: [Field<Self>] {
        Field("risk", \.risk, "激化风险").indexed()
        Field("preventiveMeasures", \.preventiveMeasures, "预防措施").long().personal(.hidden)
        Field("reportedTo", \.reportedTo, "报告对象")
        Field("reportNote", \.reportNote, "报告情况").long().personal(.hidden)
        Field("riskReportedOn", \.riskReportedOn, "报告日期")
        Field("majorGrounds", \.majorGrounds, "重大、疑难、复杂的情形").indexed()
        Field("majorNote", \.majorNote, "重大、疑难、复杂情况").long().personal(.hidden)
        Field("majorOn", \.majorOn, "列为重大疑难复杂纠纷日期")
        Field("refusals", \.refusals, "当事人拒绝记录").personal(.hidden)
        Field("resumingParty", \.resumingParty, "同意恢复调解的当事人").personal(.name)
        Field("resumptionNote", \.resumptionNote, "同意恢复调解的情况").long().personal(.hidden)
    }

    @ListBuilder<Field<Self>>
    static var mediationFields: [Field<Self>] {
        Field("mediators", \.mediators, "人民调解员").indexed()
        Field("mediatorNames", \.mediatorNames, "人民调解员姓名")
        Field("chosenBy", \.chosenBy, "选定方式")
        Field("nearRelatives", \.nearRelatives, "当事人的近亲属").help("在本调解组织任调解员的")
        Field("objections", \.objections, "当事人要求回避记录")
        Field("misconducts", \.misconducts, "调解员违规记录")
        Field("rightsTold", \.rightsTold, "已告知人民调解的性质、原则、效力和当事人的权利义务")
        Field("closedRequested", \.closedRequested, "当事人要求不公开进行")
        Field("mediationStartedOn", \.mediationStartedOn, "开始调解日期")
        Field("invitees", \.invitees, "受邀参与人").personal(.hidden)
        Field("inquiryOn", \.inquiryOn, "调查日期")
        Field("inquiryNote", \.inquiryNote, "调查情况").long().personal(.hidden)
        Field("evidence", \.evidence, "证据材料").personal(.hidden)
        Field("sessions", \.sessions, "调解记录").personal(.hidden)
        Field("extensionDays", \.extensionDays, "约定延长日数").rule("约定延长日数应为正整数") { (1...9_999).contains($0.extensionDays ?? 0) }
        Field("extensionAgreed", \.extensionAgreed, "各方当事人同意延长")
        Field("feesTaken", \.feesTaken, "向当事人收取的费用").help("人民调解不收费；已收的退还后填0")
    }

    @ListBuilder<Field<Self>>
    static var resultFields: [Field<Self>] {
        Field("outcome", \.outcome, "调解结果").indexed()
        Field("concludedOn", \.concludedOn, "调解终结日期")
        Field("endReason", \.endReason, "终止理由")
        Field("endNote", \.endNote, "终止说明").long().personal(.hidden)
        Field("stoppedOn", \.stoppedOn, "未经调解终结日期")
        Field("agreementForm", \.agreementForm, "协议形式")
        Field("agreementNumber", \.agreementNumber, "调解协议书文号").indexed()
        Field("agreementFacts", \.agreementFacts, "纠纷主要事实、争议事项和各方责任").personal(.hidden)
        Field("terms", \.terms, "协议内容").long().personal(.hidden)
        Field("performanceMethod", \.performanceMethod, "履行方式").personal(.hidden)
        Field("performBy", \.performBy, "履行期限")
        Field("amount", \.amount, "协议金额")
        Field("signedBy", \.signedBy, "已签名、盖章或者按指印的当事人").personal(.hidden)
        Field("mediatorSigned", \.mediatorSigned, "人民调解员已签名")
        Field("sealed", \.sealed, "已加盖人民调解委员会印章")
        Field("writingWaived", \.writingWaived, "各方当事人认为无需制作调解协议书")
        Field("effectiveOn", \.effectiveOn, "协议生效日期").help("书面的为签名盖章齐备之日，口头的为达成协议之日")
        Field("flaws", \.flaws, "协议不合法或者不能确认的情形").help("没有的不填")
        Field("amendmentReason", \.amendmentReason, "变更协议的事由").long().personal(.hidden)
        Field("amendmentAgreed", \.amendmentAgreed, "各方当事人同意变更")
        Field("formerAgreements", \.formerAgreements, "变更前的协议").personal(.hidden)
    }

    @ListBuilder<Field<Self>>
    static var followUpFields: [Field<Self>] {
        Field("confirmationWanted", \.confirmationWanted, "双方当事人认为有必要申请司法确认")
        Field("confirmationJoint", \.confirmationJoint, "双方当事人共同申请")
        Field("confirmationCourt", \.confirmationCourt, "申请司法确认的人民法院")
        Field("confirmationAppliedOn", \.confirmationAppliedOn, "申请司法确认日期")
        Field("courtCaseNumber", \.courtCaseNumber, "司法确认案号")
        Field("courtAcceptedOn", \.courtAcceptedOn, "法院受理日期")
        Field("rulingExtensionDays", \.rulingExtensionDays, "法院延长日数").rule("法院延长日数应为1至90的整数") { (1...90).contains($0.rulingExtensionDays ?? 1) }
        Field("rulingOutcome", \.rulingOutcome, "司法确认结果")
        Field("rulingOn", \.rulingOn, "司法确认结果日期")
        Field("confirmations", \.confirmations, "司法确认记录")
        Field("confirmedOn", \.confirmedOn, "确认有效日期")
        Field("performance", \.performance, "履行情况").indexed()
        Field("performanceNote", \.performanceNote, "履行说明").long().personal(.hidden)
        Field("performedOn", \.performedOn, "履行完毕日期")
        Field("revisits", \.revisits, "回访记录").personal(.hidden)
        archive.fields
    }
}
