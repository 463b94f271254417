package import Kernel

extension Rectification {
    @ListBuilder<Field<Self>>
    package static var fields: [Field<Self>] {
        handing
        planning
        reporting
        verifying
    }

    @ListBuilder<Field<Self>>
    private static var handing: [Field<Self>] {
        Field("source", \.source, "问题来源").indexed()
        Field("sourceNote", \.sourceNote, "来源说明").help("文号、会议、案号等，使人能找到问题的出处")
        Field("opinionNumber", \.opinionNumber, "行政复议意见书文号").help("没有制发意见书的不填")
        Field("opinionReceivedOn", \.opinionReceivedOn, "收到意见书日期").help("不填为交办之日")
        Field("problem", \.problem, "问题").long()
        Field("problemBasis", \.problemBasis, "认定依据").long()
        Field("severity", \.severity, "严重程度").help("不填为一般")
        Field("assigner", \.assigner, "交办机关").indexed().help("不填为县司法行政部门")
        Field("responsible", \.responsible, "整改责任单位").indexed()
        Field("assisting", \.assisting, "配合单位")
        Field("assignedOn", \.assignedOn, "交办日期")
        Field("number", \.number, "编号")
    }

    @ListBuilder<Field<Self>>
    private static var planning: [Field<Self>] {
        Field("target", \.target, "整改目标")
        Field("measuresPlanned", \.measuresPlanned, "整改措施").long()
        Field("rectifier", \.rectifier, "整改责任人")
        Field("targetDay", \.targetDay, "整改时限")
        Field("plannedOn", \.plannedOn, "方案制定日期")
        Field("progress", \.progress, "整改进展")
        Field("extensionReason", \.extensionReason, "延期理由").long()
        Field("extensionUntil", \.extensionUntil, "申请延至")
        Field("extensionAskedOn", \.extensionAskedOn, "申请延期日期").help("批准或者不批准后记入延期记录，理由、日期和意见随之清除")
        Field("extensionNote", \.extensionNote, "对延期申请的意见")
        Field("extensions", \.extensions, "延期记录")
    }

    @ListBuilder<Field<Self>>
    private static var reporting: [Field<Self>] {
        Field("report", \.report, "整改情况报告").long()
        Field("evidence", \.evidence, "佐证材料")
        Field("reportedOn", \.reportedOn, "申请销号日期").help("退回后清除")
        Field("firstReportedOn", \.firstReportedOn, "首次报送整改情况日期")
        Field("isLate", \.isLate, "逾期报送")
    }

    @ListBuilder<Field<Self>>
    private static var verifying: [Field<Self>] {
        Field("method", \.method, "核查方式")
        Field("verifiedFact", \.verifiedFact, "核查情况").long()
        Field("verdict", \.verdict, "核查结论")
        Field("verifier", \.verifier, "核查人")
        Field("verifications", \.verifications, "核查记录")
        Field("falsified", \.falsified, "弄虚作假")
        Field("escalation", \.escalation, "约谈、通报、问责建议").long()
        Field("escalatedOn", \.escalatedOn, "约谈、通报、问责建议日期")
        Field("sustainedOn", \.sustainedOn, "转长期坚持日期")
        Field("closedOn", \.closedOn, "销号日期").indexed()
        Field("withdrawReason", \.withdrawReason, "撤回交办的理由").long()
        Field("withdrawnOn", \.withdrawnOn, "撤回交办日期")
    }
}
