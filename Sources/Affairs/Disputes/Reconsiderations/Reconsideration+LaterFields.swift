import Kernel

/// The record's later parts: from the hearing to the archive.
extension Reconsideration {
    /// 听证、咨询和附带审查.
    @ListBuilder<Field<Self>>
    static var hearingFields: [Field<Self>] {
        hearing.fields
        Field("headAttended", \.headAttended, "被申请人的负责人参加听证")
        Field("headAbsence", \.headAbsence, "负责人不能参加的理由和委托的工作人员")
        Field("adviceGround", \.adviceGround, "提请行政复议委员会的理由")
        Field("adviceAskedOn", \.adviceAskedOn, "提请行政复议委员会日期")
        Field("advice", \.advice, "行政复议委员会的咨询意见").long()
        Field("advisedOn", \.advisedOn, "咨询意见日期")
        Field("adviceAdoption", \.adviceAdoption, "咨询意见采纳情况").long().help("不采纳的说明理由（2026年7月起）")
        Field("collateralOf", \.collateralOf, "附带审查的文件").help("在本县登记的填写，条款被认定不合法的，该文件随之标明")
        Field("collateralDocument", \.collateralDocument, "附带审查的规范性文件或者依据").long()
        Field("collateralMaker", \.collateralMaker, "制定机关")
        Field("collateralPower", \.collateralPower, "处理权限")
        Field("collateralRaisedOn", \.collateralRaisedOn, "提出或者发现日期")
        Field("makerNotifiedOn", \.makerNotifiedOn, "书面通知制定机关日期")
        Field("makerReply", \.makerReply, "制定机关的书面答复").long()
        Field("makerRepliedOn", \.makerRepliedOn, "制定机关答复日期")
        Field("forwardedTo", \.forwardedTo, "有权处理的机关")
        Field("forwardedOn", \.forwardedOn, "转送有权机关日期")
        Field("forwardReceivedOn", \.forwardReceivedOn, "有权机关收到转送日期")
        Field("collateralFinding", \.collateralFinding, "附带审查的结论")
        Field("collateralResult", \.collateralResult, "附带审查的处理")
        Field("collateralDoneOn", \.collateralDoneOn, "附带审查处理完毕日期")
        Field("collateralClauses", \.collateralClauses, "停止执行的条款和责令纠正的事项").long()
        Field("correctionOrderedOn", \.correctionOrderedOn, "责令制定机关纠正日期")
        Field("correctionNumber", \.correctionNumber, "责令纠正决定文号")
        Field("makerCorrection", \.makerCorrection, "制定机关纠正情况").long()
        Field("makerCorrectedOn", \.makerCorrectedOn, "制定机关纠正日期")
    }

    /// 中止、延期、调解、终止.
    @ListBuilder<Field<Self>>
    static var courseFields: [Field<Self>] {
        Field("suspensionCause", \.suspensionCause, "中止原因")
        Field("suspensionNote", \.suspensionNote, "中止的事实").long()
        Field("suspensionAgreed", \.suspensionAgreed, "申请人和被申请人同意中止")
        Field("suspendedOn", \.suspendedOn, "中止日期").help("恢复时清空")
        Field("suspensionNumber", \.suspensionNumber, "中止通知书文号")
        Field("resumptionReason", \.resumptionReason, "中止原因消除的情形").long()
        Field("resumptionNumber", \.resumptionNumber, "恢复审理通知书文号")
        Field("suspensions", \.suspensions, "中止记录")
        Field("extensionDays", \.extensionDays, "延长日数").rule("延长期限最多不得超过三十日") { $0.extensionDays.map { (1...30).contains($0) } ?? true }
        Field("extensionReason", \.extensionReason, "情况复杂的理由").long()
        Field("extendedOn", \.extendedOn, "批准延期日期")
        Field("extensionNumber", \.extensionNumber, "延期通知书文号")
        Field("mediationScope", \.mediationScope, "调解事项")
        Field("mediationAgreement", \.mediationAgreement, "调解协议").long()
        Field("mediationSigned", \.mediationSigned, "各方当事人自愿达成并签字或者签章")
        Field("mediationLawful", \.mediationLawful, "不损害国家利益、社会公共利益和他人合法权益，不违反强制性规定")
        Field("mediationEffectiveOn", \.mediationEffectiveOn, "调解书生效日期").help("各方签字或者签章之日；不填的为登记当日")
        Field("mediationNumber", \.mediationNumber, "调解书文号")
        Field("terminationCause", \.terminationCause, "终止原因").indexed()
        Field("terminationNote", \.terminationNote, "终止的事实").long()
        Field("withdrawalAllowed", \.withdrawalAllowed, "撤回出于自愿，行政复议机构准予")
        Field("settlement", \.settlement, "和解协议").long()
        Field("settlementLawful", \.settlementLawful, "和解不损害国家利益、社会公共利益和他人合法权益，不违反强制性规定")
        Field("settlementDiscretion", \.settlementDiscretion, "争议的是行使自由裁量权的行为").help("2023年修订前只有这类行为可以和解")
        Field("terminationNumber", \.terminationNumber, "终止决定书文号")
    }

    /// 决定.
    @ListBuilder<Field<Self>>
    static var decisionFields: [Field<Self>] {
        Field("facts", \.facts, "审理查明的事实").long()
        Field("findings", \.findings, "本机关认为")
        Field("proposedOutcome", \.proposedOutcome, "拟作决定")
        Field("ground", \.ground, "认定情形")
        Field("orders", \.orders, "决定主文").help("履行、变更、责任承担的具体内容")
        Field("effect", \.effect, "对申请人的影响")
        Field("thirdPartyOpposes", \.thirdPartyOpposes, "第三人提出相反请求")
        Field("remakeOrdered", \.remakeOrdered, "责令重新作出行政行为")
        Field("performanceDays", \.performanceDays, "履行期限（日）").rule("履行期限应为1至365日") { $0.performanceDays.map { (1...365).contains($0) } ?? true }
        Field("compensationDecision", \.compensationDecision, "对赔偿请求的决定")
        Field("compensationAmount", \.compensationAmount, "赔偿金额")
        Field("tookProperty", \.tookProperty, "被撤销、变更的行为收取、没收、征收或者查封、扣押、冻结了财产").help("没有一并提出赔偿请求的也应当同时责令返还")
        Field("propertyOrder", \.propertyOrder, "对财产的处理")
        Field("followsHearingRecord", \.followsHearingRecord, "根据听证笔录认定事实")
        Field("proposedOn", \.proposedOn, "提出审理意见日期")
        Field("returnNote", \.returnNote, "退回重新审理的意见").long()
        Field("decisionManner", \.decisionManner, "决定方式")
        Field("meetings", \.meetings, "集体讨论")
        Field("isMajorDecision", \.isMajorDecision, "重大行政复议决定")
        Field("decidedOn", \.decidedOn, "决定日期")
        Field("decisionNumber", \.decisionNumber, "行政复议决定书文号")
        Field("outcome", \.outcome, "办理结果").indexed()
        Field("concludedOn", \.concludedOn, "审结日期").indexed()
        Field("isLate", \.isLate, "超过审理期限").help("审结时按审理期限、中止和延期算出")
        decisionService.fields
    }

    /// 意见书、履行、公开、归档.
    @ListBuilder<Field<Self>>
    static var aftermathFields: [Field<Self>] {
        Field("opinionTo", \.opinionTo, "意见书发往机关")
        Field("opinionText", \.opinionText, "意见书内容").long()
        Field("opinionIssuedOn", \.opinionIssuedOn, "意见书制发日期")
        Field("opinionNumber", \.opinionNumber, "意见书文号")
        Field("opinionReceivedOn", \.opinionReceivedOn, "收到意见书日期")
        Field("rectification", \.rectification, "纠正情况").long()
        Field("rectifiedOn", \.rectifiedOn, "报送纠正情况日期")
        Field("performanceReport", \.performanceReport, "履行情况").long()
        Field("remadeAct", \.remadeAct, "重新作出的行政行为文号")
        Field("remadeComparison", \.remadeComparison, "重新作出的行为与原行为")
        Field("performedOn", \.performedOn, "履行日期")
        Field("orderDays", \.orderDays, "责令履行的期限（日）").rule("期限应为1至365日") { $0.orderDays.map { (1...365).contains($0) } ?? true }
        Field("interviewed", \.interviewed, "已约谈有关负责人")
        Field("criticised", \.criticised, "已通报批评")
        Field("orderedOn", \.orderedOn, "责令履行日期")
        Field("orderNumber", \.orderNumber, "责令履行通知书文号")
        Field("enforcementManner", \.enforcementManner, "强制执行的方式")
        Field("enforcementNote", \.enforcementNote, "强制执行情况").long()
        Field("enforcedOn", \.enforcedOn, "强制执行日期")
        Field("superior", \.superior, "被申请人的上一级主管部门")
        Field("copiedOn", \.copiedOn, "抄告日期")
        Field("filedTo", \.filedTo, "备案机关")
        Field("filedOn", \.filedOn, "备案日期")
        Field("publicText", \.publicText, "公开文本").help("已隐去个人信息、商业秘密")
        // Of a citizen no more than the family name is ever written here, so what stands here whole is an organisation's name.
        Field("publicApplicant", \.publicApplicant, "公开的申请人").help("公民只留姓氏").publicName()
        Field("publicRespondent", \.publicRespondent, "被申请人名称")
        Field("publishedOn", \.publishedOn, "公开日期")
        Field("closedOn", \.closedOn, "归档日期")
        Field("annulledOn", \.annulledOn, "行政复议决定被人民法院撤销日期")
        Field("annulment", \.annulment, "撤销行政复议决定的裁判")
        dutyClues.fields
    }
}
