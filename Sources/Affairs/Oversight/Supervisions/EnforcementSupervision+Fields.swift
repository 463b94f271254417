package import Kernel

extension EnforcementSupervision {
    @ListBuilder<Field<Self>>
    package static var fields: [Field<Self>] {
        planFields
        inspectionFields
        handlingFields
    }

    @ListBuilder<Field<Self>>
    private static var planFields: [Field<Self>] {
        Field("subject", \.subject, "被监督单位").indexed()
        Field("subjectLevel", \.subjectLevel, "被监督单位层级")
        Field("mode", \.mode, "监督方式").indexed()
        Field("topic", \.topic, "监督事项")
        Field("planNote", \.planNote, "监督检查计划、方案").long()
        Field("plannedOn", \.plannedOn, "立项日期")
        Field("complainant", \.complainant, "投诉举报人").personal(.name)
        Field("complaint", \.complaint, "投诉举报内容").long()
        Field("complainedOn", \.complainedOn, "收到投诉举报日期")
        Field("declineReason", \.declineReason, "不予受理理由").long()
        Field("declinedOn", \.declinedOn, "不予受理日期")
        Field("reply", \.reply, "答复内容").long()
        Field("repliedOn", \.repliedOn, "答复日期")
    }

    @ListBuilder<Field<Self>>
    private static var inspectionFields: [Field<Self>] {
        Field("noticeNumber", \.noticeNumber, "检查通知书文号")
        Field("notifiedOn", \.notifiedOn, "通知日期")
        Field("supervisors", \.supervisors, "行政执法监督人员").help("不少于两人，写明监督证号")
        Field("interested", \.interested, "与监督事项有利害关系的人员")
        Field("startedOn", \.startedOn, "检查开始日期")
        Field("findings", \.findings, "发现的问题")
        Field("statement", \.statement, "被监督单位的说明").long()
        Field("statedOn", \.statedOn, "说明日期")
        Field("report", \.report, "监督检查报告").long()
        Field("inspectedOn", \.inspectedOn, "检查结束日期").indexed()
    }

    @ListBuilder<Field<Self>>
    private static var handlingFields: [Field<Self>] {
        Field("opinion", \.opinion, "监督意见").long()
        Field("opinionNumber", \.opinionNumber, "意见书文号")
        Field("opinedOn", \.opinedOn, "意见书日期")
        Field("servedOn", \.servedOn, "意见书送达日期")
        Field("selfCorrection", \.selfCorrection, "自行纠正情况").long()
        Field("selfCorrectedOn", \.selfCorrectedOn, "报告自行纠正日期")
        Field("checkNote", \.checkNote, "核查意见").long()
        Field("isInsufficient", \.isInsufficient, "自行纠正不到位")
        Field("orders", \.orders, "决定种类")
        Field("decision", \.decision, "监督决定").long()
        Field("decisionNumber", \.decisionNumber, "决定书文号")
        Field("decidedOn", \.decidedOn, "决定日期")
        Field("decidedBy", \.decidedBy, "作出决定的机关")
        Field("rectification", \.rectification, "整改结果")
        Field("rectifiedOn", \.rectifiedOn, "整改结束日期")
        Field("criticism", \.criticism, "通报批评内容").long()
        Field("criticismNumber", \.criticismNumber, "通报文号")
        Field("criticisedOn", \.criticisedOn, "通报日期")
        Field("clue", \.clue, "移送的问题线索").long()
        Field("clueTo", \.clueTo, "移送机关")
        Field("clueNumber", \.clueNumber, "移送函文号")
        Field("clueOn", \.clueOn, "移送日期")
        Field("clueReceipt", \.clueReceipt, "移送的回执").help("受移送机关签收人、回执文号")
        Field("clueReceivedOn", \.clueReceivedOn, "受移送机关签收日期")
        Field("clueAnswer", \.clueAnswer, "受移送机关的答复")
        Field("clueAnswerNote", \.clueAnswerNote, "答复的文号和内容").long().personal(.hidden)
        Field("clueAnsweredOn", \.clueAnsweredOn, "收到答复日期")
        Field("outcome", \.outcome, "结果")
        Field("closedOn", \.closedOn, "办结日期")
    }
}
